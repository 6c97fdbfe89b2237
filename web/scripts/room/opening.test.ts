// Tests of what is said about parallel rooms before they are opened. No view and no socket.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faultsOf, fieldOf, namesOf } from "./opening.ts";

test("each fault is said at its own field", () => {
  assert.deepEqual(faultsOf("Energie\nBildung", "30"), {});
  assert.deepEqual(faultsOf(" \n\n", "30"), { rooms: "none" });
  assert.deepEqual(faultsOf(Array.from({ length: 13 }, (_, at) => `Raum ${at}`).join("\n"), "30"), { rooms: "many" });
  assert.deepEqual(faultsOf("Energie\n Energie ", "30"), { rooms: "twice" });
  assert.deepEqual(faultsOf("x".repeat(121), "30"), { rooms: "long" });
  for (const minutes of ["", "0", "241", "-5", "1e2", "2,5", "bald"]) assert.deepEqual(faultsOf("Energie", minutes), { minutes: "range" }, minutes);
  assert.deepEqual(faultsOf("", "0"), { rooms: "none", minutes: "range" });
});

test("a line is a name, whatever stands around it", () => {
  assert.deepEqual(namesOf("\n Energie  &\tUmwelt \r\nBildung"), ["Energie & Umwelt", "Bildung"]);
});

test("what the room refuses is said where it belongs", () => {
  assert.deepEqual([fieldOf("bad-minutes"), fieldOf("bad-barcamp"), fieldOf("text-too-long"), fieldOf("not-saved")], ["minutes", "rooms", "rooms", undefined]);
});
