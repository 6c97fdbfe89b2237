// How a tone is found in what a page plays. Drives no browser: each hands the measurement to its page.
import { expect } from "@playwright/test";

/** Emil's voice: a tone that is easy to find again. */
export const TONE_HZ = 1_000;

/** Anybody who listens. */
export interface Ear {
  /** How much louder the tone is than its surroundings, in dB; -Infinity if nothing plays. */
  tone(): Promise<number>;
}

/** Runs in the page: the tone above what is around it, in dB, summed over all that plays. Answers -Infinity for silence. */
export async function measureTone(hz: number): Promise<number> {
  const streams = [...document.querySelectorAll("audio")].map((element) => element.srcObject).filter((stream) => stream instanceof MediaStream);
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 8192;
  analyser.smoothingTimeConstant = 0;
  for (const stream of streams) context.createMediaStreamSource(stream).connect(analyser);
  await context.resume();
  const bins = new Float32Array(analyser.frequencyBinCount);
  // A frame's worth of sound has to arrive before there is anything to measure.
  await new Promise((done) => setTimeout(done, 400));
  analyser.getFloatFrequencyData(bins);
  const at = Math.round((hz * analyser.fftSize) / context.sampleRate);
  const peak = Math.max(...bins.slice(at - 3, at + 4));
  const around = [...bins.slice(at + 100, at + 300)].reduce((sum, bin) => sum + bin, 0) / 200;
  await context.close();
  return Number.isFinite(peak) ? peak - around : Number.NEGATIVE_INFINITY;
}

/**
 * Runs in the page: the same of a short recording, for a browser whose AudioContext stands still without a sound card (Firefox). Hears one
 * voice, the first that plays.
 */
export async function measureRecording(hz: number): Promise<number> {
  const stream = [...document.querySelectorAll("audio")].map((element) => element.srcObject).find((found) => found instanceof MediaStream);
  if (!stream) return Number.NEGATIVE_INFINITY;
  const parts: Blob[] = [];
  const recorder = new MediaRecorder(stream);
  recorder.ondataavailable = (event) => parts.push(event.data);
  const ended = new Promise((done) => {
    recorder.onstop = done;
  });
  recorder.start();
  // As long as the sound that is measured below, and what the encoder needs to begin.
  await new Promise((done) => setTimeout(done, 700));
  recorder.stop();
  await ended;
  const rate = 48_000;
  const sound = await new OfflineAudioContext(1, 1, rate).decodeAudioData(await new Blob(parts).arrayBuffer());
  const samples = sound.getChannelData(0).slice(-8192);
  // What no ear would call a sound: the encoder's silence is not all zeros.
  if (samples.every((sample) => Math.abs(sample) < 1e-4)) return Number.NEGATIVE_INFINITY;
  // Power at a frequency (Goertzel) under a Hann window, in dB.
  const level = (at: number) => {
    const turn = 2 * Math.cos((2 * Math.PI * at) / rate);
    let [before, last] = [0, 0];
    samples.forEach((sample, index) => {
      const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / samples.length);
      [before, last] = [last, sample * window + turn * last - before];
    });
    return 10 * Math.log10(last * last + before * before - turn * last * before);
  };
  const step = rate / 8192;
  const peak = Math.max(...[-2, -1, 0, 1, 2].map((bin) => level(hz + bin * step)));
  const around = Array.from({ length: 50 }, (_, bin) => level(hz + (100 + 4 * bin) * step)).reduce((sum, one) => sum + one, 0) / 50;
  return Number.isFinite(peak) ? peak - around : Number.NEGATIVE_INFINITY;
}

/** Hears the tone, 20 dB above what is around it. */
export async function hearsTone(ear: Ear): Promise<void> {
  await expect.poll(() => ear.tone(), { timeout: 45_000 }).toBeGreaterThan(20);
}

/** Hears no tone (any more). */
export async function hearsNoTone(ear: Ear): Promise<void> {
  await expect.poll(() => ear.tone(), { timeout: 45_000 }).toBeLessThan(10);
}
