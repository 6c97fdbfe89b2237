//! The first step: whoever has the key from the server's output becomes the first administrator. Opening the page changes nothing.

use std::sync::atomic::Ordering;

use askama::Template;
use axum::extract::{Query, State as Held};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::super::model::{Key, State};
use super::super::store;
use super::preline;
use crate::accounts::{self, Newcomer, Viewer};
use crate::app::App;
use crate::audit::{self, By};
use crate::base::http::{Caller, Error, Form, Mistake, Page, show};
use crate::base::ids::Token;

#[derive(Deserialize)]
pub(in crate::setup) struct Wish {
    #[serde(default)]
    schluessel: String,
}

#[derive(Default, Deserialize)]
pub(in crate::setup) struct Fields {
    #[serde(default)]
    schluessel: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
}

#[derive(Template)]
#[template(path = "setup/closed.html")]
struct ClosedPage<'a> {
    page: &'a Page,
    over: bool,
}

#[derive(Template)]
#[template(path = "setup/account.html")]
struct AccountPage<'a> {
    page: &'a Page,
    preline: String,
    fields: Fields,
    mistakes: Vec<Mistake>,
}

impl AccountPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

#[derive(Template)]
#[template(path = "setup/arrived.html")]
struct ArrivedPage<'a> {
    page: &'a Page,
    preline: String,
    name: String,
    /// A link to sign in once more, where no letter can bring a code.
    link: Option<String>,
}

fn closed(page: &Page, over: bool) -> Result<Response, Error> {
    let status = if over { StatusCode::GONE } else { StatusCode::FORBIDDEN };
    Ok((status, show(ClosedPage { page, over })?).into_response())
}

/// What there is to open: nothing any more, nothing at all, or the setup.
async fn state(app: &App) -> Result<State, Error> {
    let state = store::state(&app.site("").db.read).await?.ok_or(Error::NotFound)?;
    if state.finished { Err(Error::Gone) } else { Ok(state) }
}

/// `GET /einrichten?schluessel=…`; without a key it leads the administration on to where they stopped.
pub(in crate::setup) async fn open(
    Held(app): Held<App>,
    page: Page,
    viewer: Option<Viewer>,
    caller: Caller,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let state = state(&app).await?;
    if state.claimed && wish.schluessel.is_empty() {
        viewer.ok_or(Error::SignIn)?.administration()?;
        return Ok(page.see_other(&state.first_open().path()).into_response());
    }
    let site = app.site("");
    site.attempts.sign_in.count(caller.key())?;
    match state.key(&wish.schluessel, site.clock.now()) {
        Key::Right => {
            let fields = Fields { schluessel: wish.schluessel, ..Fields::default() };
            Ok(show(AccountPage { page: &page, preline: preline(page.t, 1), fields, mistakes: Vec::new() })?.into_response())
        }
        Key::Over => closed(&page, true),
        Key::Wrong => closed(&page, false),
    }
}

/// `POST /einrichten`
pub(in crate::setup) async fn enter(
    Held(app): Held<App>,
    page: Page,
    caller: Caller,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let state = state(&app).await?;
    let site = app.site("");
    site.attempts.sign_in.count(caller.key())?;
    match state.key(&fields.schluessel, site.clock.now()) {
        Key::Right => {}
        Key::Over => return closed(&page, true),
        Key::Wrong => return closed(&page, false),
    }
    let tx = site.db.begin().await?;
    // Before the account: of two who press at once one waits here, and comes too late.
    if !store::claim(&tx, &Token::from_text(&fields.schluessel).hash(), site.clock.now()).await? {
        return closed(&page, true);
    }
    let newcomer = Newcomer { name: &fields.name, email: &fields.email };
    let first = match accounts::first_admin(&tx, site, &page, &headers, newcomer).await? {
        Ok(first) => first,
        Err(mistakes) => {
            tx.rollback().await?;
            let html = show(AccountPage { page: &page, preline: preline(page.t, 1), fields, mistakes })?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, html).into_response());
        }
    };
    audit::note(&tx, site, By::Account(&first.person), "person.added", "/verwaltung/personen", &first.person.name).await?;
    tx.commit().await?;
    site.setting_up.store(true, Ordering::Relaxed);
    let link = (!site.outbox.works()).then(|| format!("{}{}", site.base_url, first.link.path()));
    let html = show(ArrivedPage { page: &page, preline: preline(page.t, 1), name: first.person.name, link })?;
    Ok(([(header::SET_COOKIE, first.cookie), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], html).into_response())
}
