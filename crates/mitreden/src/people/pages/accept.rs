//! The page of an invitation's link: it says what is about to happen, and only its button does it. Mail scanners open links, too.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};

use super::{day, role_text, role_word};
use crate::accounts::{self, Role, Viewer};
use crate::app::App;
use crate::base::http::{Caller, Error, Page, show};
use crate::people::invitations;

#[derive(Template)]
#[template(path = "people/accept.html")]
struct AcceptPage {
    page: Page,
    name: String,
    email: String,
    by: String,
    role: String,
    may: String,
    /// There is an account of this address: it gets the role.
    known: bool,
    /// It works for the city already and keeps its role.
    staff: bool,
    /// Somebody else is signed in here: their name.
    other: Option<String>,
    /// A second factor is asked for next.
    second: bool,
    until: String,
    action: String,
}

/// `GET /einladung/{token}`
pub(in crate::people) async fn page(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    caller: Caller,
    Path(token): Path<String>,
) -> Result<Response, Error> {
    let site = app.site("");
    site.attempts.sign_in.count(caller.key())?;
    let (invitation, known) = invitations::look(site, &token).await?;
    let by = accounts::person(&site.db.read, &invitation.invited_by).await?.map(|person| person.name).unwrap_or_default();
    let mine = known.as_ref().map(|person| person.id.as_str());
    let other = viewer.filter(|viewer| Some(viewer.person.as_str()) != mine);
    let nameless = page.t.msg_people_nameless();
    let html = show(AcceptPage {
        name: known.as_ref().map(|person| person.name.clone()).filter(|name| !name.is_empty()).unwrap_or(invitation.name),
        email: invitation.email.to_string(),
        role: role_word(page.t, invitation.role),
        may: role_text(page.t, invitation.role),
        staff: known.as_ref().is_some_and(|person| person.role != Role::Person),
        known: known.is_some(),
        other: other.map(|viewer| if viewer.name.is_empty() { nameless } else { viewer.name }),
        second: invitations::asks_for_second(site),
        until: day(site, &page, invitation.expires_at),
        action: page.to(&format!("/einladung/{token}")),
        by,
        page,
    })?;
    Ok(([(header::CACHE_CONTROL, "no-store")], html).into_response())
}

/// `POST /einladung/{token}`
pub(in crate::people) async fn accept(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Error> {
    let site = app.site("");
    site.attempts.sign_in.count(caller.key())?;
    invitations::accept(site, &page, &headers, &token).await
}
