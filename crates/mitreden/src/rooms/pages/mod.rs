//! Pages of the rooms: list, door, invitation, the readable room. Never a socket; the island has that.

pub(super) mod access;
pub(super) mod deeds;
pub(super) mod lobby;
pub(super) mod questions;
pub(super) mod slides;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use mitreden_live::{
    Audience, BarcampView, Command, FloorOrder, HallView, HandsView, Line, MeView, NameFault, Refusal, Role, Room, SeatId, Slice, SliceValue, StageSeat, Status,
};
use serde::Deserialize;
use std::collections::HashMap;

use super::door::Leading;
use super::model::{Kind, RoomEntry};
use super::{barcamp, door, store};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Form, Page, show};
use crate::base::i18n::Words;

/// What the door's form sends. Fields that are missing are empty: the listener's button sends nothing else.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct DoorForm {
    #[serde(default, rename = "as")]
    pub(super) wanted: String,
    #[serde(default)]
    pub(super) name: String,
    #[serde(default)]
    pub(super) code: String,
    /// Here for the first time: `ja`, `nein`, or nothing said.
    #[serde(default, rename = "erstmals")]
    pub(super) first: String,
}

/// Why somebody is turned away at the door.
#[derive(Clone, Copy, Debug)]
pub(super) enum DoorFault {
    Name(NameFault),
    WrongCode,
    Refused(Refusal),
    /// The moderation removed this browser's seat.
    Removed,
    /// The room is booked for later.
    Early,
}

impl DoorFault {
    fn is_of_the_name(self) -> bool {
        matches!(self, DoorFault::Name(_) | DoorFault::Refused(Refusal::BadName))
    }

    /// The status of the page that says so.
    pub(super) fn status(self) -> StatusCode {
        match self {
            DoorFault::Refused(Refusal::NotAllowed) | DoorFault::WrongCode | DoorFault::Removed => StatusCode::FORBIDDEN,
            DoorFault::Early => StatusCode::CONFLICT,
            DoorFault::Refused(Refusal::NotSaved) => StatusCode::SERVICE_UNAVAILABLE,
            DoorFault::Refused(_) => StatusCode::CONFLICT,
            DoorFault::Name(_) => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

/// From so many people on their number is told to everybody (requirements: cells under five).
const FEW: u32 = 5;

/// One card of the list.
struct RoomCard {
    address: String,
    title: String,
    is_event: bool,
    is_closed: bool,
    people: u32,
    /// The same in words, and not exact where few could be known.
    people_word: String,
}

#[derive(Template)]
#[template(path = "rooms/list.html")]
struct ListPage {
    page: Page,
    live: Vec<RoomCard>,
    standing: Vec<RoomCard>,
}

/// `GET /raeume`.
pub(super) async fn list(State(app): State<App>, page: Page) -> Result<Html<String>, Error> {
    let mut cards = Vec::new();
    for room in store::listed_rooms(&app.site("").db.read).await? {
        let people = app.rooms.people_in(&room.id).await;
        cards.push(RoomCard {
            address: room.address(""),
            title: room.title.clone(),
            is_event: room.kind == Kind::Event,
            is_closed: room.is_closed(),
            people,
            people_word: roughly(page.t, people),
        });
    }
    let (live, standing) = cards.into_iter().partition(|card| card.is_event);
    show(ListPage { page, live, standing })
}

/// How many are there, for everybody's eyes: of one to four it is only said that somebody is.
fn roughly(t: &Words, people: u32) -> String {
    if (1..FEW).contains(&people) { t.msg_rooms_people_few(FEW) } else { t.msg_rooms_people(people) }
}

#[derive(Template)]
#[template(path = "rooms/door.html")]
struct DoorPage<'a> {
    page: &'a Page,
    room: &'a RoomEntry,
    form: DoorForm,
    fault: Option<String>,
    name_is_wrong: bool,
    code_is_wrong: bool,
    /// As whom the visitor may lead it, in a sentence.
    staff: Option<String>,
    is_over: bool,
    is_live: bool,
    people: String,
    asks_first: bool,
    /// When a booked room is open.
    hours: Option<String>,
    /// Who comes waits first, and so has to say a name.
    lobby: bool,
}

/// The door of a room, with what went wrong at it.
pub(super) async fn door(
    app: &App,
    page: &Page,
    room: &RoomEntry,
    viewer: Option<&Viewer>,
    form: DoorForm,
    fault: Option<DoorFault>,
) -> Result<Html<String>, Error> {
    let t = page.t;
    let (site, people) = (app.site(""), app.rooms.people_in(&room.id).await);
    let local = |at| dates::local(at, &site.zone());
    let staff = door::may_lead(app, room, viewer).await?.map(|leading| match leading {
        Leading::City(name) => t.msg_rooms_door_staff_text(name),
        Leading::Group(name) => t.msg_rooms_door_group_text(name),
    });
    let known = viewer.filter(|_| fault.is_none() && form.name.is_empty()).map(|viewer| viewer.name.clone());
    let form = DoorForm { name: known.unwrap_or(form.name), ..form };
    show(DoorPage {
        page,
        room,
        fault: fault.map(|fault| explain(t, fault)),
        name_is_wrong: fault.is_some_and(DoorFault::is_of_the_name),
        code_is_wrong: matches!(fault, Some(DoorFault::WrongCode)),
        form,
        staff,
        is_over: door::is_over(room, site.clock.now()),
        is_live: room.status.status == Status::Live,
        people: roughly(t, people),
        asks_first: room.kind == Kind::Event,
        hours: room.hours.map(|hours| dates::span(&local(hours.opens_at), &local(hours.closes_at), page.language)),
        lobby: room.is_booked() && lobby::is_on(app, room).await?,
    })
}

/// The sentence for it.
pub(super) fn explain(t: &Words, fault: DoorFault) -> String {
    match fault {
        DoorFault::Name(NameFault::Empty) => t.msg_rooms_fault_name_empty(),
        DoorFault::Name(NameFault::TooLong) => t.msg_rooms_fault_name_long(),
        DoorFault::Name(NameFault::Unprintable) => t.msg_rooms_fault_name_unprintable(),
        DoorFault::WrongCode => t.msg_rooms_fault_code(),
        DoorFault::Refused(refusal) => refused(t, refusal),
        DoorFault::Removed => t.msg_rooms_fault_removed(),
        DoorFault::Early => t.msg_rooms_fault_early(),
    }
}

/// The sentence for a refusal.
fn refused(t: &Words, refusal: Refusal) -> String {
    match refusal {
        Refusal::RoomLocked => t.msg_rooms_fault_locked(),
        Refusal::RoomFull | Refusal::StageFull => t.msg_rooms_fault_full(),
        Refusal::EveningOver => t.msg_rooms_fault_over(),
        Refusal::BadName => t.msg_rooms_fault_name_taken(),
        Refusal::NotSaved => t.msg_rooms_fault_not_saved(),
        Refusal::ChatOff => t.msg_rooms_fault_chat_off(),
        Refusal::TooSoon => t.msg_rooms_fault_too_soon(),
        Refusal::TextEmpty => t.msg_rooms_fault_text_empty(),
        Refusal::TextTooLong => t.msg_rooms_fault_text_long(),
        Refusal::HandsFull => t.msg_rooms_fault_hands_full(),
        Refusal::AlreadyAsked => t.msg_rooms_fault_asked(),
        Refusal::QuestionsOff => t.msg_rooms_fault_questions_off(),
        Refusal::QuestionsFull => t.msg_rooms_fault_questions_full(),
        Refusal::ResultChanged => t.msg_rooms_fault_result_changed(),
        Refusal::NoSuchQuestion | Refusal::QuestionNotThere => t.msg_rooms_fault_no_question(),
        _ => t.msg_rooms_fault_not_allowed(),
    }
}

#[derive(Template)]
#[template(path = "rooms/invitation.html")]
struct InvitationPage<'a> {
    page: &'a Page,
    room: &'a RoomEntry,
    role: String,
    name: &'a str,
    fault: Option<String>,
    name_is_wrong: bool,
}

/// An invitation, with what went wrong when it was taken.
pub(super) fn invitation(page: &Page, room: &RoomEntry, role: Role, name: &str, fault: Option<DoorFault>) -> Result<Html<String>, Error> {
    let name_is_wrong = fault.is_some_and(DoorFault::is_of_the_name);
    show(InvitationPage { page, room, role: role_word(page.t, role), name, fault: fault.map(|fault| explain(page.t, fault)), name_is_wrong })
}

/// The interface's word for a role.
pub(super) fn role_word(t: &Words, role: Role) -> String {
    match role {
        Role::Listener => t.msg_rooms_role_listener(),
        Role::Participant => t.msg_rooms_role_participant(),
        Role::Speaker => t.msg_rooms_role_speaker(),
        Role::Moderator => t.msg_rooms_role_moderator(),
        Role::Signer => t.msg_rooms_role_signer(),
        Role::Captioner => t.msg_rooms_role_captioner(),
    }
}

/// Everything of a room that its readable page shows.
struct Reading {
    me: MeView,
    /// Place of the own hand from 1; 0: it is down.
    hand: u32,
    status: Status,
    locked: bool,
    title: String,
    agenda: Vec<ReadingItem>,
    stage: Vec<StageSeat>,
    hall: HallView,
    hands: HandsView,
    lines: Vec<Line>,
    chat_open: bool,
    /// The questions that the seat may read.
    questions: Vec<ReadingQuestion>,
    asks: bool,
    barcamp: BarcampView,
    /// Who waits to be let in, for whoever leads.
    waiting: Vec<mitreden_live::Waiting>,
    /// Own lines that might become topics, if the writer agrees.
    asked_for: Vec<Line>,
}

struct ReadingQuestion {
    row: questions::Row,
    number: u32,
    supported: bool,
    can_support: bool,
}

struct ReadingItem {
    position: usize,
    title: String,
    speaker: String,
    current: bool,
}

impl Reading {
    fn of(room: &Room, presence: &mitreden_live::Presence, seat: &SeatId, t: &Words) -> Option<Self> {
        let me = room.me(seat).filter(|_| room.evening().status != Status::Over)?;
        let audience = Audience::of(me.role);
        let stage = match room.slice(Slice::Stage, audience, presence) {
            Some(SliceValue::Stage(stage)) => stage.seats,
            _ => Vec::new(),
        };
        let hall = match room.slice(Slice::Hall, audience, presence) {
            Some(SliceValue::Hall(hall)) => hall,
            _ => HallView { listeners: 0, participants: 0 },
        };
        let hands = match room.slice(Slice::Hands, audience, presence) {
            Some(SliceValue::Hands(hands)) => hands,
            _ => HandsView { count: 0, order: FloorOrder::default(), seconds: None, free: false, subjects: Vec::new(), hands: Vec::new() },
        };
        let barcamp = match room.slice(Slice::Barcamp, audience, presence) {
            Some(SliceValue::Barcamp(barcamp)) => barcamp,
            _ => BarcampView { rooms: Vec::new(), until: None, is_side: false, result: String::new(), version: 0 },
        };
        let current = room.agenda().current;
        let item = |(at, item): (usize, &mitreden_live::AgendaItem)| ReadingItem {
            position: at + 1,
            title: item.title.clone(),
            speaker: item.speaker.clone(),
            current: current.is_some_and(|c| c as usize == at),
        };
        Some(Self {
            questions: Self::questions(room, &me, t),
            asks: room.questions().mode != mitreden_live::QuestionMode::Off,
            hand: me.hand.unwrap_or_default(),
            me,
            barcamp,
            status: room.evening().status,
            locked: room.evening().locked,
            title: room.evening().title.clone(),
            agenda: room.agenda().items.iter().enumerate().map(item).collect(),
            stage,
            hall,
            hands,
            waiting: if audience == Audience::Moderation { room.lobby().waiting.clone() } else { Vec::new() },
            asked_for: room.asked_for(seat).into_iter().filter_map(|line| room.chat().line(line).cloned()).collect(),
            lines: room.chat().lines.iter().rev().take(50).rev().cloned().collect(),
            chat_open: room.chat().mode == mitreden_live::ChatMode::Open,
        })
    }

    fn questions(room: &Room, me: &MeView, t: &Words) -> Vec<ReadingQuestion> {
        let mut asked: Vec<&mitreden_live::Question> = room.questions().questions_for(&me.seat, me.role).collect();
        asked.sort_by_key(|one| (one.state != mitreden_live::QuestionState::OnStage {}, std::cmp::Reverse(one.supports), one.question));
        let reading = |one: &mitreden_live::Question| ReadingQuestion {
            number: one.question,
            supported: me.supports.contains(&one.question),
            can_support: room.decide_support(&me.seat, one.question).is_ok(),
            row: questions::Row::of(t, one.clone()),
        };
        asked.into_iter().map(reading).collect()
    }
}

#[derive(Template)]
#[template(path = "rooms/room.html")]
struct RoomPage<'a> {
    page: &'a Page,
    room: &'a RoomEntry,
    reading: Reading,
    /// Asks whether somebody is here for the first time.
    asks_first: bool,
    fault: Option<String>,
    /// A result that was not saved because somebody else had saved one: both are shown.
    unsaved: Option<String>,
    data: String,
}

impl RoomPage<'_> {
    fn role_word(&self, role: &Role) -> String {
        role_word(self.page.t, *role)
    }
}

#[derive(Deserialize)]
pub(super) struct DoorQuery {
    mitreden: Option<String>,
    /// What was said about the first time is counted.
    gezaehlt: Option<String>,
}

/// `GET /raeume/{slug}`: the room for whoever has a seat, else its door.
pub(super) async fn room(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path(slug): Path<String>,
    Query(query): Query<DoorQuery>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let site = app.site("");
    let room = store::room_by_slug(&site.db.read, &slug).await?.ok_or(Error::NotFound)?;
    if let Some(seat) = door::seat_of_cookie(site, &page, &headers, &room.id).await?
        && let Some(shown) = reading_page(&app, &page, &room, seat, query.gezaehlt.is_none(), None, None).await?
    {
        return Ok(shown.into_response());
    }
    let mut fault = None;
    if let Some(seat) = door::seat_of_cookie(site, &page, &headers, &room.id).await? {
        match lobby::outside(&app, &room, &seat).await? {
            lobby::Outside::Waits => return lobby::waiting(&page, &room),
            lobby::Outside::TurnedAway => fault = Some(DoorFault::Removed),
            lobby::Outside::Nothing => {}
        }
    }
    if room.side_of.is_some() {
        return Ok(page.see_other(&room.home).into_response());
    }
    let wanted = if query.mitreden.is_some() { "participant" } else { "" };
    let form = DoorForm { wanted: wanted.to_owned(), ..DoorForm::default() };
    Ok(door(&app, &page, &room, viewer.as_ref(), form, fault).await?.into_response())
}

async fn reading_page(
    app: &App,
    page: &Page,
    room: &RoomEntry,
    seat: SeatId,
    asks: bool,
    fault: Option<Refusal>,
    unsaved: Option<String>,
) -> Result<Option<Html<String>>, Error> {
    let Some(keeper) = app.rooms.keeper(&room.id).await? else { return Ok(None) };
    let (site, t) = (app.site(""), page.t);
    let visit = barcamp::evening_seat(&seat, room.side_of.as_ref()).to_owned();
    keeper.note(seat.clone(), None).await;
    let Some(Some(reading)) = keeper.look(move |value, presence| Reading::of(value, presence, &seat, t)).await else { return Ok(None) };
    let evening = match &room.side_of {
        Some((parent, _)) => store::room_by_id(&site.db.read, parent).await?.map(|parent| parent.title),
        None => None,
    };
    let data = serde_json::json!({
        "slug": room.slug,
        "room": room.id,
        "title": room.title,
        "side": room.side_of.is_some(),
        "dated": room.kind == Kind::Event,
        "booked": room.is_booked(),
        "evening": evening,
        "seat": reading.me.seat,
        "visit": visit,
        "checks": !matches!(reading.me.role, Role::Listener | Role::Captioner),
        "zone": site.current().config.site.time_zone,
        "socket": room.address("socket"),
        "counted": page.to(&room.address("dabei")),
        "leave": page.to(&room.address("verlassen")),
        "back": page.to(&room.home),
        "here": page.to(&room.address("")),
        "language": page.language.tag(),
        "written_in": page.written_in,
        "icons": page.asset("icons.svg"),
    });
    // `<` would end the data block early; JSON reads its escape as the same.
    let data = data.to_string().replace('<', "\\u003c");
    let fault = fault.map(|refusal| refused(page.t, refusal));
    // Whoever takes part was asked at the door, and a parallel room is part of its evening.
    let asks_first = asks && reading.me.role == Role::Listener && room.kind == Kind::Event && room.side_of.is_none();
    show(RoomPage { page, room, reading, asks_first, fault, unsaved, data }).map(Some)
}

/// `POST /raeume/{slug}/befehl`: a command from a page without JavaScript.
pub(super) async fn command(
    State(app): State<App>,
    page: Page,
    Path(slug): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<HashMap<String, String>>,
) -> Result<Response, Error> {
    let site = app.site("");
    let room = store::room_by_slug(&site.db.read, &slug).await?.ok_or(Error::NotFound)?;
    let seat = door::seat_of_cookie(site, &page, &headers, &room.id).await?;
    let (Some(seat), Some(keeper)) = (seat, app.rooms.keeper(&room.id).await?) else {
        return Ok(page.see_other(&room.address("")).into_response());
    };
    app.rooms.limits().forms.count(seat.as_str())?;
    let command = command_of(&fields).ok_or(Error::BadRequest)?;
    let done = match barcamp::check_name(&app.rooms, room.side_of.as_ref().map(|(evening, _)| evening), &command).await {
        Ok(()) => keeper.command(seat.clone(), command).await,
        refused => refused,
    };
    let unsaved = fields.get("text").filter(|_| done == Err(Refusal::ResultChanged)).cloned();
    match done {
        Ok(()) => Ok(page.see_other(&room.address("")).into_response()),
        Err(refusal) => match reading_page(&app, &page, &room, seat, false, Some(refusal), unsaved).await? {
            Some(shown) => Ok((StatusCode::CONFLICT, shown).into_response()),
            None => Ok(page.see_other(&room.address("")).into_response()),
        },
    }
}

/// The same commands as on the socket, from form fields; numbers come as text.
fn command_of(fields: &HashMap<String, String>) -> Option<Command> {
    let value = |(key, text): (&String, &String)| {
        let value = match key.as_str() {
            "item" | "line" | "question" | "based_on" => serde_json::Value::from(text.parse::<u64>().ok()?),
            "anonymous" | "supports" | "gives" | "on" => serde_json::Value::from(text.parse::<bool>().ok()?),
            _ => serde_json::Value::from(text.as_str()),
        };
        Some((key.clone(), value))
    };
    let object: Option<serde_json::Map<_, _>> = fields.iter().map(value).collect();
    serde_json::from_value(serde_json::Value::Object(object?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> HashMap<String, String> {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn forms_speak_the_sockets_language() {
        assert_eq!(command_of(&fields(&[("do", "raise-hand")])), Some(Command::RaiseHand { in_writing: false }));
        assert_eq!(command_of(&fields(&[("do", "go-to-item"), ("item", "2")])), Some(Command::GoToItem { item: 2 }));
        for bad in [&[("do", "go-to-item"), ("item", "two")][..], &[("do", "fly")], &[("text", "x")], &[("do", "raise-hand"), ("as", "ada")]] {
            assert_eq!(command_of(&fields(bad)), None);
        }
    }
}
