//! Changing articles: written, published, corrected, taken back. Checks no form and no rights; the pages do.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::form::{Draft, Press};
use super::model::{Article, Picture, Stage};
use super::{public, store};
use crate::app::App;
use crate::audit::{self, By};
use crate::base::http::Error;
use crate::base::slug;

/// Most articles of one title before the program gives up looking for a free address.
const SAME_TITLES: usize = 1_000;

/// Words under `/aktuelles/` that are pages of their own.
const RESERVED: [&str; 3] = ["neu", "redaktion", "bilder"];

/// Keeps a new article; answers it.
pub(super) async fn add(app: &App, by: By<'_>, draft: &Draft, press: Press) -> Result<Article, Error> {
    let site = app.site("");
    let now = site.clock.now();
    let blank = Article {
        id: site.ids.id(),
        slug: String::new(),
        title: String::new(),
        teaser: String::new(),
        text: String::new(),
        source: String::new(),
        related: None,
        picture: None,
        tags: Vec::new(),
        published_at: None,
        planned_for: None,
        withdrawn_at: None,
        takes_comments: false,
        comments_until: None,
        updated_at: now,
    };
    let tx = site.db.begin().await?;
    let mut article = onto(draft, &blank, press, now);
    article.slug = free_slug(&tx, &draft.title).await?;
    store::insert(&tx, &article).await?;
    audit::note(&tx, site, by, deed(press, "article.added", &article, now), &article.address(), &article.title).await?;
    public::put(&tx, &article, now).await?;
    tx.commit().await?;
    Ok(article)
}

/// Keeps an edited article, if nobody else changed it since `version`. `None` if somebody did.
pub(super) async fn change(app: &App, by: By<'_>, before: &Article, draft: &Draft, press: Press, version: Timestamp) -> Result<Option<Article>, Error> {
    let site = app.site("");
    let now = site.clock.now();
    let mut article = onto(draft, before, press, now);
    let tx = site.db.begin().await?;
    // Nobody knows the address of a draft yet: it goes with the title.
    if before.stage(now) == Stage::Draft && slug::slug(&before.title, "artikel", &RESERVED) != slug::slug(&draft.title, "artikel", &RESERVED) {
        article.slug = free_slug(&tx, &draft.title).await?;
    }
    if !store::update(&tx, &article, version).await? {
        return Ok(None);
    }
    public::put(&tx, &article, now).await?;
    audit::note(&tx, site, by, deed(press, "article.changed", &article, now), &article.address(), &article.title).await?;
    tx.commit().await?;
    Ok(Some(article))
}

/// Gives an article another picture, or none.
pub(super) async fn illustrate(app: &App, by: By<'_>, article: &Article, picture: Option<&Picture>) -> Result<(), Error> {
    let site = app.site("");
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    match picture {
        Some(picture) => store::give_picture(&tx, &article.id, picture, now).await?,
        None => store::set_picture(&tx, &article.id, None, now).await?,
    }
    audit::note(&tx, site, by, "article.illustrated", &article.address(), &article.title).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives the picture of an article other words.
pub(super) async fn describe(app: &App, by: By<'_>, article: &Article, credit: &str, alt: &str) -> Result<(), Error> {
    let site = app.site("");
    let tx = site.db.begin().await?;
    if let Some(picture) = &article.picture {
        store::describe_picture(&tx, &picture.id, credit, alt).await?;
    }
    audit::note(&tx, site, by, "article.illustrated", &article.address(), &article.title).await?;
    tx.commit().await?;
    Ok(())
}

fn deed(press: Press, usual: &'static str, article: &Article, now: Timestamp) -> &'static str {
    match press {
        Press::Publish if article.published_at.is_some_and(|at| at > now) => "article.planned",
        Press::Publish => "article.published",
        _ => usual,
    }
}

/// What a draft makes of an article.
fn onto(draft: &Draft, before: &Article, press: Press, now: Timestamp) -> Article {
    let published_at = match (press, before.published_at) {
        (Press::Publish, _) => Some(draft.publish_at.or(before.published_at.filter(|at| *at <= now)).unwrap_or(now)),
        // A date in a draft is a note until somebody publishes it.
        (_, None) => None,
        (_, Some(at)) => Some(draft.publish_at.unwrap_or(at)),
    };
    Article {
        title: draft.title.clone(),
        teaser: draft.teaser.clone(),
        text: draft.text.clone(),
        source: draft.source.clone(),
        related: draft.related.clone(),
        tags: draft.tags.clone(),
        planned_for: draft.publish_at.filter(|_| published_at.is_none()),
        published_at,
        withdrawn_at: if press == Press::Publish { None } else { before.withdrawn_at },
        takes_comments: draft.takes_comments,
        comments_until: draft.comments_until,
        updated_at: now,
        ..before.clone()
    }
}

/// Takes an article back: its address says so.
pub(super) async fn withdraw(app: &App, by: By<'_>, article: &Article) -> Result<(), Error> {
    let site = app.site("");
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    store::withdraw(&tx, &article.id, Some(now), now).await?;
    public::put(&tx, &Article { withdrawn_at: Some(now), ..article.clone() }, now).await?;
    audit::note(&tx, site, by, "article.withdrawn", &article.address(), &article.title).await?;
    tx.commit().await?;
    Ok(())
}

/// Notes in a published article what was wrong.
pub(super) async fn correct(app: &App, by: By<'_>, article: &Article, text: &str) -> Result<(), Error> {
    let site = app.site("");
    let tx = site.db.begin().await?;
    store::insert_correction(&tx, &site.ids.id(), &article.id, text, site.clock.now()).await?;
    audit::note(&tx, site, by, "article.corrected", &article.address(), &article.title).await?;
    tx.commit().await?;
    Ok(())
}

/// A free address for a title.
pub(super) async fn free_slug(c: &impl ConnectionTrait, title: &str) -> Result<String, DbErr> {
    let base = slug::slug(title, "artikel", &RESERVED);
    for number in 1..SAME_TITLES {
        let slug = slug::numbered(&base, number);
        if !store::slug_taken(c, &slug).await? {
            return Ok(slug);
        }
    }
    Err(DbErr::Custom(format!("no free address for {base}")))
}
