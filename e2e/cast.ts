// The cast in real browsers: verbs of people. Reads what people see and hear; knows no protocol.
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, type Locator, type Page, chromium, expect } from "@playwright/test";
import { DEVICES, type Device, type Language } from "./axe.ts";
import { type Ear, TONE_HZ, hearsNoTone, hearsTone, measureTone } from "./ear.ts";
import { type Words, wordsOf } from "./words.ts";

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

export class Person implements Ear {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The interface's words in the person's language. */
  readonly t: Words;
  /** Which signalling the media was asked for with last, as the browser's own line shows. */
  signalling: "v1" | "v0" | undefined;

  private constructor(page: Page, context: BrowserContext, t: Words) {
    this.page = page;
    this.context = context;
    this.t = t;
    page.on("websocket", (line) => {
      const { pathname } = new URL(line.url());
      if (pathname.startsWith("/media/rtc")) this.signalling = pathname === "/media/rtc/v1" ? "v1" : "v0";
    });
  }

  static async at(browser: Browser, device: Device, language: Language = "de"): Promise<Person> {
    const locale = language === "de" ? "de-DE" : "en-GB";
    const context = await browser.newContext({ viewport: DEVICES[device], locale, permissions: ["camera", "microphone"] });
    return new Person(await context.newPage(), context, wordsOf(language));
  }

  get room(): Locator {
    return this.page.locator("main.room");
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  /** The button with exactly this word of the interface. */
  press(key: string, of = ""): Locator {
    return this.page.getByRole("button", { name: `${this.t(key)} ${of}`.trim(), exact: true });
  }

  /** From the room's door: one tap. */
  async listens(address: string): Promise<void> {
    await this.page.goto(address);
    await this.press("rooms-door-listen").click();
    await this.isIn();
  }

  /** By an invitation: button, device check, room. */
  async accepts(address: string): Promise<void> {
    await this.page.goto(address);
    await this.press("rooms-invitation-enter").click();
    await this.checksDevices();
    await this.isIn();
  }

  async takesPart(address: string, name: string): Promise<void> {
    await this.page.goto(address);
    await this.page.getByLabel(this.t("rooms-door-name")).fill(name);
    await this.press("rooms-door-enter-as-participant").click();
    await this.checksDevices();
    await this.isIn();
  }

  /** Looks at the own picture and level, then enters. */
  async checksDevices(): Promise<void> {
    await expect(this.page.getByRole("heading", { name: this.t("check-title") })).toBeVisible();
    await this.press("check-start").click();
    await this.seesItself();
    await this.press("check-enter").click();
  }

  /** The own picture and level at the check. */
  async seesItself(): Promise<void> {
    await expect(this.page.getByLabel(this.t("check-picture"))).toBeVisible();
    await expect.poll(() => this.page.getByLabel(this.t("check-level")).evaluate((meter: HTMLMeterElement) => meter.value)).toBeGreaterThan(0.2);
  }

  async isIn(): Promise<void> {
    await expect(this.room).toHaveAttribute("data-line", "live");
    await expect(this.room).toHaveAttribute("data-media", "connected");
  }

  tile(name: string): Locator {
    return this.page.getByRole("group", { name: new RegExp(name) }).first();
  }

  /** The picture of somebody moves: it has a size, and its time goes on. What nobody looks at is not sent: it has to be in the window. */
  async sees(name: string): Promise<void> {
    const video = this.tile(name).locator("video");
    await expect(video).toBeVisible();
    // While the media comes back a tile is drawn anew: then it is the new one that has to be in the window.
    await expect(() => video.scrollIntoViewIfNeeded({ timeout: 5_000 })).toPass({ timeout: 30_000 });
    await moves(video);
  }

  /** The same without looking for it: it stays in the window while one is busy elsewhere. */
  async stillSees(name: string): Promise<void> {
    const video = this.tile(name).locator("video");
    await expect(video).toBeInViewport({ ratio: 0.9 });
    await moves(video);
  }

  tone(): Promise<number> {
    return this.page.evaluate(measureTone, TONE_HZ);
  }

  async hears(): Promise<void> {
    await hearsTone(this);
  }

  async hearsNothing(): Promise<void> {
    await hearsNoTone(this);
  }

  /** On a phone the button lies in the menu. */
  async signsOut(): Promise<void> {
    const menu = this.page.locator("details.site-menu > summary");
    if (await menu.isVisible()) await menu.click();
    await this.press("layout-sign-out").click();
  }

  async says(text: string): Promise<void> {
    await this.page.getByLabel(this.t("chat-label"), { exact: true }).fill(text);
    await this.press("chat-send").click();
    await expect(this.page.locator(".chat__lines")).toContainText(text);
  }
}

/** A picture has a size, and its time goes on. */
async function moves(video: Locator): Promise<void> {
  const time = () => video.evaluate((element: HTMLVideoElement) => (element.videoWidth > 0 ? element.currentTime : 0));
  await expect.poll(time).toBeGreaterThan(0);
  const before = await time();
  await expect.poll(time).toBeGreaterThan(before + 0.5);
}
