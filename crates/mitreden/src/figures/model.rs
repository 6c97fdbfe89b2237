//! Figures as they may be shown: an evening, and a report of several. What is hidden is not in here, so a frozen report holds it neither.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::cell::Sum;

/// How long people stayed: so many of them from so many minutes to so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stay {
    /// From so many minutes on.
    pub(super) from: u32,
    /// To fewer than so many; none: and more.
    pub(super) to: Option<u32>,
    /// How many people.
    pub(super) people: u32,
}

/// How many were there at a moment; none: under five.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Moment {
    /// When.
    pub(super) at: Timestamp,
    /// How many.
    pub(super) people: Option<u32>,
}

/// What came of one option of a poll.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Choice {
    /// The option, the number or the word.
    pub(super) name: String,
    /// Voices or points.
    pub(super) number: Sum,
}

/// A poll that is closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Poll {
    /// What was asked.
    pub(super) question: String,
    /// How many voted.
    pub(super) voters: Sum,
    /// Points and not voices are counted.
    pub(super) points: bool,
    /// What came of it; empty if too few voted.
    pub(super) choices: Vec<Choice>,
    /// The mean of a poll about a number, in tenths.
    pub(super) mean_tenths: Option<i64>,
}

/// What people said afterwards.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Feedback {
    /// How many answered anything.
    pub(super) forms: Sum,
    /// The mean of one to five, in tenths, if at least five said it.
    pub(super) liked_tenths: Option<u32>,
    /// Could have a say as they wanted: yes, partly, no; none if one of them is too small.
    pub(super) heard: Option<[u32; 3]>,
}

/// The figures of one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Evening {
    /// Last part of its address.
    pub(super) slug: String,
    /// Its title.
    pub(super) title: String,
    /// When it began.
    pub(super) starts_at: Timestamp,
    /// How many minutes it lasted.
    pub(super) minutes: u32,
    /// Who only listened.
    pub(super) listening: Sum,
    /// Who took part under a name.
    pub(super) talking: Sum,
    /// Who was in the hall.
    pub(super) on_site: Sum,
    /// The most who were there at once.
    pub(super) peak: Sum,
    /// Half of the people stayed longer than so many minutes.
    pub(super) median_minutes: Option<u32>,
    /// How long they stayed.
    pub(super) stays: Vec<Stay>,
    /// How many were there when.
    pub(super) course: Vec<Moment>,
    /// Who said to be here for the first time; none if nobody was asked, or the rest would be told by it.
    pub(super) first_time: Option<Sum>,
    /// Contributions by voice or signing.
    pub(super) spoken: Sum,
    /// Contributions in writing, with the floor.
    pub(super) written: Sum,
    /// Lines of the chat.
    pub(super) chat: Sum,
    /// Questions that everybody could read.
    pub(super) questions: Sum,
    /// How many of them were answered.
    pub(super) answered: Sum,
    /// The polls.
    pub(super) polls: Vec<Poll>,
    /// Languages of the interface, by tag; none if one of them is too small.
    pub(super) languages: Option<Vec<(String, u32)>>,
    /// Who was read along while writing.
    pub(super) typing: Sum,
    /// Who fixed the signers.
    pub(super) signing: Sum,
    /// What people said afterwards.
    pub(super) feedback: Feedback,
    /// What the staff wrote to the numbers they entered by hand.
    pub(super) note: String,
}

impl Evening {
    /// Everybody who came.
    pub(super) fn people(&self) -> Sum {
        self.listening.plus(self.talking).plus(self.on_site)
    }

    /// Whether anybody counted who was there at once: an evening whose numbers were entered by hand says nothing of it.
    pub(super) fn peak_counted(&self) -> bool {
        !self.course.is_empty() || !self.peak.is_whole()
    }

    /// All ballots.
    pub(super) fn votes(&self) -> Sum {
        self.polls.iter().map(|poll| poll.voters).sum()
    }
}

/// What a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Scope {
    /// One event, by id.
    Event,
    /// One series, by id.
    Series,
    /// Three months: `2026-4`.
    Quarter,
    /// A year: `2026`.
    Year,
}

impl Scope {
    /// All of them.
    pub(super) const ALL: [Scope; 4] = [Scope::Event, Scope::Series, Scope::Quarter, Scope::Year];

    /// The word in the database.
    pub(super) fn word(self) -> &'static str {
        match self {
            Scope::Event => "event",
            Scope::Series => "series",
            Scope::Quarter => "quarter",
            Scope::Year => "year",
        }
    }

    /// The word in addresses.
    pub(super) fn german(self) -> &'static str {
        match self {
            Scope::Event => "abend",
            Scope::Series => "reihe",
            Scope::Quarter => "quartal",
            Scope::Year => "jahr",
        }
    }

    /// The scope of a word in an address.
    pub(super) fn of_german(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.german() == word)
    }
}

/// The figures of an event, a series, a quarter or a year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Report {
    /// What it is about.
    pub(super) scope: Scope,
    /// The title of the event or series; empty for a time.
    pub(super) title: String,
    /// The first day.
    pub(super) first: Date,
    /// The last day.
    pub(super) last: Date,
    /// As it was at this moment.
    pub(super) made_at: Timestamp,
    /// The evenings that are over, in order.
    pub(super) evenings: Vec<Evening>,
}

impl Report {
    /// A number of all evenings together.
    pub(super) fn total(&self, of: impl Fn(&Evening) -> Sum) -> Sum {
        self.evenings.iter().map(of).sum()
    }

    /// Who was there for the first time, over the evenings that asked.
    pub(super) fn first_time(&self) -> Option<Sum> {
        let asked: Vec<Sum> = self.evenings.iter().filter_map(|evening| evening.first_time).collect();
        let silent = u32::try_from(self.evenings.len() - asked.len()).unwrap_or(u32::MAX);
        let sum: Sum = asked.iter().copied().sum();
        // An evening that does not say may have had any number.
        (!asked.is_empty() && (silent == 0 || sum.shown > 0)).then_some(Sum { hidden: sum.hidden + silent, ..sum })
    }

    /// Languages over the evenings that show them.
    pub(super) fn languages(&self) -> Vec<(String, u32)> {
        let mut sums: std::collections::BTreeMap<String, u32> = std::collections::BTreeMap::new();
        for (tag, number) in self.evenings.iter().filter_map(|evening| evening.languages.as_ref()).flatten() {
            *sums.entry(tag.clone()).or_default() += number;
        }
        sums.into_iter().collect()
    }

    /// How many minutes all evenings lasted.
    pub(super) fn minutes(&self) -> u32 {
        self.evenings.iter().map(|evening| evening.minutes).sum()
    }

    /// In how many calendar weeks there was an evening, gaps included.
    pub(super) fn weeks(&self) -> i64 {
        let monday = |day: Date| day.saturating_sub(jiff::Span::new().days(i64::from(day.weekday().to_monday_zero_offset())));
        monday(self.last).duration_since(monday(self.first)).as_hours() / (24 * 7) + 1
    }
}
