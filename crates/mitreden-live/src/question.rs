//! Questions: asked before, during and after the evening, supported, answered. Never a hand; whoever wants to speak raises one.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

use crate::text::{plain, plain_line};
use crate::{
    ANSWER_CHARACTERS_MAX, ASKED_CHARACTERS_MAX, DisplayName, Event, QUESTIONS_MAX, REASON_CHARACTERS_MAX, Record, Refusal, Role, Room, Seat, SeatId, Status,
};

/// Whether written questions are wanted, and who looks at them first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum QuestionMode {
    /// Nobody asks but the moderation.
    Off,
    /// A question waits until the moderation has approved it.
    #[default]
    Approved,
    /// Everybody sees it at once; the moderation may take it away.
    Open,
}

/// Where a question stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum QuestionState {
    /// Seen by its writer and the moderation alone.
    New {},
    /// Seen by all.
    Approved {},
    /// The one that is being talked about.
    OnStage {},
    /// Answered aloud, or in writing.
    Answered {
        /// The written answer; none: it was answered aloud.
        answer: Option<String>,
    },
    /// Another question says the same.
    Merged {
        /// Which.
        into: u32,
    },
    /// Not taken; its writer and the moderation see why.
    Rejected {
        /// Why.
        reason: String,
    },
}

/// What the moderation does with a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "to", rename_all = "kebab-case", deny_unknown_fields)]
pub enum QuestionDeed {
    /// Shows it to all.
    Approve {},
    /// Puts it on the stage; the one that was there goes back to the approved ones.
    Stage {},
    /// Says that it is answered.
    Answer {
        /// In writing; none or empty: it was answered aloud.
        answer: Option<String>,
    },
    /// Says that another one asks the same; its supporters support that one.
    Merge {
        /// Which.
        into: u32,
    },
    /// Does not take it.
    Reject {
        /// Why, in words that its writer reads.
        reason: String,
    },
}

/// A question as everybody who may see it sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Question {
    /// Its number in this room, rising from 1.
    pub question: u32,
    /// By whom; none for what was asked anonymously, or on the event's page.
    pub seat: Option<SeatId>,
    /// The writer's name; empty: anonymous.
    pub name: DisplayName,
    /// The text, plain.
    pub text: String,
    /// Where it stands.
    #[serde(flatten)]
    pub state: QuestionState,
    /// How many support it.
    pub supports: u32,
    /// When it was asked, UTC.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub at: Timestamp,
}

/// How many support a question now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SupportCount {
    /// Which.
    pub question: u32,
    /// How many.
    pub supports: u32,
}

/// State of the questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions {
    /// Whether they are wanted.
    pub mode: QuestionMode,
    /// All that are kept, first asked first.
    pub asked: Vec<Question>,
    /// Number of the last one ever asked.
    last: u32,
    /// The evening is over: what is not taken now is forgotten at once.
    over: bool,
    /// Who supports what. An opinion: it stands in no log, and is forgotten with the evening.
    supporters: BTreeMap<u32, BTreeSet<SeatId>>,
}

impl QuestionState {
    /// Seen by all.
    pub fn is_public(&self) -> bool {
        !matches!(self, QuestionState::New {} | QuestionState::Rejected { .. })
    }

    /// Still to be dealt with.
    fn is_open(&self) -> bool {
        matches!(self, QuestionState::New {} | QuestionState::Approved {} | QuestionState::OnStage {})
    }
}

impl Questions {
    /// A question that is kept.
    pub fn question(&self, number: u32) -> Option<&Question> {
        self.asked.iter().find(|question| question.question == number)
    }

    /// Who supports a question.
    pub fn supporters(&self, number: u32) -> impl Iterator<Item = &SeatId> {
        self.supporters.get(&number).into_iter().flatten()
    }

    /// The questions that a seat of this role may read; its own always.
    pub fn questions_for<'r>(&'r self, seat: &'r SeatId, role: Role) -> impl Iterator<Item = &'r Question> {
        self.asked.iter().filter(move |question| question.state.is_public() || role == Role::Moderator || question.seat.as_ref() == Some(seat))
    }

    /// The questions that everybody may read.
    pub fn public(&self) -> impl Iterator<Item = &Question> {
        self.asked.iter().filter(|question| question.state.is_public())
    }

    /// Numbers of the anonymous ones that wait for approval.
    pub(crate) fn waiting_without_a_name(&self) -> impl Iterator<Item = u32> {
        self.asked.iter().filter(|question| question.seat.is_none() && question.state == QuestionState::New {}).map(|question| question.question)
    }

    fn known(&self, number: u32) -> Result<&Question, Refusal> {
        self.question(number).ok_or(Refusal::NoSuchQuestion)
    }

    /// What is asked on the event's page, without a seat: always looked at first.
    pub(crate) fn decide_ask_from_page(&self, name: &DisplayName, text: &str) -> Result<Vec<Event>, Refusal> {
        if self.mode == QuestionMode::Off {
            return Err(Refusal::QuestionsOff);
        }
        self.asked(None, name.clone(), text, true)
    }

    fn asked(&self, seat: Option<SeatId>, name: DisplayName, text: &str, held: bool) -> Result<Vec<Event>, Refusal> {
        if self.asked.len() >= QUESTIONS_MAX {
            return Err(Refusal::QuestionsFull);
        }
        let text = plain(text, ASKED_CHARACTERS_MAX)?;
        // Who pressed twice, or did not see the answer in time, has asked once.
        let likeness = text.to_lowercase();
        if self.asked.iter().any(|other| other.state.is_open() && other.text.to_lowercase() == likeness) {
            return Err(Refusal::AlreadyAsked);
        }
        Ok(vec![Event::QuestionAsked { question: self.last + 1, seat, name, text: Some(text), held }])
    }

    pub(crate) fn decide_withdraw(&self, seat: &SeatId, number: u32) -> Result<Vec<Event>, Refusal> {
        match self.known(number)? {
            question if question.seat.as_ref() != Some(seat) => Err(Refusal::NotAllowed),
            question if !question.state.is_open() || self.has_taken(number) => Err(Refusal::QuestionNotThere),
            _ => Ok(vec![Event::QuestionWithdrawn { question: number }]),
        }
    }

    pub(crate) fn decide_lead(&self, number: u32, deed: &QuestionDeed) -> Result<Vec<Event>, Refusal> {
        let question = self.known(number)?;
        let state = match deed {
            QuestionDeed::Approve {} => QuestionState::Approved {},
            QuestionDeed::Stage {} => QuestionState::OnStage {},
            QuestionDeed::Answer { answer } => QuestionState::Answered { answer: written(answer.as_deref())? },
            QuestionDeed::Merge { into } => QuestionState::Merged { into: self.mergeable(number, *into)? },
            QuestionDeed::Reject { reason } => QuestionState::Rejected { reason: plain_line(reason, REASON_CHARACTERS_MAX)? },
        };
        let mut events = Vec::new();
        if state == (QuestionState::OnStage {}) {
            let before = self.asked.iter().filter(|other| other.state == QuestionState::OnStage {} && other.question != number);
            events.extend(before.map(|other| Event::QuestionMoved { question: other.question, state: QuestionState::Approved {} }));
        }
        if question.state != state {
            events.push(Event::QuestionMoved { question: number, state });
        }
        Ok(events)
    }

    /// Others are merged into it.
    fn has_taken(&self, number: u32) -> bool {
        self.asked.iter().any(|other| other.state == QuestionState::Merged { into: number })
    }

    /// No circles: what is merged itself takes nothing in, and what has taken others in stays.
    fn mergeable(&self, number: u32, into: u32) -> Result<u32, Refusal> {
        match self.known(into)? {
            target
                if target.question == number || self.has_taken(number) || !target.state.is_public() || matches!(target.state, QuestionState::Merged { .. }) =>
            {
                Err(Refusal::QuestionNotThere)
            }
            _ => Ok(into),
        }
    }

    /// Before the supporters are forgotten, their number is written down.
    pub(crate) fn decide_count(&self) -> Vec<Event> {
        let counted = |(question, supporters): (&u32, &BTreeSet<SeatId>)| Event::SupportCounted { question: *question, supports: count(supporters) };
        self.supporters.iter().filter(|(_, supporters)| !supporters.is_empty()).map(counted).collect()
    }

    pub(crate) fn decide_set(&self, mode: QuestionMode) -> Vec<Event> {
        if self.mode == mode { Vec::new() } else { vec![Event::QuestionsSet { mode }] }
    }

    fn set_support(&mut self, seat: &SeatId, number: u32, supports: bool) {
        let supporters = self.supporters.entry(number).or_default();
        if supports {
            supporters.insert(seat.clone());
        } else {
            supporters.remove(seat);
        }
        let many = count(supporters);
        if many == 0 {
            self.supporters.remove(&number);
        }
        self.change(number, |question| question.supports = many);
    }

    fn change(&mut self, number: u32, change: impl FnOnce(&mut Question)) {
        if let Some(question) = self.asked.iter_mut().find(|question| question.question == number) {
            change(question);
        }
    }

    fn moved(&mut self, number: u32, state: &QuestionState) {
        if let QuestionState::Merged { into } = state {
            for seat in self.supporters.remove(&number).unwrap_or_default() {
                self.set_support(&seat, *into, true);
            }
            self.change(number, |question| question.supports = 0);
        }
        self.change(number, |question| question.state = state.clone());
        if self.over && matches!(state, QuestionState::Rejected { .. }) {
            self.forget(number);
        }
    }

    fn forget(&mut self, number: u32) {
        self.asked.retain(|question| question.question != number);
        self.supporters.remove(&number);
    }

    pub(crate) fn apply(&mut self, record: &Record) {
        match &record.event {
            Event::QuestionsSet { mode } => self.mode = *mode,
            Event::QuestionAsked { question, seat, name, text, held } => {
                self.last = *question;
                let state = if *held { QuestionState::New {} } else { QuestionState::Approved {} };
                let asked = |text: &String| Question {
                    question: *question,
                    seat: seat.clone(),
                    name: name.clone(),
                    text: text.clone(),
                    state,
                    supports: 0,
                    at: record.at,
                };
                self.asked.extend(text.as_ref().map(asked));
            }
            Event::QuestionWithdrawn { question } => self.forget(*question),
            Event::QuestionMoved { question, state } => self.moved(*question, state),
            Event::SupportCounted { question, supports } => {
                self.supporters.remove(question);
                self.change(*question, |question| question.supports = *supports);
            }
            // What was not taken is forgotten; what waits can still be answered in writing.
            Event::EveningEnded => {
                self.over = true;
                self.asked.retain(|question| !matches!(question.state, QuestionState::Rejected { .. }));
                let on_stage = self.asked.iter_mut().filter(|question| question.state == QuestionState::OnStage {});
                on_stage.for_each(|question| question.state = QuestionState::Approved {});
                self.supporters.clear();
            }
            Event::RoomReopened => *self = Self { last: self.last, ..Self::default() },
            _ => {}
        }
    }
}

impl Room {
    pub(crate) fn decide_ask(&self, seat: &Seat, text: &str, anonymous: bool) -> Result<Vec<Event>, Refusal> {
        let leads = seat.role == Role::Moderator;
        if self.questions().mode == QuestionMode::Off && !leads {
            return Err(Refusal::QuestionsOff);
        }
        if self.evening().paused && !leads {
            return Err(Refusal::Paused);
        }
        let held = self.questions().mode != QuestionMode::Open && !leads;
        // Who listens has no name to ask under.
        let (by, name) = if anonymous || !seat.role.has_name() { (None, DisplayName::empty()) } else { (Some(seat.id.clone()), seat.name.clone()) };
        self.questions().asked(by, name, text, held)
    }

    /// Checks whether a seat may support a question, or take its support back. It becomes no event: whoever holds the room keeps
    /// what [`Room::support`] changes before it is acknowledged.
    ///
    /// # Errors
    /// A [`Refusal`] for the asker alone.
    pub fn decide_support(&self, by: &SeatId, number: u32) -> Result<(), Refusal> {
        let seat = self.seat(by).ok_or(Refusal::NoSuchSeat)?;
        if self.evening().status == Status::Over {
            return Err(Refusal::EveningOver);
        }
        let question = self.questions().known(number)?;
        if !question.state.is_public() {
            return Err(Refusal::NoSuchQuestion);
        }
        // The own question has the own support already.
        if question.seat.as_ref() == Some(&seat.id) {
            return Err(Refusal::NotAllowed);
        }
        if question.state.is_open() { Ok(()) } else { Err(Refusal::QuestionNotThere) }
    }

    /// Sets or takes back a seat's support; also puts kept ones back after a replay.
    pub fn support(&mut self, by: &SeatId, number: u32, supports: bool) {
        if self.questions().question(number).is_some() {
            self.questions_mut().set_support(by, number, supports);
        }
    }

    /// The questions that a seat supports.
    pub(crate) fn supported_by(&self, seat: &SeatId) -> Vec<u32> {
        self.questions().supporters.iter().filter(|(_, supporters)| supporters.contains(seat)).map(|(number, _)| *number).collect()
    }
}

fn written(answer: Option<&str>) -> Result<Option<String>, Refusal> {
    answer.filter(|text| !text.trim().is_empty()).map(|text| plain(text, ANSWER_CHARACTERS_MAX)).transpose()
}

fn count(supporters: &BTreeSet<SeatId>) -> u32 {
    u32::try_from(supporters.len()).unwrap_or(u32::MAX)
}
