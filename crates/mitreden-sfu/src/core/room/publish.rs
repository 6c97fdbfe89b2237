//! Publishing: announced tracks, the lines they arrive on, mute, the end. Forwards no packet.

use std::time::Instant;

use super::Room;
use crate::core::sdp::{Direction, Line};
use crate::core::track::Track;
use crate::core::{ParticipantId, PeerId, TrackId};
use crate::proto;
use crate::proto::request_response::{Reason, Request as About};
use crate::proto::signal_response::Message;
use crate::{RoomEvent, Source};

/// Longest text of an announcement, in bytes.
const TEXT: usize = 1 << 10;

impl Room {
    /// The participant's own track with this sid.
    pub(super) fn own_track(&self, id: ParticipantId, sid: &str) -> Option<TrackId> {
        let participant = self.participants.get(&id)?;
        let is = |t: &&TrackId| self.tracks.get(t).is_some_and(|t| t.info.sid == sid);
        participant.tracks.iter().find(is).copied()
    }

    pub(super) fn on_add_track(&mut self, id: ParticipantId, request: &proto::AddTrackRequest) {
        let Some(participant) = self.participants.get(&id) else {
            return;
        };
        let audio = request.r#type == proto::TrackType::Audio as i32;
        let video = request.r#type == proto::TrackType::Video as i32;
        let source = Source::of_wire(request.source, audio);
        let texts = [&request.cid, &request.name, &request.stream];
        let long = texts.iter().any(|t| t.len() > TEXT) || request.layers.len() > 8 || request.simulcast_codecs.len() > 4;
        let reason = if !participant.may_publish(source) || source.is_audio() != audio {
            Some(Reason::NotAllowed)
        } else if participant.tracks.len() >= self.shared.limits.tracks_per_participant || long {
            Some(Reason::LimitExceeded)
        } else if !(audio || video) || request.cid.is_empty() {
            Some(Reason::UnsupportedType)
        } else {
            None
        };
        if let Some(reason) = reason {
            return self.respond(id, 0, reason, Some(About::AddTrack(request.clone())));
        }
        // The same announcement again (a retry) is answered with the same track.
        let known = participant.tracks.iter().filter_map(|t| self.tracks.get(t));
        let mut unplaced = known.filter(|t| t.line.is_none());
        let again = unplaced.find(|t| t.cids.first() == Some(&request.cid));
        let info = match again {
            Some(track) => track.info.clone(),
            None => self.new_track(id, request),
        };
        let published = proto::TrackPublishedResponse { cid: request.cid.clone(), track: Some(info) };
        self.send(id, Message::TrackPublished(published));
    }

    fn new_track(&mut self, owner: ParticipantId, request: &proto::AddTrackRequest) -> proto::TrackInfo {
        let id = TrackId(self.new_id());
        let track = Track::new(id, owner, request);
        let info = track.info.clone();
        self.tracks.insert(id, track);
        if let Some(participant) = self.participants.get_mut(&owner) {
            participant.tracks.push(id);
        }
        info
    }

    /// The lines of a client's offer: tracks begin on those that send, and end on those that no longer do.
    pub(super) fn on_lines(&mut self, id: ParticipantId, peer: PeerId, lines: &[Line], now: Instant) {
        let mut changed = false;
        let tracks = self.participants.get(&id).map(|p| p.tracks.clone());
        for track in tracks.unwrap_or_default() {
            let Some(entry) = self.tracks.get(&track) else {
                continue;
            };
            let Some((on, mid)) = entry.line else {
                continue;
            };
            let line = lines.iter().find(|l| l.mid == mid);
            // A line that still sends but names another track now carries that one.
            let other = |l: &&Line| l.track.as_ref().is_some_and(|t| !entry.cids.contains(t) && self.pending_with_cid(id, t).is_some());
            let sends = line.is_some_and(|l| l.direction.sends()) && line.filter(other).is_none();
            if on == peer && !sends {
                self.drop_track(track, now);
                changed = true;
            }
        }
        for line in lines.iter().filter(|l| l.direction.sends()) {
            if let Some(track) = self.track_for(id, peer, line) {
                self.begin(track, peer, line, now);
                changed = true;
            }
        }
        if changed {
            self.announce(id);
            self.want_published(id, now);
        }
        self.remember_lines(id, lines);
    }

    fn pending_with_cid(&self, id: ParticipantId, cid: &str) -> Option<TrackId> {
        let tracks = &self.participants.get(&id)?.tracks;
        let fits = |t: &&TrackId| {
            let track = self.tracks.get(t);
            track.is_some_and(|t| t.line.is_none() && t.cids.iter().any(|c| c == cid))
        };
        tracks.iter().find(fits).copied()
    }

    /// The announced track that begins on this line: by name, else the first of the kind for a new line.
    fn track_for(&self, id: ParticipantId, peer: PeerId, line: &Line) -> Option<TrackId> {
        let taken = |t: &Track| t.line == Some((peer, line.mid));
        if self.tracks.values().any(taken) {
            return None;
        }
        let cid = line.track.clone().unwrap_or_default();
        if let Some(track) = self.pending_with_cid(id, &cid) {
            return Some(track);
        }
        let participant = self.participants.get(&id)?;
        if participant.seen_lines.contains(&(line.mid.to_string(), cid)) {
            return None;
        }
        let fits = |t: &&TrackId| {
            let track = self.tracks.get(t);
            track.is_some_and(|t| t.line.is_none() && t.kind == line.kind)
        };
        participant.tracks.iter().find(fits).copied()
    }

    fn remember_lines(&mut self, id: ParticipantId, lines: &[Line]) {
        let Some(participant) = self.participants.get_mut(&id) else {
            return;
        };
        let sending = lines.iter().filter(|l| l.direction != Direction::RecvOnly);
        participant.seen_lines = sending.map(|l| (l.mid.to_string(), l.track.clone().unwrap_or_default())).collect();
    }

    fn begin(&mut self, track: TrackId, peer: PeerId, line: &Line, now: Instant) {
        let Some(entry) = self.tracks.get_mut(&track) else {
            return;
        };
        let Some(owner) = self.participants.get(&entry.owner) else {
            return;
        };
        // The right may have been taken back since the announcement.
        if entry.kind != line.kind || !owner.may_publish(entry.source) {
            return;
        }
        entry.line = Some((peer, line.mid));
        entry.info.mid = line.mid.to_string();
        for codec in &mut entry.info.codecs {
            codec.mid = line.mid.to_string();
        }
        if let Some(peer) = self.peers.get_mut(&peer) {
            // SSRCs of the line's earlier life mean something else now.
            let stale = |s: &crate::core::peer::Incoming| !self.tracks.contains_key(&s.track);
            peer.sources.retain(|_, s| !stale(s));
        }
        let event = RoomEvent::Published {
            room: self.name.clone(),
            identity: owner.identity.clone(),
            source: self.tracks[&track].source,
            track: self.tracks[&track].info.sid.clone(),
        };
        self.tell(event);
        if let Some(entry) = self.tracks.get_mut(&track) {
            entry.retarget(now);
        }
    }

    /// A track ends: subscribers lose it. The caller announces the participant.
    pub(super) fn drop_track(&mut self, id: TrackId, now: Instant) {
        let Some(track) = self.tracks.remove(&id) else {
            return;
        };
        let mut identity = String::new();
        if let Some(owner) = self.participants.get_mut(&track.owner) {
            owner.tracks.retain(|t| *t != id);
            identity.clone_from(&owner.identity);
        }
        if let Some((peer, _)) = track.line {
            if let Some(peer) = self.peers.get_mut(&peer) {
                peer.sources.retain(|_, s| s.track != id);
            }
            let event = RoomEvent::Unpublished { room: self.name.clone(), identity, source: track.source, track: track.info.sid.clone() };
            self.tell(event);
        }
        if track.source == Source::Microphone {
            self.silence(track.owner);
        }
        self.unwant_everywhere(id, now);
    }

    pub(super) fn on_mute(&mut self, id: ParticipantId, mute: &proto::MuteTrackRequest, now: Instant) {
        let Some(track) = self.own_track(id, &mute.sid) else {
            return;
        };
        self.set_muted(track, mute.muted, false, now);
    }

    /// Mutes or unmutes a track, by its own client or from here.
    pub(super) fn set_muted(&mut self, id: TrackId, muted: bool, from_here: bool, now: Instant) {
        let Some(track) = self.tracks.get_mut(&id) else {
            return;
        };
        track.silenced = from_here && muted;
        if track.info.muted == muted {
            return;
        }
        track.info.muted = muted;
        if muted {
            for down in &mut track.downs {
                down.current = None;
                down.munger.pause();
            }
        } else {
            track.retarget(now);
        }
        let (owner, source, sid) = (track.owner, track.source, track.info.sid.clone());
        let begun = track.line.is_some();
        if source == Source::Microphone && muted {
            self.silence(owner);
        }
        if from_here {
            let mute = proto::MuteTrackRequest { sid, muted };
            self.send(owner, Message::Mute(mute));
        }
        if begun {
            self.announce(owner);
            let identity = self.participant(owner).map(|p| p.identity.clone());
            self.tell(RoomEvent::Muted { room: self.name.clone(), identity: identity.unwrap_or_default(), source, muted });
        }
    }
}
