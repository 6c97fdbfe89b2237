// What is wrong with parallel rooms as somebody wants to open them, field by field. The room checks all of it again.
import type { Refused } from "./connection.ts";

/** As the room has them (mitreden-live, limits.rs). */
const ROOMS_MAX = 12;
const NAME_MAX = 120;
const MINUTES_MAX = 240;

/** A word of the interface for each field that has a fault. */
export type Faults = { rooms?: "none" | "many" | "twice" | "long"; minutes?: "range" };

/** One name a line; empty lines are none. */
export function namesOf(text: string): string[] {
  return text.split("\n").map((name) => name.trim().replaceAll(/\s+/g, " ")).filter((name) => name !== "");
}

export function faultsOf(text: string, minutes: string): Faults {
  const names = namesOf(text);
  const rooms = names.length === 0 ? "none" : names.length > ROOMS_MAX ? "many" : new Set(names).size < names.length ? "twice" : names.some((name) => [...name].length > NAME_MAX) ? "long" : undefined;
  const isTime = /^\d+$/.test(minutes.trim()) && Number(minutes) >= 1 && Number(minutes) <= MINUTES_MAX;
  return { ...(rooms ? { rooms } : {}), ...(isTime ? {} : { minutes: "range" }) };
}

/** The field that a refusal of the room is about; none: it is about no field. */
export function fieldOf(reason: Refused["reason"]): keyof Faults | undefined {
  if (reason === "bad-minutes") return "minutes";
  return reason === "bad-barcamp" || reason === "text-too-long" || reason === "text-empty" ? "rooms" : undefined;
}
