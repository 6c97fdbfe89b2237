//! Counting, removing and reading rows as the rules say, in any table. Knows no table by name.

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Keep, Rule};
use crate::base::db::{Ts, one, run};

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// All rows of a table.
pub(super) async fn count(c: &impl ConnectionTrait, rule: &Rule) -> Result<i64, DbErr> {
    let row: Option<Count> = one(c, &format!("SELECT CAST(COUNT(*) AS BIGINT) AS count FROM {}", rule.table), []).await?;
    Ok(row.map_or(0, |row| row.count))
}

/// Rows whose time is over, if this feature's job removes them.
pub(super) async fn due(c: &impl ConnectionTrait, rule: &Rule, now: Timestamp) -> Result<i64, DbErr> {
    let Some((condition, before)) = over(rule, now) else { return Ok(0) };
    let row: Option<Count> = one(c, &format!("SELECT CAST(COUNT(*) AS BIGINT) AS count FROM {} WHERE {condition}", rule.table), [before]).await?;
    Ok(row.map_or(0, |row| row.count))
}

/// Removes them; answers how many there were.
pub(super) async fn remove_due(c: &impl ConnectionTrait, rule: &Rule, now: Timestamp) -> Result<u64, DbErr> {
    let Some((condition, before)) = over(rule, now) else { return Ok(0) };
    run(c, &format!("DELETE FROM {} WHERE {condition}", rule.table), [before]).await
}

/// The condition for rows whose time is over, with its one value.
fn over(rule: &Rule, now: Timestamp) -> Option<(String, Value)> {
    let Keep::After(columns, days, _) = rule.keep else { return None };
    let conditions: Vec<String> = columns.split_whitespace().map(|column| format!("{column} <= $1")).collect();
    Some((conditions.join(" OR "), Ts(now - SignedDuration::from_hours(24 * days)).into()))
}
