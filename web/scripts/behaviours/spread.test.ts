// The sum of what is typed as points. Draws nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sum } from "./spread.ts";

test("whole numbers are added up, and nothing else", () => {
  assert.equal(sum(["70", " 20 ", ""]), 90);
  assert.equal(sum(["-5", "hundert", "1.5", "3"]), 3);
  assert.equal(sum([]), 0);
});
