//! The registrations of an account, and those of its address that may become the account's. Shows nobody else's.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{when, words};
use crate::accounts::{self, Viewer};
use crate::app::App;
use crate::base::http::{Error, Form, Page, show as render};
use crate::base::ids::is_id;
use crate::base::mail::Address;
use crate::programme::{self, model::Event};
use crate::registration::model::{Registration, State as Standing};
use crate::registration::{changes, letters, store};

/// A registration as its line shows it.
struct Row {
    title: String,
    when: String,
    state: String,
    own: String,
    cancel: String,
    event: String,
    id: String,
}

#[derive(Template)]
#[template(path = "registration/mine.html")]
struct MinePage<'a> {
    page: &'a Page,
    /// The account's.
    mine: Vec<Row>,
    /// Those of its address, made without signing in.
    found: Vec<Row>,
    email: String,
    /// The account has a place at this event already.
    twice: bool,
}

/// Which registration is to become the account's.
#[derive(Deserialize)]
pub(super) struct Claim {
    #[serde(default)]
    termin: String,
    #[serde(default)]
    anmeldung: String,
}

/// `GET /konto/anmeldungen`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    mine_page(&app, &page, &viewer, false).await
}

async fn mine_page(app: &App, page: &Page, viewer: &Viewer, twice: bool) -> Result<Response, Error> {
    let site = app.site("");
    let (read, now) = (&site.db.read, site.clock.now());
    let email = address(app, viewer).await?;
    let (mut mine, mut found, mut events) = (Vec::new(), Vec::new(), Vec::new());
    for id in store::events_of(read, &viewer.person, email.as_ref()).await? {
        events.extend(programme::event_of_id(read, &id).await?.filter(|event| event.ends_at > now));
    }
    events.sort_by_key(|event| event.starts_at);
    for event in &events {
        if let Some(own) = store::by_person(read, &event.id, &viewer.person).await? {
            mine.push(row(app, page, event, own));
        }
        if let Some(email) = &email
            && let Some(other) = store::by_email(read, &event.id, email).await?.filter(|other| other.person.is_none())
        {
            found.push(row(app, page, event, other));
        }
    }
    let email = email.map(|email| email.to_string()).unwrap_or_default();
    let status = if twice { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok((status, render(MinePage { page, mine, found, email, twice })?).into_response())
}

/// The address of the account. That it is theirs was shown by a code.
async fn address(app: &App, viewer: &Viewer) -> Result<Option<Address>, Error> {
    Ok(accounts::person(&app.site("").db.read, &viewer.person).await?.and_then(|person| person.email))
}

fn row(app: &App, page: &Page, event: &Event, one: Registration) -> Row {
    let site = app.site("");
    let own = letters::own_path(event, &letters::code(site, &one.id));
    let cancelled = event.cancelled || one.state == Standing::Cancelled;
    Row {
        title: event.title.clone(),
        when: when(page, &letters::zone(site), event),
        state: if event.cancelled { page.t.msg_programme_cancelled_title() } else { words::state(page.t, one.state) },
        cancel: if cancelled { String::new() } else { page.to(&format!("{own}/absagen")) },
        own: page.to(&own),
        event: event.id.clone(),
        id: one.id,
    }
}

/// `POST /konto/anmeldungen`: what was made with the account's address without signing in becomes the account's.
pub(super) async fn claim(State(app): State<App>, page: Page, viewer: Viewer, Form(claim): Form<Claim>) -> Result<Response, Error> {
    let email = address(&app, &viewer).await?.ok_or(Error::NotFound)?;
    if !is_id(&claim.termin) || !is_id(&claim.anmeldung) {
        return Err(Error::NotFound);
    }
    if changes::claim(app.site(""), &claim.termin, &claim.anmeldung, &viewer.person, &email).await? {
        return Ok(page.see_other("/konto/anmeldungen").into_response());
    }
    mine_page(&app, &page, &viewer, true).await
}
