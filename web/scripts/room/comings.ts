// Sums up who came and went, for reading out: one sentence every few seconds, whatever the crowd. Names nobody.
import { effect } from "@preact/signals";
import type { RoomState } from "./state.ts";
import type { Words } from "./words.ts";

/** So long people are gathered into one sentence. */
const GATHER_MS = 5_000;

/** Watches how many are here; a new connection begins a new count. */
export function followComings(room: Pick<RoomState, "line" | "hall">, t: Words, say: (sentence: string) => void): void {
  let stale = room.hall.peek();
  let before: number | undefined;
  let [came, went] = [0, 0];
  let gathering = false;
  const tell = () => {
    gathering = false;
    const sentences = [came > 0 ? t("people-came", { count: came }) : "", went > 0 ? t("people-went", { count: went }) : ""].filter(Boolean);
    [came, went] = [0, 0];
    if (sentences.length > 0) say(sentences.join(" "));
  };
  effect(() => {
    const hall = room.hall.value;
    if (room.line.value !== "live") {
      [stale, before] = [hall, undefined];
      return;
    }
    // The line stands a moment before the first count of it is here.
    if (before === undefined && hall === stale) return;
    const now = hall.listeners + hall.participants;
    const step = before === undefined ? 0 : now - before;
    before = now;
    if (step === 0) return;
    if (step > 0) came += step;
    else went -= step;
    if (gathering) return;
    gathering = true;
    setTimeout(tell, GATHER_MS);
  });
}
