//! Somebody's own bookings, and one of them: link and code for others, the way in for its host, other links, cancelling.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::{Step, own_booking, trail};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Page, show};
use crate::bookings::model::Booking;
use crate::bookings::{changes, letters, store};
use crate::rooms::{self, Coming, DisplayName, RoomId};

struct Row {
    address: String,
    title: String,
    when: String,
}

#[derive(Template)]
#[template(path = "bookings/list.html")]
struct ListPage {
    page: Page,
    rows: Vec<Row>,
    enabled: bool,
    per_person: i64,
    trail: Vec<Step>,
}

/// `GET /raumbuchung`
pub(super) async fn list(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Html<String>, Error> {
    let site = app.site("");
    let own = store::of_person(&site.db.read, &viewer.person).await?.into_iter().filter(|booking| booking.ends_at > site.clock.now());
    let row = |booking: Booking| Row { address: page.to(&booking.address()), when: letters::when(site, &booking, page.language), title: booking.title };
    let rows = own.map(row).collect();
    let limits = &site.config.bookings;
    show(ListPage { rows, enabled: limits.enabled, per_person: i64::from(limits.per_person), trail: trail(&page, false), page })
}

#[derive(Template)]
#[template(path = "bookings/booking.html")]
struct BookingPage<'a> {
    page: &'a Page,
    booking: &'a Booking,
    when: String,
    address: String,
    /// Where it is moved.
    moving: String,
    link: String,
    code: String,
    /// Where the code is typed, as one would write it on paper.
    code_page: String,
    /// The room can be entered now.
    is_open: bool,
    fault: String,
    trail: Vec<Step>,
}

async fn booking_page(app: &App, page: &Page, booking: &Booking, fault: String) -> Result<Response, Error> {
    let site = app.site("");
    let access = booking.access(&site.secret);
    let room = RoomId::parse(&booking.room).ok_or(Error::NotFound)?;
    let link = rooms::link_into(&site.db.read, &room, &access).await?.ok_or(Error::NotFound)?;
    let bare = site.base_url.split_once("://").map_or(site.base_url.as_str(), |(_, rest)| rest);
    let status = if fault.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    let shown = BookingPage {
        when: letters::when(site, booking, page.language),
        address: page.to(&booking.address()),
        moving: page.to(&format!("{}/verlegen", booking.address())),
        // Without a language: whoever follows it reads in the own one.
        link: format!("{}{link}", site.base_url),
        code: access.code,
        code_page: format!("{bare}/raumcode"),
        is_open: booking.hours().opens_at <= site.clock.now(),
        fault,
        trail: trail(page, true),
        booking,
        page,
    };
    Ok((status, show(shown)?).into_response())
}

/// `GET /raumbuchung/{id}`
pub(super) async fn show_one(State(app): State<App>, page: Page, viewer: Viewer, Path(id): Path<String>) -> Result<Response, Error> {
    let booking = own_booking(&app, &viewer, &id).await?;
    booking_page(&app, &page, &booking, String::new()).await
}

/// Which button was pressed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct DeedForm {
    #[serde(rename = "do")]
    deed: String,
}

/// `POST /raumbuchung/{id}`
pub(super) async fn act(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(form): Form<DeedForm>,
) -> Result<Response, Error> {
    let booking = own_booking(&app, &viewer, &id).await?;
    match form.deed.as_str() {
        "enter" => enter(&app, &page, &headers, &booking).await,
        "renew" => {
            changes::renew_access(app.site(""), &booking).await?;
            Ok(page.see_other(&booking.address()).into_response())
        }
        "cancel" => {
            changes::cancel(&app, &booking).await?;
            Ok(page.see_other("/raumbuchung").into_response())
        }
        _ => Err(Error::BadRequest),
    }
}

/// The host goes in.
async fn enter(app: &App, page: &Page, headers: &HeaderMap, booking: &Booking) -> Result<Response, Error> {
    let room = RoomId::parse(&booking.room).ok_or(Error::NotFound)?;
    // What was kept as a name is one.
    let name = DisplayName::parse(&booking.host).map_err(|_| Error::BadRequest)?;
    let fault = match rooms::enter_as_host(app, page, headers, &room, &name).await? {
        Coming::In(response) => {
            // A room that slept through a restart, or was ended once, learns its plan again.
            rooms::prepare_booked(app, &room, &booking.title, booking.lobby).await;
            return Ok(response);
        }
        Coming::Early => page.t.msg_rooms_fault_early(),
        Coming::Over => return Err(Error::Gone),
        Coming::Refused(_) => page.t.msg_rooms_fault_not_saved(),
    };
    booking_page(app, page, booking, fault).await
}
