//! What the database remembers of the programme. Never decides what may be changed, or by whom.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{AgendaItem, Evening, Event, EventKind, ItemKind, Series, Speaker};
use crate::base::db::{Ts, all, one, places, run};
use crate::base::ids::Ids;
use crate::base::slug::is_slug;

/// Most events of one list or feed; a city with five evenings a week fills it in eight years.
const LIST_MAX: i64 = 2_000;

/// Most ids of one query: SQLite takes a thousand values.
const IDS_AT_ONCE: usize = 500;

const EVENT: &str = "SELECT id, slug, series_id, title, summary, text, kind, starts_at, ends_at, cancelled, sequence, place, room_id, updated_at FROM event";
const SERIES: &str = "SELECT id, slug, title, summary, archived FROM series";

#[derive(FromQueryResult)]
struct SeriesRow {
    id: String,
    slug: String,
    title: String,
    summary: String,
    archived: bool,
}

impl From<SeriesRow> for Series {
    fn from(row: SeriesRow) -> Self {
        let SeriesRow { id, slug, title, summary, archived } = row;
        Series { id, slug, title, summary, archived }
    }
}

#[derive(FromQueryResult)]
struct EventRow {
    id: String,
    slug: String,
    series_id: Option<String>,
    title: String,
    summary: String,
    text: String,
    kind: String,
    starts_at: Ts,
    ends_at: Ts,
    cancelled: bool,
    sequence: i64,
    place: String,
    room_id: Option<String>,
    updated_at: Ts,
}

impl From<EventRow> for Event {
    fn from(row: EventRow) -> Self {
        Event {
            id: row.id,
            slug: row.slug,
            series: row.series_id,
            title: row.title,
            summary: row.summary,
            text: row.text,
            // The table takes no other word.
            kind: EventKind::of(&row.kind).unwrap_or_default(),
            starts_at: row.starts_at.into(),
            ends_at: row.ends_at.into(),
            cancelled: row.cancelled,
            sequence: row.sequence,
            place: row.place,
            room: row.room_id,
            updated_at: row.updated_at.into(),
        }
    }
}

#[derive(FromQueryResult)]
struct AddedRow {
    created_at: Ts,
    #[sea_orm(nested)]
    event: EventRow,
}

#[derive(FromQueryResult)]
struct SpeakerRow {
    event_id: String,
    name: String,
    title: String,
    role: String,
}

#[derive(FromQueryResult)]
struct ItemRow {
    kind: String,
    title: String,
    minutes: i64,
    speaker: String,
}

#[derive(FromQueryResult)]
struct Count {
    number: i64,
}

fn events(rows: Vec<EventRow>) -> Vec<Event> {
    rows.into_iter().map(Event::from).collect()
}

/// All series by title, those of the archive too.
pub(super) async fn all_series(c: &impl ConnectionTrait) -> Result<Vec<Series>, DbErr> {
    let rows: Vec<SeriesRow> = all(c, &format!("{SERIES} ORDER BY title, id"), []).await?;
    Ok(rows.into_iter().map(Series::from).collect())
}

/// The series with this address.
pub(super) async fn series(c: &impl ConnectionTrait, slug: &str) -> Result<Option<Series>, DbErr> {
    if !is_slug(slug) {
        return Ok(None);
    }
    let row: Option<SeriesRow> = one(c, &format!("{SERIES} WHERE slug = $1"), [slug.into()]).await?;
    Ok(row.map(Series::from))
}

/// The series with this id.
pub(super) async fn series_by_id(c: &impl ConnectionTrait, id: &str) -> Result<Option<Series>, DbErr> {
    let row: Option<SeriesRow> = one(c, &format!("{SERIES} WHERE id = $1"), [id.into()]).await?;
    Ok(row.map(Series::from))
}

/// The event with this id.
pub(super) async fn event_by_id(c: &impl ConnectionTrait, id: &str) -> Result<Option<Event>, DbErr> {
    let row: Option<EventRow> = one(c, &format!("{EVENT} WHERE id = $1"), [id.into()]).await?;
    Ok(row.map(Event::from))
}

/// The events with these ids in order of their start.
pub(super) async fn events_by_ids(c: &impl ConnectionTrait, ids: &[String]) -> Result<Vec<Event>, DbErr> {
    let mut found = Vec::new();
    for some in ids.chunks(IDS_AT_ONCE) {
        let sql = format!("{EVENT} WHERE id IN ({})", places(1, some.len()));
        found.extend(events(all(c, &sql, some.iter().map(|id| Value::from(id.as_str()))).await?));
    }
    found.sort_by(|a, b| (a.starts_at, &a.id).cmp(&(b.starts_at, &b.id)));
    Ok(found)
}

/// All events in order of their start.
pub(super) async fn all_events(c: &impl ConnectionTrait) -> Result<Vec<Event>, DbErr> {
    // The newest ones, should there ever be more than fit.
    let mut found = events(all(c, &format!("{EVENT} ORDER BY starts_at DESC, id LIMIT {LIST_MAX}"), []).await?);
    found.reverse();
    Ok(found)
}

/// The events of a series in order of their start.
pub(super) async fn events_of(c: &impl ConnectionTrait, series: &str) -> Result<Vec<Event>, DbErr> {
    let sql = format!("{EVENT} WHERE series_id = $1 ORDER BY starts_at, id LIMIT {LIST_MAX}");
    Ok(events(all(c, &sql, [series.into()]).await?))
}

/// Events that begin before `until` and end after `from`, in order of their start.
pub(super) async fn events_between(c: &impl ConnectionTrait, from: Timestamp, until: Timestamp, most: i64) -> Result<Vec<Event>, DbErr> {
    let sql = format!("{EVENT} WHERE ends_at > $1 AND starts_at < $2 ORDER BY starts_at, id LIMIT $3");
    Ok(events(all(c, &sql, [Ts(from).into(), Ts(until).into(), most.into()]).await?))
}

/// The events last changed, newest change first.
pub(super) async fn events_changed(c: &impl ConnectionTrait, most: i64) -> Result<Vec<Event>, DbErr> {
    Ok(events(all(c, &format!("{EVENT} ORDER BY updated_at DESC, id LIMIT $1"), [most.into()]).await?))
}

/// The event with this address and all that belongs to it.
pub(super) async fn evening(c: &impl ConnectionTrait, slug: &str) -> Result<Option<Evening>, DbErr> {
    if !is_slug(slug) {
        return Ok(None);
    }
    let row: Option<EventRow> = one(c, &format!("{EVENT} WHERE slug = $1"), [slug.into()]).await?;
    match row {
        Some(row) => complete(c, row.into()).await.map(Some),
        None => Ok(None),
    }
}

/// The events entered after a moment, in the order they were.
pub(super) async fn events_added(c: &impl ConnectionTrait, since: Timestamp) -> Result<Vec<(Timestamp, Event)>, DbErr> {
    let sql = format!("{} WHERE created_at > $1 ORDER BY created_at, id LIMIT {LIST_MAX}", EVENT.replace(" FROM event", ", created_at FROM event"));
    let rows: Vec<AddedRow> = all(c, &sql, [Ts(since).into()]).await?;
    Ok(rows.into_iter().map(|row| (row.created_at.into(), row.event.into())).collect())
}

/// An event with its series, speakers and agenda.
pub(super) async fn complete(c: &impl ConnectionTrait, event: Event) -> Result<Evening, DbErr> {
    let series = match &event.series {
        Some(id) => series_by_id(c, id).await?,
        None => None,
    };
    let sql = "SELECT event_id, name, title, role FROM speaker WHERE event_id = $1 ORDER BY position";
    let speakers: Vec<SpeakerRow> = all(c, sql, [event.id.as_str().into()]).await?;
    let sql = "SELECT kind, title, minutes, speaker FROM agenda_item WHERE event_id = $1 ORDER BY position";
    let items: Vec<ItemRow> = all(c, sql, [event.id.as_str().into()]).await?;
    let speakers = speakers.into_iter().map(|row| Speaker { name: row.name, title: row.title, role: row.role }).collect();
    let agenda = items.into_iter().map(|row| AgendaItem {
        kind: ItemKind::of(&row.kind).unwrap_or_default(),
        title: row.title,
        minutes: u32::try_from(row.minutes).unwrap_or(1),
        speaker: row.speaker,
    });
    Ok(Evening { agenda: agenda.collect(), series, speakers, event })
}

/// The speakers' names by event, for lists: one query instead of one per line.
pub(super) async fn speaker_names(c: &impl ConnectionTrait, from: Timestamp) -> Result<HashMap<String, Vec<String>>, DbErr> {
    let sql = "SELECT speaker.event_id, speaker.name, speaker.title, speaker.role FROM speaker JOIN event ON event.id = speaker.event_id \
               WHERE event.ends_at > $1 ORDER BY speaker.event_id, speaker.position";
    let rows: Vec<SpeakerRow> = all(c, sql, [Ts(from).into()]).await?;
    let mut names: HashMap<String, Vec<String>> = HashMap::new();
    for row in rows {
        let name = if row.title.is_empty() { row.name } else { format!("{} {}", row.title, row.name) };
        names.entry(row.event_id).or_default().push(name);
    }
    Ok(names)
}

/// True if an event has this address already.
pub(super) async fn event_slug_taken(c: &impl ConnectionTrait, slug: &str) -> Result<bool, DbErr> {
    let count: Option<Count> = one(c, "SELECT COUNT(*) AS number FROM event WHERE slug = $1", [slug.into()]).await?;
    Ok(count.is_some_and(|count| count.number > 0))
}

/// True if a series has this address already.
pub(super) async fn series_slug_taken(c: &impl ConnectionTrait, slug: &str) -> Result<bool, DbErr> {
    let count: Option<Count> = one(c, "SELECT COUNT(*) AS number FROM series WHERE slug = $1", [slug.into()]).await?;
    Ok(count.is_some_and(|count| count.number > 0))
}

/// Keeps a new series.
pub(super) async fn insert_series(c: &impl ConnectionTrait, series: &Series, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO series (id, slug, title, summary, archived, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $6)";
    let values: [Value; 6] = [
        series.id.as_str().into(),
        series.slug.as_str().into(),
        series.title.as_str().into(),
        series.summary.as_str().into(),
        series.archived.into(),
        Ts(now).into(),
    ];
    run(c, sql, values).await.map(drop)
}

/// Keeps a changed series.
pub(super) async fn update_series(c: &impl ConnectionTrait, series: &Series, now: Timestamp) -> Result<(), DbErr> {
    let sql = "UPDATE series SET title = $2, summary = $3, archived = $4, updated_at = $5 WHERE id = $1";
    let values: [Value; 5] = [series.id.as_str().into(), series.title.as_str().into(), series.summary.as_str().into(), series.archived.into(), Ts(now).into()];
    run(c, sql, values).await.map(drop)
}

/// Keeps a new event with its speakers and agenda.
pub(super) async fn insert_evening(c: &impl ConnectionTrait, ids: Ids, evening: &Evening) -> Result<(), DbErr> {
    let event = &evening.event;
    let sql = "INSERT INTO event (id, slug, series_id, title, summary, text, kind, starts_at, ends_at, cancelled, sequence, room_id, created_at, updated_at, place) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14)";
    let values: [Value; 14] = [
        event.id.as_str().into(),
        event.slug.as_str().into(),
        event.series.clone().into(),
        event.title.as_str().into(),
        event.summary.as_str().into(),
        event.text.as_str().into(),
        event.kind.word().into(),
        Ts(event.starts_at).into(),
        Ts(event.ends_at).into(),
        event.cancelled.into(),
        event.sequence.into(),
        event.room.clone().into(),
        Ts(event.updated_at).into(),
        event.place.as_str().into(),
    ];
    run(c, sql, values).await?;
    write_parts(c, ids, evening).await
}

/// Keeps a changed event, if it still is as it was at `version`. False if somebody else changed it meanwhile.
pub(super) async fn update_evening(c: &impl ConnectionTrait, ids: Ids, evening: &Evening, version: Timestamp) -> Result<bool, DbErr> {
    let event = &evening.event;
    let sql = "UPDATE event SET series_id = $2, title = $3, summary = $4, text = $5, kind = $6, starts_at = $7, ends_at = $8, cancelled = $9, \
               sequence = $10, updated_at = $11, room_id = $13, place = $14 WHERE id = $1 AND updated_at = $12";
    let values: [Value; 14] = [
        event.id.as_str().into(),
        event.series.clone().into(),
        event.title.as_str().into(),
        event.summary.as_str().into(),
        event.text.as_str().into(),
        event.kind.word().into(),
        Ts(event.starts_at).into(),
        Ts(event.ends_at).into(),
        event.cancelled.into(),
        event.sequence.into(),
        Ts(event.updated_at).into(),
        Ts(version).into(),
        event.room.clone().into(),
        event.place.as_str().into(),
    ];
    if run(c, sql, values).await? == 0 {
        return Ok(false);
    }
    run(c, "DELETE FROM speaker WHERE event_id = $1", [event.id.as_str().into()]).await?;
    run(c, "DELETE FROM agenda_item WHERE event_id = $1", [event.id.as_str().into()]).await?;
    write_parts(c, ids, evening).await?;
    Ok(true)
}

async fn write_parts(c: &impl ConnectionTrait, ids: Ids, evening: &Evening) -> Result<(), DbErr> {
    let event = evening.event.id.as_str();
    for (position, speaker) in (0_i64..).zip(&evening.speakers) {
        let sql = "INSERT INTO speaker (id, event_id, position, name, title, role) VALUES ($1, $2, $3, $4, $5, $6)";
        let values: [Value; 6] =
            [ids.id().into(), event.into(), position.into(), speaker.name.as_str().into(), speaker.title.as_str().into(), speaker.role.as_str().into()];
        run(c, sql, values).await?;
    }
    for (position, item) in (0_i64..).zip(&evening.agenda) {
        let sql = "INSERT INTO agenda_item (id, event_id, position, kind, title, minutes, speaker) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values: [Value; 7] = [
            ids.id().into(),
            event.into(),
            position.into(),
            item.kind.word().into(),
            item.title.as_str().into(),
            i64::from(item.minutes).into(),
            item.speaker.as_str().into(),
        ];
        run(c, sql, values).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct EventId {
    id: String,
}

/// The id of the event whose room this is.
pub(super) async fn id_of_room(c: &impl ConnectionTrait, room: &str) -> Result<Option<String>, DbErr> {
    let row: Option<EventId> = one(c, "SELECT id FROM event WHERE room_id = $1", [room.into()]).await?;
    Ok(row.map(|row| row.id))
}
