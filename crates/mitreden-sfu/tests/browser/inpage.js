// Runs inside the pages of the browser test: joins, publishes, measures. Knows no assertion.
'use strict';
(() => {
  const { Room, RoomEvent, Track, VideoQuality } = LivekitClient;
  const t = (window.t = { log: [], room: null, elements: new Map() });

  function keep(track, publication, participant) {
    const element = track.attach();
    element.muted = track.kind === 'video';
    document.body.append(element);
    t.elements.set(publication.trackSid, {
      element,
      track,
      source: publication.source,
      identity: participant.identity,
    });
  }

  function lose(track, publication) {
    for (const element of track.detach()) element.remove();
    t.elements.delete(publication.trackSid);
  }

  t.join = async (token, single, options = {}) => {
    const room = new Room({ singlePeerConnection: single, ...options });
    t.room = room;
    room.on(RoomEvent.TrackSubscribed, keep).on(RoomEvent.TrackUnsubscribed, lose);
    for (const name of ['Reconnecting', 'SignalReconnecting', 'Reconnected', 'Disconnected']) {
      room.on(RoomEvent[name], (reason) => t.log.push([name, reason]));
    }
    room.on(RoomEvent.DataReceived, (payload, from) =>
      t.log.push(['data', from?.identity, new TextDecoder().decode(payload)]),
    );
    room.on(RoomEvent.ActiveSpeakersChanged, (list) =>
      list.forEach((p) => t.log.push(['speaking', p.identity])),
    );
    room.on(RoomEvent.ConnectionQualityChanged, (quality, p) =>
      t.log.push(['quality', p.identity, quality]),
    );
    const before = performance.now();
    await room.connect((options.url ?? location.origin).replace('http', 'ws'), token);
    return performance.now() - before;
  };

  t.publish = () => t.room.localParticipant.enableCameraAndMicrophone();

  // A moving picture without a device: stands for a shared screen.
  t.share = async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 800;
    canvas.height = 600;
    const context = canvas.getContext('2d');
    setInterval(() => {
      context.fillStyle = `hsl(${(performance.now() / 10) % 360} 80% 50%)`;
      context.fillRect(0, 0, 800, 600);
    }, 50);
    const [track] = canvas.captureStream(15).getVideoTracks();
    t.shared = track;
    await t.room.localParticipant.publishTrack(track, { source: Track.Source.ScreenShare });
  };
  t.unshare = () => t.room.localParticipant.unpublishTrack(t.shared);

  // What arrives from one participant's source: size and time of the picture, energy of the sound.
  t.arrives = async (identity, source) => {
    const found = [...t.elements.values()].filter(
      (e) => e.identity === identity && e.source === source,
    );
    if (found.length !== 1) return { count: found.length };
    const { element, track } = found[0];
    const result = {
      count: 1,
      width: element.videoWidth ?? 0,
      time: element.currentTime,
      energy: 0,
    };
    if (track.kind === 'audio') {
      const report = await track.getRTCStatsReport();
      for (const s of report?.values() ?? []) {
        if (s.type === 'inbound-rtp') result.energy = s.totalAudioEnergy ?? 0;
      }
    }
    return result;
  };

  t.quality = (identity, name) => {
    const participant = t.room.remoteParticipants.get(identity);
    for (const p of participant.videoTrackPublications.values()) p.setVideoQuality(VideoQuality[name]);
  };

  t.subscribe = (identity, wanted) => {
    const participant = t.room.remoteParticipants.get(identity);
    for (const p of participant.trackPublications.values()) p.setSubscribed(wanted);
  };

  // What a doctored client does: asks the server past the library's own check.
  t.force = async () => {
    const local = t.room.localParticipant;
    Object.defineProperty(local, 'permissions', {
      configurable: true,
      get: () => ({ canPublish: true, canPublishSources: [], canPublishData: true }),
    });
    try {
      await local.setMicrophoneEnabled(true);
      return 'published';
    } catch {
      return 'refused';
    } finally {
      delete local.permissions;
    }
  };

  t.state = () => ({
    state: t.room.state,
    sid: t.room.localParticipant.sid,
    remote: [...t.room.remoteParticipants.keys()].sort(),
    tracks: t.room.localParticipant.trackPublications.size,
    canPublish: t.room.localParticipant.permissions?.canPublish,
    log: t.log,
  });
})();
