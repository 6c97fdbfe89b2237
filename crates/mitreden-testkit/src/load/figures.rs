//! What a run came to, as numbers and as a table. Judges nothing: a lost packet is printed, not explained.

use std::fmt::{self, Display};
use std::sync::atomic::Ordering;
use std::time::Duration;

use serde::Serialize;

use super::histogram::Histogram;
use super::listener::Count;
use super::process::{Reading, Spent};
use super::publisher::Sent;
use super::run::Plan;
use super::sequence::Sequence;

/// The measured window: readings before and after.
#[derive(Debug)]
pub struct Window {
    /// Its length.
    pub length: Duration,
    /// Video packets, audio packets and bytes sent when it began.
    pub from: [u64; 3],
    /// The same when it ended.
    pub to: [u64; 3],
    /// The SFU's process when it began.
    pub before: Reading,
    /// The SFU's process when it ended.
    pub after: Reading,
    /// Our own process when it began.
    pub own_before: Reading,
    /// Our own process when it ended.
    pub own_after: Reading,
    /// Listeners that saw and heard before it began.
    pub arrived: usize,
    /// Whether all did.
    pub in_time: bool,
    /// Datagrams our own kernel threw away because we did not read in time, since the start.
    pub dropped: u64,
}

/// Everything a run tells.
#[derive(Debug, Serialize)]
pub struct Figures {
    /// Listeners asked for.
    pub listeners: usize,
    /// Listeners that saw and heard before the window began.
    pub arrived: usize,
    /// Errors of listeners, as text.
    pub errors: Vec<String>,
    /// Length of the window in seconds.
    pub seconds: f64,
    /// Packets the publisher sent in the window.
    pub sent: u64,
    /// Payload bits a second the publisher sent.
    pub bitrate: f64,
    /// Pictures and sounds the publisher was too late for, over the whole run.
    pub skipped: u64,
    /// Key frames the SFU asked for, over the whole run.
    pub key_requests: u64,
    /// Packets that had to reach the listeners: those sent in the window times the listeners asked for.
    pub expected: u64,
    /// Of them came, first time or by repair.
    pub delivered: u64,
    /// Of them came at the worst listener, as a share.
    pub worst: f64,
    /// The forwarded streams on the wire over the whole call: expected, received, lost, late, doubled.
    pub wire: Wire,
    /// Datagrams our own kernel dropped or would not take: not the SFU's fault.
    pub own_drops: u64,
    /// Packets that were not the publisher's.
    pub foreign: u64,
    /// Milliseconds from publisher to listener.
    pub journey: Spread,
    /// Milliseconds from knock to first audio.
    pub first_audio: Spread,
    /// Milliseconds from knock to first video packet.
    pub first_video: Spread,
    /// Milliseconds from knock to the first packet of a key frame.
    pub first_key: Spread,
    /// Milliseconds of STUN round trip on the media path.
    pub media_rtt: Spread,
    /// Milliseconds of a ping over signalling.
    pub ping: Spread,
    /// The SFU's threads: name, share of a processor, user share, system share.
    pub threads: Vec<(String, f64, f64, f64)>,
    /// Microseconds of the SFU's whole process for each packet delivered.
    pub micros_per_packet: f64,
    /// Share of the window the SFU's threads could have run and waited for a processor: near 0 on a quiet machine.
    pub waited: f64,
    /// The same of our own threads.
    pub own_waited: f64,
    /// Our own share of a processor: near 1 means the client, not the SFU, is the limit.
    pub own_share: f64,
    /// Resident memory of the SFU in MiB at the end of the window.
    pub resident: f64,
    /// Its peak.
    pub peak: f64,
}

/// The wire count of all listeners together.
#[derive(Debug, Default, Serialize)]
pub struct Wire {
    /// Packets between the first and the highest sequence number.
    pub expected: u64,
    /// Distinct packets that came.
    pub received: u64,
    /// Missing ones, before repair.
    pub lost: u64,
    /// Packets after a higher one.
    pub late: u64,
    /// Packets that came twice.
    pub doubled: u64,
}

/// Percentiles in milliseconds.
#[derive(Debug, Serialize)]
pub struct Spread {
    count: u64,
    p50: f64,
    p95: f64,
    p99: f64,
    max: f64,
}

impl Figures {
    /// Draws the figures from what was counted.
    pub fn of(plan: &Plan, window: Window, sent: &Sent, counts: Vec<anyhow::Result<Count>>) -> Self {
        let (mut good, mut errors) = (Vec::new(), Vec::new());
        for count in counts {
            match count {
                Ok(count) => good.push(count),
                Err(error) => errors.push(format!("{error:#}")),
            }
        }
        let each: Vec<u64> = good.iter().map(|count| delivered(count, &window)).collect();
        let sent_each = window.to[0] - window.from[0] + window.to[1] - window.from[1];
        let delivered: u64 = each.iter().sum();
        let missing = good.len() < plan.listeners;
        let least = if missing { 0 } else { each.iter().copied().min().unwrap_or(0) };
        let length = window.length.as_secs_f64();
        let spent = window.after.total().since(window.before.total());
        let own = window.own_after.total().since(window.own_before.total());
        let share = |spent: Duration| spent.as_secs_f64() / length;
        Figures {
            listeners: plan.listeners,
            arrived: window.arrived,
            errors,
            seconds: length,
            sent: sent_each,
            bitrate: (window.to[2] - window.from[2]) as f64 * 8.0 / length,
            skipped: sent.skipped.load(Ordering::Relaxed),
            key_requests: sent.key_requests.load(Ordering::Relaxed),
            expected: sent_each * plan.listeners as u64,
            delivered,
            worst: least as f64 / sent_each.max(1) as f64,
            wire: wire(&good),
            own_drops: window.dropped + good.iter().map(|count| count.unsent).sum::<u64>(),
            foreign: good.iter().map(|count| count.foreign).sum(),
            journey: journey(&good),
            first_audio: spread(good.iter().map(|count| count.first_audio)),
            first_video: spread(good.iter().map(|count| count.first_video)),
            first_key: spread(good.iter().map(|count| count.first_key)),
            media_rtt: spread(good.iter().map(|count| count.media_rtt)),
            ping: spread(good.iter().map(|count| count.ping)),
            threads: threads(&window, share),
            micros_per_packet: spent.total.as_secs_f64() * 1e6 / delivered.max(1) as f64,
            waited: share(spent.waited),
            own_waited: share(own.waited),
            own_share: share(own.total),
            resident: window.after.resident as f64 / 1024.0,
            peak: window.after.peak as f64 / 1024.0,
        }
    }

    /// Packets that never came.
    pub fn lost(&self) -> u64 {
        self.expected - self.delivered
    }
}

fn delivered(count: &Count, window: &Window) -> u64 {
    let [video, audio, _] = window.from;
    let [last_video, last_audio, _] = window.to;
    count.within([video, audio], [last_video, last_audio])
}

fn wire(counts: &[Count]) -> Wire {
    let streams = counts.iter().flat_map(|count| [&count.video_wire, &count.audio_wire]);
    streams.fold(Wire::default(), |sum, stream: &Sequence| Wire {
        expected: sum.expected + stream.expected(),
        received: sum.received + stream.received(),
        lost: sum.lost + stream.lost(),
        late: sum.late + stream.late(),
        doubled: sum.doubled + stream.doubled(),
    })
}

fn threads(window: &Window, share: impl Fn(Duration) -> f64) -> Vec<(String, f64, f64, f64)> {
    let spent = window.after.since(&window.before);
    let shares = |spent: Spent| (share(spent.total), share(spent.user), share(spent.system));
    spent.into_iter().map(|(name, spent)| (name, shares(spent))).map(|(name, (total, user, system))| (name, total, user, system)).collect()
}

fn journey(counts: &[Count]) -> Spread {
    let mut all = Histogram::default();
    counts.iter().for_each(|count| all.merge(&count.journey));
    Spread::of(&all)
}

fn spread(durations: impl Iterator<Item = Option<Duration>>) -> Spread {
    let mut all = Histogram::default();
    durations.flatten().for_each(|duration| all.add(duration));
    Spread::of(&all)
}

impl Spread {
    fn of(all: &Histogram) -> Self {
        let millis = |duration: Duration| duration.as_secs_f64() * 1e3;
        let at = |share| millis(all.percentile(share));
        Spread { count: all.count(), p50: at(0.5), p95: at(0.95), p99: at(0.99), max: millis(all.longest()) }
    }
}

impl Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Spread { count, p50, p95, p99, max } = self;
        write!(f, "p50 {p50:.1}  p95 {p95:.1}  p99 {p99:.1}  max {max:.1} ms  ({count})")
    }
}

impl Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |part: u64, whole: u64| 100.0 * part as f64 / whole.max(1) as f64;
        let mut row = |name: &str, value: String| writeln!(f, "{name:<28}{value}");
        row("listeners", format!("{} asked, {} saw and heard", self.listeners, self.arrived))?;
        row("window", format!("{:.1} s", self.seconds))?;
        let rate = self.sent as f64 / self.seconds;
        let mega = self.bitrate / 1e6;
        row("published", format!("{mega:.2} Mbit/s, {rate:.0} packets/s, {} skipped", self.skipped))?;
        row("expected", self.expected.to_string())?;
        let (delivered, lost) = (self.delivered, self.lost());
        row("delivered", format!("{delivered} ({:.4} %)", percent(delivered, self.expected)))?;
        row("lost", format!("{lost} ({:.4} %)", percent(lost, self.expected)))?;
        row("worst listener", format!("{:.4} %", self.worst * 100.0))?;
        row("forwarded", format!("{:.0} packets/s", delivered as f64 / self.seconds))?;
        let Wire { expected, lost, late, doubled, .. } = self.wire;
        let share = percent(lost, expected);
        row("on the wire, whole call", format!("{expected} expected, {lost} lost ({share:.4} %), {late} late, {doubled} doubled"))?;
        row("dropped by this client", self.own_drops.to_string())?;
        row("not the publisher's", self.foreign.to_string())?;
        row("publisher to listener", self.journey.to_string())?;
        row("knock to first audio", self.first_audio.to_string())?;
        row("knock to first video", self.first_video.to_string())?;
        row("knock to first key frame", self.first_key.to_string())?;
        row("media round trip (STUN)", self.media_rtt.to_string())?;
        row("signalling ping", self.ping.to_string())?;
        row("key frames asked for", self.key_requests.to_string())?;
        for (name, total, user, system) in self.threads.iter().filter(|thread| thread.1 > 0.0005) {
            let (total, user, system) = (total * 100.0, user * 100.0, system * 100.0);
            row(&format!("sfu thread {name}"), format!("{total:.1} % (user {user:.1}, system {system:.1})"))?;
        }
        row("sfu, all threads", format!("{:.2} µs for each packet delivered", self.micros_per_packet))?;
        row("this client", format!("{:.1} % of a processor", self.own_share * 100.0))?;
        row("waited for a processor", format!("sfu {:.1} %, this client {:.1} % of the window", self.waited * 100.0, self.own_waited * 100.0))?;
        row("sfu memory", format!("{:.1} MiB resident, {:.1} at most", self.resident, self.peak))?;
        for error in self.errors.iter().take(5) {
            row("failed listener", error.clone())?;
        }
        Ok(())
    }
}
