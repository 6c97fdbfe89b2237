//! The pages of booked rooms: their addresses and what several of them ask first. Each page is a file of its own.

mod book;
mod code;
mod desk;
mod own;
mod words;

use axum::routing::get;

use super::model::Booking;
use super::store;
use crate::accounts::Viewer;
use crate::app::{App, Routes};
use crate::base::http::{Error, Page};

/// The addresses of booked rooms.
pub fn routes() -> Routes {
    Routes::new()
        .route("/raumbuchung", get(own::list))
        .route("/raumbuchung/neu", get(book::new).post(book::create))
        .route("/raumbuchung/{id}", get(own::show_one).post(own::act))
        .route("/raumbuchung/{id}/verlegen", get(book::edit).post(book::save))
        .route("/raumcode", get(code::form).post(code::check))
        .route("/verwaltung/raeume", get(desk::list).post(desk::end))
}

/// One step of the way to a page.
pub(super) struct Step {
    address: String,
    label: String,
}

/// The way from the start page over the rooms, and over the own bookings if the page lies below.
fn trail(page: &Page, below: bool) -> Vec<Step> {
    let steps = [("/", page.t.msg_programme_start()), ("/raeume", page.t.msg_rooms_title())];
    let own = below.then(|| ("/raumbuchung", page.t.msg_bookings_title()));
    steps.into_iter().chain(own).map(|(path, label)| Step { address: page.to(path), label }).collect()
}

/// A booking of this person that is not over. Of another's it is not even said that it exists.
async fn own_booking(app: &App, viewer: &Viewer, id: &str) -> Result<Booking, Error> {
    let site = app.site("");
    let booking = store::by_id(&site.db.read, id).await?;
    booking.filter(|booking| booking.person == viewer.person && booking.ends_at > site.clock.now()).ok_or(Error::NotFound)
}
