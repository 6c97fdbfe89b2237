//! Who of the moderation did what, and when: drawn from the room's log, for the moderation alone. Never what others said or did, and no minutes.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use mitreden_live::{ChatMode, Event, PollPlan, QuestionMode, QuestionState, Record, Refusal, Role, SeatId, Source};

use super::super::model::RoomEntry;
use super::super::{barcamp, door, store};
use super::role_word;
use crate::accounts::Viewer;
use crate::app::App;
use crate::audit;
use crate::base::dates;
use crate::base::http::{Error, Page, show};
use crate::base::i18n::Words;

/// One deed.
struct Row {
    time: String,
    who: String,
    what: String,
}

#[derive(Template)]
#[template(path = "rooms/deeds.html")]
struct DeedsPage<'a> {
    page: &'a Page,
    room: &'a RoomEntry,
    /// Newest first.
    rows: Vec<Row>,
    /// Short name of the city's zone.
    zone: String,
    /// Number, title and result of each parallel room that came to one.
    results: Vec<(u32, String, String)>,
}

/// Who may read here: staff at any time, and whoever leads the evening as long as it lasts.
async fn room_for_the_moderation(app: &App, page: &Page, viewer: Option<&Viewer>, headers: &HeaderMap, slug: &str) -> Result<RoomEntry, Error> {
    let site = app.site("");
    let room = store::room_by_slug(&site.db.read, slug).await?.ok_or(Error::NotFound)?;
    if room.is_booked() || !viewer.is_some_and(Viewer::may_moderate) {
        let seat = door::seat_of_cookie(site, page, headers, &room.id).await?;
        if !door::has_role(app, &room, seat.as_ref(), Role::Moderator).await? {
            return Err(Error::Forbidden);
        }
    }
    Ok(room)
}

/// `POST /raeume/{slug}/ergebnis/{number}/entfernen`: takes the result of a parallel room away for good, also after the evening.
pub(in crate::rooms) async fn drop_result(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path((slug, number)): Path<(String, u32)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let room = room_for_the_moderation(&app, &page, viewer.as_ref(), &headers, &slug).await?;
    barcamp::take_result_away(&app.rooms, &room.id, number).await.map_err(|refusal| match refusal {
        Refusal::NotSaved => Error::Unavailable,
        _ => Error::NotFound,
    })?;
    // Whoever leads by a seat alone has no account; the evening's own log is then theirs.
    if let Some(viewer) = &viewer {
        audit::note_alone(app.site(""), viewer.into(), "result.removed", &room.address("verlauf"), &room.title).await?;
    }
    Ok(page.see_other(&room.address("verlauf")).into_response())
}

/// `GET /raeume/{slug}/verlauf`
pub(in crate::rooms) async fn deeds(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let site = app.site("");
    let room = room_for_the_moderation(&app, &page, viewer.as_ref(), &headers, &slug).await?;
    let zone = site.zone();
    let clock = |record: &Record| dates::clock(&dates::local(record.at, &zone));
    let log = store::load_log(&site.db.read, &room.id).await?;
    let mut reader = Reader { t: page.t, seats: HashMap::new(), items: Vec::new(), polls: HashMap::new() };
    let mut rows = Vec::new();
    for (at, record) in log.iter().enumerate() {
        let deed = reader.row(record).filter(|_| !is_part_of_another(record, &log[at + 1..]));
        rows.extend(deed.map(|(who, what)| Row { time: clock(record), who, what }));
    }
    rows.reverse();
    let begun = log.first().map_or_else(|| site.clock.now(), |record| record.at);
    let (zone, results) = (dates::zone_name(&dates::local(begun, &zone), page.language), barcamp::all_results(&site.db.read, &room.id).await?);
    show(DeedsPage { page: &page, room: &room, rows, zone, results }).map(IntoResponse::into_response)
}

/// The hand goes down when the floor is given, and both when somebody is removed: one deed, one row.
fn is_part_of_another(record: &Record, later: &[Record]) -> bool {
    let (Event::HandLowered { seat: put_down } | Event::FloorReturned { seat: put_down }) = &record.event else { return false };
    let same = later.iter().take_while(|next| next.at == record.at && next.by == record.by);
    same.map(|next| &next.event)
        .any(|event| matches!(event, Event::FloorGiven { seat } | Event::SeatRemoved { seat } | Event::RoleChanged { seat, .. } if seat == put_down))
}

/// Reads a log from its beginning, and keeps what names need: who sat where, what was planned.
struct Reader<'a> {
    t: &'a Words,
    seats: HashMap<SeatId, (Role, String)>,
    items: Vec<String>,
    polls: HashMap<u32, String>,
}

impl Reader<'_> {
    /// Who did what, if the moderation did it.
    fn row(&mut self, record: &Record) -> Option<(String, String)> {
        let leads = record.by.as_ref().and_then(|seat| self.seats.get(seat)).filter(|(role, _)| *role == Role::Moderator).map(|(_, name)| name.clone());
        // Named before the event is taken in: who is removed has a name until then.
        let what =
            leads.as_ref().and_then(|_| self.of_people(record).or_else(|| self.of_evening(&record.event)).or_else(|| self.of_contributions(&record.event)));
        self.take(&record.event);
        let who = leads.map(|name| if name.is_empty() { self.t.msg_rooms_deeds_nameless() } else { name });
        who.zip(what)
    }

    fn take(&mut self, event: &Event) {
        match event {
            Event::SeatTaken { seat, role, name } | Event::RoleChanged { seat, role, name } => {
                self.seats.insert(seat.clone(), (*role, name.as_str().to_owned()));
            }
            Event::Knocked { seat, name } => drop(self.seats.insert(seat.clone(), (Role::Participant, name.as_str().to_owned()))),
            Event::Prepared { agenda, .. } => self.items = agenda.iter().map(|item| item.title.clone()).collect(),
            Event::ItemAdded { item } => self.items.push(item.title.clone()),
            Event::ItemMoved { item, to } if (*item.max(to) as usize) < self.items.len() => {
                let title = self.items.remove(*item as usize);
                self.items.insert(*to as usize, title);
            }
            Event::PollPrepared { poll, plan: PollPlan { question, .. } } => drop(self.polls.insert(*poll, question.clone())),
            _ => {}
        }
    }

    fn name(&self, seat: &SeatId) -> String {
        let known = self.seats.get(seat).map(|(_, name)| name.clone()).filter(|name| !name.is_empty());
        known.unwrap_or_else(|| self.t.msg_rooms_deeds_nameless())
    }

    fn item(&self, item: u32) -> String {
        self.items.get(item as usize).cloned().unwrap_or_default()
    }

    fn poll(&self, poll: u32) -> String {
        self.polls.get(&poll).cloned().unwrap_or_default()
    }

    fn of_people(&self, record: &Record) -> Option<String> {
        let t = self.t;
        let of_other = |seat: &SeatId| (record.by.as_ref() != Some(seat)).then(|| self.name(seat));
        Some(match &record.event {
            Event::FloorGiven { seat } => t.msg_rooms_deeds_floor_given(self.name(seat)),
            Event::FloorReturned { seat } => t.msg_rooms_deeds_floor_taken(of_other(seat)?),
            Event::HandRaised { seat, .. } => t.msg_rooms_deeds_hand_raised(of_other(seat)?),
            Event::HandLowered { seat } => t.msg_rooms_deeds_hand_lowered(of_other(seat)?),
            Event::Muted { seat, source } => match source {
                Source::Microphone => t.msg_rooms_deeds_muted_microphone(self.name(seat)),
                Source::Camera => t.msg_rooms_deeds_muted_camera(self.name(seat)),
                Source::Screen => t.msg_rooms_deeds_muted_screen(self.name(seat)),
            },
            Event::TypingPaused { seat, paused: true } => t.msg_rooms_deeds_typing_paused(self.name(seat)),
            Event::TypingPaused { seat, paused: false } => t.msg_rooms_deeds_typing_allowed(self.name(seat)),
            Event::SeatTaken { seat, .. } => t.msg_rooms_deeds_let_in(of_other(seat)?),
            Event::SeatRemoved { seat } => t.msg_rooms_deeds_removed(self.name(seat)),
            Event::RoleChanged { seat, role, .. } => t.msg_rooms_deeds_role(self.name(seat), role_word(t, *role)),
            _ => return None,
        })
    }

    fn of_evening(&self, event: &Event) -> Option<String> {
        let t = self.t;
        Some(match event {
            Event::EveningStarted => t.msg_rooms_deeds_started(),
            Event::EveningPaused => t.msg_rooms_deeds_paused(),
            Event::EveningResumed => t.msg_rooms_deeds_resumed(),
            Event::EveningEnded => t.msg_rooms_deeds_ended(),
            Event::RoomLocked => t.msg_rooms_deeds_locked(),
            Event::RoomUnlocked => t.msg_rooms_deeds_unlocked(),
            Event::LobbySet { on: true } => t.msg_rooms_deeds_lobby_on(),
            Event::LobbySet { on: false } => t.msg_rooms_deeds_lobby_off(),
            Event::ItemReached { item } => t.msg_rooms_deeds_item_reached(self.item(*item)),
            Event::ItemExtended { item, minutes } => t.msg_rooms_deeds_item_extended(*minutes, self.item(*item)),
            Event::ItemMoved { item, .. } => t.msg_rooms_deeds_item_moved(self.item(*item)),
            Event::ItemAdded { item } => t.msg_rooms_deeds_item_added(item.title.as_str()),
            Event::BarcampOpened { rooms, .. } => t.msg_rooms_deeds_barcamp_opened(rooms.len()),
            Event::BarcampRecalled { minutes } => t.msg_rooms_deeds_barcamp_recalled(*minutes),
            Event::BarcampClosed => t.msg_rooms_deeds_barcamp_closed(),
            _ => return None,
        })
    }

    fn of_contributions(&self, event: &Event) -> Option<String> {
        let t = self.t;
        Some(match event {
            Event::FloorSet { .. } => t.msg_rooms_deeds_floor_set(),
            Event::SubjectsSet { .. } => t.msg_rooms_deeds_subjects_set(),
            Event::ChatSet { mode, .. } => match mode {
                ChatMode::Off => t.msg_rooms_deeds_chat_off(),
                ChatMode::ToModeration => t.msg_rooms_deeds_chat_to_moderation(),
                ChatMode::Approved => t.msg_rooms_deeds_chat_approved(),
                ChatMode::Open => t.msg_rooms_deeds_chat_open(),
            },
            Event::ChatSlowed { seconds: 0 } => t.msg_rooms_deeds_chat_not_slowed(),
            Event::ChatSlowed { seconds } => t.msg_rooms_deeds_chat_slowed(*seconds),
            Event::LineShown { line } => t.msg_rooms_deeds_line_shown(*line),
            Event::Unsaid { line } => t.msg_rooms_deeds_unsaid(*line),
            Event::LineAsked { line } => t.msg_rooms_deeds_line_asked(*line),
            Event::QuestionsSet { mode } => match mode {
                QuestionMode::Off => t.msg_rooms_deeds_questions_off(),
                QuestionMode::Approved => t.msg_rooms_deeds_questions_approved(),
                QuestionMode::Open => t.msg_rooms_deeds_questions_open(),
            },
            Event::QuestionMoved { question, state } => match state {
                QuestionState::New {} | QuestionState::Approved {} => t.msg_rooms_deeds_question_approved(*question),
                QuestionState::OnStage {} => t.msg_rooms_deeds_question_staged(*question),
                QuestionState::Answered { .. } => t.msg_rooms_deeds_question_answered(*question),
                QuestionState::Merged { into } => t.msg_rooms_deeds_question_merged(*question, *into),
                QuestionState::Rejected { reason } => t.msg_rooms_deeds_question_rejected(*question, reason.as_str()),
            },
            Event::PollPrepared { plan, .. } => t.msg_rooms_deeds_poll_prepared(plan.question.as_str()),
            Event::PollDropped { poll } => t.msg_rooms_deeds_poll_dropped(self.poll(*poll)),
            Event::PollOpened { poll, .. } => t.msg_rooms_deeds_poll_opened(self.poll(*poll)),
            Event::PollExtended { poll, minutes } => t.msg_rooms_deeds_poll_extended(*minutes, self.poll(*poll)),
            Event::PollClosed { poll, .. } => t.msg_rooms_deeds_poll_closed(self.poll(*poll)),
            Event::DeckDropped { .. } => t.msg_rooms_deeds_deck_dropped(),
            _ => return None,
        })
    }
}
