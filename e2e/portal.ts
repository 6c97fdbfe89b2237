// The real program on a free port with a fresh demo, for one journey. Never a mock.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const BINARY = process.env.MITREDEN_BINARY ?? join(import.meta.dirname, "../target/debug/mitreden");
/** A debug build with a demo to fill on a busy machine; only a broken start meets it. */
const START_MS = 90_000;

/** Settings for journeys that ask more often in a minute than people do. */
export const PATIENT = { MITREDEN__LIMITS__DOOR_PER_MINUTE: "1000", MITREDEN__LIMITS__FORMS_PER_MINUTE: "1000", MITREDEN__LIMITS__SIGN_IN_PER_MINUTE: "1000" };

/** Of a moved clock only the calendar: timers go on as on any other day. */
const CALENDAR_ONLY = { FAKETIME_DONT_FAKE_MONOTONIC: "1" };

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

export class Portal {
  addresses: Addresses = { programme: "", listen: "", talk: "", lead: "" };
  private child: ChildProcess | undefined;
  private readonly data = mkdtempSync(join(tmpdir(), "mitreden-journey-"));
  private readonly place: Place;
  private readonly settings: Record<string, string>;
  /** Days by which the program's clock is ahead. */
  private ahead = 0;

  private constructor(place: Place, settings: Record<string, string>) {
    this.place = place;
    this.settings = settings;
  }

  static async open(settings: Record<string, string> = {}, place?: Place): Promise<Portal> {
    const portal = new Portal(place ?? { before: [], host: "127.0.0.1", port: await freePort() }, settings);
    await portal.start();
    return portal;
  }

  get base(): string {
    return new URL(this.addresses.programme).origin;
  }

  /** The one-time link by which somebody new signs in. */
  invite(name: string, role: "person" | "moderation" | "press" | "admin"): string {
    const said = execFileSync(BINARY, ["person", "add", "--name", name, "--role", role, "--data", this.data], { encoding: "utf8" });
    return this.base + new URL(said.trim()).pathname;
  }

  /** Starts the program on the same port and data as before. */
  async start(): Promise<void> {
    const { before, host, port } = this.place;
    const [program = BINARY, ...words] = [...before, ...this.clock, BINARY, "demo", "--listen", `${host}:${port}`, "--data", this.data];
    const child = spawn(program, words, {
      env: { ...process.env, ...this.settings, ...CALENDAR_ONLY },
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.child = child;
    const lines = createInterface({ input: child.stdout });
    const found = new Map<string, string>();
    await new Promise<void>((done, failed) => {
      const late = setTimeout(() => failed(new Error(`the program did not start; it printed ${[...found]}`)), START_MS);
      child.once("exit", (code) => failed(new Error(`the program ended with ${code}`)));
      lines.on("line", (line) => {
        const [, label, url] = /^(Programm|Zuhören|Vortrag|Moderation): (\S+)$/.exec(line) ?? [];
        if (label && url) found.set(label, url);
        if (found.size === 4) {
          clearTimeout(late);
          done();
        }
      });
    });
    const of = (label: string) => found.get(label) ?? "";
    // Invitations of an earlier start stay valid: the first ones are kept.
    if (!this.addresses.programme) this.addresses = { programme: of("Programm"), listen: of("Zuhören"), talk: of("Vortrag"), lead: of("Moderation") };
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
    this.ahead += days;
    const [program = BINARY, ...words] = [...this.clock, BINARY, "retention", "--data", this.data];
    execFileSync(program, words, { env: { ...process.env, ...this.settings, ...CALENDAR_ONLY } });
    await this.start();
  }

  /** Words before the program that move its clock. */
  private get clock(): string[] {
    return this.ahead > 0 ? ["faketime", "-f", `+${this.ahead}d`] : [];
  }

  async close(): Promise<void> {
    await this.kill();
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
