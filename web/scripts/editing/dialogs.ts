// The questions of an editor's toolbar: dialogs that the page brings along. Each answers what was typed, or nothing; none changes a text.

import { followable } from "./markdown.ts";

/** Languages that passages of a city's texts are in; their names come from the browser. */
const LANGUAGES = ["ar", "cs", "da", "de", "en", "es", "fa", "fr", "hsb", "it", "la", "nds", "nl", "pl", "ro", "ru", "sk", "tr", "uk", "vi"];
/** Most rows that are offered at once. */
const MOST_ROWS = 50;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** A dialog with its fields by the last word of their ids: `words` for `editor-link-words`. */
class Question {
  readonly dialog: HTMLDialogElement;
  private isWrong = false;

  constructor(dialog: HTMLDialogElement) {
    this.dialog = dialog;
  }

  field(word: string): Field | null {
    return this.dialog.querySelector<Field>(`#editor-${this.dialog.dataset.editorDialog}-${word}`);
  }

  text(word: string): string {
    return this.field(word)?.value.trim() ?? "";
  }

  put(word: string, text: string): void {
    const field = this.field(word);
    if (field) field.value = text;
  }

  /** Shows at its field that something is wrong, or that nothing is; the first wrong one gets the focus. */
  check(word: string, isRight: boolean): void {
    const field = this.field(word);
    const sentence = field && this.dialog.querySelector<HTMLElement>(`#${field.id}-error`);
    if (!field || !sentence) return;
    sentence.hidden = isRight;
    const hint = this.dialog.querySelector(`#${field.id}-hint`)?.id;
    const described = [isRight ? undefined : sentence.id, hint].filter((id) => id !== undefined).join(" ");
    if (described) field.setAttribute("aria-describedby", described);
    else field.removeAttribute("aria-describedby");
    if (isRight) field.removeAttribute("aria-invalid");
    else field.setAttribute("aria-invalid", "true");
    if (!isRight && !this.isWrong) field.focus();
    if (!isRight) this.isWrong = true;
  }

  /** Asks until `answer` finds nothing wrong, or somebody gives up. */
  ask<T>(answer: () => T): Promise<T | undefined> {
    return new Promise((resolve) => {
      let given: T | undefined;
      const form = this.dialog.querySelector("form");
      const sent = (event: Event) => {
        event.preventDefault();
        this.isWrong = false;
        const found = answer();
        if (this.isWrong) return;
        given = found;
        this.dialog.close();
      };
      const givesUp = () => this.dialog.close();
      const cancel = this.dialog.querySelector("[data-editor-cancel]");
      form?.addEventListener("submit", sent);
      cancel?.addEventListener("click", givesUp);
      this.dialog.addEventListener(
        "close",
        () => {
          form?.removeEventListener("submit", sent);
          cancel?.removeEventListener("click", givesUp);
          resolve(given);
        },
        { once: true },
      );
      for (const sentence of this.dialog.querySelectorAll<HTMLElement>(".kern-error")) sentence.hidden = true;
      for (const field of this.dialog.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
      this.dialog.showModal();
    });
  }
}

function question(word: string): Question | undefined {
  const dialog = document.querySelector<HTMLDialogElement>(`dialog[data-editor-dialog="${word}"]`);
  return dialog ? new Question(dialog) : undefined;
}

export async function askLink(words: string): Promise<{ words: string; address: string } | undefined> {
  const asked = question("link");
  asked?.put("words", words);
  asked?.put("address", followable(words) ?? "");
  return asked?.ask(() => {
    const address = followable(asked.text("address"));
    asked.check("words", asked.text("words") !== "");
    asked.check("address", address !== undefined);
    return { words: asked.text("words"), address: address ?? "" };
  });
}

export async function askTable(words: string): Promise<{ columns: string[]; rows: number } | undefined> {
  const asked = question("table");
  asked?.put("columns", words);
  return asked?.ask(() => {
    const columns = asked.text("columns").split("\n").map((line) => line.trim()).filter((line) => line !== "");
    const rows = Number(asked.text("rows"));
    asked.check("columns", columns.length > 0);
    asked.check("rows", Number.isInteger(rows) && rows >= 1 && rows <= MOST_ROWS);
    return { columns, rows };
  });
}

export async function askPicture(): Promise<{ address: string; alt: string } | undefined> {
  const asked = question("picture");
  const choice = asked?.field("choice");
  const shown = asked?.dialog.querySelector<HTMLImageElement>("[data-editor-preview]");
  const show = () => {
    if (!(choice instanceof HTMLSelectElement) || !asked) return;
    asked.put("alt", choice.selectedOptions[0]?.dataset.alt ?? "");
    if (!shown) return;
    shown.src = choice.value;
    shown.hidden = false;
  };
  if (choice) choice.onchange = show;
  show();
  return asked?.ask(() => {
    asked.check("choice", asked.text("choice") !== "");
    asked.check("alt", asked.text("alt") !== "");
    return { address: asked.text("choice"), alt: asked.text("alt") };
  });
}

/** The languages by their names in the page's own. */
function fill(choice: Field | null | undefined): void {
  if (!(choice instanceof HTMLSelectElement) || choice.options.length > 0) return;
  const here = document.documentElement.lang || "de";
  const names = new Intl.DisplayNames([here], { type: "language" });
  const named = LANGUAGES.map((tag) => ({ tag, name: names.of(tag) ?? tag })).sort((a, b) => a.name.localeCompare(b.name, here));
  choice.append(...named.map(({ tag, name }) => new Option(name, tag)));
  choice.value = "en";
}

export async function askLanguage(words: string): Promise<{ words: string; tag: string } | undefined> {
  const asked = question("language");
  asked?.put("words", words);
  fill(asked?.field("choice"));
  return asked?.ask(() => {
    asked.check("words", asked.text("words") !== "");
    return { words: asked.text("words"), tag: asked.text("choice") };
  });
}
