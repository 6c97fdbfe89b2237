//! The programme: series of events, events with agenda and speakers, as pages, calendars and feeds. Never what happens in a room.

mod calendar;
mod changes;
mod form;
pub(crate) mod model;
mod pages;
mod public;
mod room;
pub(crate) mod stocking;
mod store;
mod structured;

pub use pages::routes;
pub use public::documents;

use sea_orm::{ConnectionTrait, DbErr};

use crate::app::App;
use crate::base::dates;
use crate::base::http::Error;

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
