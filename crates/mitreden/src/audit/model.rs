//! An entry of the list, who did it, and what one looks for. No SQL, no HTML.

use jiff::Timestamp;
use sea_orm::FromQueryResult;

use crate::accounts::{Person, Viewer};
use crate::base::db::Ts;

/// Longest detail in characters; what is longer is cut.
pub(super) const DETAIL_MAX: usize = 500;

/// Entries of one page.
pub(super) const PAGE: i64 = 50;

/// Who did something.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// Somebody who is signed in.
    Person(&'a Viewer),
    /// Somebody by their account.
    Account(&'a Person),
    /// Whoever sits at the server's command line.
    Operator,
    /// The portal by itself, in its schedule.
    System,
}

impl<'a> From<&'a Viewer> for By<'a> {
    fn from(viewer: &'a Viewer) -> Self {
        By::Person(viewer)
    }
}

impl<'a> By<'a> {
    /// The account, if it was somebody with one.
    pub(crate) fn person(self) -> Option<&'a str> {
        match self {
            By::Person(viewer) => Some(&viewer.person),
            By::Account(person) => Some(&person.id),
            By::Operator | By::System => None,
        }
    }

    /// Id and name as they are kept. Without a person the name is a word in angle brackets, which no person's name looks like.
    pub(super) fn stored(self) -> (Option<String>, String) {
        match self {
            By::Person(viewer) => (Some(viewer.person.clone()), viewer.name.clone()),
            By::Account(person) => (Some(person.id.clone()), person.name.clone()),
            By::Operator => (None, OPERATOR.to_owned()),
            By::System => (None, SYSTEM.to_owned()),
        }
    }
}

/// How [`By::Operator`] is kept.
pub(super) const OPERATOR: &str = "<operator>";
/// How [`By::System`] is kept.
pub(super) const SYSTEM: &str = "<system>";

/// One deed.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Entry {
    /// Its place in the list; 0 before it is kept.
    pub(super) number: i64,
    pub(super) at: Ts,
    pub(super) person_id: Option<String>,
    pub(super) person_name: String,
    pub(super) deed: String,
    pub(super) about: String,
    pub(super) detail: String,
}

/// What is looked for; empty texts are no condition.
#[derive(Clone, Debug)]
pub(super) struct Filter {
    pub(super) deed: String,
    pub(super) person: String,
    pub(super) from: Timestamp,
    pub(super) until: Timestamp,
    /// Only entries before this number.
    pub(super) before: i64,
}
