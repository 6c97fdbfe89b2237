//! Drafts, their versions, pictures and answers in the database; the text stands beside. Decides nothing.

pub(super) mod text;

use jiff::{Timestamp, civil};
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Answer, Draft, Mark, Phase, Picture, Version};
use crate::base::db::{Ts, all, one, run};
use crate::base::ids::is_id;
use crate::base::slug::is_slug;

const DRAFT: &str = "SELECT d.id, d.slug, d.title, d.summary, d.phase, d.opens_at, d.closes_at, d.decided_on, d.updated_at, \
    (SELECT COALESCE(MAX(v.number), 0) FROM draft_version v WHERE v.draft_id = d.id) AS newest FROM draft d";

#[derive(FromQueryResult)]
struct Row {
    id: String,
    slug: String,
    title: String,
    summary: String,
    phase: String,
    opens_at: Option<Ts>,
    closes_at: Option<Ts>,
    decided_on: Option<String>,
    updated_at: Ts,
    newest: i64,
}

#[derive(FromQueryResult)]
struct VersionRow {
    number: i64,
    note: String,
    published_at: Ts,
}

#[derive(FromQueryResult)]
struct PictureRow {
    id: String,
    draft_id: String,
    format: String,
    width: i64,
    height: i64,
    alt: String,
}

#[derive(FromQueryResult)]
struct AnswerRow {
    comment_id: String,
    mark: String,
    reason: String,
    answered_at: Ts,
}

impl TryFrom<AnswerRow> for Answer {
    type Error = DbErr;

    fn try_from(row: AnswerRow) -> Result<Self, DbErr> {
        let mark = Mark::of(&row.mark).ok_or_else(|| DbErr::Type(format!("{} is no mark", row.mark)))?;
        Ok(Self { comment: row.comment_id, mark, reason: row.reason, answered_at: row.answered_at.0 })
    }
}

#[derive(FromQueryResult)]
struct Numbers {
    numbers: i64,
}

#[derive(FromQueryResult)]
struct IdRow {
    id: String,
}

fn date(text: &str) -> Result<civil::Date, DbErr> {
    text.parse().map_err(|_| DbErr::Type(format!("{text} is no date")))
}

fn drafts(rows: Vec<Row>) -> Result<Vec<Draft>, DbErr> {
    let draft = |row: Row| {
        Ok(Draft {
            phase: Phase::of(&row.phase).ok_or_else(|| DbErr::Type(format!("{} is no phase", row.phase)))?,
            decided_on: row.decided_on.as_deref().map(date).transpose()?,
            id: row.id,
            slug: row.slug,
            title: row.title,
            summary: row.summary,
            opens_at: row.opens_at.map(|at| at.0),
            closes_at: row.closes_at.map(|at| at.0),
            newest: row.newest,
            updated_at: row.updated_at.0,
        })
    };
    rows.into_iter().map(draft).collect()
}

/// All drafts, those that changed last first.
pub(super) async fn list(c: &impl ConnectionTrait) -> Result<Vec<Draft>, DbErr> {
    drafts(all(c, &format!("{DRAFT} ORDER BY d.updated_at DESC, d.id"), []).await?)
}

/// The draft at an address.
pub(super) async fn by_slug(c: &impl ConnectionTrait, slug: &str) -> Result<Option<Draft>, DbErr> {
    if !is_slug(slug) {
        return Ok(None);
    }
    Ok(drafts(all(c, &format!("{DRAFT} WHERE d.slug = $1"), [slug.into()]).await?)?.pop())
}

/// The draft with this id.
pub(super) async fn by_id(c: &impl ConnectionTrait, id: &str) -> Result<Option<Draft>, DbErr> {
    if !is_id(id) {
        return Ok(None);
    }
    Ok(drafts(all(c, &format!("{DRAFT} WHERE d.id = $1"), [id.into()]).await?)?.pop())
}

/// Whether an address is in use.
pub(super) async fn slug_taken(c: &impl ConnectionTrait, slug: &str) -> Result<bool, DbErr> {
    Ok(one::<IdRow>(c, "SELECT id FROM draft WHERE slug = $1", [slug.into()]).await?.is_some())
}

fn head(draft: &Draft) -> [Value; 9] {
    [
        draft.id.as_str().into(),
        draft.slug.as_str().into(),
        draft.title.as_str().into(),
        draft.summary.as_str().into(),
        draft.phase.word().into(),
        draft.opens_at.map(Ts).into(),
        draft.closes_at.map(Ts).into(),
        draft.decided_on.map(|day| day.to_string()).into(),
        Ts(draft.updated_at).into(),
    ]
}

/// Keeps a new draft.
pub(super) async fn insert(c: &impl ConnectionTrait, draft: &Draft) -> Result<(), DbErr> {
    let sql = "INSERT INTO draft (id, slug, title, summary, phase, opens_at, closes_at, decided_on, numbers, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $9)";
    run(c, sql, head(draft)).await.map(drop)
}

/// Keeps what is said about a draft, if nobody changed it since `version`. False if somebody did.
pub(super) async fn update(c: &impl ConnectionTrait, draft: &Draft, version: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE draft SET slug = $2, title = $3, summary = $4, phase = $5, opens_at = $6, closes_at = $7, decided_on = $8, updated_at = $9 \
               WHERE id = $1 AND updated_at = $10";
    Ok(run(c, sql, head(draft).into_iter().chain([Ts(version).into()])).await? == 1)
}

/// Removes a draft of which nothing was published. False if something was.
pub(super) async fn delete(c: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    let sql = "DELETE FROM draft WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM draft_version WHERE draft_version.draft_id = draft.id)";
    Ok(run(c, sql, [id.into()]).await? == 1)
}

/// Lets nobody else write to a draft until the transaction ends; answers the last number that was given in it.
pub(super) async fn turn(c: &impl ConnectionTrait, id: &str) -> Result<i64, DbErr> {
    run(c, "UPDATE draft SET numbers = numbers WHERE id = $1", [id.into()]).await?;
    let found: Option<Numbers> = one(c, "SELECT numbers FROM draft WHERE id = $1", [id.into()]).await?;
    found.map(|found| found.numbers).ok_or_else(|| DbErr::RecordNotFound(format!("draft {id}")))
}

/// Remembers the last number that was given.
pub(super) async fn set_numbers(c: &impl ConnectionTrait, id: &str, last: i64) -> Result<(), DbErr> {
    run(c, "UPDATE draft SET numbers = $2 WHERE id = $1", [id.into(), last.into()]).await.map(drop)
}

/// The versions of a draft, the newest first.
pub(super) async fn versions(c: &impl ConnectionTrait, draft: &str) -> Result<Vec<Version>, DbErr> {
    let sql = "SELECT number, note, published_at FROM draft_version WHERE draft_id = $1 ORDER BY number DESC";
    let rows: Vec<VersionRow> = all(c, sql, [draft.into()]).await?;
    Ok(rows.into_iter().map(|row| Version { number: row.number, note: row.note, published_at: row.published_at.0 }).collect())
}

/// Keeps a new version of the text as it stands.
pub(super) async fn freeze(c: &impl ConnectionTrait, draft: &str, version: &Version) -> Result<(), DbErr> {
    let number = version.number;
    let sql = "INSERT INTO draft_version (draft_id, number, note, published_at) VALUES ($1, $2, $3, $4)";
    run(c, sql, [draft.into(), number.into(), version.note.as_str().into(), Ts(version.published_at).into()]).await?;
    let sql = "INSERT INTO draft_chapter (draft_id, version, number, position, title) \
               SELECT draft_id, $2, number, position, title FROM draft_chapter WHERE draft_id = $1 AND version = 0";
    run(c, sql, [draft.into(), number.into()]).await?;
    let sql = "INSERT INTO draft_block (draft_id, version, number, chapter, position, kind, level, text) \
               SELECT draft_id, $2, number, chapter, position, kind, level, text FROM draft_block WHERE draft_id = $1 AND version = 0";
    run(c, sql, [draft.into(), number.into()]).await.map(drop)
}

/// Lets a version be of another time.
pub(super) async fn date_version(c: &impl ConnectionTrait, draft: &str, number: i64, at: Timestamp) -> Result<(), DbErr> {
    run(c, "UPDATE draft_version SET published_at = $3 WHERE draft_id = $1 AND number = $2", [draft.into(), number.into(), Ts(at).into()]).await.map(drop)
}

/// Keeps a picture.
pub(super) async fn insert_picture(c: &impl ConnectionTrait, picture: &Picture, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO draft_picture (id, draft_id, format, width, height, alt, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values: [Value; 7] = [
        picture.id.as_str().into(),
        picture.draft.as_str().into(),
        picture.format.as_str().into(),
        picture.width.into(),
        picture.height.into(),
        picture.alt.as_str().into(),
        Ts(now).into(),
    ];
    run(c, sql, values).await.map(drop)
}

fn pictures_of(rows: Vec<PictureRow>) -> Vec<Picture> {
    let picture = |PictureRow { id, draft_id: draft, format, width, height, alt }| Picture { id, draft, format, width, height, alt };
    rows.into_iter().map(picture).collect()
}

/// The pictures of a draft, the newest first.
pub(super) async fn pictures(c: &impl ConnectionTrait, draft: &str) -> Result<Vec<Picture>, DbErr> {
    let sql = "SELECT id, draft_id, format, width, height, alt FROM draft_picture WHERE draft_id = $1 ORDER BY created_at DESC, id";
    Ok(pictures_of(all(c, sql, [draft.into()]).await?))
}

/// A picture.
pub(super) async fn picture(c: &impl ConnectionTrait, id: &str) -> Result<Option<Picture>, DbErr> {
    if !is_id(id) {
        return Ok(None);
    }
    Ok(pictures_of(all(c, "SELECT id, draft_id, format, width, height, alt FROM draft_picture WHERE id = $1", [id.into()]).await?).pop())
}

/// The ids of all pictures.
pub(super) async fn picture_ids(c: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let rows: Vec<IdRow> = all(c, "SELECT id FROM draft_picture", []).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// What the city answered to comments on a draft.
pub(super) async fn answers(c: &impl ConnectionTrait, draft: &str) -> Result<Vec<Answer>, DbErr> {
    let sql = "SELECT comment_id, mark, reason, answered_at FROM draft_answer WHERE draft_id = $1 ORDER BY answered_at DESC, comment_id";
    let rows: Vec<AnswerRow> = all(c, sql, [draft.into()]).await?;
    rows.into_iter().map(Answer::try_from).collect()
}

/// What the city answered to one comment on a draft.
pub(super) async fn answer_to(c: &impl ConnectionTrait, draft: &str, comment: &str) -> Result<Option<Answer>, DbErr> {
    let sql = "SELECT comment_id, mark, reason, answered_at FROM draft_answer WHERE draft_id = $1 AND comment_id = $2";
    let row: Option<AnswerRow> = one(c, sql, [draft.into(), comment.into()]).await?;
    row.map(Answer::try_from).transpose()
}

/// Keeps what the city answers to a comment, in the place of what it answered before.
pub(super) async fn set_answer(c: &impl ConnectionTrait, draft: &str, answer: &Answer) -> Result<(), DbErr> {
    let sql = "INSERT INTO draft_answer (comment_id, draft_id, mark, reason, answered_at) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (comment_id) DO UPDATE SET mark = excluded.mark, reason = excluded.reason, answered_at = excluded.answered_at";
    let values: [Value; 5] =
        [answer.comment.as_str().into(), draft.into(), answer.mark.word().into(), answer.reason.as_str().into(), Ts(answer.answered_at).into()];
    run(c, sql, values).await.map(drop)
}
