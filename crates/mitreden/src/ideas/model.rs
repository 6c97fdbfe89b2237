//! A contest, its categories and an idea as values: what is open now, where an idea stands. No SQL, no HTML.

use jiff::Timestamp;

use crate::base::intake::Format;

/// Most points of one idea: ten thousand people with all of theirs, a hundred times.
pub(super) const POINTS_MAX: i64 = 100_000_000;

/// Where a contest stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stage {
    /// Seen by those who work for the city alone.
    #[default]
    Draft,
    /// Everybody reads it; its categories open and close by themselves.
    Public,
    /// Nothing is taken any more; its pages stay.
    Over,
}

impl Stage {
    /// All of them, in the order of the form.
    pub(super) const ALL: [Stage; 3] = [Stage::Draft, Stage::Public, Stage::Over];

    /// The word in the database and in forms.
    pub(super) fn word(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::Public => "public",
            Stage::Over => "over",
        }
    }

    /// The value of a word; `None` for anything else.
    pub(super) fn of(word: &str) -> Option<Self> {
        Stage::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

/// A call for ideas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Contest {
    /// Random, for good.
    pub id: String,
    /// Its address under `/ideen/`, for good.
    pub slug: String,
    /// Title, one line.
    pub title: String,
    /// A few sentences.
    pub lead: String,
    /// Markdown.
    pub text: String,
    /// Where it stands.
    pub stage: Stage,
    /// What can be won; plain, may be empty.
    pub prizes: String,
    /// What came of it; Markdown, may be empty.
    pub outcome: String,
    /// The event of the vote, by id.
    pub event: Option<String>,
    /// The vote over days.
    pub vote: Option<Vote>,
    /// When it was last saved; what an editor saves against.
    pub updated_at: Timestamp,
}

impl Contest {
    /// Its path without language.
    pub(super) fn address(&self) -> String {
        format!("/ideen/{}", self.slug)
    }

    /// True if everybody may read it.
    pub(super) fn is_public(&self) -> bool {
        self.stage != Stage::Draft
    }

    /// True until its vote is counted: nobody sees a result before. A contest that ended before its vote began has none.
    pub(super) fn awaits_count(&self, now: Timestamp) -> bool {
        self.vote.as_ref().is_some_and(|vote| vote.counted_at.is_none() && (self.stage != Stage::Over || vote.opens_at <= now))
    }

    /// True if its vote was counted.
    pub(super) fn is_counted(&self) -> bool {
        self.vote.as_ref().is_some_and(|vote| vote.counted_at.is_some())
    }
}

/// A vote over days: whoever has an account spreads points over the ideas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Vote {
    /// From this moment on.
    pub opens_at: Timestamp,
    /// Before this moment.
    pub closes_at: Timestamp,
    /// When its ballots were counted; they are gone since.
    pub counted_at: Option<Timestamp>,
    /// How many voted, once it was counted.
    pub voters: Option<i64>,
}

impl Vote {
    /// Whether somebody can vote now.
    pub(super) fn window(&self, now: Timestamp) -> Window {
        if now < self.opens_at {
            Window::Ahead
        } else if now < self.closes_at && self.counted_at.is_none() {
            Window::Open
        } else {
            Window::Closed
        }
    }
}

/// What one can do in a contest now: send an idea, or vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The contest's title.
    pub title: String,
    /// Its address under `/ideen/`.
    pub slug: String,
    /// People vote; otherwise ideas are taken.
    pub is_vote: bool,
    /// Before this moment.
    pub closes_at: Timestamp,
}

impl Open {
    /// Where one does it, without language.
    pub fn address(&self) -> String {
        if self.is_vote { format!("/ideen/{}/abstimmung", self.slug) } else { format!("/ideen/{}", self.slug) }
    }
}

/// Whether something can be sent to a category now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Window {
    /// Not yet.
    Ahead,
    /// Now.
    Open,
    /// No more.
    Closed,
}

/// A category of a contest: for whom, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Category {
    /// Random, for good.
    pub id: String,
    /// Title, one line.
    pub title: String,
    /// For whom; may be empty.
    pub audience: String,
    /// From this moment on.
    pub opens_at: Timestamp,
    /// Before this moment.
    pub closes_at: Timestamp,
    /// When it was to close at first, if it was extended.
    pub first_closes_at: Option<Timestamp>,
    /// When its end was last put off.
    pub extended_at: Option<Timestamp>,
}

impl Category {
    /// A category without words.
    pub(super) fn new(opens_at: Timestamp, closes_at: Timestamp) -> Self {
        Self { id: String::new(), title: String::new(), audience: String::new(), opens_at, closes_at, first_closes_at: None, extended_at: None }
    }

    /// Whether something can be sent now; the contest may forbid it besides.
    pub(super) fn window(&self, now: Timestamp) -> Window {
        if now < self.opens_at {
            Window::Ahead
        } else if now < self.closes_at {
            Window::Open
        } else {
            Window::Closed
        }
    }

    /// The category with a new end: what is put off for the first time remembers when it was to close.
    pub(super) fn until(self, closes_at: Timestamp, was_public: bool, now: Timestamp) -> Self {
        let extended_at = if was_public && closes_at > self.closes_at { Some(now) } else { self.extended_at };
        let first = self.first_closes_at.or((was_public && closes_at > self.closes_at).then_some(self.closes_at));
        // Set back to the first end, it was never extended.
        let first_closes_at = first.filter(|first| *first < closes_at);
        Self { closes_at, first_closes_at, extended_at: extended_at.filter(|_| first_closes_at.is_some()), ..self }
    }
}

/// How an idea came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Via {
    /// By the form of the portal.
    #[default]
    Form,
    /// By a letter; somebody of the city typed it.
    Mail,
    /// On paper; somebody of the city typed it.
    Paper,
}

impl Via {
    /// All of them.
    pub(super) const ALL: [Via; 3] = [Via::Form, Via::Mail, Via::Paper];

    /// The word in the database and in forms.
    pub(super) fn word(self) -> &'static str {
        match self {
            Via::Form => "form",
            Via::Mail => "mail",
            Via::Paper => "paper",
        }
    }

    /// The value of a word; `None` for anything else.
    pub(super) fn of(word: &str) -> Option<Self> {
        Via::ALL.into_iter().find(|via| via.word() == word)
    }
}

/// Whether everybody reads an idea.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum State {
    /// Until somebody has looked at it.
    #[default]
    Waiting,
    /// Everybody reads it.
    Public,
    /// Not published, or no longer.
    Rejected,
    /// Its text is gone for good.
    Removed,
}

impl State {
    /// The word in the database.
    pub(super) fn word(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Public => "public",
            State::Rejected => "rejected",
            State::Removed => "removed",
        }
    }

    /// The value of a word; what is unknown is not shown.
    pub(super) fn of(word: &str) -> Self {
        [State::Public, State::Rejected, State::Removed].into_iter().find(|state| state.word() == word).unwrap_or_default()
    }
}

/// What the city says of an idea.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Status {
    /// It came in.
    #[default]
    Received,
    /// Somebody looks at it.
    Review,
    /// It is taken up.
    Accepted,
    /// It is not, for a reason.
    Declined,
    /// It became part of a measure.
    Measure,
}

impl Status {
    /// All of them, in the order of lists.
    pub(super) const ALL: [Status; 5] = [Status::Received, Status::Review, Status::Accepted, Status::Declined, Status::Measure];

    /// The word in the database, in forms and addresses.
    pub(super) fn word(self) -> &'static str {
        match self {
            Status::Received => "received",
            Status::Review => "review",
            Status::Accepted => "accepted",
            Status::Declined => "declined",
            Status::Measure => "measure",
        }
    }

    /// The value of a word; `None` for anything else.
    pub(super) fn of(word: &str) -> Option<Self> {
        Status::ALL.into_iter().find(|status| status.word() == word)
    }

    /// Whether it takes words of explanation.
    pub(super) fn needs_words(self) -> bool {
        matches!(self, Status::Declined | Status::Measure)
    }
}

/// A submission. Its author stands in no page; only letters use the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Idea {
    /// Random, for good.
    pub id: String,
    /// The contest's id.
    pub contest: String,
    /// The category's id.
    pub category: String,
    /// Its number in the contest, from 1.
    pub number: i64,
    /// Came with the form.
    pub(super) ticket: String,
    /// Title, one line.
    pub title: String,
    /// What it says, plain.
    pub text: String,
    /// How it came.
    pub(super) via: Via,
    /// The author's, for the salutation of letters; may be empty.
    pub name: String,
    /// For letters about it alone.
    pub email: Option<String>,
    /// The account it was sent with.
    pub person: Option<String>,
    /// The language of letters about it.
    pub language: String,
    /// Whether everybody reads it.
    pub state: State,
    /// What local rules found strange: words of the locales.
    pub suspicions: Vec<String>,
    /// What the city says of it.
    pub(super) status: Status,
    /// The group it was forwarded to, by id.
    pub(super) group: Option<String>,
    /// From the vote.
    pub(super) points: Option<i64>,
    /// How many supported it on the portal that a file came from.
    pub(super) earlier_support: i64,
    /// When it came in.
    pub created_at: Timestamp,
    /// When everybody could read it first.
    pub published_at: Option<Timestamp>,
}

/// A file that came with an idea, made anew. What it was called is not kept: it may name somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct File {
    /// Random: part of its address.
    pub id: String,
    /// The idea's id.
    pub idea: String,
    /// From 1.
    pub position: i64,
    /// How it is stored.
    pub format: Format,
    /// Its size.
    pub bytes: i64,
    /// When it came.
    pub created_at: Timestamp,
}

impl File {
    /// Its name in the address and in the data folder.
    pub(super) fn name(&self) -> String {
        format!("{}.{}", self.id, self.format.ending())
    }
}

/// An answer of the city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// Random.
    pub id: String,
    /// From then on.
    pub status: Status,
    /// In words, plain; may be empty.
    pub text: String,
    /// A path of this portal or an address with https; may be empty.
    pub link: String,
    /// When.
    pub created_at: Timestamp,
}

/// Whether a text looks as if it named a way to reach somebody: an e-mail address or a telephone number. The moderation looks at it, nothing else happens.
pub(super) fn names_a_contact(text: &str) -> bool {
    let is_address = |word: &str| word.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.trim_end_matches('.').contains('.'));
    if text.split_whitespace().any(is_address) {
        return true;
    }
    // Eight digits in a row, but for what stands between the digits of a telephone number.
    let mut digits = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => digits += 1,
            ' ' | '/' | '-' | '(' | ')' | '+' if digits > 0 => {}
            _ => digits = 0,
        }
        if digits >= 8 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn category() -> Category {
        let (opens_at, closes_at) = (at("2020-06-01T22:00:00Z"), at("2020-09-30T22:00:00Z"));
        Category { id: "c".into(), title: "Handwerk".into(), audience: String::new(), opens_at, closes_at, first_closes_at: None, extended_at: None }
    }

    #[test]
    fn a_second_too_late_is_too_late() {
        let one = category();
        assert_eq!(one.window(at("2020-06-01T21:59:59Z")), Window::Ahead);
        assert_eq!((one.window(at("2020-06-01T22:00:00Z")), one.window(at("2020-09-30T21:59:59Z"))), (Window::Open, Window::Open));
        assert_eq!(one.window(at("2020-09-30T22:00:00Z")), Window::Closed);
    }

    #[test]
    fn an_extension_remembers_the_first_end_alone() {
        let (first, now) = (category().closes_at, at("2020-09-01T00:00:00Z"));
        let later = category().until(at("2020-10-31T23:00:00Z"), true, now);
        assert_eq!((later.first_closes_at, later.extended_at), (Some(first), Some(now)));
        let again = at("2020-10-01T00:00:00Z");
        let still_later = later.until(at("2020-12-31T23:00:00Z"), true, again);
        assert_eq!((still_later.first_closes_at, still_later.extended_at), (Some(first), Some(again)), "not the second end");
        let same = still_later.clone().until(still_later.closes_at, true, now);
        assert_eq!(same.extended_at, Some(again), "saved without another end");
        let back = still_later.until(first, true, now);
        assert_eq!((back.first_closes_at, back.extended_at), (None, None));
        assert_eq!(category().until(at("2020-10-31T23:00:00Z"), false, now).first_closes_at, None, "nobody had read the draft");
    }

    #[test]
    fn a_vote_is_over_when_its_time_is_or_when_it_was_counted() {
        let vote = Vote { opens_at: at("2020-10-01T00:00:00Z"), closes_at: at("2020-10-08T00:00:00Z"), counted_at: None, voters: None };
        assert_eq!(vote.window(at("2020-09-30T23:59:59Z")), Window::Ahead);
        assert_eq!((vote.window(vote.opens_at), vote.window(vote.closes_at)), (Window::Open, Window::Closed));
        let counted = Vote { counted_at: Some(vote.closes_at), ..vote.clone() };
        assert_eq!(counted.window(vote.opens_at), Window::Closed);
    }

    #[test]
    fn ways_to_reach_somebody_are_noticed() {
        for text in ["Fragen Sie Frau X, x@example.org.", "Tel. 0365 / 838-1234", "+49 (365) 8381234"] {
            assert!(names_a_contact(text), "{text}");
        }
        for text in ["Von 2020 bis 2026, 93.000 Einwohner", "3 Bänke @ Markt", "am 14.12.2021 um 17:00"] {
            assert!(!names_a_contact(text), "{text}");
        }
    }
}
