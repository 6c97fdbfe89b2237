//! Parallel rooms in the portal: made from the evening's log, counted, called back, their results carried over. Never decides when; the room values do.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex as StdMutex, PoisonError};

use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use mitreden_live::{Command, DisplayName, Errand, Event, FloorOrder, Record, Refusal, Role, Room, RoomId, SeatId, SideRoomPlan};
use sea_orm::{ConnectionTrait, DbErr};
use tokio::sync::Mutex;

use super::{Rooms, door, store};
use crate::app::App;
use crate::base::http::{Caller, Error, Page};

/// How many are in the parallel rooms, by evening: told by the rooms' keepers, read by the evening's.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside {
    counts: Arc<StdMutex<HashMap<RoomId, BTreeMap<u32, u32>>>>,
    /// One result after the other: a late one must not cover a newer one.
    carrying: Arc<Mutex<()>>,
}

impl Beside {
    /// So many are in a parallel room now.
    pub(super) fn note(&self, parent: &RoomId, number: u32, people: u32) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.entry(parent.clone()).or_default().insert(number, people);
    }

    /// How many are where.
    pub(super) fn of(&self, parent: &RoomId) -> BTreeMap<u32, u32> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner).get(parent).cloned().unwrap_or_default()
    }

    fn forget(&self, parent: &RoomId) {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner).remove(parent);
    }
}

/// The id of a parallel room: it follows from its evening and its number, so that the log alone makes it.
fn side_id(parent: &RoomId, number: u32) -> Result<RoomId, DbErr> {
    RoomId::parse(&format!("{parent}-{number}")).ok_or_else(|| DbErr::Custom("no id for a parallel room".to_owned()))
}

/// Makes the rooms in the transaction that opens them, each with the beginning of its own log.
pub(super) async fn project(c: &impl ConnectionTrait, record: &Record, parent: &RoomId) -> Result<(), DbErr> {
    let Event::BarcampOpened { rooms, minutes } = &record.event else { return Ok(()) };
    for plan in rooms {
        let side = side_id(parent, plan.number)?;
        store::insert_side_room(c, parent, &side, plan, record.at).await?;
        let beginning = beginning(plan, *minutes);
        let records: Vec<Record> = (1..).zip(beginning).map(|(seq, event)| Record { seq, at: record.at, by: None, event }).collect();
        store::append(c, &side, &records, &[], record.at).await?;
    }
    Ok(())
}

/// A parallel room is on from the start, and leads itself.
fn beginning(plan: &SideRoomPlan, minutes: u32) -> [Event; 4] {
    [
        Event::Prepared { title: plan.title.clone(), agenda: Vec::new(), starts_at: None },
        Event::SideOpened { minutes },
        Event::FloorSet { order: FloorOrder::FirstCome, seconds: None, free: true },
        Event::EveningStarted,
    ]
}

/// Carries over what one room has to learn of the other. It waits for no keeper: two that wait for one another would stand still.
pub(super) fn follow(rooms: &Rooms, room: &Room, side_of: Option<&(RoomId, u32)>, record: &Record) {
    let (rooms, id) = (rooms.clone(), room.id().clone());
    match (&record.event, side_of.cloned()) {
        (Event::BarcampRecalled { minutes }, None) => {
            let minutes = *minutes;
            tokio::spawn(async move { tell_sides(&rooms, &id, &Errand::Recall { minutes }).await });
        }
        (Event::BarcampClosed | Event::EveningEnded, None) if !room.barcamp().rooms.is_empty() => {
            rooms.inner.beside.forget(&id);
            tokio::spawn(async move { tell_sides(&rooms, &id, &Errand::End {}).await });
        }
        (Event::SeatRemoved { seat }, None) if room.barcamp().open().next().is_some() => {
            let seats: Vec<(u32, SeatId)> = room.barcamp().open().filter_map(|side| Some((side.number, side_seat(seat, side.number)?))).collect();
            tokio::spawn(async move { show_out(&rooms, &id, seats).await });
        }
        // Taken away by a person, and not because it is empty there: it must not come back from there.
        (Event::ResultTaken { number, .. }, None) if record.by.is_some() => {
            let number = *number;
            tokio::spawn(async move { drop_in_side(&rooms, &id, number).await });
        }
        (Event::ResultNoted { .. } | Event::EveningEnded, Some((parent, number))) => {
            tokio::spawn(async move { carry_result(&rooms, &id, &parent, number).await });
        }
        _ => {}
    }
}

async fn tell_sides(rooms: &Rooms, parent: &RoomId, errand: &Errand) {
    let sides = store::side_rooms(&rooms.inner.site.db.read, parent).await.unwrap_or_default();
    for side in sides {
        if let Err(refusal) = rooms.errand(&side.id, errand.clone()).await {
            tracing::warn!(room.id = %side.id, ?refusal, "a parallel room was not told; it ends by its own clock");
        }
    }
}

/// The seat in a parallel room that belongs to one of the evening. It follows from it, so that a removal here holds there, and nobody who was
/// removed there comes back.
fn side_seat(seat: &SeatId, number: u32) -> Option<SeatId> {
    SeatId::parse(&format!("{seat}-{number}"))
}

async fn show_out(rooms: &Rooms, parent: &RoomId, seats: Vec<(u32, SeatId)>) {
    for (number, seat) in seats {
        if let Ok(Some(side)) = store::side_room(&rooms.inner.site.db.read, parent, number).await {
            // Refused is only who is not there.
            let _ = rooms.errand(&side.id, Errand::LeaveSeat { seat }).await;
        }
    }
}

async fn drop_in_side(rooms: &Rooms, parent: &RoomId, number: u32) {
    let dropped = match store::side_room(&rooms.inner.site.db.read, parent, number).await {
        Ok(Some(side)) => rooms.errand(&side.id, Errand::DropResult {}).await,
        _ => Err(Refusal::NotSaved),
    };
    if let Err(refusal) = dropped {
        tracing::warn!(room.id = %parent, number, ?refusal, "a result that was taken away still stands in its parallel room");
    }
}

/// Takes the result of a parallel room away for good, also after the evening. That the caller may was checked before.
///
/// # Errors
/// [`Refusal`] of the evening: there is no such room, or it could not be written.
pub(super) async fn take_result_away(rooms: &Rooms, parent: &RoomId, number: u32) -> Result<(), Refusal> {
    rooms.errand(parent, Errand::TakeResult { number, text: String::new() }).await?;
    drop_in_side(rooms, parent, number).await;
    Ok(())
}

/// Nobody steps up in a parallel room under the name of those who lead or speak in its evening, wherever these are. The asker waits for the
/// evening here, so that no keeper waits for another.
///
/// # Errors
/// [`Refusal::BadName`] for such a name; [`Refusal::NotSaved`] if the evening cannot be asked.
pub(super) async fn check_name(rooms: &Rooms, evening: Option<&RoomId>, command: &Command) -> Result<(), Refusal> {
    let (Some(evening), Command::StepUp { name }) = (evening, command) else { return Ok(()) };
    // A name that is none is refused by the room itself.
    let Ok(name) = DisplayName::parse(name) else { return Ok(()) };
    let keeper = rooms.keeper(evening).await.ok().flatten().ok_or(Refusal::NotSaved)?;
    match keeper.look(move |room, _| room.is_staff_name(&name)).await {
        Some(false) => Ok(()),
        Some(true) => Err(Refusal::BadName),
        None => Err(Refusal::NotSaved),
    }
}

/// The seat of the evening from which somebody came into this room; in the evening the seat itself.
pub(super) fn evening_seat<'s>(seat: &'s SeatId, side_of: Option<&(RoomId, u32)>) -> &'s str {
    let ending = side_of.map(|(_, number)| format!("-{number}"));
    ending.and_then(|ending| seat.as_str().strip_suffix(&*ending)).unwrap_or(seat.as_str())
}

/// Brings what stands in a parallel room into its evening.
async fn carry_result(rooms: &Rooms, side: &RoomId, parent: &RoomId, number: u32) {
    let _turn = rooms.inner.beside.carrying.lock().await;
    let result = match rooms.keeper(side).await {
        Ok(Some(keeper)) => keeper.look(|room, _| room.barcamp().result.clone()).await.unwrap_or_default(),
        _ => return,
    };
    if let Err(refusal) = rooms.errand(parent, Errand::TakeResult { number, text: result }).await {
        tracing::warn!(room.id = %side, ?refusal, "a result did not come into its evening; the room's end brings it again");
    }
}

/// Number, title and result of each parallel room of an evening that came to one; while the evening is on, too.
pub(super) async fn all_results(c: &impl ConnectionTrait, room: &RoomId) -> Result<Vec<(u32, String, String)>, DbErr> {
    let value = Room::replay(room.clone(), &store::load_barcamp(c, room).await?);
    let noted = value.barcamp().rooms.iter().filter(|side| !side.result.is_empty());
    Ok(noted.map(|side| (side.number, side.title.clone(), side.result.clone())).collect())
}

/// Title and result of each parallel room of an evening that came to one.
pub(super) async fn results(c: &impl ConnectionTrait, room: &RoomId) -> Result<Vec<(String, String)>, DbErr> {
    // While the evening is on the moderation may still take one away.
    if store::room_by_id(c, room).await?.is_none_or(|room| room.status.status != mitreden_live::Status::Over) {
        return Ok(Vec::new());
    }
    Ok(all_results(c, room).await?.into_iter().map(|(_, title, result)| (title, result)).collect())
}

/// `POST /raeume/{slug}/raum/{number}`: from the evening into one of its parallel rooms, under the same name and in the same role. The
/// seat in the evening stays.
pub(super) async fn cross(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    Path((slug, number)): Path<(String, u32)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let site = app.site("");
    let room = store::room_by_slug(&site.db.read, &slug).await?.ok_or(Error::NotFound)?;
    let back = page.see_other(&room.address("")).into_response();
    let (Some(seat), Some(keeper)) = (door::seat_of_cookie(site, &page, &headers, &room.id).await?, app.rooms.keeper(&room.id).await?) else {
        return Ok(back);
    };
    let own = side_seat(&seat, number);
    let who = keeper.look(move |value, _| {
        let open = value.barcamp().open().any(|side| side.number == number);
        value.seat(&seat).filter(|_| open).map(|seat| (seat.role, seat.name.clone()))
    });
    let (Some((role, name)), Some(side)) = (who.await.flatten(), store::side_room(&site.db.read, &room.id, number).await?) else { return Ok(back) };
    let there = door::seat_of_cookie(site, &page, &headers, &side.id).await?;
    let (Some(own), Some(keeper)) = (own, app.rooms.keeper(&side.id).await?) else { return Ok(back) };
    let asked = own.clone();
    match keeper.look(move |value, _| (value.was_removed(&asked), value.seat(&asked).is_some())).await {
        Some((false, true)) if there.as_ref() == Some(&own) => return Ok(page.see_other(&side.address("")).into_response()),
        // The same person with another browser: the seat moves there. Refused is only who has left meanwhile.
        Some((false, true)) => drop(keeper.errand(Errand::LeaveSeat { seat: own.clone() }, None).await),
        Some((false, false)) => {}
        Some((true, _)) | None => return Ok(back),
    }
    app.rooms.limits().seats.count(caller.key())?;
    let seated = match door::seat(&app, &page, &side, own.clone(), role, name.clone(), None).await? {
        // A full stage is no reason to stay outside.
        Err(Refusal::StageFull) => door::seat(&app, &page, &side, own, Role::Participant, name, None).await?,
        seated => seated,
    };
    Ok(match seated {
        Ok(cookie) => ([(header::SET_COOKIE, cookie)], page.see_other(&side.address(""))).into_response(),
        Err(_) => back,
    })
}
