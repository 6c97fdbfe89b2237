//! The published ideas of a contest for other programs: Atom (RFC 4287). Shows no page, and no author.

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use crate::app::App;
use crate::base::http::{Error, Page};
use crate::base::ids;
use crate::ideas::changes;
use crate::ideas::model::{Contest, Idea};
use crate::ideas::store::ideas::{self, Filter};

/// How many ideas a feed tells of.
const ENTRIES: i64 = 50;

struct Entry {
    id: String,
    title: String,
    address: String,
    published: String,
    text: String,
}

#[derive(Template)]
#[template(path = "ideas/feed.xml")]
struct Feed<'a> {
    page: &'a Page,
    title: String,
    own: String,
    list: String,
    updated: Timestamp,
    entries: Vec<Entry>,
}

/// `GET /ideen/<contest>.atom`
pub(super) async fn atom(app: &App, page: &Page, contest: &Contest) -> Result<Response, Error> {
    let ideas = ideas::public(&app.site("").db.read, &contest.id, &Filter::default(), ENTRIES).await?;
    let entry = |idea: &Idea| Entry {
        id: ids::urn(&idea.id),
        title: idea.title.clone(),
        address: page.absolute(&changes::address(contest, idea)),
        published: idea.published_at.unwrap_or(idea.created_at).to_string(),
        text: idea.text.clone(),
    };
    let feed = Feed {
        own: page.absolute(&format!("{}.atom", contest.address())),
        list: page.absolute(&contest.address()),
        updated: ideas.iter().filter_map(|idea| idea.published_at).max().unwrap_or(contest.updated_at),
        entries: ideas.iter().map(entry).collect(),
        title: contest.title.clone(),
        page,
    };
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed.render()?).into_response())
}
