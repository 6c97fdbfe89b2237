// What the toolbar of an editor does to a text in Markdown: text and what is picked out in, one change out. Touches no page.

/** A change: the characters from `from` to `to` become `text`; then the stretch `picked` is picked out. */
export type Change = { from: number; to: number; text: string; picked: [number, number] };

/** A text and what is picked out in it; nothing picked out: both are the same place. */
export type Place = { text: string; from: number; to: number };

/** The whole lines that a stretch touches. */
function lines({ text, from, to }: Place): { from: number; to: number; lines: string[] } {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  // A stretch that ends at the beginning of a line does not touch that line.
  const last = to > from && text[to - 1] === "\n" ? to - 1 : to;
  const end = text.indexOf("\n", last);
  const stop = end === -1 ? text.length : end;
  return { from: start, to: stop, lines: text.slice(start, stop).split("\n") };
}

/** Line breaks that are missing for an empty line to stand before a block. */
function lead(before: string): string {
  if (before.trim() === "" || before.endsWith("\n\n")) return "";
  return before.endsWith("\n") ? "\n" : "\n\n";
}

/** The same behind it. */
function tail(after: string): string {
  if (after === "" || after.startsWith("\n\n")) return "";
  return after.startsWith("\n") ? "\n" : "\n\n";
}

/** Puts lines in place of others, with an empty line around them. */
function block(text: string, from: number, to: number, put: string, picked: [number, number]): Change {
  const [first, last] = [lead(text.slice(0, from)), tail(text.slice(to))];
  const at = from + first.length;
  return { from, to, text: first + put + last, picked: [at + picked[0], at + picked[1]] };
}

/** Takes lines back without asking for empty ones around them. */
function plainly(from: number, to: number, put: string): Change {
  return { from, to, text: put, picked: [from, from + put.length] };
}

const HEADING = /^ {0,3}(#{1,6})(?:\s+|$)/;

/** The level of the last heading before a place; `top` if there is none. */
export function levelBefore(text: string, at: number, top: number): number {
  let level = top;
  for (const line of text.slice(0, at).split("\n").slice(0, -1)) {
    const found = HEADING.exec(line);
    if (found?.[1]) level = found[1].length;
  }
  return level;
}

/** The deepest level up to `wanted` that skips none. */
export function fittingLevel(place: Place, wanted: number, top: number): number {
  return Math.min(wanted, levelBefore(place.text, lines(place).from + 1, top) + 1);
}

/** Makes the line a heading of this level, or an ordinary line if it is one. */
export function heading(place: Place, level: number): Change {
  const here = lines({ ...place, to: place.from });
  const line = here.lines[0] ?? "";
  const words = line.replace(HEADING, "");
  if (HEADING.exec(line)?.[1]?.length === level) return plainly(here.from, here.to, words);
  const sign = `${"#".repeat(level)} `;
  return block(place.text, here.from, here.to, sign + words, [sign.length, sign.length + words.length]);
}

/** Whether the signs around words stand for this one: `***` is both strong and emphasis. */
const holds = (count: number, width: number) => (width === 2 ? count >= 2 : count % 2 === 1);

/** Sets words between signs (`**` or `*`), or takes the signs away. */
export function wrap({ text, from, to }: Place, sign: "*" | "**"): Change {
  const inner = text.slice(from, to);
  const start = from + (inner.length - inner.trimStart().length);
  const end = Math.max(start, to - (inner.length - inner.trimEnd().length));
  const words = text.slice(start, end);
  const before = start - text.slice(0, start).replace(/\*+$/, "").length;
  const after = /^\**/.exec(text.slice(end))?.[0].length ?? 0;
  if (words !== "" && holds(Math.min(before, after), sign.length)) {
    const first = start - sign.length;
    return { from: first, to: end + sign.length, text: words, picked: [first, first + words.length] };
  }
  // Signs do not hold over an empty line: each paragraph gets its own.
  const parts = words.split(/(\n\s*\n)/).map((part) => (part.trim() === "" && words !== "" ? part : `${sign}${part}${sign}`));
  const put = parts.join("");
  return { from: start, to: end, text: put, picked: [start + sign.length, start + put.length - sign.length] };
}

const ITEM = /^(\s*)(?:[-*+]|\d{1,9}[.)])(?:\s+|$)/;
const BULLET = /^\s*[-*+](?:\s+|$)/;
const NUMBER = /^\s*\d{1,9}[.)](?:\s+|$)/;

/** Makes lines the points of a list, or ordinary lines if all of them are. */
export function list(place: Place, kind: "bullets" | "numbers"): Change {
  const here = lines(place);
  const filled = here.lines.filter((line) => line.trim() !== "");
  const sign = kind === "bullets" ? BULLET : NUMBER;
  if (filled.length > 0 && filled.every((line) => sign.test(line))) {
    return plainly(here.from, here.to, here.lines.map((line) => line.replace(ITEM, "$1")).join("\n"));
  }
  let count = 0;
  const point = (line: string) => {
    count += 1;
    return `${kind === "bullets" ? "-" : `${count}.`} ${line.replace(ITEM, "").trimStart()}`;
  };
  const points = filled.length === 0 ? [point("")] : here.lines.map((line) => (line.trim() === "" ? line : point(line)));
  const put = points.join("\n");
  return block(place.text, here.from, here.to, put, place.from === place.to ? [put.length, put.length] : [0, put.length]);
}

/** Makes lines a quote, or ordinary lines if they are one. */
export function quote(place: Place): Change {
  const here = lines(place);
  if (here.lines.every((line) => line.startsWith(">"))) {
    return plainly(here.from, here.to, here.lines.map((line) => line.replace(/^> ?/, "")).join("\n"));
  }
  const put = here.lines.map((line) => (line.trim() === "" && here.lines.length > 1 ? ">" : `> ${line}`)).join("\n");
  return block(place.text, here.from, here.to, put, place.from === place.to ? [put.length, put.length] : [0, put.length]);
}

/** Words in which no bracket means anything. */
const bracketed = (words: string) => words.trim().replace(/\s+/g, " ").replace(/[[\]]/g, "\\$&");

/** Puts something in place of what is picked out, and stands behind it. */
function instead({ from, to }: Place, put: string): Change {
  return { from, to, text: put, picked: [from + put.length, from + put.length] };
}

/** An address that can be followed: a site without its scheme gets one. Nothing: it is none. */
export function followable(address: string): string | undefined {
  const typed = address.trim();
  if (/[\s<>]/.test(typed)) return undefined;
  if (/^(https?:\/\/|mailto:|tel:).+/i.test(typed) || /^\/(?![/\\])/.test(typed) || /^#./.test(typed)) return typed;
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(typed)) return `mailto:${typed}`;
  return /^[\w-]+(\.[\w-]+)*\.[a-z]{2,}(\/.*)?$/i.test(typed) ? `https://${typed}` : undefined;
}

export function link(place: Place, words: string, address: string): Change {
  return instead(place, `[${bracketed(words)}](${/[()]/.test(address) ? `<${address}>` : address})`);
}

/** Words in another language: the sign that the server reads. */
export function language(place: Place, words: string, tag: string): Change {
  return instead(place, `[${bracketed(words)}]{lang=${tag}}`);
}

/** Puts a block behind the line of the place, or into it if it is empty. */
function behind(place: Place, put: string, picked: [number, number]): Change {
  const here = lines({ ...place, from: place.to });
  const at = here.lines.join("").trim() === "" ? here.from : here.to;
  return block(place.text, at, here.to, put, picked);
}

const cell = (words: string) => words.trim().replace(/\s+/g, " ").replace(/\|/g, "\\|");

/** A table with these words over its columns and so many empty rows; the first empty cell is where one goes on. */
export function table(place: Place, columns: string[], rows: number): Change {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const head = [line(columns.map(cell)), `|${"---|".repeat(columns.length)}`].join("\n");
  const put = [head, ...Array.from({ length: rows }, () => line(columns.map(() => "")))].join("\n");
  const first = head.length + 3;
  return behind(place, put, [first, first]);
}

/** A picture in a line of its own. */
export function picture(place: Place, address: string, alt: string): Change {
  const put = `![${bracketed(alt)}](${address})`;
  return behind(place, put, [put.length, put.length]);
}
