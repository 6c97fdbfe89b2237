//! What may be said of a number of people: all of it, or that it is under five. The one place where small numbers are hidden.
//!
//! Totals are made of what is shown, never of what is hidden: then no subtraction brings a hidden number back, over any number of
//! tables, evenings and years. A total with a hidden part says "at least". Where a total is known from elsewhere, the parts are shown
//! all or not at all ([`parts`]).

use serde::{Deserialize, Serialize};

/// The smallest number of people that is shown (requirements P-20).
pub(super) const LEAST: u32 = 5;

/// A sum of numbers of people, of which the small ones are hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sum {
    /// What is shown of it.
    pub(super) shown: u32,
    /// How many numbers of one to four are hidden in it.
    pub(super) hidden: u32,
}

impl Sum {
    /// One number: hidden if it is somebody, and fewer than five.
    pub(super) fn cell(number: u32) -> Self {
        if (1..LEAST).contains(&number) { Sum { shown: 0, hidden: 1 } } else { Sum::open(number) }
    }

    /// A number that everybody can count anyway, such as the questions on a public page.
    pub(super) fn open(number: u32) -> Self {
        Sum { shown: number, hidden: 0 }
    }

    /// Both together.
    pub(super) fn plus(self, other: Sum) -> Self {
        Sum { shown: self.shown.saturating_add(other.shown), hidden: self.hidden.saturating_add(other.hidden) }
    }

    /// Whether nothing of it is hidden.
    pub(super) fn is_whole(self) -> bool {
        self.hidden == 0
    }
}

impl std::iter::Sum for Sum {
    fn sum<I: Iterator<Item = Sum>>(sums: I) -> Self {
        sums.fold(Sum::default(), Sum::plus)
    }
}

/// The parts of a whole that is known from elsewhere, if none of them is small: with one part hidden the others would tell it.
pub(super) fn parts<K>(parts: Vec<(K, u32)>) -> Option<Vec<(K, u32)>> {
    let small = parts.iter().any(|(_, number)| (1..LEAST).contains(number));
    (!small).then_some(parts)
}

/// Neighbours put together until none of them is small; none at all if all of them together are. `join` makes one name of two.
pub(super) fn neighbours<K: Copy>(parts: &[(K, u32)], join: impl Fn(K, K) -> K) -> Vec<(K, u32)> {
    let mut groups: Vec<(K, u32)> = Vec::new();
    for (name, number) in parts {
        match groups.last_mut() {
            Some((before, sum)) if *sum < LEAST => {
                *before = join(*before, *name);
                *sum += number;
            }
            _ => groups.push((*name, *number)),
        }
    }
    if let [.., (_, _), (name, rest)] = groups[..]
        && rest < LEAST
    {
        groups.pop();
        if let Some((before, sum)) = groups.last_mut() {
            *before = join(*before, name);
            *sum += rest;
        }
    }
    groups.retain(|(_, sum)| *sum >= LEAST);
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_are_under_five_and_nobody_is_nobody() {
        assert_eq!(Sum::cell(3), Sum { shown: 0, hidden: 1 });
        assert_eq!((Sum::cell(0), Sum::cell(5)), (Sum { shown: 0, hidden: 0 }, Sum { shown: 5, hidden: 0 }));
        assert_eq!([30, 3, 20, 1].map(Sum::cell).into_iter().sum::<Sum>(), Sum { shown: 50, hidden: 2 });
    }

    #[test]
    fn parts_are_shown_all_or_not_at_all() {
        assert_eq!(parts(vec![("de", 27), ("en", 3)]), None);
        assert_eq!(parts(vec![("de", 27), ("en", 0)]), Some(vec![("de", 27), ("en", 0)]));
    }

    #[test]
    fn neighbours_are_joined_until_they_are_many() {
        let join = |a: (u32, u32), b: (u32, u32)| (a.0, b.1);
        let parts = [((0, 15), 2), ((15, 30), 4), ((30, 60), 9), ((60, 90), 3), ((90, 120), 1)];
        assert_eq!(neighbours(&parts, join), [((0, 30), 6), ((30, 120), 13)]);
        assert_eq!(neighbours(&[((0, 15), 2), ((15, 30), 2)], join), []);
        assert_eq!(neighbours(&[((0, 15), 0), ((15, 30), 7)], join), [((0, 30), 7)]);
    }
}
