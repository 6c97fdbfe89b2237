//! A participant as the room keeps it, and as the others see it. Decides nothing.

use std::collections::{HashMap, HashSet};
use std::time::Instant;

use super::track::Settings;
use super::{ConnId, Hello, Mode, ParticipantId, PeerId, TrackId, ids};
use crate::proto;
use crate::{Permission, Source};

/// One participant of a room.
#[derive(Debug)]
pub(crate) struct Participant {
    pub(crate) id: ParticipantId,
    pub(crate) sid: String,
    pub(crate) identity: String,
    pub(crate) name: String,
    pub(crate) metadata: String,
    pub(crate) attributes: HashMap<String, String>,
    pub(crate) permission: Permission,
    /// Grows with every change: clients drop what is older than what they have.
    pub(crate) version: u32,
    /// Milliseconds since 1970.
    pub(crate) joined_at: i64,
    pub(crate) mode: Mode,
    pub(crate) auto_subscribe: bool,
    /// Whether tracks that belong together may share a stream, see [`Hello::shared_streams`].
    pub(crate) shared_streams: bool,
    /// The signalling connection; `None` while it is cut.
    pub(crate) conn: Option<ConnId>,
    /// Since when signalling is cut.
    pub(crate) cut: Option<Instant>,
    /// From the client: the single connection, or the publishing one.
    pub(crate) publisher: Option<PeerId>,
    /// To the client: the single connection, or the subscribing one.
    pub(crate) subscriber: Option<PeerId>,
    /// Came with a token that names it; one that did not is never named in a token.
    pub(crate) named: bool,
    /// Media stood at least once.
    pub(crate) active: bool,
    pub(crate) tracks: Vec<TrackId>,
    pub(crate) settings: HashMap<TrackId, Settings>,
    pub(crate) chosen: HashSet<TrackId>,
    pub(crate) declined: HashSet<TrackId>,
    pub(crate) refresh_at: Instant,
    /// Quality told last.
    pub(crate) quality: Option<proto::ConnectionQuality>,
    /// Lines and track ids seen in offers, so that a line that lost its track is not taken for a new one.
    pub(crate) seen_lines: HashSet<(String, String)>,
}

impl Participant {
    pub(crate) fn new(id: ParticipantId, conn: ConnId, hello: &Hello, wall: i64, now: Instant) -> Self {
        let permission = hello.permission.clone();
        let mut attributes: HashMap<String, String> = hello.grants.attributes.clone().into_iter().collect();
        if permission.can_update_metadata {
            attributes.extend(hello.attributes.clone());
        }
        Self {
            id,
            sid: ids::participant(),
            identity: hello.grants.identity.clone(),
            named: !hello.grants.permission.name.is_empty(),
            name: permission.name.clone(),
            metadata: hello.grants.metadata.clone(),
            attributes,
            permission,
            version: 1,
            joined_at: wall,
            mode: hello.mode,
            auto_subscribe: hello.auto_subscribe,
            shared_streams: hello.shared_streams,
            conn: Some(conn),
            cut: None,
            publisher: None,
            subscriber: None,
            active: false,
            tracks: Vec::new(),
            settings: HashMap::new(),
            chosen: HashSet::new(),
            declined: HashSet::new(),
            refresh_at: now,
            quality: None,
            seen_lines: HashSet::new(),
        }
    }

    pub(crate) fn may_publish(&self, source: Source) -> bool {
        self.permission.can_publish.contains(&source)
    }

    /// Whether this participant is to get a track that is not its own.
    pub(crate) fn wants(&self, track: TrackId) -> bool {
        self.permission.can_subscribe && !self.declined.contains(&track) && (self.auto_subscribe || self.chosen.contains(&track))
    }

    /// As the others see it, with the given tracks.
    pub(crate) fn info(&self, tracks: Vec<proto::TrackInfo>) -> proto::ParticipantInfo {
        let state = if self.active { proto::participant_info::State::Active } else { proto::participant_info::State::Joined };
        proto::ParticipantInfo {
            sid: self.sid.clone(),
            identity: self.identity.clone(),
            state: state as i32,
            is_publisher: !tracks.is_empty(),
            tracks,
            metadata: self.metadata.clone(),
            joined_at: self.joined_at / 1000,
            joined_at_ms: self.joined_at,
            name: self.name.clone(),
            version: self.version,
            permission: Some(permission(&self.permission)),
            attributes: self.attributes.clone(),
            ..Default::default()
        }
    }

    /// The farewell the others get.
    pub(crate) fn farewell(&self, reason: proto::DisconnectReason) -> proto::ParticipantInfo {
        proto::ParticipantInfo {
            state: proto::participant_info::State::Disconnected as i32,
            disconnect_reason: reason as i32,
            version: self.version + 1,
            ..self.info(Vec::new())
        }
    }
}

fn permission(permission: &Permission) -> proto::ParticipantPermission {
    let sources = permission.can_publish.iter().map(|s| s.wire() as i32);
    proto::ParticipantPermission {
        can_subscribe: permission.can_subscribe,
        can_publish: !permission.can_publish.is_empty(),
        can_publish_data: permission.can_publish_data,
        can_publish_sources: sources.collect(),
        hidden: permission.hidden,
        can_update_metadata: permission.can_update_metadata,
        ..Default::default()
    }
}
