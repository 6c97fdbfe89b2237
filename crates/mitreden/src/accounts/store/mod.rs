//! People, sessions, codes and links in the database. Decides nothing.

pub(super) mod codes;
pub(super) mod factors;
pub(super) mod identities;
pub(super) mod people;
pub(super) mod sessions;
pub(super) mod standing;

use sea_orm::DbErr;

use crate::app::Site;

/// How many days a session lasts.
pub const SESSION_DAYS: i64 = 14;

/// Removes sessions, links and codes that are over.
///
/// # Errors
/// The database's own error.
pub async fn forget_expired(site: &Site) -> Result<(), DbErr> {
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    sessions::forget_expired(&tx, now).await?;
    people::forget_expired_links(&tx, now).await?;
    codes::forget_expired(&tx, now).await?;
    tx.commit().await
}
