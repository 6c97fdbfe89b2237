//! Counts a stream of 16-bit sequence numbers: lost, late, doubled (RFC 3550 appendix A.1). Never decrypts.

/// How far a late packet may be behind before it counts as a new stream instead.
const WINDOW: u64 = 4096;

/// One stream's count.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    first: Option<u64>,
    highest: u64,
    seen: Vec<u64>,
    received: u64,
    late: u64,
    doubled: u64,
}

impl Sequence {
    /// Counts one packet.
    pub fn count(&mut self, number: u16) {
        let Some(first) = self.first else {
            // One turn of room below, so that a packet late at the very start does not go negative.
            let start = u64::from(number) + 0x1_0000;
            self.first = Some(start);
            self.highest = start;
            self.received = 1;
            self.mark(start);
            return;
        };
        let extended = extend(self.highest, number);
        if extended < first || self.highest.saturating_sub(extended) > WINDOW {
            self.late += 1;
            return;
        }
        if !self.mark(extended) {
            self.doubled += 1;
            return;
        }
        self.received += 1;
        if extended > self.highest {
            self.highest = extended;
        } else {
            self.late += 1;
        }
    }

    /// Distinct packets that came.
    pub fn received(&self) -> u64 {
        self.received
    }

    /// Packets that had to come, from the first to the highest number seen.
    pub fn expected(&self) -> u64 {
        self.first.map_or(0, |first| self.highest - first + 1)
    }

    /// Packets missing between the first and the highest.
    pub fn lost(&self) -> u64 {
        self.expected() - self.received
    }

    /// Packets that came after one with a higher number.
    pub fn late(&self) -> u64 {
        self.late
    }

    /// Packets that came twice.
    pub fn doubled(&self) -> u64 {
        self.doubled
    }

    /// Marks a number; false when it was marked before.
    fn mark(&mut self, extended: u64) -> bool {
        let place = extended - self.first.unwrap_or(extended);
        let (word, bit) = ((place / 64) as usize, place % 64);
        if word >= self.seen.len() {
            self.seen.resize(word + 1, 0);
        }
        let fresh = self.seen[word] & (1 << bit) == 0;
        self.seen[word] |= 1 << bit;
        fresh
    }
}

/// The extended number nearest to the highest one.
fn extend(highest: u64, number: u16) -> u64 {
    let turn = highest & !0xffff;
    let same = turn | u64::from(number);
    let distance = i64::from(number) - (highest & 0xffff) as i64;
    if distance > 0x8000 {
        same.saturating_sub(0x1_0000)
    } else if distance < -0x8000 {
        same + 0x1_0000
    } else {
        same
    }
}

#[cfg(test)]
mod tests {
    use super::Sequence;

    fn counted(numbers: &[u16]) -> Sequence {
        let mut sequence = Sequence::default();
        for number in numbers {
            sequence.count(*number);
        }
        sequence
    }

    #[test]
    fn an_unbroken_stream_over_the_turn_loses_nothing() {
        let sequence = counted(&[65_534, 65_535, 0, 1]);
        assert_eq!((sequence.expected(), sequence.lost(), sequence.late()), (4, 0, 0));
    }

    #[test]
    fn a_gap_is_lost_until_it_is_filled() {
        assert_eq!(counted(&[1, 2, 5]).lost(), 2);
        let filled = counted(&[1, 2, 5, 3, 4]);
        assert_eq!((filled.lost(), filled.late()), (0, 2));
    }

    #[test]
    fn a_doubled_packet_makes_up_for_no_lost_one() {
        let sequence = counted(&[1, 2, 2, 4]);
        assert_eq!((sequence.received(), sequence.lost(), sequence.doubled()), (3, 1, 1));
    }

    #[test]
    fn what_came_before_the_first_is_late_and_not_expected() {
        let sequence = counted(&[10, 9, 11]);
        assert_eq!((sequence.expected(), sequence.late()), (2, 1));
    }
}
