// What every view gets: state, words, deeds. Holds no socket: a deed is a promise that says when it is done.
import type { ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Announcer } from "./announcer.ts";
import type { Choices } from "./choices.ts";
import type { Refused } from "./connection.ts";
import type { Media } from "./media.ts";
import type { Command } from "./protocol.ts";
import type { RoomState } from "./state.ts";
import type { Words } from "./words.ts";

/** What the page hands to the island: `evening` is the title of the evening whose parallel room this is, `visit` the seat there; `zone` is the city's; `language` is the page's, `written_in` that of what the city has written. */
export type RoomData = { slug: string; room: string; title: string; socket: string; leave: string; counted: string; back: string; side: boolean; dated: boolean; booked: boolean; evening: string | null; seat: string; visit: string; checks: boolean; zone: string; here: string; language: string; written_in: string };

export type Island = {
  data: RoomData;
  room: RoomState;
  media: Media;
  t: Words;
  announcer: Announcer;
  /** What the person chose for this visit. */
  choices: Choices;
  /** The person has to look at camera and microphone first. */
  due: ReadonlySignal<boolean>;
  /** Asks the room for something; what is refused is shown and read out. True once it is written down. */
  ask(command: Command): Promise<boolean>;
  /** The same without a word: answers why it was refused, for a form that says so itself. */
  attempt(command: Command): Promise<Refused["reason"] | undefined>;
  /** Shows a sentence for a moment and reads it out. */
  note(sentence: string): void;
  /** Leaves: stops the media, gives the seat up, goes back to the programme. */
  leave(): void;
  /** Goes into a parallel room of this evening: stops the media here, keeps the seat. */
  cross(number: number): void;
  /** Tries the line to the room at once. */
  hurry(): void;
};

export const IslandContext = createContext<Island | undefined>(undefined);

export function useIsland(): Island {
  const island = useContext(IslandContext);
  if (!island) throw new Error("a view outside of the room");
  return island;
}
