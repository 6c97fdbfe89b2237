//! The embedder's orders to participants in the room. They win over whatever a token says.

use std::time::Instant;

use super::Room;
use crate::core::{Mode, Order, ParticipantId};
use crate::proto;
use crate::proto::DisconnectReason as Reason;
use crate::proto::leave_request::Action;
use crate::proto::signal_response::Message;
use crate::{Permission, Source};

impl Room {
    pub(crate) fn order(&mut self, identity: &str, order: Order, now: Instant) {
        let Some(id) = self.by_identity.get(identity).copied() else {
            return;
        };
        match order {
            Order::SetPermission(permission) => self.set_permission(id, permission, now),
            Order::Remove => self.dismiss(id, Reason::ParticipantRemoved, Action::Disconnect, now),
            Order::Mute(source) => self.mute(id, source, now),
        }
        self.settle(now);
    }

    fn mute(&mut self, id: ParticipantId, source: Source, now: Instant) {
        let Some(participant) = self.participants.get(&id) else {
            return;
        };
        for track in participant.tracks.clone() {
            if self.tracks.get(&track).is_some_and(|t| t.source == source) {
                self.set_muted(track, true, true, now);
            }
        }
    }

    /// Changes a participant's rights in place: no reconnect, everything else follows from it.
    pub(super) fn set_permission(&mut self, id: ParticipantId, new: Permission, now: Instant) {
        let Some(participant) = self.participants.get_mut(&id) else {
            return;
        };
        if participant.permission == new {
            return;
        }
        let old = std::mem::replace(&mut participant.permission, new.clone());
        if old.name != new.name {
            participant.name.clone_from(&new.name);
        }
        let lost: Vec<_> = participant
            .tracks
            .iter()
            .copied()
            .filter(|t| {
                let track = self.tracks.get(t);
                track.is_some_and(|t| !new.can_publish.contains(&t.source))
            })
            .collect();
        for track in lost {
            let sid = self.tracks.get(&track).map(|t| t.info.sid.clone());
            self.drop_track(track, now);
            let track_sid = sid.unwrap_or_default();
            let gone = proto::TrackUnpublishedResponse { track_sid };
            self.send(id, Message::TrackUnpublished(gone));
        }
        if new.hidden && !old.hidden {
            self.hide(id);
        }
        self.announce(id);
        if new.hidden != old.hidden {
            self.want_published(id, now);
        }
        if new.can_subscribe != old.can_subscribe {
            self.follow_subscribe_right(id, now);
        }
        self.push_token(id, now);
    }

    /// The others forget a participant that becomes hidden.
    fn hide(&mut self, id: ParticipantId) {
        self.silence(id);
        if let Some(participant) = self.participants.get(&id) {
            let participants = vec![participant.farewell(Reason::ClientInitiated)];
            let update = proto::ParticipantUpdate { participants };
            self.send_others(Some(id), Message::Update(update));
        }
    }

    fn follow_subscribe_right(&mut self, id: ParticipantId, now: Instant) {
        let participant = self.participants.get(&id);
        let bare = participant.is_some_and(|p| p.mode == Mode::Dual && p.subscriber.is_none() && p.permission.can_subscribe);
        if bare {
            self.open_subscriber(id, now);
        } else {
            self.want_all(id);
            self.negotiate(id, now);
        }
    }
}
