//! What somebody typed to register, and what is wrong with it. Never says it in words; the pages do.

mod offer;

pub(super) use offer::{OfferForm, Press, QUESTIONS_MAX, QuestionRow};

use std::collections::HashMap;

use super::model::{Answers, Question, QuestionKind, TICKED};
use crate::base::mail::Address;
use crate::base::text;

/// Longest name in characters.
pub(super) const NAME_MAX: usize = 120;
/// Longest answer in characters.
pub(super) const ANSWER_MAX: usize = 500;

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// It must not be empty.
    Missing,
    /// It must be ticked.
    Unticked,
    /// More than so many characters.
    TooLong(usize),
    /// Control or direction-changing characters.
    Unprintable,
    /// Nobody can be reached there.
    NoAddress,
    /// None of the choices.
    NoChoice,
    /// No date.
    NotADate,
    /// No time of day.
    NotATime,
    /// The end lies before the beginning.
    EndBeforeStart,
    /// Not a number from 1 to so many.
    NotANumber(i64),
    /// Fewer than two things to choose from.
    FewChoices,
    /// More than so many.
    TooMany(usize),
    /// No registration has this number or code.
    Unknown,
}

/// Which field has which problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The field's id on the page.
    pub(super) field: String,
    /// What is wrong.
    pub(super) problem: Problem,
}

impl Fault {
    /// A field with a problem.
    pub(super) fn new(field: impl Into<String>, problem: Problem) -> Self {
        Self { field: field.into(), problem }
    }
}

/// The submitted fields by name; of a repeated name the last wins.
#[derive(Debug, Default)]
pub(super) struct Fields(HashMap<String, String>);

impl Fields {
    /// Takes the pairs of a decoded form.
    pub(super) fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    /// A field's value, empty if it was not sent.
    pub(super) fn get(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }

    /// True if the field was sent at all, as a ticked check box is.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

/// The form as typed.
#[derive(Clone, Debug, Default)]
pub(super) struct EntryForm {
    /// Name.
    pub(super) name: String,
    /// Address.
    pub(super) email: String,
    /// Answers by the question's id.
    pub(super) answers: Answers,
    /// Drawn when the form was opened: sent twice, by a double click or by going back, it is one registration.
    pub(super) ticket: String,
}

/// The form, checked.
#[derive(Clone, Debug)]
pub(super) struct Checked {
    /// Name.
    pub(super) name: String,
    /// Address.
    pub(super) email: Option<Address>,
    /// Answers by the question's id.
    pub(super) answers: Answers,
}

impl EntryForm {
    /// Reads what was sent.
    pub(super) fn read(fields: &Fields, questions: &[Question]) -> Self {
        let answers = questions.iter().map(|question| (question.id.clone(), fields.get(&field(question))));
        Self { name: fields.get("name"), email: fields.get("email"), answers: answers.collect(), ticket: fields.get("ticket") }
    }

    /// What was answered so far, empty if nothing.
    pub(super) fn answer(&self, question: &Question) -> &str {
        self.answers.get(&question.id).map_or("", String::as_str)
    }

    /// Checks everything at once, so that all faults can be mended in one go.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self, questions: &[Question]) -> Result<Checked, Vec<Fault>> {
        let mut check = Check::default();
        let name = check.line("name", &self.name, NAME_MAX, true);
        let email = Address::parse(&self.email);
        if email.is_none() && !self.email.trim().is_empty() {
            check.fault("email", Problem::NoAddress);
        }
        let mut answers = Answers::new();
        for question in questions {
            let answer = check.answer(question, self.answer(question));
            if !answer.is_empty() {
                answers.insert(question.id.clone(), answer);
            }
        }
        if check.faults.is_empty() { Ok(Checked { name, email, answers }) } else { Err(check.faults) }
    }
}

/// The id of a question's field.
pub(super) fn field(question: &Question) -> String {
    format!("frage-{}", question.id)
}

/// Collects faults field by field.
#[derive(Default)]
struct Check {
    faults: Vec<Fault>,
}

impl Check {
    fn fault(&mut self, field: &str, problem: Problem) {
        self.faults.push(Fault::new(field, problem));
    }

    /// One line: white space folded, nothing invisible.
    fn line(&mut self, field: &str, text: &str, max: usize, required: bool) -> String {
        let line = text::line(text);
        if line.is_empty() && required {
            self.fault(field, Problem::Missing);
        } else if line.chars().count() > max {
            self.fault(field, Problem::TooLong(max));
        } else if !text::is_printable(&line) {
            self.fault(field, Problem::Unprintable);
        }
        line
    }

    fn answer(&mut self, question: &Question, text: &str) -> String {
        let field = field(question);
        match question.kind {
            QuestionKind::Text => self.line(&field, text, ANSWER_MAX, question.required),
            QuestionKind::Choice => {
                let known = question.choices.iter().any(|choice| choice == text);
                match (text.is_empty(), known) {
                    (true, _) if question.required => self.fault(&field, Problem::Missing),
                    (false, false) => self.fault(&field, Problem::NoChoice),
                    _ => {}
                }
                text.to_owned()
            }
            QuestionKind::Check if text.is_empty() => {
                if question.required {
                    self.fault(&field, Problem::Unticked);
                }
                String::new()
            }
            QuestionKind::Check => TICKED.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(kind: QuestionKind, required: bool) -> Question {
        Question { id: "1".into(), kind, label: "?".into(), required, choices: vec!["a".into(), "b".into()] }
    }

    fn check(pairs: &[(&str, &str)], question: Question) -> Result<Checked, Vec<Fault>> {
        let fields = Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        EntryForm::read(&fields, std::slice::from_ref(&question)).check(&[question])
    }

    #[test]
    fn names_are_tidied_and_cannot_carry_a_header() {
        let checked = check(&[("name", " Berta \r\nBcc: eve@example.org"), ("email", " B@Example.org ")], question(QuestionKind::Text, false)).unwrap();
        assert_eq!((checked.name.as_str(), checked.email.unwrap().as_str()), ("Berta Bcc: eve@example.org", "b@example.org"));
        let faults = check(&[("name", "\u{202e}abc"), ("email", "a@b\r\nBcc: x@y.de")], question(QuestionKind::Text, true)).unwrap_err();
        let expected = [Fault::new("name", Problem::Unprintable), Fault::new("email", Problem::NoAddress), Fault::new("frage-1", Problem::Missing)];
        assert_eq!(faults, expected);
    }

    #[test]
    fn answers_fit_their_questions() {
        let with = |answer: &str, question| check(&[("name", "Berta"), ("frage-1", answer)], question).map(|checked| checked.answers);
        assert_eq!(with("a", question(QuestionKind::Choice, true)).unwrap()["1"], "a");
        assert!(with("", question(QuestionKind::Choice, false)).unwrap().is_empty());
        assert_eq!(with("c", question(QuestionKind::Choice, false)).unwrap_err()[0].problem, Problem::NoChoice);
        assert_eq!(with("", question(QuestionKind::Choice, true)).unwrap_err()[0].problem, Problem::Missing);
        assert_eq!(with("", question(QuestionKind::Check, true)).unwrap_err()[0].problem, Problem::Unticked);
        assert_eq!(with("whatever", question(QuestionKind::Check, true)).unwrap()["1"], TICKED);
        assert_eq!(with(&"x".repeat(501), question(QuestionKind::Text, false)).unwrap_err()[0].problem, Problem::TooLong(ANSWER_MAX));
    }
}
