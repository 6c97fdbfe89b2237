//! The receipt of a comment: what became of it, for its author alone, without an account. Changes nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::comments::model::State as Stage;
use crate::comments::{store, subjects};
use crate::moderation::{self, Standing};

#[derive(Template)]
#[template(path = "comments/receipt.html")]
struct ReceiptPage<'a> {
    page: &'a Page,
    name: String,
    text: String,
    /// `waiting`, `public`, `rejected` or `removed`.
    state: &'static str,
    about: String,
    back: String,
    /// What was decided last, if somebody decided.
    standing: Option<Standing>,
    has_email: bool,
}

/// `GET /kommentare/beleg/{id}/{key}`
pub(super) async fn show(State(app): State<App>, page: Page, Path((id, key)): Path<(String, String)>) -> Result<Response, Error> {
    let site = app.site("");
    if !super::is_key(site, &id, &key) {
        return Err(Error::NotFound);
    }
    // What has been forgotten was there once.
    let comment = store::by_id(&site.db.read, &id).await?.ok_or(Error::Gone)?;
    let subject = subjects::find(site, &comment.subject_kind, &comment.subject()).await?;
    let (about, address) = subject.map(|subject| (subject.title, subject.address)).unwrap_or_default();
    let standing = moderation::standing(site, &page, "comment", &id).await?;
    let state = match comment.state {
        Stage::Waiting => "waiting",
        Stage::Public => "public",
        Stage::Rejected => "rejected",
        Stage::Removed => "removed",
    };
    let back = if comment.state == Stage::Public { format!("{address}#kommentar-{id}") } else { address };
    let receipt =
        ReceiptPage { page: &page, state, about, back: page.to(&back), standing, has_email: comment.email.is_some(), name: comment.name, text: comment.text };
    render(receipt).map(IntoResponse::into_response)
}
