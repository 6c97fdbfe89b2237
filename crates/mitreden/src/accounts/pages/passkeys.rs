//! Adding, naming and removing passkeys, and signing in by one. The talk with the device is the script's.

use askama::Template;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use serde_json::Value;

use super::{Arrival, Proof, begin, beyond, local, session, status_of, with_target};
use crate::accounts::model::{Person, Second, Viewer};
use crate::accounts::trail::{self, Way};
use crate::accounts::{names, passkeys, store};
use crate::app::{App, Site};
use crate::base::dates;
use crate::base::http::{Caller, Error, Form, Mistake, Page, show};

/// A device's answer as the script hands it in.
#[derive(Deserialize)]
pub(in crate::accounts) struct Answer {
    #[serde(default)]
    ceremony: String,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    name: String,
    weiter: Option<String>,
}

/// How somebody comes to the list: from their new passkey, on their way to another page.
#[derive(Deserialize)]
pub(in crate::accounts) struct Coming {
    neu: Option<String>,
    weiter: Option<String>,
}

/// A change to one passkey.
#[derive(Deserialize)]
pub(in crate::accounts) struct Change {
    #[serde(default)]
    r#do: String,
    #[serde(default)]
    name: String,
    weiter: Option<String>,
}

struct Row {
    id: String,
    name: String,
    added: String,
    used: String,
}

#[derive(Template)]
#[template(path = "accounts/passkeys.html")]
struct ListPage<'a> {
    page: &'a Page,
    rows: Vec<Row>,
    full: bool,
    /// A passkey has just been made.
    made: bool,
    onward: String,
    /// Where it goes on.
    beyond: String,
    mistakes: Vec<Mistake>,
}

#[derive(Template)]
#[template(path = "accounts/passkey_wrong.html")]
struct WrongPage<'a> {
    page: &'a Page,
}

/// Who has a second factor and has not shown it may not add another one.
pub(super) fn may_change(viewer: &Viewer) -> Result<(), Error> {
    if viewer.second == Second::ToShow { Err(Error::SecondStep) } else { Ok(()) }
}

/// Notes what those who work for the city do to their second factor; what citizens do is nobody's business.
pub(super) async fn noted(c: &impl ConnectionTrait, site: &Site, person: &Person, deed: &'static str) -> Result<(), Error> {
    Ok(trail::noted(c, site, person, deed, None).await?)
}

pub(super) async fn own(site: &Site, viewer: &Viewer) -> Result<Person, Error> {
    store::people::person(&site.db.read, &viewer.person).await?.ok_or(Error::SignIn)
}

/// One's passkeys.
pub(in crate::accounts) async fn list(State(app): State<App>, page: Page, viewer: Viewer, Query(coming): Query<Coming>) -> Result<Response, Error> {
    may_change(&viewer)?;
    show_list(app.site(""), &page, &viewer, coming, Vec::new()).await
}

async fn show_list(site: &Site, page: &Page, viewer: &Viewer, coming: Coming, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    if !passkeys::possible(site) {
        return Err(Error::NotFound);
    }
    let zone = site.zone();
    let day = |at: jiff::Timestamp| dates::day(dates::local(at, &zone).date(), page.language);
    let rows = store::factors::passkeys(&site.db.read, &viewer.person).await?;
    let rows: Vec<Row> = rows
        .into_iter()
        .map(|row| Row { added: day(row.created_at.0), used: row.used_at.map(|at| day(at.0)).unwrap_or_default(), id: row.id, name: row.name })
        .collect();
    let (status, full) = (status_of(&mistakes), rows.len() >= passkeys::MOST);
    let onward = local(coming.weiter);
    let (made, beyond) = (coming.neu.is_some() && !rows.is_empty(), beyond(page, &onward));
    Ok((status, show(ListPage { page, rows, full, made, onward, beyond, mistakes })?).into_response())
}

/// What a device is asked when it is to make a passkey.
pub(in crate::accounts) async fn ask_to_add(State(app): State<App>, viewer: Viewer) -> Result<Json<Value>, Error> {
    may_change(&viewer)?;
    let site = app.site("");
    let person = own(site, &viewer).await?;
    let tx = site.db.begin().await?;
    let question = passkeys::ask_to_add(&tx, site, &person).await?;
    tx.commit().await?;
    Ok(Json(question))
}

/// Keeps the passkey that a device made.
pub(in crate::accounts) async fn add(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    headers: HeaderMap,
    Form(answer): Form<Answer>,
) -> Result<Response, Error> {
    may_change(&viewer)?;
    let site = app.site("");
    let name = match names::parse(&answer.name) {
        Ok(name) if !name.is_empty() => name,
        _ => page.t.msg_accounts_passkey_nameless(),
    };
    let tx = site.db.begin().await?;
    let added = passkeys::add(&tx, site, &viewer.person, &answer.ceremony, &answer.answer, &name).await?;
    if let Some(token) = session(&page, &headers).filter(|_| added) {
        store::sessions::confirm(&tx, &token, site.clock.now()).await?;
    }
    if added {
        noted(&tx, site, &own(site, &viewer).await?, "second.added").await?;
    }
    // What the answer was held against is used up in either case.
    tx.commit().await?;
    if added {
        return Ok(page.see_other(&with_target("/konto/passkeys?neu", &local(answer.weiter))).into_response());
    }
    let coming = Coming { neu: None, weiter: answer.weiter };
    show_list(site, &page, &viewer, coming, vec![Mistake::new("passkey", page.t.msg_accounts_passkey_wrong())]).await
}

/// Gives a passkey another name, or removes it.
pub(in crate::accounts) async fn change(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(change): Form<Change>,
) -> Result<Response, Error> {
    may_change(&viewer)?;
    let site = app.site("");
    let tx = site.db.begin().await?;
    let touched = match (change.r#do.as_str(), names::parse(&change.name)) {
        ("remove", _) => {
            let removed = store::factors::remove_passkey(&tx, &viewer.person, &id).await?;
            if removed > 0 {
                noted(&tx, site, &own(site, &viewer).await?, "second.removed").await?;
            }
            removed
        }
        ("rename", Ok(name)) if !name.is_empty() => store::factors::rename_passkey(&tx, &viewer.person, &id, &name).await?,
        _ => return Err(Error::BadRequest),
    };
    tx.commit().await?;
    if touched == 0 {
        return Err(Error::NotFound);
    }
    Ok(page.see_other(&with_target("/konto/passkeys", &local(change.weiter))).into_response())
}

/// What a device is asked when somebody signs in. The same for everybody.
pub(in crate::accounts) async fn ask_to_sign_in(State(app): State<App>, caller: Caller) -> Result<Json<Value>, Error> {
    let site = app.site("");
    site.attempts.sign_in.count(caller.key())?;
    let tx = site.db.begin().await?;
    let question = passkeys::ask_to_sign_in(&tx, site).await?;
    tx.commit().await?;
    Ok(Json(question))
}

/// Signs in by a device's answer.
pub(in crate::accounts) async fn enter(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    headers: HeaderMap,
    Form(answer): Form<Answer>,
) -> Result<Response, Error> {
    let site = app.site("");
    site.attempts.sign_in.count(caller.key())?;
    let tx = site.db.begin().await?;
    let who = passkeys::who(&tx, site, &answer.ceremony, &answer.answer).await?;
    let person = match &who {
        Some(id) => store::people::person(&tx, id).await?,
        None => None,
    };
    let Some(person) = person else {
        site.refused.count(Way::Passkey);
        tx.commit().await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, show(WrongPage { page: &page })?).into_response());
    };
    let onward = local(answer.weiter);
    let response = begin(&tx, &Arrival { site, page: &page, headers: &headers, onward: &onward, way: Way::Passkey }, &person, Proof::Two).await?;
    tx.commit().await?;
    Ok(response)
}
