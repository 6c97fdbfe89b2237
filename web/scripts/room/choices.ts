// What a person chose for this visit: sign language, what is read out, devices. Kept for the tab alone; an address can ask for sign language.
import { type Signal, effect, signal } from "@preact/signals";
import { CHOICES, FIRST_CHOICE, type Kind } from "./announcer.ts";
import type { Visit } from "./visit.ts";

/** Which devices a person chose at the check. */
export type Devices = { camera?: string; microphone?: string };

export type Choices = {
  /** The signers are fixed beside the stage. */
  signs: Signal<boolean>;
  /** What is read out. */
  read: Signal<ReadonlySet<Kind>>;
  /** Camera and microphone were looked at: asked for once a visit. */
  checked: Signal<boolean>;
  devices: Signal<Devices>;
};

/** The choices so far, kept from now on; `?gebaerden` in the address shows the signers at once. Nothing is written before a choice is made. */
export function choicesOf(visit: Visit, search: string): Choices {
  const signs = signal(visit.read("signs") === "yes" || new URLSearchParams(search).has("gebaerden"));
  const read = signal<ReadonlySet<Kind>>(readOut(visit.readValue("read")));
  const checked = signal(visit.read("checked") === "yes");
  const devices = signal<Devices>(devicesOf(visit.readValue("devices")));
  onChange(signs, (on) => visit.keep("signs", on ? "yes" : "no"));
  onChange(read, (kinds) => visit.keep("read", JSON.stringify([...kinds])));
  onChange(checked, (done) => visit.keep("checked", done ? "yes" : "no"));
  onChange(devices, (chosen) => visit.keep("devices", JSON.stringify(chosen)));
  return { signs, read, checked, devices };
}

function onChange<T>(source: Signal<T>, keep: (value: T) => void): void {
  const first = source.peek();
  let moved = false;
  effect(() => {
    moved ||= source.value !== first;
    if (moved) keep(source.value);
  });
}

/** What is about oneself is always read out, whatever was kept. */
function readOut(kept: unknown): Set<Kind> {
  if (!Array.isArray(kept)) return new Set(FIRST_CHOICE);
  return new Set<Kind>(["own", ...CHOICES.filter((kind) => kept.includes(kind))]);
}

function devicesOf(kept: unknown): Devices {
  const { camera, microphone } = (kept ?? {}) as Record<string, unknown>;
  return { ...(typeof camera === "string" ? { camera } : {}), ...(typeof microphone === "string" ? { microphone } : {}) };
}
