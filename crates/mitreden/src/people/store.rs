//! Invitations in the database. Decides nothing.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::invitations::Invitation;
use crate::base::db::{Ts, all, one, run};
use crate::base::i18n::Language;
use crate::base::mail::Address;

const COLUMNS: &str = "id, email, name, role, language, token_hash, invited_by, created_at, expires_at";

#[derive(FromQueryResult)]
struct Row {
    id: String,
    email: String,
    name: String,
    role: String,
    language: String,
    token_hash: String,
    invited_by: String,
    created_at: Ts,
    expires_at: Ts,
}

impl TryFrom<Row> for Invitation {
    type Error = DbErr;

    fn try_from(row: Row) -> Result<Self, DbErr> {
        Ok(Invitation {
            email: Address::parse(&row.email).ok_or_else(|| DbErr::Type("an invitation without an address".to_owned()))?,
            role: row.role.parse().map_err(DbErr::Type)?,
            language: Language::from_tag(&row.language).unwrap_or(Language::De),
            created_at: row.created_at.0,
            expires_at: row.expires_at.0,
            id: row.id,
            name: row.name,
            token_hash: row.token_hash,
            invited_by: row.invited_by,
        })
    }
}

/// Keeps an invitation; `false`: this address has one.
pub(super) async fn insert(c: &impl ConnectionTrait, new: &Invitation) -> Result<bool, DbErr> {
    let sql = format!("INSERT INTO staff_invitation ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (email) DO NOTHING");
    let texts = [&new.id, new.email.as_str(), &new.name, new.role.name(), new.language.tag(), &new.token_hash, &new.invited_by];
    let times = [Ts(new.created_at).into(), Ts(new.expires_at).into()];
    Ok(run(c, &sql, texts.into_iter().map(Into::into).chain(times)).await? == 1)
}

/// Gives an invitation another link, and whoever sends it answers for it. Waits for whoever uses it at the same time.
pub(super) async fn renew(c: &impl ConnectionTrait, id: &str, token_hash: &str, by: &str, expires: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE staff_invitation SET token_hash = $2, invited_by = $3, expires_at = $4 WHERE id = $1";
    Ok(run(c, sql, [id.into(), token_hash.into(), by.into(), Ts(expires).into()]).await? == 1)
}

/// All invitations that nobody has accepted, the newest first.
pub(super) async fn open(c: &impl ConnectionTrait) -> Result<Vec<Invitation>, DbErr> {
    let rows: Vec<Row> = all(c, &format!("SELECT {COLUMNS} FROM staff_invitation ORDER BY created_at DESC, id LIMIT 200"), []).await?;
    rows.into_iter().map(Invitation::try_from).collect()
}

pub(super) async fn by_id(c: &impl ConnectionTrait, id: &str) -> Result<Option<Invitation>, DbErr> {
    let row: Option<Row> = one(c, &format!("SELECT {COLUMNS} FROM staff_invitation WHERE id = $1"), [id.into()]).await?;
    row.map(Invitation::try_from).transpose()
}

/// The invitation of a link, while it holds.
pub(super) async fn by_link(c: &impl ConnectionTrait, token_hash: &str, now: Timestamp) -> Result<Option<Invitation>, DbErr> {
    let sql = format!("SELECT {COLUMNS} FROM staff_invitation WHERE token_hash = $1 AND expires_at > $2");
    let row: Option<Row> = one(c, &sql, [token_hash.into(), Ts(now).into()]).await?;
    row.map(Invitation::try_from).transpose()
}

/// Takes the invitation of a link out: a second one finds nothing.
pub(super) async fn take(c: &impl ConnectionTrait, token_hash: &str, now: Timestamp) -> Result<Option<Invitation>, DbErr> {
    let sql = format!("DELETE FROM staff_invitation WHERE token_hash = $1 AND expires_at > $2 RETURNING {COLUMNS}");
    let row: Option<Row> = one(c, &sql, [token_hash.into(), Ts(now).into()]).await?;
    row.map(Invitation::try_from).transpose()
}

pub(super) async fn delete(c: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    Ok(run(c, "DELETE FROM staff_invitation WHERE id = $1", [id.into()]).await? == 1)
}

/// The invitations by somebody, and the one to an address.
pub(super) async fn concerning(c: &impl ConnectionTrait, person: &str, address: Option<&Address>) -> Result<Vec<Invitation>, DbErr> {
    let sql = format!("SELECT {COLUMNS} FROM staff_invitation WHERE invited_by = $1 OR email = $2");
    let rows: Vec<Row> = all(c, &sql, [person.into(), address.map_or("", Address::as_str).into()]).await?;
    rows.into_iter().map(Invitation::try_from).collect()
}
