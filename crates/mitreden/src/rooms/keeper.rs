//! The keeper: the one task that owns a room. Decides, writes the log, applies, tells; never speaks HTTP.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use mitreden_live::{Command, EndedHow, Errand, Event, Notice, Presence, Record, Refusal, Role, Room, RoomId, SeatId, Slice, Status};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{MissedTickBehavior, interval};

use super::absence::Absence;
use super::crowd::{CloseCode, Crowd, Line, Number};
use super::media::Media;
use super::store::{self, NewSeat};
use crate::app::Site;

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
    Came { number: Number, seat: SeatId, line: Line },
    /// A socket closed.
    Went { number: Number },
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
    pub(super) async fn wake(site: Arc<Site>, media: Media, id: RoomId) -> Result<Self, sea_orm::DbErr> {
        let log = store::load_log(&site.db.read, &id).await?;
        let room = Room::replay(id.clone(), &log);
        let (causes, inbox) = mpsc::channel(QUEUE);
        let absence = Absence::since(site.clock.now());
        let task = Task { site, media, room, crowd: Crowd::default(), absence, hall_moved: false };
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

    /// Carries out a form's command.
    pub(super) async fn command(&self, seat: SeatId, command: Command) -> Result<(), Refusal> {
        let (answer, told) = oneshot::channel();
        self.send(Cause::Form { seat, command, answer }).await;
        told.await.unwrap_or(Err(Refusal::NotSaved))
    }
}

struct Task {
    site: Arc<Site>,
    media: Media,
    room: Room,
    crowd: Crowd,
    absence: Absence,
    hall_moved: bool,
}

/// What a batch has gathered until it is written.
#[derive(Default)]
struct Batch {
    records: Vec<Record>,
    seats: Vec<NewSeat>,
    answers: Vec<(Asker, Result<(), Refusal>)>,
    /// What only looks or connects: after the writing, so that nobody sees what is not yet written.
    later: Vec<Cause>,
}

impl Task {
    async fn run(mut self, mut inbox: mpsc::Receiver<Cause>) {
        let stopping = self.site.stopping.clone();
        let mut hall = interval(HALL_EVERY);
        hall.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                cause = inbox.recv() => match cause {
                    Some(first) => if !self.work_off(first, &mut inbox).await { return },
                    None => return,
                },
                _ = hall.tick(), if self.hall_moved => {
                    self.hall_moved = false;
                    self.crowd.tell_slices(&self.room, &[Slice::Hall]);
                    self.miss_the_lost();
                }
                () = stopping.cancelled() => {
                    self.crowd.cut_all(CloseCode::RoomStopped);
                    return;
                }
            }
        }
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
        let goes_on = batch.records.is_empty() || self.write(&batch).await || self.look_up(&mut batch).await;
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
            Cause::Command { number, seat, id, command } => {
                let decided = self.decide_with_room(batch, now, |room| room.decide(&seat, &command));
                self.take(batch, Asker::Socket { number, id }, decided, Some(seat), now);
            }
            Cause::Form { seat, command, answer } => {
                self.absence.saw(&seat, now);
                let decided = self.decide_with_room(batch, now, |room| room.decide(&seat, &command));
                self.take(batch, Asker::Form(answer), decided, Some(seat), now);
            }
            Cause::Errand { errand, seat, answer } => {
                let decided = self.decide_with_room(batch, now, |room| room.run_errand(&errand));
                if let Errand::TakeSeat { seat, .. } = &errand {
                    self.absence.saw(seat, now);
                }
                batch.seats.extend(seat.filter(|_| decided.is_ok()));
                self.take(batch, Asker::Form(answer), decided, None, now);
            }
            Cause::Came { .. } | Cause::Went { .. } | Cause::Look(_) => batch.later.push(cause),
        }
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
                self.record(batch, event, by.clone(), now);
            }
        });
        batch.answers.push((asker, answer));
    }

    /// The value moves on at once, so that the next command of the batch is decided on it; nobody is told before it is written.
    fn record(&mut self, batch: &mut Batch, event: Event, by: Option<SeatId>, now: Timestamp) {
        let record = Record { seq: self.room.seq() + 1, at: now, by, event };
        self.room.apply(&record);
        batch.records.push(record);
    }

    async fn write(&self, batch: &Batch) -> bool {
        let written = async {
            let tx = self.site.db.begin().await?;
            store::append(&tx, self.room.id(), &batch.records, &batch.seats, self.site.clock.now()).await?;
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
        let log = store::load_log(&self.site.db.read, self.room.id()).await;
        // A connection may break after the commit and before its answer: then the batch stands in the log.
        if let Ok(log) = &log {
            if batch.records.last().is_some_and(|last| log.last() == Some(last)) {
                return true;
            }
            self.room = Room::replay(self.room.id().clone(), log);
        }
        batch.records.clear();
        for (_, answer) in &mut batch.answers {
            *answer = answer.and(Err(Refusal::NotSaved));
        }
        if let Err(error) = log {
            tracing::error!(room.id = %self.room.id(), %error, "the room's log could not be read again");
            batch.later.clear();
            return false;
        }
        true
    }

    fn tell(&mut self, batch: Batch) {
        self.tell_events(&batch.records);
        for (asker, answer) in batch.answers {
            match asker {
                Asker::Form(told) => drop(told.send(answer)),
                Asker::Socket { number, id } => {
                    let notice = match answer {
                        Ok(()) => Notice::Ack { id },
                        Err(reason) => Notice::Refused { id, reason },
                    };
                    self.crowd.tell(number, &notice);
                }
            }
        }
        for record in &batch.records {
            self.show_out(&record.event);
            if matches!(record.event, Event::EveningEnded | Event::Unsaid { .. }) {
                self.forget_chat();
            }
        }
        for cause in batch.later {
            self.attend(cause);
        }
    }

    fn tell_events(&mut self, records: &[Record]) {
        let mut touched = BTreeSet::new();
        let mut concerned = BTreeSet::new();
        let mut moved_audience = BTreeSet::new();
        for Record { event, .. } in records {
            self.media.follow(&self.room, event);
            touched.extend(Slice::touched_by(event).iter().copied().filter(|slice| *slice != Slice::Hall));
            self.hall_moved |= Slice::touched_by(event).contains(&Slice::Hall);
            match event {
                Event::Said { line, .. } => {
                    if let Some(line) = self.room.chat().line(*line).cloned() {
                        self.crowd.tell_all(&Notice::Said(line));
                    }
                }
                Event::Unsaid { line } => self.crowd.tell_all(&Notice::Unsaid { line: *line }),
                Event::Muted { seat, source } => self.crowd.tell_seat(seat, &Notice::Muted { source: *source }),
                Event::RoleChanged { seat, .. } => drop(moved_audience.insert(seat.clone())),
                Event::FloorGiven { seat } | Event::FloorReturned { seat } => drop(concerned.insert(seat.clone())),
                Event::HandRaised { seat } | Event::HandLowered { seat } => {
                    concerned.insert(seat.clone());
                    // Everybody behind moves up by one.
                    concerned.extend(self.room.hands().iter().map(|hand| hand.seat.clone()));
                }
                Event::EveningEnded => concerned.extend(self.room.seats().filter(|s| s.role != Role::Listener).map(|s| s.id.clone())),
                _ => {}
            }
        }
        let touched: Vec<Slice> = touched.into_iter().collect();
        self.crowd.tell_slices(&self.room, &touched);
        for seat in concerned {
            if let Some(me) = self.room.me(&seat) {
                self.crowd.tell_seat(&seat, &Notice::Me(me));
            }
        }
        for seat in moved_audience {
            if let Some(snapshot) = self.room.snapshot(&seat, self.crowd.presence(), self.site.clock.now()) {
                self.crowd.tell_seat(&seat, &Notice::Snapshot(Box::new(snapshot)));
            }
        }
    }

    /// Text of the chat went from the log, a line or with the end all; here the traces in the database's files go.
    fn forget_chat(&self) {
        let site = self.site.clone();
        tokio::spawn(async move {
            if let Err(error) = site.db.forget_deleted().await {
                tracing::warn!(%error, "the deleted chat is still in the database's write-ahead log");
            }
        });
    }

    /// Ends the connections of whoever is no longer in the room, after they were told.
    fn show_out(&mut self, event: &Event) {
        match event {
            Event::SeatLeft { seat } => self.end(seat, EndedHow::Left),
            Event::SeatRemoved { seat } => self.end(seat, EndedHow::Removed),
            Event::EveningEnded => {
                self.crowd.tell_all(&Notice::Ended { how: EndedHow::Over });
                self.crowd.cut_all(CloseCode::Ended);
            }
            _ => {}
        }
    }

    fn end(&mut self, seat: &SeatId, how: EndedHow) {
        self.crowd.tell_seat(seat, &Notice::Ended { how });
        self.crowd.cut(seat, if how == EndedHow::Removed { CloseCode::Removed } else { CloseCode::Ended });
        self.absence.forget(seat);
    }

    fn attend(&mut self, cause: Cause) {
        match cause {
            Cause::Came { number, seat, line } => self.welcome(number, seat, line),
            Cause::Went { number } => {
                if let Some(seat) = self.crowd.part(number) {
                    self.miss(&seat);
                }
            }
            Cause::Look(look) => look(&self.room, self.crowd.presence()),
            Cause::Command { .. } | Cause::Form { .. } | Cause::Errand { .. } => {}
        }
    }

    fn welcome(&mut self, number: Number, seat: SeatId, line: Line) {
        let first = self.crowd.join(number, seat.clone(), line);
        let over = self.room.evening().status == Status::Over;
        let snapshot = self.room.snapshot(&seat, self.crowd.presence(), self.site.clock.now()).filter(|_| !over);
        let Some(snapshot) = snapshot else {
            let code = match (self.room.was_removed(&seat), over) {
                (true, _) => CloseCode::Removed,
                (false, true) => CloseCode::Ended,
                (false, false) => CloseCode::NoSeat,
            };
            self.crowd.cut(&seat, code);
            return;
        };
        self.crowd.tell(number, &Notice::Snapshot(Box::new(snapshot)));
        if first {
            self.presence_moved(&seat);
        }
    }

    /// Those whose connections were dropped while others were told.
    fn miss_the_lost(&mut self) {
        while let Some(seat) = self.crowd.next_lost() {
            self.miss(&seat);
        }
    }

    fn miss(&mut self, seat: &SeatId) {
        self.absence.saw(seat, self.site.clock.now());
        self.presence_moved(seat);
    }

    /// Listeners only move a number, told at most once a second; who is named is told at once to those who see names.
    fn presence_moved(&mut self, seat: &SeatId) {
        self.hall_moved = true;
        let Some(seat) = self.room.seat(seat) else { return };
        let slices: &[Slice] = match (seat.on_stage(), seat.role.has_name()) {
            (true, _) => &[Slice::Stage, Slice::People],
            (false, true) => &[Slice::People],
            (false, false) => return,
        };
        self.crowd.tell_slices(&self.room, slices);
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
