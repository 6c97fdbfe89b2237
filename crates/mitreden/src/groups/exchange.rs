//! Working groups as files and back: what everybody reads of them, never a member. All rows are taken, or none.

use std::collections::HashSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::form::{Fault, GroupForm, Problem};
use super::model::Group;
use super::{changes, store};
use crate::app::Site;
use crate::audit::By;
use crate::base::exchange;
use crate::base::http::Error;
use crate::base::slug::is_slug;

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

/// What is wrong with a row of a file: its number from 1, its title, the field with its problem.
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
        return Err(vec![("ended", Problem::NoChoice)]);
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
pub(super) async fn take(site: &Site, by: By<'_>, bytes: &[u8]) -> Result<Result<Taken, Refusal>, Error> {
    let Some(records) = exchange::read::<Record>(bytes, "title") else { return Ok(Err(Refusal::Unreadable)) };
    if records.len() > ROWS_MAX {
        return Ok(Err(Refusal::TooMany(ROWS_MAX)));
    }
    let tx = site.db.begin().await?;
    let (mut faults, mut taken, mut seen) = (Vec::new(), Taken::default(), HashSet::new());
    for (row, one) in (1..).zip(&records) {
        let mut fault = |fault: Fault| faults.push(RowFault { row, title: one.title.clone(), fault });
        let address = &one.address;
        if !address.is_empty() && (!is_slug(address) || changes::RESERVED.contains(&address.as_str()) || !seen.insert(address.clone())) {
            fault(("address", Problem::NoChoice));
            continue;
        }
        let known = store::by_slug(&tx, address).await?;
        match (checked(site, one, known.as_ref()), known) {
            (Err(found), _) => found.into_iter().for_each(&mut fault),
            (Ok(group), Some(known)) if record(&group) == record(&known) => taken.same += 1,
            (Ok(group), known) => {
                changes::keep_in(&tx, site, by, group, known.as_ref()).await?;
                let count = if known.is_some() { &mut taken.changed } else { &mut taken.added };
                *count += 1;
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
