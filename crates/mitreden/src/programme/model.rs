//! The programme as values: series, events, agenda, speakers, and where an event stands. Never asks a clock, a room or the database.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _, civil};

/// Several events under one title, in weeks ("SmartCity-Wochen").
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Series {
    /// Random, for good.
    pub id: String,
    /// Its address under `/programm/reihen/`, for good: it stands on posters.
    pub slug: String,
    /// Title, one line.
    pub title: String,
    /// What it is about, a few sentences.
    pub summary: String,
    /// Stands in the archive, no longer among the current series.
    pub archived: bool,
}

/// What sort of meeting an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum EventKind {
    /// A themed evening (Themenabend).
    #[default]
    Themed,
    /// An assembly (Vollversammlung), open to everyone.
    Assembly,
    /// A session (Sitzung) of a group or body.
    Session,
}

impl EventKind {
    /// All kinds, in the order of the form.
    pub(crate) const ALL: [EventKind; 3] = [EventKind::Themed, EventKind::Assembly, EventKind::Session];

    /// The kind's word in the database and in forms.
    pub(crate) fn word(self) -> &'static str {
        match self {
            EventKind::Themed => "themed",
            EventKind::Assembly => "assembly",
            EventKind::Session => "session",
        }
    }

    /// The kind of a word; `None` for anything else.
    pub(crate) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The address of an event whose title leaves no letters for one; public addresses are German.
    pub(crate) fn german(self) -> &'static str {
        match self {
            EventKind::Themed => "themenabend",
            EventKind::Assembly => "vollversammlung",
            EventKind::Session => "sitzung",
        }
    }
}

/// What an agenda item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum ItemKind {
    /// An impulse talk.
    #[default]
    Talk,
    /// Open discussion.
    Discussion,
    /// A poll.
    Poll,
    /// Parallel rooms.
    Barcamp,
    /// A break.
    Break,
}

impl ItemKind {
    /// All kinds, in the order of the form.
    pub(crate) const ALL: [ItemKind; 5] = [ItemKind::Talk, ItemKind::Discussion, ItemKind::Poll, ItemKind::Barcamp, ItemKind::Break];

    /// The kind's word in the database and in forms.
    pub(crate) fn word(self) -> &'static str {
        match self {
            ItemKind::Talk => "talk",
            ItemKind::Discussion => "discussion",
            ItemKind::Poll => "poll",
            ItemKind::Barcamp => "barcamp",
            ItemKind::Break => "break",
        }
    }

    /// The kind of a word; `None` for anything else.
    pub(crate) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A dated thing with an agenda and a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    /// Random, for good; the UID of its calendar entry.
    pub id: String,
    /// Its address under `/programm/`, for good.
    pub slug: String,
    /// The series it belongs to, by id.
    pub series: Option<String>,
    /// Title, one line.
    pub title: String,
    /// What it is about, a few sentences: lists, feeds and calendars show it.
    pub summary: String,
    /// More about it, paragraphs parted by empty lines.
    pub text: String,
    /// What sort of meeting it is.
    pub kind: EventKind,
    /// Planned start.
    pub starts_at: Timestamp,
    /// Planned end, after the start.
    pub ends_at: Timestamp,
    /// Called off. The page stays and says so.
    pub cancelled: bool,
    /// RFC 5545 section 3.8.7.4: raised with each change that matters to somebody's calendar.
    pub sequence: i64,
    /// Where people meet besides the room, one line; empty: online alone.
    pub place: String,
    /// The room where it takes place, by id.
    pub room: Option<String>,
    /// When it was last changed; also guards two people editing at once.
    pub updated_at: Timestamp,
}

/// So long after its last evening a series still stands among those of today: people look for what was just there.
const SERIES_STAYS: SignedDuration = SignedDuration::from_hours(24 * 30);

/// Whether a series belongs to the archive: the moderation put it there, or its last evening is long over. `events`: of any series.
pub(crate) fn is_past(series: &Series, events: &[Event], now: Timestamp) -> bool {
    let own = events.iter().filter(|event| event.series.as_ref() == Some(&series.id));
    series.archived || own.map(|event| event.ends_at).max().is_some_and(|last| last < now - SERIES_STAYS)
}

/// Somebody who speaks at an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Speaker {
    /// Name.
    pub name: String,
    /// Academic or other title, may be empty ("Dr.").
    pub title: String,
    /// In what role the person speaks, may be empty ("Leitung Amt für Zentrale Steuerung").
    pub role: String,
}

/// One planned point of an evening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AgendaItem {
    /// What it is.
    pub kind: ItemKind,
    /// Title, one line.
    pub title: String,
    /// Planned minutes, at least 1.
    pub minutes: u32,
    /// Who gives it; empty if nobody special.
    pub speaker: String,
}

/// An event with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Evening {
    /// The event.
    pub event: Event,
    /// Its series.
    pub series: Option<Series>,
    /// Its speakers, in order.
    pub speakers: Vec<Speaker>,
    /// Its agenda, in order.
    pub agenda: Vec<AgendaItem>,
}

/// Where an event stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Not begun.
    Planned,
    /// On right now.
    Live,
    /// Over.
    Over,
    /// Called off.
    Cancelled,
}

impl Status {
    /// The status as the style sheets and tests call it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Status::Planned => "planned",
            Status::Live => "live",
            Status::Over => "over",
            Status::Cancelled => "cancelled",
        }
    }
}

/// What the event's room says about the evening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Course {
    /// The moderation started it.
    pub started: bool,
    /// The moderation ended it.
    pub ended: bool,
}

impl Event {
    /// True six hours after the planned end: who led it forgot to end it.
    pub(crate) fn is_forgotten(&self, now: Timestamp) -> bool {
        const FORGOTTEN_HOURS: i64 = 6;
        now.duration_since(self.ends_at) > jiff::SignedDuration::from_hours(FORGOTTEN_HOURS)
    }

    /// Where the event stands: as its room says when the moderation started or ended it there, otherwise by the clock.
    /// An evening that runs late stays live; one nobody ever ended is over six hours after its planned end.
    pub(crate) fn status(&self, now: Timestamp, course: Course) -> Status {
        let forgotten = self.is_forgotten(now);
        if self.cancelled {
            Status::Cancelled
        } else if course.ended {
            Status::Over
        } else if course.started {
            if forgotten { Status::Over } else { Status::Live }
        } else if now < self.starts_at {
            Status::Planned
        } else if now < self.ends_at {
            Status::Live
        } else {
            Status::Over
        }
    }

    /// True if a change from `before` matters to somebody's calendar: what it is called, when, where, and whether it takes place.
    pub(crate) fn matters_to_calendars(&self, before: &Event) -> bool {
        self.title != before.title
            || self.summary != before.summary
            || self.place != before.place
            || self.starts_at != before.starts_at
            || self.ends_at != before.ends_at
            || self.cancelled != before.cancelled
    }
}

/// An agenda item with its planned time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlannedItem<'a> {
    /// The item.
    pub item: &'a AgendaItem,
    /// Planned start.
    pub starts_at: Timestamp,
    /// Planned end.
    pub ends_at: Timestamp,
}

/// The agenda with planned times: one item after the other, from the start of the event.
pub(crate) fn timetable(starts_at: Timestamp, agenda: &[AgendaItem]) -> Vec<PlannedItem<'_>> {
    let mut at = starts_at;
    agenda
        .iter()
        .map(|item| {
            let ends_at = at.saturating_add(i64::from(item.minutes).minutes()).unwrap_or(at);
            let planned = PlannedItem { item, starts_at: at, ends_at };
            at = ends_at;
            planned
        })
        .collect()
}

/// One calendar week of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Week<E> {
    /// Counted from the first week with an event, gaps included: week 3 stays week 3 when week 2 is empty.
    pub number: i64,
    /// The day of the week's first event.
    pub first: civil::Date,
    /// The day of the week's last event.
    pub last: civil::Date,
    /// The week's events in order.
    pub events: Vec<E>,
}

/// Sorts events into the weeks of their series. `start` reads an event's start; weeks begin on Monday in the city's time.
pub(crate) fn weeks<E>(events: impl IntoIterator<Item = E>, zone: &TimeZone, start: impl Fn(&E) -> Timestamp) -> Vec<Week<E>> {
    let mut events: Vec<E> = events.into_iter().collect();
    events.sort_by_key(&start);
    let monday = |date: civil::Date| date.saturating_sub(i64::from(date.weekday().to_monday_zero_offset()).days());
    let mut weeks: Vec<Week<E>> = Vec::new();
    let mut origin = None;
    for event in events {
        let day = start(&event).to_zoned(zone.clone()).date();
        let origin = *origin.get_or_insert(monday(day));
        let number = day_distance(origin, monday(day)) / 7 + 1;
        match weeks.last_mut() {
            Some(week) if week.number == number => {
                week.last = day;
                week.events.push(event);
            }
            _ => weeks.push(Week { number, first: day, last: day, events: vec![event] }),
        }
    }
    weeks
}

fn day_distance(from: civil::Date, to: civil::Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

/// The next `count` Tuesdays and Thursdays from `from` on (that day included), each at `time` on the clock of `zone`:
/// 17:00 stays 17:00 across the change of summer time.
pub(crate) fn next_tuesdays_and_thursdays(from: civil::Date, time: civil::Time, zone: &TimeZone, count: usize) -> Vec<Timestamp> {
    use civil::Weekday::{Thursday, Tuesday};
    from.series(1.day())
        .filter(|day| matches!(day.weekday(), Tuesday | Thursday))
        .filter_map(|day| day.to_datetime(time).to_zoned(zone.clone()).ok())
        .map(|at| at.timestamp())
        .take(count)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin() -> TimeZone {
        TimeZone::get("Europe/Berlin").expect("the zone is built in")
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a timestamp")
    }

    fn event(starts: &str, ends: &str) -> Event {
        Event {
            id: "e".into(),
            slug: "e".into(),
            series: None,
            title: "Wasserstoff".into(),
            summary: String::new(),
            text: String::new(),
            kind: EventKind::Themed,
            starts_at: at(starts),
            ends_at: at(ends),
            cancelled: false,
            sequence: 0,
            place: String::new(),
            room: None,
            updated_at: at(starts),
        }
    }

    #[test]
    fn status_follows_the_clock_until_the_room_knows_better() {
        let evening = event("2021-02-02T16:00:00Z", "2021-02-02T18:00:00Z");
        let none = Course::default();
        let started = Course { started: true, ..none };
        let ended = Course { started: true, ended: true };
        assert_eq!(evening.status(at("2021-02-02T15:59:59Z"), none), Status::Planned);
        assert_eq!(evening.status(at("2021-02-02T16:00:00Z"), none), Status::Live);
        assert_eq!(evening.status(at("2021-02-02T18:00:00Z"), none), Status::Over);
        assert_eq!(evening.status(at("2021-02-02T15:50:00Z"), started), Status::Live, "started early");
        assert_eq!(evening.status(at("2021-02-02T18:40:00Z"), started), Status::Live, "runs late");
        assert_eq!(evening.status(at("2021-02-03T18:40:00Z"), started), Status::Over, "nobody ended it");
        assert_eq!(evening.status(at("2021-02-02T17:00:00Z"), ended), Status::Over, "ended early");
        let cancelled = Event { cancelled: true, ..evening };
        assert_eq!(cancelled.status(at("2021-02-02T17:00:00Z"), started), Status::Cancelled);
    }

    #[test]
    fn only_what_a_calendar_shows_raises_the_sequence() {
        let before = event("2021-02-02T16:00:00Z", "2021-02-02T18:00:00Z");
        assert!(!Event { text: "mehr".into(), ..before.clone() }.matters_to_calendars(&before));
        assert!(Event { title: "anders".into(), ..before.clone() }.matters_to_calendars(&before));
        assert!(Event { place: "Rathaus".into(), ..before.clone() }.matters_to_calendars(&before));
        assert!(Event { cancelled: true, ..before.clone() }.matters_to_calendars(&before));
        assert!(Event { ends_at: at("2021-02-02T19:00:00Z"), ..before.clone() }.matters_to_calendars(&before));
    }

    #[test]
    fn agenda_items_follow_each_other() {
        let item = |minutes| AgendaItem { minutes, ..AgendaItem::default() };
        let agenda = [item(20), item(45), item(10)];
        let plan = timetable(at("2021-02-02T16:00:00Z"), &agenda);
        assert_eq!(plan[1].starts_at, at("2021-02-02T16:20:00Z"));
        assert_eq!(plan[1].ends_at, at("2021-02-02T17:05:00Z"));
        assert_eq!(plan[2].ends_at, at("2021-02-02T17:15:00Z"));
        assert!(timetable(Timestamp::MAX, &agenda).len() == 3, "the end of time is no reason to fall over");
    }

    #[test]
    fn a_series_falls_into_weeks_and_keeps_its_count_over_a_gap() {
        let starts = ["2021-01-28T16:00:00Z", "2021-01-26T16:00:00Z", "2021-02-09T16:00:00Z", "2021-02-14T22:59:00Z", "2021-02-14T23:00:00Z"];
        let weeks = weeks(starts.map(at), &berlin(), |start| *start);
        let shape: Vec<_> = weeks.iter().map(|week| (week.number, week.events.len())).collect();
        assert_eq!(shape, [(1, 2), (3, 2), (4, 1)], "Monday begins at midnight of the city");
        assert_eq!((weeks[0].first, weeks[0].last), (civil::date(2021, 1, 26), civil::date(2021, 1, 28)));
    }

    #[test]
    fn ten_tuesdays_and_thursdays_stay_at_five_over_summer_time() {
        let five = civil::time(17, 0, 0, 0);
        let evenings = next_tuesdays_and_thursdays(civil::date(2021, 3, 12), five, &berlin(), 10);
        assert_eq!(evenings.len(), 10);
        let local: Vec<_> = evenings.iter().map(|start| start.to_zoned(berlin())).collect();
        assert!(local.iter().all(|start| start.time() == five));
        assert_eq!(local[0].date(), civil::date(2021, 3, 16));
        assert_eq!(local[9].date(), civil::date(2021, 4, 15));
        assert_eq!(evenings[3], at("2021-03-25T16:00:00Z"), "the last one in winter time");
        assert_eq!(evenings[4], at("2021-03-30T15:00:00Z"), "the first one in summer time");
        let autumn = next_tuesdays_and_thursdays(civil::date(2021, 10, 28), five, &berlin(), 2);
        assert_eq!(autumn, [at("2021-10-28T15:00:00Z"), at("2021-11-02T16:00:00Z")]);
    }

    #[test]
    fn the_ten_evenings_of_the_archive_are_the_next_ten_from_the_26th() {
        let evenings = next_tuesdays_and_thursdays(civil::date(2021, 1, 26), civil::time(17, 0, 0, 0), &berlin(), 10);
        assert_eq!(evenings[0], at("2021-01-26T16:00:00Z"));
        assert_eq!(evenings[9], at("2021-02-25T16:00:00Z"));
    }
}
