//! The one row of the setup in the database. Decides nothing.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{State, Step};
use crate::base::db::{Ts, one, run};

#[derive(FromQueryResult)]
struct Row {
    key_hash: String,
    expires_at: Ts,
    claimed_at: Option<Ts>,
    done: String,
    finished_at: Option<Ts>,
}

impl From<Row> for State {
    fn from(row: Row) -> Self {
        State {
            key_hash: row.key_hash,
            expires: row.expires_at.0,
            claimed: row.claimed_at.is_some(),
            finished: row.finished_at.is_some(),
            done: row.done.split_whitespace().filter_map(Step::from_word).collect(),
        }
    }
}

pub(super) async fn state(c: &impl ConnectionTrait) -> Result<Option<State>, DbErr> {
    let row: Option<Row> = one(c, "SELECT key_hash, expires_at, claimed_at, done, finished_at FROM setup WHERE id = 1", []).await?;
    Ok(row.map(State::from))
}

/// Puts a fresh key in the place of an older one.
pub(super) async fn put_key(c: &impl ConnectionTrait, hash: &str, expires: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO setup (id, key_hash, expires_at, done) VALUES (1, $1, $2, '') \
               ON CONFLICT (id) DO UPDATE SET key_hash = excluded.key_hash, expires_at = excluded.expires_at";
    run(c, sql, [hash.into(), Ts(expires).into()]).await?;
    Ok(())
}

/// Takes a key that nobody has used away.
pub(super) async fn withdraw(c: &impl ConnectionTrait) -> Result<(), DbErr> {
    run(c, "DELETE FROM setup WHERE claimed_at IS NULL", []).await?;
    Ok(())
}

/// Uses the key up; `false` when it is over or somebody else was faster.
pub(super) async fn claim(c: &impl ConnectionTrait, hash: &str, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE setup SET claimed_at = $2 WHERE id = 1 AND key_hash = $1 AND claimed_at IS NULL AND expires_at > $2";
    Ok(run(c, sql, [hash.into(), Ts(now).into()]).await? == 1)
}

/// Notes which steps are done.
pub(super) async fn put_done(c: &impl ConnectionTrait, done: &[Step]) -> Result<(), DbErr> {
    let words = done.iter().map(|step| step.word()).collect::<Vec<_>>().join(" ");
    run(c, "UPDATE setup SET done = $1 WHERE id = 1", [words.into()]).await?;
    Ok(())
}

/// Ends the setup; `false` when it was over already.
pub(super) async fn finish(c: &impl ConnectionTrait, now: Timestamp) -> Result<bool, DbErr> {
    Ok(run(c, "UPDATE setup SET finished_at = $1 WHERE id = 1 AND claimed_at IS NOT NULL AND finished_at IS NULL", [Ts(now).into()]).await? == 1)
}
