//! The pool of m-lines one receiver gets tracks on: which line carries what, which may be used again. Pure.
//!
//! A line that carried a track must be shown inactive once before it carries another (RFC 8829 §4.2.1
//! fires `track` only on a change of direction), and needs fresh SSRCs then.

use str0m::media::Mid;

use super::Kind;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State<T> {
    /// Free for any track of its kind.
    Idle,
    Carrying(T),
    /// Its track is gone; the receiver does not know yet.
    Leaving,
    /// A description that shows it inactive is under way.
    Fading,
}

#[derive(Debug)]
struct Slot<T> {
    mid: Mid,
    kind: Kind,
    state: State<T>,
    used: bool,
}

/// A line that now carries a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Assignment<T> {
    pub(crate) mid: Mid,
    pub(crate) track: T,
    /// The line carried something before: it needs fresh SSRCs.
    pub(crate) reused: bool,
}

/// How many m-lines a receiver must add before everything wanted finds a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extra {
    pub(crate) audio: u32,
    pub(crate) video: u32,
}

/// The m-lines of one receiving connection and the tracks it is to get.
#[derive(Debug)]
pub(crate) struct Pool<T> {
    slots: Vec<Slot<T>>,
    wanted: Vec<(T, Kind)>,
}

impl<T: Copy + PartialEq> Pool<T> {
    pub(crate) fn new() -> Self {
        Self { slots: Vec::new(), wanted: Vec::new() }
    }

    /// The receiver is to get this track.
    pub(crate) fn want(&mut self, track: T, kind: Kind) {
        if !self.wanted.iter().any(|w| w.0 == track) {
            self.wanted.push((track, kind));
        }
    }

    /// The receiver is not to get this track any more. Says whether a line carried it.
    pub(crate) fn unwant(&mut self, track: T) -> bool {
        self.wanted.retain(|w| w.0 != track);
        let mut carried = false;
        for slot in &mut self.slots {
            if slot.state == State::Carrying(track) {
                slot.state = State::Leaving;
                carried = true;
            }
        }
        carried
    }

    /// The receiver offers a line to receive on. Says whether it is a new one.
    pub(crate) fn learn(&mut self, mid: Mid, kind: Kind) -> bool {
        let new = !self.slots.iter().any(|s| s.mid == mid);
        if new {
            self.slots.push(Slot { mid, kind, state: State::Idle, used: false });
        }
        new
    }

    /// Lines the receiver does not offer any more carry nothing; their tracks look for another place.
    pub(crate) fn keep_only(&mut self, offered: &[Mid]) {
        self.slots.retain(|s| offered.contains(&s.mid));
    }

    /// Gives every wanted track without a line an idle one, where there is one.
    pub(crate) fn assign(&mut self) -> Vec<Assignment<T>> {
        let mut made = Vec::new();
        for (track, kind) in self.unplaced() {
            let idle = |s: &&mut Slot<T>| s.kind == kind && s.state == State::Idle;
            // A line that carried nothing yet needs no new SSRC: take it first.
            let fresh = self.slots.iter_mut().filter(|s| !s.used).find(idle);
            let slot = match fresh {
                Some(slot) => Some(slot),
                None => self.slots.iter_mut().find(idle),
            };
            if let Some(slot) = slot {
                made.push(Assignment { mid: slot.mid, track, reused: slot.used });
                slot.state = State::Carrying(track);
                slot.used = true;
            }
        }
        made
    }

    /// This side made a new line for a track.
    pub(crate) fn add_carrying(&mut self, mid: Mid, kind: Kind, track: T) {
        self.slots.push(Slot { mid, kind, state: State::Carrying(track), used: true });
    }

    /// Wanted tracks that no line carries.
    pub(crate) fn unplaced(&self) -> Vec<(T, Kind)> {
        let placed = |t: T| self.slots.iter().any(|s| s.state == State::Carrying(t));
        self.wanted.iter().copied().filter(|(t, _)| !placed(*t)).collect()
    }

    /// The track a line carries, if any; `None` for an unknown line.
    pub(crate) fn carried(&self, mid: &str) -> Option<Option<T>> {
        self.slots.iter().find(|s| &*s.mid == mid).map(|s| match s.state {
            State::Carrying(t) => Some(t),
            _ => None,
        })
    }

    /// Every line that carries a track.
    pub(crate) fn carrying(&self) -> Vec<(Mid, T)> {
        let carrying = |s: &Slot<T>| match s.state {
            State::Carrying(track) => Some((s.mid, track)),
            _ => None,
        };
        self.slots.iter().filter_map(carrying).collect()
    }

    /// Lines whose track is gone and that the receiver must be shown inactive.
    pub(crate) fn leaving(&self) -> Vec<Mid> {
        let leaving = self.slots.iter().filter(|s| s.state == State::Leaving);
        leaving.map(|s| s.mid).collect()
    }

    /// A description that shows the leaving lines inactive was made.
    pub(crate) fn shown(&mut self) {
        self.advance(State::Leaving, State::Fading);
    }

    /// The receiver has taken the last description.
    pub(crate) fn settled(&mut self) {
        self.advance(State::Fading, State::Idle);
    }

    fn advance(&mut self, from: State<T>, to: State<T>) {
        for slot in self.slots.iter_mut().filter(|s| s.state == from) {
            slot.state = to;
        }
    }

    /// Whether a new description would change anything for the receiver.
    pub(crate) fn pending(&self) -> bool {
        !self.unplaced().is_empty() || self.slots.iter().any(|s| s.state == State::Leaving)
    }

    /// Lines the receiver must add, beyond those idle now or idle after the next description.
    pub(crate) fn extra(&self) -> Extra {
        let missing = |kind: Kind| {
            let need = self.unplaced().iter().filter(|w| w.1 == kind).count();
            let carrying = |s: &&Slot<T>| !matches!(s.state, State::Carrying(_));
            let slots = self.slots.iter().filter(|s| s.kind == kind);
            let free = slots.filter(carrying).count();
            u32::try_from(need.saturating_sub(free)).unwrap_or(u32::MAX)
        };
        Extra { audio: missing(Kind::Audio), video: missing(Kind::Video) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mid(n: usize) -> Mid {
        Mid::from(n.to_string().as_str())
    }

    fn pool() -> Pool<u32> {
        let mut pool = Pool::new();
        pool.learn(mid(0), Kind::Audio);
        pool.learn(mid(1), Kind::Video);
        pool
    }

    #[test]
    fn a_wanted_track_gets_an_idle_line_of_its_kind() {
        let mut pool = pool();
        pool.want(7, Kind::Video);
        let made = pool.assign();
        assert_eq!(made.len(), 1);
        assert_eq!((made[0].mid, made[0].reused), (mid(1), false));
        assert_eq!(pool.carried("1"), Some(Some(7)));
        assert_eq!(pool.carried("0"), Some(None));
        assert_eq!(pool.carried("9"), None);
        assert!(!pool.pending());
    }

    #[test]
    fn a_line_passes_through_inactive_before_it_is_used_again() {
        let mut pool = pool();
        pool.want(7, Kind::Video);
        pool.assign();
        pool.unwant(7);
        pool.want(8, Kind::Video);
        assert_eq!(pool.extra(), Extra::default());
        assert!(pool.assign().is_empty(), "still leaving");
        pool.shown();
        assert!(pool.assign().is_empty(), "shown, not taken yet");
        pool.settled();
        let made = pool.assign();
        assert_eq!((made[0].mid, made[0].reused), (mid(1), true));
    }

    #[test]
    fn missing_lines_are_counted_by_kind() {
        let mut pool = pool();
        for track in 0..3 {
            pool.want(track, Kind::Video);
        }
        pool.want(9, Kind::Audio);
        assert_eq!(pool.extra(), Extra { audio: 0, video: 2 });
    }

    #[test]
    fn a_line_taken_away_frees_its_track() {
        let mut pool = pool();
        pool.want(7, Kind::Video);
        pool.assign();
        pool.keep_only(&[mid(0)]);
        assert_eq!(pool.unplaced(), [(7, Kind::Video)]);
    }

    proptest! {
        /// No track on two lines, no unwanted track on any, no line reused before it was inactive.
        #[test]
        fn invariants(steps in prop::collection::vec((0u8..6, 0u32..6), 0..80)) {
            let mut pool = Pool::new();
            let mut lines = 0;
            for (what, n) in steps {
                let kind = if n % 2 == 0 { Kind::Audio } else { Kind::Video };
                match what {
                    0 => pool.want(n, kind),
                    1 => { pool.unwant(n); }
                    2 => { pool.learn(mid(lines), kind); lines += 1; }
                    3 => {
                        let busy = pool.leaving();
                        for made in pool.assign() {
                            prop_assert!(!busy.contains(&made.mid));
                        }
                    }
                    4 => pool.shown(),
                    _ => pool.settled(),
                }
                let carried: Vec<u32> = pool.slots.iter().filter_map(|s| match s.state {
                    State::Carrying(t) => Some(t),
                    _ => None,
                }).collect();
                let mut once = carried.clone();
                once.sort_unstable();
                once.dedup();
                prop_assert_eq!(once.len(), carried.len());
                prop_assert!(carried.iter().all(|t| pool.wanted.iter().any(|w| w.0 == *t)));
            }
        }
    }
}
