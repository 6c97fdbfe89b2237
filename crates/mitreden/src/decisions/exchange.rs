//! Decisions as files and back: JSON and CSV hold what a form holds, so that both are checked by the same rules. All rows are taken, or none.

use serde::{Deserialize, Serialize};

use super::form::DecisionForm;
use super::model::{Body, Decision};
use super::{changes, store};
use crate::app::Site;
use crate::audit::By;
use crate::base::check::{Check, Problem};
use crate::base::exchange::{self, Refusal, Report, Taken};
use crate::base::http::Error;

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
    let mut check: Check = Check::default();
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
    let records: Vec<Record> = match exchange::rows(bytes, "title", ROWS_MAX) {
        Ok(records) => records,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let tx = site.db.begin().await?;
    let mut bodies = store::bodies(&tx).await?;
    let mut report = Report::default();
    for record in &records {
        let (address, mut new) = (&record.address, Vec::new());
        report.next(&record.form.title);
        if !report.address(address, &changes::RESERVED) {
            continue;
        }
        let Some(body) = body_of(site, &mut bodies, &mut new, record) else {
            report.fault("body", Problem::NoChoice);
            continue;
        };
        for body in &new {
            changes::add_body_in(&tx, site, by, body).await?;
        }
        let form = DecisionForm { body: body.id, ..record.form.clone() };
        match (form.check(&bodies), store::by_slug(&tx, address).await?) {
            (Err(found), _) => report.faults(found),
            (Ok(draft), Some(known)) if changes::is_same(&draft, &known) => report.taken.same += 1,
            (Ok(draft), Some(known)) => {
                changes::change_in(&tx, site, by, &known, &draft, known.updated_at).await?;
                report.taken.changed += 1;
            }
            (Ok(draft), None) => {
                changes::add_in(&tx, site, by, &draft, address).await?;
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
