//! Measures as files and back: JSON and CSV hold what a form holds, so that both are checked by the same rules. All rows are taken, or none.

use std::collections::HashSet;

use mitreden_report::sheets::plain;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::form::MeasureForm;
use super::model::{Measure, Milestone, differences};
use super::{changes, store};
use crate::app::Site;
use crate::audit::By;
use crate::base::check::{Fault, Problem};
use crate::base::http::Error;
use crate::base::ids::is_id;
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

/// As JSON.
pub(super) fn json(measures: &[Measure]) -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(&measures.iter().map(record).collect::<Vec<_>>())?)
}

/// The columns of a file; true: its cells hold one value a line.
fn columns() -> anyhow::Result<Vec<(String, bool)>> {
    let value = serde_json::to_value(Record::default())?;
    let columns = value.as_object().map(|object| object.iter().map(|(name, value)| (name.clone(), value.is_array())).collect());
    Ok(columns.unwrap_or_default())
}

/// As CSV (RFC 4180) with semicolons, UTF-8 with a mark, as spreadsheets here read it.
pub(super) fn csv(measures: &[Measure]) -> anyhow::Result<Vec<u8>> {
    let mut table = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let columns = columns()?;
    table.write_record(columns.iter().map(|(name, _)| name))?;
    for measure in measures {
        let value = serde_json::to_value(record(measure))?;
        let cell = |(name, _): &(String, bool)| match &value[name] {
            Value::Array(list) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
            other => other.as_str().unwrap_or_default().to_owned(),
        };
        table.write_record(columns.iter().map(|column| plain(&cell(column))))?;
    }
    Ok(table.into_inner()?)
}

/// The rows of a file.
fn read(bytes: &[u8]) -> Option<Vec<Record>> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('[') {
        return serde_json::from_str(text).ok();
    }
    let columns = columns().ok()?;
    let mut table = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let head: Vec<String> = table.headers().ok()?.iter().map(str::to_owned).collect();
    // A file with other columns is another file; nothing of it would be taken in silence.
    if !head.iter().any(|name| name == "title") || !head.iter().all(|name| columns.iter().any(|(known, _)| known == name)) {
        return None;
    }
    let mut records = Vec::new();
    for row in table.records() {
        let row = row.ok()?;
        let mut object = Map::new();
        for (name, cell) in head.iter().zip(row.iter()) {
            let cell = cell.strip_prefix('\'').filter(|rest| plain(rest) != *rest).unwrap_or(cell);
            let lines = columns.iter().any(|(known, lines)| known == name && *lines);
            let list = || cell.split('\n').map(|line| Value::from(line.trim_end_matches('\r'))).collect();
            let value = if lines { Value::Array(if cell.is_empty() { Vec::new() } else { list() }) } else { Value::from(cell) };
            object.insert(name.clone(), value);
        }
        records.push(serde_json::from_value(Value::Object(object)).ok()?);
    }
    Some(records)
}

/// Takes a file: all of it, or nothing.
pub(super) async fn take(site: &Site, by: By<'_>, bytes: &[u8]) -> Result<Result<Taken, Refusal>, Error> {
    let Some(records) = read(bytes) else { return Ok(Err(Refusal::Unreadable)) };
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
