//! News of the city: articles with picture, source and corrections, as pages, feed and teasers. Never a comment; those have a feature of their own.

mod changes;
mod form;
mod model;
mod pages;
mod pictures;
mod public;
mod stocking;
mod store;
mod structured;

pub use pages::{Newest, newest, routes, upload_routes};
pub use public::{announce_due, documents};
pub use stocking::{Script, stock};

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use crate::app::Site;
use crate::base::http::Error;

/// The addresses of all public articles, for the sitemap.
///
/// # Errors
/// The database's.
pub async fn addresses(c: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<String>, DbErr> {
    let articles = store::public(c, now, None, None, pages::SITEMAP_MAX).await?;
    Ok(articles.iter().map(model::Article::address).collect())
}

/// Removes pictures that no article shows any more.
///
/// # Errors
/// The database's.
pub async fn forget_orphans(site: &Site) -> Result<(), Error> {
    pictures::forget_orphans(site).await
}
