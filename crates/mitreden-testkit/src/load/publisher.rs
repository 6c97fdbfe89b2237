//! The one who speaks: camera and microphone at a steady pace, every packet numbered. Never slows down for anybody.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use livekit_protocol::TrackSource;
use livekit_protocol::signal_response::Message as Response;
use str0m::Event;
use str0m::format::Codec;
use str0m::media::{MediaKind, Mid, Pt};
use str0m::rtp::{ExtensionValues, RtpWrite, SeqNo};
use tokio::sync::watch;

use super::client::{Client, Happening};
use super::frames::{Camera, Microphone, PICTURES, SOUNDS, marked};
use super::mark::Mark;
use super::run::over;
use super::signal::Way;

/// How long a publisher may take until its media connection stands.
const PATIENCE: Duration = Duration::from_secs(20);
/// A key frame at the latest after so many pictures (10 s), as an encoder without requests makes them.
const KEY_EVERY: u32 = 300;

/// What was sent so far; read by everybody while the publisher runs.
#[derive(Debug, Default)]
pub struct Sent {
    /// Video packets.
    pub video: AtomicU64,
    /// Audio packets.
    pub audio: AtomicU64,
    /// Payload bytes of both.
    pub bytes: AtomicU64,
    /// Key frames asked for by the SFU.
    pub key_requests: AtomicU64,
    /// Pictures and sounds that were due but left out because our own machine was behind by more than a second.
    pub skipped: AtomicU64,
}

/// A publisher whose media connection stands.
pub struct Publisher {
    client: Client,
    video: Outlet,
    audio: Outlet,
    start: Instant,
}

/// One track on its way out.
#[derive(Debug)]
pub struct Outlet {
    mid: Mid,
    pt: Pt,
    number: u64,
    time: u32,
}

impl Publisher {
    /// Joins, announces camera and microphone, and waits until media can flow.
    ///
    /// # Errors
    /// When the SFU refuses or nothing stands after 20 s.
    pub async fn join(way: &Way, start: Instant) -> anyhow::Result<Self> {
        let mut client = Client::join(way).await?;
        client.add_track("camera", TrackSource::Camera).await?;
        client.add_track("microphone", TrackSource::Microphone).await?;
        let mut published = 0;
        client
            .until("both tracks published", PATIENCE, |happening| {
                published += usize::from(is_published(happening));
                (published == 2).then_some(())
            })
            .await?;
        let tracks = [(MediaKind::Video, "camera"), (MediaKind::Audio, "microphone")];
        let mids = client.offer(&tracks).await?;
        client.until("the publisher's connection", PATIENCE, is_connected).await?;
        let [video, audio] = mids[..] else { bail!("two lines were offered") };
        let video = Outlet::new(&client, video, Codec::Vp8)?;
        let audio = Outlet::new(&client, audio, Codec::Opus)?;
        Ok(Publisher { client, video, audio, start })
    }

    /// Sends until told to stop.
    ///
    /// # Errors
    /// When the SFU closes the connection or str0m fails.
    pub async fn run(mut self, bitrate: u32, sent: &Sent, stop: &mut watch::Receiver<bool>) -> anyhow::Result<()> {
        let mut camera = Camera::new(bitrate, 1);
        let mut microphone = Microphone::new(2);
        let mut picture = Pace::new(PICTURES);
        let mut sound = Pace::new(SOUNDS);
        let mut since_key = KEY_EVERY;
        loop {
            let due = picture.next.min(sound.next);
            tokio::select! {
                () = over(stop) => return Ok(()),
                happening = self.client.next() => match happening? {
                    Happening::Closed => bail!("the SFU closed on the publisher"),
                    Happening::Publisher(event) if matches!(*event, Event::KeyframeRequest(_)) => {
                        sent.key_requests.fetch_add(1, Ordering::Relaxed);
                        since_key = KEY_EVERY;
                    }
                    _ => {}
                },
                () = tokio::time::sleep_until(due.into()) => {
                    if picture.due(sent) {
                        let key = since_key >= KEY_EVERY;
                        since_key = if key { 0 } else { since_key + 1 };
                        self.show(camera.picture(key), sent)?;
                    }
                    if sound.due(sent) {
                        self.say(microphone.sound(), sent)?;
                    }
                    self.peer()?.tick()?;
                }
            }
        }
    }

    fn peer(&mut self) -> anyhow::Result<&mut super::peer::Peer> {
        self.client.publisher.as_mut().context("no publishing peer")
    }

    fn show(&mut self, packets: Vec<Vec<u8>>, sent: &Sent) -> anyhow::Result<()> {
        let last = packets.len() - 1;
        self.video.time = self.video.time.wrapping_add(90_000 / PICTURES);
        for (place, payload) in packets.into_iter().enumerate() {
            let payload = marked(payload, Mark::now(self.video.number, self.start));
            sent.bytes.fetch_add(payload.len() as u64, Ordering::Relaxed);
            let packet = self.video.packet(payload).marker(place == last).nackable(true);
            let mid = self.video.mid;
            self.client.write(mid, packet)?;
            sent.video.fetch_add(1, Ordering::Release);
        }
        Ok(())
    }

    fn say(&mut self, payload: Vec<u8>, sent: &Sent) -> anyhow::Result<()> {
        self.audio.time = self.audio.time.wrapping_add(48_000 / SOUNDS);
        let payload = marked(payload, Mark::now(self.audio.number, self.start));
        sent.bytes.fetch_add(payload.len() as u64, Ordering::Relaxed);
        let loud = ExtensionValues { audio_level: Some(-20), voice_activity: Some(true), ..ExtensionValues::default() };
        let packet = self.audio.packet(payload).ext_vals(loud);
        let mid = self.audio.mid;
        self.client.write(mid, packet)?;
        sent.audio.fetch_add(1, Ordering::Release);
        Ok(())
    }
}

impl Outlet {
    /// The way out for a line that was offered and answered.
    ///
    /// # Errors
    /// When the codec was not negotiated.
    pub fn new(client: &Client, mid: Mid, codec: Codec) -> anyhow::Result<Self> {
        let peer = client.publisher.as_ref().context("no publishing peer")?;
        let params = peer.rtc.codec_config().params();
        let found = params.iter().find(|params| params.spec().codec == codec);
        let pt = found.with_context(|| format!("{codec:?} was not negotiated"))?.pt();
        Ok(Outlet { mid, pt, number: 0, time: 0 })
    }

    /// The next packet of the track.
    pub fn packet(&mut self, payload: Vec<u8>) -> RtpWrite {
        // From 1000 on, so that the first turn of the 16-bit number happens in a long run too.
        let number = SeqNo::from(1000 + self.number);
        self.number += 1;
        RtpWrite::new(self.pt, number, self.time, Instant::now(), payload)
    }
}

/// When the next one is due.
struct Pace {
    next: Instant,
    every: Duration,
}

impl Pace {
    fn new(rate: u32) -> Self {
        Pace { next: Instant::now(), every: Duration::from_secs(1) / rate }
    }

    /// Whether one is due now; then the next is one step later, however late this one is. More than a second behind, it starts anew.
    fn due(&mut self, sent: &Sent) -> bool {
        let now = Instant::now();
        if now < self.next {
            return false;
        }
        self.next += self.every;
        if now.saturating_duration_since(self.next) > Duration::from_secs(1) {
            sent.skipped.fetch_add(1, Ordering::Relaxed);
            self.next = now + self.every;
        }
        true
    }
}

fn is_published(happening: &Happening) -> bool {
    matches!(happening, Happening::Signal(message) if matches!(**message, Response::TrackPublished(_)))
}

fn is_connected(happening: &Happening) -> Option<()> {
    match happening {
        Happening::Publisher(event) => matches!(**event, Event::Connected).then_some(()),
        _ => None,
    }
}
