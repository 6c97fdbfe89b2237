//! What the search holds of the news: articles that everybody may read. Finds nothing itself.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::model::{Article, Stage};
use super::pages::markdown;
use super::store;
use crate::app::Site;
use crate::base::http::Error;
use crate::search::{self, Document, Kind};

/// Most articles that are read at once.
const MOST: i64 = 100_000;

fn document(article: &Article) -> Document {
    let labels: Vec<&str> = article.tags.iter().map(|tag| tag.label.as_str()).collect();
    let text = format!("{}\n{}\n{}", article.teaser, markdown::plain(&article.text), labels.join(", "));
    Document { at: article.published_at, ..Document::new(Kind::Article, &article.id, article.address(), &article.title, text) }
}

/// Everything public of the news, for the search.
///
/// # Errors
/// The database's.
pub async fn documents(c: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Document>, DbErr> {
    Ok(store::public(c, now, None, None, MOST).await?.iter().map(document).collect())
}

/// Brings an article in the search up to date, in the caller's transaction.
pub(super) async fn put(c: &impl ConnectionTrait, article: &Article, now: Timestamp) -> Result<(), DbErr> {
    let is_public = article.stage(now) == Stage::Public;
    if is_public {
        search::put(c, now, &document(article)).await?;
    } else {
        search::remove(c, Kind::Article, &article.id).await?;
    }
    store::note_found(c, &article.id, is_public).await
}

/// Lets the search find the articles whose time has come.
///
/// # Errors
/// The database's.
pub async fn announce_due(site: &Site) -> Result<(), Error> {
    let now = site.clock.now();
    for article in store::appeared(&site.db.read, now).await? {
        let tx = site.db.begin().await?;
        put(&tx, &article, now).await?;
        tx.commit().await?;
    }
    Ok(())
}
