//! The chat: written lines, and whether they are wanted. Never remembers a line that was taken away.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::text::plain;
use crate::{Command, DisplayName, Event, LINE_CHARACTERS_MAX, LINES_KEPT, Record, Refusal, Role, Room, SLOW_SECONDS_MAX, Seat, SeatId};

/// How the chat works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ChatMode {
    /// Nobody writes but the moderation.
    Off,
    /// What is written reaches the moderation alone.
    ToModeration,
    /// What is written waits until the moderation shows it.
    Approved,
    /// Everybody with a name writes.
    #[default]
    Open,
}

/// A chat line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Line {
    /// Its number in this room, rising from 1.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub line: u64,
    /// By whom.
    pub seat: SeatId,
    /// The writer's name when it was written.
    pub name: DisplayName,
    /// The writer's role when it was written.
    pub role: Role,
    /// The text, plain.
    pub text: String,
    /// Seen by its writer and the moderation alone, until it is shown.
    pub held: bool,
    /// The line that it answers; that one may be gone meanwhile.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub answers: Option<u64>,
    /// The writer had the floor and wrote instead of speaking.
    pub contribution: bool,
    /// When, UTC.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub at: Timestamp,
}

/// State of the chat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chat {
    /// The mode.
    pub mode: ChatMode,
    /// The last [`LINES_KEPT`] lines.
    pub lines: VecDeque<Line>,
    /// Number of the last line ever written.
    pub last: u64,
    /// Seconds between two lines of one person; 0: no wait.
    pub slow_seconds: u32,
    /// When each seat wrote its last line, for the slow mode: taking a line away does not shorten the wait.
    said_at: BTreeMap<SeatId, Timestamp>,
    /// Seats that may not be read along while writing.
    pub(crate) typing_paused: BTreeSet<SeatId>,
}

impl Chat {
    /// The lines that a seat of this role may read; its own always.
    pub fn lines_for<'r>(&'r self, seat: &'r SeatId, role: Role) -> impl Iterator<Item = &'r Line> {
        self.lines.iter().filter(move |line| !line.held || role == Role::Moderator || line.seat == *seat)
    }

    fn forget_seat(&mut self, seat: &SeatId) {
        self.said_at.remove(seat);
        self.typing_paused.remove(seat);
    }

    /// The line with this number, while it is kept.
    pub fn line(&self, number: u64) -> Option<&Line> {
        self.lines.iter().find(|line| line.line == number)
    }
}

impl Room {
    /// Whether what the seat writes now is held; the same for a finished line and for one that is being written.
    pub(crate) fn is_held(&self, seat: &Seat) -> Result<bool, Refusal> {
        // The floor is the leave to contribute, and who asked to write needs the chat for it (EN 301 549, 6.2.1.2).
        if self.chat().mode == ChatMode::Off && seat.role != Role::Moderator && !seat.contributes_in_writing() {
            return Err(Refusal::ChatOff);
        }
        if self.evening().paused && seat.role != Role::Moderator {
            return Err(Refusal::Paused);
        }
        // Whoever was asked onto the stage is trusted with a word; what all others write is held.
        Ok(matches!(self.chat().mode, ChatMode::ToModeration | ChatMode::Approved) && !seat.writes_freely())
    }

    pub(crate) fn decide_say(&self, seat: &Seat, text: &str, answers: Option<u64>) -> Result<Vec<Event>, Refusal> {
        let held = self.is_held(seat)?;
        // A line that the writer may not read is none: its number tells nothing.
        if answers.is_some_and(|number| self.chat().lines_for(&seat.id, seat.role).all(|line| line.line != number)) {
            return Err(Refusal::NoSuchLine);
        }
        Ok(vec![Event::Said { line: self.chat().last + 1, seat: seat.id.clone(), text: Some(plain(text, LINE_CHARACTERS_MAX)?), held, answers }])
    }

    /// What [`Room::decide`] cannot see for want of a clock: in slow mode nobody but stage and moderation writes two lines at once.
    ///
    /// # Errors
    /// [`Refusal::TooSoon`] for the writer alone.
    pub fn check_pace(&self, by: &SeatId, command: &Command, now: Timestamp) -> Result<(), Refusal> {
        let chat = self.chat();
        let (Command::Say { .. }, Some(seat), Some(last)) = (command, self.seat(by), chat.said_at.get(by)) else { return Ok(()) };
        let waited = now.duration_since(*last) >= SignedDuration::from_secs(i64::from(chat.slow_seconds));
        if waited || seat.writes_freely() { Ok(()) } else { Err(Refusal::TooSoon) }
    }

    pub(crate) fn decide_slow_chat(&self, seconds: u32) -> Result<Vec<Event>, Refusal> {
        if seconds > SLOW_SECONDS_MAX {
            return Err(Refusal::Malformed);
        }
        Ok(if self.chat().slow_seconds == seconds { Vec::new() } else { vec![Event::ChatSlowed { seconds }] })
    }

    pub(crate) fn decide_show_line(&self, number: u64) -> Result<Vec<Event>, Refusal> {
        let line = self.chat().line(number).ok_or(Refusal::NoSuchLine)?;
        Ok(if line.held { vec![Event::LineShown { line: number }] } else { Vec::new() })
    }

    pub(crate) fn decide_unsay(&self, seat: &Seat, number: u64) -> Result<Vec<Event>, Refusal> {
        let line = self.chat().line(number).ok_or(Refusal::NoSuchLine)?;
        if line.seat != seat.id && seat.role != Role::Moderator {
            return Err(Refusal::NotAllowed);
        }
        Ok(vec![Event::Unsaid { line: number }])
    }

    pub(crate) fn decide_set_chat(&self, mode: ChatMode) -> Vec<Event> {
        if self.chat().mode == mode { Vec::new() } else { vec![Event::ChatSet { mode }] }
    }

    pub(crate) fn apply_chat(&mut self, record: &Record) {
        match &record.event {
            Event::ChatSet { mode } => self.chat_mut().mode = *mode,
            Event::ChatSlowed { seconds } => self.chat_mut().slow_seconds = *seconds,
            Event::Said { line, seat, text, held, answers } => {
                let writer = self.seat(seat).map(|s| (s.name.clone(), s.role, s.contributes_in_writing()));
                let chat = self.chat_mut();
                chat.last = *line;
                let Some((name, role, contribution)) = writer else { return };
                chat.said_at.insert(seat.clone(), record.at);
                if let Some(text) = text.clone() {
                    let (line, seat, held, answers, at) = (*line, seat.clone(), *held, *answers, record.at);
                    chat.lines.push_back(Line { line, seat, name, role, text, held, answers, contribution, at });
                }
                if chat.lines.len() > LINES_KEPT {
                    chat.lines.pop_front();
                }
            }
            Event::LineShown { line } => {
                if let Some(line) = self.chat_mut().lines.iter_mut().find(|kept| kept.line == *line) {
                    line.held = false;
                }
            }
            Event::TypingPaused { .. } => self.chat_mut().apply_typing(&record.event),
            Event::Unsaid { line } => self.chat_mut().lines.retain(|kept| kept.line != *line),
            // Chat is forgotten with the evening (requirements P-14).
            Event::EveningEnded => self.chat_mut().lines.clear(),
            // Numbers of lines are never used twice.
            Event::RoomReopened => *self.chat_mut() = Chat { last: self.chat().last, ..Chat::default() },
            Event::SeatLeft { seat } | Event::SeatRemoved { seat } => self.chat_mut().forget_seat(seat),
            _ => {}
        }
    }
}
