//! What the embedder sets before the start. Holds no state of a running SFU.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

/// Shortest accepted API secret in bytes: the output length of SHA-256 (RFC 7518 §3.2).
pub(crate) const MIN_SECRET_BYTES: usize = 32;

/// How the SFU is started.
#[derive(Clone, Debug)]
pub struct Config {
    /// The one UDP port for all media; port 0 takes any free one.
    pub udp: SocketAddr,
    /// The ICE-TCP listener (RFC 6544, framing of RFC 4571); `None` switches it off.
    pub tcp: Option<SocketAddr>,
    /// `false`: no UDP candidate is offered, for networks (and tests) that need ICE-TCP.
    pub udp_offered: bool,
    /// Addresses announced as host candidates. Empty means: the bound address, or, when bound to the
    /// unspecified address, the address of the interface the default route uses plus loopback.
    pub public_ips: Vec<IpAddr>,
    /// The API key: the `iss` of every token.
    pub api_key: String,
    /// The API secret of HS256, at least 32 bytes.
    pub api_secret: String,
    /// Life of a token made by the SFU. A fresh one is pushed at half of it while the client is connected.
    pub token_life: Duration,
    /// Upper bounds against floods.
    pub limits: Limits,
}

impl Config {
    /// Loopback, free ports, ICE-TCP on, tokens that live ten minutes.
    pub fn loopback(api_key: impl Into<String>, api_secret: impl Into<String>) -> Self {
        let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        Self {
            udp: any,
            tcp: Some(any),
            udp_offered: true,
            public_ips: Vec::new(),
            api_key: api_key.into(),
            api_secret: api_secret.into(),
            token_life: Duration::from_secs(600),
            limits: Limits::default(),
        }
    }
}

/// Upper bounds against floods and mistakes. What exceeds them is refused or dropped.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Largest signalling message in bytes, also after decompression of a join request.
    pub message_bytes: usize,
    /// Signalling messages a second that one connection may send on average.
    pub messages_per_second: u32,
    /// Messages one connection may send at once before the average counts.
    pub message_burst: u32,
    /// Participants in one room, hidden ones included.
    pub peers_per_room: usize,
    /// Rooms at the same time.
    pub rooms: usize,
    /// Tracks one participant may publish.
    pub tracks_per_participant: usize,
    /// ICE-TCP connections at the same time.
    pub tcp_connections: usize,
    /// How long a participant whose signalling was cut is kept for a resume.
    pub resume: Duration,
    /// Largest data packet in bytes.
    pub data_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            message_bytes: 2 << 20,
            messages_per_second: 50,
            message_burst: 300,
            peers_per_room: 2000,
            rooms: 1000,
            tracks_per_participant: 12,
            tcp_connections: 2000,
            resume: Duration::from_secs(20),
            data_bytes: 64 << 10,
        }
    }
}

/// The addresses really bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addresses {
    /// UDP, all media.
    pub udp: SocketAddr,
    /// ICE-TCP, when switched on.
    pub tcp: Option<SocketAddr>,
}

/// Why the SFU did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The secret is shorter than 32 bytes.
    #[error("the API secret must have at least {MIN_SECRET_BYTES} bytes")]
    ShortSecret,
    /// The API key is empty.
    #[error("the API key must not be empty")]
    EmptyKey,
    /// Neither UDP nor TCP would be offered to clients.
    #[error("no media address is offered: udp_offered is false and tcp is off")]
    NothingOffered,
    /// A port could not be opened.
    #[error("cannot open the {transport} port {address} for media: {source}")]
    Bind {
        /// `UDP` or `TCP`.
        transport: &'static str,
        /// The address of the configuration.
        address: SocketAddr,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The DTLS certificate or the media thread could not be made.
    #[error("cannot start the media thread: {0}")]
    Thread(String),
}
