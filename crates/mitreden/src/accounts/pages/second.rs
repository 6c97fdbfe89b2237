//! Where staff show their second factor, or are led to set one up. Checks no password itself: totp does.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::passkeys::own;
use super::{Target, local, session, status_of, with_target};
use crate::accounts::model::{Second, Viewer};
use crate::accounts::totp::{self, Verdict};
use crate::accounts::trail::{self, Way};
use crate::accounts::{passkeys, store};
use crate::app::{App, Site};
use crate::base::http::{Caller, Error, Form, Mistake, Page, show};

#[derive(Deserialize)]
pub(in crate::accounts) struct Fields {
    #[serde(default)]
    code: String,
    weiter: Option<String>,
}

#[derive(Template)]
#[template(path = "accounts/second.html")]
struct SecondPage<'a> {
    page: &'a Page,
    /// There is nothing to show yet: it has to be set up.
    set_up: bool,
    totp: bool,
    passkeys: bool,
    /// Whether browsers allow passkeys here at all.
    possible: bool,
    onward: String,
    mistakes: Vec<Mistake>,
}

impl SecondPage<'_> {
    /// Where a factor is set up, remembering the way.
    fn way(&self, path: &str) -> String {
        self.page.to(&with_target(path, &self.onward))
    }

    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

async fn show_second(site: &Site, page: &Page, viewer: &Viewer, onward: String, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let c = &site.db.read;
    let totp = store::factors::totp(c, &viewer.person).await?.is_some_and(|totp| totp.confirmed_at.is_some());
    let passkeys = !store::factors::passkeys(c, &viewer.person).await?.is_empty();
    let (set_up, possible) = (viewer.second == Second::ToSetUp, passkeys::possible(site));
    let status = status_of(&mistakes);
    Ok((status, show(SecondPage { page, set_up, totp, passkeys, possible, onward, mistakes })?).into_response())
}

/// Asks for the second factor, or leads to set one up.
pub(in crate::accounts) async fn page(State(app): State<App>, page: Page, viewer: Viewer, Query(target): Query<Target>) -> Result<Response, Error> {
    let onward = local(target.weiter);
    if viewer.second == Second::Done {
        return Ok(page.see_other(&onward).into_response());
    }
    show_second(app.site(""), &page, &viewer, onward, Vec::new()).await
}

/// Checks a one-time password or a recovery code.
pub(in crate::accounts) async fn check(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    caller: Caller,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let site = app.site("");
    site.attempts.sign_in.count(caller.key())?;
    let onward = local(fields.weiter);
    if viewer.second != Second::ToShow {
        return Ok(page.see_other(&onward).into_response());
    }
    let person = own(site, &viewer).await?;
    let tx = site.db.begin().await?;
    let verdict = totp::check(&tx, site, &person, &fields.code).await?;
    if let (Verdict::Right, Some(token)) = (verdict, session(&page, &headers)) {
        store::sessions::confirm(&tx, &token, site.clock.now()).await?;
        trail::noted(&tx, site, &person, "signin.done", Some(Way::OneTime)).await?;
    } else {
        trail::failed(&tx, site, &person, "signin.second-wrong", Way::OneTime).await?;
    }
    tx.commit().await?;
    match verdict {
        Verdict::Right => Ok(page.see_other(&onward).into_response()),
        Verdict::Wrong => show_second(site, &page, &viewer, onward, vec![Mistake::new("code", page.t.msg_accounts_totp_wrong())]).await,
        Verdict::Wait => {
            let mut answer = show_second(site, &page, &viewer, onward, vec![Mistake::new("code", page.t.msg_accounts_totp_wait())]).await?;
            *answer.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            Ok(answer)
        }
    }
}
