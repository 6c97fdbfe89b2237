//! One person as the administration sees them: role, block, second factor, sessions. Decides nothing.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{role_text, role_word};
use crate::accounts::{self, Account, Role, Standing, Viewer};
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Form, Page, show};
use crate::base::ids::is_id;
use crate::people::changes::{self, Deed, Obstacle};

#[derive(Deserialize, Default)]
pub(in crate::people) struct Done {
    /// What was done just now.
    #[serde(default)]
    getan: String,
}

/// The form of one of the buttons, with how the account stood on the page.
#[derive(Deserialize)]
pub(in crate::people) struct Fields {
    #[serde(default)]
    r#do: String,
    #[serde(default)]
    rolle: String,
    #[serde(default)]
    war_rolle: String,
    #[serde(default)]
    war_gesperrt: String,
}

/// A role that may be chosen.
struct Choice {
    value: &'static str,
    label: String,
    text: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "people/person.html")]
struct PersonPage<'a> {
    page: &'a Page,
    account: &'a Account,
    name: String,
    email: String,
    role: String,
    /// The role in the words of the form.
    standing: &'static str,
    roles: Vec<Choice>,
    last: String,
    own: bool,
    /// They may sit in a room as its moderation, which no account is joined to.
    leads: bool,
    staff: bool,
    /// No letter reaches them.
    needs_link: bool,
    notice: String,
    obstacle: String,
    action: String,
}

/// `GET /verwaltung/personen/{id}`
pub(in crate::people) async fn page(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Error> {
    viewer.administration()?;
    person_page(&app, &page, &viewer, &id, &done.getan, None).await
}

async fn person_page(app: &App, page: &Page, viewer: &Viewer, id: &str, done: &str, obstacle: Option<Obstacle>) -> Result<Response, Error> {
    if !is_id(id) {
        return Err(Error::NotFound);
    }
    let t = page.t;
    let account = accounts::account(&app.site("").db.read, id).await?.ok_or(Error::NotFound)?;
    let person = &account.person;
    let choice = |role: Role| Choice { value: role.name(), label: role_word(t, role), text: role_text(t, role), chosen: role == person.role };
    let html = show(PersonPage {
        name: if person.name.is_empty() { t.msg_people_nameless() } else { person.name.clone() },
        email: person.email.as_ref().map(ToString::to_string).unwrap_or_default(),
        role: role_word(t, person.role),
        standing: person.role.name(),
        roles: Role::ALL.into_iter().map(choice).collect(),
        last: match account.last_day {
            Some(day) => dates::day(day, page.language),
            None if person.joined => t.msg_people_last_unknown(),
            None => t.msg_people_last_never(),
        },
        own: person.id == viewer.person,
        leads: matches!(person.role, Role::Moderation | Role::Admin),
        staff: person.role != Role::Person,
        needs_link: changes::needs_link(app.site(""), person),
        notice: notice(page, done),
        obstacle: obstacle.map(|obstacle| obstacle_word(page, obstacle)).unwrap_or_default(),
        action: page.to(&format!("/verwaltung/personen/{id}")),
        account: &account,
        page,
    })?;
    let status = if obstacle.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok((status, html).into_response())
}

fn notice(page: &Page, done: &str) -> String {
    match done {
        "rolle" => page.t.msg_people_done_role(),
        "gesperrt" => page.t.msg_people_done_blocked(),
        "entsperrt" => page.t.msg_people_done_unblocked(),
        "nachweis" => page.t.msg_people_done_reset(),
        "abgemeldet" => page.t.msg_people_done_sessions(),
        _ => String::new(),
    }
}

fn obstacle_word(page: &Page, obstacle: Obstacle) -> String {
    match obstacle {
        Obstacle::Oneself => page.t.msg_people_own(),
        Obstacle::Changed => page.t.msg_people_changed(),
        Obstacle::LastAdministrator => page.t.msg_people_last_administrator(),
    }
}

/// `POST /verwaltung/personen/{id}`
pub(in crate::people) async fn change(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    viewer.administration()?;
    let (deed, done) = match fields.r#do.as_str() {
        "role" => (Deed::Role(fields.rolle.parse().map_err(|_| Error::BadRequest)?), "rolle"),
        "block" => (Deed::Block, "gesperrt"),
        "unblock" => (Deed::Unblock, "entsperrt"),
        "second" => (Deed::ResetSecond, "nachweis"),
        "sessions" => (Deed::EndSessions, "abgemeldet"),
        "link" => (Deed::Link, ""),
        _ => return Err(Error::BadRequest),
    };
    if !is_id(&id) {
        return Err(Error::NotFound);
    }
    let seen = Standing { role: fields.war_rolle.parse().map_err(|_| Error::BadRequest)?, blocked: fields.war_gesperrt == "ja" };
    let site = app.site("");
    match changes::act(site, &page, &viewer, &id, seen, deed).await? {
        Ok(Some(link)) => super::shown_once(&page, super::Once::sign_in(&page, format!("{}{link}", site.base_url), &id)),
        Ok(None) => Ok(page.see_other(&format!("/verwaltung/personen/{id}?getan={done}")).into_response()),
        Err(obstacle) => person_page(&app, &page, &viewer, &id, "", Some(obstacle)).await,
    }
}
