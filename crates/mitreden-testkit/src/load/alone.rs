//! An SFU on its own for tests and load: on loopback, led by lines of JSON on standard input. Not for production.
//!
//! The first line it prints says where it is: `{"url","udp","tcp","pid","key","secret"}`. Then each line read is one
//! [`Order`], answered by one line in the same order. It ends when its input ends, so it never outlives its test.

use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use mitreden_sfu::{Config, Grants, Permission, RoomEvent, Sfu, Source, TokenDecides};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::mpsc;

/// What may be ordered on standard input.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Order {
    /// A token with these rights.
    Token {
        /// Room name.
        room: String,
        /// Identity.
        identity: String,
        /// The rights.
        rights: Rights,
    },
    /// Sets rights, now and later, whatever the token says.
    Permit {
        /// Room name.
        room: String,
        /// Identity.
        identity: String,
        /// The rights.
        rights: Rights,
    },
    /// Removes a participant.
    Remove {
        /// Room name.
        room: String,
        /// Identity.
        identity: String,
    },
    /// Mutes a participant's track.
    Mute {
        /// Room name.
        room: String,
        /// Identity.
        identity: String,
        /// Its source as in a token: `camera`, `microphone`, `screen_share`, `screen_share_audio`.
        source: String,
    },
    /// Ends a room.
    Close {
        /// Room name.
        room: String,
    },
    /// The SFU's counters.
    Stats {},
}

/// Rights as a test writes them; what is left out is not granted.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Rights {
    /// Sources by their name in a token.
    pub publish: Vec<String>,
    /// Whether it receives.
    pub subscribe: bool,
    /// Whether it may send data.
    pub data: bool,
    /// Whether it is not announced.
    pub hidden: bool,
    /// Whether it may change its metadata.
    pub metadata: bool,
    /// The name shown to others.
    pub name: String,
}

impl Rights {
    fn permission(self) -> anyhow::Result<Permission> {
        let sources: Option<Vec<Source>> = self.publish.iter().map(|name| Source::from_name(name)).collect();
        Ok(Permission {
            can_publish: sources.context("an unknown source")?,
            can_subscribe: self.subscribe,
            can_publish_data: self.data,
            hidden: self.hidden,
            name: self.name,
            can_update_metadata: self.metadata,
        })
    }
}

/// An SFU with its signalling on a port of loopback.
pub struct Alone {
    /// The SFU.
    pub sfu: Sfu,
    /// Where clients knock.
    pub url: String,
    /// The API key.
    pub key: String,
    /// The API secret.
    pub secret: String,
    serving: tokio::task::JoinHandle<std::io::Result<()>>,
}

impl Alone {
    /// Starts an SFU on free ports of loopback that believes its tokens.
    ///
    /// # Errors
    /// When no port can be had or the SFU does not start.
    pub async fn start(change: impl FnOnce(&mut Config)) -> anyhow::Result<Self> {
        let (key, secret) = ("testkit".to_owned(), random_secret()?);
        let mut config = Config::loopback(&key, &secret);
        change(&mut config);
        let sfu = Sfu::start(config, Arc::new(TokenDecides)).await?;
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let url = format!("ws://{}", listener.local_addr()?);
        let router = sfu.router();
        let app = router.into_make_service_with_connect_info::<SocketAddr>();
        let serving = tokio::spawn(async move { axum::serve(listener, app).await });
        Ok(Alone { sfu, url, key, secret, serving })
    }

    /// A token that only opens a room for listening.
    pub fn listener(&self, room: &str, identity: &str) -> String {
        super::Claims::listener(&self.key, room, identity).sign(&self.secret)
    }

    /// A token that lets publish camera and microphone.
    pub fn speaker(&self, room: &str, identity: &str) -> String {
        super::Claims::speaker(&self.key, room, identity).sign(&self.secret)
    }

    /// Ends it.
    pub async fn stop(self) {
        self.sfu.shutdown().await;
        self.serving.abort();
    }

    /// Obeys one line and answers it; what cannot be done is said in `error`.
    fn answer(&self, line: &str) -> Value {
        let order = serde_json::from_str(line).context("no order");
        let answer = order.and_then(|order| self.obey(order));
        answer.unwrap_or_else(|error| json!({ "error": format!("{error:#}") }))
    }

    fn obey(&self, order: Order) -> anyhow::Result<Value> {
        match order {
            Order::Token { room, identity, rights } => {
                let permission = rights.permission()?;
                let grants = Grants { room, identity, permission, ..Grants::default() };
                return Ok(json!({ "token": self.sfu.token(&grants) }));
            }
            Order::Permit { room, identity, rights } => {
                self.sfu.set_permission(&room, &identity, rights.permission()?);
            }
            Order::Remove { room, identity } => self.sfu.remove(&room, &identity),
            Order::Mute { room, identity, source } => {
                let source = Source::from_name(&source).context("an unknown source")?;
                self.sfu.mute(&room, &identity, source);
            }
            Order::Close { room } => self.sfu.close_room(&room),
            Order::Stats {} => return Ok(stats(&self.sfu)),
        }
        Ok(json!({ "done": true }))
    }
}

/// Runs until standard input ends.
///
/// # Errors
/// When the SFU does not start or standard output is gone.
pub async fn serve(change: impl FnOnce(&mut Config)) -> anyhow::Result<()> {
    let alone = Alone::start(change).await?;
    let addresses = alone.sfu.addresses();
    say(&json!({
        "url": alone.url, "udp": addresses.udp, "tcp": addresses.tcp, "pid": std::process::id(),
        "key": alone.key, "secret": alone.secret,
    }))?;
    let mut events = alone.sfu.events();
    let mut orders = read_orders();
    loop {
        tokio::select! {
            order = orders.recv() => match order {
                Some(line) => say(&alone.answer(&line))?,
                None => break,
            },
            event = events.recv() => tell(event?)?,
        }
    }
    alone.stop().await;
    Ok(())
}

/// Reads standard input on a thread of its own: it blocks until the next line, and nobody should wait for that.
fn read_orders() -> mpsc::UnboundedReceiver<String> {
    let (sender, orders) = mpsc::unbounded_channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    orders
}

fn say(line: &Value) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}

/// Prints what happens in the rooms as `{"event": ..}` lines between the answers.
fn tell(event: RoomEvent) -> anyhow::Result<()> {
    match event {
        RoomEvent::Published { room, identity, source, .. } => say(&json!({
            "event": "published", "room": room, "identity": identity, "source": source.name(),
        }))?,
        RoomEvent::Joined { room, identity } => {
            say(&json!({ "event": "joined", "room": room, "identity": identity }))?;
        }
        RoomEvent::RoomFailed { room } => bail!("room {room} failed"),
        _ => {}
    }
    Ok(())
}

fn stats(sfu: &Sfu) -> Value {
    let stats = sfu.stats();
    json!({
        "rooms": stats.rooms, "participants": stats.participants, "tracks": stats.tracks,
        "packets_in": stats.packets_in, "packets_out": stats.packets_out, "forwarded": stats.forwarded,
        "packets_lost": stats.packets_lost, "dropped": stats.dropped, "send_errors": stats.send_errors,
        "bytes_out": stats.bytes_out, "rooms_failed": stats.rooms_failed,
    })
}

fn random_secret() -> anyhow::Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("no random bytes: {error}"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
