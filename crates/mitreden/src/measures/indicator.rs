//! Indicators of a measure as values: what is counted, from where to where, and what was read so far. No SQL, no HTML.

use jiff::civil;

/// What an indicator looks at, from what is put in to what changes in the city.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// What is put in.
    Input,
    /// What was made of it.
    Output,
    /// What it brings to those it is for.
    Outcome,
    /// What it changes in the city.
    Impact,
}

impl Level {
    /// All of them, in the order of the form.
    pub(super) const ALL: [Level; 4] = [Level::Input, Level::Output, Level::Outcome, Level::Impact];

    /// The word in forms and in the database.
    pub(super) fn word(self) -> &'static str {
        match self {
            Level::Input => "input",
            Level::Output => "output",
            Level::Outcome => "outcome",
            Level::Impact => "impact",
        }
    }

    /// The level of a word.
    pub(super) fn of(word: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.word() == word)
    }
}

/// A number on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reading {
    pub(super) day: civil::Date,
    /// In hundredths.
    pub(super) value: i64,
}

/// An indicator. Texts are empty where nothing is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Indicator {
    pub(super) name: String,
    pub(super) level: Level,
    pub(super) unit: String,
    /// What exactly is counted.
    pub(super) definition: String,
    /// Where the numbers come from.
    pub(super) source: String,
    /// How they are counted.
    pub(super) method: String,
    /// Which office counts.
    pub(super) owner: String,
    /// How often.
    pub(super) rhythm: String,
    /// Where it began.
    pub(super) baseline: Option<Reading>,
    /// What is to be reached, and until when.
    pub(super) target: Option<Reading>,
    /// What was read, by day.
    pub(super) series: Vec<Reading>,
}

impl Indicator {
    /// Baseline and readings by day: what is drawn.
    pub(super) fn course(&self) -> Vec<Reading> {
        let mut course: Vec<Reading> = self.baseline.into_iter().chain(self.series.iter().copied()).collect();
        course.sort();
        course
    }

    /// How much of the way from the baseline to the target is done, in whole percent; also under nothing and over all of it.
    pub(super) fn progress(&self) -> Option<i64> {
        let (from, to, now) = (self.baseline?.value, self.target?.value, self.series.last()?.value);
        let way = to - from;
        (way != 0).then(|| ((now - from) * 100 + (way.abs() / 2) * (now - from).signum()) / way)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_runs_from_the_baseline_to_the_target_in_either_direction() {
        let reading = |value| Reading { day: civil::date(2022, 1, 1), value };
        let indicator = |from, to, now: Option<i64>| Indicator {
            name: String::new(),
            level: Level::Output,
            unit: String::new(),
            definition: String::new(),
            source: String::new(),
            method: String::new(),
            owner: String::new(),
            rhythm: String::new(),
            baseline: Some(reading(from)),
            target: Some(reading(to)),
            series: now.map(reading).into_iter().collect(),
        };
        for (from, to, now, percent) in [
            (0, 1000, Some(250), Some(25)),
            (1000, 0, Some(250), Some(75)),
            (100, 200, Some(50), Some(-50)),
            (0, 300, Some(400), Some(133)),
            (0, 3, Some(2), Some(67)),
            (5, 5, Some(5), None),
            (0, 5, None, None),
        ] {
            assert_eq!(indicator(from, to, now).progress(), percent, "{from} {to} {now:?}");
        }
    }
}
