// Reads the room's news out: one polite live region, at most one message every few seconds. Never moves the focus.

/** What a message is about; each but the own word and hand can be switched off. */
export type Kind = "own" | "agenda" | "questions" | "polls" | "slides" | "chat" | "people";

/** What a person can choose, in the order of the settings. What is about oneself is always read out. */
export const CHOICES: Exclude<Kind, "own">[] = ["agenda", "questions", "polls", "slides", "chat", "people"];

/** People come and go all evening: who wants to hear it says so. */
export const FIRST_CHOICE: Kind[] = ["own", "agenda", "questions", "polls", "slides", "chat"];

/** A message stays long enough for a screen reader to take it; what comes meanwhile is joined to the next. */
const EVERY_MS = 3_000;
/** More than this many waiting messages would be noise: the newest stay. */
const WAITING_MAX = 3;

export class Announcer {
  private readonly region: HTMLElement;
  private readonly wanted: () => ReadonlySet<Kind>;
  private waiting: { message: string; kind: Kind }[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(region: HTMLElement, wanted: () => ReadonlySet<Kind> = () => new Set(FIRST_CHOICE)) {
    this.region = region;
    this.wanted = wanted;
    region.setAttribute("role", "status");
    region.setAttribute("aria-live", "polite");
    region.className = "visually-hidden";
  }

  say(message: string, kind: Kind = "own"): void {
    if (!this.wants(kind) || this.waiting.at(-1)?.message === message) return;
    this.waiting = [...this.waiting, { message, kind }];
    // The newest stay, but what is about oneself is never pushed out by news.
    if (this.waiting.length > WAITING_MAX) {
      const news = this.waiting.findIndex((one) => one.kind !== "own");
      this.waiting.splice(Math.max(0, news), 1);
    }
    this.timer ??= setTimeout(() => this.speak(), 100);
  }

  private wants(kind: Kind): boolean {
    return kind === "own" || this.wanted().has(kind);
  }

  private speak(): void {
    // Somebody may have switched a kind off while its message waited.
    const text = this.waiting.filter(({ kind }) => this.wants(kind)).map(({ message }) => message).join(" ");
    this.waiting = [];
    if (text) this.region.textContent = text;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.waiting.length > 0) this.speak();
    }, EVERY_MS);
  }
}
