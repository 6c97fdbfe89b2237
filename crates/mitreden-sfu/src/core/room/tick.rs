//! What happens by itself: timers of connections, speakers, quality, layers, token refresh, farewells.

use std::time::{Duration, Instant};

use super::Room;
use crate::RoomEvent;
use crate::core::quality;
use crate::core::sdp::Kind;
use crate::core::track::Track;
use crate::core::{ParticipantId, TrackId};
use crate::proto;
use crate::proto::signal_response::Message;

/// Key frames and layers are looked at this often.
pub(super) const PACE: Duration = Duration::from_millis(100);

/// Length of a window in which speech is measured.
const SPEECH: Duration = Duration::from_millis(300);

/// Deadlines of clients are looked at this often.
const CHORES: Duration = Duration::from_secs(1);

/// Connection quality is told this often, when it changed.
const QUALITY: Duration = Duration::from_secs(4);

/// A client that owes an answer this long starts over.
pub(super) const ANSWER_TIMEOUT: Duration = Duration::from_secs(10);

/// Layers nobody watches are switched off after this long: views come and go.
const FEWER_LAYERS: Duration = Duration::from_secs(5);

/// When which of the regular things is due.
pub(super) struct Ticks {
    layers: Instant,
    speech: Instant,
    chores: Instant,
    quality: Instant,
}

impl Ticks {
    pub(super) fn new(now: Instant) -> Self {
        Self { layers: now, speech: now + SPEECH, chores: now + CHORES, quality: now + QUALITY }
    }

    pub(super) fn next(&self) -> Instant {
        self.layers.min(self.speech).min(self.chores).min(self.quality)
    }

    /// Something changed that may need a key frame: do not wait for the pace.
    pub(super) fn layers_now(&mut self, now: Instant) {
        self.layers = now;
    }
}

fn due(at: &mut Instant, every: Duration, now: Instant) -> bool {
    let is = *at <= now;
    if is {
        *at = now + every;
    }
    is
}

impl Room {
    /// Does what is due.
    pub(crate) fn tick(&mut self, now: Instant) {
        while let Some((at, id)) = self.deadlines.first().copied() {
            if at > now {
                break;
            }
            self.deadlines.pop_first();
            self.run(id, now);
        }
        self.dispatch(now);
        if due(&mut self.ticks.layers, PACE, now) {
            for track in self.tracks.values_mut() {
                track.retarget(now);
            }
            self.request_keyframes(now);
            self.tell_layers(now);
            self.tell_starving(now);
        }
        if due(&mut self.ticks.speech, SPEECH, now) {
            self.tell_speech();
        }
        let late = now.saturating_duration_since(self.ticks.chores);
        if due(&mut self.ticks.chores, CHORES, now) {
            self.forgive(late);
            self.drop_silent(now);
            self.drop_absent(now);
            self.refresh_tokens(now);
        }
        if due(&mut self.ticks.quality, QUALITY, now) {
            self.tell_quality();
        }
        self.settle(now);
    }

    /// This thread itself was late (a starved machine): clients do not pay for that.
    fn forgive(&mut self, late: Duration) {
        if late >= CHORES {
            for asked in self.peers.values_mut().filter_map(|p| p.asked.as_mut()) {
                *asked += late;
            }
        }
    }

    /// Subscribers learn when a picture rests for lack of bandwidth, and when it goes on.
    fn tell_starving(&mut self, now: Instant) {
        let mut changes = Vec::new();
        for track in self.tracks.values_mut().filter(|t| t.kind == Kind::Video) {
            for (to, starves) in track.starving(now) {
                changes.push((to, track.owner, track.info.sid.clone(), starves));
            }
        }
        for (to, owner, track_sid, starves) in changes {
            let Some(owner) = self.participants.get(&owner) else {
                continue;
            };
            let state = if starves { proto::StreamState::Paused } else { proto::StreamState::Active };
            let info = proto::StreamStateInfo { participant_sid: owner.sid.clone(), track_sid, state: state as i32 };
            let stream_states = vec![info];
            self.send(to, Message::StreamStateUpdate(proto::StreamStateUpdate { stream_states }));
        }
    }

    fn refresh_tokens(&mut self, now: Instant) {
        let due = self.participants.values().filter(|p| p.conn.is_some() && p.refresh_at <= now);
        let due: Vec<_> = due.map(|p| p.id).collect();
        for id in due {
            self.push_token(id, now);
        }
    }

    fn tell_speech(&mut self) {
        let changes = self.speakers.window();
        if changes.is_empty() {
            return;
        }
        let infos = changes.iter().filter_map(|c| {
            let sid = self.participants.get(&c.who)?.sid.clone();
            Some(speaker(sid, c.level))
        });
        let speakers = infos.collect();
        self.send_others(None, Message::SpeakersChanged(proto::SpeakersChanged { speakers }));
        self.tell_active();
    }

    fn tell_active(&mut self) {
        let active = self.speakers.active();
        let names = active.iter().filter_map(|(id, _)| self.participants.get(id));
        let identities = names.map(|p| p.identity.clone()).collect();
        self.tell(RoomEvent::Speaking { room: self.name.clone(), identities });
    }

    /// Somebody new learns who is speaking.
    pub(super) fn tell_speakers(&mut self, to: ParticipantId) {
        let active = self.speakers.active();
        let infos = active.iter().filter_map(|(id, level)| {
            let sid = self.participants.get(id)?.sid.clone();
            Some(speaker(sid, *level))
        });
        let speakers: Vec<_> = infos.collect();
        if !speakers.is_empty() {
            self.send(to, Message::SpeakersChanged(proto::SpeakersChanged { speakers }));
        }
    }

    /// A participant stops speaking by muting, leaving or hiding.
    pub(super) fn silence(&mut self, id: ParticipantId) {
        if !self.speakers.remove(id) {
            return;
        }
        if let Some(sid) = self.participants.get(&id).map(|p| p.sid.clone()) {
            let speakers = vec![speaker(sid, 0.0)];
            self.send_others(None, Message::SpeakersChanged(proto::SpeakersChanged { speakers }));
        }
        self.tell_active();
    }

    fn tell_quality(&mut self) {
        let mut changed = Vec::new();
        let mut own = Vec::new();
        for participant in self.participants.values_mut().filter(|p| p.active) {
            let peers = [participant.subscriber, participant.publisher];
            let peers = peers.into_iter().flatten().filter_map(|p| self.peers.get(&p));
            let samples = peers.filter_map(|p| {
                let mut sample = p.sample?;
                sample.loss = sample.loss.max(p.upstream_loss);
                Some(sample)
            });
            let worst = samples.max_by(|a, b| a.loss.total_cmp(&b.loss));
            let (quality, score) = match participant.cut {
                Some(_) => quality::judge(None),
                None => quality::judge(Some(worst.unwrap_or_default())),
            };
            if participant.quality.replace(quality) == Some(quality) {
                continue;
            }
            let info = proto::ConnectionQualityInfo { participant_sid: participant.sid.clone(), quality: quality as i32, score };
            if participant.permission.hidden {
                own.push((participant.id, info));
            } else {
                changed.push(info);
            }
        }
        for (id, info) in own {
            let updates = vec![info];
            self.send(id, Message::ConnectionQuality(proto::ConnectionQualityUpdate { updates }));
        }
        if !changed.is_empty() {
            let update = proto::ConnectionQualityUpdate { updates: changed };
            self.send_others(None, Message::ConnectionQuality(update));
        }
    }

    /// Dynacast: publishers learn which layers anybody watches.
    fn tell_layers(&mut self, now: Instant) {
        let video = self.tracks.values_mut().filter(|t| t.kind == Kind::Video && t.line.is_some());
        let changes: Vec<(TrackId, usize)> = video.filter_map(|t| Some((t.id, wanted_change(t, now)?))).collect();
        for (id, layers) in changes {
            let Some(track) = self.tracks.get(&id) else {
                continue;
            };
            let (owner, update) = (track.owner, quality_update(&track.info.sid, layers));
            self.send(owner, Message::SubscribedQualityUpdate(update));
        }
    }
}

/// The number of layers to tell the publisher, if it changed: more at once, fewer after a while.
fn wanted_change(track: &mut Track, now: Instant) -> Option<usize> {
    let watched = track.watched();
    let told = track.wanted.told.unwrap_or(crate::core::forward::LAYERS);
    if watched == told {
        track.wanted.fewer_since = None;
        return None;
    }
    if watched < told {
        let since = *track.wanted.fewer_since.get_or_insert(now);
        if now.saturating_duration_since(since) < FEWER_LAYERS {
            return None;
        }
    }
    track.wanted.fewer_since = None;
    track.wanted.told = Some(watched);
    Some(watched)
}

fn quality_update(sid: &str, layers: usize) -> proto::SubscribedQualityUpdate {
    let quality = |q: proto::VideoQuality, n: usize| proto::SubscribedQuality { quality: q as i32, enabled: n < layers };
    let qualities = vec![quality(proto::VideoQuality::Low, 0), quality(proto::VideoQuality::Medium, 1), quality(proto::VideoQuality::High, 2)];
    let codec = proto::SubscribedCodec { codec: "vp8".to_owned(), qualities: qualities.clone() };
    #[expect(deprecated, reason = "clients up to now read the flat list")]
    proto::SubscribedQualityUpdate { track_sid: sid.to_owned(), subscribed_qualities: qualities, subscribed_codecs: vec![codec] }
}

fn speaker(sid: String, level: f32) -> proto::SpeakerInfo {
    proto::SpeakerInfo { sid, level, active: level > 0.0 }
}
