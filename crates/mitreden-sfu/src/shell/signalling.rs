//! The signalling door: HTTP routes and WebSockets. Lets in whom token, embedder and engine let in.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::rejection::QueryRejection;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use super::shard::{Inbound, ShardHandle};
use super::throttle::Throttle;
use crate::core::{ConnId, Hello, Mode, Signal, invalid_request, join_request, request};
use crate::proto;
use crate::token::Keys;
use crate::{Admission, Limits, Refusal, TokenError};

/// Messages that may wait for a client that reads slowly.
const OUTBOX: usize = 1024;

/// A client pings every 5 seconds; without a word for this long it is gone.
const SILENCE: Duration = Duration::from_secs(45);

/// What every request needs.
#[derive(Clone)]
pub(super) struct Door {
    pub(super) keys: Keys,
    pub(super) admission: Arc<dyn Admission>,
    pub(super) limits: Limits,
    pub(super) shard: ShardHandle,
}

/// Parameters of both modes; unknown ones are ignored, as clients add new ones.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Params {
    access_token: String,
    join_request: String,
    auto_subscribe: String,
    reconnect: String,
    sid: String,
    sdk: String,
    browser: String,
}

/// Why a client stays outside.
enum Refused {
    Token(TokenError),
    Request,
    By(Refusal),
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let (status, text) = match self {
            Refused::Token(TokenError::Invalid) => (StatusCode::UNAUTHORIZED, "invalid token"),
            Refused::Token(TokenError::NoRoom) => (StatusCode::UNAUTHORIZED, "permission denied"),
            Refused::Request => (StatusCode::BAD_REQUEST, "invalid request"),
            Refused::By(Refusal::NotAllowed) => (StatusCode::FORBIDDEN, "not allowed"),
            // Clients take any other 404 of v1 for a server that only knows v0.
            Refused::By(Refusal::NoRoom) => (StatusCode::NOT_FOUND, "requested room does not exist"),
            Refused::By(Refusal::Unavailable) => (StatusCode::SERVICE_UNAVAILABLE, "try again later"),
        };
        (status, [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], text).into_response()
    }
}

pub(super) fn router(door: Door) -> axum::Router {
    axum::Router::new()
        .route("/rtc", get(connect_dual))
        .route("/rtc/v1", get(connect_single))
        .route("/rtc/validate", get(validate_dual))
        .route("/rtc/v1/validate", get(validate_single))
        .with_state(door)
}

type QueryOf = Result<Query<Params>, QueryRejection>;
type UpgradeOf = Result<WebSocketUpgrade, WebSocketUpgradeRejection>;

async fn connect_single(State(door): State<Door>, query: QueryOf, headers: HeaderMap, upgrade: UpgradeOf) -> Response {
    connect(door, query, &headers, upgrade, Mode::Single).await
}

async fn connect_dual(State(door): State<Door>, query: QueryOf, headers: HeaderMap, upgrade: UpgradeOf) -> Response {
    connect(door, query, &headers, upgrade, Mode::Dual).await
}

async fn validate_single(State(door): State<Door>, query: QueryOf, headers: HeaderMap) -> Response {
    validate(&door, query, &headers, Mode::Single).await
}

async fn validate_dual(State(door): State<Door>, query: QueryOf, headers: HeaderMap) -> Response {
    validate(&door, query, &headers, Mode::Dual).await
}

async fn validate(door: &Door, query: QueryOf, headers: &HeaderMap, mode: Mode) -> Response {
    match door.admit(query, headers, mode).await {
        Ok(_) => ([(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], "success").into_response(),
        Err(refused) => refused.into_response(),
    }
}

async fn connect(door: Door, query: QueryOf, headers: &HeaderMap, upgrade: UpgradeOf, mode: Mode) -> Response {
    let hello = match door.admit(query, headers, mode).await {
        Ok(hello) => hello,
        Err(refused) => return refused.into_response(),
    };
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade,
        Err(rejection) => return rejection.into_response(),
    };
    let most = door.limits.message_bytes;
    upgrade.max_message_size(most).max_frame_size(most).on_upgrade(move |socket| serve(socket, door, hello))
}

impl Door {
    /// Token, join request, embedder, engine: in this order, the cheap and certain first.
    async fn admit(&self, query: QueryOf, headers: &HeaderMap, mode: Mode) -> Result<Hello, Refused> {
        let Query(params) = query.map_err(|_| Refused::Request)?;
        let bearer = headers.get(header::AUTHORIZATION);
        let bearer = bearer.and_then(|v| v.to_str().ok()?.strip_prefix("Bearer "));
        let token = if params.access_token.is_empty() { bearer.unwrap_or_default() } else { &params.access_token };
        let grants = self.keys.verify(token).map_err(Refused::Token)?;
        let join = if params.join_request.is_empty() {
            None
        } else {
            let parsed = join_request(&params.join_request, self.limits.message_bytes);
            Some(parsed.map_err(|_| Refused::Request)?)
        };
        let asked = self.admission.admit(&grants.room, &grants.identity, &grants).await;
        let permission = asked.map_err(Refused::By)?;
        let (reply, answer) = oneshot::channel();
        let inbound = Inbound::MayEnter { room: grants.room.clone(), identity: grants.identity.clone(), reply };
        if !self.shard.send(inbound).await {
            return Err(Refused::By(Refusal::Unavailable));
        }
        let entered = answer.await.unwrap_or(Err(Refusal::Unavailable));
        entered.map_err(Refused::By)?;
        Ok(hello(grants, permission, mode, params, join))
    }
}

fn hello(grants: crate::Grants, permission: crate::Permission, mode: Mode, params: Params, join: Option<proto::JoinRequest>) -> Hello {
    let mut hello = Hello {
        grants,
        permission,
        mode,
        auto_subscribe: !matches!(params.auto_subscribe.as_str(), "0" | "false"),
        shared_streams: params.sdk == "js" && !is_firefox(&params.browser),
        resume: None,
        attributes: Default::default(),
        offer: None,
        tracks: Vec::new(),
    };
    if matches!(params.reconnect.as_str(), "1" | "true") {
        hello.resume = Some(params.sid);
    }
    if let Some(join) = join {
        let settings = join.connection_settings;
        hello.shared_streams = join.client_info.is_some_and(|client| client.sdk == proto::client_info::Sdk::Js as i32 && !is_firefox(&client.browser));
        hello.auto_subscribe = settings.is_none_or(|s| s.auto_subscribe);
        hello.attributes = join.participant_attributes;
        hello.offer = join.publisher_offer;
        hello.tracks = join.add_track_requests;
        hello.tracks.truncate(16);
        if join.reconnect {
            hello.resume = Some(join.participant_sid);
        }
    }
    hello
}

/// Firefox gives no track id to tracks of one stream that the client library could tell them apart by.
fn is_firefox(browser: &str) -> bool {
    browser.to_ascii_lowercase().contains("firefox")
}

/// One signalling connection, until either side ends it.
async fn serve(mut socket: WebSocket, door: Door, hello: Hello) {
    let conn = door.shard.new_conn();
    let (outbox, mut signals) = mpsc::channel(OUTBOX);
    let hello = Box::new(hello);
    let open = Inbound::Open { conn, hello, outbox: outbox.clone() };
    if !door.shard.send(open).await {
        return;
    }
    // Only the thread holds the other end: when it lets go, this connection ends.
    let answers = outbox.downgrade();
    drop(outbox);
    let limits = &door.limits;
    let mut throttle = Throttle::new(limits.messages_per_second, limits.message_burst, Instant::now());
    loop {
        tokio::select! {
            signal = signals.recv() => match signal {
                Some(Signal::Frame(frame)) => {
                    if !write(&mut socket, Message::Binary(frame)).await {
                        break;
                    }
                }
                Some(Signal::Close) | None => {
                    let _ = timeout(Duration::from_secs(5), close(socket, close_code::NORMAL)).await;
                    return;
                }
            },
            message = timeout(SILENCE, socket.recv()) => {
                let Ok(Some(Ok(message))) = message else {
                    break;
                };
                let wait = throttle.take(Instant::now());
                if throttle.flooded() {
                    tracing::debug!("a signalling connection floods and is closed");
                    let _ = timeout(Duration::from_secs(5), close(socket, close_code::POLICY)).await;
                    door.shard.send(Inbound::Cut(conn)).await;
                    return;
                }
                tokio::time::sleep(wait).await;
                if !take(&door, conn, message, &answers).await {
                    break;
                }
            }
        }
    }
    door.shard.send(Inbound::Cut(conn)).await;
}

/// Passes one message on. `false`: the connection is over.
async fn take(door: &Door, conn: ConnId, message: Message, answers: &mpsc::WeakSender<Signal>) -> bool {
    let parsed = match message {
        Message::Binary(frame) => request(&frame).ok(),
        Message::Text(_) => None,
        Message::Ping(_) | Message::Pong(_) => return true,
        Message::Close(_) => return false,
    };
    match parsed {
        Some(Some(request)) => {
            let request = Box::new(request);
            door.shard.send(Inbound::Request { conn, request }).await
        }
        // A message of a newer protocol.
        Some(None) => true,
        None => {
            if let Some(answers) = answers.upgrade() {
                let _ = answers.try_send(Signal::Frame(invalid_request()));
            }
            true
        }
    }
}

async fn write(socket: &mut WebSocket, message: Message) -> bool {
    matches!(timeout(Duration::from_secs(20), socket.send(message)).await, Ok(Ok(())))
}

async fn close(mut socket: WebSocket, code: u16) {
    let frame = CloseFrame { code, reason: "".into() };
    let _ = socket.send(Message::Close(Some(frame))).await;
    // Until the client has closed too: an earlier end could swallow the last message.
    while let Some(Ok(_)) = socket.recv().await {}
}
