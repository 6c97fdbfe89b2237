//! Signing in and out. The link's page changes nothing: mail scanners open links, only its button signs in.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::store;
use crate::app::App;
use crate::base::http::{Caller, Error, Form, Page, show};
use crate::base::ids::Token;

#[derive(Deserialize)]
pub(super) struct Target {
    weiter: Option<String>,
}

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    page: Page,
}

#[derive(Template)]
#[template(path = "accounts/link.html")]
struct LinkPage {
    page: Page,
    name: String,
    onward: String,
}

/// Explains how one signs in.
pub(super) async fn sign_in(page: Page) -> Result<Response, Error> {
    Ok(show(SignInPage { page })?.into_response())
}

/// The page of a one-time link, with its one button.
pub(super) async fn link(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    Path(token): Path<String>,
    Query(target): Query<Target>,
) -> Result<Response, Error> {
    let site = app.site("");
    site.attempts.sign_in.count(caller.key())?;
    let person = store::person_of_link(&site.db.read, &Token::from_text(&token), site.clock.now()).await?;
    let name = person.ok_or(Error::Gone)?.name;
    Ok(show(LinkPage { page, name, onward: local(target.weiter) })?.into_response())
}

/// Uses the link up and signs in.
pub(super) async fn use_link(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    Path(token): Path<String>,
    Form(target): Form<Target>,
) -> Result<Response, Error> {
    let site = app.site("");
    site.attempts.sign_in.count(caller.key())?;
    let (token, now) = (Token::from_text(&token), site.clock.now());
    let tx = site.db.begin().await?;
    let person = store::person_of_link(&tx, &token, now).await?.ok_or(Error::Gone)?;
    if !store::use_link(&tx, &token, now).await? {
        return Err(Error::Gone);
    }
    let session = store::insert_session(&tx, site, &person.person).await?;
    tx.commit().await?;
    let age = store::SESSION.as_secs().unsigned_abs();
    let cookie = page.cookies.set(super::COOKIE, session.reveal(), Some(age));
    Ok(([(header::SET_COOKIE, cookie)], page.see_other(&local(target.weiter))).into_response())
}

/// Ends the session, here and in the database.
pub(super) async fn sign_out(State(app): State<App>, page: Page, headers: HeaderMap) -> Result<Response, Error> {
    if let Some(token) = page.cookies.read(&headers, super::COOKIE) {
        let tx = app.site("").db.begin().await?;
        store::delete_session(&tx, &Token::from_text(token)).await?;
        tx.commit().await?;
    }
    let cookie = page.cookies.clear(super::COOKIE);
    Ok(([(header::SET_COOKIE, cookie)], page.see_other("/")).into_response())
}

/// Where to go afterwards: a path of this portal, never another host.
fn local(target: Option<String>) -> String {
    let target = target.unwrap_or_default();
    let plain = target.starts_with('/') && !target.starts_with("//") && !target.chars().any(|c| c == '\\' || c.is_control());
    if plain { target } else { "/".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn only_local_paths_are_followed() {
        for bad in ["https://example.org", "//example.org", "/\\example.org", "raeume", "", "/a\r\nb", "javascript:alert(1)"] {
            assert_eq!(local(Some(bad.to_owned())), "/", "{bad}");
        }
        assert_eq!(local(Some("/raeume/saal?mitreden".to_owned())), "/raeume/saal?mitreden");
    }
}
