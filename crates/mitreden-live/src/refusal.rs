//! Why the room says no: a code for the person who asked. Never the sentence; that stands in the locales.

use serde::{Deserialize, Serialize};

/// A refused command. Goes to the sender alone and changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// The role does not allow it.
    NotAllowed,
    /// The seat named is not in this room (any more).
    NoSuchSeat,
    /// The chat line named is not in this room (any more).
    NoSuchLine,
    /// The agenda has no such item.
    NoSuchItem,
    /// The room is locked: nobody new comes in.
    RoomLocked,
    /// The room has no free seat.
    RoomFull,
    /// The evening is over.
    EveningOver,
    /// The evening has not begun.
    EveningNotBegun,
    /// The chat is off.
    ChatOff,
    /// In slow mode: the person's last chat line was a moment ago.
    TooSoon,
    /// The moderation has stopped that the person is read along while writing.
    TypingPaused,
    /// The name cannot be used; the person keeps typing.
    BadName,
    /// A text is empty.
    TextEmpty,
    /// A text is too long.
    TextTooLong,
    /// The moderation has stopped everybody for a while.
    Paused,
    /// The list of hands is full.
    HandsFull,
    /// A speaking time that is no time: less than ten seconds, or more than an hour.
    BadClock,
    /// The room has no such poll.
    NoSuchPoll,
    /// The poll is not at the point where this can be done: not prepared, not open, or closed already.
    PollNotThere,
    /// The room has as many polls as it can have.
    PollsFull,
    /// A poll cannot be asked like this: too few or too many options, two alike, or numbers that do not fit.
    BadPoll,
    /// The ballot does not fit the poll.
    BadBallot,
    /// This seat has voted in this poll already.
    HasVoted,
    /// The room has no such question (any more).
    NoSuchQuestion,
    /// The question is not at the point where this can be done.
    QuestionNotThere,
    /// The same question is there already.
    AlreadyAsked,
    /// Questions are not wanted now.
    QuestionsOff,
    /// The room has as many questions as it can have.
    QuestionsFull,
    /// A subject that there is not, or too many, or two of one name.
    BadSubject,
    /// The agenda has as many items as it can have.
    AgendaFull,
    /// A number of minutes without sense.
    BadMinutes,
    /// Parallel rooms are open already, or their number or their names make no sense.
    BadBarcamp,
    /// No parallel rooms are open, or this is none.
    NoBarcamp,
    /// Somebody else has written the result meanwhile: the writer has to see it first.
    ResultChanged,
    /// The room has no such deck, or the deck no such page.
    NoSuchSlide,
    /// The room has as many decks as it can have.
    DecksFull,
    /// The stage is full.
    StageFull,
    /// The last moderator may not go while others are in the room.
    LastModerator,
    /// The room could not write its log (disk full, database away). Nothing was changed; trying again is right.
    NotSaved,
    /// The message was not understood.
    Malformed,
    /// Too many messages in a short time.
    TooFast,
}
