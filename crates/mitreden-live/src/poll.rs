//! Polls ("Meinungsbild"): prepared, open, closed. Never remembers who voted how: a box holds who has voted and the sums, apart.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

use crate::tally::Count;
use crate::text::plain_line;
use crate::{
    Ballot, Event, OPTION_CHARACTERS_MAX, OPTIONS_MAX, POLL_MINUTES_MAX, POLLS_MAX, PollKind, QUESTION_CHARACTERS_MAX, Record, Refusal, Role, Room, Seat,
    SeatId, Tally,
};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PollPlan {
    /// The question.
    pub question: String,
    /// How it is answered.
    #[serde(flatten)]
    pub kind: PollKind,
    /// The options; none for numbers and words.
    pub options: Vec<String>,
    /// Listeners vote too.
    pub listeners: bool,
    /// The result is seen while people still vote.
    pub open_result: bool,
}

/// Where a poll stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum PollState {
    /// Seen by the moderation alone.
    Prepared,
    /// People vote.
    Open,
    /// The result stands.
    Closed,
}

/// A poll's box: who has voted, and the sums. It is kept outside of the log, as one value: nothing in it, nor the order in which it grew,
/// joins a voter to a ballot. When the poll closes, the voters are forgotten.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotBox {
    /// Seats that have voted, by name and not by time.
    pub voted: BTreeSet<SeatId>,
    /// The sums.
    pub tally: Tally,
}

/// A poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poll {
    /// Its number in this room, rising from 1.
    pub poll: u32,
    /// What is asked.
    pub plan: PollPlan,
    /// Where it stands.
    pub state: PollState,
    /// When it closes by itself.
    pub until: Option<Timestamp>,
    /// Who has voted, and the sums.
    pub ballots: BallotBox,
}

/// A ballot that may be thrown in: checked, and without a word about its voter beside the seat that is ticked off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cast {
    /// The poll.
    pub poll: u32,
    /// The seat to be ticked off.
    pub seat: SeatId,
    pub(crate) count: Count,
}

impl Poll {
    /// Whether this role votes here. Whoever leads or interprets is a person of the evening like all others.
    pub fn is_open_to(&self, role: Role) -> bool {
        role != Role::Listener || self.plan.listeners
    }
}

impl PollPlan {
    /// The plan as it is kept, its texts made plain.
    fn tidy(&self) -> Result<PollPlan, Refusal> {
        let question = plain_line(&self.question, QUESTION_CHARACTERS_MAX)?;
        let options: Vec<String> = self.options.iter().map(|option| plain_line(option, OPTION_CHARACTERS_MAX)).collect::<Result<_, _>>()?;
        let many = if self.kind.has_options() { (2..=OPTIONS_MAX).contains(&options.len()) } else { options.is_empty() };
        let distinct = options.iter().collect::<BTreeSet<_>>().len() == options.len();
        if !many || !distinct || !self.kind.fits(options.len()) {
            return Err(Refusal::BadPoll);
        }
        Ok(PollPlan { question, options, ..self.clone() })
    }
}

impl Room {
    /// A poll of this room.
    pub fn poll(&self, number: u32) -> Option<&Poll> {
        self.polls().iter().find(|poll| poll.poll == number)
    }

    fn poll_in(&self, number: u32, state: PollState) -> Result<&Poll, Refusal> {
        let poll = self.poll(number).ok_or(Refusal::NoSuchPoll)?;
        if poll.state == state { Ok(poll) } else { Err(Refusal::PollNotThere) }
    }

    pub(crate) fn decide_prepare_poll(&self, plan: &PollPlan) -> Result<Vec<Event>, Refusal> {
        if self.polls().len() >= POLLS_MAX {
            return Err(Refusal::PollsFull);
        }
        // Numbers are never used twice, not even that of a dropped poll: a late ballot must not fall into another box.
        Ok(vec![Event::PollPrepared { poll: self.last_poll() + 1, plan: plan.tidy()? }])
    }

    pub(crate) fn decide_drop_poll(&self, number: u32) -> Result<Vec<Event>, Refusal> {
        self.poll_in(number, PollState::Prepared)?;
        Ok(vec![Event::PollDropped { poll: number }])
    }

    pub(crate) fn decide_open_poll(&self, number: u32, minutes: Option<u32>) -> Result<Vec<Event>, Refusal> {
        self.poll_in(number, PollState::Prepared)?;
        if minutes.is_some_and(|minutes| !(1..=POLL_MINUTES_MAX).contains(&minutes)) {
            return Err(Refusal::BadPoll);
        }
        Ok(vec![Event::PollOpened { poll: number, minutes }])
    }

    pub(crate) fn decide_extend_poll(&self, number: u32, minutes: u32) -> Result<Vec<Event>, Refusal> {
        self.poll_in(number, PollState::Open)?;
        if !(1..=POLL_MINUTES_MAX).contains(&minutes) {
            return Err(Refusal::BadPoll);
        }
        Ok(vec![Event::PollExtended { poll: number, minutes }])
    }

    pub(crate) fn decide_close_poll(&self, number: u32) -> Result<Vec<Event>, Refusal> {
        let poll = self.poll_in(number, PollState::Open)?;
        Ok(vec![Event::PollClosed { poll: number, tally: poll.ballots.tally.clone() }])
    }

    /// The closings of all open polls: the evening ends.
    pub(crate) fn closed_polls(&self) -> Vec<Event> {
        let open = self.polls().iter().filter(|poll| poll.state == PollState::Open);
        open.map(|poll| Event::PollClosed { poll: poll.poll, tally: poll.ballots.tally.clone() }).collect()
    }

    /// What is due by the clock: polls whose time is up.
    pub(crate) fn due_polls(&self, now: Timestamp) -> Vec<Event> {
        let due = |poll: &&Poll| poll.state == PollState::Open && poll.until.is_some_and(|until| until <= now);
        self.polls().iter().filter(due).map(|poll| Event::PollClosed { poll: poll.poll, tally: poll.ballots.tally.clone() }).collect()
    }

    /// Whether a poll will be due.
    pub(crate) fn polls_have_deadline(&self) -> bool {
        self.polls().iter().any(|poll| poll.state == PollState::Open && poll.until.is_some())
    }

    /// Checks a vote. It becomes no event: whoever holds the room keeps the box that [`Room::throw_in`] leaves, before it is acknowledged.
    ///
    /// # Errors
    /// A [`Refusal`] for the voter alone.
    pub fn decide_vote(&self, by: &SeatId, number: u32, ballot: &Ballot) -> Result<Cast, Refusal> {
        let seat = self.seat(by).ok_or(Refusal::NoSuchSeat)?;
        let poll = self.poll_in(number, PollState::Open)?;
        if !poll.is_open_to(seat.role) {
            return Err(Refusal::NotAllowed);
        }
        if poll.ballots.voted.contains(by) {
            return Err(Refusal::HasVoted);
        }
        let count = poll.ballots.tally.check(poll.plan.kind, ballot)?;
        Ok(Cast { poll: number, seat: by.clone(), count })
    }

    /// Throws a ballot in.
    pub fn throw_in(&mut self, cast: Cast) {
        let Some(poll) = self.polls_mut().iter_mut().find(|poll| poll.poll == cast.poll && poll.state == PollState::Open) else { return };
        if poll.ballots.voted.insert(cast.seat) {
            poll.ballots.tally.count(cast.count);
        }
    }

    /// Puts a kept box back after a replay. A closed poll's result stands in the log, and no box is put over it.
    pub fn put_box(&mut self, number: u32, kept: BallotBox) {
        if let Some(poll) = self.polls_mut().iter_mut().find(|poll| poll.poll == number && poll.state == PollState::Open) {
            poll.ballots = kept;
        }
    }

    pub(crate) fn apply_polls(&mut self, record: &Record) {
        match &record.event {
            Event::PollPrepared { poll, plan } => {
                let ballots = BallotBox { tally: Tally::new(plan.options.len()), ..BallotBox::default() };
                self.polls_mut().push(Poll { poll: *poll, plan: plan.clone(), state: PollState::Prepared, until: None, ballots });
                self.set_last_poll(*poll);
            }
            Event::PollDropped { poll } => self.polls_mut().retain(|kept| kept.poll != *poll),
            Event::PollOpened { poll, minutes } => self.change_poll(*poll, |poll| {
                poll.state = PollState::Open;
                poll.until = minutes.and_then(|minutes| later(record.at, minutes));
            }),
            Event::PollExtended { poll, minutes } => self.change_poll(*poll, |poll| {
                // Extended is what is left; a poll without an end gets one from now on.
                poll.until = later(poll.until.unwrap_or(record.at).max(record.at), *minutes);
            }),
            Event::PollClosed { poll, tally } => self.change_poll(*poll, |poll| {
                poll.state = PollState::Closed;
                poll.until = None;
                poll.ballots = BallotBox { voted: BTreeSet::new(), tally: tally.clone() };
            }),
            Event::RoomReopened => self.polls_mut().clear(),
            _ => {}
        }
    }

    fn change_poll(&mut self, number: u32, change: impl FnOnce(&mut Poll)) {
        if let Some(poll) = self.polls_mut().iter_mut().find(|poll| poll.poll == number) {
            change(poll);
        }
    }

    /// The polls in which a seat has voted; after the closing nobody knows.
    pub(crate) fn votes_of(&self, seat: &Seat) -> Vec<u32> {
        self.polls().iter().filter(|poll| poll.ballots.voted.contains(&seat.id)).map(|poll| poll.poll).collect()
    }
}

fn later(from: Timestamp, minutes: u32) -> Option<Timestamp> {
    from.checked_add(SignedDuration::from_mins(i64::from(minutes))).ok()
}
