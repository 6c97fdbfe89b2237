//! The chain of one thing on a page of its own: for what has none, such as a question. Changes nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::panel::{Panel, panel};
use super::{about, named, word};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show as render};

#[derive(Template)]
#[template(path = "trace/show.html")]
struct ShowPage<'a> {
    page: &'a Page,
    kind: String,
    title: String,
    about: String,
    address: String,
    hidden: bool,
    panel: Panel,
}

/// `GET /spur/{place}/{id}`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>, Path((place, id)): Path<(String, String)>) -> Result<Response, Error> {
    let thing = named(&app, &place, &id, viewer.as_ref().is_some_and(Viewer::is_staff)).await?;
    let panel = panel(&app, &page, viewer.as_ref(), &thing.point).await?;
    let (kind, about, address) = (word(&page, &thing.point), about(&app, &page, &thing), page.to(&thing.address));
    render(ShowPage { page: &page, kind, about, address, hidden: !thing.is_public, title: thing.title, panel }).map(IntoResponse::into_response)
}
