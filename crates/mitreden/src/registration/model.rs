//! Registration as values: what an event offers, who has registered, when reminders are due. Never asks a clock or the database.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

use crate::base::i18n::Language;
use crate::base::mail::Address;
use crate::programme::model::Event;

/// How long registrations are kept after their event, in days.
pub const KEEP_DAYS: i64 = 30;

/// How a question is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum QuestionKind {
    /// A line of text.
    #[default]
    Text,
    /// One of several.
    Choice,
    /// Ticked or not.
    Check,
}

impl QuestionKind {
    /// All kinds, in the order of the form.
    pub(super) const ALL: [QuestionKind; 3] = [QuestionKind::Text, QuestionKind::Choice, QuestionKind::Check];

    /// The kind's word in forms.
    pub(super) fn word(self) -> &'static str {
        match self {
            QuestionKind::Text => "text",
            QuestionKind::Choice => "choice",
            QuestionKind::Check => "check",
        }
    }

    /// The kind of a word; `None` for anything else.
    pub(super) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A question of the organiser.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Question {
    /// Random, for good: answers are kept by it.
    pub(super) id: String,
    /// How it is answered.
    pub(super) kind: QuestionKind,
    /// What is asked.
    pub(super) label: String,
    /// It must be answered; a box must be ticked.
    pub(super) required: bool,
    /// What one may choose from.
    pub(super) choices: Vec<String>,
}

/// Answers by the question's id; a ticked box is "x".
pub(super) type Answers = BTreeMap<String, String>;

/// The answer of a ticked box.
pub(super) const TICKED: &str = "x";

/// What an event offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    /// The event's id.
    pub(super) event: String,
    /// One may register.
    pub(super) open: bool,
    /// How many places there are; `None`: as many as come.
    pub(super) capacity: Option<i64>,
    /// Who comes too late may wait.
    pub(super) waiting: bool,
    /// From when on.
    pub(super) opens_at: Option<Timestamp>,
    /// Until when.
    pub(super) closes_at: Option<Timestamp>,
    /// What the organiser asks.
    pub(super) questions: Vec<Question>,
    /// How many have counted places so far.
    pub(super) turn: i64,
    /// When it was last changed; guards two people editing at once.
    pub(super) updated_at: Timestamp,
}

/// Where a registration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// There is a place.
    Confirmed,
    /// In the queue for one.
    Waiting,
    /// Given back.
    Cancelled,
}

impl State {
    /// The word in the database.
    pub(super) fn word(self) -> &'static str {
        match self {
            State::Confirmed => "confirmed",
            State::Waiting => "waiting",
            State::Cancelled => "cancelled",
        }
    }

    /// The state of a word. The table takes no other.
    pub(super) fn of(word: &str) -> Self {
        match word {
            "confirmed" => State::Confirmed,
            "waiting" => State::Waiting,
            _ => State::Cancelled,
        }
    }
}

/// Somebody's place, or the wish for one.
#[derive(Clone, Debug)]
pub(super) struct Registration {
    /// Random.
    pub(super) id: String,
    /// What people read out: `A-12345678`.
    pub(super) number: String,
    /// The account.
    pub(super) person: Option<String>,
    /// The name as the person wrote it.
    pub(super) name: String,
    /// Where letters go; `None`: the person has a printed code.
    pub(super) email: Option<Address>,
    /// The language of letters.
    pub(super) language: Language,
    /// Where it stands.
    pub(super) state: State,
    /// What was answered.
    pub(super) answers: Answers,
    /// Added at the door.
    pub(super) walk_in: bool,
    /// The event's turn in which it came: the order of the queue.
    pub(super) turn: i64,
    /// When.
    pub(super) created_at: Timestamp,
    /// When the person came.
    pub(super) came_at: Option<Timestamp>,
}

/// How many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    /// With a place.
    pub(super) confirmed: i64,
    /// In the queue.
    pub(super) waiting: i64,
    /// Who came.
    pub(super) came: i64,
}

/// What somebody finds who wants to register now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Door {
    /// One cannot register for this event.
    None,
    /// Not yet: from this moment on.
    NotYet(Timestamp),
    /// No longer.
    Closed,
    /// There are places.
    Free,
    /// There are few places left.
    Few,
    /// One may wait for a place.
    Queue,
    /// All places are taken, and nobody waits.
    Full,
}

impl Door {
    /// One may send the form.
    pub(super) fn is_open(self) -> bool {
        matches!(self, Door::Free | Door::Few | Door::Queue)
    }
}

impl Offer {
    /// What somebody finds now.
    pub(super) fn door(&self, event: &Event, count: Count, now: Timestamp) -> Door {
        if !self.open || event.cancelled {
            return Door::None;
        }
        if event.ends_at <= now || self.closes_at.is_some_and(|at| at <= now) {
            return Door::Closed;
        }
        if let Some(at) = self.opens_at.filter(|at| now < *at) {
            return Door::NotYet(at);
        }
        let Some(capacity) = self.capacity else { return Door::Free };
        // Whoever waits comes first: a place that has just become free is theirs.
        match capacity - count.confirmed - count.waiting {
            left if left <= 0 && self.waiting => Door::Queue,
            left if left <= 0 => Door::Full,
            left if left * 10 <= capacity => Door::Few,
            _ => Door::Free,
        }
    }

    /// How many of the queue have a place now.
    pub(super) fn free(&self, count: Count) -> i64 {
        self.capacity.map_or(count.waiting, |capacity| (capacity - count.confirmed).clamp(0, count.waiting))
    }
}

/// A letter that reminds of the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reminder {
    /// Two days before, at the same time of day.
    TwoDays,
    /// One hour before.
    Hour,
}

impl Reminder {
    /// The word in keys.
    pub(super) fn word(self) -> &'static str {
        match self {
            Reminder::TwoDays => "2d",
            Reminder::Hour => "1h",
        }
    }
}

/// The reminders that still lie ahead, with the moment each is due. Two days are days of the calendar: at 17:00 one is reminded of 17:00,
/// also when the clocks change in between.
pub(super) fn reminders(starts_at: Timestamp, zone: &TimeZone, now: Timestamp) -> Vec<(Reminder, Timestamp)> {
    let two_days = starts_at.to_zoned(zone.clone()).saturating_sub(2.days()).timestamp();
    let hour = starts_at.saturating_sub(SignedDuration::from_hours(1)).unwrap_or(starts_at);
    [(Reminder::TwoDays, two_days), (Reminder::Hour, hour)].into_iter().filter(|(_, due)| now < *due).collect()
}

/// A code as the portal writes it, from what somebody typed: letters that look like digits are those digits (Crockford).
pub(super) fn typed_code(text: &str) -> String {
    let digits: String = text.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect();
    let digits = digits.replace('o', "0").replace(['i', 'l'], "1");
    match digits.len() {
        10 => format!("{}-{}", &digits[..5], &digits[5..]),
        _ => digits,
    }
}

/// The code of a key of 64 hexadecimal digits: 50 bits in two groups of five, without letters that look like digits.
pub(super) fn code(key: &str) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let bits = u64::from_str_radix(key.get(..13).unwrap_or_default(), 16).unwrap_or_default();
    let digits: String = (0..10).map(|at| char::from(ALPHABET[usize::try_from(bits >> (at * 5) & 31).unwrap_or_default()])).collect();
    format!("{}-{}", &digits[..5], &digits[5..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::model::EventKind;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn event() -> Event {
        Event {
            id: "e".into(),
            slug: "e".into(),
            series: None,
            title: "Wasserstoff".into(),
            summary: String::new(),
            text: String::new(),
            kind: EventKind::Themed,
            starts_at: at("2027-02-04T16:00:00Z"),
            ends_at: at("2027-02-04T18:00:00Z"),
            cancelled: false,
            sequence: 0,
            place: String::new(),
            room: None,
            updated_at: at("2027-01-01T00:00:00Z"),
        }
    }

    fn offer(capacity: Option<i64>) -> Offer {
        let updated_at = at("2027-01-01T00:00:00Z");
        Offer { event: "e".into(), open: true, capacity, waiting: true, opens_at: None, closes_at: None, questions: Vec::new(), turn: 0, updated_at }
    }

    #[test]
    fn the_door_follows_places_and_times() {
        let now = at("2027-02-01T00:00:00Z");
        let count = |confirmed, waiting| Count { confirmed, waiting, came: 0 };
        let full = offer(Some(20));
        for (taken, door) in [(0, Door::Free), (17, Door::Free), (18, Door::Few), (20, Door::Queue)] {
            assert_eq!(full.door(&event(), count(taken, 0), now), door, "{taken}");
        }
        assert_eq!(full.door(&event(), count(19, 1), now), Door::Queue, "nobody overtakes the queue");
        assert_eq!(Offer { waiting: false, ..full.clone() }.door(&event(), count(20, 0), now), Door::Full);
        assert_eq!(offer(None).door(&event(), count(9999, 0), now), Door::Free);
        let later = Offer { opens_at: Some(at("2027-02-02T00:00:00Z")), ..full.clone() };
        assert_eq!(later.door(&event(), count(0, 0), now), Door::NotYet(at("2027-02-02T00:00:00Z")));
        assert_eq!(Offer { closes_at: Some(now), ..full.clone() }.door(&event(), count(0, 0), now), Door::Closed);
        assert_eq!(full.door(&event(), count(0, 0), event().ends_at), Door::Closed);
        assert_eq!(full.door(&Event { cancelled: true, ..event() }, count(0, 0), now), Door::None);
        assert_eq!(Offer { open: false, ..full }.door(&event(), count(0, 0), now), Door::None);
    }

    #[test]
    fn the_queue_moves_up_as_far_as_there_are_places() {
        let count = |confirmed, waiting| Count { confirmed, waiting, came: 0 };
        assert_eq!(offer(Some(5)).free(count(3, 9)), 2);
        assert_eq!(offer(Some(5)).free(count(3, 1)), 1);
        assert_eq!(offer(Some(5)).free(count(7, 1)), 0, "more came in at the door than there are places");
        assert_eq!(offer(None).free(count(7, 3)), 3);
    }

    #[test]
    fn reminders_are_right_when_the_clocks_change() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        let now = at("2027-01-01T00:00:00Z");
        let both = |start| reminders(at(start), &berlin, now).into_iter().map(|(_, due)| due.to_string()).collect::<Vec<_>>();
        assert_eq!(both("2027-02-04T16:00:00Z"), ["2027-02-02T16:00:00Z", "2027-02-04T15:00:00Z"]);
        // 17:00 on the Sunday on which summer time begins, and on which it ends.
        assert_eq!(both("2027-03-28T15:00:00Z"), ["2027-03-26T16:00:00Z", "2027-03-28T14:00:00Z"]);
        assert_eq!(both("2027-10-31T16:00:00Z"), ["2027-10-29T15:00:00Z", "2027-10-31T15:00:00Z"]);
        // 03:30 summer time, an hour after 01:30 winter time.
        assert_eq!(both("2027-03-28T01:30:00Z")[1], "2027-03-28T00:30:00Z");
        let late = reminders(at("2027-02-04T16:00:00Z"), &berlin, at("2027-02-03T00:00:00Z"));
        assert_eq!(late, [(Reminder::Hour, at("2027-02-04T15:00:00Z"))]);
        assert_eq!(reminders(at("2027-02-04T16:00:00Z"), &berlin, at("2027-02-04T15:30:00Z")), []);
    }

    #[test]
    fn codes_are_read_as_they_are_written() {
        let key = crate::base::ids::hex(&[0xab; 32]);
        let code = code(&key);
        assert_eq!(code.len(), 11);
        assert_eq!(typed_code(&format!(" {} ", code.to_uppercase().replace('-', " "))), code);
        assert_eq!(typed_code("OIL00-oil00"), "01100-01100");
        assert_eq!(typed_code("kurz"), "kurz");
        assert_eq!(typed_code("äöü-{}"), "");
    }
}
