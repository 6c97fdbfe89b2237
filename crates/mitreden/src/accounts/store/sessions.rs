//! Sessions in the database: who is signed in where. Decides nothing.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::SESSION_DAYS;
use crate::accounts::model::{Role, Second, Viewer};
use crate::app::Site;
use crate::base::db::{Ts, all, one, run};
use crate::base::ids::Token;
use crate::config::SecondFactor;

/// How long a session lasts.
pub(in crate::accounts) const SESSION: SignedDuration = SignedDuration::from_hours(24 * SESSION_DAYS);

/// One session of a person.
#[derive(FromQueryResult)]
pub(in crate::accounts) struct Session {
    /// What it is called on the page; cannot be turned back into the secret.
    pub(in crate::accounts) token_hash: String,
    pub(in crate::accounts) device: String,
    pub(in crate::accounts) created_at: Ts,
}

#[derive(FromQueryResult)]
struct Row {
    id: String,
    name: String,
    role: String,
    second_at: Option<Ts>,
    factors: i64,
}

/// The person of a session that has not expired, unless they are blocked.
pub(in crate::accounts) async fn viewer(site: &Site, token: &Token) -> Result<Option<Viewer>, DbErr> {
    let sql = "SELECT p.id, p.name, p.role, s.second_at, CAST((SELECT COUNT(*) FROM passkey k WHERE k.person_id = p.id) + \
               (SELECT COUNT(*) FROM totp o WHERE o.person_id = p.id AND o.confirmed_at IS NOT NULL) AS BIGINT) AS factors \
               FROM session s JOIN person p ON p.id = s.person_id WHERE s.token_hash = $1 AND s.expires_at > $2 AND p.blocked_at IS NULL";
    let row: Option<Row> = one(&site.db.read, sql, [token.hash().into(), Ts(site.clock.now()).into()]).await?;
    let Some(row) = row else { return Ok(None) };
    let role = row.role.parse::<Role>().map_err(DbErr::Type)?;
    let required = site.config.accounts.second_factor == SecondFactor::Required;
    let lacking = role != Role::Person && row.second_at.is_none() && (required || row.factors > 0);
    let second = if lacking { Second::due(row.factors > 0) } else { Second::Done };
    Ok(Some(Viewer { role: if lacking { Role::Person } else { role }, second, person: row.id, name: row.name }))
}

/// Notes that a second factor was shown in this session.
pub(in crate::accounts) async fn confirm(c: &impl ConnectionTrait, token: &Token, now: Timestamp) -> Result<(), DbErr> {
    run(c, "UPDATE session SET second_at = $2 WHERE token_hash = $1", [token.hash().into(), Ts(now).into()]).await?;
    Ok(())
}

/// Begins a session and answers its secret.
pub(in crate::accounts) async fn insert(c: &impl ConnectionTrait, site: &Site, person: &str, device: &str) -> Result<Token, DbErr> {
    let (now, token) = (site.clock.now(), site.ids.token());
    let sql = "INSERT INTO session (token_hash, person_id, device, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    run(c, sql, [token.hash().into(), person.into(), device.into(), Ts(now).into(), Ts(now + SESSION).into()]).await?;
    Ok(token)
}

/// A person's sessions, the newest first.
pub(in crate::accounts) async fn of(c: &impl ConnectionTrait, person: &str, now: Timestamp) -> Result<Vec<Session>, DbErr> {
    let sql = "SELECT token_hash, device, created_at FROM session WHERE person_id = $1 AND expires_at > $2 ORDER BY created_at DESC LIMIT 100";
    all(c, sql, [person.into(), Ts(now).into()]).await
}

pub(in crate::accounts) async fn delete(c: &impl ConnectionTrait, token: &Token) -> Result<(), DbErr> {
    run(c, "DELETE FROM session WHERE token_hash = $1", [token.hash().into()]).await?;
    Ok(())
}

/// Ends one session of a person.
pub(in crate::accounts) async fn end(c: &impl ConnectionTrait, person: &str, hash: &str) -> Result<u64, DbErr> {
    run(c, "DELETE FROM session WHERE person_id = $1 AND token_hash = $2", [person.into(), hash.into()]).await
}

/// Ends all sessions of a person but one.
pub(in crate::accounts) async fn end_others(c: &impl ConnectionTrait, person: &str, kept: &str) -> Result<u64, DbErr> {
    run(c, "DELETE FROM session WHERE person_id = $1 AND token_hash <> $2", [person.into(), kept.into()]).await
}

pub(super) async fn forget_expired(c: &impl ConnectionTrait, now: Timestamp) -> Result<(), DbErr> {
    run(c, "DELETE FROM session WHERE expires_at <= $1", [Ts(now).into()]).await?;
    Ok(())
}
