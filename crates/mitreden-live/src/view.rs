//! Views: the parts of a room as an audience may see them. Never a name to somebody who may not see it.

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    AgendaItem, Audience, ChatMode, Consent, Deck, DisplayName, FloorOrder, ItemCourse, PollPlan, PollState, Presence, QuestionMode, Role, Room, SeatId,
    ShownSlide, Slice, SliceValue, Snapshot, Source, Status, Tally,
};

/// Title, status, lock.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct EveningView {
    /// The title.
    pub title: String,
    /// Where it stands.
    pub status: Status,
    /// Nobody new comes in.
    pub locked: bool,
    /// The moderation has stopped everybody for a while.
    pub paused: bool,
    /// When it began, UTC.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub started_at: Option<Timestamp>,
}

/// Items and position.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AgendaView {
    /// The items.
    pub items: Vec<AgendaItem>,
    /// How each of them really goes; as many as there are items.
    pub course: Vec<ItemCourse>,
    /// The item that is on, from 0.
    pub current: Option<u32>,
    /// When the evening is planned to begin, UTC.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub starts_at: Option<Timestamp>,
}

/// The parallel rooms, from the evening's side or from that of one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BarcampView {
    /// The rooms, first opened first; empty in a parallel room.
    pub rooms: Vec<SideRoomView>,
    /// When the open ones end, or this one does, UTC.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub until: Option<Timestamp>,
    /// This room is a parallel room of an evening.
    pub is_side: bool,
    /// What this parallel room has come to.
    pub result: String,
    /// How often that was written: who writes says on which version.
    pub version: u32,
}

/// A parallel room as the evening sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SideRoomView {
    /// Its number.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// People can go there.
    pub open: bool,
    /// How many are there.
    pub people: u32,
    /// What it has come to; empty: nothing yet.
    pub result: String,
}

/// Who is on the stage, connected seats alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StageView {
    /// The seats.
    pub seats: Vec<StageSeat>,
}

/// A seat on the stage.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StageSeat {
    /// Its id, which is also its identity in the media.
    pub seat: SeatId,
    /// Its name.
    pub name: DisplayName,
    /// Its role.
    pub role: Role,
    /// Since when it has the floor it was given, UTC.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub floor_since: Option<Timestamp>,
    /// Signs now: to be shown like somebody who speaks.
    pub signing: bool,
}

/// How many are here: numbers, never a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HallView {
    /// Listeners.
    pub listeners: u32,
    /// Everybody else.
    pub participants: u32,
}

/// The hands; names only for table and moderation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HandsView {
    /// How many are up.
    pub count: u32,
    /// In which order they are called.
    pub order: FloorOrder,
    /// How long a contribution should be, in seconds.
    pub seconds: Option<u32>,
    /// Who asks gets the floor at once.
    pub free: bool,
    /// What contributions may be about; empty: nobody is asked.
    pub subjects: Vec<String>,
    /// Who, in the order of calling; empty for the hall.
    pub hands: Vec<HandView>,
}

/// A hand.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HandView {
    /// Whose.
    pub seat: SeatId,
    /// The name.
    pub name: DisplayName,
    /// Since when, UTC.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub raised_at: Timestamp,
    /// To write instead of speaking.
    pub in_writing: bool,
    /// What it is about, from 0.
    pub subject: Option<u32>,
}

/// How the chat works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ChatView {
    /// The mode.
    pub mode: ChatMode,
    /// Seconds between two lines of one person; 0: no wait.
    pub slow_seconds: u32,
    /// Whose writers were asked for a topic, and what they said; for the moderation, empty for all others.
    pub consents: Vec<ConsentView>,
}

/// A line whose writer was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ConsentView {
    /// The number of the line.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub line: u64,
    /// What was answered.
    pub state: Consent,
}

/// How questions are taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct QuestionsView {
    /// The mode.
    pub mode: QuestionMode,
}

/// The decks, and the page that is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SlidesView {
    /// All decks.
    pub decks: Vec<Deck>,
    /// The page that everybody is shown.
    pub shown: Option<ShownSlide>,
}

/// The polls; prepared ones are for the moderation alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PollsView {
    /// The polls, first prepared first.
    pub polls: Vec<PollView>,
}

/// A poll as everybody may see it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PollView {
    /// Its number.
    pub poll: u32,
    /// What is asked.
    pub plan: PollPlan,
    /// Where it stands.
    pub state: PollState,
    /// When it closes by itself, UTC.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub until: Option<Timestamp>,
    /// How many have voted.
    pub voters: u32,
    /// The result; none before the closing, unless it is to be seen all the time.
    pub result: Option<Tally>,
}

/// Everybody with a name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PeopleView {
    /// The people, by name.
    pub people: Vec<PersonView>,
}

/// Somebody with a name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PersonView {
    /// The seat.
    pub seat: SeatId,
    /// The name.
    pub name: DisplayName,
    /// The role.
    pub role: Role,
    /// Has the floor.
    pub floor: bool,
    /// Is connected.
    pub here: bool,
    /// May not be read along while writing.
    pub typing_paused: bool,
}

/// The lobby, and who waits in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LobbyView {
    /// Who comes waits first.
    pub on: bool,
    /// Who waits, first come first.
    pub waiting: Vec<WaitingView>,
}

/// Somebody who waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WaitingView {
    /// The seat that will be taken.
    pub seat: SeatId,
    /// The name given at the door.
    pub name: DisplayName,
    /// Since when, UTC.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub since: Timestamp,
}

/// The receiver's own state.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MeView {
    /// The own seat.
    pub seat: SeatId,
    /// The own name.
    pub name: DisplayName,
    /// The own role.
    pub role: Role,
    /// Position of the own hand, from 1.
    pub hand: Option<u32>,
    /// Has the floor.
    pub floor: bool,
    /// Asked for the floor last in order to write instead of speaking.
    pub in_writing: bool,
    /// May not be read along while writing.
    pub typing_paused: bool,
    /// What may be sent now.
    pub may_send: Vec<Source>,
    /// Open polls in which the seat has voted.
    pub voted: Vec<u32>,
    /// Questions that the seat supports.
    pub supports: Vec<u32>,
    /// Own chat lines that might become topics: the seat was asked, and has not answered.
    #[cfg_attr(feature = "typescript", ts(type = "number[]"))]
    pub asked_for: Vec<u64>,
}

impl Room {
    /// A slice as an audience may see it; none if it is not for them.
    pub fn slice(&self, slice: Slice, audience: Audience, presence: &Presence) -> Option<SliceValue> {
        Some(match slice {
            Slice::Evening => SliceValue::Evening(self.evening_view()),
            Slice::Agenda => SliceValue::Agenda(self.agenda_view()),
            Slice::Barcamp => SliceValue::Barcamp(self.barcamp_view(presence)),
            Slice::Stage => SliceValue::Stage(self.stage_view(presence)),
            Slice::Hall => SliceValue::Hall(self.hall_view(presence)),
            Slice::Hands => SliceValue::Hands(self.hands_view(audience)),
            Slice::Chat => SliceValue::Chat(self.chat_view(audience)),
            Slice::Questions => SliceValue::Questions(QuestionsView { mode: self.questions().mode }),
            Slice::Slides => SliceValue::Slides(SlidesView { decks: self.slides().decks.clone(), shown: self.slides().shown.clone() }),
            Slice::Polls => SliceValue::Polls(self.polls_view(audience)),
            Slice::People if audience == Audience::Moderation => SliceValue::People(self.people_view(presence)),
            Slice::Lobby if audience == Audience::Moderation => SliceValue::Lobby(self.lobby_view()),
            Slice::People | Slice::Lobby => return None,
        })
    }

    /// Everything for a seat that just connected; none if the seat is not in the room.
    pub fn snapshot(&self, seat: &SeatId, presence: &Presence, now: Timestamp) -> Option<Snapshot> {
        let me = self.me(seat)?;
        let audience = Audience::of(me.role);
        let lines = self.chat().lines_for(seat, me.role).cloned().collect();
        let questions = self.questions().questions_for(seat, me.role).cloned().collect();
        let slices = Slice::ALL.iter().filter_map(|slice| self.slice(*slice, audience, presence)).collect();
        let waiting = self.questions().waiting_without_a_name().collect();
        Some(Snapshot { room: self.id().clone(), seq: self.seq(), now, slices, lines, questions, waiting, me })
    }

    /// The own state of a seat.
    pub fn me(&self, seat: &SeatId) -> Option<MeView> {
        let seat = self.seat(seat)?;
        Some(MeView {
            seat: seat.id.clone(),
            name: seat.name.clone(),
            role: seat.role,
            hand: self.hand_of(&seat.id).map(small),
            floor: seat.has_floor(),
            in_writing: seat.in_writing,
            typing_paused: self.chat().is_typing_paused(&seat.id),
            may_send: self.may_send(seat),
            voted: self.votes_of(seat),
            supports: self.supported_by(&seat.id),
            asked_for: self.asked_for(&seat.id),
        })
    }

    fn chat_view(&self, audience: Audience) -> ChatView {
        let seen = self.consents().states.iter().filter(|_| audience == Audience::Moderation);
        let consents = seen.map(|(line, state)| ConsentView { line: *line, state: *state }).collect();
        ChatView { mode: self.chat().mode, slow_seconds: self.chat().slow_seconds, consents }
    }

    fn lobby_view(&self) -> LobbyView {
        let view = |one: &crate::Waiting| WaitingView { seat: one.seat.clone(), name: one.name.clone(), since: one.since };
        LobbyView { on: self.lobby().on, waiting: self.lobby().waiting.iter().map(view).collect() }
    }

    fn agenda_view(&self) -> AgendaView {
        let agenda = self.agenda();
        AgendaView { items: agenda.items.clone(), course: agenda.course.clone(), current: agenda.current, starts_at: agenda.starts_at }
    }

    fn barcamp_view(&self, presence: &Presence) -> BarcampView {
        let barcamp = self.barcamp();
        let view = |room: &crate::SideRoom| SideRoomView {
            number: room.number,
            title: room.title.clone(),
            open: room.open,
            people: if room.open { presence.beside(room.number) } else { 0 },
            result: room.result.clone(),
        };
        BarcampView {
            rooms: barcamp.rooms.iter().map(view).collect(),
            until: barcamp.until,
            is_side: barcamp.is_side,
            result: barcamp.result.clone(),
            version: barcamp.version,
        }
    }

    fn evening_view(&self) -> EveningView {
        let evening = self.evening();
        EveningView { title: evening.title.clone(), status: evening.status, locked: evening.locked, paused: evening.paused, started_at: evening.started_at }
    }

    fn stage_view(&self, presence: &Presence) -> StageView {
        let shown = |seat: &&crate::Seat| presence.is_ready(&seat.id) && (!self.evening().paused || seat.role == Role::Moderator);
        let view = |s: &crate::Seat| StageSeat { seat: s.id.clone(), name: s.name.clone(), role: s.role, floor_since: s.floor_since, signing: s.signing };
        StageView { seats: self.stage().filter(shown).map(view).collect() }
    }

    fn hall_view(&self, presence: &Presence) -> HallView {
        let here = self.seats().filter(|seat| presence.is_here(&seat.id));
        let (listeners, participants): (Vec<_>, Vec<_>) = here.partition(|seat| seat.role == Role::Listener);
        HallView { listeners: small(listeners.len()), participants: small(participants.len()) }
    }

    fn hands_view(&self, audience: Audience) -> HandsView {
        let hands =
            if audience == Audience::Hall { Vec::new() } else { self.queue().iter().filter_map(|hand| self.hand_view(&hand.seat, hand.raised_at)).collect() };
        HandsView {
            count: small(self.hands().len()),
            order: self.floor().order,
            seconds: self.floor().seconds,
            free: self.floor().free,
            subjects: self.floor().subjects.names.clone(),
            hands,
        }
    }

    fn hand_view(&self, seat: &SeatId, raised_at: Timestamp) -> Option<HandView> {
        self.seat(seat).map(|s| HandView {
            seat: s.id.clone(),
            name: s.name.clone(),
            raised_at,
            in_writing: s.in_writing,
            subject: self.floor().subjects.of(seat),
        })
    }

    fn polls_view(&self, audience: Audience) -> PollsView {
        let seen = self.polls().iter().filter(|poll| poll.state != PollState::Prepared || audience == Audience::Moderation);
        let view = |poll: &crate::Poll| PollView {
            poll: poll.poll,
            plan: poll.plan.clone(),
            state: poll.state,
            until: poll.until,
            voters: poll.ballots.tally.voters,
            result: (poll.state == PollState::Closed || poll.plan.open_result).then(|| poll.ballots.tally.clone()),
        };
        PollsView { polls: seen.map(view).collect() }
    }

    fn people_view(&self, presence: &Presence) -> PeopleView {
        let named = self.seats().filter(|seat| seat.role.has_name());
        let view = |s: &crate::Seat| PersonView {
            seat: s.id.clone(),
            name: s.name.clone(),
            role: s.role,
            floor: s.has_floor(),
            here: presence.is_here(&s.id),
            typing_paused: self.chat().is_typing_paused(&s.id),
        };
        let mut people: Vec<PersonView> = named.map(view).collect();
        people.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.seat.cmp(&b.seat)));
        PeopleView { people }
    }
}

/// Counts on the wire are `u32`: JavaScript's numbers hold them.
fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
