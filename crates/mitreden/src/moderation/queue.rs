//! The queue: what waits in all sources, what was reported, what is contested, in one order. Decides nothing.

use jiff::Timestamp;

use super::model::{self, Author, Deed, Entry, Matter};
use super::sources::{self, SOURCES};
use super::store;
use crate::app::App;
use crate::base::http::Error;

/// Everything that somebody has to look at, the most urgent first.
pub(super) async fn all(app: &App) -> Result<Vec<Entry>, Error> {
    let read = &app.site("").db.read;
    let mut entries = Vec::new();
    for source in SOURCES {
        let fresh = source.waiting(app).await?;
        entries.extend(fresh.into_iter().map(|matter| Entry { matter, reports: Vec::new(), objection: None, proposal: None }));
    }
    for report in store::open_reports(read).await? {
        if let Some(entry) = place(app, &mut entries, &report.kind, &report.subject_id, report.at).await? {
            entry.reports.push(report);
        }
    }
    for objection in store::open_objections(read).await? {
        if let Some(entry) = place(app, &mut entries, &objection.kind, &objection.subject_id, objection.at).await? {
            entry.objection = Some(objection);
        }
    }
    for proposal in store::proposals(read).await? {
        if let Some(entry) = place(app, &mut entries, &proposal.kind, &proposal.subject_id, proposal.at).await? {
            entry.proposal = Some(proposal);
        }
    }
    model::sort(&mut entries, app.site("").clock.now());
    Ok(entries)
}

/// The entry of a matter: the one there is, or a new one.
async fn place<'a>(app: &App, entries: &'a mut Vec<Entry>, kind: &str, id: &str, at: Timestamp) -> Result<Option<&'a mut Entry>, Error> {
    if let Some(known) = entries.iter().position(|entry| entry.matter.kind == kind && entry.matter.id == id) {
        return Ok(entries.get_mut(known));
    }
    let Some(matter) = look(app, kind, id, at).await? else { return Ok(None) };
    entries.push(Entry { matter, reports: Vec::new(), objection: None, proposal: None });
    Ok(entries.last_mut())
}

/// A matter that does not wait by itself. What is gone keeps its place until its reports are settled.
async fn look(app: &App, kind: &str, id: &str, at: Timestamp) -> Result<Option<Matter>, Error> {
    if kind == "page" {
        return Ok(Some(Matter { at, ..page(id) }));
    }
    let Some(source) = sources::of(kind) else { return Ok(None) };
    let found = source.look(app, id).await?;
    Ok(Some(found.unwrap_or_else(|| Matter { kind: source.kind(), id: id.to_owned(), at, ..page("") })))
}

/// A page of the portal as something that was reported.
pub(super) fn page(path: &str) -> Matter {
    Matter {
        kind: "page",
        id: path.to_owned(),
        place: path.to_owned(),
        address: path.to_owned(),
        name: String::new(),
        text: String::new(),
        at: Timestamp::UNIX_EPOCH,
        needed_by: None,
        files: Vec::new(),
        suspicions: Vec::new(),
        deeds: Vec::new(),
        author: Author::default(),
    }
}

/// One matter with all that belongs to it.
pub(super) async fn one(app: &App, kind: &str, id: &str) -> Result<Option<Entry>, Error> {
    let read = &app.site("").db.read;
    let Some(matter) = look(app, kind, id, app.site("").clock.now()).await? else { return Ok(None) };
    let reports = store::open_reports_about(read, kind, id).await?;
    if matter.place.is_empty() && reports.is_empty() && matter.text.is_empty() {
        return Ok(None);
    }
    let objection = store::open_objection(read, kind, id).await?;
    let proposal = store::proposal(read, kind, id).await?;
    Ok(Some(Entry { matter, reports, objection, proposal }))
}

/// What may be done with an entry: also answering a report without doing anything.
pub(super) fn deeds(entry: &Entry) -> Vec<Deed> {
    let keep = (!entry.reports.is_empty()).then_some(Deed::Keep);
    entry.matter.deeds.iter().copied().chain(keep).collect()
}
