//! Ballots and their counting. Never knows who filled a ballot in: a tally takes it and forgets it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::text::plain_line;
use crate::{Refusal, WORD_CHARACTERS_MAX, WORDS_OF_A_BALLOT};

/// What is asked for, and how it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PollKind {
    /// One option.
    Single {},
    /// Up to so many options.
    Multiple {
        /// The most that may be ticked.
        most: u32,
    },
    /// All options in an order; the first of n gets n - 1 points, the last none (Borda).
    Ranking {},
    /// So many points spread over the options, all of them.
    Points {
        /// The points of a voter; 100 in Gera.
        each: u32,
    },
    /// A number between two others.
    Number {
        /// The least.
        least: i32,
        /// The most.
        most: i32,
    },
    /// A few words of one's own.
    Words {},
}

impl PollKind {
    /// Whether it has options to choose from.
    pub fn has_options(self) -> bool {
        !matches!(self, PollKind::Number { .. } | PollKind::Words {})
    }

    /// Whether such a poll can be asked with so many options.
    pub(crate) fn fits(self, options: usize) -> bool {
        match self {
            PollKind::Single {} | PollKind::Ranking {} => true,
            PollKind::Multiple { most } => most >= 1 && most as usize <= options,
            PollKind::Points { each } => (1..=10_000).contains(&each),
            PollKind::Number { least, most } => least < most,
            PollKind::Words {} => true,
        }
    }
}

/// A ballot as it is sent. Options are named by position from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Ballot {
    /// The options ticked; one of them in a single choice.
    Ticks(Vec<u32>),
    /// All options, the best first.
    Order(Vec<u32>),
    /// Points for each option.
    Points(Vec<u32>),
    /// The number.
    Number(i32),
    /// The words.
    Words(Vec<String>),
}

/// The counted ballots. Only sums: no ballot can be read back out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Tally {
    /// How many have voted.
    pub voters: u32,
    /// Ticks or points of each option; empty for numbers and words.
    #[cfg_attr(feature = "typescript", ts(type = "Array<number>"))]
    pub options: Vec<u64>,
    /// How often each number was said.
    pub numbers: BTreeMap<i32, u32>,
    /// How often each word was said, in the writing of who said it first.
    pub words: BTreeMap<String, u32>,
}

impl Tally {
    /// An empty tally for a poll with so many options.
    pub(crate) fn new(options: usize) -> Self {
        Self { options: vec![0; options], ..Self::default() }
    }

    /// What the ballot adds; nothing is counted yet.
    ///
    /// # Errors
    /// [`Refusal::BadBallot`] if it does not fit the poll.
    pub(crate) fn check(&self, kind: PollKind, ballot: &Ballot) -> Result<Count, Refusal> {
        let many = self.options.len();
        match (kind, ballot) {
            (PollKind::Single {}, Ballot::Ticks(ticks)) if ticks.len() == 1 => ticked(ticks, many),
            (PollKind::Multiple { most }, Ballot::Ticks(ticks)) if (1..=most as usize).contains(&ticks.len()) => ticked(ticks, many),
            (PollKind::Ranking {}, Ballot::Order(order)) if order.len() == many => ranked(order, many),
            (PollKind::Points { each }, Ballot::Points(points)) => spread(points, each, many),
            (PollKind::Number { least, most }, Ballot::Number(number)) if (least..=most).contains(number) => Ok(Count::Number(*number)),
            (PollKind::Words {}, Ballot::Words(words)) => said(words),
            _ => Err(Refusal::BadBallot),
        }
    }

    /// Counts what [`Tally::check`] made of a ballot.
    pub(crate) fn count(&mut self, count: Count) {
        self.voters += 1;
        match count {
            Count::Options(points) => self.options.iter_mut().zip(points).for_each(|(sum, more)| *sum += u64::from(more)),
            Count::Number(number) => *self.numbers.entry(number).or_default() += 1,
            Count::Words(words) => words.into_iter().for_each(|word| self.count_word(word)),
        }
    }

    fn count_word(&mut self, word: String) {
        let likeness = word.to_lowercase();
        match self.words.iter_mut().find(|(known, _)| known.to_lowercase() == likeness) {
            Some((_, count)) => *count += 1,
            None => drop(self.words.insert(word, 1)),
        }
    }
}

/// A checked ballot, ready to be added to the sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    Options(Vec<u32>),
    Number(i32),
    Words(Vec<String>),
}

/// Each position once, and no other.
fn distinct(positions: &[u32], many: usize) -> bool {
    let mut seen = vec![false; many];
    positions.iter().all(|&at| seen.get_mut(at as usize).is_some_and(|seen| !std::mem::replace(seen, true)))
}

fn ticked(ticks: &[u32], many: usize) -> Result<Count, Refusal> {
    if !distinct(ticks, many) {
        return Err(Refusal::BadBallot);
    }
    let mut options = vec![0; many];
    for &at in ticks {
        options[at as usize] = 1;
    }
    Ok(Count::Options(options))
}

fn ranked(order: &[u32], many: usize) -> Result<Count, Refusal> {
    if !distinct(order, many) {
        return Err(Refusal::BadBallot);
    }
    let mut options = vec![0; many];
    for (points, &at) in order.iter().rev().enumerate() {
        options[at as usize] = u32::try_from(points).unwrap_or(u32::MAX);
    }
    Ok(Count::Options(options))
}

fn spread(points: &[u32], each: u32, many: usize) -> Result<Count, Refusal> {
    let sum: u64 = points.iter().map(|&points| u64::from(points)).sum();
    if points.len() == many && sum == u64::from(each) { Ok(Count::Options(points.to_vec())) } else { Err(Refusal::BadBallot) }
}

fn said(words: &[String]) -> Result<Count, Refusal> {
    if !(1..=WORDS_OF_A_BALLOT).contains(&words.len()) {
        return Err(Refusal::BadBallot);
    }
    let mut clean: Vec<String> = words.iter().map(|word| plain_line(word, WORD_CHARACTERS_MAX)).collect::<Result<_, _>>()?;
    // One voter does not make a word larger by saying it three times.
    let mut known = Vec::new();
    clean.retain(|word| {
        let likeness = word.to_lowercase();
        let new = !known.contains(&likeness);
        known.push(likeness);
        new
    });
    Ok(Count::Words(clean))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(kind: PollKind, options: usize, ballots: &[Ballot]) -> Tally {
        let mut tally = Tally::new(options);
        for ballot in ballots {
            let count = tally.check(kind, ballot).unwrap();
            tally.count(count);
        }
        tally
    }

    fn refused(kind: PollKind, options: usize, ballot: &Ballot) -> bool {
        Tally::new(options).check(kind, ballot) == Err(Refusal::BadBallot)
    }

    #[test]
    fn a_hundred_points_over_seventeen_ideas_are_spent_in_full() {
        let kind = PollKind::Points { each: 100 };
        let mut points = vec![0; 17];
        (points[3], points[16]) = (60, 40);
        let tally = counted(kind, 17, &[Ballot::Points(points.clone()), Ballot::Points(points.clone())]);
        assert_eq!((tally.voters, tally.options[3], tally.options[16]), (2, 120, 80));
        points[0] = 1;
        assert!(refused(kind, 17, &Ballot::Points(points.clone())), "101 points");
        points.pop();
        assert!(refused(kind, 17, &Ballot::Points(points)), "an option is missing");
        assert!(refused(kind, 2, &Ballot::Points(vec![u32::MAX, 101])), "no sum wraps around to 100");
        assert!(serde_json::from_str::<Ballot>(r#"{"points":[-1,101]}"#).is_err(), "negative points are no ballot");
    }

    #[test]
    fn ticks_are_distinct_and_known() {
        assert_eq!(counted(PollKind::Single {}, 3, &[Ballot::Ticks(vec![2])]).options, [0, 0, 1]);
        assert_eq!(counted(PollKind::Multiple { most: 2 }, 3, &[Ballot::Ticks(vec![0, 2])]).options, [1, 0, 1]);
        for bad in [vec![], vec![0, 1], vec![3]] {
            assert!(refused(PollKind::Single {}, 3, &Ballot::Ticks(bad)));
        }
        for bad in [vec![], vec![1, 1], vec![0, 1, 2]] {
            assert!(refused(PollKind::Multiple { most: 2 }, 3, &Ballot::Ticks(bad)));
        }
        assert!(refused(PollKind::Single {}, 3, &Ballot::Points(vec![0, 0, 100])), "another kind of ballot");
    }

    #[test]
    fn an_order_is_complete() {
        assert_eq!(counted(PollKind::Ranking {}, 3, &[Ballot::Order(vec![2, 0, 1])]).options, [1, 0, 2]);
        for bad in [vec![0, 1], vec![0, 0, 1], vec![0, 1, 3]] {
            assert!(refused(PollKind::Ranking {}, 3, &Ballot::Order(bad)));
        }
    }

    #[test]
    fn numbers_and_words_are_counted_alike() {
        let kind = PollKind::Number { least: 1, most: 10 };
        assert_eq!(counted(kind, 0, &[Ballot::Number(7), Ballot::Number(7)]).numbers, BTreeMap::from([(7, 2)]));
        assert!(refused(kind, 0, &Ballot::Number(11)));
        let words = |words: &[&str]| Ballot::Words(words.iter().map(|&word| word.to_owned()).collect());
        let tally = counted(PollKind::Words {}, 0, &[words(&["Radwege", "radwege ", "Bänke"]), words(&["RADWEGE"])]);
        assert_eq!(tally.words, BTreeMap::from([("Radwege".to_owned(), 2), ("Bänke".to_owned(), 1)]));
        assert!(refused(PollKind::Words {}, 0, &words(&[])));
        assert!(refused(PollKind::Words {}, 0, &words(&["a", "b", "c", "d"])));
    }
}
