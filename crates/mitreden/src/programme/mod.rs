//! The programme: series of events, events with agenda and speakers, as pages, calendars and feeds. Never what happens in a room.

mod calendar;
mod changes;
mod form;
pub(crate) mod model;
mod pages;
mod room;
mod slug;
pub(crate) mod stocking;
mod store;
mod structured;

pub use pages::routes;

use crate::base::dates;

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

/// What a room may know about the event that takes place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventLink {
    /// The event's page is `/programm/<slug>`.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Planned start.
    pub starts_at: Timestamp,
    /// Planned end.
    pub ends_at: Timestamp,
    /// Called off.
    pub cancelled: bool,
}

/// The event that takes place in this room, if it is an event's room.
///
/// # Errors
/// The database's.
pub async fn event_in_room(c: &impl ConnectionTrait, room: &str) -> Result<Option<EventLink>, DbErr> {
    let event = store::event_in_room(c, room).await?;
    Ok(event.map(|event| EventLink { slug: event.slug, title: event.title, starts_at: event.starts_at, ends_at: event.ends_at, cancelled: event.cancelled }))
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
