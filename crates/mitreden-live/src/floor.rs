//! The floor: the one ordered list of raised hands, and who has the word. Never sends media; it only says who may.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

use crate::{Event, HANDS_MAX, Record, Refusal, Role, Room, SPEAKING_SECONDS_MAX, STAGE_SEATS_MAX, Seat, SeatId, Subjects};

/// In which order hands are called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum FloorOrder {
    /// As they went up.
    #[default]
    FirstCome,
    /// Who has not spoken yet this evening comes before who has; among each other as they went up.
    NewVoices,
    /// In turns between the subjects of the discussion.
    Subjects,
}

/// How the floor is led.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Floor {
    /// The order.
    pub order: FloorOrder,
    /// How long a contribution should be, in seconds; none: no clock.
    pub seconds: Option<u32>,
    /// Who asks for the floor gets it at once, while the stage has room: for small rounds without a moderation.
    pub free: bool,
    /// What contributions are about.
    pub subjects: Subjects,
    /// Seats that have had the floor this evening. Told to nobody: it only moves the list.
    spoken: BTreeSet<SeatId>,
}

/// A raised hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Whose.
    pub seat: SeatId,
    /// Since when.
    pub raised_at: Timestamp,
}

impl Room {
    /// The hands as they will be called.
    pub fn queue(&self) -> Vec<&Hand> {
        let mut queue: Vec<&Hand> = self.hands().iter().collect();
        match self.floor().order {
            FloorOrder::FirstCome => {}
            // Stable: who is alike keeps the order of raising.
            FloorOrder::NewVoices => queue.sort_by_key(|hand| self.floor().spoken.contains(&hand.seat)),
            FloorOrder::Subjects => queue = self.floor().subjects.in_turns(self.hands()),
        }
        queue
    }

    /// Place of a hand in the queue, from 1.
    pub fn hand_of(&self, seat: &SeatId) -> Option<usize> {
        self.queue().iter().position(|hand| hand.seat == *seat).map(|at| at + 1)
    }

    pub(crate) fn decide_set_floor(&self, order: FloorOrder, seconds: Option<u32>, free: bool) -> Result<Vec<Event>, Refusal> {
        if seconds.is_some_and(|seconds| !(10..=SPEAKING_SECONDS_MAX).contains(&seconds)) {
            return Err(Refusal::BadClock);
        }
        let floor = self.floor();
        let same = (floor.order, floor.seconds, floor.free) == (order, seconds, free);
        Ok(if same { Vec::new() } else { vec![Event::FloorSet { order, seconds, free }] })
    }

    pub(crate) fn apply_floor(&mut self, record: &Record) {
        let floor = self.floor_mut();
        floor.subjects.apply(&record.event);
        match &record.event {
            Event::FloorSet { order, seconds, free } => (floor.order, floor.seconds, floor.free) = (*order, *seconds, *free),
            Event::FloorGiven { seat } => drop(floor.spoken.insert(seat.clone())),
            Event::SeatLeft { seat } | Event::SeatRemoved { seat } => drop(floor.spoken.remove(seat)),
            Event::EveningEnded => floor.spoken.clear(),
            // A round that leads itself does so at its next meeting, too.
            Event::RoomReopened => *floor = Floor { free: floor.free, ..Floor::default() },
            _ => {}
        }
    }

    pub(crate) fn decide_raise_hand(&self, seat: &Seat, in_writing: bool) -> Result<Vec<Event>, Refusal> {
        if self.hand_of(&seat.id).is_some() || seat.has_floor() {
            return Ok(Vec::new());
        }
        if self.floor().free && may_have_floor(seat) && self.hands().is_empty() && self.has_place_on_stage(seat) {
            let given = Event::FloorGiven { seat: seat.id.clone() };
            if seat.in_writing == in_writing {
                return Ok(vec![given]);
            }
            // Speaking or writing is told by the hand, so it goes up for this moment, too.
            return Ok(vec![Event::HandRaised { seat: seat.id.clone(), in_writing }, Event::HandLowered { seat: seat.id.clone() }, given]);
        }
        if self.hands().len() >= HANDS_MAX {
            return Err(Refusal::HandsFull);
        }
        Ok(vec![Event::HandRaised { seat: seat.id.clone(), in_writing }])
    }

    fn has_place_on_stage(&self, seat: &Seat) -> bool {
        seat.on_stage() || self.stage().count() < STAGE_SEATS_MAX
    }

    /// Where the floor is free, places go to those who wait, first in the list first.
    pub(crate) fn handed_on(&self, mut events: Vec<Event>) -> Vec<Event> {
        let freed = events.iter().any(|event| matches!(event, Event::FloorSet { free: true, .. }));
        let raised = events.iter().any(|event| matches!(event, Event::HandRaised { .. }));
        // Nobody waits, or the floor is not free: that is nearly always, and must cost nothing.
        if events.is_empty() || !(self.floor().free || freed) || (self.hands().is_empty() && !raised) {
            return events;
        }
        let mut after = self.clone();
        // Only who stands on the stage counts here, not when.
        let follow = |after: &mut Room, event: &Event| after.apply(&Record { seq: 0, at: Timestamp::UNIX_EPOCH, by: None, event: event.clone() });
        events.iter().for_each(|event| follow(&mut after, event));
        while let Some(next) = after.next_free_voice() {
            let given = [Event::HandLowered { seat: next.clone() }, Event::FloorGiven { seat: next }];
            given.iter().for_each(|event| follow(&mut after, event));
            events.extend(given);
        }
        events
    }

    fn next_free_voice(&self) -> Option<SeatId> {
        let seat = |hand: &Hand| self.seat(&hand.seat).filter(|seat| may_have_floor(seat) && self.has_place_on_stage(seat)).map(|seat| seat.id.clone());
        if self.floor().free && !self.evening().paused { self.queue().into_iter().find_map(seat) } else { None }
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
        // Listeners have no name and no device check behind them: they step up first. Who leads or gives a talk waits in the same list.
        if !may_have_floor(seat) {
            return Err(Refusal::NotAllowed);
        }
        if seat.has_floor() {
            return Ok(Vec::new());
        }
        if !self.has_place_on_stage(seat) {
            return Err(Refusal::StageFull);
        }
        let mut events = self.decide_lower_hand(&seat.id);
        events.push(Event::FloorGiven { seat: seat.id.clone() });
        Ok(events)
    }

    pub(crate) fn decide_return_floor(&self, seat: &SeatId) -> Result<Vec<Event>, Refusal> {
        let seat = self.seat(seat).ok_or(Refusal::NoSuchSeat)?;
        Ok(if seat.has_floor() { vec![Event::FloorReturned { seat: seat.id.clone() }] } else { Vec::new() })
    }
}

/// Who writes captions sends nothing, and who listens has no name.
fn may_have_floor(seat: &Seat) -> bool {
    seat.role.has_name() && seat.role != Role::Captioner
}
