//! The published ideas of one contest or of all for other programs: Atom (RFC 4287). Shows no page, and no author.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use crate::app::App;
use crate::base::http::{Error, Page, caching};
use crate::base::ids;
use crate::ideas::changes;
use crate::ideas::model::{Contest, Idea};
use crate::ideas::store;
use crate::ideas::store::ideas::{self, Filter};

/// How many ideas a feed tells of.
const ENTRIES: i64 = 50;
/// What a feed is.
const ATOM: &str = "application/atom+xml; charset=utf-8";

struct Entry {
    id: String,
    title: String,
    address: String,
    published: String,
    text: String,
    /// The title of its contest.
    contest: String,
}

impl Entry {
    fn of(page: &Page, contest: &Contest, idea: Idea) -> Self {
        Self {
            id: ids::urn(&idea.id),
            address: page.absolute(&changes::address(contest, &idea)),
            published: idea.published_at.unwrap_or(idea.created_at).to_string(),
            title: idea.title,
            text: idea.text,
            contest: contest.title.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "ideas/feed.xml")]
struct Feed<'a> {
    page: &'a Page,
    title: String,
    author: String,
    own: String,
    list: String,
    updated: Timestamp,
    entries: Vec<Entry>,
}

/// `GET /ideen/<contest>.atom`
pub(super) async fn atom(app: &App, page: &Page, contest: &Contest) -> Result<Response, Error> {
    let ideas = ideas::public(&app.site("").db.read, &contest.id, &Filter::default(), ENTRIES).await?;
    let feed = Feed {
        own: page.absolute(&format!("{}.atom", contest.address())),
        list: page.absolute(&contest.address()),
        updated: ideas.iter().filter_map(|idea| idea.published_at).max().unwrap_or(contest.updated_at),
        entries: ideas.into_iter().map(|idea| Entry::of(page, contest, idea)).collect(),
        // The contest is the author.
        title: contest.title.clone(),
        author: contest.title.clone(),
        page,
    };
    Ok(([(header::CONTENT_TYPE, ATOM)], feed.render()?).into_response())
}

/// `GET /ideen.atom`: the newest ideas of all contests.
pub(super) async fn all(State(app): State<App>, page: Page, asked: HeaderMap) -> Result<Response, Error> {
    let read = &app.site("").db.read;
    let contests: Vec<Contest> = store::every(read).await?.into_iter().filter(Contest::is_public).collect();
    let mut entries = Vec::new();
    let ideas = ideas::newest(read, ENTRIES).await?;
    let updated = ideas.iter().filter_map(|idea| idea.published_at).max().unwrap_or(Timestamp::UNIX_EPOCH);
    for idea in ideas {
        if let Some(contest) = contests.iter().find(|contest| contest.id == idea.contest) {
            entries.push(Entry::of(&page, contest, idea));
        }
    }
    let feed = Feed {
        // Other programs show the invisible marks around inserted words as boxes.
        title: page.t.msg_ideas_feed_title(&page.brand.city).replace(['\u{2068}', '\u{2069}'], ""),
        author: page.brand.city.clone(),
        own: page.absolute("/ideen.atom"),
        list: page.absolute("/ideen"),
        updated,
        entries,
        page: &page,
    };
    Ok(caching::revalidated(&asked, ATOM, feed.render()?))
}
