//! What one can follow, how often one hears of it, and when the next digest is due. Never asks a clock or the database.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _, civil};
use serde::{Deserialize, Serialize};

use crate::base::i18n::Language;
use crate::base::mail::Address;

/// How many days a wish that nobody confirmed is kept.
pub const UNCONFIRMED_DAYS: i64 = 7;

/// The words to which people consent, by the day they were written.
pub(super) const CONSENT: &str = "abos 2026-11-24";

/// The usual hour of digests.
pub(super) const USUAL_HOUR: i64 = 7;

/// What one can follow.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    /// The city's newsletter.
    Newsletter,
    /// Every new event.
    Programme,
    /// Every article.
    News,
    /// The new events of a series, by id.
    Series(String),
    /// One event, by id: a reminder, what changes, what becomes of it.
    Event(String),
    /// The articles with a tag.
    Tag(String),
    /// Announcements and sessions of a working group, by id.
    Group(String),
    /// What changes on a measure, by id.
    Measure(String),
    /// Windows of a contest and the city's answers to its ideas, by id.
    Contest(String),
    /// New versions of a draft, and when it can be commented, by id.
    Draft(String),
}

impl Topic {
    /// The topic as the database keeps it: kind and reference.
    pub(super) fn parts(&self) -> (&'static str, &str) {
        match self {
            Topic::Newsletter => ("newsletter", ""),
            Topic::Programme => ("programme", ""),
            Topic::News => ("news", ""),
            Topic::Series(id) => ("series", id),
            Topic::Event(id) => ("event", id),
            Topic::Tag(tag) => ("tag", tag),
            Topic::Group(id) => ("group", id),
            Topic::Measure(id) => ("measure", id),
            Topic::Contest(id) => ("contest", id),
            Topic::Draft(id) => ("draft", id),
        }
    }

    /// The topic of its parts; `None` for anything else.
    pub(super) fn of(kind: &str, reference: &str) -> Option<Self> {
        Some(match kind {
            "newsletter" => Topic::Newsletter,
            "programme" => Topic::Programme,
            "news" => Topic::News,
            "series" => Topic::Series(reference.to_owned()),
            "event" => Topic::Event(reference.to_owned()),
            "tag" => Topic::Tag(reference.to_owned()),
            "group" => Topic::Group(reference.to_owned()),
            "measure" => Topic::Measure(reference.to_owned()),
            "contest" => Topic::Contest(reference.to_owned()),
            "draft" => Topic::Draft(reference.to_owned()),
            _ => return None,
        })
    }

    /// The topic as a form sends it: `series:4f…`.
    pub(super) fn word(&self) -> String {
        let (kind, reference) = self.parts();
        format!("{kind}:{reference}")
    }

    /// The topic of such a word; `None` for anything else.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        let (kind, reference) = word.split_once(':').unwrap_or((word, ""));
        Self::of(kind, reference)
    }
}

/// How long before its beginning whoever follows an event is reminded of it.
const REMINDED_BEFORE: SignedDuration = SignedDuration::from_hours(24);

/// How an event stands, as far as it matters to whoever follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// When it begins.
    starts_at: Timestamp,
    /// It does not take place.
    cancelled: bool,
    /// It is near enough for a reminder.
    near: bool,
}

/// What whoever follows an event is told at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// It begins soon.
    Near,
    /// It takes place at another time.
    Moved,
    /// It does not take place.
    Off,
    /// It does after all.
    On,
}

impl Standing {
    /// How it stands now.
    pub(super) fn of(starts_at: Timestamp, cancelled: bool, now: Timestamp) -> Self {
        Self { starts_at, cancelled, near: starts_at - REMINDED_BEFORE <= now }
    }

    /// As the database keeps it beside the wish: `1770220800 on far`.
    pub(super) fn word(self) -> String {
        let [off, near] = [if self.cancelled { "off" } else { "on" }, if self.near { "near" } else { "far" }];
        format!("{} {off} {near}", self.starts_at.as_second())
    }

    fn read(word: &str) -> Option<Self> {
        let mut parts = word.split(' ');
        let starts_at = Timestamp::from_second(parts.next()?.parse().ok()?).ok()?;
        Some(Self { starts_at, cancelled: parts.next()? == "off", near: parts.next()? == "near" })
    }

    /// What is to be said to somebody who knows of `told`; who was told nothing yet has seen the page as it was.
    pub(super) fn since(self, told: &str) -> Option<Change> {
        let before = Self::read(told).unwrap_or(Self { near: false, ..self });
        match (before.cancelled, self.cancelled) {
            (false, true) => Some(Change::Off),
            (true, false) => Some(Change::On),
            (true, true) => None,
            (false, false) if before.starts_at.as_second() != self.starts_at.as_second() => Some(Change::Moved),
            (false, false) => (self.near && !before.near).then_some(Change::Near),
        }
    }
}

/// How often somebody hears of it. Newsletters come when they are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Rhythm {
    /// Within minutes.
    AtOnce,
    /// Once a day.
    Daily,
    /// On Mondays.
    #[default]
    Weekly,
}

impl Rhythm {
    /// All of them, in the order of the form.
    pub(super) const ALL: [Rhythm; 3] = [Rhythm::AtOnce, Rhythm::Daily, Rhythm::Weekly];

    /// The word in forms and in the database.
    pub(super) fn word(self) -> &'static str {
        match self {
            Rhythm::AtOnce => "at-once",
            Rhythm::Daily => "daily",
            Rhythm::Weekly => "weekly",
        }
    }

    /// The rhythm of a word; `None` for anything else.
    pub(super) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.word() == word)
    }
}

/// How digests reach somebody. Newsletters are letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Channel {
    /// By letter.
    #[default]
    Mail,
    /// On their devices; by letter while there is none.
    Push,
    /// Both.
    Both,
}

impl Channel {
    /// All of them, in the order of the form.
    pub(super) const ALL: [Channel; 3] = [Channel::Mail, Channel::Push, Channel::Both];

    /// The word in forms and in the database.
    pub(super) fn word(self) -> &'static str {
        match self {
            Channel::Mail => "mail",
            Channel::Push => "push",
            Channel::Both => "both",
        }
    }

    /// The channel of a word; `None` for anything else.
    pub(super) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.word() == word)
    }
}

/// What somebody wants to hear, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wishes {
    /// What they follow.
    pub(super) topics: BTreeSet<Topic>,
    /// How often.
    pub(super) rhythm: Rhythm,
    /// At which hour of the city's clock.
    pub(super) hour: i64,
    /// By which way; `None`: as before.
    pub(super) channel: Option<Channel>,
}

/// Somebody who wants letters.
#[derive(Clone, Debug)]
pub(super) struct Subscriber {
    /// Random.
    pub(super) id: String,
    /// Where letters go.
    pub(super) email: Address,
    /// The language of letters.
    pub(super) language: Language,
    /// How often.
    pub(super) rhythm: Rhythm,
    /// At which hour.
    pub(super) hour: i64,
    /// By which way.
    pub(super) channel: Channel,
    /// They said so from their mailbox.
    pub(super) confirmed: bool,
    /// The mail server knows no such address.
    pub(super) returned: bool,
    /// Up to here they have been told.
    pub(super) told_at: Timestamp,
}

impl Subscriber {
    /// Whether a digest is due: for the last hour of the rhythm that has struck they have not been told.
    pub(super) fn is_due(&self, now: Timestamp, zone: &TimeZone) -> bool {
        self.told_at < last_hour(self.rhythm, self.hour, now, zone)
    }
}

/// When the rhythm struck last. On the day when the clocks go forward a missing hour strikes an hour later, on the other day a double one first.
fn last_hour(rhythm: Rhythm, hour: i64, now: Timestamp, zone: &TimeZone) -> Timestamp {
    let today = now.to_zoned(zone.clone()).date();
    let back = match rhythm {
        Rhythm::AtOnce => return now,
        Rhythm::Daily => 0,
        Rhythm::Weekly => i64::from(today.weekday().to_monday_zero_offset()),
    };
    let step = if rhythm == Rhythm::Daily { 1 } else { 7 };
    let at = |day: civil::Date| {
        let time = civil::time(i8::try_from(hour.clamp(0, 23)).unwrap_or_default(), 0, 0, 0);
        day.to_datetime(time).to_zoned(zone.clone()).map_or(now, |at| at.timestamp())
    };
    let day = today.saturating_sub(back.days());
    if at(day) <= now { at(day) } else { at(day.saturating_sub(step.days())) }
}

/// A device that is told by web push.
#[derive(Clone, Debug)]
pub(super) struct Device {
    /// Random.
    pub(super) id: String,
    /// Id of the subscriber.
    pub(super) subscriber: String,
    /// Where its push service takes messages.
    pub(super) endpoint: String,
    /// Its public key, base64url.
    pub(super) p256dh: String,
    /// Its secret, base64url.
    pub(super) auth: String,
    /// Browser and system in two coarse words; may be empty.
    pub(super) name: String,
}

/// A message on its way to a device.
#[derive(Clone, Debug)]
pub(super) struct Pushed {
    /// Random.
    pub(super) id: String,
    /// Id of the device.
    pub(super) device: String,
    /// What there is.
    pub(super) title: String,
    /// The path a tap leads to, without language.
    pub(super) address: String,
    /// The language of the subscriber.
    pub(super) language: Language,
    /// How often it was tried.
    pub(super) attempts: i64,
    /// After this nobody needs it.
    pub(super) expires_at: Timestamp,
}

/// A thing that letters point to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pointed {
    /// Its title.
    pub(super) title: String,
    /// Its path without language.
    pub(super) address: String,
    /// What there is to say about it.
    pub(super) text: String,
}

/// Something that has happened, and which topics it belongs to.
#[derive(Clone, Debug)]
pub(super) struct Happening {
    /// When.
    pub(super) at: Timestamp,
    /// Whoever follows one of these hears of it.
    pub(super) topics: Vec<Topic>,
    /// What letters say.
    pub(super) pointed: Pointed,
}

/// A letter of the city to all who subscribed.
#[derive(Clone, Debug, Default)]
pub(super) struct Newsletter {
    /// Random.
    pub(super) id: String,
    /// The subject line.
    pub(super) subject: String,
    /// Paragraphs parted by empty lines.
    pub(super) text: String,
    /// What it points to.
    pub(super) items: Vec<Pointed>,
    /// Somebody pressed "send".
    pub(super) sent: Option<Timestamp>,
    /// All its letters are in the outbox.
    pub(super) written: bool,
    /// The last subscriber it was written to.
    pub(super) reached: String,
    /// When it was last kept; also guards two people editing at once.
    pub(super) version: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn digests_are_due_when_the_hour_has_struck() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        let due = |rhythm, told: &str, now: &str| {
            let email = Address::parse("b@example.org").unwrap();
            let one = Subscriber {
                id: "s".into(),
                email,
                language: Language::De,
                rhythm,
                hour: 7,
                channel: Channel::Mail,
                confirmed: true,
                returned: false,
                told_at: at(told),
            };
            one.is_due(at(now), &berlin)
        };
        // A Tuesday; seven o'clock is 06:00 UTC in winter.
        assert!(!due(Rhythm::Daily, "2026-11-23T06:00:00Z", "2026-11-24T05:59:00Z"));
        assert!(due(Rhythm::Daily, "2026-11-23T06:00:00Z", "2026-11-24T06:00:00Z"));
        assert!(!due(Rhythm::Daily, "2026-11-24T06:00:00Z", "2026-11-24T20:00:00Z"));
        assert!(!due(Rhythm::Weekly, "2026-11-23T06:00:00Z", "2026-11-29T22:00:00Z"));
        assert!(due(Rhythm::Weekly, "2026-11-23T06:00:00Z", "2026-11-30T06:00:00Z"));
        assert!(due(Rhythm::AtOnce, "2026-11-24T05:59:59Z", "2026-11-24T06:00:00Z"));
        // Summer time begins on 28 March 2027: seven o'clock is 05:00 UTC then.
        assert!(due(Rhythm::Daily, "2027-03-27T06:00:00Z", "2027-03-28T05:00:00Z"));
        assert!(!due(Rhythm::Daily, "2027-03-27T06:00:00Z", "2027-03-28T04:59:00Z"));
    }

    #[test]
    fn topics_go_to_the_database_and_back() {
        for topic in [
            Topic::Newsletter,
            Topic::Programme,
            Topic::News,
            Topic::Series("4f".into()),
            Topic::Event("5a".into()),
            Topic::Tag("wärme".into()),
            Topic::Group("6b".into()),
            Topic::Measure("7c".into()),
            Topic::Contest("8d".into()),
            Topic::Draft("9e".into()),
        ] {
            let (kind, reference) = topic.parts();
            assert_eq!(Topic::of(kind, reference), Some(topic.clone()));
            assert_eq!(Topic::of_word(&topic.word()), Some(topic.clone()));
        }
        assert_eq!(Topic::of("everything", ""), None);
    }

    #[test]
    fn followers_of_an_event_are_told_what_they_do_not_know() {
        let starts = at("2027-02-04T16:00:00Z");
        let standing = |starts, cancelled, now: &str| Standing::of(starts, cancelled, at(now));
        let (early, late) = (standing(starts, false, "2027-02-01T16:00:00Z"), standing(starts, false, "2027-02-03T16:00:00Z"));
        assert_eq!(early.since(""), None, "who has just followed knows the page");
        assert_eq!(late.since(""), Some(Change::Near));
        assert_eq!(late.since(&early.word()), Some(Change::Near));
        assert_eq!(late.since(&late.word()), None);
        let moved = standing(at("2027-02-05T16:00:00Z"), false, "2027-02-03T16:00:00Z");
        assert_eq!(moved.since(&late.word()), Some(Change::Moved));
        assert_eq!(standing(moved.starts_at, false, "2027-02-04T17:00:00Z").since(&moved.word()), Some(Change::Near), "reminded anew");
        let off = standing(starts, true, "2027-02-03T16:00:00Z");
        assert_eq!((off.since(&early.word()), off.since(&off.word()), off.since("")), (Some(Change::Off), None, None));
        assert_eq!((late.since(&off.word()), late.since("nonsense")), (Some(Change::On), Some(Change::Near)));
    }
}
