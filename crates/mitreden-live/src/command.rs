//! Commands: everything that somebody in a room can ask for. Never what came of it; that is an event.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{AgendaItem, Ballot, ChatMode, DeckId, DisplayName, FloorOrder, PollPlan, QuestionDeed, QuestionMode, Role, SeatId, Source};

/// What a seat asks for. On the wire: `{"do":"raise-hand"}`, `{"do":"give-floor","seat":"…"}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Command {
    /// A listener steps up to take part under a name ("Mitreden").
    StepUp {
        /// The name chosen; a pseudonym is fine.
        name: String,
    },
    /// A participant goes back to listening.
    StepBack {},
    /// Raises the own hand.
    RaiseHand {
        /// To write instead of speaking.
        #[serde(default)]
        #[cfg_attr(feature = "typescript", ts(as = "Option<bool>", optional))]
        in_writing: bool,
    },
    /// Lowers the own hand.
    LowerHand {},
    /// The moderation lowers somebody's hand.
    LowerHandOf {
        /// Whose.
        seat: SeatId,
    },
    /// The moderation lowers all hands.
    LowerAllHands {},
    /// The moderation gives somebody the floor.
    GiveFloor {
        /// Whom.
        seat: SeatId,
    },
    /// The moderation takes the floor back.
    TakeFloor {
        /// From whom.
        seat: SeatId,
    },
    /// Gives the own floor back.
    ReturnFloor {},
    /// Says that one signs now, or no longer; for who may send a camera.
    Sign {
        /// Signs.
        on: bool,
    },
    /// The moderation says how the floor is led.
    SetFloor {
        /// The order of the list.
        order: FloorOrder,
        /// Who asks for the floor gets it at once, without the moderation: for small rounds.
        #[serde(default)]
        free: bool,
        /// How long a contribution should be, in seconds; none: no clock.
        seconds: Option<u32>,
    },
    /// Says what contributions may be about, so that the list can take turns; none: nothing.
    SetSubjects {
        /// Their names.
        subjects: Vec<String>,
    },
    /// Says what the own contribution is about, while the hand is up.
    NameSubject {
        /// Which, from 0; none: something else.
        subject: Option<u32>,
    },
    /// Puts a written question to voice: its writer's hand goes up.
    CallQuestion {
        /// Which.
        question: u32,
    },
    /// The moderation silences a microphone, or a camera. Nobody can switch one on from afar.
    Mute {
        /// Whom.
        seat: SeatId,
        /// What.
        source: Source,
    },
    /// The moderation removes a seat for good.
    Remove {
        /// Whom.
        seat: SeatId,
    },
    /// The moderation changes a role.
    GiveRole {
        /// Whose.
        seat: SeatId,
        /// The new role; never `listener` (that is a step back or a removal).
        role: Role,
    },
    /// Who comes to take part waits in the lobby first, or no longer.
    SetLobby {
        /// There is a lobby.
        on: bool,
    },
    /// The moderation lets somebody in who waits in the lobby.
    LetIn {
        /// Whom.
        seat: SeatId,
    },
    /// The moderation turns somebody away who waits in the lobby.
    TurnAway {
        /// Whom.
        seat: SeatId,
    },
    /// Nobody new comes in.
    LockRoom {},
    /// The door is open again.
    UnlockRoom {},
    /// The evening begins.
    StartEvening {},
    /// Stops everybody but the moderation: nobody else sends, is seen on the stage or writes, until it goes on.
    Pause {},
    /// It goes on; who had the floor has it still, and switches on again by himself or herself.
    Resume {},
    /// The evening ends for everybody.
    EndEvening {},
    /// The moderation moves to an agenda item, by position from 0.
    GoToItem {
        /// The position.
        item: u32,
    },
    /// The moderation sets how the chat works.
    SetChat {
        /// The mode.
        mode: ChatMode,
    },
    /// The moderation sets how long one person waits between two chat lines.
    SlowChat {
        /// So many seconds; 0: not at all.
        seconds: u32,
    },
    /// Writes a chat line.
    Say {
        /// The line.
        text: String,
        /// The line that it answers.
        #[serde(default)]
        #[cfg_attr(feature = "typescript", ts(optional, type = "number | null"))]
        answers: Option<u64>,
    },
    /// Lets the others read along while a chat line is written (real-time text). It is told and not written down.
    Type {
        /// The whole line as it stands now; empty: there is none any more.
        text: String,
    },
    /// The moderation stops somebody's being read along, or allows it again.
    PauseTyping {
        /// Whose.
        seat: SeatId,
        /// Stops it.
        paused: bool,
    },
    /// The moderation shows a held chat line to all.
    ShowLine {
        /// Which.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        line: u64,
    },
    /// Takes a chat line away: the own one, or any by the moderation.
    Unsay {
        /// Which.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        line: u64,
    },
    /// The moderation asks the writer of a chat line whether it may become a topic.
    AskForLine {
        /// Which.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        line: u64,
    },
    /// The writer of a chat line answers whether it may become a topic.
    GiveLine {
        /// Which.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        line: u64,
        /// It may.
        gives: bool,
    },
    /// The moderation sets how questions are taken.
    SetQuestions {
        /// The mode.
        mode: QuestionMode,
    },
    /// Asks a question in writing.
    AskQuestion {
        /// The question.
        text: String,
        /// Without a name: nobody learns whose it is, not even from the log.
        anonymous: bool,
    },
    /// Takes the own question back.
    WithdrawQuestion {
        /// Which.
        question: u32,
    },
    /// Supports somebody's question, or no longer.
    SupportQuestion {
        /// Which.
        question: u32,
        /// Supports it.
        supports: bool,
    },
    /// The moderation moves a question on.
    LeadQuestion {
        /// Which.
        question: u32,
        /// What is done with it.
        deed: QuestionDeed,
    },
    /// Gives the current item more time.
    ExtendItem {
        /// How many minutes.
        minutes: u32,
    },
    /// Gives an item that is still to come another place.
    MoveItem {
        /// Its position, from 0.
        item: u32,
        /// The position it gets.
        to: u32,
    },
    /// Adds an item at the end of the agenda.
    AddItem {
        /// Which.
        item: AgendaItem,
    },
    /// Opens parallel rooms that people choose from.
    OpenBarcamp {
        /// What they are called.
        rooms: Vec<String>,
        /// For how long.
        minutes: u32,
    },
    /// Calls everybody back from the parallel rooms in so many minutes, earlier or later than was planned.
    RecallBarcamp {
        /// From now on; 0: at once.
        minutes: u32,
    },
    /// Writes down what a parallel room has come to, in place of what stood there.
    NoteResult {
        /// The text.
        text: String,
        /// Which version the writer had read ([`crate::BarcampView::version`]): another one is never written over unseen.
        based_on: u32,
    },
    /// Takes the result of a parallel room away, for good.
    DropResult {
        /// The room's number.
        number: u32,
    },
    /// Shows everybody a page.
    ShowSlide {
        /// Of which deck.
        deck: DeckId,
        /// Which page, from 1.
        page: u32,
    },
    /// Shows no slide any more.
    HideSlides {},
    /// Takes a deck away for good.
    DropDeck {
        /// Which.
        deck: DeckId,
    },
    /// Points at the slide that is shown, or no longer. It is told and not written down.
    Point {
        /// Where, in thousandths of width and height from the top left corner; none: nowhere.
        at: Option<(u16, u16)>,
    },
    /// The moderation prepares a poll; nobody else sees it yet.
    PreparePoll {
        /// What is asked.
        plan: PollPlan,
    },
    /// The moderation throws a prepared poll away.
    DropPoll {
        /// Which.
        poll: u32,
    },
    /// The moderation opens a prepared poll.
    OpenPoll {
        /// Which.
        poll: u32,
        /// For how many minutes; none: until it is closed.
        minutes: Option<u32>,
    },
    /// The moderation gives an open poll more time.
    ExtendPoll {
        /// Which.
        poll: u32,
        /// Minutes more.
        minutes: u32,
    },
    /// The moderation closes an open poll; the result is shown.
    ClosePoll {
        /// Which.
        poll: u32,
    },
    /// Votes. Counted once for each seat, and never to be changed: nobody knows any more which ballot it was.
    Vote {
        /// In which poll.
        poll: u32,
        /// How.
        ballot: Ballot,
    },
    /// Leaves the room; the seat is given up.
    Leave {},
}

/// Which seats a command is open to: the permission table, tested exhaustively (CVE-2026-41127).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Every seat.
    Seat,
    /// Seats with a name.
    Name,
    /// Who gives a talk, and the moderation.
    Presenter,
    /// The moderation.
    Moderator,
}

impl Command {
    /// Who may ask for this at all. Finer rules follow in the capability.
    pub fn need(&self) -> Need {
        match self {
            Command::StepUp { .. } | Command::Vote { .. } | Command::AskQuestion { .. } | Command::SupportQuestion { .. } | Command::Leave {} => Need::Seat,
            Command::StepBack {}
            | Command::RaiseHand { .. }
            | Command::LowerHand {}
            | Command::ReturnFloor {}
            | Command::Sign { .. }
            | Command::Say { .. }
            | Command::Type { .. }
            | Command::Unsay { .. }
            | Command::GiveLine { .. }
            | Command::NoteResult { .. }
            | Command::NameSubject { .. }
            | Command::WithdrawQuestion { .. } => Need::Name,
            Command::ShowSlide { .. } | Command::HideSlides {} | Command::DropDeck { .. } | Command::Point { .. } => Need::Presenter,
            Command::LowerHandOf { .. }
            | Command::LowerAllHands {}
            | Command::GiveFloor { .. }
            | Command::TakeFloor { .. }
            | Command::Mute { .. }
            | Command::Remove { .. }
            | Command::GiveRole { .. }
            | Command::SetLobby { .. }
            | Command::LetIn { .. }
            | Command::TurnAway { .. }
            | Command::LockRoom {}
            | Command::UnlockRoom {}
            | Command::StartEvening {}
            | Command::EndEvening {}
            | Command::Pause {}
            | Command::Resume {}
            | Command::ShowLine { .. }
            | Command::AskForLine { .. }
            | Command::GoToItem { .. }
            | Command::ExtendItem { .. }
            | Command::MoveItem { .. }
            | Command::AddItem { .. }
            | Command::OpenBarcamp { .. }
            | Command::RecallBarcamp { .. }
            | Command::DropResult { .. }
            | Command::SetChat { .. }
            | Command::SlowChat { .. }
            | Command::PauseTyping { .. }
            | Command::SetFloor { .. }
            | Command::SetSubjects { .. }
            | Command::CallQuestion { .. }
            | Command::SetQuestions { .. }
            | Command::LeadQuestion { .. }
            | Command::PreparePoll { .. }
            | Command::DropPoll { .. }
            | Command::OpenPoll { .. }
            | Command::ExtendPoll { .. }
            | Command::ClosePoll { .. } => Need::Moderator,
        }
    }
}

/// What the portal asks for on its own authority. Never comes from a socket.
#[derive(Clone, Debug, PartialEq)]
pub enum Errand {
    /// The room is made ready, or its plan was edited: title and agenda of the evening.
    Prepare {
        /// The evening's title.
        title: String,
        /// The planned items, in order.
        agenda: Vec<AgendaItem>,
        /// When it is planned to begin.
        starts_at: Option<Timestamp>,
    },
    /// Somebody took a seat at the door; who may take which role was checked there.
    TakeSeat {
        /// The new seat.
        seat: SeatId,
        /// Its role.
        role: Role,
        /// Its name; empty for a listener.
        name: DisplayName,
    },
    /// A seat is given up, for instance by the form of a page without JavaScript.
    LeaveSeat {
        /// Which.
        seat: SeatId,
    },
    /// A room without a date is made ready for its next meeting, once the last one has ended: nobody sits in it, nothing is written.
    /// Nothing happens before the end.
    Reopen {},
    /// The evening begins at an agenda item with nobody of the moderation in the room: the demo's is under way when it opens.
    /// Nothing happens if it has begun.
    Begin {
        /// The position, from 0.
        item: u32,
    },
    /// The floor is free from now on: for a round that nobody moderates.
    FreeFloor {},
    /// There is a lobby from now on, or none any more.
    SetLobby {
        /// There is one.
        on: bool,
    },
    /// A parallel room is to end in so many minutes.
    Recall {
        /// From now on.
        minutes: u32,
    },
    /// What a parallel room of this evening has come to.
    TakeResult {
        /// The room's number.
        number: u32,
        /// The text.
        text: String,
    },
    /// The evening's moderation took the result of this parallel room away, for good.
    DropResult {},
    /// A deck of slides has been made into pictures.
    AddDeck {
        /// Which.
        deck: DeckId,
        /// What it is called.
        title: String,
        /// How many pages it has.
        pages: u32,
    },
    /// A deck is taken away from outside of the room; that it may be was checked there.
    DropDeck {
        /// Which.
        deck: DeckId,
    },
    /// Somebody asks on the event's page, without a seat.
    AskQuestion {
        /// The name given; empty: anonymous.
        name: DisplayName,
        /// The question.
        text: String,
    },
    /// The moderation moves a question on from the event's page, before or after the evening; that it may was checked there.
    LeadQuestion {
        /// Which.
        question: u32,
        /// What is done with it.
        deed: QuestionDeed,
    },
    /// The evening ends without anybody of the moderation: it was forgotten. It need not have begun. Nothing happens after the end.
    End {},
}
