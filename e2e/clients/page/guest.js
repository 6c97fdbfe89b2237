// A participant on npm's livekit-client inside a page. Asserts nothing; the test asks it what it sees and hears.
(() => {
  const { Room, RoomEvent, Track } = window.LivekitClient;
  const guest = { data: [], state: 'new', seen: {}, analysers: {} };
  let room;

  function watch(track, who) {
    const element = track.attach();
    document.body.append(element);
    if (track.kind === Track.Kind.Video) {
      guest.seen[who] = element;
      return;
    }
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 8192;
    context.createMediaStreamSource(new MediaStream([track.mediaStreamTrack])).connect(analyser);
    guest.analysers[who] = { analyser, rate: context.sampleRate };
  }

  guest.join = async (url, token, single) => {
    room = new Room({ singlePeerConnection: single });
    room.on(RoomEvent.TrackSubscribed, (track, _, who) => watch(track, who.identity));
    room.on(RoomEvent.DataReceived, (bytes, who) => {
      guest.data.push({ of: who?.identity ?? '', text: new TextDecoder().decode(bytes) });
    });
    room.on(RoomEvent.ConnectionStateChanged, (state) => {
      guest.state = state;
    });
    await room.connect(url, token);
  };

  guest.publish = async () => {
    await room.localParticipant.setCameraEnabled(true);
    await room.localParticipant.setMicrophoneEnabled(true);
  };

  guest.send = (text) =>
    room.localParticipant.publishData(new TextEncoder().encode(text), { reliable: true });

  guest.leave = () => room.disconnect();

  /** Width, play position and middle colour of somebody's picture; a black or frozen one shows in them. */
  guest.sees = (who) => {
    const video = guest.seen[who];
    if (!video || video.videoWidth === 0) return null;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    const context = canvas.getContext('2d');
    context.drawImage(video, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const sum = [0, 0, 0];
    for (let at = 0; at < data.length; at += 4) {
      for (let colour = 0; colour < 3; colour += 1) sum[colour] += data[at + colour];
    }
    const pixels = data.length / 4;
    return {
      width: video.videoWidth,
      time: video.currentTime,
      colour: sum.map((value) => Math.round(value / pixels)),
    };
  };

  /** Which part of the energy of somebody's sound lies within 20 Hz of a tone; 0 for silence. */
  guest.hears = (who, tone) => {
    const ear = guest.analysers[who];
    if (!ear) return 0;
    const levels = new Float32Array(ear.analyser.frequencyBinCount);
    ear.analyser.getFloatFrequencyData(levels);
    const width = ear.rate / ear.analyser.fftSize;
    let [near, all] = [0, 0];
    levels.forEach((decibel, bin) => {
      const energy = 10 ** (decibel / 10);
      if (!Number.isFinite(energy)) return;
      all += energy;
      if (Math.abs(bin * width - tone) <= 20) near += energy;
    });
    return all > 1e-7 ? near / all : 0;
  };

  window.guest = guest;
})();
