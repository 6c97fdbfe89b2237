//! Durations in buckets 6 % wide: percentiles of millions in a few hundred bytes. Keeps no single value.

use std::time::Duration;

/// Buckets for each doubling.
const STEPS: f64 = 12.0;
/// Enough buckets for 1 µs to over an hour.
const BUCKETS: usize = 400;

/// A distribution of durations from one microsecond on.
#[derive(Clone, Debug)]
pub struct Histogram {
    buckets: Vec<u64>,
    count: u64,
    longest: Duration,
}

impl Default for Histogram {
    fn default() -> Self {
        Histogram { buckets: vec![0; BUCKETS], count: 0, longest: Duration::ZERO }
    }
}

impl Histogram {
    /// Adds one duration.
    pub fn add(&mut self, duration: Duration) {
        let micros = (duration.as_secs_f64() * 1e6).max(1.0);
        let bucket = ((micros.log2() * STEPS) as usize).min(BUCKETS - 1);
        self.buckets[bucket] += 1;
        self.count += 1;
        self.longest = self.longest.max(duration);
    }

    /// Adds all of another one.
    pub fn merge(&mut self, other: &Histogram) {
        for (mine, theirs) in self.buckets.iter_mut().zip(&other.buckets) {
            *mine += theirs;
        }
        self.count += other.count;
        self.longest = self.longest.max(other.longest);
    }

    /// How many were added.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The longest of all.
    pub fn longest(&self) -> Duration {
        self.longest
    }

    /// The duration that `share` (0 to 1) of all did not exceed, to within a bucket; zero when empty.
    pub fn percentile(&self, share: f64) -> Duration {
        let wanted = ((self.count as f64) * share).ceil() as u64;
        let mut sum = 0;
        for (bucket, count) in self.buckets.iter().enumerate() {
            sum += count;
            if sum >= wanted && *count > 0 {
                let micros = ((bucket + 1) as f64 / STEPS).exp2();
                return Duration::from_secs_f64(micros / 1e6).min(self.longest);
            }
        }
        Duration::ZERO
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Histogram;

    #[test]
    fn percentiles_are_right_to_within_a_bucket() {
        let mut histogram = Histogram::default();
        for millis in 1..=100 {
            histogram.add(Duration::from_millis(millis));
        }
        let half = histogram.percentile(0.5).as_millis();
        assert!((50..=54).contains(&half), "{half}");
        assert_eq!(histogram.percentile(1.0), Duration::from_millis(100));
    }

    #[test]
    fn an_empty_one_answers_zero() {
        assert_eq!(Histogram::default().percentile(0.99), Duration::ZERO);
    }
}
