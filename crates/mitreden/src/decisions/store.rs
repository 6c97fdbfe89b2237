//! Decisions, bodies and candidates in the database. Decides nothing.

use std::collections::HashMap;

use jiff::{Timestamp, civil};
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Body, Candidate, Cursor, Decision, Lot, Outcome};
use crate::base::db::{Ts, all, one, places, run};
use crate::base::ids::is_id;
use crate::base::slug::is_slug;

const DECISION: &str = "SELECT d.id, d.slug, d.body_id, b.name AS body_name, b.is_final, d.title, d.day, d.earlier_day, d.paper, d.link, d.outcome, d.text, \
    d.budget_cents, d.updated_at FROM decision d JOIN decision_body b ON b.id = d.body_id";

#[derive(FromQueryResult)]
struct Row {
    id: String,
    slug: String,
    body_id: String,
    body_name: String,
    is_final: bool,
    title: String,
    day: String,
    earlier_day: Option<String>,
    paper: String,
    link: String,
    outcome: String,
    text: String,
    budget_cents: Option<i64>,
    updated_at: Ts,
}

#[derive(FromQueryResult)]
struct CandidateRow {
    decision_id: String,
    title: String,
    lot: String,
    amount_cents: Option<i64>,
}

#[derive(FromQueryResult)]
struct BodyRow {
    id: String,
    name: String,
    is_final: bool,
}

#[derive(FromQueryResult)]
struct IdRow {
    id: String,
}

fn date(text: &str) -> Result<civil::Date, DbErr> {
    text.parse().map_err(|_| DbErr::Type(format!("{text} is no date")))
}

impl Row {
    fn decision(self, candidates: Vec<Candidate>) -> Result<Decision, DbErr> {
        Ok(Decision {
            body: Body { id: self.body_id, name: self.body_name, is_final: self.is_final },
            day: date(&self.day)?,
            earlier: self.earlier_day.as_deref().map(date).transpose()?,
            outcome: Outcome::of(&self.outcome).ok_or_else(|| DbErr::Type(format!("{} is no outcome", self.outcome)))?,
            id: self.id,
            slug: self.slug,
            title: self.title,
            paper: self.paper,
            link: self.link,
            text: self.text,
            budget: self.budget_cents,
            candidates,
            updated_at: self.updated_at.0,
        })
    }
}

async fn complete(c: &impl ConnectionTrait, rows: Vec<Row>) -> Result<Vec<Decision>, DbErr> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let places = places(1, rows.len());
    let sql = format!("SELECT decision_id, title, lot, amount_cents FROM decision_candidate WHERE decision_id IN ({places}) ORDER BY decision_id, position");
    let found: Vec<CandidateRow> = all(c, &sql, rows.iter().map(|row| row.id.as_str().into())).await?;
    let mut candidates: HashMap<String, Vec<Candidate>> = HashMap::new();
    for row in found {
        let lot = Lot::of(&row.lot).ok_or_else(|| DbErr::Type(format!("{} is no lot", row.lot)))?;
        candidates.entry(row.decision_id).or_default().push(Candidate { title: row.title, lot, amount: row.amount_cents });
    }
    rows.into_iter()
        .map(|row| {
            let own = candidates.remove(&row.id).unwrap_or_default();
            row.decision(own)
        })
        .collect()
}

/// The newest decisions below a cursor, of one body or of all.
pub(super) async fn page(c: &impl ConnectionTrait, below: Option<&Cursor>, body: Option<&str>, most: i64) -> Result<Vec<Decision>, DbErr> {
    // What no day reaches stands for no cursor.
    let (day, id) = below.map_or_else(|| ("9999-12-31".to_owned(), String::new()), |below| (below.day.to_string(), below.id.clone()));
    let body = body.filter(|body| is_id(body)).unwrap_or_default();
    let sql = format!("{DECISION} WHERE (d.day < $1 OR (d.day = $1 AND d.id < $2)) AND ($3 = '' OR d.body_id = $3) ORDER BY d.day DESC, d.id DESC LIMIT $4");
    let rows: Vec<Row> = all(c, &sql, [day.into(), id.into(), body.into(), most.into()]).await?;
    complete(c, rows).await
}

/// The decisions that were changed last.
pub(super) async fn changed(c: &impl ConnectionTrait, most: i64) -> Result<Vec<Decision>, DbErr> {
    let rows: Vec<Row> = all(c, &format!("{DECISION} ORDER BY d.updated_at DESC, d.id LIMIT $1"), [most.into()]).await?;
    complete(c, rows).await
}

/// The decision at an address.
pub(super) async fn by_slug(c: &impl ConnectionTrait, slug: &str) -> Result<Option<Decision>, DbErr> {
    if !is_slug(slug) {
        return Ok(None);
    }
    let row: Option<Row> = one(c, &format!("{DECISION} WHERE d.slug = $1"), [slug.into()]).await?;
    Ok(complete(c, row.into_iter().collect()).await?.pop())
}

/// The decisions with these ids.
pub(super) async fn by_ids(c: &impl ConnectionTrait, ids: &[String]) -> Result<Vec<Decision>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Row> = all(c, &format!("{DECISION} WHERE d.id IN ({})", places(1, ids.len())), ids.iter().map(|id| id.as_str().into())).await?;
    complete(c, rows).await
}

/// The ids of the decisions behind an id, in their order.
pub(super) async fn ids_after(c: &impl ConnectionTrait, after: &str, most: i64) -> Result<Vec<String>, DbErr> {
    let rows: Vec<IdRow> = all(c, "SELECT id FROM decision WHERE id > $1 ORDER BY id LIMIT $2", [after.into(), most.into()]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Whether an address is in use.
pub(super) async fn slug_taken(c: &impl ConnectionTrait, slug: &str) -> Result<bool, DbErr> {
    Ok(one::<IdRow>(c, "SELECT id FROM decision WHERE slug = $1", [slug.into()]).await?.is_some())
}

/// All bodies, those that decide finally first.
pub(super) async fn bodies(c: &impl ConnectionTrait) -> Result<Vec<Body>, DbErr> {
    let rows: Vec<BodyRow> = all(c, "SELECT id, name, is_final FROM decision_body ORDER BY is_final DESC, name, id", []).await?;
    Ok(rows.into_iter().map(|row| Body { id: row.id, name: row.name, is_final: row.is_final }).collect())
}

/// Keeps a new body.
pub(super) async fn insert_body(c: &impl ConnectionTrait, body: &Body) -> Result<(), DbErr> {
    let sql = "INSERT INTO decision_body (id, name, is_final) VALUES ($1, $2, $3)";
    run(c, sql, [body.id.as_str().into(), body.name.as_str().into(), body.is_final.into()]).await.map(drop)
}

/// Keeps another name or weight of a body.
pub(super) async fn update_body(c: &impl ConnectionTrait, body: &Body) -> Result<(), DbErr> {
    let sql = "UPDATE decision_body SET name = $2, is_final = $3 WHERE id = $1";
    run(c, sql, [body.id.as_str().into(), body.name.as_str().into(), body.is_final.into()]).await.map(drop)
}

/// Removes a body that has decided nothing. False if it has.
pub(super) async fn delete_body(c: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    let sql = "DELETE FROM decision_body WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM decision WHERE decision.body_id = decision_body.id)";
    Ok(run(c, sql, [id.into()]).await? == 1)
}

/// Keeps a new decision.
pub(super) async fn insert(c: &impl ConnectionTrait, decision: &Decision) -> Result<(), DbErr> {
    let sql = "INSERT INTO decision (id, slug, body_id, title, day, earlier_day, paper, link, outcome, text, budget_cents, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)";
    let values: [Value; 12] = [
        decision.id.as_str().into(),
        decision.slug.as_str().into(),
        decision.body.id.as_str().into(),
        decision.title.as_str().into(),
        decision.day.to_string().into(),
        decision.earlier.map(|day| day.to_string()).into(),
        decision.paper.as_str().into(),
        decision.link.as_str().into(),
        decision.outcome.word().into(),
        decision.text.as_str().into(),
        decision.budget.into(),
        Ts(decision.updated_at).into(),
    ];
    run(c, sql, values).await?;
    insert_candidates(c, decision).await
}

/// Keeps a changed decision, if nobody changed it since `version`. False if somebody did.
pub(super) async fn update(c: &impl ConnectionTrait, decision: &Decision, version: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE decision SET body_id = $2, title = $3, day = $4, earlier_day = $5, paper = $6, link = $7, outcome = $8, text = $9, budget_cents = $10, \
               updated_at = $11 WHERE id = $1 AND updated_at = $12";
    let values: [Value; 12] = [
        decision.id.as_str().into(),
        decision.body.id.as_str().into(),
        decision.title.as_str().into(),
        decision.day.to_string().into(),
        decision.earlier.map(|day| day.to_string()).into(),
        decision.paper.as_str().into(),
        decision.link.as_str().into(),
        decision.outcome.word().into(),
        decision.text.as_str().into(),
        decision.budget.into(),
        Ts(decision.updated_at).into(),
        Ts(version).into(),
    ];
    if run(c, sql, values).await? == 0 {
        return Ok(false);
    }
    run(c, "DELETE FROM decision_candidate WHERE decision_id = $1", [decision.id.as_str().into()]).await?;
    insert_candidates(c, decision).await?;
    Ok(true)
}

async fn insert_candidates(c: &impl ConnectionTrait, decision: &Decision) -> Result<(), DbErr> {
    let sql = "INSERT INTO decision_candidate (decision_id, position, title, lot, amount_cents) VALUES ($1, $2, $3, $4, $5)";
    for (position, candidate) in (0_i64..).zip(&decision.candidates) {
        let values: [Value; 5] =
            [decision.id.as_str().into(), position.into(), candidate.title.as_str().into(), candidate.lot.word().into(), candidate.amount.into()];
        run(c, sql, values).await?;
    }
    Ok(())
}

/// Removes a decision with its candidates.
pub(super) async fn delete(c: &impl ConnectionTrait, id: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM decision_candidate WHERE decision_id = $1", [id.into()]).await?;
    run(c, "DELETE FROM decision WHERE id = $1", [id.into()]).await.map(drop)
}
