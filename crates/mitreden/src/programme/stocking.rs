//! What the demo needs to stock an empty programme. Everything goes the way of the pages' own changes.

use std::slice;

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

pub(crate) use super::changes::{add_events, change_event};
pub(crate) use super::form::{EventDraft, SeriesForm};
pub(crate) use super::room::{Hand, begin, invite};

use super::changes::RESERVED;
use super::model::{self, Evening, Event, Series};
use super::{changes, room, store};
use crate::app::App;
use crate::audit::By;
use crate::base::http::Error;
use crate::base::slug;

/// The series of this title, made if it is missing.
pub(crate) async fn series(app: &App, form: &SeriesForm) -> Result<Series, Error> {
    match store::series(&app.site("").db.read, &slug::slug(&form.title, "reihe", &RESERVED)).await? {
        Some(series) => Ok(series),
        None => changes::add_series(app, By::System, form).await,
    }
}

/// The events of a series.
pub(crate) async fn events_of(app: &App, series: &Series) -> Result<Vec<Event>, Error> {
    Ok(store::events_of(&app.site("").db.read, &series.id).await?)
}

/// True if there is an event at the address of this title.
pub(crate) async fn has_event(app: &App, title: &str) -> Result<bool, Error> {
    Ok(store::event_slug_taken(&app.site("").db.read, &slug::slug(title, "", &RESERVED)).await?)
}

/// The event at the address of this title.
pub(crate) async fn event_called(app: &App, title: &str) -> Result<Option<Event>, Error> {
    Ok(store::evening(&app.site("").db.read, &slug::slug(title, "", &RESERVED)).await?.map(|evening| evening.event))
}

/// The event at an address.
pub(crate) async fn evening(app: &App, slug: &str) -> Result<Evening, Error> {
    store::evening(&app.site("").db.read, slug).await?.ok_or(Error::NotFound)
}

/// True if the moderation has ended the evening in its room.
pub(crate) async fn is_ended(app: &App, event: &Event) -> Result<bool, Error> {
    let courses = room::courses(app, slice::from_ref(event)).await?;
    Ok(courses.get(&event.id).is_some_and(|course| course.ended))
}

/// The next Tuesdays and Thursdays at 17:00 from a day on.
pub(crate) fn next_evenings(from: civil::Date, zone: &TimeZone, count: usize) -> Vec<Timestamp> {
    model::next_tuesdays_and_thursdays(from, civil::time(17, 0, 0, 0), zone, count)
}
