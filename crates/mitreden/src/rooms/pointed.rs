//! Questions and results of polls as other pages point to them, long after their evening. Changes nothing, and names nobody who asked.

use std::collections::BTreeMap;

use jiff::Timestamp;
use mitreden_live::{PollKind, PollState, Question, QuestionState, Room, RoomId, Status};
use sea_orm::{ConnectionTrait, DbErr};

use super::model::{Kind, RoomEntry};
use super::store;

/// Something of a room that others point to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointed {
    /// The room's id and the number there.
    pub id: String,
    /// What was asked.
    pub title: String,
    /// Its path without language.
    pub address: String,
    /// The title of the room.
    pub within: String,
    /// When the evening began.
    pub day: Option<Timestamp>,
    /// Whether everybody may read it.
    pub is_public: bool,
}

/// The id of a question or poll by its room and number.
fn id_of(room: &RoomId, number: u32) -> String {
    format!("{room}-{number}")
}

/// The numbers that are asked for, by room: a log is read once.
fn by_room(ids: &[String]) -> BTreeMap<String, Vec<u32>> {
    let mut rooms: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (room, number) in ids.iter().filter_map(|id| id.rsplit_once('-')) {
        if let Ok(number) = number.parse() {
            rooms.entry(room.to_owned()).or_default().push(number);
        }
    }
    rooms
}

async fn room(c: &impl ConnectionTrait, id: &str) -> Result<Option<RoomEntry>, DbErr> {
    match RoomId::parse(id) {
        Some(id) => store::room_by_id(c, &id).await,
        None => Ok(None),
    }
}

fn is_open(room: &RoomEntry) -> bool {
    !room.is_closed() && room.side_of.is_none()
}

/// The questions with these ids. One that was joined with another is told as that one.
///
/// # Errors
/// The database's.
pub async fn pointed_questions(c: &impl ConnectionTrait, ids: &[String]) -> Result<Vec<Pointed>, DbErr> {
    let mut pointed = Vec::new();
    for (id, numbers) in by_room(ids) {
        let Some(room) = room(c, &id).await? else { continue };
        let all = super::questions(c, &room.id).await?;
        for number in numbers {
            let Some(question) = all.iter().find(|question| question.question == number) else { continue };
            let told = leading(&all, question);
            let anchor = format!("#frage-{}", told.question);
            pointed.push(Pointed {
                id: id_of(&room.id, number),
                title: told.text.clone(),
                address: if room.kind == Kind::Event { format!("{}{anchor}", room.home) } else { format!("{}{anchor}", room.address("fragen")) },
                within: room.title.clone(),
                day: room.status.started_at,
                is_public: told.state.is_public() && is_open(&room),
            });
        }
    }
    Ok(pointed)
}

/// The question that a joined one was joined into.
fn leading<'a>(all: &'a [Question], question: &'a Question) -> &'a Question {
    match &question.state {
        QuestionState::Merged { into } => all.iter().find(|other| other.question == *into).unwrap_or(question),
        _ => question,
    }
}

/// The id of the question with this number in the room at this address.
///
/// # Errors
/// The database's.
pub async fn question_at(c: &impl ConnectionTrait, slug: &str, number: u32) -> Result<Option<String>, DbErr> {
    let Some(room) = store::room_by_slug(c, slug).await? else { return Ok(None) };
    let known = super::questions(c, &room.id).await?.iter().any(|question| question.question == number);
    Ok(known.then(|| id_of(&room.id, number)))
}

/// What the polls with these ids came to. One that is not closed is nothing yet.
///
/// # Errors
/// The database's.
pub async fn pointed_polls(c: &impl ConnectionTrait, ids: &[String]) -> Result<Vec<Pointed>, DbErr> {
    let mut pointed = Vec::new();
    for (id, numbers) in by_room(ids) {
        let Some(room) = room(c, &id).await? else { continue };
        let value = Room::replay(room.id.clone(), &store::load_polls(c, &room.id).await?);
        for poll in value.polls().iter().filter(|poll| numbers.contains(&poll.poll) && poll.state == PollState::Closed) {
            pointed.push(Pointed {
                id: id_of(&room.id, poll.poll),
                title: poll.plan.question.clone(),
                address: room.home.clone(),
                within: room.title.clone(),
                day: room.status.started_at,
                is_public: is_open(&room) && room.status.status == Status::Over,
            });
        }
    }
    Ok(pointed)
}

/// What the closed votes with points of the evening at an address came to, the oldest first: each option with its sum.
///
/// # Errors
/// The database's.
pub async fn points_of_evening(c: &impl ConnectionTrait, slug: &str) -> Result<Vec<Vec<(String, u64)>>, DbErr> {
    let Some(room) = store::room_by_slug(c, slug).await? else { return Ok(Vec::new()) };
    let value = Room::replay(room.id.clone(), &store::load_polls(c, &room.id).await?);
    let closed = value.polls().iter().filter(|poll| poll.state == PollState::Closed && matches!(poll.plan.kind, PollKind::Points { .. }));
    Ok(closed.map(|poll| poll.plan.options.iter().cloned().zip(poll.ballots.tally.options.iter().copied()).collect()).collect())
}
