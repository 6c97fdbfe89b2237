//! Identities at other providers: one that has no account yet, and those of an account. Asks no provider.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::passkeys::{may_change, own};
use super::sign_in::Notice;
use super::{local, provider};
use crate::accounts::model::{Person, Viewer};
use crate::accounts::oidc::{Asked, Who};
use crate::accounts::store::identities::{self, Identity};
use crate::accounts::{letters, store};
use crate::app::{App, Site};
use crate::audit;
use crate::base::dates;
use crate::base::http::{Caller, Error, Form, Page, show};
use crate::base::ids::{Token, hex};

/// Cookie of a browser whose identity waits for an account; without prefix.
const WAITING: &str = "mitreden-verbinden";

/// How long it waits, in seconds.
const WAITING_SECONDS: u64 = 3600;

/// Where it is asked whether an identity is to be joined to the account.
const CONNECT: &str = "/konto/verbinden";

/// Somebody whom a provider knows and this portal does not. Which account is theirs they show by a letter, and then say so once.
#[derive(Serialize, Deserialize)]
pub(super) struct Stranger {
    provider: String,
    issuer: String,
    subject: String,
    /// The address the provider gave, to be typed less; proves nothing.
    pub(super) email: String,
    onward: String,
}

impl Stranger {
    pub(super) fn new(provider: &str, who: Who, onward: &str) -> Self {
        let email = who.email.map(|email| email.as_str().to_owned()).unwrap_or_default();
        Self { provider: provider.to_owned(), issuer: who.issuer, subject: who.subject, email, onward: onward.to_owned() }
    }

    /// Lets the identity wait, and leads to the ways in, or, when somebody is signed in already, to the question.
    pub(super) async fn wait(&self, tx: &impl ConnectionTrait, site: &Site, page: &Page, signed_in: bool) -> Result<Response, Error> {
        let token = site.ids.token();
        let state = serde_json::to_string(self).map_err(anyhow::Error::from)?;
        identities::wait(tx, &token.hash(), &state, site.clock.now()).await?;
        let cookie = page.cookies.set(WAITING, token.reveal(), Some(WAITING_SECONDS));
        let next = if signed_in { CONNECT.to_owned() } else { super::with_target("/anmelden", CONNECT) };
        Ok(([(header::SET_COOKIE, cookie)], page.see_other(&next)).into_response())
    }

    /// What the ways in say to somebody who comes like this.
    pub(super) fn notice(&self, site: &Site, page: &Page) -> Notice {
        let name = site.config.oidc.get(&self.provider).map_or("", |provider| provider.name.as_str());
        Notice { kind: "info", title: page.t.msg_accounts_provider_confirm_title(), text: page.t.msg_accounts_provider_confirm_text(name) }
    }
}

/// The identity that this browser waits with.
pub(super) async fn waiting(site: &Site, page: &Page, headers: &HeaderMap) -> Result<Option<(Token, Stranger)>, Error> {
    let Some(token) = page.cookies.read(headers, WAITING).map(Token::from_text) else { return Ok(None) };
    let kept = identities::waiting(&site.db.read, &token.hash(), site.clock.now()).await?;
    let stranger = kept.map(|kept| serde_json::from_str(&kept.state)).transpose().map_err(anyhow::Error::from)?;
    Ok(stranger.map(|stranger| (token, stranger)))
}

#[derive(Template)]
#[template(path = "accounts/connect.html")]
struct ConnectPage<'a> {
    page: &'a Page,
    name: &'a str,
    /// What the provider calls them; empty: it gave no address.
    there: &'a str,
    /// Whose account it is here.
    here: &'a str,
}

/// Asks whether the identity is to be joined to this account. Somebody else may have signed in at the provider in this browser: so it is asked.
pub(in crate::accounts) async fn connect(State(app): State<App>, page: Page, viewer: Viewer, headers: HeaderMap) -> Result<Response, Error> {
    may_change(&viewer)?;
    let site = app.site("");
    let found = waiting(site, &page, &headers).await?;
    let Some(asked) = found.as_ref().and_then(|(_, stranger)| Asked::find(site, &stranger.provider)) else {
        return Ok(page.see_other("/konto").into_response());
    };
    let person = own(site, &viewer).await?;
    let here = person.email.as_ref().map_or(person.name.as_str(), |email| email.as_str());
    let there = found.as_ref().map_or("", |(_, stranger)| stranger.email.as_str());
    Ok(show(ConnectPage { page: &page, name: &asked.settings.name, there, here })?.into_response())
}

#[derive(Deserialize)]
pub(in crate::accounts) struct Wish {
    #[serde(default)]
    r#do: String,
}

/// Joins the waiting identity to the account, or forgets it.
pub(in crate::accounts) async fn decide(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    headers: HeaderMap,
    Form(wish): Form<Wish>,
) -> Result<Response, Error> {
    may_change(&viewer)?;
    let site = app.site("");
    let Some((token, stranger)) = waiting(site, &page, &headers).await? else { return Ok(page.see_other("/konto").into_response()) };
    let tx = site.db.begin().await?;
    let mine = identities::arrived(&tx, &token.hash(), site.clock.now()).await?.is_some();
    tx.commit().await?;
    let mut response = match Asked::find(site, &stranger.provider).filter(|_| mine && wish.r#do == "connect") {
        Some(asked) => join(asked, &page, &viewer, &stranger.issuer, &stranger.subject, &stranger.onward).await?,
        None => Redirect::to(&local(Some(stranger.onward))).into_response(),
    };
    response.headers_mut().append(header::SET_COOKIE, page.cookies.clear(WAITING));
    Ok(response)
}

/// Joins an identity to an account, tells its owner by letter, and leads on. `onward` carries its language.
pub(super) async fn join(asked: Asked<'_>, page: &Page, viewer: &Viewer, issuer: &str, subject: &str, onward: &str) -> Result<Response, Error> {
    let site = asked.site;
    let tx = site.db.begin().await?;
    let person = store::people::person(&tx, &viewer.person).await?.ok_or(Error::SignIn)?;
    if identities::insert(&tx, issuer, subject, &person.id, site.clock.now()).await? {
        if let Some(address) = &person.email {
            site.outbox.enqueue(&tx, letters::joined(site, &person, address, &asked.settings.name)).await?;
        }
        if viewer.is_staff() {
            audit::note(&tx, site, viewer.into(), "identity.joined", "/konto", &asked.settings.name).await?;
        }
    } else if identities::owner(&tx, issuer, subject).await?.as_deref() != Some(&person.id) {
        let title = page.t.msg_accounts_identity_taken(asked.settings.name.as_str());
        return said(page, StatusCode::CONFLICT, title, page.t.msg_accounts_identity_taken_help());
    }
    tx.commit().await?;
    Ok(Redirect::to(&local(Some(onward.to_owned()))).into_response())
}

#[derive(Template)]
#[template(path = "accounts/identity_kept.html")]
struct SaidPage<'a> {
    page: &'a Page,
    title: String,
    text: String,
}

fn said(page: &Page, status: StatusCode, title: String, text: String) -> Result<Response, Error> {
    Ok((status, show(SaidPage { page, title, text })?).into_response())
}

/// A provider on the account's page.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) name: String,
    /// The identity there as the form names it, and since when; `None`: none.
    pub(super) joined: Option<(String, String)>,
}

/// The providers of the settings, and which of them this person has an identity at.
pub(super) async fn lines(site: &Site, page: &Page, person: &str) -> Result<Vec<Line>, Error> {
    if site.config.oidc.is_empty() {
        return Ok(Vec::new());
    }
    let zone = site.zone();
    let held = identities::of(&site.db.read, person).await?;
    let since = |identity: &Identity| dates::day(dates::local(identity.created_at.0, &zone).date(), page.language);
    let lines = site.config.oidc.iter().map(|(id, provider)| {
        let identity = held.iter().find(|identity| identity.issuer == provider.issuer);
        Line { id: id.clone(), name: provider.name.clone(), joined: identity.map(|identity| (mark(identity), since(identity))) }
    });
    Ok(lines.collect())
}

/// How a form names an identity: what a provider calls somebody stands in no page.
fn mark(identity: &Identity) -> String {
    hex(&Sha256::digest(format!("{}\n{}", identity.issuer, identity.subject)))
}

#[derive(Deserialize)]
pub(in crate::accounts) struct Change {
    #[serde(default)]
    r#do: String,
    #[serde(default)]
    anbieter: String,
    #[serde(default)]
    identitaet: String,
}

/// Begins to join an identity, or removes one.
pub(in crate::accounts) async fn change(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    caller: Caller,
    Form(change): Form<Change>,
) -> Result<Response, Error> {
    may_change(&viewer)?;
    let site = app.site("");
    match change.r#do.as_str() {
        "join" => {
            site.attempts.sign_in.count(caller.key())?;
            let asked = Asked::find(site, &change.anbieter).ok_or(Error::NotFound)?;
            provider::leave(&app, asked, &page, Some(&viewer.person), "/konto?gespeichert=ja").await
        }
        "remove" => remove(site, &page, &viewer, &change.identitaet).await,
        _ => Err(Error::BadRequest),
    }
}

/// Removes an identity, unless it is the last way in.
async fn remove(site: &Site, page: &Page, viewer: &Viewer, wanted: &str) -> Result<Response, Error> {
    let tx = site.db.begin().await?;
    let person = store::people::person(&tx, &viewer.person).await?.ok_or(Error::SignIn)?;
    let held = identities::of(&tx, &person.id).await?;
    let identity = held.iter().find(|identity| mark(identity) == wanted).ok_or(Error::NotFound)?;
    if !has_other_way(&tx, site, &person, &held, identity).await? {
        let text = page.t.msg_accounts_identity_last_help();
        return said(page, StatusCode::CONFLICT, page.t.msg_accounts_identity_last(), text);
    }
    identities::remove(&tx, &identity.issuer, &identity.subject, &person.id).await?;
    if viewer.is_staff() {
        let name = site.config.oidc.values().find(|provider| provider.issuer == identity.issuer).map_or("", |provider| provider.name.as_str());
        audit::note(&tx, site, viewer.into(), "identity.removed", "/konto", name).await?;
    }
    tx.commit().await?;
    Ok(page.see_other("/konto?gespeichert=ja").into_response())
}

/// Whether somebody gets in without this identity: by letter, by passkey, or by another provider that is still in the settings.
async fn has_other_way(c: &impl ConnectionTrait, site: &Site, person: &Person, held: &[Identity], without: &Identity) -> Result<bool, Error> {
    let by_letter = person.email.is_some() && site.outbox.works();
    let is_asked = |identity: &&Identity| site.config.oidc.values().any(|provider| provider.issuer == identity.issuer);
    let by_provider = held.iter().filter(is_asked).any(|other| (&other.issuer, &other.subject) != (&without.issuer, &without.subject));
    Ok(by_letter || by_provider || !store::factors::passkeys(c, &person.id).await?.is_empty())
}
