//! All public drafts. Changes nothing.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

use super::{Step, day, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::drafts::model::Draft;
use crate::drafts::store;

/// A draft in the list.
pub(super) struct Line {
    pub(super) address: String,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) phase: String,
    pub(super) mood: &'static str,
    /// "Version 2 · Kommentare bis 4. März 2021".
    pub(super) about: String,
}

impl Line {
    pub(super) fn of(app: &App, page: &Page, draft: &Draft, address: &str) -> Self {
        let version = if draft.is_public() { page.t.msg_drafts_version(draft.newest) } else { page.t.msg_drafts_unpublished() };
        let window = super::reading::window(app, page, draft);
        let about = [version, window].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        Self {
            address: page.to(address),
            title: draft.title.clone(),
            summary: draft.summary.clone(),
            phase: words::phase(page.t, draft.phase),
            mood: words::mood(draft.phase),
            about,
        }
    }
}

#[derive(Template)]
#[template(path = "drafts/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    lines: Vec<Line>,
    staff: bool,
    trail: Vec<Step>,
}

/// `GET /strategie`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>) -> Result<Response, Error> {
    let drafts = store::list(&app.site("").db.read).await?;
    let lines = drafts.iter().filter(|draft| draft.is_public()).map(|draft| Line::of(&app, &page, draft, &draft.address())).collect();
    let mut trail = super::trail(&page, None);
    trail.pop();
    render(ListPage { lines, staff: viewer.is_some_and(|viewer| viewer.is_staff()), trail, page: &page }).map(IntoResponse::into_response)
}

/// When a decision was made, in a sentence.
pub(super) fn decided(app: &App, page: &Page, draft: &Draft) -> Option<String> {
    let at = draft.decided_on?.to_zoned(app.site("").zone()).ok()?;
    Some(page.t.msg_drafts_decided_on(day(app, page, at.timestamp())))
}
