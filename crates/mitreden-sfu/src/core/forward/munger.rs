//! Renumbers packets so that switching between sources looks like one stream (RFC 3550, RFC 7741). Pure.

use std::time::Instant;

/// Where a rewritten stream begins: small, because a receiver starts at rollover counter 0 (RFC 3711 §3.3.1).
const FIRST_SEQ: u64 = 1000;

/// The counters of the VP8 payload descriptor (RFC 7741 §4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Vp8 {
    /// 15-bit picture id.
    pub(crate) picture: u16,
    /// 8-bit index of the base temporal layer.
    pub(crate) tl0: u8,
}

/// What of a packet is renumbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbers {
    /// Extended sequence number.
    pub(crate) seq: u64,
    /// RTP time in clock units.
    pub(crate) time: u32,
    pub(crate) vp8: Option<Vp8>,
}

#[derive(Clone, Copy, Debug)]
struct Last {
    out: Numbers,
    at: Instant,
}

/// The numbering of one outgoing stream.
#[derive(Debug)]
pub(crate) struct Munger {
    /// RTP clock in Hz.
    clock: u32,
    last: Option<Last>,
    /// First accepted incoming sequence number of the present source; `None` between sources.
    from: Option<u64>,
    seq_offset: i128,
    time_offset: u32,
    picture_offset: u16,
    tl0_offset: u8,
}

const PICTURES: u16 = 0x7fff;

impl Munger {
    pub(crate) fn new(clock: u32) -> Self {
        Self { clock, last: None, from: None, seq_offset: 0, time_offset: 0, picture_offset: 0, tl0_offset: 0 }
    }

    /// The next packet begins a new source: it continues the numbering without a gap.
    pub(crate) fn switch(&mut self, to: Numbers, now: Instant) {
        self.from = Some(to.seq);
        let Some(last) = self.last else {
            self.seq_offset = i128::from(FIRST_SEQ) - i128::from(to.seq);
            return;
        };
        self.seq_offset = i128::from(last.out.seq) + 1 - i128::from(to.seq);
        let elapsed = now.saturating_duration_since(last.at).as_micros();
        let ticks = elapsed.saturating_mul(u128::from(self.clock)) / 1_000_000;
        // Truncation is the wrap of RTP time; at least one tick keeps two frames apart.
        let ticks = u32::try_from(ticks & u128::from(u32::MAX)).unwrap_or(1).max(1);
        self.time_offset = last.out.time.wrapping_add(ticks).wrapping_sub(to.time);
        if let (Some(out), Some(to)) = (last.out.vp8, to.vp8) {
            self.picture_offset = out.picture.wrapping_add(1).wrapping_sub(to.picture) & PICTURES;
            self.tl0_offset = out.tl0.wrapping_add(1).wrapping_sub(to.tl0);
        }
    }

    /// The outgoing numbers of a packet of the present source; `None` for one from before the switch.
    pub(crate) fn rewrite(&mut self, packet: Numbers, now: Instant) -> Option<Numbers> {
        if packet.seq < self.from? {
            return None;
        }
        let out = Numbers {
            seq: u64::try_from(i128::from(packet.seq) + self.seq_offset).ok()?,
            time: packet.time.wrapping_add(self.time_offset),
            vp8: packet.vp8.map(|v| Vp8 { picture: v.picture.wrapping_add(self.picture_offset) & PICTURES, tl0: v.tl0.wrapping_add(self.tl0_offset) }),
        };
        if self.last.is_none_or(|l| l.out.seq < out.seq) {
            self.last = Some(Last { out, at: now });
        }
        Some(out)
    }

    /// The source is interrupted; the next one begins with [`Munger::switch`].
    pub(crate) fn pause(&mut self) {
        self.from = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::time::Duration;

    fn packet(seq: u64, time: u32, picture: u16) -> Numbers {
        let vp8 = Some(Vp8 { picture, tl0: 250 });
        Numbers { seq, time, vp8 }
    }

    #[test]
    fn a_stream_begins_at_a_small_number() {
        let now = Instant::now();
        let mut munger = Munger::new(90_000);
        assert_eq!(munger.rewrite(packet(70_000, 5, 1), now), None, "no source yet");
        munger.switch(packet(70_000, 5, 1), now);
        let out = munger.rewrite(packet(70_000, 5, 1), now).unwrap();
        assert_eq!((out.seq, out.time), (FIRST_SEQ, 5));
        assert_eq!(munger.rewrite(packet(69_999, 4, 0), now), None);
    }

    #[test]
    fn a_switch_leaves_no_gap_and_moves_time_by_what_passed() {
        let now = Instant::now();
        let mut munger = Munger::new(90_000);
        munger.switch(packet(100, 1000, 32_767), now);
        munger.rewrite(packet(100, 1000, 32_767), now);
        let later = now + Duration::from_millis(100);
        munger.switch(packet(9, 77, 5), later);
        let out = munger.rewrite(packet(9, 77, 5), later).unwrap();
        assert_eq!(out.seq, FIRST_SEQ + 1);
        assert_eq!(out.time, 1000 + 9000);
        assert_eq!(out.vp8, Some(Vp8 { picture: 0, tl0: 251 }));
    }

    #[test]
    fn a_pause_is_no_gap_either() {
        let now = Instant::now();
        let mut munger = Munger::new(48_000);
        let audio = |seq, time| Numbers { seq, time, vp8: None };
        munger.switch(audio(1, 0), now);
        munger.rewrite(audio(1, 0), now);
        munger.pause();
        assert_eq!(munger.rewrite(audio(2, 960), now), None);
        let later = now + Duration::from_secs(1);
        munger.switch(audio(50, 48_000), later);
        let out = munger.rewrite(audio(50, 48_000), later).unwrap();
        assert_eq!((out.seq, out.time), (FIRST_SEQ + 1, 48_000));
    }

    proptest! {
        /// Whatever the sources' numbers are: no outgoing number twice, none below the first.
        #[test]
        fn numbers_are_unique(sources in prop::collection::vec((0u64..1 << 40, any::<u32>(), 1u64..20), 1..12)) {
            let mut now = Instant::now();
            let mut munger = Munger::new(90_000);
            let mut seen = std::collections::HashSet::new();
            for (first, time, count) in sources {
                munger.switch(packet(first, time, 3), now);
                for n in 0..count {
                    let out = munger.rewrite(packet(first + n, time, 3), now).unwrap();
                    prop_assert!(out.seq >= FIRST_SEQ && seen.insert(out.seq));
                }
                now += Duration::from_millis(40);
            }
        }
    }
}
