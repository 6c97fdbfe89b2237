//! The yearly update of the measures in the database: which years there are, what was gone through, what was frozen. Decides nothing.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::db::{Ts, all, one, run};
use crate::measures::yearly::{Review, Year};

#[derive(FromQueryResult)]
struct YearRow {
    year: i64,
    frozen_at: Option<Ts>,
}

#[derive(FromQueryResult)]
struct ContentRow {
    frozen_at: Option<Ts>,
    content: String,
}

#[derive(FromQueryResult)]
struct ReviewRow {
    measure_id: String,
    is_changed: bool,
    at: Ts,
}

#[derive(FromQueryResult)]
struct LastRow {
    at: Option<Ts>,
}

/// All years, the latest first.
pub(in crate::measures) async fn every(c: &impl ConnectionTrait) -> Result<Vec<Year>, DbErr> {
    let rows: Vec<YearRow> = all(c, "SELECT year, frozen_at FROM measure_year ORDER BY year DESC", []).await?;
    Ok(rows.into_iter().map(|row| Year { year: i16::try_from(row.year).unwrap_or_default(), frozen_at: row.frozen_at.map(|at| at.0) }).collect())
}

/// What was frozen of a year, and when.
pub(in crate::measures) async fn content(c: &impl ConnectionTrait, year: i16) -> Result<Option<(Timestamp, String)>, DbErr> {
    let row: Option<ContentRow> = one(c, "SELECT frozen_at, content FROM measure_year WHERE year = $1", [i64::from(year).into()]).await?;
    Ok(row.and_then(|row| Some((row.frozen_at?.0, row.content))))
}

/// Begins a year. False if there is one already.
pub(in crate::measures) async fn open(c: &impl ConnectionTrait, year: i16, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "INSERT INTO measure_year (year, opened_at, content) VALUES ($1, $2, '') ON CONFLICT (year) DO NOTHING";
    Ok(run(c, sql, [i64::from(year).into(), Ts(now).into()]).await? == 1)
}

/// Removes a year that is open, and what was gone through in it. False if it is not.
pub(in crate::measures) async fn drop_open(c: &impl ConnectionTrait, year: i16) -> Result<bool, DbErr> {
    if run(c, "DELETE FROM measure_year WHERE year = $1 AND frozen_at IS NULL", [i64::from(year).into()]).await? == 0 {
        return Ok(false);
    }
    run(c, "DELETE FROM measure_review WHERE year = $1", [i64::from(year).into()]).await?;
    Ok(true)
}

/// Freezes a year that is open. False if it is not.
pub(in crate::measures) async fn freeze(c: &impl ConnectionTrait, year: i16, content: &str, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE measure_year SET frozen_at = $2, content = $3 WHERE year = $1 AND frozen_at IS NULL";
    Ok(run(c, sql, [i64::from(year).into(), Ts(now).into(), content.into()]).await? == 1)
}

/// What was gone through in a year.
pub(in crate::measures) async fn reviews(c: &impl ConnectionTrait, year: i16) -> Result<Vec<Review>, DbErr> {
    let sql = "SELECT measure_id, is_changed, at FROM measure_review WHERE year = $1 ORDER BY at, measure_id";
    let rows: Vec<ReviewRow> = all(c, sql, [i64::from(year).into()]).await?;
    Ok(rows.into_iter().map(|row| Review { measure: row.measure_id, is_changed: row.is_changed, at: row.at.0 }).collect())
}

/// When a measure was last gone through; never: none.
pub(in crate::measures) async fn reviewed_at(c: &impl ConnectionTrait, measure: &str) -> Result<Option<Timestamp>, DbErr> {
    let row: Option<LastRow> = one(c, "SELECT MAX(at) AS at FROM measure_review WHERE measure_id = $1", [measure.into()]).await?;
    Ok(row.and_then(|row| row.at).map(|at| at.0))
}

/// Notes that a measure was gone through in a year.
pub(in crate::measures) async fn review(c: &impl ConnectionTrait, year: i16, measure: &str, is_changed: bool, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO measure_review (year, measure_id, is_changed, at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (year, measure_id) DO UPDATE SET is_changed = excluded.is_changed, at = excluded.at";
    run(c, sql, [i64::from(year).into(), measure.into(), is_changed.into(), Ts(now).into()]).await.map(drop)
}
