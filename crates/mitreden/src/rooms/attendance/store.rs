//! Numbers of an evening in the database. No id of a seat and no name goes in here.

use jiff::Timestamp;
use mitreden_live::{Record, RoomId};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::{Increment, Minute};
use crate::base::db::{Ts, all, one, run};
use crate::rooms::store::{LogRow, record};

/// Keeps how many were there in a minute, in place of what was kept of it.
pub(in crate::rooms) async fn keep_minute(c: &impl ConnectionTrait, room: &RoomId, minute: Minute) -> Result<(), DbErr> {
    let sql = "INSERT INTO attendance_minute (room_id, minute, listening, talking) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (room_id, minute) DO UPDATE SET listening = excluded.listening, talking = excluded.talking";
    let values = [room.as_str().into(), Ts(minute.at).into(), i64::from(minute.listening).into(), i64::from(minute.talking).into()];
    run(c, sql, values).await.map(drop)
}

/// Adds to the sums.
pub(in crate::rooms) async fn add(c: &impl ConnectionTrait, room: &RoomId, increments: &[Increment]) -> Result<(), DbErr> {
    let sql = "INSERT INTO attendance_count (room_id, way, what, number) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (room_id, way, what) DO UPDATE SET number = attendance_count.number + excluded.number";
    for (way, what, number) in increments {
        run(c, sql, [room.as_str().into(), way.word().into(), what.as_str().into(), (*number).into()]).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct MinuteRow {
    minute: Ts,
}

/// The last minute that was kept.
pub(super) async fn last_minute(c: &impl ConnectionTrait, room: &RoomId) -> Result<Option<Timestamp>, DbErr> {
    let sql = "SELECT minute FROM attendance_minute WHERE room_id = $1 ORDER BY minute DESC LIMIT 1";
    let row: Option<MinuteRow> = one(c, sql, [room.as_str().into()]).await?;
    Ok(row.map(|row| row.minute.0))
}

/// The entries of a room's log that say who came, went and took part.
pub(super) async fn load_comings(c: &impl ConnectionTrait, room: &RoomId) -> Result<Vec<Record>, DbErr> {
    let sql = "SELECT seq, at, by_seat, payload, text FROM room_log WHERE room_id = $1 AND kind IN \
               ('evening-started', 'evening-ended', 'room-reopened', 'seat-taken', 'seat-left', 'seat-removed', 'role-changed') ORDER BY seq";
    let rows: Vec<LogRow> = all(c, sql, [room.as_str().into()]).await?;
    rows.into_iter().map(record).collect()
}
