//! One run: a publisher, a hall of listeners, a window that is measured. Bounded in count and time, on loopback only.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::{JoinSet, LocalSet};

use super::figures::{Figures, Window};
use super::listener::{Count, Listener, Run};
use super::process::{Reading, dropped_datagrams};
use super::publisher::{Publisher, Sent};
use super::signal::Way;
use super::token::Claims;

/// The most listeners one run may have: each is a socket and a peer.
const MOST_LISTENERS: usize = 2_000;
/// The longest window.
const LONGEST: Duration = Duration::from_secs(600);
/// How long the last listener may take until it sees and hears.
const PATIENCE: Duration = Duration::from_secs(30);
/// From the last arrival to the begin of the window, for key frames and timers to settle.
const SETTLE: Duration = Duration::from_secs(2);
/// From the end of the window to the count, for packets under way and their repair.
const GRACE: Duration = Duration::from_secs(1);

/// What is to be run.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Signalling address, `ws://127.0.0.1:port`.
    pub url: String,
    /// API key and secret, to make the tokens with.
    pub keys: (String, String),
    /// Process of the SFU, whose cost is read.
    pub pid: u32,
    /// Listeners.
    pub listeners: usize,
    /// Bits of video a second.
    pub bitrate: u32,
    /// The window.
    pub window: Duration,
    /// Listeners that knock in one second.
    pub joins_per_second: u32,
    /// Threads the listeners share; the publisher has its own.
    pub threads: usize,
}

impl Plan {
    fn check(&self) -> anyhow::Result<()> {
        ensure!((1..=MOST_LISTENERS).contains(&self.listeners), "1 to {MOST_LISTENERS} listeners");
        ensure!(self.window <= LONGEST, "at most {} s", LONGEST.as_secs());
        ensure!((1..=64).contains(&self.threads), "1 to 64 threads");
        ensure!((1..=1_000).contains(&self.joins_per_second), "1 to 1000 joins a second");
        let host = self.url.strip_prefix("ws://").and_then(|rest| rest.split(':').next());
        ensure!(host == Some("127.0.0.1"), "load goes to ws://127.0.0.1 only");
        Ok(())
    }

    fn way(&self, seat: usize) -> Way {
        let (key, secret) = &self.keys;
        let identity = format!("listener-{seat}");
        Way::new(&self.url, Claims::listener(key, "load", &identity).sign(secret))
    }

    fn join_time(&self) -> Duration {
        Duration::from_secs(1).mul_f64(self.listeners as f64 / f64::from(self.joins_per_second))
    }
}

/// Runs a plan to its end.
///
/// # Errors
/// When the plan is out of bounds, the publisher does not come in, or a thread panics. A listener that fails is a figure.
pub fn run(plan: &Plan) -> anyhow::Result<Figures> {
    plan.check()?;
    let shared = Run { start: Instant::now(), measuring: Arc::new(AtomicBool::new(false)) };
    let sent = Arc::new(Sent::default());
    let (stop, stopped) = watch::channel(false);
    let (ready, is_ready) = oneshot::channel();
    let speaker = speak(plan, &shared, Arc::clone(&sent), ready, stopped.clone());
    let (arrivals, arrived) = mpsc::unbounded_channel();
    let own = runtime()?;
    // When the publisher does not come in, its own error says more than the lost channel.
    let outcome = if own.block_on(is_ready).is_ok() {
        let halls = halls(plan, &shared, &arrivals, &stopped);
        drop(arrivals);
        let window = own.block_on(measure(plan, &shared, &sent, arrived));
        stop.send_replace(true);
        let counts: anyhow::Result<Vec<_>> = halls.into_iter().map(joined).collect();
        Some((window, counts?.into_iter().flatten().collect()))
    } else {
        None
    };
    joined(speaker)?.context("the publisher")?;
    let (window, counts) = outcome.context("the publisher never was ready")?;
    Ok(Figures::of(plan, window?, &sent, counts))
}

/// The window: waits for all to arrive, then reads everything before and after.
async fn measure(plan: &Plan, shared: &Run, sent: &Sent, mut arrived: mpsc::UnboundedReceiver<u16>) -> anyhow::Result<Window> {
    let mut ports = Vec::with_capacity(plan.listeners);
    let all_in = async {
        while ports.len() < plan.listeners {
            let Some(port) = arrived.recv().await else { break };
            ports.push(port);
        }
    };
    // Who is not in by then is counted as not arrived, and its packets as lost.
    let in_time = tokio::time::timeout(plan.join_time() + PATIENCE, all_in).await.is_ok();
    tokio::time::sleep(SETTLE).await;
    shared.measuring.store(true, Ordering::Relaxed);
    let (begun, before, from) = (Instant::now(), Reading::of(plan.pid)?, counts(sent));
    let own_before = Reading::of(std::process::id())?;
    tokio::time::sleep(plan.window).await;
    let (to, after, length) = (counts(sent), Reading::of(plan.pid)?, begun.elapsed());
    let own_after = Reading::of(std::process::id())?;
    shared.measuring.store(false, Ordering::Relaxed);
    tokio::time::sleep(GRACE).await;
    let dropped = dropped_datagrams(&ports);
    Ok(Window { length, from, to, before, after, own_before, own_after, arrived: ports.len(), in_time, dropped })
}

/// Waits for the end of a run; an end that nobody can order any more is one as well.
pub(super) async fn over(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Video and audio packets and payload bytes sent so far.
fn counts(sent: &Sent) -> [u64; 3] {
    [&sent.video, &sent.audio, &sent.bytes].map(|count| count.load(Ordering::Acquire))
}

fn speak(plan: &Plan, shared: &Run, sent: Arc<Sent>, ready: oneshot::Sender<()>, mut stopped: watch::Receiver<bool>) -> thread::JoinHandle<anyhow::Result<()>> {
    let (key, secret) = &plan.keys;
    let way = Way::new(&plan.url, Claims::speaker(key, "load", "speaker").sign(secret));
    let (start, bitrate) = (shared.start, plan.bitrate);
    thread::spawn(move || {
        runtime()?.block_on(async {
            let publisher = Publisher::join(&way, start).await?;
            if ready.send(()).is_err() {
                bail!("nobody waits for the publisher");
            }
            publisher.run(bitrate, &sent, &mut stopped).await
        })
    })
}

type Hall = thread::JoinHandle<Vec<anyhow::Result<Count>>>;

fn halls(plan: &Plan, shared: &Run, arrivals: &mpsc::UnboundedSender<u16>, stopped: &watch::Receiver<bool>) -> Vec<Hall> {
    let each = plan.listeners.div_ceil(plan.threads);
    (0..plan.listeners)
        .step_by(each)
        .map(|first| {
            let seats = first..(first + each).min(plan.listeners);
            let (plan, shared) = (plan.clone(), shared.clone());
            let (arrivals, stopped) = (arrivals.clone(), stopped.clone());
            thread::spawn(move || hall(&plan, &shared, seats, &arrivals, &stopped))
        })
        .collect()
}

fn hall(plan: &Plan, shared: &Run, seats: Range<usize>, arrivals: &mpsc::UnboundedSender<u16>, stopped: &watch::Receiver<bool>) -> Vec<anyhow::Result<Count>> {
    let runtime = match runtime() {
        Ok(runtime) => runtime,
        Err(error) => return vec![Err(error)],
    };
    let begin = tokio::time::Instant::now();
    LocalSet::new().block_on(&runtime, async {
        let mut listeners = JoinSet::new();
        for seat in seats {
            let (way, shared) = (plan.way(seat), shared.clone());
            let (arrivals, mut stopped) = (arrivals.clone(), stopped.clone());
            let turn = begin + Duration::from_secs(1).mul_f64(seat as f64 / f64::from(plan.joins_per_second));
            listeners.spawn_local(async move {
                tokio::time::sleep_until(turn).await;
                Listener::join(&way, &shared).await?.run(Some(arrivals), &mut stopped).await
            });
        }
        let mut counts = Vec::new();
        while let Some(count) = listeners.join_next().await {
            counts.push(count.unwrap_or_else(|panic| Err(panic.into())));
        }
        counts
    })
}

fn runtime() -> anyhow::Result<Runtime> {
    Builder::new_current_thread().enable_all().build().context("no runtime")
}

fn joined<T>(handle: thread::JoinHandle<T>) -> anyhow::Result<T> {
    handle.join().map_err(|_| anyhow::anyhow!("a thread of the load client panicked"))
}
