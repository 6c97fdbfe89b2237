// Sound and picture: the only file with LiveKit's words. Publishes nothing by itself; every source is switched on by its person.
import { type Signal, signal } from "@preact/signals";
import {
  ConnectionState,
  DisconnectReason,
  type ElementInfo,
  type LocalTrackPublication,
  type Participant,
  type RemoteTrackPublication,
  RemoteVideoTrack,
  Room,
  RoomEvent,
  Track,
  TrackEvent,
  type TrackPublication,
  type TrackPublishOptions,
  type VideoCaptureOptions,
  VideoPreset,
} from "livekit-client";
import type { Devices } from "./choices.ts";
import { NO_RIGHT } from "./devices.ts";
import type { MediaPass, Source } from "./protocol.ts";

export type MediaState = "off" | "connecting" | "connected" | "reconnecting" | "failed" | "elsewhere";

/** A picture or voice on the stage, by seat. */
export type Tile = { seat: string; screen: boolean; own: boolean; track: Track | undefined; microphone: boolean; speaking: boolean };

/** Waiting times before a new connection, in milliseconds; the last one repeats. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000];
/** Bits a second of a voice, sent twice over against loss: clear speech in wide band, and an hour of listening within 25 MB of a phone's plan. */
const SPEECH_BITS = 16_000;
/** The right to send arrives over the media's own line; it is there within this time or never. */
const PERMISSION_MS = 5_000;

const SOURCES: Record<Source, Track.Source> = { camera: Track.Source.Camera, microphone: Track.Source.Microphone, screen: Track.Source.ScreenShare };

/** Pictures a second of sign language that are sent and wanted; hands blur below 20 (EN 301 549 §6.5.3). */
const SIGN_FRAMES = 30;
/** The smallest picture that is sent: with air above 320×240, also from a camera with sides of 4 to 3. */
const SIGN_SMALLEST = { width: 480, height: 270, bits: 350_000 };
/** A camera of 720 lines, which nearly every device has. */
const SIGN_LARGEST = { width: 1280, height: 720, bits: 1_700_000 };

const SIGNER_CAPTURE: VideoCaptureOptions = { resolution: { width: SIGN_LARGEST.width, height: SIGN_LARGEST.height, frameRate: SIGN_FRAMES } };

/** Two layers, both fluent; when computer or line are short, sharpness goes before movement. */
const SIGNER_LAYERS: TrackPublishOptions = {
  simulcast: true,
  videoEncoding: { maxBitrate: SIGN_LARGEST.bits, maxFramerate: SIGN_FRAMES },
  videoSimulcastLayers: [new VideoPreset(SIGN_SMALLEST.width, SIGN_SMALLEST.height, SIGN_SMALLEST.bits, SIGN_FRAMES), new VideoPreset(640, 360, 700_000, SIGN_FRAMES)],
  degradationPreference: "maintain-framerate",
};

/** LiveKit's word for "pay for this one first". */
const FIRST = 1;

export class Media {
  readonly state: Signal<MediaState> = signal<MediaState>("off");
  readonly tiles: Signal<Tile[]> = signal<Tile[]>([]);
  /** The browser wants a tap before it plays sound. */
  readonly silent: Signal<boolean> = signal(false);
  /** The own sources that are on. */
  readonly own: Signal<ReadonlySet<Source>> = signal<ReadonlySet<Source>>(new Set());
  /** The own sources that are being switched right now. */
  readonly switching: Signal<ReadonlySet<Source>> = signal<ReadonlySet<Source>>(new Set());
  /** The person turned the sound of the room off. */
  readonly quiet: Signal<boolean> = signal(false);
  /** Which devices the person chose at the check. */
  choice: Devices = {};
  /** The own camera shows sign language: it is sent so that hands can be read. */
  signing = false;

  private readonly room: Room;
  private readonly sounds: HTMLElement;
  private readonly pass: () => Promise<MediaPass>;
  private tries = 0;
  private wanted = false;
  private fixed: ReadonlySet<string> = new Set();
  private readonly views = new Map<RemoteVideoTrack, Held>();
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(pass: () => Promise<MediaPass>, sounds: HTMLElement, mode: string | null) {
    this.pass = pass;
    this.sounds = sounds;
    this.room = new Room({ adaptiveStream: true, dynacast: true, singlePeerConnection: mode !== "v0", disconnectOnPageLeave: true, publishDefaults: { audioPreset: { maxBitrate: SPEECH_BITS } } });
    this.follow();
  }

  /** Connects and stays connected until [`Media.disconnect`], or until another window of the same seat takes over. */
  async connect(): Promise<void> {
    if (this.state.value === "elsewhere") return;
    this.wanted = true;
    clearTimeout(this.retry);
    if (this.room.state !== ConnectionState.Disconnected) return;
    this.state.value = this.tries === 0 ? "connecting" : "reconnecting";
    try {
      const pass = await this.pass();
      await this.room.connect(pass.url, pass.token, { autoSubscribe: true });
      this.tries = 0;
      this.state.value = "connected";
      this.silent.value = !this.room.canPlaybackAudio;
      this.redraw();
    } catch {
      this.again();
    }
  }

  /** Brings sound and picture from another window of this seat to this one. */
  async takeOver(): Promise<void> {
    this.state.value = "off";
    this.tries = 0;
    await this.connect();
  }

  async disconnect(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.retry);
    await this.room.disconnect(true);
    this.state.value = "off";
  }

  /** After a tap: lets the browser play sound. */
  async startSound(): Promise<void> {
    await this.room.startAudio();
    this.silent.value = !this.room.canPlaybackAudio;
  }

  /** Turns the room's sound off and on for this person alone. */
  setQuiet(quiet: boolean): void {
    this.quiet.value = quiet;
    for (const sound of this.sounds.querySelectorAll("audio")) sound.muted = quiet;
  }

  /** Switches an own source; called by a tap of the person, or with `false` when the right to send is gone. */
  async set(source: Source, on: boolean): Promise<void> {
    if (this.switching.value.has(source)) return;
    this.switching.value = new Set([...this.switching.value, source]);
    try {
      await this.turn(source, on);
    } finally {
      this.switching.value = new Set([...this.switching.value].filter((one) => one !== source));
      this.redraw();
    }
  }

  private async turn(source: Source, on: boolean): Promise<void> {
    const self = this.room.localParticipant;
    if (on) await this.permitted(SOURCES[source]);
    if (source === "microphone") await self.setMicrophoneEnabled(on, this.choice.microphone ? { deviceId: this.choice.microphone } : undefined);
    if (source === "camera") {
      const device = this.choice.camera ? { deviceId: this.choice.camera } : {};
      await (this.signing ? self.setCameraEnabled(on, { ...device, ...SIGNER_CAPTURE }, SIGNER_LAYERS) : self.setCameraEnabled(on, device));
      const track = self.getTrackPublication(Track.Source.Camera)?.track;
      if (this.signing && track) track.mediaStreamTrack.contentHint = "motion";
    }
    if (source === "screen") await self.setScreenShareEnabled(on, { audio: true });
  }

  /** Gives up what may no longer be sent: devices are closed, not only muted. */
  async keepOnly(allowed: readonly Source[]): Promise<void> {
    for (const source of Object.keys(SOURCES) as Source[]) {
      const publication = this.room.localParticipant.getTrackPublication(SOURCES[source]);
      if (allowed.includes(source) || !publication?.track) continue;
      publication.track.stop();
      await this.room.localParticipant.unpublishTrack(publication.track, true).catch(() => undefined);
    }
    this.redraw();
  }

  /** These seats' cameras are wanted large and fluent, whatever the size of their elements, and before all others on a narrow connection. */
  fix(seats: ReadonlySet<string>): void {
    this.fixed = seats;
    this.hold();
  }

  private hold(): void {
    const wanted = new Map<RemoteVideoTrack, RemoteTrackPublication>();
    for (const one of this.room.remoteParticipants.values()) {
      const publication = one.getTrackPublication(Track.Source.Camera);
      if (this.fixed.has(one.identity) && publication?.track instanceof RemoteVideoTrack) wanted.set(publication.track, publication as RemoteTrackPublication);
    }
    for (const [track, view] of this.views) {
      if (wanted.has(track)) continue;
      this.views.delete(track);
      view.release();
    }
    for (const [track, publication] of wanted) if (!this.views.has(track)) this.views.set(track, askForSigns(track, publication));
  }

  private async permitted(source: Track.Source): Promise<void> {
    const may = () => {
      const permissions = this.room.localParticipant.permissions;
      const sources = permissions?.canPublishSources ?? [];
      return permissions?.canPublish && (sources.length === 0 || sources.includes(Track.sourceToProto(source)));
    };
    if (may()) return;
    await new Promise<void>((done, failed) => {
      const timer = setTimeout(() => {
        this.room.off(RoomEvent.ParticipantPermissionsChanged, check);
        failed(new DOMException("the room has not given the right to send", NO_RIGHT));
      }, PERMISSION_MS);
      const check = () => {
        if (!may()) return;
        clearTimeout(timer);
        this.room.off(RoomEvent.ParticipantPermissionsChanged, check);
        done();
      };
      this.room.on(RoomEvent.ParticipantPermissionsChanged, check);
    });
  }

  private follow(): void {
    const redraw = () => this.redraw();
    const moments = [
      RoomEvent.ParticipantConnected,
      RoomEvent.ParticipantDisconnected,
      RoomEvent.TrackMuted,
      RoomEvent.TrackUnmuted,
      RoomEvent.LocalTrackPublished,
      RoomEvent.LocalTrackUnpublished,
      RoomEvent.ActiveSpeakersChanged,
      RoomEvent.TrackPublished,
      RoomEvent.TrackUnpublished,
    ] as const;
    for (const moment of moments) this.room.on(moment, redraw);
    this.room.on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind === Track.Kind.Audio) {
        const element = track.attach() as HTMLAudioElement;
        element.muted = this.quiet.value;
        this.sounds.append(element);
      }
      redraw();
    });
    this.room.on(RoomEvent.TrackUnsubscribed, (track) => {
      if (track.kind === Track.Kind.Audio) for (const element of track.detach()) element.remove();
      redraw();
    });
    this.room.on(RoomEvent.AudioPlaybackStatusChanged, () => {
      this.silent.value = !this.room.canPlaybackAudio;
    });
    this.room.on(RoomEvent.Reconnecting, () => {
      this.state.value = "reconnecting";
    });
    this.room.on(RoomEvent.Reconnected, () => {
      this.state.value = "connected";
      redraw();
    });
    this.room.on(RoomEvent.Disconnected, (reason) => {
      for (const element of this.sounds.querySelectorAll("audio")) element.remove();
      redraw();
      if (reason === DisconnectReason.DUPLICATE_IDENTITY) {
        // Coming back by itself, this window would throw the other one out, and that one this.
        this.wanted = false;
        this.state.value = "elsewhere";
      }
      this.again();
    });
  }

  private again(): void {
    if (!this.wanted) return;
    this.state.value = this.tries >= PAUSES_MS.length ? "failed" : "reconnecting";
    const pause = PAUSES_MS[Math.min(this.tries, PAUSES_MS.length - 1)] ?? 8_000;
    this.tries += 1;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.connect(), pause + Math.random() * 500);
  }

  private redraw(): void {
    const connected = this.room.state !== ConnectionState.Disconnected;
    const everybody: Participant[] = connected ? [this.room.localParticipant, ...this.room.remoteParticipants.values()] : [];
    this.hold();
    this.tiles.value = everybody.flatMap((one) => tilesOf(one, one === this.room.localParticipant));
    const own = [...this.room.localParticipant.trackPublications.values()].filter((publication) => publication.track && !publication.isMuted);
    this.own.value = new Set(own.map(sourceOf).filter((source) => source !== undefined));
  }
}

/** A hold on a picture. */
type Held = { release(): void };

/**
 * Asks for a picture that can be read, whatever its element's size.
 * The client asks for the largest of all views that watch a track, and a size asked for by hand only ever makes that smaller:
 * so a view of our own watches it, that is never too small and never out of sight.
 */
function askForSigns(track: RemoteVideoTrack, publication: RemoteTrackPublication): Held {
  const view: ElementInfo = {
    element: {},
    width: () => SIGN_SMALLEST.width,
    height: () => SIGN_SMALLEST.height,
    visible: true,
    pictureInPicture: false,
    visibilityChangedAt: undefined,
    observe: () => undefined,
    stopObserving: () => undefined,
  };
  let first = FIRST;
  const rank = (settings: { priority: number }) => {
    settings.priority = first;
  };
  publication.prependListener(TrackEvent.UpdateSettings, rank);
  track.observeElementInfo(view);
  publication.setVideoFPS(SIGN_FRAMES);
  publication.emitTrackUpdate();
  return {
    release() {
      first = 0;
      track.stopObservingElementInfo(view);
      publication.emitTrackUpdate();
      publication.off(TrackEvent.UpdateSettings, rank);
    },
  };
}

function sourceOf(publication: LocalTrackPublication): Source | undefined {
  return (Object.keys(SOURCES) as Source[]).find((source) => SOURCES[source] === publication.source);
}

function tilesOf(one: Participant, own: boolean): Tile[] {
  const shown = (publication: TrackPublication | undefined) => (publication?.track && !publication.isMuted ? publication.track : undefined);
  const camera = shown(one.getTrackPublication(Track.Source.Camera));
  const screen = shown(one.getTrackPublication(Track.Source.ScreenShare));
  const microphone = shown(one.getTrackPublication(Track.Source.Microphone)) !== undefined;
  const base = { seat: one.identity, own, microphone, speaking: one.isSpeaking };
  const tiles: Tile[] = [{ ...base, screen: false, track: camera }];
  if (screen) tiles.push({ ...base, screen: true, track: screen });
  return tiles;
}
