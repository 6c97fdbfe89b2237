// Tests of what is read out, on a clock of their own. No browser: the region only counts its texts.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { signal } from "@preact/signals";
import { Announcer, FIRST_CHOICE, type Kind } from "./announcer.ts";
import { followComings } from "./comings.ts";
import { emptyRoom } from "./state.ts";
import { wordsOf } from "./words.ts";

type Heard = { at: number; text: string };

/** A live region with a clock. */
function listening(context: TestContext, kinds: Kind[] = FIRST_CHOICE) {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let now = 0;
  const heard: Heard[] = [];
  const region = {
    setAttribute: () => undefined,
    set textContent(text: string) {
      heard.push({ at: now, text });
    },
  };
  const wanted = signal<ReadonlySet<Kind>>(new Set(kinds));
  const announcer = new Announcer(region as unknown as HTMLElement, () => wanted.value);
  const pass = (ms: number) => {
    for (let step = 0; step < ms; step += 50) {
      now += 50;
      context.mock.timers.tick(50);
    }
  };
  return { announcer, heard, wanted, pass };
}

test("a hundred come in ten seconds: at most three announcements, and nobody is forgotten", (context) => {
  const { announcer, heard, pass } = listening(context, [...FIRST_CHOICE, "people"]);
  const room = emptyRoom("Abend");
  followComings(room, wordsOf("de"), (sentence) => announcer.say(sentence, "people"));
  room.line.value = "live";
  room.hall.value = { listeners: 40, participants: 2 };
  for (let count = 1; count <= 100; count += 1) {
    room.hall.value = { listeners: 40 + count, participants: 2 };
    pass(100);
  }
  assert.ok(heard.length > 0 && heard.length <= 3, `${heard.length} announcements in ten seconds`);
  pass(20_000);
  const told = heard.flatMap(({ text }) => [...text.matchAll(/(\d+) Personen? (?:sind|ist) gekommen/g)].map(([, count]) => Number(count)));
  assert.equal(told.reduce((sum, count) => sum + count, 0), 100);
});

test("coming and going is not read out unless it is asked for, nor after a new connection", (context) => {
  const { announcer, heard, wanted, pass } = listening(context);
  const room = emptyRoom("Abend");
  followComings(room, wordsOf("de"), (sentence) => announcer.say(sentence, "people"));
  room.line.value = "live";
  room.hall.value = { listeners: 1, participants: 1 };
  room.hall.value = { listeners: 9, participants: 1 };
  pass(10_000);
  assert.deepEqual(heard, []);
  wanted.value = new Set([...wanted.value, "people"]);
  room.line.value = "reconnecting";
  room.line.value = "live";
  room.hall.value = { listeners: 30, participants: 1 };
  pass(10_000);
  assert.deepEqual(heard, [], "who came while one was away is no news");
  room.hall.value = { listeners: 29, participants: 1 };
  pass(10_000);
  assert.deepEqual(heard.map(({ text }) => text), ["1 Person ist gegangen."]);
});

test("never more than one text in three seconds, whatever comes", (context) => {
  const { announcer, heard, pass } = listening(context);
  for (let number = 0; number < 200; number += 1) {
    announcer.say(`Zeile ${number}`, "chat");
    pass(50);
  }
  const gaps = heard.slice(1).map(({ at }, before) => at - (heard[before]?.at ?? 0));
  assert.ok(heard.length >= 3 && gaps.every((gap) => gap >= 3_000), `${gaps}`);
});

test("what is switched off is silent, also while it waits; a word without a kind is one's own", (context) => {
  const { announcer, heard, wanted, pass } = listening(context, ["own", "polls"]);
  announcer.say("Neue Folie", "slides");
  pass(4_000);
  assert.deepEqual(heard, []);
  announcer.say("Neue Frage", "polls");
  announcer.say("Sie haben das Wort.");
  wanted.value = new Set<Kind>();
  pass(4_000);
  assert.deepEqual(heard.map(({ text }) => text), ["Sie haben das Wort."]);
});

test("what is about oneself is not pushed out by news", (context) => {
  const { announcer, heard, pass } = listening(context);
  announcer.say("Sie haben das Wort.");
  for (let number = 0; number < 20; number += 1) announcer.say(`Zeile ${number}`, "chat");
  pass(200);
  assert.deepEqual(heard.map(({ text }) => text), ["Sie haben das Wort. Zeile 18 Zeile 19"]);
});
