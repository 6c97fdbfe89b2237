//! The list in the database. Its triggers refuse what this file does not do: changing an entry, or removing one too early.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Entry, Filter};
use crate::base::db::{Ts, all, one, run};

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

#[derive(FromQueryResult)]
struct Word {
    word: String,
}

pub(super) async fn insert(c: &impl ConnectionTrait, entry: &Entry, keep_until: Ts) -> Result<(), DbErr> {
    let sql = "INSERT INTO audit_entry (at, keep_until, person_id, person_name, deed, about, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let texts = [&entry.person_name, &entry.deed, &entry.about, &entry.detail].map(|text| text.as_str().into());
    let values = [entry.at.into(), keep_until.into(), entry.person_id.clone().into()].into_iter().chain(texts);
    run(c, sql, values).await?;
    Ok(())
}

/// The newest first, at most so many.
pub(super) async fn find(c: &impl ConnectionTrait, filter: &Filter, most: i64) -> Result<Vec<Entry>, DbErr> {
    let sql = "SELECT number, at, person_id, person_name, deed, about, detail FROM audit_entry \
               WHERE ($1 = '' OR deed = $1) AND ($2 = '' OR person_name = $2) AND at >= $3 AND at < $4 AND number < $5 ORDER BY number DESC LIMIT $6";
    let values =
        [filter.deed.as_str().into(), filter.person.as_str().into(), Ts(filter.from).into(), Ts(filter.until).into(), filter.before.into(), most.into()];
    all(c, sql, values).await
}

/// How many entries of a kind somebody has left since a time.
pub(super) async fn count_since(c: &impl ConnectionTrait, person: &str, deed: &str, since: Ts) -> Result<i64, DbErr> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) AS count FROM audit_entry WHERE at > $3 AND person_id = $1 AND deed = $2";
    let row: Option<Count> = one(c, sql, [person.into(), deed.into(), since.into()]).await?;
    Ok(row.map_or(0, |row| row.count))
}

/// The deeds that occur.
pub(super) async fn deeds(c: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let rows: Vec<Word> = all(c, "SELECT DISTINCT deed AS word FROM audit_entry ORDER BY 1", []).await?;
    Ok(rows.into_iter().map(|row| row.word).collect())
}

/// The names that occur.
pub(super) async fn people(c: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let rows: Vec<Word> = all(c, "SELECT DISTINCT person_name AS word FROM audit_entry ORDER BY 1", []).await?;
    Ok(rows.into_iter().map(|row| row.word).collect())
}
