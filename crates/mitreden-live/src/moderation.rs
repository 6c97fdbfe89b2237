//! Moderation of seats: mute, remove, give a role. Never switches a microphone or camera on (requirements P-11).

use crate::{Event, Refusal, Role, Room, STAGE_SEATS_MAX, SeatId, Source};

impl Room {
    pub(crate) fn decide_mute(&self, seat: &SeatId, source: Source) -> Result<Vec<Event>, Refusal> {
        let seat = self.seat(seat).ok_or(Refusal::NoSuchSeat)?;
        Ok(vec![Event::Muted { seat: seat.id.clone(), source }])
    }

    pub(crate) fn decide_remove(&self, by: &SeatId, seat: &SeatId) -> Result<Vec<Event>, Refusal> {
        let target = self.seat(seat).ok_or(Refusal::NoSuchSeat)?;
        // Whoever leads cannot throw out himself, nor be thrown out by a slip: moderators are first given another role.
        if target.role == Role::Moderator || by == seat {
            return Err(Refusal::NotAllowed);
        }
        let mut events = self.stepped_down(seat);
        events.push(Event::SeatRemoved { seat: seat.clone() });
        Ok(events)
    }

    pub(crate) fn decide_give_role(&self, seat: &SeatId, role: Role) -> Result<Vec<Event>, Refusal> {
        let target = self.seat(seat).ok_or(Refusal::NoSuchSeat)?;
        if role == Role::Listener || target.role == Role::Listener {
            return Err(Refusal::NotAllowed);
        }
        if target.role == role {
            return Ok(Vec::new());
        }
        if target.role == Role::Moderator && self.seats().filter(|s| s.role == Role::Moderator).count() == 1 {
            return Err(Refusal::LastModerator);
        }
        // Moderators stand on the stage beyond its limit; as anybody else they need a place there.
        let needs_place = role.on_stage() && (!target.on_stage() || target.role == Role::Moderator);
        if needs_place && self.stage().filter(|s| s.id != *seat).count() >= STAGE_SEATS_MAX {
            return Err(Refusal::StageFull);
        }
        let mut events = self.stepped_down(seat);
        events.push(Event::RoleChanged { seat: seat.clone(), role, name: target.name.clone() });
        Ok(events)
    }
}
