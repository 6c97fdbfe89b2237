//! Decks and their pages in the database. Knows no file and no room.

use std::collections::BTreeSet;

use jiff::Timestamp;
use mitreden_live::{DeckId, RoomId};
use mitreden_report::slides::{Format, Page};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::db::{Ts, all, one, run};

/// Where a deck stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rooms) enum DeckState {
    /// Its pictures are being made.
    Waiting,
    /// It is there.
    Ready,
    /// It was not taken.
    Failed,
}

/// A deck.
#[derive(Clone, Debug)]
pub(in crate::rooms) struct DeckEntry {
    pub(in crate::rooms) id: DeckId,
    pub(in crate::rooms) title: String,
    pub(in crate::rooms) state: DeckState,
    /// Why it was not taken.
    pub(in crate::rooms) fault: String,
    /// How many pages it will have; none: not yet known.
    pub(in crate::rooms) pages: Option<u32>,
    /// How many are made.
    pub(in crate::rooms) done: u32,
}

/// A page of a deck.
#[derive(Clone, Debug)]
pub(in crate::rooms) struct SlideEntry {
    pub(in crate::rooms) page: u32,
    pub(in crate::rooms) width: u32,
    pub(in crate::rooms) height: u32,
    pub(in crate::rooms) text: String,
}

#[derive(FromQueryResult)]
struct DeckRow {
    id: String,
    title: String,
    state: String,
    fault: Option<String>,
    pages: Option<i64>,
    done: i64,
}

fn number(value: i64) -> u32 {
    u32::try_from(value).unwrap_or_default()
}

/// The decks of a room, newest last.
pub(super) async fn of_room(c: &impl ConnectionTrait, room: &RoomId) -> Result<Vec<DeckEntry>, DbErr> {
    let sql = "SELECT d.id, d.title, d.state, d.fault, d.pages, (SELECT COUNT(*) FROM slide s WHERE s.deck_id = d.id) AS done \
               FROM deck d WHERE d.room_id = $1 ORDER BY d.created_at, d.id";
    let rows: Vec<DeckRow> = all(c, sql, [room.as_str().into()]).await?;
    let entry = |row: DeckRow| {
        Some(DeckEntry {
            id: DeckId::parse(&row.id)?,
            title: row.title,
            state: match row.state.as_str() {
                "ready" => DeckState::Ready,
                "failed" => DeckState::Failed,
                _ => DeckState::Waiting,
            },
            fault: row.fault.unwrap_or_default(),
            pages: row.pages.map(number),
            done: number(row.done),
        })
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}

pub(super) async fn insert(c: &impl ConnectionTrait, deck: &DeckId, room: &RoomId, title: &str, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO deck (id, room_id, title, created_at) VALUES ($1, $2, $3, $4)";
    run(c, sql, [deck.as_str().into(), room.as_str().into(), title.into(), Ts(now).into()]).await.map(drop)
}

pub(super) async fn set_pages(c: &impl ConnectionTrait, deck: &DeckId, pages: u32) -> Result<(), DbErr> {
    run(c, "UPDATE deck SET pages = $2 WHERE id = $1", [deck.as_str().into(), i64::from(pages).into()]).await.map(drop)
}

pub(super) async fn insert_slide(c: &impl ConnectionTrait, deck: &DeckId, page: u32, slide: &Page) -> Result<(), DbErr> {
    let sql = "INSERT INTO slide (deck_id, page, width, height, format, text) VALUES ($1, $2, $3, $4, $5, $6)";
    let format = match slide.format {
        Format::Webp => "webp",
        Format::Jpeg => "jpeg",
    };
    let (page, width, height) = (i64::from(page), i64::from(slide.width), i64::from(slide.height));
    // PostgreSQL's text holds no NUL.
    let text = slide.text.replace('\0', "");
    run(c, sql, [deck.as_str().into(), page.into(), width.into(), height.into(), format.into(), text.into()]).await.map(drop)
}

#[derive(FromQueryResult)]
struct SlideRow {
    page: i64,
    width: i64,
    height: i64,
    text: String,
}

/// The pages of a deck in their order.
pub(super) async fn pages(c: &impl ConnectionTrait, deck: &DeckId) -> Result<Vec<SlideEntry>, DbErr> {
    let sql = "SELECT page, width, height, text FROM slide WHERE deck_id = $1 ORDER BY page";
    let rows: Vec<SlideRow> = all(c, sql, [deck.as_str().into()]).await?;
    let entry = |row: SlideRow| SlideEntry { page: number(row.page), width: number(row.width), height: number(row.height), text: row.text };
    Ok(rows.into_iter().map(entry).collect())
}

#[derive(FromQueryResult)]
struct FormatRow {
    format: String,
}

/// How a page's picture is stored, if the room has such a page.
pub(super) async fn format(c: &impl ConnectionTrait, room: &RoomId, deck: &DeckId, page: u32) -> Result<Option<Format>, DbErr> {
    let sql = "SELECT s.format FROM slide s JOIN deck d ON d.id = s.deck_id WHERE d.id = $1 AND d.room_id = $2 AND s.page = $3 AND d.state = 'ready'";
    let row: Option<FormatRow> = one(c, sql, [deck.as_str().into(), room.as_str().into(), i64::from(page).into()]).await?;
    Ok(row.map(|row| format_of(&row.format)))
}

fn format_of(word: &str) -> Format {
    if word == "jpeg" { Format::Jpeg } else { Format::Webp }
}

pub(super) async fn ready(c: &impl ConnectionTrait, deck: &DeckId) -> Result<(), DbErr> {
    run(c, "UPDATE deck SET state = 'ready' WHERE id = $1", [deck.as_str().into()]).await.map(drop)
}

pub(super) async fn fail(c: &impl ConnectionTrait, deck: &DeckId, fault: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM slide WHERE deck_id = $1", [deck.as_str().into()]).await?;
    run(c, "UPDATE deck SET state = 'failed', fault = $2 WHERE id = $1", [deck.as_str().into(), fault.into()]).await.map(drop)
}

pub(super) async fn fail_waiting(c: &impl ConnectionTrait) -> Result<(), DbErr> {
    run(c, "DELETE FROM slide WHERE deck_id IN (SELECT id FROM deck WHERE state = 'waiting')", []).await?;
    run(c, "UPDATE deck SET state = 'failed', fault = 'stopped' WHERE state = 'waiting'", []).await.map(drop)
}

pub(super) async fn delete(c: &impl ConnectionTrait, deck: &DeckId) -> Result<(), DbErr> {
    run(c, "DELETE FROM slide WHERE deck_id = $1", [deck.as_str().into()]).await?;
    run(c, "DELETE FROM deck WHERE id = $1", [deck.as_str().into()]).await.map(drop)
}

pub(super) async fn forget_failed(c: &impl ConnectionTrait, before: Timestamp) -> Result<(), DbErr> {
    run(c, "DELETE FROM deck WHERE state = 'failed' AND created_at < $1", [Ts(before).into()]).await.map(drop)
}

pub(super) async fn delete_of_room(c: &impl ConnectionTrait, room: &RoomId) -> Result<(), DbErr> {
    run(c, "DELETE FROM slide WHERE deck_id IN (SELECT id FROM deck WHERE room_id = $1)", [room.as_str().into()]).await?;
    run(c, "DELETE FROM deck WHERE room_id = $1", [room.as_str().into()]).await.map(drop)
}

#[derive(FromQueryResult)]
struct IdRow {
    id: String,
}

/// The ids of all decks whose files are kept.
pub(super) async fn kept(c: &impl ConnectionTrait) -> Result<BTreeSet<String>, DbErr> {
    let rows: Vec<IdRow> = all(c, "SELECT id FROM deck WHERE state <> 'failed'", []).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
