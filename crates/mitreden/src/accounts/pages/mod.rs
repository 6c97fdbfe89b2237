//! The accounts' pages, and the one way in: whatever proved who somebody is, the session begins here.

pub(super) mod account;
pub(super) mod address;
pub(super) mod code;
pub(super) mod contributions;
pub(super) mod first;
pub(super) mod identities;
pub(super) mod link;
pub(super) mod passkeys;
pub(super) mod provider;
pub(super) mod second;
pub(super) mod sign_in;
pub(super) mod totp;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use super::model::{Person, Role, Viewer};
use super::trail::{self, Way};
use super::{device, store};
use crate::app::{App, Site};
use crate::base::dates;
use crate::base::http::{Error, Mistake, Page, show};
use crate::base::ids::Token;
use crate::config::SecondFactor;
use crate::privacy;

/// Where somebody wanted to go.
#[derive(Deserialize)]
pub(super) struct Target {
    weiter: Option<String>,
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

/// Where somebody arrives, with what, and where they want to go.
pub(super) struct Arrival<'a> {
    pub(super) site: &'a Site,
    pub(super) page: &'a Page,
    pub(super) headers: &'a HeaderMap,
    pub(super) onward: &'a str,
    pub(super) way: Way<'a>,
}

/// How good the proof is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// One factor: a letter, a link.
    One,
    /// Two at once: a passkey with its PIN or finger, a provider that asks for two.
    Two,
}

/// What a person still has to do before their pages open.
async fn second_is_due(c: &impl ConnectionTrait, site: &Site, person: &Person) -> Result<bool, Error> {
    if person.role == Role::Person {
        return Ok(false);
    }
    let required = site.config.accounts.second_factor == SecondFactor::Required;
    Ok(required || has_factor(c, &person.id).await?)
}

/// Whether somebody has a second factor.
async fn has_factor(c: &impl ConnectionTrait, person: &str) -> Result<bool, Error> {
    let totp = store::factors::totp(c, person).await?;
    Ok(totp.is_some_and(|totp| totp.confirmed_at.is_some()) || !store::factors::passkeys(c, person).await?.is_empty())
}

/// The session of this request.
fn session(page: &Page, headers: &HeaderMap) -> Option<Token> {
    page.cookies.read(headers, super::COOKIE).map(Token::from_text)
}

/// Begins a session for somebody who has proved who they are, in the caller's transaction, and answers with the next page. The secret is
/// always a new one, and what this browser was signed in as before ends: nobody can prepare a session for somebody else.
pub(super) async fn begin(c: &impl ConnectionTrait, arrival: &Arrival<'_>, person: &Person, proof: Proof) -> Result<Response, Error> {
    let Arrival { site, page, onward, way, .. } = *arrival;
    if person.blocked {
        trail::failed(c, site, person, "signin.blocked", way).await?;
        let current = site.current();
        let contact = current.config.imprint.email.as_str();
        return Ok((StatusCode::FORBIDDEN, show(BlockedPage { page, contact })?).into_response());
    }
    let cookie = open_session(c, arrival, person, proof).await?;
    let half = proof == Proof::One && second_is_due(c, site, person).await?;
    trail::noted(c, site, person, if half { "signin.begun" } else { "signin.done" }, Some(way)).await?;
    let next = if half {
        with_target("/anmelden/zweiter-schritt", onward)
    } else if privacy::pending(c, &person.id).await?.is_some() {
        // Whoever comes back to keep the account is led to the button: signing in alone keeps nothing.
        "/konto/daten".to_owned()
    } else if person.joined || !person.name.is_empty() {
        onward.to_owned()
    } else {
        with_target("/konto", onward)
    };
    Ok(([(header::SET_COOKIE, cookie)], page.see_other(&next)).into_response())
}

/// The new session and its cookie.
async fn open_session(c: &impl ConnectionTrait, arrival: &Arrival<'_>, person: &Person, proof: Proof) -> Result<HeaderValue, Error> {
    let Arrival { site, page, headers, .. } = *arrival;
    if let Some(old) = session(page, headers) {
        store::sessions::delete(c, &old).await?;
    }
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let session = store::sessions::insert(c, site, &person.id, &device::name(agent)).await?;
    if proof == Proof::Two {
        store::sessions::confirm(c, &session, site.clock.now()).await?;
    }
    let now = site.clock.now();
    store::people::join(c, &person.id, now, dates::local(now, &site.zone()).date()).await?;
    let age = store::sessions::SESSION.as_secs().unsigned_abs();
    Ok(page.cookies.set(super::COOKIE, session.reveal(), Some(age)))
}

/// Ends the session, here and in the database.
pub(super) async fn sign_out(State(app): State<App>, page: Page, viewer: Option<Viewer>, headers: HeaderMap) -> Result<Response, Error> {
    if let Some(token) = page.cookies.read(&headers, super::COOKIE) {
        let site = app.site("");
        let tx = site.db.begin().await?;
        if let Some(viewer) = viewer {
            trail::noted(&tx, site, &passkeys::own(site, &viewer).await?, "signout.done", None).await?;
        }
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

/// Where the page of a second factor leads on to: where somebody wanted to go, or back to the account.
fn beyond(page: &Page, onward: &str) -> String {
    page.to(if onward == "/" { "/konto" } else { onward })
}

/// An address of ours that remembers where to go afterwards.
fn with_target(path: &str, onward: &str) -> String {
    if onward == "/" {
        return path.to_owned();
    }
    let onward: String = url::form_urlencoded::byte_serialize(onward.as_bytes()).collect();
    let mark = if path.contains('?') { '&' } else { '?' };
    format!("{path}{mark}weiter={onward}")
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
        assert_eq!(with_target("/konto?neu", "/raeume"), "/konto?neu&weiter=%2Fraeume");
    }
}
