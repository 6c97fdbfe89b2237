//! The evening: planned, live or over, open or locked. Never which item is on; that is the agenda.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Event, Refusal};

/// Where the evening stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Not begun.
    #[default]
    Planned,
    /// Under way.
    Live,
    /// Over: for good, if the room has a date.
    Over,
}

/// State of the evening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evening {
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub status: Status,
    /// Nobody new comes in.
    pub locked: bool,
    /// The moderation has stopped everybody for a while.
    pub paused: bool,
    /// When it began.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

impl Evening {
    pub(crate) fn decide_start(&self) -> Result<Vec<Event>, Refusal> {
        match self.status {
            Status::Planned => Ok(vec![Event::EveningStarted]),
            Status::Live => Ok(Vec::new()),
            Status::Over => Err(Refusal::EveningOver),
        }
    }

    pub(crate) fn decide_end(&self) -> Result<Vec<Event>, Refusal> {
        match self.status {
            Status::Planned => Err(Refusal::EveningNotBegun),
            Status::Live => Ok(vec![Event::EveningEnded]),
            Status::Over => Ok(Vec::new()),
        }
    }

    pub(crate) fn decide_close(&self) -> Vec<Event> {
        if self.status == Status::Over { Vec::new() } else { vec![Event::EveningEnded] }
    }

    pub(crate) fn decide_reopen(&self) -> Vec<Event> {
        if self.status == Status::Over { vec![Event::RoomReopened] } else { Vec::new() }
    }

    pub(crate) fn decide_pause(&self, paused: bool) -> Result<Vec<Event>, Refusal> {
        match (self.status, self.paused, paused) {
            (Status::Planned, _, true) => Err(Refusal::EveningNotBegun),
            (_, false, true) => Ok(vec![Event::EveningPaused]),
            (_, true, false) => Ok(vec![Event::EveningResumed]),
            _ => Ok(Vec::new()),
        }
    }

    pub(crate) fn decide_lock(&self, locked: bool) -> Vec<Event> {
        match (self.locked, locked) {
            (false, true) => vec![Event::RoomLocked],
            (true, false) => vec![Event::RoomUnlocked],
            _ => Vec::new(),
        }
    }

    pub(crate) fn apply(&mut self, event: &Event, at: Timestamp) {
        match event {
            Event::Prepared { title, .. } => self.title.clone_from(title),
            Event::EveningStarted => {
                self.status = Status::Live;
                self.started_at = Some(at);
            }
            Event::EveningEnded => {
                self.status = Status::Over;
                self.ended_at = Some(at);
                self.paused = false;
            }
            Event::RoomReopened => *self = Self { title: std::mem::take(&mut self.title), ..Self::default() },
            Event::EveningPaused => self.paused = true,
            Event::EveningResumed => self.paused = false,
            Event::RoomLocked => self.locked = true,
            Event::RoomUnlocked => self.locked = false,
            _ => {}
        }
    }
}
