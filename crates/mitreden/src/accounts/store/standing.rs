//! Roles, blocks and second factors of accounts in the database, and the list of them. Decides nothing.

use jiff::Timestamp;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::people::Row;
use crate::accounts::model::{Person, Role};
use crate::base::db::{Ts, all, one, places, run};

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

#[derive(FromQueryResult)]
struct Day {
    id: String,
    signed_in_on: Option<String>,
}

#[derive(FromQueryResult)]
struct Given {
    id: String,
    role_from: Option<String>,
}

#[derive(FromQueryResult)]
struct Id {
    id: String,
}

/// From here to the end of the transaction nobody else takes an administrator away.
pub(in crate::accounts) async fn hold_administrators(c: &impl ConnectionTrait) -> Result<(), DbErr> {
    // Writing locks the rows on PostgreSQL; on SQLite a writing transaction is alone anyway.
    run(c, "UPDATE person SET role = role WHERE role = 'admin'", []).await?;
    Ok(())
}

/// How many other people than this one can administer: not blocked, and they have been here.
pub(in crate::accounts) async fn other_administrators(c: &impl ConnectionTrait, id: &str) -> Result<i64, DbErr> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) AS count FROM person \
               WHERE role = 'admin' AND blocked_at IS NULL AND joined_at IS NOT NULL AND id <> $1";
    let row: Option<Count> = one(c, sql, [id.into()]).await?;
    Ok(row.map_or(0, |row| row.count))
}

pub(in crate::accounts) async fn set(c: &impl ConnectionTrait, id: &str, role: Role, blocked: Option<Timestamp>) -> Result<(), DbErr> {
    // Whoever gives another role takes the decision over from a provider.
    let sql = "UPDATE person SET role_from = CASE WHEN role = $2 THEN role_from ELSE NULL END, role = $2, blocked_at = $3 WHERE id = $1";
    run(c, sql, [id.into(), role.name().into(), blocked.map(Ts).into()]).await?;
    Ok(())
}

/// Which provider gave somebody their role.
pub(in crate::accounts) async fn role_from(c: &impl ConnectionTrait, id: &str) -> Result<Option<String>, DbErr> {
    let row: Option<Given> = one(c, "SELECT id, role_from FROM person WHERE id = $1", [id.into()]).await?;
    Ok(row.and_then(|row| row.role_from))
}

/// Notes that a provider says now that somebody has their role.
pub(in crate::accounts) async fn set_role_from(c: &impl ConnectionTrait, id: &str, provider: &str, now: Timestamp) -> Result<(), DbErr> {
    run(c, "UPDATE person SET role_from = $2, role_seen_at = $3 WHERE id = $1", [id.into(), provider.into(), Ts(now).into()]).await?;
    Ok(())
}

/// Everybody whose role is of a provider, with its name.
pub(in crate::accounts) async fn with_role_from(c: &impl ConnectionTrait) -> Result<Vec<(String, String)>, DbErr> {
    let rows: Vec<Given> = all(c, "SELECT id, role_from FROM person WHERE role_from IS NOT NULL AND role <> 'person' ORDER BY id", []).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.id, row.role_from?))).collect())
}

/// Whether the provider has not confirmed somebody's role since then.
pub(in crate::accounts) async fn is_unconfirmed(c: &impl ConnectionTrait, id: &str, since: Timestamp) -> Result<bool, DbErr> {
    let sql = "SELECT id FROM person WHERE id = $1 AND (role_seen_at IS NULL OR role_seen_at < $2)";
    let row: Option<Id> = one(c, sql, [id.into(), Ts(since).into()]).await?;
    Ok(row.is_some())
}

/// Ends every session and every one-time link of a person.
pub(in crate::accounts) async fn end_everything(c: &impl ConnectionTrait, id: &str) -> Result<u64, DbErr> {
    run(c, "DELETE FROM sign_in_link WHERE person_id = $1", [id.into()]).await?;
    run(c, "DELETE FROM session WHERE person_id = $1", [id.into()]).await
}

/// Takes away every second factor of a person.
pub(in crate::accounts) async fn remove_factors(c: &impl ConnectionTrait, id: &str) -> Result<(), DbErr> {
    for table in ["recovery_code", "totp", "passkey", "ceremony"] {
        run(c, &format!("DELETE FROM {table} WHERE person_id = $1"), [id.into()]).await?;
    }
    Ok(())
}

/// Everybody with an account.
pub(in crate::accounts) async fn everybody(c: &impl ConnectionTrait) -> Result<Vec<Person>, DbErr> {
    let rows: Vec<Row> = all(c, "SELECT id, name, role, email, language, blocked_at, joined_at FROM person", []).await?;
    rows.into_iter().map(Person::try_from).collect()
}

/// When these people signed in last, as days.
pub(in crate::accounts) async fn last_days(c: &impl ConnectionTrait, ids: &[&str]) -> Result<Vec<(String, String)>, DbErr> {
    let (list, values) = among(ids);
    let rows: Vec<Day> = all(c, &format!("SELECT id, signed_in_on FROM person WHERE id IN ({list})"), values).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.id, row.signed_in_on?))).collect())
}

/// Which of these people have a second factor.
pub(in crate::accounts) async fn with_factor(c: &impl ConnectionTrait, ids: &[&str]) -> Result<Vec<String>, DbErr> {
    let (list, values) = among(ids);
    let sql = format!(
        "SELECT person_id AS id FROM passkey WHERE person_id IN ({list}) UNION \
         SELECT person_id AS id FROM totp WHERE confirmed_at IS NOT NULL AND person_id IN ({list})"
    );
    let rows: Vec<Id> = all(c, &sql, values).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Placeholders and values of a list.
fn among(ids: &[&str]) -> (String, Vec<Value>) {
    // An empty list is no SQL; the empty text is nobody's id.
    let ids = if ids.is_empty() { &[""] } else { ids };
    (places(1, ids.len()), ids.iter().map(|id| (*id).into()).collect())
}
