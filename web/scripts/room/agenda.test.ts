// The agenda's times: what was planned, what was, what is to be expected. Draws nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { timesOf } from "./times.ts";

const item = (title: string) => ({ title, kind: "talk" as const, minutes: 20, speaker: "" });
const at = (time: string) => Date.parse(`2021-02-09T${time}:00Z`);

test("a late begin and an extension move what is still to come", () => {
  const times = timesOf({
    items: [item("a"), item("b"), item("c")],
    course: [{ reached_at: "2021-02-09T16:05:00Z", extra: 10 }, { reached_at: null, extra: 0 }, { reached_at: null, extra: 0 }],
    current: 0,
    starts_at: "2021-02-09T16:00:00Z",
  });
  assert.deepEqual(times, [
    { planned: at("16:00"), real: at("16:05") },
    { planned: at("16:20"), real: at("16:35") },
    { planned: at("16:40"), real: at("16:55") },
  ]);
});

test("without a planned beginning nothing is planned, and what was passed over did not begin", () => {
  const times = timesOf({
    items: [item("a"), item("b")],
    course: [{ reached_at: null, extra: 0 }, { reached_at: "2021-02-09T16:05:00Z", extra: 0 }],
    current: 1,
    starts_at: null,
  });
  assert.deepEqual(times, [{ planned: undefined, real: undefined }, { planned: undefined, real: at("16:05") }]);
});
