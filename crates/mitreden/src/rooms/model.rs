//! A room as the portal keeps it: address, kind, code, status. Never what happens inside; that is `mitreden-live`.

use std::net::SocketAddr;

use jiff::Timestamp;
use mitreden_live::{Role, RoomId, Status};

/// What a room belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One event.
    Event,
    /// Nothing dated: a group's own room.
    Standing,
}

impl Kind {
    /// The word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Event => "event",
            Kind::Standing => "standing",
        }
    }

    pub(super) fn from_word(word: &str) -> Self {
        if word == "standing" { Kind::Standing } else { Kind::Event }
    }
}

/// How the media are doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vitals {
    /// Where browsers are told to reach them over UDP; empty: not offered.
    pub udp: Vec<SocketAddr>,
    /// The same over TCP; empty: switched off.
    pub tcp: Vec<SocketAddr>,
    /// Rooms in which somebody hears or speaks now.
    pub rooms: u64,
    /// How many people that are.
    pub people: u64,
    /// Packets handed out since the start.
    pub sent: u64,
    /// How many of them were reported as lost.
    pub lost: u64,
    /// Rooms that ended by a fault of ours.
    pub failed: u64,
}

/// From and until when a booked room can be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The first moment.
    pub opens_at: Timestamp,
    /// The first moment at which it is over.
    pub closes_at: Timestamp,
}

/// A room to be made.
#[derive(Clone, Debug)]
pub struct NewRoom {
    /// Last part of its address; unique.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What it belongs to.
    pub kind: Kind,
    /// Where the way out leads: a path of this portal.
    pub home: String,
    /// A code for a closed room, and until when it opens the door.
    pub code: Option<(String, Timestamp)>,
}

/// A room.
#[derive(Clone, Debug)]
pub(super) struct RoomEntry {
    /// Its id.
    pub id: RoomId,
    /// Last part of its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What it belongs to.
    pub kind: Kind,
    /// Where the way out leads.
    pub home: String,
    /// Hash of the code of a closed room.
    pub code_hash: Option<String>,
    /// Until when the code opens the door.
    pub code_expires_at: Option<Timestamp>,
    /// Where its evening stands.
    pub status: RoomStatus,
    /// The evening whose parallel room it is, and its number there.
    pub side_of: Option<(RoomId, u32)>,
    /// From and until when it can be entered, if somebody has booked it.
    pub hours: Option<Hours>,
}

impl RoomEntry {
    /// Its address, or that of a part of it: `platz`, `befehl`, `socket`; empty for the room itself.
    pub(super) fn address(&self, part: &str) -> String {
        if part.is_empty() { format!("/raeume/{}", self.slug) } else { format!("/raeume/{}/{part}", self.slug) }
    }

    /// Somebody has booked it: it is of no evening and of no group, and the city does not lead in it.
    pub(super) fn is_booked(&self) -> bool {
        self.hours.is_some()
    }

    /// Needs a code to come in.
    pub(super) fn is_closed(&self) -> bool {
        self.code_hash.is_some()
    }
}

/// Where a room's evening stands, as the log last told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomStatus {
    /// Planned, live or over.
    pub status: Status,
    /// When it began.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

/// An invitation to a seat with a role.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// The room.
    pub room: RoomId,
    /// The role it gives.
    pub role: Role,
    /// The name proposed.
    pub name: String,
}

pub(super) fn status_word(status: Status) -> &'static str {
    match status {
        Status::Planned => "planned",
        Status::Live => "live",
        Status::Over => "over",
    }
}

pub(super) fn status_from_word(word: &str) -> Status {
    match word {
        "live" => Status::Live,
        "over" => Status::Over,
        _ => Status::Planned,
    }
}
