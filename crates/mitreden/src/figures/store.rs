//! What this feature keeps itself: what is published, frozen reports, numbers entered by hand, feedback. Counts nothing.

use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Report, Scope};
use super::raw::{ByHand, Raw};
use crate::base::db::{Ts, all, one, run};

#[derive(FromQueryResult)]
struct PublishedRow {
    subject: String,
}

/// What is published of a scope.
pub(super) async fn published(c: &impl ConnectionTrait, scope: Scope) -> Result<Vec<String>, DbErr> {
    let rows: Vec<PublishedRow> = all(c, "SELECT subject FROM figures_published WHERE scope = $1", [scope.word().into()]).await?;
    Ok(rows.into_iter().map(|row| row.subject).collect())
}

/// Publishes, or takes back.
pub(super) async fn publish(c: &impl ConnectionTrait, scope: Scope, subject: &str, on: bool, now: Timestamp) -> Result<(), DbErr> {
    if on {
        let sql = "INSERT INTO figures_published (scope, subject, published_at) VALUES ($1, $2, $3) ON CONFLICT (scope, subject) DO NOTHING";
        run(c, sql, [scope.word().into(), subject.into(), Ts(now).into()]).await.map(drop)
    } else {
        run(c, "DELETE FROM figures_published WHERE scope = $1 AND subject = $2", [scope.word().into(), subject.into()]).await.map(drop)
    }
}

/// A frozen report in a list.
#[derive(Clone, Debug)]
pub(super) struct Frozen {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) frozen_at: Timestamp,
}

#[derive(FromQueryResult)]
struct FrozenRow {
    id: String,
    title: String,
    frozen_at: Ts,
}

/// The frozen reports, newest first.
pub(super) async fn frozen(c: &impl ConnectionTrait) -> Result<Vec<Frozen>, DbErr> {
    let rows: Vec<FrozenRow> = all(c, "SELECT id, title, frozen_at FROM figures_report ORDER BY frozen_at DESC, id LIMIT 500", []).await?;
    Ok(rows.into_iter().map(|row| Frozen { id: row.id, title: row.title, frozen_at: row.frozen_at.0 }).collect())
}

/// Keeps a report as it is, for good.
pub(super) async fn freeze(c: &impl ConnectionTrait, id: &str, subject: &str, title: &str, report: &Report) -> Result<(), DbErr> {
    let content = serde_json::to_string(report).map_err(|error| DbErr::Type(error.to_string()))?;
    let sql = "INSERT INTO figures_report (id, scope, subject, title, frozen_at, content) VALUES ($1, $2, $3, $4, $5, $6)";
    let values = [id.into(), report.scope.word().into(), subject.into(), title.into(), Ts(report.made_at).into(), content.into()];
    run(c, sql, values).await.map(drop)
}

#[derive(FromQueryResult)]
struct ContentRow {
    content: String,
}

/// A frozen report.
pub(super) async fn frozen_report(c: &impl ConnectionTrait, id: &str) -> Result<Option<Report>, DbErr> {
    let row: Option<ContentRow> = one(c, "SELECT content FROM figures_report WHERE id = $1", [id.into()]).await?;
    let read = |row: ContentRow| serde_json::from_str(&row.content).map_err(|error| DbErr::Type(format!("a frozen report cannot be read: {error}")));
    row.map(read).transpose()
}

#[derive(FromQueryResult)]
struct ByHandRow {
    listening: i64,
    talking: i64,
    on_site: i64,
    first_time: i64,
    spoken: i64,
    note: String,
}

/// What was entered by hand for an event.
pub(super) async fn by_hand(c: &impl ConnectionTrait, event: &str) -> Result<Option<ByHand>, DbErr> {
    let sql = "SELECT listening, talking, on_site, first_time, spoken, note FROM figures_by_hand WHERE event_id = $1";
    let row: Option<ByHandRow> = one(c, sql, [event.into()]).await?;
    Ok(row.map(|row| ByHand {
        listening: number(row.listening),
        talking: number(row.talking),
        on_site: number(row.on_site),
        first_time: number(row.first_time),
        spoken: number(row.spoken),
        note: row.note,
    }))
}

/// The table takes no negative ones.
fn number(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

/// Keeps what was entered by hand, in place of what was kept of it.
pub(super) async fn keep_by_hand(c: &impl ConnectionTrait, event: &str, hand: &ByHand, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO figures_by_hand (event_id, listening, talking, on_site, first_time, spoken, note, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (event_id) DO UPDATE SET listening = excluded.listening, talking = excluded.talking, \
               on_site = excluded.on_site, first_time = excluded.first_time, spoken = excluded.spoken, note = excluded.note, updated_at = excluded.updated_at";
    let numbers = [hand.listening, hand.talking, hand.on_site, hand.first_time, hand.spoken].map(|number| i64::from(number).into());
    let values = [event.into()].into_iter().chain(numbers).chain([hand.note.as_str().into(), Ts(now).into()]);
    run(c, sql, values).await.map(drop)
}

/// Counts an answer to a question of the form after an evening.
pub(super) async fn add_answer(c: &impl ConnectionTrait, event: &str, question: &str, answer: &str) -> Result<(), DbErr> {
    let sql = "INSERT INTO figures_feedback (event_id, question, answer, number) VALUES ($1, $2, $3, 1) \
               ON CONFLICT (event_id, question, answer) DO UPDATE SET number = figures_feedback.number + 1";
    run(c, sql, [event.into(), question.into(), answer.into()]).await.map(drop)
}

/// Keeps words of somebody after an evening.
pub(super) async fn add_words(c: &impl ConnectionTrait, id: &str, event: &str, words: &str, day: Date) -> Result<(), DbErr> {
    let sql = "INSERT INTO figures_words (id, event_id, words, day) VALUES ($1, $2, $3, $4)";
    run(c, sql, [id.into(), event.into(), words.into(), day.to_string().into()]).await.map(drop)
}

#[derive(FromQueryResult)]
struct AnswerRow {
    question: String,
    answer: String,
    number: i64,
}

/// Counts the answers to the form after an evening in.
pub(super) async fn read_answers(c: &impl ConnectionTrait, event: &str, raw: &mut Raw) -> Result<(), DbErr> {
    let rows: Vec<AnswerRow> = all(c, "SELECT question, answer, number FROM figures_feedback WHERE event_id = $1", [event.into()]).await?;
    for row in rows {
        let many = number(row.number);
        let place = match (row.question.as_str(), row.answer.as_str()) {
            ("forms", _) => Some(&mut raw.forms),
            ("liked", mark) => mark.parse::<usize>().ok().and_then(|mark| raw.liked.get_mut(mark.checked_sub(1)?)),
            ("heard", "yes") => Some(&mut raw.heard[0]),
            ("heard", "partly") => Some(&mut raw.heard[1]),
            ("heard", "no") => Some(&mut raw.heard[2]),
            _ => None,
        };
        if let Some(place) = place {
            *place = many;
        }
    }
    Ok(())
}

/// Words that were said after an evening.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Words {
    pub(super) id: String,
    pub(super) words: String,
}

/// All words after an evening, in no order of time.
pub(super) async fn words(c: &impl ConnectionTrait, event: &str) -> Result<Vec<Words>, DbErr> {
    all(c, "SELECT id, words FROM figures_words WHERE event_id = $1 ORDER BY id LIMIT 500", [event.into()]).await
}

/// Takes words away.
pub(super) async fn drop_words(c: &impl ConnectionTrait, event: &str, id: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM figures_words WHERE event_id = $1 AND id = $2", [event.into(), id.into()]).await.map(drop)
}

/// Forgets words from before this day.
pub(super) async fn forget_words(c: &impl ConnectionTrait, before: Date) -> Result<(), DbErr> {
    run(c, "DELETE FROM figures_words WHERE day < $1", [before.to_string().into()]).await.map(drop)
}
