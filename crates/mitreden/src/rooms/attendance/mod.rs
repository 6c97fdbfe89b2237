//! How many come to an evening, and how long they stay: numbers. Never who: what belongs to a seat is kept in memory and ends with it.

pub(super) mod store;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::{SignedDuration, Timestamp};
use mitreden_live::{Event, Record, Role, RoomId, SeatId};
use sea_orm::{ConnectionTrait, DbErr};

/// Stays are counted in steps of so many minutes.
const STEP_MINUTES: i64 = 5;
/// Longer stays count as this long.
const STAY_MINUTES_MAX: i64 = 240;
/// Without a new sample for this long one is due, so that a restart knows until when people were there.
const SAMPLE_EVERY: SignedDuration = SignedDuration::from_secs(60);
/// Who reads the room as a page and reloads it within this time was there in between.
const READING_GAP: SignedDuration = SignedDuration::from_mins(10);

/// How somebody was there. Who leads, speaks for the city or interprets is at work, and is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// Listened all the time.
    Listening,
    /// Took part under a name, if only for a while.
    Talking,
}

impl Way {
    /// The word in the database.
    pub(super) fn word(self) -> &'static str {
        match self {
            Way::Listening => "listening",
            Way::Talking => "talking",
        }
    }

    fn of(role: Role) -> Option<Self> {
        match role {
            Role::Listener => Some(Way::Listening),
            Role::Participant => Some(Way::Talking),
            Role::Speaker | Role::Moderator | Role::Signer | Role::Captioner => None,
        }
    }
}

/// What is counted once for each seat, when its person said or used it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// Said to be here for the first time.
    FirstTime,
    /// Said to have been here before.
    NotFirstTime,
    /// The language of the interface, by its tag.
    Language(&'static str),
    /// Was read along while writing (real-time text).
    Typing,
    /// Fixed the signers beside the stage.
    Signing,
}

impl Mark {
    fn what(self) -> String {
        match self {
            Mark::FirstTime => "first-yes".to_owned(),
            Mark::NotFirstTime => "first-no".to_owned(),
            Mark::Language(tag) => format!("language-{tag}"),
            Mark::Typing => "typing".to_owned(),
            Mark::Signing => "signing".to_owned(),
        }
    }

    /// Only the first answer of a seat to the same thing counts.
    fn excludes(self, other: Mark) -> bool {
        let is_first = |mark| matches!(mark, Mark::FirstTime | Mark::NotFirstTime);
        self == other || (is_first(self) && is_first(other)) || matches!((self, other), (Mark::Language(_), Mark::Language(_)))
    }
}

/// How many more of what.
pub(super) type Increment = (Way, String, i64);

/// How many are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Minute {
    /// The minute's beginning.
    pub(super) at: Timestamp,
    pub(super) listening: u32,
    pub(super) talking: u32,
}

/// Somebody with a seat.
#[derive(Clone, Debug, Default)]
struct Visitor {
    way: Option<Way>,
    /// Connected since.
    since: Option<Timestamp>,
    /// In a parallel room: still at the evening.
    beside: bool,
    /// How long before that.
    total: SignedDuration,
    /// Was there while the evening was on.
    attended: bool,
    /// Last looked at the room as a page.
    read_at: Option<Timestamp>,
    marks: BTreeSet<Mark>,
    /// The marks are counted.
    counted: bool,
}

/// The counting of one room.
#[derive(Clone, Debug, Default)]
pub(super) struct Attendance {
    /// Only evenings are counted, not a group's own meetings; a parallel room is part of its evening.
    counts: bool,
    live_since: Option<Timestamp>,
    visitors: HashMap<SeatId, Visitor>,
    pending: BTreeMap<(Way, String), i64>,
    moved: bool,
    sampled_at: Option<Timestamp>,
}

impl Attendance {
    /// Goes on counting after a restart. How long people were there before it is known to the minute, not by person: whoever has a
    /// seat counts from taking it to the last sample.
    pub(super) async fn wake(c: &impl ConnectionTrait, room: &RoomId, counts: bool) -> Result<Self, DbErr> {
        let mut attendance = Self { counts, ..Self::default() };
        if !counts {
            return Ok(attendance);
        }
        let mut taken_at = HashMap::new();
        for record in store::load_comings(c, room).await? {
            if let Event::SeatTaken { seat, .. } = &record.event {
                taken_at.insert(seat.clone(), record.at);
            }
            attendance.follow(&record);
        }
        if let (Some(began), Some(last)) = (attendance.live_since, store::last_minute(c, room).await?) {
            for (seat, visitor) in &mut attendance.visitors {
                let from = taken_at.get(seat).copied().unwrap_or(last).max(began);
                visitor.total = last.duration_since(from).max(SignedDuration::ZERO);
                visitor.attended = visitor.total > SignedDuration::ZERO;
                // Their language was counted when they came; they will not come to the door again.
                visitor.counted = visitor.attended;
            }
        }
        Ok(attendance)
    }

    /// The evening is on and counted.
    pub(super) fn is_live(&self) -> bool {
        self.counts && self.live_since.is_some()
    }

    /// A seat is connected.
    pub(super) fn came(&mut self, seat: &SeatId, now: Timestamp) {
        let is_live = self.is_live();
        let Some(visitor) = self.visitors.get_mut(seat) else { return };
        visitor.since = visitor.since.or(Some(now));
        visitor.beside = false;
        visitor.attended |= is_live;
        self.moved = true;
        self.count_marks(seat);
    }

    /// A seat is connected no longer; perhaps it is in a parallel room.
    pub(super) fn went(&mut self, seat: &SeatId, beside: bool, now: Timestamp) {
        let began = self.live_since;
        let Some(visitor) = self.visitors.get_mut(seat) else { return };
        self.moved = true;
        if beside {
            visitor.beside = true;
            return;
        }
        visitor.beside = false;
        visitor.total = visitor.stayed(began, now);
        visitor.since = None;
    }

    /// A seat looked at the room as a page.
    pub(super) fn read(&mut self, seat: &SeatId, now: Timestamp) {
        let is_live = self.is_live();
        let Some(visitor) = self.visitors.get_mut(seat).filter(|visitor| is_live && visitor.since.is_none()) else { return };
        let gap = visitor.read_at.replace(now).map(|before| now.duration_since(before)).filter(|gap| *gap <= READING_GAP);
        visitor.total += gap.unwrap_or_default();
        visitor.attended = true;
        self.count_marks(seat);
    }

    /// A seat's person said or used something.
    pub(super) fn mark(&mut self, seat: &SeatId, mark: Mark) {
        let is_live = self.is_live();
        let Some(visitor) = self.visitors.get_mut(seat).filter(|visitor| !visitor.marks.iter().any(|other| mark.excludes(*other))) else { return };
        visitor.marks.insert(mark);
        if let Some(way) = visitor.way.filter(|_| is_live && visitor.counted) {
            *self.pending.entry((way, mark.what())).or_default() += 1;
            self.moved = true;
        }
        self.count_marks(seat);
    }

    /// What was marked before somebody was there for the evening counts from then on.
    fn count_marks(&mut self, seat: &SeatId) {
        let is_live = self.is_live();
        let Some(visitor) = self.visitors.get_mut(seat).filter(|visitor| is_live && visitor.attended && !visitor.counted) else { return };
        visitor.counted = true;
        let Some(way) = visitor.way else { return };
        for mark in &visitor.marks {
            *self.pending.entry((way, mark.what())).or_default() += 1;
        }
        self.moved = true;
    }

    /// Takes in what was written to the log.
    pub(super) fn follow(&mut self, record: &Record) {
        if !self.counts {
            return;
        }
        match &record.event {
            Event::EveningStarted => {
                self.live_since = Some(record.at);
                let here: Vec<SeatId> = self.visitors.iter().filter(|(_, visitor)| visitor.since.is_some()).map(|(seat, _)| seat.clone()).collect();
                here.iter().for_each(|seat| self.came(seat, record.at));
            }
            Event::SeatTaken { seat, role, .. } => {
                self.visitors.insert(seat.clone(), Visitor { way: Way::of(*role), ..Visitor::default() });
            }
            Event::RoleChanged { seat, .. } => self.step_up(seat),
            Event::SeatLeft { seat } | Event::SeatRemoved { seat } => {
                self.visitors.remove(seat);
                self.moved = true;
            }
            Event::BarcampClosed => {
                let away: Vec<SeatId> = self.visitors.iter().filter(|(_, visitor)| visitor.beside).map(|(seat, _)| seat.clone()).collect();
                away.iter().for_each(|seat| self.went(seat, false, record.at));
            }
            Event::EveningEnded | Event::RoomReopened => *self = Self { counts: true, ..Self::default() },
            _ => {}
        }
    }

    /// Who took part once has taken part, and what was counted of them moves along.
    fn step_up(&mut self, seat: &SeatId) {
        let Some(visitor) = self.visitors.get_mut(seat).filter(|visitor| visitor.way == Some(Way::Listening)) else { return };
        visitor.way = Some(Way::Talking);
        self.moved = true;
        if visitor.counted {
            for mark in &visitor.marks {
                *self.pending.entry((Way::Listening, mark.what())).or_default() -= 1;
                *self.pending.entry((Way::Talking, mark.what())).or_default() += 1;
            }
        }
    }

    /// What has to be written together with these entries: the stays that end with them, and at the end all that waits.
    pub(super) fn closing(&self, records: &[Record]) -> Option<(Vec<Increment>, Option<Minute>)> {
        if !self.is_live() {
            return None;
        }
        let mut sums: BTreeMap<(Way, String), i64> = BTreeMap::new();
        let mut gone = BTreeSet::new();
        let mut end = None;
        for record in records {
            match &record.event {
                Event::SeatLeft { seat } | Event::SeatRemoved { seat } if gone.insert(seat.clone()) => self.close(seat, record.at, &mut sums),
                Event::EveningEnded => {
                    let left: Vec<&SeatId> = self.visitors.keys().filter(|seat| !gone.contains(*seat)).collect();
                    left.into_iter().for_each(|seat| self.close(seat, record.at, &mut sums));
                    end = Some(self.minute(record.at));
                    self.pending.iter().for_each(|(what, number)| *sums.entry(what.clone()).or_default() += number);
                    break;
                }
                _ => {}
            }
        }
        let sums: Vec<Increment> = sums.into_iter().map(|((way, what), number)| (way, what, number)).collect();
        (!sums.is_empty() || end.is_some()).then_some((sums, end))
    }

    fn close(&self, seat: &SeatId, at: Timestamp, sums: &mut BTreeMap<(Way, String), i64>) {
        let Some(visitor) = self.visitors.get(seat).filter(|visitor| visitor.attended) else { return };
        let Some(way) = visitor.way else { return };
        let minutes = visitor.stayed(self.live_since, at).as_mins().clamp(0, STAY_MINUTES_MAX) / STEP_MINUTES * STEP_MINUTES;
        *sums.entry((way, format!("stay-{minutes:03}"))).or_default() += 1;
    }

    /// What is due to be written now; [`Attendance::written`] says that it was.
    pub(super) fn due(&self, now: Timestamp) -> Option<(Vec<Increment>, Minute)> {
        let is_time = self.sampled_at.is_none_or(|at| now.duration_since(at) >= SAMPLE_EVERY);
        (self.is_live() && (self.moved || is_time)).then(|| {
            let increments = self.pending.iter().map(|((way, what), number)| (*way, what.clone(), *number));
            (increments.collect(), self.minute(now))
        })
    }

    /// What was due is written.
    pub(super) fn written(&mut self, now: Timestamp) {
        self.pending.clear();
        self.moved = false;
        self.sampled_at = Some(now);
    }

    fn minute(&self, now: Timestamp) -> Minute {
        let here = |way| self.visitors.values().filter(|visitor| visitor.since.is_some() && visitor.way == Some(way)).count();
        let count = |way| u32::try_from(here(way)).unwrap_or(u32::MAX);
        let at = Timestamp::from_second(now.as_second() - now.as_second().rem_euclid(60)).unwrap_or(now);
        Minute { at, listening: count(Way::Listening), talking: count(Way::Talking) }
    }
}

impl Visitor {
    /// How long this seat has been there since the evening began.
    fn stayed(&self, began: Option<Timestamp>, now: Timestamp) -> SignedDuration {
        let current = self.since.zip(began).map(|(since, began)| now.duration_since(since.max(began)).max(SignedDuration::ZERO));
        self.total + current.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use mitreden_live::DisplayName;

    use super::*;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_040 + minutes * 60).unwrap()
    }

    fn seat(name: &str) -> SeatId {
        SeatId::parse(&format!("seat-of-{name}")).unwrap()
    }

    fn record(minutes: i64, event: Event) -> Record {
        Record { seq: 1, at: at(minutes), by: None, event }
    }

    fn taken(name: &str, role: Role) -> Event {
        Event::SeatTaken { seat: seat(name), role, name: DisplayName::empty() }
    }

    /// Cem listens, Gustav takes part, Ada leads; all wait for the evening.
    fn waiting() -> Attendance {
        let mut attendance = Attendance { counts: true, ..Attendance::default() };
        for (name, role) in [("cem", Role::Listener), ("gustav", Role::Participant), ("ada", Role::Moderator)] {
            attendance.follow(&record(0, taken(name, role)));
            attendance.mark(&seat(name), Mark::Language("de"));
            attendance.came(&seat(name), at(0));
        }
        attendance
    }

    fn sums(attendance: &Attendance, minutes: i64) -> Vec<Increment> {
        attendance.closing(&[record(minutes, Event::EveningEnded)]).map(|(sums, _)| sums).unwrap_or_default()
    }

    fn sum(sums: &[Increment], way: Way, what: &str) -> i64 {
        sums.iter().filter(|(w, name, _)| *w == way && name == what).map(|(_, _, number)| number).sum()
    }

    #[test]
    fn only_the_time_of_the_evening_counts() {
        let mut attendance = waiting();
        assert!(attendance.due(at(5)).is_none() && attendance.closing(&[record(5, Event::EveningEnded)]).is_none());
        attendance.follow(&record(10, Event::EveningStarted));
        let (_, minute) = attendance.due(at(10)).unwrap();
        assert_eq!((minute.listening, minute.talking), (1, 1), "who leads is at work");
        attendance.went(&seat("cem"), false, at(22));
        attendance.came(&seat("cem"), at(40));
        let sums = sums(&attendance, 70);
        assert_eq!(sum(&sums, Way::Listening, "stay-040"), 1, "12 and 30 minutes: {sums:?}");
        assert_eq!(sum(&sums, Way::Talking, "stay-060"), 1);
        assert_eq!(sums.iter().filter(|(_, what, _)| what.starts_with("stay")).count(), 2);
        assert_eq!(sum(&sums, Way::Listening, "language-de"), 1);
    }

    #[test]
    fn who_steps_up_is_counted_once_and_takes_the_marks_along() {
        let mut attendance = waiting();
        attendance.follow(&record(10, Event::EveningStarted));
        attendance.mark(&seat("cem"), Mark::FirstTime);
        attendance.mark(&seat("cem"), Mark::NotFirstTime);
        attendance.written(at(11));
        let event = Event::RoleChanged { seat: seat("cem"), role: Role::Participant, name: DisplayName::parse("Cem").unwrap() };
        attendance.follow(&record(20, event));
        let (moves, _) = attendance.due(at(20)).unwrap();
        assert_eq!((sum(&moves, Way::Listening, "first-yes"), sum(&moves, Way::Talking, "first-yes")), (-1, 1), "{moves:?}");
        assert!(!moves.iter().any(|(_, what, _)| what == "first-no"), "the first answer counts");
        let sums = sums(&attendance, 30);
        assert_eq!((sum(&sums, Way::Talking, "stay-020"), sum(&sums, Way::Listening, "stay-020")), (2, 0));
    }

    #[test]
    fn a_parallel_room_is_part_of_the_evening() {
        let mut attendance = waiting();
        attendance.follow(&record(0, Event::EveningStarted));
        attendance.went(&seat("gustav"), true, at(10));
        assert_eq!(attendance.due(at(20)).unwrap().1.talking, 1);
        attendance.follow(&record(30, Event::BarcampClosed));
        assert_eq!(attendance.due(at(31)).unwrap().1.talking, 0, "he did not come back");
        assert_eq!(sum(&sums(&attendance, 60), Way::Talking, "stay-030"), 1);
    }

    #[test]
    fn reading_the_page_again_and_again_is_being_there() {
        let mut attendance = Attendance { counts: true, ..Attendance::default() };
        attendance.follow(&record(0, Event::EveningStarted));
        attendance.follow(&record(0, taken("berta", Role::Listener)));
        for minutes in [1, 6, 12, 50, 55] {
            attendance.read(&seat("berta"), at(minutes));
        }
        assert_eq!(sum(&sums(&attendance, 60), Way::Listening, "stay-015"), 1, "11 and 5 minutes; nobody knows of the time between");
    }

    #[test]
    fn a_seat_that_was_never_there_is_nobody() {
        let mut attendance = Attendance { counts: true, ..Attendance::default() };
        attendance.follow(&record(0, taken("cem", Role::Listener)));
        attendance.mark(&seat("cem"), Mark::Language("en"));
        attendance.follow(&record(0, Event::EveningStarted));
        assert_eq!(sums(&attendance, 60), []);
    }

    #[test]
    fn a_sample_is_due_when_somebody_moved_and_every_minute() {
        let mut attendance = waiting();
        attendance.follow(&record(0, Event::EveningStarted));
        attendance.written(at(0));
        assert!(attendance.due(at(0)).is_none());
        assert!(attendance.due(at(1)).is_some());
        attendance.went(&seat("cem"), false, at(0));
        assert!(attendance.due(at(0)).is_some());
    }
}
