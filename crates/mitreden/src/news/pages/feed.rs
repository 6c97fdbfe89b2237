//! The news for other programs: Atom (RFC 4287) and RSS 2.0. Shows no page.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;

use super::markdown;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Page, caching};
use crate::base::ids;
use crate::news::model::Tag;
use crate::news::store;

/// How many articles a feed tells of.
const ENTRIES: i64 = 50;

struct Entry {
    id: String,
    title: String,
    address: String,
    published: Timestamp,
    updated: Timestamp,
    summary: String,
    html: String,
    source: String,
    tags: Vec<Tag>,
}

#[derive(Template)]
#[template(path = "news/feed.xml")]
struct Feed<'a> {
    page: &'a Page,
    title: String,
    own: String,
    list: String,
    updated: Timestamp,
    entries: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "news/rss.xml")]
struct Rss<'a> {
    page: &'a Page,
    title: String,
    own: String,
    list: String,
    updated: String,
    /// Each with its time as RSS writes it.
    entries: Vec<(String, Entry)>,
}

/// `GET /aktuelles.rss`
pub(super) async fn rss(State(app): State<App>, page: Page, asked: HeaderMap) -> Result<Response, Error> {
    let Feed { title, list, updated, entries, .. } = feed(&app, &page).await?;
    let entries = entries.into_iter().map(|entry| (dates::mail(entry.published), entry)).collect();
    let updated = dates::mail(updated);
    let rss = Rss { page: &page, title, own: page.absolute("/aktuelles.rss"), list, updated, entries };
    Ok(caching::revalidated(&asked, "application/rss+xml; charset=utf-8", rss.render()?))
}

/// `GET /aktuelles.atom`
pub(super) async fn atom(State(app): State<App>, page: Page, asked: HeaderMap) -> Result<Response, Error> {
    Ok(caching::revalidated(&asked, "application/atom+xml; charset=utf-8", feed(&app, &page).await?.render()?))
}

async fn feed<'a>(app: &App, page: &'a Page) -> Result<Feed<'a>, Error> {
    let site = app.site("");
    let articles = store::public(&site.db.read, site.clock.now(), None, None, ENTRIES).await?;
    let entry = |article: &crate::news::model::Article| Entry {
        id: ids::urn(&article.id),
        title: article.title.clone(),
        address: page.absolute(&article.address()),
        published: article.published_at.unwrap_or(article.updated_at),
        updated: article.changed_at(),
        summary: article.teaser.clone(),
        html: markdown::render(&article.text),
        source: article.source.clone(),
        tags: article.tags.clone(),
    };
    Ok(Feed {
        // Other programs show the invisible marks around inserted words as boxes.
        title: page.t.msg_news_feed_title(&page.brand.city).replace(['\u{2068}', '\u{2069}'], ""),
        own: page.absolute("/aktuelles.atom"),
        list: page.absolute("/aktuelles"),
        updated: articles.iter().map(crate::news::model::Article::changed_at).max().unwrap_or(Timestamp::UNIX_EPOCH),
        entries: articles.iter().map(entry).collect(),
        page,
    })
}
