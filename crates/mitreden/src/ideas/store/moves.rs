//! What becomes of ideas in the database: answers, points, support. Decides nothing.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::db::{Ts, all, one, run};
use crate::ideas::model::{Status, Step};

#[derive(FromQueryResult)]
struct StepRow {
    id: String,
    status: String,
    text: String,
    link: String,
    created_at: Ts,
}

impl From<StepRow> for Step {
    fn from(row: StepRow) -> Self {
        let StepRow { id, status, text, link, created_at } = row;
        Step { id, status: Status::of(&status).unwrap_or_default(), text, link, created_at: created_at.0 }
    }
}

#[derive(FromQueryResult)]
struct CountRow {
    id: String,
    number: i64,
}

/// The answers to an idea, the oldest first.
pub(in crate::ideas) async fn steps(c: &impl ConnectionTrait, idea: &str) -> Result<Vec<Step>, DbErr> {
    let sql = "SELECT id, status, text, link, created_at FROM idea_step WHERE idea_id = $1 ORDER BY created_at, id";
    let rows: Vec<StepRow> = all(c, sql, [idea.into()]).await?;
    Ok(rows.into_iter().map(Step::from).collect())
}

/// An answer to a public idea.
#[derive(Clone, Debug)]
pub(in crate::ideas) struct Answered {
    /// The contest's id.
    pub(in crate::ideas) contest: String,
    /// The idea's number.
    pub(in crate::ideas) number: i64,
    /// The idea's title.
    pub(in crate::ideas) title: String,
    /// What the city said.
    pub(in crate::ideas) step: Step,
}

#[derive(FromQueryResult)]
struct AnsweredRow {
    id: String,
    status: String,
    text: String,
    link: String,
    created_at: Ts,
    contest_id: String,
    number: i64,
    title: String,
}

/// The answers to public ideas after a moment, the newest first, at most so many.
pub(in crate::ideas) async fn answered_since(c: &impl ConnectionTrait, since: Timestamp, most: i64) -> Result<Vec<Answered>, DbErr> {
    let sql = "SELECT s.id, s.status, s.text, s.link, s.created_at, i.contest_id, i.number, i.title FROM idea_step s JOIN idea i ON i.id = s.idea_id \
               WHERE s.created_at > $1 AND i.state = 'public' ORDER BY s.created_at DESC, s.id LIMIT $2";
    let rows: Vec<AnsweredRow> = all(c, sql, [Ts(since).into(), most.into()]).await?;
    let answered = |row: AnsweredRow| {
        let AnsweredRow { id, status, text, link, created_at, contest_id, number, title } = row;
        Answered { contest: contest_id, number, title, step: StepRow { id, status, text, link, created_at }.into() }
    };
    Ok(rows.into_iter().map(answered).collect())
}

/// Keeps an answer that came with a file.
pub(in crate::ideas) async fn insert_step(c: &impl ConnectionTrait, idea: &str, step: &Step) -> Result<(), DbErr> {
    let sql = "INSERT INTO idea_step (id, idea_id, status, text, link, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    let (id, text, link) = (step.id.as_str(), step.text.as_str(), step.link.as_str());
    run(c, sql, [id.into(), idea.into(), step.status.word().into(), text.into(), link.into(), Ts(step.created_at).into()]).await.map(drop)
}

/// Removes the answers to an idea.
pub(in crate::ideas) async fn delete_steps(c: &impl ConnectionTrait, idea: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM idea_step WHERE idea_id = $1", [idea.into()]).await.map(drop)
}

/// Keeps an answer, and with it where the idea stands and whom it was forwarded to.
pub(in crate::ideas) async fn add_step(c: &impl ConnectionTrait, idea: &str, step: &Step, group: Option<&str>) -> Result<(), DbErr> {
    insert_step(c, idea, step).await?;
    let sql = "UPDATE idea SET status = $2, group_id = $3, moved_at = $4 WHERE id = $1";
    run(c, sql, [idea.into(), step.status.word().into(), group.map(str::to_owned).into(), Ts(step.created_at).into()]).await.map(drop)
}

/// Notes that something came of an idea: from now on it is counted anew how long its author is kept.
pub(in crate::ideas) async fn touch(c: &impl ConnectionTrait, idea: &str, now: Timestamp) -> Result<(), DbErr> {
    run(c, "UPDATE idea SET moved_at = $2 WHERE id = $1", [idea.into(), Ts(now).into()]).await.map(drop)
}

/// Forwards an idea to a group, or to none, without another answer.
pub(in crate::ideas) async fn forward(c: &impl ConnectionTrait, idea: &str, group: Option<&str>) -> Result<(), DbErr> {
    run(c, "UPDATE idea SET group_id = $2 WHERE id = $1", [idea.into(), group.map(str::to_owned).into()]).await.map(drop)
}

/// Enters the points of an idea, or takes them away.
pub(in crate::ideas) async fn set_points(c: &impl ConnectionTrait, idea: &str, points: Option<i64>) -> Result<(), DbErr> {
    run(c, "UPDATE idea SET points = $2 WHERE id = $1", [idea.into(), points.into()]).await.map(drop)
}

/// How many support each idea of a contest; those that nobody supports are left out.
pub(in crate::ideas) async fn support(c: &impl ConnectionTrait, contest: &str) -> Result<HashMap<String, i64>, DbErr> {
    let sql = "SELECT i.id AS id, i.earlier_support + COUNT(s.person_id) AS number FROM idea i LEFT JOIN idea_support s ON s.idea_id = i.id \
               WHERE i.contest_id = $1 GROUP BY i.id, i.earlier_support";
    let rows: Vec<CountRow> = all(c, sql, [contest.into()]).await?;
    Ok(rows.into_iter().filter(|row| row.number > 0).map(|row| (row.id, row.number)).collect())
}

/// How many support an idea.
pub(in crate::ideas) async fn supporters(c: &impl ConnectionTrait, idea: &str) -> Result<i64, DbErr> {
    let sql = "SELECT id, earlier_support + (SELECT COUNT(*) FROM idea_support WHERE idea_id = $1) AS number FROM idea WHERE id = $1";
    let row: Option<CountRow> = one(c, sql, [idea.into()]).await?;
    Ok(row.map_or(0, |row| row.number))
}

/// Whether somebody supports an idea.
pub(in crate::ideas) async fn supports(c: &impl ConnectionTrait, idea: &str, person: &str) -> Result<bool, DbErr> {
    let sql = "SELECT idea_id AS id, CAST(1 AS BIGINT) AS number FROM idea_support WHERE idea_id = $1 AND person_id = $2";
    let row: Option<CountRow> = one(c, sql, [idea.into(), person.into()]).await?;
    Ok(row.is_some())
}

/// Somebody supports an idea; once more changes nothing.
pub(in crate::ideas) async fn add_support(c: &impl ConnectionTrait, idea: &str, person: &str, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO idea_support (idea_id, person_id, created_at) VALUES ($1, $2, $3) ON CONFLICT (idea_id, person_id) DO NOTHING";
    run(c, sql, [idea.into(), person.into(), Ts(now).into()]).await.map(drop)
}

/// Somebody supports an idea no more.
pub(in crate::ideas) async fn remove_support(c: &impl ConnectionTrait, idea: &str, person: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM idea_support WHERE idea_id = $1 AND person_id = $2", [idea.into(), person.into()]).await.map(drop)
}
