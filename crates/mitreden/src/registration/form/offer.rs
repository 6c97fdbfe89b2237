//! The form in which the staff sets up registration for an event. Never says in words what is wrong; the pages do.

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use super::{Check, Fault, Fields, Problem};
use crate::base::dates;
use crate::base::ids::Ids;
use crate::base::text;
use crate::registration::model::{Offer, Question, QuestionKind};

/// Most places.
const CAPACITY_MAX: i64 = 100_000;
/// Most questions.
pub(in crate::registration) const QUESTIONS_MAX: usize = 12;
/// Most things to choose from.
const CHOICES_MAX: usize = 20;
/// Longest question and longest choice in characters.
const LABEL_MAX: usize = 200;

/// Which button was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::registration) enum Press {
    /// Save.
    Save,
    /// One more question.
    Add,
    /// Without this question.
    Remove(usize),
    /// This question one place earlier.
    Raise(usize),
}

impl Press {
    fn of(word: &str) -> Self {
        let (verb, row) = word.split_once(':').unwrap_or((word, ""));
        match (verb, row.parse().ok()) {
            ("add", _) => Press::Add,
            ("remove", Some(row)) => Press::Remove(row),
            ("raise", Some(row)) => Press::Raise(row),
            _ => Press::Save,
        }
    }
}

/// A question as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::registration) struct QuestionRow {
    /// Its id; empty: it is new.
    pub(in crate::registration) id: String,
    /// The kind's word.
    pub(in crate::registration) kind: String,
    /// What is asked.
    pub(in crate::registration) label: String,
    /// It must be answered.
    pub(in crate::registration) required: bool,
    /// What to choose from, one in a line.
    pub(in crate::registration) choices: String,
}

/// The form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::registration) struct OfferForm {
    /// One may register.
    pub(in crate::registration) open: bool,
    /// Places; empty: as many as come.
    pub(in crate::registration) capacity: String,
    /// With a waiting list.
    pub(in crate::registration) waiting: bool,
    /// Day from which on one may register.
    pub(in crate::registration) opens_day: String,
    /// Its time.
    pub(in crate::registration) opens_time: String,
    /// Day until which one may register.
    pub(in crate::registration) closes_day: String,
    /// Its time.
    pub(in crate::registration) closes_time: String,
    /// The state that was edited, to notice that somebody else saved meanwhile.
    pub(in crate::registration) version: String,
    /// Questions.
    pub(in crate::registration) questions: Vec<QuestionRow>,
}

impl OfferForm {
    /// Reads what was sent, and which button sent it.
    pub(in crate::registration) fn read(fields: &Fields) -> (Self, Press) {
        let of = |row: usize, name: &str| fields.get(&format!("frage-{row}-{name}"));
        let questions = (0..=QUESTIONS_MAX).take_while(|row| fields.has(&format!("frage-{row}-label"))).map(|row| QuestionRow {
            id: of(row, "id"),
            kind: of(row, "kind"),
            label: of(row, "label"),
            required: fields.has(&format!("frage-{row}-required")),
            choices: of(row, "choices"),
        });
        let form = Self {
            open: fields.has("open"),
            capacity: fields.get("capacity"),
            waiting: fields.has("waiting"),
            opens_day: fields.get("opens_day"),
            opens_time: fields.get("opens_time"),
            closes_day: fields.get("closes_day"),
            closes_time: fields.get("closes_time"),
            version: fields.get("version"),
            questions: questions.collect(),
        };
        (form, Press::of(&fields.get("do")))
    }

    /// The form of an offer that exists.
    pub(in crate::registration) fn of(offer: &Offer, zone: &TimeZone) -> Self {
        let day = |at: Option<Timestamp>| at.map_or_else(String::new, |at| dates::local(at, zone).date().to_string());
        let time = |at: Option<Timestamp>| at.map_or_else(String::new, |at| dates::clock(&dates::local(at, zone)));
        Self {
            open: offer.open,
            capacity: offer.capacity.map_or_else(String::new, |places| places.to_string()),
            waiting: offer.waiting,
            opens_day: day(offer.opens_at),
            opens_time: time(offer.opens_at),
            closes_day: day(offer.closes_at),
            closes_time: time(offer.closes_at),
            version: offer.updated_at.to_string(),
            questions: offer.questions.iter().map(QuestionRow::of).collect(),
        }
    }

    /// Does what a button other than Save asks for.
    pub(in crate::registration) fn press(&mut self, press: Press) {
        match press {
            Press::Add if self.questions.len() < QUESTIONS_MAX => self.questions.push(QuestionRow::default()),
            Press::Remove(row) if row < self.questions.len() => drop(self.questions.remove(row)),
            Press::Raise(row) if 0 < row && row < self.questions.len() => self.questions.swap(row, row - 1),
            Press::Save | Press::Add | Press::Remove(_) | Press::Raise(_) => {}
        }
    }

    /// Checks everything at once.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(in crate::registration) fn check(&self, event: &str, ids: Ids, zone: &TimeZone, now: Timestamp) -> Result<Offer, Vec<Fault>> {
        let mut check = Check::default();
        let capacity = check.number("capacity", &self.capacity, CAPACITY_MAX);
        let opens_at = check.moment("opens", &self.opens_day, &self.opens_time, zone);
        let closes_at = check.moment("closes", &self.closes_day, &self.closes_time, zone);
        if opens_at.zip(closes_at).is_some_and(|(opens, closes)| closes <= opens) {
            check.fault("closes_day", Problem::EndBeforeStart);
        }
        if self.questions.len() > QUESTIONS_MAX {
            check.fault("frage-0-label", Problem::TooMany(QUESTIONS_MAX));
        }
        let blank = |row: &QuestionRow| row.label.trim().is_empty() && row.choices.trim().is_empty();
        let rows = self.questions.iter().enumerate().filter(|(_, row)| !blank(row));
        let questions = rows.map(|(at, row)| check.question(at, row, ids)).collect();
        let (event, open, waiting) = (event.to_owned(), self.open, self.waiting);
        let offer = Offer { event, open, capacity, waiting, opens_at, closes_at, questions, turn: 0, updated_at: now };
        if check.faults.is_empty() { Ok(offer) } else { Err(check.faults) }
    }
}

impl QuestionRow {
    fn of(question: &Question) -> Self {
        Self {
            id: question.id.clone(),
            kind: question.kind.word().to_owned(),
            label: question.label.clone(),
            required: question.required,
            choices: question.choices.join("\n"),
        }
    }
}

impl Check {
    fn number(&mut self, field: &str, text: &str, max: i64) -> Option<i64> {
        let text = text.trim();
        let number = text.parse().ok().filter(|number| (1..=max).contains(number));
        if number.is_none() && !text.is_empty() {
            self.fault(field, Problem::NotANumber(max));
        }
        number
    }

    /// A day and a time of day; both empty: none. A day alone begins at midnight.
    fn moment(&mut self, field: &str, day: &str, time: &str, zone: &TimeZone) -> Option<Timestamp> {
        let (day, time) = (day.trim(), time.trim());
        if day.is_empty() && time.is_empty() {
            return None;
        }
        let date = civil::Date::strptime("%Y-%m-%d", day).or_else(|_| civil::Date::strptime("%d.%m.%Y", day));
        let date = date.ok().filter(|date| (2000..=2100).contains(&date.year()));
        if date.is_none() {
            self.fault(&format!("{field}_day"), Problem::NotADate);
        }
        let time = if time.is_empty() { "00:00" } else { time };
        let clock = ["%H:%M", "%H.%M", "%H:%M:%S"].iter().find_map(|format| civil::Time::strptime(format, time).ok());
        if clock.is_none() {
            self.fault(&format!("{field}_time"), Problem::NotATime);
        }
        Some(date?.to_datetime(clock?).to_zoned(zone.clone()).ok()?.timestamp())
    }

    fn question(&mut self, at: usize, row: &QuestionRow, ids: Ids) -> Question {
        let field = |name: &str| format!("frage-{at}-{name}");
        let label = self.line(&field("label"), &row.label, LABEL_MAX, true);
        let kind = QuestionKind::of(&row.kind);
        if kind.is_none() {
            self.fault(&field("kind"), Problem::NoChoice);
        }
        let kind = kind.unwrap_or_default();
        let mut choices: Vec<String> = row.choices.lines().map(text::line).filter(|choice| !choice.is_empty()).collect();
        choices.dedup();
        let fault = match choices.len() {
            _ if kind != QuestionKind::Choice => None,
            0 | 1 => Some(Problem::FewChoices),
            count if count > CHOICES_MAX => Some(Problem::TooMany(CHOICES_MAX)),
            _ if choices.iter().any(|choice| choice.chars().count() > LABEL_MAX) => Some(Problem::TooLong(LABEL_MAX)),
            _ if !choices.iter().all(|choice| text::is_printable(choice)) => Some(Problem::Unprintable),
            _ => None,
        };
        if let Some(problem) = fault {
            self.fault(&field("choices"), problem);
        }
        if kind != QuestionKind::Choice {
            choices.clear();
        }
        // What came back as an id must be one of ours: it becomes part of a field's name.
        let known = row.id.len() == 8 && row.id.bytes().all(|b| b.is_ascii_digit());
        let id = if known { row.id.clone() } else { ids.digits(8) };
        Question { id, kind, label, required: row.required, choices }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> (OfferForm, Press) {
        OfferForm::read(&Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))))
    }

    fn check(pairs: &[(&str, &str)]) -> Result<Offer, Vec<Fault>> {
        form(pairs).0.check("e", Ids, &TimeZone::get("Europe/Berlin").unwrap(), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn an_offer_is_read_as_it_was_typed() {
        let pairs = [
            ("open", "true"),
            ("capacity", " 80 "),
            ("closes_day", "2027-02-04"),
            ("closes_time", "12:00"),
            ("frage-0-label", "Essen"),
            ("frage-0-kind", "choice"),
            ("frage-0-choices", "mit Fleisch\r\n\r\nohne Fleisch\r\n"),
            ("frage-1-label", ""),
            ("frage-1-kind", "text"),
        ];
        let offer = check(&pairs).unwrap();
        assert_eq!((offer.open, offer.capacity, offer.waiting, offer.opens_at), (true, Some(80), false, None));
        assert_eq!(offer.closes_at.unwrap().to_string(), "2027-02-04T11:00:00Z");
        assert_eq!(offer.questions.len(), 1, "an empty row is no question");
        assert_eq!(offer.questions[0].choices, ["mit Fleisch", "ohne Fleisch"]);
        let again = OfferForm::of(&offer, &TimeZone::get("Europe/Berlin").unwrap());
        assert_eq!((again.closes_day.as_str(), again.closes_time.as_str(), again.capacity.as_str()), ("2027-02-04", "12:00", "80"));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let problem = |pairs: &[(&str, &str)]| check(pairs).unwrap_err().remove(0);
        for places in ["0", "-1", "viele", "100001", "9999999999999999999999"] {
            assert_eq!(problem(&[("capacity", places)]), Fault::new("capacity", Problem::NotANumber(CAPACITY_MAX)), "{places}");
        }
        assert_eq!(problem(&[("opens_day", "bald")]), Fault::new("opens_day", Problem::NotADate));
        assert_eq!(problem(&[("opens_day", "2027-02-04"), ("opens_time", "spät")]), Fault::new("opens_time", Problem::NotATime));
        assert_eq!(problem(&[("opens_day", "2027-02-04"), ("closes_day", "2027-02-04")]), Fault::new("closes_day", Problem::EndBeforeStart));
        let question = [("frage-0-label", "Essen"), ("frage-0-kind", "choice"), ("frage-0-choices", "eins")];
        assert_eq!(problem(&question), Fault::new("frage-0-choices", Problem::FewChoices));
        assert_eq!(problem(&[("frage-0-label", "Essen"), ("frage-0-kind", "x")]), Fault::new("frage-0-kind", Problem::NoChoice));
        assert_eq!(check(&[("frage-0-label", "Essen"), ("frage-0-kind", "text"), ("frage-0-id", "\"><")]).unwrap().questions[0].id.len(), 8);
    }

    #[test]
    fn rows_come_go_and_move() {
        let (mut typed, press) = form(&[("frage-0-label", "a"), ("frage-1-label", "b"), ("do", "raise:1")]);
        typed.press(press);
        assert_eq!(typed.questions[0].label, "b");
        typed.press(Press::Remove(0));
        typed.press(Press::Add);
        typed.press(Press::Remove(9));
        let labels: Vec<_> = typed.questions.iter().map(|row| row.label.as_str()).collect();
        assert_eq!(labels, ["a", ""]);
    }
}
