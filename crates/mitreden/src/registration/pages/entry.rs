//! The form by which one registers, and its answer. Never says whether an address is registered already; a letter does.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::words;
use super::{Asked, Head};
use crate::accounts::{self, Viewer};
use crate::app::{App, Site};
use crate::base::http::{Caller, Error, Form, Mistake, Page, show as render};
use crate::base::ids::hex;
use crate::base::mail::Address;
use crate::programme::model::Event;
use crate::registration::changes::{self, Entry, Outcome};
use crate::registration::form::{EntryForm, Fault, Fields, Problem};
use crate::registration::letters;
use crate::registration::model::{Door, Offer, typed_code};
use crate::registration::store;

#[derive(Template)]
#[template(path = "registration/entry.html")]
struct EntryPage<'a> {
    page: &'a Page,
    head: Head,
    door: Door,
    door_text: String,
    form: EntryForm,
    asked: Vec<Asked>,
    /// What is wrong with the code of somebody who has registered.
    code_mistakes: Vec<Mistake>,
    /// There is a mail server: an address is of use.
    mail: bool,
    mistakes: Vec<Mistake>,
    /// The registration of this account.
    mine: Option<String>,
    code: String,
    code_error: String,
}

impl EntryPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

#[derive(Template)]
#[template(path = "registration/thanks.html")]
struct ThanksPage {
    page: Page,
    head: Head,
}

/// What the page shows besides the event.
#[derive(Default)]
struct Shown {
    form: EntryForm,
    faults: Vec<Fault>,
    mine: Option<String>,
    code: String,
}

async fn entry_page(app: &App, page: &Page, event: &Event, offer: &Offer, shown: Shown) -> Result<Response, Error> {
    let site = app.site("");
    let count = store::count(&site.db.read, &event.id).await?;
    let door = offer.door(event, count, site.clock.now());
    let mistakes = super::mistakes(page, &shown.faults, &offer.questions);
    let (code_errors, mistakes): (Vec<_>, Vec<_>) = mistakes.into_iter().partition(|mistake| mistake.field == "code");
    let status = if shown.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let html = render(EntryPage {
        page,
        head: Head::of(site, page, event),
        door,
        door_text: words::door(page, &letters::zone(site), door),
        asked: offer.questions.iter().map(|question| Asked::of(question, shown.form.answer(question), &mistakes)).collect(),
        form: shown.form,
        mail: site.outbox.works(),
        mistakes,
        mine: shown.mine,
        code: shown.code,
        code_error: Mistake::beside(&code_errors, "code"),
        code_mistakes: code_errors,
    })?;
    Ok((status, html).into_response())
}

async fn offered(app: &App, slug: &str) -> Result<(Event, Offer), Error> {
    let site = app.site("");
    let event = super::event(site, slug).await?;
    let offer = store::offer(&site.db.read, &event.id).await?.ok_or(Error::NotFound)?;
    Ok((event, offer))
}

/// `GET /programm/<slug>/anmeldung`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>, Path(slug): Path<String>) -> Result<Response, Error> {
    let (event, offer) = offered(&app, &slug).await?;
    let site = app.site("");
    let mut shown = Shown::default();
    shown.form.ticket = site.ids.id();
    if let Some(viewer) = viewer {
        let mine = store::by_person(&site.db.read, &event.id, &viewer.person).await?;
        shown.mine = mine.map(|mine| page.to(&letters::own_path(&event, &letters::code(site, &mine.id))));
        shown.form.name = viewer.name;
        let email = accounts::person(&site.db.read, &viewer.person).await?.and_then(|person| person.email);
        shown.form.email = email.map(|email| email.to_string()).unwrap_or_default();
    }
    entry_page(&app, &page, &event, &offer, shown).await
}

/// `POST /programm/<slug>/anmeldung`
pub(super) async fn send(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    viewer: Option<Viewer>,
    Path(slug): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let (event, offer) = offered(&app, &slug).await?;
    let site = app.site("");
    let mut form = EntryForm::read(&Fields::new(pairs), &offer.questions);
    if !site.outbox.works() {
        // Nothing could be sent there, so it is not kept.
        form.email.clear();
    }
    let checked = match form.check(&offer.questions) {
        Ok(checked) => checked,
        Err(faults) => return entry_page(&app, &page, &event, &offer, Shown { form, faults, ..Shown::default() }).await,
    };
    site.attempts.forms.count(caller.key())?;
    if let Some(email) = &checked.email {
        site.attempts.forms.count(&counted(email))?;
    }
    let with_letter = checked.email.is_some();
    let person = viewer.map(|viewer| viewer.person);
    let entry =
        Entry { name: checked.name, email: checked.email, answers: checked.answers, person, id: ticketed(site, &event, &form.ticket), language: page.language };
    let own = |id: &str| letters::own_path(&event, &letters::code(site, id));
    Ok(match changes::register(site, &event, entry).await? {
        Outcome::New(new) if !with_letter => page.see_other(&own(&new.id)).into_response(),
        Outcome::New(_) | Outcome::Known => page.see_other(&format!("/programm/{slug}/anmeldung/danke")).into_response(),
        Outcome::Mine(mine) => page.see_other(&own(&mine.id)).into_response(),
        // The page says what stands in the way, and keeps what was typed.
        Outcome::Refused => {
            let mut response = entry_page(&app, &page, &event, &offer, Shown { form, ..Shown::default() }).await?;
            *response.status_mut() = StatusCode::CONFLICT;
            response
        }
    })
}

/// The id that a form's ticket stands for. Only with the key of the installation: nobody makes themselves the id of somebody else.
fn ticketed(site: &Site, event: &Event, ticket: &str) -> Option<String> {
    let is_ticket = ticket.len() == 32 && ticket.bytes().all(|b| b.is_ascii_hexdigit());
    is_ticket.then(|| site.secret.derive(&format!("registration {} {ticket}", event.id)).chars().take(32).collect())
}

/// The key under which letters to one address are counted.
fn counted(email: &Address) -> String {
    use sha2::Digest as _;
    hex(&sha2::Sha256::digest(format!("letter to {email}")))
}

/// `GET /programm/<slug>/anmeldung/danke`
pub(super) async fn thanks(State(app): State<App>, page: Page, Path(slug): Path<String>) -> Result<Html<String>, Error> {
    let (event, _) = offered(&app, &slug).await?;
    let head = Head::of(app.site(""), &page, &event);
    render(ThanksPage { page, head })
}

/// `POST /programm/<slug>/anmeldung/code`: opens the registration of a printed code.
pub(super) async fn find(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    Path(slug): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let (event, offer) = offered(&app, &slug).await?;
    let site = app.site("");
    let typed = Fields::new(pairs).get("code");
    let code = typed_code(&typed);
    site.attempts.door.check(caller.key())?;
    if store::by_code(&site.db.read, &event.id, &letters::hash(&code)).await?.is_some() {
        return Ok(page.see_other(&letters::own_path(&event, &code)).into_response());
    }
    site.attempts.door.count(caller.key())?;
    let shown = Shown { code: typed, faults: vec![Fault::new("code", Problem::Unknown)], ..Shown::default() };
    entry_page(&app, &page, &event, &offer, shown).await
}
