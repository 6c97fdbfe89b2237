// What a tab keeps of one visit, over reloads and changes of rooms: choices and checks, no more. Ends with the tab; never a cookie.

/** The part of the browser's storage that is needed. */
export type Shelf = Pick<Storage, "getItem" | "setItem">;

/** The keeping of one visit. It begins with a seat, so that nothing is written before somebody has joined. */
export class Visit {
  private readonly shelf: Shelf | undefined;
  private readonly seat: string;

  /** `seat` is that of the evening, also in its parallel rooms: they are one visit. */
  constructor(shelf: Shelf | undefined, seat: string) {
    this.shelf = shelf;
    this.seat = seat;
  }

  read(what: string): string | undefined {
    return this.shelf?.getItem(`${what}-${this.seat}`) ?? undefined;
  }

  /** What was kept as a value; nothing if it cannot be read. */
  readValue(what: string): unknown {
    try {
      return JSON.parse(this.read(what) ?? "null");
    } catch {
      return null;
    }
  }

  keep(what: string, text: string): void {
    if (this.read(what) === text) return;
    try {
      this.shelf?.setItem(`${what}-${this.seat}`, text);
    } catch {
      // Full or forbidden: then it holds until the next page.
    }
  }
}

/** The tab's storage; none where the browser forbids it. */
export function shelfOfTab(): Shelf | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
