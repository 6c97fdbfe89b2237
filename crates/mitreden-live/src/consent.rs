//! Consent: whether a chat line may live on as a topic. The moderation asks, its writer answers; no answer is a no. Makes no topic.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Event, Record, Refusal, Room, Seat, SeatId};

/// How a line stands with its writer's consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Consent {
    /// The writer was asked and has not answered.
    Asked,
    /// The writer has agreed.
    Given,
    /// The writer has not agreed; nobody asks twice.
    Refused,
}

/// The lines whose writers were asked, and the texts of those that were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consents {
    /// By number of the line.
    pub states: BTreeMap<u64, Consent>,
    /// What was given, by number of the line: without a name, and longer than the chat.
    pub given: BTreeMap<u64, String>,
}

impl Room {
    /// The lines about which this seat was asked and has not answered.
    pub fn asked_for(&self, seat: &SeatId) -> Vec<u64> {
        let asked = self.consents().states.iter().filter(|(_, state)| **state == Consent::Asked);
        asked.map(|(line, _)| *line).filter(|line| self.chat().line(*line).is_some_and(|line| line.seat == *seat)).collect()
    }

    pub(crate) fn decide_ask_for_line(&self, number: u64) -> Result<Vec<Event>, Refusal> {
        let line = self.chat().line(number).ok_or(Refusal::NoSuchLine)?;
        // Who has gone cannot say yes.
        self.seat(&line.seat).ok_or(Refusal::NoSuchSeat)?;
        match self.consents().states.get(&number) {
            None => Ok(vec![Event::LineAsked { line: number }]),
            Some(Consent::Refused) => Err(Refusal::NotAllowed),
            Some(Consent::Asked | Consent::Given) => Ok(Vec::new()),
        }
    }

    pub(crate) fn decide_give_line(&self, by: &Seat, number: u64, gives: bool) -> Result<Vec<Event>, Refusal> {
        let line = self.chat().line(number).ok_or(Refusal::NoSuchLine)?;
        if line.seat != by.id || self.consents().states.get(&number) != Some(&Consent::Asked) {
            return Err(Refusal::NotAllowed);
        }
        Ok(vec![if gives { Event::LineGiven { line: number, text: Some(line.text.clone()) } } else { Event::LineRefused { line: number } }])
    }

    pub(crate) fn apply_consents(&mut self, record: &Record) {
        let consents = self.consents_mut();
        match &record.event {
            Event::LineAsked { line } => {
                consents.states.insert(*line, Consent::Asked);
            }
            Event::LineRefused { line } => {
                consents.states.insert(*line, Consent::Refused);
            }
            Event::LineGiven { line, text } => {
                // A text that is gone was taken back: the line is as if it had never been written.
                if let Some(text) = text.clone() {
                    consents.states.insert(*line, Consent::Given);
                    consents.given.insert(*line, text);
                }
            }
            Event::Unsaid { line } => {
                consents.states.remove(line);
                consents.given.remove(line);
            }
            // What was given stays; who has not answered by the end has not agreed.
            Event::EveningEnded => consents.states.retain(|_, state| *state == Consent::Given),
            Event::RoomReopened => *consents = Consents::default(),
            _ => {}
        }
    }
}
