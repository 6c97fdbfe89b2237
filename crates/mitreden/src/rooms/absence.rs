//! Since when seats are away, and which of them give way in a full room. Never ends a seat itself.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use mitreden_live::{Presence, Role, Room, SeatId};

/// Away for this long, a seat gives way when the room or the stage is full. A phone that changes its network is back in seconds.
const PATIENCE: SignedDuration = SignedDuration::from_mins(2);

/// When seats were last seen. Only of those that are away; who is connected is present.
#[derive(Debug)]
pub(super) struct Absence {
    /// When the room woke: after a restart everybody is away at first.
    woken_at: Timestamp,
    seen_at: HashMap<SeatId, Timestamp>,
}

impl Absence {
    pub(super) fn since(woken_at: Timestamp) -> Self {
        Self { woken_at, seen_at: HashMap::new() }
    }

    /// The seat was there until now.
    pub(super) fn saw(&mut self, seat: &SeatId, now: Timestamp) {
        self.seen_at.insert(seat.clone(), now);
    }

    /// The seat is no longer one.
    pub(super) fn forget(&mut self, seat: &SeatId) {
        self.seen_at.remove(seat);
    }

    /// Seats that give way: of the stage, or of the hall. Never the moderation, which the room could not be led without.
    pub(super) fn of(&self, room: &Room, presence: &Presence, stage: bool, now: Timestamp) -> Vec<SeatId> {
        // Who is in a parallel room comes back to the seat.
        if room.barcamp().open().next().is_some() {
            return Vec::new();
        }
        let is_long_gone = |seat: &SeatId| {
            let seen_at = self.seen_at.get(seat).copied().unwrap_or(self.woken_at).max(self.woken_at);
            !presence.is_here(seat) && now.duration_since(seen_at) >= PATIENCE
        };
        let seats = room.seats().filter(|seat| seat.role != Role::Moderator && seat.on_stage() == stage);
        seats.filter(|seat| is_long_gone(&seat.id)).map(|seat| seat.id.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mitreden_live::{DisplayName, Event, Record, RoomId};

    fn seat(name: &str) -> SeatId {
        SeatId::parse(&format!("seat-of-{name}")).unwrap()
    }

    #[test]
    fn only_who_is_long_away_gives_way() {
        let start: Timestamp = "2026-11-24T16:00:00Z".parse().unwrap();
        let mut room = Room::new(RoomId::parse("room-of-gera").unwrap());
        for (seq, (name, role)) in
            [("ada", Role::Moderator), ("emil", Role::Speaker), ("cem", Role::Listener), ("berta", Role::Listener)].into_iter().enumerate()
        {
            let display = if role.has_name() { DisplayName::parse(name).unwrap() } else { DisplayName::empty() };
            let event = Event::SeatTaken { seat: seat(name), role, name: display };
            room.apply(&Record { seq: seq as u64 + 1, at: start, by: None, event });
        }
        let (mut absence, mut presence) = (Absence::since(start), Presence::default());
        presence.came(&seat("berta"));
        assert!(absence.of(&room, &presence, false, start + SignedDuration::from_secs(60)).is_empty());
        let later = start + SignedDuration::from_mins(3);
        assert_eq!(absence.of(&room, &presence, false, later), [seat("cem")]);
        assert_eq!(absence.of(&room, &presence, true, later), [seat("emil")]);
        absence.saw(&seat("cem"), later);
        assert!(absence.of(&room, &presence, false, later).is_empty());
    }
}
