//! Notices: what a room tells its people, in slices made once per audience. Never what stands in them; those are the views.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    AgendaView, BarcampView, ChatView, Command, EveningView, Event, HallView, HandsView, Line, LobbyView, MeView, PeopleView, PollsView, Question,
    QuestionsView, Refusal, Role, RoomId, SlidesView, Source, StageView, SupportCount, Typed,
};

/// Who gets the same bytes. Personal state goes to one seat (`me`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Audience {
    /// Listeners.
    Hall,
    /// Everybody with a name.
    Table,
    /// The moderation.
    Moderation,
}

impl Audience {
    /// All of them.
    pub const ALL: [Audience; 3] = [Audience::Hall, Audience::Table, Audience::Moderation];

    /// The audience a role belongs to.
    pub fn of(role: Role) -> Self {
        match role {
            Role::Listener => Audience::Hall,
            Role::Moderator => Audience::Moderation,
            Role::Participant | Role::Speaker | Role::Signer | Role::Captioner => Audience::Table,
        }
    }
}

/// A part of the room that is told as a whole when something in it changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slice {
    /// Title, status, lock.
    Evening,
    /// Items and position.
    Agenda,
    /// Who is on the stage.
    Stage,
    /// How many are here.
    Hall,
    /// The list of hands.
    Hands,
    /// How the chat works; lines go one by one.
    Chat,
    /// How questions are taken; they themselves go one by one.
    Questions,
    /// The decks, and the page that is shown.
    Slides,
    /// The parallel rooms.
    Barcamp,
    /// The polls.
    Polls,
    /// Everybody with a name; for the moderation.
    People,
    /// Who waits to be let in; for the moderation.
    Lobby,
}

impl Slice {
    /// All of them, in the order of a snapshot.
    pub const ALL: [Slice; 12] = [
        Slice::Evening,
        Slice::Agenda,
        Slice::Stage,
        Slice::Hall,
        Slice::Hands,
        Slice::Chat,
        Slice::Questions,
        Slice::Slides,
        Slice::Barcamp,
        Slice::Polls,
        Slice::People,
        Slice::Lobby,
    ];

    /// The slices an event touches.
    pub fn touched_by(event: &Event) -> &'static [Slice] {
        match event {
            Event::Prepared { .. } => &[Slice::Evening, Slice::Agenda],
            Event::EveningStarted => &[Slice::Evening, Slice::Agenda],
            Event::EveningPaused | Event::EveningResumed => &[Slice::Evening, Slice::Stage],
            Event::EveningEnded | Event::RoomReopened => &Slice::ALL,
            Event::RoomLocked | Event::RoomUnlocked => &[Slice::Evening],
            Event::ItemReached { .. } | Event::ItemExtended { .. } | Event::ItemMoved { .. } | Event::ItemAdded { .. } => &[Slice::Agenda],
            Event::BarcampOpened { .. }
            | Event::BarcampRecalled { .. }
            | Event::BarcampClosed
            | Event::ResultTaken { .. }
            | Event::SideOpened { .. }
            | Event::ResultNoted { .. } => &[Slice::Barcamp],
            Event::SeatTaken { role: Role::Listener, .. } => &[],
            Event::SeatTaken { .. } | Event::SeatLeft { .. } | Event::SeatRemoved { .. } => &[Slice::Stage, Slice::Hall, Slice::People, Slice::Lobby],
            Event::RoleChanged { .. } => &[Slice::Stage, Slice::Hall, Slice::People],
            Event::LobbySet { .. } | Event::Knocked { .. } => &[Slice::Lobby],
            Event::SigningBegan { .. } | Event::SigningEnded { .. } | Event::Muted { source: Source::Camera, .. } => &[Slice::Stage],
            Event::HandRaised { .. } | Event::HandLowered { .. } | Event::FloorSet { .. } | Event::SubjectsSet { .. } | Event::SubjectNamed { .. } => {
                &[Slice::Hands]
            }
            // Who has spoken may move in the list.
            Event::FloorGiven { .. } | Event::FloorReturned { .. } => &[Slice::Stage, Slice::Hands, Slice::People],
            Event::ChatSet { .. }
            | Event::ChatSlowed { .. }
            | Event::LineAsked { .. }
            | Event::LineGiven { .. }
            | Event::LineRefused { .. }
            | Event::Unsaid { .. } => &[Slice::Chat],
            Event::TypingPaused { .. } => &[Slice::People],
            Event::DeckAdded { .. } | Event::DeckDropped { .. } | Event::SlideShown { .. } | Event::SlidesHidden => &[Slice::Slides],
            Event::QuestionsSet { .. } => &[Slice::Questions],
            Event::PollPrepared { .. } | Event::PollDropped { .. } | Event::PollOpened { .. } | Event::PollExtended { .. } | Event::PollClosed { .. } => {
                &[Slice::Polls]
            }
            Event::Muted { .. } | Event::Said { .. } | Event::LineShown { .. } => &[],
            Event::QuestionAsked { .. } | Event::QuestionWithdrawn { .. } | Event::QuestionMoved { .. } | Event::SupportCounted { .. } => &[],
        }
    }
}

/// A message from the server. On the wire: `{"t":"slice","seq":12,"slice":"stage","value":{…}}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "t", rename_all = "kebab-case")]
pub enum Notice {
    /// Everything, once after connecting.
    Snapshot(Box<Snapshot>),
    /// A part of the room as it is now.
    Slice {
        /// Last record told.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        seq: u64,
        /// Which part and its value.
        #[serde(flatten)]
        slice: SliceValue,
    },
    /// The receiver's own state.
    Me(MeView),
    /// A chat line was written, or a held one is shown now.
    Said(Line),
    /// Somebody writes a chat line and is read along; an empty text: no longer.
    Typed(Typed),
    /// A chat line was taken away.
    Unsaid {
        /// Its number.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        line: u64,
    },
    /// A question was asked, or stands elsewhere now.
    Question(Question),
    /// The receiver asked this anonymously, and it waits for approval. Told to that one connection: nobody, not even the room, knows it later.
    Asked(Question),
    /// A question is gone, or not for the receiver's eyes any more.
    QuestionGone {
        /// Its number.
        question: u32,
    },
    /// Questions that are supported by more or by fewer.
    Supports {
        /// Each with its number of supporters.
        counts: Vec<SupportCount>,
    },
    /// Somebody points at the slide, or no longer.
    Pointed {
        /// Where, in thousandths of width and height from the top left corner; none: nowhere.
        at: Option<(u16, u16)>,
    },
    /// A moderator muted the receiver.
    Muted {
        /// What.
        source: Source,
    },
    /// The command with this number was carried out and written down.
    Ack {
        /// The client's number.
        id: u32,
    },
    /// The command with this number was refused.
    Refused {
        /// The client's number; 0 if the message was not understood that far.
        id: u32,
        /// Why.
        reason: Refusal,
    },
    /// Leave to connect the media.
    Media(MediaPass),
    /// The seat ended. The socket closes after it.
    Ended {
        /// How.
        how: EndedHow,
    },
}

/// How a seat ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum EndedHow {
    /// Its person gave it up, perhaps in another window.
    Left,
    /// The moderation removed it.
    Removed,
    /// The evening is over for everybody.
    Over,
}

/// A message from the browser: a number of its own, and a command.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case", untagged)]
pub enum ClientMessage {
    /// A command to the room.
    Command {
        /// Number for the answer.
        id: u32,
        /// What is asked for.
        #[serde(flatten)]
        command: Command,
    },
    /// Asks for a [`MediaPass`].
    Media {
        /// Number for the answer.
        id: u32,
        /// Always true.
        media: bool,
    },
    /// Asks whether the line still stands; answered by [`Notice::Ack`]. Browsers do not show a WebSocket's pings to a page (RFC 6455 §5.5.2).
    Beat {
        /// Number for the answer.
        id: u32,
        /// Always true.
        beat: bool,
    },
    /// Says whether this connection still looks at its camera and microphone: until it is through, its seat stands on no stage. Answered by
    /// [`Notice::Ack`].
    Check {
        /// Number for the answer.
        id: u32,
        /// Is still at it.
        checking: bool,
    },
}

/// Leave to connect the media, short-lived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MediaPass {
    /// The client's number.
    pub id: u32,
    /// Address of the media's signalling, absolute (`ws(s)://…`).
    pub url: String,
    /// The token; about a minute to connect.
    pub token: String,
}

/// The room as one seat may see it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Snapshot {
    /// The room.
    pub room: RoomId,
    /// Last record in it.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub seq: u64,
    /// The server's time, UTC, so that clocks in the browser count right.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub now: Timestamp,
    /// All slices this audience sees.
    pub slices: Vec<SliceValue>,
    /// The last chat lines.
    pub lines: Vec<Line>,
    /// The questions that the seat may read, first asked first.
    pub questions: Vec<Question>,
    /// Numbers of the anonymous questions that wait for approval: no record says whose they are, so each browser compares its own.
    pub waiting: Vec<u32>,
    /// The own seat.
    pub me: MeView,
}

/// A slice and its value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "slice", content = "value", rename_all = "kebab-case")]
pub enum SliceValue {
    /// Title, status, lock.
    Evening(EveningView),
    /// Items and position.
    Agenda(AgendaView),
    /// Who is on the stage.
    Stage(StageView),
    /// How many are here.
    Hall(HallView),
    /// The hands.
    Hands(HandsView),
    /// How the chat works.
    Chat(ChatView),
    /// How questions are taken.
    Questions(QuestionsView),
    /// The decks, and the page that is shown.
    Slides(SlidesView),
    /// The parallel rooms.
    Barcamp(BarcampView),
    /// The polls.
    Polls(PollsView),
    /// Everybody with a name.
    People(PeopleView),
    /// The lobby.
    Lobby(LobbyView),
}
