//! The live room as a value: who sits where, who may speak, what was said. Never touches sockets, SQL, tokio, a clock or chance.
//!
//! One grammar for everything: [`Room::decide`] turns a [`Command`] into [`Event`]s or a [`Refusal`] and changes nothing;
//! [`Room::apply`] takes a recorded event and cannot fail. Whoever holds the room (the portal's keeper) writes the events to
//! the log between the two, so that a replay of the log gives the same room.
//!
//! Each capability is one file: what it is, its `decide_…` and `apply_…`, its tests below.

mod agenda;
mod barcamp;
mod chat;
mod command;
mod consent;
mod entry;
mod evening;
mod event;
mod floor;
mod limits;
mod lobby;
mod moderation;
mod name;
mod notice;
mod poll;
mod presence;
mod question;
mod refusal;
mod room;
mod seat;
mod signing;
mod slide;
mod subject;
mod tally;
mod text;
mod typing;
mod view;

pub use agenda::{Agenda, AgendaItem, AgendaKind, ItemCourse};
pub use barcamp::{Barcamp, SideRoom, SideRoomPlan};
pub use chat::{Chat, ChatMode, Line};
pub use command::{Command, Errand, Need};
pub use consent::{Consent, Consents};
pub use evening::{Evening, Status};
pub use event::{Event, Record};
pub use floor::{Floor, FloorOrder, Hand};
pub use limits::*;
pub use lobby::{Lobby, Waiting};
pub use name::{DisplayName, NameFault};
pub use notice::{Audience, ClientMessage, EndedHow, MediaPass, Notice, Slice, SliceValue, Snapshot};
pub use poll::{BallotBox, Cast, Poll, PollPlan, PollState};
pub use presence::Presence;
pub use question::{Question, QuestionDeed, QuestionMode, QuestionState, Questions, SupportCount};
pub use refusal::Refusal;
pub use room::Room;
pub use seat::{DeckId, Role, RoomId, Seat, SeatId, Source};
pub use slide::{Deck, ShownSlide, Slides};
pub use subject::Subjects;
pub use tally::{Ballot, PollKind, Tally};
pub use typing::Typed;
pub use view::{
    AgendaView, BarcampView, ChatView, ConsentView, EveningView, HallView, HandView, HandsView, LobbyView, MeView, PeopleView, PersonView, PollView, PollsView,
    QuestionsView, SideRoomView, SlidesView, StageSeat, StageView, WaitingView,
};
