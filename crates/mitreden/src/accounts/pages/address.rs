//! Changing one's e-mail address: a code goes to the new one, a notice to the old one. Signs nobody in.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::code::{CodePage, Typed, over, too_many, waiting};
use super::passkeys::may_change;
use crate::accounts::codes::{self, Verdict};
use crate::accounts::model::Viewer;
use crate::accounts::{letters, store};
use crate::app::{App, Site};
use crate::base::http::{Caller, Error, Form, Mistake, Page, show};
use crate::base::mail::Address;
use crate::notifications;

/// Cookie of a browser that waits for the code to a new address; without prefix.
const WAITING: &str = "mitreden-adresse";

/// The fields of the form, as they came.
#[derive(Deserialize)]
pub(in crate::accounts) struct Fields {
    #[serde(default)]
    email: String,
}

#[derive(Template)]
#[template(path = "accounts/address.html")]
struct AddressPage<'a> {
    page: &'a Page,
    /// The present address; empty: none.
    present: String,
    email: String,
    post: bool,
    mistakes: Vec<Mistake>,
}

impl AddressPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

async fn address_page(site: &Site, page: &Page, viewer: &Viewer, status: StatusCode, typed: &str, wrong: String) -> Result<Response, Error> {
    let person = store::people::person(&site.db.read, &viewer.person).await?.ok_or(Error::SignIn)?;
    let present = person.email.map(|email| email.as_str().to_owned()).unwrap_or_default();
    let mistakes = if wrong.is_empty() { Vec::new() } else { vec![Mistake::new("email", wrong)] };
    let email = typed.chars().take(300).collect();
    Ok((status, show(AddressPage { page, present, email, post: site.outbox.works(), mistakes })?).into_response())
}

/// The field for the new address.
pub(in crate::accounts) async fn form(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    address_page(app.site(""), &page, &viewer, StatusCode::OK, "", String::new()).await
}

/// Writes a letter with a code to the new address. The answer is the same whether somebody has it already.
pub(in crate::accounts) async fn send(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    caller: Caller,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    may_change(&viewer)?;
    let site = app.site("");
    if !site.outbox.works() {
        return address_page(site, &page, &viewer, StatusCode::SERVICE_UNAVAILABLE, &fields.email, String::new()).await;
    }
    let Some(address) = Address::parse(&fields.email) else {
        let wrong = page.t.msg_accounts_email_wrong();
        return address_page(site, &page, &viewer, StatusCode::UNPROCESSABLE_ENTITY, &fields.email, wrong).await;
    };
    let tx = site.db.begin().await?;
    if let Err(busy) = codes::count(&tx, site, &address, &caller).await? {
        tx.commit().await?;
        return address_page(site, &page, &viewer, StatusCode::TOO_MANY_REQUESTS, &fields.email, too_many(&page, busy)).await;
    }
    let fresh = codes::make(&tx, site, &address, Some(&viewer.person), "/konto").await?;
    site.outbox.enqueue(&tx, letters::new_address(&page, &address, &viewer.name, &fresh)).await?;
    tx.commit().await?;
    let cookie = page.cookies.set(WAITING, fresh.token.reveal(), Some(60 * codes::MINUTES.unsigned_abs()));
    Ok(([(header::SET_COOKIE, cookie)], page.see_other("/konto/adresse/code")).into_response())
}

fn code_page(page: &Page, email: &str, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    CodePage {
        title: page.t.msg_accounts_address_title(),
        email: email.to_owned(),
        code: String::new(),
        minutes: codes::MINUTES,
        action: page.to("/konto/adresse/code"),
        again: page.to("/konto/adresse"),
        mistakes,
        page,
    }
    .answer()
}

/// The field for the code.
pub(in crate::accounts) async fn code_form(State(app): State<App>, page: Page, viewer: Viewer, headers: HeaderMap) -> Result<Response, Error> {
    match waiting(app.site(""), &page, &headers, WAITING, Some(&viewer.person)).await? {
        Some((_, code)) => code_page(&page, &code.email, Vec::new()),
        None => over(&page, "/konto/adresse"),
    }
}

/// Changes the address with the right code, and tells the old one.
pub(in crate::accounts) async fn check(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    caller: Caller,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    may_change(&viewer)?;
    let site = app.site("");
    site.attempts.sign_in.count(caller.key())?;
    let Some((token, code)) = waiting(site, &page, &headers, WAITING, Some(&viewer.person)).await? else { return over(&page, "/konto/adresse") };
    match codes::check(site, &token, &typed.code).await? {
        Verdict::Right(_) => {}
        Verdict::Wrong => return code_page(&page, &code.email, vec![Mistake::new("code", page.t.msg_accounts_code_wrong())]),
        Verdict::Over => return over(&page, "/konto/adresse"),
    }
    let address = Address::parse(&code.email).ok_or(Error::Gone)?;
    let tx = site.db.begin().await?;
    let person = store::people::person(&tx, &viewer.person).await?.ok_or(Error::SignIn)?;
    // They have shown that the address is theirs, so that they may learn this.
    if !store::people::move_to(&tx, &person.id, &address).await? {
        let wrong = page.t.msg_accounts_address_taken();
        return address_page(site, &page, &viewer, StatusCode::CONFLICT, "", wrong).await;
    }
    if let Some(old) = person.email.as_ref().filter(|old| **old != address) {
        notifications::address_changed(&tx, site, old, &address).await?;
        site.outbox.enqueue(&tx, letters::address_changed(site, person.language, &person.name, old)).await?;
    }
    tx.commit().await?;
    let cookie = page.cookies.clear(WAITING);
    Ok(([(header::SET_COOKIE, cookie)], page.see_other("/konto?gespeichert=ja")).into_response())
}

/// `POST /konto/adresse/erreichbar`: letters came back from the address; its owner says that it takes them now.
pub(in crate::accounts) async fn try_again(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Redirect, Error> {
    let site = app.site("");
    let tx = site.db.begin().await?;
    if let Some(email) = store::people::person(&tx, &viewer.person).await?.and_then(|person| person.email) {
        site.outbox.try_again(&tx, &email).await?;
    }
    tx.commit().await?;
    Ok(page.see_other("/konto?gespeichert=ja"))
}
