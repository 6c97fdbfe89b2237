//! One room: who is in it, what they publish, who gets what. Reads no clock; time comes with every call.

mod data;
mod join;
mod media;
mod negotiate;
mod orders;
mod publish;
mod say;
mod signal;
mod subscribe;
mod tick;

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::time::Instant;

use str0m::net::Receive;
use str0m::{Event, Input};

use super::participant::Participant;
use super::peer::{Peer, Role, Step};
use super::speakers::Speakers;
use super::track::Track;
use super::{Census, ConnId, Output, ParticipantId, PeerId, SharedRef, TrackId, ids};
use crate::RoomEvent;
use crate::proto;

pub(super) use say::leave;

/// One room.
pub(crate) struct Room {
    shared: SharedRef,
    name: String,
    sid: String,
    /// Milliseconds since 1970.
    created: i64,
    participants: BTreeMap<ParticipantId, Participant>,
    by_identity: HashMap<String, ParticipantId>,
    conns: HashMap<ConnId, ParticipantId>,
    peers: HashMap<PeerId, Peer>,
    tracks: BTreeMap<TrackId, Track>,
    speakers: Speakers<ParticipantId>,
    /// The last number given to a participant or a track; media connections are numbered by the engine.
    last_id: u32,
    /// The next media connection's number: numbers are unique in the shard, so that demultiplexing is flat.
    next_peer: Box<dyn FnMut() -> PeerId + Send>,
    dirty: Vec<PeerId>,
    events: VecDeque<(PeerId, Event)>,
    deadlines: BTreeSet<(Instant, PeerId)>,
    ticks: tick::Ticks,
    out: Output,
}

impl Room {
    pub(crate) fn new(shared: SharedRef, name: &str, next_peer: Box<dyn FnMut() -> PeerId + Send>, wall: i64, now: Instant) -> Self {
        Self {
            shared,
            name: name.to_owned(),
            sid: ids::room(),
            created: wall,
            participants: BTreeMap::new(),
            by_identity: HashMap::new(),
            conns: HashMap::new(),
            peers: HashMap::new(),
            tracks: BTreeMap::new(),
            speakers: Speakers::new(),
            last_id: 0,
            next_peer,
            dirty: Vec::new(),
            events: VecDeque::new(),
            deadlines: BTreeSet::new(),
            ticks: tick::Ticks::new(now),
            out: Output::default(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.participants.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.participants.len()
    }

    pub(crate) fn has_identity(&self, identity: &str) -> bool {
        self.by_identity.contains_key(identity)
    }

    /// Everything that came out since the last call.
    pub(crate) fn take_output(&mut self) -> Output {
        std::mem::take(&mut self.out)
    }

    pub(crate) fn census(&self) -> Census {
        let hidden = self.participants.values().filter(|p| p.permission.hidden);
        let downs = self.tracks.values().map(|t| t.downs.len() as u64);
        Census {
            participants: self.participants.len() as u64,
            hidden: hidden.count() as u64,
            tracks: self.tracks.values().filter(|t| t.line.is_some()).count() as u64,
            subscriptions: downs.sum(),
        }
    }

    /// When [`Room::tick`] wants to be called next.
    pub(crate) fn deadline(&self) -> Instant {
        let peer = self.deadlines.first().map(|d| d.0);
        let tick = self.ticks.next();
        peer.map_or(tick, |p| p.min(tick))
    }

    fn new_id(&mut self) -> u32 {
        self.last_id += 1;
        self.last_id
    }

    fn add_peer(&mut self, owner: ParticipantId, role: Role, now: Instant) -> PeerId {
        let id = (self.next_peer)();
        let peer = Peer::new(&self.shared.factory, owner, role, now);
        self.peers.insert(id, peer);
        self.touch(id);
        id
    }

    /// Ends a media connection and everything that ran over it.
    fn end_peer(&mut self, id: PeerId, now: Instant) {
        let Some(mut peer) = self.peers.remove(&id) else {
            return;
        };
        self.deadlines.remove(&(peer.deadline, id));
        for track in self.tracks.values_mut() {
            track.downs.retain(|d| d.peer != id);
        }
        self.out.transmits.extend(peer.farewell(now));
        self.out.gone.push(id);
    }

    /// The connection changed and must be run at the next [`Room::settle`].
    fn touch(&mut self, id: PeerId) {
        if let Some(peer) = self.peers.get_mut(&id).filter(|p| !p.dirty) {
            peer.dirty = true;
            self.dirty.push(id);
        }
    }

    /// Whether the connection takes this datagram as its own (checks STUN integrity).
    pub(crate) fn accepts(&self, id: PeerId, receive: Receive<'_>, now: Instant) -> bool {
        let input = Input::Receive(now, receive);
        self.peers.get(&id).is_some_and(|p| p.rtc.accepts(&input))
    }

    /// A datagram for a connection. Effects on others wait for [`Room::settle`].
    pub(crate) fn receive(&mut self, id: PeerId, receive: Receive<'_>, now: Instant) {
        let Some(peer) = self.peers.get_mut(&id) else {
            return;
        };
        peer.input(Input::Receive(now, receive));
        self.poll(id, now);
        self.dispatch(now);
    }

    /// Runs every connection that was written to, until nothing is left to do.
    pub(crate) fn settle(&mut self, now: Instant) {
        while !self.dirty.is_empty() {
            for id in std::mem::take(&mut self.dirty) {
                self.run(id, now);
            }
            self.dispatch(now);
        }
    }

    fn run(&mut self, id: PeerId, now: Instant) {
        let Some(peer) = self.peers.get_mut(&id) else {
            return;
        };
        peer.dirty = false;
        peer.input(Input::Timeout(now));
        self.poll(id, now);
    }

    fn poll(&mut self, id: PeerId, now: Instant) {
        let Some(peer) = self.peers.get_mut(&id) else {
            return;
        };
        let before = peer.deadline;
        loop {
            match peer.step(now) {
                Step::Transmit(transmit) => self.out.transmits.push(transmit),
                Step::Event(event) => self.events.push_back((id, event)),
                Step::Wait(at) => {
                    peer.deadline = at;
                    break;
                }
            }
        }
        let alive = peer.is_alive();
        let after = peer.deadline;
        if before != after {
            self.deadlines.remove(&(before, id));
        }
        self.deadlines.insert((after, id));
        if !alive {
            self.events.push_back((id, Event::Closed));
        }
    }

    fn dispatch(&mut self, now: Instant) {
        while let Some((id, event)) = self.events.pop_front() {
            self.on_event(id, event, now);
        }
    }

    fn on_event(&mut self, id: PeerId, event: Event, now: Instant) {
        match event {
            Event::RtpPacket(packet) => self.forward(id, &packet, now),
            Event::Connected => self.on_connected(id, now),
            Event::KeyframeRequest(request) => self.on_keyframe_request(id, request.mid),
            Event::ChannelOpen(channel, label) => self.on_channel(id, channel, &label),
            Event::ChannelData(data) => self.on_data(id, &data),
            Event::ChannelClose(channel) => {
                if let Some(peer) = self.peers.get_mut(&id) {
                    peer.channels.remove(&channel);
                }
            }
            Event::PeerStats(stats) => self.on_stats(id, &stats, now),
            Event::Closed => self.on_closed(id, now),
            _ => {}
        }
    }

    fn tell(&mut self, event: RoomEvent) {
        self.out.events.push(event);
    }

    fn participant(&self, id: ParticipantId) -> Option<&Participant> {
        self.participants.get(&id)
    }

    /// The published tracks of a participant, as the others see them.
    fn track_infos(&self, participant: &Participant) -> Vec<proto::TrackInfo> {
        let published = participant.tracks.iter().filter_map(|t| self.tracks.get(t));
        let published = published.filter(|t| t.line.is_some());
        published.map(|t| t.info.clone()).collect()
    }
}
