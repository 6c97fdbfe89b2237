// Tests of times of day: the city's, wherever the visitor is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cityTime, zoneName } from "./zone.ts";

test("the city's clocks count, in winter and in summer", () => {
  for (const [at, time, german, english] of [["2026-01-12T16:00:00Z", "17:00", "MEZ", "CET"], ["2026-07-12T16:00:00Z", "18:00", "MESZ", "CEST"]] as const) {
    assert.equal(cityTime(at, { zone: "Europe/Berlin", language: "de" }), time);
    assert.equal(zoneName(at, { zone: "Europe/Berlin", language: "de" }), german);
    assert.equal(zoneName(at, { zone: "Europe/Berlin", language: "en" }), english);
  }
  assert.equal(cityTime("2026-01-12T16:00:00Z", { zone: "America/New_York", language: "de" }), "11:00");
});
