//! A published (or announced) track, its layers and everyone who gets it. Writes no packet.

use std::time::Instant;

use str0m::media::{Mid, Pt};
use str0m::rtp::Ssrc;

use super::forward::{LAYERS, Layer, Measure, Munger, Throttle, choose, wanted_by_size};
use super::sdp::Kind;
use super::{ParticipantId, PeerId, TrackId, ids};
use crate::Source;
use crate::proto;

/// What a subscriber asked for one track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    pub(crate) disabled: bool,
    pub(crate) quality: Layer,
    /// Size of the view in pixels; wins over the quality when set.
    pub(crate) view: Option<(u32, u32)>,
    /// Paid for before all others when the connection is narrow; what LiveKit calls a priority, of which one step is enough here.
    pub(crate) first: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { disabled: false, quality: LAYERS - 1, view: None, first: false }
    }
}

/// One incoming layer.
#[derive(Debug, Default)]
pub(crate) struct Incoming {
    pub(crate) measure: Measure,
    pub(crate) keyframes: Throttle,
}

/// One subscriber's way of getting the track.
#[derive(Debug)]
pub(crate) struct Down {
    pub(crate) participant: ParticipantId,
    pub(crate) peer: PeerId,
    pub(crate) mid: Mid,
    pub(crate) pt: Pt,
    pub(crate) red: Option<Pt>,
    pub(crate) settings: Settings,
    /// Bits a second this subscriber may get of this track; `None`: no bound known.
    pub(crate) budget: Option<u64>,
    pub(crate) target: Option<Layer>,
    pub(crate) current: Option<(Ssrc, Layer)>,
    pub(crate) munger: Munger,
    /// The subscriber was told that the picture rests for lack of bandwidth.
    pub(crate) paused: bool,
}

impl Down {
    /// Whether the picture rests although it flows and is wanted.
    fn starves(&self, flowing: bool) -> bool {
        flowing && self.target.is_none() && !self.settings.disabled && self.budget.is_some()
    }
}

/// A track of a participant. Without a line it is only announced by its client, and nobody sees it.
#[derive(Debug)]
pub(crate) struct Track {
    pub(crate) id: TrackId,
    pub(crate) owner: ParticipantId,
    pub(crate) info: proto::TrackInfo,
    pub(crate) cids: Vec<String>,
    pub(crate) source: Source,
    pub(crate) kind: Kind,
    /// The line it arrives on.
    pub(crate) line: Option<(PeerId, Mid)>,
    /// Muted from here: packets are dropped until the participant itself unmutes.
    pub(crate) silenced: bool,
    pub(crate) layers: [Incoming; LAYERS],
    pub(crate) downs: Vec<Down>,
    pub(crate) told_subscribed: bool,
    /// Number of layers the publisher was last told to send, and since when fewer would do.
    pub(crate) wanted: Wanted,
}

/// Dynacast: what the publisher was told.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) told: Option<usize>,
    pub(crate) fewer_since: Option<Instant>,
}

impl Track {
    pub(crate) fn new(id: TrackId, owner: ParticipantId, request: &proto::AddTrackRequest) -> Self {
        let audio = request.r#type == proto::TrackType::Audio as i32;
        let source = Source::of_wire(request.source, audio);
        let mut cids = vec![request.cid.clone()];
        cids.extend(request.simulcast_codecs.iter().map(|c| c.cid.clone()));
        cids.retain(|c| !c.is_empty());
        Self {
            id,
            owner,
            info: info(request, audio, source),
            cids,
            source,
            kind: if audio { Kind::Audio } else { Kind::Video },
            line: None,
            silenced: false,
            layers: Default::default(),
            downs: Vec::new(),
            told_subscribed: false,
            wanted: Wanted::default(),
        }
    }

    /// The RTP clock in Hz.
    pub(crate) fn clock(&self) -> u32 {
        match self.kind {
            Kind::Audio => 48_000,
            Kind::Video => 90_000,
        }
    }

    /// The layer settings ask for.
    pub(crate) fn wanted_layer(&self, settings: &Settings) -> Layer {
        #[expect(deprecated, reason = "clients up to now read and write the flat list")]
        let layers = &self.info.layers;
        match settings.view {
            Some(view) if !layers.is_empty() => {
                let size = |l: &proto::VideoLayer| {
                    let layer = usize::try_from(l.quality).unwrap_or(0).min(LAYERS - 1);
                    (layer, l.width, l.height)
                };
                let sizes: Vec<_> = layers.iter().map(size).collect();
                wanted_by_size(view, &sizes)
            }
            _ => settings.quality.min(LAYERS - 1),
        }
    }

    /// Chooses every subscriber's layer anew and asks for the key frames a change needs.
    pub(crate) fn retarget(&mut self, now: Instant) {
        let flowing: [bool; LAYERS] = std::array::from_fn(|l| self.layers[l].measure.flows(now));
        let rates: [u64; LAYERS] = std::array::from_fn(|l| self.layers[l].measure.rate());
        for i in 0..self.downs.len() {
            let down = &self.downs[i];
            let wanted = self.wanted_layer(&down.settings);
            let target = if down.settings.disabled { None } else { choose(wanted, flowing, rates, down.budget) };
            let down = &mut self.downs[i];
            if target.is_none() && (down.settings.disabled || down.budget.is_some()) {
                down.current = None;
                down.munger.pause();
            }
            down.target = target;
            let current = down.current.map(|c| c.1);
            if let Some(layer) = target.filter(|t| current != Some(*t)) {
                self.layers[layer].keyframes.ask();
            }
        }
    }

    /// Bits a second that go to a subscriber now.
    pub(crate) fn rate_of(&self, down: &Down) -> u64 {
        down.current.map_or(0, |(_, layer)| self.layers[layer].measure.rate())
    }

    /// A screen is read, a camera is looked at: its share of a narrow connection is larger.
    pub(crate) fn weight(&self) -> u64 {
        match self.source {
            Source::ScreenShare => 3,
            _ => 1,
        }
    }

    /// What a subscriber gets takes so many bits a second.
    pub(crate) fn price_of(&self, down: &Down) -> u64 {
        down.target.map_or(0, |layer| self.layers[layer].measure.rate())
    }

    /// Bits a second of the smallest picture that flows.
    pub(crate) fn least_price(&self, now: Instant) -> u64 {
        self.layers.iter().filter(|l| l.measure.flows(now)).map(|l| l.measure.rate()).min().unwrap_or(0)
    }

    /// Subscribers whose picture began or ceased to rest for lack of bandwidth, and which of both.
    pub(crate) fn starving(&mut self, now: Instant) -> Vec<(ParticipantId, bool)> {
        let flowing = self.layers.iter().any(|l| l.measure.flows(now));
        let changed = self.downs.iter_mut().filter_map(|down| {
            let starves = down.starves(flowing);
            let before = std::mem::replace(&mut down.paused, starves);
            (before != starves).then_some((down.participant, starves))
        });
        changed.collect()
    }

    /// The largest layer anybody watches, as a number of layers; 0: nobody watches.
    pub(crate) fn watched(&self) -> usize {
        let watching = self.downs.iter().filter(|d| !d.settings.disabled);
        let most = watching.map(|d| self.wanted_layer(&d.settings) + 1).max();
        most.unwrap_or(0)
    }
}

fn info(request: &proto::AddTrackRequest, audio: bool, source: Source) -> proto::TrackInfo {
    let mime = if audio { "audio/opus" } else { "video/VP8" };
    let codec = proto::SimulcastCodecInfo { mime_type: mime.to_owned(), cid: request.cid.clone(), layers: request.layers.clone(), ..Default::default() };
    #[expect(deprecated, reason = "clients up to now read the flat fields")]
    proto::TrackInfo {
        sid: ids::track(),
        r#type: request.r#type,
        name: request.name.clone(),
        muted: request.muted,
        width: request.width,
        height: request.height,
        simulcast: request.layers.len() > 1,
        disable_dtx: request.disable_dtx,
        source: source.wire() as i32,
        layers: request.layers.clone(),
        mime_type: mime.to_owned(),
        codecs: if audio { Vec::new() } else { vec![codec] },
        stereo: request.stereo,
        disable_red: request.disable_red,
        encryption: request.encryption,
        stream: request.stream.clone(),
        audio_features: request.audio_features.clone(),
        ..Default::default()
    }
}
