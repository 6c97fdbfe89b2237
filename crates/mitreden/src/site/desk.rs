//! The staff's desk: one link for each page of theirs. Which there are and who sees them stands in `routes`.

use askama::Template;
use axum::response::Html;

use crate::accounts::Viewer;
use crate::base::http::{Error, Page, show};

#[derive(Template)]
#[template(path = "site/desk.html")]
struct DeskPage {
    page: Page,
}

/// Shows what this person may open.
pub(super) async fn page(page: Page, viewer: Viewer) -> Result<Html<String>, Error> {
    viewer.staff()?;
    show(DeskPage { page })
}
