// Tests of the chat's rules: bundling what is being written, waiting, reading out. No view and no socket.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Draft, followFloor, quoteOf, readAlong, readLine, waitOf } from "./chat.ts";
import type { Line, MeView } from "./protocol.ts";
import { emptyRoom } from "./state.ts";

const me: MeView = { seat: "seat-of-gustav", name: "Gustav", role: "participant", hand: null, floor: false, in_writing: false, typing_paused: false, may_send: [], voted: [], supports: [], asked_for: [] };
const line: Line = { line: 1, seat: "seat-of-ada", held: false, answers: null, contribution: false, name: "Ada", role: "moderator", text: "Guten Abend", at: "2026-11-23T17:00:00Z" };

function drafting(): { told: string[]; draft: Draft } {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  const told: string[] = [];
  return { told, draft: new Draft((text) => told.push(text)) };
}

test("the first change goes at once, the others together within 300 ms", () => {
  const { told, draft } = drafting();
  for (const text of ["G", "Gu", "Gut"]) draft.change(text);
  assert.deepEqual(told, ["G"]);
  mock.timers.tick(300);
  assert.deepEqual(told, ["G", "Gut"]);
  mock.timers.tick(3_000);
  assert.deepEqual(told, ["G", "Gut"], "what has not changed is not told");
  draft.change("Gute");
  assert.deepEqual(told, ["G", "Gut", "Gute"]);
  draft.change("");
  mock.timers.tick(300);
  assert.equal(told.at(-1), "");
});

test("a line that was said is not told again, one that is broken off is taken away", () => {
  const { told, draft } = drafting();
  draft.change("Ja");
  draft.change("Ja.");
  draft.said();
  mock.timers.tick(1_000);
  assert.deepEqual(told, ["Ja"]);
  draft.end();
  assert.deepEqual(told, ["Ja"], "nothing is there to be taken away");
  draft.change("Nein");
  draft.end();
  mock.timers.tick(1_000);
  assert.deepEqual(told, ["Ja", "Nein", ""]);
});

test("while a line is on its way nothing is told, and afterwards what was typed on", () => {
  const { told, draft } = drafting();
  draft.change("Ja");
  draft.change("Ja.");
  draft.hold();
  draft.change("Ja. U");
  mock.timers.tick(1_000);
  assert.deepEqual(told, ["Ja"]);
  draft.resume();
  assert.deepEqual(told, ["Ja", "Ja. U"], "it was refused");
  draft.hold();
  draft.said();
  draft.change("U");
  assert.deepEqual(told, ["Ja", "Ja. U", "U"]);
});

test("the wait follows the server's clock, and only for those who wait", () => {
  const room = emptyRoom("Abend");
  room.me.value = me;
  room.saidAt.value = 100_000;
  room.chat.value = { mode: "open", slow_seconds: 30, consents: [] };
  room.ahead.value = 5_000;
  assert.equal(waitOf(room, 100_000), 25_000);
  assert.equal(waitOf(room, 125_000), 0);
  room.me.value = { ...me, floor: true, in_writing: true };
  assert.equal(waitOf(room, 100_000), 0);
  room.me.value = { ...me, role: "moderator" };
  assert.equal(waitOf(room, 100_000), 0);
});

test("the floor in writing lets the others read along, and gives the own choice back", () => {
  const room = emptyRoom("Abend");
  room.me.value = me;
  readAlong.value = false;
  followFloor(room);
  room.me.value = { ...me, floor: true };
  assert.equal(readAlong.value, false, "who speaks decides alone");
  room.me.value = { ...me, floor: true, in_writing: true };
  assert.equal(readAlong.value, true);
  readAlong.value = false;
  room.me.value = { ...me, floor: true, in_writing: true, supports: [1] };
  assert.equal(readAlong.value, false, "a choice made with the floor stands");
  room.me.value = { ...me, in_writing: true };
  assert.equal(readAlong.value, false);
});

test("lines of others are read out while the chat is open, the own ones never", () => {
  const room = emptyRoom("Abend");
  room.me.value = me;
  const said: string[] = [];
  const island = { room, t: (key: string, values?: object) => `${key} ${JSON.stringify(values)}`, announcer: { say: (message: string) => void said.push(message) } };
  readLine(line, island, true);
  readLine(line, island, false);
  readLine({ ...line, seat: me.seat }, island, true);
  assert.deepEqual(said, ['chat-read {"name":"Ada","text":"Guten Abend"}']);
});

test("a quote is short and cuts no character in two", () => {
  assert.equal(quoteOf(line), "Guten Abend");
  assert.equal(quoteOf({ ...line, text: "🚲".repeat(81) }), `${"🚲".repeat(80)}…`);
});
