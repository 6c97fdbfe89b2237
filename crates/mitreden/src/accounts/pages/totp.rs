//! Setting up one-time passwords, and taking them away. Recovery codes are shown once.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

use super::passkeys::{may_change, noted, own};
use super::{Target, beyond, local, session, status_of, with_target};
use crate::accounts::model::{Person, Role, Viewer};
use crate::accounts::store;
use crate::accounts::totp::{self, Verdict};
use crate::app::{App, Site};
use crate::base::http::{Caller, Error, Form, Mistake, Page, show};

#[derive(Deserialize)]
pub(in crate::accounts) struct Change {
    #[serde(default)]
    r#do: String,
    #[serde(default)]
    code: String,
    weiter: Option<String>,
}

/// The key for the app, in three ways.
struct Setup {
    /// For its camera, as a `data:` address.
    picture: String,
    /// For the fingers.
    key: String,
    /// For an app on the same device.
    address: String,
}

/// How one-time passwords stand.
enum Stage {
    Off,
    /// What the app is told.
    Setup(Setup),
    /// How many recovery codes are left.
    On(i64),
    /// New recovery codes, to be written down now.
    Codes(Vec<String>),
}

#[derive(Template)]
#[template(path = "accounts/totp.html")]
struct TotpPage<'a> {
    page: &'a Page,
    stage: Stage,
    onward: String,
    /// Where it goes on.
    beyond: String,
    mistakes: Vec<Mistake>,
}

impl TotpPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// One-time passwords are for those who work for the city.
async fn staff(site: &Site, viewer: &Viewer) -> Result<Person, Error> {
    may_change(viewer)?;
    let person = own(site, viewer).await?;
    if person.role == Role::Person { Err(Error::Forbidden) } else { Ok(person) }
}

fn answer(page: &Page, stage: Stage, onward: &str, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let status = status_of(&mistakes);
    Ok((status, show(TotpPage { page, stage, onward: onward.to_owned(), beyond: beyond(page, onward), mistakes })?).into_response())
}

async fn stage(site: &Site, person: &Person) -> Result<Stage, Error> {
    let c = &site.db.read;
    Ok(match store::factors::totp(c, &person.id).await? {
        None => Stage::Off,
        Some(row) if row.confirmed_at.is_some() => Stage::On(store::factors::recovery_left(c, &person.id).await?),
        Some(row) => {
            let setup = totp::setup(site, person, &row.seed)?;
            let picture = format!("data:image/svg+xml;base64,{}", STANDARD.encode(setup.picture));
            Stage::Setup(Setup { picture, key: setup.key, address: setup.address })
        }
    })
}

/// How it stands, and what to do next.
pub(in crate::accounts) async fn page(State(app): State<App>, page: Page, viewer: Viewer, Query(target): Query<Target>) -> Result<Response, Error> {
    let site = app.site("");
    let person = staff(site, &viewer).await?;
    answer(&page, stage(site, &person).await?, &local(target.weiter), Vec::new())
}

/// Begins, confirms or ends it, or makes new recovery codes.
pub(in crate::accounts) async fn change(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    caller: Caller,
    headers: HeaderMap,
    Form(change): Form<Change>,
) -> Result<Response, Error> {
    let site = app.site("");
    let person = staff(site, &viewer).await?;
    let onward = local(change.weiter);
    let tx = site.db.begin().await?;
    match change.r#do.as_str() {
        "begin" => store::factors::begin_totp(&tx, &person.id, &site.ids.id(), site.clock.now()).await?,
        "confirm" => {
            drop(tx);
            site.attempts.sign_in.count(caller.key())?;
            return confirm(site, &page, &person, &headers, &change.code, &onward).await;
        }
        "codes" if store::factors::totp(&tx, &person.id).await?.is_some_and(|row| row.confirmed_at.is_some()) => {
            let codes = totp::new_recovery_codes(&tx, site, &person.id).await?;
            noted(&tx, site, &person, "second.codes").await?;
            tx.commit().await?;
            return answer(&page, Stage::Codes(codes), &onward, Vec::new());
        }
        "remove" => {
            let was_on = store::factors::totp(&tx, &person.id).await?.is_some_and(|row| row.confirmed_at.is_some());
            store::factors::remove_totp(&tx, &person.id).await?;
            if was_on {
                noted(&tx, site, &person, "second.removed").await?;
            }
        }
        _ => return Err(Error::BadRequest),
    }
    tx.commit().await?;
    Ok(page.see_other(&with_target("/konto/einmalkennwort", &onward)).into_response())
}

/// The first password shows that the app has the key: from now on it is asked for.
async fn confirm(site: &Site, page: &Page, person: &Person, headers: &HeaderMap, typed: &str, onward: &str) -> Result<Response, Error> {
    let tx = site.db.begin().await?;
    let verdict = totp::check(&tx, site, person, typed).await?;
    let mut codes = Vec::new();
    if verdict == Verdict::Right {
        codes = totp::new_recovery_codes(&tx, site, &person.id).await?;
        noted(&tx, site, person, "second.added").await?;
        if let Some(token) = session(page, headers) {
            store::sessions::confirm(&tx, &token, site.clock.now()).await?;
        }
    }
    tx.commit().await?;
    let wrong = match verdict {
        Verdict::Right => return answer(page, Stage::Codes(codes), onward, Vec::new()),
        Verdict::Wrong => page.t.msg_accounts_totp_wrong(),
        Verdict::Wait => page.t.msg_accounts_totp_wait(),
    };
    let mut response = answer(page, stage(site, person).await?, onward, vec![Mistake::new("code", wrong)])?;
    if verdict == Verdict::Wait {
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    }
    Ok(response)
}
