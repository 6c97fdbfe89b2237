//! Events: what happened in a room, as it stands in the log. Never a wish; those are commands.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{AgendaItem, ChatMode, DeckId, DisplayName, FloorOrder, PollPlan, QuestionMode, QuestionState, Role, SeatId, SideRoomPlan, Source, Tally};

/// Something that happened. Names in the log are stable for good: old logs must replay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// Title and agenda were set.
    Prepared {
        /// The evening's title.
        title: String,
        /// The planned items.
        agenda: Vec<AgendaItem>,
        /// When it is planned to begin; old logs do not say.
        #[serde(default)]
        starts_at: Option<Timestamp>,
    },
    /// The evening began.
    EveningStarted,
    /// Everybody but the moderation was stopped for a while.
    EveningPaused,
    /// It went on.
    EveningResumed,
    /// The evening ended.
    EveningEnded,
    /// A room without a date was made ready again after its end; everybody takes a new seat.
    RoomReopened,
    /// The room was locked.
    RoomLocked,
    /// The room was opened again.
    RoomUnlocked,
    /// Who comes waits in the lobby first, or no longer.
    LobbySet {
        /// There is a lobby.
        on: bool,
    },
    /// Somebody came and waits in the lobby.
    Knocked {
        /// The seat that will be taken.
        seat: SeatId,
        /// The name given.
        name: DisplayName,
    },
    /// The agenda stands at this item.
    ItemReached {
        /// Position from 0.
        item: u32,
    },
    /// A seat was taken.
    SeatTaken {
        /// Which.
        seat: SeatId,
        /// Its role.
        role: Role,
        /// Its name; empty for a listener.
        name: DisplayName,
    },
    /// A seat was given up.
    SeatLeft {
        /// Which.
        seat: SeatId,
    },
    /// A seat was removed by the moderation.
    SeatRemoved {
        /// Which.
        seat: SeatId,
    },
    /// A seat has another role or name.
    RoleChanged {
        /// Which.
        seat: SeatId,
        /// The role now.
        role: Role,
        /// The name now; empty for a listener.
        name: DisplayName,
    },
    /// A hand went up.
    HandRaised {
        /// Whose.
        seat: SeatId,
        /// To write instead of speaking.
        #[serde(default)]
        in_writing: bool,
    },
    /// A hand went down.
    HandLowered {
        /// Whose.
        seat: SeatId,
    },
    /// Somebody has the floor.
    FloorGiven {
        /// Who.
        seat: SeatId,
    },
    /// Somebody has the floor no longer.
    FloorReturned {
        /// Who.
        seat: SeatId,
    },
    /// Somebody began to sign, and is shown like somebody who speaks.
    SigningBegan {
        /// Who.
        seat: SeatId,
    },
    /// Somebody signs no longer. Signing also ends without this event, with the floor, the role, the camera or a pause.
    SigningEnded {
        /// Who.
        seat: SeatId,
    },
    /// The floor is led in another way.
    FloorSet {
        /// The order of the list.
        order: FloorOrder,
        /// How long a contribution should be, in seconds; none: no clock.
        seconds: Option<u32>,
        /// Who asks gets it at once.
        #[serde(default)]
        free: bool,
    },
    /// The moderation silenced somebody. Kept for the record; the media edge acts on it.
    Muted {
        /// Whom.
        seat: SeatId,
        /// What.
        source: Source,
    },
    /// The chat has another mode.
    ChatSet {
        /// The mode.
        mode: ChatMode,
    },
    /// One person waits another time between two chat lines.
    ChatSlowed {
        /// So many seconds; 0: not at all.
        seconds: u32,
    },
    /// Somebody's being read along while writing was stopped, or allowed again.
    TypingPaused {
        /// Whose.
        seat: SeatId,
        /// It was stopped.
        paused: bool,
    },
    /// A chat line was written.
    Said {
        /// Its number in this room, rising from 1.
        line: u64,
        /// By whom.
        seat: SeatId,
        /// The text; none once it was forgotten (removed from the log for good).
        text: Option<String>,
        /// Seen by its writer and the moderation alone, until it is shown.
        #[serde(default)]
        held: bool,
        /// The line that it answers.
        #[serde(default)]
        answers: Option<u64>,
    },
    /// A held chat line was shown to all.
    LineShown {
        /// Its number.
        line: u64,
    },
    /// A chat line was taken away.
    Unsaid {
        /// Its number.
        line: u64,
    },
    /// The writer of a chat line was asked whether it may become a topic.
    LineAsked {
        /// Its number.
        line: u64,
    },
    /// The writer of a chat line agreed that it may become a topic.
    LineGiven {
        /// Its number.
        line: u64,
        /// The text, as it is kept beyond the chat; none once it was taken back or forgotten.
        text: Option<String>,
    },
    /// The writer of a chat line did not agree that it may become a topic.
    LineRefused {
        /// Its number.
        line: u64,
    },
    /// Questions are taken in another way.
    QuestionsSet {
        /// The mode.
        mode: QuestionMode,
    },
    /// A question was asked.
    QuestionAsked {
        /// Its number in this room, rising from 1.
        question: u32,
        /// By whom; none if nobody shall know.
        seat: Option<SeatId>,
        /// The writer's name; empty: anonymous.
        name: DisplayName,
        /// The text; none once it was forgotten (removed from the log for good).
        text: Option<String>,
        /// Seen by its writer and the moderation alone, until it is approved.
        held: bool,
    },
    /// A question was taken back by its writer.
    QuestionWithdrawn {
        /// Its number.
        question: u32,
    },
    /// The moderation moved a question on.
    QuestionMoved {
        /// Its number.
        question: u32,
        /// Where it stands now.
        state: QuestionState,
    },
    /// So many supported a question in the end. Support is no event: only its sum comes into the log, here.
    SupportCounted {
        /// The question.
        question: u32,
        /// How many.
        supports: u32,
    },
    /// What contributions may be about was set.
    SubjectsSet {
        /// Their names.
        subjects: Vec<String>,
    },
    /// Somebody said what the own contribution is about.
    SubjectNamed {
        /// Whose.
        seat: SeatId,
        /// Which, from 0; none: something else.
        subject: Option<u32>,
    },
    /// The current item got more time.
    ItemExtended {
        /// Its position, from 0.
        item: u32,
        /// By how many minutes.
        minutes: u32,
    },
    /// An item got another place.
    ItemMoved {
        /// Its position, from 0.
        item: u32,
        /// The position it got.
        to: u32,
    },
    /// An item was added at the end.
    ItemAdded {
        /// Which.
        item: AgendaItem,
    },
    /// Parallel rooms were opened.
    BarcampOpened {
        /// Their numbers in this room, and what they are called.
        rooms: Vec<SideRoomPlan>,
        /// For how long.
        minutes: u32,
    },
    /// The parallel rooms end in so many minutes. It stands in the evening's log and in theirs.
    BarcampRecalled {
        /// From then on.
        minutes: u32,
    },
    /// Everybody is back.
    BarcampClosed,
    /// What a parallel room has come to; in the evening's log.
    ResultTaken {
        /// The room's number.
        number: u32,
        /// The text; gone when a newer one stands in its place.
        text: Option<String>,
    },
    /// This room is a parallel room of an evening; in its own log.
    SideOpened {
        /// For how long.
        minutes: u32,
    },
    /// What this parallel room has come to.
    ResultNoted {
        /// The text; gone when a newer one stands in its place.
        text: Option<String>,
    },
    /// A deck of slides is there.
    DeckAdded {
        /// Which.
        deck: DeckId,
        /// What it is called.
        title: String,
        /// How many pages it has.
        pages: u32,
    },
    /// A deck was taken away.
    DeckDropped {
        /// Which.
        deck: DeckId,
    },
    /// Everybody is shown a page.
    SlideShown {
        /// Of which deck.
        deck: DeckId,
        /// Which page, from 1.
        page: u32,
    },
    /// Nobody is shown a slide any more.
    SlidesHidden,
    /// A poll was prepared.
    PollPrepared {
        /// Its number in this room, rising from 1.
        poll: u32,
        /// What is asked.
        plan: PollPlan,
    },
    /// A prepared poll was thrown away.
    PollDropped {
        /// Its number.
        poll: u32,
    },
    /// A poll was opened.
    PollOpened {
        /// Its number.
        poll: u32,
        /// For how many minutes; none: until it is closed.
        minutes: Option<u32>,
    },
    /// An open poll got more time.
    PollExtended {
        /// Its number.
        poll: u32,
        /// Minutes more.
        minutes: u32,
    },
    /// A poll was closed. Votes are no events: only their sums come into the log, here.
    PollClosed {
        /// Its number.
        poll: u32,
        /// The result.
        tally: Tally,
    },
}

impl Event {
    /// Nobody may learn who did it, not even from the log: the entry names no seat.
    pub fn is_anonymous(&self) -> bool {
        matches!(self, Event::QuestionAsked { seat: None, .. })
    }
}

/// One entry of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Number in this room, rising from 1 without a gap.
    pub seq: u64,
    /// When it was decided, UTC.
    pub at: Timestamp,
    /// Who asked for it; none for the portal itself.
    pub by: Option<SeatId>,
    /// What happened.
    pub event: Event,
}
