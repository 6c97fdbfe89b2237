// The chat's rules that need no view: the way to it, being read along while writing, lines read out. Draws nothing.
import { effect, signal } from "@preact/signals";
import type { Announcer } from "./announcer.ts";
import type { Line, MeView } from "./protocol.ts";
import type { RoomState } from "./state.ts";
import type { Words } from "./words.ts";

/** The others read along while the person writes. Chosen anew on each visit, and stored nowhere. */
export const readAlong = signal(false);

/** What is being written is told at most this often: EN 301 549, 6.2.4 wants characters on their way within 500 ms, and 300 ms is its aim. */
const TELL_MS = 300;
/** A quote reminds of a line; it does not repeat it. */
const QUOTE_CHARACTERS = 80;

/** Opens the chat and goes to where one writes, else to what was written. */
export function goToChat(): void {
  document.querySelector<HTMLDetailsElement>("#chat")?.setAttribute("open", "");
  (document.querySelector<HTMLElement>("#chat-text") ?? document.querySelector<HTMLElement>(".chat__lines"))?.focus();
}

/** The beginning of a line. */
export function quoteOf({ text }: Line): string {
  const characters = [...text];
  return characters.length > QUOTE_CHARACTERS ? `${characters.slice(0, QUOTE_CHARACTERS).join("")}…` : text;
}

/** Was asked onto the stage, or was given the floor to write: neither held nor slowed. The server decides; this only spares surprises. */
export function writesFreely(me: MeView): boolean {
  return (me.floor && me.in_writing) || me.role === "speaker" || me.role === "moderator" || me.role === "signer";
}

/** Milliseconds until the person may send the next line in slow mode. */
export function waitOf(room: RoomState, now: number): number {
  const { slow_seconds } = room.chat.value;
  const me = room.me.value;
  const last = room.saidAt.value;
  if (!me || last === undefined || writesFreely(me)) return 0;
  return Math.max(0, last + slow_seconds * 1000 - (now + room.ahead.value));
}

/** Tells a line while it is being written: the first change at once, the others bundled. */
export class Draft {
  private readonly tell: (text: string) => void;
  private text = "";
  private told = "";
  private timer: ReturnType<typeof setTimeout> | undefined;
  private held = false;

  constructor(tell: (text: string) => void) {
    this.tell = tell;
  }

  /** The line has changed. */
  change(text: string): void {
    this.text = text;
    if (!this.held && this.timer === undefined) this.next();
  }

  /** The line is on its way: told now, it would stand there as a draft after it was said. */
  hold(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.held = true;
  }

  /** The line was refused, and is still being written. */
  resume(): void {
    this.held = false;
    this.next();
  }

  /** The line was said, and with it the room has forgotten the draft. */
  said(): void {
    this.stop();
    this.told = "";
  }

  /** Nobody is to read along any more. */
  end(): void {
    this.stop();
    if (this.told !== "") this.tell("");
    this.told = "";
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.held = false;
    this.text = "";
  }

  private next(): void {
    this.timer = undefined;
    if (this.text === this.told) return;
    this.told = this.text;
    this.tell(this.text);
    this.timer = setTimeout(() => this.next(), TELL_MS);
  }
}

/** Who asked to write instead of speaking is read along when the floor comes; afterwards it is as it was chosen before. */
export function followFloor(room: RoomState): void {
  let chosen: boolean | undefined;
  effect(() => {
    const me = room.me.value;
    const writes = me?.floor === true && me.in_writing;
    if (writes && chosen === undefined) {
      chosen = readAlong.peek();
      readAlong.value = true;
    } else if (!writes && chosen !== undefined) {
      readAlong.value = chosen;
      chosen = undefined;
    }
  });
}

/** Reads a finished line of somebody else out, once, while the chat is open. Characters are never read out. */
export function readLine(line: Line, { room, t, announcer }: { room: RoomState; t: Words; announcer: Pick<Announcer, "say"> }, open: boolean): void {
  if (!open || line.seat === room.me.value?.seat) return;
  announcer.say(t("chat-read", { name: line.name, text: line.text }), "chat");
}
