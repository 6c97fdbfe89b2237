// The toolbar over a field for Markdown: one stop of the Tab key, arrows within, every change one that can be undone. Knows no Markdown itself.

import { announce } from "../behaviours/announce.ts";
import { askLanguage, askLink, askPicture, askTable } from "./dialogs.ts";
import { hints } from "./hints.ts";
import { type Change, type Place, fittingLevel, heading, language, link, list, picture, quote, table, wrap } from "./markdown.ts";

/** The level of the heading that the page gives the text. */
const TOP = 1;
/** So long nobody types before hints are told, so that nobody hears them between two letters. */
const PAUSE_MS = 1200;

/** What a button does: at once, or after a question. */
type Deed = (place: Place, bar: HTMLElement) => Change | undefined | Promise<Change | undefined>;

const picked = ({ text, from, to }: Place) => text.slice(from, to);

/** A heading of a level, or of the deepest above it that skips none; then it says so. */
function headingOf(wanted: number): Deed {
  return (place, bar) => {
    const level = fittingLevel(place, wanted, TOP);
    if (level < wanted) announce(bar.dataset.raised ?? "");
    return heading(place, level);
  };
}

const deeds: Record<string, Deed> = {
  heading: headingOf(2),
  part: headingOf(3),
  strong: (place) => wrap(place, "**"),
  emphasis: (place) => wrap(place, "*"),
  bullets: (place) => list(place, "bullets"),
  numbers: (place) => list(place, "numbers"),
  quote,
  link: async (place) => {
    const answer = await askLink(picked(place));
    return answer && link(place, answer.words, answer.address);
  },
  table: async (place) => {
    const answer = await askTable("");
    return answer && table(place, answer.columns, answer.rows);
  },
  picture: async (place) => {
    const answer = await askPicture();
    return answer && picture(place, answer.address, answer.alt);
  },
  language: async (place) => {
    const answer = await askLanguage(picked(place));
    return answer && language(place, answer.words, answer.tag);
  },
};

/** Keys that do the same while one writes. */
const keys: Record<string, string> = { b: "strong", i: "emphasis" };

/** Changes the text as if it had been typed, so that the browser can take it back. */
function apply(field: HTMLTextAreaElement, change: Change): void {
  field.focus();
  field.setSelectionRange(change.from, change.to);
  const isNothing = change.text === "" && change.from === change.to;
  const isDone = isNothing || (change.text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, change.text));
  if (!isDone) {
    field.setRangeText(change.text);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  field.setSelectionRange(...change.picked);
}

async function does(word: string, bar: HTMLElement, field: HTMLTextAreaElement): Promise<void> {
  const place = { text: field.value, from: field.selectionStart, to: field.selectionEnd };
  const change = await deeds[word]?.(place, bar);
  if (change) apply(field, change);
}

/** One button is a stop of the Tab key; arrows, Home and End lead to the others (APG: toolbar). */
function rove(bar: HTMLElement, tools: HTMLButtonElement[]): void {
  const stop = (at: number) => {
    tools.forEach((tool, place) => {
      tool.tabIndex = place === at ? 0 : -1;
    });
  };
  stop(0);
  bar.addEventListener("focusin", (event) => stop(tools.indexOf(event.target as HTMLButtonElement)));
  bar.addEventListener("keydown", (event) => {
    const at = tools.indexOf(document.activeElement as HTMLButtonElement);
    const next: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tools.length - 1 };
    const to = next[event.key];
    if (to === undefined || at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    tools[(to + tools.length) % tools.length]?.focus();
  });
}

/** Tells below the field what to mend, once somebody has changed something and pauses. */
function watch(field: HTMLTextAreaElement, told: HTMLElement): void {
  let pause: ReturnType<typeof setTimeout> | undefined;
  let last = "";
  const look = () => {
    const words = { level: told.dataset.level, alt: told.dataset.alt, head: told.dataset.head };
    const lines = hints(field.value, TOP).flatMap(({ line, kind }) => (words[kind] ? [`${told.dataset.line} ${line}: ${words[kind]}`] : []));
    if (lines.join("\n") === last) return;
    last = lines.join("\n");
    told.replaceChildren(
      ...lines.map((line) => {
        const sentence = document.createElement("p");
        sentence.textContent = line;
        return sentence;
      }),
    );
  };
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE_MS);
  });
}

/** Gives every field that names one its toolbar. */
export function attach(root: ParentNode): void {
  for (const bar of root.querySelectorAll<HTMLElement>("[data-editor][hidden]")) {
    const field = document.getElementById(bar.dataset.editor ?? "");
    if (!(field instanceof HTMLTextAreaElement)) continue;
    const tools = [...bar.querySelectorAll<HTMLButtonElement>("button[data-do]")];
    field.before(bar);
    rove(bar, tools);
    for (const tool of tools) tool.addEventListener("click", () => void does(tool.dataset.do ?? "", bar, field));
    field.addEventListener("keydown", (event) => {
      const word = keys[event.key.toLowerCase()];
      if (!word || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      void does(word, bar, field);
    });
    const told = root.querySelector<HTMLElement>(`[data-editor-hints="${field.id}"]`);
    if (told) {
      field.after(told);
      watch(field, told);
    }
    bar.hidden = false;
  }
}
