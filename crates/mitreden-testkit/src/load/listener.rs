//! One who listens and keeps count of every packet, per track and on the wire. Sends nothing but what WebRTC needs.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::bail;
use livekit_protocol::signal_request::Message as Request;
use livekit_protocol::signal_response::Message as Response;
use livekit_protocol::{ParticipantInfo, UpdateTrackSettings, VideoQuality};
use str0m::Event;
use str0m::format::Codec;
use str0m::rtp::RtpPacket;
use tokio::sync::{mpsc, watch};

use super::client::{Client, Happening};
use super::frames::begins_key_frame;
use super::histogram::Histogram;
use super::mark::{Mark, Seen};
use super::run::over;
use super::sequence::Sequence;
use super::signal::Way;

/// What one listener counted.
#[derive(Clone, Debug, Default)]
pub struct Count {
    /// Video marks that came, in whatever way (first transmission or repair).
    pub video: Seen,
    /// Audio marks that came.
    pub audio: Seen,
    /// The forwarded video stream as it came over the wire, before repair.
    pub video_wire: Sequence,
    /// The forwarded audio stream as it came over the wire.
    pub audio_wire: Sequence,
    /// From the publisher's hand to ours, for every packet while measuring.
    pub journey: Histogram,
    /// From the first knock to the first audio packet.
    pub first_audio: Option<Duration>,
    /// From the first knock to the first video packet.
    pub first_video: Option<Duration>,
    /// From the first knock to the first packet of a key frame: from here a decoder shows something.
    pub first_key: Option<Duration>,
    /// The last STUN round trip on the media path.
    pub media_rtt: Option<Duration>,
    /// The last ping over the signalling connection.
    pub ping: Option<Duration>,
    /// Packets that were not the publisher's.
    pub foreign: u64,
    /// Datagrams of ours that our own kernel would not take.
    pub unsent: u64,
    /// The port of the media socket.
    pub port: u16,
}

impl Count {
    /// How many of the packets sent from `from` to `to` (video, audio) came.
    pub fn within(&self, from: [u64; 2], to: [u64; 2]) -> u64 {
        self.video.within(from[0], to[0]) + self.audio.within(from[1], to[1])
    }

    /// Whether it hears and has the begin of a decodable picture.
    pub fn arrived(&self) -> bool {
        self.first_audio.is_some() && self.first_key.is_some()
    }
}

/// What all of one run share.
#[derive(Clone, Debug)]
pub struct Run {
    /// The zero of every mark's time.
    pub start: Instant,
    /// Whether journeys count now; not while the others still come in.
    pub measuring: Arc<AtomicBool>,
}

/// A client that listens.
pub struct Listener {
    client: Client,
    count: Arc<Mutex<Count>>,
    knocked: Instant,
    run: Run,
}

impl Listener {
    /// Knocks and comes in.
    ///
    /// # Errors
    /// When the SFU refuses.
    pub async fn join(way: &Way, run: &Run) -> anyhow::Result<Self> {
        let knocked = Instant::now();
        let client = Client::join(way).await?;
        let count = Count { port: client.subscriber.port(), ..Count::default() };
        let others = client.join.as_ref().map(|join| join.other_participants.clone());
        let count = Arc::new(Mutex::new(count));
        let mut listener = Listener { client, count, knocked, run: run.clone() };
        listener.look_at(&others.unwrap_or_default()).await?;
        Ok(listener)
    }

    /// The count while it grows.
    pub fn count(&self) -> Arc<Mutex<Count>> {
        Arc::clone(&self.count)
    }

    /// Listens until told to stop; tells its port on `arrivals` once audio and a decodable picture are here.
    ///
    /// # Errors
    /// When the SFU closes the connection or str0m fails.
    pub async fn run(mut self, arrivals: Option<mpsc::UnboundedSender<u16>>, stop: &mut watch::Receiver<bool>) -> anyhow::Result<Count> {
        let mut arrivals = arrivals;
        loop {
            tokio::select! {
                () = over(stop) => break,
                happening = self.client.next() => match happening? {
                    Happening::Subscriber(event) => self.heard(*event),
                    Happening::Signal(message) => self.told(*message).await?,
                    Happening::Closed => bail!("the SFU closed on a listener"),
                    Happening::Publisher(_) => {}
                },
            }
            let port = self.client.subscriber.port();
            if lock(&self.count).arrived()
                && let Some(arrivals) = arrivals.take()
            {
                // Nobody listens for arrivals any more when the run is being ended.
                let _ = arrivals.send(port);
            }
        }
        Ok(self.finish())
    }

    fn heard(&mut self, event: Event) {
        match event {
            Event::RtpPacket(packet) => self.packet(&packet),
            Event::PeerStats(stats) => {
                let pair = stats.selected_candidate_pair;
                lock(&self.count).media_rtt = pair.and_then(|pair| pair.current_round_trip_time);
            }
            _ => {}
        }
    }

    fn packet(&self, packet: &RtpPacket) {
        let mut count = lock(&self.count);
        let Some(mark) = Mark::read(&packet.payload) else {
            count.foreign += 1;
            return;
        };
        let since = self.knocked.elapsed();
        if self.is_video(packet) {
            count.video.note(mark.number);
            count.first_video.get_or_insert(since);
            if begins_key_frame(&packet.payload) {
                count.first_key.get_or_insert(since);
            }
        } else {
            count.audio.note(mark.number);
            count.first_audio.get_or_insert(since);
        }
        if self.run.measuring.load(Ordering::Relaxed) {
            count.journey.add(self.run.start.elapsed().saturating_sub(mark.sent));
        }
    }

    fn is_video(&self, packet: &RtpPacket) -> bool {
        let kind = packet.header.payload_type;
        self.client
            .subscriber
            .rtc
            .codec_config()
            .params()
            .iter()
            .any(|params| params.spec().codec == Codec::Vp8 && (params.pt() == kind || params.resend() == Some(kind)))
    }

    async fn told(&mut self, message: Response) -> anyhow::Result<()> {
        match message {
            Response::Leave(leave) => bail!("sent away: reason {:?}", leave.reason()),
            Response::Update(update) => self.look_at(&update.participants).await,
            _ => Ok(()),
        }
    }

    /// Asks for every track in full size, as a page with the speaker on stage does.
    async fn look_at(&mut self, participants: &[ParticipantInfo]) -> anyhow::Result<()> {
        let tracks = participants.iter().flat_map(|who| &who.tracks);
        let track_sids: Vec<String> = tracks.map(|track| track.sid.clone()).collect();
        if track_sids.is_empty() {
            return Ok(());
        }
        let mut settings = UpdateTrackSettings { track_sids, width: 1280, height: 720, ..UpdateTrackSettings::default() };
        settings.set_quality(VideoQuality::High);
        self.client.ask(Request::TrackSetting(settings)).await
    }

    fn finish(self) -> Count {
        let mut count = lock(&self.count).clone();
        let params = self.client.subscriber.rtc.codec_config().params();
        for (_, kind, sequence) in self.client.subscriber.wire() {
            let of = |codec| params.iter().any(|params| *params.pt() == *kind && params.spec().codec == codec);
            // One forwarded stream of a kind is what a run has; the longest is it, a probe is not.
            if of(Codec::Vp8) && sequence.received() > count.video_wire.received() {
                count.video_wire = sequence.clone();
            } else if of(Codec::Opus) && sequence.received() > count.audio_wire.received() {
                count.audio_wire = sequence.clone();
            }
        }
        count.unsent = self.client.subscriber.unsent();
        count.ping = self.client.ping;
        count
    }
}

/// A count stays readable after a panic of another holder: it is numbers only.
pub(super) fn lock(count: &Mutex<Count>) -> MutexGuard<'_, Count> {
    count.lock().unwrap_or_else(PoisonError::into_inner)
}
