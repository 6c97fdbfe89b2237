//! The chat: written lines, and whether they are wanted. Never remembers a line that was taken away.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

use crate::text::plain;
use crate::{DisplayName, Event, LINE_CHARACTERS_MAX, LINES_KEPT, Record, Refusal, Role, Room, Seat, SeatId};

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
}

impl Chat {
    /// The lines that a seat of this role may read; its own always.
    pub fn lines_for<'r>(&'r self, seat: &'r SeatId, role: Role) -> impl Iterator<Item = &'r Line> {
        self.lines.iter().filter(move |line| !line.held || role == Role::Moderator || line.seat == *seat)
    }

    /// The line with this number, while it is kept.
    pub fn line(&self, number: u64) -> Option<&Line> {
        self.lines.iter().find(|line| line.line == number)
    }
}

impl Room {
    pub(crate) fn decide_say(&self, seat: &Seat, text: &str) -> Result<Vec<Event>, Refusal> {
        if self.chat().mode == ChatMode::Off && seat.role != Role::Moderator {
            return Err(Refusal::ChatOff);
        }
        if self.evening().paused && seat.role != Role::Moderator {
            return Err(Refusal::Paused);
        }
        // Whoever was asked onto the stage is trusted with a word; what all others write is held.
        let held = matches!(self.chat().mode, ChatMode::ToModeration | ChatMode::Approved) && !seat.role.on_stage();
        Ok(vec![Event::Said { line: self.chat().last + 1, seat: seat.id.clone(), text: Some(plain(text, LINE_CHARACTERS_MAX)?), held }])
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
            Event::Said { line, seat, text, held } => {
                let writer = self.seat(seat).map(|s| (s.name.clone(), s.role));
                let chat = self.chat_mut();
                chat.last = *line;
                if let (Some(text), Some((name, role))) = (text, writer) {
                    chat.lines.push_back(Line { line: *line, seat: seat.clone(), name, role, text: text.clone(), held: *held, at: record.at });
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
            Event::Unsaid { line } => self.chat_mut().lines.retain(|kept| kept.line != *line),
            // Chat is forgotten with the evening (requirements P-14).
            Event::EveningEnded => self.chat_mut().lines.clear(),
            Event::RoomReopened => self.chat_mut().mode = ChatMode::default(),
            _ => {}
        }
    }
}
