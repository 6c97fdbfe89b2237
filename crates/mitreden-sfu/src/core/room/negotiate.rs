//! Offers and answers, in both modes. The text work is done by `sdp`, the state by `peer`.

use std::time::{Duration, Instant};

use super::Room;
use super::tick::ANSWER_TIMEOUT;
use crate::Source;
use crate::core::peer::{Peer, PeerError, Role};
use crate::core::sdp::{self, Extra};
use crate::core::{Mode, ParticipantId, PeerId, TrackId};
use crate::proto;
use crate::proto::DisconnectReason as Reason;
use crate::proto::leave_request::Action;
use crate::proto::signal_response::Message;

impl Room {
    /// Gives the client what it is to get, as soon as its connection is ready for it.
    pub(super) fn negotiate(&mut self, id: ParticipantId, now: Instant) {
        let Some(participant) = self.participants.get(&id) else {
            return;
        };
        let (Some(peer), true) = (participant.subscriber, participant.conn.is_some()) else {
            return;
        };
        match participant.mode {
            Mode::Single => self.ask_offer(id, peer, now),
            Mode::Dual => self.offer(id, peer, now),
        }
    }

    /// v1: only the client offers; it is asked to, and for as many more lines as are missing.
    fn ask_offer(&mut self, id: ParticipantId, peer: PeerId, now: Instant) {
        let Some(peer) = self.peers.get_mut(&peer) else {
            return;
        };
        if !peer.pool.pending() {
            return;
        }
        let extra = peer.pool.extra();
        let more = Extra { audio: extra.audio.saturating_sub(peer.outstanding.audio), video: extra.video.saturating_sub(peer.outstanding.video) };
        if peer.asked.is_some() && more == Extra::default() {
            return;
        }
        peer.outstanding.audio += more.audio;
        peer.outstanding.video += more.video;
        peer.asked.get_or_insert(now);
        let requirement = proto::MediaSectionsRequirement { num_audios: more.audio, num_videos: more.video };
        self.send(id, Message::MediaSectionsRequirement(requirement));
    }

    /// v0: this side offers, one offer at a time.
    fn offer(&mut self, id: ParticipantId, peer: PeerId, now: Instant) {
        let names = self.names(id);
        let Some(connection) = self.peers.get_mut(&peer) else {
            return;
        };
        let Some((offer, text)) = connection.offer(|t| name(&names, t), now) else {
            return;
        };
        self.send_offer(id, peer, offer, text, &names);
    }

    fn send_offer(&mut self, id: ParticipantId, peer: PeerId, number: u32, text: String, names: &Names) {
        self.announce_ufrag(peer, &text);
        let offer = proto::SessionDescription { r#type: "offer".to_owned(), mid_to_track_id: self.mids(peer, &text, names), sdp: text, id: number };
        self.send(id, Message::Offer(offer));
        self.touch(peer);
    }

    /// v0, after a resume: a fresh offer with an ICE restart, after the unanswered one if there is one.
    pub(super) fn reoffer(&mut self, id: ParticipantId, peer: PeerId, now: Instant) {
        let names = self.names(id);
        let Some(connection) = self.peers.get_mut(&peer) else {
            return;
        };
        connection.restart = true;
        match connection.unanswered() {
            Some((number, text)) => {
                connection.asked = Some(now);
                self.send_offer(id, peer, number, text, &names);
            }
            None => self.offer(id, peer, now),
        }
    }

    fn announce_ufrag(&mut self, peer: PeerId, text: &str) {
        if let Some(ufrag) = sdp::ufrag(text) {
            self.out.announced.push((ufrag.to_owned(), peer));
        }
    }

    /// Stream id and track id of every published track, as this client is to see them. Browsers keep
    /// sound and picture of one stream in step, so camera and microphone share one where possible:
    /// not on two connections, where a reused line keeps its first track id and only the stream tells.
    fn names(&self, viewer: ParticipantId) -> Names {
        let viewer = self.participants.get(&viewer);
        let shared = viewer.is_some_and(|p| p.shared_streams && p.mode == Mode::Single);
        let published = self.tracks.values().filter(|t| t.line.is_some());
        let names = published.filter_map(|t| {
            let owner = self.participants.get(&t.owner)?;
            let stream = match t.source {
                _ if !shared => &t.info.sid,
                Source::Camera | Source::Microphone => "camera",
                Source::ScreenShare | Source::ScreenShareAudio => "screen_share",
            };
            let stream = format!("{}|{stream}", owner.sid);
            Some((t.id, (stream, t.info.sid.clone())))
        });
        names.collect()
    }

    fn mids(&self, peer: PeerId, text: &str, names: &Names) -> std::collections::HashMap<String, String> {
        let Some(peer) = self.peers.get(&peer) else {
            return Default::default();
        };
        let carried = |mid: &str| peer.pool.carried(mid).flatten();
        let lines = sdp::parse(text).into_iter();
        let pairs = lines.filter_map(|l| {
            let track = carried(&l.mid)?;
            Some((l.mid.to_string(), name(names, track).1))
        });
        pairs.collect()
    }

    /// A client's offer: for the single connection, or for the publishing one.
    pub(super) fn on_offer(&mut self, id: ParticipantId, offer: &proto::SessionDescription, now: Instant) {
        let Some(peer) = self.offered_peer(id, now) else {
            return;
        };
        let names = self.names(id);
        let Some(connection) = self.peers.get_mut(&peer) else {
            return;
        };
        let (text, lines) = match connection.answer(&offer.sdp, |t| name(&names, t)) {
            Ok(made) => made,
            Err(error) => return self.on_bad_description(id, &error, now),
        };
        self.announce_ufrag(peer, &text);
        let answer = proto::SessionDescription { r#type: "answer".to_owned(), mid_to_track_id: self.mids(peer, &text, &names), sdp: text, id: offer.id };
        self.send(id, Message::Answer(answer));
        self.touch(peer);
        self.bind_carried(id, peer, now);
        self.on_lines(id, peer, &lines, now);
        self.negotiate(id, now);
    }

    /// The connection a client's offer is for. v0: the publishing one is made with its first offer.
    fn offered_peer(&mut self, id: ParticipantId, now: Instant) -> Option<PeerId> {
        let participant = self.participants.get(&id)?;
        if let Some(peer) = participant.publisher {
            return Some(peer);
        }
        let (mode, subscriber) = (participant.mode, participant.subscriber);
        match mode {
            Mode::Single => {
                let peer = self.add_peer(id, Role::Single, now);
                self.set_peers(id, Some(peer), Some(peer));
                self.want_all(id);
                Some(peer)
            }
            Mode::Dual => {
                let peer = self.add_peer(id, Role::Publisher, now);
                self.set_peers(id, Some(peer), subscriber);
                Some(peer)
            }
        }
    }

    /// v0: the client answers the offer of its subscribing connection.
    pub(super) fn on_answer(&mut self, id: ParticipantId, answer: &proto::SessionDescription, now: Instant) {
        let participant = self.participants.get(&id);
        let dual = participant.filter(|p| p.mode == Mode::Dual);
        let Some(peer) = dual.and_then(|p| p.subscriber) else {
            return;
        };
        let Some(connection) = self.peers.get_mut(&peer) else {
            return;
        };
        match connection.accept(answer.id, &answer.sdp) {
            Ok(false) => return,
            Ok(true) => {}
            Err(error) => return self.on_bad_description(id, &error, now),
        }
        self.touch(peer);
        self.bind_carried(id, peer, now);
        self.negotiate(id, now);
    }

    /// Every track on a line of the connection is forwarded from now on.
    fn bind_carried(&mut self, id: ParticipantId, peer: PeerId, now: Instant) {
        let Some(connection) = self.peers.get(&peer) else {
            return;
        };
        for (mid, track) in connection.pool.carrying() {
            self.bind(id, track, mid, now);
        }
    }

    /// What does not fit is no reason to end the room: this client starts over, or is sent away.
    fn on_bad_description(&mut self, id: ParticipantId, error: &PeerError, now: Instant) {
        tracing::debug!(%error, "session description");
        match error {
            PeerError::NoOffer => {}
            PeerError::Refused(_) | PeerError::Broken => {
                self.dismiss(id, Reason::StateMismatch, Action::Reconnect, now);
            }
            PeerError::TooLarge | PeerError::Unreadable => {
                self.dismiss(id, Reason::MediaFailure, Action::Disconnect, now);
            }
        }
    }

    /// Clients that owe an answer (or an offer) for too long start over.
    pub(super) fn drop_silent(&mut self, now: Instant) {
        let late = |p: &Peer| {
            let waited = p.asked.map(|a| now.saturating_duration_since(a));
            waited.is_some_and(|w: Duration| w >= ANSWER_TIMEOUT)
        };
        let owners: Vec<_> = self.peers.values().filter(|p| late(p)).map(|p| p.owner).collect();
        for id in owners {
            // While signalling is cut nothing can be answered; the resume asks again.
            if self.participants.get(&id).is_some_and(|p| p.conn.is_some()) {
                self.dismiss(id, Reason::StateMismatch, Action::Reconnect, now);
            }
        }
    }
}

type Names = std::collections::HashMap<TrackId, (String, String)>;

fn name(names: &Names, track: TrackId) -> (String, String) {
    names.get(&track).cloned().unwrap_or_default()
}
