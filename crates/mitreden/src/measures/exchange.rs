//! Measures as files and back: JSON and CSV hold what a form holds, so that both are checked by the same rules. All rows are taken, or none.

use serde::{Deserialize, Serialize};

use super::form::MeasureForm;
use super::model::{Measure, Milestone, differences};
use super::{changes, store};
use crate::app::Site;
use crate::audit::By;
use crate::base::check::Problem;
use crate::base::exchange::{self, Refusal, Report, Taken};
use crate::base::http::Error;
use crate::base::ids::is_id;
use crate::base::money;

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
    let records: Vec<Record> = match exchange::rows(bytes, "title", ROWS_MAX) {
        Ok(records) => records,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let tx = site.db.begin().await?;
    let mut report = Report::default();
    for record in &records {
        report.next(&record.form.title);
        let known = store::by_slug(&tx, &record.address).await?;
        if !report.address(&record.address, &changes::RESERVED) {
            continue;
        }
        let own: Vec<String> = record.form.goal_id.iter().filter(|id| is_id(id)).cloned().collect();
        let foreign = store::goals(&tx, &own).await?.into_iter().any(|(_, _, slug)| slug != record.address);
        if foreign {
            report.fault("goal-0", Problem::NoChoice);
            continue;
        }
        let base = known.clone().unwrap_or_else(|| changes::blank(site));
        let goal = |id: String| Milestone { id, title: String::new(), planned: None, reached: None };
        let base = Measure { milestones: own.into_iter().map(goal).collect(), ..base };
        match (record.form.check(base, site.today(), site.ids), known) {
            (Err(found), _) => report.faults(found),
            (Ok((measure, _)), Some(known)) if differences(&known, &measure).is_empty() => report.taken.same += 1,
            (Ok((measure, _)), Some(known)) => {
                changes::change_in(&tx, site, by, &known, measure, "", known.updated_at).await?;
                report.taken.changed += 1;
            }
            (Ok((measure, _)), None) => {
                let slug = record.address.clone();
                changes::add_in(&tx, site, by, Measure { slug, ..measure }, "").await?;
                report.taken.added += 1;
            }
        }
    }
    // What is dropped here was written in this transaction alone.
    let taken = match report.end() {
        Ok(taken) => taken,
        Err(refusal) => return Ok(Err(refusal)),
    };
    tx.commit().await?;
    Ok(Ok(taken))
}
