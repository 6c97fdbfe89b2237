//! The list of articles, by tag and page by page, and the newest ones on the start page. Shows no article in full.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{Step, Teaser, zone};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, caching, show as render};
use crate::base::slug::is_slug;
use crate::news::model::{Cursor, Tag};
use crate::news::store;

/// Articles of one page.
const PAGE: usize = 12;
/// Articles on the start page.
const NEWEST: i64 = 3;

#[derive(Deserialize)]
pub(super) struct Wish {
    thema: Option<String>,
    vor: Option<String>,
}

struct TagLink {
    address: String,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "news/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    teasers: Vec<Teaser>,
    tags: Vec<TagLink>,
    /// The label of the chosen tag.
    chosen: Option<String>,
    older: Option<String>,
    newest: Option<String>,
    staff: bool,
    trail: Vec<Step>,
}

/// `GET /aktuelles`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>, asked: HeaderMap, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let site = app.site("");
    let now = site.clock.now();
    // A cursor that is none begins at the top: it stands in an address that somebody has shortened.
    let below: Option<Cursor> = wish.vor.as_deref().and_then(|text| text.parse().ok());
    let tag = wish.thema.filter(|tag| is_slug(tag));
    let most = i64::try_from(PAGE).unwrap_or(i64::MAX) + 1;
    let mut articles = store::public(&site.db.read, now, below.as_ref(), tag.as_deref(), most).await?;
    let goes_on = articles.len() > PAGE;
    articles.truncate(PAGE);
    let end = articles.last().and_then(|last| Some(Cursor { published_at: last.published_at?, id: last.id.clone() }));
    let tags = store::tags(&site.db.read, now).await?;
    let chosen = tag.as_ref().map(|tag| tags.iter().find(|known| known.tag == *tag).map_or_else(|| tag.clone(), |known| known.label.clone()));
    if tag.is_some() && articles.is_empty() && below.is_none() {
        return Err(Error::NotFound);
    }
    let zone = zone(&app);
    let list = ListPage {
        page: &page,
        teasers: articles.iter().map(|article| Teaser::of(&page, &zone, article)).collect(),
        tags: tag_links(&page, tags, tag.as_deref()),
        chosen,
        older: end.filter(|_| goes_on).map(|end| address(&page, tag.as_deref(), Some(&end))),
        newest: below.is_some().then(|| address(&page, tag.as_deref(), None)),
        staff: viewer.as_ref().is_some_and(Viewer::may_publish),
        trail: super::trail(&page).into_iter().take(1).collect(),
    };
    if viewer.is_some() {
        return render(list).map(IntoResponse::into_response);
    }
    Ok(caching::revalidated(&asked, "text/html; charset=utf-8", list.render()?))
}

fn tag_links(page: &Page, tags: Vec<Tag>, chosen: Option<&str>) -> Vec<TagLink> {
    let link = |tag: Tag| TagLink { address: address(page, Some(&tag.tag), None), chosen: chosen == Some(tag.tag.as_str()), label: tag.label };
    tags.into_iter().map(link).collect()
}

/// The list's address with a tag and a cursor; neither needs to be escaped.
fn address(page: &Page, tag: Option<&str>, below: Option<&Cursor>) -> String {
    let parts: Vec<String> = tag.map(|tag| format!("thema={tag}")).into_iter().chain(below.map(|below| format!("vor={below}"))).collect();
    page.to(&if parts.is_empty() { "/aktuelles".to_owned() } else { format!("/aktuelles?{}", parts.join("&")) })
}

/// The newest articles, as a part of another page. Renders to nothing when there are none.
#[derive(Template)]
#[template(path = "news/newest.html")]
pub struct Newest {
    page: Page,
    teasers: Vec<Teaser>,
}

/// The newest articles for the start page.
///
/// # Errors
/// The database's.
pub async fn newest(app: &App, page: &Page) -> Result<Newest, Error> {
    let site = app.site("");
    let articles = store::public(&site.db.read, site.clock.now(), None, None, NEWEST).await?;
    let zone = zone(app);
    Ok(Newest { page: page.clone(), teasers: articles.iter().map(|article| Teaser::of(page, &zone, article)).collect() })
}
