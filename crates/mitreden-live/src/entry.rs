//! Coming in, stepping up, stepping back and going. Never checks a code or a cookie; the door in the portal does.

use crate::{DisplayName, Event, Refusal, Role, Room, SEATS_MAX, STAGE_SEATS_MAX, Seat, SeatId, Status};

impl Room {
    pub(crate) fn decide_take_seat(&self, seat: &SeatId, role: Role, name: &DisplayName) -> Result<Vec<Event>, Refusal> {
        if self.seat(seat).is_some() || self.lobby().holds(seat) || self.was_removed(seat) {
            return Err(Refusal::NotAllowed);
        }
        if self.evening().status == Status::Over {
            return Err(Refusal::EveningOver);
        }
        // The moderation can always come in, or a locked, full room could never be led again.
        if role != Role::Moderator {
            if self.evening().locked {
                return Err(Refusal::RoomLocked);
            }
            if self.seats().count() >= SEATS_MAX {
                return Err(Refusal::RoomFull);
            }
            if role.on_stage() && self.stage().count() >= STAGE_SEATS_MAX {
                return Err(Refusal::StageFull);
            }
        }
        if role.has_name() == name.is_empty() || (role == Role::Participant && self.is_staff_name(name)) {
            return Err(Refusal::BadName);
        }
        if let Some(knocked) = self.decide_knock(seat, role, name)? {
            return Ok(knocked);
        }
        Ok(vec![Event::SeatTaken { seat: seat.clone(), role, name: name.clone() }])
    }

    pub(crate) fn decide_leave(&self, seat: &SeatId) -> Result<Vec<Event>, Refusal> {
        if self.lobby().holds(seat) {
            return Ok(vec![Event::SeatLeft { seat: seat.clone() }]);
        }
        self.seat(seat).ok_or(Refusal::NoSuchSeat)?;
        let mut events = self.stepped_down(seat);
        events.push(Event::SeatLeft { seat: seat.clone() });
        Ok(events)
    }

    pub(crate) fn decide_step_up(&self, seat: &Seat, name: &str) -> Result<Vec<Event>, Refusal> {
        let name = DisplayName::parse(name).map_err(|_| Refusal::BadName)?;
        if seat.role != Role::Listener {
            return Err(Refusal::NotAllowed);
        }
        if self.is_staff_name(&name) {
            return Err(Refusal::BadName);
        }
        Ok(vec![Event::RoleChanged { seat: seat.id.clone(), role: Role::Participant, name }])
    }

    /// Nobody speaks under the name of the moderation or of the speaker (requirements P-23), nor under its likeness.
    pub fn is_staff_name(&self, name: &DisplayName) -> bool {
        let likeness = likeness(name);
        self.seats().any(|seat| seat.role.on_stage() && self::likeness(&seat.name) == likeness)
    }

    pub(crate) fn decide_step_back(&self, seat: &Seat) -> Result<Vec<Event>, Refusal> {
        if seat.role != Role::Participant {
            return Err(Refusal::NotAllowed);
        }
        let mut events = self.stepped_down(&seat.id);
        events.push(Event::RoleChanged { seat: seat.id.clone(), role: Role::Listener, name: DisplayName::empty() });
        Ok(events)
    }

    /// What must be put down before a seat goes or changes: the hand and the floor.
    pub(crate) fn stepped_down(&self, seat: &SeatId) -> Vec<Event> {
        let mut events = self.decide_lower_hand(seat);
        if self.seat(seat).is_some_and(Seat::has_floor) {
            events.push(Event::FloorReturned { seat: seat.clone() });
        }
        events
    }
}

/// What two names that a hurried reader takes for one another have in common: neither case nor spaces.
fn likeness(name: &DisplayName) -> String {
    name.as_str().chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}
