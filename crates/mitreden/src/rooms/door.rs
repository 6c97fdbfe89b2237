//! The door: taking a seat, with a code, by invitation or as staff; leaving it. Never leads a room.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use mitreden_live::{Command, DisplayName, Errand, Refusal, Role, RoomId, SeatId, Status};
use serde::Deserialize;

use super::attendance::Mark;
use super::model::{Kind, RoomEntry};
use super::pages::{self, DoorFault, DoorForm};
use super::store::{self, NewSeat};
use crate::accounts::Viewer;
use crate::app::{App, Site};
use crate::base::http::{Caller, Error, Form, Page};
use crate::base::ids::Token;
use crate::groups;

/// Seat cookies outlive an evening and its technical test on the day before.
const COOKIE_SECONDS: u64 = 2 * 24 * 60 * 60;

/// Name of a room's seat cookie, without prefix.
fn cookie_name(room: &RoomId) -> String {
    format!("platz-{room}")
}

/// The seat that the request's cookie opens in this room. Whether it is still taken, the room value tells.
pub(super) async fn seat_of_cookie(site: &Site, page: &Page, headers: &HeaderMap, room: &RoomId) -> Result<Option<SeatId>, Error> {
    match page.cookies.read(headers, &cookie_name(room)) {
        Some(secret) => Ok(store::seat_by_secret(&site.db.read, room, &Token::from_text(secret)).await?),
        None => Ok(None),
    }
}

/// `POST /raeume/{slug}/platz`: takes a seat.
pub(super) async fn take_seat(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    viewer: Option<Viewer>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    Form(form): Form<DoorForm>,
) -> Result<Response, Error> {
    let site = app.site("");
    let room = store::room_by_slug(&site.db.read, &slug).await?.ok_or(Error::NotFound)?;
    if room.side_of.is_some() {
        // Into a parallel room leads the evening it belongs to.
        return Ok(page.see_other(&room.home).into_response());
    }
    if let Some(fault) = not_now(&room, site.clock.now()) {
        return turn_away(&app, &page, &room, form, viewer, fault).await;
    }
    let leading = may_lead(&app, &room, viewer.as_ref()).await?;
    let (role, name) = match wish(&form, leading.as_ref()) {
        Ok(wish) => wish,
        Err(fault) => return turn_away(&app, &page, &room, form, viewer, fault).await,
    };
    let former = seat_of_cookie(site, &page, &headers, &room.id).await?;
    if let Some(seat) = &former {
        match stay(&app, &room, seat, role, &name).await? {
            Stay::Here => return Ok(page.see_other(&room.address("")).into_response()),
            Stay::Fault(fault) => return turn_away(&app, &page, &room, form, viewer, fault).await,
            Stay::Anew => {}
        }
    }
    app.rooms.limits().seats.count(caller.key())?;
    if role != Role::Moderator && !code_opens(&app, &caller, &room, &form.code)? {
        return turn_away(&app, &page, &room, form, viewer, DoorFault::WrongCode).await;
    }
    let id = new_seat(&app)?;
    match seat(&app, &page, &room, id.clone(), role, name, former).await? {
        Ok(cookie) => {
            note(&app, &room, id, said(&form.first)).await?;
            Ok(([(header::SET_COOKIE, cookie)], page.see_other(&room.address(""))).into_response())
        }
        Err(refusal) => turn_away(&app, &page, &room, form, viewer, DoorFault::Refused(refusal)).await,
    }
}

/// As whom somebody may lead a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Leading {
    /// For the city, under the name of the account.
    City(String),
    /// For the group whose room it is, under the name in it.
    Group(String),
}

/// Whether somebody may come in as the moderation. In a booked room its host alone does, by another way.
pub(super) async fn may_lead(app: &App, room: &RoomEntry, viewer: Option<&Viewer>) -> Result<Option<Leading>, Error> {
    let Some(viewer) = viewer.filter(|_| !room.is_booked()) else { return Ok(None) };
    if viewer.may_moderate() {
        return Ok(Some(Leading::City(viewer.name.clone())));
    }
    if room.kind != Kind::Standing {
        return Ok(None);
    }
    Ok(groups::leads_room(&app.site("").db.read, &viewer.person, room.id.as_str()).await?.map(Leading::Group))
}

/// What somebody wants at the door, if they may want it.
fn wish(form: &DoorForm, leading: Option<&Leading>) -> Result<(Role, DisplayName), DoorFault> {
    match form.wanted.as_str() {
        "participant" => DisplayName::parse(&form.name).map(|name| (Role::Participant, name)).map_err(DoorFault::Name),
        "moderator" => {
            let (Leading::City(name) | Leading::Group(name)) = leading.ok_or(DoorFault::Refused(Refusal::NotAllowed))?;
            DisplayName::parse(name).map(|name| (Role::Moderator, name)).map_err(DoorFault::Name)
        }
        _ => Ok((Role::Listener, DisplayName::empty())),
    }
}

/// What becomes of somebody who comes to the door with a seat.
enum Stay {
    /// Keeps it.
    Here,
    /// Gets a new one.
    Anew,
    /// Stays outside.
    Fault(DoorFault),
}

/// Somebody who has a seat already keeps it; a listener who wants to take part steps up in place; who was removed stays outside.
async fn stay(app: &App, room: &RoomEntry, seat: &SeatId, role: Role, name: &DisplayName) -> Result<Stay, Error> {
    let Some(keeper) = app.rooms.keeper(&room.id).await? else { return Ok(Stay::Anew) };
    let asked = seat.clone();
    let looked = keeper.look(move |value, _| (value.was_removed(&asked), value.seat(&asked).map(|seat| seat.role), value.lobby().holds(&asked))).await;
    let current = match looked {
        Some((_, _, true)) => return Ok(Stay::Here),
        // Who leads may always come in: a removal by mistake must not lock the moderation out.
        Some((true, ..)) if role != Role::Moderator => return Ok(Stay::Fault(DoorFault::Removed)),
        Some((_, Some(current), _)) => current,
        _ => return Ok(Stay::Anew),
    };
    Ok(match (current, role) {
        (Role::Listener, Role::Participant) => match keeper.command(seat.clone(), Command::StepUp { name: name.as_str().to_owned() }).await {
            Ok(()) => Stay::Here,
            Err(refusal) => Stay::Fault(DoorFault::Refused(refusal)),
        },
        // Who leads and listened before gets a seat of their own.
        (current, Role::Moderator) if current != Role::Moderator => Stay::Anew,
        _ => Stay::Here,
    })
}

/// Does the code open this room? Wrong ones are counted by caller.
fn code_opens(app: &App, caller: &Caller, room: &RoomEntry, code: &str) -> Result<bool, Error> {
    let Some(hash) = &room.code_hash else { return Ok(true) };
    if room.is_booked() {
        app.rooms.may_guess_code(caller, room.id.as_str())?;
    } else {
        app.rooms.may_guess(caller)?;
    }
    let in_time = room.code_expires_at.is_none_or(|until| until > app.site("").clock.now());
    let opens = store::code_token(code).matches(hash) && in_time;
    if !opens {
        if room.is_booked() {
            app.rooms.count_wrong_code(caller, room.id.as_str())?;
        } else {
            app.rooms.count_wrong(caller)?;
        }
    }
    Ok(opens)
}

/// An id for a seat that follows from nothing.
pub(super) fn new_seat(app: &App) -> Result<SeatId, Error> {
    Ok(SeatId::parse(&app.site("").ids.id()).ok_or_else(|| anyhow::anyhow!("ids are no seat ids"))?)
}

/// Takes the seat and makes its cookie; the seat that this browser had until now is given up.
pub(super) async fn seat(
    app: &App,
    page: &Page,
    room: &RoomEntry,
    id: SeatId,
    role: Role,
    name: DisplayName,
    former: Option<SeatId>,
) -> Result<Result<HeaderValue, Refusal>, Error> {
    let site = app.site("");
    let Some(keeper) = app.rooms.keeper(&room.id).await? else { return Err(Error::NotFound) };
    if room.kind == Kind::Standing {
        // The last meeting's end does not close a room without a date: whoever comes first makes it ready again.
        if let Err(refusal) = keeper.errand(Errand::Reopen {}, None).await {
            return Ok(Err(refusal));
        }
    }
    let secret = site.ids.token();
    let row = NewSeat { id: id.clone(), secret_hash: secret.hash() };
    let taken = keeper.errand(Errand::TakeSeat { seat: id.clone(), role, name }, Some(row)).await;
    if taken.is_ok() {
        keeper.note(id, Some(Mark::Language(page.language.tag()))).await;
    }
    if let (Ok(()), Some(former)) = (&taken, former) {
        // Refused is only somebody who has left already.
        let _ = keeper.errand(Errand::LeaveSeat { seat: former }, None).await;
    }
    Ok(taken.map(|()| page.cookies.set(&cookie_name(&room.id), secret.reveal(), Some(COOKIE_SECONDS))))
}

async fn turn_away(app: &App, page: &Page, room: &RoomEntry, form: DoorForm, viewer: Option<Viewer>, fault: DoorFault) -> Result<Response, Error> {
    Ok((fault.status(), pages::door(app, page, room, viewer.as_ref(), form, Some(fault)).await?).into_response())
}

/// What the invitation's form sends.
#[derive(Deserialize)]
pub(super) struct InvitationForm {
    #[serde(default)]
    name: String,
}

/// `GET /raeume/{slug}/einladung/{token}`: shows what the invitation gives; takes nothing (scanners follow links).
pub(super) async fn invitation(State(app): State<App>, page: Page, caller: Caller, Path((slug, token)): Path<(String, String)>) -> Result<Response, Error> {
    let (room, invitation) = find_invitation(&app, &caller, &slug, &token).await?;
    pages::invitation(&page, &room, invitation.role, &invitation.name, None).map(IntoResponse::into_response)
}

/// `POST /raeume/{slug}/einladung/{token}`: takes the seat.
pub(super) async fn accept_invitation(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    Path((slug, token)): Path<(String, String)>,
    headers: HeaderMap,
    Form(form): Form<InvitationForm>,
) -> Result<Response, Error> {
    let (room, invitation) = find_invitation(&app, &caller, &slug, &token).await?;
    let former = seat_of_cookie(app.site(""), &page, &headers, &room.id).await?;
    if let Some(fault) = not_now(&room, app.site("").clock.now()) {
        return Ok((fault.status(), pages::invitation(&page, &room, invitation.role, &form.name, Some(fault))?).into_response());
    }
    let waits = match &former {
        Some(seat) => pages::lobby::outside(&app, &room, seat).await? == pages::lobby::Outside::Waits,
        None => false,
    };
    if waits || has_role(&app, &room, former.as_ref(), invitation.role).await? {
        return Ok(page.see_other(&room.address("")).into_response());
    }
    let wished = if form.name.trim().is_empty() { &invitation.name } else { &form.name };
    let seated = match DisplayName::parse(wished) {
        Ok(name) => seat(&app, &page, &room, new_seat(&app)?, invitation.role, name, former).await?.map_err(DoorFault::Refused),
        Err(fault) => Err(DoorFault::Name(fault)),
    };
    match seated {
        Ok(cookie) => Ok(([(header::SET_COOKIE, cookie)], page.see_other(&room.address(""))).into_response()),
        Err(fault) => Ok((fault.status(), pages::invitation(&page, &room, invitation.role, wished, Some(fault))?).into_response()),
    }
}

/// What somebody says about being here for the first time; most say nothing.
fn said(first: &str) -> Option<Mark> {
    match first {
        "ja" => Some(Mark::FirstTime),
        "nein" => Some(Mark::NotFirstTime),
        _ => None,
    }
}

async fn note(app: &App, room: &RoomEntry, seat: SeatId, mark: Option<Mark>) -> Result<(), Error> {
    if let (Some(mark), Some(keeper)) = (mark, app.rooms.keeper(&room.id).await?) {
        keeper.note(seat, Some(mark)).await;
    }
    Ok(())
}

/// What is counted of the evening: the first time here, an aid that is used.
#[derive(Deserialize)]
pub(super) struct CountedForm {
    #[serde(default, rename = "erstmals")]
    first: String,
    #[serde(default, rename = "hilfe")]
    aid: String,
}

/// `POST /raeume/{slug}/dabei`: counts what somebody with a seat says or uses. Once for each seat; no row keeps whose it was.
pub(super) async fn counted(
    State(app): State<App>,
    page: Page,
    Path(slug): Path<String>,
    headers: HeaderMap,
    Form(form): Form<CountedForm>,
) -> Result<Response, Error> {
    let site = app.site("");
    let room = store::room_by_slug(&site.db.read, &slug).await?.ok_or(Error::NotFound)?;
    if let Some(seat) = seat_of_cookie(site, &page, &headers, &room.id).await? {
        app.rooms.limits().forms.count(seat.as_str())?;
        let aid = (form.aid == "gebaerden").then_some(Mark::Signing);
        note(&app, &room, seat.clone(), said(&form.first)).await?;
        note(&app, &room, seat, aid).await?;
    }
    Ok(page.see_other(&format!("{}?gezaehlt", room.address(""))).into_response())
}

/// Who follows an invitation a second time in the same browser keeps the seat.
pub(super) async fn has_role(app: &App, room: &RoomEntry, seat: Option<&SeatId>, role: Role) -> Result<bool, Error> {
    let Some(seat) = seat.cloned() else { return Ok(false) };
    let Some(keeper) = app.rooms.keeper(&room.id).await? else { return Ok(false) };
    Ok(keeper.look(move |value, _| value.seat(&seat).is_some_and(|seat| seat.role == role)).await.unwrap_or(false))
}

async fn find_invitation(app: &App, caller: &Caller, slug: &str, token: &str) -> Result<(RoomEntry, super::Invitation), Error> {
    app.rooms.may_guess(caller)?;
    let site = app.site("");
    let room = store::room_by_slug(&site.db.read, slug).await?.ok_or(Error::NotFound)?;
    let Some(found) = store::invitation(&site.db.read, &room.id, &Token::from_text(token), site.clock.now()).await? else {
        app.rooms.count_wrong(caller)?;
        return Err(Error::Gone);
    };
    Ok((room, found))
}

/// `POST /raeume/{slug}/verlassen`: gives the seat up and forgets the cookie.
pub(super) async fn leave(State(app): State<App>, page: Page, Path(slug): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let site = app.site("");
    let room = store::room_by_slug(&site.db.read, &slug).await?.ok_or(Error::NotFound)?;
    if let Some(seat) = seat_of_cookie(site, &page, &headers, &room.id).await?
        && let Some(keeper) = app.rooms.keeper(&room.id).await?
    {
        // Refused is only somebody who has left already.
        let _ = keeper.errand(Errand::LeaveSeat { seat }, None).await;
    }
    let cookie = page.cookies.clear(&cookie_name(&room.id));
    Ok(([(header::SET_COOKIE, cookie)], page.see_other(&room.home)).into_response())
}

/// True once nobody can come in any more. A room without a date is made ready again by whoever comes next.
pub(super) fn is_over(room: &RoomEntry, now: Timestamp) -> bool {
    (room.status.status == Status::Over && room.kind == Kind::Event) || room.hours.is_some_and(|hours| hours.closes_at <= now)
}

/// Why a booked room cannot be entered at this time.
fn not_now(room: &RoomEntry, now: Timestamp) -> Option<DoorFault> {
    match room.hours {
        Some(hours) if now < hours.opens_at => Some(DoorFault::Early),
        Some(hours) if now >= hours.closes_at => Some(DoorFault::Refused(Refusal::EveningOver)),
        _ => None,
    }
}
