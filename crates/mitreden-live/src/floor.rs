//! The floor: the one ordered list of raised hands, and who has the word. Never sends media; it only says who may.

use jiff::Timestamp;

use crate::{Event, HANDS_MAX, Refusal, Role, Room, STAGE_SEATS_MAX, Seat, SeatId};

/// A raised hand; the list is in the order of raising.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Whose.
    pub seat: SeatId,
    /// Since when.
    pub raised_at: Timestamp,
}

impl Room {
    pub(crate) fn decide_raise_hand(&self, seat: &Seat) -> Result<Vec<Event>, Refusal> {
        if self.hand_of(&seat.id).is_some() || seat.floor {
            return Ok(Vec::new());
        }
        if self.hands().len() >= HANDS_MAX {
            return Err(Refusal::HandsFull);
        }
        Ok(vec![Event::HandRaised { seat: seat.id.clone() }])
    }

    pub(crate) fn decide_lower_hand(&self, seat: &SeatId) -> Vec<Event> {
        match self.hand_of(seat) {
            Some(_) => vec![Event::HandLowered { seat: seat.clone() }],
            None => Vec::new(),
        }
    }

    pub(crate) fn decide_lower_all(&self) -> Vec<Event> {
        self.hands().iter().map(|hand| Event::HandLowered { seat: hand.seat.clone() }).collect()
    }

    pub(crate) fn decide_give_floor(&self, seat: &SeatId) -> Result<Vec<Event>, Refusal> {
        let seat = self.seat(seat).ok_or(Refusal::NoSuchSeat)?;
        // Listeners have no name and no device check behind them: they step up first.
        if seat.role != Role::Participant {
            return Err(Refusal::NotAllowed);
        }
        if seat.floor {
            return Ok(Vec::new());
        }
        if self.stage().count() >= STAGE_SEATS_MAX {
            return Err(Refusal::StageFull);
        }
        let mut events = self.decide_lower_hand(&seat.id);
        events.push(Event::FloorGiven { seat: seat.id.clone() });
        Ok(events)
    }

    pub(crate) fn decide_return_floor(&self, seat: &SeatId) -> Result<Vec<Event>, Refusal> {
        let seat = self.seat(seat).ok_or(Refusal::NoSuchSeat)?;
        Ok(if seat.floor { vec![Event::FloorReturned { seat: seat.id.clone() }] } else { Vec::new() })
    }
}
