//! The page of a one-time link. It changes nothing when it is opened: mail scanners open links, only its button signs in.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{Html, Response};

use super::{Arrival, Proof, Target, begin, local};
use crate::accounts::store;
use crate::accounts::trail::Way;
use crate::app::App;
use crate::base::http::{Caller, Error, Form, Page, show};
use crate::base::ids::Token;

#[derive(Template)]
#[template(path = "accounts/link.html")]
struct LinkPage {
    page: Page,
    name: String,
    onward: String,
}

/// The page with its one button.
pub(in crate::accounts) async fn page(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    Path(token): Path<String>,
    Query(target): Query<Target>,
) -> Result<Html<String>, Error> {
    let site = app.site("");
    site.attempts.sign_in.count(caller.key())?;
    let person = store::people::person_of_link(&site.db.read, &Token::from_text(&token), site.clock.now()).await?;
    let name = person.ok_or(Error::Gone)?.name;
    show(LinkPage { page, name, onward: local(target.weiter) })
}

/// Uses the link up and signs in.
pub(in crate::accounts) async fn enter(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    Path(token): Path<String>,
    headers: HeaderMap,
    Form(target): Form<Target>,
) -> Result<Response, Error> {
    let site = app.site("");
    site.attempts.sign_in.count(caller.key())?;
    let (token, now) = (Token::from_text(&token), site.clock.now());
    let tx = site.db.begin().await?;
    let person = store::people::person_of_link(&tx, &token, now).await?.ok_or(Error::Gone)?;
    if !store::people::use_link(&tx, &token, now).await? {
        return Err(Error::Gone);
    }
    let onward = local(target.weiter);
    let answer = begin(&tx, &Arrival { site, page: &page, headers: &headers, onward: &onward, way: Way::Link }, &person, Proof::One).await?;
    tx.commit().await?;
    Ok(answer)
}
