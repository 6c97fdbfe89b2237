// The visitor's own time beside the city's: shown only when the clocks differ.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ownTime } from "./local-time.ts";

const evening = new Date("2021-02-04T16:00:00Z");

test("a visitor in the city's zone sees one time", () => {
  assert.equal(ownTime(evening, "Europe/Berlin", "Europe/Berlin", "de"), undefined);
  assert.equal(ownTime(evening, "Europe/Berlin", "Europe/Vienna", "de"), undefined);
});

test("a visitor elsewhere sees his or her own time with its zone", () => {
  const text = ownTime(evening, "Europe/Berlin", "America/New_York", "de") ?? "";
  assert.match(text, /11:00/);
  assert.match(text, /Do/);
});
