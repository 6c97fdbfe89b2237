//! A comment as a value. No SQL, no HTML.

use jiff::Timestamp;

/// Where a comment stands.
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

    pub(super) fn of(word: &str) -> State {
        match word {
            "public" => State::Public,
            "rejected" => State::Rejected,
            "removed" => State::Removed,
            _ => State::Waiting,
        }
    }
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Random, for good.
    pub id: String,
    /// The word of the feature it belongs to: `artikel`.
    pub subject_kind: String,
    /// The id there.
    pub subject_id: String,
    /// The part of it, such as the number of a paragraph; 0: the whole.
    pub place: i64,
    /// The words of it that are meant; empty: no certain ones.
    pub quote: String,
    /// The character of the part at which they begin.
    pub quote_at: i64,
    /// The version of it that was read; 0: it has none.
    pub edition: i64,
    /// The comment it answers.
    pub parent: Option<String>,
    /// As others read it; empty: nobody.
    pub name: String,
    /// For letters about the comment alone.
    pub email: Option<String>,
    /// The account it was written with.
    pub person: Option<String>,
    /// The city answers.
    pub is_city: bool,
    /// The language of letters about it: `de` or `en`.
    pub language: String,
    /// What it says, plain.
    pub text: String,
    /// Where it stands.
    pub state: State,
    /// What local rules found strange: words of the locales.
    pub suspicions: Vec<String>,
    /// When it was written.
    pub created_at: Timestamp,
}

impl Comment {
    /// What it is about, as addresses name it: the id of the subject, with the part behind a hyphen.
    pub fn subject(&self) -> String {
        if self.place == 0 { self.subject_id.clone() } else { format!("{}-{}", self.subject_id, self.place) }
    }
}
