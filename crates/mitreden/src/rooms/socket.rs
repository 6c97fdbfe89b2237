//! The room socket: one WebSocket per connection of a seat. Never decides; it reads, limits, hands over and writes.

use std::pin::pin;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use mitreden_live::{ClientMessage, Notice, Refusal, RoomId, SeatId};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until, timeout};

use super::crowd::{self, CloseCode, LineEnd, Number};
use super::flood::{Bucket, Verdict};
use super::keeper::{Cause, Keeper};
use super::model::RoomEntry;
use super::{Rooms, barcamp, door, media, store};
use crate::app::App;
use crate::base::http::headers::is_host;
use crate::base::http::{Error, Page};

/// Longest message: a chat line of 1,000 characters with all escapes is far below.
const MESSAGE_BYTES_MAX: usize = 16 * 1024;
/// Held for each socket as long as it is open: what people send fits in one read, and the library's own 128 KiB would fill the machine.
const READ_BUFFER_BYTES: usize = 4 * 1024;
/// Proxies cut connections that are silent for a minute (requirements O-04: at most 25 s).
const PING_EVERY: Duration = Duration::from_secs(20);
/// Without a sign of life for this long the phone is gone; the seat waits for it.
const SILENCE_MAX: Duration = Duration::from_secs(60);
/// A socket that takes no byte for this long is dead.
const WRITE_PATIENCE: Duration = Duration::from_secs(10);
/// "Too fast" is said at most this often.
const WARN_EVERY: Duration = Duration::from_secs(10);

/// How somebody comes in.
#[derive(serde::Deserialize)]
pub(super) struct Coming {
    /// Still looks at the own camera and microphone: others do not see the seat yet.
    #[serde(default)]
    checking: bool,
}

/// Opens the socket of the seat that the cookie names.
pub(super) async fn open(
    State(app): State<App>,
    page: Page,
    Path(slug): Path<String>,
    Query(coming): Query<Coming>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Error> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).filter(|host| is_host(host)).ok_or(Error::BadRequest)?.to_owned();
    // Browsers always send Origin with a WebSocket; a page of another site must not speak with our cookie.
    if headers.get(header::ORIGIN).is_some_and(|origin| !is_same_origin(origin.to_str().unwrap_or_default(), &host)) {
        return Err(Error::Forbidden);
    }
    let site = app.site(&host).clone();
    let room = store::room_by_slug(&site.db.read, &slug).await?.ok_or(Error::NotFound)?;
    let seat = door::seat_of_cookie(&site, &page, &headers, &room.id).await?;
    if let Some(seat) = &seat {
        app.rooms.limits().sockets.count(seat.as_str())?;
    }
    let scheme = if site.base_url.starts_with("https:") { "wss" } else { "ws" };
    let origin = format!("{scheme}://{host}");
    let rooms = app.rooms.clone();
    // After the end there are no seats to know any more: who comes back late is told that it is over.
    let unknown = if door::is_over(&room, site.clock.now()) { CloseCode::Ended } else { CloseCode::NoSeat };
    let upgrade = upgrade.max_message_size(MESSAGE_BYTES_MAX).max_frame_size(MESSAGE_BYTES_MAX).read_buffer_size(READ_BUFFER_BYTES);
    Ok(upgrade.on_upgrade(move |socket| serve(rooms, socket, room, seat.ok_or(unknown), coming, origin)))
}

fn is_same_origin(origin: &str, host: &str) -> bool {
    origin.split_once("://").is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(host))
}

async fn serve(rooms: Rooms, mut socket: WebSocket, entry: RoomEntry, seat: Result<SeatId, CloseCode>, coming: Coming, origin: String) {
    let (room, evening) = (entry.id, entry.side_of.map(|(evening, _)| evening));
    let seat = match seat {
        Ok(seat) => seat,
        Err(code) => return close(&mut socket, code as u16).await,
    };
    let keeper = match rooms.keeper(&room).await {
        Ok(Some(keeper)) => keeper,
        Ok(None) => return close(&mut socket, CloseCode::NoSeat as u16).await,
        Err(error) => {
            tracing::error!(room.id = %room, %error, "a room could not be woken");
            return close(&mut socket, CloseCode::RoomStopped as u16).await;
        }
    };
    let number = rooms.next_connection();
    let (line, end) = crowd::line();
    if !keeper.send(Cause::Came { number, seat: seat.clone(), line, checking: coming.checking }).await {
        return close(&mut socket, CloseCode::RoomStopped as u16).await;
    }
    let (sink, stream) = socket.split();
    let connection = Connection { rooms, keeper: keeper.clone(), room, evening, seat, number, origin, sink, end, warned_at: None };
    connection.run(stream).await;
    keeper.send(Cause::Went { number }).await;
}

async fn close(socket: &mut WebSocket, code: u16) {
    // The other side may be gone already; then there is nobody to tell.
    drop(timeout(WRITE_PATIENCE, socket.send(closing(code))).await);
}

fn closing(code: u16) -> Message {
    Message::Close(Some(CloseFrame { code, reason: "".into() }))
}

struct Connection {
    rooms: Rooms,
    keeper: Keeper,
    room: RoomId,
    /// The evening, if this is one of its parallel rooms.
    evening: Option<RoomId>,
    seat: SeatId,
    number: Number,
    origin: String,
    sink: SplitSink<WebSocket, Message>,
    end: LineEnd,
    warned_at: Option<Instant>,
}

impl Connection {
    async fn run(mut self, mut stream: SplitStream<WebSocket>) {
        let mut bucket = Bucket::new(Instant::now());
        let mut paused = pin!(sleep_until(Instant::now()));
        let mut is_paused = false;
        let mut ping = interval(PING_EVERY);
        ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut heard_at = Instant::now();
        let code = loop {
            tokio::select! {
                told = self.end.queue.recv() => match told {
                    Some(text) => if !self.write(Message::Text(text)).await { return },
                    None => break self.end.code(),
                },
                () = &mut paused, if is_paused => is_paused = false,
                message = stream.next(), if !is_paused => {
                    let Some(Ok(message)) = message else { return };
                    heard_at = Instant::now();
                    if matches!(message, Message::Close(_)) { return }
                    match bucket.count(heard_at) {
                        Verdict::Take => {}
                        Verdict::TakeThenPause(until) => {
                            is_paused = true;
                            paused.as_mut().reset(until);
                            if !self.warn().await { return }
                        }
                        Verdict::Flood => break CloseCode::Flood as u16,
                    }
                    if !self.take(message).await { break CloseCode::RoomStopped as u16 }
                },
                _ = ping.tick() => {
                    if !is_paused && heard_at.elapsed() > SILENCE_MAX { return }
                    if !self.write(Message::Ping(Vec::new().into())).await { return }
                },
            }
        };
        self.write(closing(code)).await;
    }

    /// False if the room has ended.
    async fn take(&mut self, message: Message) -> bool {
        let text = match message {
            Message::Text(text) => text,
            Message::Ping(_) | Message::Pong(_) => return true,
            Message::Binary(_) | Message::Close(_) => return self.refuse(0, Refusal::Malformed).await,
        };
        match serde_json::from_str(&text) {
            Ok(ClientMessage::Command { id, command }) => match barcamp::check_name(&self.rooms, self.evening.as_ref(), &command).await {
                Ok(()) => self.keeper.send(Cause::Command { number: self.number, seat: self.seat.clone(), id, command }).await,
                Err(refusal) => self.refuse(id, refusal).await,
            },
            Ok(ClientMessage::Media { id, .. }) => self.hand_out_pass(id).await,
            Ok(ClientMessage::Check { id, checking }) => {
                self.keeper.send(Cause::Checks { number: self.number, checking }).await && self.say(&Notice::Ack { id }).await
            }
            Ok(ClientMessage::Beat { id, .. }) => self.say(&Notice::Ack { id }).await,
            Err(_) => self.refuse(number_of(&text), Refusal::Malformed).await,
        }
    }

    async fn hand_out_pass(&mut self, id: u32) -> bool {
        let seat = self.seat.clone();
        let Some(permission) = self.keeper.look(move |room, _| room.seat(&seat).map(|seat| media::permission(room, seat))).await else { return false };
        let Some(permission) = permission else { return self.refuse(id, Refusal::NoSuchSeat).await };
        let pass = self.rooms.media().pass(id, &self.room, &self.seat, permission, &self.origin);
        self.say(&Notice::Media(pass)).await
    }

    async fn warn(&mut self) -> bool {
        if self.warned_at.is_some_and(|at| at.elapsed() < WARN_EVERY) {
            return true;
        }
        self.warned_at = Some(Instant::now());
        tracing::warn!(room.id = %self.room, seat.id = %self.seat, "a socket sends too fast and is read slowly");
        self.refuse(0, Refusal::TooFast).await
    }

    async fn refuse(&mut self, id: u32, reason: Refusal) -> bool {
        self.say(&Notice::Refused { id, reason }).await
    }

    async fn say(&mut self, notice: &Notice) -> bool {
        match serde_json::to_string(notice) {
            Ok(text) => self.write(Message::Text(text.into())).await,
            Err(_) => true,
        }
    }

    async fn write(&mut self, message: Message) -> bool {
        matches!(timeout(WRITE_PATIENCE, self.sink.send(message)).await, Ok(Ok(())))
    }
}

/// The client's number, if at least that can be read: the answer then reaches the right question.
fn number_of(text: &str) -> u32 {
    #[derive(serde::Deserialize)]
    struct Numbered {
        id: u32,
    }
    serde_json::from_str::<Numbered>(text).map_or(0, |numbered| numbered.id)
}
