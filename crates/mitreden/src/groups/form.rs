//! What somebody typed about a group, a membership or an announcement, and what is wrong with it. Never says it in words; the pages do.

use serde::Deserialize;

use super::model::{Announcement, Group, Hand, Joining, Member};
use crate::base::check;

/// Longest title in characters.
pub(super) const TITLE_MAX: usize = 120;
/// Longest summary in characters: what lists and search engines show.
pub(super) const SUMMARY_MAX: usize = 400;
/// Longest purpose or announcement in characters: some pages.
pub(super) const TEXT_MAX: usize = 12_000;
/// Longest name in characters.
pub(super) const NAME_MAX: usize = 60;
/// Longest words to a request in characters.
pub(super) const WORDS_MAX: usize = 500;

/// What only these forms find wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Own {
    /// Looks like somebody of the staff.
    Staff,
    /// Somebody in the group is called so.
    NameTaken,
}

pub(super) type Problem = check::Problem<Own>;
pub(super) type Fault = check::Fault<Own>;
pub(super) type Check = check::Check<Own>;

/// The form of a group as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct GroupForm {
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Markdown.
    pub purpose: String,
    /// `open` or `closed`.
    pub joining: String,
    /// Ticked: with a standing room. Only of a new group.
    pub room: Option<String>,
    /// The state that was edited.
    pub version: String,
}

/// A checked group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) purpose: String,
    pub(super) joining: Joining,
    pub(super) with_room: bool,
}

impl GroupForm {
    /// The form of a group that exists.
    pub(super) fn of(group: &Group) -> Self {
        Self {
            title: group.title.clone(),
            summary: group.summary.clone(),
            purpose: group.purpose.clone(),
            joining: group.joining.word().to_owned(),
            room: None,
            version: group.updated_at.to_string(),
        }
    }

    /// Checks everything at once.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self) -> Result<Draft, Vec<Fault>> {
        let mut check = Check::default();
        let title = check.line("title", &self.title, TITLE_MAX, true);
        let summary = check.text("summary", &self.summary, SUMMARY_MAX, true);
        let purpose = check.text("purpose", &self.purpose, TEXT_MAX, false);
        let joining = Joining::of(&self.joining).unwrap_or_default();
        if Joining::of(&self.joining).is_none() {
            check.fault("joining", Problem::NoChoice);
        }
        check.end(Draft { title, summary, purpose, joining, with_room: self.room.is_some() })
    }
}

/// The form of a membership as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct JoinForm {
    /// The name for this group.
    pub name: String,
    /// Ticked: the name may stand on the page.
    pub shown: Option<String>,
    /// Words to those who decide.
    pub words: String,
}

/// A checked membership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Membership {
    pub(super) name: String,
    pub(super) is_shown: bool,
    pub(super) words: String,
}

impl JoinForm {
    /// The form of somebody who is a member, or asks to be.
    pub(super) fn of(member: &Member) -> Self {
        Self { name: member.name.clone(), shown: member.is_shown.then(|| "true".to_owned()), words: member.words.clone() }
    }

    /// Checks everything at once. `taken`: what is known of the name.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self, taken: Option<Own>) -> Result<Membership, Vec<Fault>> {
        let mut check = Check::default();
        let name = check.line("name", &self.name, NAME_MAX, true);
        if let Some(taken) = taken.filter(|_| check.faults.is_empty()) {
            check.fault("name", Problem::Own(taken));
        }
        let words = check.text("words", &self.words, WORDS_MAX, false);
        check.end(Membership { name, is_shown: self.shown.is_some(), words })
    }
}

/// The form of an announcement as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AnnouncementForm {
    /// Title.
    pub title: String,
    /// Markdown.
    pub text: String,
    /// The state that was edited.
    pub version: String,
}

impl AnnouncementForm {
    /// The form of one that exists.
    pub(super) fn of(one: &Announcement) -> Self {
        Self { title: one.title.clone(), text: one.text.clone(), version: one.updated_at.to_string() }
    }

    /// Title and text, checked.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self) -> Result<(String, String), Vec<Fault>> {
        let mut check = Check::default();
        let title = check.line("title", &self.title, TITLE_MAX, true);
        let text = check.text("text", &self.text, TEXT_MAX, true);
        check.end((title, text))
    }
}

/// A button of the members' page: `accept:4f…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press<'a> {
    /// Somebody who asked is let in.
    Accept(&'a str),
    /// Somebody who asked is not.
    Decline(&'a str),
    /// A member is one no more.
    Remove(&'a str),
    /// A member gets another office.
    Name(Hand, &'a str),
    /// The city names somebody without an account.
    Add,
}

impl<'a> Press<'a> {
    /// The button of a word; `None` for anything else.
    pub(super) fn of(word: &'a str) -> Option<Self> {
        let (verb, id) = word.split_once(':').unwrap_or((word, ""));
        Some(match verb {
            "accept" => Press::Accept(id),
            "decline" => Press::Decline(id),
            "remove" => Press::Remove(id),
            "add" => Press::Add,
            verb => Press::Name(Hand::of(verb)?, id),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faults_are_told_at_once() {
        let form = GroupForm { title: "a\u{202e}b".into(), purpose: "x".repeat(TEXT_MAX + 1), joining: "perhaps".into(), ..GroupForm::default() };
        let fields: Vec<String> = form.check().unwrap_err().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["title", "summary", "purpose", "joining"]);
        let join = JoinForm { name: "Berta".into(), words: "y".repeat(WORDS_MAX + 1), ..JoinForm::default() };
        let told = [("name".to_owned(), Problem::Own(Own::Staff)), ("words".to_owned(), Problem::TooLong(WORDS_MAX))];
        assert_eq!(join.check(Some(Own::Staff)).unwrap_err(), told);
        assert_eq!(JoinForm::default().check(Some(Own::Staff)).unwrap_err(), [("name".to_owned(), Problem::Missing)], "one thing at a time");
    }

    #[test]
    fn buttons_are_read() {
        assert_eq!(Press::of("accept:4f"), Some(Press::Accept("4f")));
        assert_eq!(Press::of("deputy:4f"), Some(Press::Name(Hand::Deputy, "4f")));
        assert_eq!((Press::of("add"), Press::of("drop:4f"), Press::of("")), (Some(Press::Add), None, None));
    }
}
