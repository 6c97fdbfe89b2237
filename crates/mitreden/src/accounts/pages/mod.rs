//! The accounts' pages, and the one way in: whatever proved who somebody is, the session begins here.

pub(super) mod account;
pub(super) mod address;
pub(super) mod code;
pub(super) mod link;
pub(super) mod sign_in;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use super::model::Person;
use super::{device, store};
use crate::app::{App, Site};
use crate::base::http::{Error, Page, show};
use crate::base::ids::Token;

/// Where somebody wanted to go.
#[derive(Deserialize)]
pub(super) struct Target {
    weiter: Option<String>,
}

/// What is to be mended in a form.
pub(super) struct Mistake {
    field: &'static str,
    message: String,
}

impl Mistake {
    fn one(field: &'static str, message: String) -> Vec<Mistake> {
        vec![Mistake { field, message }]
    }
}

/// What is wrong with a field, empty if nothing.
fn error_of(mistakes: &[Mistake], field: &str) -> String {
    mistakes.iter().find(|mistake| mistake.field == field).map(|mistake| mistake.message.clone()).unwrap_or_default()
}

/// 422 when there is something to mend.
fn status_of(mistakes: &[Mistake]) -> StatusCode {
    if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

#[derive(Template)]
#[template(path = "accounts/blocked.html")]
struct BlockedPage<'a> {
    page: &'a Page,
    contact: &'a str,
}

/// Begins a session for somebody who has proved who they are, in the caller's transaction, and answers with the next page. The secret is
/// always a new one, and what this browser was signed in as before ends: nobody can prepare a session for somebody else.
async fn begin(c: &impl ConnectionTrait, site: &Site, page: &Page, headers: &HeaderMap, person: &Person, onward: &str) -> Result<Response, Error> {
    if person.blocked {
        let contact = site.config.imprint.email.as_str();
        return Ok((StatusCode::FORBIDDEN, show(BlockedPage { page, contact })?).into_response());
    }
    if let Some(old) = page.cookies.read(headers, super::COOKIE) {
        store::sessions::delete(c, &Token::from_text(old)).await?;
    }
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let session = store::sessions::insert(c, site, &person.id, &device::name(agent)).await?;
    store::people::join(c, &person.id, site.clock.now()).await?;
    let age = store::sessions::SESSION.as_secs().unsigned_abs();
    let cookie = page.cookies.set(super::COOKIE, session.reveal(), Some(age));
    let next = if person.joined || !person.name.is_empty() { onward.to_owned() } else { with_target("/konto", onward) };
    Ok(([(header::SET_COOKIE, cookie)], page.see_other(&next)).into_response())
}

/// Ends the session, here and in the database.
pub(super) async fn sign_out(State(app): State<App>, page: Page, headers: HeaderMap) -> Result<Response, Error> {
    if let Some(token) = page.cookies.read(&headers, super::COOKIE) {
        let tx = app.site("").db.begin().await?;
        store::sessions::delete(&tx, &Token::from_text(token)).await?;
        tx.commit().await?;
    }
    let cookie = page.cookies.clear(super::COOKIE);
    Ok(([(header::SET_COOKIE, cookie)], page.see_other("/")).into_response())
}

/// Where to go afterwards: a path of this portal, never another host.
fn local(target: Option<String>) -> String {
    let target = target.unwrap_or_default();
    let plain = target.starts_with('/') && !target.starts_with("//") && !target.chars().any(|c| c == '\\' || c.is_control());
    // Nobody needs longer ones, and this is stored.
    if plain && target.len() <= 1000 { target } else { "/".to_owned() }
}

/// An address of ours that remembers where to go afterwards.
fn with_target(path: &str, onward: &str) -> String {
    if onward == "/" {
        return path.to_owned();
    }
    let onward: String = url::form_urlencoded::byte_serialize(onward.as_bytes()).collect();
    format!("{path}?weiter={onward}")
}

#[cfg(test)]
mod tests {
    use super::{local, with_target};

    #[test]
    fn only_local_paths_are_followed() {
        let long = format!("/{}", "a".repeat(2000));
        for bad in ["https://example.org", "//example.org", "/\\example.org", "raeume", "", "/a\r\nb", "/\t/example.org", "javascript:alert(1)", &long] {
            assert_eq!(local(Some(bad.to_owned())), "/", "{bad}");
        }
        assert_eq!(local(Some("/raeume/saal?mitreden".to_owned())), "/raeume/saal?mitreden");
        assert_eq!(with_target("/konto", "/raeume/saal?a=b&c"), "/konto?weiter=%2Fraeume%2Fsaal%3Fa%3Db%26c");
        assert_eq!(with_target("/konto", "/"), "/konto");
    }
}
