//! Who may not write for a while, and the end of that. Knows nobody's name: a block has none.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::moderation::{block, store};

struct Row {
    id: String,
    reason: String,
    since: String,
    until: String,
}

#[derive(Template)]
#[template(path = "moderation/blocks.html")]
struct BlocksPage<'a> {
    page: &'a Page,
    rows: Vec<Row>,
}

/// `GET /moderation/sperren`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.staff()?;
    let site = app.site("");
    let row = |row: store::BlockRow| Row {
        id: row.id,
        reason: super::reason_of(page.t, &row.reason),
        since: super::moment(&app, &page, row.created_at.0),
        until: super::moment(&app, &page, row.until.0),
    };
    let rows = store::blocks(&site.db.read, site.clock.now()).await?.into_iter().map(row).collect();
    render(BlocksPage { page: &page, rows }).map(IntoResponse::into_response)
}

/// `POST /moderation/sperren/{id}`
pub(super) async fn lift(State(app): State<App>, page: Page, viewer: Viewer, Path(id): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    block::lift(app.site(""), &viewer, &id).await?;
    Ok(page.see_other("/moderation/sperren").into_response())
}
