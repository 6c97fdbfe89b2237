//! The list of decisions, page by page, also of one body alone. Shows no decision in full.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{Line, Step};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::decisions::model::{Body, Cursor};
use crate::decisions::store;

/// Decisions of one page.
const PAGE: usize = 30;

#[derive(Deserialize)]
pub(super) struct Wish {
    gremium: Option<String>,
    vor: Option<String>,
}

struct BodyLink {
    address: String,
    label: String,
    chosen: bool,
}

/// The decisions of one year.
struct Year {
    year: i16,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "decisions/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    years: Vec<Year>,
    bodies: Vec<BodyLink>,
    chosen: bool,
    older: Option<String>,
    newest: Option<String>,
    staff: bool,
    trail: Vec<Step>,
}

/// `GET /beschluesse`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let read = &app.site("").db.read;
    let bodies = store::bodies(read).await?;
    // A body or cursor that is none narrows nothing: it stands in an address that somebody has shortened.
    let body: Option<Body> = wish.gremium.and_then(|id| bodies.iter().find(|body| body.id == id).cloned());
    let below: Option<Cursor> = wish.vor.as_deref().and_then(|text| text.parse().ok());
    let chosen = body.as_ref().map(|body| body.id.as_str());
    let mut decisions = store::page(read, below.as_ref(), chosen, i64::try_from(PAGE).unwrap_or(i64::MAX) + 1).await?;
    let goes_on = decisions.len() > PAGE;
    decisions.truncate(PAGE);
    let end = decisions.last().map(|last| Cursor { day: last.day, id: last.id.clone() });
    let mut years: Vec<Year> = Vec::new();
    for decision in &decisions {
        let year = decision.day.year();
        if years.last().is_none_or(|last| last.year != year) {
            years.push(Year { year, lines: Vec::new() });
        }
        if let Some(last) = years.last_mut() {
            last.lines.push(Line::of(&page, decision));
        }
    }
    let link = |body: &Body| BodyLink { address: address(&page, Some(&body.id), None), chosen: chosen == Some(body.id.as_str()), label: body.name.clone() };
    render(ListPage {
        page: &page,
        years,
        older: end.filter(|_| goes_on).map(|end| address(&page, chosen, Some(&end))),
        newest: below.is_some().then(|| address(&page, chosen, None)),
        chosen: chosen.is_some(),
        bodies: if bodies.len() > 1 { bodies.iter().map(link).collect() } else { Vec::new() },
        staff: viewer.as_ref().is_some_and(Viewer::is_staff),
        trail: super::trail(&page).into_iter().take(1).collect(),
    })
    .map(IntoResponse::into_response)
}

/// The list's address; neither part needs to be escaped.
fn address(page: &Page, body: Option<&str>, below: Option<&Cursor>) -> String {
    let parts: Vec<String> = body.map(|body| format!("gremium={body}")).into_iter().chain(below.map(|below| format!("vor={below}"))).collect();
    page.to(&if parts.is_empty() { "/beschluesse".to_owned() } else { format!("/beschluesse?{}", parts.join("&")) })
}
