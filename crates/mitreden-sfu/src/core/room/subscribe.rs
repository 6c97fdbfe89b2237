//! Subscriptions: who is to get which track, in which size. Negotiates through `negotiate`.

use std::time::Instant;

use super::Room;
use crate::core::forward::Munger;
use crate::core::peer::Role;
use crate::core::track::{Down, Settings};
use crate::core::{ParticipantId, TrackId};
use crate::proto;
use crate::proto::signal_response::Message;

impl Room {
    /// Whether others may get this track: it has begun and its participant is visible.
    fn offered(&self, track: TrackId) -> bool {
        let Some(track) = self.tracks.get(&track).filter(|t| t.line.is_some()) else {
            return false;
        };
        let owner = self.participants.get(&track.owner);
        owner.is_some_and(|o| !o.permission.hidden)
    }

    /// Sets what a participant is to get, from scratch. Does not negotiate.
    pub(super) fn want_all(&mut self, id: ParticipantId) {
        let tracks: Vec<TrackId> = self.tracks.keys().copied().collect();
        for track in tracks {
            self.want(id, track);
        }
    }

    /// The tracks of a participant are to reach everyone who wants them.
    pub(super) fn want_published(&mut self, owner: ParticipantId, now: Instant) {
        let tracks = self.participants.get(&owner).map(|p| p.tracks.clone());
        let tracks = tracks.unwrap_or_default();
        let everybody: Vec<_> = self.participants.keys().copied().collect();
        for id in everybody.into_iter().filter(|id| *id != owner) {
            for track in &tracks {
                self.want(id, *track);
            }
            self.negotiate(id, now);
        }
    }

    /// Brings one participant's wish for one track in line with its rights and choices.
    fn want(&mut self, id: ParticipantId, track: TrackId) {
        let Some(entry) = self.tracks.get(&track) else {
            return;
        };
        let kind = entry.kind;
        let Some(participant) = self.participants.get(&id) else {
            return;
        };
        let wanted = entry.owner != id && participant.wants(track) && self.offered(track);
        let Some(peer) = participant.subscriber else {
            return;
        };
        let Some(connection) = self.peers.get_mut(&peer) else {
            return;
        };
        if wanted {
            connection.pool.want(track, kind);
        } else if connection.pool.unwant(track)
            && let Some(entry) = self.tracks.get_mut(&track)
        {
            entry.downs.retain(|d| d.peer != peer);
        }
    }

    /// A track is over: nobody is to get it.
    pub(super) fn unwant_everywhere(&mut self, track: TrackId, now: Instant) {
        let mut affected = Vec::new();
        for peer in self.peers.values_mut().filter(|p| p.role != Role::Publisher) {
            if peer.pool.unwant(track) {
                affected.push(peer.owner);
            }
        }
        for participant in self.participants.values_mut() {
            participant.settings.remove(&track);
            participant.chosen.remove(&track);
            participant.declined.remove(&track);
        }
        for id in affected {
            self.negotiate(id, now);
        }
    }

    /// A line to the participant carries the track from now on.
    pub(super) fn bind(&mut self, id: ParticipantId, track: TrackId, mid: str0m::media::Mid, now: Instant) {
        let Some(participant) = self.participants.get(&id) else {
            return;
        };
        let Some(peer_id) = participant.subscriber else {
            return;
        };
        let settings = participant.settings.get(&track).copied().unwrap_or_default();
        let Some(types) = self.peers.get(&peer_id).and_then(|p| p.types(mid)) else {
            tracing::debug!("no common codec on a line");
            return;
        };
        let Some(entry) = self.tracks.get_mut(&track) else {
            return;
        };
        if entry.downs.iter().any(|d| d.peer == peer_id && d.mid == mid) {
            return;
        }
        entry.downs.retain(|d| d.peer != peer_id);
        let munger = Munger::new(entry.clock());
        entry.downs.push(Down {
            participant: id,
            peer: peer_id,
            mid,
            pt: types.pt,
            red: types.red.filter(|_| !entry.info.disable_red),
            settings,
            budget: None,
            target: None,
            current: None,
            munger,
            paused: false,
        });
        entry.retarget(now);
        let first = !std::mem::replace(&mut entry.told_subscribed, true);
        let (owner, sid) = (entry.owner, entry.info.sid.clone());
        if first {
            let subscribed = proto::TrackSubscribed { track_sid: sid };
            self.send(owner, Message::TrackSubscribed(subscribed));
        }
        self.ticks.layers_now(now);
    }

    /// The tracks behind sids of other participants' published tracks.
    fn tracks_by_sid<'a>(&self, sids: impl Iterator<Item = &'a String>) -> Vec<TrackId> {
        let find = |sid: &String| {
            let mut tracks = self.tracks.values();
            tracks.find(|t| t.info.sid == *sid && t.line.is_some()).map(|t| t.id)
        };
        // Many more sids than tracks are a flood, not a wish.
        sids.take(1000).filter_map(find).collect()
    }

    pub(super) fn on_subscription(&mut self, id: ParticipantId, update: &proto::UpdateSubscription, now: Instant) {
        let nested = update.participant_tracks.iter().flat_map(|p| &p.track_sids);
        let tracks = self.tracks_by_sid(update.track_sids.iter().chain(nested));
        for track in tracks {
            let Some(participant) = self.participants.get_mut(&id) else {
                return;
            };
            if update.subscribe {
                participant.chosen.insert(track);
                participant.declined.remove(&track);
            } else {
                participant.declined.insert(track);
                participant.chosen.remove(&track);
            }
            self.want(id, track);
        }
        self.negotiate(id, now);
    }

    pub(super) fn on_track_settings(&mut self, id: ParticipantId, update: &proto::UpdateTrackSettings, now: Instant) {
        let view = (update.width > 0 && update.height > 0).then_some((update.width, update.height));
        let settings = Settings {
            disabled: update.disabled || update.quality == proto::VideoQuality::Off as i32,
            quality: usize::try_from(update.quality).unwrap_or(0),
            view,
            first: update.priority == 1,
        };
        for track in self.tracks_by_sid(update.track_sids.iter()) {
            let Some(participant) = self.participants.get_mut(&id) else {
                return;
            };
            participant.settings.insert(track, settings);
            let Some(entry) = self.tracks.get_mut(&track) else {
                continue;
            };
            if let Some(down) = entry.downs.iter_mut().find(|d| d.participant == id) {
                down.settings = settings;
            }
            entry.retarget(now);
        }
        self.ticks.layers_now(now);
    }
}
