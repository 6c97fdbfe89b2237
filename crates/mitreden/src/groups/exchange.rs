//! Working groups as files and back: what everybody reads of them, never a member. All rows are taken, or none.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::form::{Fault, GroupForm, Own, Problem};
use super::model::Group;
use super::{changes, store};
use crate::app::Site;
use crate::audit::By;
use crate::base::exchange::{self, Refusal, Report, Taken};
use crate::base::http::Error;

/// Most groups of a file.
const ROWS_MAX: usize = 1_000;

/// A group in a file. Rooms and members are of one portal alone and stay out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Record {
    /// The last part of its address: by it a group is known again.
    address: String,
    title: String,
    summary: String,
    purpose: String,
    joining: String,
    /// When it ended; empty: it works.
    ended: String,
}

fn record(group: &Group) -> Record {
    Record {
        address: group.slug.clone(),
        title: group.title.clone(),
        summary: group.summary.clone(),
        purpose: group.purpose.clone(),
        joining: group.joining.word().to_owned(),
        ended: group.ended_at.map(|at| at.to_string()).unwrap_or_default(),
    }
}

/// As JSON.
pub(super) fn json(groups: &[Group]) -> anyhow::Result<String> {
    exchange::json(&groups.iter().map(record).collect::<Vec<_>>())
}

/// As CSV.
pub(super) fn csv(groups: &[Group]) -> anyhow::Result<Vec<u8>> {
    exchange::csv(&groups.iter().map(record).collect::<Vec<_>>())
}

/// A row that was checked, put onto the group that is there, or onto a new one.
fn checked(site: &Site, record: &Record, known: Option<&Group>) -> Result<Group, Vec<Fault>> {
    let Record { title, summary, purpose, joining, .. } = record.clone();
    let draft = GroupForm { title, summary, purpose, joining, ..GroupForm::default() }.check()?;
    let typed = record.ended.trim();
    let ended_at: Option<Timestamp> = typed.parse().ok();
    if ended_at.is_none() && !typed.is_empty() {
        return Err(vec![("ended".to_owned(), Problem::NoChoice)]);
    }
    let now = site.clock.now();
    Ok(Group {
        id: known.map_or_else(|| site.ids.id(), |known| known.id.clone()),
        slug: record.address.clone(),
        title: draft.title,
        summary: draft.summary,
        purpose: draft.purpose,
        joining: draft.joining,
        room: known.and_then(|known| known.room.clone()),
        ended_at,
        updated_at: now,
    })
}

/// Takes a file: all of it, or nothing.
pub(super) async fn take(site: &Site, by: By<'_>, bytes: &[u8]) -> Result<Result<Taken, Refusal<Own>>, Error> {
    let records: Vec<Record> = match exchange::rows(bytes, "title", ROWS_MAX) {
        Ok(records) => records,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let tx = site.db.begin().await?;
    let mut report = Report::default();
    for one in &records {
        report.next(&one.title);
        if !report.address(&one.address, &changes::RESERVED) {
            continue;
        }
        let known = store::by_slug(&tx, &one.address).await?;
        match (checked(site, one, known.as_ref()), known) {
            (Err(found), _) => report.faults(found),
            (Ok(group), Some(known)) if record(&group) == record(&known) => report.taken.same += 1,
            (Ok(group), known) => {
                changes::keep_in(&tx, site, by, group, known.as_ref()).await?;
                let count = if known.is_some() { &mut report.taken.changed } else { &mut report.taken.added };
                *count += 1;
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
