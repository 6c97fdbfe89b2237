//! Signing: who says "Ich gebärde" and is shown like somebody who speaks (EN 301 549 §6.5.6). Never knows a picture; whether a camera is on, the browser sees.

use crate::{Event, Refusal, Role, Room, Seat, SeatId, Source};

impl Room {
    pub(crate) fn decide_sign(&self, seat: &Seat, on: bool) -> Result<Vec<Event>, Refusal> {
        if seat.signing == on {
            return Ok(Vec::new());
        }
        if on && !self.may_send(seat).contains(&Source::Camera) {
            return Err(if self.evening().paused && !seat.may_send().is_empty() { Refusal::Paused } else { Refusal::NotAllowed });
        }
        let seat = seat.id.clone();
        Ok(vec![if on { Event::SigningBegan { seat } } else { Event::SigningEnded { seat } }])
    }

    /// Signing ends by itself with what allowed it: nobody is shown as speaking who cannot be seen.
    pub(crate) fn apply_signing(&mut self, event: &Event) {
        match event {
            Event::SigningBegan { seat } => self.set_signing(seat, true),
            Event::SigningEnded { seat } | Event::FloorReturned { seat } | Event::RoleChanged { seat, .. } | Event::Muted { seat, source: Source::Camera } => {
                self.set_signing(seat, false)
            }
            Event::EveningPaused => self.seats_mut().filter(|seat| seat.role != Role::Moderator).for_each(|seat| seat.signing = false),
            Event::EveningEnded => self.seats_mut().for_each(|seat| seat.signing = false),
            _ => {}
        }
    }

    fn set_signing(&mut self, seat: &SeatId, on: bool) {
        if let Some(seat) = self.seats_mut().find(|known| known.id == *seat) {
            seat.signing = on;
        }
    }
}
