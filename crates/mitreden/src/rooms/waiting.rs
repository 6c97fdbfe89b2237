//! Questions that wait for the moderation, over all rooms: for the one queue. Shows none of them.

use jiff::Timestamp;
use mitreden_live::{Errand, QuestionDeed, QuestionState, Refusal, RoomId, Status};
use sea_orm::{ConnectionTrait, DbErr};

use super::store;
use crate::app::App;
use crate::base::http::Error;

/// A question that somebody has to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingQuestion {
    /// The room's id and the question's number, with a hyphen between them.
    pub id: String,
    /// Title of the room.
    pub room: String,
    /// The path of the room's questions without language.
    pub address: String,
    /// As the writer wants to be named; empty: not at all.
    pub name: String,
    /// What is asked.
    pub text: String,
    /// When.
    pub at: Timestamp,
    /// The evening is on: it is needed at once.
    pub needed_by: Option<Timestamp>,
}

/// All of them, room by room.
///
/// # Errors
/// The database's.
pub async fn waiting_questions(c: &impl ConnectionTrait) -> Result<Vec<WaitingQuestion>, DbErr> {
    let mut waiting = Vec::new();
    for id in store::rooms_with_questions(c).await? {
        let Some(room) = store::room_by_id(c, &id).await? else { continue };
        let live = room.status.status == Status::Live;
        let new = super::questions(c, &id).await?.into_iter().filter(|question| question.state == QuestionState::New {});
        waiting.extend(new.map(|question| WaitingQuestion {
            id: format!("{id}-{}", question.question),
            room: room.title.clone(),
            address: room.address("fragen"),
            name: question.name.as_str().to_owned(),
            text: question.text,
            at: question.at,
            needed_by: live.then_some(question.at),
        }));
    }
    Ok(waiting)
}

/// Lets everybody read a waiting question, or rejects it with a reason that its writer reads. False if it no longer waits.
///
/// # Errors
/// When the room cannot be written.
pub async fn decide_question(app: &App, id: &str, rejected: Option<String>) -> Result<bool, Error> {
    let Some((room, number)) = id.rsplit_once('-') else { return Ok(false) };
    let (Some(room), Ok(question)) = (RoomId::parse(room), number.parse::<u32>()) else { return Ok(false) };
    let read = &app.site("").db.read;
    let asked = super::questions(read, &room).await?;
    if !asked.iter().any(|asked| asked.question == question && asked.state == QuestionState::New {}) {
        return Ok(false);
    }
    let deed = match rejected {
        Some(reason) => QuestionDeed::Reject { reason },
        None => QuestionDeed::Approve {},
    };
    match app.rooms.errand(&room, Errand::LeadQuestion { question, deed }).await {
        Ok(()) => Ok(true),
        Err(Refusal::NotSaved) => Err(Error::Unavailable),
        Err(_) => Ok(false),
    }
}
