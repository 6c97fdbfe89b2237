//! Counting, removing and reading rows as the rules say, in any table. Knows no table by name but erasures and consents.

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, QueryResult};

use super::model::{Keep, Rule};
use crate::base::db::{Ts, all, one, run};

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

/// The rows of one person: a condition and its values.
#[derive(Clone, Debug)]
pub(super) struct Owned {
    pub(super) condition: String,
    pub(super) values: Vec<Value>,
}

/// The condition for rows that belong to rows of another table.
pub(super) fn through(column: &str, parent: &str, condition: &str) -> String {
    format!("{column} IN (SELECT id FROM {parent} WHERE {condition})")
}

/// A row as texts, in the order of its columns.
struct Texts(Vec<Option<String>>);

impl FromQueryResult for Texts {
    fn from_query_result(row: &QueryResult, pre: &str) -> Result<Self, DbErr> {
        // Named by their place: c0, c1, …
        let names = (0..row.column_names().len()).map(|at| format!("c{at}"));
        names.map(|name| row.try_get(pre, &name)).collect::<Result<_, _>>().map(Texts)
    }
}

pub(super) async fn rows(c: &impl ConnectionTrait, table: &str, columns: &[&str], owned: &Owned) -> Result<Vec<Vec<Option<String>>>, DbErr> {
    let texts: Vec<String> = columns.iter().enumerate().map(|(at, column)| format!("CAST({column} AS TEXT) AS c{at}")).collect();
    let sql = format!("SELECT {} FROM {table} WHERE {}", texts.join(", "), owned.condition);
    let rows: Vec<Texts> = all(c, &sql, owned.values.clone()).await?;
    Ok(rows.into_iter().map(|Texts(row)| row).collect())
}

pub(super) async fn delete(c: &impl ConnectionTrait, table: &str, owned: &Owned) -> Result<u64, DbErr> {
    run(c, &format!("DELETE FROM {table} WHERE {}", owned.condition), owned.values.clone()).await
}

pub(super) async fn blank(c: &impl ConnectionTrait, table: &str, columns: &[(&str, &str)], owned: &Owned) -> Result<u64, DbErr> {
    let set: Vec<String> = columns.iter().map(|(column, value)| format!("{column} = {value}")).collect();
    run(c, &format!("UPDATE {table} SET {} WHERE {}", set.join(", "), owned.condition), owned.values.clone()).await
}

#[derive(FromQueryResult)]
struct Erasure {
    person_id: String,
    due_at: Ts,
}

pub(super) async fn insert_erasure(c: &impl ConnectionTrait, person: &str, now: Timestamp, due: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO erasure (person_id, requested_at, due_at) VALUES ($1, $2, $3) ON CONFLICT (person_id) DO NOTHING";
    run(c, sql, [person.into(), Ts(now).into(), Ts(due).into()]).await?;
    Ok(())
}

pub(super) async fn delete_erasure(c: &impl ConnectionTrait, person: &str) -> Result<bool, DbErr> {
    Ok(run(c, "DELETE FROM erasure WHERE person_id = $1", [person.into()]).await? == 1)
}

pub(super) async fn erasure(c: &impl ConnectionTrait, person: &str) -> Result<Option<Timestamp>, DbErr> {
    let row: Option<Erasure> = one(c, "SELECT person_id, due_at FROM erasure WHERE person_id = $1", [person.into()]).await?;
    Ok(row.map(|row| row.due_at.0))
}

pub(super) async fn due_erasures(c: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<String>, DbErr> {
    let rows: Vec<Erasure> = all(c, "SELECT person_id, due_at FROM erasure WHERE due_at <= $1 ORDER BY due_at", [Ts(now).into()]).await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

#[derive(FromQueryResult)]
struct Consent {
    id: String,
    purpose: String,
}

/// What an address agrees to: id and purpose of each consent that was not taken back.
pub(super) async fn open_consents(c: &impl ConnectionTrait, mac: &str) -> Result<Vec<(String, String)>, DbErr> {
    let rows: Vec<Consent> = all(c, "SELECT id, purpose FROM consent WHERE address_mac = $1 AND withdrawn_at IS NULL", [mac.into()]).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.purpose)).collect())
}

/// Every consent of an address.
pub(super) async fn consents(c: &impl ConnectionTrait, mac: &str) -> Result<Vec<super::consent::Proof>, DbErr> {
    let sql = "SELECT purpose, words, given_at, withdrawn_at FROM consent WHERE address_mac = $1 ORDER BY given_at DESC, purpose";
    all(c, sql, [mac.into()]).await
}

pub(super) async fn insert_consent(c: &impl ConnectionTrait, id: &str, mac: &str, purpose: &str, words: &str, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO consent (id, address_mac, purpose, words, given_at) VALUES ($1, $2, $3, $4, $5)";
    run(c, sql, [id.into(), mac.into(), purpose.into(), words.into(), Ts(now).into()]).await.map(drop)
}

pub(super) async fn move_consents(c: &impl ConnectionTrait, old: &str, new: &str) -> Result<(), DbErr> {
    run(c, "UPDATE consent SET address_mac = $2 WHERE address_mac = $1 AND withdrawn_at IS NULL", [old.into(), new.into()]).await.map(drop)
}

pub(super) async fn close_consent(c: &impl ConnectionTrait, id: &str, now: Timestamp) -> Result<(), DbErr> {
    run(c, "UPDATE consent SET withdrawn_at = $2 WHERE id = $1", [id.into(), Ts(now).into()]).await.map(drop)
}
