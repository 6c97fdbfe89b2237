//! The barcamp: parallel rooms of an evening, called back in time, whose results come into it. Opens no room itself; the portal does, from the log.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::text::{plain, plain_line};
use crate::{BARCAMP_MINUTES_MAX, Event, RESULT_CHARACTERS_MAX, Record, Refusal, Room, SIDE_ROOM_TITLE_CHARACTERS_MAX, SIDE_ROOMS_MAX, Status};

/// A parallel room as it is opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SideRoomPlan {
    /// Its number in the evening, rising from 1.
    pub number: u32,
    /// What it is called.
    pub title: String,
}

/// A parallel room as the evening knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideRoom {
    /// Its number in the evening, rising from 1.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// People can go there.
    pub open: bool,
    /// What it has come to; empty: nothing yet.
    pub result: String,
}

/// State of the barcamp: of the evening that holds it, or of a parallel room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Barcamp {
    /// All parallel rooms of this evening, first opened first.
    pub rooms: Vec<SideRoom>,
    /// Number of the last parallel room ever opened.
    last: u32,
    /// When the open ones end, or this one does.
    pub until: Option<Timestamp>,
    /// This room is a parallel room of an evening.
    pub is_side: bool,
    /// What this parallel room has come to.
    pub result: String,
    /// How often its result was written.
    pub version: u32,
}

impl Barcamp {
    /// The rooms to which people can go.
    pub fn open(&self) -> impl Iterator<Item = &SideRoom> {
        self.rooms.iter().filter(|room| room.open)
    }

    fn apply(&mut self, record: &Record) {
        let until = |minutes: &u32| record.at.checked_add(SignedDuration::from_mins(i64::from(*minutes))).ok();
        match &record.event {
            Event::BarcampOpened { rooms, minutes } => {
                let side = |plan: &SideRoomPlan| SideRoom { number: plan.number, title: plan.title.clone(), open: true, result: String::new() };
                self.rooms.extend(rooms.iter().map(side));
                self.last = rooms.iter().map(|plan| plan.number).max().unwrap_or(self.last);
                self.until = until(minutes);
            }
            Event::SideOpened { minutes } => (self.is_side, self.until) = (true, until(minutes)),
            Event::BarcampRecalled { minutes } => self.until = until(minutes),
            Event::ResultNoted { text } => (self.result, self.version) = (text.clone().unwrap_or_default(), self.version + 1),
            Event::ResultTaken { number, text } => {
                if let Some(room) = self.rooms.iter_mut().find(|room| room.number == *number) {
                    room.result = text.clone().unwrap_or_default();
                }
            }
            Event::BarcampClosed | Event::EveningEnded => {
                self.until = None;
                self.rooms.iter_mut().for_each(|room| room.open = false);
            }
            // Their ids stand in the database for good, so no number comes twice.
            Event::RoomReopened => *self = Self { last: self.last, ..Self::default() },
            _ => {}
        }
    }
}

impl Room {
    pub(crate) fn decide_open_barcamp(&self, titles: &[String], minutes: u32) -> Result<Vec<Event>, Refusal> {
        let barcamp = self.barcamp();
        if self.evening().status != Status::Live {
            return Err(Refusal::EveningNotBegun);
        }
        if barcamp.is_side || barcamp.open().next().is_some() || titles.is_empty() || titles.len() > SIDE_ROOMS_MAX {
            return Err(Refusal::BadBarcamp);
        }
        check_minutes(minutes, 1)?;
        let titles = titles.iter().map(|title| plain_line(title, SIDE_ROOM_TITLE_CHARACTERS_MAX)).collect::<Result<Vec<_>, _>>()?;
        // Two rooms of one name cannot be told apart.
        if titles.iter().enumerate().any(|(at, title)| titles[..at].contains(title)) {
            return Err(Refusal::BadBarcamp);
        }
        let rooms = (barcamp.last + 1..).zip(titles).map(|(number, title)| SideRoomPlan { number, title }).collect();
        Ok(vec![Event::BarcampOpened { rooms, minutes }])
    }

    pub(crate) fn decide_recall_barcamp(&self, minutes: u32) -> Result<Vec<Event>, Refusal> {
        if self.barcamp().open().next().is_none() {
            return Err(Refusal::NoBarcamp);
        }
        check_minutes(minutes, 0)?;
        Ok(if minutes == 0 { vec![Event::BarcampClosed] } else { vec![Event::BarcampRecalled { minutes }] })
    }

    /// The evening calls this parallel room.
    pub(crate) fn decide_recall(&self, minutes: u32) -> Result<Vec<Event>, Refusal> {
        match (self.barcamp().is_side, self.evening().status) {
            (false, _) => Err(Refusal::NoBarcamp),
            (true, Status::Over) => Ok(Vec::new()),
            (true, _) => Ok(vec![Event::BarcampRecalled { minutes }]),
        }
    }

    pub(crate) fn decide_note_result(&self, text: &str, based_on: u32) -> Result<Vec<Event>, Refusal> {
        if !self.barcamp().is_side {
            return Err(Refusal::NoBarcamp);
        }
        // An empty one takes away what stood there.
        let text = if text.trim().is_empty() { String::new() } else { plain(text, RESULT_CHARACTERS_MAX)? };
        match self.barcamp() {
            // Two who saved the same agree, whatever they had read.
            barcamp if text == barcamp.result => Ok(Vec::new()),
            barcamp if based_on != barcamp.version => Err(Refusal::ResultChanged),
            _ => Ok(vec![Event::ResultNoted { text: Some(text) }]),
        }
    }

    pub(crate) fn decide_drop_result(&self) -> Result<Vec<Event>, Refusal> {
        self.decide_note_result("", self.barcamp().version)
    }

    pub(crate) fn decide_take_result(&self, number: u32, text: &str) -> Result<Vec<Event>, Refusal> {
        let room = self.barcamp().rooms.iter().find(|room| room.number == number).ok_or(Refusal::NoBarcamp)?;
        Ok(if room.result == text { Vec::new() } else { vec![Event::ResultTaken { number, text: Some(text.to_owned()) }] })
    }

    /// What is due by the clock: everybody comes back.
    pub(crate) fn due_barcamp(&self, now: Timestamp) -> Vec<Event> {
        let barcamp = self.barcamp();
        match barcamp.until {
            Some(until) if until <= now && barcamp.is_side => self.with_all_counted(self.evening().decide_close()),
            Some(until) if until <= now => vec![Event::BarcampClosed],
            _ => Vec::new(),
        }
    }

    pub(crate) fn apply_barcamp(&mut self, record: &Record) {
        self.barcamp_mut().apply(record);
    }
}

fn check_minutes(minutes: u32, least: u32) -> Result<(), Refusal> {
    if (least..=BARCAMP_MINUTES_MAX).contains(&minutes) { Ok(()) } else { Err(Refusal::BadMinutes) }
}
