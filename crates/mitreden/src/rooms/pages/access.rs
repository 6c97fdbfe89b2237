//! Who is let in, for the moderation: invitations with a role, and the room's code. Never takes a seat; the door does.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use mitreden_live::{DisplayName, Role};
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use super::super::model::{Invitation, RoomEntry};
use super::super::{public, store};
use super::{DoorFault, explain, role_word};
use crate::accounts::Viewer;
use crate::app::{App, Site};
use crate::audit;
use crate::base::dates;
use crate::base::http::{Error, Form, Page, show};

/// How long an invitation opens the door. After the end of its evening it opens nothing anyway.
const INVITED_FOR: SignedDuration = SignedDuration::from_hours(90 * 24);
/// Roles that are invited; listening and taking part need no invitation.
const INVITED: [Role; 3] = [Role::Speaker, Role::Moderator, Role::Signer];

struct Choice {
    word: String,
    label: String,
    chosen: bool,
}

/// An invitation that still opens the door. Its address is no longer known to anybody but its owner.
struct Row {
    /// Names it in the form; opens nothing.
    hash: String,
    role: String,
    name: String,
    until: String,
}

/// What has just been made. It is shown this once: only a hash of it is kept.
enum Fresh {
    Invitation { address: String, name: String, role: String },
    Code(String),
}

#[derive(Template)]
#[template(path = "rooms/access.html")]
struct AccessPage<'a> {
    page: &'a Page,
    room: &'a RoomEntry,
    fresh: Option<Fresh>,
    invitations: Vec<Row>,
    roles: Vec<Choice>,
    name: String,
    fault: String,
}

/// What the page's forms send.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::rooms) struct AccessForm {
    #[serde(rename = "do")]
    deed: String,
    role: String,
    name: String,
    invitation: String,
}

/// `GET /raeume/{slug}/zugang`
pub(in crate::rooms) async fn access(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.moderation()?;
    let room = led_by_the_city(&app, &slug).await?;
    shown(&app, &page, &room, None, AccessForm::default(), None).await
}

/// `POST /raeume/{slug}/zugang`
pub(in crate::rooms) async fn change(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(form): Form<AccessForm>,
) -> Result<Response, Error> {
    viewer.moderation()?;
    let site = app.site("");
    let room = led_by_the_city(&app, &slug).await?;
    let here = page.see_other(&room.address("zugang"));
    match form.deed.as_str() {
        "invite" => return invite(&app, &page, &viewer, &room, form).await,
        "revoke" => {
            let tx = site.db.begin().await?;
            store::revoke_invitation(&tx, &room.id, &form.invitation, site.clock.now()).await?;
            noted(&tx, site, &viewer, "room.invitation-revoked", &room).await?;
            tx.commit().await?;
        }
        "set-code" => {
            let code = site.ids.code();
            set_code(&app, &viewer, &room, Some(&code)).await?;
            let room = RoomEntry { code_hash: Some(String::new()), ..room };
            return shown(&app, &page, &room, Some(Fresh::Code(code)), AccessForm::default(), None).await;
        }
        "clear-code" => set_code(&app, &viewer, &room, None).await?,
        _ => return Err(Error::BadRequest),
    }
    Ok(here.into_response())
}

/// Who comes into a booked room is its host's business.
async fn led_by_the_city(app: &App, slug: &str) -> Result<RoomEntry, Error> {
    let room = store::room_by_slug(&app.site("").db.read, slug).await?;
    room.filter(|room| !room.is_booked()).ok_or(Error::NotFound)
}

async fn noted(c: &impl ConnectionTrait, site: &Site, by: &Viewer, deed: &'static str, room: &RoomEntry) -> Result<(), Error> {
    Ok(audit::note(c, site, by.into(), deed, &room.address("zugang"), &room.title).await?)
}

async fn invite(app: &App, page: &Page, by: &Viewer, room: &RoomEntry, form: AccessForm) -> Result<Response, Error> {
    let role = INVITED.into_iter().find(|role| role.word() == form.role).ok_or(Error::BadRequest)?;
    let name = match form.name.trim() {
        // Who is invited without a name says it at the door.
        "" => String::new(),
        name => match DisplayName::parse(name) {
            Ok(name) => name.as_str().to_owned(),
            Err(fault) => return shown(app, page, room, None, form, Some(DoorFault::Name(fault))).await,
        },
    };
    let site = app.site("");
    let until = site.clock.now() + INVITED_FOR;
    let tx = site.db.begin().await?;
    let token = crate::rooms::invite(&tx, &site.ids, &Invitation { room: room.id.clone(), role, name: name.clone() }, until).await?;
    noted(&tx, site, by, "room.invited", room).await?;
    tx.commit().await?;
    let address = page.absolute(&room.address(&format!("einladung/{}", token.reveal())));
    let fresh = Fresh::Invitation { address, name, role: role_word(page.t, role) };
    shown(app, page, room, Some(fresh), AccessForm::default(), None).await
}

async fn set_code(app: &App, by: &Viewer, room: &RoomEntry, code: Option<&str>) -> Result<(), Error> {
    let site = app.site("");
    let tx = site.db.begin().await?;
    store::set_code(&tx, &room.id, code).await?;
    public::index(&tx, site.clock.now(), &room.id).await?;
    noted(&tx, site, by, if code.is_some() { "room.code-set" } else { "room.code-removed" }, room).await?;
    tx.commit().await?;
    Ok(())
}

async fn shown(app: &App, page: &Page, room: &RoomEntry, fresh: Option<Fresh>, form: AccessForm, fault: Option<DoorFault>) -> Result<Response, Error> {
    let site = app.site("");
    let zone = site.zone();
    let day = |at: Timestamp| dates::day(at.to_zoned(zone.clone()).date(), page.language);
    let row = |(hash, invitation, until): (String, Invitation, Timestamp)| Row {
        hash,
        role: role_word(page.t, invitation.role),
        name: invitation.name,
        until: day(until),
    };
    let invitations = store::invitations(&site.db.read, &room.id, site.clock.now()).await?.into_iter().map(row).collect();
    let choice = |role: Role| Choice { word: role.word().to_owned(), label: role_word(page.t, role), chosen: role.word() == form.role };
    let status = match (&fault, &fresh) {
        (Some(fault), _) => fault.status(),
        (None, Some(Fresh::Invitation { .. })) => StatusCode::CREATED,
        (None, _) => StatusCode::OK,
    };
    let fault = fault.map(|fault| explain(page.t, fault)).unwrap_or_default();
    let page = show(AccessPage { page, room, fresh, invitations, roles: INVITED.map(choice).into(), name: form.name, fault })?;
    Ok((status, page).into_response())
}
