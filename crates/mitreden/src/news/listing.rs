//! Articles as other programs read them: what everybody reads now. Reads nothing itself but through the store.

use sea_orm::DbErr;

use super::model::{Article, Picture, Which};
use super::store;
use crate::app::Site;
use crate::base::http::record::{Address, Id, Listed, Moment, Wanted, record};

record! {
    /// The picture of an article.
    pub(crate) struct PictureRecord {
        /// Its file.
        url: Address,
        /// Who made it.
        credit: String,
        /// What it shows, for those who do not see it; may be empty.
        alt: String,
    }
}

record! {
    /// A public article.
    pub(crate) struct ArticleRecord {
        /// Its id, for good.
        id: Id,
        /// Its page.
        url: Address,
        /// Its title.
        title: String,
        /// What it says, in a few sentences.
        teaser: String,
        /// Markdown.
        text: String,
        /// Who says it.
        source: String,
        /// The words of its tags in addresses.
        tags: Vec<String>,
        /// Its picture.
        picture: Option<PictureRecord>,
        /// When it appeared.
        published_at: Option<Moment>,
        /// When readers last saw something new in it.
        updated_at: Moment,
    }
}

fn record_of(site: &Site, article: Article) -> ArticleRecord {
    let picture = |picture: Picture| PictureRecord {
        url: Address(format!("{}{}", site.base_url, picture.address(Which::Large))),
        credit: picture.credit,
        alt: picture.alt,
    };
    ArticleRecord {
        url: Address(format!("{}{}", site.base_url, article.address())),
        updated_at: article.changed_at().into(),
        published_at: article.published_at.map(Moment::from),
        tags: article.tags.into_iter().map(|tag| tag.tag).collect(),
        picture: article.picture.map(picture),
        id: Id(article.id),
        title: article.title,
        teaser: article.teaser,
        text: article.text,
        source: article.source,
    }
}

/// A page of the list of all articles that everybody may read.
///
/// # Errors
/// The database's.
pub(crate) async fn listed(site: &Site, wanted: &Wanted) -> Result<Listed<ArticleRecord>, DbErr> {
    let most = i64::try_from(wanted.most + 1).unwrap_or(i64::MAX);
    let articles = store::public_after(&site.db.read, site.clock.now(), &wanted.after, most).await?;
    Ok(Listed::new(articles.into_iter().map(|article| record_of(site, article)).collect(), wanted, |article| &article.id.0))
}
