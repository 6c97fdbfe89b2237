//! Reports of barriers in the database. Decides nothing.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::app::Site;
use crate::base::db::{self, Ts, one, run};

/// How many days a report is kept after it was answered.
pub const KEEP_DAYS: i64 = 365;

/// One report.
#[derive(FromQueryResult)]
pub(super) struct Report {
    pub(super) id: String,
    /// `B-` and eight digits: what the visitor keeps.
    pub(super) number: String,
    pub(super) page: String,
    pub(super) message: String,
    /// How to answer, in the visitor's words; may be empty.
    pub(super) contact: String,
    pub(super) created_at: Ts,
    /// Until then it has to be answered.
    pub(super) due_at: Ts,
    pub(super) answered_at: Option<Ts>,
}

#[derive(FromQueryResult)]
struct Number {
    number: String,
}

#[derive(FromQueryResult)]
struct Due {
    due_at: Ts,
}

pub(super) async fn insert(c: &impl ConnectionTrait, report: &Report) -> Result<(), DbErr> {
    let sql = "INSERT INTO barrier_report (id, number, page, message, contact, created_at, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let (created, due) = (report.created_at, report.due_at);
    let texts = [&report.id, &report.number, &report.page, &report.message, &report.contact];
    let values = texts.into_iter().map(|text| text.as_str().into()).chain([created.into(), due.into()]);
    run(c, sql, values).await?;
    Ok(())
}

pub(super) async fn due(c: &impl ConnectionTrait, number: &str) -> Result<Option<Ts>, DbErr> {
    let row: Option<Due> = one(c, "SELECT due_at FROM barrier_report WHERE number = $1", [number.into()]).await?;
    Ok(row.map(|row| row.due_at))
}

/// Open reports first, the most urgent on top.
pub(super) async fn all(c: &impl ConnectionTrait) -> Result<Vec<Report>, DbErr> {
    let sql = "SELECT id, number, page, message, contact, created_at, due_at, answered_at FROM barrier_report \
               ORDER BY CASE WHEN answered_at IS NULL THEN 0 ELSE 1 END, due_at LIMIT 500";
    db::all(c, sql, []).await
}

/// Answers the number of the report, unless it was answered before.
pub(super) async fn answer(c: &impl ConnectionTrait, id: &str, now: Timestamp) -> Result<Option<String>, DbErr> {
    let sql = "UPDATE barrier_report SET answered_at = $2 WHERE id = $1 AND answered_at IS NULL RETURNING number";
    let row: Option<Number> = one(c, sql, [id.into(), Ts(now).into()]).await?;
    Ok(row.map(|row| row.number))
}

/// Removes reports that were answered a year ago.
///
/// # Errors
/// The database's own error.
pub async fn forget_answered(site: &Site) -> Result<(), DbErr> {
    let before = site.clock.now() - SignedDuration::from_hours(24 * KEEP_DAYS);
    let tx = site.db.begin().await?;
    run(&tx, "DELETE FROM barrier_report WHERE answered_at < $1", [Ts(before).into()]).await?;
    tx.commit().await
}
