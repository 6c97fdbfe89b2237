//! A seat: one person's presence in a room, with a role. Never a connection; a seat survives a reconnect and a restart.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

use crate::DisplayName;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(as = "String"))]
        pub struct $name(String);

        impl $name {
            /// Takes 8 to 40 characters of `a-z0-9-`; anything else is not an id (no separators, no paths: CVE-2020-27602).
            pub fn parse(text: &str) -> Option<Self> {
                let fits = (8..=40).contains(&text.len());
                let plain = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                (fits && plain).then(|| Self(text.to_owned()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text).ok_or("not an id")
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// Names a seat. Not secret: others in the room see it. What proves a seat is its cookie, which the room never sees.
    SeatId
}
id! {
    /// Names a room, for good.
    RoomId
}
id! {
    /// Names a deck of slides, for good.
    DeckId
}

/// What a seat may do. The interface's words stand in design.md §2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// "Zuhörend": sees and hears, is counted and not named.
    Listener,
    /// "Teilnehmend": has a name, may raise a hand and write.
    Participant,
    /// "Vortrag": may send camera, microphone and screen.
    Speaker,
    /// "Moderation": leads the room.
    Moderator,
    /// "Gebärdensprache": sends a camera that people can fix.
    Signer,
    /// "Schriftdolmetschen": writes captions; sends no media.
    Captioner,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 6] = [Role::Listener, Role::Participant, Role::Speaker, Role::Moderator, Role::Signer, Role::Captioner];

    /// The word on the wire and in the database.
    pub fn word(self) -> &'static str {
        match self {
            Role::Listener => "listener",
            Role::Participant => "participant",
            Role::Speaker => "speaker",
            Role::Moderator => "moderator",
            Role::Signer => "signer",
            Role::Captioner => "captioner",
        }
    }

    /// True for everybody who is named to the others.
    pub fn has_name(self) -> bool {
        self != Role::Listener
    }

    /// True for roles that stand on the stage without being given the floor.
    pub fn on_stage(self) -> bool {
        matches!(self, Role::Speaker | Role::Moderator | Role::Signer)
    }
}

/// A kind of media that a seat may send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The camera.
    Camera,
    /// The microphone.
    Microphone,
    /// A shared screen or window, with its sound.
    Screen,
}

/// One person's place in the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Its id.
    pub id: SeatId,
    /// What it may do.
    pub role: Role,
    /// How the others see it; empty for listeners.
    pub name: DisplayName,
    /// Since when it has the floor ("Sie haben das Wort").
    pub floor_since: Option<Timestamp>,
    /// Asked for the floor last in order to write instead of speaking.
    pub in_writing: bool,
    /// Says that it signs now.
    pub signing: bool,
}

impl Seat {
    /// Has the floor now.
    pub fn has_floor(&self) -> bool {
        self.floor_since.is_some()
    }

    /// Has the floor now and writes instead of speaking.
    pub fn contributes_in_writing(&self) -> bool {
        self.has_floor() && self.in_writing
    }

    /// What the seat writes is neither held nor slowed: it was asked onto the stage, or was given the floor to write.
    pub fn writes_freely(&self) -> bool {
        self.role.on_stage() || self.contributes_in_writing()
    }

    /// What the seat may send by its role and the floor, outside of a pause; the rule for the media is [`crate::Room::may_send`].
    pub fn may_send(&self) -> Vec<Source> {
        match self.role {
            Role::Speaker | Role::Moderator => vec![Source::Camera, Source::Microphone, Source::Screen],
            Role::Signer => vec![Source::Camera],
            Role::Participant if self.has_floor() => vec![Source::Camera, Source::Microphone],
            Role::Participant | Role::Listener | Role::Captioner => Vec::new(),
        }
    }

    /// True while the seat is on the stage.
    pub fn on_stage(&self) -> bool {
        self.role.on_stage() || self.has_floor()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_take_no_separators() {
        assert!(SeatId::parse("0123456789abcdef").is_some());
        for bad in ["", "short", "ABCDEFGHIJ", "../../etc/passwd", "a b c d e f g", "abcdefgh\u{202e}", "x'; drop table"] {
            assert!(SeatId::parse(bad).is_none(), "{bad:?}");
        }
    }

    #[test]
    fn a_listener_sends_nothing_even_with_the_floor_flag() {
        let id = SeatId::parse("0123456789").unwrap();
        let seat = Seat { id, role: Role::Listener, name: DisplayName::empty(), floor_since: Some(Timestamp::UNIX_EPOCH), in_writing: false, signing: false };
        assert!(seat.may_send().is_empty());
    }
}
