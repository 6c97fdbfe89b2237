//! Real-time text: who may be read along while writing, and by whom. Never a finished line, and never kept; whoever holds the room tells it.
//!
//! The whole line travels each time, so that a lost or late message costs nothing and no mark for lost characters (ITU-T T.140, U+FFFD) is needed.

use serde::{Deserialize, Serialize};

use crate::text::plain;
use crate::{Chat, DisplayName, Event, LINE_CHARACTERS_MAX, Refusal, Role, Room, Seat, SeatId};

/// A chat line that is being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Typed {
    /// By whom.
    pub seat: SeatId,
    /// The writer's name.
    pub name: DisplayName,
    /// The writer's role.
    pub role: Role,
    /// The line so far, plain; empty: there is none any more.
    pub text: String,
    /// Read by its writer and the moderation alone.
    pub held: bool,
}

impl Chat {
    /// Whether the moderation has stopped that this seat is read along.
    pub fn is_typing_paused(&self, seat: &SeatId) -> bool {
        self.typing_paused.contains(seat)
    }

    pub(crate) fn apply_typing(&mut self, event: &Event) {
        match event {
            Event::TypingPaused { seat, paused: true } => drop(self.typing_paused.insert(seat.clone())),
            Event::TypingPaused { seat, paused: false } => drop(self.typing_paused.remove(seat)),
            _ => {}
        }
    }
}

impl Room {
    /// What is to be told of a line that a seat is writing. It becomes no event. Whether a seat may type at all, [`Room::decide`] says.
    ///
    /// # Errors
    /// A [`Refusal`] for the writer alone.
    pub fn typed(&self, by: &SeatId, text: &str) -> Result<Typed, Refusal> {
        self.decide_type(self.seat(by).ok_or(Refusal::NoSuchSeat)?, text)
    }

    pub(crate) fn decide_type(&self, seat: &Seat, text: &str) -> Result<Typed, Refusal> {
        let text = match plain(text, LINE_CHARACTERS_MAX) {
            Ok(text) => text,
            // Whoever may not write (any more) may always take away what is there.
            Err(Refusal::TextEmpty) => return Ok(typed(seat, String::new(), true)),
            Err(refusal) => return Err(refusal),
        };
        let held = self.is_held(seat)?;
        if self.chat().is_typing_paused(&seat.id) {
            return Err(Refusal::TypingPaused);
        }
        Ok(typed(seat, text, held))
    }

    pub(crate) fn decide_pause_typing(&self, seat: &SeatId, paused: bool) -> Result<Vec<Event>, Refusal> {
        let seat = self.seat(seat).ok_or(Refusal::NoSuchSeat)?;
        // Who leads cannot be stopped by another who leads, as with removal.
        if seat.role == Role::Moderator && paused {
            return Err(Refusal::NotAllowed);
        }
        let same = self.chat().is_typing_paused(&seat.id) == paused;
        Ok(if same { Vec::new() } else { vec![Event::TypingPaused { seat: seat.id.clone(), paused }] })
    }
}

fn typed(seat: &Seat, text: String, held: bool) -> Typed {
    Typed { seat: seat.id.clone(), name: seat.name.clone(), role: seat.role, text, held }
}
