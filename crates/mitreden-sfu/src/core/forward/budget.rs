//! How much video a connection bears, judged by the loss its receiver reports. Pure.
//!
//! The loss-based half of Google's congestion control (draft-ietf-rmcat-gcc-02 §6): above 10 % loss the rate
//! goes down by half of it, below 2 % it goes up again, in between it stays.

/// Loss above which the rate goes down.
const HIGH: f32 = 0.10;

/// Loss below which it goes up.
const LOW: f32 = 0.02;

/// Growth of one interval without loss.
const GROWTH: f32 = 1.10;

/// Least rate while the loss is bearable, in bits a second: the smallest layer and some air.
const FLOOR: u64 = 220_000;

/// Above this loss pictures do not arrive anyway: sound alone may remain.
const UNBEARABLE: f32 = 0.35;

/// No bound is worth keeping above this rate, in bits a second.
const CEILING: u64 = 6_000_000;

/// The bound of one connection; none until it loses packets.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Budget {
    bound: Option<u64>,
}

impl Budget {
    /// The end of an interval in which `sent` bits a second of video were sent.
    pub(crate) fn interval(&mut self, loss: f32, sent: u64) {
        if loss > HIGH {
            let base = self.bound.map_or(sent, |b| b.min(sent.max(FLOOR)));
            let floor = if loss > UNBEARABLE { FLOOR / 4 } else { FLOOR };
            self.bound = Some(scale(base, 1.0 - loss / 2.0).max(floor));
        } else if loss < LOW {
            let grown = self.bound.map(|b| scale(b, GROWTH));
            self.bound = grown.filter(|b| *b < CEILING);
        }
    }

    /// The part of a track in bits a second, when its weight is `weight` of `all`.
    pub(crate) fn share(&self, weight: u64, all: u64) -> Option<u64> {
        self.bound.map(|b| b.saturating_mul(weight) / all.max(1))
    }

    /// The same for a track that is paid for first: its smallest layer, which takes `least`, rests only while the loss is unbearable.
    pub(crate) fn share_of_first(&self, weight: u64, all: u64, least: u64) -> Option<u64> {
        let bearable = self.bound.is_some_and(|b| b >= FLOOR);
        self.share(weight, all).map(|share| if bearable { share.max(least) } else { share })
    }

    /// What is left for the others once `spent` is paid.
    pub(crate) fn without(&self, spent: u64) -> Self {
        Self { bound: self.bound.map(|b| b.saturating_sub(spent)) }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "bit rates are far below 2^53 and never negative; a rounded one serves as well"
)]
fn scale(rate: u64, by: f32) -> u64 {
    (rate as f64 * f64::from(by)) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_loss_there_is_no_bound() {
        let mut budget = Budget::default();
        budget.interval(0.0, 2_000_000);
        budget.interval(0.05, 2_000_000);
        assert_eq!(budget.share(1, 1), None);
    }

    #[test]
    fn loss_lowers_the_bound_and_its_end_lifts_it() {
        let mut budget = Budget::default();
        budget.interval(0.20, 2_000_000);
        let first = budget.share(1, 1).unwrap();
        assert!((1_790_000..1_810_000).contains(&first));
        budget.interval(0.05, 1_000_000);
        assert_eq!(budget.share(1, 1), Some(first), "in between it stays");
        for _ in 0..50 {
            budget.interval(0.20, 200_000);
        }
        assert_eq!(budget.share(1, 1), Some(FLOOR));
        assert_eq!(budget.share(1, 4), Some(FLOOR / 4));
        for _ in 0..50 {
            budget.interval(0.0, 200_000);
        }
        assert_eq!(budget.share(1, 1), None);
    }

    #[test]
    fn what_comes_first_keeps_its_smallest_layer_and_the_others_get_the_rest() {
        let mut budget = Budget::default();
        for _ in 0..50 {
            budget.interval(0.20, 200_000);
        }
        assert_eq!(budget.share_of_first(1, 1, 350_000), Some(350_000));
        assert_eq!(budget.share_of_first(1, 1, 100_000), Some(FLOOR));
        assert_eq!(budget.without(350_000).share(1, 3), Some(0));
        assert_eq!(budget.without(100_000).share(1, 3), Some((FLOOR - 100_000) / 3));
        for _ in 0..50 {
            budget.interval(0.5, 200_000);
        }
        assert_eq!(budget.share_of_first(1, 1, 350_000), Some(FLOOR / 4));
        assert_eq!(Budget::default().share_of_first(1, 1, 350_000), None);
    }

    #[test]
    fn only_unbearable_loss_goes_below_the_smallest_layer() {
        let mut budget = Budget::default();
        for _ in 0..50 {
            budget.interval(0.5, 200_000);
        }
        assert_eq!(budget.share(1, 1), Some(FLOOR / 4));
    }
}
