// The room socket: numbers commands, waits for their answers, comes back by itself. Knows no view and no state.
import type { ClientMessage, Command, MediaPass, Notice, Refusal } from "./protocol.ts";

/** How the line to the room is; shown in words. */
export type LineState = "connecting" | "live" | "reconnecting" | "lost" | "ended";

/** Close codes of the server that end the seat: coming back would be refused again. */
const FINAL = new Set([4001, 4003, 4010]);
/** Waiting times before each new try, in seconds; the last one repeats. */
const PAUSES_S = [0, 0.3, 1, 2, 4, 7];
/** Nobody's phone comes back at the same moment as all others. */
const JITTER_S = 0.5;
/** An answer that takes longer will not come: the command is given back to the person. */
const ANSWER_MS = 10_000;
/** After so many tries in a row the page offers the way to the reading page. */
const TRIES_UNTIL_LOST = 6;
/** A line that broke without a word (a phone between two networks) stands open for minutes: it is asked this often. */
const BEAT_MS = 15_000;
/** A beat that is not answered in this time means that the line is dead. */
const BEAT_ANSWER_MS = 5_000;
/** A socket over which the room is not told in this time is given up. */
const OPEN_MS = 10_000;

/** A command that was not carried out. */
export class Refused extends Error {
  readonly reason: Refusal | "no-answer";
  constructor(reason: Refusal | "no-answer") {
    super(reason);
    this.reason = reason;
  }
}

type Waiting = { done: (notice: Notice) => void; failed: (error: Refused) => void; timer: ReturnType<typeof setTimeout> };

export type Listener = { notice(notice: Notice): void; line(state: LineState, code: number): void };

export class Connection {
  private socket: WebSocket | undefined;
  private next = 1;
  private tries = 0;
  private readonly waiting = new Map<number, Waiting>();
  private retry: ReturnType<typeof setTimeout> | undefined;
  private beats: ReturnType<typeof setInterval> | undefined;
  private over = false;
  private readonly address: string;
  private checking: boolean;
  /** What the room believes of the check. */
  private told: boolean;
  private readonly listener: Listener;

  /** `checking`: the person looks at camera and microphone first; until then the seat stands on no stage. */
  constructor(address: string, checking: boolean, listener: Listener) {
    this.address = address;
    this.checking = checking;
    this.told = checking;
    this.listener = listener;
  }

  open(): void {
    clearTimeout(this.retry);
    this.drop();
    this.listener.line(this.tries === 0 ? "connecting" : this.tries > TRIES_UNTIL_LOST ? "lost" : "reconnecting", 0);
    this.told = this.checking;
    const socket = new WebSocket(this.told ? `${this.address}?checking=true` : this.address);
    this.socket = socket;
    this.retry = setTimeout(() => this.broken(socket), OPEN_MS);
    socket.onmessage = (event) => {
      if (this.socket === socket) this.read(String(event.data));
    };
    socket.onclose = (event) => {
      if (this.socket === socket) this.closed(event.code);
    };
  }

  /** Tries at once, for instance when the phone is back from its pocket; a line that seems to stand is asked. */
  hurry(): void {
    if (this.over || this.socket?.readyState === WebSocket.CONNECTING) return;
    if (this.socket?.readyState === WebSocket.OPEN) this.beat();
    else this.open();
  }

  /** The person begins or ends the check of the devices. */
  check(checking: boolean): void {
    this.checking = checking;
    if (this.socket?.readyState !== WebSocket.OPEN || this.told === checking) return;
    this.told = checking;
    // What gets lost with the line is said by the address of the next one.
    this.send((id) => ({ id, checking })).catch(() => undefined);
  }

  /** Ends the line for good. */
  close(): void {
    this.over = true;
    clearTimeout(this.retry);
    clearInterval(this.beats);
    this.socket?.close(1000);
  }

  /** Asks for something and waits until it is written down; throws [`Refused`]. */
  async ask(command: Command): Promise<void> {
    await this.send((id) => ({ id, ...command }) as ClientMessage);
  }

  /** Asks for leave to connect the media. */
  async mediaPass(): Promise<MediaPass> {
    const notice = await this.send((id) => ({ id, media: true }));
    if (notice.t !== "media") throw new Refused("malformed");
    return notice;
  }

  private beat(): void {
    const socket = this.socket;
    if (!socket) return;
    this.send((id) => ({ id, beat: true }), BEAT_ANSWER_MS).catch(() => this.broken(socket));
  }

  /** The socket says nothing: it is left to itself, and a new one is opened. */
  private broken(socket: WebSocket): void {
    if (this.socket !== socket || this.over) return;
    this.drop();
    this.closed(0);
  }

  /** Leaves the present socket without waiting for its farewell. */
  private drop(): void {
    const socket = this.socket;
    this.socket = undefined;
    clearInterval(this.beats);
    socket?.close();
  }

  private send(message: (id: number) => ClientMessage, patience = ANSWER_MS): Promise<Notice> {
    const id = this.next++;
    const socket = this.socket;
    return new Promise((done, failed) => {
      if (socket?.readyState !== WebSocket.OPEN) {
        failed(new Refused("no-answer"));
        return;
      }
      const timer = setTimeout(() => this.settle(id, undefined), patience);
      this.waiting.set(id, { done, failed, timer });
      socket.send(JSON.stringify(message(id)));
    });
  }

  private settle(id: number, notice: Notice | undefined): void {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    this.waiting.delete(id);
    clearTimeout(waiting.timer);
    if (!notice) waiting.failed(new Refused("no-answer"));
    else if (notice.t === "refused") waiting.failed(new Refused(notice.reason));
    else waiting.done(notice);
  }

  private read(text: string): void {
    const notice = JSON.parse(text) as Notice;
    if (notice.t === "snapshot") {
      this.tries = 0;
      clearTimeout(this.retry);
      clearInterval(this.beats);
      this.beats = setInterval(() => this.beat(), BEAT_MS);
      this.listener.line("live", 0);
      this.check(this.checking);
    }
    if (notice.t === "ack" || notice.t === "refused" || notice.t === "media") this.settle(notice.id, notice);
    this.listener.notice(notice);
  }

  private closed(code: number): void {
    clearTimeout(this.retry);
    clearInterval(this.beats);
    this.socket = undefined;
    for (const id of [...this.waiting.keys()]) this.settle(id, undefined);
    if (this.over || FINAL.has(code)) {
      this.over = true;
      this.listener.line("ended", code);
      return;
    }
    const pause = PAUSES_S[Math.min(this.tries, PAUSES_S.length - 1)] ?? 7;
    this.tries += 1;
    this.listener.line(this.tries > TRIES_UNTIL_LOST ? "lost" : "reconnecting", code);
    this.retry = setTimeout(() => this.open(), (pause + Math.random() * JITTER_S) * 1000);
  }
}
