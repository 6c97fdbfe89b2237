//! All decisions, the newest first. Shows none of the texts they were about.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::matter::{DecisionView, decision_view};
use super::words;
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::moderation::store;

/// Decisions of one page.
const PAGE: i64 = 50;

struct Row {
    kind: String,
    open: String,
    decision: DecisionView,
}

#[derive(Template)]
#[template(path = "moderation/history.html")]
struct HistoryPage<'a> {
    page: &'a Page,
    rows: Vec<Row>,
    older: Option<String>,
    newer: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Wish {
    seite: Option<i64>,
}

/// `GET /moderation/verlauf`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Viewer, Query(wish): Query<Wish>) -> Result<Response, Error> {
    viewer.staff()?;
    let number = wish.seite.unwrap_or(1).clamp(1, 10_000);
    let mut found = store::decisions(&app.site("").db.read, PAGE + 1, (number - 1) * PAGE).await?;
    let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let goes_on = found.len() > most;
    found.truncate(most);
    let row = |decision: &crate::moderation::model::Decision| Row {
        kind: words::kind(page.t, &decision.kind),
        open: page.to(&super::matter_address(&decision.kind, &decision.subject_id)),
        decision: decision_view(&app, &page, decision),
    };
    let address = |number: i64| page.to(&format!("/moderation/verlauf?seite={number}"));
    let history = HistoryPage {
        page: &page,
        rows: found.iter().map(row).collect(),
        older: goes_on.then(|| address(number + 1)),
        newer: (number > 1).then(|| address(number - 1)),
    };
    render(history).map(IntoResponse::into_response)
}
