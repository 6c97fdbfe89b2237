//! What the staff typed about a draft or one of its chapters, and what is wrong with it. Never says it in words; the pages do.

use jiff::civil;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use super::model::{Draft, Phase};
use crate::base::check::{Check, Fault, Problem};
use crate::base::text;

/// Longest title, in characters.
pub(super) const TITLE_MAX: usize = 200;
/// Longest summary or note, in characters.
pub(super) const SUMMARY_MAX: usize = 2_000;
/// Longest words for a picture, in characters.
pub(super) const ALT_MAX: usize = 500;
/// Longest text of a chapter, in characters.
pub(super) const CHAPTER_MAX: usize = 200_000;

/// The form of a draft as typed.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct HeadForm {
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Word of the phase.
    pub phase: String,
    /// First day of the window.
    pub opens: String,
    /// Last day of the window.
    pub closes: String,
    /// Day of the decision.
    pub decided: String,
    /// The state that was edited.
    pub version: String,
}

/// A checked head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) phase: Phase,
    pub(super) opens_at: Option<Timestamp>,
    pub(super) closes_at: Option<Timestamp>,
    pub(super) decided_on: Option<civil::Date>,
}

impl HeadForm {
    /// The form of a draft that exists.
    pub(super) fn of(draft: &Draft, zone: &TimeZone) -> Self {
        let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
        Self {
            title: draft.title.clone(),
            summary: draft.summary.clone(),
            phase: draft.phase.word().to_owned(),
            opens: draft.opens_at.map(|at| day(at).to_string()).unwrap_or_default(),
            // The window ends with its last day: what is kept is the midnight after it.
            closes: draft.closes_at.map(|at| day(at - 1.second()).to_string()).unwrap_or_default(),
            decided: draft.decided_on.map(|day| day.to_string()).unwrap_or_default(),
            version: draft.updated_at.to_string(),
        }
    }

    /// Checks everything at once.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self, zone: &TimeZone) -> Result<Head, Vec<Fault>> {
        let mut check = Check::default();
        let title = check.line("title", &self.title, TITLE_MAX, true);
        let summary = check.text("summary", &self.summary, SUMMARY_MAX, true);
        let phase = check.choice("phase", Phase::of(&self.phase));
        let opens = check.day("opens", &self.opens, false);
        let closes = check.day("closes", &self.closes, false);
        if opens.zip(closes).is_some_and(|(opens, closes)| closes < opens) {
            check.fault("closes", Problem::OutOfOrder);
        }
        let decided_on = check.day("decided", &self.decided, phase == Some(Phase::Decided));
        let midnight = |day: civil::Date| day.to_zoned(zone.clone()).ok().map(|at| at.timestamp());
        match phase {
            Some(phase) if check.faults.is_empty() => Ok(Head {
                title,
                summary,
                phase,
                opens_at: opens.and_then(midnight),
                closes_at: closes.and_then(|day| midnight(day.saturating_add(1.day()))),
                decided_on,
            }),
            _ => Err(check.faults),
        }
    }
}

/// The form of a chapter as typed.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct ChapterForm {
    /// Its heading.
    pub title: String,
    /// Its text.
    pub text: String,
    /// The state that was edited.
    pub mark: String,
}

impl ChapterForm {
    /// Heading and text, checked.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self) -> Result<(String, String), Vec<Fault>> {
        let mut check = Check::default();
        let title = check.line("title", &self.title, TITLE_MAX, true);
        let text = check.text("text", &self.text, CHAPTER_MAX, false);
        if check.faults.is_empty() { Ok((title, text)) } else { Err(check.faults) }
    }
}

/// A note of some sentences, tidied and checked.
///
/// # Errors
/// The fault.
pub(super) fn note(field: &str, typed: &str) -> Result<String, Vec<Fault>> {
    let mut check = Check::default();
    let note = check.text(field, &text::paragraphs(typed), SUMMARY_MAX, true);
    if check.faults.is_empty() { Ok(note) } else { Err(check.faults) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_of_the_window_counts_as_a_whole_also_when_the_clocks_change() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let form = HeadForm {
            title: "T".into(),
            summary: "S".into(),
            phase: "comment".into(),
            opens: "1.3.2021".into(),
            closes: "2021-03-28".into(),
            ..HeadForm::default()
        };
        let head = form.check(&zone).unwrap();
        assert_eq!(head.opens_at.unwrap().to_string(), "2021-02-28T23:00:00Z");
        assert_eq!(head.closes_at.unwrap().to_string(), "2021-03-28T22:00:00Z");
        let wrong = HeadForm { closes: "2021-02-28".into(), phase: "decided".into(), title: " ".into(), ..form };
        let faults = wrong.check(&zone).unwrap_err();
        assert_eq!(faults.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), ["title", "closes", "decided"]);
    }
}
