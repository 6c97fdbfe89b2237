//! All rooms of one shard: finds the room, runs it, and outlives its panics. Opens no socket.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use str0m::net::Receive;

use super::demux::{Demux, Found, Remote, Transport};
use super::room::{Room, leave};
use super::{ConnId, Hello, Order, Output, PeerId, RoomKey, SharedRef, Signal, wire};
use crate::proto::DisconnectReason as Reason;
use crate::proto::leave_request::Action;
use crate::proto::signal_request::Message as Request;
use crate::{Permission, Refusal, RoomEvent, Stats};

/// What the embedder decided for an identity, whatever its token says.
#[derive(Clone, Debug)]
enum Override {
    Permission(Permission),
    Removed,
}

/// The rooms of a shard.
pub(crate) struct Engine {
    shared: SharedRef,
    rooms: HashMap<RoomKey, Room>,
    by_name: HashMap<String, RoomKey>,
    /// Decisions outlive a room's end by a panic or for lack of participants; only closing forgets them.
    overrides: HashMap<String, HashMap<String, Override>>,
    conns: HashMap<ConnId, RoomKey>,
    peers: HashMap<PeerId, RoomKey>,
    demux: Demux<PeerId>,
    deadlines: BTreeSet<(Instant, RoomKey)>,
    deadline_of: HashMap<RoomKey, Instant>,
    touched: HashSet<RoomKey>,
    last_room: u32,
    last_peer: Arc<AtomicU32>,
    out: Output,
    stats: Stats,
    /// The local addresses datagrams are taken as sent to, by transport.
    local: HashMap<(Transport, bool), SocketAddr>,
}

impl Engine {
    /// `local`: the announced addresses; the first of a family stands for all, as one socket serves them.
    pub(crate) fn new(shared: SharedRef, local: &[(Transport, SocketAddr)]) -> Self {
        let mut by_family = HashMap::new();
        for (transport, addr) in local {
            by_family.entry((*transport, addr.is_ipv4())).or_insert(*addr);
        }
        Self {
            shared,
            rooms: HashMap::new(),
            by_name: HashMap::new(),
            overrides: HashMap::new(),
            conns: HashMap::new(),
            peers: HashMap::new(),
            demux: Demux::new(),
            deadlines: BTreeSet::new(),
            deadline_of: HashMap::new(),
            touched: HashSet::new(),
            last_room: 0,
            last_peer: Arc::new(AtomicU32::new(0)),
            out: Output::default(),
            stats: Stats::default(),
            local: by_family,
        }
    }

    /// Everything that came out since the last call.
    pub(crate) fn take_output(&mut self) -> Output {
        std::mem::take(&mut self.out)
    }

    /// When [`Engine::tick`] wants to be called next.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        self.deadlines.first().map(|d| d.0)
    }

    /// Whether a verified client would be let in, before its WebSocket is opened.
    pub(crate) fn may_enter(&self, room: &str, identity: &str) -> Result<(), Refusal> {
        if matches!(self.overridden(room, identity), Some(Override::Removed)) {
            return Err(Refusal::NotAllowed);
        }
        match self.by_name.get(room).and_then(|k| self.rooms.get(k)) {
            Some(room) if !room.has_identity(identity) && room.len() >= self.shared.limits.peers_per_room => {
                return Err(Refusal::Unavailable);
            }
            None if self.rooms.len() >= self.shared.limits.rooms => {
                return Err(Refusal::Unavailable);
            }
            _ => {}
        }
        Ok(())
    }

    fn overridden(&self, room: &str, identity: &str) -> Option<&Override> {
        self.overrides.get(room)?.get(identity)
    }

    /// A verified and admitted client opened its WebSocket.
    pub(crate) fn open(&mut self, conn: ConnId, mut hello: Hello, wall: i64, now: Instant) {
        let (room, identity) = (hello.grants.room.clone(), hello.grants.identity.clone());
        if self.may_enter(&room, &identity).is_err() {
            return self.turn_away(conn, Reason::ParticipantRemoved, Action::Disconnect);
        }
        if let Some(Override::Permission(permission)) = self.overridden(&room, &identity) {
            hello.permission = permission.clone();
        }
        if hello.resume.is_some() && !self.by_name.contains_key(&room) {
            return self.turn_away(conn, Reason::StateMismatch, Action::Reconnect);
        }
        let key = self.room_key(&room, wall, now);
        self.conns.insert(conn, key);
        self.with(key, |room| room.open(conn, hello, wall, now));
    }

    fn turn_away(&mut self, conn: ConnId, reason: Reason, action: Action) {
        let frame = Signal::Frame(wire::response(leave(reason, action)));
        self.out.signals.push((conn, frame));
        self.out.signals.push((conn, Signal::Close));
    }

    fn room_key(&mut self, name: &str, wall: i64, now: Instant) -> RoomKey {
        if let Some(key) = self.by_name.get(name) {
            return *key;
        }
        self.last_room += 1;
        let key = RoomKey(self.last_room);
        let counter = self.last_peer.clone();
        let next = Box::new(move || PeerId(counter.fetch_add(1, Ordering::Relaxed) + 1));
        let room = Room::new(self.shared.clone(), name, next, wall, now);
        self.rooms.insert(key, room);
        self.by_name.insert(name.to_owned(), key);
        key
    }

    /// A request of a client.
    pub(crate) fn signal(&mut self, conn: ConnId, request: Request, wall: i64, now: Instant) {
        if let Some(key) = self.conns.get(&conn).copied() {
            self.with(key, |room| room.signal(conn, request, wall, now));
        }
    }

    /// A signalling connection ended.
    pub(crate) fn cut(&mut self, conn: ConnId, now: Instant) {
        if let Some(key) = self.conns.remove(&conn) {
            self.with(key, |room| room.cut(conn, now));
        }
    }

    /// An order of the embedder to one participant, present or not.
    pub(crate) fn order(&mut self, room: &str, identity: &str, order: Order, now: Instant) {
        let decision = match &order {
            Order::SetPermission(permission) => Some(Override::Permission(permission.clone())),
            Order::Remove => Some(Override::Removed),
            Order::Mute(_) => None,
        };
        if let Some(decision) = decision {
            let decisions = self.overrides.entry(room.to_owned()).or_default();
            decisions.insert(identity.to_owned(), decision);
        }
        if let Some(key) = self.by_name.get(room).copied() {
            self.with(key, |room| room.order(identity, order, now));
        }
    }

    /// Ends a room for everybody and forgets what was decided for it.
    pub(crate) fn close_room(&mut self, room: &str, now: Instant) {
        self.overrides.remove(room);
        if let Some(key) = self.by_name.get(room).copied() {
            self.with(key, |room| {
                room.close(Reason::RoomDeleted, Action::Disconnect, now);
            });
        }
    }

    /// Everybody is told to come back (to whoever serves this address then).
    pub(crate) fn shut_down(&mut self, now: Instant) {
        let keys: Vec<_> = self.rooms.keys().copied().collect();
        for key in keys {
            self.with(key, |room| {
                room.close(Reason::ServerShutdown, Action::Reconnect, now);
            });
        }
    }

    /// A datagram or frame from the network. Call [`Engine::flush`] after a batch.
    pub(crate) fn receive(&mut self, remote: Remote, bytes: &[u8], now: Instant) {
        self.stats.packets_in += 1;
        self.stats.bytes_in += bytes.len() as u64;
        let (transport, source) = remote;
        let local = self.local.get(&(transport, source.is_ipv4())).copied();
        let parse = |local| Receive::new(transport.protocol(), source, local, bytes).ok();
        let found = self.demux.find(remote, bytes);
        let (Some(local), Found::Known(id) | Found::Claimed(id)) = (local, found) else {
            self.stats.dropped += 1;
            return;
        };
        let (Some(receive), Some(key)) = (parse(local), self.peers.get(&id).copied()) else {
            self.stats.dropped += 1;
            return;
        };
        if matches!(found, Found::Claimed(_)) {
            let accepts = self.rooms.get(&key).zip(parse(local));
            if !accepts.is_some_and(|(room, probe)| room.accepts(id, probe, now)) {
                self.stats.dropped += 1;
                return;
            }
            self.demux.bind(remote, id);
        }
        self.guard(key, |room| room.receive(id, receive, now));
        self.touched.insert(key);
    }

    /// A TCP connection ended.
    pub(crate) fn released(&mut self, source: SocketAddr) {
        self.demux.release((Transport::Tcp, source));
    }

    /// Sends on what the received datagrams caused.
    pub(crate) fn flush(&mut self, now: Instant) {
        for key in std::mem::take(&mut self.touched) {
            self.with(key, |room| room.settle(now));
        }
    }

    /// Does what is due by time.
    pub(crate) fn tick(&mut self, now: Instant) {
        let due = self.deadlines.iter().take_while(|(at, _)| *at <= now);
        let due: Vec<RoomKey> = due.map(|(_, key)| *key).collect();
        for key in due {
            self.with(key, |room| room.tick(now));
        }
    }

    /// Runs a room and takes up everything that follows.
    fn with(&mut self, key: RoomKey, run: impl FnOnce(&mut Room)) {
        if !self.guard(key, run) {
            return;
        }
        let Some(room) = self.rooms.get_mut(&key) else {
            return;
        };
        let output = room.take_output();
        let (empty, deadline) = (room.is_empty(), room.deadline());
        self.absorb(key, output);
        if empty {
            self.forget(key);
            return;
        }
        let old = self.deadline_of.insert(key, deadline);
        if old != Some(deadline) {
            if let Some(old) = old {
                self.deadlines.remove(&(old, key));
            }
            self.deadlines.insert((deadline, key));
        }
    }

    /// Runs a room's code; a panic ends that room and no other. Says whether the room lives.
    fn guard(&mut self, key: RoomKey, run: impl FnOnce(&mut Room)) -> bool {
        let Some(room) = self.rooms.get_mut(&key) else {
            return false;
        };
        if catch_unwind(AssertUnwindSafe(|| run(room))).is_ok() {
            return true;
        }
        self.fail(key);
        false
    }

    fn fail(&mut self, key: RoomKey) {
        let name = self.by_name.iter().find(|(_, k)| **k == key);
        let name = name.map(|(n, _)| n.clone()).unwrap_or_default();
        tracing::error!(room = %name, "a room failed and was ended; its clients come back");
        let here = self.conns.iter().filter(|(_, k)| **k == key);
        let conns: Vec<ConnId> = here.map(|(c, _)| *c).collect();
        for conn in conns {
            self.turn_away(conn, Reason::StateMismatch, Action::Reconnect);
        }
        self.stats.rooms_failed += 1;
        self.out.events.push(RoomEvent::RoomFailed { room: name });
        self.forget(key);
    }

    fn forget(&mut self, key: RoomKey) {
        if let Some(room) = self.rooms.remove(&key) {
            // The remains of a failed room may be in any state.
            let _ = catch_unwind(AssertUnwindSafe(move || drop(room)));
        }
        self.by_name.retain(|_, k| *k != key);
        self.conns.retain(|_, k| *k != key);
        if let Some(deadline) = self.deadline_of.remove(&key) {
            self.deadlines.remove(&(deadline, key));
        }
        let peers = &self.peers;
        self.demux.forget(|id| peers.get(&id) == Some(&key));
        self.peers.retain(|_, k| *k != key);
    }

    fn absorb(&mut self, key: RoomKey, output: Output) {
        for (ufrag, id) in output.announced {
            self.demux.announce(&ufrag, id);
            self.peers.insert(id, key);
        }
        if !output.gone.is_empty() {
            self.demux.forget(|id| output.gone.contains(&id));
            for id in &output.gone {
                self.peers.remove(id);
            }
        }
        self.out.signals.extend(output.signals);
        self.out.transmits.extend(output.transmits);
        self.out.events.extend(output.events);
        self.stats.forwarded += output.forwarded;
        self.stats.packets_lost += output.lost;
    }

    /// Counters and sizes; what the sockets count is added by the shell.
    pub(crate) fn stats(&self) -> Stats {
        let mut stats = self.stats.clone();
        stats.rooms = self.rooms.len() as u64;
        for room in self.rooms.values() {
            let census = room.census();
            stats.participants += census.participants;
            stats.hidden += census.hidden;
            stats.tracks += census.tracks;
            stats.subscriptions += census.subscriptions;
        }
        stats
    }

    /// Makes the next call into a room panic: for the test that only that room ends.
    pub(crate) fn sabotage(&mut self, room: &str) {
        if let Some(key) = self.by_name.get(room).copied() {
            self.with(key, |_| panic!("sabotaged by a test"));
        }
    }
}
