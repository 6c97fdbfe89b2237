//! What changes on the measures, for other programs: Atom (RFC 4287). Shows no page.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;

use super::words;
use crate::app::App;
use crate::base::http::{Error, Page, caching};
use crate::base::ids;
use crate::measures::store;

/// How many changes a feed tells of.
const ENTRIES: i64 = 50;

struct Entry {
    id: String,
    title: String,
    address: String,
    updated: String,
    summary: String,
}

#[derive(Template)]
#[template(path = "measures/feed.xml")]
struct Feed<'a> {
    page: &'a Page,
    title: String,
    own: String,
    list: String,
    updated: Timestamp,
    entries: Vec<Entry>,
}

/// `GET /massnahmen.atom`
pub(super) async fn atom(State(app): State<App>, page: Page, asked: HeaderMap) -> Result<Response, Error> {
    let changes = store::latest(&app.site("").db.read, ENTRIES).await?;
    let entry = |change: &crate::measures::model::Change| {
        let what = words::change(page.t, &change.fields);
        Entry {
            id: ids::urn(&change.id),
            title: change.title.clone(),
            address: page.absolute(&format!("/massnahmen/{}", change.slug)),
            updated: change.at.to_string(),
            summary: [change.note.clone(), what].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        }
    };
    let feed = Feed {
        // Other programs show the invisible marks around inserted words as boxes.
        title: page.t.msg_measures_feed_title(&page.brand.city).replace(['\u{2068}', '\u{2069}'], ""),
        own: page.absolute("/massnahmen.atom"),
        list: page.absolute("/massnahmen"),
        updated: changes.iter().map(|change| change.at).max().unwrap_or(Timestamp::UNIX_EPOCH),
        entries: changes.iter().map(entry).collect(),
        page: &page,
    };
    Ok(caching::revalidated(&asked, "application/atom+xml; charset=utf-8", feed.render()?))
}
