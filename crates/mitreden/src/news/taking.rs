//! Articles of another program, taken over as they are. Reads no file of that program.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::form::{LINE_MAX, TAGS_MAX, TEASER_MAX, TEXT_MAX, TITLE_MAX};
use super::model::{Article, Tag};
use super::{changes, pictures, public, store};
use crate::app::Site;
use crate::base::http::Error;
use crate::base::intake::BYTES_MAX;
use crate::base::slug;

/// An article as another program had it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foreign {
    /// Title, one line.
    pub title: String,
    /// Teaser.
    pub teaser: String,
    /// Markdown.
    pub text: String,
    /// Labels.
    pub labels: Vec<String>,
    /// When it appeared; `None`: a draft.
    pub published_at: Option<Timestamp>,
    /// Whether readers may comment.
    pub takes_comments: bool,
}

/// Why an article cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It has no title.
    NoTitle,
    /// Its text is longer than articles are.
    TooLong,
}

/// What was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its id.
    pub id: String,
    /// Its path without language.
    pub address: String,
    /// What had to be left out to make it fit.
    pub cut: bool,
}

/// Whether an article can be taken as it is.
///
/// # Errors
/// Why not.
pub fn fits(foreign: &Foreign) -> Result<(), Unfit> {
    if foreign.title.is_empty() {
        return Err(Unfit::NoTitle);
    }
    if foreign.text.chars().count() > TEXT_MAX { Err(Unfit::TooLong) } else { Ok(()) }
}

/// Keeps an article in the caller's transaction.
///
/// # Errors
/// The database's.
pub async fn take(c: &impl ConnectionTrait, site: &Site, foreign: &Foreign) -> Result<Taken, DbErr> {
    let now = site.clock.now();
    let short = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let mut tags: Vec<Tag> = Vec::new();
    for label in &foreign.labels {
        let tag = slug::slug(label, "thema", &[]);
        if tags.len() < TAGS_MAX && !tags.iter().any(|other| other.tag == tag) {
            tags.push(Tag { tag, label: short(label, LINE_MAX) });
        }
    }
    let cut = foreign.title.chars().count() > TITLE_MAX || foreign.teaser.chars().count() > TEASER_MAX || foreign.labels.len() > TAGS_MAX;
    let article = Article {
        id: site.ids.id(),
        slug: changes::free_slug(c, &foreign.title).await?,
        title: short(&foreign.title, TITLE_MAX),
        teaser: short(&foreign.teaser, TEASER_MAX),
        text: foreign.text.clone(),
        source: site.brand().city,
        related: None,
        picture: None,
        tags,
        published_at: foreign.published_at,
        planned_for: None,
        withdrawn_at: None,
        takes_comments: foreign.takes_comments,
        comments_until: None,
        // Readers and feeds see it as old as it is.
        updated_at: foreign.published_at.unwrap_or(now).min(now),
    };
    store::insert(c, &article).await?;
    public::put(c, &article, now).await?;
    Ok(Taken { address: article.address(), id: article.id, cut })
}

/// Gives an article the picture of a file, made anew, in the caller's transaction. `false`: it is no picture that we take.
///
/// # Errors
/// The database's and the disk's.
pub async fn illustrate(c: &impl ConnectionTrait, site: &Site, article: &str, file: &[u8], alt: &str) -> Result<bool, Error> {
    let mut upload = pictures::intake(site).begin(BYTES_MAX).await?;
    if !upload.take(file).await? {
        return Ok(false);
    }
    let alt = alt.chars().take(super::form::ALT_MAX).collect();
    let Ok(picture) = pictures::keep(site, upload, String::new(), alt).await? else { return Ok(false) };
    let at = store::by_id(c, article).await?.map_or_else(|| site.clock.now(), |article| article.updated_at);
    store::give_picture(c, article, &picture, at).await?;
    Ok(true)
}

/// The path of an article, if everybody may read it or could once.
///
/// # Errors
/// The database's.
pub async fn address_of(c: &impl ConnectionTrait, id: &str, now: Timestamp) -> Result<Option<String>, DbErr> {
    let article = store::by_id(c, id).await?;
    Ok(article.filter(|article| article.published_at.is_some_and(|at| at <= now)).map(|article| article.address()))
}
