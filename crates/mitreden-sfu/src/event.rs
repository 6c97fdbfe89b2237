//! What the SFU tells the embedder. Never carries an address or a payload.

use crate::Source;

/// Something happened in a room. Delivered in order; a slow receiver sees `Lagged` of tokio's broadcast.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RoomEvent {
    /// A participant's media connection stands for the first time.
    Joined {
        /// Room name.
        room: String,
        /// Identity of the token.
        identity: String,
    },
    /// A participant is gone for good (left, removed, or not back within the resume time).
    Left {
        /// Room name.
        room: String,
        /// Identity of the token.
        identity: String,
    },
    /// A track is announced to the room.
    Published {
        /// Room name.
        room: String,
        /// Who sends it.
        identity: String,
        /// What it shows or sounds.
        source: Source,
        /// The track's id (`TR_..`).
        track: String,
    },
    /// A track is gone.
    Unpublished {
        /// Room name.
        room: String,
        /// Who sent it.
        identity: String,
        /// What it showed or sounded.
        source: Source,
        /// The track's id (`TR_..`).
        track: String,
    },
    /// A track was muted or unmuted, by its sender or by [`Sfu::mute`](crate::Sfu::mute).
    Muted {
        /// Room name.
        room: String,
        /// Who sends it.
        identity: String,
        /// Which track.
        source: Source,
        /// The state now.
        muted: bool,
    },
    /// Who is speaking now (the whole list, loudest first), sent when it changes.
    Speaking {
        /// Room name.
        room: String,
        /// Identities.
        identities: Vec<String>,
    },
    /// The room's code panicked; the room was ended, its clients were told to come back.
    RoomFailed {
        /// Room name.
        room: String,
    },
}

/// Counters since the start (packets, bytes) and the present (rooms, participants, tracks).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Rooms that exist now.
    pub rooms: u64,
    /// Participants now, hidden ones included.
    pub participants: u64,
    /// Hidden participants now.
    pub hidden: u64,
    /// Tracks published now.
    pub tracks: u64,
    /// Subscriptions that carry media now.
    pub subscriptions: u64,
    /// Datagrams and frames received.
    pub packets_in: u64,
    /// Datagrams and frames sent.
    pub packets_out: u64,
    /// Bytes received.
    pub bytes_in: u64,
    /// Bytes sent.
    pub bytes_out: u64,
    /// RTP packets handed to a subscriber's connection.
    pub forwarded: u64,
    /// RTP packets that subscribers reported as lost.
    pub packets_lost: u64,
    /// Datagrams that belonged to nobody or could not be read.
    pub dropped: u64,
    /// Datagrams the socket would not take.
    pub send_errors: u64,
    /// Rooms ended by a panic.
    pub rooms_failed: u64,
}
