//! One media thread: its UDP socket, its queue, its engine, one loop. Decides nothing about rooms.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc as control};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use mio::net::UdpSocket;
use mio::{Events, Interest, Poll, Token, Waker};
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{broadcast, mpsc, oneshot};

use crate::core::{ConnId, Engine, Hello, Order, SharedRef, Signal, Transport};
use crate::proto::signal_request::Message as Request;
use crate::{Refusal, RoomEvent, StartError, Stats};

/// Messages of clients that may wait for the thread.
const QUEUE: usize = 8192;

/// Datagrams read before their effects are sent on: enough to batch, few enough not to delay.
const BATCH: usize = 64;

/// Batches before signalling gets its turn.
const BATCHES: usize = 8;

/// Longest sleep; also the age of the statistics.
const SLEEP: Duration = Duration::from_millis(200);

/// Largest datagram worth reading: more than any path carries.
const DATAGRAM: usize = 2048;

const SOCKET: Token = Token(0);
const WAKE: Token = Token(1);

/// From the embedder: never dropped, done before anything of a client.
pub(super) enum Control {
    Order { room: String, identity: String, order: Order },
    CloseRoom(String),
    Sabotage(String),
    ShutDown(Option<oneshot::Sender<()>>),
}

/// From clients, by way of the tokio side.
pub(super) enum Inbound {
    MayEnter { room: String, identity: String, reply: oneshot::Sender<Result<(), Refusal>> },
    Open { conn: ConnId, hello: Box<Hello>, outbox: mpsc::Sender<Signal> },
    Request { conn: ConnId, request: Box<Request> },
    Cut(ConnId),
    TcpOpen { remote: SocketAddr, outbox: mpsc::Sender<Bytes> },
    TcpFrame { remote: SocketAddr, frame: Vec<u8> },
    TcpClosed(SocketAddr),
}

/// How the rest of the program reaches the thread.
#[derive(Clone)]
pub(super) struct ShardHandle {
    control: control::Sender<Control>,
    inbound: mpsc::Sender<Inbound>,
    waker: Arc<Waker>,
    stats: Arc<Mutex<Stats>>,
    conns: Arc<AtomicU64>,
}

impl ShardHandle {
    /// An order of the embedder. After the thread ended it has no effect.
    pub(super) fn control(&self, control: Control) {
        let _ = self.control.send(control);
        let _ = self.waker.wake();
    }

    /// A client's message, waiting while the queue is full. `false`: the thread has ended.
    pub(super) async fn send(&self, inbound: Inbound) -> bool {
        let sent = self.inbound.send(inbound).await.is_ok();
        let _ = self.waker.wake();
        sent
    }

    /// A media frame, dropped while the queue is full, as the network would.
    pub(super) fn offer(&self, inbound: Inbound) {
        if self.inbound.try_send(inbound).is_ok() {
            let _ = self.waker.wake();
        }
    }

    pub(super) fn new_conn(&self) -> ConnId {
        ConnId(self.conns.fetch_add(1, Ordering::Relaxed))
    }

    pub(super) fn stats(&self) -> Stats {
        let stats = self.stats.lock();
        stats.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The thread's state.
pub(super) struct Shard {
    engine: Engine,
    socket: UdpSocket,
    /// The socket takes addresses as IPv6 only.
    v6: bool,
    control: control::Receiver<Control>,
    inbound: mpsc::Receiver<Inbound>,
    events: broadcast::Sender<RoomEvent>,
    clients: HashMap<ConnId, mpsc::Sender<Signal>>,
    streams: HashMap<SocketAddr, mpsc::Sender<Bytes>>,
    stats: Arc<Mutex<Stats>>,
    stats_at: Instant,
    sent: Sent,
}

/// What the sockets count.
#[derive(Default)]
struct Sent {
    packets: u64,
    bytes: u64,
    errors: u64,
}

impl Shard {
    /// Starts the thread.
    pub(super) fn start(
        shared: SharedRef,
        local: &[(Transport, SocketAddr)],
        mut socket: UdpSocket,
        events: broadcast::Sender<RoomEvent>,
    ) -> Result<ShardHandle, StartError> {
        let failed = |e: std::io::Error| StartError::Thread(e.to_string());
        let poll = Poll::new().map_err(failed)?;
        let registry = poll.registry();
        let interest = Interest::READABLE;
        registry.register(&mut socket, SOCKET, interest).map_err(failed)?;
        let waker = Arc::new(Waker::new(registry, WAKE).map_err(failed)?);
        let (control_in, control) = control::channel();
        let (inbound_in, inbound) = mpsc::channel(QUEUE);
        let stats = Arc::new(Mutex::new(Stats::default()));
        let mut shard = Shard {
            engine: Engine::new(shared, local),
            v6: socket.local_addr().is_ok_and(|a| a.is_ipv6()),
            socket,
            control,
            inbound,
            events,
            clients: HashMap::new(),
            streams: HashMap::new(),
            stats: stats.clone(),
            stats_at: Instant::now(),
            sent: Sent::default(),
        };
        let thread = std::thread::Builder::new().name("media".to_owned());
        thread.spawn(move || shard.run(poll)).map_err(failed)?;
        Ok(ShardHandle { control: control_in, inbound: inbound_in, waker, stats, conns: Arc::new(AtomicU64::new(1)) })
    }

    fn run(&mut self, mut poll: Poll) {
        let mut events = Events::with_capacity(64);
        let mut readable = true;
        loop {
            let now = Instant::now();
            let until = self.engine.deadline().map(|d| d.saturating_duration_since(now));
            let wait = if readable { Duration::ZERO } else { until.unwrap_or(SLEEP).min(SLEEP) };
            if let Err(error) = poll.poll(&mut events, Some(wait))
                && error.kind() != ErrorKind::Interrupted
            {
                tracing::error!(%error, "the media thread cannot wait for packets");
                return;
            }
            readable |= events.iter().any(|e| e.token() == SOCKET);
            match self.take_control() {
                Ended::No => {}
                Ended::Yes(done) => {
                    self.deliver();
                    self.publish_stats();
                    self.clients.clear();
                    if let Some(done) = done {
                        let _ = done.send(());
                    }
                    return;
                }
            }
            self.take_inbound();
            if readable {
                readable = self.read();
            }
            self.engine.tick(Instant::now());
            self.deliver();
            if self.stats_at.elapsed() >= SLEEP {
                self.publish_stats();
            }
        }
    }

    fn take_control(&mut self) -> Ended {
        loop {
            let now = Instant::now();
            match self.control.try_recv() {
                Ok(Control::Order { room, identity, order }) => self.engine.order(&room, &identity, order, now),
                Ok(Control::CloseRoom(room)) => self.engine.close_room(&room, now),
                Ok(Control::Sabotage(room)) => self.engine.sabotage(&room),
                Ok(Control::ShutDown(done)) => {
                    self.engine.shut_down(now);
                    return Ended::Yes(done);
                }
                Err(control::TryRecvError::Empty) => return Ended::No,
                Err(control::TryRecvError::Disconnected) => return Ended::Yes(None),
            }
        }
    }

    fn take_inbound(&mut self) {
        let mut taken = 0;
        while taken < QUEUE {
            let Ok(inbound) = self.inbound.try_recv() else {
                break;
            };
            taken += 1;
            self.take(inbound);
        }
        self.engine.flush(Instant::now());
    }

    fn take(&mut self, inbound: Inbound) {
        let now = Instant::now();
        match inbound {
            Inbound::MayEnter { room, identity, reply } => {
                let _ = reply.send(self.engine.may_enter(&room, &identity));
            }
            Inbound::Open { conn, hello, outbox } => {
                self.clients.insert(conn, outbox);
                self.engine.open(conn, *hello, wall(), now);
            }
            Inbound::Request { conn, request } => self.engine.signal(conn, *request, wall(), now),
            Inbound::Cut(conn) => {
                self.clients.remove(&conn);
                self.engine.cut(conn, now);
            }
            Inbound::TcpOpen { remote, outbox } => {
                self.streams.insert(remote, outbox);
            }
            Inbound::TcpFrame { remote, frame } => {
                self.engine.receive((Transport::Tcp, remote), &frame, now);
            }
            Inbound::TcpClosed(remote) => {
                self.streams.remove(&remote);
                self.engine.released(remote);
            }
        }
    }

    /// Reads what has arrived. `true`: there may be more.
    fn read(&mut self) -> bool {
        let mut buffer = [0u8; DATAGRAM];
        for _ in 0..BATCHES {
            let now = Instant::now();
            let mut more = true;
            for _ in 0..BATCH {
                match self.socket.recv_from(&mut buffer) {
                    Ok((len, from)) => {
                        let remote = (Transport::Udp, unmapped(from));
                        self.engine.receive(remote, &buffer[..len], now);
                    }
                    Err(error) if error.kind() == ErrorKind::WouldBlock => {
                        more = false;
                        break;
                    }
                    // ICMP errors of earlier sends: the next datagram may be fine.
                    Err(_) => {}
                }
            }
            self.engine.flush(now);
            self.deliver();
            if !more {
                return false;
            }
        }
        true
    }

    /// Sends out what the engine produced.
    fn deliver(&mut self) {
        let output = self.engine.take_output();
        for transmit in output.transmits {
            self.sent.packets += 1;
            self.sent.bytes += transmit.contents.len() as u64;
            let sent = match transmit.proto {
                str0m::net::Protocol::Udp => {
                    let to = mapped(transmit.destination, self.v6);
                    self.socket.send_to(&transmit.contents, to).is_ok()
                }
                _ => {
                    let stream = self.streams.get(&transmit.destination);
                    let frame = || Bytes::copy_from_slice(&transmit.contents);
                    stream.is_some_and(|s| s.try_send(frame()).is_ok())
                }
            };
            self.sent.errors += u64::from(!sent);
        }
        for (conn, signal) in output.signals {
            self.signal(conn, signal);
        }
        for event in output.events {
            // Nobody listening is no error.
            let _ = self.events.send(event);
        }
    }

    fn signal(&mut self, conn: ConnId, signal: Signal) {
        let Some(client) = self.clients.get(&conn) else {
            return;
        };
        let close = matches!(signal, Signal::Close);
        match client.try_send(signal) {
            Ok(()) if !close => {}
            Ok(()) | Err(TrySendError::Closed(_)) => {
                self.clients.remove(&conn);
            }
            Err(TrySendError::Full(_)) => {
                // A client that does not read is cut; it may resume, and gets the whole state then.
                tracing::debug!("a signalling connection does not keep up and is cut");
                self.clients.remove(&conn);
                self.engine.cut(conn, Instant::now());
            }
        }
    }

    fn publish_stats(&mut self) {
        self.stats_at = Instant::now();
        let mut stats = self.engine.stats();
        stats.packets_out = self.sent.packets;
        stats.bytes_out = self.sent.bytes;
        stats.send_errors = self.sent.errors;
        *self.stats.lock().unwrap_or_else(PoisonError::into_inner) = stats;
    }
}

/// Whether the thread is to end.
enum Ended {
    No,
    Yes(Option<oneshot::Sender<()>>),
}

/// Milliseconds since 1970.
fn wall() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    i64::try_from(since.unwrap_or_default().as_millis()).unwrap_or(i64::MAX)
}

/// An address as the socket takes it.
fn mapped(to: SocketAddr, v6: bool) -> SocketAddr {
    match to {
        SocketAddr::V4(v4) if v6 => SocketAddr::new(v4.ip().to_ipv6_mapped().into(), v4.port()),
        other => other,
    }
}

/// An IPv4 address that a dual-stack socket shows as IPv6.
fn unmapped(from: SocketAddr) -> SocketAddr {
    SocketAddr::new(from.ip().to_canonical(), from.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dual_stack_socket_is_given_and_gives_plain_addresses() {
        let v4 = SocketAddr::from(([192, 0, 2, 7], 9));
        assert_eq!(mapped(v4, false), v4);
        assert!(mapped(v4, true).is_ipv6());
        assert_eq!(unmapped(mapped(v4, true)), v4);
    }
}
