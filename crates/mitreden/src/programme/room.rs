//! The programme's one way to the rooms: an event's room, its plan, how the evening goes there. Knows no socket and no seat.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr};

use super::model::{AgendaItem, Course, Evening, Event, ItemKind};
use crate::app::App;
use crate::base::http::{Error, Page};
use crate::rooms::{self, AgendaKind, Errand, Invitation, Kind, NewRoom, QuestionRow, Refusal, Role, RoomId, Status, Vote};
use crate::trace;

/// How the evenings go in their rooms, by event id; an event without a room has the default.
pub(super) async fn courses(app: &App, events: &[Event]) -> Result<HashMap<String, Course>, Error> {
    let statuses = rooms::statuses(&app.site("").db.read).await?;
    let mut courses = HashMap::new();
    for event in events {
        if let Some(status) = id(event).and_then(|room| statuses.get(&room)) {
            courses.insert(event.id.clone(), Course { started: status.status != Status::Planned, ended: status.status == Status::Over });
        }
    }
    Ok(courses)
}

/// Where the agenda of a live evening stands, counted from 0.
pub(super) async fn stands_at(app: &App, event: &Event) -> Result<Option<u32>, Error> {
    match id(event) {
        Some(room) => Ok(app.rooms.stands_at(&room).await?),
        None => Ok(None),
    }
}

/// What a room keeps for everybody beside the evening itself.
pub(super) struct Keepsakes {
    /// What was asked and everybody may read.
    pub(super) questions: Vec<QuestionRow>,
    /// Where more can be asked.
    pub(super) ask: String,
    /// Titles and addresses of the slides.
    pub(super) decks: Vec<(String, String)>,
    /// Titles of the parallel rooms, and what they came to.
    pub(super) results: Vec<(String, String)>,
    /// What was voted on, once it is over.
    pub(super) votes: Vec<Vote>,
}

/// What is kept of an event; none without a room, or behind a code.
/// `staff`: whoever looks may begin the chain of a question.
pub(super) async fn keepsakes(app: &App, page: &Page, event: &Event, staff: bool) -> Result<Option<Keepsakes>, Error> {
    let Some(room) = id(event) else { return Ok(None) };
    let read = &app.site("").db.read;
    if rooms::is_closed(read, &room).await? {
        return Ok(None);
    }
    let decks = rooms::decks(read, &room).await?.into_iter().map(|(title, path)| (title, page.to(&path))).collect();
    let mut questions = rooms::public_rows(page.t, rooms::questions(read, &room).await?);
    let ids: Vec<String> = questions.iter().map(|row| format!("{room}-{}", row.number)).collect();
    let mut ways = trace::ways(app, page, "question", &ids, staff).await?;
    for (row, id) in questions.iter_mut().zip(&ids) {
        row.trail = ways.remove(id);
    }
    let (results, votes) = (rooms::results(read, &room).await?, rooms::votes(read, &room).await?);
    Ok(Some(Keepsakes { questions, ask: page.to(&format!("/raeume/{}/fragen", event.slug)), decks, results, votes }))
}

/// True if a room has this address already: an event's room takes the event's address.
pub(super) async fn address_taken(c: &impl ConnectionTrait, slug: &str) -> Result<bool, DbErr> {
    rooms::slug_taken(c, slug).await
}

/// Makes the room of a new event; answers its id. What is over when it is entered gets no room.
pub(super) async fn create(app: &App, c: &impl ConnectionTrait, event: &Event) -> Result<Option<String>, DbErr> {
    let site = app.site("");
    let now = site.clock.now();
    if event.ends_at <= now {
        return Ok(None);
    }
    let home = format!("/programm/{}", event.slug);
    let room = NewRoom { slug: event.slug.clone(), title: event.title.clone(), kind: Kind::Event, home, code: None };
    rooms::create_room(c, &site.ids, &room, now).await.map(|id| Some(id.to_string()))
}

/// Tells the room its title and agenda, also while it is live. The event is kept already: a room that could not be told is no
/// reason to say that it is not, and to have it entered twice.
pub(super) async fn plan(app: &App, evening: &Evening) {
    let Some(room) = id(&evening.event) else { return };
    if let Err(error) = rooms::set_plan(app, &room, &evening.event.title, Some(evening.event.starts_at), evening.agenda.iter().map(item).collect()).await {
        tracing::warn!(room.id = %room, ?error, "a room was not told its plan; saving the event again does it");
    }
}

fn id(event: &Event) -> Option<RoomId> {
    event.room.as_deref().and_then(RoomId::parse)
}

fn item(item: &AgendaItem) -> rooms::AgendaItem {
    let kind = match item.kind {
        ItemKind::Talk => AgendaKind::Talk,
        ItemKind::Discussion => AgendaKind::Discussion,
        ItemKind::Poll => AgendaKind::Poll,
        ItemKind::Barcamp => AgendaKind::Barcamp,
        ItemKind::Break => AgendaKind::Break,
    };
    rooms::AgendaItem { title: item.title.clone(), kind, minutes: item.minutes, speaker: item.speaker.clone() }
}

/// As what somebody is invited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hand {
    /// Gives a talk.
    Speaker,
    /// Leads the evening.
    Moderator,
}

/// Invites somebody into an event's room; answers the path of the invitation, or `None` without a room.
pub(crate) async fn invite(app: &App, event: &Event, hand: Hand, name: &str, days: i64) -> Result<Option<String>, Error> {
    let Some(room) = id(event) else { return Ok(None) };
    let site = app.site("");
    let role = match hand {
        Hand::Speaker => Role::Speaker,
        Hand::Moderator => Role::Moderator,
    };
    let until: Timestamp = site.clock.now().saturating_add(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MAX);
    let tx = site.db.begin().await?;
    let token = rooms::invite(&tx, &site.ids, &Invitation { room, role, name: name.to_owned() }, until).await?;
    tx.commit().await?;
    Ok(Some(format!("/raeume/{}/einladung/{}", event.slug, token.reveal())))
}

/// The evening has begun and stands at this item. Nothing happens if it was begun already.
pub(crate) async fn begin(app: &App, event: &Event, item: u32) -> Result<(), Error> {
    let Some(room) = id(event) else { return Ok(()) };
    app.rooms.errand(&room, Errand::Begin { item }).await.map_err(|refusal| match refusal {
        Refusal::NoSuchSeat | Refusal::NoSuchItem => Error::NotFound,
        Refusal::EveningOver => Error::Gone,
        _ => Error::Unavailable,
    })
}

/// The evening is over, though nobody ended it.
pub(super) async fn end(app: &App, event: &Event) {
    let Some(room) = id(event) else { return };
    if let Err(refusal) = app.rooms.errand(&room, Errand::End {}).await {
        tracing::warn!(room.id = %room, ?refusal, "a forgotten evening could not be ended");
    }
}
