//! Topics, their fields of action and their history in the database. Decides nothing.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Cursor, Deed, Field, Filter, Move, State, Topic};
use crate::app::Site;
use crate::base::db::{Ts, all, one, places, run};
use crate::base::ids::is_id;

/// How many days after the decision what was not published is kept, so that its author can object.
const REJECTED_DAYS: i64 = 30;
/// How many days after its last move the address of a topic's author goes: measures take that long.
pub const KEEP_DAYS: i64 = 730;

const TOPIC: &str = "SELECT t.id, t.group_id, t.title, t.text, t.name, t.email, t.person_id, t.is_told, t.language, t.state, t.suspicions, t.closed_at, t.closed_reason, \
    t.merged_into, t.drawn_from, t.created_at, t.updated_at FROM topic t";

#[derive(FromQueryResult)]
struct TopicRow {
    id: String,
    group_id: Option<String>,
    title: String,
    text: String,
    name: String,
    email: Option<String>,
    person_id: Option<String>,
    is_told: bool,
    language: String,
    state: String,
    suspicions: String,
    closed_at: Option<Ts>,
    closed_reason: String,
    merged_into: Option<String>,
    drawn_from: Option<String>,
    created_at: Ts,
    updated_at: Ts,
}

impl From<TopicRow> for Topic {
    fn from(row: TopicRow) -> Self {
        Topic {
            id: row.id,
            group: row.group_id,
            title: row.title,
            text: row.text,
            name: row.name,
            email: row.email,
            person: row.person_id,
            is_told: row.is_told,
            language: row.language,
            state: State::of(&row.state),
            suspicions: row.suspicions.split_whitespace().map(str::to_owned).collect(),
            closed_at: row.closed_at.map(|at| at.0),
            closed_reason: row.closed_reason,
            merged_into: row.merged_into,
            drawn_from: row.drawn_from,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
        }
    }
}

#[derive(FromQueryResult)]
struct FieldRow {
    id: String,
    slug: String,
    title: String,
    position: i64,
}

impl From<FieldRow> for Field {
    fn from(row: FieldRow) -> Self {
        let FieldRow { id, slug, title, position } = row;
        Field { id, slug, title, position }
    }
}

#[derive(FromQueryResult)]
struct TaggedRow {
    topic_id: String,
    field_id: String,
}

#[derive(FromQueryResult)]
struct MoveRow {
    deed: String,
    words: String,
    done_at: Ts,
}

#[derive(FromQueryResult)]
struct Count {
    number: i64,
}

fn topics(rows: Vec<TopicRow>) -> Vec<Topic> {
    rows.into_iter().map(Topic::from).collect()
}

/// A topic, whoever may read it.
///
/// # Errors
/// The database's.
pub async fn by_id(c: &impl ConnectionTrait, id: &str) -> Result<Option<Topic>, DbErr> {
    if !is_id(id) {
        return Ok(None);
    }
    let row: Option<TopicRow> = one(c, &format!("{TOPIC} WHERE t.id = $1"), [id.into()]).await?;
    Ok(row.map(Topic::from))
}

/// The topic that was drawn from something.
pub(super) async fn by_origin(c: &impl ConnectionTrait, origin: &str) -> Result<Option<Topic>, DbErr> {
    let row: Option<TopicRow> = one(c, &format!("{TOPIC} WHERE t.drawn_from = $1"), [origin.into()]).await?;
    Ok(row.map(Topic::from))
}

/// The topics that went into another one.
pub(super) async fn merged_into(c: &impl ConnectionTrait, id: &str) -> Result<Vec<Topic>, DbErr> {
    Ok(topics(all(c, &format!("{TOPIC} WHERE t.merged_into = $1 ORDER BY t.created_at, t.id"), [id.into()]).await?))
}

/// The topics that wait for somebody to look at them, oldest first.
///
/// # Errors
/// The database's.
pub async fn waiting(c: &impl ConnectionTrait, most: i64) -> Result<Vec<Topic>, DbErr> {
    Ok(topics(all(c, &format!("{TOPIC} WHERE t.state = 'waiting' ORDER BY t.created_at, t.id LIMIT $1"), [most.into()]).await?))
}

/// What somebody brought with their account, the newest first.
pub(super) async fn of_person(c: &impl ConnectionTrait, person: &str, most: i64) -> Result<Vec<Topic>, DbErr> {
    Ok(topics(all(c, &format!("{TOPIC} WHERE t.person_id = $1 ORDER BY t.created_at DESC, t.id LIMIT $2"), [person.into(), most.into()]).await?))
}

/// What everybody reads, the newest first, below a place.
pub(super) async fn public(c: &impl ConnectionTrait, filter: &Filter, below: Option<&Cursor>, most: i64) -> Result<Vec<Topic>, DbErr> {
    let mut values: Vec<Value> = vec![most.into()];
    let mut sql = format!("{TOPIC} WHERE t.state = 'public' AND t.merged_into IS NULL");
    let mut bind = |sql: &mut String, condition: &str, value: Value| {
        values.push(value);
        sql.push_str(&condition.replace('?', &format!("${}", values.len())));
    };
    if let Some(group) = &filter.group {
        bind(&mut sql, " AND t.group_id = ?", group.as_str().into());
    }
    if let Some(field) = &filter.field {
        bind(&mut sql, " AND EXISTS (SELECT 1 FROM topic_field f WHERE f.topic_id = t.id AND f.field_id = ?)", field.as_str().into());
    }
    if let Some(cursor) = below {
        bind(&mut sql, " AND (t.created_at < ?", Ts(cursor.at).into());
        bind(&mut sql, " OR (t.created_at = ?", Ts(cursor.at).into());
        bind(&mut sql, " AND t.id < ?))", cursor.id.as_str().into());
    }
    sql.push_str(if filter.closed { " AND t.closed_at IS NOT NULL" } else { " AND t.closed_at IS NULL" });
    sql.push_str(" ORDER BY t.created_at DESC, t.id DESC LIMIT $1");
    Ok(topics(all(c, &sql, values).await?))
}

/// Everything that everybody reads, merged topics too, the oldest first.
pub(super) async fn every_public(c: &impl ConnectionTrait) -> Result<Vec<Topic>, DbErr> {
    Ok(topics(all(c, &format!("{TOPIC} WHERE t.state = 'public' ORDER BY t.created_at, t.id"), []).await?))
}

/// What everybody reads behind an id, merged topics too, in the order of their ids.
pub(super) async fn public_after(c: &impl ConnectionTrait, after: &str, most: i64) -> Result<Vec<Topic>, DbErr> {
    let sql = format!("{TOPIC} WHERE t.state = 'public' AND t.id > $1 ORDER BY t.id LIMIT $2");
    Ok(topics(all(c, &sql, [after.into(), most.into()]).await?))
}

/// How many open topics a group keeps.
pub(super) async fn count(c: &impl ConnectionTrait, group: &str) -> Result<i64, DbErr> {
    let sql = "SELECT COUNT(*) AS number FROM topic WHERE group_id = $1 AND state = 'public' AND merged_into IS NULL AND closed_at IS NULL";
    let count: Option<Count> = one(c, sql, [group.into()]).await?;
    Ok(count.map_or(0, |count| count.number))
}

/// True if the same text was sent after `since`.
pub(super) async fn is_repeated(c: &impl ConnectionTrait, text: &str, since: Timestamp) -> Result<bool, DbErr> {
    let sql = "SELECT COUNT(*) AS number FROM topic WHERE created_at > $2 AND text = $1";
    let count: Option<Count> = one(c, sql, [text.into(), Ts(since).into()]).await?;
    Ok(count.is_some_and(|count| count.number > 0))
}

/// Keeps a new topic.
pub(super) async fn insert(c: &impl ConnectionTrait, topic: &Topic) -> Result<(), DbErr> {
    let sql = "INSERT INTO topic (id, group_id, title, text, name, person_id, language, state, suspicions, closed_at, closed_reason, merged_into, \
               drawn_from, created_at, decided_at, updated_at, email, is_told) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
    let decided = topic.is_public().then_some(Ts(topic.updated_at));
    let values: [Value; 18] = [
        topic.id.as_str().into(),
        topic.group.clone().into(),
        topic.title.as_str().into(),
        topic.text.as_str().into(),
        topic.name.as_str().into(),
        topic.person.clone().into(),
        topic.language.as_str().into(),
        topic.state.word().into(),
        topic.suspicions.join(" ").into(),
        topic.closed_at.map(Ts).into(),
        topic.closed_reason.as_str().into(),
        topic.merged_into.clone().into(),
        topic.drawn_from.clone().into(),
        Ts(topic.created_at).into(),
        decided.into(),
        Ts(topic.updated_at).into(),
        topic.email.clone().into(),
        topic.is_told.into(),
    ];
    run(c, sql, values).await.map(drop)
}

/// Keeps everything of a topic that its editors change, if nobody else saved it since `version`. False if somebody did.
pub(super) async fn update(c: &impl ConnectionTrait, topic: &Topic, version: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE topic SET group_id = $2, title = $3, text = $4, name = $5, closed_at = $6, closed_reason = $7, merged_into = $8, updated_at = $9 \
               WHERE id = $1 AND updated_at = $10";
    let values: [Value; 10] = [
        topic.id.as_str().into(),
        topic.group.clone().into(),
        topic.title.as_str().into(),
        topic.text.as_str().into(),
        topic.name.as_str().into(),
        topic.closed_at.map(Ts).into(),
        topic.closed_reason.as_str().into(),
        topic.merged_into.clone().into(),
        Ts(topic.updated_at).into(),
        Ts(version).into(),
    ];
    Ok(run(c, sql, values).await? == 1)
}

/// What went into a topic goes into another with it: an address never leads over two.
pub(super) async fn lead_on(c: &impl ConnectionTrait, from: &str, to: &str) -> Result<(), DbErr> {
    run(c, "UPDATE topic SET merged_into = $2 WHERE merged_into = $1", [from.into(), to.into()]).await.map(drop)
}

/// Gives a topic another state, if it is still in one of these. False if somebody was faster.
pub(super) async fn set_state(c: &impl ConnectionTrait, id: &str, from: &[State], to: State, now: Timestamp) -> Result<bool, DbErr> {
    let allowed: Vec<String> = from.iter().map(|state| format!("'{}'", state.word())).collect();
    let sql = format!("UPDATE topic SET state = $2, decided_at = $3, updated_at = $3 WHERE id = $1 AND state IN ({})", allowed.join(", "));
    Ok(run(c, &sql, [id.into(), to.word().into(), Ts(now).into()]).await? == 1)
}

/// Empties title, text and name for good. False if that was done before.
pub(super) async fn empty(c: &impl ConnectionTrait, id: &str, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE topic SET title = '', text = '', name = '', suspicions = '', state = 'removed', decided_at = $2, updated_at = $2 \
               WHERE id = $1 AND state <> 'removed'";
    Ok(run(c, sql, [id.into(), Ts(now).into()]).await? == 1)
}

/// Notes that something that came of a topic has come further: from now on it is counted anew how long its author's address is kept.
pub(super) async fn carry(c: &impl ConnectionTrait, id: &str, now: Timestamp) -> Result<(), DbErr> {
    run(c, "UPDATE topic SET carried_at = $2 WHERE id = $1", [id.into(), Ts(now).into()]).await.map(drop)
}

/// Its author wants no letters any more: the address goes. False if there were none.
pub(super) async fn end_letters(c: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    Ok(run(c, "UPDATE topic SET email = NULL, is_told = $2 WHERE id = $1 AND is_told = $3", [id.into(), false.into(), true.into()]).await? == 1)
}

/// Takes the name away. False if there was none.
pub(super) async fn empty_name(c: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    Ok(run(c, "UPDATE topic SET name = '' WHERE id = $1 AND name <> ''", [id.into()]).await? == 1)
}

/// Forgets what was not published, when nobody can object any more, and the addresses of topics that have not moved for long. What is being objected to
/// stays.
///
/// # Errors
/// The database's.
pub async fn forget_old(site: &Site, contested: &[String]) -> Result<(), DbErr> {
    let ago = |days: i64| Ts(site.clock.now() - SignedDuration::from_hours(24 * days));
    let before = ago(REJECTED_DAYS);
    let but = if contested.is_empty() { String::new() } else { format!(" AND id NOT IN ({})", places(2, contested.len())) };
    let values = std::iter::once(Value::from(before)).chain(contested.iter().map(|id| id.as_str().into()));
    let tx = site.db.begin().await?;
    run(&tx, &format!("DELETE FROM topic WHERE state = 'rejected' AND decided_at < $1{but}"), values).await?;
    let sql = "UPDATE topic SET email = NULL WHERE email IS NOT NULL AND updated_at < $1 AND (carried_at IS NULL OR carried_at < $1)";
    run(&tx, sql, [ago(KEEP_DAYS).into()]).await?;
    tx.commit().await
}

/// All fields of action, in their order.
pub(super) async fn fields(c: &impl ConnectionTrait) -> Result<Vec<Field>, DbErr> {
    let rows: Vec<FieldRow> = all(c, "SELECT id, slug, title, position FROM field_of_action ORDER BY position, title, id", []).await?;
    Ok(rows.into_iter().map(Field::from).collect())
}

/// Keeps a field of action, new or under another title.
pub(super) async fn put_field(c: &impl ConnectionTrait, field: &Field) -> Result<(), DbErr> {
    let sql = "INSERT INTO field_of_action (id, slug, title, position) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (id) DO UPDATE SET title = excluded.title, position = excluded.position";
    run(c, sql, [field.id.as_str().into(), field.slug.as_str().into(), field.title.as_str().into(), field.position.into()]).await.map(drop)
}

/// Removes a field of action; its topics stay.
pub(super) async fn delete_field(c: &impl ConnectionTrait, id: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM field_of_action WHERE id = $1", [id.into()]).await.map(drop)
}

/// Ids of the fields of a topic.
pub(super) async fn fields_of(c: &impl ConnectionTrait, topic: &str) -> Result<Vec<String>, DbErr> {
    let rows: Vec<TaggedRow> = all(c, "SELECT topic_id, field_id FROM topic_field WHERE topic_id = $1 ORDER BY field_id", [topic.into()]).await?;
    Ok(rows.into_iter().map(|row| row.field_id).collect())
}

/// Ids of the fields of all topics, by topic.
pub(super) async fn tagged(c: &impl ConnectionTrait) -> Result<HashMap<String, Vec<String>>, DbErr> {
    let rows: Vec<TaggedRow> = all(c, "SELECT topic_id, field_id FROM topic_field ORDER BY topic_id, field_id", []).await?;
    let mut tagged: HashMap<String, Vec<String>> = HashMap::new();
    for row in rows {
        tagged.entry(row.topic_id).or_default().push(row.field_id);
    }
    Ok(tagged)
}

/// Makes these all fields of a topic; what is no field is left out.
pub(super) async fn set_fields(c: &impl ConnectionTrait, topic: &str, fields: &[String]) -> Result<(), DbErr> {
    run(c, "DELETE FROM topic_field WHERE topic_id = $1", [topic.into()]).await?;
    for field in fields {
        let sql = "INSERT INTO topic_field (topic_id, field_id) SELECT $1, id FROM field_of_action WHERE id = $2 ON CONFLICT (topic_id, field_id) DO NOTHING";
        run(c, sql, [topic.into(), field.as_str().into()]).await?;
    }
    Ok(())
}

/// What was done with a topic, the oldest first.
pub(super) async fn moves(c: &impl ConnectionTrait, topic: &str) -> Result<Vec<Move>, DbErr> {
    let rows: Vec<MoveRow> = all(c, "SELECT deed, words, done_at FROM topic_move WHERE topic_id = $1 ORDER BY done_at, id", [topic.into()]).await?;
    Ok(rows.into_iter().map(|row| Move { deed: Deed::of(&row.deed), words: row.words, at: row.done_at.0 }).collect())
}

/// Notes what was done with a topic.
pub(super) async fn note(c: &impl ConnectionTrait, id: &str, topic: &str, deed: Deed, words: &str, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO topic_move (id, topic_id, deed, words, done_at) VALUES ($1, $2, $3, $4, $5)";
    run(c, sql, [id.into(), topic.into(), deed.word().into(), words.into(), Ts(now).into()]).await.map(drop)
}
