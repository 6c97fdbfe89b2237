//! How one signs in: an address gets a letter with a code. Whether somebody has an account plays no part here, so that nobody can find out.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{Target, identities, local};
use crate::accounts::{codes, letters, passkeys};
use crate::app::{App, Site};
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

/// What is to be said before somebody chooses a way in.
pub(super) struct Notice {
    /// `info`, `warning` or `danger`.
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) text: String,
}

/// What the page shows, besides the ways in.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) email: String,
    pub(super) onward: String,
    pub(super) notice: Option<Notice>,
    /// They come from a provider already: it is no way in before the account is known.
    pub(super) confirming: bool,
    pub(super) mistakes: Vec<Mistake>,
}

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage<'a> {
    page: &'a Page,
    /// Whether letters leave at all.
    post: bool,
    /// Whether browsers allow passkeys for this portal's address.
    passkeys: bool,
    /// Name in the settings and name for people.
    providers: Vec<(&'a str, &'a str)>,
    email: String,
    onward: String,
    notice: Option<Notice>,
    mistakes: Vec<Mistake>,
}

impl SignInPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// The page with all ways in.
pub(super) fn ways(site: &Site, page: &Page, status: StatusCode, shown: Shown) -> Result<Response, Error> {
    let Shown { email, onward, notice, confirming, mistakes } = shown;
    let (post, passkeys) = (site.outbox.works(), passkeys::possible(site));
    let providers = site.config.oidc.iter().filter(|_| !confirming).map(|(id, provider)| (id.as_str(), provider.name.as_str())).collect();
    Ok((status, show(SignInPage { page, post, passkeys, providers, email, onward, notice, mistakes })?).into_response())
}

/// The ways in.
pub(in crate::accounts) async fn form(State(app): State<App>, page: Page, headers: HeaderMap, Query(target): Query<Target>) -> Result<Response, Error> {
    let site = app.site("");
    let mut shown = Shown { onward: local(target.weiter), ..Shown::default() };
    if let Some((_, stranger)) = identities::waiting(site, &page, &headers).await? {
        shown.notice = Some(stranger.notice(site, &page));
        shown.email = stranger.email;
        shown.confirming = true;
    }
    ways(site, &page, StatusCode::OK, shown)
}

/// Writes the letter and leads to where its code is typed. The answer is the same for every address.
pub(in crate::accounts) async fn send(State(app): State<App>, page: Page, caller: Caller, Form(fields): Form<Fields>) -> Result<Response, Error> {
    let site = app.site("");
    let onward = local(fields.weiter);
    let again = |status: StatusCode, message: String| -> Result<Response, Error> {
        let mistakes = if message.is_empty() { Vec::new() } else { vec![Mistake::new("email", message)] };
        ways(site, &page, status, Shown { email: fields.email.chars().take(300).collect(), onward: onward.clone(), mistakes, ..Shown::default() })
    };
    if !site.outbox.works() {
        return again(StatusCode::SERVICE_UNAVAILABLE, String::new());
    }
    let Some(address) = Address::parse(&fields.email) else {
        return again(StatusCode::UNPROCESSABLE_ENTITY, page.t.msg_accounts_email_wrong());
    };
    let tx = site.db.begin().await?;
    if let Err(busy) = codes::count(&tx, site, &address, &caller).await? {
        tx.commit().await?;
        return again(StatusCode::TOO_MANY_REQUESTS, super::code::too_many(&page, busy));
    }
    let fresh = codes::make(&tx, site, &address, None, &onward).await?;
    site.outbox.enqueue(&tx, letters::sign_in(&page, &address, &fresh)).await?;
    tx.commit().await?;
    let cookie = page.cookies.set(WAITING, fresh.token.reveal(), Some(60 * codes::MINUTES.unsigned_abs()));
    Ok(([(header::SET_COOKIE, cookie)], page.see_other("/anmelden/code")).into_response())
}
