//! All events one can register for, for the staff. Changes nothing.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use jiff::SignedDuration;

use super::words;
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::programme;
use crate::registration::model::KEEP_DAYS;
use crate::registration::{letters, store};

struct Row {
    title: String,
    when: String,
    door: String,
    places: String,
    waiting: i64,
    list: String,
}

#[derive(Template)]
#[template(path = "registration/desk.html")]
struct DeskPage {
    page: Page,
    rows: Vec<Row>,
}

/// `GET /verwaltung/anmeldungen`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Html<String>, Error> {
    viewer.moderation()?;
    let site = app.site("");
    let (now, zone, read) = (site.clock.now(), letters::zone(site), &site.db.read);
    let counts: std::collections::HashMap<_, _> = store::counts(read).await?.into_iter().collect();
    let mut rows = Vec::new();
    for offer in store::offers(read, now - SignedDuration::from_hours(24 * KEEP_DAYS)).await? {
        let Some(event) = programme::event_of_id(read, &offer.event).await? else { continue };
        let count = counts.get(&event.id).copied().unwrap_or_default();
        rows.push(Row {
            when: super::when(&page, &zone, &event),
            door: words::desk_door(&page, &zone, offer.door(&event, count, now)),
            places: offer.capacity.map_or_else(|| count.confirmed.to_string(), |most| page.t.msg_registration_places(count.confirmed, most)),
            waiting: count.waiting,
            list: page.to(&format!("/programm/{}/anmeldung/liste", event.slug)),
            title: event.title,
        });
    }
    render(DeskPage { page, rows })
}
