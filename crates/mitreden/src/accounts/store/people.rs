//! People and their one-time links in the database. Decides nothing.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::accounts::model::{Link, Person};
use crate::app::Site;
use crate::base::db::{Ts, all, one, run};
use crate::base::i18n::Language;
use crate::base::ids::Token;
use crate::base::mail::Address;

#[derive(FromQueryResult)]
pub(super) struct Row {
    id: String,
    name: String,
    role: String,
    email: Option<String>,
    language: String,
    blocked_at: Option<Ts>,
    joined_at: Option<Ts>,
}

impl TryFrom<Row> for Person {
    type Error = DbErr;

    fn try_from(row: Row) -> Result<Self, DbErr> {
        Ok(Person {
            role: row.role.parse().map_err(DbErr::Type)?,
            language: Language::from_tag(&row.language).unwrap_or(Language::De),
            email: row.email.as_deref().and_then(Address::parse),
            blocked: row.blocked_at.is_some(),
            joined: row.joined_at.is_some(),
            id: row.id,
            name: row.name,
        })
    }
}

/// A person by id.
pub(in crate::accounts) async fn person(c: &impl ConnectionTrait, id: &str) -> Result<Option<Person>, DbErr> {
    let sql = "SELECT id, name, role, email, language, blocked_at, joined_at FROM person WHERE id = $1";
    let row: Option<Row> = one(c, sql, [id.into()]).await?;
    row.map(Person::try_from).transpose()
}

/// Whose account this address is.
pub(in crate::accounts) async fn by_address(c: &impl ConnectionTrait, address: &Address) -> Result<Option<Person>, DbErr> {
    let sql = "SELECT id, name, role, email, language, blocked_at, joined_at FROM person WHERE email = $1";
    let row: Option<Row> = one(c, sql, [address.as_str().into()]).await?;
    row.map(Person::try_from).transpose()
}

/// Adds a person, unless somebody has the address already: then `false`.
pub(in crate::accounts) async fn insert(c: &impl ConnectionTrait, person: &Person, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "INSERT INTO person (id, name, role, email, language, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (email) DO NOTHING";
    let email = person.email.as_ref().map(|email| email.as_str().to_owned());
    let values =
        [person.id.as_str().into(), person.name.as_str().into(), person.role.name().into(), email.into(), person.language.tag().into(), Ts(now).into()];
    Ok(run(c, sql, values).await? == 1)
}

/// Notes a sign-in: the moment of the first, the day of the last.
pub(in crate::accounts) async fn join(c: &impl ConnectionTrait, id: &str, now: Timestamp, today: Date) -> Result<(), DbErr> {
    let sql = "UPDATE person SET joined_at = COALESCE(joined_at, $2), signed_in_on = $3 WHERE id = $1";
    run(c, sql, [id.into(), Ts(now).into(), today.to_string().into()]).await?;
    Ok(())
}

/// Changes name and language of letters.
pub(in crate::accounts) async fn describe(c: &impl ConnectionTrait, id: &str, name: &str, language: Language) -> Result<(), DbErr> {
    run(c, "UPDATE person SET name = $2, language = $3 WHERE id = $1", [id.into(), name.into(), language.tag().into()]).await?;
    Ok(())
}

/// Gives a person another address; `false` when somebody else has it.
pub(in crate::accounts) async fn move_to(c: &impl ConnectionTrait, id: &str, address: &Address) -> Result<bool, DbErr> {
    let sql = "UPDATE person SET email = $2 WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM person other WHERE other.email = $2 AND other.id <> $1)";
    Ok(run(c, sql, [id.into(), address.as_str().into()]).await? == 1)
}

/// Makes a one-time link that waits for so long.
pub(in crate::accounts) async fn insert_link(c: &impl ConnectionTrait, site: &Site, person: &str, waits: SignedDuration) -> Result<Link, DbErr> {
    let now = site.clock.now();
    let link = Link { token: site.ids.token(), expires: now + waits };
    let sql = "INSERT INTO sign_in_link (token_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4)";
    run(c, sql, [link.token.hash().into(), person.into(), Ts(now).into(), Ts(link.expires).into()]).await?;
    Ok(link)
}

/// The person of a link that is neither used nor expired.
pub(in crate::accounts) async fn person_of_link(c: &impl ConnectionTrait, token: &Token, now: Timestamp) -> Result<Option<Person>, DbErr> {
    let sql = "SELECT p.id, p.name, p.role, p.email, p.language, p.blocked_at, p.joined_at FROM sign_in_link l JOIN person p ON p.id = l.person_id \
               WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > $2";
    let row: Option<Row> = one(c, sql, [token.hash().into(), Ts(now).into()]).await?;
    row.map(Person::try_from).transpose()
}

/// Uses a link up; `false` when somebody else was faster.
pub(in crate::accounts) async fn use_link(c: &impl ConnectionTrait, token: &Token, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE sign_in_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";
    Ok(run(c, sql, [token.hash().into(), Ts(now).into()]).await? == 1)
}

pub(super) async fn forget_expired_links(c: &impl ConnectionTrait, now: Timestamp) -> Result<(), DbErr> {
    run(c, "DELETE FROM sign_in_link WHERE expires_at <= $1", [Ts(now).into()]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Named {
    id: String,
    name: String,
}

/// Ids and names of everybody who works for the city.
pub(in crate::accounts) async fn staff_names(c: &impl ConnectionTrait) -> Result<Vec<(String, String)>, DbErr> {
    let rows: Vec<Named> = all(c, "SELECT id, name FROM person WHERE role <> 'person' AND blocked_at IS NULL", []).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
