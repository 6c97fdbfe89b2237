//! Slides: which decks there are, and which page everybody is shown. Never the pictures and their text; the portal keeps those.

use serde::{Deserialize, Serialize};

use crate::text::plain_line;
use crate::{DECK_TITLE_CHARACTERS_MAX, DECKS_MAX, DeckId, Event, Refusal, Role, Room, Seat};

/// A deck of slides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Deck {
    /// Which.
    pub deck: DeckId,
    /// What it is called: the file's name.
    pub title: String,
    /// How many pages it has.
    pub pages: u32,
}

/// The page that everybody is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ShownSlide {
    /// Of which deck.
    pub deck: DeckId,
    /// Which page, from 1.
    pub page: u32,
}

/// State of the slides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slides {
    /// All decks, first added first.
    pub decks: Vec<Deck>,
    /// What everybody is shown; none: no slide.
    pub shown: Option<ShownSlide>,
}

impl Slides {
    fn deck(&self, deck: &DeckId) -> Result<&Deck, Refusal> {
        self.decks.iter().find(|known| known.deck == *deck).ok_or(Refusal::NoSuchSlide)
    }

    pub(crate) fn decide_add(&self, deck: &DeckId, title: &str, pages: u32) -> Result<Vec<Event>, Refusal> {
        if self.deck(deck).is_ok() {
            return Ok(Vec::new());
        }
        if self.decks.len() >= DECKS_MAX {
            return Err(Refusal::DecksFull);
        }
        let title: String = title.chars().take(DECK_TITLE_CHARACTERS_MAX).collect();
        Ok(vec![Event::DeckAdded { deck: deck.clone(), title: plain_line(&title, DECK_TITLE_CHARACTERS_MAX)?, pages }])
    }

    pub(crate) fn decide_drop(&self, deck: &DeckId) -> Result<Vec<Event>, Refusal> {
        self.deck(deck)?;
        Ok(vec![Event::DeckDropped { deck: deck.clone() }])
    }

    pub(crate) fn decide_show(&self, deck: &DeckId, page: u32) -> Result<Vec<Event>, Refusal> {
        if !(1..=self.deck(deck)?.pages).contains(&page) {
            return Err(Refusal::NoSuchSlide);
        }
        let wanted = ShownSlide { deck: deck.clone(), page };
        Ok(if self.shown.as_ref() == Some(&wanted) { Vec::new() } else { vec![Event::SlideShown { deck: wanted.deck, page }] })
    }

    pub(crate) fn decide_hide(&self) -> Vec<Event> {
        if self.shown.is_some() { vec![Event::SlidesHidden] } else { Vec::new() }
    }

    pub(crate) fn check_point(&self, at: Option<(u16, u16)>) -> Result<Vec<Event>, Refusal> {
        let fits = at.is_none_or(|(x, y)| self.shown.is_some() && x <= 1_000 && y <= 1_000);
        if fits { Ok(Vec::new()) } else { Err(Refusal::NoSuchSlide) }
    }

    pub(crate) fn apply(&mut self, event: &Event) {
        match event {
            Event::DeckAdded { deck, title, pages } => self.decks.push(Deck { deck: deck.clone(), title: title.clone(), pages: *pages }),
            Event::DeckDropped { deck } => {
                self.decks.retain(|known| known.deck != *deck);
                self.shown.take_if(|shown| shown.deck == *deck);
            }
            Event::SlideShown { deck, page } => self.shown = Some(ShownSlide { deck: deck.clone(), page: *page }),
            Event::SlidesHidden | Event::EveningEnded => self.shown = None,
            Event::RoomReopened => *self = Self::default(),
            _ => {}
        }
    }
}

impl Room {
    /// Whether a seat may lead the slides, and point at them.
    pub fn presents(&self, seat: &Seat) -> bool {
        seat.role == Role::Moderator || (seat.role == Role::Speaker && !self.evening().paused)
    }
}
