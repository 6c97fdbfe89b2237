//! Lines that are being written (real-time text): told while they grow to those who may read them, and taken away. Writes nothing down and decides no rights.

use std::collections::BTreeMap;
use std::time::Duration;

use mitreden_live::{Command, Event, Notice, Record, Refusal, SeatId, Typed};

use super::{Asker, Task};
use crate::rooms::crowd::Number;

/// A line that is being written, as it was told last.
struct Draft {
    typed: Typed,
    /// Over which connection: when it goes, so does the draft.
    number: Number,
    /// The room's last record when it came. What was said before it leaves it alone.
    seq: u64,
    /// Somebody has read something of it.
    begun: bool,
    /// It has changed since it was told.
    changed: bool,
}

/// How often what is being written is told: whatever a browser sends, the hall hears of one person no more often than that.
pub(super) const TELL_EVERY: Duration = Duration::from_millis(150);
/// Lines that are read along at once. Beyond it nobody could follow, and a full hall would be busy with nothing else.
const READ_ALONG_MAX: usize = 20;

/// All lines that are being written.
#[derive(Default)]
pub(super) struct Drafts {
    by_seat: BTreeMap<SeatId, Draft>,
}

impl Drafts {
    /// Something was written that nobody was told of.
    pub(super) fn have_changed(&self) -> bool {
        self.by_seat.values().any(|draft| draft.changed)
    }
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
        let known = self.drafts.by_seat.get(seat).map(|draft| draft.begun);
        let finished = Command::Say { text: String::new(), answers: None };
        // Who has to wait with the next line, or writes beside too many, is simply not read along.
        let waits = self.room.check_pace(seat, &finished, self.site.clock.now()).is_err();
        if waits || (known.is_none() && self.drafts.by_seat.len() >= READ_ALONG_MAX) {
            return Ok(());
        }
        let draft = Draft { typed, number: *number, seq: self.room.seq(), begun: known.unwrap_or(false), changed: true };
        self.drafts.by_seat.insert(seat.clone(), draft);
        Ok(())
    }

    /// Tells what was written since the last time.
    pub(super) fn tell_drafts(&mut self) {
        let mut news = Vec::new();
        for draft in self.drafts.by_seat.values_mut().filter(|draft| draft.changed) {
            (draft.begun, draft.changed) = (true, false);
            news.push(draft.typed.clone());
        }
        for typed in &news {
            self.tell_typed(typed);
        }
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
        for Draft { typed, .. } in gone.into_iter().filter(|draft| draft.begun) {
            self.tell_typed(&Typed { text: String::new(), ..typed });
        }
    }

    /// A held draft reaches its writer and the moderation, and nobody else's socket.
    fn tell_typed(&mut self, typed: &Typed) {
        let notice = Notice::Typed(typed.clone());
        if typed.held { self.tell_held(&typed.seat, &notice) } else { self.crowd.tell_all(&notice) }
    }
}
