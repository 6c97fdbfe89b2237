//! Requests of a client, one method for each. Every id in a request is resolved through its own participant.

use std::time::Instant;

use super::Room;
use crate::core::{ConnId, ParticipantId};
use crate::proto;
use crate::proto::DisconnectReason;
use crate::proto::request_response::{Reason, Request as About};
use crate::proto::signal_request::Message as Request;
use crate::proto::signal_response::Message;

/// Longest name, metadata and attribute text a client may set, in bytes.
const TEXT: usize = 8 << 10;

impl Room {
    /// One request of a client.
    pub(crate) fn signal(&mut self, conn: ConnId, request: Request, wall: i64, now: Instant) {
        let Some(id) = self.conns.get(&conn).copied() else {
            return;
        };
        match request {
            Request::Offer(offer) => self.on_offer(id, &offer, now),
            Request::Answer(answer) => self.on_answer(id, &answer, now),
            Request::AddTrack(request) => self.on_add_track(id, &request),
            Request::Mute(mute) => self.on_mute(id, &mute, now),
            Request::Subscription(update) => self.on_subscription(id, &update, now),
            Request::TrackSetting(settings) => self.on_track_settings(id, &settings, now),
            Request::Leave(_) => {
                self.drop_participant(id, DisconnectReason::ClientInitiated, now);
                self.out.signals.push((conn, crate::core::Signal::Close));
            }
            Request::SyncState(state) => self.on_sync(id, &state, now),
            Request::Ping(_) => self.send_conn(conn, Message::Pong(wall)),
            Request::PingReq(ping) => {
                let pong = proto::Pong { last_ping_timestamp: ping.timestamp, timestamp: wall };
                self.send_conn(conn, Message::PongResp(pong));
            }
            Request::UpdateMetadata(update) => self.on_metadata(id, update),
            Request::UpdateAudioTrack(update) => self.on_audio_features(id, update),
            other => self.refuse(id, other),
        }
        self.settle(now);
    }

    /// Not offered here: data tracks and blobs. Trickled candidates are not needed with ICE-lite.
    fn refuse(&mut self, id: ParticipantId, request: Request) {
        let about = match request {
            Request::PublishDataTrackRequest(r) => About::PublishDataTrack(r),
            Request::UnpublishDataTrackRequest(r) => About::UnpublishDataTrack(r),
            Request::UpdateVideoTrack(r) => About::UpdateVideoTrack(r),
            _ => return,
        };
        self.respond(id, 0, Reason::NotAllowed, Some(about));
    }

    pub(super) fn respond(&mut self, id: ParticipantId, request_id: u32, reason: Reason, request: Option<About>) {
        let message = match reason {
            Reason::Ok => String::new(),
            other => other.as_str_name().to_owned(),
        };
        self.send(id, Message::RequestResponse(proto::RequestResponse { request_id, reason: reason as i32, message, request }));
    }

    fn on_metadata(&mut self, id: ParticipantId, update: proto::UpdateParticipantMetadata) {
        let Some(participant) = self.participants.get_mut(&id) else {
            return;
        };
        let request_id = update.request_id;
        if !participant.permission.can_update_metadata {
            let about = About::UpdateMetadata(update);
            return self.respond(id, request_id, Reason::NotAllowed, Some(about));
        }
        let attributes = update.attributes.iter().map(|(k, v)| k.len() + v.len());
        if update.metadata.len() + update.name.len() + attributes.sum::<usize>() > TEXT {
            return self.respond(id, request_id, Reason::LimitExceeded, None);
        }
        if !update.metadata.is_empty() {
            participant.metadata = update.metadata;
        }
        if !update.name.is_empty() {
            participant.name = update.name;
        }
        for (key, value) in update.attributes {
            if value.is_empty() {
                participant.attributes.remove(&key);
            } else {
                participant.attributes.insert(key, value);
            }
        }
        let total = participant.attributes.iter().map(|(k, v)| k.len() + v.len());
        if total.sum::<usize>() > TEXT {
            participant.attributes.clear();
        }
        self.announce(id);
        self.respond(id, request_id, Reason::Ok, None);
    }

    fn on_audio_features(&mut self, id: ParticipantId, update: proto::UpdateLocalAudioTrack) {
        let Some(track) = self.own_track(id, &update.track_sid) else {
            return;
        };
        let Some(track) = self.tracks.get_mut(&track) else {
            return;
        };
        track.info.audio_features = update.features;
        track.info.audio_features.truncate(16);
        if track.line.is_some() {
            self.announce(id);
        }
    }

    /// After a resume the client says what it had: only its wishes are taken, its tracks are known here.
    fn on_sync(&mut self, id: ParticipantId, state: &proto::SyncState, now: Instant) {
        if let Some(subscription) = &state.subscription {
            self.on_subscription(id, subscription, now);
        }
    }
}
