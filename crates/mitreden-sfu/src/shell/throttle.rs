//! How fast one signalling connection may speak. Pure; the caller waits.

use std::time::{Duration, Instant};

/// A bucket of messages that refills steadily.
#[derive(Debug)]
pub(super) struct Throttle {
    per_second: f64,
    burst: f64,
    left: f64,
    at: Instant,
    late: u32,
}

impl Throttle {
    pub(super) fn new(per_second: u32, burst: u32, now: Instant) -> Self {
        Self { per_second: f64::from(per_second.max(1)), burst: f64::from(burst.max(1)), left: f64::from(burst.max(1)), at: now, late: 0 }
    }

    /// One message came: how long to wait before it is taken.
    pub(super) fn take(&mut self, now: Instant) -> Duration {
        let passed = now.saturating_duration_since(self.at).as_secs_f64();
        self.at = now;
        self.left = (self.left + passed * self.per_second).min(self.burst);
        self.left -= 1.0;
        if self.left >= 0.0 {
            self.late = 0;
            return Duration::ZERO;
        }
        self.late += 1;
        Duration::from_secs_f64(-self.left / self.per_second)
    }

    /// It did not slow down for a whole burst: this is a flood and no client.
    pub(super) fn flooded(&self) -> bool {
        f64::from(self.late) > self.burst
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_then_the_pace_holds() {
        let start = Instant::now();
        let mut throttle = Throttle::new(10, 5, start);
        for _ in 0..5 {
            assert_eq!(throttle.take(start), Duration::ZERO);
        }
        assert_eq!(throttle.take(start), Duration::from_millis(100));
        let later = start + Duration::from_secs(10);
        assert_eq!(throttle.take(later), Duration::ZERO);
        assert!(!throttle.flooded());
    }

    #[test]
    fn who_never_slows_down_is_a_flood() {
        let mut now = Instant::now();
        let mut throttle = Throttle::new(10, 5, now);
        for _ in 0..11 {
            now += throttle.take(now);
        }
        assert!(throttle.flooded());
    }
}
