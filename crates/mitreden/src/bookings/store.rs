//! Bookings in the database. Decides nothing.

use jiff::Timestamp;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::Booking;
use crate::base::db::{Ts, all, one, run};
use crate::base::ids::is_id;

const BOOKING: &str = "SELECT id, room_id, person_id, title, host, starts_at, ends_at, lobby, access, updated_at FROM booking";

#[derive(FromQueryResult)]
struct BookingRow {
    id: String,
    room_id: String,
    person_id: String,
    title: String,
    host: String,
    starts_at: Ts,
    ends_at: Ts,
    lobby: bool,
    access: i64,
    updated_at: Ts,
}

impl From<BookingRow> for Booking {
    fn from(row: BookingRow) -> Self {
        Booking {
            id: row.id,
            room: row.room_id,
            person: row.person_id,
            title: row.title,
            host: row.host,
            starts_at: row.starts_at.0,
            ends_at: row.ends_at.0,
            lobby: row.lobby,
            access: row.access,
            updated_at: row.updated_at.0,
        }
    }
}

async fn some(c: &impl ConnectionTrait, rest: &str, value: Value) -> Result<Option<Booking>, DbErr> {
    let row: Option<BookingRow> = one(c, &format!("{BOOKING} {rest}"), [value]).await?;
    Ok(row.map(Booking::from))
}

pub(super) async fn by_id(c: &impl ConnectionTrait, id: &str) -> Result<Option<Booking>, DbErr> {
    if !is_id(id) {
        return Ok(None);
    }
    some(c, "WHERE id = $1", id.into()).await
}

pub(super) async fn by_room(c: &impl ConnectionTrait, room: &str) -> Result<Option<Booking>, DbErr> {
    some(c, "WHERE room_id = $1", room.into()).await
}

pub(super) async fn by_ticket(c: &impl ConnectionTrait, ticket: &str) -> Result<Option<Booking>, DbErr> {
    some(c, "WHERE ticket = $1", ticket.into()).await
}

/// Somebody's bookings, the next first.
pub(super) async fn of_person(c: &impl ConnectionTrait, person: &str) -> Result<Vec<Booking>, DbErr> {
    let rows: Vec<BookingRow> = all(c, &format!("{BOOKING} WHERE person_id = $1 ORDER BY starts_at, id"), [person.into()]).await?;
    Ok(rows.into_iter().map(Booking::from).collect())
}

/// All bookings, the next first.
pub(super) async fn every(c: &impl ConnectionTrait) -> Result<Vec<Booking>, DbErr> {
    let rows: Vec<BookingRow> = all(c, &format!("{BOOKING} ORDER BY starts_at, id"), []).await?;
    Ok(rows.into_iter().map(Booking::from).collect())
}

/// All bookings that share some time with this one, but for the one with this id.
pub(super) async fn overlapping(c: &impl ConnectionTrait, from: Timestamp, until: Timestamp, but: &str) -> Result<Vec<Booking>, DbErr> {
    let sql = format!("{BOOKING} WHERE starts_at < $2 AND ends_at > $1 AND id <> $3");
    let rows: Vec<BookingRow> = all(c, &sql, [Ts(from).into(), Ts(until).into(), but.into()]).await?;
    Ok(rows.into_iter().map(Booking::from).collect())
}

/// Waits until nobody else is booking.
pub(super) async fn take_turn(c: &impl ConnectionTrait) -> Result<(), DbErr> {
    run(c, "UPDATE booking_turn SET turn = turn + 1 WHERE id = 1", []).await.map(drop)
}

pub(super) async fn insert(c: &impl ConnectionTrait, booking: &Booking, ticket: &str) -> Result<(), DbErr> {
    let sql = "INSERT INTO booking (id, room_id, person_id, title, host, starts_at, ends_at, lobby, access, ticket, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)";
    let values: [Value; 11] = [
        booking.id.as_str().into(),
        booking.room.as_str().into(),
        booking.person.as_str().into(),
        booking.title.as_str().into(),
        booking.host.as_str().into(),
        Ts(booking.starts_at).into(),
        Ts(booking.ends_at).into(),
        booking.lobby.into(),
        booking.access.into(),
        ticket.into(),
        Ts(booking.updated_at).into(),
    ];
    run(c, sql, values).await.map(drop)
}

/// Keeps an edited booking, if it is still there.
pub(super) async fn update(c: &impl ConnectionTrait, booking: &Booking) -> Result<bool, DbErr> {
    let sql = "UPDATE booking SET title = $2, host = $3, starts_at = $4, ends_at = $5, lobby = $6, access = $7, updated_at = $8 WHERE id = $1";
    let values: [Value; 8] = [
        booking.id.as_str().into(),
        booking.title.as_str().into(),
        booking.host.as_str().into(),
        Ts(booking.starts_at).into(),
        Ts(booking.ends_at).into(),
        booking.lobby.into(),
        booking.access.into(),
        Ts(booking.updated_at).into(),
    ];
    Ok(run(c, sql, values).await? == 1)
}

/// True if it was still there.
pub(super) async fn delete(c: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    Ok(run(c, "DELETE FROM booking WHERE id = $1", [id.into()]).await? == 1)
}
