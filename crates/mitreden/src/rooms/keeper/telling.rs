//! What the keeper tells after a batch is written: answers, slices, farewells. Decides and writes nothing.

use std::collections::BTreeSet;

use mitreden_live::{EndedHow, Event, Line as ChatLine, Notice, QuestionState, Record, Role, SeatId, Slice, Status, SupportCount};

use super::{Asker, Batch, Cause, Task};
use crate::rooms::barcamp;
use crate::rooms::crowd::{CloseCode, Line, Number};

impl Task {
    pub(super) fn tell(&mut self, batch: Batch) {
        batch.records.iter().for_each(|record| self.attendance.follow(record));
        self.tell_events(&batch.records);
        for (number, question) in batch.asked {
            if let Some(question) = self.room.questions().question(question).filter(|question| !question.state.is_public()).cloned() {
                self.crowd.tell(number, &Notice::Asked(question));
            }
        }
        for (asker, answer) in batch.answers {
            match asker {
                Asker::Form(told) => drop(told.send(answer)),
                Asker::Socket { number, id } => {
                    let notice = match answer {
                        Ok(()) => Notice::Ack { id },
                        Err(reason) => Notice::Refused { id, reason },
                    };
                    self.crowd.tell(number, &notice);
                }
            }
        }
        for (seat, _) in &batch.votes {
            self.polls_moved = true;
            if let Some(me) = self.room.me(seat) {
                self.crowd.tell_seat(seat, &Notice::Me(me));
            }
        }
        for (seat, question, _) in &batch.supports {
            self.supports_moved.insert(*question);
            if let Some(me) = self.room.me(seat) {
                self.crowd.tell_seat(seat, &Notice::Me(me));
            }
        }
        for record in &batch.records {
            self.show_out(&record.event);
            if matches!(record.event, Event::EveningEnded | Event::Unsaid { .. } | Event::QuestionWithdrawn { .. } | Event::PollClosed { .. }) {
                self.forget_traces();
            }
        }
        for cause in batch.later {
            self.attend(cause);
        }
    }

    pub(super) fn tell_events(&mut self, records: &[Record]) {
        let mut touched = BTreeSet::new();
        let mut concerned = BTreeSet::new();
        let mut moved_audience = BTreeSet::new();
        for record in records {
            let event = &record.event;
            self.media.follow(&self.room, event);
            barcamp::follow(&self.rooms, &self.room, self.side_of.as_ref(), record);
            touched.extend(Slice::touched_by(event).iter().copied().filter(|slice| *slice != Slice::Hall));
            self.hall_moved |= Slice::touched_by(event).contains(&Slice::Hall);
            match event {
                Event::Said { line, .. } | Event::LineShown { line } => {
                    if let Some(line) = self.room.chat().line(*line).cloned() {
                        self.tell_line(line);
                    }
                }
                Event::QuestionAsked { question, .. } | Event::QuestionWithdrawn { question } => self.tell_question(*question),
                Event::QuestionMoved { question, state } => {
                    self.tell_question(*question);
                    if let QuestionState::Merged { into } = state {
                        self.tell_question(*into);
                    }
                }
                Event::EveningPaused | Event::EveningResumed => concerned.extend(self.room.stage().map(|seat| seat.id.clone())),
                Event::Unsaid { line } => self.crowd.tell_all(&Notice::Unsaid { line: *line }),
                Event::Muted { seat, source } => self.crowd.tell_seat(seat, &Notice::Muted { source: *source }),
                Event::TypingPaused { seat, .. } => drop(concerned.insert(seat.clone())),
                Event::LineAsked { line } | Event::LineGiven { line, .. } | Event::LineRefused { line } => {
                    concerned.extend(self.room.chat().line(*line).map(|line| line.seat.clone()));
                }
                Event::RoleChanged { seat, .. } => drop(moved_audience.insert(seat.clone())),
                Event::FloorGiven { seat } | Event::FloorReturned { seat } => {
                    concerned.insert(seat.clone());
                    concerned.extend(self.room.hands().iter().map(|hand| hand.seat.clone()));
                }
                Event::FloorSet { .. } | Event::SubjectsSet { .. } | Event::SubjectNamed { .. } => {
                    concerned.extend(self.room.hands().iter().map(|hand| hand.seat.clone()))
                }
                Event::HandRaised { seat, .. } | Event::HandLowered { seat } => {
                    concerned.insert(seat.clone());
                    // Everybody behind moves up by one.
                    concerned.extend(self.room.hands().iter().map(|hand| hand.seat.clone()));
                }
                Event::EveningEnded => concerned.extend(self.room.seats().filter(|s| s.role != Role::Listener).map(|s| s.id.clone())),
                _ => {}
            }
            self.end_drafts(record);
        }
        let touched: Vec<Slice> = touched.into_iter().collect();
        self.crowd.tell_slices(&self.room, &touched);
        for seat in concerned {
            if let Some(me) = self.room.me(&seat) {
                self.crowd.tell_seat(&seat, &Notice::Me(me));
            }
        }
        for seat in moved_audience {
            if let Some(snapshot) = self.room.snapshot(&seat, self.crowd.presence(), self.site.clock.now()) {
                self.crowd.tell_seat(&seat, &Notice::Snapshot(Box::new(snapshot)));
            }
        }
    }

    /// A held line reaches its writer and the moderation, and nobody else's socket.
    fn tell_line(&mut self, line: ChatLine) {
        let (held, writer) = (line.held, line.seat.clone());
        let notice = Notice::Said(line);
        if !held {
            return self.crowd.tell_all(&notice);
        }
        self.tell_held(&writer, &notice);
    }

    /// What only its writer and the moderation may read.
    pub(super) fn tell_held(&mut self, writer: &SeatId, notice: &Notice) {
        let leads = self.room.seats().filter(|seat| seat.role == Role::Moderator && seat.id != *writer).map(|seat| seat.id.clone());
        for seat in leads.chain([writer.clone()]).collect::<Vec<_>>() {
            self.crowd.tell_seat(&seat, notice);
        }
    }

    /// What everybody may read goes to everybody. Of all other questions most people learn that there is none.
    fn tell_question(&mut self, number: u32) {
        let Some(question) = self.room.questions().question(number).cloned() else {
            return self.crowd.tell_all(&Notice::QuestionGone { question: number });
        };
        if question.state.is_public() {
            return self.crowd.tell_all(&Notice::Question(question));
        }
        self.crowd.tell_all(&Notice::QuestionGone { question: number });
        let writer = question.seat.clone();
        let leads = self.room.seats().filter(|seat| seat.role == Role::Moderator && Some(&seat.id) != writer.as_ref()).map(|seat| seat.id.clone());
        let readers: Vec<SeatId> = leads.chain(writer.clone()).collect();
        let notice = Notice::Question(question);
        for seat in readers {
            self.crowd.tell_seat(&seat, &notice);
        }
    }

    /// How many support what, told by and by.
    pub(super) fn tell_supports(&mut self) {
        let moved = std::mem::take(&mut self.supports_moved);
        let questions = moved.into_iter().filter_map(|number| self.room.questions().question(number));
        let counts: Vec<SupportCount> = questions.map(|one| SupportCount { question: one.question, supports: one.supports }).collect();
        if !counts.is_empty() {
            self.crowd.tell_all(&Notice::Supports { counts });
        }
    }

    /// Text of the chat went from the log, or the box of a poll with the names of who voted; here the traces in the database's files go.
    fn forget_traces(&self) {
        let site = self.site.clone();
        tokio::spawn(async move {
            if let Err(error) = site.db.forget_deleted().await {
                tracing::warn!(%error, "what was forgotten is still in the database's write-ahead log");
            }
        });
    }

    /// Ends the connections of whoever is no longer in the room, after they were told.
    fn show_out(&mut self, event: &Event) {
        match event {
            Event::SeatLeft { seat } => self.end(seat, EndedHow::Left),
            Event::SeatRemoved { seat } => self.end(seat, EndedHow::Removed),
            Event::EveningEnded => {
                self.crowd.tell_all(&Notice::Ended { how: EndedHow::Over });
                self.crowd.cut_all(CloseCode::Ended);
            }
            _ => {}
        }
    }

    fn end(&mut self, seat: &SeatId, how: EndedHow) {
        self.crowd.tell_seat(seat, &Notice::Ended { how });
        self.crowd.cut(seat, if how == EndedHow::Removed { CloseCode::Removed } else { CloseCode::Ended });
        self.absence.forget(seat);
    }

    pub(super) fn attend(&mut self, cause: Cause) {
        match cause {
            Cause::Came { number, seat, line, checking } => self.welcome(number, seat, line, checking),
            Cause::Checks { number, checking } => {
                if let Some(seat) = self.crowd.check(number, checking) {
                    self.presence_moved(&seat);
                }
            }
            Cause::Went { number } => {
                self.drop_drafts_of(number);
                if let Some(seat) = self.crowd.part(number) {
                    self.miss(&seat);
                }
            }
            Cause::Noted { seat, mark } => match mark {
                Some(mark) => self.attendance.mark(&seat, mark),
                None => self.attendance.read(&seat, self.site.clock.now()),
            },
            Cause::Look(look) => look(&self.room, self.crowd.presence()),
            Cause::Command { .. } | Cause::Form { .. } | Cause::Errand { .. } => {}
        }
    }

    fn welcome(&mut self, number: Number, seat: SeatId, line: Line, checking: bool) {
        let first = self.crowd.join(number, seat.clone(), line, checking);
        let over = self.room.evening().status == Status::Over;
        let snapshot = self.room.snapshot(&seat, self.crowd.presence(), self.site.clock.now()).filter(|_| !over);
        let Some(snapshot) = snapshot else {
            let code = match (self.room.was_removed(&seat), over) {
                (true, _) => CloseCode::Removed,
                (false, true) => CloseCode::Ended,
                (false, false) => CloseCode::NoSeat,
            };
            self.crowd.cut(&seat, code);
            return;
        };
        self.crowd.tell(number, &Notice::Snapshot(Box::new(snapshot)));
        if first {
            self.attendance.came(&seat, self.site.clock.now());
            self.presence_moved(&seat);
        }
    }

    /// Those whose connections were dropped while others were told.
    pub(super) fn miss_the_lost(&mut self) {
        while let Some(seat) = self.crowd.next_lost() {
            self.miss(&seat);
        }
    }

    fn miss(&mut self, seat: &SeatId) {
        let (now, beside) = (self.site.clock.now(), self.room.barcamp().open().next().is_some());
        self.absence.saw(seat, now);
        self.attendance.went(seat, beside, now);
        self.presence_moved(seat);
    }

    /// Listeners only move a number, told at most once a second; who is named is told at once to those who see names.
    fn presence_moved(&mut self, seat: &SeatId) {
        self.hall_moved = true;
        let Some(seat) = self.room.seat(seat) else { return };
        let slices: &[Slice] = match (seat.on_stage(), seat.role.has_name()) {
            (true, _) => &[Slice::Stage, Slice::People],
            (false, true) => &[Slice::People],
            (false, false) => return,
        };
        self.crowd.tell_slices(&self.room, slices);
    }
}
