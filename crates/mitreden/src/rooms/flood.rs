//! How fast one socket may send: a token bucket with patience. Closes nothing itself.

use std::time::Duration;

use tokio::time::Instant;

/// Messages a second that a person can cause; typing and clicking stay far below.
const PER_SECOND: f64 = 10.0;
/// Messages at once, for a client that catches up after a reconnect.
const BURST: f64 = 40.0;
/// Reading pauses by back-pressure first. Who keeps the bucket empty this long is a flood.
const PATIENCE: Duration = Duration::from_secs(10);

/// What to do with the next message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Take it.
    Take,
    /// Take it, then read nothing until this time: TCP slows the sender, nothing is lost.
    TakeThenPause(Instant),
    /// Close the socket.
    Flood,
}

/// One socket's bucket.
#[derive(Debug)]
pub(super) struct Bucket {
    tokens: f64,
    filled_at: Instant,
    empty_since: Option<Instant>,
}

impl Bucket {
    pub(super) fn new(now: Instant) -> Self {
        Self { tokens: BURST, filled_at: now, empty_since: None }
    }

    /// Counts a message that was read at `now`.
    pub(super) fn count(&mut self, now: Instant) -> Verdict {
        let gained = now.duration_since(self.filled_at).as_secs_f64() * PER_SECOND;
        self.tokens = (self.tokens + gained).min(BURST);
        self.filled_at = now;
        if self.tokens > BURST / 2.0 {
            self.empty_since = None;
        }
        self.tokens -= 1.0;
        if self.tokens >= 0.0 {
            return Verdict::Take;
        }
        let since = *self.empty_since.get_or_insert(now);
        if now.duration_since(since) > PATIENCE {
            return Verdict::Flood;
        }
        Verdict::TakeThenPause(now + Duration::from_secs_f64(-self.tokens / PER_SECOND))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_person_is_never_slowed() {
        let mut bucket = Bucket::new(Instant::now());
        for _ in 0..200 {
            tokio::time::advance(Duration::from_millis(120)).await;
            assert_eq!(bucket.count(Instant::now()), Verdict::Take);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_machine_is_paused_and_then_closed() {
        let mut bucket = Bucket::new(Instant::now());
        let mut pauses = 0;
        for _ in 0..10_000 {
            match bucket.count(Instant::now()) {
                Verdict::Take => {}
                Verdict::TakeThenPause(until) => {
                    pauses += 1;
                    tokio::time::advance(until.duration_since(Instant::now())).await;
                }
                Verdict::Flood => {
                    assert!(pauses >= 90, "{pauses}");
                    return;
                }
            }
        }
        panic!("nobody stopped the flood");
    }
}
