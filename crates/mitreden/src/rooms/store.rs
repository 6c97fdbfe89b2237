//! Rooms in the database: the log, seats, invitations. Decides nothing; a log entry is final.

use std::collections::BTreeMap;

use jiff::Timestamp;
use mitreden_live::{BallotBox, DisplayName, Event, QuestionState, Record, Role, RoomId, SeatId, SideRoomPlan};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Hours, Invitation, Kind, NewRoom, RoomEntry, RoomStatus, status_from_word, status_word};
use super::{barcamp, slides};
use crate::base::db::{Ts, all, one, run};
use crate::base::ids::Token;

/// A seat's row, written together with the event that takes the seat.
#[derive(Clone, Debug)]
pub(super) struct NewSeat {
    pub(super) id: SeatId,
    pub(super) secret_hash: String,
}

#[derive(FromQueryResult)]
struct RoomRow {
    id: String,
    slug: String,
    title: String,
    kind: String,
    home: String,
    code_hash: Option<String>,
    code_expires_at: Option<Ts>,
    status: String,
    started_at: Option<Ts>,
    ended_at: Option<Ts>,
    parent_id: Option<String>,
    side_number: Option<i64>,
    opens_at: Option<Ts>,
    closes_at: Option<Ts>,
}

impl RoomRow {
    fn entry(self) -> Result<RoomEntry, DbErr> {
        let status = RoomStatus { status: status_from_word(&self.status), started_at: self.started_at.map(|t| t.0), ended_at: self.ended_at.map(|t| t.0) };
        let number = self.side_number.and_then(|number| u32::try_from(number).ok());
        Ok(RoomEntry {
            side_of: self.parent_id.as_deref().map(room_id).transpose()?.zip(number),
            id: room_id(&self.id)?,
            slug: self.slug,
            title: self.title,
            kind: Kind::from_word(&self.kind),
            home: self.home,
            code_hash: self.code_hash,
            code_expires_at: self.code_expires_at.map(|t| t.0),
            status,
            hours: self.opens_at.zip(self.closes_at).map(|(opens, closes)| Hours { opens_at: opens.0, closes_at: closes.0 }),
        })
    }
}

const ROOM: &str = "SELECT id, slug, title, kind, home, code_hash, code_expires_at, status, started_at, ended_at, parent_id, side_number, opens_at, closes_at \
                    FROM room";

pub(super) async fn insert_room(c: &impl ConnectionTrait, id: &RoomId, room: &NewRoom, now: Timestamp) -> Result<(), DbErr> {
    let code_hash = room.code.as_ref().map(|(code, _)| code_token(code).hash());
    let expires = room.code.as_ref().map(|(_, until)| Ts(*until));
    run(
        c,
        "INSERT INTO room (id, slug, title, kind, home, code_hash, code_expires_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            id.as_str().into(),
            room.slug.as_str().into(),
            room.title.as_str().into(),
            room.kind.word().into(),
            room.home.as_str().into(),
            code_hash.into(),
            expires.into(),
            Ts(now).into(),
        ],
    )
    .await
    .map(drop)
}

pub(super) async fn rename_room(c: &impl ConnectionTrait, id: &RoomId, title: &str) -> Result<(), DbErr> {
    run(c, "UPDATE room SET title = $1 WHERE id = $2", [title.into(), id.as_str().into()]).await.map(drop)
}

pub(super) async fn room_by_slug(c: &impl ConnectionTrait, slug: &str) -> Result<Option<RoomEntry>, DbErr> {
    let row: Option<RoomRow> = one(c, &format!("{ROOM} WHERE slug = $1"), [slug.into()]).await?;
    row.map(RoomRow::entry).transpose()
}

pub(super) async fn room_by_id(c: &impl ConnectionTrait, id: &RoomId) -> Result<Option<RoomEntry>, DbErr> {
    let row: Option<RoomRow> = one(c, &format!("{ROOM} WHERE id = $1"), [id.as_str().into()]).await?;
    row.map(RoomRow::entry).transpose()
}

/// A parallel room of an evening.
pub(super) async fn side_room(c: &impl ConnectionTrait, parent: &RoomId, number: u32) -> Result<Option<RoomEntry>, DbErr> {
    let row: Option<RoomRow> = one(c, &format!("{ROOM} WHERE parent_id = $1 AND side_number = $2"), [parent.as_str().into(), i64::from(number).into()]).await?;
    row.map(RoomRow::entry).transpose()
}

/// The parallel rooms of an evening that have not ended.
pub(super) async fn side_rooms(c: &impl ConnectionTrait, parent: &RoomId) -> Result<Vec<RoomEntry>, DbErr> {
    let rows: Vec<RoomRow> = all(c, &format!("{ROOM} WHERE parent_id = $1 AND status <> 'over' ORDER BY side_number"), [parent.as_str().into()]).await?;
    rows.into_iter().map(RoomRow::entry).collect()
}

/// Makes a parallel room, with the code of its evening. Its way out leads there.
pub(super) async fn insert_side_room(c: &impl ConnectionTrait, parent: &RoomId, side: &RoomId, plan: &SideRoomPlan, at: Timestamp) -> Result<(), DbErr> {
    // No address that was made from a title has two hyphens in a row.
    let sql = "INSERT INTO room (id, slug, title, kind, home, code_hash, code_expires_at, created_at, parent_id, side_number) \
               SELECT $2, slug || '--' || $3, $4, 'event', '/raeume/' || slug, code_hash, code_expires_at, $5, id, $6 FROM room WHERE id = $1";
    let values = [
        parent.as_str().into(),
        side.as_str().into(),
        plan.number.to_string().into(),
        plan.title.as_str().into(),
        Ts(at).into(),
        i64::from(plan.number).into(),
    ];
    run(c, sql, values).await.map(drop)
}

/// Rooms to show in the list: standing ones, and those whose evening is on.
pub(super) async fn listed_rooms(c: &impl ConnectionTrait) -> Result<Vec<RoomEntry>, DbErr> {
    let rows: Vec<RoomRow> =
        all(c, &format!("{ROOM} WHERE parent_id IS NULL AND closes_at IS NULL AND (kind = 'standing' OR status = 'live') ORDER BY kind, title"), []).await?;
    rows.into_iter().map(RoomRow::entry).collect()
}

/// Where the evening of every room stands.
pub(super) async fn statuses(c: &impl ConnectionTrait) -> Result<Vec<(RoomId, RoomStatus)>, DbErr> {
    let rows: Vec<RoomRow> = all(c, ROOM, []).await?;
    rows.into_iter().map(RoomRow::entry).map(|entry| entry.map(|e| (e.id, e.status))).collect()
}

#[derive(FromQueryResult)]
struct IdRow {
    id: String,
}

/// Standing rooms with seats or chat in which nothing was written down since, and parallel rooms that a crash kept open behind their evening.
pub(super) async fn quiet_standing_rooms(c: &impl ConnectionTrait, since: Timestamp) -> Result<Vec<RoomId>, DbErr> {
    let sql = "SELECT r.id FROM room r WHERE r.kind = 'standing' AND r.status <> 'over' \
               AND NOT EXISTS (SELECT 1 FROM room_log l WHERE l.room_id = r.id AND l.at > $1) \
               AND (EXISTS (SELECT 1 FROM seat s WHERE s.room_id = r.id) OR EXISTS (SELECT 1 FROM room_log t WHERE t.room_id = r.id AND t.kind = 'said' AND t.text IS NOT NULL)) \
               UNION SELECT r.id FROM room r JOIN room p ON p.id = r.parent_id WHERE r.status <> 'over' AND p.status = 'over'";
    let rows: Vec<IdRow> = all(c, sql, [Ts(since).into()]).await?;
    rows.iter().map(|row| room_id(&row.id)).collect()
}

/// Takes the names out of the logs of rooms that ended before this time: the course of the evening stays, who it was does not.
pub(super) async fn forget_names(c: &impl ConnectionTrait, before: Timestamp) -> Result<(), DbErr> {
    let sql = "SELECT room_id, seq, payload FROM room_log WHERE kind IN ('seat-taken', 'knocked', 'role-changed', 'question-asked') AND payload NOT LIKE '%\"name\":\"\"%' \
               AND room_id IN (SELECT id FROM room WHERE status = 'over' AND ended_at < $1)";
    let rows: Vec<NamedRow> = all(c, sql, [Ts(before).into()]).await?;
    for row in rows {
        let mut event: Event = serde_json::from_str(&row.payload).map_err(|e| DbErr::Type(format!("log entry {}: {e}", row.seq)))?;
        if let Event::SeatTaken { name, .. } | Event::Knocked { name, .. } | Event::RoleChanged { name, .. } | Event::QuestionAsked { name, .. } = &mut event {
            *name = DisplayName::empty();
        }
        let payload = serde_json::to_string(&event).map_err(|e| DbErr::Type(e.to_string()))?;
        run(c, "UPDATE room_log SET payload = $3 WHERE room_id = $1 AND seq = $2", [row.room_id.into(), row.seq.into(), payload.into()]).await?;
    }
    // What was given for a topic and has not become one by now will not.
    let sql = "UPDATE room_log SET text = NULL WHERE kind = 'line-given' AND text IS NOT NULL \
               AND room_id IN (SELECT id FROM room WHERE status = 'over' AND ended_at < $1)";
    run(c, sql, [Ts(before).into()]).await.map(drop)
}

/// Forgets invitations, and the names in them, that open nothing any more.
pub(super) async fn forget_invitations(c: &impl ConnectionTrait, now: Timestamp) -> Result<(), DbErr> {
    run(c, "DELETE FROM invitation WHERE expires_at < $1", [Ts(now).into()]).await.map(drop)
}

#[derive(FromQueryResult)]
struct NamedRow {
    room_id: String,
    seq: i64,
    payload: String,
}

#[derive(FromQueryResult)]
pub(super) struct LogRow {
    seq: i64,
    at: Ts,
    by_seat: Option<String>,
    payload: String,
    text: Option<String>,
}

/// The whole log of a room, in order.
pub(super) async fn load_log(c: &impl ConnectionTrait, room: &RoomId) -> Result<Vec<Record>, DbErr> {
    let sql = "SELECT seq, at, by_seat, payload, text FROM room_log WHERE room_id = $1 ORDER BY seq";
    let rows: Vec<LogRow> = all(c, sql, [room.as_str().into()]).await?;
    rows.into_iter().map(record).collect()
}

pub(super) fn record(row: LogRow) -> Result<Record, DbErr> {
    let mut event: Event = serde_json::from_str(&row.payload).map_err(|e| DbErr::Type(format!("log entry {}: {e}", row.seq)))?;
    if let Event::Said { text, .. }
    | Event::QuestionAsked { text, .. }
    | Event::ResultNoted { text }
    | Event::ResultTaken { text, .. }
    | Event::LineGiven { text, .. } = &mut event
    {
        *text = row.text;
    }
    let seq = u64::try_from(row.seq).map_err(|_| DbErr::Type("a negative log number".to_owned()))?;
    Ok(Record { seq, at: row.at.0, by: row.by_seat.as_deref().and_then(SeatId::parse), event })
}

/// Writes a batch: entries, seats, and what follows from them. One transaction of the caller.
pub(super) async fn append(c: &impl ConnectionTrait, room: &RoomId, records: &[Record], seats: &[NewSeat], now: Timestamp) -> Result<(), DbErr> {
    for seat in seats {
        run(
            c,
            "INSERT INTO seat (id, room_id, secret_hash, created_at) VALUES ($1, $2, $3, $4)",
            [seat.id.as_str().into(), room.as_str().into(), seat.secret_hash.as_str().into(), Ts(now).into()],
        )
        .await?;
    }
    for record in records {
        append_one(c, room, record).await?;
        project(c, room, record).await?;
    }
    Ok(())
}

async fn append_one(c: &impl ConnectionTrait, room: &RoomId, record: &Record) -> Result<(), DbErr> {
    let mut event = record.event.clone();
    let (mut line, mut words) = (None, None);
    match &mut event {
        Event::Said { line: number, text, .. } | Event::LineGiven { line: number, text } => {
            line = i64::try_from(*number).ok();
            words = text.take();
        }
        Event::QuestionAsked { question, text, .. } => {
            line = Some(i64::from(*question));
            words = text.take();
        }
        Event::ResultTaken { number, text } => {
            line = Some(i64::from(*number));
            words = text.take();
        }
        Event::ResultNoted { text } => words = text.take(),
        _ => {}
    }
    let payload = serde_json::to_value(&event).map_err(|e| DbErr::Type(e.to_string()))?;
    let kind = payload["event"].as_str().unwrap_or_default().to_owned();
    let seq = i64::try_from(record.seq).map_err(|_| DbErr::Type("log number out of range".to_owned()))?;
    let by = record.by.as_ref().map(|seat| seat.as_str().to_owned());
    let sql = "INSERT INTO room_log (room_id, seq, at, by_seat, kind, payload, line, text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = [room.as_str().into(), seq.into(), Ts(record.at).into(), by.into(), kind.into(), payload.to_string().into(), line.into(), words.into()];
    run(c, sql, values).await.map(drop)
}

#[derive(FromQueryResult)]
struct BoxRow {
    poll: i64,
    content: String,
}

/// The boxes of a room's open polls, by number.
pub(super) async fn load_boxes(c: &impl ConnectionTrait, room: &RoomId) -> Result<BTreeMap<u32, BallotBox>, DbErr> {
    let rows: Vec<BoxRow> = all(c, "SELECT poll, content FROM ballot_box WHERE room_id = $1", [room.as_str().into()]).await?;
    let known = |row: BoxRow| {
        let poll = u32::try_from(row.poll).map_err(|_| DbErr::Type("no number of a poll".to_owned()))?;
        // The error does not say what stood there.
        let content = serde_json::from_str(&row.content).map_err(|_| DbErr::Type(format!("ballot box {poll} cannot be read")))?;
        Ok((poll, content))
    };
    rows.into_iter().map(known).collect()
}

/// Keeps a box as it is now, in place of what was kept of it.
pub(super) async fn keep_box(c: &impl ConnectionTrait, room: &RoomId, poll: u32, ballots: &BallotBox) -> Result<(), DbErr> {
    let content = serde_json::to_string(ballots).map_err(|e| DbErr::Type(e.to_string()))?;
    let sql = "INSERT INTO ballot_box (room_id, poll, content) VALUES ($1, $2, $3) ON CONFLICT (room_id, poll) DO UPDATE SET content = excluded.content";
    run(c, sql, [room.as_str().into(), i64::from(poll).into(), content.into()]).await.map(drop)
}

/// The entries of a room's log that are about its parallel rooms.
pub(super) async fn load_barcamp(c: &impl ConnectionTrait, room: &RoomId) -> Result<Vec<Record>, DbErr> {
    let sql =
        "SELECT seq, at, by_seat, payload, text FROM room_log WHERE room_id = $1 AND kind IN ('barcamp-opened', 'result-taken', 'room-reopened') ORDER BY seq";
    let rows: Vec<LogRow> = all(c, sql, [room.as_str().into()]).await?;
    rows.into_iter().map(record).collect()
}

/// The entries of a room's log that are about the chat lines that may live on.
pub(super) async fn load_given(c: &impl ConnectionTrait, room: &RoomId) -> Result<Vec<Record>, DbErr> {
    let sql = "SELECT seq, at, by_seat, payload, text FROM room_log WHERE room_id = $1 AND kind IN ('line-given', 'unsaid', 'room-reopened') ORDER BY seq";
    let rows: Vec<LogRow> = all(c, sql, [room.as_str().into()]).await?;
    rows.into_iter().map(record).collect()
}

/// The entries of a room's log that are about its polls.
pub(super) async fn load_polls(c: &impl ConnectionTrait, room: &RoomId) -> Result<Vec<Record>, DbErr> {
    let sql = "SELECT seq, at, by_seat, payload, text FROM room_log WHERE room_id = $1 \
               AND kind IN ('poll-prepared', 'poll-dropped', 'poll-opened', 'poll-extended', 'poll-closed', 'room-reopened') ORDER BY seq";
    let rows: Vec<LogRow> = all(c, sql, [room.as_str().into()]).await?;
    rows.into_iter().map(record).collect()
}

/// The entries of a room's log that are about its questions.
pub(super) async fn load_questions(c: &impl ConnectionTrait, room: &RoomId) -> Result<Vec<Record>, DbErr> {
    let sql = "SELECT seq, at, by_seat, payload, text FROM room_log WHERE room_id = $1 \
               AND kind IN ('questions-set', 'question-asked', 'question-withdrawn', 'question-moved', 'support-counted', 'evening-ended', 'room-reopened') \
               ORDER BY seq";
    let rows: Vec<LogRow> = all(c, sql, [room.as_str().into()]).await?;
    rows.into_iter().map(record).collect()
}

#[derive(FromQueryResult)]
struct SupportRow {
    question: i64,
    seat_id: String,
}

/// Who supports which question of a room.
/// Every room in which something was asked.
pub(super) async fn rooms_with_questions(c: &impl ConnectionTrait) -> Result<Vec<RoomId>, DbErr> {
    #[derive(FromQueryResult)]
    struct AskedRow {
        room_id: String,
    }
    let rows: Vec<AskedRow> =
        all(c, "SELECT DISTINCT room_id FROM room_log WHERE kind = 'question-asked' AND room_id NOT IN (SELECT id FROM room WHERE closes_at IS NOT NULL)", [])
            .await?;
    rows.iter().map(|row| room_id(&row.room_id)).collect()
}

pub(super) async fn load_support(c: &impl ConnectionTrait, room: &RoomId) -> Result<Vec<(SeatId, u32)>, DbErr> {
    let rows: Vec<SupportRow> = all(c, "SELECT question, seat_id FROM support WHERE room_id = $1", [room.as_str().into()]).await?;
    Ok(rows.into_iter().filter_map(|row| Some((SeatId::parse(&row.seat_id)?, u32::try_from(row.question).ok()?))).collect())
}

/// Keeps that a seat supports a question, or no longer does.
pub(super) async fn keep_support(c: &impl ConnectionTrait, room: &RoomId, seat: &SeatId, question: u32, supports: bool) -> Result<(), DbErr> {
    let sql = if supports {
        "INSERT INTO support (room_id, question, seat_id) VALUES ($1, $2, $3) ON CONFLICT (room_id, question, seat_id) DO NOTHING"
    } else {
        "DELETE FROM support WHERE room_id = $1 AND question = $2 AND seat_id = $3"
    };
    run(c, sql, [room.as_str().into(), i64::from(question).into(), seat.as_str().into()]).await.map(drop)
}

/// Takes the texts of questions that the room no longer has out of its log.
pub(super) async fn forget_questions_but(c: &impl ConnectionTrait, room: &RoomId, kept: impl Iterator<Item = u32>) -> Result<(), DbErr> {
    let kept: Vec<String> = kept.chain([0]).map(|number| number.to_string()).collect();
    let sql = "UPDATE room_log SET text = NULL WHERE room_id = $1 AND kind = 'question-asked' AND text IS NOT NULL AND line NOT IN";
    run(c, &format!("{sql} ({})", kept.join(", ")), [room.as_str().into()]).await.map(drop)
}

/// What the rest of the portal knows of a room, and what has to be forgotten.
async fn project(c: &impl ConnectionTrait, room: &RoomId, record: &Record) -> Result<(), DbErr> {
    slides::project(c, &record.event, room).await?;
    Box::pin(barcamp::project(c, record, room)).await?;
    let id = room.as_str();
    match &record.event {
        Event::EveningStarted => {
            let live = status_word(mitreden_live::Status::Live);
            run(c, "UPDATE room SET status = $1, started_at = $2 WHERE id = $3", [live.into(), Ts(record.at).into(), id.into()]).await?;
        }
        Event::EveningEnded => {
            let over = status_word(mitreden_live::Status::Over);
            run(c, "UPDATE room SET status = $1, ended_at = $2 WHERE id = $3", [over.into(), Ts(record.at).into(), id.into()]).await?;
            // Chat is deleted with the evening (requirements P-14), and no cookie opens a seat any more.
            run(c, "UPDATE room_log SET text = NULL WHERE room_id = $1 AND kind = 'said' AND text IS NOT NULL", [id.into()]).await?;
            run(c, "DELETE FROM seat WHERE room_id = $1", [id.into()]).await?;
        }
        Event::RoomReopened => {
            let planned = status_word(mitreden_live::Status::Planned);
            run(c, "UPDATE room SET status = $1, started_at = NULL, ended_at = NULL WHERE id = $2", [planned.into(), id.into()]).await?;
            run(c, "UPDATE room_log SET text = NULL WHERE room_id = $1 AND kind = 'line-given' AND text IS NOT NULL", [id.into()]).await?;
        }
        // A removed seat keeps its row until the end: its browser is told why it is out.
        Event::SeatLeft { seat } => {
            run(c, "DELETE FROM seat WHERE room_id = $1 AND id = $2", [id.into(), seat.as_str().into()]).await?;
        }
        Event::PollClosed { poll, .. } => {
            run(c, "DELETE FROM ballot_box WHERE room_id = $1 AND poll = $2", [id.into(), i64::from(*poll).into()]).await?;
        }
        Event::QuestionMoved { question, state: QuestionState::Merged { into } } => {
            let sql = "INSERT INTO support (room_id, question, seat_id) SELECT room_id, $3, seat_id FROM support WHERE room_id = $1 AND question = $2 \
                       ON CONFLICT (room_id, question, seat_id) DO NOTHING";
            run(c, sql, [id.into(), i64::from(*question).into(), i64::from(*into).into()]).await?;
            run(c, "DELETE FROM support WHERE room_id = $1 AND question = $2", [id.into(), i64::from(*question).into()]).await?;
        }
        Event::SupportCounted { question, .. } | Event::QuestionWithdrawn { question } => {
            run(c, "DELETE FROM support WHERE room_id = $1 AND question = $2", [id.into(), i64::from(*question).into()]).await?;
        }
        Event::ResultTaken { number, .. } => forget_results_but(c, id, "result-taken", Some(*number), record.seq).await?,
        Event::ResultNoted { .. } => forget_results_but(c, id, "result-noted", None, record.seq).await?,
        Event::Unsaid { line } => {
            let line = i64::try_from(*line).unwrap_or(-1);
            let sql = "UPDATE room_log SET text = NULL WHERE room_id = $1 AND kind IN ('said', 'line-given') AND line = $2";
            run(c, sql, [id.into(), line.into()]).await?;
        }
        _ => {}
    }
    Ok(())
}

/// Only the newest result of a room is kept: what was written over or taken away is gone for good.
async fn forget_results_but(c: &impl ConnectionTrait, room: &str, kind: &str, number: Option<u32>, seq: u64) -> Result<(), DbErr> {
    let sql = "UPDATE room_log SET text = NULL WHERE room_id = $1 AND kind = $2 AND seq < $3 AND ($4 < 0 OR line = $4) AND text IS NOT NULL";
    let (number, seq) = (number.map_or(-1, i64::from), i64::try_from(seq).unwrap_or(i64::MAX));
    run(c, sql, [room.into(), kind.into(), seq.into(), number.into()]).await.map(drop)
}

#[derive(FromQueryResult)]
struct SeatRow {
    id: String,
}

/// The seat that a secret opens in this room.
pub(super) async fn seat_by_secret(c: &impl ConnectionTrait, room: &RoomId, secret: &Token) -> Result<Option<SeatId>, DbErr> {
    let sql = "SELECT id FROM seat WHERE room_id = $1 AND secret_hash = $2";
    let row: Option<SeatRow> = one(c, sql, [room.as_str().into(), secret.hash().into()]).await?;
    Ok(row.and_then(|row| SeatId::parse(&row.id)))
}

#[derive(FromQueryResult)]
struct InvitationRow {
    room_id: String,
    role: String,
    name: String,
}

pub(super) async fn insert_invitation(c: &impl ConnectionTrait, invitation: &Invitation, token: &Token, until: Timestamp) -> Result<(), DbErr> {
    run(
        c,
        "INSERT INTO invitation (token_hash, room_id, role, name, expires_at) VALUES ($1, $2, $3, $4, $5)",
        [token.hash().into(), invitation.room.as_str().into(), invitation.role.word().into(), invitation.name.as_str().into(), Ts(until).into()],
    )
    .await
    .map(drop)
}

#[derive(FromQueryResult)]
struct InvitedRow {
    token_hash: String,
    role: String,
    name: String,
    expires_at: Ts,
}

/// The invitations that open this room's door, each with the hash of its secret and its last moment.
pub(super) async fn invitations(c: &impl ConnectionTrait, room: &RoomId, now: Timestamp) -> Result<Vec<(String, Invitation, Timestamp)>, DbErr> {
    let sql = "SELECT token_hash, role, name, expires_at FROM invitation WHERE room_id = $1 AND expires_at > $2 AND revoked_at IS NULL \
               ORDER BY expires_at, token_hash";
    let rows: Vec<InvitedRow> = all(c, sql, [room.as_str().into(), Ts(now).into()]).await?;
    let known = |row: InvitedRow| Some((row.token_hash, Invitation { room: room.clone(), role: role_from_word(&row.role)?, name: row.name }, row.expires_at.0));
    Ok(rows.into_iter().filter_map(known).collect())
}

/// Takes an invitation back; its name is forgotten with it.
pub(super) async fn revoke_invitation(c: &impl ConnectionTrait, room: &RoomId, hash: &str, now: Timestamp) -> Result<(), DbErr> {
    let sql = "UPDATE invitation SET revoked_at = $3, name = '' WHERE room_id = $1 AND token_hash = $2 AND revoked_at IS NULL";
    run(c, sql, [room.as_str().into(), hash.into(), Ts(now).into()]).await.map(drop)
}

/// Closes a room with a code, or opens it to everybody.
pub(super) async fn set_code(c: &impl ConnectionTrait, room: &RoomId, code: Option<&str>) -> Result<(), DbErr> {
    let hash = code.map(|code| code_token(code).hash());
    run(c, "UPDATE room SET code_hash = $2, code_expires_at = NULL WHERE id = $1 OR parent_id = $1", [room.as_str().into(), hash.into()]).await.map(drop)
}

/// The secret in a code as it is typed: phones begin with a capital, people leave the hyphen out.
pub(super) fn code_token(typed: &str) -> Token {
    let code: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_lowercase).collect();
    Token::from_text(&code)
}

fn role_from_word(word: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role.word() == word)
}

/// A valid invitation to this room.
pub(super) async fn invitation(c: &impl ConnectionTrait, room: &RoomId, token: &Token, now: Timestamp) -> Result<Option<Invitation>, DbErr> {
    let sql = "SELECT room_id, role, name FROM invitation WHERE token_hash = $1 AND room_id = $2 AND expires_at > $3 AND revoked_at IS NULL";
    let row: Option<InvitationRow> = one(c, sql, [token.hash().into(), room.as_str().into(), Ts(now).into()]).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(role_from_word(&row.role).map(|role| Invitation { room: room.clone(), role, name: row.name }).filter(|i| i.room.as_str() == row.room_id))
}

fn room_id(text: &str) -> Result<RoomId, DbErr> {
    RoomId::parse(text).ok_or_else(|| DbErr::Type("not a room id".to_owned()))
}
