//! The room: the value that decides and applies. Thin on purpose: each capability's rules stand in its own file.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::{
    Agenda, Barcamp, Chat, Command, Consents, Errand, Evening, Event, Floor, Hand, Lobby, Need, Poll, Questions, Record, Refusal, Role, RoomId, Seat, SeatId,
    Slides, Source, Status,
};

/// A live room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    id: RoomId,
    seq: u64,
    evening: Evening,
    lobby: Lobby,
    agenda: Agenda,
    seats: BTreeMap<SeatId, Seat>,
    removed: BTreeSet<SeatId>,
    hands: Vec<Hand>,
    floor: Floor,
    chat: Chat,
    consents: Consents,
    questions: Questions,
    slides: Slides,
    barcamp: Barcamp,
    polls: Vec<Poll>,
    last_poll: u32,
}

impl Room {
    /// An empty room, before anything happened in it.
    pub fn new(id: RoomId) -> Self {
        Self {
            id,
            seq: 0,
            evening: Evening::default(),
            lobby: Lobby::default(),
            agenda: Agenda::default(),
            seats: BTreeMap::new(),
            removed: BTreeSet::new(),
            hands: Vec::new(),
            floor: Floor::default(),
            chat: Chat::default(),
            consents: Consents::default(),
            questions: Questions::default(),
            slides: Slides::default(),
            barcamp: Barcamp::default(),
            polls: Vec::new(),
            last_poll: 0,
        }
    }

    /// The room as its log tells it.
    pub fn replay<'a>(id: RoomId, log: impl IntoIterator<Item = &'a Record>) -> Self {
        let mut room = Self::new(id);
        for record in log {
            room.apply(record);
        }
        room
    }

    /// Decides what a seat asks for. Changes nothing.
    ///
    /// # Errors
    /// A [`Refusal`] for the sender alone.
    pub fn decide(&self, by: &SeatId, command: &Command) -> Result<Vec<Event>, Refusal> {
        let seat = self.seat(by).ok_or(Refusal::NoSuchSeat)?;
        let allowed = match command.need() {
            Need::Seat => true,
            Need::Name => seat.role.has_name(),
            Need::Presenter => self.presents(seat),
            Need::Moderator => seat.role == Role::Moderator,
        };
        if !allowed {
            return Err(Refusal::NotAllowed);
        }
        if self.evening.status == Status::Over && !matches!(command, Command::Leave {} | Command::EndEvening {}) {
            return Err(Refusal::EveningOver);
        }
        self.dispatch(seat, command).map(|events| self.handed_on(events))
    }

    /// One line per command; the rules stand in the capabilities.
    fn dispatch(&self, by: &Seat, command: &Command) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::StepUp { name } => self.decide_step_up(by, name),
            Command::StepBack {} => self.decide_step_back(by),
            Command::RaiseHand { in_writing } => self.decide_raise_hand(by, *in_writing),
            Command::LowerHand {} => Ok(self.decide_lower_hand(&by.id)),
            Command::LowerHandOf { seat } => self.known(seat).map(|seat| self.decide_lower_hand(seat)),
            Command::LowerAllHands {} => Ok(self.decide_lower_all()),
            Command::GiveFloor { seat } => self.decide_give_floor(seat),
            Command::TakeFloor { seat } => self.decide_return_floor(seat),
            Command::ReturnFloor {} => self.decide_return_floor(&by.id),
            Command::Sign { on } => self.decide_sign(by, *on),
            Command::SetFloor { order, seconds, free } => self.decide_set_floor(*order, *seconds, *free),
            Command::Mute { seat, source } => self.decide_mute(seat, *source),
            Command::Remove { seat } => self.decide_remove(&by.id, seat),
            Command::GiveRole { seat, role } => self.decide_give_role(seat, *role),
            Command::SetLobby { on } => Ok(self.decide_set_lobby(*on)),
            Command::LetIn { seat } => self.decide_let_in(seat),
            Command::TurnAway { seat } => self.decide_turn_away(seat),
            Command::LockRoom {} => Ok(self.evening.decide_lock(true)),
            Command::UnlockRoom {} => Ok(self.evening.decide_lock(false)),
            Command::StartEvening {} => self.evening.decide_start(),
            Command::Pause {} => self.evening.decide_pause(true),
            Command::Resume {} => self.evening.decide_pause(false),
            Command::EndEvening {} => self.evening.decide_end().map(|end| self.with_all_counted(end)),
            Command::GoToItem { item } => self.agenda.decide_go_to(*item),
            Command::SetSubjects { subjects } => self.decide_set_subjects(subjects),
            Command::NameSubject { subject } => self.decide_name_subject(by, *subject),
            Command::CallQuestion { question } => self.decide_call_question(*question),
            Command::ExtendItem { minutes } => self.agenda.decide_extend(*minutes),
            Command::MoveItem { item, to } => self.agenda.decide_move(*item, *to),
            Command::AddItem { item } => self.agenda.decide_add(item),
            Command::OpenBarcamp { rooms, minutes } => self.decide_open_barcamp(rooms, *minutes),
            Command::RecallBarcamp { minutes } => self.decide_recall_barcamp(*minutes),
            Command::DropResult { number } => self.decide_take_result(*number, ""),
            Command::NoteResult { text, based_on } => self.decide_note_result(text, *based_on),
            Command::SetChat { mode } => Ok(self.decide_set_chat(*mode)),
            Command::SlowChat { seconds } => self.decide_slow_chat(*seconds),
            Command::Say { text, answers } => self.decide_say(by, text, *answers),
            Command::PauseTyping { seat, paused } => self.decide_pause_typing(seat, *paused),
            Command::ShowLine { line } => self.decide_show_line(*line),
            Command::Unsay { line } => self.decide_unsay(by, *line),
            Command::AskForLine { line } => self.decide_ask_for_line(*line),
            Command::GiveLine { line, gives } => self.decide_give_line(by, *line, *gives),
            Command::SetQuestions { mode } => Ok(self.questions.decide_set(*mode)),
            Command::AskQuestion { text, anonymous } => self.decide_ask(by, text, *anonymous),
            Command::WithdrawQuestion { question } => self.questions.decide_withdraw(&by.id, *question),
            Command::LeadQuestion { question, deed } => self.questions.decide_lead(*question, deed),
            Command::ShowSlide { deck, page } => self.slides.decide_show(deck, *page),
            Command::HideSlides {} => Ok(self.slides.decide_hide()),
            Command::DropDeck { deck } => self.slides.decide_drop(deck),
            // Nothing to be written down: whoever holds the room tells it.
            Command::Point { at } => self.slides.check_point(*at),
            Command::Type { text } => self.decide_type(by, text).map(|_| Vec::new()),
            Command::PreparePoll { plan } => self.decide_prepare_poll(plan),
            Command::DropPoll { poll } => self.decide_drop_poll(*poll),
            Command::OpenPoll { poll, minutes } => self.decide_open_poll(*poll, *minutes),
            Command::ExtendPoll { poll, minutes } => self.decide_extend_poll(*poll, *minutes),
            Command::ClosePoll { poll } => self.decide_close_poll(*poll),
            // Votes and support are no events: `decide_vote` and `decide_support` take them.
            Command::Vote { .. } | Command::SupportQuestion { .. } => Err(Refusal::Malformed),
            Command::Leave {} => self.decide_leave(&by.id),
        }
    }

    /// Decides what the portal itself asks for. Changes nothing.
    ///
    /// # Errors
    /// A [`Refusal`] for the person at the door.
    pub fn run_errand(&self, errand: &Errand) -> Result<Vec<Event>, Refusal> {
        match errand {
            Errand::Prepare { title, agenda, starts_at } => self.agenda.decide_prepare(&self.evening.title, title, agenda, *starts_at),
            Errand::TakeSeat { seat, role, name } => self.decide_take_seat(seat, *role, name),
            Errand::LeaveSeat { seat } => self.decide_leave(seat).map(|events| self.handed_on(events)),
            Errand::FreeFloor {} => self.decide_set_floor(self.floor.order, self.floor.seconds, true),
            Errand::SetLobby { on } => Ok(self.decide_set_lobby(*on)),
            Errand::Recall { minutes } => self.decide_recall(*minutes),
            Errand::TakeResult { number, text } => self.decide_take_result(*number, text),
            Errand::DropResult {} => self.decide_drop_result(),
            Errand::Reopen {} => Ok(self.evening.decide_reopen()),
            Errand::Begin { item } => self.decide_begin(*item),
            Errand::AddDeck { deck, title, pages } => self.slides.decide_add(deck, title, *pages),
            Errand::DropDeck { deck } => self.slides.decide_drop(deck),
            Errand::AskQuestion { name, text } => self.questions.decide_ask_from_page(name, text),
            Errand::LeadQuestion { question, deed } => self.questions.decide_lead(*question, deed),
            Errand::End {} => Ok(self.with_all_counted(self.evening.decide_close())),
        }
    }

    /// Nothing stays open behind the end.
    pub(crate) fn with_all_counted(&self, end: Vec<Event>) -> Vec<Event> {
        if end.is_empty() { end } else { self.closed_polls().into_iter().chain(self.questions.decide_count()).chain(end).collect() }
    }

    fn decide_begin(&self, item: u32) -> Result<Vec<Event>, Refusal> {
        let mut events = self.evening.decide_start()?;
        if !events.is_empty() {
            events.extend(self.agenda.decide_go_to(item)?);
        }
        Ok(events)
    }

    /// Takes a recorded event. Cannot fail: what no longer makes sense is passed over, so that old logs replay.
    pub fn apply(&mut self, record: &Record) {
        self.seq = record.seq;
        self.evening.apply(&record.event, record.at);
        self.agenda.apply(&record.event, record.at);
        self.apply_lobby(record);
        self.apply_chat(record);
        self.apply_consents(record);
        self.apply_polls(record);
        self.questions.apply(record);
        self.slides.apply(&record.event);
        self.apply_barcamp(record);
        self.apply_floor(record);
        self.apply_seats(record);
        self.apply_signing(&record.event);
    }

    fn apply_seats(&mut self, record: &Record) {
        match &record.event {
            Event::SeatTaken { seat, role, name } => {
                let new = Seat { id: seat.clone(), role: *role, name: name.clone(), floor_since: None, in_writing: false, signing: false };
                self.seats.insert(seat.clone(), new);
            }
            Event::SeatLeft { seat } => self.forget_seat(seat),
            Event::SeatRemoved { seat } => {
                self.forget_seat(seat);
                self.removed.insert(seat.clone());
            }
            Event::RoleChanged { seat, role, name } => {
                if let Some(seat) = self.seats.get_mut(seat) {
                    seat.role = *role;
                    seat.name = name.clone();
                }
            }
            Event::HandRaised { seat, in_writing } => {
                if let Some(known) = self.seats.get_mut(seat) {
                    known.in_writing = *in_writing;
                    self.hands.push(Hand { seat: seat.clone(), raised_at: record.at });
                }
            }
            Event::HandLowered { seat } => self.hands.retain(|hand| hand.seat != *seat),
            Event::FloorGiven { seat } => self.set_floor(seat, Some(record.at)),
            Event::FloorReturned { seat } => self.set_floor(seat, None),
            Event::RoomReopened => self.seats.clear(),
            Event::EveningEnded => {
                self.hands.clear();
                self.seats.values_mut().for_each(|seat| seat.floor_since = None);
            }
            _ => {}
        }
    }

    fn set_floor(&mut self, seat: &SeatId, since: Option<Timestamp>) {
        if let Some(seat) = self.seats.get_mut(seat) {
            seat.floor_since = since;
        }
    }

    fn forget_seat(&mut self, seat: &SeatId) {
        self.seats.remove(seat);
        self.hands.retain(|hand| hand.seat != *seat);
    }

    fn known<'a>(&self, seat: &'a SeatId) -> Result<&'a SeatId, Refusal> {
        if self.seats.contains_key(seat) { Ok(seat) } else { Err(Refusal::NoSuchSeat) }
    }

    /// Its id.
    pub fn id(&self) -> &RoomId {
        &self.id
    }

    /// Number of the last record applied; 0 for a fresh room.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// The evening.
    pub fn evening(&self) -> &Evening {
        &self.evening
    }

    /// The lobby.
    pub fn lobby(&self) -> &Lobby {
        &self.lobby
    }

    pub(crate) fn lobby_mut(&mut self) -> &mut Lobby {
        &mut self.lobby
    }

    /// The agenda.
    pub fn agenda(&self) -> &Agenda {
        &self.agenda
    }

    /// The chat.
    pub fn chat(&self) -> &Chat {
        &self.chat
    }

    pub(crate) fn chat_mut(&mut self) -> &mut Chat {
        &mut self.chat
    }

    /// Which lines may become topics.
    pub fn consents(&self) -> &Consents {
        &self.consents
    }

    pub(crate) fn consents_mut(&mut self) -> &mut Consents {
        &mut self.consents
    }

    /// The questions.
    pub fn questions(&self) -> &Questions {
        &self.questions
    }

    pub(crate) fn questions_mut(&mut self) -> &mut Questions {
        &mut self.questions
    }

    /// The slides.
    pub fn slides(&self) -> &Slides {
        &self.slides
    }

    /// The parallel rooms.
    pub fn barcamp(&self) -> &Barcamp {
        &self.barcamp
    }

    pub(crate) fn barcamp_mut(&mut self) -> &mut Barcamp {
        &mut self.barcamp
    }

    /// What is due by the clock.
    pub fn due(&self, now: Timestamp) -> Vec<Event> {
        let barcamp = self.due_barcamp(now);
        // The end closes all polls, also those that are due.
        if barcamp.contains(&Event::EveningEnded) { barcamp } else { self.due_polls(now).into_iter().chain(barcamp).collect() }
    }

    /// Whether anything will be due.
    pub fn has_deadline(&self) -> bool {
        self.polls_have_deadline() || self.barcamp.until.is_some()
    }

    /// The polls, first prepared first.
    pub fn polls(&self) -> &[Poll] {
        &self.polls
    }

    pub(crate) fn polls_mut(&mut self) -> &mut Vec<Poll> {
        &mut self.polls
    }

    /// Number of the last poll ever prepared.
    pub(crate) fn last_poll(&self) -> u32 {
        self.last_poll
    }

    pub(crate) fn set_last_poll(&mut self, number: u32) {
        self.last_poll = number;
    }

    /// Raised hands, first raised first.
    pub fn hands(&self) -> &[Hand] {
        &self.hands
    }

    /// How the floor is led.
    pub fn floor(&self) -> &Floor {
        &self.floor
    }

    pub(crate) fn floor_mut(&mut self) -> &mut Floor {
        &mut self.floor
    }

    /// A seat of this room.
    pub fn seat(&self, seat: &SeatId) -> Option<&Seat> {
        self.seats.get(seat)
    }

    /// All seats.
    pub fn seats(&self) -> impl Iterator<Item = &Seat> {
        self.seats.values()
    }

    pub(crate) fn seats_mut(&mut self) -> impl Iterator<Item = &mut Seat> {
        self.seats.values_mut()
    }

    /// What a seat may send now: nothing in a pause, unless it leads.
    pub fn may_send(&self, seat: &Seat) -> Vec<Source> {
        if self.evening.paused && seat.role != Role::Moderator { Vec::new() } else { seat.may_send() }
    }

    /// Seats that may send media now.
    pub fn stage(&self) -> impl Iterator<Item = &Seat> {
        self.seats.values().filter(|seat| seat.on_stage())
    }

    /// Was this seat removed by the moderation?
    pub fn was_removed(&self, seat: &SeatId) -> bool {
        self.removed.contains(seat)
    }
}
