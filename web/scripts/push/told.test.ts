// Tests of what becomes of messages that a push service hands over, also of those that are none of ours. No browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { told } from "./told.ts";

test("a message becomes a title and a path of this portal", () => {
  const message = JSON.stringify({ title: "Neu: Wärme", portal: "Mitreden Gera", address: "/de/programm/waerme", language: "de" });
  assert.deepEqual(told(message), { title: "Neu: Wärme", body: "Mitreden Gera", lang: "de", tag: "/de/programm/waerme", data: "/de/programm/waerme" });
});

test("nobody is led to another host", () => {
  for (const address of ["https://example.org", "//example.org", "/\\example.org", "javascript:alert(1)", 7, null]) {
    assert.equal(told(JSON.stringify({ title: "a", address })).data, "/");
  }
});

test("what cannot be read is still shown", () => {
  for (const text of ["", "{", "null", "7", "[]"]) assert.equal(told(text).title, "Mitreden");
});
