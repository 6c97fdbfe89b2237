// Tests of the room's state: notices in, signals out. No socket.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Line, MeView, Notice, Question } from "./protocol.ts";
import { emptyRoom, hear, hiddenQuestions } from "./state.ts";

const me: MeView = { seat: "seat-of-cem", name: "", role: "listener", hand: null, floor: false, in_writing: false, typing_paused: false, may_send: [], voted: [], supports: [], asked_for: [] };
const line = (number: number): Line => ({ line: number, seat: "seat-of-ada", held: false, answers: null, contribution: false, name: "Ada", role: "moderator", text: `Zeile ${number}`, at: "2026-11-23T17:00:00Z" });
const snapshot: Notice = {
  t: "snapshot",
  room: "room-of-gera",
  seq: 4,
  now: "2026-11-23T17:00:00Z",
  slices: [{ slice: "hall", value: { listeners: 3, participants: 2 } }],
  lines: [line(1)],
  questions: [],
  waiting: [],
  me,
};

test("a snapshot replaces what was known", () => {
  const room = emptyRoom("Abend");
  hear(room, { t: "slice", seq: 1, slice: "people", value: { people: [{ seat: "x", name: "X", role: "participant", floor: false, here: true, typing_paused: false }] } });
  hear(room, snapshot);
  assert.equal(room.hall.value.listeners, 3);
  assert.deepEqual(room.people.value.people, [], "a listener sees nobody, whatever was there before");
  assert.equal(room.me.value?.role, "listener");
});

test("a line told twice stands once, a line taken away is gone", () => {
  const room = emptyRoom("Abend");
  hear(room, snapshot);
  hear(room, { t: "said", ...line(2) });
  hear(room, { t: "said", ...line(2) });
  hear(room, { t: "unsaid", line: 1 });
  assert.deepEqual(room.lines.value.map((l) => l.line), [2]);
});

test("what is being written stands once for each writer, and goes when it is empty", () => {
  const room = emptyRoom("Abend");
  hear(room, snapshot);
  const typed = (seat: string, text: string): Notice => ({ t: "typed", seat, name: seat, role: "participant", text, held: false });
  for (const notice of [typed("gustav", "G"), typed("berta", "B"), typed("gustav", "Gu")]) hear(room, notice);
  assert.deepEqual(room.drafts.value.map((draft) => draft.text), ["Gu", "B"], "each keeps the place");
  hear(room, typed("gustav", ""));
  hear(room, typed("nobody", ""));
  assert.deepEqual(room.drafts.value.map((draft) => draft.seat), ["berta"]);
  hear(room, snapshot);
  assert.deepEqual(room.drafts.value, [], "who comes back sees drafts at their next change");
});

test("the own last line counts, even when it is taken away", () => {
  const room = emptyRoom("Abend");
  hear(room, snapshot);
  hear(room, { t: "said", ...line(2) });
  assert.equal(room.saidAt.value, undefined, "somebody else's");
  hear(room, { t: "said", ...line(3), seat: me.seat });
  hear(room, { t: "unsaid", line: 3 });
  assert.equal(room.saidAt.value, Date.parse("2026-11-23T17:00:00Z"));
});

test("old lines go first", () => {
  const room = emptyRoom("Abend");
  for (let number = 1; number <= 250; number += 1) hear(room, { t: "said", ...line(number) });
  assert.equal(room.lines.value.length, 200);
  assert.equal(room.lines.value[0]?.line, 51);
});

test("the end says why", () => {
  const room = emptyRoom("Abend");
  hear(room, { t: "ended", how: "removed" });
  assert.equal(room.end.value, "removed");
});

test("who asks without a name sees the question wait, be shown, and be declined", () => {
  const room = emptyRoom("Abend");
  hear(room, snapshot);
  const question: Question = { question: 4, seat: null, name: "", text: "Wer räumt den Schnee?", state: "new", supports: 0, at: "2026-11-23T17:00:00Z" };
  hear(room, { t: "question-gone", question: 4 });
  hear(room, { t: "asked", ...question });
  assert.deepEqual(hiddenQuestions(room), [{ question: 4, text: "Wer räumt den Schnee?", declined: false }]);
  hear(room, { ...snapshot, waiting: [4] });
  assert.equal(hiddenQuestions(room)[0]?.declined, false, "a new line changes nothing");
  hear(room, { t: "question", ...question, state: "approved" });
  assert.deepEqual(hiddenQuestions(room), [], "it stands in the list now");
  hear(room, { t: "question-gone", question: 4 });
  assert.equal(hiddenQuestions(room)[0]?.declined, true);
  room.asked.value = [{ question: 5, text: "Und wer streut?", declined: false }];
  hear(room, { ...snapshot, waiting: [4] });
  assert.equal(hiddenQuestions(room)[0]?.declined, true, "declined while nobody was connected");
});
