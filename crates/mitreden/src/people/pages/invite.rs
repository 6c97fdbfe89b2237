//! Inviting somebody to work for the city, sending the invitation again, taking it back. Accepting has a page of its own.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{role_text, role_word};
use crate::accounts::{self, NAME_LONGEST, NameFault, Role, Viewer};
use crate::app::App;
use crate::base::http::{Caller, Error, Form, Mistake, Page, show};
use crate::base::ids::is_id;
use crate::base::mail::Address;
use crate::people::invitations::{self, DAYS, Obstacle, Way, Wish};

/// The fields of the form, as they came.
#[derive(Deserialize, Default)]
pub(in crate::people) struct Fields {
    #[serde(default)]
    email: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    rolle: String,
}

/// A change to an invitation.
#[derive(Deserialize)]
pub(in crate::people) struct Change {
    #[serde(default)]
    r#do: String,
}

/// A role that may be chosen.
struct Choice {
    id: String,
    value: &'static str,
    label: String,
    text: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "people/invite.html")]
struct InvitePage<'a> {
    page: &'a Page,
    fields: Fields,
    roles: Vec<Choice>,
    days: i64,
    /// Whether letters leave at all.
    post: bool,
    mistakes: Vec<Mistake>,
}

impl InvitePage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// `GET /verwaltung/personen/einladen`
pub(in crate::people) async fn form(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.administration()?;
    invite_page(&app, &page, Fields::default(), Vec::new())
}

fn invite_page(app: &App, page: &Page, fields: Fields, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let choice = |role: Role| Choice {
        id: format!("rolle-{role}"),
        value: role.name(),
        label: role_word(page.t, role),
        text: role_text(page.t, role),
        chosen: fields.rolle == role.name(),
    };
    let roles = Role::ALL.into_iter().filter(|role| *role != Role::Person).map(choice).collect();
    let post = app.site("").outbox.works();
    Ok((status, show(InvitePage { page, fields, roles, days: DAYS, post, mistakes })?).into_response())
}

/// Everything at once, so that all of it can be mended in one go.
fn check(page: &Page, fields: &Fields) -> Result<Wish, Vec<Mistake>> {
    let (t, mut mistakes) = (page.t, Vec::new());
    let name = match accounts::parse_name(&fields.name) {
        Ok(name) if name.is_empty() => Err(t.msg_people_name_missing()),
        Err(NameFault::Long) => Err(t.msg_accounts_name_long(NAME_LONGEST.to_string().as_str())),
        Err(_) => Err(t.msg_accounts_name_hidden()),
        Ok(name) => Ok(name),
    };
    let name = name.map_err(|sentence| mistakes.push(Mistake::new("name", sentence))).ok();
    let email = Address::parse(&fields.email);
    if email.is_none() {
        mistakes.push(Mistake::new("email", t.msg_people_email_wrong()));
    }
    let role = fields.rolle.parse().ok().filter(|role| *role != Role::Person);
    if role.is_none() {
        mistakes.push(Mistake::new("rolle-moderation", t.msg_people_role_missing()));
    }
    match (email, name, role) {
        (Some(email), Some(name), Some(role)) => Ok(Wish { email, name, role }),
        _ => Err(mistakes),
    }
}

/// `POST /verwaltung/personen/einladen`
pub(in crate::people) async fn send(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    caller: Caller,
    Form(mut fields): Form<Fields>,
) -> Result<Response, Error> {
    viewer.administration()?;
    let site = app.site("");
    // Nobody has longer ones, and they are shown again.
    fields.email = fields.email.chars().take(300).collect();
    fields.name = fields.name.chars().take(300).collect();
    let wish = match check(&page, &fields) {
        Ok(wish) => wish,
        Err(mistakes) => return invite_page(&app, &page, fields, mistakes),
    };
    site.attempts.forms.count(caller.key())?;
    let obstacle = match invitations::invite(site, &page, &viewer, wish).await? {
        Ok(way) => return handed_over(&page, way).map(IntoResponse::into_response),
        Err(obstacle) => obstacle,
    };
    let sentence = match obstacle {
        Obstacle::Blocked => page.t.msg_people_address_blocked(),
        Obstacle::Staff => page.t.msg_people_address_staff(),
        Obstacle::Open => page.t.msg_people_address_open(),
    };
    invite_page(&app, &page, fields, vec![Mistake::new("email", sentence)])
}

fn handed_over(page: &Page, way: Way) -> Result<Response, Error> {
    Ok(match way {
        Way::Letter => page.see_other("/verwaltung/personen?getan=eingeladen").into_response(),
        Way::ByHand(link) => super::shown_once(page, super::Once::invitation(page, link))?,
    })
}

/// `POST /verwaltung/personen/einladungen/{id}`: once more, or not at all.
pub(in crate::people) async fn change(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    caller: Caller,
    Path(id): Path<String>,
    Form(change): Form<Change>,
) -> Result<Response, Error> {
    viewer.administration()?;
    if !is_id(&id) {
        return Err(Error::NotFound);
    }
    let site = app.site("");
    match change.r#do.as_str() {
        "again" => {
            site.attempts.forms.count(caller.key())?;
            handed_over(&page, invitations::send_again(site, &page, &viewer, &id).await?)
        }
        "withdraw" => {
            invitations::withdraw(site, &page, &viewer, &id).await?;
            Ok(page.see_other("/verwaltung/personen?getan=zurueckgezogen").into_response())
        }
        _ => Err(Error::BadRequest),
    }
}
