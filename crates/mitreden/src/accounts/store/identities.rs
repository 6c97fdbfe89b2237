//! Who somebody is at other providers, and identities that wait for an account, in the database. Decides nothing.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::factors::Ceremony;
use crate::base::db::{Ts, all, one, run};

/// How long an identity waits for an account: until a letter has come and its code is typed, with time to spare.
const WAITING: SignedDuration = SignedDuration::from_mins(60);

/// Kind of the ceremonies that hold one.
const KIND: &str = "oidc-connect";

/// An identity of somebody.
#[derive(FromQueryResult)]
pub(in crate::accounts) struct Identity {
    pub(in crate::accounts) issuer: String,
    pub(in crate::accounts) subject: String,
    pub(in crate::accounts) created_at: Ts,
}

#[derive(FromQueryResult)]
struct Owner {
    person_id: String,
}

/// Whose identity this is.
pub(in crate::accounts) async fn owner(c: &impl ConnectionTrait, issuer: &str, subject: &str) -> Result<Option<String>, DbErr> {
    let sql = "SELECT person_id FROM identity WHERE issuer = $1 AND subject = $2";
    let row: Option<Owner> = one(c, sql, [issuer.into(), subject.into()]).await?;
    Ok(row.map(|row| row.person_id))
}

pub(in crate::accounts) async fn of(c: &impl ConnectionTrait, person: &str) -> Result<Vec<Identity>, DbErr> {
    let sql = "SELECT issuer, subject, created_at FROM identity WHERE person_id = $1 ORDER BY created_at, issuer, subject LIMIT 50";
    all(c, sql, [person.into()]).await
}

/// Joins an identity to a person; `false` when somebody has it already.
pub(in crate::accounts) async fn insert(c: &impl ConnectionTrait, issuer: &str, subject: &str, person: &str, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "INSERT INTO identity (issuer, subject, person_id, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (issuer, subject) DO NOTHING";
    Ok(run(c, sql, [issuer.into(), subject.into(), person.into(), Ts(now).into()]).await? == 1)
}

pub(in crate::accounts) async fn remove(c: &impl ConnectionTrait, issuer: &str, subject: &str, person: &str) -> Result<u64, DbErr> {
    let sql = "DELETE FROM identity WHERE issuer = $1 AND subject = $2 AND person_id = $3";
    run(c, sql, [issuer.into(), subject.into(), person.into()]).await
}

/// What a browser asked a provider, or waits with. It stays.
pub(in crate::accounts) async fn asked(c: &impl ConnectionTrait, hash: &str, kind: &str, now: Timestamp) -> Result<Option<Ceremony>, DbErr> {
    let sql = "SELECT person_id, state FROM ceremony WHERE token_hash = $1 AND kind = $2 AND expires_at > $3";
    one(c, sql, [hash.into(), kind.into(), Ts(now).into()]).await
}

/// Keeps an identity that belongs to nobody yet.
pub(in crate::accounts) async fn wait(c: &impl ConnectionTrait, hash: &str, state: &str, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO ceremony (token_hash, kind, state, expires_at) VALUES ($1, $2, $3, $4)";
    run(c, sql, [hash.into(), KIND.into(), state.into(), Ts(now + WAITING).into()]).await?;
    Ok(())
}

/// The identity that a browser waits with. It stays.
pub(in crate::accounts) async fn waiting(c: &impl ConnectionTrait, hash: &str, now: Timestamp) -> Result<Option<Ceremony>, DbErr> {
    asked(c, hash, KIND, now).await
}

/// Takes it out: it waits no longer.
pub(in crate::accounts) async fn arrived(c: &impl ConnectionTrait, hash: &str, now: Timestamp) -> Result<Option<Ceremony>, DbErr> {
    super::factors::finish(c, hash, KIND, now).await
}
