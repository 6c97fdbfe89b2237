//! A topic as a value: an impulse that a group keeps, and where it stands. No SQL, no HTML.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

/// Where a topic stands with the moderation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Until somebody has looked at it.
    Waiting,
    /// Everybody reads it.
    Public,
    /// Not published, or no longer; its author may object.
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

    /// The state of a word.
    pub(super) fn of(word: &str) -> State {
        match word {
            "public" => State::Public,
            "rejected" => State::Rejected,
            "removed" => State::Removed,
            _ => State::Waiting,
        }
    }
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Random, for good: its address.
    pub id: String,
    /// The group that keeps it, by id.
    pub group: Option<String>,
    /// Title, one line.
    pub title: String,
    /// What it says, plain.
    pub text: String,
    /// As others read it; empty: nobody.
    pub name: String,
    /// For letters about it alone.
    pub email: Option<String>,
    /// The account it was written with.
    pub person: Option<String>,
    /// Its author wants to learn what becomes of it.
    pub is_told: bool,
    /// The language of its receipt and of letters: `de` or `en`.
    pub language: String,
    /// Where it stands with the moderation.
    pub state: State,
    /// What local rules found strange: words of the locales.
    pub suspicions: Vec<String>,
    /// Nobody works on it any more.
    pub closed_at: Option<Timestamp>,
    /// Why.
    pub closed_reason: String,
    /// The topic in which it stands now, by id.
    pub merged_into: Option<String>,
    /// What of an evening it was drawn from.
    pub drawn_from: Option<String>,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was last changed; what an editor saves against.
    pub updated_at: Timestamp,
}

impl Topic {
    /// Its path without language.
    pub fn address(&self) -> String {
        format!("/themen/{}", self.id)
    }

    /// True if everybody may read it.
    pub fn is_public(&self) -> bool {
        self.state == State::Public
    }

    /// True if somebody works on it.
    pub fn is_open(&self) -> bool {
        self.closed_at.is_none() && self.merged_into.is_none()
    }
}

/// A field of action (Handlungsfeld).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// Random.
    pub id: String,
    /// Its word in addresses and files.
    pub slug: String,
    /// As people read it.
    pub title: String,
    /// Its place in the list.
    pub position: i64,
}

/// What was done with a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// It came to another group.
    Moved,
    /// It went into another topic.
    Merged,
    /// Another topic went into it.
    Taken,
    /// Nobody works on it any more.
    Closed,
    /// Somebody does again.
    Reopened,
    /// Its words were changed.
    Changed,
    /// It was drawn from an evening.
    Drawn,
    /// It came with a file.
    Imported,
}

impl Deed {
    const ALL: [Deed; 8] = [Deed::Moved, Deed::Merged, Deed::Taken, Deed::Closed, Deed::Reopened, Deed::Changed, Deed::Drawn, Deed::Imported];

    /// The word in the database.
    pub(super) fn word(self) -> &'static str {
        match self {
            Deed::Moved => "moved",
            Deed::Merged => "merged",
            Deed::Taken => "taken",
            Deed::Closed => "closed",
            Deed::Reopened => "reopened",
            Deed::Changed => "changed",
            Deed::Drawn => "drawn",
            Deed::Imported => "imported",
        }
    }

    /// The deed of a word; the table takes no other.
    pub(super) fn of(word: &str) -> Deed {
        Deed::ALL.into_iter().find(|deed| deed.word() == word).unwrap_or(Deed::Changed)
    }
}

/// One line of a topic's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Move {
    /// What was done.
    pub deed: Deed,
    /// Groups, the other topic, a reason.
    pub words: String,
    /// When.
    pub at: Timestamp,
}

/// Where a page of the list ends: the next one begins below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    /// When the last one was written.
    pub at: Timestamp,
    /// Its id.
    pub id: String,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.at.as_microsecond(), self.id)
    }
}

impl FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (micros, id) = text.rsplit_once('-').ok_or(())?;
        let at = micros.parse().ok().and_then(|micros| Timestamp::from_microsecond(micros).ok()).ok_or(())?;
        if crate::base::ids::is_id(id) { Ok(Cursor { at, id: id.to_owned() }) } else { Err(()) }
    }
}

/// Which topics a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// Those of a group, by id.
    pub group: Option<String>,
    /// Those of a field of action, by id.
    pub field: Option<String>,
    /// Those that are closed, instead of the open ones.
    pub closed: bool,
}
