//! The lobby: who has come and waits to be let in by the moderation. Never checks a code; the door in the portal does.

use jiff::Timestamp;

use crate::{DisplayName, Event, Record, Refusal, Role, Room, SEATS_MAX, SeatId, WAITING_MAX};

/// Somebody who waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The seat that will be taken.
    pub seat: SeatId,
    /// The name given at the door.
    pub name: DisplayName,
    /// Since when, UTC.
    pub since: Timestamp,
}

/// State of the lobby.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lobby {
    /// Who comes to take part waits here first.
    pub on: bool,
    /// Who waits, first come first.
    pub waiting: Vec<Waiting>,
}

impl Lobby {
    /// True while this seat waits.
    pub fn holds(&self, seat: &SeatId) -> bool {
        self.waiting.iter().any(|one| one.seat == *seat)
    }
}

impl Room {
    /// Somebody at the door of a room with a lobby. Whom the moderation invited with a role of the stage does not wait.
    pub(crate) fn decide_knock(&self, seat: &SeatId, role: Role, name: &DisplayName) -> Result<Option<Vec<Event>>, Refusal> {
        match role {
            _ if !self.lobby().on => Ok(None),
            // Nobody can decide about somebody without a name.
            Role::Listener => Err(Refusal::NotAllowed),
            Role::Participant if self.lobby().waiting.len() >= WAITING_MAX => Err(Refusal::RoomFull),
            Role::Participant => Ok(Some(vec![Event::Knocked { seat: seat.clone(), name: name.clone() }])),
            _ => Ok(None),
        }
    }

    pub(crate) fn decide_let_in(&self, seat: &SeatId) -> Result<Vec<Event>, Refusal> {
        let waiting = self.lobby().waiting.iter().find(|one| one.seat == *seat).ok_or(Refusal::NoSuchSeat)?;
        if self.seats().count() >= SEATS_MAX {
            return Err(Refusal::RoomFull);
        }
        Ok(vec![taken(waiting)])
    }

    pub(crate) fn decide_turn_away(&self, seat: &SeatId) -> Result<Vec<Event>, Refusal> {
        if self.lobby().holds(seat) { Ok(vec![Event::SeatRemoved { seat: seat.clone() }]) } else { Err(Refusal::NoSuchSeat) }
    }

    /// Without a lobby nobody goes on waiting: who stands in it comes in, as far as there is room.
    pub(crate) fn decide_set_lobby(&self, on: bool) -> Vec<Event> {
        if self.lobby().on == on {
            return Vec::new();
        }
        let room = SEATS_MAX.saturating_sub(self.seats().count());
        let let_in = self.lobby().waiting.iter().take(if on { 0 } else { room }).map(taken);
        [Event::LobbySet { on }].into_iter().chain(let_in).collect()
    }

    pub(crate) fn apply_lobby(&mut self, record: &Record) {
        let lobby = self.lobby_mut();
        match &record.event {
            Event::LobbySet { on } => lobby.on = *on,
            Event::Knocked { seat, name } => lobby.waiting.push(Waiting { seat: seat.clone(), name: name.clone(), since: record.at }),
            Event::SeatTaken { seat, .. } | Event::SeatLeft { seat } | Event::SeatRemoved { seat } => lobby.waiting.retain(|one| one.seat != *seat),
            Event::EveningEnded | Event::RoomReopened => lobby.waiting.clear(),
            _ => {}
        }
    }
}

fn taken(one: &Waiting) -> Event {
    Event::SeatTaken { seat: one.seat.clone(), role: Role::Participant, name: one.name.clone() }
}
