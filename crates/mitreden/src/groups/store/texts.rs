//! Announcements and files of groups in the database. Decides nothing.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::db::{Ts, all, one, run};
use crate::base::ids::is_id;
use crate::base::intake::Format;
use crate::groups::model::{Announcement, Cursor, File};

/// Most files of one list.
const FILES_MAX: i64 = 200;

const ANNOUNCEMENT: &str = "SELECT id, group_id, title, text, created_at, updated_at FROM group_announcement";
const FILE: &str = "SELECT id, group_id, title, format, bytes, created_at FROM group_file";

#[derive(FromQueryResult)]
struct AnnouncementRow {
    id: String,
    group_id: String,
    title: String,
    text: String,
    created_at: Ts,
    updated_at: Ts,
}

impl From<AnnouncementRow> for Announcement {
    fn from(row: AnnouncementRow) -> Self {
        let AnnouncementRow { id, group_id, title, text, created_at, updated_at } = row;
        Announcement { id, group: group_id, title, text, created_at: created_at.0, updated_at: updated_at.0 }
    }
}

#[derive(FromQueryResult)]
struct FileRow {
    id: String,
    group_id: String,
    title: String,
    format: String,
    bytes: i64,
    created_at: Ts,
}

impl From<FileRow> for File {
    fn from(row: FileRow) -> Self {
        let FileRow { id, group_id, title, format, bytes, created_at } = row;
        File { id, group: group_id, title, format: Format::of(&format), bytes, created_at: created_at.0 }
    }
}

#[derive(FromQueryResult)]
struct IdRow {
    id: String,
}

/// The announcements of a group below a place, the newest first.
pub(in crate::groups) async fn announcements(c: &impl ConnectionTrait, group: &str, below: Option<&Cursor>, most: i64) -> Result<Vec<Announcement>, DbErr> {
    let rows: Vec<AnnouncementRow> = match below {
        None => all(c, &format!("{ANNOUNCEMENT} WHERE group_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2"), [group.into(), most.into()]).await?,
        Some(cursor) => {
            let sql =
                format!("{ANNOUNCEMENT} WHERE group_id = $1 AND (created_at < $3 OR (created_at = $3 AND id < $4)) ORDER BY created_at DESC, id DESC LIMIT $2");
            all(c, &sql, [group.into(), most.into(), Ts(cursor.at).into(), cursor.id.as_str().into()]).await?
        }
    };
    Ok(rows.into_iter().map(Announcement::from).collect())
}

/// The announcements of all groups after a moment.
pub(in crate::groups) async fn announced(c: &impl ConnectionTrait, since: Timestamp) -> Result<Vec<Announcement>, DbErr> {
    let rows: Vec<AnnouncementRow> = all(c, &format!("{ANNOUNCEMENT} WHERE created_at > $1 ORDER BY created_at, id"), [Ts(since).into()]).await?;
    Ok(rows.into_iter().map(Announcement::from).collect())
}

/// An announcement of a group.
pub(in crate::groups) async fn announcement(c: &impl ConnectionTrait, group: &str, id: &str) -> Result<Option<Announcement>, DbErr> {
    if !is_id(id) {
        return Ok(None);
    }
    let row: Option<AnnouncementRow> = one(c, &format!("{ANNOUNCEMENT} WHERE group_id = $1 AND id = $2"), [group.into(), id.into()]).await?;
    Ok(row.map(Announcement::from))
}

/// Keeps a new announcement.
pub(in crate::groups) async fn insert_announcement(c: &impl ConnectionTrait, one: &Announcement) -> Result<(), DbErr> {
    let sql = "INSERT INTO group_announcement (id, group_id, title, text, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6)";
    let (id, group, title, text) = (one.id.as_str(), one.group.as_str(), one.title.as_str(), one.text.as_str());
    run(c, sql, [id.into(), group.into(), title.into(), text.into(), Ts(one.created_at).into(), Ts(one.updated_at).into()]).await.map(drop)
}

/// Keeps an edited announcement, if nobody else saved it since `version`. False if somebody did.
pub(in crate::groups) async fn update_announcement(c: &impl ConnectionTrait, one: &Announcement, version: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE group_announcement SET title = $2, text = $3, updated_at = $4 WHERE id = $1 AND updated_at = $5";
    let (id, title, text) = (one.id.as_str(), one.title.as_str(), one.text.as_str());
    Ok(run(c, sql, [id.into(), title.into(), text.into(), Ts(one.updated_at).into(), Ts(version).into()]).await? == 1)
}

/// Removes an announcement.
pub(in crate::groups) async fn delete_announcement(c: &impl ConnectionTrait, id: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM group_announcement WHERE id = $1", [id.into()]).await.map(drop)
}

/// The files of a group, the newest first.
pub(in crate::groups) async fn files(c: &impl ConnectionTrait, group: &str) -> Result<Vec<File>, DbErr> {
    let rows: Vec<FileRow> = all(c, &format!("{FILE} WHERE group_id = $1 ORDER BY created_at DESC, id LIMIT {FILES_MAX}"), [group.into()]).await?;
    Ok(rows.into_iter().map(File::from).collect())
}

/// A file of a group.
pub(in crate::groups) async fn file(c: &impl ConnectionTrait, group: &str, id: &str) -> Result<Option<File>, DbErr> {
    if !is_id(id) {
        return Ok(None);
    }
    let row: Option<FileRow> = one(c, &format!("{FILE} WHERE group_id = $1 AND id = $2"), [group.into(), id.into()]).await?;
    Ok(row.map(File::from))
}

/// Keeps a new file.
pub(in crate::groups) async fn insert_file(c: &impl ConnectionTrait, file: &File) -> Result<(), DbErr> {
    let sql = "INSERT INTO group_file (id, group_id, title, format, bytes, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    let (id, group, title) = (file.id.as_str(), file.group.as_str(), file.title.as_str());
    run(c, sql, [id.into(), group.into(), title.into(), file.format.word().into(), file.bytes.into(), Ts(file.created_at).into()]).await.map(drop)
}

/// Removes a file's row. False if there was none.
pub(in crate::groups) async fn delete_file(c: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    Ok(run(c, "DELETE FROM group_file WHERE id = $1", [id.into()]).await? == 1)
}

/// The ids of all files that are kept.
pub(in crate::groups) async fn kept_files(c: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let rows: Vec<IdRow> = all(c, "SELECT id FROM group_file", []).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
