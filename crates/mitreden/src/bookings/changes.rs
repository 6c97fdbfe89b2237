//! Booking a room, moving, cancelling, ending it, and removing what is over: each in one transaction with its letters. Checks no form and no rights.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::ConnectionTrait;

use super::form::{Draft, Fault, Problem};
use super::model::Booking;
use super::{letters, store};
use crate::app::{App, Site};
use crate::audit::{self, By};
use crate::base::http::Error;
use crate::config::Bookings;
use crate::rooms::{self, RoomId};

/// What came of a form.
pub(super) enum Outcome {
    /// It is booked.
    Done(Booking),
    /// It cannot be booked like this.
    Refused(Fault),
}

/// Books a room, opens it for its host, and writes the confirmation. The same form once more is the same booking.
pub(super) async fn book(app: &App, person: &str, draft: &Draft, ticket: &str) -> Result<Outcome, Error> {
    let site = app.site("");
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    store::take_turn(&tx).await?;
    if let Some(known) = store::by_ticket(&tx, ticket).await?.filter(|known| known.person == person) {
        return Ok(Outcome::Done(known));
    }
    if let Some(fault) = not_free(&tx, &site.config.bookings, person, draft, "", now).await? {
        return Ok(Outcome::Refused(fault));
    }
    let hours = super::model::hours(draft.starts_at, draft.ends_at);
    let room = rooms::create_booked(&tx, &site.ids, &draft.title, "/raumbuchung", hours, now).await?;
    let booking = Booking {
        id: site.ids.id(),
        room: room.to_string(),
        person: person.to_owned(),
        title: draft.title.clone(),
        host: draft.host.clone(),
        starts_at: draft.starts_at,
        ends_at: draft.ends_at,
        lobby: draft.lobby,
        access: 1,
        updated_at: now,
    };
    store::insert(&tx, &booking, ticket).await?;
    rooms::set_access(&tx, &room, &booking.access(&site.secret), booking.ends_at).await?;
    letters::booked(&tx, site, &booking).await?;
    tx.commit().await?;
    rooms::prepare_booked(app, &room, &booking.title, booking.lobby).await;
    Ok(Outcome::Done(booking))
}

/// Why a time cannot be had. The booking with the id `but` is the one that is moved: it is in nobody's way.
async fn not_free(c: &impl ConnectionTrait, limits: &Bookings, person: &str, draft: &Draft, but: &str, now: Timestamp) -> Result<Option<Fault>, Error> {
    let own = store::of_person(c, person).await?.into_iter().filter(|one| one.ends_at > now && one.id != but).count();
    if own >= usize::from(limits.per_person) {
        return Ok(Some(("title", Problem::Enough(limits.per_person))));
    }
    let others = store::overlapping(c, draft.starts_at, draft.ends_at, but).await?;
    if others.iter().any(|other| other.person == person) {
        return Ok(Some(("from", Problem::Overlaps)));
    }
    Ok((others.len() >= usize::from(limits.at_once)).then_some(("from", Problem::Full)))
}

/// Keeps another time, title or name of a booking.
pub(super) async fn change(app: &App, before: &Booking, draft: &Draft) -> Result<Outcome, Error> {
    let site = app.site("");
    let now = site.clock.now();
    let Some(room) = RoomId::parse(&before.room) else { return Err(Error::NotFound) };
    let tx = site.db.begin().await?;
    store::take_turn(&tx).await?;
    if let Some(fault) = not_free(&tx, &site.config.bookings, &before.person, draft, &before.id, now).await? {
        return Ok(Outcome::Refused(fault));
    }
    let booking = Booking {
        title: draft.title.clone(),
        host: draft.host.clone(),
        starts_at: draft.starts_at,
        ends_at: draft.ends_at,
        lobby: draft.lobby,
        updated_at: now,
        ..before.clone()
    };
    if !store::update(&tx, &booking).await? {
        return Err(Error::Gone);
    }
    rooms::move_hours(&tx, &room, booking.hours()).await?;
    if (booking.starts_at, booking.ends_at) != (before.starts_at, before.ends_at) {
        letters::moved(&tx, site, &booking).await?;
    }
    tx.commit().await?;
    rooms::prepare_booked(app, &room, &booking.title, booking.lobby).await;
    Ok(Outcome::Done(booking))
}

/// Makes link and code anew: the old ones open nothing any more. Who is in the room stays there.
pub(super) async fn renew_access(site: &Site, before: &Booking) -> Result<(), Error> {
    let booking = Booking { access: before.access + 1, updated_at: site.clock.now(), ..before.clone() };
    let Some(room) = RoomId::parse(&booking.room) else { return Err(Error::NotFound) };
    let tx = site.db.begin().await?;
    if store::update(&tx, &booking).await? {
        rooms::set_access(&tx, &room, &booking.access(&site.secret), booking.ends_at).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The host does not need the room any more. Once more is no mistake.
pub(super) async fn cancel(app: &App, booking: &Booking) -> Result<(), Error> {
    let site = app.site("");
    let tx = site.db.begin().await?;
    let done = store::delete(&tx, &booking.id).await?;
    if done {
        letters::cancelled(&tx, site, booking, false).await?;
    }
    tx.commit().await?;
    remove_room(app, booking).await
}

/// The city ends a booking; its host is told.
pub(super) async fn end(app: &App, by: By<'_>, booking: &Booking) -> Result<(), Error> {
    let site = app.site("");
    let tx = site.db.begin().await?;
    if store::delete(&tx, &booking.id).await? {
        letters::cancelled(&tx, site, booking, true).await?;
        // What a club calls its evening is nothing for the log.
        audit::note(&tx, site, by, "booking.ended", "/verwaltung/raeume", "").await?;
    }
    tx.commit().await?;
    remove_room(app, booking).await
}

async fn remove_room(app: &App, booking: &Booking) -> Result<(), Error> {
    if let Some(room) = RoomId::parse(&booking.room) {
        rooms::remove_booked(app, &room).await?;
    }
    Ok(())
}

/// Ends and removes rooms whose time is over, with their bookings, and rooms whose booking is gone with its account.
///
/// # Errors
/// The database's.
pub async fn tidy(app: &App) -> Result<(), Error> {
    let site = app.site("");
    let now = site.clock.now();
    let bookings: HashMap<String, Booking> = store::every(&site.db.read).await?.into_iter().map(|booking| (booking.room.clone(), booking)).collect();
    for (room, hours) in rooms::booked_rooms(&site.db.read).await? {
        let booking = bookings.get(room.as_str());
        if hours.closes_at > now && booking.is_some() {
            continue;
        }
        if let Some(booking) = booking {
            let tx = site.db.begin().await?;
            store::delete(&tx, &booking.id).await?;
            tx.commit().await?;
        }
        rooms::remove_booked(app, &room).await?;
    }
    Ok(())
}
