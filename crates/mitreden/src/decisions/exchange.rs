//! Decisions as files and back: JSON and CSV hold what a form holds, so that both are checked by the same rules. All rows are taken, or none.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::form::DecisionForm;
use super::model::{Body, Decision};
use super::{changes, store};
use crate::app::Site;
use crate::audit::By;
use crate::base::check::{Check, Fault, Problem};
use crate::base::exchange;
use crate::base::http::Error;
use crate::base::slug::is_slug;

/// Most decisions of a file.
const ROWS_MAX: usize = 5_000;
/// The word of a body whose decisions hold.
const FINAL: &str = "final";
/// The word of a body that recommends.
const ADVICE: &str = "advice";

/// A decision in a file. Its body stands there by name, as ids are of one portal alone.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Record {
    /// The last part of its address: by it a decision is known again.
    address: String,
    /// Whether what the body decides holds: `final` or `advice`. Only for a body that is not there yet.
    weight: String,
    #[serde(flatten)]
    form: DecisionForm,
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

fn records(decisions: &[Decision]) -> Vec<Record> {
    let record = |decision: &Decision| Record {
        address: decision.slug.clone(),
        weight: if decision.body.is_final { FINAL } else { ADVICE }.to_owned(),
        form: DecisionForm { body: decision.body.name.clone(), ..DecisionForm::of(decision) },
    };
    decisions.iter().map(record).collect()
}

/// As JSON.
pub(super) fn json(decisions: &[Decision]) -> anyhow::Result<String> {
    exchange::json(&records(decisions))
}

/// As CSV.
pub(super) fn csv(decisions: &[Decision]) -> anyhow::Result<Vec<u8>> {
    exchange::csv(&records(decisions))
}

/// The body of a row by its name; a new one if there is none of that name. `None`: no body can be called so.
fn body_of(site: &Site, known: &mut Vec<Body>, new: &mut Vec<Body>, record: &Record) -> Option<Body> {
    let mut check = Check::default();
    let name = check.line("body", &record.form.body, super::form::LINE_MAX, true);
    if !check.faults.is_empty() || ![FINAL, ADVICE, ""].contains(&record.weight.as_str()) {
        return None;
    }
    if let Some(body) = known.iter().find(|body| body.name == name) {
        return Some(body.clone());
    }
    let body = Body { id: site.ids.id(), name, is_final: record.weight == FINAL };
    known.push(body.clone());
    new.push(body.clone());
    Some(body)
}

/// Takes a file: all of it, or nothing.
pub(super) async fn take(site: &Site, by: By<'_>, bytes: &[u8]) -> Result<Result<Taken, Refusal>, Error> {
    let Some(records) = exchange::read::<Record>(bytes, "title") else { return Ok(Err(Refusal::Unreadable)) };
    if records.len() > ROWS_MAX {
        return Ok(Err(Refusal::TooMany(ROWS_MAX)));
    }
    let tx = site.db.begin().await?;
    let mut bodies = store::bodies(&tx).await?;
    let (mut faults, mut taken, mut seen) = (Vec::new(), Taken::default(), HashSet::new());
    for (row, record) in (1..).zip(&records) {
        let (address, mut new) = (&record.address, Vec::new());
        let mut fault = |field: &str, problem| faults.push(RowFault { row, title: record.form.title.clone(), fault: (field.to_owned(), problem) });
        let is_strange = !address.is_empty() && (!is_slug(address) || changes::RESERVED.contains(&address.as_str()) || !seen.insert(address.clone()));
        if is_strange {
            fault("address", Problem::NoChoice);
            continue;
        }
        let Some(body) = body_of(site, &mut bodies, &mut new, record) else {
            fault("body", Problem::NoChoice);
            continue;
        };
        for body in &new {
            changes::add_body_in(&tx, site, by, body).await?;
        }
        let form = DecisionForm { body: body.id, ..record.form.clone() };
        match (form.check(&bodies), store::by_slug(&tx, address).await?) {
            (Err(found), _) => faults.extend(found.into_iter().map(|fault| RowFault { row, title: record.form.title.clone(), fault })),
            (Ok(draft), Some(known)) if changes::is_same(&draft, &known) => taken.same += 1,
            (Ok(draft), Some(known)) => {
                changes::change_in(&tx, site, by, &known, &draft, known.updated_at).await?;
                taken.changed += 1;
            }
            (Ok(draft), None) => {
                changes::add_in(&tx, site, by, &draft, address).await?;
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
