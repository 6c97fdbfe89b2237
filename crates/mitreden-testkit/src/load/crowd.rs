//! A full hall over the portal's own doors: thousands of listeners on room sockets, one event told to all of them, a vote by many at once.
//! Sends no media and judges no figure.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{WebSocketStream, client_async};

use super::histogram::Histogram;

/// The portal counts seats by address: so many listeners share one.
const LISTENERS_OF_AN_ADDRESS: usize = 250;
/// Doors that are knocked at together.
const KNOCKS: usize = 64;
/// Events that are told to all.
const EVENTS: u32 = 40;
/// One event, and one look at what came, in this time.
const PACE: Duration = Duration::from_millis(250);
/// Longer than anything here takes; only a hanging run meets it.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is to be measured.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Address of the room's page as the demo prints it.
    pub room: String,
    /// The moderation's invitation as the demo prints it.
    pub moderation: String,
    /// Listeners.
    pub listeners: usize,
    /// How many of them vote.
    pub voters: usize,
}

/// What was measured.
#[derive(Clone, Debug)]
pub struct Crowd {
    /// From the first knock until everybody has the room.
    pub came: Duration,
    /// From the command until a socket is told, over all sockets and events.
    pub told: Histogram,
    /// Events times sockets.
    pub expected: u64,
    /// From the first vote until the last acknowledgement.
    pub voted: Duration,
    /// From a vote until its acknowledgement.
    pub votes: Histogram,
    /// Votes in the result.
    pub counted: u64,
}

type Line = WebSocketStream<TcpStream>;

/// What the listeners' tasks share.
struct Shared {
    /// When the last event was asked for.
    asked: watch::Receiver<Instant>,
    told: Mutex<Histogram>,
    votes: Mutex<Histogram>,
}

/// Fills the hall, tells, lets people vote.
///
/// # Errors
/// When the portal turns somebody away or does not answer in time.
pub async fn run(plan: &Plan) -> anyhow::Result<Crowd> {
    let base = plan.room.split_once("/raeume/").context("no address of a room")?.0;
    let begun = Instant::now();
    let (ask, asked) = watch::channel(Instant::now());
    let shared = Arc::new(Shared { asked, told: Mutex::default(), votes: Mutex::default() });
    let (vote, wish) = watch::channel(None::<u32>);
    let (done, mut finished) = mpsc::channel(plan.listeners.max(1));
    let mut knocking = futures_util::stream::iter(0..plan.listeners).map(|number| enters(plan.room.clone(), number)).buffer_unordered(KNOCKS);
    let mut number = 0;
    while let Some(line) = knocking.next().await {
        let votes = number < plan.voters;
        tokio::spawn(listens(line?, shared.clone(), votes.then(|| wish.clone()), done.clone()));
        number += 1;
    }
    drop(done);
    let came = begun.elapsed();
    let mut ada = joins(&plan.room, &format!("{base}{}", path(&plan.moderation)?), "", own(0)).await?;
    tell(&mut ada, &ask).await?;
    let told_all = u64::from(EVENTS) * plan.listeners as u64;
    let told = waits(&shared.told, told_all).await;
    let (voted, counted) = elects(&mut ada, &vote, plan.voters, &mut finished).await?;
    let votes = shared.votes.lock().unwrap_or_else(PoisonError::into_inner).clone();
    Ok(Crowd { came, told, expected: told_all, voted, votes, counted })
}

/// One event after the other, each when the one before was acknowledged.
async fn tell(ada: &mut Line, ask: &watch::Sender<Instant>) -> anyhow::Result<()> {
    let mut pace = tokio::time::interval(PACE);
    for number in 0..EVENTS {
        pace.tick().await;
        let mode = if number % 2 == 0 { "off" } else { "open" };
        ask.send_replace(Instant::now());
        does(ada, number + 1, &json!({"do": "set-chat", "mode": mode})).await?;
    }
    pace.tick().await;
    Ok(())
}

/// Waits until so many have been told, or nothing more comes.
async fn waits(told: &Mutex<Histogram>, wanted: u64) -> Histogram {
    let begun = Instant::now();
    let mut looks = tokio::time::interval(PACE);
    loop {
        looks.tick().await;
        let seen = told.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if seen.count() >= wanted || begun.elapsed() > PATIENCE {
            return seen;
        }
    }
}

/// A poll, all votes at once, the result.
async fn elects(ada: &mut Line, vote: &watch::Sender<Option<u32>>, voters: usize, finished: &mut mpsc::Receiver<()>) -> anyhow::Result<(Duration, u64)> {
    let plan = json!({"question": "Welche Idee zuerst?", "kind": "single", "options": ["Bänke", "Radwege", "Licht"], "listeners": true, "open_result": false});
    does(ada, 1_000, &json!({"do": "prepare-poll", "plan": plan})).await?;
    let poll = 1;
    does(ada, 1_001, &json!({"do": "open-poll", "poll": poll, "minutes": null})).await?;
    let begun = Instant::now();
    vote.send_replace(Some(poll));
    for _ in 0..voters {
        tokio::time::timeout(PATIENCE, finished.recv()).await?.context("a voter went away")?;
    }
    let voted = begun.elapsed();
    // The result is told before the command is acknowledged: it is waited for, and not the acknowledgement.
    ada.send(Message::text(json!({"id": 1_002, "do": "close-poll", "poll": poll}).to_string())).await?;
    loop {
        let notice = hears(ada).await?;
        let polls = notice["value"]["polls"].as_array().filter(|_| notice["slice"] == "polls");
        if let Some(result) = polls.and_then(|polls| polls.first()).map(|poll| &poll["result"]).filter(|result| !result.is_null()) {
            let sums = result["options"].as_array().context("a result without sums")?;
            return Ok((voted, sums.iter().filter_map(Value::as_u64).sum()));
        }
    }
}

/// A listener's life: told what happens, votes when it is time.
async fn listens(line: Line, shared: Arc<Shared>, mut wish: Option<watch::Receiver<Option<u32>>>, done: mpsc::Sender<()>) {
    let (mut sink, mut stream) = line.split();
    let mut sent = Instant::now();
    loop {
        let wished = async {
            match &mut wish {
                Some(wish) => wish.changed().await.is_ok(),
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            message = stream.next() => {
                let Some(Ok(message)) = message else { return };
                let Message::Text(text) = message else { continue };
                if text.contains("\"slice\":\"chat\"") {
                    let since = *shared.asked.borrow();
                    shared.told.lock().unwrap_or_else(PoisonError::into_inner).add(since.elapsed());
                }
                if text.contains("\"t\":\"ack\"") {
                    shared.votes.lock().unwrap_or_else(PoisonError::into_inner).add(sent.elapsed());
                    if done.send(()).await.is_err() {
                        return;
                    }
                }
            }
            asked = wished => {
                if !asked {
                    return;
                }
                let poll = wish.as_ref().and_then(|wish| *wish.borrow());
                wish = None;
                sent = Instant::now();
                let ballot = json!({"id": 1, "do": "vote", "poll": poll, "ballot": {"ticks": [1]}});
                if sink.send(Message::text(ballot.to_string())).await.is_err() {
                    return;
                }
            }
        }
    }
}

async fn enters(room: String, number: usize) -> anyhow::Result<Line> {
    joins(&room, &format!("{room}/platz"), "as=listener", own(number / LISTENERS_OF_AN_ADDRESS + 1)).await
}

/// A loopback address of its own.
fn own(number: usize) -> IpAddr {
    let [_, _, high, low] = u32::try_from(number).unwrap_or_default().to_be_bytes();
    IpAddr::V4(Ipv4Addr::new(127, 1, high, low.max(1)))
}

/// Takes a seat by a form, opens its socket and reads the snapshot.
async fn joins(room: &str, form: &str, body: &str, from: IpAddr) -> anyhow::Result<Line> {
    let host = room.strip_prefix("http://").and_then(|rest| rest.split('/').next()).context("no http address")?.to_owned();
    let cookie = posts(&host, path(form)?, body, from).await?;
    let mut request = format!("ws://{host}{}/socket", path(room)?).into_client_request()?;
    request.headers_mut().insert("cookie", cookie.parse()?);
    request.headers_mut().insert("origin", format!("http://{host}").parse()?);
    let (mut line, _) = client_async(request, connects(&host, from).await?).await?;
    let snapshot = hears(&mut line).await?;
    ensure!(snapshot["t"] == "snapshot", "no snapshot but {snapshot}");
    Ok(line)
}

async fn connects(host: &str, from: IpAddr) -> anyhow::Result<TcpStream> {
    let port: u16 = host.rsplit(':').next().context("no port")?.parse()?;
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::new(from, 0))?;
    let stream = socket.connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// Sends a form and answers the cookie it earned.
async fn posts(host: &str, path: &str, body: &str, from: IpAddr) -> anyhow::Result<String> {
    let mut stream = connects(host, from).await?;
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body.as_bytes()).await?;
    let mut answer = String::new();
    tokio::time::timeout(PATIENCE, stream.read_to_string(&mut answer)).await??;
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).and_then(|set| set.split(';').next());
    cookie.map(str::to_owned).with_context(|| format!("turned away: {}", answer.lines().next().unwrap_or_default()))
}

fn path(address: &str) -> anyhow::Result<&str> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.find('/').map(|at| &rest[at..]).context("an address without a path")
}

/// Asks and waits for the acknowledgement.
async fn does(line: &mut Line, id: u32, command: &Value) -> anyhow::Result<()> {
    let mut command = command.clone();
    command["id"] = json!(id);
    line.send(Message::text(command.to_string())).await?;
    loop {
        let notice = hears(line).await?;
        if notice["id"] == id {
            ensure!(notice["t"] == "ack", "refused: {notice}");
            return Ok(());
        }
    }
}

async fn hears(line: &mut Line) -> anyhow::Result<Value> {
    loop {
        match tokio::time::timeout(PATIENCE, line.next()).await? {
            Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(&text)?),
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
            other => bail!("the socket ended: {other:?}"),
        }
    }
}
