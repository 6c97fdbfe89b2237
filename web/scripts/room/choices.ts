// What a person chose for this visit: sign language, what is read out. Kept in memory alone; an address can ask for sign language.
import { type Signal, signal } from "@preact/signals";
import { FIRST_CHOICE, type Kind } from "./announcer.ts";

export type Choices = {
  /** The signers are fixed beside the stage. */
  signs: Signal<boolean>;
  /** What is read out. */
  read: Signal<ReadonlySet<Kind>>;
};

/** The first choices; `?gebaerden` in the address shows the signers at once. */
export function firstChoices(search: string): Choices {
  return { signs: signal(new URLSearchParams(search).has("gebaerden")), read: signal<ReadonlySet<Kind>>(new Set(FIRST_CHOICE)) };
}
