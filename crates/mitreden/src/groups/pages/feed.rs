//! The announcements of a group for other programs: Atom (RFC 4287). Shows no page.

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use crate::app::App;
use crate::base::http::{Error, Page};
use crate::base::ids;
use crate::groups::changes;
use crate::groups::model::Announcement;
use crate::groups::store::{self, texts};
use crate::news::markdown;

/// How many announcements a feed tells of.
const ENTRIES: i64 = 50;

struct Entry {
    id: String,
    title: String,
    address: String,
    published: String,
    updated: String,
    html: String,
}

#[derive(Template)]
#[template(path = "groups/feed.xml")]
struct Feed<'a> {
    page: &'a Page,
    title: String,
    own: String,
    list: String,
    updated: Timestamp,
    entries: Vec<Entry>,
}

/// `GET /arbeitsgruppen/<slug>.atom`
pub(super) async fn atom(app: &App, page: &Page, slug: &str) -> Result<Response, Error> {
    let read = &app.site("").db.read;
    let group = store::by_slug(read, slug).await?.ok_or(Error::NotFound)?;
    let announcements = texts::announcements(read, &group.id, None, ENTRIES).await?;
    let entry = |one: &Announcement| Entry {
        id: ids::urn(&one.id),
        title: one.title.clone(),
        address: page.absolute(&changes::address(&group, one)),
        published: one.created_at.to_string(),
        updated: one.updated_at.to_string(),
        html: markdown::render(&one.text),
    };
    let feed = Feed {
        own: page.absolute(&format!("{}.atom", group.address())),
        list: page.absolute(&group.address()),
        updated: announcements.iter().map(|one| one.updated_at).max().unwrap_or(group.updated_at),
        entries: announcements.iter().map(entry).collect(),
        title: group.title.clone(),
        page,
    };
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed.render()?).into_response())
}
