//! Lines that are being written (real-time text): told at once to those who may read them, and taken away. Writes nothing down and decides no rights.

use std::collections::BTreeMap;

use mitreden_live::{Event, Notice, Record, Refusal, SeatId, Typed};

use super::{Asker, Task};
use crate::rooms::crowd::Number;

/// A line that is being written, as it was told last.
struct Draft {
    typed: Typed,
    /// Over which connection: when it goes, so does the draft.
    number: Number,
    /// The room's last record when it was told. What was said before it leaves it alone.
    seq: u64,
}

/// All lines that are being written.
#[derive(Default)]
pub(super) struct Drafts {
    by_seat: BTreeMap<SeatId, Draft>,
}

impl Task {
    /// Tells what a seat has written so far.
    pub(super) fn type_along(&mut self, asker: &Asker, seat: &SeatId, text: &str) -> Result<(), Refusal> {
        // A form is sent when it is finished: nobody types over it.
        let Asker::Socket { number, .. } = asker else { return Err(Refusal::Malformed) };
        let typed = self.room.typed(seat, text)?;
        if typed.text.is_empty() {
            self.drop_drafts(|draft| draft.typed.seat == *seat);
            return Ok(());
        }
        self.tell_typed(&typed);
        let draft = Draft { typed, number: *number, seq: self.room.seq() };
        self.drafts.by_seat.insert(seat.clone(), draft);
        Ok(())
    }

    /// Takes away the drafts that an event ends: the line was said, or who may read along has changed.
    pub(super) fn end_drafts(&mut self, Record { seq, event, .. }: &Record) {
        match event {
            Event::Said { seat, .. } => self.drop_drafts(|draft| draft.typed.seat == *seat && draft.seq < *seq),
            Event::SeatLeft { seat }
            | Event::SeatRemoved { seat }
            | Event::RoleChanged { seat, .. }
            | Event::FloorGiven { seat }
            | Event::FloorReturned { seat }
            | Event::TypingPaused { seat, .. } => self.drop_drafts(|draft| draft.typed.seat == *seat),
            Event::ChatSet { .. } | Event::EveningPaused | Event::EveningEnded => self.drop_drafts(|_| true),
            _ => {}
        }
    }

    /// Whoever wrote over this connection is gone.
    pub(super) fn drop_drafts_of(&mut self, number: Number) {
        self.drop_drafts(|draft| draft.number == number);
    }

    fn drop_drafts(&mut self, ended: impl Fn(&Draft) -> bool) {
        let gone: Vec<Draft> = self.drafts.by_seat.extract_if(.., |_, draft| ended(draft)).map(|(_, draft)| draft).collect();
        for Draft { typed, .. } in gone {
            self.tell_typed(&Typed { text: String::new(), ..typed });
        }
    }

    /// A held draft reaches its writer and the moderation, and nobody else's socket.
    fn tell_typed(&mut self, typed: &Typed) {
        let notice = Notice::Typed(typed.clone());
        if typed.held { self.tell_held(&typed.seat, &notice) } else { self.crowd.tell_all(&notice) }
    }
}
