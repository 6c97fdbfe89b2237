// Reads the room's news out: one polite live region, at most one message every few seconds. Never moves the focus.

/** A message stays long enough for a screen reader to take it; what comes meanwhile is joined to the next. */
const EVERY_MS = 3_000;
/** More than this many waiting messages would be noise: the newest stay. */
const WAITING_MAX = 3;

export class Announcer {
  private readonly region: HTMLElement;
  private waiting: string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(region: HTMLElement) {
    this.region = region;
    region.setAttribute("role", "status");
    region.setAttribute("aria-live", "polite");
    region.className = "visually-hidden";
  }

  say(message: string): void {
    if (this.waiting.at(-1) === message) return;
    this.waiting = [...this.waiting, message].slice(-WAITING_MAX);
    this.timer ??= setTimeout(() => this.speak(), 100);
  }

  private speak(): void {
    this.region.textContent = this.waiting.join(" ");
    this.waiting = [];
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.waiting.length > 0) this.speak();
    }, EVERY_MS);
  }
}
