//! Presence: which seats are connected now. Never logged; after a restart everybody comes back by themselves.

use std::collections::BTreeMap;

use crate::SeatId;

/// Connections by seat. A seat may be open in several tabs; it is present while one is left.
#[derive(Clone, Debug, Default)]
pub struct Presence {
    connections: BTreeMap<SeatId, u32>,
    /// Those of them that still look at their camera and microphone, by seat.
    checking: BTreeMap<SeatId, u32>,
    /// How many are in each parallel room of the evening.
    beside: BTreeMap<u32, u32>,
}

impl Presence {
    /// A connection came. True if the seat was away before.
    pub fn came(&mut self, seat: &SeatId) -> bool {
        let count = self.connections.entry(seat.clone()).or_default();
        *count += 1;
        *count == 1
    }

    /// A connection went. True if the seat is away now.
    pub fn went(&mut self, seat: &SeatId) -> bool {
        let Some(count) = self.connections.get_mut(seat) else { return false };
        *count = count.saturating_sub(1);
        let away = *count == 0;
        if away {
            self.connections.remove(seat);
        }
        away
    }

    /// A connection looks at its devices first, or is through with it. True if that changes whether the seat is seen.
    pub fn checks(&mut self, seat: &SeatId, checking: bool) -> bool {
        let before = self.is_ready(seat);
        let count = self.checking.entry(seat.clone()).or_default();
        *count = if checking { *count + 1 } else { count.saturating_sub(1) };
        if *count == 0 {
            self.checking.remove(seat);
        }
        before != self.is_ready(seat)
    }

    /// Is the seat connected, and through with the check of its devices? One window is enough.
    pub fn is_ready(&self, seat: &SeatId) -> bool {
        self.connections.get(seat).copied().unwrap_or(0) > self.checking.get(seat).copied().unwrap_or(0)
    }

    /// Is the seat connected?
    pub fn is_here(&self, seat: &SeatId) -> bool {
        self.connections.contains_key(seat)
    }

    /// So many are in each parallel room, by its number. True if that is news.
    pub fn set_beside(&mut self, beside: BTreeMap<u32, u32>) -> bool {
        let news = self.beside != beside;
        self.beside = beside;
        news
    }

    /// How many are in a parallel room.
    pub fn beside(&self, number: u32) -> u32 {
        self.beside.get(&number).copied().unwrap_or(0)
    }

    /// How many seats are connected.
    pub fn count(&self) -> usize {
        self.connections.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_still_checks_the_devices_is_here_and_not_seen() {
        let (mut presence, seat) = (Presence::default(), SeatId::parse("emil-emil").unwrap());
        presence.came(&seat);
        presence.checks(&seat, true);
        assert!(presence.is_here(&seat) && !presence.is_ready(&seat));
        assert!(presence.checks(&seat, false) && presence.is_ready(&seat));
        presence.came(&seat);
        assert!(!presence.checks(&seat, true) && presence.is_ready(&seat), "the check in a second window hides nobody");
    }

    #[test]
    fn two_tabs_are_one_presence() {
        let (mut presence, seat) = (Presence::default(), SeatId::parse("cem-cem-cem").unwrap());
        assert!(presence.came(&seat));
        assert!(!presence.came(&seat));
        assert!(!presence.went(&seat));
        assert_eq!(presence.count(), 1);
        assert!(presence.went(&seat));
        assert!(!presence.went(&seat), "a socket that closes twice counts once");
    }
}
