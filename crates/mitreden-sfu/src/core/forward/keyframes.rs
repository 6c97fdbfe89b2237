//! Requests for key frames to one incoming layer: joined together, never more than two a second. Pure.

use std::time::{Duration, Instant};

/// Least time between two requests to the same layer.
const SPACING: Duration = Duration::from_millis(500);

/// The requests to one layer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Throttle {
    last: Option<Instant>,
    waiting: bool,
}

impl Throttle {
    /// Somebody needs a key frame. It is asked for at the next [`Throttle::due`].
    pub(crate) fn ask(&mut self) {
        self.waiting = true;
    }

    /// Whether the request goes out now.
    pub(crate) fn due(&mut self, now: Instant) -> bool {
        let spaced = self.last.is_none_or(|l| now.saturating_duration_since(l) >= SPACING);
        if !self.waiting || !spaced {
            return false;
        }
        self.waiting = false;
        self.last = Some(now);
        true
    }

    /// A key frame came: whoever waited has it.
    pub(crate) fn arrived(&mut self) {
        self.waiting = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_joined_and_spaced() {
        let start = Instant::now();
        let mut throttle = Throttle::default();
        assert!(!throttle.due(start));
        throttle.ask();
        throttle.ask();
        assert!(throttle.due(start));
        throttle.ask();
        assert!(!throttle.due(start + Duration::from_millis(499)));
        assert!(throttle.due(start + SPACING), "a late joiner is not forgotten");
        assert!(!throttle.due(start + SPACING * 3), "asked once");
        throttle.ask();
        throttle.arrived();
        assert!(!throttle.due(start + SPACING * 5));
    }
}
