//! The keeper: the one task that owns a room. Decides, writes the log, applies, tells; never speaks HTTP.

mod telling;
mod typing;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use mitreden_live::{Ballot, Command, Errand, Event, Notice, PollState, Presence, Record, Refusal, Room, RoomId, STAGE_SEATS_MAX, SeatId, Slice};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{MissedTickBehavior, interval};

use super::Rooms;
use super::absence::Absence;
use super::attendance::{self, Attendance, Mark};
use super::crowd::{CloseCode, Crowd, Line, Number};
use super::media::Media;
use super::public;
use super::store::{self, NewSeat};
use crate::app::Site;
use typing::Drafts;

/// Causes waiting for the keeper. Senders wait when it is full: back-pressure reaches the sockets.
const QUEUE: usize = 1024;
/// Causes of one transaction. While one is written the next gather; that is the group commit.
const BATCH: usize = 256;
/// How often the hall's numbers are told: people come at 17:00 by the hundred.
const HALL_EVERY: Duration = Duration::from_secs(1);

/// Looks at the room between two batches. `Sync` only because a batch is borrowed while it is written.
pub(super) type Look = Box<dyn FnOnce(&Room, &Presence) + Send + Sync>;

/// Everything that can change or read a room. A closed list: nothing else does.
pub(super) enum Cause {
    /// A command from a socket.
    Command { number: Number, seat: SeatId, id: u32, command: Command },
    /// A command from a form.
    Form { seat: SeatId, command: Command, answer: oneshot::Sender<Result<(), Refusal>> },
    /// The portal's own.
    Errand { errand: Errand, seat: Option<NewSeat>, answer: oneshot::Sender<Result<(), Refusal>> },
    /// A socket opened.
    Came { number: Number, seat: SeatId, line: Line, checking: bool },
    /// A connection still looks at its devices, or no longer.
    Checks { number: Number, checking: bool },
    /// A socket closed.
    Went { number: Number },
    /// Somebody read the room as a page, or said or used something that is counted.
    Noted { seat: SeatId, mark: Option<Mark> },
    /// Somebody looks.
    Look(Look),
}

/// Whom a decision is answered to.
enum Asker {
    Socket { number: Number, id: u32 },
    Form(oneshot::Sender<Result<(), Refusal>>),
}

/// The way to a keeper.
#[derive(Clone, Debug)]
pub(super) struct Keeper {
    causes: mpsc::Sender<Cause>,
}

impl Keeper {
    /// Loads a room from its log and starts its task.
    pub(super) async fn wake(rooms: Rooms, id: RoomId, side_of: Option<(RoomId, u32)>, counts: bool) -> Result<Self, sea_orm::DbErr> {
        let (site, media) = (rooms.inner.site.clone(), rooms.inner.media.clone());
        let room = stored(&site, &id).await?;
        let (causes, inbox) = mpsc::channel(QUEUE);
        let absence = Absence::since(site.clock.now());
        let attendance = Attendance::wake(&site.db.read, &id, counts).await?;
        let task = Task {
            rooms,
            side_of,
            site,
            media,
            room,
            crowd: Crowd::default(),
            drafts: Drafts::default(),
            absence,
            attendance,
            hall_moved: false,
            polls_moved: false,
            supports_moved: BTreeSet::new(),
        };
        tokio::spawn(task.run(inbox));
        Ok(Self { causes })
    }

    /// False once the task has ended, be it by a panic: the next visitor wakes the room anew.
    pub(super) fn is_awake(&self) -> bool {
        !self.causes.is_closed()
    }

    /// Hands a cause over; false if the task has ended.
    pub(super) async fn send(&self, cause: Cause) -> bool {
        self.causes.send(cause).await.is_ok()
    }

    /// Reads something of the room; none if the task has ended.
    pub(super) async fn look<T: Send + 'static>(&self, reader: impl FnOnce(&Room, &Presence) -> T + Send + Sync + 'static) -> Option<T> {
        let (answer, told) = oneshot::channel();
        let look: Look = Box::new(move |room, presence| drop(answer.send(reader(room, presence))));
        self.send(Cause::Look(look)).await;
        told.await.ok()
    }

    /// Carries out an errand.
    pub(super) async fn errand(&self, errand: Errand, seat: Option<NewSeat>) -> Result<(), Refusal> {
        let (answer, told) = oneshot::channel();
        self.send(Cause::Errand { errand, seat, answer }).await;
        told.await.unwrap_or(Err(Refusal::NotSaved))
    }

    /// Counts that somebody read the room as a page, or said or used something. Nobody waits for it.
    pub(super) async fn note(&self, seat: SeatId, mark: Option<Mark>) {
        self.send(Cause::Noted { seat, mark }).await;
    }

    /// Carries out a form's command.
    pub(super) async fn command(&self, seat: SeatId, command: Command) -> Result<(), Refusal> {
        let (answer, told) = oneshot::channel();
        self.send(Cause::Form { seat, command, answer }).await;
        told.await.unwrap_or(Err(Refusal::NotSaved))
    }
}

/// The room as the database has it: from its log, and from the boxes of its open polls.
async fn stored(site: &Site, id: &RoomId) -> Result<Room, sea_orm::DbErr> {
    let log = store::load_log(&site.db.read, id).await?;
    let mut room = Room::replay(id.clone(), &log);
    for (poll, ballots) in store::load_boxes(&site.db.read, id).await? {
        room.put_box(poll, ballots);
    }
    for (seat, question) in store::load_support(&site.db.read, id).await? {
        room.support(&seat, question, true);
    }
    Ok(room)
}

/// Questions may have gone, and their texts have to go with them.
fn may_forget_questions(event: &Event) -> bool {
    matches!(event, Event::QuestionWithdrawn { .. } | Event::QuestionMoved { .. } | Event::EveningEnded | Event::RoomReopened)
}

struct Task {
    rooms: Rooms,
    /// The evening whose parallel room this is, and its number there.
    side_of: Option<(RoomId, u32)>,
    site: Arc<Site>,
    media: Media,
    room: Room,
    crowd: Crowd,
    drafts: Drafts,
    absence: Absence,
    attendance: Attendance,
    hall_moved: bool,
    /// Somebody voted: like the hall, told by and by.
    polls_moved: bool,
    /// Questions whose support moved: told by and by, too.
    supports_moved: BTreeSet<u32>,
}

/// What a batch has gathered until it is written.
#[derive(Default)]
struct Batch {
    records: Vec<Record>,
    seats: Vec<NewSeat>,
    /// Who voted, and where: their boxes are kept with the records.
    votes: Vec<(SeatId, u32)>,
    /// Who supports which question now, or no longer.
    supports: Vec<(SeatId, u32, bool)>,
    answers: Vec<(Asker, Result<(), Refusal>)>,
    /// Who asked which question anonymously: told once, and known by nobody afterwards.
    asked: Vec<(Number, u32)>,
    /// What only looks or connects: after the writing, so that nobody sees what is not yet written.
    later: Vec<Cause>,
}

impl Task {
    async fn run(mut self, mut inbox: mpsc::Receiver<Cause>) {
        let stopping = self.site.stopping.clone();
        let mut hall = interval(HALL_EVERY);
        hall.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut written = interval(typing::TELL_EVERY);
        written.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                cause = inbox.recv() => match cause {
                    Some(first) => if !self.work_off(first, &mut inbox).await { return },
                    None => return,
                },
                _ = hall.tick(), if self.has_to_tick() => if !self.tick().await { return },
                _ = written.tick(), if self.drafts.have_changed() => {
                    self.tell_drafts();
                    self.miss_the_lost();
                }
                () = stopping.cancelled() => {
                    self.crowd.cut_all(CloseCode::RoomStopped);
                    return;
                }
            }
        }
    }

    fn has_to_tick(&self) -> bool {
        self.hall_moved || self.polls_moved || !self.supports_moved.is_empty() || self.room.has_deadline() || self.voices_wait() || self.attendance.is_live()
    }

    /// What is told by and by, and what is due by the clock. False if the room cannot go on.
    async fn tick(&mut self) -> bool {
        if std::mem::take(&mut self.hall_moved) {
            self.crowd.tell_slices(&self.room, &[Slice::Hall]);
            if let Some((parent, number)) = &self.side_of {
                let people = u32::try_from(self.crowd.presence().count()).unwrap_or(u32::MAX);
                self.rooms.inner.beside.note(parent, *number, people);
            }
        }
        if self.room.barcamp().open().next().is_some() && self.crowd.set_beside(self.rooms.inner.beside.of(self.room.id())) {
            self.crowd.tell_slices(&self.room, &[Slice::Barcamp]);
        }
        if std::mem::take(&mut self.polls_moved) {
            self.crowd.tell_slices(&self.room, &[Slice::Polls]);
        }
        self.tell_supports();
        self.keep_attendance().await;
        let (mut batch, now) = (Batch::default(), self.site.clock.now());
        self.make_way_for_free_voices(&mut batch, now);
        for event in self.room.due(now) {
            self.record(&mut batch, event, None, now);
        }
        self.settle(batch).await
    }

    /// Numbers that could not be kept wait for the next time.
    async fn keep_attendance(&mut self) {
        let now = self.site.clock.now();
        let Some((increments, minute)) = self.attendance.due(now) else { return };
        let written = async {
            let tx = self.site.db.begin().await?;
            attendance::store::keep_minute(&tx, self.room.id(), minute).await?;
            attendance::store::add(&tx, self.room.id(), &increments).await?;
            tx.commit().await
        };
        match written.await {
            Ok(()) => self.attendance.written(now),
            Err(error) => tracing::warn!(room.id = %self.room.id(), %error, "how many are there could not be kept"),
        }
    }

    /// Where nobody moderates, nobody takes the floor from those who have long been away: it goes to who waits.
    fn make_way_for_free_voices(&mut self, batch: &mut Batch, now: Timestamp) {
        if !self.voices_wait() {
            return;
        }
        for seat in self.absence.of(&self.room, self.crowd.presence(), true, now) {
            for event in self.room.run_errand(&Errand::LeaveSeat { seat }).unwrap_or_default() {
                self.record(batch, event, None, now);
            }
        }
    }

    fn voices_wait(&self) -> bool {
        self.room.floor().free && !self.room.hands().is_empty() && self.room.stage().count() >= STAGE_SEATS_MAX
    }

    /// Works off what waits. False if the room cannot go on.
    async fn work_off(&mut self, first: Cause, inbox: &mut mpsc::Receiver<Cause>) -> bool {
        let mut batch = Batch::default();
        self.decide(first, &mut batch);
        for _ in 1..BATCH {
            match inbox.try_recv() {
                Ok(cause) => self.decide(cause, &mut batch),
                Err(_) => break,
            }
        }
        self.settle(batch).await
    }

    /// Writes what was decided, then tells it.
    async fn settle(&mut self, mut batch: Batch) -> bool {
        let nothing = batch.records.is_empty() && batch.votes.is_empty() && batch.supports.is_empty();
        let goes_on = nothing || self.write(&batch).await || self.look_up(&mut batch).await;
        self.tell(batch);
        self.miss_the_lost();
        if !goes_on {
            self.crowd.cut_all(CloseCode::RoomStopped);
        }
        goes_on
    }

    fn decide(&mut self, cause: Cause, batch: &mut Batch) {
        let now = self.site.clock.now();
        match cause {
            Cause::Command { number, seat, id, command } => self.obey(batch, Asker::Socket { number, id }, seat, &command, now),
            Cause::Form { seat, command, answer } => {
                self.absence.saw(&seat, now);
                self.obey(batch, Asker::Form(answer), seat, &command, now);
            }
            Cause::Errand { errand, seat, answer } => {
                let decided = self.decide_with_room(batch, now, |room| room.run_errand(&errand));
                if let Errand::TakeSeat { seat, .. } = &errand {
                    self.absence.saw(seat, now);
                }
                batch.seats.extend(seat.filter(|_| decided.is_ok()));
                self.take(batch, Asker::Form(answer), decided, None, now);
            }
            Cause::Came { .. } | Cause::Checks { .. } | Cause::Went { .. } | Cause::Noted { .. } | Cause::Look(_) => batch.later.push(cause),
        }
    }

    /// Opinions go beside the log, everything else into it.
    fn obey(&mut self, batch: &mut Batch, asker: Asker, seat: SeatId, command: &Command, now: Timestamp) {
        match command {
            Command::Vote { poll, ballot } => {
                let voted = self.vote(batch, seat, *poll, ballot);
                batch.answers.push((asker, voted));
            }
            Command::SupportQuestion { question, supports } => {
                let supported = self.support(batch, seat, *question, *supports);
                batch.answers.push((asker, supported));
            }
            Command::Point { at } => {
                let pointed = self.room.decide(&seat, command).map(|_| self.crowd.tell_all(&Notice::Pointed { at: *at }));
                batch.answers.push((asker, pointed));
            }
            Command::Type { text } => {
                let typed = self.room.decide(&seat, command).and_then(|_| self.type_along(&asker, &seat, text));
                if typed.is_ok() {
                    self.attendance.mark(&seat, Mark::Typing);
                }
                batch.answers.push((asker, typed));
            }
            _ => {
                let in_time = |room: &Room, events| room.check_pace(&seat, command, now).map(|()| events);
                let decided = self.decide_with_room(batch, now, |room| room.decide(&seat, command).and_then(|events| in_time(room, events)));
                self.take(batch, asker, decided, Some(seat), now);
            }
        }
    }

    fn support(&mut self, batch: &mut Batch, seat: SeatId, question: u32, supports: bool) -> Result<(), Refusal> {
        self.room.decide_support(&seat, question)?;
        self.room.support(&seat, question, supports);
        batch.supports.push((seat, question, supports));
        Ok(())
    }

    /// A ballot goes into its box and into no log.
    fn vote(&mut self, batch: &mut Batch, seat: SeatId, poll: u32, ballot: &Ballot) -> Result<(), Refusal> {
        let cast = self.room.decide_vote(&seat, poll, ballot)?;
        self.room.throw_in(cast);
        batch.votes.push((seat, poll));
        Ok(())
    }

    /// Decides; when the room or the stage is full, those who have long been away give up their seats first.
    fn decide_with_room(&mut self, batch: &mut Batch, now: Timestamp, decide: impl Fn(&Room) -> Result<Vec<Event>, Refusal>) -> Result<Vec<Event>, Refusal> {
        let refusal = match decide(&self.room) {
            Err(refusal @ (Refusal::RoomFull | Refusal::StageFull)) => refusal,
            decided => return decided,
        };
        let away = self.absence.of(&self.room, self.crowd.presence(), refusal == Refusal::StageFull, now);
        for seat in away {
            for event in self.room.run_errand(&Errand::LeaveSeat { seat })? {
                self.record(batch, event, None, now);
            }
        }
        decide(&self.room)
    }

    fn take(&mut self, batch: &mut Batch, asker: Asker, decided: Result<Vec<Event>, Refusal>, by: Option<SeatId>, now: Timestamp) {
        let answer = decided.map(|events| {
            for event in events {
                if let (Asker::Socket { number, .. }, Event::QuestionAsked { question, seat: None, .. }) = (&asker, &event) {
                    batch.asked.push((*number, *question));
                }
                self.record(batch, event, by.clone(), now);
            }
        });
        batch.answers.push((asker, answer));
    }

    /// The value moves on at once, so that the next command of the batch is decided on it; nobody is told before it is written.
    fn record(&mut self, batch: &mut Batch, event: Event, by: Option<SeatId>, now: Timestamp) {
        let by = by.filter(|_| !event.is_anonymous());
        let record = Record { seq: self.room.seq() + 1, at: now, by, event };
        self.room.apply(&record);
        batch.records.push(record);
    }

    async fn write(&self, batch: &Batch) -> bool {
        let written = async {
            let tx = self.site.db.begin().await?;
            // Support first: what was decided after it in the same breath counts, moves or forgets it.
            for (seat, question, supports) in &batch.supports {
                store::keep_support(&tx, self.room.id(), seat, *question, *supports).await?;
            }
            store::append(&tx, self.room.id(), &batch.records, &batch.seats, self.site.clock.now()).await?;
            if batch.records.iter().any(|record| may_forget_questions(&record.event)) {
                store::forget_questions_but(&tx, self.room.id(), self.room.questions().asked.iter().map(|question| question.question)).await?;
            }
            if batch.records.iter().any(|record| public::changes(&record.event)) {
                public::index(&tx, self.site.clock.now(), self.room.id()).await?;
            }
            if let Some((increments, last)) = self.attendance.closing(&batch.records) {
                attendance::store::add(&tx, self.room.id(), &increments).await?;
                if let Some(minute) = last {
                    attendance::store::keep_minute(&tx, self.room.id(), minute).await?;
                }
            }
            // A poll that was closed in the same breath has no box any more: its sums stand in the log.
            let touched: BTreeSet<u32> = batch.votes.iter().map(|(_, poll)| *poll).collect();
            for poll in touched.iter().filter_map(|number| self.room.poll(*number)).filter(|poll| poll.state == PollState::Open) {
                store::keep_box(&tx, self.room.id(), poll.poll, &poll.ballots).await?;
            }
            tx.commit().await
        };
        match written.await {
            Ok(()) => true,
            Err(error) => {
                tracing::error!(room.id = %self.room.id(), %error, "the room's log could not be written");
                false
            }
        }
    }

    /// After a failed write the room is what its log says, and who asked may ask again. False if the log cannot be read either:
    /// then nobody knows what the room is, and the next visitor tries anew.
    async fn look_up(&mut self, batch: &mut Batch) -> bool {
        let stored = stored(&self.site, self.room.id()).await;
        // A connection may break after the commit and before its answer: then all of the batch stands there.
        let stored = match stored {
            Ok(room) if room == self.room => return true,
            Ok(room) => {
                self.room = room;
                Ok(())
            }
            Err(error) => Err(error),
        };
        batch.records.clear();
        batch.votes.clear();
        batch.supports.clear();
        batch.asked.clear();
        for (_, answer) in &mut batch.answers {
            *answer = answer.and(Err(Refusal::NotSaved));
        }
        if let Err(error) = stored {
            tracing::error!(room.id = %self.room.id(), %error, "the room's log could not be read again");
            batch.later.clear();
            return false;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, NewRoom, create_room};
    use crate::app::{App, start};
    use crate::base::clock::Clock;
    use crate::config::Config;
    use mitreden_live::RoomId;

    async fn room(app: &App, slug: &str) -> RoomId {
        let site = app.site("");
        let new = NewRoom { slug: slug.to_owned(), title: slug.to_owned(), kind: Kind::Standing, home: "/raeume".to_owned(), code: None };
        let tx = site.db.begin().await.unwrap();
        let id = create_room(&tx, &site.ids, &new, site.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    #[tokio::test]
    async fn a_bug_ends_one_room_and_the_next_visitor_wakes_it_again() {
        let data = tempfile::tempdir().unwrap();
        let running = start(Config::test(data.path().join("data")), Clock::system()).await.unwrap();
        let app = &running.app;
        let (sick, well) = (room(app, "krank").await, room(app, "gesund").await);
        let (keeper, other) = (app.rooms.keeper(&sick).await.unwrap().unwrap(), app.rooms.keeper(&well).await.unwrap().unwrap());
        let bug = keeper.look(|_, _| -> u32 { panic!("injected by a test") }).await;
        assert_eq!(bug, None);
        keeper.causes.closed().await;
        assert!(!keeper.is_awake());
        assert_eq!(other.look(|room, _| room.seq()).await, Some(0), "no other room noticed");
        let again = app.rooms.keeper(&sick).await.unwrap().unwrap();
        assert_eq!(again.look(|room, _| room.seq()).await, Some(0));
        running.stop().await;
    }
}
