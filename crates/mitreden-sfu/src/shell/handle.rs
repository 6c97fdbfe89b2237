//! The handle the embedder holds: starts the media thread and passes orders to it. Decides nothing.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::sync::broadcast;

use super::shard::{Control, Shard, ShardHandle};
use super::{addresses, signalling, tcp, udp};
use crate::config::MIN_SECRET_BYTES;
use crate::core::{Factory, Order, Shared, Transport};
use crate::token::Keys;
use crate::{Addresses, Admission, Config, Grants, Permission, RoomEvent, Source, StartError, Stats, TokenError};

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
    addresses: Addresses,
    events: broadcast::Sender<RoomEvent>,
    shard: ShardHandle,
    admission: Arc<dyn Admission>,
    accepting: Option<tokio::task::AbortHandle>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(accepting) = &self.accepting {
            accepting.abort();
        }
        self.shard.control(Control::ShutDown(None));
    }
}

impl Sfu {
    /// Opens the media ports and starts the media thread.
    ///
    /// # Errors
    /// A weak secret, nothing to offer, or a port that cannot be opened.
    pub async fn start(config: Config, admission: Arc<dyn Admission>) -> Result<Sfu, StartError> {
        check(&config)?;
        let socket = udp::bind(config.udp)?;
        let listener = match config.tcp {
            Some(address) => Some(tcp::bind(address).await?),
            None => None,
        };
        let addresses = Addresses { udp: addresses::of_udp(&socket, config.udp)?, tcp: listener.as_ref().and_then(|l| l.local_addr().ok()) };
        let udp = addresses::announced(addresses.udp, &config.public_ips);
        let tcp = addresses.tcp.map(|t| addresses::announced(t, &config.public_ips));
        let tcp = tcp.unwrap_or_default();
        let offered: &[_] = if config.udp_offered { &udp } else { &[] };
        let factory = Factory::new(offered, &tcp, config.limits.data_bytes);
        let keys = Keys::new(&config.api_key, &config.api_secret);
        let shared = Arc::new(Shared {
            limits: config.limits.clone(),
            keys: keys.clone(),
            token_life: config.token_life,
            factory: factory.map_err(StartError::Thread)?,
        });
        let udp = udp.iter().map(|a| (Transport::Udp, *a));
        let local: Vec<_> = udp.chain(tcp.iter().map(|a| (Transport::Tcp, *a))).collect();
        let events = broadcast::channel(EVENT_BACKLOG).0;
        let shard = Shard::start(shared, &local, socket, events.clone())?;
        let accepting = listener.map(|listener| {
            let accept = tcp::accept(listener, shard.clone(), config.limits.tcp_connections);
            tokio::spawn(accept).abort_handle()
        });
        Ok(Sfu { inner: Arc::new(Inner { config, keys, addresses, events, shard, admission, accepting }) })
    }

    /// The signalling routes `/rtc`, `/rtc/v1`, `/rtc/validate` and `/rtc/v1/validate`; mountable below any prefix.
    pub fn router(&self) -> axum::Router {
        signalling::router(signalling::Door {
            keys: self.inner.keys.clone(),
            admission: self.inner.admission.clone(),
            limits: self.inner.config.limits.clone(),
            shard: self.inner.shard.clone(),
        })
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
        self.order(room, identity, Order::SetPermission(permission));
    }

    /// Ends a participant's presence and refuses its tokens until [`Sfu::set_permission`] is called
    /// for it or the room is closed.
    pub fn remove(&self, room: &str, identity: &str) {
        self.order(room, identity, Order::Remove);
    }

    /// Mutes a participant's track. Its media is dropped here until the participant unmutes it.
    pub fn mute(&self, room: &str, identity: &str, source: Source) {
        self.order(room, identity, Order::Mute(source));
    }

    fn order(&self, room: &str, identity: &str, order: Order) {
        self.inner.shard.control(Control::Order { room: room.to_owned(), identity: identity.to_owned(), order });
    }

    /// Ends a room for everybody in it and forgets what was set for it.
    pub fn close_room(&self, room: &str) {
        self.inner.shard.control(Control::CloseRoom(room.to_owned()));
    }

    /// What happens from now on, in all rooms.
    pub fn events(&self) -> broadcast::Receiver<RoomEvent> {
        self.inner.events.subscribe()
    }

    /// Counters and sizes, at most a quarter of a second old.
    pub fn stats(&self) -> Stats {
        self.inner.shard.stats()
    }

    /// The addresses really bound.
    pub fn addresses(&self) -> Addresses {
        self.inner.addresses
    }

    /// The addresses that clients are told: UDP unless it is not offered, and ICE-TCP when it is switched on.
    pub fn announced(&self) -> (Vec<SocketAddr>, Vec<SocketAddr>) {
        let Inner { config, addresses, .. } = &*self.inner;
        let of = |bound| addresses::announced(bound, &config.public_ips);
        (if config.udp_offered { of(addresses.udp) } else { Vec::new() }, addresses.tcp.map(of).unwrap_or_default())
    }

    /// Tells all clients to come back (to whoever serves this address then) and ends the media thread.
    pub async fn shutdown(&self) {
        if let Some(accepting) = &self.inner.accepting {
            accepting.abort();
        }
        let (done, ended) = tokio::sync::oneshot::channel();
        self.inner.shard.control(Control::ShutDown(Some(done)));
        // An error means that the thread has ended already.
        let _ = ended.await;
    }

    /// Makes the room's next step panic. For the test that a panic ends one room only.
    #[doc(hidden)]
    pub fn sabotage_room(&self, room: &str) {
        self.inner.shard.control(Control::Sabotage(room.to_owned()));
    }
}

fn check(config: &Config) -> Result<(), StartError> {
    if config.api_key.is_empty() {
        return Err(StartError::EmptyKey);
    }
    if config.api_secret.len() < MIN_SECRET_BYTES {
        return Err(StartError::ShortSecret);
    }
    if !config.udp_offered && config.tcp.is_none() {
        return Err(StartError::NothingOffered);
    }
    Ok(())
}
