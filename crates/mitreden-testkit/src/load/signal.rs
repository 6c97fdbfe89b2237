//! The signalling WebSocket seen from a client. Knows messages, not what they mean.

use std::fmt;

use anyhow::{Context as _, bail};
use futures_util::{SinkExt as _, StreamExt as _};
use livekit_protocol::{DisconnectReason, SignalRequest, SignalResponse, leave_request, signal_request, signal_response};
use prost::Message as _;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::{self, Bytes};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// Where to knock and with what.
#[derive(Clone, Debug)]
pub struct Way {
    /// `ws://host:port` and the prefix below which `/rtc` lies, without a slash at the end.
    pub url: String,
    /// The access token.
    pub token: String,
    /// The session to take up again, when there is one.
    pub resume: Option<String>,
    /// Anything a doctored client adds to the query, beginning with `&`.
    pub extra: String,
}

impl Way {
    /// A first connection with a token.
    pub fn new(url: &str, token: String) -> Self {
        Way { url: url.trim_end_matches('/').to_owned(), token, resume: None, extra: String::new() }
    }

    /// The same way back into a session.
    pub fn resuming(mut self, session: &str) -> Self {
        self.resume = Some(session.to_owned());
        self
    }

    /// The address of the dual peer-connection endpoint with its query.
    fn address(&self) -> String {
        let token = &self.token;
        let mut address = format!("{}/rtc?access_token={token}&auto_subscribe=1&sdk=rust&version=0.1.0&protocol=15", self.url);
        if let Some(session) = &self.resume {
            address.push_str("&reconnect=1&sid=");
            address.push_str(session);
        }
        address.push_str(&self.extra);
        address
    }
}

/// The server's answer to a knock it does not open to.
#[derive(Debug)]
pub struct Refused {
    /// The HTTP status.
    pub status: u16,
    /// The body, for people.
    pub body: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "refused with {}: {}", self.status, self.body)
    }
}

impl std::error::Error for Refused {}

/// The server's `leave` where a welcome was due.
#[derive(Debug, PartialEq, Eq)]
pub struct SentAway {
    /// Why.
    pub reason: DisconnectReason,
    /// What the client is told to do.
    pub action: leave_request::Action,
}

impl fmt::Display for SentAway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sent away: {:?}, {:?}", self.reason, self.action)
    }
}

impl std::error::Error for SentAway {}

/// One open signalling connection.
#[derive(Debug)]
pub struct Signal {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl Signal {
    /// Opens the connection.
    ///
    /// # Errors
    /// [`Refused`] when the server answers with another status than 101; any other error is the network's.
    pub async fn open(way: &Way) -> anyhow::Result<Self> {
        match connect_async(way.address()).await {
            Ok((socket, _)) => Ok(Signal { socket }),
            Err(tungstenite::Error::Http(answer)) => {
                let status = answer.status().as_u16();
                let body = answer.into_body().unwrap_or_default();
                Err(Refused { status, body: String::from_utf8_lossy(&body).into_owned() }.into())
            }
            Err(other) => Err(other).context("the signalling connection did not open"),
        }
    }

    /// Sends one request.
    ///
    /// # Errors
    /// When the connection is gone.
    pub async fn send(&mut self, request: signal_request::Message) -> anyhow::Result<()> {
        let bytes = SignalRequest { message: Some(request) }.encode_to_vec();
        self.send_bytes(bytes).await
    }

    /// Sends one frame of whatever bytes.
    ///
    /// # Errors
    /// When the connection is gone.
    pub async fn send_bytes(&mut self, bytes: Vec<u8>) -> anyhow::Result<()> {
        let frame = tungstenite::Message::Binary(Bytes::from(bytes));
        self.socket.send(frame).await.context("the signalling connection is gone")
    }

    /// The next response; `None` once the server has closed.
    ///
    /// # Errors
    /// When the server sends what is no response.
    pub async fn next(&mut self) -> anyhow::Result<Option<signal_response::Message>> {
        loop {
            let frame = match self.socket.next().await {
                None | Some(Err(_)) => return Ok(None),
                Some(Ok(frame)) => frame,
            };
            match frame {
                tungstenite::Message::Binary(bytes) => {
                    let response = SignalResponse::decode(bytes).context("not a response")?;
                    // A response of a later protocol decodes to nothing; clients skip it.
                    if let Some(message) = response.message {
                        return Ok(Some(message));
                    }
                }
                tungstenite::Message::Close(_) => return Ok(None),
                tungstenite::Message::Text(text) => bail!("a text frame: {text}"),
                _ => {}
            }
        }
    }

    /// Drops the connection as a dead battery would: no close frame, no leave.
    pub fn cut(self) {
        drop(self);
    }
}
