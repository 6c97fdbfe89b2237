//! Waiting to be let in: the page of whoever waits, and what its script asks. Lets nobody in; the room value does.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use mitreden_live::SeatId;

use super::super::model::RoomEntry;
use super::super::{door, store};
use crate::app::App;
use crate::base::http::{Error, Page, show};

/// How somebody outside of a room stands with its lobby.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rooms) enum Outside {
    /// Waits to be let in.
    Waits,
    /// Was turned away, or removed.
    TurnedAway,
    /// Neither.
    Nothing,
}

#[derive(Template)]
#[template(path = "rooms/waiting.html")]
struct WaitingPage<'a> {
    page: &'a Page,
    room: &'a RoomEntry,
}

/// How a seat stands that may not have been taken yet.
pub(in crate::rooms) async fn outside(app: &App, room: &RoomEntry, seat: &SeatId) -> Result<Outside, Error> {
    let Some(keeper) = app.rooms.keeper(&room.id).await? else { return Ok(Outside::Nothing) };
    let seat = seat.clone();
    let looked = keeper.look(move |value, _| (value.lobby().holds(&seat), value.was_removed(&seat))).await;
    Ok(match looked {
        Some((true, _)) => Outside::Waits,
        Some((_, true)) => Outside::TurnedAway,
        _ => Outside::Nothing,
    })
}

/// Whether who comes to a room waits first.
pub(super) async fn is_on(app: &App, room: &RoomEntry) -> Result<bool, Error> {
    let Some(keeper) = app.rooms.keeper(&room.id).await? else { return Ok(false) };
    Ok(keeper.look(|value, _| value.lobby().on).await.unwrap_or(false))
}

/// The page of somebody who waits.
pub(super) fn waiting(page: &Page, room: &RoomEntry) -> Result<Response, Error> {
    show(WaitingPage { page, room }).map(IntoResponse::into_response)
}

/// `GET /raeume/{slug}/einlass`: one word for the script of the waiting page.
pub(in crate::rooms) async fn state(State(app): State<App>, page: Page, Path(slug): Path<String>, headers: HeaderMap) -> Result<&'static str, Error> {
    let site = app.site("");
    let room = store::room_by_slug(&site.db.read, &slug).await?.ok_or(Error::NotFound)?;
    let Some(seat) = door::seat_of_cookie(site, &page, &headers, &room.id).await? else { return Ok("draussen") };
    app.rooms.limits().forms.count(seat.as_str())?;
    Ok(if outside(&app, &room, &seat).await? == Outside::Waits { "wartet" } else { "weiter" })
}
