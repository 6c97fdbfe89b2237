//! The addresses for programs: lists, single things, their description, and a page about them for people.

use askama::Template;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{Html, Response};
use axum::routing::get;

use super::openapi;
use crate::app::{App, Routes};
use crate::base::http::record::{Asked, answer};
use crate::base::http::{Error, Page, show};
use crate::base::i18n::Words;
use crate::base::ids::is_id;
use crate::{decisions, drafts, groups, ideas, measures, news, programme, topics, trace};

/// The addresses for programs.
pub fn routes() -> Routes {
    Routes::new()
        .route("/api", get(about))
        .route("/api/openapi.json", get(description))
        .route("/api/v1/termine", get(events))
        .route("/api/v1/aktuelles", get(articles))
        .route("/api/v1/arbeitsgruppen", get(groups_))
        .route("/api/v1/themen", get(topics_))
        .route("/api/v1/ideen", get(ideas_))
        .route("/api/v1/beschluesse", get(decisions_))
        .route("/api/v1/massnahmen", get(measures_))
        .route("/api/v1/massnahmen/{id}", get(measure))
        .route("/api/v1/strategie", get(drafts_))
        .route("/api/v1/strategie/{id}", get(draft))
        .route("/api/v1/spur/{place}/{id}", get(chain))
}

/// The query of a list as it came.
type Query_ = Result<Query<Asked>, QueryRejection>;

/// Answers a page of a list of a feature.
macro_rules! list {
    ($(#[doc = $doc:literal])+ $name:ident, $feature:ident) => {
        $(#[doc = $doc])+
        async fn $name(State(app): State<App>, headers: HeaderMap, asked: Query_) -> Result<Response, Error> {
            let Query(asked) = asked?;
            answer(&headers, &$feature::listed(app.site(""), &asked.wanted()?).await?)
        }
    };
}

list!(
    /// `GET /api/v1/termine`
    events, programme
);
list!(
    /// `GET /api/v1/aktuelles`
    articles, news
);
list!(
    /// `GET /api/v1/arbeitsgruppen`
    groups_, groups
);
list!(
    /// `GET /api/v1/themen`
    topics_, topics
);
list!(
    /// `GET /api/v1/ideen`
    ideas_, ideas
);
list!(
    /// `GET /api/v1/beschluesse`
    decisions_, decisions
);
list!(
    /// `GET /api/v1/massnahmen`
    measures_, measures
);
list!(
    /// `GET /api/v1/strategie`
    drafts_, drafts
);

/// `GET /api/v1/massnahmen/{id}`
async fn measure(State(app): State<App>, headers: HeaderMap, path: Result<Path<String>, PathRejection>) -> Result<Response, Error> {
    let Path(id) = path?;
    if !is_id(&id) {
        return Err(Error::NotFound);
    }
    answer(&headers, &measures::entry(app.site(""), &id).await?.ok_or(Error::NotFound)?)
}

/// `GET /api/v1/strategie/{id}`
async fn draft(State(app): State<App>, headers: HeaderMap, path: Result<Path<String>, PathRejection>) -> Result<Response, Error> {
    let Path(id) = path?;
    answer(&headers, &drafts::entry(app.site(""), &id).await?.ok_or(Error::NotFound)?)
}

/// `GET /api/v1/spur/{place}/{id}`
async fn chain(State(app): State<App>, headers: HeaderMap, path: Result<Path<(String, String)>, PathRejection>) -> Result<Response, Error> {
    let Path((place, id)) = path?;
    answer(&headers, &trace::chain(app.site(""), &place, &id).await?.ok_or(Error::NotFound)?)
}

/// `GET /api/openapi.json`
async fn description(State(app): State<App>, page: Page, headers: HeaderMap) -> Result<Response, Error> {
    answer(&headers, &openapi::description(&app.site("").base_url, &page.brand.name))
}

/// A line of the page about the addresses.
struct Line {
    path: &'static str,
    what: String,
}

#[derive(Template)]
#[template(path = "api/about.html")]
struct AboutPage {
    page: Page,
    lines: Vec<Line>,
    description: String,
}

/// `GET /api`
async fn about(page: Page) -> Result<Html<String>, Error> {
    let line = |(path, summary): (&'static str, &'static str)| Line { path, what: words(page.t, path, summary) };
    show(AboutPage { lines: openapi::table().into_iter().map(line).collect(), description: page.absolute(super::DESCRIPTION), page })
}

/// What stands at an address, in words of the page's language.
fn words(t: &Words, path: &str, summary: &str) -> String {
    match path {
        "/api/v1/termine" => t.msg_api_events(),
        "/api/v1/aktuelles" => t.msg_api_articles(),
        "/api/v1/arbeitsgruppen" => t.msg_api_groups(),
        "/api/v1/themen" => t.msg_api_topics(),
        "/api/v1/ideen" => t.msg_api_ideas(),
        "/api/v1/beschluesse" => t.msg_api_decisions(),
        "/api/v1/massnahmen" => t.msg_api_measures(),
        "/api/v1/massnahmen/{id}" => t.msg_api_measure(),
        "/api/v1/strategie" => t.msg_api_drafts(),
        "/api/v1/strategie/{id}" => t.msg_api_draft(),
        "/api/v1/spur/{place}/{id}" => t.msg_api_chain(),
        _ => summary.to_owned(),
    }
}
