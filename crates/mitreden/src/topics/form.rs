//! What somebody typed as a topic, and what is wrong with it. Never says it in words; the pages do.

use serde::Deserialize;

use super::model::Topic;
use crate::base::check;
use crate::base::mail::Address;

/// Longest title in characters.
pub(super) const TITLE_MAX: usize = 120;
/// Longest text in characters.
pub(super) const TEXT_MAX: usize = 2_000;
/// Longest name in characters.
pub(super) const NAME_MAX: usize = 60;
/// Longest reason in characters.
pub(super) const REASON_MAX: usize = 500;
/// Longest title of a field of action in characters.
pub(super) const FIELD_MAX: usize = 80;
/// Most fields of action.
pub(super) const FIELDS_MAX: usize = 40;

/// What only these forms find wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Own {
    /// Looks like somebody of the staff.
    Staff,
    /// More than so many links.
    Links(usize),
    /// Nobody can be reached there.
    NoAddress,
}

pub(super) type Problem = check::Problem<Own>;
pub(super) type Fault = check::Fault<Own>;
pub(super) type Check = check::Check<Own>;

/// The form of a new topic as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct TopicForm {
    /// Title.
    pub title: String,
    /// What it says.
    pub text: String,
    /// The name; may be empty.
    pub name: String,
    /// E-mail address for letters; may be empty.
    pub email: String,
    /// The group's address; empty: none.
    pub group: String,
    /// A field that people do not see.
    pub website: String,
}

/// What is known about what was typed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// The name looks like one that only the staff bears.
    pub(super) is_taken: bool,
    /// The group is one that works, or none was chosen.
    pub(super) has_group: bool,
    /// The text holds more links than this.
    pub(super) links: Option<usize>,
}

/// A checked topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) name: String,
    /// Where its author wants letters.
    pub(super) email: Option<String>,
}

impl TopicForm {
    /// Checks everything at once.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self, known: Known) -> Result<Draft, Vec<Fault>> {
        let mut check = Check::default();
        let title = check.line("title", &self.title, TITLE_MAX, true);
        let text = match known.links {
            // Who brings two hundred links is told that, and not that the text is long.
            Some(most) => {
                check.fault("text", Problem::Own(Own::Links(most)));
                String::new()
            }
            None => check.text("text", &self.text, TEXT_MAX, true),
        };
        if !known.has_group {
            check.fault("group", Problem::NoChoice);
        }
        let before = check.faults.len();
        let name = check.line("name", &self.name, NAME_MAX, false);
        if known.is_taken && check.faults.len() == before {
            check.fault("name", Problem::Own(Own::Staff));
        }
        let typed = self.email.trim();
        let email = Address::parse(typed).map(|address| address.as_str().to_owned());
        if email.is_none() && !typed.is_empty() {
            check.fault("email", Problem::Own(Own::NoAddress));
        }
        check.end(Draft { title, text, name, email })
    }
}

/// The form by which a topic is edited.
#[derive(Clone, Debug, Default)]
pub(super) struct EditForm {
    /// Title.
    pub title: String,
    /// What it says.
    pub text: String,
    /// Id of the group; empty: none.
    pub group: String,
    /// Ids of the fields of action.
    pub fields: Vec<String>,
    /// The state that was edited.
    pub version: String,
    /// What it said before is not to be shown.
    pub hides: bool,
}

impl EditForm {
    /// The form of a topic that exists.
    pub(super) fn of(topic: &Topic, fields: Vec<String>) -> Self {
        let (title, text) = (topic.title.clone(), topic.text.clone());
        Self { title, text, group: topic.group.clone().unwrap_or_default(), fields, version: topic.updated_at.to_string(), hides: false }
    }

    /// Reads what was sent.
    pub(super) fn read(pairs: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "title" => form.title = value,
                "text" => form.text = value,
                "group" => form.group = value,
                "field" => form.fields.push(value),
                "version" => form.version = value,
                "hide" => form.hides = true,
                _ => {}
            }
        }
        form
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faults_are_told_at_once() {
        let form = TopicForm { title: "x".repeat(TITLE_MAX + 1), name: "Ada".into(), email: "nobody".into(), ..TopicForm::default() };
        let faults = form.check(Known { is_taken: true, ..Known::default() }).unwrap_err();
        let told = [
            ("title", Problem::TooLong(TITLE_MAX)),
            ("text", Problem::Missing),
            ("group", Problem::NoChoice),
            ("name", Problem::Own(Own::Staff)),
            ("email", Problem::Own(Own::NoAddress)),
        ];
        assert_eq!(faults, told.map(|(field, problem)| (field.to_owned(), problem)));
        let links = TopicForm { title: "a".into(), ..TopicForm::default() }.check(Known { has_group: true, links: Some(2), ..Known::default() });
        assert_eq!(links.unwrap_err(), [("text".to_owned(), Problem::Own(Own::Links(2)))]);
    }

    #[test]
    fn the_edges_are_taken() {
        let form = TopicForm { title: "ä".repeat(TITLE_MAX), text: "ö".repeat(TEXT_MAX), ..TopicForm::default() };
        assert!(form.check(Known { has_group: true, ..Known::default() }).is_ok());
    }
}
