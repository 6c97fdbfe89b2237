// Tests of what is kept of a visit: over reloads and parallel rooms, and not a word before a choice. No browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FIRST_CHOICE } from "./announcer.ts";
import { choicesOf } from "./choices.ts";
import { Visit } from "./visit.ts";

/** A tab's storage. */
function shelf() {
  const kept = new Map<string, string>();
  return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
}

test("nothing is written before somebody chooses", () => {
  const tab = shelf();
  const choices = choicesOf(new Visit(tab, "seat-of-berta"), "?gebaerden");
  assert.equal(choices.signs.value, true);
  assert.deepEqual([...choices.read.value], FIRST_CHOICE);
  assert.equal(tab.kept.size, 0);
});

test("what is read out holds for the whole visit, and for no other", () => {
  const tab = shelf();
  const evening = choicesOf(new Visit(tab, "seat-of-berta"), "");
  evening.read.value = new Set(["own", "polls"]);
  evening.signs.value = true;
  evening.checked.value = true;
  evening.devices.value = { microphone: "usb" };
  assert.deepEqual([...tab.kept.keys()].sort(), ["checked-seat-of-berta", "devices-seat-of-berta", "read-seat-of-berta", "signs-seat-of-berta"]);
  const beside = choicesOf(new Visit(tab, "seat-of-berta"), "");
  assert.deepEqual([...beside.read.value], ["own", "polls"]);
  assert.deepEqual([beside.signs.value, beside.checked.value, beside.devices.value], [true, true, { microphone: "usb" }]);
  const other = choicesOf(new Visit(tab, "seat-of-cem"), "");
  assert.deepEqual([[...other.read.value], other.checked.value], [FIRST_CHOICE, false]);
});

test("a choice that goes back to the first one is kept, too", () => {
  const tab = shelf();
  const choices = choicesOf(new Visit(tab, "seat-of-berta"), "?gebaerden");
  choices.signs.value = false;
  choices.signs.value = true;
  assert.equal(tab.kept.get("signs-seat-of-berta"), "yes");
});

test("what somebody else wrote there breaks nothing, and the own word is always read out", () => {
  for (const broken of ["{", "7", "[\"all\", 3]", "null"]) {
    const tab = shelf();
    for (const what of ["read", "devices", "checked"]) tab.kept.set(`${what}-seat-of-berta`, broken);
    const choices = choicesOf(new Visit(tab, "seat-of-berta"), "");
    assert.ok(choices.read.value.has("own"), broken);
    assert.deepEqual([choices.devices.value, choices.checked.value], [{}, false]);
  }
  const forbidden = { getItem: () => null, setItem: () => { throw new DOMException("full", "QuotaExceededError"); } };
  choicesOf(new Visit(forbidden, "seat-of-berta"), "").checked.value = true;
});
