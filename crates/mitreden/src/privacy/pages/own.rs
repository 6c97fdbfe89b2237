//! What somebody may do with their own data: take it along, have it erased, change their mind. Shows nobody else's.

use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use jiff::Timestamp;

use super::super::person;
use super::super::{COOLING_DAYS, store};
use super::readable::{self, Area};
use crate::accounts::{self, Role, Viewer};
use crate::app::{App, Site};
use crate::audit;
use crate::base::dates;
use crate::base::http::{Error, Form, Page, show};
use crate::base::mail::{Action, Content, Letter, Priority, Recipient};
use crate::ideas;

#[derive(Template)]
#[template(path = "privacy/own.html")]
struct OwnPage<'a> {
    page: &'a Page,
    staff: bool,
    /// Until when the erasure can be taken back.
    pending: Option<String>,
    days: i64,
    error: String,
}

#[derive(Template)]
#[template(path = "privacy/gone.html")]
struct GonePage {
    page: Page,
    until: String,
}

#[derive(Template)]
#[template(path = "privacy/export.html")]
struct ExportPage<'a> {
    page: &'a Page,
    areas: Vec<Area>,
    at: String,
}

#[derive(serde::Deserialize, Default)]
pub(in crate::privacy) struct Sure {
    #[serde(default)]
    sicher: String,
}

fn moment(site: &Site, page: &Page, at: Timestamp) -> String {
    let zone = site.zone();
    dates::moment(&dates::local(at, &zone), page.language)
}

/// `GET /konto/daten`
pub(in crate::privacy) async fn page(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Html<String>, Error> {
    shown(app.site(""), &page, &viewer, String::new()).await
}

async fn shown(site: &Site, page: &Page, viewer: &Viewer, error: String) -> Result<Html<String>, Error> {
    let pending = person::pending(&site.db.read, &viewer.person).await?.map(|at| moment(site, page, at));
    show(OwnPage { page, staff: is_staff(&site.db.read, viewer).await?, pending, days: COOLING_DAYS, error })
}

/// Whether the account has a role of the city. The viewer of a request has it only after the second factor; the account has it before.
async fn is_staff(c: &impl sea_orm::ConnectionTrait, viewer: &Viewer) -> Result<bool, Error> {
    Ok(accounts::person(c, &viewer.person).await?.is_some_and(|person| person.role != Role::Person))
}

/// `GET /konto/daten.zip`
pub(in crate::privacy) async fn export(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    let site = app.site("");
    let parts = person::collect(&site.db.read, site, &viewer.person).await?;
    let now = site.clock.now();
    let html = ExportPage { page: &page, areas: readable::areas(site, &page, &parts).await?, at: moment(site, &page, now) }.render()?;
    let brought = ideas::contents(site, &person::ids(&parts, "idea_file")).await?;
    let file = person::pack(&parts, &html, &brought, now)?;
    // Staff take along more than a citizen does: what they did for the city stands in it.
    if is_staff(&site.db.read, &viewer).await? {
        audit::exported(site, &viewer, "/konto/daten", "meine-daten.zip").await?;
    }
    let headers = [(header::CONTENT_TYPE, "application/zip"), (header::CONTENT_DISPOSITION, "attachment; filename=\"meine-daten.zip\"")];
    Ok((headers, file).into_response())
}

/// `POST /konto/daten/loeschen`
pub(in crate::privacy) async fn erase(State(app): State<App>, page: Page, viewer: Viewer, Form(sure): Form<Sure>) -> Result<Response, Error> {
    let site = app.site("");
    if sure.sicher.is_empty() {
        let html = shown(site, &page, &viewer, page.t.msg_privacy_erase_unsure()).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, html).into_response());
    }
    let tx = site.db.begin().await?;
    // Who works for the city has rights that somebody else has to take over first.
    if is_staff(&tx, &viewer).await? {
        return Err(Error::Forbidden);
    }
    let due = person::request(&tx, site, &viewer.person).await?;
    let until = moment(site, &page, due);
    if let Some(letter) = letter(&tx, site, &viewer.person, &until).await? {
        site.outbox.enqueue(&tx, letter).await?;
    }
    tx.commit().await?;
    // The sessions are over: also this browser need not remember its one.
    let forgotten = page.cookies.clear(accounts::COOKIE);
    let html = show(GonePage { page: page.signed_out(), until })?;
    Ok(([(header::SET_COOKIE, forgotten)], html).into_response())
}

/// The letter that tells of the wish, for those who did not have it.
async fn letter(c: &impl sea_orm::ConnectionTrait, site: &Site, id: &str, until: &str) -> Result<Option<Letter>, Error> {
    let Some(person) = accounts::person(c, id).await? else { return Ok(None) };
    let Some(address) = person.email else { return Ok(None) };
    let t = person.language.words();
    let content = Content {
        greeting: t.msg_privacy_letter_greeting(),
        paragraphs: vec![t.msg_privacy_letter_text(until), t.msg_privacy_letter_back()],
        action: Some(Action { label: t.msg_privacy_letter_action(), url: format!("{}/{}/konto/daten", site.base_url, person.language) }),
        reason: t.msg_privacy_letter_reason(),
        ..Content::default()
    };
    let to = Recipient { address, name: person.name, language: person.language };
    let mut letter = Letter::new("erasure", to, t.msg_privacy_letter_subject(), content);
    letter.priority = Priority::Awaited;
    Ok(Some(letter))
}

/// `POST /konto/daten/behalten`
pub(in crate::privacy) async fn keep(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    let tx = app.site("").db.begin().await?;
    store::delete_erasure(&tx, &viewer.person).await?;
    tx.commit().await?;
    Ok(page.see_other("/konto/daten").into_response())
}
