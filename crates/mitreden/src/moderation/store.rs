//! Decisions, reports, objections, proposals and blocks in the database. Decides nothing.

use jiff::Timestamp;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Decision, Objection, Proposal, Report};
use crate::base::db::{Ts, all, one, run};

/// Most open reports, objections and proposals of one look.
const OPEN_MAX: i64 = 500;

const DECISION: &str = "SELECT id, kind, subject_id, deed, reason, words, person_id, person_name, decided_at FROM moderation_decision";
const REPORT: &str = "SELECT number, kind, subject_id, reason, words, name, email, language, created_at FROM moderation_report";
const OBJECTION: &str = "SELECT decision_id, kind, subject_id, words, created_at, settled_at, answer_id FROM moderation_objection";
const PROPOSAL: &str = "SELECT kind, subject_id, reason, words, person_id, person_name, created_at FROM moderation_proposal";

#[derive(FromQueryResult)]
struct DecisionRow {
    id: String,
    kind: String,
    subject_id: String,
    deed: String,
    reason: String,
    words: String,
    person_id: String,
    person_name: String,
    decided_at: Ts,
}

impl From<DecisionRow> for Decision {
    fn from(row: DecisionRow) -> Self {
        let DecisionRow { id, kind, subject_id, deed, reason, words, person_id, person_name, decided_at } = row;
        Decision { id, kind, subject_id, deed, reason, words, person: person_id, name: person_name, at: decided_at.0 }
    }
}

#[derive(FromQueryResult)]
struct ReportRow {
    number: String,
    kind: String,
    subject_id: String,
    reason: String,
    words: String,
    name: String,
    email: Option<String>,
    language: String,
    created_at: Ts,
}

impl From<ReportRow> for Report {
    fn from(row: ReportRow) -> Self {
        let ReportRow { number, kind, subject_id, reason, words, name, email, language, created_at } = row;
        Report { number, kind, subject_id, reason, words, name, email, language, at: created_at.0 }
    }
}

#[derive(FromQueryResult)]
struct ObjectionRow {
    decision_id: String,
    kind: String,
    subject_id: String,
    words: String,
    created_at: Ts,
    settled_at: Option<Ts>,
    answer_id: Option<String>,
}

impl From<ObjectionRow> for Objection {
    fn from(row: ObjectionRow) -> Self {
        let ObjectionRow { decision_id, kind, subject_id, words, created_at, settled_at, answer_id } = row;
        Objection { decision: decision_id, kind, subject_id, words, at: created_at.0, settled: settled_at.is_some(), answer: answer_id }
    }
}

#[derive(FromQueryResult)]
struct ProposalRow {
    kind: String,
    subject_id: String,
    reason: String,
    words: String,
    person_id: String,
    person_name: String,
    created_at: Ts,
}

impl From<ProposalRow> for Proposal {
    fn from(row: ProposalRow) -> Self {
        let ProposalRow { kind, subject_id, reason, words, person_id, person_name, created_at } = row;
        Proposal { kind, subject_id, reason, words, person: person_id, name: person_name, at: created_at.0 }
    }
}

/// A block as its list shows it.
#[derive(FromQueryResult)]
pub(super) struct BlockRow {
    pub(super) id: String,
    pub(super) reason: String,
    pub(super) until: Ts,
    pub(super) created_at: Ts,
}

#[derive(FromQueryResult)]
struct UntilRow {
    until: Ts,
}

#[derive(FromQueryResult)]
struct IdRow {
    id: String,
}

/// Keeps a decision for good, that is until the database lets it go.
pub(super) async fn insert_decision(c: &impl ConnectionTrait, decision: &Decision, keep_until: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO moderation_decision (id, kind, subject_id, deed, reason, words, person_id, person_name, decided_at, keep_until) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let Decision { id, kind, subject_id, deed, reason, words, person, name, at } = decision;
    let texts = [id, kind, subject_id, deed, reason, words, person, name].map(|text| Value::from(text.as_str()));
    run(c, sql, texts.into_iter().chain([Ts(*at).into(), Ts(keep_until).into()])).await.map(drop)
}

/// A decision.
pub(super) async fn decision(c: &impl ConnectionTrait, id: &str) -> Result<Option<Decision>, DbErr> {
    let row: Option<DecisionRow> = one(c, &format!("{DECISION} WHERE id = $1"), [id.into()]).await?;
    Ok(row.map(Decision::from))
}

/// What was decided about something, the newest first.
pub(super) async fn history(c: &impl ConnectionTrait, kind: &str, id: &str) -> Result<Vec<Decision>, DbErr> {
    let sql = format!("{DECISION} WHERE kind = $1 AND subject_id = $2 ORDER BY decided_at DESC, id LIMIT {OPEN_MAX}");
    let rows: Vec<DecisionRow> = all(c, &sql, [kind.into(), id.into()]).await?;
    Ok(rows.into_iter().map(Decision::from).collect())
}

/// All decisions, the newest first, from a number on.
pub(super) async fn decisions(c: &impl ConnectionTrait, most: i64, skip: i64) -> Result<Vec<Decision>, DbErr> {
    let rows: Vec<DecisionRow> = all(c, &format!("{DECISION} ORDER BY decided_at DESC, id LIMIT $1 OFFSET $2"), [most.into(), skip.into()]).await?;
    Ok(rows.into_iter().map(Decision::from).collect())
}

/// Keeps a report.
pub(super) async fn insert_report(c: &impl ConnectionTrait, id: &str, report: &Report) -> Result<(), DbErr> {
    let sql = "INSERT INTO moderation_report (id, number, kind, subject_id, reason, words, name, email, language, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let Report { number, kind, subject_id, reason, words, name, email, language, at } = report;
    let texts = [number, kind, subject_id, reason, words, name].map(|text| Value::from(text.as_str()));
    let rest = [Value::from(email.clone()), language.as_str().into(), Ts(*at).into()];
    run(c, sql, std::iter::once(id.into()).chain(texts).chain(rest)).await.map(drop)
}

/// True if there is a report of this number.
pub(super) async fn is_report(c: &impl ConnectionTrait, number: &str) -> Result<bool, DbErr> {
    let row: Option<IdRow> = one(c, "SELECT id FROM moderation_report WHERE number = $1", [number.into()]).await?;
    Ok(row.is_some())
}

/// Reports that nobody has answered.
pub(super) async fn open_reports(c: &impl ConnectionTrait) -> Result<Vec<Report>, DbErr> {
    let rows: Vec<ReportRow> = all(c, &format!("{REPORT} WHERE settled_at IS NULL ORDER BY created_at LIMIT {OPEN_MAX}"), []).await?;
    Ok(rows.into_iter().map(Report::from).collect())
}

/// Those about one thing.
pub(super) async fn open_reports_about(c: &impl ConnectionTrait, kind: &str, id: &str) -> Result<Vec<Report>, DbErr> {
    let sql = format!("{REPORT} WHERE settled_at IS NULL AND kind = $1 AND subject_id = $2 ORDER BY created_at LIMIT {OPEN_MAX}");
    let rows: Vec<ReportRow> = all(c, &sql, [kind.into(), id.into()]).await?;
    Ok(rows.into_iter().map(Report::from).collect())
}

/// Answers the reports about one thing.
pub(super) async fn settle_reports(c: &impl ConnectionTrait, kind: &str, id: &str, now: Timestamp) -> Result<(), DbErr> {
    let sql = "UPDATE moderation_report SET settled_at = $3 WHERE settled_at IS NULL AND kind = $1 AND subject_id = $2";
    run(c, sql, [kind.into(), id.into(), Ts(now).into()]).await.map(drop)
}

/// Keeps an objection. False if there is one against this decision already.
pub(super) async fn insert_objection(c: &impl ConnectionTrait, objection: &Objection) -> Result<bool, DbErr> {
    let sql = "INSERT INTO moderation_objection (decision_id, kind, subject_id, words, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    let Objection { decision, kind, subject_id, words, at, .. } = objection;
    let texts = [decision, kind, subject_id, words].map(|text| Value::from(text.as_str()));
    Ok(run(c, sql, texts.into_iter().chain([Ts(*at).into()])).await? == 1)
}

/// The objection against a decision.
pub(super) async fn objection(c: &impl ConnectionTrait, decision: &str) -> Result<Option<Objection>, DbErr> {
    let row: Option<ObjectionRow> = one(c, &format!("{OBJECTION} WHERE decision_id = $1"), [decision.into()]).await?;
    Ok(row.map(Objection::from))
}

/// Objections that nobody has answered.
pub(super) async fn open_objections(c: &impl ConnectionTrait) -> Result<Vec<Objection>, DbErr> {
    let rows: Vec<ObjectionRow> = all(c, &format!("{OBJECTION} WHERE settled_at IS NULL ORDER BY created_at LIMIT {OPEN_MAX}"), []).await?;
    Ok(rows.into_iter().map(Objection::from).collect())
}

/// The one about this.
pub(super) async fn open_objection(c: &impl ConnectionTrait, kind: &str, id: &str) -> Result<Option<Objection>, DbErr> {
    let sql = format!("{OBJECTION} WHERE settled_at IS NULL AND kind = $1 AND subject_id = $2");
    let row: Option<ObjectionRow> = one(c, &sql, [kind.into(), id.into()]).await?;
    Ok(row.map(Objection::from))
}

/// Ids of what is being objected to.
pub(super) async fn contested(c: &impl ConnectionTrait, kind: &str) -> Result<Vec<String>, DbErr> {
    let sql = format!("SELECT subject_id AS id FROM moderation_objection WHERE settled_at IS NULL AND kind = $1 LIMIT {OPEN_MAX}");
    let rows: Vec<IdRow> = all(c, &sql, [kind.into()]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Answers an objection.
pub(super) async fn settle_objection(c: &impl ConnectionTrait, decision: &str, answer: &str, now: Timestamp) -> Result<(), DbErr> {
    let sql = "UPDATE moderation_objection SET settled_at = $3, answer_id = $2 WHERE decision_id = $1 AND settled_at IS NULL";
    run(c, sql, [decision.into(), answer.into(), Ts(now).into()]).await.map(drop)
}

/// Keeps a proposal; one that is there stays.
pub(super) async fn insert_proposal(c: &impl ConnectionTrait, proposal: &Proposal) -> Result<(), DbErr> {
    let sql = "INSERT INTO moderation_proposal (kind, subject_id, reason, words, person_id, person_name, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    let Proposal { kind, subject_id, reason, words, person, name, at } = proposal;
    let texts = [kind, subject_id, reason, words, person, name].map(|text| Value::from(text.as_str()));
    run(c, sql, texts.into_iter().chain([Ts(*at).into()])).await.map(drop)
}

/// What waits for a second person.
pub(super) async fn proposals(c: &impl ConnectionTrait) -> Result<Vec<Proposal>, DbErr> {
    let rows: Vec<ProposalRow> = all(c, &format!("{PROPOSAL} ORDER BY created_at LIMIT {OPEN_MAX}"), []).await?;
    Ok(rows.into_iter().map(Proposal::from).collect())
}

/// The proposal about this.
pub(super) async fn proposal(c: &impl ConnectionTrait, kind: &str, id: &str) -> Result<Option<Proposal>, DbErr> {
    let row: Option<ProposalRow> = one(c, &format!("{PROPOSAL} WHERE kind = $1 AND subject_id = $2"), [kind.into(), id.into()]).await?;
    Ok(row.map(Proposal::from))
}

/// Takes a proposal away.
pub(super) async fn delete_proposal(c: &impl ConnectionTrait, kind: &str, id: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM moderation_proposal WHERE kind = $1 AND subject_id = $2", [kind.into(), id.into()]).await.map(drop)
}

/// Keeps a block.
pub(super) async fn insert_block(c: &impl ConnectionTrait, id: &str, mark: &str, reason: &str, until: Timestamp, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO moderation_block (id, mark, reason, until, created_at) VALUES ($1, $2, $3, $4, $5)";
    run(c, sql, [id.into(), mark.into(), reason.into(), Ts(until).into(), Ts(now).into()]).await.map(drop)
}

/// Until when a mark is blocked.
pub(super) async fn blocked_until(c: &impl ConnectionTrait, mark: &str, now: Timestamp) -> Result<Option<Timestamp>, DbErr> {
    let sql = "SELECT until FROM moderation_block WHERE mark = $1 AND until > $2 ORDER BY until DESC LIMIT 1";
    let row: Option<UntilRow> = one(c, sql, [mark.into(), Ts(now).into()]).await?;
    Ok(row.map(|row| row.until.0))
}

/// The blocks that hold.
pub(super) async fn blocks(c: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<BlockRow>, DbErr> {
    let sql = format!("SELECT id, reason, until, created_at FROM moderation_block WHERE until > $1 ORDER BY until DESC, id LIMIT {OPEN_MAX}");
    all(c, &sql, [Ts(now).into()]).await
}

/// Takes a block away.
pub(super) async fn delete_block(c: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    Ok(run(c, "DELETE FROM moderation_block WHERE id = $1", [id.into()]).await? == 1)
}
