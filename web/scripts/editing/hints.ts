// What in a text in Markdown somebody could not follow: found while it is written. The server looks again; this changes nothing.

/** What to mend: a heading skips a level, a picture has no words, a table has no heads. */
export type Kind = "level" | "alt" | "head";
export type Hint = { line: number; kind: Kind };

const HEADING = /^ {0,3}(#{1,6})(?:\s+|$)/;
const FENCE = /^ {0,3}(```|~~~)/;
const SILENT_PICTURE = /!\[\s*\]\(/;
const RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const NO_HEAD = /^\s*\|[\s|]*$/;

/** The hints of a text in its order; `top` is the level of the page's own heading. */
export function hints(text: string, top = 1): Hint[] {
  const found: Hint[] = [];
  let level = top;
  let isCode = false;
  const lines = text.split("\n");
  lines.forEach((line, at) => {
    if (FENCE.test(line)) isCode = !isCode;
    if (isCode) return;
    const say = (kind: Kind) => found.push({ line: at + 1, kind });
    const signs = HEADING.exec(line)?.[1];
    if (signs) {
      if (signs.length > level + 1) say("level");
      level = signs.length;
    }
    if (SILENT_PICTURE.test(line)) say("alt");
    const below = lines[at + 1];
    if (NO_HEAD.test(line) && below?.includes("|") && RULE.test(below)) say("head");
  });
  return found;
}
