//! What a room says to its clients: messages to one and to many. Decides nothing.

use bytes::Bytes;

use super::Room;
use crate::core::participant::Participant;
use crate::core::{ConnId, ParticipantId, Signal, wire};
use crate::proto;
use crate::proto::leave_request::Action;
use crate::proto::signal_response::Message;

/// The version this server claims. Clients derive features from it: a higher one promises SVC.
const SERVER_VERSION: &str = "1.9.0";

/// The protocol this server claims.
const PROTOCOL: i32 = 16;

/// Seconds without an answer after which a client gives the connection up.
const PING_TIMEOUT: i32 = 15;

/// Seconds between a client's pings.
const PING_INTERVAL: i32 = 5;

impl Room {
    pub(super) fn send(&mut self, to: ParticipantId, message: Message) {
        if let Some(conn) = self.participants.get(&to).and_then(|p| p.conn) {
            self.send_conn(conn, message);
        }
    }

    pub(super) fn send_conn(&mut self, conn: ConnId, message: Message) {
        let frame = Signal::Frame(wire::response(message));
        self.out.signals.push((conn, frame));
    }

    /// The same message to everyone but `except`, serialised once.
    pub(super) fn send_others(&mut self, except: Option<ParticipantId>, message: Message) {
        let frame: Bytes = wire::response(message);
        let others = self.participants.values();
        for participant in others.filter(|p| Some(p.id) != except) {
            if let Some(conn) = participant.conn {
                self.out.signals.push((conn, Signal::Frame(frame.clone())));
            }
        }
    }

    /// Something about a participant changed: itself and, unless hidden, all others are told.
    pub(super) fn announce(&mut self, id: ParticipantId) {
        let Some(participant) = self.participants.get_mut(&id) else {
            return;
        };
        participant.version += 1;
        let hidden = participant.permission.hidden;
        let info = self.info_of(id);
        let update = Message::Update(proto::ParticipantUpdate { participants: info });
        if hidden {
            self.send(id, update);
        } else {
            self.send_others(None, update);
        }
    }

    /// The participant's present description, in a list for an update.
    pub(super) fn info_of(&self, id: ParticipantId) -> Vec<proto::ParticipantInfo> {
        let participant = self.participants.get(&id);
        participant.map(|p| p.info(self.track_infos(p))).into_iter().collect()
    }

    /// Everyone `viewer` may know of, without itself.
    pub(super) fn visible_to(&self, viewer: ParticipantId) -> Vec<proto::ParticipantInfo> {
        let visible = |p: &&Participant| p.id != viewer && !p.permission.hidden;
        let others = self.participants.values().filter(visible);
        others.map(|p| p.info(self.track_infos(p))).collect()
    }

    pub(super) fn join_response(&self, id: ParticipantId) -> Option<Message> {
        let participant = self.participants.get(&id)?;
        let permission = &participant.permission;
        let dual = participant.mode == crate::core::Mode::Dual;
        let codec = |mime: &str| proto::Codec { mime: mime.to_owned(), ..Default::default() };
        Some(Message::Join(proto::JoinResponse {
            room: Some(self.room_info()),
            participant: self.info_of(id).pop(),
            other_participants: self.visible_to(id),
            server_version: SERVER_VERSION.to_owned(),
            subscriber_primary: dual && permission.can_subscribe,
            ping_timeout: PING_TIMEOUT,
            ping_interval: PING_INTERVAL,
            server_info: Some(server_info()),
            enabled_publish_codecs: ["video/VP8", "audio/opus", "video/rtx", "audio/red"].map(codec).to_vec(),
            fast_publish: !permission.can_publish.is_empty(),
            ..Default::default()
        }))
    }

    pub(super) fn room_info(&self) -> proto::Room {
        let visible = self.participants.values().filter(|p| !p.permission.hidden);
        proto::Room {
            sid: self.sid.clone(),
            name: self.name.clone(),
            creation_time: self.created / 1000,
            creation_time_ms: self.created,
            num_participants: u32::try_from(visible.count()).unwrap_or(u32::MAX),
            ..Default::default()
        }
    }

    /// A fresh token with the present rights, so that a reconnect after a restart works.
    pub(super) fn refresh_token(&self, id: ParticipantId) -> Option<Message> {
        let participant = self.participants.get(&id)?;
        let mut permission = participant.permission.clone();
        if !participant.named {
            permission.name.clear();
        }
        let grants = crate::Grants {
            room: self.name.clone(),
            identity: participant.identity.clone(),
            permission,
            metadata: participant.metadata.clone(),
            attributes: participant.attributes.clone().into_iter().collect(),
        };
        let token = self.shared.keys.sign(&grants, self.shared.token_life);
        Some(Message::RefreshToken(token))
    }
}

pub(super) fn server_info() -> proto::ServerInfo {
    proto::ServerInfo { version: SERVER_VERSION.to_owned(), protocol: PROTOCOL, node_id: "mitreden".to_owned(), ..Default::default() }
}

/// The end of a connection, or the request to come back at once.
pub(crate) fn leave(reason: proto::DisconnectReason, action: Action) -> Message {
    Message::Leave(proto::LeaveRequest { can_reconnect: action != Action::Disconnect, reason: reason as i32, action: action as i32, regions: None })
}
