//! Codes on their way and how many letters were caused, in the database. Decides nothing.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::db::{Ts, one, run};

/// How long it is known how many letters somebody caused.
const COUNTED: SignedDuration = SignedDuration::from_hours(24);

/// A code on its way.
#[derive(FromQueryResult)]
pub(in crate::accounts) struct Code {
    pub(in crate::accounts) token_hash: String,
    pub(in crate::accounts) person_id: Option<String>,
    pub(in crate::accounts) email: String,
    pub(in crate::accounts) code_mac: String,
    pub(in crate::accounts) onward: String,
    pub(in crate::accounts) expires_at: Ts,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

pub(in crate::accounts) async fn insert(c: &impl ConnectionTrait, code: &Code) -> Result<(), DbErr> {
    let sql = "INSERT INTO sign_in_code (token_hash, person_id, email, code_mac, onward, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    let (mac, onward) = (code.code_mac.as_str(), code.onward.as_str());
    let values =
        [code.token_hash.as_str().into(), code.person_id.clone().into(), code.email.as_str().into(), mac.into(), onward.into(), code.expires_at.into()];
    run(c, sql, values).await?;
    Ok(())
}

/// The code that a browser waits for, while it holds.
pub(in crate::accounts) async fn waiting(c: &impl ConnectionTrait, hash: &str, now: Timestamp) -> Result<Option<Code>, DbErr> {
    let sql = "SELECT token_hash, person_id, email, code_mac, onward, expires_at FROM sign_in_code \
               WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";
    one(c, sql, [hash.into(), Ts(now).into()]).await
}

/// Counts a try before it is looked at; `false` when there are none left.
pub(in crate::accounts) async fn count_try(c: &impl ConnectionTrait, hash: &str, most: i64, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE sign_in_code SET tries = tries + 1 WHERE token_hash = $1 AND tries < $2 AND used_at IS NULL AND expires_at > $3";
    Ok(run(c, sql, [hash.into(), most.into(), Ts(now).into()]).await? == 1)
}

/// Uses a code up; `false` when somebody else was faster.
pub(in crate::accounts) async fn use_up(c: &impl ConnectionTrait, hash: &str, now: Timestamp) -> Result<bool, DbErr> {
    Ok(run(c, "UPDATE sign_in_code SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL", [hash.into(), Ts(now).into()]).await? == 1)
}

/// Counts one letter under a key and answers how many there were since the count began, which was not before `since`.
pub(in crate::accounts) async fn count_letter(c: &impl ConnectionTrait, key: &str, since: Timestamp, now: Timestamp) -> Result<i64, DbErr> {
    // One statement, so that of a thousand requests at once each gets a number of its own.
    let sql = "INSERT INTO letter_count (key, count, began_at) VALUES ($1, 1, $2) ON CONFLICT (key) DO UPDATE SET \
               count = CASE WHEN letter_count.began_at <= $3 THEN 1 ELSE letter_count.count + 1 END, \
               began_at = CASE WHEN letter_count.began_at <= $3 THEN $2 ELSE letter_count.began_at END RETURNING count";
    let row: Option<Count> = one(c, sql, [key.into(), Ts(now).into(), Ts(since).into()]).await?;
    row.map(|row| row.count).ok_or_else(|| DbErr::Custom("a count without a row".to_owned()))
}

pub(super) async fn forget_expired(c: &impl ConnectionTrait, now: Timestamp) -> Result<(), DbErr> {
    run(c, "DELETE FROM sign_in_code WHERE expires_at <= $1", [Ts(now).into()]).await?;
    run(c, "DELETE FROM letter_count WHERE began_at <= $1", [Ts(now - COUNTED).into()]).await?;
    Ok(())
}
