//! The list of people with an account, and above it the invitations that nobody has accepted. Changes nothing.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use serde::Deserialize;

use super::{day, role_word};
use crate::accounts::{self, Account, Role, Viewer};
use crate::app::{App, Site};
use crate::base::dates;
use crate::base::http::{Error, Page, show};
use crate::base::mail;
use crate::people::invitations::Invitation;
use crate::people::store;

/// People on one page.
const PAGE: usize = 50;

/// What is looked for, as it came.
#[derive(Deserialize, Default)]
pub(in crate::people) struct Wish {
    #[serde(default)]
    suche: String,
    #[serde(default)]
    rolle: String,
    seite: Option<usize>,
    /// What was done just now.
    #[serde(default)]
    getan: String,
}

/// A person as their line shows them.
struct Row {
    address: String,
    name: String,
    email: String,
    role: String,
    /// Whether there is a second factor; `None`: nobody asks citizens for one.
    second: Option<bool>,
    last: String,
    joined: bool,
    blocked: bool,
    own: bool,
}

/// An invitation as its line shows it.
struct Open {
    address: String,
    name: String,
    email: String,
    role: String,
    by: String,
    until: String,
    over: bool,
    /// What became of the letter, and whether that is bad.
    letter: Option<(String, bool)>,
}

#[derive(Template)]
#[template(path = "people/list.html")]
struct ListPage {
    page: Page,
    rows: Vec<Row>,
    open: Vec<Open>,
    total: i64,
    search: String,
    roles: Vec<(&'static str, String, bool)>,
    searched: bool,
    notice: String,
    before: String,
    after: String,
}

/// `GET /verwaltung/personen`
pub(in crate::people) async fn page(State(app): State<App>, page: Page, viewer: Viewer, Query(wish): Query<Wish>) -> Result<Html<String>, Error> {
    viewer.administration()?;
    let site = app.site("");
    let role: Option<Role> = wish.rolle.parse().ok();
    let at = wish.seite.unwrap_or(1).clamp(1, 100_000);
    let (accounts, total) = accounts::list(&site.db.read, &wish.suche, role, (at - 1) * PAGE, PAGE).await?;
    let rows = accounts.into_iter().map(|account| row(&page, &viewer, account)).collect();
    let link = |at: usize| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("suche", &wish.suche).append_pair("rolle", &wish.rolle).append_pair("seite", &at.to_string());
        page.to(&format!("/verwaltung/personen?{}", query.finish()))
    };
    let roles = Role::ALL.into_iter().rev().map(|one| (one.name(), role_word(page.t, one), role == Some(one)));
    let mut open = Vec::new();
    for invitation in store::open(&site.db.read).await? {
        open.push(opened(site, &page, invitation).await?);
    }
    show(ListPage {
        rows,
        open,
        total: i64::try_from(total).unwrap_or(i64::MAX),
        roles: roles.collect(),
        searched: role.is_some() || !wish.suche.trim().is_empty(),
        notice: notice(&page, &wish.getan),
        before: if at > 1 { link(at - 1) } else { String::new() },
        after: if at * PAGE < total { link(at + 1) } else { String::new() },
        search: wish.suche,
        page,
    })
}

fn row(page: &Page, viewer: &Viewer, account: Account) -> Row {
    let Account { person, has_second, last_day } = account;
    Row {
        address: page.to(&format!("/verwaltung/personen/{}", person.id)),
        own: person.id == viewer.person,
        email: person.email.as_ref().map(ToString::to_string).unwrap_or_default(),
        role: role_word(page.t, person.role),
        second: (person.role != Role::Person || has_second).then_some(has_second),
        last: last_day.map(|day| dates::day(day, page.language)).unwrap_or_default(),
        joined: person.joined,
        blocked: person.blocked,
        name: person.name,
    }
}

async fn opened(site: &Site, page: &Page, invitation: Invitation) -> Result<Open, Error> {
    let by = accounts::person(&site.db.read, &invitation.invited_by).await?.map(|person| person.name).unwrap_or_default();
    let letter = site.outbox.deliveries(&site.db.read, &invitation.id).await?.into_iter().next();
    Ok(Open {
        address: page.to(&format!("/verwaltung/personen/einladungen/{}", invitation.id)),
        email: invitation.email.to_string(),
        role: role_word(page.t, invitation.role),
        until: day(site, page, invitation.expires_at),
        over: invitation.expires_at <= site.clock.now(),
        letter: letter.map(|letter| letter_word(page, letter.state)),
        name: invitation.name,
        by,
    })
}

fn letter_word(page: &Page, state: mail::State) -> (String, bool) {
    match state {
        mail::State::Waiting => (page.t.msg_people_letter_waiting(), false),
        mail::State::Sent => (page.t.msg_people_letter_sent(), false),
        mail::State::Delayed => (page.t.msg_people_letter_delayed(), true),
        mail::State::Failed | mail::State::Returned => (page.t.msg_people_letter_failed(), true),
    }
}

fn notice(page: &Page, done: &str) -> String {
    match done {
        "eingeladen" => page.t.msg_people_done_invited(),
        "zurueckgezogen" => page.t.msg_people_done_withdrawn(),
        _ => String::new(),
    }
}
