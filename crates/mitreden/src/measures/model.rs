//! Measures: what the city does, where it stands, what it costs, as values. No SQL, no HTML.

use std::cmp::Ordering;

use jiff::{Timestamp, civil};

use super::indicator::Indicator;

/// How far a measure has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Phase {
    /// An idea.
    Idea,
    /// Part of the strategy.
    Strategy,
    /// Tried out.
    Pilot,
    /// Being carried out.
    Implementation,
    /// In use.
    Operation,
    /// Over.
    Ended,
    /// Given up.
    Dropped,
}

impl Phase {
    /// All of them, in the order of the board.
    pub(super) const ALL: [Phase; 7] = [Phase::Idea, Phase::Strategy, Phase::Pilot, Phase::Implementation, Phase::Operation, Phase::Ended, Phase::Dropped];

    /// The word in forms and in the database.
    pub(super) fn word(self) -> &'static str {
        match self {
            Phase::Idea => "idea",
            Phase::Strategy => "strategy",
            Phase::Pilot => "pilot",
            Phase::Implementation => "implementation",
            Phase::Operation => "operation",
            Phase::Ended => "ended",
            Phase::Dropped => "dropped",
        }
    }

    /// The phase of a word.
    pub(super) fn of(word: &str) -> Option<Phase> {
        Phase::ALL.into_iter().find(|phase| phase.word() == word)
    }
}

/// How it goes, as the office says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Light {
    /// As planned.
    Green,
    /// Later than planned.
    Yellow,
    /// It does not go on.
    Red,
    /// Nobody has said.
    Off,
}

impl Light {
    /// All of them, in the order of the form.
    pub(super) const ALL: [Light; 4] = [Light::Off, Light::Green, Light::Yellow, Light::Red];

    /// The word in forms and in the database.
    pub(super) fn word(self) -> &'static str {
        match self {
            Light::Green => "green",
            Light::Yellow => "yellow",
            Light::Red => "red",
            Light::Off => "off",
        }
    }

    /// The light of a word.
    pub(super) fn of(word: &str) -> Option<Light> {
        Light::ALL.into_iter().find(|light| light.word() == word)
    }
}

/// When a phase began, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) phase: Phase,
    pub(super) day: civil::Date,
    pub(super) reason: String,
}

/// Something to be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Milestone {
    /// Stays the same while it is edited: others point to it.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) planned: Option<civil::Date>,
    /// When it was reached.
    pub(super) reached: Option<civil::Date>,
}

impl Milestone {
    /// Its anchor on the page of its measure, without `#`.
    pub(super) fn anchor(&self) -> String {
        format!("meilenstein-{}", self.id.get(..12).unwrap_or(&self.id))
    }
}

/// The money of one year, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Budget {
    pub(super) year: i16,
    pub(super) planned: Option<i64>,
    pub(super) approved: Option<i64>,
    pub(super) spent: Option<i64>,
    /// How much of it others pay.
    pub(super) funded: Option<i64>,
}

/// What does not add up in the money of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// More was spent than approved: year and cents.
    Overspent(i16, i64),
    /// More was approved than planned: year and cents.
    Overapproved(i16, i64),
    /// Others pay more than it costs: year and cents.
    Overfunded(i16, i64),
}

impl Gap {
    /// The field of the form at which it shows.
    pub(super) fn field(self) -> &'static str {
        match self {
            Gap::Overspent(..) => "spent",
            Gap::Overapproved(..) => "approved",
            Gap::Overfunded(..) => "funded",
        }
    }

    /// The year it is about.
    pub(super) fn year(self) -> i16 {
        match self {
            Gap::Overspent(year, _) | Gap::Overapproved(year, _) | Gap::Overfunded(year, _) => year,
        }
    }
}

impl Budget {
    /// What does not add up.
    pub(super) fn gaps(&self) -> impl Iterator<Item = Gap> {
        let over = |more: Option<i64>, than: Option<i64>| Some(more? - than?).filter(|over| *over > 0);
        let spent = over(self.spent, self.approved.or(self.planned)).map(|cents| Gap::Overspent(self.year, cents));
        let approved = over(self.approved, self.planned).map(|cents| Gap::Overapproved(self.year, cents));
        let funded = over(self.funded, self.approved.or(self.planned)).map(|cents| Gap::Overfunded(self.year, cents));
        [spent, approved, funded].into_iter().flatten()
    }
}

/// The sums over all years; nothing where no year says anything.
pub(super) fn sums(budgets: &[Budget]) -> Budget {
    let sum = |cents: fn(&Budget) -> Option<i64>| budgets.iter().filter_map(cents).reduce(i64::saturating_add);
    Budget { year: 0, planned: sum(|b| b.planned), approved: sum(|b| b.approved), spent: sum(|b| b.spent), funded: sum(|b| b.funded) }
}

/// How much of the whole others pay, in whole percent.
pub(super) fn share(budget: &Budget) -> Option<i64> {
    let whole = budget.approved.or(budget.planned).filter(|whole| *whole > 0)?;
    Some((budget.funded? * 100 + whole / 2) / whole)
}

/// A measure. Texts are empty where nothing is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    pub(super) id: String,
    pub(super) slug: String,
    /// The short sign: `P 10`.
    pub(super) sign: String,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) text: String,
    /// The same in easy language.
    pub(super) easy: String,
    /// The field of action.
    pub(super) field: String,
    /// The principles of the charter that it serves.
    pub(super) principles: String,
    pub(super) light: Light,
    /// Why the light shows what it shows.
    pub(super) standing: String,
    pub(super) office: String,
    /// A function and how to reach it, not a name.
    pub(super) contact: String,
    pub(super) partners: String,
    pub(super) group: String,
    pub(super) funder: String,
    pub(super) funded_on: Option<civil::Date>,
    /// Addresses, one a line; coordinates behind a bar.
    pub(super) places: String,
    /// The quarter of the city.
    pub(super) quarter: String,
    pub(super) risks: String,
    pub(super) lessons: String,
    pub(super) transfer: String,
    pub(super) licence: String,
    pub(super) repository: String,
    pub(super) steps: Vec<Step>,
    pub(super) milestones: Vec<Milestone>,
    pub(super) budgets: Vec<Budget>,
    pub(super) indicators: Vec<Indicator>,
    pub(super) updated_at: Timestamp,
}

impl Measure {
    /// Its path without language.
    pub(super) fn address(&self) -> String {
        format!("/massnahmen/{}", self.slug)
    }

    /// The phase it is in: that of the latest step.
    pub(super) fn phase(&self) -> Phase {
        self.steps.last().map_or(Phase::Idea, |step| step.phase)
    }

    /// What does not add up in its money.
    pub(super) fn gaps(&self) -> Vec<Gap> {
        self.budgets.iter().flat_map(Budget::gaps).collect()
    }
}

/// The words of what differs between two states of a measure, for its history.
pub(super) fn differences(before: &Measure, after: &Measure) -> Vec<&'static str> {
    let differs = [
        ("title", (&before.title, &before.sign) != (&after.title, &after.sign)),
        ("text", (&before.summary, &before.text, &before.easy) != (&after.summary, &after.text, &after.easy)),
        ("field", (&before.field, &before.principles) != (&after.field, &after.principles)),
        ("phase", before.steps != after.steps),
        ("light", (before.light, &before.standing) != (after.light, &after.standing)),
        ("office", (&before.office, &before.contact, &before.partners, &before.group) != (&after.office, &after.contact, &after.partners, &after.group)),
        ("money", (&before.funder, before.funded_on, &before.budgets) != (&after.funder, after.funded_on, &after.budgets)),
        ("milestones", before.milestones != after.milestones),
        ("indicators", before.indicators != after.indicators),
        ("places", (&before.places, &before.quarter) != (&after.places, &after.quarter)),
        (
            "lessons",
            (&before.risks, &before.lessons, &before.transfer, &before.licence, &before.repository)
                != (&after.risks, &after.lessons, &after.transfer, &after.licence, &after.repository),
        ),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(word, _)| word).collect()
}

/// A measure as the map shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) phase: Phase,
    /// Its places, a line each.
    pub(super) places: String,
}

/// A measure as the board shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Card {
    pub(super) id: String,
    pub(super) slug: String,
    pub(super) sign: String,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) field: String,
    pub(super) quarter: String,
    pub(super) phase: Phase,
    pub(super) light: Light,
    /// When it was changed last, or found unchanged in a yearly update.
    pub(super) as_of: Timestamp,
    /// It was found unchanged since it was last changed.
    pub(super) is_reviewed: bool,
}

/// The order of signs as people count: P 2 stands before P 10.
pub(super) fn by_sign(one: &str, other: &str) -> Ordering {
    parts(one).cmp(&parts(other))
}

/// A sign in its words and numbers; `I 1a` is `I`, 1, `a`.
fn parts(sign: &str) -> Vec<(u64, String)> {
    let is_number = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
    let mut parts: Vec<String> = Vec::new();
    for c in sign.chars().filter(|c| !c.is_whitespace()) {
        match parts.last_mut().filter(|last| is_number(last) == c.is_ascii_digit()) {
            Some(last) => last.push(c),
            None => parts.push(c.to_string()),
        }
    }
    let part = |part: String| part.parse().map_or((0, part.to_lowercase()), |number| (number, String::new()));
    parts.into_iter().map(part).collect()
}

/// What happened on a day of the timeline, or is to happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Happened {
    /// A phase began.
    Phase(Phase),
    /// A milestone was reached.
    Reached(String),
    /// A milestone is planned and not reached.
    Planned(String),
}

/// A line of the timeline over all measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) day: civil::Date,
    pub(super) slug: String,
    /// The title of the measure.
    pub(super) measure: String,
    pub(super) happened: Happened,
}

/// One entry of a measure's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) id: String,
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) at: Timestamp,
    /// The office that is in charge.
    pub(super) office: String,
    /// Words of what was changed, as [`differences`] has them; `added` for the first.
    pub(super) fields: String,
    /// What has happened, in a sentence.
    pub(super) note: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_ordered_as_people_count() {
        let mut signs = ["P 10", "", "P 2", "I 1b", "p 1", "I 1", "P 9 a", "99999999999999999999"];
        signs.sort_by(|one, other| by_sign(one, other));
        assert_eq!(signs, ["", "99999999999999999999", "I 1", "I 1b", "p 1", "P 2", "P 9 a", "P 10"]);
    }

    #[test]
    fn money_that_does_not_add_up_is_named() {
        let fine = Budget { year: 2021, planned: Some(100), approved: Some(90), spent: Some(90), funded: Some(60) };
        assert_eq!(fine.gaps().count(), 0);
        assert_eq!(Budget { year: 2021, spent: Some(5), ..Budget::default() }.gaps().count(), 0, "nothing to compare with");
        let odd = Budget { year: 2022, planned: Some(100), approved: Some(120), spent: Some(150), funded: Some(121) };
        assert_eq!(odd.gaps().collect::<Vec<_>>(), [Gap::Overspent(2022, 30), Gap::Overapproved(2022, 20), Gap::Overfunded(2022, 1)]);
        let unapproved = Budget { year: 2023, planned: Some(10), spent: Some(11), ..Budget::default() };
        assert_eq!(unapproved.gaps().collect::<Vec<_>>(), [Gap::Overspent(2023, 1)]);
        let all = sums(&[fine, odd]);
        assert_eq!((all.planned, all.approved, all.spent, all.funded), (Some(200), Some(210), Some(240), Some(181)));
        assert_eq!(share(&all), Some(86));
        assert_eq!(share(&Budget::default()), None);
        assert_eq!(sums(&[]), Budget::default());
    }
}
