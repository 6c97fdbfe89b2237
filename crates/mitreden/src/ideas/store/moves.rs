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

/// Keeps an answer, and with it where the idea stands and whom it was forwarded to.
pub(in crate::ideas) async fn add_step(c: &impl ConnectionTrait, idea: &str, step: &Step, group: Option<&str>) -> Result<(), DbErr> {
    let sql = "INSERT INTO idea_step (id, idea_id, status, text, link, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    let (id, text, link) = (step.id.as_str(), step.text.as_str(), step.link.as_str());
    run(c, sql, [id.into(), idea.into(), step.status.word().into(), text.into(), link.into(), Ts(step.created_at).into()]).await?;
    let sql = "UPDATE idea SET status = $2, group_id = $3, moved_at = $4 WHERE id = $1";
    run(c, sql, [idea.into(), step.status.word().into(), group.map(str::to_owned).into(), Ts(step.created_at).into()]).await.map(drop)
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
    let sql = "SELECT s.idea_id AS id, COUNT(*) AS number FROM idea_support s JOIN idea i ON i.id = s.idea_id WHERE i.contest_id = $1 GROUP BY s.idea_id";
    let rows: Vec<CountRow> = all(c, sql, [contest.into()]).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.number)).collect())
}

/// How many support an idea.
pub(in crate::ideas) async fn supporters(c: &impl ConnectionTrait, idea: &str) -> Result<i64, DbErr> {
    let row: Option<CountRow> = one(c, "SELECT $1 AS id, COUNT(*) AS number FROM idea_support WHERE idea_id = $1", [idea.into()]).await?;
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
