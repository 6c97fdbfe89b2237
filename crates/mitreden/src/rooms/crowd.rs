//! Everybody connected to one room, and how they are told: serialised once per audience. Never decides what is told.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use axum::extract::ws::Utf8Bytes;
use mitreden_live::{Audience, Notice, Presence, Room, SeatId, Slice, SliceValue};
use tokio::sync::mpsc;

/// Messages waiting for one socket. Beyond it the socket is closed: a slow phone reconnects and gets a snapshot.
pub(super) const QUEUE: usize = 256;

/// Why a socket is closed; the browser's half knows the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(super) enum CloseCode {
    /// The cookie opens no seat here (any more).
    NoSeat = 4001,
    /// Removed by the moderation.
    Removed = 4003,
    /// The room stopped; come back.
    RoomStopped = 4004,
    /// Far too many messages.
    Flood = 4008,
    /// The socket took too little.
    Slow = 4009,
    /// Left, or the evening is over.
    Ended = 4010,
}

/// The sending half of one socket.
#[derive(Debug)]
pub(super) struct Line {
    queue: mpsc::Sender<Utf8Bytes>,
    code: Arc<AtomicU16>,
}

/// The receiving half, in the socket's task.
#[derive(Debug)]
pub(super) struct LineEnd {
    pub(super) queue: mpsc::Receiver<Utf8Bytes>,
    code: Arc<AtomicU16>,
}

impl LineEnd {
    /// Why the line was cut.
    pub(super) fn code(&self) -> u16 {
        self.code.load(Ordering::Relaxed)
    }
}

/// A new line.
pub(super) fn line() -> (Line, LineEnd) {
    let (sender, queue) = mpsc::channel(QUEUE);
    let code = Arc::new(AtomicU16::new(CloseCode::RoomStopped as u16));
    (Line { queue: sender, code: code.clone() }, LineEnd { queue, code })
}

/// Number of a connection, unique in this process.
pub(super) type Number = u64;

/// One person's tabs and devices at once. Beyond it the oldest connection is cut: most often it is dead already.
const CONNECTIONS_OF_A_SEAT: usize = 8;

#[derive(Debug)]
struct Member {
    seat: SeatId,
    line: Line,
    /// Still looks at its devices.
    checking: bool,
}

/// All connections of a room.
#[derive(Debug, Default)]
pub(super) struct Crowd {
    members: HashMap<Number, Member>,
    /// The same by seat, oldest first.
    seats: HashMap<SeatId, Vec<Number>>,
    presence: Presence,
    /// What each audience was last told of a slice, so that nobody is told twice.
    told: HashMap<(Audience, Slice), SliceValue>,
    /// Seats that are away since they took too little.
    lost: Vec<SeatId>,
}

impl Crowd {
    pub(super) fn presence(&self) -> &Presence {
        &self.presence
    }

    /// So many are in each parallel room. True if that is news.
    pub(super) fn set_beside(&mut self, beside: BTreeMap<u32, u32>) -> bool {
        self.presence.set_beside(beside)
    }

    /// Adds a connection. True if the seat was away before, or is only now to be seen.
    pub(super) fn join(&mut self, number: Number, seat: SeatId, line: Line, checking: bool) -> bool {
        let was_ready = self.presence.is_ready(&seat);
        let came = self.presence.came(&seat);
        if checking {
            self.presence.checks(&seat, true);
        }
        let news = came || was_ready != self.presence.is_ready(&seat);
        let connections = self.seats.entry(seat.clone()).or_default();
        connections.push(number);
        let oldest = (connections.len() > CONNECTIONS_OF_A_SEAT).then(|| connections[0]);
        self.members.insert(number, Member { seat, line, checking });
        if let Some(oldest) = oldest {
            self.cut_one(oldest, CloseCode::Flood);
        }
        news
    }

    /// A connection looks at its devices, or no longer. Answers the seat if others see it differently now.
    pub(super) fn check(&mut self, number: Number, checking: bool) -> Option<SeatId> {
        let member = self.members.get_mut(&number).filter(|member| member.checking != checking)?;
        member.checking = checking;
        let seat = member.seat.clone();
        self.presence.checks(&seat, checking).then_some(seat)
    }

    /// Takes a connection out. Answers the seat if it is away now, or to be seen no longer.
    pub(super) fn part(&mut self, number: Number) -> Option<SeatId> {
        let member = self.members.remove(&number)?;
        if let Some(connections) = self.seats.get_mut(&member.seat) {
            connections.retain(|one| *one != number);
            if connections.is_empty() {
                self.seats.remove(&member.seat);
            }
        }
        let was_ready = self.presence.is_ready(&member.seat);
        if member.checking {
            self.presence.checks(&member.seat, false);
        }
        let went = self.presence.went(&member.seat);
        (went || was_ready != self.presence.is_ready(&member.seat)).then_some(member.seat)
    }

    /// Cuts every connection of a seat. True if there was one.
    pub(super) fn cut(&mut self, seat: &SeatId, code: CloseCode) -> bool {
        let numbers = self.seats.get(seat).cloned().unwrap_or_default();
        for number in &numbers {
            self.cut_one(*number, code);
        }
        !numbers.is_empty()
    }

    fn cut_one(&mut self, number: Number, code: CloseCode) {
        if let Some(member) = self.members.get(&number) {
            member.line.code.store(code as u16, Ordering::Relaxed);
        }
        self.part(number);
    }

    /// Cuts everybody.
    pub(super) fn cut_all(&mut self, code: CloseCode) {
        for (_, member) in self.members.drain() {
            member.line.code.store(code as u16, Ordering::Relaxed);
        }
        self.seats.clear();
        self.presence = Presence::default();
    }

    /// A seat that is away because its connection was too slow or is gone; each is answered once.
    pub(super) fn next_lost(&mut self) -> Option<SeatId> {
        self.lost.pop()
    }

    /// Tells slices as they are now, each serialised once for every audience that sees it.
    pub(super) fn tell_slices(&mut self, room: &Room, slices: &[Slice]) {
        let mut made: HashMap<Audience, Vec<Utf8Bytes>> = HashMap::new();
        for audience in Audience::ALL {
            let mut texts = Vec::new();
            for slice in slices {
                let Some(value) = room.slice(*slice, audience, &self.presence) else { continue };
                if self.is_news(audience, *slice, &value) {
                    texts.extend(text(&Notice::Slice { seq: room.seq(), slice: value }));
                }
            }
            made.insert(audience, texts);
        }
        self.each(|seat| {
            let audience = room.seat(seat).map(|seat| Audience::of(seat.role));
            audience.and_then(|audience| made.get(&audience)).map_or(&[][..], Vec::as_slice)
        });
    }

    /// The hall's numbers are told late: who came in between got a snapshot with other ones, so they are always told.
    fn is_news(&mut self, audience: Audience, slice: Slice, value: &SliceValue) -> bool {
        slice == Slice::Hall || self.told.insert((audience, slice), value.clone()).as_ref() != Some(value)
    }

    /// Tells everybody the same.
    pub(super) fn tell_all(&mut self, notice: &Notice) {
        if let Some(text) = text(notice) {
            let texts = [text];
            self.each(|_| &texts);
        }
    }

    /// Tells one seat, on all its connections.
    pub(super) fn tell_seat(&mut self, seat: &SeatId, notice: &Notice) {
        let (Some(numbers), Some(text)) = (self.seats.get(seat).cloned(), text(notice)) else { return };
        for number in numbers {
            self.push(number, text.clone());
        }
    }

    /// Tells one connection.
    pub(super) fn tell(&mut self, number: Number, notice: &Notice) {
        if let Some(text) = text(notice) {
            self.push(number, text);
        }
    }

    fn push(&mut self, number: Number, text: Utf8Bytes) {
        if self.members.get(&number).is_some_and(|member| !push(&member.line, text)) {
            self.lose(number);
        }
    }

    fn each<'t>(&mut self, texts: impl Fn(&SeatId) -> &'t [Utf8Bytes]) {
        let keeps_up = |member: &Member| texts(&member.seat).iter().all(|text| push(&member.line, text.clone()));
        let slow: Vec<Number> = self.members.iter().filter(|(_, member)| !keeps_up(member)).map(|(number, _)| *number).collect();
        for number in slow {
            self.lose(number);
        }
    }

    fn lose(&mut self, number: Number) {
        let seat = self.part(number);
        self.lost.extend(seat);
    }
}

/// False if the queue is full or the socket is gone: the line is to be dropped.
fn push(line: &Line, text: Utf8Bytes) -> bool {
    match line.queue.try_send(text) {
        Ok(()) => true,
        Err(mpsc::error::TrySendError::Full(_)) => {
            line.code.store(CloseCode::Slow as u16, Ordering::Relaxed);
            false
        }
        Err(mpsc::error::TrySendError::Closed(_)) => false,
    }
}

fn text(notice: &Notice) -> Option<Utf8Bytes> {
    match serde_json::to_string(notice) {
        Ok(text) => Some(text.into()),
        Err(error) => {
            tracing::error!(%error, "a notice could not be written");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seat(name: &str) -> SeatId {
        SeatId::parse(&format!("seat-of-{name}")).unwrap()
    }

    #[test]
    fn who_takes_nothing_is_dropped_and_nobody_else() {
        let mut crowd = Crowd::default();
        let ((slow, slow_end), (quick, mut quick_end)) = (line(), line());
        crowd.join(1, seat("gustav"), slow, false);
        crowd.join(2, seat("cem"), quick, false);
        for _ in 0..=QUEUE {
            crowd.tell_all(&Notice::Ack { id: 1 });
            assert!(quick_end.queue.try_recv().is_ok());
        }
        assert_eq!(crowd.next_lost(), Some(seat("gustav")));
        assert_eq!(slow_end.code(), CloseCode::Slow as u16);
        assert!(!crowd.presence().is_here(&seat("gustav")) && crowd.presence().is_here(&seat("cem")));
    }

    #[test]
    fn a_second_window_at_its_check_hides_nobody_until_it_is_the_only_one() {
        let mut crowd = Crowd::default();
        let ((first, _first_end), (second, _second_end)) = (line(), line());
        assert!(crowd.join(1, seat("emil"), first, false));
        assert!(!crowd.join(2, seat("emil"), second, true), "he stands on the stage already");
        assert_eq!(crowd.part(1), Some(seat("emil")), "nobody is left who has entered");
        assert!(crowd.presence().is_here(&seat("emil")) && !crowd.presence().is_ready(&seat("emil")));
        assert_eq!(crowd.check(2, true), None);
        assert_eq!(crowd.check(2, false), Some(seat("emil")));
        assert_eq!(crowd.part(2), Some(seat("emil")));
    }

    #[test]
    fn a_seat_has_so_many_tabs_and_the_oldest_goes() {
        let mut crowd = Crowd::default();
        let mut ends = Vec::new();
        for number in 0..=CONNECTIONS_OF_A_SEAT as Number {
            let (line, end) = line();
            crowd.join(number, seat("gustav"), line, false);
            ends.push(end);
        }
        assert!(ends[0].queue.try_recv().is_err_and(|e| e == mpsc::error::TryRecvError::Disconnected));
        assert_eq!(ends[0].code(), CloseCode::Flood as u16);
        assert!(ends[1].queue.try_recv().is_err_and(|e| e == mpsc::error::TryRecvError::Empty));
        assert!(crowd.cut(&seat("gustav"), CloseCode::Removed));
        assert_eq!(crowd.presence().count(), 0);
    }
}
