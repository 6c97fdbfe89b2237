//! The receipt of an idea: its number and what became of it, for its author alone, without an account. Changes nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::{is_key, words};
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::ideas::changes;
use crate::ideas::model::State as Stand;
use crate::ideas::store::{self, ideas};
use crate::moderation::{self, Standing};

#[derive(Template)]
#[template(path = "ideas/receipt.html")]
struct ReceiptPage<'a> {
    page: &'a Page,
    contest: String,
    back: String,
    number: i64,
    title: String,
    text: String,
    /// `waiting`, `public`, `rejected` or `removed`.
    state: &'static str,
    status: String,
    address: String,
    /// What was decided last, if somebody decided.
    standing: Option<Standing>,
    /// How many files came with it.
    files: usize,
    /// Letters can be written.
    writes: bool,
}

/// `GET /ideen/beleg/{id}/{key}`
pub(super) async fn show(State(app): State<App>, page: Page, Path((id, key)): Path<(String, String)>) -> Result<Response, Error> {
    let site = app.site("");
    if !is_key(site, &id, &key) {
        return Err(Error::NotFound);
    }
    // What has been forgotten was there once.
    let idea = ideas::by_id(&site.db.read, &id).await?.ok_or(Error::Gone)?;
    let contest = store::by_id(&site.db.read, &idea.contest).await?.ok_or(Error::Gone)?;
    let taken = matches!(idea.state, Stand::Rejected | Stand::Removed);
    let standing = if taken { moderation::standing(site, &page, "idea", &id).await? } else { None };
    let receipt = ReceiptPage {
        back: page.to(&contest.address()),
        number: idea.number,
        state: idea.state.word(),
        status: words::status(page.t, idea.status),
        address: page.to(&changes::address(&contest, &idea)),
        files: store::files::of_idea(&site.db.read, &id).await?.len(),
        writes: idea.email.is_some() || idea.person.is_some(),
        contest: contest.title,
        title: idea.title,
        text: idea.text,
        standing,
        page: &page,
    };
    render(receipt).map(IntoResponse::into_response)
}
