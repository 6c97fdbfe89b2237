//! A survey as a value: sections, questions, what is shown to whom, which answers hold. No SQL, no HTML, no clock.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::base::text;

/// Longest answer in own words, in characters.
pub(super) const ANSWER_MAX: usize = 2_000;

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum QuestionKind {
    /// One of its options.
    #[default]
    Single,
    /// Any of its options.
    Multiple,
    /// A number from 1 to its steps.
    Scale,
    /// Own words.
    Text,
}

impl QuestionKind {
    /// All kinds, in the order of the form.
    pub(crate) const ALL: [QuestionKind; 4] = [QuestionKind::Single, QuestionKind::Multiple, QuestionKind::Scale, QuestionKind::Text];

    /// The kind's word in forms.
    pub(crate) fn word(self) -> &'static str {
        match self {
            QuestionKind::Single => "single",
            QuestionKind::Multiple => "multiple",
            QuestionKind::Scale => "scale",
            QuestionKind::Text => "text",
        }
    }

    /// The kind of a word.
    pub(crate) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Shown only after a certain answer to an earlier question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Condition {
    /// The earlier question.
    pub question: u32,
    /// Its option, from 0, or the number on its scale.
    pub value: u32,
}

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Question {
    /// Its number in the survey: stays when it is moved or changed.
    pub key: u32,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The question.
    pub text: String,
    /// More about it, may be empty.
    pub hint: String,
    /// The options; of a scale the words at its ends, if any.
    pub options: Vec<String>,
    /// Steps of a scale.
    pub steps: u32,
    /// Has to be answered.
    pub required: bool,
    /// When it is shown; none: always.
    pub only_if: Option<Condition>,
}

/// A page of a survey.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Section {
    /// Title.
    pub title: String,
    /// A few sentences before its questions, may be empty.
    pub text: String,
    /// When it is shown; none: always.
    pub only_if: Option<Condition>,
    /// Its questions in order.
    pub questions: Vec<Question>,
}

/// All that is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sheet {
    /// Its pages in order.
    pub sections: Vec<Section>,
}

/// Who may answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Access {
    /// Everybody, without a word about who it is.
    #[default]
    Open,
    /// Who has a code, once.
    Codes,
}

impl Access {
    /// The word in the database and in forms.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Access::Open => "open",
            Access::Codes => "codes",
        }
    }

    /// The access of a word.
    pub(crate) fn of(word: &str) -> Option<Self> {
        [Access::Open, Access::Codes].into_iter().find(|access| access.word() == word)
    }
}

/// A survey of citizens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Survey {
    /// Random, for good.
    pub id: String,
    /// Its address under `/umfragen/`, for good.
    pub slug: String,
    /// Title, one line.
    pub title: String,
    /// What it is about and what comes of it.
    pub intro: String,
    /// What happens with the answers.
    pub privacy: String,
    /// Said after sending, may be empty.
    pub thanks: String,
    /// Who may answer.
    pub access: Access,
    /// Everybody may see it.
    pub is_public: bool,
    /// Answers are taken from then on; none: at once.
    pub opens_at: Option<Timestamp>,
    /// And no longer from then on; none: until somebody closes it.
    pub closes_at: Option<Timestamp>,
    /// What is asked.
    pub sheet: Sheet,
    /// How many sheets were begun.
    pub begun: i64,
    /// How many codes were given out.
    pub codes: i64,
    /// The results may be seen by everybody, with these words of the city.
    pub results: Option<String>,
    /// When it was last changed; also guards two people editing at once.
    pub updated_at: Timestamp,
}

/// Where a survey stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// Seen by the staff alone.
    Draft,
    /// Announced.
    Planned,
    /// Answers are taken.
    Open,
    /// Over.
    Closed,
}

impl Survey {
    /// Its address, or that of a part of it: `bearbeiten`, `codes`; empty for the survey itself.
    pub(crate) fn address(&self, part: &str) -> String {
        if part.is_empty() { format!("/umfragen/{}", self.slug) } else { format!("/umfragen/{}/{part}", self.slug) }
    }

    /// The city's words to the results that everybody may see now. A survey that was opened again has none until it is over: two looks would
    /// tell what came in between.
    pub(crate) fn published(&self, now: Timestamp) -> Option<&str> {
        self.results.as_deref().filter(|_| self.stand(now) == Stand::Closed)
    }

    /// Where it stands at a time.
    pub(crate) fn stand(&self, now: Timestamp) -> Stand {
        if !self.is_public {
            Stand::Draft
        } else if self.closes_at.is_some_and(|at| at <= now) {
            Stand::Closed
        } else if self.opens_at.is_some_and(|at| at > now) {
            Stand::Planned
        } else {
            Stand::Open
        }
    }
}

/// An answer to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Answer {
    /// An option, from 0.
    One(u32),
    /// Options, from 0; at least one.
    Many(BTreeSet<u32>),
    /// A step of a scale, from 1.
    Step(u32),
    /// Own words, never empty.
    Words(String),
}

/// The answers of one sheet by the question's key.
pub(crate) type Answers = BTreeMap<u32, Answer>;

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// It has to be answered.
    Missing,
    /// None of the choices.
    NoChoice,
    /// More than [`ANSWER_MAX`] characters.
    TooLong,
    /// Characters that cannot be seen.
    Unprintable,
}

impl Question {
    /// The answer in what a form sent; none if nothing was answered.
    ///
    /// # Errors
    /// What is wrong with it. A missing answer is no error here.
    pub(crate) fn read(&self, sent: &[String]) -> Result<Option<Answer>, Problem> {
        let number =
            |text: &String, end: usize| text.parse().ok().filter(|number: &u32| usize::try_from(*number).is_ok_and(|n| n < end)).ok_or(Problem::NoChoice);
        let mut given = sent.iter().filter(|text| !text.trim().is_empty()).peekable();
        if given.peek().is_none() {
            return Ok(None);
        }
        let answer = match self.kind {
            QuestionKind::Single => Answer::One(given.map(|text| number(text, self.options.len())).next_back().unwrap_or(Err(Problem::NoChoice))?),
            QuestionKind::Multiple => Answer::Many(given.map(|text| number(text, self.options.len())).collect::<Result<_, _>>()?),
            QuestionKind::Scale => {
                let steps = usize::try_from(self.steps).unwrap_or_default();
                let step = given.map(|text| number(text, steps + 1)).next_back().unwrap_or(Err(Problem::NoChoice))?;
                if step == 0 {
                    return Err(Problem::NoChoice);
                }
                Answer::Step(step)
            }
            QuestionKind::Text => {
                let words = text::paragraphs(&given.map(String::as_str).collect::<Vec<_>>().join("\n"));
                if words.chars().count() > ANSWER_MAX {
                    return Err(Problem::TooLong);
                }
                if !text::is_printable(&words) {
                    return Err(Problem::Unprintable);
                }
                Answer::Words(words)
            }
        };
        Ok(Some(answer))
    }

    /// True if this is an answer to it.
    fn takes(&self, answer: &Answer) -> bool {
        let is_option = |option: &u32| usize::try_from(*option).is_ok_and(|option| option < self.options.len());
        match (self.kind, answer) {
            (QuestionKind::Single, Answer::One(option)) => is_option(option),
            (QuestionKind::Multiple, Answer::Many(options)) => !options.is_empty() && options.iter().all(is_option),
            (QuestionKind::Scale, Answer::Step(step)) => (1..=self.steps).contains(step),
            (QuestionKind::Text, Answer::Words(words)) => !words.is_empty(),
            _ => false,
        }
    }

    /// An answer as people read it.
    pub(crate) fn say(&self, answer: &Answer) -> String {
        let option = |option: &u32| usize::try_from(*option).ok().and_then(|at| self.options.get(at)).cloned().unwrap_or_default();
        match answer {
            Answer::One(one) => option(one),
            Answer::Many(many) => many.iter().map(option).collect::<Vec<_>>().join("; "),
            Answer::Step(step) => step.to_string(),
            Answer::Words(words) => words.clone(),
        }
    }
}

impl Condition {
    fn holds(self, answers: &Answers) -> bool {
        match answers.get(&self.question) {
            Some(Answer::One(option)) => *option == self.value,
            Some(Answer::Many(options)) => options.contains(&self.value),
            Some(Answer::Step(step)) => *step == self.value,
            Some(Answer::Words(_)) | None => false,
        }
    }
}

/// A section that is shown, with the questions of it that are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown<'s> {
    /// Its place in the sheet, from 0.
    pub place: usize,
    /// The section.
    pub section: &'s Section,
    /// Its questions that are shown.
    pub questions: Vec<&'s Question>,
}

impl Sheet {
    /// All questions in order.
    pub(crate) fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// What is shown after these answers, and those of them that hold: an answer to what is not shown is none, whoever sent it.
    pub(crate) fn shown(&self, answers: &Answers) -> (Vec<Shown<'_>>, Answers) {
        let (mut shown, mut kept) = (Vec::new(), Answers::new());
        for (place, section) in self.sections.iter().enumerate() {
            if !section.only_if.is_none_or(|condition| condition.holds(&kept)) {
                continue;
            }
            let questions: Vec<&Question> = section.questions.iter().filter(|one| one.only_if.is_none_or(|condition| condition.holds(&kept))).collect();
            if questions.is_empty() && section.text.is_empty() {
                continue;
            }
            for question in &questions {
                if let Some(answer) = answers.get(&question.key).filter(|answer| question.takes(answer)) {
                    kept.insert(question.key, answer.clone());
                }
            }
            shown.push(Shown { place, section, questions });
        }
        (shown, kept)
    }

    /// The first section in which something that is required is not answered.
    pub(crate) fn gap(&self, answers: &Answers) -> Option<usize> {
        let (shown, kept) = self.shown(answers);
        shown.iter().find(|one| one.questions.iter().any(|question| question.required && !kept.contains_key(&question.key))).map(|one| one.place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(key: u32, kind: QuestionKind, only_if: Option<(u32, u32)>) -> Question {
        let options = vec!["Ja".to_owned(), "Nein".to_owned()];
        let only_if = only_if.map(|(question, value)| Condition { question, value });
        Question { key, kind, options, steps: 5, required: true, only_if, ..Question::default() }
    }

    /// Bus? → how often (if yes) → why so rarely (if 1).
    fn sheet() -> Sheet {
        let section = |questions, only_if| Section { title: "T".into(), questions, only_if, ..Section::default() };
        Sheet {
            sections: vec![
                section(vec![question(1, QuestionKind::Single, None)], None),
                section(vec![question(2, QuestionKind::Scale, None)], Some(Condition { question: 1, value: 0 })),
                section(vec![question(3, QuestionKind::Text, Some((2, 1))), question(4, QuestionKind::Multiple, None)], None),
            ],
        }
    }

    #[test]
    fn branches_follow_the_answers_and_their_own_branches() {
        let sheet = sheet();
        let places = |answers: &[(u32, Answer)]| {
            let (shown, kept) = sheet.shown(&answers.iter().cloned().collect());
            let keys: Vec<u32> = shown.iter().flat_map(|one| one.questions.iter().map(|question| question.key)).collect();
            (keys, kept.into_keys().collect::<Vec<_>>())
        };
        assert_eq!(places(&[]), (vec![1, 4], vec![]));
        assert_eq!(places(&[(1, Answer::One(0))]), (vec![1, 2, 4], vec![1]));
        assert_eq!(places(&[(1, Answer::One(0)), (2, Answer::Step(1))]), (vec![1, 2, 3, 4], vec![1, 2]));
        // Tampered with: an answer to what is hidden opens nothing and is not kept.
        assert_eq!(places(&[(1, Answer::One(1)), (2, Answer::Step(1)), (3, Answer::Words("x".into()))]), (vec![1, 4], vec![1]));
        // Neither is one of the wrong kind or out of range.
        assert_eq!(places(&[(1, Answer::Words("0".into())), (4, Answer::Many([7].into()))]), (vec![1, 4], vec![]));
    }

    #[test]
    fn what_is_required_and_shown_is_missed() {
        let sheet = sheet();
        let gap = |answers: &[(u32, Answer)]| sheet.gap(&answers.iter().cloned().collect());
        assert_eq!(gap(&[]), Some(0));
        assert_eq!(gap(&[(1, Answer::One(0))]), Some(1));
        assert_eq!(gap(&[(1, Answer::One(1))]), Some(2));
        assert_eq!(gap(&[(1, Answer::One(1)), (4, Answer::Many([0].into()))]), None);
    }

    #[test]
    fn what_a_form_sends_becomes_an_answer_or_a_problem() {
        let read = |kind, sent: &[&str]| question(1, kind, None).read(&sent.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!(read(QuestionKind::Single, &[]), Ok(None));
        assert_eq!(read(QuestionKind::Single, &["1"]), Ok(Some(Answer::One(1))));
        for wrong in ["2", "-1", "x", "4294967296", "0x1"] {
            assert_eq!(read(QuestionKind::Single, &[wrong]), Err(Problem::NoChoice), "{wrong}");
            assert_eq!(read(QuestionKind::Multiple, &["0", wrong]), Err(Problem::NoChoice), "{wrong}");
        }
        assert_eq!(read(QuestionKind::Scale, &["0"]), Err(Problem::NoChoice));
        assert_eq!(read(QuestionKind::Scale, &["5"]), Ok(Some(Answer::Step(5))));
        assert_eq!(read(QuestionKind::Scale, &["6"]), Err(Problem::NoChoice));
        assert_eq!(read(QuestionKind::Text, &["  "]), Ok(None));
        assert_eq!(read(QuestionKind::Text, &["a\0"]), Err(Problem::Unprintable));
        assert_eq!(read(QuestionKind::Text, &[&"x".repeat(ANSWER_MAX + 1)]), Err(Problem::TooLong));
    }
}
