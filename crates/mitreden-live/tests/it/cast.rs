//! The cast of design.md §9 in one room, and a room that keeps its own log. Never a test by itself.

use jiff::Timestamp;
use mitreden_live::{AgendaItem, AgendaKind, Command, DisplayName, Errand, Event, Presence, Record, Refusal, Role, Room, RoomId, SeatId};

/// A room with its log, as the keeper would hold it.
pub(crate) struct Stage {
    pub(crate) room: Room,
    pub(crate) log: Vec<Record>,
    pub(crate) presence: Presence,
    clock: i64,
}

pub(crate) fn seat(name: &str) -> SeatId {
    SeatId::parse(&format!("seat-of-{name}")).unwrap()
}

impl Stage {
    pub(crate) fn empty() -> Self {
        Self { room: Room::new(RoomId::parse("room-of-gera").unwrap()), log: Vec::new(), presence: Presence::default(), clock: 1_612_886_400 }
    }

    /// Ada moderates, Emil speaks, Gustav takes part, Cem listens; the evening is live.
    pub(crate) fn with_cast() -> Self {
        let mut stage = Self::empty();
        let item = |title: &str, kind| AgendaItem { title: title.into(), kind, minutes: 30, speaker: String::new() };
        let agenda = vec![item("Impuls", AgendaKind::Talk), item("Offene Diskussion", AgendaKind::Discussion)];
        stage.errand(Errand::Prepare { title: "Dynamik durch Daten".into(), agenda, starts_at: None }).unwrap();
        stage.comes("ada", Role::Moderator);
        stage.comes("emil", Role::Speaker);
        stage.comes("gustav", Role::Participant);
        stage.comes("cem", Role::Listener);
        stage.does("ada", Command::StartEvening {}).unwrap();
        stage
    }

    pub(crate) fn comes(&mut self, name: &str, role: Role) {
        let display = if role.has_name() { DisplayName::parse(name).unwrap() } else { DisplayName::empty() };
        self.errand(Errand::TakeSeat { seat: seat(name), role, name: display }).unwrap();
        self.presence.came(&seat(name));
    }

    pub(crate) fn errand(&mut self, errand: Errand) -> Result<Vec<Event>, Refusal> {
        let events = self.room.run_errand(&errand)?;
        self.record(None, &events);
        Ok(events)
    }

    pub(crate) fn does(&mut self, name: &str, command: Command) -> Result<Vec<Event>, Refusal> {
        if let Command::Vote { poll, ballot } = &command {
            let cast = self.room.decide_vote(&seat(name), *poll, ballot)?;
            self.room.throw_in(cast);
            return Ok(Vec::new());
        }
        if let Command::SupportQuestion { question, supports } = &command {
            self.room.decide_support(&seat(name), *question)?;
            self.room.support(&seat(name), *question, *supports);
            return Ok(Vec::new());
        }
        let events = self.room.decide(&seat(name), &command)?;
        self.room.check_pace(&seat(name), &command, Timestamp::from_second(self.clock + 1).unwrap())?;
        self.record(Some(seat(name)), &events);
        Ok(events)
    }

    /// Something that the portal writes into the log itself.
    pub(crate) fn happens(&mut self, event: Event) {
        self.record(None, &[event]);
    }

    /// The clock reaches what is due.
    pub(crate) fn waits(&mut self, minutes: i64) {
        self.clock += minutes * 60;
        let due = self.room.due(Timestamp::from_second(self.clock).unwrap());
        self.record(None, &due);
    }

    /// The room as a restart makes it: from a log, and from the boxes of what is open.
    pub(crate) fn rebuilt(&self, log: &[Record]) -> Room {
        let mut room = Room::replay(self.room.id().clone(), log);
        for poll in self.room.polls() {
            let kept = serde_json::to_string(&poll.ballots).unwrap();
            room.put_box(poll.poll, serde_json::from_str(&kept).unwrap());
        }
        for question in &self.room.questions().asked {
            for supporter in self.room.questions().supporters(question.question) {
                room.support(supporter, question.question, true);
            }
        }
        room
    }

    fn record(&mut self, by: Option<SeatId>, events: &[Event]) {
        for event in events {
            self.clock += 1;
            let record = Record { seq: self.room.seq() + 1, at: Timestamp::from_second(self.clock).unwrap(), by: by.clone(), event: event.clone() };
            self.room.apply(&record);
            self.log.push(record);
        }
    }
}
