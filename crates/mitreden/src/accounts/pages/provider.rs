//! The way to another provider and back. What it says is checked by oidc; whose account it opens is decided here.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use subtle::ConstantTimeEq;

use super::identities::Stranger;
use super::passkeys::may_change;
use super::sign_in::{Notice, Shown, ways};
use super::{Arrival, Proof, Target, begin, identities, local};
use crate::accounts::model::{Person, Role, Viewer};
use crate::accounts::oidc::{Asked, Fault, Question, Who};
use crate::accounts::trail::Way;
use crate::accounts::{granted, letters, store};
use crate::app::App;
use crate::base::http::{Caller, Error, Form, Page, show};
use crate::base::ids::Token;

/// Cookie of a browser that is on its way to a provider and back; without prefix.
const AWAY: &str = "mitreden-anbieter";

/// How long somebody may stay at the provider, in seconds: as long as the question is kept.
const AWAY_SECONDS: u64 = 600;

/// Kind of the ceremonies that hold a question.
const KIND: &str = "oidc";

/// What a provider sends somebody back with (RFC 6749 section 4.1.2, RFC 9207).
#[derive(Deserialize)]
pub(in crate::accounts) struct Answer {
    #[serde(default)]
    state: String,
    code: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

/// The page between: a form may not be answered with an address of another host (`form-action` of our policy also counts redirects, and a
/// broker behind the provider may add more of them).
#[derive(Template)]
#[template(path = "accounts/leave.html")]
struct LeavePage<'a> {
    page: &'a Page,
    name: &'a str,
    address: &'a str,
}

/// What went wrong on the way, for people.
#[derive(Clone, Copy)]
pub(super) enum Trouble {
    /// They did not want to.
    Cancelled,
    /// The provider cannot be asked.
    Down,
    /// The provider's answer does not hold.
    Wrong,
    /// It took too long, it is another browser, or the answer was used before.
    Over,
}

/// The ways in again, with what went wrong.
pub(super) fn trouble(asked: Asked<'_>, page: &Page, trouble: Trouble, onward: &str) -> Result<Response, Error> {
    let (t, name) = (page.t, asked.settings.name.as_str());
    let (status, kind, title, text) = match trouble {
        Trouble::Cancelled => (StatusCode::OK, "info", t.msg_accounts_provider_cancelled_title(), t.msg_accounts_provider_cancelled_text(name)),
        Trouble::Down => (StatusCode::BAD_GATEWAY, "warning", t.msg_accounts_provider_down_title(name), t.msg_accounts_provider_down_text()),
        Trouble::Wrong => (StatusCode::BAD_GATEWAY, "warning", t.msg_accounts_provider_wrong_title(name), t.msg_accounts_provider_wrong_text()),
        Trouble::Over => (StatusCode::GONE, "warning", t.msg_accounts_provider_over_title(), t.msg_accounts_provider_over_text(name)),
    };
    ways(asked.site, page, status, Shown { onward: onward.to_owned(), notice: Some(Notice { kind, title, text }), ..Shown::default() })
}

fn noted(asked: Asked<'_>, page: &Page, fault: &Fault, onward: &str) -> Result<Response, Error> {
    tracing::warn!(provider = asked.id, %fault, "a provider is of no use for signing in");
    trouble(asked, page, if matches!(fault, Fault::Down(_)) { Trouble::Down } else { Trouble::Wrong }, onward)
}

/// Sends somebody to a provider to sign in.
pub(in crate::accounts) async fn start(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    Path(id): Path<String>,
    Form(target): Form<Target>,
) -> Result<Response, Error> {
    let site = app.site("");
    site.attempts.sign_in.count(caller.key())?;
    let asked = Asked::find(site, &id).ok_or(Error::NotFound)?;
    leave(&app, asked, &page, None, &local(target.weiter)).await
}

/// Sends somebody to a provider. `person`: whose account the identity is to be joined to.
pub(super) async fn leave(app: &App, asked: Asked<'_>, page: &Page, person: Option<&str>, onward: &str) -> Result<Response, Error> {
    // The provider sends them back to one address for all languages: theirs travels with where they want to go.
    let (address, question) = match app.providers.ask(asked, &page.to(onward)).await {
        Ok(found) => found,
        Err(fault) => return noted(asked, page, &fault, onward),
    };
    let site = asked.site;
    let token = site.ids.token();
    let state = serde_json::to_string(&question).map_err(anyhow::Error::from)?;
    let tx = site.db.begin().await?;
    store::factors::begin(&tx, &token.hash(), KIND, person, &state, site.clock.now()).await?;
    tx.commit().await?;
    let cookie = page.cookies.set(AWAY, token.reveal(), Some(AWAY_SECONDS));
    let html = show(LeavePage { page, name: &asked.settings.name, address: address.as_str() })?;
    Ok(([(header::SET_COOKIE, cookie), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], html).into_response())
}

/// Somebody comes back from a provider.
pub(in crate::accounts) async fn answer(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    Query(answer): Query<Answer>,
) -> Result<Response, Error> {
    let site = app.site("");
    site.attempts.sign_in.count(caller.key())?;
    let asked = Asked::find(site, &id).ok_or(Error::NotFound)?;
    // Without its question the cookie stays: the real answer may still come.
    let Some((person, question)) = taken(asked, &page, &headers, &answer).await? else { return trouble(asked, &page, Trouble::Over, "/") };
    let back = Back { app: &app, asked, page: &page, headers: &headers, viewer: viewer.as_ref(), question: &question };
    let mut response = back.settle(person, &answer).await?;
    response.headers_mut().append(header::SET_COOKIE, page.cookies.clear(AWAY));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The question that this answer belongs to, used up: it is this browser's, and the answer repeats its state.
async fn taken(asked: Asked<'_>, page: &Page, headers: &HeaderMap, answer: &Answer) -> Result<Option<(Option<String>, Question)>, Error> {
    let Some(token) = page.cookies.read(headers, AWAY).map(Token::from_text) else { return Ok(None) };
    let (site, hash) = (asked.site, token.hash());
    let tx = site.db.begin().await?;
    let Some(kept) = store::identities::asked(&tx, &hash, KIND, site.clock.now()).await? else { return Ok(None) };
    let question: Question = serde_json::from_str(&kept.state).map_err(anyhow::Error::from)?;
    let same: bool = question.state.as_bytes().ct_eq(answer.state.as_bytes()).into();
    // Another site can send somebody here with anything; it may not use up what the real answer needs.
    if !same || question.provider != asked.id || answer.iss.as_ref().is_some_and(|iss| *iss != asked.settings.issuer) {
        return Ok(None);
    }
    let mine = store::factors::finish(&tx, &hash, KIND, site.clock.now()).await?.is_some();
    tx.commit().await?;
    Ok(mine.then_some((kept.person_id, question)))
}

/// Somebody who came back with an answer to their own question.
struct Back<'a> {
    app: &'a App,
    asked: Asked<'a>,
    page: &'a Page,
    headers: &'a HeaderMap,
    viewer: Option<&'a Viewer>,
    question: &'a Question,
}

impl Back<'_> {
    async fn settle(&self, person: Option<String>, answer: &Answer) -> Result<Response, Error> {
        let onward = self.question.onward.as_str();
        let code = match (&answer.error, &answer.code) {
            (None, Some(code)) => code,
            (Some(error), _) if error == "access_denied" => return trouble(self.asked, self.page, Trouble::Cancelled, onward),
            (error, _) => {
                let known = ["server_error", "temporarily_unavailable", "invalid_scope", "invalid_request", "unauthorized_client", "login_required"];
                let error = error.as_deref().and_then(|error| known.into_iter().find(|known| *known == error)).unwrap_or("another error");
                return noted(self.asked, self.page, &Fault::Down(format!("it answers {error}")), onward);
            }
        };
        let who = match self.app.providers.who(self.asked, self.question, code).await {
            Ok(who) => who,
            Err(fault) => {
                self.asked.site.refused.count(Way::Provider(self.asked.id));
                return noted(self.asked, self.page, &fault, onward);
            }
        };
        match person {
            Some(person) => self.join(&person, &who).await,
            None => self.sign_in(who).await,
        }
    }

    /// Joins the identity to the account from which somebody asked for it.
    async fn join(&self, person: &str, who: &Who) -> Result<Response, Error> {
        let Some(viewer) = self.viewer.filter(|viewer| viewer.person == person) else {
            return trouble(self.asked, self.page, Trouble::Over, "/konto");
        };
        may_change(viewer)?;
        identities::join(self.asked, self.page, viewer, &who.issuer, &who.subject, &self.question.onward).await
    }

    async fn sign_in(&self, who: Who) -> Result<Response, Error> {
        let (site, page) = (self.asked.site, self.page);
        let tx = site.db.begin().await?;
        let person = match store::identities::owner(&tx, &who.issuer, &who.subject).await? {
            Some(id) => store::people::person(&tx, &id).await?,
            None => self.by_address(&tx, &who).await?,
        };
        let Some(person) = person else {
            site.refused.count(Way::Provider(self.asked.id));
            let stranger = Stranger::new(self.asked.id, who, &self.question.onward);
            let response = stranger.wait(&tx, site, page, self.viewer.is_some()).await?;
            tx.commit().await?;
            return Ok(response);
        };
        let person = granted::settle(&tx, self.asked, &who, person).await?;
        let arrival = Arrival { site, page, headers: self.headers, onward: &self.question.onward, way: Way::Provider(self.asked.id) };
        let response = begin(&tx, &arrival, &person, Proof::One).await?;
        tx.commit().await?;
        Ok(response)
    }

    /// The account of an address that a trusted provider has checked, made when there is none. Anything less opens no account: an address that
    /// somebody merely claims is not theirs.
    async fn by_address(&self, tx: &impl ConnectionTrait, who: &Who) -> Result<Option<Person>, Error> {
        let site = self.asked.site;
        let Some(address) = who.email.as_ref().filter(|_| self.asked.settings.trusted && who.verified) else { return Ok(None) };
        let now = site.clock.now();
        let fresh = Person {
            id: site.ids.id(),
            name: String::new(),
            role: Role::Person,
            email: Some(address.clone()),
            language: self.page.language,
            blocked: false,
            joined: false,
        };
        let is_new = store::people::insert(tx, &fresh, now).await?;
        let person = store::people::by_address(tx, address).await?.ok_or(Error::Gone)?;
        store::identities::insert(tx, &who.issuer, &who.subject, &person.id, now).await?;
        if !is_new {
            site.outbox.enqueue(tx, letters::joined(site, &person, address, &self.asked.settings.name)).await?;
        }
        Ok(Some(person))
    }
}
