// The cast in real browsers: verbs of people. Reads what people see and hear; knows no protocol.
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, type Locator, type Page, chromium, expect } from "@playwright/test";

/** Emil's voice: a tone that is easy to find again. */
export const TONE_HZ = 1_000;

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };

/** A WAV of a few seconds with the tone, for Chromium's fake microphone. */
export function tone(): string {
  const [rate, seconds] = [48_000, 4];
  const samples = Buffer.alloc(rate * seconds * 2);
  for (let at = 0; at < rate * seconds; at += 1) samples.writeInt16LE(Math.round(12_000 * Math.sin((2 * Math.PI * TONE_HZ * at) / rate)), at * 2);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples.length, 40);
  const file = join(tmpdir(), `mitreden-tone-${process.pid}.wav`);
  writeFileSync(file, Buffer.concat([head, samples]));
  return file;
}

/** A browser whose microphone hums the tone. */
export async function humming(args: string[], executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...args, `--use-file-for-fake-audio-capture=${tone()}`] });
}

export class Person {
  readonly page: Page;
  readonly context: BrowserContext;

  private constructor(page: Page, context: BrowserContext) {
    this.page = page;
    this.context = context;
  }

  static async at(browser: Browser, device: "phone" | "desk"): Promise<Person> {
    const context = await browser.newContext({ viewport: device === "phone" ? PHONE : DESK, locale: "de-DE", permissions: ["camera", "microphone"] });
    return new Person(await context.newPage(), context);
  }

  get room(): Locator {
    return this.page.locator("main.room");
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  /** From the room's door: one tap. */
  async listens(address: string): Promise<void> {
    await this.page.goto(address);
    await this.button(/^Zuhören/).click();
    await this.isIn();
  }

  /** By an invitation: button, device check, room. */
  async accepts(address: string): Promise<void> {
    await this.page.goto(address);
    await this.button("Raum betreten").click();
    await this.checksDevices();
    await this.isIn();
  }

  async takesPart(address: string, name: string): Promise<void> {
    await this.page.goto(address);
    await this.page.getByLabel("Ihr Name").fill(name);
    await this.button(/^Mitreden/).click();
    await this.checksDevices();
    await this.isIn();
  }

  /** Looks at the own picture and level, then enters. */
  async checksDevices(): Promise<void> {
    await expect(this.page.getByRole("heading", { name: "Kamera und Mikrofon prüfen" })).toBeVisible();
    await this.button("Jetzt prüfen").click();
    await expect(this.page.getByLabel("Ihr Kamerabild")).toBeVisible();
    await expect.poll(() => this.page.getByLabel("So laut sind Sie").evaluate((meter: HTMLMeterElement) => meter.value)).toBeGreaterThan(0.2);
    await this.button("Raum betreten").click();
  }

  async isIn(): Promise<void> {
    await expect(this.room).toHaveAttribute("data-line", "live");
    await expect(this.room).toHaveAttribute("data-media", "connected");
  }

  tile(name: string): Locator {
    return this.page.getByRole("group", { name: new RegExp(name) }).first();
  }

  /** The picture of somebody moves: it has a size, and its time goes on. */
  async sees(name: string): Promise<void> {
    const video = this.tile(name).locator("video");
    await expect(video).toBeVisible();
    const time = () => video.evaluate((element: HTMLVideoElement) => (element.videoWidth > 0 ? element.currentTime : 0));
    await expect.poll(time).toBeGreaterThan(0);
    const before = await time();
    await expect.poll(time).toBeGreaterThan(before + 0.5);
  }

  /** How much louder the tone is than its surroundings, in dB, summed over all that plays; -Infinity if nothing plays. */
  async tone(): Promise<number> {
    return this.page.evaluate(async (hz) => {
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
    }, TONE_HZ);
  }

  /** Hears the tone, 20 dB above what is around it. */
  async hears(): Promise<void> {
    await expect.poll(() => this.tone(), { timeout: 45_000 }).toBeGreaterThan(20);
  }

  /** Hears no tone (any more). */
  async hearsNothing(): Promise<void> {
    await expect.poll(() => this.tone(), { timeout: 45_000 }).toBeLessThan(10);
  }

  async says(text: string): Promise<void> {
    await this.page.getByLabel("Nachricht").fill(text);
    await this.button("Senden").click();
    await expect(this.page.locator(".chat__lines")).toContainText(text);
  }
}
