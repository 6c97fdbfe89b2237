//! Booked rooms in the database: their hours, the link into them, their removal. Decides nothing.

use jiff::Timestamp;
use mitreden_live::{Role, RoomId};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::Hours;
use crate::base::db::{Ts, all, one, run};

/// What hangs on a room, in the order in which it can go.
const PARTS: [&str; 9] = [
    "DELETE FROM slide WHERE deck_id IN (SELECT id FROM deck WHERE room_id = $1)",
    "DELETE FROM deck WHERE room_id = $1",
    "DELETE FROM support WHERE room_id = $1",
    "DELETE FROM ballot_box WHERE room_id = $1",
    "DELETE FROM attendance_minute WHERE room_id = $1",
    "DELETE FROM attendance_count WHERE room_id = $1",
    "DELETE FROM invitation WHERE room_id = $1",
    "DELETE FROM seat WHERE room_id = $1",
    "DELETE FROM room_log WHERE room_id = $1",
];

#[derive(FromQueryResult)]
struct IdRow {
    id: String,
}

#[derive(FromQueryResult)]
struct HoursRow {
    id: String,
    opens_at: Ts,
    closes_at: Ts,
}

fn room_id(text: &str) -> Result<RoomId, DbErr> {
    RoomId::parse(text).ok_or_else(|| DbErr::Type("not a room id".to_owned()))
}

pub(super) async fn set_hours(c: &impl ConnectionTrait, room: &RoomId, hours: Hours) -> Result<(), DbErr> {
    let sql = "UPDATE room SET opens_at = $2, closes_at = $3 WHERE id = $1";
    run(c, sql, [room.as_str().into(), Ts(hours.opens_at).into(), Ts(hours.closes_at).into()]).await.map(drop)
}

/// Ends the link that everybody shares.
pub(super) async fn end_links(c: &impl ConnectionTrait, room: &RoomId) -> Result<(), DbErr> {
    run(c, "DELETE FROM invitation WHERE room_id = $1 AND role = $2", [room.as_str().into(), Role::Participant.word().into()]).await.map(drop)
}

pub(super) async fn keep_links_until(c: &impl ConnectionTrait, room: &RoomId, until: Timestamp) -> Result<(), DbErr> {
    let sql = "UPDATE invitation SET expires_at = $3 WHERE room_id = $1 AND role = $2";
    run(c, sql, [room.as_str().into(), Role::Participant.word().into(), Ts(until).into()]).await.map(drop)
}

/// The booked room with this code, while its hours last or lie ahead.
pub(super) async fn by_code(c: &impl ConnectionTrait, hash: &str, now: Timestamp) -> Result<Option<RoomId>, DbErr> {
    let row: Option<IdRow> = one(c, "SELECT id FROM room WHERE code_hash = $1 AND parent_id IS NULL AND closes_at > $2", [hash.into(), Ts(now).into()]).await?;
    row.map(|row| room_id(&row.id)).transpose()
}

pub(super) async fn every(c: &impl ConnectionTrait) -> Result<Vec<(RoomId, Hours)>, DbErr> {
    let rows: Vec<HoursRow> = all(c, "SELECT id, opens_at, closes_at FROM room WHERE opens_at IS NOT NULL AND closes_at IS NOT NULL", []).await?;
    rows.into_iter().map(|row| Ok((room_id(&row.id)?, Hours { opens_at: row.opens_at.0, closes_at: row.closes_at.0 }))).collect()
}

/// Its parallel rooms, those that have ended too.
pub(super) async fn sides(c: &impl ConnectionTrait, room: &RoomId) -> Result<Vec<RoomId>, DbErr> {
    let rows: Vec<IdRow> = all(c, "SELECT id FROM room WHERE parent_id = $1", [room.as_str().into()]).await?;
    rows.iter().map(|row| room_id(&row.id)).collect()
}

pub(super) async fn delete(c: &impl ConnectionTrait, room: &RoomId) -> Result<(), DbErr> {
    for part in PARTS {
        run(c, part, [room.as_str().into()]).await?;
    }
    run(c, "DELETE FROM room WHERE id = $1", [room.as_str().into()]).await.map(drop)
}
