// The agenda's times, worked out from plan and course. Knows no clock and draws nothing.
import type { AgendaView } from "./protocol.ts";

const MINUTE_MS = 60_000;

/** When an item was planned to begin, and when it did or will, in milliseconds; unknown without a planned beginning. */
export type ItemTimes = { planned: number | undefined; real: number | undefined };

export function timesOf({ items, course, current, starts_at }: AgendaView): ItemTimes[] {
  let planned = starts_at === null ? undefined : Date.parse(starts_at);
  let expected = planned;
  return items.map((item, at) => {
    const { reached_at, extra } = course[at] ?? { reached_at: null, extra: 0 };
    const reached = reached_at === null ? undefined : Date.parse(reached_at);
    const isAhead = current === null || at > current;
    const times = { planned, real: isAhead ? expected : reached };
    if (planned !== undefined) planned += item.minutes * MINUTE_MS;
    const begins = isAhead ? expected : (reached ?? expected);
    expected = begins === undefined ? undefined : begins + (item.minutes + extra) * MINUTE_MS;
    return times;
  });
}
