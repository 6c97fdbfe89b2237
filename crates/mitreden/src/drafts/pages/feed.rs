//! The versions of all drafts for other programs: Atom (RFC 4287). Shows no page.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;

use crate::app::App;
use crate::base::http::{Error, Page, caching};
use crate::base::ids;
use crate::drafts::model::Draft;
use crate::drafts::store;

/// How many versions a feed tells of.
const ENTRIES: usize = 50;

struct Entry {
    id: String,
    title: String,
    address: String,
    updated: Timestamp,
    note: String,
}

#[derive(Template)]
#[template(path = "drafts/feed.xml")]
struct Feed<'a> {
    page: &'a Page,
    title: String,
    own: String,
    list: String,
    updated: Timestamp,
    entries: Vec<Entry>,
}

/// `GET /strategie.atom`
pub(super) async fn atom(State(app): State<App>, page: Page, asked: HeaderMap) -> Result<Response, Error> {
    let read = &app.site("").db.read;
    let mut entries = Vec::new();
    // Other programs show the invisible marks around inserted words as boxes.
    let bare = |text: String| text.replace(['\u{2068}', '\u{2069}'], "");
    for draft in store::list(read).await?.into_iter().filter(Draft::is_public) {
        for version in store::versions(read, &draft.id).await? {
            entries.push(Entry {
                id: format!("{}#version-{}", ids::urn(&draft.id), version.number),
                title: bare(format!("{}: {}", draft.title, page.t.msg_drafts_version(version.number))),
                address: page.absolute(&format!("{}?version={}", draft.address(), version.number)),
                updated: version.published_at,
                note: version.note,
            });
        }
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.updated));
    entries.truncate(ENTRIES);
    let feed = Feed {
        title: bare(page.t.msg_drafts_feed_title(&page.brand.city)),
        own: page.absolute("/strategie.atom"),
        list: page.absolute("/strategie"),
        updated: entries.first().map_or(Timestamp::UNIX_EPOCH, |entry| entry.updated),
        entries,
        page: &page,
    };
    Ok(caching::revalidated(&asked, "application/atom+xml; charset=utf-8", feed.render()?))
}
