//! Comments in the database. Decides nothing.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Comment, State};
use crate::app::Site;
use crate::base::db::{Ts, all, one, places, run};

/// How many days after the decision the e-mail address goes, and what was not published.
pub const KEEP_DAYS: i64 = 30;

/// Which comments nobody but the moderation has read; below a rejected one there may be answers of others.
pub const UNSEEN: &str = "state IN ('waiting', 'rejected') AND NOT EXISTS (SELECT 1 FROM comment AS answer WHERE answer.parent_id = comment.id)";

/// Most comments of one subject.
const THREAD_MAX: i64 = 1_000;

/// Most comments of one subject with all its parts.
const WHOLE_MAX: i64 = 20_000;

const COMMENT: &str = "SELECT id, subject_kind, subject_id, place, quote, quote_at, edition, parent_id, name, email, person_id, is_city, language, text, state, suspicions, created_at FROM comment";

#[derive(FromQueryResult)]
struct CommentRow {
    id: String,
    subject_kind: String,
    subject_id: String,
    place: i64,
    quote: String,
    quote_at: i64,
    edition: i64,
    parent_id: Option<String>,
    name: String,
    email: Option<String>,
    person_id: Option<String>,
    is_city: bool,
    language: String,
    text: String,
    state: String,
    suspicions: String,
    created_at: Ts,
}

impl From<CommentRow> for Comment {
    fn from(row: CommentRow) -> Self {
        Comment {
            id: row.id,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            place: row.place,
            quote: row.quote,
            quote_at: row.quote_at,
            edition: row.edition,
            parent: row.parent_id,
            name: row.name,
            email: row.email,
            person: row.person_id,
            is_city: row.is_city,
            language: row.language,
            text: row.text,
            state: State::of(&row.state),
            suspicions: row.suspicions.split_whitespace().map(str::to_owned).collect(),
            created_at: row.created_at.0,
        }
    }
}

#[derive(FromQueryResult)]
struct PlaceCount {
    place: i64,
    number: i64,
}

#[derive(FromQueryResult)]
struct Count {
    number: i64,
}

fn comments(rows: Vec<CommentRow>) -> Vec<Comment> {
    rows.into_iter().map(Comment::from).collect()
}

/// A comment, whoever may read it.
///
/// # Errors
/// The database's.
pub async fn by_id(c: &impl ConnectionTrait, id: &str) -> Result<Option<Comment>, DbErr> {
    if !id.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Ok(None);
    }
    let row: Option<CommentRow> = one(c, &format!("{COMMENT} WHERE id = $1"), [id.into()]).await?;
    Ok(row.map(Comment::from))
}

/// What everybody reads of a subject, oldest first; removed ones too, as they may have answers.
pub(super) async fn of_subject(c: &impl ConnectionTrait, kind: &str, id: &str, place: i64) -> Result<Vec<Comment>, DbErr> {
    let sql = format!(
        "{COMMENT} WHERE subject_kind = $1 AND subject_id = $2 AND place = $3 AND state IN ('public', 'removed') ORDER BY created_at, id LIMIT {THREAD_MAX}"
    );
    Ok(comments(all(c, &sql, [kind.into(), id.into(), place.into()]).await?))
}

/// What citizens said to a subject and all its parts, as far as everybody reads it, oldest first. Answers to comments are left out.
///
/// # Errors
/// The database's.
pub async fn of_whole(c: &impl ConnectionTrait, kind: &str, id: &str) -> Result<Vec<Comment>, DbErr> {
    let sql = format!(
        "{COMMENT} WHERE subject_kind = $1 AND subject_id = $2 AND state = 'public' AND parent_id IS NULL AND NOT is_city ORDER BY created_at, id LIMIT {WHOLE_MAX}"
    );
    Ok(comments(all(c, &sql, [kind.into(), id.into()]).await?))
}

/// How many comments there are by part of a subject.
///
/// # Errors
/// The database's.
pub async fn counts(c: &impl ConnectionTrait, kind: &str, id: &str) -> Result<HashMap<i64, i64>, DbErr> {
    let sql = "SELECT place, COUNT(*) AS number FROM comment WHERE subject_kind = $1 AND subject_id = $2 AND state = 'public' GROUP BY place";
    let rows: Vec<PlaceCount> = all(c, sql, [kind.into(), id.into()]).await?;
    Ok(rows.into_iter().map(|row| (row.place, row.number)).collect())
}

/// The comments that wait for somebody to look at them, oldest first.
///
/// # Errors
/// The database's.
pub async fn waiting(c: &impl ConnectionTrait, most: i64) -> Result<Vec<Comment>, DbErr> {
    Ok(comments(all(c, &format!("{COMMENT} WHERE state = 'waiting' ORDER BY created_at, id LIMIT $1"), [most.into()]).await?))
}

/// What somebody wrote with their account and is still there, the newest first.
pub(super) async fn of_person(c: &impl ConnectionTrait, person: &str, most: i64) -> Result<Vec<Comment>, DbErr> {
    Ok(comments(all(c, &format!("{COMMENT} WHERE person_id = $1 ORDER BY created_at DESC, id LIMIT $2"), [person.into(), most.into()]).await?))
}

/// True if the same text was sent after `since`.
pub(super) async fn is_repeated(c: &impl ConnectionTrait, text: &str, since: Timestamp) -> Result<bool, DbErr> {
    let count: Option<Count> = one(c, "SELECT COUNT(*) AS number FROM comment WHERE created_at > $2 AND text = $1", [text.into(), Ts(since).into()]).await?;
    Ok(count.is_some_and(|count| count.number > 0))
}

/// Keeps a new comment.
pub(super) async fn insert(c: &impl ConnectionTrait, comment: &Comment) -> Result<(), DbErr> {
    let sql = "INSERT INTO comment (id, subject_kind, subject_id, parent_id, name, email, person_id, is_city, language, text, state, suspicions, created_at, \
               decided_at, place, quote, quote_at, edition) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
    let decided = (comment.state == State::Public).then_some(Ts(comment.created_at));
    let values: [Value; 18] = [
        comment.id.as_str().into(),
        comment.subject_kind.as_str().into(),
        comment.subject_id.as_str().into(),
        comment.parent.clone().into(),
        comment.name.as_str().into(),
        comment.email.clone().into(),
        comment.person.clone().into(),
        comment.is_city.into(),
        comment.language.as_str().into(),
        comment.text.as_str().into(),
        comment.state.word().into(),
        comment.suspicions.join(" ").into(),
        Ts(comment.created_at).into(),
        decided.into(),
        comment.place.into(),
        comment.quote.as_str().into(),
        comment.quote_at.into(),
        comment.edition.into(),
    ];
    run(c, sql, values).await.map(drop)
}

/// Gives a comment another state, if it is still in one of these. False if somebody was faster.
pub(super) async fn set_state(c: &impl ConnectionTrait, id: &str, from: &[State], to: State, now: Timestamp) -> Result<bool, DbErr> {
    let allowed: Vec<String> = from.iter().map(|state| format!("'{}'", state.word())).collect();
    let sql = format!("UPDATE comment SET state = $2, decided_at = $3 WHERE id = $1 AND state IN ({})", allowed.join(", "));
    Ok(run(c, &sql, [id.into(), to.word().into(), Ts(now).into()]).await? == 1)
}

/// Empties text and name for good. False if that was done before.
pub(super) async fn empty(c: &impl ConnectionTrait, id: &str, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE comment SET text = '', name = '', suspicions = '', state = 'removed', decided_at = $2 WHERE id = $1 AND state <> 'removed'";
    Ok(run(c, sql, [id.into(), Ts(now).into()]).await? == 1)
}

/// Takes the name away. False if there was none.
pub(super) async fn empty_name(c: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    Ok(run(c, "UPDATE comment SET name = '' WHERE id = $1 AND name <> ''", [id.into()]).await? == 1)
}

/// Forgets e-mail addresses, and what was not published, when nobody can object any more. What is being objected to stays.
///
/// # Errors
/// The database's.
pub async fn forget_old(site: &Site, contested: &[String]) -> Result<(), DbErr> {
    let days = KEEP_DAYS.max(i64::from(site.config.moderation.objection_days));
    let before = Ts(site.clock.now() - SignedDuration::from_hours(24 * days));
    let but = if contested.is_empty() { String::new() } else { format!(" AND id NOT IN ({})", places(2, contested.len())) };
    let values = || std::iter::once(Value::from(before)).chain(contested.iter().map(|id| id.as_str().into()));
    let tx = site.db.begin().await?;
    // What others have answered keeps its place, without its words: their answers are not ours to forget with it.
    let answered = "EXISTS (SELECT 1 FROM comment AS answer WHERE answer.parent_id = comment.id)";
    let emptied = format!(
        "UPDATE comment SET text = '', name = '', email = NULL, person_id = NULL, suspicions = '', state = 'removed' \
         WHERE state = 'rejected' AND decided_at < $1 AND {answered}{but}"
    );
    run(&tx, &emptied, values()).await?;
    run(&tx, &format!("DELETE FROM comment WHERE state = 'rejected' AND decided_at < $1 AND NOT {answered}{but}"), values()).await?;
    run(&tx, &format!("UPDATE comment SET email = NULL WHERE email IS NOT NULL AND decided_at < $1{but}"), values()).await?;
    tx.commit().await
}
