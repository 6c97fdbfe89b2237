//! The chat: written lines, and whether they are wanted. Never remembers a line that was taken away.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

use crate::{DisplayName, Event, LINE_CHARACTERS_MAX, LINES_KEPT, Record, Refusal, Role, Room, Seat, SeatId};

/// How the chat works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ChatMode {
    /// Nobody writes but the moderation.
    Off,
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
        if text.chars().count() > LINE_CHARACTERS_MAX {
            return Err(Refusal::TextTooLong);
        }
        // Control characters do nothing good in a log that screen readers read; line breaks are meant.
        let clean: String = text.trim().chars().filter(|c| !c.is_control() || *c == '\n').filter(|c| !is_override(*c)).collect();
        if clean.is_empty() {
            return Err(Refusal::TextEmpty);
        }
        Ok(vec![Event::Said { line: self.chat().last + 1, seat: seat.id.clone(), text: Some(clean) }])
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
            Event::Said { line, seat, text } => {
                let writer = self.seat(seat).map(|s| (s.name.clone(), s.role));
                let chat = self.chat_mut();
                chat.last = *line;
                if let (Some(text), Some((name, role))) = (text, writer) {
                    chat.lines.push_back(Line { line: *line, seat: seat.clone(), name, role, text: text.clone(), at: record.at });
                }
                if chat.lines.len() > LINES_KEPT {
                    chat.lines.pop_front();
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

/// Marks that turn the reading direction of everything after them.
fn is_override(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
