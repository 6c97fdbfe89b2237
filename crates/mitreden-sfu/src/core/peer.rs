//! One WebRTC connection: str0m in RTP mode, its m-line pool and negotiation state. Knows no room.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use str0m::change::{SdpAnswer, SdpOffer, SdpPendingOffer};
use str0m::channel::{ChannelConfig, ChannelId, Reliability};
use str0m::config::{CryptoProvider, DtlsCert};
use str0m::format::Codec;
use str0m::media::{MediaKind, Mid, Pt};
use str0m::net::{TcpType, Transmit};
use str0m::rtp::Ssrc;
use str0m::{Candidate, Event, Input, Output, Rtc};

use super::forward::{Budget, Layer};
use super::quality::Sample;
use super::sdp::{self, Direction, Extra, Kind, Line, Pool, View};
use super::{ParticipantId, TrackId};

/// Video packets kept for resending: 200 are about two seconds of 1 Mbit/s, enough for any useful NACK.
const SEND_BUFFER_VIDEO: usize = 200;

/// How often str0m reports loss and round-trip time.
const STATS_INTERVAL: Duration = Duration::from_secs(2);

/// The clock of a connection goes in steps of this length.
const LEAST_WAIT: Duration = Duration::from_millis(1);

/// A connection that reported an error is looked at again after this long.
const AFTER_ERROR: Duration = Duration::from_millis(100);

/// Why a description was not taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PeerError {
    #[error("the session description is too large")]
    TooLarge,
    #[error("the session description cannot be read")]
    Unreadable,
    #[error("the session description does not fit: {0}")]
    Refused(String),
    #[error("the answer is to no offer")]
    NoOffer,
    #[error("the media connection failed")]
    Broken,
}

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// v1: both directions, the client offers.
    Single,
    /// v0: from the client, the client offers.
    Publisher,
    /// v0: to the client, this side offers.
    Subscriber,
}

/// Makes connections that share certificate and candidates.
pub(crate) struct Factory {
    crypto: Arc<CryptoProvider>,
    cert: DtlsCert,
    candidates: Vec<Candidate>,
    data_bytes: usize,
}

impl Factory {
    /// `udp` and `tcp` are the addresses announced to clients.
    pub(crate) fn new(udp: &[SocketAddr], tcp: &[SocketAddr], data_bytes: usize) -> Result<Self, String> {
        let crypto = Arc::new(str0m::crypto::from_feature_flags());
        let cert = crypto.dtls_provider.generate_certificate().ok_or("no DTLS certificate could be made")?;
        let mut candidates = Vec::new();
        for addr in udp {
            candidates.push(Candidate::host(*addr, "udp").map_err(|e| e.to_string())?);
        }
        for addr in tcp {
            let built = Candidate::builder().tcp().host(*addr).tcptype(TcpType::Passive).build();
            candidates.push(built.map_err(|e| e.to_string())?);
        }
        Ok(Self { crypto, cert, candidates, data_bytes })
    }

    fn rtc(&self, now: Instant) -> Rtc {
        let max_message = u32::try_from(self.data_bytes).unwrap_or(u32::MAX);
        let mut rtc = Rtc::builder()
            .set_crypto_provider(self.crypto.clone())
            .set_dtls_cert(self.cert.clone())
            .set_ice_lite(true)
            .set_rtp_mode(true)
            .clear_codecs()
            .enable_opus(true, true)
            .enable_vp8(true)
            .set_send_buffer_video(SEND_BUFFER_VIDEO)
            .set_sctp_max_message_size(max_message)
            .set_stats_interval(Some(STATS_INTERVAL))
            .build(now);
        for candidate in &self.candidates {
            rtc.add_local_candidate(candidate.clone());
        }
        rtc
    }
}

/// Where packets of an SSRC belong.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Incoming {
    pub(crate) track: TrackId,
    pub(crate) layer: Layer,
}

/// The two channels of LiveKit's data packets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    Reliable,
    Lossy,
}

impl Label {
    pub(crate) fn of(name: &str) -> Option<Label> {
        match name {
            "_reliable" => Some(Label::Reliable),
            "_lossy" => Some(Label::Lossy),
            _ => None,
        }
    }
}

struct PendingOffer {
    id: u32,
    change: SdpPendingOffer,
    text: String,
}

/// Payload types a line was negotiated with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LineTypes {
    pub(crate) pt: Pt,
    pub(crate) red: Option<Pt>,
}

/// One connection.
pub(crate) struct Peer {
    pub(crate) rtc: Rtc,
    pub(crate) owner: ParticipantId,
    pub(crate) role: Role,
    pub(crate) pool: Pool<TrackId>,
    offer_id: u32,
    offer: Option<PendingOffer>,
    /// When the client was asked for something (an answer, an offer) it has not delivered yet.
    pub(crate) asked: Option<Instant>,
    /// m-lines the client was asked to add and has not offered yet.
    pub(crate) outstanding: Extra,
    /// An ICE restart is due with the next offer (subscriber) after a resume.
    pub(crate) restart: bool,
    pub(crate) channels: HashMap<ChannelId, Label>,
    pub(crate) sources: HashMap<Ssrc, Incoming>,
    pub(crate) connected: bool,
    pub(crate) deadline: Instant,
    pub(crate) dirty: bool,
    /// Loss and round-trip time of the last interval.
    pub(crate) sample: Option<Sample>,
    /// Loss this side sees of what the client sends, 0 to 1.
    pub(crate) upstream_loss: f32,
    /// How much video it bears.
    pub(crate) budget: Budget,
    /// The code of this connection panicked: nothing of it may be used any more.
    pub(crate) broken: bool,
}

/// What a connection has to say.
#[expect(clippy::large_enum_variant, reason = "lives on the stack for one match")]
pub(crate) enum Step {
    Transmit(Transmit),
    Event(Event),
    /// Nothing until then.
    Wait(Instant),
}

impl Peer {
    pub(crate) fn new(factory: &Factory, owner: ParticipantId, role: Role, now: Instant) -> Self {
        Self {
            rtc: factory.rtc(now),
            owner,
            role,
            pool: Pool::new(),
            offer_id: 0,
            offer: None,
            asked: None,
            outstanding: Extra::default(),
            restart: false,
            channels: HashMap::new(),
            sources: HashMap::new(),
            connected: false,
            deadline: now,
            dirty: false,
            sample: None,
            upstream_loss: 0.0,
            budget: Budget::default(),
            broken: false,
        }
    }

    /// Runs code on the connection. A panic there (bytes of one client that nobody foresaw) ends this
    /// connection and reaches nobody else.
    fn guard<T>(&mut self, run: impl FnOnce(&mut Rtc) -> T) -> Option<T> {
        if self.broken {
            return None;
        }
        let done = catch_unwind(AssertUnwindSafe(|| run(&mut self.rtc)));
        self.broken = done.is_err();
        done.ok()
    }

    /// Time passes, or a datagram came. What str0m cannot use is an error of that datagram alone.
    pub(crate) fn input(&mut self, input: Input<'_>) {
        if let Some(Err(error)) = self.guard(|rtc| rtc.handle_input(input)) {
            tracing::debug!(%error, "input not used");
        }
    }

    /// The next thing to do. `now` bounds the wait of a connection that failed.
    pub(crate) fn step(&mut self, now: Instant) -> Step {
        match self.guard(Rtc::poll_output) {
            Some(Ok(Output::Transmit(transmit))) => Step::Transmit(transmit),
            Some(Ok(Output::Event(event))) => Step::Event(event),
            // Never now: a timer that is always due must not keep the thread.
            Some(Ok(Output::Timeout(at))) => Step::Wait(at.max(now + LEAST_WAIT)),
            Some(Err(error)) => {
                tracing::debug!(%error, "media connection failed");
                Step::Wait(now + AFTER_ERROR)
            }
            None => Step::Wait(now + AFTER_ERROR),
        }
    }

    /// Whether the connection can still be used.
    pub(crate) fn is_alive(&self) -> bool {
        !self.broken && self.rtc.is_alive()
    }

    /// A farewell (DTLS close_notify), so that the client notices at once. Nothing waits for it.
    pub(crate) fn farewell(&mut self, now: Instant) -> Vec<Transmit> {
        let mut last = Vec::new();
        if self.connected && self.guard(|rtc| rtc.close().is_ok()) == Some(true) {
            self.input(Input::Timeout(now));
            while let Step::Transmit(transmit) = self.step(now) {
                last.push(transmit);
            }
        }
        last
    }

    /// Takes a client's offer, gives the answer and the lines the client may send on.
    /// `names` gives stream id and track id of a track to the client.
    pub(crate) fn answer(&mut self, offer: &str, names: impl Fn(TrackId) -> (String, String)) -> Result<(String, Vec<Line>), PeerError> {
        if offer.len() > sdp::MAX_BYTES {
            return Err(PeerError::TooLarge);
        }
        let lines = sdp::parse(offer);
        if lines.len() > sdp::MAX_LINES {
            return Err(PeerError::TooLarge);
        }
        let parsed = self.guard(|_| SdpOffer::from_sdp_string(offer));
        let parsed = parsed.ok_or(PeerError::Broken)?.map_err(|_| PeerError::Unreadable)?;
        if self.role == Role::Single {
            self.take_receiving_lines(&lines);
        }
        let answer = self.rtc.sdp_api().accept_offer(parsed).map_err(|e| PeerError::Refused(e.to_string()))?;
        let text = self.rewritten(&answer.to_sdp_string(), names);
        // The client applies answers in order: what this one shows inactive is free for the next.
        self.pool.shown();
        self.pool.settled();
        self.asked = None;
        Ok((text, lines))
    }

    fn take_receiving_lines(&mut self, lines: &[Line]) {
        let receiving = |l: &&Line| l.direction == Direction::RecvOnly;
        let offered: Vec<Mid> = lines.iter().filter(receiving).map(|l| l.mid).collect();
        self.pool.keep_only(&offered);
        for line in lines.iter().filter(receiving) {
            if self.pool.learn(line.mid, line.kind) {
                let left = match line.kind {
                    Kind::Audio => &mut self.outstanding.audio,
                    Kind::Video => &mut self.outstanding.video,
                };
                *left = left.saturating_sub(1);
            }
        }
        for made in self.pool.assign() {
            if made.reused {
                self.renew_ssrc(made.mid);
            }
        }
    }

    /// A receiver that has seen an SSRC on a line ignores a new track with the same one.
    fn renew_ssrc(&mut self, mid: Mid) {
        let mut direct = self.rtc.direct_api();
        let video = direct.stream_tx_by_mid(mid, None).is_some_and(|s| s.rtx().is_some());
        let ssrc = direct.new_ssrc();
        let mut rtx = direct.new_ssrc();
        while rtx == ssrc {
            rtx = direct.new_ssrc();
        }
        direct.reset_stream_tx(mid, None, ssrc, video.then_some(rtx));
    }

    fn rewritten(&self, text: &str, names: impl Fn(TrackId) -> (String, String)) -> String {
        sdp::rewrite(text, |mid| match self.pool.carried(mid) {
            None => View::Receive,
            Some(None) => View::Idle,
            Some(Some(track)) => {
                let (stream, track) = names(track);
                View::Carry { stream, track }
            }
        })
    }

    /// The next offer to a subscriber, with its number. `None`: nothing to offer, or one is under way.
    pub(crate) fn offer(&mut self, names: impl Fn(TrackId) -> (String, String), now: Instant) -> Option<(u32, String)> {
        let first = self.offer_id == 0;
        if self.offer.is_some() || !(first || self.restart || self.pool.pending()) {
            return None;
        }
        let reused = self.pool.assign();
        for made in reused.iter().filter(|m| m.reused) {
            self.renew_ssrc(made.mid);
        }
        let mut api = self.rtc.sdp_api();
        if first {
            api.add_channel_with_config(channel("_reliable", true));
            api.add_channel_with_config(channel("_lossy", false));
        }
        for made in &reused {
            api.set_direction(made.mid, str0m::media::Direction::SendOnly);
        }
        for mid in self.pool.leaving() {
            api.set_direction(mid, str0m::media::Direction::Inactive);
        }
        for (track, kind) in self.pool.unplaced() {
            let media = match kind {
                Kind::Audio => MediaKind::Audio,
                Kind::Video => MediaKind::Video,
            };
            let mid = api.add_media(media, str0m::media::Direction::SendOnly, None, None, None);
            self.pool.add_carrying(mid, kind, track);
        }
        if self.restart && !first {
            api.ice_restart(true);
        }
        self.restart = false;
        let (offer, change) = api.apply()?;
        self.pool.shown();
        self.offer_id += 1;
        let text = self.rewritten(&offer.to_sdp_string(), names);
        self.offer = Some(PendingOffer { id: self.offer_id, change, text: text.clone() });
        self.asked = Some(now);
        Some((self.offer_id, text))
    }

    /// The offer under way, to be sent again after a resume: the client may have missed it.
    pub(crate) fn unanswered(&self) -> Option<(u32, String)> {
        self.offer.as_ref().map(|o| (o.id, o.text.clone()))
    }

    /// Takes the answer to the offer under way. `Ok(false)`: an old one, ignored.
    pub(crate) fn accept(&mut self, id: u32, answer: &str) -> Result<bool, PeerError> {
        if answer.len() > sdp::MAX_BYTES {
            return Err(PeerError::TooLarge);
        }
        let Some(offer) = self.offer.take_if(|o| o.id == id || id == 0) else {
            return if id < self.offer_id { Ok(false) } else { Err(PeerError::NoOffer) };
        };
        let parsed = self.guard(|_| SdpAnswer::from_sdp_string(answer));
        let parsed = parsed.ok_or(PeerError::Broken)?.map_err(|_| PeerError::Unreadable)?;
        let taken = self.guard(|rtc| rtc.sdp_api().accept_answer(offer.change, parsed));
        let taken = taken.ok_or(PeerError::Broken)?;
        taken.map_err(|e| PeerError::Refused(e.to_string()))?;
        self.pool.settled();
        self.asked = None;
        Ok(true)
    }

    /// The payload types to send with on a line.
    pub(crate) fn types(&self, mid: Mid) -> Option<LineTypes> {
        let media = self.rtc.media(mid)?;
        let codec = match media.kind() {
            MediaKind::Audio => Codec::Opus,
            MediaKind::Video => Codec::Vp8,
        };
        let agreed = media.remote_pts();
        let params = self.rtc.codec_config().params();
        let found = params.iter().find(|p| p.spec().codec == codec && agreed.contains(&p.pt()))?;
        Some(LineTypes { pt: found.pt(), red: found.red() })
    }

    /// Track and layer of an SSRC's line: `(mid, layer)`. Unknown SSRCs belong to nothing.
    pub(crate) fn line_of(&mut self, ssrc: Ssrc) -> Option<(Mid, Layer)> {
        let mut direct = self.rtc.direct_api();
        let stream = direct.stream_rx(&ssrc)?;
        let layer = match stream.rid().as_deref() {
            Some("h") => 1,
            Some("f") => 2,
            _ => 0,
        };
        Some((stream.mid(), layer))
    }
}

fn channel(label: &str, reliable: bool) -> ChannelConfig {
    ChannelConfig {
        label: label.to_owned(),
        ordered: reliable,
        reliability: if reliable { Reliability::Reliable } else { Reliability::MaxRetransmits { retransmits: 0 } },
        ..Default::default()
    }
}
