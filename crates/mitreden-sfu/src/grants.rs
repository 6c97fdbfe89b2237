//! Rights: what a token claims and what the embedder decides. Checks no signature.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use crate::proto;

/// A boxed future, as async trait methods behind `dyn` need it.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What a track shows or sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A camera picture.
    Camera,
    /// A microphone.
    Microphone,
    /// A shared screen or window.
    ScreenShare,
    /// The sound of a shared screen.
    ScreenShareAudio,
}

impl Source {
    /// Every source, in the order of the LiveKit protocol.
    pub const ALL: [Source; 4] = [Source::Camera, Source::Microphone, Source::ScreenShare, Source::ScreenShareAudio];

    /// The name in a token's `canPublishSources`.
    pub fn name(self) -> &'static str {
        match self {
            Source::Camera => "camera",
            Source::Microphone => "microphone",
            Source::ScreenShare => "screen_share",
            Source::ScreenShareAudio => "screen_share_audio",
        }
    }

    /// The source with that name in a token, if there is one.
    pub fn from_name(name: &str) -> Option<Source> {
        Source::ALL.into_iter().find(|s| s.name().eq_ignore_ascii_case(name))
    }

    pub(crate) fn wire(self) -> proto::TrackSource {
        match self {
            Source::Camera => proto::TrackSource::Camera,
            Source::Microphone => proto::TrackSource::Microphone,
            Source::ScreenShare => proto::TrackSource::ScreenShare,
            Source::ScreenShareAudio => proto::TrackSource::ScreenShareAudio,
        }
    }

    /// A track of unknown source counts as camera or microphone by its kind, so that a restriction holds.
    pub(crate) fn of_wire(source: i32, audio: bool) -> Source {
        match proto::TrackSource::try_from(source) {
            Ok(proto::TrackSource::Camera) => Source::Camera,
            Ok(proto::TrackSource::Microphone) => Source::Microphone,
            Ok(proto::TrackSource::ScreenShare) => Source::ScreenShare,
            Ok(proto::TrackSource::ScreenShareAudio) => Source::ScreenShareAudio,
            _ if audio => Source::Microphone,
            _ => Source::Camera,
        }
    }

    pub(crate) fn is_audio(self) -> bool {
        matches!(self, Source::Microphone | Source::ScreenShareAudio)
    }
}

/// What a participant may do. The default may do nothing but be there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permission {
    /// Sources it may publish; empty: it may not publish.
    pub can_publish: Vec<Source>,
    /// Whether it receives the tracks of others.
    pub can_subscribe: bool,
    /// Whether its data packets are forwarded.
    pub can_publish_data: bool,
    /// Hidden: the others are not told that it is there.
    pub hidden: bool,
    /// The name shown to others; may be empty.
    pub name: String,
    /// Whether it may change its own metadata, name and attributes.
    pub can_update_metadata: bool,
}

impl Permission {
    /// Receives everything, sends nothing, is not announced.
    pub fn listener() -> Self {
        Self { can_subscribe: true, hidden: true, ..Self::default() }
    }

    /// Receives everything, publishes the given sources, is announced under the name.
    pub fn speaker(name: impl Into<String>, sources: &[Source]) -> Self {
        Self { can_publish: sources.to_vec(), can_subscribe: true, name: name.into(), ..Self::default() }
    }
}

/// What a token says: who, where, and with which rights.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grants {
    /// Room name.
    pub room: String,
    /// Identity, unique in the room: a second connection with it replaces the first.
    pub identity: String,
    /// The rights the token claims; [`Admission`] may give others.
    pub permission: Permission,
    /// Free text for other participants; the SFU only passes it on.
    pub metadata: String,
    /// Free key-value pairs for other participants; the SFU only passes them on.
    pub attributes: BTreeMap<String, String>,
}

/// Why a participant is not let in although its token is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It may not come in (HTTP 403): the client stops trying.
    NotAllowed,
    /// There is no such room (HTTP 404): the client stops trying.
    NoRoom,
    /// Not now (HTTP 503): the client tries again.
    Unavailable,
}

/// The embedder's word at every connect and reconnect, asked after the token was verified.
///
/// The answer wins over the token's claims; a [`Sfu::set_permission`](crate::Sfu::set_permission) that
/// arrives while the question is open wins over the answer.
pub trait Admission: Send + Sync + 'static {
    /// May `identity` enter `room`, and with which rights?
    ///
    /// # Errors
    /// The [`Refusal`] becomes the HTTP answer of the signalling request.
    fn admit<'a>(&'a self, room: &'a str, identity: &'a str, token: &'a Grants) -> BoxFuture<'a, Result<Permission, Refusal>>;
}

/// An admission without an opinion: what the token claims is granted.
#[derive(Clone, Copy, Debug, Default)]
pub struct TokenDecides;

impl Admission for TokenDecides {
    fn admit<'a>(&'a self, _room: &'a str, _identity: &'a str, token: &'a Grants) -> BoxFuture<'a, Result<Permission, Refusal>> {
        Box::pin(async { Ok(token.permission.clone()) })
    }
}
