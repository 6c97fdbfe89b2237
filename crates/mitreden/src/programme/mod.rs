//! The programme: series of events, events with agenda and speakers, as pages, calendars and feeds. Never what happens in a room.

mod calendar;
mod changes;
mod form;
mod listing;
pub(crate) mod model;
mod pages;
mod public;
mod room;
pub(crate) mod stocking;
mod store;
mod structured;

pub(crate) use calendar::Entry as CalendarEntry;
pub(crate) use listing::{EventRecord, listed};
pub use pages::routes;
pub use public::documents;

use sea_orm::{ConnectionTrait, DbErr};

use crate::app::{App, Site};
use crate::base::dates;
use crate::base::http::Error;
use crate::base::i18n::Language;

/// Ends the evenings that nobody ended, some hours after they should have been over: their chat goes, their doors close.
///
/// # Errors
/// The database's.
pub async fn end_forgotten(app: &App) -> Result<(), Error> {
    let site = app.site("");
    let now = site.clock.now();
    let events: Vec<_> = store::all_events(&site.db.read).await?.into_iter().filter(|event| event.is_forgotten(now)).collect();
    let courses = room::courses(app, &events).await?;
    for event in events.iter().filter(|event| courses.get(&event.id).is_some_and(|course| !course.ended)) {
        room::end(app, event).await;
    }
    Ok(())
}

/// The addresses of all series and events, for the sitemap.
///
/// # Errors
/// The database's.
pub async fn addresses(c: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let series = store::all_series(c).await?.into_iter().map(|series| format!("/programm/reihen/{}", series.slug));
    let events = store::all_events(c).await?.into_iter().map(|event| format!("/programm/{}", event.slug));
    Ok(series.chain(events).collect())
}

/// A series or an event, as others point to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// `series` or `event`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its path without language.
    pub address: String,
}

impl Subject {
    fn of_series(series: model::Series) -> Self {
        Self { kind: "series", address: format!("/programm/reihen/{}", series.slug), id: series.id, title: series.title }
    }

    fn of_event(event: model::Event) -> Self {
        Self { kind: "event", address: format!("/programm/{}", event.slug), id: event.id, title: event.title }
    }
}

/// All series, then all events, the latest first.
///
/// # Errors
/// The database's.
pub async fn subjects(c: &impl ConnectionTrait) -> Result<Vec<Subject>, DbErr> {
    let series = store::all_series(c).await?.into_iter().map(Subject::of_series);
    let events = store::all_events(c).await?.into_iter().rev().map(Subject::of_event);
    Ok(series.chain(events).collect())
}

/// The series or event with this id, if there is one.
///
/// # Errors
/// The database's.
pub async fn subject(c: &impl ConnectionTrait, kind: &str, id: &str) -> Result<Option<Subject>, DbErr> {
    match kind {
        "series" => Ok(store::series_by_id(c, id).await?.map(Subject::of_series)),
        "event" => Ok(store::event_by_id(c, id).await?.map(Subject::of_event)),
        _ => Ok(None),
    }
}

/// The event at an address.
///
/// # Errors
/// The database's.
pub(crate) async fn event(c: &impl ConnectionTrait, slug: &str) -> Result<Option<model::Event>, DbErr> {
    Ok(store::evening(c, slug).await?.map(|evening| evening.event))
}

/// The series at an address.
///
/// # Errors
/// The database's.
pub(crate) async fn series(c: &impl ConnectionTrait, slug: &str) -> Result<Option<model::Series>, DbErr> {
    store::series(c, slug).await
}

/// The event with this id.
///
/// # Errors
/// The database's.
pub(crate) async fn event_of_id(c: &impl ConnectionTrait, id: &str) -> Result<Option<model::Event>, DbErr> {
    store::event_by_id(c, id).await
}

/// The events with these ids, in order of their start.
///
/// # Errors
/// The database's.
pub(crate) async fn events_of_ids(c: &impl ConnectionTrait, ids: &[String]) -> Result<Vec<model::Event>, DbErr> {
    store::events_by_ids(c, ids).await
}

/// The calendar file of an event (RFC 5545), for a letter in this language.
///
/// # Errors
/// The database's.
pub(crate) async fn calendar_file(site: &Site, c: &impl ConnectionTrait, language: Language, event: &model::Event) -> Result<String, DbErr> {
    Ok(pages::calendar_file(site, language, &store::complete(c, event.clone()).await?))
}

/// The id of the event whose room this is.
///
/// # Errors
/// The database's.
pub(crate) async fn event_of_room(c: &impl ConnectionTrait, room: &str) -> Result<Option<String>, DbErr> {
    store::id_of_room(c, room).await
}

/// A calendar file with one entry that is no event of the programme.
pub(crate) fn calendar_of(site: &Site, name: &str, source: &str, entry: CalendarEntry) -> String {
    calendar::write(&calendar::Calendar { name, source, room_label: "", entries: vec![entry] }, &site.zone())
}

/// The events entered after a moment, with the moment of each.
///
/// # Errors
/// The database's.
pub(crate) async fn added(c: &impl ConnectionTrait, since: jiff::Timestamp) -> Result<Vec<(jiff::Timestamp, model::Event)>, DbErr> {
    store::events_added(c, since).await
}

/// The series that are not in the archive.
///
/// # Errors
/// The database's.
pub(crate) async fn current_series(c: &impl ConnectionTrait, now: jiff::Timestamp) -> Result<Vec<model::Series>, DbErr> {
    let events = store::all_events(c).await?;
    Ok(store::all_series(c).await?.into_iter().filter(|series| !model::is_past(series, &events, now)).collect())
}

/// The next events that take place.
///
/// # Errors
/// The database's.
pub(crate) async fn upcoming(c: &impl ConnectionTrait, now: jiff::Timestamp, most: usize) -> Result<Vec<model::Event>, DbErr> {
    let events = store::all_events(c).await?.into_iter().filter(|event| event.starts_at > now && !event.cancelled);
    Ok(events.take(most).collect())
}
