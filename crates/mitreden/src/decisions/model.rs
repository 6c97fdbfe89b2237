//! Decisions of the city's bodies and what was chosen in them, as values. No SQL, no HTML.

use std::fmt;
use std::str::FromStr;

use jiff::{Timestamp, civil};

/// What came of a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was accepted.
    Accepted,
    /// It was declined.
    Declined,
    /// It was put off.
    Postponed,
    /// It was taken note of.
    Noted,
}

impl Outcome {
    /// All of them, in the order of the form.
    pub(super) const ALL: [Outcome; 4] = [Outcome::Accepted, Outcome::Declined, Outcome::Postponed, Outcome::Noted];

    /// The word in forms and in the database.
    pub(super) fn word(self) -> &'static str {
        match self {
            Outcome::Accepted => "accepted",
            Outcome::Declined => "declined",
            Outcome::Postponed => "postponed",
            Outcome::Noted => "noted",
        }
    }

    /// The outcome of a word.
    pub(super) fn of(word: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.word() == word)
    }
}

/// What became of one of many candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lot {
    /// It is to be done.
    Chosen,
    /// It is kept for later.
    Kept,
    /// It will not be done.
    Declined,
}

impl Lot {
    /// All of them, in the order of the page.
    pub(super) const ALL: [Lot; 3] = [Lot::Chosen, Lot::Kept, Lot::Declined];

    /// The word in forms and in the database.
    pub(super) fn word(self) -> &'static str {
        match self {
            Lot::Chosen => "chosen",
            Lot::Kept => "kept",
            Lot::Declined => "declined",
        }
    }

    /// The lot of a word.
    pub(super) fn of(word: &str) -> Option<Lot> {
        Lot::ALL.into_iter().find(|lot| lot.word() == word)
    }
}

/// Who decides: the council, a committee, a steering circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) id: String,
    pub(super) name: String,
    /// What it decides holds; the others recommend.
    pub(super) is_final: bool,
}

/// One of many that could be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) title: String,
    pub(super) lot: Lot,
    /// What it costs, in cents.
    pub(super) amount: Option<i64>,
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decision {
    pub(super) id: String,
    pub(super) slug: String,
    pub(super) body: Body,
    pub(super) title: String,
    pub(super) day: civil::Date,
    /// The day for which it was planned before it was put off.
    pub(super) earlier: Option<civil::Date>,
    /// The number of the paper; empty: none.
    pub(super) paper: String,
    /// Where the paper lies, elsewhere; empty: nowhere.
    pub(super) link: String,
    pub(super) outcome: Outcome,
    /// What was decided, as the agenda has it.
    pub(super) text: String,
    /// What the chosen ones may cost together, in cents.
    pub(super) budget: Option<i64>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) updated_at: Timestamp,
}

/// How the chosen ones compare with the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Balance {
    /// There is nothing to compare.
    None,
    /// It fits to the cent.
    Even,
    /// So many cents are left.
    Left(i64),
    /// So many cents are missing.
    Missing(i64),
    /// So many of the chosen ones say no amount, so that the sum is no sum.
    Unknown(usize),
}

impl Decision {
    /// Its path without language.
    pub(super) fn address(&self) -> String {
        format!("/beschluesse/{}", self.slug)
    }

    /// The candidates with this lot.
    pub(super) fn of_lot(&self, lot: Lot) -> impl Iterator<Item = &Candidate> {
        self.candidates.iter().filter(move |candidate| candidate.lot == lot)
    }

    /// What the chosen ones cost together, in cents, as far as they say so.
    pub(super) fn sum(&self) -> i64 {
        self.of_lot(Lot::Chosen).filter_map(|candidate| candidate.amount).fold(0, i64::saturating_add)
    }

    /// The sum of the chosen ones against the budget.
    pub(super) fn balance(&self) -> Balance {
        let (Some(budget), true) = (self.budget, self.of_lot(Lot::Chosen).next().is_some()) else { return Balance::None };
        let unknown = self.of_lot(Lot::Chosen).filter(|candidate| candidate.amount.is_none()).count();
        match budget - self.sum() {
            missing if missing < 0 => Balance::Missing(-missing),
            _ if unknown > 0 => Balance::Unknown(unknown),
            0 => Balance::Even,
            left => Balance::Left(left),
        }
    }
}

/// Where a page of the list ends: day and id of its last decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    pub(super) day: civil::Date,
    pub(super) id: String,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.day, self.id)
    }
}

impl FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (day, id) = text.split_once('.').ok_or(())?;
        let day = civil::Date::strptime("%Y-%m-%d", day).map_err(|_| ())?;
        if crate::base::ids::is_id(id) { Ok(Cursor { day, id: id.to_owned() }) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(budget: Option<i64>, amounts: &[(Lot, Option<i64>)]) -> Decision {
        let candidates = amounts.iter().map(|(lot, amount)| Candidate { title: "x".to_owned(), lot: *lot, amount: *amount }).collect();
        Decision {
            id: String::new(),
            slug: String::new(),
            body: Body { id: String::new(), name: String::new(), is_final: false },
            title: String::new(),
            day: civil::date(2020, 12, 18),
            earlier: None,
            paper: String::new(),
            link: String::new(),
            outcome: Outcome::Accepted,
            text: String::new(),
            budget,
            candidates,
            updated_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn the_chosen_ones_are_held_against_the_budget() {
        use Lot::{Chosen, Kept};
        for (budget, amounts, balance) in [
            (None, vec![(Chosen, Some(5))], Balance::None),
            (Some(10), vec![], Balance::None),
            (Some(10), vec![(Chosen, Some(6)), (Chosen, Some(4)), (Kept, Some(99))], Balance::Even),
            (Some(10), vec![(Chosen, Some(6))], Balance::Left(4)),
            (Some(10), vec![(Chosen, Some(6)), (Chosen, Some(7))], Balance::Missing(3)),
            (Some(10), vec![(Chosen, Some(6)), (Chosen, None), (Kept, None)], Balance::Unknown(1)),
            (Some(10), vec![(Chosen, Some(11)), (Chosen, None)], Balance::Missing(1)),
        ] {
            assert_eq!(decision(budget, &amounts).balance(), balance, "{amounts:?}");
        }
    }

    #[test]
    fn cursors_come_back() {
        let cursor = Cursor { day: civil::date(2021, 2, 24), id: "0123456789abcdef0123456789abcdef".to_owned() };
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
        for strange in ["", "2021-02-24", "2021-02-24.x", "x.0123456789abcdef0123456789abcdef"] {
            assert_eq!(strange.parse::<Cursor>(), Err(()), "{strange}");
        }
    }
}
