//! Measures as files and back: JSON and CSV hold what a form holds, so that both are checked by the same rules. All rows are taken, or none.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::form::MeasureForm;
use super::model::{Measure, Milestone, differences};
use super::{changes, store};
use crate::app::Site;
use crate::audit::By;
use crate::base::check::{Fault, Problem};
use crate::base::exchange;
use crate::base::http::Error;
use crate::base::ids::is_id;
use crate::base::money;
use crate::base::slug::is_slug;

/// Most measures of a file.
const ROWS_MAX: usize = 2_000;

/// A measure in a file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Record {
    /// The last part of its address: by it a measure is known again.
    address: String,
    #[serde(flatten)]
    form: MeasureForm,
}

/// What is wrong with a row of a file: its number from 1, its title, the field, the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowFault {
    pub(super) row: usize,
    pub(super) title: String,
    pub(super) fault: Fault,
}

/// Why a file was not taken.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It is neither JSON nor CSV with the columns of an export.
    Unreadable,
    /// It holds more rows than so many.
    TooMany(usize),
    /// Rows have faults.
    Rows(Vec<RowFault>),
}

/// What a file came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) added: usize,
    pub(super) changed: usize,
    pub(super) same: usize,
}

fn record(measure: &Measure) -> Record {
    Record { address: measure.slug.clone(), form: MeasureForm::of(measure) }
}

fn records(measures: &[Measure]) -> Vec<Record> {
    measures.iter().map(record).collect()
}

/// As JSON.
pub(super) fn json(measures: &[Measure]) -> anyhow::Result<String> {
    exchange::json(&records(measures))
}

/// As CSV.
pub(super) fn csv(measures: &[Measure]) -> anyhow::Result<Vec<u8>> {
    exchange::csv(&records(measures))
}

/// What a page shows of a measure that was kept as JSON. Read leniently: later versions of the program may ask for more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) address: String,
    pub(super) sign: String,
    pub(super) title: String,
    pub(super) field: String,
    pub(super) light: String,
    pub(super) standing: String,
    pub(super) phase: String,
    /// How many milestones there were, and how many of them were reached.
    pub(super) goals: usize,
    pub(super) reached: usize,
    /// What was spent up to then, in cents; `None`: nobody said.
    pub(super) spent: Option<i64>,
}

/// Measures that were kept as [`json`] wrote them.
pub(super) fn kept(content: &str) -> anyhow::Result<Vec<Kept>> {
    let records: Vec<Record> = serde_json::from_str(content)?;
    let kept = |Record { address, form }: Record| Kept {
        address,
        goals: form.goal.len(),
        reached: form.goal_reached.iter().filter(|day| !day.is_empty()).count(),
        spent: form.spent.iter().filter_map(|typed| money::parse(typed)).reduce(i64::saturating_add),
        phase: form.step_phase.last().cloned().unwrap_or_default(),
        sign: form.sign,
        title: form.title,
        field: form.field,
        light: form.light,
        standing: form.standing,
    };
    Ok(records.into_iter().map(kept).collect())
}

/// Takes a file: all of it, or nothing.
pub(super) async fn take(site: &Site, by: By<'_>, bytes: &[u8]) -> Result<Result<Taken, Refusal>, Error> {
    let Some(records) = exchange::read::<Record>(bytes, "title") else { return Ok(Err(Refusal::Unreadable)) };
    if records.len() > ROWS_MAX {
        return Ok(Err(Refusal::TooMany(ROWS_MAX)));
    }
    let tx = site.db.begin().await?;
    let (mut faults, mut taken, mut seen) = (Vec::new(), Taken::default(), HashSet::new());
    for (row, record) in (1..).zip(&records) {
        let mut fault = |field: &str, problem| faults.push(RowFault { row, title: record.form.title.clone(), fault: (field.to_owned(), problem) });
        let known = store::by_slug(&tx, &record.address).await?;
        let is_strange = !record.address.is_empty() && (!is_slug(&record.address) || changes::RESERVED.contains(&record.address.as_str()));
        if is_strange || (!record.address.is_empty() && !seen.insert(record.address.clone())) {
            fault("address", Problem::NoChoice);
            continue;
        }
        let own: Vec<String> = record.form.goal_id.iter().filter(|id| is_id(id)).cloned().collect();
        let foreign = store::goals(&tx, &own).await?.into_iter().any(|(_, _, slug)| slug != record.address);
        if foreign {
            fault("goal-0", Problem::NoChoice);
            continue;
        }
        let base = known.clone().unwrap_or_else(|| changes::blank(site));
        let goal = |id: String| Milestone { id, title: String::new(), planned: None, reached: None };
        let base = Measure { milestones: own.into_iter().map(goal).collect(), ..base };
        match (record.form.check(base, site.ids), known) {
            (Err(found), _) => faults.extend(found.into_iter().map(|fault| RowFault { row, title: record.form.title.clone(), fault })),
            (Ok((measure, _)), Some(known)) if differences(&known, &measure).is_empty() => taken.same += 1,
            (Ok((measure, _)), Some(known)) => {
                changes::change_in(&tx, site, by, &known, measure, "", known.updated_at).await?;
                taken.changed += 1;
            }
            (Ok((measure, _)), None) => {
                let slug = record.address.clone();
                changes::add_in(&tx, site, by, Measure { slug, ..measure }, "").await?;
                taken.added += 1;
            }
        }
    }
    // What is dropped here was written in this transaction alone.
    if !faults.is_empty() {
        return Ok(Err(Refusal::Rows(faults)));
    }
    tx.commit().await?;
    Ok(Ok(taken))
}
