//! The agenda live: the planned items and where the evening stands. Never plans them; the programme does.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::text::plain_line;
use crate::{AGENDA_ITEMS_MAX, Event, ITEM_MINUTES_MAX, ITEM_TITLE_CHARACTERS_MAX, Refusal};

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

/// How an item really goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ItemCourse {
    /// When it was reached last, UTC.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub reached_at: Option<Timestamp>,
    /// Minutes beyond the plan that the moderation gave it.
    pub extra: u32,
}

/// State of the agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// The items in order.
    pub items: Vec<AgendaItem>,
    /// How each of them really goes; as many as there are items.
    pub course: Vec<ItemCourse>,
    /// When the evening is planned to begin.
    pub starts_at: Option<Timestamp>,
    /// The items as they were planned last: what the evening itself changed is not in it.
    planned: Vec<AgendaItem>,
    /// The item that is on, from 0; none before the evening.
    pub current: Option<u32>,
    /// When it was reached.
    pub reached_at: Option<Timestamp>,
}

impl Agenda {
    /// A plan that has not changed leaves alone what the evening made of it.
    pub(crate) fn decide_prepare(&self, old_title: &str, title: &str, agenda: &[AgendaItem], starts_at: Option<Timestamp>) -> Result<Vec<Event>, Refusal> {
        if agenda.len() > AGENDA_ITEMS_MAX {
            return Err(Refusal::TextTooLong);
        }
        if !agenda.is_empty() && self.planned == agenda && self.starts_at == starts_at && old_title == title {
            return Ok(Vec::new());
        }
        Ok(vec![Event::Prepared { title: title.to_owned(), agenda: agenda.to_vec(), starts_at }])
    }

    pub(crate) fn decide_extend(&self, minutes: u32) -> Result<Vec<Event>, Refusal> {
        let item = self.current.ok_or(Refusal::NoSuchItem)?;
        let extra = self.course.get(item as usize).map_or(0, |course| course.extra);
        if minutes == 0 || minutes > ITEM_MINUTES_MAX || extra + minutes > ITEM_MINUTES_MAX {
            return Err(Refusal::BadMinutes);
        }
        Ok(vec![Event::ItemExtended { item, minutes }])
    }

    /// What is still to come may change its place; what is on and what was stays.
    pub(crate) fn decide_move(&self, item: u32, to: u32) -> Result<Vec<Event>, Refusal> {
        let ahead = self.current.map_or(0, |at| at as usize + 1)..self.items.len();
        if !ahead.contains(&(item as usize)) || !ahead.contains(&(to as usize)) {
            return Err(Refusal::NoSuchItem);
        }
        Ok(if item == to { Vec::new() } else { vec![Event::ItemMoved { item, to }] })
    }

    pub(crate) fn decide_add(&self, item: &AgendaItem) -> Result<Vec<Event>, Refusal> {
        if self.items.len() >= AGENDA_ITEMS_MAX {
            return Err(Refusal::AgendaFull);
        }
        if !(1..=ITEM_MINUTES_MAX).contains(&item.minutes) {
            return Err(Refusal::BadMinutes);
        }
        let speaker = if item.speaker.is_empty() { String::new() } else { plain_line(&item.speaker, ITEM_TITLE_CHARACTERS_MAX)? };
        let item = AgendaItem { title: plain_line(&item.title, ITEM_TITLE_CHARACTERS_MAX)?, speaker, ..item.clone() };
        Ok(vec![Event::ItemAdded { item }])
    }

    pub(crate) fn decide_go_to(&self, item: u32) -> Result<Vec<Event>, Refusal> {
        if (item as usize) >= self.items.len() {
            return Err(Refusal::NoSuchItem);
        }
        Ok(if self.current == Some(item) { Vec::new() } else { vec![Event::ItemReached { item }] })
    }

    pub(crate) fn apply(&mut self, event: &Event, at: Timestamp) {
        match event {
            Event::Prepared { agenda, starts_at, .. } => {
                self.items.clone_from(agenda);
                self.planned.clone_from(agenda);
                self.course.resize_with(agenda.len(), ItemCourse::default);
                self.starts_at = *starts_at;
                // A shorter plan must not leave the position behind its end.
                self.current = self.current.filter(|&i| (i as usize) < agenda.len());
            }
            Event::EveningStarted if self.current.is_none() && !self.items.is_empty() => self.reach(0, at),
            Event::RoomReopened => {
                self.current = None;
                self.reached_at = None;
                self.items.clone_from(&self.planned);
                self.course = vec![ItemCourse::default(); self.items.len()];
            }
            Event::ItemReached { item } => self.reach(*item, at),
            Event::ItemExtended { item, minutes } => {
                if let Some(course) = self.course.get_mut(*item as usize) {
                    course.extra += minutes;
                }
            }
            Event::ItemMoved { item, to } => {
                let (from, to) = (*item as usize, *to as usize);
                if from.max(to) < self.items.len() {
                    let (item, course) = (self.items.remove(from), self.course.remove(from));
                    self.items.insert(to, item);
                    self.course.insert(to, course);
                }
            }
            Event::ItemAdded { item } => {
                self.items.push(item.clone());
                self.course.push(ItemCourse::default());
            }
            _ => {}
        }
    }

    fn reach(&mut self, item: u32, at: Timestamp) {
        self.current = Some(item);
        self.reached_at = Some(at);
        if let Some(course) = self.course.get_mut(item as usize) {
            course.reached_at = Some(at);
        }
    }
}
