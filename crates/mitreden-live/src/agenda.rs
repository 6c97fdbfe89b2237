//! The agenda live: the planned items and where the evening stands. Never plans them; the programme does.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{AGENDA_ITEMS_MAX, Event, Refusal};

/// What kind of item it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum AgendaKind {
    /// An impulse talk.
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

/// One planned item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AgendaItem {
    /// What it is called.
    pub title: String,
    /// Its kind.
    pub kind: AgendaKind,
    /// Planned minutes.
    pub minutes: u32,
    /// Who gives it, with title and role; empty if nobody special.
    pub speaker: String,
}

/// State of the agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// The items in order.
    pub items: Vec<AgendaItem>,
    /// The item that is on, from 0; none before the evening.
    pub current: Option<u32>,
    /// When it was reached.
    pub reached_at: Option<Timestamp>,
}

impl Agenda {
    pub(crate) fn decide_prepare(title: &str, agenda: &[AgendaItem]) -> Result<Vec<Event>, Refusal> {
        if agenda.len() > AGENDA_ITEMS_MAX {
            return Err(Refusal::TextTooLong);
        }
        Ok(vec![Event::Prepared { title: title.to_owned(), agenda: agenda.to_vec() }])
    }

    pub(crate) fn decide_go_to(&self, item: u32) -> Result<Vec<Event>, Refusal> {
        if (item as usize) >= self.items.len() {
            return Err(Refusal::NoSuchItem);
        }
        Ok(if self.current == Some(item) { Vec::new() } else { vec![Event::ItemReached { item }] })
    }

    pub(crate) fn apply(&mut self, event: &Event, at: Timestamp) {
        match event {
            Event::Prepared { agenda, .. } => {
                self.items.clone_from(agenda);
                // A shorter plan must not leave the position behind its end.
                self.current = self.current.filter(|&i| (i as usize) < agenda.len());
            }
            Event::EveningStarted if self.current.is_none() && !self.items.is_empty() => {
                self.current = Some(0);
                self.reached_at = Some(at);
            }
            Event::RoomReopened => {
                self.current = None;
                self.reached_at = None;
            }
            Event::ItemReached { item } => {
                self.current = Some(*item);
                self.reached_at = Some(at);
            }
            _ => {}
        }
    }
}
