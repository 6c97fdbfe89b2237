//! The one source of the present. Formats nothing.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// Tells the time: the system's, or one that tests set and move.
#[derive(Clone, Debug)]
pub struct Clock(Kind);

#[derive(Clone, Debug)]
enum Kind {
    System,
    Fixed(Arc<Mutex<Timestamp>>),
}

impl Clock {
    /// The time of the machine.
    pub fn system() -> Self {
        Self(Kind::System)
    }

    /// A clock that stands at `now` until [`Clock::advance`] moves it. Its clones move with it.
    pub fn fixed(now: Timestamp) -> Self {
        Self(Kind::Fixed(Arc::new(Mutex::new(now))))
    }

    /// The present, cut to microseconds, which is what both databases keep.
    pub fn now(&self) -> Timestamp {
        let now = match &self.0 {
            Kind::System => Timestamp::now(),
            Kind::Fixed(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
        };
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }

    /// Moves a fixed clock forwards (or back); the system's clock is not moved.
    pub fn advance(&self, by: SignedDuration) {
        if let Kind::Fixed(at) = &self.0 {
            let mut at = at.lock().unwrap_or_else(PoisonError::into_inner);
            *at = at.saturating_add(by).unwrap_or(*at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_only_when_told() {
        let clock = Clock::fixed("2026-11-24T16:00:00.1234567Z".parse().unwrap());
        let other = clock.clone();
        other.advance(SignedDuration::from_mins(5));
        assert_eq!(clock.now().to_string(), "2026-11-24T16:05:00.123456Z");
    }
}
