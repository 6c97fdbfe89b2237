//! Where the code of a letter is typed. Opening the page, also by the letter's link, changes nothing: only the button does.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::sign_in::WAITING;
use super::{Arrival, Proof, begin, status_of, with_target};
use crate::accounts::codes::{self, Busy, Verdict};
use crate::accounts::model::{Person, Role};
use crate::accounts::store;
use crate::accounts::trail::Way;
use crate::app::{App, Site};
use crate::base::http::{Caller, Error, Form, Mistake, Page, show};
use crate::base::ids::Token;
use crate::base::mail::Address;

/// A code as it was typed, or as the letter's link carries it.
#[derive(Deserialize, Default)]
pub(in crate::accounts) struct Typed {
    #[serde(default)]
    pub(super) code: String,
}

/// What a page for a code is about: signing in, or another address.
#[derive(Template)]
#[template(path = "accounts/code.html")]
pub(super) struct CodePage<'a> {
    pub(super) page: &'a Page,
    pub(super) title: String,
    /// Where the letter went.
    pub(super) email: String,
    pub(super) code: String,
    pub(super) minutes: i64,
    pub(super) action: String,
    /// Where a new code is asked for.
    pub(super) again: String,
    pub(super) mistakes: Vec<Mistake>,
}

impl CodePage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }

    pub(super) fn answer(self) -> Result<Response, Error> {
        Ok((status_of(&self.mistakes), show(self)?).into_response())
    }
}

/// There is no code to wait for: it is over, or this is another browser.
#[derive(Template)]
#[template(path = "accounts/code_over.html")]
struct OverPage<'a> {
    page: &'a Page,
    again: String,
}

/// Says that a new code is needed.
pub(super) fn over(page: &Page, again: &str) -> Result<Response, Error> {
    Ok((StatusCode::GONE, show(OverPage { page, again: page.to(again) })?).into_response())
}

/// Why no letter is written, for people.
pub(super) fn too_many(page: &Page, busy: Busy) -> String {
    match busy {
        Busy::Address => page.t.msg_accounts_letters_address(),
        Busy::Caller => page.t.msg_accounts_letters_network(),
    }
}

fn code_page<'a>(page: &'a Page, waiting: &store::codes::Code, code: String, mistakes: Vec<Mistake>) -> CodePage<'a> {
    CodePage {
        title: page.t.msg_accounts_code_title(),
        email: waiting.email.clone(),
        code,
        minutes: codes::MINUTES,
        action: page.to("/anmelden/code"),
        again: page.to(&with_target("/anmelden", &waiting.onward)),
        mistakes,
        page,
    }
}

/// The code this browser waits for, by the cookie that names it: about another address of this person, or, without a person, about signing in.
pub(super) async fn waiting(
    site: &Site,
    page: &Page,
    headers: &HeaderMap,
    cookie: &str,
    person: Option<&str>,
) -> Result<Option<(Token, store::codes::Code)>, Error> {
    let Some(token) = page.cookies.read(headers, cookie).map(Token::from_text) else { return Ok(None) };
    let code = store::codes::waiting(&site.db.read, &token.hash(), site.clock.now()).await?;
    Ok(code.filter(|code| code.person_id.as_deref() == person).map(|code| (token, code)))
}

/// The field for the code; the letter's link fills it in.
pub(in crate::accounts) async fn form(State(app): State<App>, page: Page, headers: HeaderMap, Query(typed): Query<Typed>) -> Result<Response, Error> {
    match waiting(app.site(""), &page, &headers, WAITING, None).await? {
        Some((_, waiting)) => code_page(&page, &waiting, typed.code.chars().take(20).collect(), Vec::new()).answer(),
        None => over(&page, "/anmelden"),
    }
}

/// Signs in with the right code; makes the account when there is none for the address.
pub(in crate::accounts) async fn check(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let site = app.site("");
    site.attempts.sign_in.count(caller.key())?;
    let Some((token, waiting)) = waiting(site, &page, &headers, WAITING, None).await? else { return over(&page, "/anmelden") };
    if typed.code.trim().is_empty() {
        return code_page(&page, &waiting, String::new(), vec![Mistake::new("code", page.t.msg_accounts_code_missing())]).answer();
    }
    let code = match codes::check(site, &token, &typed.code).await? {
        Verdict::Right(code) => code,
        Verdict::Wrong => {
            site.refused.count(Way::Code);
            return code_page(&page, &waiting, String::new(), vec![Mistake::new("code", page.t.msg_accounts_code_wrong())]).answer();
        }
        Verdict::Over => return over(&page, "/anmelden"),
    };
    let address = Address::parse(&code.email).ok_or(Error::Gone)?;
    let tx = site.db.begin().await?;
    // The code came by letter: the address takes letters.
    site.outbox.try_again(&tx, &address).await?;
    let person = Person {
        id: site.ids.id(),
        name: String::new(),
        role: Role::Person,
        email: Some(address.clone()),
        language: page.language,
        blocked: false,
        joined: false,
    };
    store::people::insert(&tx, &person, site.clock.now()).await?;
    let person = store::people::by_address(&tx, &address).await?.ok_or(Error::Gone)?;
    let arrival = Arrival { site, page: &page, headers: &headers, onward: &code.onward, way: Way::Code };
    let mut answer = begin(&tx, &arrival, &person, Proof::One).await?;
    tx.commit().await?;
    answer.headers_mut().append(header::SET_COOKIE, page.cookies.clear(WAITING));
    Ok(answer)
}
