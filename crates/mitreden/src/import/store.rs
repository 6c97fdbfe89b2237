//! What was taken over, in the database. Decides nothing.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::db::{Ts, one, run};

#[derive(FromQueryResult)]
struct Known {
    article_id: String,
}

/// The article that came from there, if it came already.
pub(super) async fn by_origin(c: &impl ConnectionTrait, origin: &str) -> Result<Option<String>, DbErr> {
    let row: Option<Known> = one(c, "SELECT article_id FROM imported_article WHERE origin = $1", [origin.into()]).await?;
    Ok(row.map(|row| row.article_id))
}

/// The article that stood at this path.
pub(super) async fn by_path(c: &impl ConnectionTrait, path: &str) -> Result<Option<String>, DbErr> {
    let row: Option<Known> = one(c, "SELECT article_id FROM imported_article WHERE path = $1 ORDER BY origin LIMIT 1", [path.into()]).await?;
    Ok(row.map(|row| row.article_id))
}

pub(super) async fn insert(c: &impl ConnectionTrait, origin: &str, article: &str, path: &str, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO imported_article (origin, article_id, path, imported_at) VALUES ($1, $2, $3, $4)";
    run(c, sql, [origin.into(), article.into(), path.into(), Ts(now).into()]).await?;
    Ok(())
}
