//! Simulcast layers: which of them flow, how much they take, which one a subscriber gets. Pure.

use std::time::{Duration, Instant};

/// A layer's place: 0 is the smallest picture (`q`), 2 the largest (`f`).
pub(crate) type Layer = usize;

/// Layers of one track at most.
pub(crate) const LAYERS: usize = 3;

/// Without a packet for this long a layer counts as paused.
const SILENCE: Duration = Duration::from_millis(1000);

/// Bit rate is measured over windows of this length.
const WINDOW: Duration = Duration::from_millis(1000);

/// What is known of one incoming layer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Measure {
    last: Option<Instant>,
    window: Option<Instant>,
    bytes: u64,
    /// Bits a second of the last full window.
    rate: u64,
}

impl Measure {
    pub(crate) fn packet(&mut self, bytes: usize, now: Instant) {
        let start = *self.window.get_or_insert(now);
        let passed = now.saturating_duration_since(start);
        if passed >= WINDOW {
            let millis = u64::try_from(passed.as_millis()).unwrap_or(u64::MAX).max(1);
            self.rate = self.bytes.saturating_mul(8_000) / millis;
            self.bytes = 0;
            self.window = Some(now);
        }
        self.bytes += bytes as u64;
        self.last = Some(now);
    }

    pub(crate) fn flows(&self, now: Instant) -> bool {
        self.last.is_some_and(|l| now.saturating_duration_since(l) < SILENCE)
    }

    /// Bits a second; 0 while nothing is known.
    pub(crate) fn rate(&self) -> u64 {
        self.rate
    }
}

/// The layer a subscriber gets: the best flowing one up to `wanted` that `budget` (bits a second)
/// pays for, else the smallest flowing one. `None`: nothing flows, or not even the smallest is paid for.
pub(crate) fn choose(wanted: Layer, flowing: [bool; LAYERS], rates: [u64; LAYERS], budget: Option<u64>) -> Option<Layer> {
    let paid = |l: &Layer| budget.is_none_or(|b| rates[*l] <= b);
    let flows = |l: &Layer| flowing[*l];
    let below = (0..=wanted.min(LAYERS - 1)).rev().filter(flows).find(paid);
    below.or_else(|| (wanted + 1..LAYERS).filter(flows).find(paid))
}

/// The smallest layer that fills a view of this size, by the sizes the publisher announced.
pub(crate) fn wanted_by_size(view: (u32, u32), sizes: &[(Layer, u32, u32)]) -> Layer {
    // The larger side of both, so that a portrait view of a landscape picture is judged fairly.
    let need = view.0.max(view.1);
    let mut sorted = sizes.to_vec();
    sorted.sort_by_key(|s| s.0);
    // A view slightly larger than a layer is still served by it, as LiveKit's own choice does.
    let enough = |s: &&(Layer, u32, u32)| u64::from(s.1.max(s.2)) * 11 >= u64::from(need) * 10;
    sorted.iter().find(enough).map_or(LAYERS - 1, |s| s.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATES: [u64; LAYERS] = [150_000, 500_000, 1_700_000];

    #[test]
    fn the_best_flowing_layer_up_to_the_wanted_one() {
        assert_eq!(choose(2, [true; 3], RATES, None), Some(2));
        assert_eq!(choose(1, [true; 3], RATES, None), Some(1));
        assert_eq!(choose(2, [true, true, false], RATES, None), Some(1));
        assert_eq!(choose(0, [false, true, true], RATES, None), Some(1));
        assert_eq!(choose(2, [false; 3], RATES, None), None);
    }

    #[test]
    fn a_budget_lowers_the_choice_down_to_a_pause() {
        assert_eq!(choose(2, [true; 3], RATES, Some(600_000)), Some(1));
        assert_eq!(choose(2, [true; 3], RATES, Some(200_000)), Some(0));
        assert_eq!(choose(2, [true; 3], RATES, Some(50_000)), None);
    }

    #[test]
    fn a_view_gets_the_smallest_layer_that_fills_it() {
        let sizes = [(0, 320, 180), (1, 640, 360), (2, 1280, 720)];
        assert_eq!(wanted_by_size((160, 90), &sizes), 0);
        assert_eq!(wanted_by_size((340, 200), &sizes), 0);
        assert_eq!(wanted_by_size((640, 360), &sizes), 1);
        assert_eq!(wanted_by_size((1920, 1080), &sizes), 2);
        assert_eq!(wanted_by_size((200, 300), &sizes), 0);
    }

    #[test]
    fn a_rate_is_measured_and_silence_noticed() {
        let start = Instant::now();
        let mut measure = Measure::default();
        for n in 0..=100 {
            measure.packet(1250, start + Duration::from_millis(10 * n));
        }
        assert!((950_000..1_050_000).contains(&measure.rate()));
        assert!(measure.flows(start + Duration::from_millis(1100)));
        assert!(!measure.flows(start + Duration::from_millis(2100)));
    }
}
