// The real program on a free port with a fresh demo, for one journey. Never a mock.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "@playwright/test";
import { Clock } from "./clock.ts";
import { Database } from "./postgres.ts";

const BINARY = process.env.MITREDEN_BINARY ?? join(import.meta.dirname, "../target/debug/mitreden");
/** A debug build with a demo to fill on a busy machine; only a broken start meets it. */
const START_MS = 90_000;

/** A minute for a second: what the program does every ten minutes comes in ten seconds, and no patience of its own is shorter than its work. */
const HURRY = 60;

/** Settings for journeys that ask more often in a minute than people do. */
export const PATIENT = { MITREDEN__LIMITS__DOOR_PER_MINUTE: "1000", MITREDEN__LIMITS__FORMS_PER_MINUTE: "1000", MITREDEN__LIMITS__SIGN_IN_PER_MINUTE: "1000" };

/** The clock of the city, `minutes` from now: the day and the time as form fields want them. */
export function inTheCity(minutes: number): { day: string; time: string } {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin", dateStyle: "short", timeStyle: "short" });
  const [day = "", time = ""] = parts.format(Date.now() + minutes * 60_000).split(" ");
  return { day, time };
}

/** The addresses that the program prints. */
export type Addresses = { programme: string; listen: string; talk: string; lead: string };

/** Where the program runs, if not on this machine's own network: words before its command, and its address there. */
export type Place = { before: string[]; host: string; port: number };

/** What a portal keeps its data in. */
export type Engine = "sqlite" | "postgres";

export class Portal {
  addresses: Addresses = { programme: "", listen: "", talk: "", lead: "" };
  /** Where a portal with nothing in it is set up. */
  setUp = "";
  private child: ChildProcess | undefined;
  private readonly data = mkdtempSync(join(tmpdir(), "mitreden-journey-"));
  private readonly place: Place;
  private readonly settings: Record<string, string>;
  /** A city's own portal, without the demo. */
  private readonly empty: boolean;
  /** None: the clock of this machine. */
  private clock: Clock | undefined;
  private database: Database | undefined;

  private constructor(place: Place, settings: Record<string, string>, empty = false) {
    this.place = place;
    this.settings = settings;
    this.empty = empty;
  }

  static async open(settings: Record<string, string> = {}, place?: Place): Promise<Portal> {
    const portal = new Portal(place ?? { before: [], host: "127.0.0.1", port: await freePort() }, settings);
    await portal.start();
    return portal;
  }

  /** A portal with nothing in it, at a moment of its own. */
  static async found(at: Date, engine: Engine, settings: Record<string, string>): Promise<Portal> {
    const portal = new Portal({ before: [], host: "127.0.0.1", port: await freePort() }, settings, true);
    try {
      if (engine === "postgres") portal.database = Database.make();
      portal.clock = new Clock();
      portal.clock.moveTo(at);
      await portal.start();
    } catch (error) {
      await portal.close();
      throw error;
    }
    return portal;
  }

  get base(): string {
    return new URL(this.empty ? this.setUp : this.addresses.programme).origin;
  }

  /** The time as the program has it. */
  get now(): Date {
    return this.clock?.now() ?? new Date();
  }

  /** The one-time link by which somebody new signs in. */
  invite(name: string, role: "person" | "moderation" | "press" | "admin"): string {
    const said = execFileSync(BINARY, ["person", "add", "--name", name, "--role", role, "--data", this.data], { encoding: "utf8" });
    return this.base + new URL(said.trim()).pathname;
  }

  /** Starts the program on the same port and data as before. */
  async start(): Promise<void> {
    const { before, host, port } = this.place;
    const command = this.empty ? ["serve"] : ["demo", "--listen", `${host}:${port}`, "--data", this.data];
    const [program = BINARY, ...words] = [...before, BINARY, ...command];
    const child = spawn(program, words, { env: this.environment, stdio: ["ignore", "pipe", "inherit"] });
    this.child = child;
    const lines = createInterface({ input: child.stdout });
    const found = new Map<string, string>();
    await new Promise<void>((done, failed) => {
      const late = setTimeout(() => failed(new Error(`the program did not start; it printed ${[...found]}`)), START_MS);
      child.once("exit", (code) => failed(new Error(`the program ended with ${code}`)));
      lines.on("line", (line) => {
        const [, label, url] = /^(?:(Programm|Zuhören|Vortrag|Moderation|Einrichtung): )?(http\S+)$/.exec(line) ?? [];
        if (url) found.set(label ?? "", url);
        if (this.empty ? found.has(this.setUp ? "" : "Einrichtung") : found.size === 4) {
          clearTimeout(late);
          done();
        }
      });
    });
    const of = (label: string) => found.get(label) ?? "";
    // Invitations of an earlier start stay valid: the first ones are kept.
    if (this.empty) this.setUp ||= of("Einrichtung");
    else if (!this.addresses.programme) this.addresses = { programme: of("Programm"), listen: of("Zuhören"), talk: of("Vortrag"), lead: of("Moderation") };
  }

  /** What the program and its other commands find in their environment. */
  private get environment(): NodeJS.ProcessEnv {
    const { host, port } = this.place;
    const city = {
      MITREDEN__HTTP__LISTEN: `${host}:${port}`,
      MITREDEN__DATA__FOLDER: this.data,
      MITREDEN__MEDIA__UDP: "127.0.0.1:0",
      MITREDEN__MEDIA__TCP: "127.0.0.1:0",
      ...(this.database ? { MITREDEN__DATABASE__URL: this.database.url } : {}),
    };
    return { ...process.env, ...(this.empty ? city : {}), ...this.settings, ...this.clock?.environment };
  }

  /** `kill -9`: no farewell, no flush. */
  async kill(): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((done) => child.once("exit", done));
    child.removeAllListeners("exit");
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await Promise.race([gone, ended]);
  }

  /** So many days go by, all at once: the program is ended, what is due by then is removed, and it starts again on the later day. Browsers stay where they are. */
  async pass(days: number): Promise<void> {
    await this.kill();
    this.clock ??= new Clock();
    this.clock.pass(days);
    this.forget();
    await this.start();
  }

  /** It becomes another day or hour for a portal that runs, whose clock is our own. Browsers stay where they are. */
  async becomes(moment: Date): Promise<void> {
    if (!this.clock) throw new Error("only a portal that was founded at a moment has a clock of its own");
    this.clock.moveTo(moment);
    const said = async () => Date.parse((await fetch(`${this.base}/healthz`)).headers.get("date") ?? "");
    await expect.poll(async () => Math.abs((await said()) - this.now.getTime()), { message: `it becomes ${moment.toISOString()}`, intervals: [20] }).toBeLessThan(5_000);
  }

  /** Time runs for the program, its timers too, until something has happened that comes by itself. Nobody should be in a room meanwhile. */
  async hurries<T>(until: () => Promise<T>): Promise<T> {
    await this.kill();
    const then = this.now;
    this.clock ??= new Clock();
    this.clock.goAt(HURRY);
    await this.start();
    const came = await until();
    await this.kill();
    this.clock.goAt(1);
    this.clock.moveTo(new Date(then.getTime() + HURRY * START_MS));
    await this.start();
    return came;
  }

  /** What was kept long enough by now is removed. */
  forget(): void {
    const [program = BINARY, ...words] = [...this.place.before, BINARY, "retention", "--data", this.data];
    execFileSync(program, words, { env: this.environment });
  }

  async close(): Promise<void> {
    await this.kill();
    this.database?.close();
    this.clock?.close();
    rmSync(this.data, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
