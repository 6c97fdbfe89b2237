//! Subjects of a discussion: what contributions are about, so that the list can take turns between them. Never the topics that a group keeps.

use std::collections::BTreeMap;

use crate::text::plain_line;
use crate::{Event, Hand, Refusal, Room, SUBJECT_CHARACTERS_MAX, SUBJECTS_MAX, Seat, SeatId};

/// State of the subjects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subjects {
    /// What they are called; empty: nobody is asked for one.
    pub names: Vec<String>,
    /// Whose contribution is about which, from 0.
    of: BTreeMap<SeatId, u32>,
    /// What the last contribution was about.
    last: Option<u32>,
}

impl Subjects {
    /// What somebody's contribution is about, from 0.
    pub fn of(&self, seat: &SeatId) -> Option<u32> {
        self.of.get(seat).copied()
    }

    /// The hands in turns: one of each subject, the one that was just spoken about last; within a subject as they went up.
    pub(crate) fn in_turns<'h>(&self, hands: &'h [Hand]) -> Vec<&'h Hand> {
        let mut groups: Vec<(Option<u32>, Vec<&Hand>)> = Vec::new();
        for hand in hands {
            let subject = self.of(&hand.seat);
            match groups.iter_mut().find(|(known, _)| *known == subject) {
                Some((_, group)) => group.push(hand),
                None => groups.push((subject, vec![hand])),
            }
        }
        // Stable: all others keep the order of their first hands.
        groups.sort_by_key(|(subject, _)| subject.is_some() && *subject == self.last);
        let longest = groups.iter().map(|(_, group)| group.len()).max().unwrap_or(0);
        (0..longest).flat_map(|turn| groups.iter().filter_map(move |(_, group)| group.get(turn).copied())).collect()
    }

    pub(crate) fn apply(&mut self, event: &Event) {
        match event {
            // Old choices would be about something else now.
            Event::SubjectsSet { subjects } => *self = Self { names: subjects.clone(), ..Self::default() },
            Event::SubjectNamed { seat, subject } => match subject {
                Some(subject) => drop(self.of.insert(seat.clone(), *subject)),
                None => drop(self.of.remove(seat)),
            },
            Event::FloorGiven { seat } => self.last = self.of.remove(seat),
            Event::HandRaised { seat, .. } | Event::SeatLeft { seat } | Event::SeatRemoved { seat } => drop(self.of.remove(seat)),
            Event::EveningEnded | Event::RoomReopened => *self = Self::default(),
            _ => {}
        }
    }
}

impl Room {
    pub(crate) fn decide_set_subjects(&self, subjects: &[String]) -> Result<Vec<Event>, Refusal> {
        if subjects.len() > SUBJECTS_MAX {
            return Err(Refusal::BadSubject);
        }
        let subjects = subjects.iter().map(|name| plain_line(name, SUBJECT_CHARACTERS_MAX)).collect::<Result<Vec<_>, _>>()?;
        if subjects.iter().enumerate().any(|(at, name)| subjects[..at].contains(name)) {
            return Err(Refusal::BadSubject);
        }
        Ok(if subjects == self.floor().subjects.names { Vec::new() } else { vec![Event::SubjectsSet { subjects }] })
    }

    pub(crate) fn decide_name_subject(&self, seat: &Seat, subject: Option<u32>) -> Result<Vec<Event>, Refusal> {
        let subjects = &self.floor().subjects;
        if self.hand_of(&seat.id).is_none() || subject.is_some_and(|subject| subject as usize >= subjects.names.len()) {
            return Err(Refusal::BadSubject);
        }
        Ok(if subjects.of(&seat.id) == subject { Vec::new() } else { vec![Event::SubjectNamed { seat: seat.id.clone(), subject }] })
    }

    /// A written question is put to voice: its writer waits in the list, like everybody.
    pub(crate) fn decide_call_question(&self, number: u32) -> Result<Vec<Event>, Refusal> {
        let question = self.questions().question(number).ok_or(Refusal::NoSuchQuestion)?;
        let seat = question.seat.as_ref().and_then(|seat| self.seat(seat)).filter(|seat| seat.role.has_name()).ok_or(Refusal::NoSuchSeat)?;
        self.decide_raise_hand(seat, seat.in_writing)
    }
}
