//! Rooms that somebody has booked for some hours: made, opened, moved, entered by their host, found by their code, removed. Knows no booking.

mod store;

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use mitreden_live::{DisplayName, Errand, Refusal, Role, RoomId};
use sea_orm::{ConnectionTrait, DbErr};

use super::model::{Hours, Invitation, Kind, NewRoom};
use super::{Rooms, door};
use crate::app::App;
use crate::base::http::{Caller, Error, Page};
use crate::base::ids::{Ids, Token};

/// The key under which codes are counted that are typed without a room.
const ANY_ROOM: &str = "any";

/// What opens a booked room to those who were told: the link's secret, and a code to type. Both end with the room.
#[derive(Clone, Debug)]
pub struct Access {
    /// The secret of the link, at least 128 bits.
    pub token: Token,
    /// The code.
    pub code: String,
}

/// Makes a room for these hours, in the caller's transaction. Its address says nothing about it.
///
/// # Errors
/// The database's.
pub async fn create_booked(c: &impl ConnectionTrait, ids: &Ids, title: &str, home: &str, hours: Hours, now: Timestamp) -> Result<RoomId, DbErr> {
    let slug = format!("raum-{}", ids.id());
    // The code follows with the access; until then nobody comes in.
    let code = Some((ids.code(), hours.closes_at));
    let room = NewRoom { slug, title: title.to_owned(), kind: Kind::Standing, home: home.to_owned(), code };
    let id = super::create_room(c, ids, &room, now).await?;
    store::set_hours(c, &id, hours).await?;
    Ok(id)
}

/// The path of the link that leads into a booked room, without language.
///
/// # Errors
/// The database's.
pub async fn link_into(c: &impl ConnectionTrait, room: &RoomId, access: &Access) -> Result<Option<String>, DbErr> {
    let entry = super::store::room_by_id(c, room).await?;
    Ok(entry.map(|entry| entry.address(&format!("einladung/{}", access.token.reveal()))))
}

/// Lets nobody in any more but by this link and this code.
///
/// # Errors
/// The database's.
pub async fn set_access(c: &impl ConnectionTrait, room: &RoomId, access: &Access, until: Timestamp) -> Result<(), DbErr> {
    super::store::set_code(c, room, Some(&access.code)).await?;
    store::end_links(c, room).await?;
    let invitation = Invitation { room: room.clone(), role: Role::Participant, name: String::new() };
    super::store::insert_invitation(c, &invitation, &access.token, until).await
}

/// Gives a booked room other hours.
///
/// # Errors
/// The database's.
pub async fn move_hours(c: &impl ConnectionTrait, room: &RoomId, hours: Hours) -> Result<(), DbErr> {
    store::set_hours(c, room, hours).await?;
    store::keep_links_until(c, room, hours.closes_at).await
}

/// Tells a booked room its title, that nobody has to be given the floor, and whether who comes waits first. It is booked already: what fails
/// here is done again when its host comes.
pub async fn prepare_booked(app: &App, room: &RoomId, title: &str, lobby: bool) {
    let mut told = super::set_plan(app, room, title, None, Vec::new()).await.is_ok();
    for errand in [Errand::FreeFloor {}, Errand::SetLobby { on: lobby }] {
        told &= app.rooms.errand(room, errand).await.is_ok();
    }
    if !told {
        tracing::warn!(room.id = %room, "a booked room was not told all of its plan; its host's coming does it");
    }
}

/// How somebody comes in who leads a booked room.
#[derive(Debug)]
pub enum Coming {
    /// With a seat.
    In(Response),
    /// It is not yet time.
    Early,
    /// It is over, or gone.
    Over,
    /// The room does not take them.
    Refused(Refusal),
}

/// Seats the host of a booked room, who leads in it and nowhere else. That it is the host, the caller has checked.
///
/// # Errors
/// The database's.
pub async fn enter_as_host(app: &App, page: &Page, headers: &HeaderMap, room: &RoomId, name: &DisplayName) -> Result<Coming, Error> {
    let site = app.site("");
    let Some(entry) = super::store::room_by_id(&site.db.read, room).await? else { return Ok(Coming::Over) };
    match entry.hours {
        Some(hours) if site.clock.now() < hours.opens_at => return Ok(Coming::Early),
        Some(hours) if site.clock.now() < hours.closes_at => {}
        _ => return Ok(Coming::Over),
    }
    let there = page.see_other(&entry.address("")).into_response();
    let former = door::seat_of_cookie(site, page, headers, &entry.id).await?;
    if door::has_role(app, &entry, former.as_ref(), Role::Moderator).await? {
        return Ok(Coming::In(there));
    }
    let id = door::new_seat(app)?;
    Ok(match door::seat(app, page, &entry, id, Role::Moderator, name.clone(), former).await? {
        Ok(cookie) => Coming::In(([(header::SET_COOKIE, cookie)], there).into_response()),
        Err(refusal) => Coming::Refused(refusal),
    })
}

/// The booked room that a code opens now. Wrong ones are counted by caller, and for all callers together.
///
/// # Errors
/// [`Error::TooMany`] for whoever has guessed too often.
pub async fn room_of_code(app: &App, caller: &Caller, code: &str) -> Result<Option<RoomId>, Error> {
    app.rooms.may_guess_code(caller, ANY_ROOM)?;
    let site = app.site("");
    let found = store::by_code(&site.db.read, &super::store::code_token(code).hash(), site.clock.now()).await?;
    if found.is_none() {
        app.rooms.count_wrong_code(caller, ANY_ROOM)?;
    }
    Ok(found)
}

/// Every booked room that there is, with its hours.
///
/// # Errors
/// The database's.
pub async fn booked_rooms(c: &impl ConnectionTrait) -> Result<Vec<(RoomId, Hours)>, DbErr> {
    store::every(c).await
}

/// Ends a booked room and removes all that was kept of it: its log, seats, invitations, slides.
///
/// # Errors
/// The database's; then it is still there.
pub async fn remove_booked(app: &App, room: &RoomId) -> Result<(), DbErr> {
    let site = app.site("");
    // What cannot be ended is removed all the same: nobody comes in any more.
    let _ = app.rooms.errand(room, Errand::End {}).await;
    let tx = site.db.begin().await?;
    for side in store::sides(&tx, room).await? {
        app.rooms.forget(&side);
        store::delete(&tx, &side).await?;
    }
    store::delete(&tx, room).await?;
    tx.commit().await?;
    app.rooms.forget(room);
    site.db.forget_deleted().await
}

impl Rooms {
    /// The keeper of a room that is no more.
    fn forget(&self, room: &RoomId) {
        self.inner.keepers.lock().unwrap_or_else(std::sync::PoisonError::into_inner).remove(room);
    }
}
