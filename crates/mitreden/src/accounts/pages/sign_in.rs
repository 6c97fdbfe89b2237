//! How one signs in: an address gets a letter with a code. Whether somebody has an account plays no part here, so that nobody can find out.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{Target, local};
use crate::accounts::{codes, letters, passkeys};
use crate::app::App;
use crate::base::http::{Caller, Error, Form, Mistake, Page, show};
use crate::base::mail::Address;

/// Cookie of a browser that waits for a code; without prefix.
pub(super) const WAITING: &str = "mitreden-anmeldung";

/// The fields of the form, as they came.
#[derive(Deserialize, Default)]
pub(in crate::accounts) struct Fields {
    #[serde(default)]
    email: String,
    weiter: Option<String>,
}

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    page: Page,
    /// Whether letters leave at all.
    post: bool,
    /// Whether browsers allow passkeys for this portal's address.
    passkeys: bool,
    email: String,
    onward: String,
    mistakes: Vec<Mistake>,
}

impl SignInPage {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// The ways in.
pub(in crate::accounts) async fn form(State(app): State<App>, page: Page, Query(target): Query<Target>) -> Result<Response, Error> {
    let site = app.site("");
    let (post, passkeys) = (site.outbox.works(), passkeys::possible(site));
    Ok(show(SignInPage { page, post, passkeys, email: String::new(), onward: local(target.weiter), mistakes: Vec::new() })?.into_response())
}

/// Writes the letter and leads to where its code is typed. The answer is the same for every address.
pub(in crate::accounts) async fn send(State(app): State<App>, page: Page, caller: Caller, Form(fields): Form<Fields>) -> Result<Response, Error> {
    let site = app.site("");
    let onward = local(fields.weiter);
    let again = |page: Page, status: StatusCode, message: String| -> Result<Response, Error> {
        let (post, passkeys) = (site.outbox.works(), passkeys::possible(site));
        let email: String = fields.email.chars().take(300).collect();
        let mistakes = if message.is_empty() { Vec::new() } else { vec![Mistake::new("email", message)] };
        Ok((status, show(SignInPage { page, post, passkeys, email, onward: onward.clone(), mistakes })?).into_response())
    };
    if !site.outbox.works() {
        return again(page, StatusCode::SERVICE_UNAVAILABLE, String::new());
    }
    let Some(address) = Address::parse(&fields.email) else {
        let message = page.t.msg_accounts_email_wrong();
        return again(page, StatusCode::UNPROCESSABLE_ENTITY, message);
    };
    let tx = site.db.begin().await?;
    if let Err(busy) = codes::count(&tx, site, &address, &caller).await? {
        tx.commit().await?;
        let message = super::code::too_many(&page, busy);
        return again(page, StatusCode::TOO_MANY_REQUESTS, message);
    }
    let fresh = codes::make(&tx, site, &address, None, &onward).await?;
    site.outbox.enqueue(&tx, letters::sign_in(&page, &address, &fresh)).await?;
    tx.commit().await?;
    let cookie = page.cookies.set(WAITING, fresh.token.reveal(), Some(60 * codes::MINUTES.unsigned_abs()));
    Ok(([(header::SET_COOKIE, cookie)], page.see_other("/anmelden/code")).into_response())
}
