//! The decisions for other programs: Atom (RFC 4287). Shows no page.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;

use super::{Line, words};
use crate::app::App;
use crate::base::http::{Error, Page, caching};
use crate::base::ids;
use crate::decisions::store;

/// How many decisions a feed tells of.
const ENTRIES: i64 = 50;

struct Entry {
    id: String,
    title: String,
    address: String,
    updated: String,
    /// "Beschlossen. Stadtrat · Mittwoch, 24. Februar 2021".
    summary: String,
    text: String,
}

#[derive(Template)]
#[template(path = "decisions/feed.xml")]
struct Feed<'a> {
    page: &'a Page,
    title: String,
    own: String,
    list: String,
    updated: Timestamp,
    entries: Vec<Entry>,
}

/// `GET /beschluesse.atom`
pub(super) async fn atom(State(app): State<App>, page: Page, asked: HeaderMap) -> Result<Response, Error> {
    let decisions = store::changed(&app.site("").db.read, ENTRIES).await?;
    let entry = |decision: &crate::decisions::model::Decision| Entry {
        id: ids::urn(&decision.id),
        title: decision.title.clone(),
        address: page.absolute(&decision.address()),
        updated: decision.updated_at.to_string(),
        summary: format!("{}. {}", words::outcome(page.t, decision.outcome), Line::of(&page, decision).about),
        text: decision.text.clone(),
    };
    let feed = Feed {
        // Other programs show the invisible marks around inserted words as boxes.
        title: page.t.msg_decisions_feed_title(&page.brand.city).replace(['\u{2068}', '\u{2069}'], ""),
        own: page.absolute("/beschluesse.atom"),
        list: page.absolute("/beschluesse"),
        updated: decisions.iter().map(|decision| decision.updated_at).max().unwrap_or(Timestamp::UNIX_EPOCH),
        entries: decisions.iter().map(entry).collect(),
        page: &page,
    };
    Ok(caching::revalidated(&asked, "application/atom+xml; charset=utf-8", feed.render()?))
}
