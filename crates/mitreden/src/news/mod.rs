//! News of the city: articles with picture, source and corrections, as pages, feed and teasers. Never a comment; those have a feature of their own.

mod changes;
mod form;
mod listing;
mod model;
mod pages;
mod pictures;
mod public;
mod stocking;
mod store;
mod structured;
mod taking;

pub(crate) use listing::{ArticleRecord, listed};
pub(crate) use pages::markdown;
pub use pages::{Newest, newest, routes, upload_routes};
pub use public::{announce_due, documents};
pub use stocking::{Script, stock};
pub use taking::{Foreign, Taken, Unfit, address_of, fits, illustrate, take};

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

/// A public article as its comments know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discussed {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its path without language.
    pub address: String,
    /// When it appeared.
    pub published_at: Timestamp,
    /// Whether readers may comment.
    pub takes_comments: bool,
    /// Until when, if it says so.
    pub until: Option<Timestamp>,
}

/// The article with this id, if everybody may read it.
///
/// # Errors
/// The database's.
pub async fn discussed(c: &impl ConnectionTrait, id: &str, now: Timestamp) -> Result<Option<Discussed>, DbErr> {
    let article = store::by_id(c, id).await?.filter(|article| article.stage(now) == model::Stage::Public);
    Ok(article.and_then(|article| {
        Some(Discussed {
            address: article.address(),
            published_at: article.published_at?,
            id: article.id,
            title: article.title,
            takes_comments: article.takes_comments,
            until: article.comments_until,
        })
    }))
}

/// Removes pictures that no article shows any more.
///
/// # Errors
/// The database's.
pub async fn forget_orphans(site: &Site) -> Result<(), Error> {
    pictures::forget_orphans(site).await
}

/// An article as others announce it.
#[derive(Clone, Debug)]
pub struct Announced {
    /// Its title.
    pub title: String,
    /// Its teaser.
    pub teaser: String,
    /// Its path without language.
    pub address: String,
    /// The words of its tags in addresses.
    pub tags: Vec<String>,
    /// The event that it is about, by id.
    pub event: Option<String>,
    /// When it appeared.
    pub at: Timestamp,
}

/// The newest articles that everybody may read.
///
/// # Errors
/// The database's.
pub async fn announced(c: &impl ConnectionTrait, now: Timestamp, most: i64) -> Result<Vec<Announced>, DbErr> {
    let articles = store::public(c, now, None, None, most).await?;
    let announced = articles.into_iter().filter_map(|article| {
        let (address, tags) = (article.address(), article.tags.iter().map(|tag| tag.tag.clone()).collect());
        let event = article.related.filter(|related| related.kind == "event").map(|related| related.id);
        Some(Announced { title: article.title, teaser: article.teaser, address, tags, event, at: article.published_at? })
    });
    Ok(announced.collect())
}

/// The words of the tags of an article that everybody may read; `None`: there is none at this address.
///
/// # Errors
/// The database's.
pub async fn tags_of(c: &impl ConnectionTrait, slug: &str, now: Timestamp) -> Result<Option<Vec<String>>, DbErr> {
    let article = store::by_slug(c, slug).await?.filter(|article| article.stage(now) == model::Stage::Public);
    Ok(article.map(|article| article.tags.into_iter().map(|tag| tag.tag).collect()))
}

/// Word and label of every tag of articles that everybody may read.
///
/// # Errors
/// The database's.
pub async fn tags(c: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<(String, String)>, DbErr> {
    Ok(store::tags(c, now).await?.into_iter().map(|tag| (tag.tag, tag.label)).collect())
}

/// An article as a chain points to it: title, path without language, when it appeared, whether everybody may read it.
///
/// # Errors
/// The database's.
pub async fn pointed(c: &impl ConnectionTrait, id: &str, now: Timestamp) -> Result<Option<(String, String, Option<Timestamp>, bool)>, DbErr> {
    let article = store::by_id(c, id).await?;
    Ok(article.map(|article| {
        let (address, is_public) = (article.address(), article.stage(now) == model::Stage::Public);
        (article.title, address, article.published_at, is_public)
    }))
}

/// The id of the article at an address, also of one that is not public.
///
/// # Errors
/// The database's.
pub async fn id_at(c: &impl ConnectionTrait, slug: &str) -> Result<Option<String>, DbErr> {
    Ok(store::by_slug(c, slug).await?.map(|article| article.id))
}
