//! Working groups in the database, and which events are their sessions. Decides nothing.

pub(super) mod members;
pub(super) mod texts;

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Group, Joining};
use crate::base::db::{Ts, all, one, run};
use crate::base::slug::is_slug;

const GROUP: &str = "SELECT id, slug, title, summary, purpose, joining, room_id, ended_at, updated_at FROM working_group";

#[derive(FromQueryResult)]
struct GroupRow {
    id: String,
    slug: String,
    title: String,
    summary: String,
    purpose: String,
    joining: String,
    room_id: Option<String>,
    ended_at: Option<Ts>,
    updated_at: Ts,
}

impl From<GroupRow> for Group {
    fn from(row: GroupRow) -> Self {
        Group {
            id: row.id,
            slug: row.slug,
            title: row.title,
            summary: row.summary,
            purpose: row.purpose,
            // The table takes no other word.
            joining: Joining::of(&row.joining).unwrap_or_default(),
            room: row.room_id,
            ended_at: row.ended_at.map(|at| at.0),
            updated_at: row.updated_at.0,
        }
    }
}

/// All groups by title, those that are over too.
pub(super) async fn every(c: &impl ConnectionTrait) -> Result<Vec<Group>, DbErr> {
    let rows: Vec<GroupRow> = all(c, &format!("{GROUP} ORDER BY title, id"), []).await?;
    Ok(rows.into_iter().map(Group::from).collect())
}

/// The group with this address.
pub(super) async fn by_slug(c: &impl ConnectionTrait, slug: &str) -> Result<Option<Group>, DbErr> {
    if !is_slug(slug) {
        return Ok(None);
    }
    let row: Option<GroupRow> = one(c, &format!("{GROUP} WHERE slug = $1"), [slug.into()]).await?;
    Ok(row.map(Group::from))
}

/// The group with this id.
pub(super) async fn by_id(c: &impl ConnectionTrait, id: &str) -> Result<Option<Group>, DbErr> {
    if !crate::base::ids::is_id(id) {
        return Ok(None);
    }
    let row: Option<GroupRow> = one(c, &format!("{GROUP} WHERE id = $1"), [id.into()]).await?;
    Ok(row.map(Group::from))
}

/// Keeps a new group.
pub(super) async fn insert(c: &impl ConnectionTrait, group: &Group) -> Result<(), DbErr> {
    let sql = "INSERT INTO working_group (id, slug, title, summary, purpose, joining, room_id, ended_at, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)";
    let values: [Value; 9] = [
        group.id.as_str().into(),
        group.slug.as_str().into(),
        group.title.as_str().into(),
        group.summary.as_str().into(),
        group.purpose.as_str().into(),
        group.joining.word().into(),
        group.room.clone().into(),
        group.ended_at.map(Ts).into(),
        Ts(group.updated_at).into(),
    ];
    run(c, sql, values).await.map(drop)
}

/// Keeps an edited group, if nobody else saved it since `version`. False if somebody did.
pub(super) async fn update(c: &impl ConnectionTrait, group: &Group, version: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE working_group SET title = $2, summary = $3, purpose = $4, joining = $5, updated_at = $6 WHERE id = $1 AND updated_at = $7";
    let values: [Value; 7] = [
        group.id.as_str().into(),
        group.title.as_str().into(),
        group.summary.as_str().into(),
        group.purpose.as_str().into(),
        group.joining.word().into(),
        Ts(group.updated_at).into(),
        Ts(version).into(),
    ];
    Ok(run(c, sql, values).await? == 1)
}

/// Ends a group, or lets it go on.
pub(super) async fn set_end(c: &impl ConnectionTrait, id: &str, ended: Option<Timestamp>, now: Timestamp) -> Result<(), DbErr> {
    let sql = "UPDATE working_group SET ended_at = $2, updated_at = $3 WHERE id = $1";
    run(c, sql, [id.into(), ended.map(Ts).into(), Ts(now).into()]).await.map(drop)
}

#[derive(FromQueryResult)]
struct SessionRow {
    group_id: String,
    event_id: String,
    created_at: Ts,
}

/// Ids of the groups whose session an event is.
pub(super) async fn groups_of_event(c: &impl ConnectionTrait, event: &str) -> Result<Vec<String>, DbErr> {
    let rows: Vec<SessionRow> = all(c, "SELECT group_id, event_id, created_at FROM group_session WHERE event_id = $1", [event.into()]).await?;
    Ok(rows.into_iter().map(|row| row.group_id).collect())
}

/// Ids of the events that are sessions of a group.
pub(super) async fn events_of_group(c: &impl ConnectionTrait, group: &str) -> Result<Vec<String>, DbErr> {
    let rows: Vec<SessionRow> = all(c, "SELECT group_id, event_id, created_at FROM group_session WHERE group_id = $1", [group.into()]).await?;
    Ok(rows.into_iter().map(|row| row.event_id).collect())
}

/// Ids of the events of all groups, by group.
pub(super) async fn sessions(c: &impl ConnectionTrait) -> Result<HashMap<String, Vec<String>>, DbErr> {
    let rows: Vec<SessionRow> = all(c, "SELECT group_id, event_id, created_at FROM group_session", []).await?;
    let mut sessions: HashMap<String, Vec<String>> = HashMap::new();
    for row in rows {
        sessions.entry(row.group_id).or_default().push(row.event_id);
    }
    Ok(sessions)
}

/// Event, group and moment of each session that was entered after `since`.
pub(super) async fn sessions_added(c: &impl ConnectionTrait, since: Timestamp) -> Result<Vec<(String, String, Timestamp)>, DbErr> {
    let sql = "SELECT group_id, event_id, created_at FROM group_session WHERE created_at > $1 ORDER BY created_at, group_id, event_id";
    let rows: Vec<SessionRow> = all(c, sql, [Ts(since).into()]).await?;
    Ok(rows.into_iter().map(|row| (row.event_id, row.group_id, row.created_at.0)).collect())
}

/// An event becomes a session of a group.
pub(super) async fn add_session(c: &impl ConnectionTrait, event: &str, group: &str, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO group_session (group_id, event_id, created_at) SELECT id, $2, $3 FROM working_group WHERE id = $1";
    run(c, sql, [group.into(), event.into(), Ts(now).into()]).await.map(drop)
}

/// An event is a session of a group no more.
pub(super) async fn remove_session(c: &impl ConnectionTrait, event: &str, group: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM group_session WHERE group_id = $1 AND event_id = $2", [group.into(), event.into()]).await.map(drop)
}
