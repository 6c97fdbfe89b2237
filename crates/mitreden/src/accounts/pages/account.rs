//! What somebody can see and change about their account: name, language, where they are signed in.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::identities::{self, Line};
use super::passkeys::own;
use super::{local, status_of};
use crate::accounts::model::{Person, Role, Viewer};
use crate::accounts::{is_name_of_staff, names, passkeys, store, trail};
use crate::app::{App, Site};
use crate::base::dates;
use crate::base::http::{Error, Form, Mistake, Page, show};
use crate::base::i18n::Language;
use crate::base::ids::Token;
use crate::notifications::{self, Summary};

/// The fields of the form, as they came.
#[derive(Deserialize)]
pub(in crate::accounts) struct Fields {
    #[serde(default)]
    name: String,
    #[serde(default)]
    sprache: String,
    weiter: Option<String>,
}

/// Which session is to end: its hash, or `others`.
#[derive(Deserialize)]
pub(in crate::accounts) struct Ending {
    #[serde(default)]
    sitzung: String,
}

#[derive(Deserialize)]
pub(in crate::accounts) struct Arrival {
    weiter: Option<String>,
    /// Something was saved just now.
    gespeichert: Option<String>,
}

/// A session as its line shows it.
struct Row {
    hash: String,
    device: String,
    since: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct AccountPage {
    page: Page,
    name: String,
    email: String,
    languages: Vec<(&'static str, &'static str, bool)>,
    /// They have just come for the first time, or gave no name yet.
    welcome: bool,
    saved: bool,
    onward: String,
    sessions: Vec<Row>,
    /// How many passkeys there are; `None`: browsers allow none for this portal's address.
    passkeys: Option<usize>,
    /// Whether one-time passwords are on; `None`: they are for staff.
    totp: Option<bool>,
    /// The other providers of this portal.
    providers: Vec<Line>,
    /// Whether letters leave at all: without them no address can be shown to be theirs.
    post: bool,
    /// Letters to their address come back.
    unreachable: bool,
    /// What they follow by letter.
    subscriptions: Option<Summary>,
    mistakes: Vec<Mistake>,
}

impl AccountPage {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// The account's page.
pub(in crate::accounts) async fn page(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    headers: HeaderMap,
    Query(arrival): Query<Arrival>,
) -> Result<Response, Error> {
    let site = app.site("");
    let person = store::people::person(&site.db.read, &viewer.person).await?.ok_or(Error::SignIn)?;
    let saved = arrival.gespeichert.is_some();
    show_account(site, page, &headers, person, Vec::new(), Shown { onward: local(arrival.weiter), saved }).await
}

/// What the page shows besides the account itself.
struct Shown {
    onward: String,
    saved: bool,
}

async fn show_account(site: &Site, page: Page, headers: &HeaderMap, person: Person, mistakes: Vec<Mistake>, shown: Shown) -> Result<Response, Error> {
    let zone = site.zone();
    let here = page.cookies.read(headers, crate::accounts::COOKIE).map(|token| Token::from_text(token).hash());
    let sessions = store::sessions::of(&site.db.read, &person.id, site.clock.now()).await?;
    let sessions = sessions.into_iter().map(|session| Row {
        here: here.as_deref() == Some(session.token_hash.as_str()),
        device: if session.device.is_empty() { page.t.msg_accounts_sessions_unknown() } else { session.device },
        since: dates::moment(&dates::local(session.created_at.0, &zone), page.language),
        hash: session.token_hash,
    });
    let passkeys = store::factors::passkeys(&site.db.read, &person.id).await?.len();
    let totp = store::factors::totp(&site.db.read, &person.id).await?.is_some_and(|totp| totp.confirmed_at.is_some());
    let (subscriptions, unreachable) = match &person.email {
        Some(email) => (notifications::summary(site, &page, email).await?, site.outbox.is_unreachable(&site.db.read, email).await?),
        None => (None, false),
    };
    let providers = identities::lines(site, &page, &person.id).await?;
    let status = status_of(&mistakes);
    let html = show(AccountPage {
        welcome: person.name.is_empty() && mistakes.is_empty(),
        name: person.name,
        email: person.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default(),
        languages: site.current().config.site.languages().into_iter().map(|l| (l.tag(), l.name(), l == person.language)).collect(),
        saved: shown.saved,
        onward: shown.onward,
        sessions: sessions.collect(),
        passkeys: passkeys::possible(site).then_some(passkeys),
        totp: (person.role != Role::Person).then_some(totp),
        providers,
        post: site.outbox.works(),
        unreachable,
        subscriptions,
        mistakes,
        page,
    })?;
    Ok((status, html).into_response())
}

/// Saves name and language of letters.
pub(in crate::accounts) async fn save(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let site = app.site("");
    let mut person = store::people::person(&site.db.read, &viewer.person).await?.ok_or(Error::SignIn)?;
    let language = Language::from_tag(&fields.sprache).unwrap_or(person.language);
    let name = match name_of(site, &person, &fields.name).await? {
        Ok(name) => name,
        Err(fault) => {
            let mistakes = vec![Mistake::new("name", words(&page, fault))];
            person.name = fields.name.chars().take(300).collect();
            person.language = language;
            return show_account(site, page, &headers, person, mistakes, Shown { onward: local(fields.weiter), saved: false }).await;
        }
    };
    let tx = site.db.begin().await?;
    store::people::describe(&tx, &person.id, &name, language).await?;
    tx.commit().await?;
    let onward = local(fields.weiter);
    let next = if onward == "/" { "/konto?gespeichert=ja".to_owned() } else { onward };
    Ok(page.see_other(&next).into_response())
}

/// The name that was typed, if this person may have it.
async fn name_of(site: &Site, person: &Person, typed: &str) -> Result<Result<String, names::Fault>, Error> {
    let staff = person.role != Role::Person;
    Ok(match names::parse(typed) {
        Ok(name) if name.is_empty() && staff => Err(names::Fault::Missing),
        Ok(name) if !staff && is_name_of_staff(&site.db.read, &name, Some(&person.id)).await? => Err(names::Fault::Taken),
        other => other,
    })
}

pub(super) fn words(page: &Page, fault: names::Fault) -> String {
    match fault {
        names::Fault::Long => page.t.msg_accounts_name_long(names::LONGEST.to_string().as_str()),
        names::Fault::Hidden => page.t.msg_accounts_name_hidden(),
        names::Fault::Taken => page.t.msg_accounts_name_taken(),
        names::Fault::Missing => page.t.msg_accounts_name_missing(),
    }
}

/// Ends one session of this person, or all but this one.
pub(in crate::accounts) async fn end_sessions(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    headers: HeaderMap,
    Form(ending): Form<Ending>,
) -> Result<Response, Error> {
    let here = page.cookies.read(&headers, crate::accounts::COOKIE).map(|token| Token::from_text(token).hash()).unwrap_or_default();
    let site = app.site("");
    let person = own(site, &viewer).await?;
    let tx = site.db.begin().await?;
    let (deed, ended) = match ending.sitzung.as_str() {
        "others" => ("session.others-ended", store::sessions::end_others(&tx, &viewer.person, &here).await?),
        hash => ("session.ended", store::sessions::end(&tx, &viewer.person, hash).await?),
    };
    if ended > 0 {
        trail::noted(&tx, site, &person, deed, None).await?;
    }
    tx.commit().await?;
    Ok(page.see_other("/konto#sitzungen").into_response())
}
