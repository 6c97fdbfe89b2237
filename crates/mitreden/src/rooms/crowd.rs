//! Everybody connected to one room, and how they are told: serialised once per audience. Never decides what is told.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use axum::extract::ws::Utf8Bytes;
use mitreden_live::{Audience, Notice, Presence, Room, SeatId, Slice};
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

#[derive(Debug)]
struct Member {
    seat: SeatId,
    line: Line,
}

/// All connections of a room.
#[derive(Debug, Default)]
pub(super) struct Crowd {
    members: HashMap<Number, Member>,
    presence: Presence,
}

impl Crowd {
    pub(super) fn presence(&self) -> &Presence {
        &self.presence
    }

    /// Adds a connection. True if the seat was away before.
    pub(super) fn join(&mut self, number: Number, seat: SeatId, line: Line) -> bool {
        let came = self.presence.came(&seat);
        self.members.insert(number, Member { seat, line });
        came
    }

    /// Takes a connection out. Answers the seat if it is away now.
    pub(super) fn part(&mut self, number: Number) -> Option<SeatId> {
        let member = self.members.remove(&number)?;
        self.presence.went(&member.seat).then_some(member.seat)
    }

    /// Cuts every connection of a seat. True if there was one.
    pub(super) fn cut(&mut self, seat: &SeatId, code: CloseCode) -> bool {
        let numbers: Vec<Number> = self.members.iter().filter(|(_, m)| m.seat == *seat).map(|(n, _)| *n).collect();
        for number in &numbers {
            if let Some(member) = self.members.get(number) {
                member.line.code.store(code as u16, Ordering::Relaxed);
            }
            self.part(*number);
        }
        !numbers.is_empty()
    }

    /// Cuts everybody.
    pub(super) fn cut_all(&mut self, code: CloseCode) {
        for (_, member) in self.members.drain() {
            member.line.code.store(code as u16, Ordering::Relaxed);
        }
        self.presence = Presence::default();
    }

    /// Tells slices as they are now, each serialised once for every audience that sees it.
    pub(super) fn tell_slices(&mut self, room: &Room, slices: &[Slice]) {
        let mut made: BTreeMap<Audience, Vec<Utf8Bytes>> = BTreeMap::new();
        for audience in Audience::ALL {
            let values = slices.iter().filter_map(|slice| room.slice(*slice, audience, &self.presence));
            let texts = values.filter_map(|slice| text(&Notice::Slice { seq: room.seq(), slice })).collect();
            made.insert(audience, texts);
        }
        self.each(|seat| {
            let audience = room.seat(seat).map(|seat| Audience::of(seat.role));
            audience.and_then(|audience| made.get(&audience)).map_or(&[][..], Vec::as_slice)
        });
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
        if let Some(text) = text(notice) {
            let texts = [text];
            self.each(|one| if one == seat { &texts } else { &[] });
        }
    }

    /// Tells one connection.
    pub(super) fn tell(&mut self, number: Number, notice: &Notice) {
        let (Some(member), Some(text)) = (self.members.get(&number), text(notice)) else { return };
        if !push(&member.line, text) {
            self.part(number);
        }
    }

    fn each<'t>(&mut self, texts: impl Fn(&SeatId) -> &'t [Utf8Bytes]) {
        let mut slow = Vec::new();
        for (number, member) in &self.members {
            if !texts(&member.seat).iter().all(|text| push(&member.line, text.clone())) {
                slow.push(*number);
            }
        }
        for number in slow {
            self.part(number);
        }
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
