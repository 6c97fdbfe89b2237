// Debian's Firefox ESR as a listener, driven over WebDriver BiDi (w3c.github.io/webdriver-bidi), as Playwright drives only a Firefox of its own. Speaks with nobody.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "@playwright/test";
import WebSocket from "ws";
import { type Ear, TONE_HZ, hearsNoTone, hearsTone, measureRecording } from "./ear.ts";
import { wordsOf } from "./words.ts";

const PROGRAM = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
/** A cold start on a busy machine; only a broken one meets it. */
const START_MS = 60_000;

/** Nothing asks a foreign host. Sound and media are as a visitor has them: nothing is allowed that Firefox forbids. */
const PREFERENCES = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.safebrowsing.downloads.remote.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.update.enabled": false,
  "intl.accept_languages": "de",
  "media.gmp-manager.updateEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.reportingpolicy.firstRun": false,
};

type Answer = { id: number; type: string; result?: unknown; error?: string; message?: string };

export class Firefox implements Ear {
  private readonly t = wordsOf("de");
  private readonly waiting = new Map<number, { done: (result: unknown) => void; failed: (error: Error) => void }>();
  private readonly child: ChildProcess;
  private readonly profile: string;
  private line: WebSocket | undefined;
  private context = "";
  private last = 0;

  private constructor() {
    this.profile = mkdtempSync(join(tmpdir(), "mitreden-firefox-"));
    const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
    writeFileSync(join(this.profile, "user.js"), lines.join(""));
    this.child = spawn(PROGRAM, ["--headless", "--no-remote", "--profile", this.profile, "--remote-debugging-port", "0"], {
      env: { ...process.env, HOME: this.profile },
      stdio: ["ignore", "ignore", "pipe"],
    });
  }

  static async open(): Promise<Firefox> {
    const firefox = new Firefox();
    try {
      await firefox.connect();
    } catch (error) {
      await firefox.close();
      throw error;
    }
    return firefox;
  }

  /** From the room's door: one tap. */
  async listens(address: string): Promise<void> {
    await this.goes(address);
    await this.taps("button[value=listener]");
    const room = () => this.runs(() => ({ ...document.querySelector<HTMLElement>("main.room")?.dataset }));
    await expect.poll(room, { timeout: 60_000 }).toMatchObject({ line: "live", media: "connected", role: "listener" });
    // The wish for a signalling came through the door.
    expect(await this.runs(() => location.search)).toBe(new URL(address).search);
  }

  /** The picture of the stage moves. */
  async sees(): Promise<void> {
    const time = () => this.runs(() => {
      const video = document.querySelector<HTMLVideoElement>(".stage__main video");
      return video && video.videoWidth > 0 ? video.currentTime : 0;
    });
    await expect.poll(time).toBeGreaterThan(0);
    const before = await time();
    await expect.poll(time).toBeGreaterThan(before + 0.5);
  }

  async tone(): Promise<number> {
    // JSON knows no infinity.
    const heard: number | null = await this.runs(measureRecording, TONE_HZ);
    return heard ?? Number.NEGATIVE_INFINITY;
  }

  async hears(): Promise<void> {
    await hearsTone(this);
  }

  async hearsNothing(): Promise<void> {
    await hearsNoTone(this);
  }

  async leaves(): Promise<void> {
    await this.taps("[data-leave]");
    await expect.poll(() => this.runs(() => location.pathname)).toMatch(/^\/programm\//);
  }

  /** What the page answers to a function; it must not read anything around it. */
  async runs<T, A = undefined>(code: (argument: A) => T | Promise<T>, argument?: A): Promise<T> {
    const functionDeclaration = `async (text) => JSON.stringify(await (${code})(text === undefined ? undefined : JSON.parse(text)))`;
    const given = argument === undefined ? [] : [{ type: "string", value: JSON.stringify(argument) }];
    const answer = await this.asks("script.callFunction", { functionDeclaration, arguments: given, awaitPromise: true, target: { context: this.context } });
    const { type, result, exceptionDetails } = answer as { type: string; result?: { value?: string }; exceptionDetails?: { text: string } };
    if (type !== "success") throw new Error(`in Firefox: ${exceptionDetails?.text}`);
    return result?.value === undefined ? (undefined as T) : (JSON.parse(result.value) as T);
  }

  async close(): Promise<void> {
    this.line?.terminate();
    const ended = new Promise((done) => this.child.once("exit", done));
    if (this.child.exitCode === null && this.child.kill("SIGKILL")) await ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private async connect(): Promise<void> {
    const address = await new Promise<string>((done, failed) => {
      const late = setTimeout(() => failed(new Error("Firefox did not start")), START_MS);
      this.child.once("error", failed);
      this.child.once("exit", (code) => failed(new Error(`Firefox ended with ${code}`)));
      if (!this.child.stderr) throw new Error("Firefox has no stderr");
      createInterface({ input: this.child.stderr }).on("line", (said) => {
        const [, found] = /WebDriver BiDi listening on (ws:\S+)/.exec(said) ?? [];
        if (!found) return;
        clearTimeout(late);
        done(found);
      });
    });
    this.line = new WebSocket(`${address}/session`);
    this.line.on("message", (data) => this.reads(String(data)));
    await new Promise((done, failed) => this.line?.once("open", done).once("error", failed));
    await this.asks("session.new", { capabilities: {} });
    const tree = (await this.asks("browsingContext.getTree", {})) as { contexts: { context: string }[] };
    this.context = tree.contexts[0]?.context ?? "";
  }

  private async goes(url: string): Promise<void> {
    await this.asks("browsingContext.navigate", { context: this.context, url, wait: "complete" });
  }

  /** A real tap in the middle of a thing: what a browser takes for the will of a person. */
  private async taps(selector: string): Promise<void> {
    const find = async () => {
      const found = await this.asks("browsingContext.locateNodes", { context: this.context, locator: { type: "css", value: selector } });
      return (found as { nodes: { sharedId: string }[] }).nodes[0]?.sharedId;
    };
    await expect.poll(find).toBeTruthy();
    const origin = { type: "element", element: { sharedId: await find() } };
    const moves = [{ type: "pointerMove", x: 0, y: 0, origin }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
    await this.asks("input.performActions", { context: this.context, actions: [{ type: "pointer", id: "mouse", actions: moves }] });
  }

  private asks(method: string, params: object): Promise<unknown> {
    this.last += 1;
    const id = this.last;
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed });
      this.line?.send(JSON.stringify({ id, method, params }));
    });
  }

  private reads(text: string): void {
    const { id, type, result, error, message } = JSON.parse(text) as Answer;
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (type === "error") waiting?.failed(new Error(`Firefox: ${error}: ${message}`));
    else waiting?.done(result);
  }
}
