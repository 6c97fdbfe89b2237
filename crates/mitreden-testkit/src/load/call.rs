//! A running call for tests: one speaker, some listeners, and the question whether everybody got everything. Measures no time.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::alone::Alone;
use super::listener::{Count, Listener, Run, lock};
use super::publisher::{Publisher, Sent};
use super::signal::Way;

/// How long any state of a call may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(30);
/// Between two looks at a state.
const LOOK: Duration = Duration::from_millis(20);

/// A call that runs until it is ended.
pub struct Call {
    sent: Arc<Sent>,
    counts: Vec<Arc<Mutex<Count>>>,
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<anyhow::Result<()>>>,
}

impl Call {
    /// Starts a call of a speaker named `speaker` and listeners `listener-0` on; returns once all see and hear.
    ///
    /// # Errors
    /// When somebody is not let in or hears nothing after 30 s.
    pub async fn start(alone: &Alone, room: &str, listeners: usize) -> anyhow::Result<Self> {
        let run = Run { start: Instant::now(), measuring: Arc::new(AtomicBool::new(false)) };
        let sent = Arc::new(Sent::default());
        let (stop, stopped) = watch::channel(false);
        let way = Way::new(&alone.url, alone.speaker(room, "speaker"));
        let publisher = Publisher::join(&way, run.start).await?;
        let (on_air, mut until) = (Arc::clone(&sent), stopped.clone());
        let speaking = async move { publisher.run(1_000_000, &on_air, &mut until).await };
        let mut call = Call { sent, counts: Vec::new(), stop, tasks: vec![tokio::spawn(speaking)] };
        for seat in 0..listeners {
            let way = Way::new(&alone.url, alone.listener(room, &format!("listener-{seat}")));
            let listener = Listener::join(&way, &run).await?;
            call.counts.push(listener.count());
            let mut until = stopped.clone();
            call.tasks.push(tokio::spawn(async move { listener.run(None, &mut until).await.map(|_| ()) }));
        }
        call.wait("all see and hear", |call| call.counts.iter().all(|count| lock(count).arrived())).await?;
        Ok(call)
    }

    /// Lets the call go on for so many packets and fails unless every listener got each of them.
    ///
    /// # Errors
    /// When a packet is missing at somebody after 30 s, or somebody was thrown out.
    pub async fn loses_nothing(&self, packets: u64) -> anyhow::Result<()> {
        self.loses_nothing_during(packets, async {}).await
    }

    /// As [`Call::loses_nothing`], while something is done to the SFU; the packets go on until that is done, too.
    ///
    /// # Errors
    /// When a packet is missing at somebody after 30 s, or somebody was thrown out.
    pub async fn loses_nothing_during(&self, packets: u64, trouble: impl Future<Output = ()>) -> anyhow::Result<()> {
        let from = self.sent_so_far();
        trouble.await;
        self.wait("the speaker goes on", |call| {
            let now = call.sent_so_far();
            now[0] + now[1] >= from[0] + from[1] + packets
        })
        .await?;
        let to = self.sent_so_far();
        let expected = to[0] + to[1] - from[0] - from[1];
        let all = |call: &Call| call.counts.iter().all(|count| lock(count).within(from, to) == expected);
        let outcome = self.wait("everybody gets everything", all).await;
        outcome.with_context(|| {
            let got: Vec<u64> = self.counts.iter().map(|count| lock(count).within(from, to)).collect();
            format!("of {expected} packets came {got:?}")
        })
    }

    /// Packets that came to somebody more than once, or from another speaker with the same number.
    pub fn doubled(&self) -> u64 {
        let doubled = |count: &Arc<Mutex<Count>>| {
            let count = lock(count);
            count.video.doubled() + count.audio.doubled()
        };
        self.counts.iter().map(doubled).sum()
    }

    /// Ends the call; everybody leaves.
    ///
    /// # Errors
    /// When somebody failed on the way.
    pub async fn end(self) -> anyhow::Result<()> {
        self.stop.send_replace(true);
        for task in self.tasks {
            task.await??;
        }
        Ok(())
    }

    fn sent_so_far(&self) -> [u64; 2] {
        [&self.sent.video, &self.sent.audio].map(|count| count.load(Ordering::Acquire))
    }

    async fn wait(&self, what: &str, reached: impl Fn(&Call) -> bool) -> anyhow::Result<()> {
        let mut look = tokio::time::interval(LOOK);
        let reach = async {
            while !reached(self) {
                if self.tasks.iter().any(JoinHandle::is_finished) {
                    bail!("somebody was thrown out before: {what}");
                }
                look.tick().await;
            }
            Ok(())
        };
        tokio::time::timeout(PATIENCE, reach).await.with_context(|| format!("not reached: {what}"))?
    }
}
