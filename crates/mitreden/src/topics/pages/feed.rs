//! The newest topics for other programs: Atom (RFC 4287). Shows no page.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;

use crate::app::App;
use crate::base::http::{Error, Page, caching};
use crate::base::ids;
use crate::topics::model::{Filter, Topic};
use crate::topics::store;

/// How many topics a feed tells of.
const ENTRIES: i64 = 50;

struct Entry {
    id: String,
    title: String,
    address: String,
    updated: String,
    text: String,
}

#[derive(Template)]
#[template(path = "topics/feed.xml")]
struct Feed<'a> {
    page: &'a Page,
    title: String,
    own: String,
    list: String,
    updated: Timestamp,
    entries: Vec<Entry>,
}

/// `GET /themen.atom`
pub(super) async fn atom(State(app): State<App>, page: Page, asked: HeaderMap) -> Result<Response, Error> {
    let topics = store::public(&app.site("").db.read, &Filter::default(), None, ENTRIES).await?;
    let entry = |topic: &Topic| Entry {
        id: ids::urn(&topic.id),
        title: topic.title.clone(),
        address: page.absolute(&topic.address()),
        updated: topic.updated_at.to_string(),
        text: topic.text.clone(),
    };
    let feed = Feed {
        // Other programs show the invisible marks around inserted words as boxes.
        title: page.t.msg_topics_feed_title(&page.brand.city).replace(['\u{2068}', '\u{2069}'], ""),
        own: page.absolute("/themen.atom"),
        list: page.absolute("/themen"),
        updated: topics.iter().map(|topic| topic.updated_at).max().unwrap_or(Timestamp::UNIX_EPOCH),
        entries: topics.iter().map(entry).collect(),
        page: &page,
    };
    Ok(caching::revalidated(&asked, "application/atom+xml; charset=utf-8", feed.render()?))
}
