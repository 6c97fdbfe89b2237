//! The programme's one way to the rooms: an event's room, its plan, how the evening goes there. Knows no socket and no seat.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::model::{Course, Evening, Event};
use crate::app::App;
use crate::base::http::Error;

/// How the evenings go in their rooms, by event id; an event without a room, or whose room is silent, has the default.
pub(super) async fn courses(app: &App, events: &[Event]) -> Result<HashMap<String, Course>, Error> {
    let _ = (app, events);
    Ok(HashMap::new())
}

/// True if a room has this address already: an event's room takes the event's address.
pub(super) async fn address_taken(c: &impl ConnectionTrait, slug: &str) -> Result<bool, DbErr> {
    let _ = (c, slug);
    Ok(false)
}

/// Makes the room of a new event; answers its id.
pub(super) async fn create(app: &App, c: &impl ConnectionTrait, event: &Event) -> Result<Option<String>, DbErr> {
    let _ = (app, c, event);
    Ok(None)
}

/// Tells the room its title and agenda, also while it is live.
pub(super) async fn plan(app: &App, evening: &Evening) -> Result<(), Error> {
    let _ = (app, evening);
    Ok(())
}

/// As what somebody is invited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hand {
    /// Gives a talk.
    Speaker,
    /// Leads the evening.
    Moderator,
}

/// Invites somebody into an event's room; answers the secret part of the invitation's address, or `None` without a room.
pub(crate) async fn invite(app: &App, event: &Event, hand: Hand, name: &str, expires: Timestamp) -> Result<Option<String>, Error> {
    let _ = (app, event, hand, name, expires);
    Ok(None)
}

/// The evening has begun at its planned start and stands at this item. Nothing happens if it was begun already.
pub(crate) async fn begin(app: &App, event: &Event, item: u32) -> Result<(), Error> {
    let _ = (app, event, item);
    Ok(())
}

/// A room that is always there, made if it is missing.
pub(crate) async fn standing_room(app: &App, slug: &str, title: &str) -> Result<(), Error> {
    let _ = (app, slug, title);
    Ok(())
}
