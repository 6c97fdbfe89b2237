//! Notices: what a room tells its people, in slices made once per audience. Never a name to somebody who may not see it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    AgendaItem, ChatMode, Command, DisplayName, Event, FloorOrder, Line, PollPlan, PollState, Presence, Refusal, Role, Room, RoomId, SeatId, Source, Status,
    Tally,
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
    /// The chat's mode; lines go one by one.
    Chat,
    /// The polls.
    Polls,
    /// Everybody with a name; for the moderation.
    People,
}

impl Slice {
    /// All of them, in the order of a snapshot.
    pub const ALL: [Slice; 8] = [Slice::Evening, Slice::Agenda, Slice::Stage, Slice::Hall, Slice::Hands, Slice::Chat, Slice::Polls, Slice::People];

    /// The slices an event touches.
    pub fn touched_by(event: &Event) -> &'static [Slice] {
        match event {
            Event::Prepared { .. } => &[Slice::Evening, Slice::Agenda],
            Event::EveningStarted => &[Slice::Evening, Slice::Agenda],
            Event::EveningPaused | Event::EveningResumed => &[Slice::Evening, Slice::Stage],
            Event::EveningEnded | Event::RoomReopened => &Slice::ALL,
            Event::RoomLocked | Event::RoomUnlocked => &[Slice::Evening],
            Event::ItemReached { .. } => &[Slice::Agenda],
            Event::SeatTaken { role: Role::Listener, .. } => &[],
            Event::SeatTaken { .. } | Event::SeatLeft { .. } | Event::SeatRemoved { .. } | Event::RoleChanged { .. } => {
                &[Slice::Stage, Slice::Hall, Slice::People]
            }
            Event::HandRaised { .. } | Event::HandLowered { .. } | Event::FloorSet { .. } => &[Slice::Hands],
            // Who has spoken may move in the list.
            Event::FloorGiven { .. } | Event::FloorReturned { .. } => &[Slice::Stage, Slice::Hands, Slice::People],
            Event::ChatSet { .. } => &[Slice::Chat],
            Event::PollPrepared { .. } | Event::PollDropped { .. } | Event::PollOpened { .. } | Event::PollExtended { .. } | Event::PollClosed { .. } => {
                &[Slice::Polls]
            }
            Event::Muted { .. } | Event::Said { .. } | Event::LineShown { .. } | Event::Unsaid { .. } => &[],
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
    /// A chat line was taken away.
    Unsaid {
        /// Its number.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        line: u64,
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
    /// The chat's mode.
    Chat(ChatView),
    /// The polls.
    Polls(PollsView),
    /// Everybody with a name.
    People(PeopleView),
}

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
    /// The item that is on, from 0.
    pub current: Option<u32>,
    /// Since when, UTC.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub reached_at: Option<Timestamp>,
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
}

/// The chat's mode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ChatView {
    /// The mode.
    pub mode: ChatMode,
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
    /// What may be sent now.
    pub may_send: Vec<Source>,
    /// Open polls in which the seat has voted.
    pub voted: Vec<u32>,
}

impl Room {
    /// A slice as an audience may see it; none if it is not for them.
    pub fn slice(&self, slice: Slice, audience: Audience, presence: &Presence) -> Option<SliceValue> {
        Some(match slice {
            Slice::Evening => SliceValue::Evening(self.evening_view()),
            Slice::Agenda => {
                SliceValue::Agenda(AgendaView { items: self.agenda().items.clone(), current: self.agenda().current, reached_at: self.agenda().reached_at })
            }
            Slice::Stage => SliceValue::Stage(self.stage_view(presence)),
            Slice::Hall => SliceValue::Hall(self.hall_view(presence)),
            Slice::Hands => SliceValue::Hands(self.hands_view(audience)),
            Slice::Chat => SliceValue::Chat(ChatView { mode: self.chat().mode }),
            Slice::Polls => SliceValue::Polls(self.polls_view(audience)),
            Slice::People if audience == Audience::Moderation => SliceValue::People(self.people_view(presence)),
            Slice::People => return None,
        })
    }

    /// Everything for a seat that just connected; none if the seat is not in the room.
    pub fn snapshot(&self, seat: &SeatId, presence: &Presence, now: Timestamp) -> Option<Snapshot> {
        let me = self.me(seat)?;
        let audience = Audience::of(me.role);
        let lines = self.chat().lines_for(seat, me.role).cloned().collect();
        let slices = Slice::ALL.iter().filter_map(|slice| self.slice(*slice, audience, presence)).collect();
        Some(Snapshot { room: self.id().clone(), seq: self.seq(), now, slices, lines, me })
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
            may_send: self.may_send(seat),
            voted: self.votes_of(seat),
        })
    }

    fn evening_view(&self) -> EveningView {
        let evening = self.evening();
        EveningView { title: evening.title.clone(), status: evening.status, locked: evening.locked, paused: evening.paused, started_at: evening.started_at }
    }

    fn stage_view(&self, presence: &Presence) -> StageView {
        let shown = |seat: &&crate::Seat| presence.is_here(&seat.id) && (!self.evening().paused || seat.role == Role::Moderator);
        let seats =
            self.stage().filter(shown).map(|s| StageSeat { seat: s.id.clone(), name: s.name.clone(), role: s.role, floor_since: s.floor_since }).collect();
        StageView { seats }
    }

    fn hall_view(&self, presence: &Presence) -> HallView {
        let here = self.seats().filter(|seat| presence.is_here(&seat.id));
        let (listeners, participants): (Vec<_>, Vec<_>) = here.partition(|seat| seat.role == Role::Listener);
        HallView { listeners: small(listeners.len()), participants: small(participants.len()) }
    }

    fn hands_view(&self, audience: Audience) -> HandsView {
        let hands =
            if audience == Audience::Hall { Vec::new() } else { self.queue().iter().filter_map(|hand| self.hand_view(&hand.seat, hand.raised_at)).collect() };
        HandsView { count: small(self.hands().len()), order: self.floor().order, seconds: self.floor().seconds, hands }
    }

    fn hand_view(&self, seat: &SeatId, raised_at: Timestamp) -> Option<HandView> {
        self.seat(seat).map(|s| HandView { seat: s.id.clone(), name: s.name.clone(), raised_at })
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
        let mut people: Vec<PersonView> =
            named.map(|s| PersonView { seat: s.id.clone(), name: s.name.clone(), role: s.role, floor: s.has_floor(), here: presence.is_here(&s.id) }).collect();
        people.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.seat.cmp(&b.seat)));
        PeopleView { people }
    }
}

/// Counts on the wire are `u32`: JavaScript's numbers hold them.
fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
