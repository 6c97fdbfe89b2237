// The device check: picture and level of the person's own devices, before anybody else sees or hears them. Publishes nothing.
import { type Signal, signal } from "@preact/signals";

/** Why a device cannot be used; the words stand in the locales as `device-<fault>`. */
export type DeviceFault = "denied" | "missing" | "busy" | "unsupported" | "no-right";

export type Device = { id: string; label: string };

export class DeviceCheck {
  readonly picture: Signal<MediaStream | undefined> = signal<MediaStream | undefined>(undefined);
  /** Loudness from 0 to 1. */
  readonly level: Signal<number> = signal(0);
  readonly fault: Signal<DeviceFault | undefined> = signal<DeviceFault | undefined>(undefined);
  readonly cameras: Signal<Device[]> = signal<Device[]>([]);
  readonly microphones: Signal<Device[]> = signal<Device[]>([]);
  private context: AudioContext | undefined;
  private frame = 0;

  /** Opens the devices; the browser asks the person. */
  async start(camera?: string, microphone?: string): Promise<void> {
    this.fault.value = undefined;
    if (!navigator.mediaDevices?.getUserMedia) {
      this.fault.value = "unsupported";
      return;
    }
    try {
      // Some devices open once at a time: the former ones go first, their choice stays on the page meanwhile.
      this.stop();
      const stream = await open(camera, microphone);
      this.picture.value = stream;
      this.measure(stream);
      await this.list();
    } catch (error) {
      this.fault.value = faultOf(error);
    }
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    for (const track of this.picture.value?.getTracks() ?? []) track.stop();
    this.picture.value = undefined;
    this.level.value = 0;
    void this.context?.close();
    this.context = undefined;
  }

  private async list(): Promise<void> {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const of = (kind: MediaDeviceKind) => devices.filter((d) => d.kind === kind && d.deviceId).map((d) => ({ id: d.deviceId, label: d.label }));
    this.cameras.value = of("videoinput");
    this.microphones.value = of("audioinput");
  }

  private measure(stream: MediaStream): void {
    if (stream.getAudioTracks().length === 0) return;
    const context = new AudioContext();
    this.context = context;
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const look = () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // -60 dB is silence, 0 dB is full scale: speech stands in the middle of the meter.
      this.level.value = Math.max(0, Math.min(1, 1 + (10 * Math.log10(power + 1e-9)) / 60));
      this.frame = requestAnimationFrame(look);
    };
    look();
  }
}

/** Camera and microphone; where one of them is missing, the other alone. */
async function open(camera?: string, microphone?: string): Promise<MediaStream> {
  const audio = microphone ? { deviceId: microphone } : true;
  const video = camera ? { deviceId: camera } : true;
  const media = navigator.mediaDevices;
  const missing = (error: unknown) => {
    if (faultOf(error) !== "missing") throw error;
  };
  try {
    return await media.getUserMedia({ audio, video });
  } catch (error) {
    missing(error);
  }
  try {
    return await media.getUserMedia({ audio });
  } catch (error) {
    missing(error);
  }
  return media.getUserMedia({ video });
}

/** Name of the error when the room, not the browser, has not allowed a source. */
export const NO_RIGHT = "NoRightError";

/** The kind of a browser's error (W3C Media Capture §10.2). */
export function faultOf(error: unknown): DeviceFault {
  const name = error instanceof Error ? error.name : "";
  if (name === NO_RIGHT) return "no-right";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  if (name === "NotReadableError" || name === "AbortError") return "busy";
  return "unsupported";
}
