// The toolbar's changes, each as people see it: `‹` and `›` stand around what is picked out, before and after.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hints } from "./hints.ts";
import { type Change, type Place, fittingLevel, followable, heading, language, link, list, picture, quote, table, wrap } from "./markdown.ts";

function place(marked: string): Place {
  const from = marked.indexOf("‹");
  const to = marked.indexOf("›") - 1;
  return { text: marked.replace(/[‹›]/g, ""), from, to };
}

function done(marked: string, deed: (place: Place) => Change): string {
  const before = place(marked);
  const { from, to, text, picked } = deed(before);
  const after = before.text.slice(0, from) + text + before.text.slice(to);
  return `${after.slice(0, picked[0])}‹${after.slice(picked[0], picked[1])}›${after.slice(picked[1])}`;
}

test("a line becomes a heading and an ordinary line again", () => {
  assert.equal(done("‹›", (at) => heading(at, 2)), "## ‹›");
  assert.equal(done("Vor\nZie‹›le\nNach", (at) => heading(at, 2)), "Vor\n\n## ‹Ziele›\n\nNach");
  assert.equal(done("## ‹Ziele›", (at) => heading(at, 3)), "### ‹Ziele›");
  assert.equal(done("a\n\n### Zi‹›ele\n\nb", (at) => heading(at, 3)), "a\n\n‹Ziele›\n\nb");
});

test("no heading skips a level", () => {
  assert.equal(fittingLevel(place("Ein Satz\n‹›"), 3, 1), 2);
  assert.equal(fittingLevel(place("## Ziele\n\n‹›"), 3, 1), 3);
  assert.equal(fittingLevel(place("## Ziele\n\n### Strom\n\n‹›"), 2, 1), 2);
  // The line itself is not before itself.
  assert.equal(fittingLevel(place("## Zie‹›le"), 3, 1), 2);
});

test("words become strong or emphasised and ordinary again", () => {
  assert.equal(done("Das ist ‹wichtig ›so", (at) => wrap(at, "**")), "Das ist **‹wichtig›** so");
  assert.equal(done("Das ist **‹wichtig›** so", (at) => wrap(at, "**")), "Das ist ‹wichtig› so");
  assert.equal(done("**‹wichtig›**", (at) => wrap(at, "*")), "***‹wichtig›***");
  assert.equal(done("***‹wichtig›***", (at) => wrap(at, "**")), "*‹wichtig›*");
  assert.equal(done("ein ‹› Wort", (at) => wrap(at, "*")), "ein *‹›* Wort");
  assert.equal(done("‹eins\n\nzwei›", (at) => wrap(at, "**")), "**‹eins**\n\n**zwei›**");
});

test("lines become lists of both kinds, and each other's", () => {
  assert.equal(done("Vor\n‹eins\nzwei›", (at) => list(at, "bullets")), "Vor\n\n‹- eins\n- zwei›");
  assert.equal(done("‹- eins\n- zwei›\n\nNach", (at) => list(at, "numbers")), "‹1. eins\n2. zwei›\n\nNach");
  assert.equal(done("‹1. eins\n2. zwei›", (at) => list(at, "numbers")), "‹eins\nzwei›");
  assert.equal(done("‹›", (at) => list(at, "bullets")), "- ‹›");
  assert.equal(done("‹eins\n›zwei", (at) => list(at, "bullets")), "‹- eins›\n\nzwei");
});

test("lines become a quote and ordinary lines again", () => {
  assert.equal(done("‹eins\n\nzwei›", quote), "‹> eins\n>\n> zwei›");
  assert.equal(done("‹> eins\n>\n> zwei›", quote), "‹eins\n\nzwei›");
  assert.equal(done("‹›", quote), "> ‹›");
});

test("links and words in another language take the place of what is picked out", () => {
  assert.equal(done("Die ‹Stadt› sagt", (at) => link(at, "Stadt [Gera]", "https://gera.de")), "Die [Stadt \\[Gera\\]](https://gera.de)‹› sagt");
  assert.equal(done("‹›", (at) => link(at, "a", "https://x.example/(b)")), "[a](<https://x.example/(b)>)‹›");
  assert.equal(done("Das ist ‹open data›.", (at) => language(at, "open data", "en")), "Das ist [open data]{lang=en}‹›.");
});

test("only what can be followed is an address", () => {
  assert.equal(followable(" www.gera.de/plan "), "https://www.gera.de/plan");
  assert.equal(followable("rathaus@gera.de"), "mailto:rathaus@gera.de");
  for (const good of ["https://a.example/x", "/programm", "#ziele", "tel:+49365"]) assert.equal(followable(good), good);
  for (const bad of ["", "hier", "javascript:alert(1)", "//evil.example", "/\\evil.example", "https://", "a b.de"]) assert.equal(followable(bad), undefined, bad);
});

test("a table has words over its columns, a picture has words", () => {
  assert.equal(done("Vor‹›\nNach", (at) => table(at, ["Jahr ", "A|B"], 1)), "Vor\n\n| Jahr | A\\|B |\n|---|---|\n| ‹› |  |\n\nNach");
  assert.equal(done("‹›", (at) => picture(at, "/strategie/bilder/a.webp", "Der [alte]\nTurm")), "![Der \\[alte\\] Turm](/strategie/bilder/a.webp)‹›");
});

test("what somebody could not follow is found line by line", () => {
  const text = "## Ziele\n#### Zu tief\n![](/a.webp)\n\n| | |\n|---|---|\n| 1 | 2 |\n\n```\n###### kein\n```\n\n| A | |\n|---|---|\n![Turm](/b.webp)";
  assert.deepEqual(hints(text), [
    { line: 2, kind: "level" },
    { line: 3, kind: "alt" },
    { line: 5, kind: "head" },
  ]);
  assert.deepEqual(hints("### Gleich tief"), [{ line: 1, kind: "level" }]);
  assert.deepEqual(hints("# Neues Kapitel\n\n## Ziele"), []);
});
