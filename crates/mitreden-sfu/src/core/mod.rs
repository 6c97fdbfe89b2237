//! The SFU without sockets, threads or clocks: bytes, messages and time in; bytes, messages and events out.

mod demux;
mod engine;
#[cfg(test)]
mod engine_tests;
mod forward;
mod ids;
mod participant;
mod peer;
mod quality;
mod room;
mod sdp;
mod speakers;
mod track;
mod wire;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use str0m::net::Transmit;

use crate::proto;
use crate::token::Keys;
use crate::{Grants, Limits, Permission, RoomEvent, Source};

pub(crate) use demux::Transport;
pub(crate) use engine::Engine;
pub(crate) use peer::Factory;
pub(crate) use wire::{invalid_request, join_request, request};

/// A signalling connection. Numbers are never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ConnId(pub(crate) u64);

/// A participant within its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ParticipantId(u32);

/// A media connection within its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct PeerId(u32);

/// A track within its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct TrackId(u32);

/// A room within the shard. Numbers are never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct RoomKey(u32);

/// What all rooms of a shard share.
pub(crate) struct Shared {
    pub(crate) limits: Limits,
    pub(crate) keys: Keys,
    pub(crate) token_life: Duration,
    pub(crate) factory: Factory,
}

/// Which of LiveKit's two ways of connecting a client uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// `/rtc/v1`: one connection, the client offers.
    Single,
    /// `/rtc`: one connection each way.
    Dual,
}

/// A verified and admitted client that opens signalling.
#[derive(Debug)]
pub(crate) struct Hello {
    pub(crate) grants: Grants,
    /// The embedder's answer.
    pub(crate) permission: Permission,
    pub(crate) mode: Mode,
    pub(crate) auto_subscribe: bool,
    /// The client knows tracks of one stream apart, and so can keep lips and voice together.
    pub(crate) shared_streams: bool,
    /// The participant to resume, when it is a reconnect.
    pub(crate) resume: Option<String>,
    pub(crate) attributes: HashMap<String, String>,
    pub(crate) offer: Option<proto::SessionDescription>,
    pub(crate) tracks: Vec<proto::AddTrackRequest>,
}

/// An order of the embedder.
#[derive(Debug)]
pub(crate) enum Order {
    SetPermission(Permission),
    Remove,
    Mute(Source),
}

/// To a signalling connection.
#[derive(Clone, Debug)]
pub(crate) enum Signal {
    Frame(Bytes),
    /// Nothing follows: close it.
    Close,
}

/// What came out since the last look.
#[derive(Default)]
pub(crate) struct Output {
    pub(crate) signals: Vec<(ConnId, Signal)>,
    pub(crate) transmits: Vec<Transmit>,
    pub(crate) events: Vec<RoomEvent>,
    /// Local user fragments sent to clients.
    announced: Vec<(String, PeerId)>,
    /// Media connections that ended.
    gone: Vec<PeerId>,
    forwarded: u64,
    lost: u64,
}

/// What a room says in sums.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Census {
    pub(crate) participants: u64,
    pub(crate) hidden: u64,
    pub(crate) tracks: u64,
    pub(crate) subscriptions: u64,
}

/// A shared handle for [`Shared`].
pub(crate) type SharedRef = Arc<Shared>;
