//! Reads what others have kept, their log of the room too, and counts it. Writes nothing.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use serde_json::Value;

use super::raw::{Minute, Way};
use crate::base::db::{Ts, all, one};

/// Most events of one report; a city with five evenings a week needs seven years for so many.
const EVENTS_MAX: i64 = 2_000;

/// An event, as figures see it.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) id: String,
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) room: Option<String>,
    pub(super) series: Option<String>,
    pub(super) starts_at: Timestamp,
    pub(super) ends_at: Timestamp,
    /// Behind a code.
    pub(super) closed: bool,
    /// The moderation has ended it, or its planned end has passed and it never began.
    pub(super) over: bool,
}

#[derive(FromQueryResult)]
struct HeldRow {
    id: String,
    slug: String,
    title: String,
    series_id: Option<String>,
    room_id: Option<String>,
    starts_at: Ts,
    ends_at: Ts,
    code_hash: Option<String>,
    status: Option<String>,
    started_at: Option<Ts>,
    ended_at: Option<Ts>,
}

const HELD: &str = "SELECT e.id, e.slug, e.title, e.series_id, e.room_id, e.starts_at, e.ends_at, r.code_hash, r.status, r.started_at, r.ended_at \
                    FROM event e LEFT JOIN room r ON r.id = e.room_id WHERE e.cancelled = $1";

impl HeldRow {
    fn held(self, now: Timestamp) -> Held {
        let status = self.status.as_deref().unwrap_or_default();
        let over = status == "over" || (status != "live" && self.ends_at.0 <= now);
        let real = self.started_at.zip(self.ended_at).filter(|(from, to)| from < to);
        let (starts_at, ends_at) = real.map_or((self.starts_at.0, self.ends_at.0), |(from, to)| (from.0, to.0));
        Held {
            id: self.id,
            slug: self.slug,
            title: self.title,
            room: self.room_id,
            series: self.series_id,
            starts_at,
            ends_at,
            closed: self.code_hash.is_some(),
            over,
        }
    }
}

/// The event at an address, unless it was called off.
pub(super) async fn event(c: &impl ConnectionTrait, slug: &str, now: Timestamp) -> Result<Option<Held>, DbErr> {
    let row: Option<HeldRow> = one(c, &format!("{HELD} AND e.slug = $2"), [false.into(), slug.into()]).await?;
    Ok(row.map(|row| row.held(now)))
}

/// All events in order, unless they were called off; the newest, should there be more than fit.
pub(super) async fn events(c: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Held>, DbErr> {
    let rows: Vec<HeldRow> = all(c, &format!("{HELD} ORDER BY e.starts_at DESC, e.id LIMIT $2"), [false.into(), EVENTS_MAX.into()]).await?;
    Ok(rows.into_iter().rev().map(|row| row.held(now)).collect())
}

/// A series, as figures see it.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Series {
    pub(super) id: String,
    pub(super) slug: String,
    pub(super) title: String,
}

/// All series by title.
pub(super) async fn series(c: &impl ConnectionTrait) -> Result<Vec<Series>, DbErr> {
    all(c, "SELECT id, slug, title FROM series ORDER BY title, id", []).await
}

#[derive(FromQueryResult)]
struct MinuteRow {
    minute: Ts,
    listening: i64,
    talking: i64,
}

/// How many were in a room in each minute that was kept.
pub(super) async fn minutes(c: &impl ConnectionTrait, room: &str) -> Result<Vec<Minute>, DbErr> {
    let sql = "SELECT minute, listening, talking FROM attendance_minute WHERE room_id = $1 ORDER BY minute";
    let rows: Vec<MinuteRow> = all(c, sql, [room.into()]).await?;
    Ok(rows.into_iter().map(|row| (row.minute.0, [count(row.listening), count(row.talking)])).collect())
}

#[derive(FromQueryResult)]
struct CountRow {
    way: String,
    what: String,
    number: i64,
}

/// What was counted of those who listened and of those who took part.
pub(super) async fn ways(c: &impl ConnectionTrait, room: &str) -> Result<[Way; 2], DbErr> {
    let rows: Vec<CountRow> = all(c, "SELECT way, what, number FROM attendance_count WHERE room_id = $1", [room.into()]).await?;
    let mut ways = [Way::default(), Way::default()];
    for row in rows {
        let way = &mut ways[usize::from(row.way == "talking")];
        let number = count(row.number);
        match row.what.split_once('-') {
            Some(("stay", minutes)) => drop(minutes.parse().map(|minutes| way.stays.insert(minutes, number))),
            Some(("first", "yes")) => way.first = number,
            Some(("first", _)) => way.again = number,
            Some(("language", tag)) => drop(way.languages.insert(tag.to_owned(), number)),
            _ if row.what == "typing" => way.typing = number,
            _ if row.what == "signing" => way.signing = number,
            _ => {}
        }
    }
    Ok(ways)
}

/// A number of things; less than none is none.
fn count(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}

#[derive(FromQueryResult)]
struct DeedRow {
    room_id: String,
    kind: String,
    payload: String,
}

/// Contributions by voice or signing, in writing with the floor, and lines of the chat; of the parallel rooms too.
pub(super) async fn contributions(c: &impl ConnectionTrait, room: &str) -> Result<[u32; 3], DbErr> {
    let sql = "SELECT l.room_id, l.kind, l.payload FROM room_log l JOIN room r ON r.id = l.room_id WHERE (r.id = $1 OR r.parent_id = $1) \
               AND l.kind IN ('hand-raised', 'floor-given', 'said') ORDER BY l.room_id, l.seq";
    let rows: Vec<DeedRow> = all(c, sql, [room.into()]).await?;
    let (mut spoken, mut written, mut chat) = (0, 0, 0);
    let mut in_writing: BTreeMap<(String, String), bool> = BTreeMap::new();
    for row in rows {
        let payload: Value = serde_json::from_str(&row.payload).unwrap_or_default();
        let whose = (row.room_id, payload["seat"].as_str().unwrap_or_default().to_owned());
        match row.kind.as_str() {
            "hand-raised" => drop(in_writing.insert(whose, payload["in_writing"] == Value::Bool(true))),
            "floor-given" if in_writing.remove(&whose) == Some(true) => written += 1,
            "floor-given" => spoken += 1,
            _ => chat += 1,
        }
    }
    Ok([spoken, written, chat])
}

/// How many there are of a kind, and how many of them have come to something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) all: i64,
    pub(super) part: i64,
}

/// All of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Between {
    /// Working groups, and those that are over.
    pub(super) groups: Tally,
    /// Public topics, and those that nobody works on any more.
    pub(super) topics: Tally,
    /// Published ideas, and those the city has decided about.
    pub(super) ideas: Tally,
    /// Measures, and those in use or over.
    pub(super) measures: Tally,
}

#[derive(FromQueryResult)]
struct BetweenRow {
    whole: i64,
    part: i64,
}

async fn tally(c: &impl ConnectionTrait, sql: &str) -> Result<Tally, DbErr> {
    let row: Option<BetweenRow> = one(c, sql, []).await?;
    Ok(row.map(|row| Tally { all: row.whole, part: row.part }).unwrap_or_default())
}

/// Counts what stands in the portal between the evenings. Only what everybody can read and count for themselves, so nothing is hidden.
pub(super) async fn between(c: &impl ConnectionTrait) -> Result<Between, DbErr> {
    let groups = "SELECT COUNT(*) AS whole, COUNT(ended_at) AS part FROM working_group";
    let topics =
        "SELECT COUNT(*) AS whole, COUNT(CASE WHEN closed_at IS NOT NULL OR merged_into IS NOT NULL THEN 1 END) AS part FROM topic WHERE state = 'public'";
    let ideas = "SELECT COUNT(*) AS whole, COUNT(CASE WHEN i.status IN ('accepted', 'declined', 'measure') THEN 1 END) AS part FROM idea i \
                 JOIN contest k ON k.id = i.contest_id WHERE i.state = 'public' AND k.state IN ('public', 'over')";
    let measures = "SELECT COUNT(*) AS whole, COUNT(CASE WHEN phase IN ('operation', 'ended') THEN 1 END) AS part FROM measure";
    Ok(Between { groups: tally(c, groups).await?, topics: tally(c, topics).await?, ideas: tally(c, ideas).await?, measures: tally(c, measures).await? })
}
