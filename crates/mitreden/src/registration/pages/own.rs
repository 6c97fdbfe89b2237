//! One's own registration: seen, printed, changed, taken back. Whoever knows the code may; looking changes nothing, as mail scanners look.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::words;
use super::{Asked, Head};
use crate::app::App;
use crate::base::http::{Caller, Error, Form, Mistake, Page, show as render};
use crate::programme::model::Event;
use crate::registration::form::{EntryForm, Fault, Fields};
use crate::registration::model::{Offer, Registration, State as Standing, typed_code};
use crate::registration::{changes, letters, store};

#[derive(Template)]
#[template(path = "registration/own.html")]
struct OwnPage<'a> {
    page: &'a Page,
    head: Head,
    own: &'a Registration,
    code: String,
    address: String,
    state: String,
    explanation: String,
    form: EntryForm,
    asked: Vec<Asked>,
    mistakes: Vec<Mistake>,
    /// It can still be changed and taken back.
    open: bool,
}

impl OwnPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }

    fn cancel(&self) -> String {
        format!("{}/absagen", self.address)
    }

    fn is_confirmed(&self) -> bool {
        self.own.state == Standing::Confirmed
    }

    fn is_waiting(&self) -> bool {
        self.own.state == Standing::Waiting
    }
}

#[derive(Template)]
#[template(path = "registration/cancel.html")]
struct CancelPage<'a> {
    page: &'a Page,
    head: Head,
    address: String,
}

/// What a code opens.
struct Opened {
    event: Event,
    offer: Offer,
    own: Registration,
    code: String,
}

impl Opened {
    /// The registration's page without language.
    fn path(&self) -> String {
        letters::own_path(&self.event, &self.code)
    }

    fn is_open(&self, app: &App) -> bool {
        self.own.state != Standing::Cancelled && !self.event.cancelled && app.site("").clock.now() < self.event.ends_at
    }
}

/// Opens a registration. Codes that open nothing are counted.
async fn open(app: &App, caller: &Caller, slug: &str, code: &str) -> Result<Opened, Error> {
    let site = app.site("");
    let event = super::event(site, slug).await?;
    let offer = store::offer(&site.db.read, &event.id).await?.ok_or(Error::NotFound)?;
    site.attempts.door.check(caller.key())?;
    let code = typed_code(code);
    match store::by_code(&site.db.read, &event.id, &letters::hash(&code)).await? {
        Some(own) => Ok(Opened { event, offer, own, code }),
        None => {
            site.attempts.door.count(caller.key())?;
            Err(Error::NotFound)
        }
    }
}

async fn own_page(app: &App, page: &Page, opened: &Opened, form: EntryForm, faults: &[Fault]) -> Result<Response, Error> {
    let site = app.site("");
    let (t, own) = (page.t, &opened.own);
    let explanation = match own.state {
        Standing::Confirmed => t.msg_registration_own_confirmed(),
        Standing::Waiting => t.msg_registration_own_waiting(store::ahead(&site.db.read, &opened.event.id, own).await? + 1),
        Standing::Cancelled => t.msg_registration_own_cancelled(),
    };
    let explanation = if opened.event.cancelled { t.msg_programme_cancelled_title() } else { explanation };
    let mistakes = super::mistakes(page, faults, &opened.offer.questions);
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let html = render(OwnPage {
        page,
        head: Head::of(site, page, &opened.event),
        own,
        code: opened.code.clone(),
        address: page.to(&opened.path()),
        state: words::state(t, own.state),
        explanation,
        asked: opened.offer.questions.iter().map(|question| Asked::of(question, form.answer(question), &mistakes)).collect(),
        form,
        mistakes,
        open: opened.is_open(app),
    })?;
    // A name and answers stand on it: no browser and no proxy keeps it.
    Ok((status, [(header::CACHE_CONTROL, "no-store")], html).into_response())
}

fn typed(own: &Registration) -> EntryForm {
    EntryForm { name: own.name.clone(), email: String::new(), answers: own.answers.clone(), ticket: String::new() }
}

/// `GET /programm/<slug>/anmeldung/<code>`
pub(super) async fn show(State(app): State<App>, page: Page, caller: Caller, Path((slug, code)): Path<(String, String)>) -> Result<Response, Error> {
    let opened = open(&app, &caller, &slug, &code).await?;
    own_page(&app, &page, &opened, typed(&opened.own), &[]).await
}

/// `POST /programm/<slug>/anmeldung/<code>`: another name, other answers.
pub(super) async fn change(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    Path((slug, code)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let opened = open(&app, &caller, &slug, &code).await?;
    if !opened.is_open(&app) {
        return Err(Error::Gone);
    }
    let questions = &opened.offer.questions;
    let form = EntryForm { email: String::new(), ..EntryForm::read(&Fields::new(pairs), questions) };
    match form.check(questions) {
        Err(faults) => own_page(&app, &page, &opened, form, &faults).await,
        Ok(checked) => {
            changes::change(app.site(""), &opened.own, &checked.name, &checked.answers).await?;
            Ok(page.see_other(&opened.path()).into_response())
        }
    }
}

/// `GET /programm/<slug>/anmeldung/<code>/absagen`: asks, and changes nothing.
pub(super) async fn ask(State(app): State<App>, page: Page, caller: Caller, Path((slug, code)): Path<(String, String)>) -> Result<Response, Error> {
    let opened = open(&app, &caller, &slug, &code).await?;
    if !opened.is_open(&app) {
        return Ok(page.see_other(&opened.path()).into_response());
    }
    let head = Head::of(app.site(""), &page, &opened.event);
    Ok(([(header::CACHE_CONTROL, "no-store")], render(CancelPage { page: &page, head, address: page.to(&opened.path()) })?).into_response())
}

/// `POST /programm/<slug>/anmeldung/<code>/absagen`
pub(super) async fn cancel(State(app): State<App>, page: Page, caller: Caller, Path((slug, code)): Path<(String, String)>) -> Result<Response, Error> {
    let opened = open(&app, &caller, &slug, &code).await?;
    // Once more is no mistake: the page says where it stands.
    if opened.is_open(&app) {
        changes::cancel(app.site(""), &opened.event, &opened.own).await?;
    }
    Ok(page.see_other(&opened.path()).into_response())
}
