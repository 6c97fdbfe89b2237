//! The last bytes of every synthetic packet: which packet it is and when it was sent. Survives any change of header.

use std::time::{Duration, Instant};

/// Begins a mark; chosen so that media that is not ours does not look like it.
const MAGIC: [u8; 4] = [0x9d, 0x4d, 0x52, 0x7e];

/// Bytes of a mark: the magic, the number and the time.
pub const LENGTH: usize = 20;

/// What a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which packet of its track this is, from 0.
    pub number: u64,
    /// When it was handed to the publisher's peer, since the start of the run.
    pub sent: Duration,
}

impl Mark {
    /// A mark for now.
    pub fn now(number: u64, start: Instant) -> Self {
        Mark { number, sent: start.elapsed() }
    }

    /// Writes the mark over the end of a payload that is at least [`LENGTH`] long.
    pub fn write(&self, payload: &mut [u8]) {
        let at = payload.len() - LENGTH;
        let nanos = u64::try_from(self.sent.as_nanos()).unwrap_or(u64::MAX);
        payload[at..at + 4].copy_from_slice(&MAGIC);
        payload[at + 4..at + 12].copy_from_slice(&self.number.to_be_bytes());
        payload[at + 12..].copy_from_slice(&nanos.to_be_bytes());
    }

    /// Reads the mark at the end of a payload.
    pub fn read(payload: &[u8]) -> Option<Self> {
        let tail = payload.last_chunk::<LENGTH>()?;
        if tail[..4] != MAGIC {
            return None;
        }
        let number = u64::from_be_bytes(tail[4..12].try_into().ok()?);
        let nanos = u64::from_be_bytes(tail[12..].try_into().ok()?);
        Some(Mark { number, sent: Duration::from_nanos(nanos) })
    }
}

/// Which marks of one track came, each once.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    words: Vec<u64>,
    doubled: u64,
}

impl Seen {
    /// Notes a mark; the number is bounded by the run's length.
    pub fn note(&mut self, number: u64) {
        let (word, bit) = ((number / 64) as usize, number % 64);
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        if self.words[word] & (1 << bit) != 0 {
            self.doubled += 1;
        }
        self.words[word] |= 1 << bit;
    }

    /// How many different marks of `from..to` came.
    pub fn within(&self, from: u64, to: u64) -> u64 {
        (from..to).filter(|number| self.has(*number)).count() as u64
    }

    /// How many came more than once.
    pub fn doubled(&self) -> u64 {
        self.doubled
    }

    fn has(&self, number: u64) -> bool {
        self.words.get((number / 64) as usize).is_some_and(|word| word & (1 << (number % 64)) != 0)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{LENGTH, Mark, Seen};

    #[test]
    fn a_mark_comes_back_from_a_payload_and_nothing_else_does() {
        let mark = Mark { number: 77, sent: Duration::from_micros(5) };
        let mut payload = vec![0; LENGTH + 3];
        assert_eq!(Mark::read(&payload), None);
        mark.write(&mut payload);
        assert_eq!(Mark::read(&payload), Some(mark));
        assert_eq!(Mark::read(&payload[..LENGTH - 1]), None);
    }

    #[test]
    fn only_the_window_is_counted_and_each_mark_once() {
        let mut seen = Seen::default();
        for number in [0, 63, 64, 64, 200] {
            seen.note(number);
        }
        assert_eq!(seen.within(1, 200), 2);
        assert_eq!(seen.doubled(), 1);
    }
}
