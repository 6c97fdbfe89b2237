//! Passkeys, one-time passwords, recovery codes and sign-ins under way in the database. Decides nothing.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::db::{Ts, all, one, run};

/// How long a device may take to answer.
const CEREMONY: SignedDuration = SignedDuration::from_mins(10);

/// A passkey of somebody.
#[derive(FromQueryResult)]
pub(in crate::accounts) struct Passkey {
    pub(in crate::accounts) id: String,
    pub(in crate::accounts) person_id: String,
    pub(in crate::accounts) credential: String,
    pub(in crate::accounts) name: String,
    pub(in crate::accounts) public_key: String,
    pub(in crate::accounts) created_at: Ts,
    pub(in crate::accounts) used_at: Option<Ts>,
}

/// A sign-in under way.
#[derive(FromQueryResult)]
pub(in crate::accounts) struct Ceremony {
    pub(in crate::accounts) person_id: Option<String>,
    pub(in crate::accounts) state: String,
}

/// Somebody's one-time passwords.
#[derive(FromQueryResult)]
pub(in crate::accounts) struct Totp {
    pub(in crate::accounts) seed: String,
    pub(in crate::accounts) confirmed_at: Option<Ts>,
    pub(in crate::accounts) failures: i64,
    pub(in crate::accounts) wait_until: Option<Ts>,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

pub(in crate::accounts) async fn insert_passkey(c: &impl ConnectionTrait, passkey: &Passkey) -> Result<bool, DbErr> {
    let sql = "INSERT INTO passkey (id, person_id, credential, name, public_key, created_at) VALUES ($1, $2, $3, $4, $5, $6) \
               ON CONFLICT (credential) DO NOTHING";
    let texts = [&passkey.id, &passkey.person_id, &passkey.credential, &passkey.name, &passkey.public_key];
    let values = texts.into_iter().map(|text| text.as_str().into()).chain([passkey.created_at.into()]);
    Ok(run(c, sql, values).await? == 1)
}

pub(in crate::accounts) async fn passkeys(c: &impl ConnectionTrait, person: &str) -> Result<Vec<Passkey>, DbErr> {
    let sql = "SELECT id, person_id, credential, name, public_key, created_at, used_at FROM passkey WHERE person_id = $1 ORDER BY created_at LIMIT 50";
    all(c, sql, [person.into()]).await
}

pub(in crate::accounts) async fn passkey(c: &impl ConnectionTrait, credential: &str) -> Result<Option<Passkey>, DbErr> {
    let sql = "SELECT id, person_id, credential, name, public_key, created_at, used_at FROM passkey WHERE credential = $1";
    one(c, sql, [credential.into()]).await
}

pub(in crate::accounts) async fn use_passkey(c: &impl ConnectionTrait, id: &str, public_key: &str, now: Timestamp) -> Result<(), DbErr> {
    run(c, "UPDATE passkey SET public_key = $2, used_at = $3 WHERE id = $1", [id.into(), public_key.into(), Ts(now).into()]).await?;
    Ok(())
}

pub(in crate::accounts) async fn rename_passkey(c: &impl ConnectionTrait, person: &str, id: &str, name: &str) -> Result<u64, DbErr> {
    run(c, "UPDATE passkey SET name = $3 WHERE person_id = $1 AND id = $2", [person.into(), id.into(), name.into()]).await
}

pub(in crate::accounts) async fn remove_passkey(c: &impl ConnectionTrait, person: &str, id: &str) -> Result<u64, DbErr> {
    run(c, "DELETE FROM passkey WHERE person_id = $1 AND id = $2", [person.into(), id.into()]).await
}

/// Keeps what an answer is held against.
pub(in crate::accounts) async fn begin(
    c: &impl ConnectionTrait,
    hash: &str,
    kind: &str,
    person: Option<&str>,
    state: &str,
    now: Timestamp,
) -> Result<(), DbErr> {
    let sql = "INSERT INTO ceremony (token_hash, kind, person_id, state, expires_at) VALUES ($1, $2, $3, $4, $5)";
    let person = person.map(str::to_owned);
    run(c, sql, [hash.into(), kind.into(), person.into(), state.into(), Ts(now + CEREMONY).into()]).await?;
    Ok(())
}

/// Takes it out: a second answer finds nothing.
pub(in crate::accounts) async fn finish(c: &impl ConnectionTrait, hash: &str, kind: &str, now: Timestamp) -> Result<Option<Ceremony>, DbErr> {
    let sql = "DELETE FROM ceremony WHERE token_hash = $1 AND kind = $2 AND expires_at > $3 RETURNING person_id, state";
    one(c, sql, [hash.into(), kind.into(), Ts(now).into()]).await
}

pub(in crate::accounts) async fn totp(c: &impl ConnectionTrait, person: &str) -> Result<Option<Totp>, DbErr> {
    one(c, "SELECT seed, confirmed_at, failures, wait_until FROM totp WHERE person_id = $1", [person.into()]).await
}

/// Begins to set up one-time passwords; what was confirmed before stays.
pub(in crate::accounts) async fn begin_totp(c: &impl ConnectionTrait, person: &str, seed: &str, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO totp (person_id, seed, created_at) VALUES ($1, $2, $3) ON CONFLICT (person_id) DO UPDATE SET \
               seed = CASE WHEN totp.confirmed_at IS NULL THEN $2 ELSE totp.seed END";
    run(c, sql, [person.into(), seed.into(), Ts(now).into()]).await?;
    Ok(())
}

/// Uses the password of a time step up and forgets failures; `false` when it was used before.
pub(in crate::accounts) async fn use_step(c: &impl ConnectionTrait, person: &str, step: i64, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE totp SET last_step = $2, failures = 0, wait_until = NULL, confirmed_at = COALESCE(confirmed_at, $3) \
               WHERE person_id = $1 AND last_step < $2";
    Ok(run(c, sql, [person.into(), step.into(), Ts(now).into()]).await? == 1)
}

/// Counts a failure; the next try has to wait.
pub(in crate::accounts) async fn fail(c: &impl ConnectionTrait, person: &str, wait_until: Option<Timestamp>) -> Result<(), DbErr> {
    let sql = "UPDATE totp SET failures = failures + 1, wait_until = $2 WHERE person_id = $1";
    run(c, sql, [person.into(), wait_until.map(Ts).into()]).await?;
    Ok(())
}

pub(in crate::accounts) async fn remove_totp(c: &impl ConnectionTrait, person: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM recovery_code WHERE person_id = $1", [person.into()]).await?;
    run(c, "DELETE FROM totp WHERE person_id = $1", [person.into()]).await?;
    Ok(())
}

/// Puts new recovery codes in the place of all old ones.
pub(in crate::accounts) async fn replace_recovery(c: &impl ConnectionTrait, person: &str, macs: &[String]) -> Result<(), DbErr> {
    run(c, "DELETE FROM recovery_code WHERE person_id = $1", [person.into()]).await?;
    for mac in macs {
        run(c, "INSERT INTO recovery_code (person_id, code_mac) VALUES ($1, $2)", [person.into(), mac.as_str().into()]).await?;
    }
    Ok(())
}

/// Uses a recovery code up; `false` when there is none like it.
pub(in crate::accounts) async fn use_recovery(c: &impl ConnectionTrait, person: &str, mac: &str) -> Result<bool, DbErr> {
    Ok(run(c, "DELETE FROM recovery_code WHERE person_id = $1 AND code_mac = $2", [person.into(), mac.into()]).await? == 1)
}

pub(in crate::accounts) async fn recovery_left(c: &impl ConnectionTrait, person: &str) -> Result<i64, DbErr> {
    let row: Option<Count> = one(c, "SELECT CAST(COUNT(*) AS BIGINT) AS count FROM recovery_code WHERE person_id = $1", [person.into()]).await?;
    Ok(row.map_or(0, |row| row.count))
}
