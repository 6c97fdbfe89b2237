//! All bookings for the moderation of the city: when, for how long, whose; and ending one. Never what happens in a room.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;

use crate::accounts::{self, Viewer};
use crate::app::App;
use crate::base::http::{Error, Form, Page, show};
use crate::bookings::{changes, letters, store};
use crate::rooms::RoomId;

struct Row {
    id: String,
    title: String,
    when: String,
    person: String,
    /// How many are in it now.
    people: u32,
    is_on: bool,
}

#[derive(Template)]
#[template(path = "bookings/desk.html")]
struct DeskPage {
    page: Page,
    rows: Vec<Row>,
    at_once: i64,
}

/// `GET /verwaltung/raeume`
pub(super) async fn list(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Html<String>, Error> {
    viewer.moderation()?;
    let site = app.site("");
    let now: Timestamp = site.clock.now();
    let mut rows = Vec::new();
    for booking in store::every(&site.db.read).await?.into_iter().filter(|booking| booking.ends_at > now) {
        let person = accounts::person(&site.db.read, &booking.person).await?.map(|person| person.name).unwrap_or_default();
        let people = match RoomId::parse(&booking.room) {
            Some(room) => app.rooms.people_in(&room).await,
            None => 0,
        };
        let (when, is_on) = (letters::when(site, &booking, page.language), booking.hours().opens_at <= now);
        rows.push(Row { id: booking.id, title: booking.title, when, person, people, is_on });
    }
    show(DeskPage { rows, at_once: i64::from(site.config.bookings.at_once), page })
}

/// Which booking is ended.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct EndForm {
    booking: String,
}

/// `POST /verwaltung/raeume`: ends one; its host gets a letter.
pub(super) async fn end(State(app): State<App>, page: Page, viewer: Viewer, Form(form): Form<EndForm>) -> Result<Response, Error> {
    viewer.moderation()?;
    if let Some(booking) = store::by_id(&app.site("").db.read, &form.booking).await? {
        changes::end(&app, (&viewer).into(), &booking).await?;
    }
    Ok(page.see_other("/verwaltung/raeume").into_response())
}
