//! People, sessions and links in the database. Decides nothing.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Link, Role, Viewer};
use crate::app::Site;
use crate::base::db::{Ts, one, run};
use crate::base::ids::Token;

/// How many days a session lasts.
pub const SESSION_DAYS: i64 = 14;

pub(super) const SESSION: SignedDuration = SignedDuration::from_hours(24 * SESSION_DAYS);

/// How long a one-time link waits.
const LINK: SignedDuration = SignedDuration::from_hours(48);

#[derive(FromQueryResult)]
struct PersonRow {
    id: String,
    name: String,
    role: String,
}

impl TryFrom<PersonRow> for Viewer {
    type Error = DbErr;

    fn try_from(row: PersonRow) -> Result<Self, DbErr> {
        let role = row.role.parse().map_err(DbErr::Type)?;
        Ok(Viewer { person: row.id, name: row.name, role })
    }
}

/// The person of a session that has not expired.
pub(super) async fn viewer(site: &Site, token: &Token) -> Result<Option<Viewer>, DbErr> {
    let sql = "SELECT p.id, p.name, p.role FROM session s JOIN person p ON p.id = s.person_id WHERE s.token_hash = $1 AND s.expires_at > $2";
    let row: Option<PersonRow> = one(&site.db.read, sql, [token.hash().into(), Ts(site.clock.now()).into()]).await?;
    row.map(Viewer::try_from).transpose()
}

pub(super) async fn insert_person(c: &impl ConnectionTrait, id: &str, name: &str, role: Role, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO person (id, name, role, created_at) VALUES ($1, $2, $3, $4)";
    run(c, sql, [id.into(), name.into(), role.name().into(), Ts(now).into()]).await?;
    Ok(())
}

pub(super) async fn insert_link(c: &impl ConnectionTrait, site: &Site, person: &str) -> Result<Link, DbErr> {
    let now = site.clock.now();
    let link = Link { token: site.ids.token(), expires: now + LINK };
    let sql = "INSERT INTO sign_in_link (token_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4)";
    run(c, sql, [link.token.hash().into(), person.into(), Ts(now).into(), Ts(link.expires).into()]).await?;
    Ok(link)
}

/// The person of a link that is neither used nor expired.
pub(super) async fn person_of_link(c: &impl ConnectionTrait, token: &Token, now: Timestamp) -> Result<Option<Viewer>, DbErr> {
    let sql = "SELECT p.id, p.name, p.role FROM sign_in_link l JOIN person p ON p.id = l.person_id \
               WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > $2";
    let row: Option<PersonRow> = one(c, sql, [token.hash().into(), Ts(now).into()]).await?;
    row.map(Viewer::try_from).transpose()
}

/// Uses a link up; `false` when somebody else was faster.
pub(super) async fn use_link(c: &impl ConnectionTrait, token: &Token, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE sign_in_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";
    Ok(run(c, sql, [token.hash().into(), Ts(now).into()]).await? == 1)
}

pub(super) async fn insert_session(c: &impl ConnectionTrait, site: &Site, person: &str) -> Result<Token, DbErr> {
    let (now, token) = (site.clock.now(), site.ids.token());
    let sql = "INSERT INTO session (token_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4)";
    run(c, sql, [token.hash().into(), person.into(), Ts(now).into(), Ts(now + SESSION).into()]).await?;
    Ok(token)
}

pub(super) async fn delete_session(c: &impl ConnectionTrait, token: &Token) -> Result<(), DbErr> {
    run(c, "DELETE FROM session WHERE token_hash = $1", [token.hash().into()]).await?;
    Ok(())
}

/// Removes sessions and links that are over.
///
/// # Errors
/// The database's own error.
pub async fn forget_expired(site: &Site) -> Result<(), DbErr> {
    let now = Ts(site.clock.now());
    let tx = site.db.begin().await?;
    run(&tx, "DELETE FROM session WHERE expires_at <= $1", [now.into()]).await?;
    run(&tx, "DELETE FROM sign_in_link WHERE expires_at <= $1", [now.into()]).await?;
    tx.commit().await
}
