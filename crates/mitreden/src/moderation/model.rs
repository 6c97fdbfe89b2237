//! What waits in the queue, what may be done with it, and why. No SQL, no HTML.

use std::cmp::Reverse;

use jiff::{SignedDuration, Timestamp};

use crate::base::intake::Format;

/// What the moderation does with a contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Everybody may read it.
    Publish,
    /// It is not published, or no longer.
    Reject,
    /// Its text is removed for good.
    Redact,
    /// Its name is taken away, the text stays.
    RemoveName,
    /// It stays as it is: what was reported is no fault.
    Keep,
}

impl Deed {
    /// All deeds.
    pub(super) const ALL: [Deed; 5] = [Deed::Publish, Deed::Reject, Deed::Redact, Deed::RemoveName, Deed::Keep];

    /// The word in the database and in forms.
    pub(super) fn word(self) -> &'static str {
        match self {
            Deed::Publish => "publish",
            Deed::Reject => "reject",
            Deed::Redact => "redact",
            Deed::RemoveName => "remove-name",
            Deed::Keep => "keep",
        }
    }

    /// The deed of a word.
    pub(super) fn of(word: &str) -> Option<Deed> {
        Deed::ALL.into_iter().find(|deed| deed.word() == word)
    }

    /// Takes something from its author, who is told why and may object.
    pub(super) fn takes_away(self) -> bool {
        matches!(self, Deed::Reject | Deed::Redact | Deed::RemoveName)
    }

    /// The word in the staff's log.
    pub(super) fn logged(self) -> &'static str {
        match self {
            Deed::Publish => "contribution.published",
            Deed::Reject => "contribution.rejected",
            Deed::Redact => "contribution.redacted",
            Deed::RemoveName => "contribution.name-removed",
            Deed::Keep => "report.dismissed",
        }
    }
}

/// Why something is taken away; also why somebody reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Against the law.
    Unlawful,
    /// Insults somebody.
    Insult,
    /// Hatred against a group.
    Hatred,
    /// Says something personal of others.
    Personal,
    /// Advertisement or the like.
    Advertising,
    /// Has nothing to do with the topic.
    OffTopic,
    /// Pretends to be somebody else.
    FalseName,
    /// Something else, in own words.
    Other,
}

impl Reason {
    /// All reasons in the order of the list.
    pub(super) const ALL: [Reason; 8] =
        [Reason::Insult, Reason::Hatred, Reason::Personal, Reason::Advertising, Reason::OffTopic, Reason::FalseName, Reason::Unlawful, Reason::Other];

    /// The word in the database and in forms.
    pub(super) fn word(self) -> &'static str {
        match self {
            Reason::Unlawful => "unlawful",
            Reason::Insult => "insult",
            Reason::Hatred => "hatred",
            Reason::Personal => "personal",
            Reason::Advertising => "advertising",
            Reason::OffTopic => "off-topic",
            Reason::FalseName => "false-name",
            Reason::Other => "other",
        }
    }

    /// The reason of a word.
    pub(super) fn of(word: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| reason.word() == word)
    }
}

/// Who wrote something, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Author {
    /// For letters.
    pub email: Option<String>,
    /// The account.
    pub person: Option<String>,
    /// The name, for the salutation; may be empty.
    pub name: String,
    /// The language of letters.
    pub language: String,
    /// Where they see what became of it: a path without language; empty: nowhere.
    pub receipt: String,
}

/// A file that came with a contribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attached {
    /// Where the moderation looks at it: a path without language.
    pub address: String,
    /// How it is stored.
    pub format: Format,
    /// Its size.
    pub bytes: i64,
}

/// Something the moderation can decide about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Matter {
    /// The word of its source: `comment`, `question`.
    pub kind: &'static str,
    /// Its id there.
    pub id: String,
    /// Where it stands: title of the article, of the evening.
    pub place: String,
    /// The path of that place without language; may be empty.
    pub address: String,
    /// As others read the name; empty: nobody.
    pub name: String,
    /// What it says; empty when it was removed.
    pub text: String,
    /// When it came in.
    pub at: Timestamp,
    /// Until when it is needed, such as the beginning of an evening.
    pub needed_by: Option<Timestamp>,
    /// What came with it.
    pub files: Vec<Attached>,
    /// What local rules found strange: words of the locales.
    pub suspicions: Vec<String>,
    /// What may be done with it now.
    pub deeds: Vec<Deed>,
    /// Whether its author could be blocked.
    pub author: Author,
}

/// Somebody pointed at something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Report {
    /// `M-12345678`.
    pub number: String,
    /// The word of the source, or `page`.
    pub kind: String,
    /// Its id, or the path of the page.
    pub subject_id: String,
    /// Why.
    pub reason: String,
    /// In own words.
    pub words: String,
    /// Who, if they said so.
    pub name: String,
    /// For the answer.
    pub email: Option<String>,
    /// The language of the answer.
    pub language: String,
    /// When.
    pub at: Timestamp,
}

/// The author does not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Objection {
    /// With which decision.
    pub decision: String,
    /// About what.
    pub kind: String,
    /// About what.
    pub subject_id: String,
    /// Why.
    pub words: String,
    /// When.
    pub at: Timestamp,
    /// Whether it was answered.
    pub settled: bool,
    /// The decision that answers it.
    pub answer: Option<String>,
}

/// What one proposes to remove and another has to confirm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proposal {
    pub kind: String,
    pub subject_id: String,
    pub reason: String,
    pub words: String,
    pub person: String,
    pub name: String,
    pub at: Timestamp,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decision {
    pub id: String,
    pub kind: String,
    pub subject_id: String,
    pub deed: String,
    pub reason: String,
    pub words: String,
    pub person: String,
    pub name: String,
    pub at: Timestamp,
}

/// How soon somebody should look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Urgency {
    /// Reported as unlawful, or needed within hours.
    Now,
    /// Reports, objections, what has waited for a day.
    Today,
    /// Everything else.
    Usual,
    /// Most likely nothing anybody wants.
    Doubtful,
}

impl Urgency {
    /// The word in addresses and styles.
    pub(super) fn word(self) -> &'static str {
        match self {
            Urgency::Now => "now",
            Urgency::Today => "today",
            Urgency::Usual => "usual",
            Urgency::Doubtful => "doubtful",
        }
    }
}

/// One entry of the queue.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub matter: Matter,
    pub reports: Vec<Report>,
    pub objection: Option<Objection>,
    pub proposal: Option<Proposal>,
}

/// What is needed within this time is urgent.
const SOON: SignedDuration = SignedDuration::from_hours(3);
/// What has waited so long is for today.
const LONG: SignedDuration = SignedDuration::from_hours(24);

impl Entry {
    /// How soon somebody should look.
    pub(super) fn urgency(&self, now: Timestamp) -> Urgency {
        let grave = |report: &Report| matches!(Reason::of(&report.reason), Some(Reason::Unlawful | Reason::Hatred | Reason::Personal));
        let soon = self.matter.needed_by.is_some_and(|by| by <= now + SOON);
        if soon || self.reports.iter().any(grave) {
            return Urgency::Now;
        }
        let evening = self.matter.needed_by.is_some_and(|by| by <= now + LONG);
        if !self.reports.is_empty() || self.objection.is_some() || self.proposal.is_some() || evening {
            return Urgency::Today;
        }
        match self.matter.suspicions.first().map(String::as_str) {
            Some("blocked" | "trap" | "domain" | "repeated") => Urgency::Doubtful,
            _ if self.matter.at + LONG <= now => Urgency::Today,
            _ => Urgency::Usual,
        }
    }

    /// When it came into the queue.
    pub(super) fn since(&self) -> Timestamp {
        let reported = self.reports.iter().map(|report| report.at).min();
        let objected = self.objection.as_ref().map(|objection| objection.at);
        objected.or(reported).unwrap_or(self.matter.at)
    }
}

/// The most urgent first; of equal ones the most reported, then the oldest.
pub(super) fn sort(entries: &mut [Entry], now: Timestamp) {
    entries.sort_by_key(|entry| (entry.urgency(now), Reverse(entry.reports.len()), entry.since(), entry.matter.id.clone()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(minutes: i64, suspicion: &str, reports: &[&str]) -> Entry {
        let at = Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes);
        let matter = Matter {
            kind: "comment",
            id: format!("{minutes}{suspicion}"),
            place: String::new(),
            address: String::new(),
            name: String::new(),
            text: String::new(),
            at,
            needed_by: None,
            files: Vec::new(),
            suspicions: suspicion.split_whitespace().map(str::to_owned).collect(),
            deeds: Vec::new(),
            author: Author::default(),
        };
        let report = |reason: &&str| Report {
            number: String::new(),
            kind: "comment".into(),
            subject_id: String::new(),
            reason: (*reason).to_owned(),
            words: String::new(),
            name: String::new(),
            email: None,
            language: "de".into(),
            at,
        };
        Entry { matter, reports: reports.iter().map(report).collect(), objection: None, proposal: None }
    }

    #[test]
    fn the_most_urgent_stands_on_top() {
        let now = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(30);
        let mut evening = entry(1_700, "", &[]);
        evening.matter.needed_by = Some(now + SignedDuration::from_hours(1));
        let mut entries = vec![
            entry(1_750, "trap", &[]),
            entry(1_700, "links", &[]),
            entry(60, "", &[]),
            entry(1_600, "", &["off-topic"]),
            entry(1_701, "", &["unlawful"]),
            evening,
        ];
        sort(&mut entries, now);
        let urgencies: Vec<&str> = entries.iter().map(|entry| entry.urgency(now).word()).collect();
        assert_eq!(urgencies, ["now", "now", "today", "today", "usual", "doubtful"]);
        assert_eq!(entries[0].matter.id, "1701", "what was reported comes before what is only soon");
        assert_eq!(entries[2].matter.id, "1600", "a report comes before what has waited");
    }

    #[test]
    fn every_word_is_read_as_it_was_written() {
        assert!(Deed::ALL.iter().all(|deed| Deed::of(deed.word()) == Some(*deed)));
        assert!(Reason::ALL.iter().all(|reason| Reason::of(reason.word()) == Some(*reason)));
    }
}
