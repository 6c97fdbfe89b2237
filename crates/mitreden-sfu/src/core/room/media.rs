//! The hot path: a packet from one publisher to all its subscribers. Negotiates nothing.

use std::sync::Arc;
use std::time::Instant;

use str0m::format::Codec;
use str0m::media::{KeyframeRequestKind, Mid, Pt};
use str0m::rtp::{ExtensionValues, RtpPacket, RtpWrite, Ssrc, Vp8Descriptor};
use str0m::stats::PeerStats;

use super::Room;
use crate::core::forward::{self, Layer, Numbers, Vp8};
use crate::core::peer::{Incoming, Peer};
use crate::core::quality::Sample;
use crate::core::sdp::Kind;
use crate::core::track::{Down, Track};
use crate::core::{ParticipantId, PeerId};

/// Largest payload passed on, in bytes: with header, extensions and authentication it still fits a path of
/// 1500. Browsers send at most 1200.
const PAYLOAD: usize = 1400;

/// What all subscribers of one packet share.
struct Packet<'a> {
    rtp: &'a RtpPacket,
    ssrc: Ssrc,
    layer: Layer,
    numbers: Numbers,
    vp8: Option<Vp8Descriptor>,
    /// A source may begin here: any audio packet, the start of a key frame.
    begins: bool,
    video: bool,
    audio: AudioForms,
}

/// The forms an audio packet may be sent in, made when first needed.
#[derive(Default)]
struct AudioForms {
    /// Payload types of the publisher when the packet is redundant audio: the inner one.
    red: bool,
    plain: Option<Arc<[u8]>>,
}

impl Room {
    pub(super) fn forward(&mut self, from: PeerId, rtp: &RtpPacket, now: Instant) {
        let ssrc = rtp.header.ssrc;
        if rtp.payload.len() > PAYLOAD {
            return;
        }
        let Some(Incoming { track, layer }) = self.incoming(from, ssrc) else {
            return;
        };
        let red = self.is_red(from, rtp.header.payload_type);
        let Some(entry) = self.tracks.get_mut(&track) else {
            return;
        };
        let lane = &mut entry.layers[layer];
        lane.measure.packet(rtp.payload.len(), now);
        if entry.silenced || entry.info.muted {
            return;
        }
        let mut packet = packet(rtp, layer, entry.kind, red);
        if packet.vp8.is_some() && packet.begins {
            lane.keyframes.arrived();
        }
        let owner = entry.owner;
        for down in &mut entry.downs {
            let Some(peer) = self.peers.get_mut(&down.peer) else {
                continue;
            };
            if write(down, peer, &mut packet, now) {
                self.out.forwarded += 1;
                if !peer.dirty {
                    peer.dirty = true;
                    self.dirty.push(down.peer);
                }
            }
        }
        if let (Kind::Audio, Some(level)) = (entry.kind, rtp.header.ext_vals.audio_level) {
            self.hear(owner, level);
        }
    }

    /// Hidden participants are not heard, and so never shown as speaking.
    fn hear(&mut self, who: ParticipantId, level: i8) {
        if self.participants.get(&who).is_some_and(|p| !p.permission.hidden) {
            self.speakers.packet(who, level);
        }
    }

    /// Track and layer of an SSRC, remembered after the first packet.
    fn incoming(&mut self, from: PeerId, ssrc: Ssrc) -> Option<Incoming> {
        let peer = self.peers.get_mut(&from)?;
        if let Some(known) = peer.sources.get(&ssrc) {
            return Some(*known);
        }
        let (mid, layer) = peer.line_of(ssrc)?;
        let on_line = |t: &&crate::core::track::Track| t.line == Some((from, mid));
        let track = self.tracks.values().find(on_line)?.id;
        let incoming = Incoming { track, layer };
        peer.sources.insert(ssrc, incoming);
        Some(incoming)
    }

    fn is_red(&self, from: PeerId, pt: Pt) -> bool {
        let Some(peer) = self.peers.get(&from) else {
            return false;
        };
        let params = peer.rtc.codec_config().params().iter();
        params.filter(|p| p.spec().codec == Codec::Opus).any(|p| p.red() == Some(pt))
    }

    pub(super) fn on_keyframe_request(&mut self, from: PeerId, mid: Mid) {
        for track in self.tracks.values_mut() {
            let on_line = |d: &&Down| d.peer == from && d.mid == mid;
            let Some(down) = track.downs.iter().find(on_line) else {
                continue;
            };
            if let Some(layer) = down.current.map(|c| c.1).or(down.target) {
                track.layers[layer].keyframes.ask();
            }
        }
    }

    /// Sends the requests for key frames that are due.
    pub(super) fn request_keyframes(&mut self, now: Instant) {
        for track in self.tracks.values_mut() {
            let (Kind::Video, Some((peer_id, mid))) = (track.kind, track.line) else {
                continue;
            };
            let Some(peer) = self.peers.get_mut(&peer_id) else {
                continue;
            };
            let mut asked = false;
            for (layer, lane) in track.layers.iter_mut().enumerate() {
                if lane.measure.flows(now) && lane.keyframes.due(now) {
                    asked |= ask(peer, mid, layer);
                }
            }
            if asked && !peer.dirty {
                peer.dirty = true;
                self.dirty.push(peer_id);
            }
        }
    }

    pub(super) fn on_stats(&mut self, id: PeerId, stats: &PeerStats, now: Instant) {
        let on_it = |d: &&Down| d.peer == id;
        let video = self.tracks.values().filter(|t| t.kind == Kind::Video);
        let (mut sent, mut weights_first, mut weights) = (0, 0, 0);
        for (track, down) in video.filter_map(|t| Some((t, t.downs.iter().find(on_it)?))) {
            sent += track.rate_of(down);
            *if down.settings.first { &mut weights_first } else { &mut weights } += track.weight();
        }
        let Some(peer) = self.peers.get_mut(&id) else {
            return;
        };
        let pair = stats.selected_candidate_pair.as_ref();
        let loss = stats.egress_loss_fraction.unwrap_or(0.0);
        peer.upstream_loss = stats.ingress_loss_fraction.unwrap_or(0.0);
        peer.sample = Some(Sample { loss, rtt: stats.rtt.or(pair.and_then(|p| p.current_round_trip_time)) });
        peer.budget.interval(loss, sent);
        let budget = peer.budget;
        let spent = self.share_out(id, true, now, |track| budget.share_of_first(track.weight(), weights_first, track.least_price(now)));
        let rest = budget.without(spent);
        self.share_out(id, false, now, |track| rest.share(track.weight(), weights));
    }

    /// Gives a connection's pictures, those that come first or all others, their part; answers how much they take of it.
    fn share_out(&mut self, id: PeerId, first: bool, now: Instant, share: impl Fn(&Track) -> Option<u64>) -> u64 {
        let mut spent = 0;
        for track in self.tracks.values_mut().filter(|t| t.kind == Kind::Video) {
            let Some(at) = track.downs.iter().position(|d| d.peer == id && d.settings.first == first) else {
                continue;
            };
            let share = share(track);
            if track.downs[at].budget != share {
                track.downs[at].budget = share;
                track.retarget(now);
            }
            spent += track.price_of(&track.downs[at]);
        }
        spent
    }
}

fn ask(peer: &mut Peer, mid: Mid, layer: Layer) -> bool {
    let mut direct = peer.rtc.direct_api();
    let rid = ["q", "h", "f"][layer.min(2)];
    let named = direct.stream_rx_by_mid(mid, Some(rid.into())).is_some();
    let rid = named.then(|| rid.into());
    match direct.stream_rx_by_mid(mid, rid) {
        Some(stream) => {
            stream.request_keyframe(KeyframeRequestKind::Pli);
            true
        }
        None => false,
    }
}

fn packet(rtp: &RtpPacket, layer: Layer, kind: Kind, red: bool) -> Packet<'_> {
    let vp8 = match kind {
        Kind::Video => Vp8Descriptor::parse(&rtp.payload).ok(),
        Kind::Audio => None,
    };
    let counters = vp8.and_then(|d| Some(Vp8 { picture: d.picture_id()?, tl0: d.tl0_pic_idx()? }));
    let begins = match kind {
        Kind::Audio => true,
        Kind::Video => vp8.is_some_and(|d| d.starts_keyframe(&rtp.payload)),
    };
    Packet {
        rtp,
        ssrc: rtp.header.ssrc,
        layer,
        numbers: Numbers { seq: *rtp.seq_no, time: rtp.header.timestamp, vp8: counters },
        vp8,
        begins,
        video: kind == Kind::Video,
        audio: AudioForms { red, ..Default::default() },
    }
}

/// Writes the packet to one subscriber, if it is for it. Says whether it was.
fn write(down: &mut Down, peer: &mut Peer, packet: &mut Packet<'_>, now: Instant) -> bool {
    if down.current.map(|c| c.0) != Some(packet.ssrc) {
        if down.target != Some(packet.layer) || !packet.begins || !peer.connected {
            return false;
        }
        down.current = Some((packet.ssrc, packet.layer));
        down.munger.switch(packet.numbers, now);
    }
    let Some(numbers) = down.munger.rewrite(packet.numbers, now) else {
        return false;
    };
    let Some((pt, payload)) = form(down, packet) else {
        return false;
    };
    let mut direct = peer.rtc.direct_api();
    let Some(stream) = direct.stream_tx_by_mid(down.mid, None) else {
        return false;
    };
    let header = &packet.rtp.header;
    let mut out = RtpWrite::new(pt, numbers.seq.into(), numbers.time, packet.rtp.timestamp, payload).marker(header.marker).nackable(packet.video).ext_vals(
        ExtensionValues {
            audio_level: header.ext_vals.audio_level,
            voice_activity: header.ext_vals.voice_activity,
            video_orientation: header.ext_vals.video_orientation,
            ..Default::default()
        },
    );
    if let (Some(descriptor), Some(vp8)) = (packet.vp8, numbers.vp8) {
        let patch = descriptor.patch().picture_id(vp8.picture).tl0_pic_idx(vp8.tl0).build();
        if let Ok(patch) = patch {
            out = out.vp8_patch(patch);
        }
    }
    stream.write_rtp(out);
    true
}

/// Payload type and payload for this subscriber: redundant audio as it is, or its primary part.
fn form(down: &Down, packet: &mut Packet<'_>) -> Option<(Pt, Arc<[u8]>)> {
    if !packet.audio.red {
        return Some((down.pt, packet.rtp.payload.clone()));
    }
    match down.red {
        Some(red) => {
            let bytes = forward::with_payload_type(&packet.rtp.payload, *down.pt)?;
            Some((red, bytes.into()))
        }
        None => {
            if packet.audio.plain.is_none() {
                packet.audio.plain = forward::primary(&packet.rtp.payload).map(Into::into);
            }
            packet.audio.plain.clone().map(|p| (down.pt, p))
        }
    }
}
