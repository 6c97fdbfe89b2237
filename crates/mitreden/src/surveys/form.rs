//! What the staff typed about a survey, and what is wrong with it. Never says it in words; the pages do.
//!
//! Sections and questions are rows of one list: each section begins a page, the questions after it stand on it.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use super::model::{Access, Condition, Question, QuestionKind, Section, Sheet, Survey};
use crate::base::text;

/// Longest title or question in characters.
const LINE_MAX: usize = 300;
/// Longest text in characters.
const TEXT_MAX: usize = 6_000;
/// Longest option in characters.
const OPTION_MAX: usize = 200;
/// Most options of a question.
const OPTIONS_MAX: usize = 40;
/// Most rows of a survey.
pub(super) const ROWS_MAX: usize = 120;
/// The word of a row that begins a section.
pub(super) const SECTION: &str = "section";

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    Missing,
    TooLong(usize),
    Unprintable,
    NoChoice,
    NotATime,
    EndBeforeStart,
    FewOptions,
    TooManyOptions,
    SameOptions,
    NotSteps,
    /// The first row is no section.
    NoSection,
    /// The question it depends on does not stand in an earlier section.
    NoEarlier,
    /// The answer it depends on is none of that question.
    NoSuchAnswer,
    TooManyRows,
}

/// Which field has which problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) field: String,
    pub(super) problem: Problem,
}

/// A section or a question as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// The question's number, empty for a new one and for sections.
    pub(super) key: String,
    /// [`SECTION`] or the word of a kind.
    pub(super) kind: String,
    pub(super) text: String,
    pub(super) hint: String,
    /// Options, one in a line.
    pub(super) options: String,
    pub(super) steps: String,
    pub(super) required: bool,
    /// The number of the question it depends on.
    pub(super) if_question: String,
    /// The answer it depends on, in words or as a number.
    pub(super) if_answer: String,
}

/// The form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SurveyForm {
    pub(super) title: String,
    pub(super) intro: String,
    pub(super) privacy: String,
    pub(super) thanks: String,
    pub(super) access: String,
    pub(super) opens_date: String,
    pub(super) opens_time: String,
    pub(super) closes_date: String,
    pub(super) closes_time: String,
    pub(super) version: String,
    pub(super) rows: Vec<Row>,
}

/// Which button was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Press {
    Save,
    Add(String),
    Remove(usize),
    Raise(usize),
    Lower(usize),
}

type Pairs = BTreeMap<String, String>;

impl SurveyForm {
    /// Reads what was sent, and which button sent it.
    pub(super) fn read(pairs: Vec<(String, String)>) -> (Self, Press) {
        let pairs: Pairs = pairs.into_iter().collect();
        let get = |name: &str| pairs.get(name).cloned().unwrap_or_default();
        let rows = (0..=ROWS_MAX).take_while(|at| pairs.contains_key(&format!("row-{at}-kind"))).map(|at| {
            let get = |name: &str| get(&format!("row-{at}-{name}"));
            Row {
                key: get("key"),
                kind: get("kind"),
                text: get("text"),
                hint: get("hint"),
                options: get("options"),
                steps: get("steps"),
                required: !get("required").is_empty(),
                if_question: get("if-question"),
                if_answer: get("if-answer"),
            }
        });
        let form = Self {
            title: get("title"),
            intro: get("intro"),
            privacy: get("privacy"),
            thanks: get("thanks"),
            access: get("access"),
            opens_date: get("opens_date"),
            opens_time: get("opens_time"),
            closes_date: get("closes_date"),
            closes_time: get("closes_time"),
            version: get("version"),
            rows: rows.collect(),
        };
        let word = get("do");
        let (verb, rest) = word.split_once(':').unwrap_or((&word, ""));
        let press = match (verb, rest.parse()) {
            ("add", _) => Press::Add(rest.to_owned()),
            ("remove", Ok(row)) => Press::Remove(row),
            ("raise", Ok(row)) => Press::Raise(row),
            ("lower", Ok(row)) => Press::Lower(row),
            // A row that cannot be is left alone, as one that is not there.
            ("remove" | "raise" | "lower", Err(_)) => Press::Add(String::new()),
            _ => Press::Save,
        };
        (form, press)
    }

    /// The form of a survey that exists.
    pub(super) fn of(survey: &Survey, zone: &TimeZone) -> Self {
        let day = |at: Option<Timestamp>| at.map(|at| at.to_zoned(zone.clone()).date().to_string()).unwrap_or_default();
        let time = |at: Option<Timestamp>| at.map(|at| at.to_zoned(zone.clone()).strftime("%H:%M").to_string()).unwrap_or_default();
        let answer = |only_if: Option<Condition>| {
            let Some(condition) = only_if else { return (String::new(), String::new()) };
            let question = survey.sheet.questions().find(|question| question.key == condition.question);
            let option = question.filter(|one| one.kind != QuestionKind::Scale).and_then(|one| one.options.get(usize::try_from(condition.value).ok()?));
            (condition.question.to_string(), option.cloned().unwrap_or_else(|| condition.value.to_string()))
        };
        let mut rows = Vec::new();
        for section in &survey.sheet.sections {
            let (if_question, if_answer) = answer(section.only_if);
            rows.push(Row { kind: SECTION.to_owned(), text: section.title.clone(), hint: section.text.clone(), if_question, if_answer, ..Row::default() });
            for question in &section.questions {
                let (if_question, if_answer) = answer(question.only_if);
                rows.push(Row {
                    key: question.key.to_string(),
                    kind: question.kind.word().to_owned(),
                    text: question.text.clone(),
                    hint: question.hint.clone(),
                    options: question.options.join("\n"),
                    steps: if question.kind == QuestionKind::Scale { question.steps.to_string() } else { String::new() },
                    required: question.required,
                    if_question,
                    if_answer,
                });
            }
        }
        Self {
            title: survey.title.clone(),
            intro: survey.intro.clone(),
            privacy: survey.privacy.clone(),
            thanks: survey.thanks.clone(),
            access: survey.access.word().to_owned(),
            opens_date: day(survey.opens_at),
            opens_time: time(survey.opens_at),
            closes_date: day(survey.closes_at),
            closes_time: time(survey.closes_at),
            version: survey.updated_at.to_string(),
            rows,
        }
    }

    /// Gives new questions their numbers: conditions name them.
    pub(super) fn number(&mut self) {
        let mut next = self.rows.iter().filter_map(|row| row.key.parse::<u32>().ok()).max().unwrap_or_default();
        for row in self.rows.iter_mut().filter(|row| row.kind != SECTION && row.key.parse::<u32>().is_err()) {
            next = next.saturating_add(1);
            row.key = next.to_string();
        }
    }

    /// Does what a button other than Save asks for. A row that is not there is left alone.
    pub(super) fn press(&mut self, press: Press) {
        let last = self.rows.len().saturating_sub(1);
        match press {
            Press::Add(kind) if self.rows.len() < ROWS_MAX && (kind == SECTION || QuestionKind::of(&kind).is_some()) => {
                let steps = if kind == "scale" { "5".to_owned() } else { String::new() };
                self.rows.push(Row { kind, steps, ..Row::default() });
            }
            Press::Remove(row) if row < self.rows.len() => drop(self.rows.remove(row)),
            Press::Raise(row) if 0 < row && row <= last => self.rows.swap(row, row - 1),
            Press::Lower(row) if row < last => self.rows.swap(row, row + 1),
            Press::Save | Press::Add(_) | Press::Remove(_) | Press::Raise(_) | Press::Lower(_) => {}
        }
        self.number();
    }

    /// Checks everything at once and puts it onto a survey.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self, before: &Survey, zone: &TimeZone, with_sheet: bool) -> Result<Survey, Vec<Fault>> {
        let mut check = Check::default();
        let title = check.line("title", &self.title, LINE_MAX, true);
        let intro = check.paragraphs("intro", &self.intro, TEXT_MAX);
        let privacy = check.paragraphs("privacy", &self.privacy, TEXT_MAX);
        if privacy.is_empty() {
            check.fault("privacy", Problem::Missing);
        }
        let thanks = check.paragraphs("thanks", &self.thanks, TEXT_MAX);
        let access = Access::of(&self.access);
        if access.is_none() {
            check.fault("access", Problem::NoChoice);
        }
        let opens_at = check.moment("opens", &self.opens_date, &self.opens_time, zone);
        let closes_at = check.moment("closes", &self.closes_date, &self.closes_time, zone);
        if let (Some(opens), Some(closes)) = (opens_at, closes_at)
            && closes <= opens
        {
            check.fault("closes_date", Problem::EndBeforeStart);
        }
        let sheet = if with_sheet { self.check_rows(&mut check) } else { before.sheet.clone() };
        if !check.faults.is_empty() {
            return Err(check.faults);
        }
        Ok(Survey { title, intro, privacy, thanks, access: access.unwrap_or_default(), opens_at, closes_at, sheet, ..before.clone() })
    }

    fn check_rows(&self, check: &mut Check) -> Sheet {
        let mut sheet = Sheet::default();
        if self.rows.len() > ROWS_MAX {
            check.fault("rows", Problem::TooManyRows);
        }
        for (at, row) in self.rows.iter().enumerate() {
            let field = |name: &str| format!("row-{at}-{name}");
            let text = check.line(&field("text"), &row.text, LINE_MAX, true);
            let hint = check.paragraphs(&field("hint"), &row.hint, TEXT_MAX);
            let only_if = check.condition(at, row, &sheet);
            if row.kind == SECTION {
                sheet.sections.push(Section { title: text, text: hint, only_if, questions: Vec::new() });
                continue;
            }
            let Some(section) = sheet.sections.last_mut() else {
                check.fault(&field("text"), Problem::NoSection);
                continue;
            };
            let Some(kind) = QuestionKind::of(&row.kind) else {
                check.fault(&field("kind"), Problem::NoChoice);
                continue;
            };
            let options = check.options(at, row, kind);
            let steps = if kind == QuestionKind::Scale { check.steps(at, row) } else { 0 };
            section.questions.push(Question { key: row.key.parse().unwrap_or_default(), kind, text, hint, options, steps, required: row.required, only_if });
        }
        sheet
    }
}

/// Gathers faults.
#[derive(Default)]
struct Check {
    faults: Vec<Fault>,
}

impl Check {
    fn fault(&mut self, field: &str, problem: Problem) {
        self.faults.push(Fault { field: field.to_owned(), problem });
    }

    fn bounded(&mut self, field: &str, text: String, most: usize) -> String {
        if text.chars().count() > most {
            self.fault(field, Problem::TooLong(most));
        } else if !text::is_printable(&text) {
            self.fault(field, Problem::Unprintable);
        }
        text
    }

    fn line(&mut self, field: &str, typed: &str, most: usize, required: bool) -> String {
        let line = text::line(typed);
        if required && line.is_empty() {
            self.fault(field, Problem::Missing);
        }
        self.bounded(field, line, most)
    }

    fn paragraphs(&mut self, field: &str, typed: &str, most: usize) -> String {
        self.bounded(field, text::paragraphs(typed), most)
    }

    fn moment(&mut self, field: &str, date: &str, time: &str, zone: &TimeZone) -> Option<Timestamp> {
        if date.trim().is_empty() && time.trim().is_empty() {
            return None;
        }
        let date: Option<civil::Date> = date.trim().parse().ok();
        let time: Option<civil::Time> = if time.trim().is_empty() { Some(civil::Time::midnight()) } else { time.trim().parse().ok() };
        let at = date.zip(time).and_then(|(date, time)| date.to_datetime(time).to_zoned(zone.clone()).ok()).map(|at| at.timestamp());
        if at.is_none() {
            self.fault(&format!("{field}_date"), Problem::NotATime);
        }
        at
    }

    fn options(&mut self, at: usize, row: &Row, kind: QuestionKind) -> Vec<String> {
        let field = format!("row-{at}-options");
        let lines: Vec<String> = row.options.lines().map(text::line).filter(|line| !line.is_empty()).collect();
        let options: Vec<String> = lines.into_iter().map(|line| self.bounded(&field, line, OPTION_MAX)).collect();
        let mut sorted = options.clone();
        sorted.sort_unstable();
        sorted.dedup();
        match kind {
            QuestionKind::Single | QuestionKind::Multiple if options.len() < 2 => self.fault(&field, Problem::FewOptions),
            QuestionKind::Single | QuestionKind::Multiple if options.len() > OPTIONS_MAX => self.fault(&field, Problem::TooManyOptions),
            QuestionKind::Scale if options.len() > 2 => self.fault(&field, Problem::TooManyOptions),
            QuestionKind::Text => return Vec::new(),
            _ if sorted.len() < options.len() => self.fault(&field, Problem::SameOptions),
            _ => {}
        }
        options
    }

    fn steps(&mut self, at: usize, row: &Row) -> u32 {
        let steps = row.steps.trim().parse().ok().filter(|steps| (2..=11).contains(steps));
        if steps.is_none() {
            self.fault(&format!("row-{at}-steps"), Problem::NotSteps);
        }
        steps.unwrap_or_default()
    }

    /// What a row depends on: a question of an earlier section, as a page without script shows all of its own at once.
    fn condition(&mut self, at: usize, row: &Row, sheet: &Sheet) -> Option<Condition> {
        if row.if_question.trim().is_empty() {
            return None;
        }
        let earlier = if row.kind == SECTION { &sheet.sections[..] } else { &sheet.sections[..sheet.sections.len().saturating_sub(1)] };
        let key: Option<u32> = row.if_question.trim().parse().ok();
        let question = earlier.iter().flat_map(|section| &section.questions).find(|question| Some(question.key) == key && question.kind != QuestionKind::Text);
        let Some(question) = question else {
            self.fault(&format!("row-{at}-if-question"), Problem::NoEarlier);
            return None;
        };
        let answer = text::line(&row.if_answer);
        let value = match question.kind {
            QuestionKind::Scale => answer.parse().ok().filter(|step| (1..=question.steps).contains(step)),
            _ => question.options.iter().position(|option| option.to_lowercase() == answer.to_lowercase()).and_then(|at| u32::try_from(at).ok()),
        };
        if value.is_none() {
            self.fault(&format!("row-{at}-if-answer"), Problem::NoSuchAnswer);
        }
        value.map(|value| Condition { question: question.key, value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(rows: &[(&str, &str, &str, &str, &str)]) -> SurveyForm {
        let row = |(kind, text, options, if_question, if_answer): &(&str, &str, &str, &str, &str)| Row {
            kind: (*kind).into(),
            text: (*text).into(),
            options: options.replace('|', "\n"),
            steps: "5".into(),
            if_question: (*if_question).into(),
            if_answer: (*if_answer).into(),
            ..Row::default()
        };
        let mut form =
            SurveyForm { title: "T".into(), privacy: "P".into(), access: "open".into(), rows: rows.iter().map(row).collect(), ..SurveyForm::default() };
        form.number();
        form
    }

    fn faults(form: &SurveyForm) -> Vec<(String, Problem)> {
        let checked = form.check(&Survey::default(), &TimeZone::UTC, true);
        checked.err().unwrap_or_default().into_iter().map(|fault| (fault.field, fault.problem)).collect()
    }

    #[test]
    fn a_form_becomes_a_survey_and_the_same_form_again() {
        let form = form(&[
            ("section", "Wege", "", "", ""),
            ("single", "Fahren Sie Bus?", "Ja|Nein", "", ""),
            ("section", "Bus", "", "1", "ja"),
            ("scale", "Zufrieden?", "gar nicht|sehr", "", ""),
            ("section", "Schluss", "", "2", "1"),
            ("text", "Warum?", "", "1", "Ja"),
        ]);
        let survey = form.check(&Survey::default(), &TimeZone::UTC, true).unwrap();
        assert_eq!(survey.sheet.sections[1].only_if, Some(Condition { question: 1, value: 0 }));
        assert_eq!(survey.sheet.sections[2].only_if, Some(Condition { question: 2, value: 1 }));
        let again = SurveyForm::of(&survey, &TimeZone::UTC).check(&Survey::default(), &TimeZone::UTC, true).unwrap();
        assert_eq!(again.sheet, survey.sheet);
    }

    #[test]
    fn what_makes_no_sense_is_named_by_its_field() {
        assert_eq!(faults(&form(&[("single", "A?", "x|y", "", "")])), [("row-0-text".to_owned(), Problem::NoSection)]);
        let section = ("section", "S", "", "", "");
        assert_eq!(faults(&form(&[section, ("single", "A?", "x", "", "")])), [("row-1-options".to_owned(), Problem::FewOptions)]);
        assert_eq!(faults(&form(&[section, ("multiple", "A?", "x|x", "", "")])), [("row-1-options".to_owned(), Problem::SameOptions)]);
        assert_eq!(faults(&form(&[section, ("single", "", "x|y", "", "")])), [("row-1-text".to_owned(), Problem::Missing)]);
        let own = form(&[section, ("single", "A?", "x|y", "", ""), ("text", "B?", "", "1", "x")]);
        assert_eq!(faults(&own), [("row-2-if-question".to_owned(), Problem::NoEarlier)], "of the same page");
        let other = form(&[section, ("single", "A?", "x|y", "", ""), ("section", "B", "", "1", "z")]);
        assert_eq!(faults(&other), [("row-2-if-answer".to_owned(), Problem::NoSuchAnswer)]);
        let mut dated = form(&[section]);
        (dated.opens_date, dated.closes_date) = ("2027-02-02".into(), "2027-02-01".into());
        assert_eq!(faults(&dated), [("closes_date".to_owned(), Problem::EndBeforeStart)]);
        dated.opens_date = "morgen".into();
        assert_eq!(faults(&dated)[0], ("opens_date".to_owned(), Problem::NotATime));
    }
}
