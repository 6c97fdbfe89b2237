// Both languages have the same words, and every word used exists. Reads the sources as text.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import german from "../../locales/de.ftl";
import english from "../../locales/en.ftl";
import { wordsOf } from "./words.ts";

const keys = (text: string): string[] => [...text.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? "").sort();

test("both languages are complete", () => {
  assert.deepEqual(keys(german), keys(english));
});

test("every word used exists, and every word is used", () => {
  const folder = join(process.cwd(), "scripts/room");
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."));
  const text = sources.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  const used = new Set([...text.matchAll(/\bt\("([\w-]+)"/g)].map((match) => match[1] ?? ""));
  const families = [...text.matchAll(/\bt\(`([\w-]+-)\$\{/g)].map((match) => match[1] ?? "");
  const known = keys(german);
  for (const key of used) assert.ok(known.includes(key), `web/locales has no word ${key}`);
  for (const key of known) assert.ok(used.has(key) || families.some((family) => key.startsWith(family)), `nobody uses ${key}: delete it`);
});

test("plurals read well", () => {
  const t = wordsOf("de");
  assert.equal(t("hall-listeners", { count: 1 }), "1 Person hört zu");
  assert.equal(t("hall-listeners", { count: 12 }), "12 hören zu");
});
