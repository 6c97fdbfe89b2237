//! Coming and going: join, resume, cut, leave. Asks nobody for permission; that happened before.

use std::time::{Duration, Instant};

use super::Room;
use super::say::{leave, server_info};
use crate::RoomEvent;
use crate::core::participant::Participant;
use crate::core::peer::{Peer, Role};
use crate::core::{ConnId, Hello, Mode, ParticipantId, PeerId, Signal};
use crate::proto;
use crate::proto::DisconnectReason as Reason;
use crate::proto::leave_request::Action;
use crate::proto::signal_response::Message;

impl Room {
    /// A verified client opens signalling: to join, or to go on where it was cut.
    pub(crate) fn open(&mut self, conn: ConnId, hello: Hello, wall: i64, now: Instant) {
        match &hello.resume {
            Some(sid) => match self.resumable(sid, &hello) {
                Some(id) => self.resume(id, conn, hello, now),
                None => self.turn_away(conn, Reason::StateMismatch, Action::Reconnect),
            },
            None => self.join(conn, hello, wall, now),
        }
        self.settle(now);
    }

    /// A connection that gets no further than one message.
    pub(super) fn turn_away(&mut self, conn: ConnId, reason: Reason, action: Action) {
        self.send_conn(conn, leave(reason, action));
        self.out.signals.push((conn, Signal::Close));
    }

    fn resumable(&self, sid: &str, hello: &Hello) -> Option<ParticipantId> {
        let id = *self.by_identity.get(&hello.grants.identity)?;
        let participant = self.participants.get(&id)?;
        let same = participant.sid == sid && participant.mode == hello.mode;
        // Media connections that died meanwhile cannot be resumed.
        let alive = |p: Option<PeerId>| p.is_none_or(|p| self.peers.get(&p).is_some_and(Peer::is_alive));
        (same && alive(participant.publisher) && alive(participant.subscriber)).then_some(id)
    }

    fn join(&mut self, conn: ConnId, hello: Hello, wall: i64, now: Instant) {
        if let Some(old) = self.by_identity.get(&hello.grants.identity).copied() {
            self.dismiss(old, Reason::DuplicateIdentity, Action::Disconnect, now);
        }
        let id = ParticipantId(self.new_id());
        let participant = Participant::new(id, conn, &hello, wall, now);
        let hidden = participant.permission.hidden;
        self.by_identity.insert(participant.identity.clone(), id);
        self.participants.insert(id, participant);
        self.conns.insert(conn, id);
        if let Some(join) = self.join_response(id) {
            self.send_conn(conn, join);
        }
        if !hidden {
            let participants = self.info_of(id);
            let update = Message::Update(proto::ParticipantUpdate { participants });
            self.send_others(Some(id), update);
        }
        self.tell_speakers(id);
        self.push_token(id, now);
        for request in &hello.tracks {
            self.on_add_track(id, request);
        }
        match hello.mode {
            Mode::Single => {
                let peer = self.add_peer(id, Role::Single, now);
                self.set_peers(id, Some(peer), Some(peer));
                self.want_all(id);
                if let Some(offer) = hello.offer {
                    self.on_offer(id, &offer, now);
                }
            }
            Mode::Dual => {
                if self.participants[&id].permission.can_subscribe {
                    self.open_subscriber(id, now);
                }
            }
        }
    }

    /// v0: makes the connection that carries tracks to the client and offers it.
    pub(super) fn open_subscriber(&mut self, id: ParticipantId, now: Instant) {
        let peer = self.add_peer(id, Role::Subscriber, now);
        let publisher = self.participants.get(&id).and_then(|p| p.publisher);
        self.set_peers(id, publisher, Some(peer));
        self.want_all(id);
        self.negotiate(id, now);
    }

    pub(super) fn set_peers(&mut self, id: ParticipantId, publisher: Option<PeerId>, subscriber: Option<PeerId>) {
        if let Some(participant) = self.participants.get_mut(&id) {
            participant.publisher = publisher;
            participant.subscriber = subscriber;
        }
    }

    fn resume(&mut self, id: ParticipantId, conn: ConnId, hello: Hello, now: Instant) {
        let Some(participant) = self.participants.get_mut(&id) else {
            return;
        };
        let old = participant.conn.replace(conn);
        participant.cut = None;
        let subscriber = participant.subscriber.filter(|_| hello.mode == Mode::Dual);
        if let Some(old) = old {
            self.conns.remove(&old);
            self.out.signals.push((old, Signal::Close));
        }
        self.conns.insert(conn, id);
        self.send_conn(conn, Message::Reconnect(proto::ReconnectResponse { server_info: Some(server_info()), ..Default::default() }));
        self.set_permission(id, hello.permission, now);
        let mut participants = self.info_of(id);
        participants.extend(self.visible_to(id));
        let update = Message::Update(proto::ParticipantUpdate { participants });
        self.send_conn(conn, update);
        let room = Some(self.room_info());
        self.send_conn(conn, Message::RoomUpdate(proto::RoomUpdate { room }));
        self.tell_speakers(id);
        self.push_token(id, now);
        if let Some(peer) = subscriber {
            self.reoffer(id, peer, now);
        } else if let Some(peer) = self.peer_of(id) {
            // Requests sent into the cut connection are lost: ask again.
            peer.asked = None;
            peer.outstanding = Default::default();
            self.negotiate(id, now);
        }
    }

    pub(super) fn peer_of(&mut self, id: ParticipantId) -> Option<&mut Peer> {
        let peer = self.participants.get(&id)?.subscriber?;
        self.peers.get_mut(&peer)
    }

    pub(super) fn push_token(&mut self, id: ParticipantId, now: Instant) {
        if let Some(token) = self.refresh_token(id) {
            self.send(id, token);
        }
        if let Some(participant) = self.participants.get_mut(&id) {
            participant.refresh_at = now + self.shared.token_life / 2;
        }
    }

    /// A signalling connection ended without a word. Media goes on; the client may come back.
    pub(crate) fn cut(&mut self, conn: ConnId, now: Instant) {
        let Some(id) = self.conns.remove(&conn) else {
            return;
        };
        let Some(participant) = self.participants.get_mut(&id) else {
            return;
        };
        // A resume may have replaced the connection already.
        if participant.conn == Some(conn) {
            participant.conn = None;
            participant.cut = Some(now);
            if participant.publisher.is_none() && participant.subscriber.is_none() {
                self.drop_participant(id, Reason::SignalClose, now);
            }
        }
        self.settle(now);
    }

    /// Ends a participant's presence and tells it why.
    pub(super) fn dismiss(&mut self, id: ParticipantId, why: Reason, then: Action, now: Instant) {
        if let Some(conn) = self.participants.get(&id).and_then(|p| p.conn) {
            self.turn_away(conn, why, then);
        }
        self.drop_participant(id, why, now);
    }

    /// A participant is gone for good.
    pub(super) fn drop_participant(&mut self, id: ParticipantId, why: Reason, now: Instant) {
        let tracks = self.participants.get(&id).map(|p| p.tracks.clone());
        for track in tracks.unwrap_or_default() {
            self.drop_track(track, now);
        }
        let Some(participant) = self.participants.remove(&id) else {
            return;
        };
        if let Some(conn) = participant.conn {
            self.conns.remove(&conn);
        }
        if self.by_identity.get(&participant.identity) == Some(&id) {
            self.by_identity.remove(&participant.identity);
        }
        let peers = [participant.publisher, participant.subscriber];
        for peer in peers.into_iter().flatten() {
            self.end_peer(peer, now);
        }
        self.silence(id);
        if !participant.permission.hidden {
            let participants = vec![participant.farewell(why)];
            self.send_others(None, Message::Update(proto::ParticipantUpdate { participants }));
        }
        self.tell(RoomEvent::Left { room: self.name.clone(), identity: participant.identity });
    }

    /// Everybody leaves.
    pub(crate) fn close(&mut self, why: Reason, then: Action, now: Instant) {
        let everybody: Vec<_> = self.participants.keys().copied().collect();
        for id in everybody {
            self.dismiss(id, why, then, now);
        }
    }

    /// A media connection stands.
    pub(super) fn on_connected(&mut self, peer: PeerId, now: Instant) {
        let Some(peer) = self.peers.get_mut(&peer) else {
            return;
        };
        peer.connected = true;
        let id = peer.owner;
        for track in self.tracks.values_mut() {
            if track.downs.iter().any(|d| d.participant == id) {
                track.retarget(now);
            }
        }
        let Some(participant) = self.participants.get_mut(&id) else {
            return;
        };
        if !participant.active {
            participant.active = true;
            let identity = participant.identity.clone();
            self.tell(RoomEvent::Joined { room: self.name.clone(), identity });
            self.announce(id);
        }
    }

    /// The client closed a media connection, or it failed for good.
    pub(super) fn on_closed(&mut self, peer: PeerId, now: Instant) {
        let Some((owner, broken)) = self.peers.get(&peer).map(|p| (p.owner, p.broken)) else {
            return;
        };
        let Some(participant) = self.participants.get(&owner) else {
            self.end_peer(peer, now);
            return;
        };
        if broken {
            self.dismiss(owner, Reason::StateMismatch, Action::Reconnect, now);
        } else if participant.conn.is_none() {
            // Neither signalling nor media: it closed its page.
            self.drop_participant(owner, Reason::SignalClose, now);
        } else if participant.publisher == Some(peer) || participant.subscriber == Some(peer) {
            self.retire_peer(owner, peer, now);
        }
    }

    fn retire_peer(&mut self, owner: ParticipantId, peer: PeerId, now: Instant) {
        let Some(participant) = self.participants.get_mut(&owner) else {
            return;
        };
        let tracks = participant.tracks.clone();
        if participant.publisher == Some(peer) {
            participant.publisher = None;
        }
        if participant.subscriber == Some(peer) {
            participant.subscriber = None;
        }
        for track in tracks {
            let on_it = |t: &crate::core::track::Track| t.line.is_some_and(|l| l.0 == peer);
            if self.tracks.get(&track).is_some_and(on_it) {
                self.drop_track(track, now);
            }
        }
        self.end_peer(peer, now);
        self.announce(owner);
    }

    /// Participants whose time to come back is over.
    pub(super) fn drop_absent(&mut self, now: Instant) {
        let wait: Duration = self.shared.limits.resume;
        let over = |p: &&Participant| p.cut.is_some_and(|c| now.saturating_duration_since(c) >= wait);
        let absent: Vec<_> = self.participants.values().filter(over).map(|p| p.id).collect();
        for id in absent {
            self.drop_participant(id, Reason::ConnectionTimeout, now);
        }
    }
}
