//! Settings and pictures in the database. Decides nothing.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::db::{Ts, all, run};

#[derive(FromQueryResult)]
struct Setting {
    name: String,
    value: String,
}

/// A picture of the city as it is kept.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Image {
    pub(super) id: String,
    /// `logo` or `funding`.
    pub(super) place: String,
    pub(super) alt: String,
    /// Where it leads; empty: nowhere.
    pub(super) link: String,
    pub(super) width: i64,
    pub(super) height: i64,
    /// Name of its file below the data folder.
    pub(super) file: String,
}

/// Names with their values in JSON.
pub(super) async fn all_settings(c: &impl ConnectionTrait) -> Result<Vec<(String, String)>, DbErr> {
    let rows: Vec<Setting> = all(c, "SELECT name, value FROM setting ORDER BY name", []).await?;
    Ok(rows.into_iter().map(|row| (row.name, row.value)).collect())
}

pub(super) async fn put(c: &impl ConnectionTrait, name: &str, value: &str, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO setting (name, value, changed_at) VALUES ($1, $2, $3) \
               ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at";
    run(c, sql, [name.into(), value.into(), Ts(now).into()]).await?;
    Ok(())
}

pub(super) async fn images(c: &impl ConnectionTrait) -> Result<Vec<Image>, DbErr> {
    all(c, "SELECT id, place, alt, link, width, height, file FROM brand_image ORDER BY created_at, id", []).await
}

pub(super) async fn insert_image(c: &impl ConnectionTrait, image: &Image, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO brand_image (id, place, alt, link, width, height, file, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let texts = [&image.id, &image.place, &image.alt, &image.link].map(|text| text.as_str().into());
    let rest = [image.width.into(), image.height.into(), image.file.as_str().into(), Ts(now).into()];
    run(c, sql, texts.into_iter().chain(rest)).await?;
    Ok(())
}

pub(super) async fn delete_image(c: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    Ok(run(c, "DELETE FROM brand_image WHERE id = $1", [id.into()]).await? == 1)
}
