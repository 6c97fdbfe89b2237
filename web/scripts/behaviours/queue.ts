// `[data-queue]`: moves, picks and decides by single keys while the focus is in the list (WCAG 2.1.4). Sends the form; decides nothing itself.

export function queue(root: ParentNode): void {
  for (const list of root.querySelectorAll<HTMLElement>("[data-queue]")) {
    list.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
      const entry = event.target.closest<HTMLElement>("[data-entry]");
      if (entry && press(event.key, list, entry)) event.preventDefault();
    });
  }
}

const pick = (entry: Element | null | undefined) => entry?.querySelector<HTMLInputElement>("input[type=checkbox]") ?? null;

function press(key: string, list: HTMLElement, entry: HTMLElement): boolean {
  switch (key.toLowerCase()) {
    case "j":
    case "arrowdown":
      pick(entry.nextElementSibling)?.focus();
      return true;
    case "k":
    case "arrowup":
      pick(entry.previousElementSibling)?.focus();
      return true;
    case "x":
      pick(entry)?.click();
      return true;
    case "a":
      pickAll(list);
      return true;
    case "n":
      reject(entry);
      return true;
    case "f":
      publish(list, entry);
      return true;
    case "o":
      entry.querySelector<HTMLElement>("[data-key=o]")?.click();
      return true;
    default:
      return false;
  }
}

/** All, or none when all are picked. */
function pickAll(list: HTMLElement): void {
  const boxes = [...list.querySelectorAll<HTMLInputElement>("[data-entry] input[type=checkbox]")];
  const all = boxes.every((box) => box.checked);
  for (const box of boxes) box.checked = !all;
}

/** The picked ones; without any, the entry itself. */
function publish(list: HTMLElement, entry: HTMLElement): void {
  const all = list.closest("form")?.querySelector<HTMLElement>("fieldset button[value=publish]");
  const one = entry.querySelector<HTMLElement>("[data-key=f]");
  (list.querySelector("input:checked") ? all : one)?.click();
}

/** Picks the entry and goes to where the reason is chosen. */
function reject(entry: HTMLElement): void {
  const box = pick(entry);
  if (box) box.checked = true;
  const reason = box?.form?.querySelector<HTMLElement>("#reason");
  // Folded on a phone, and where a browser cannot leave it open.
  reason?.closest("details")?.setAttribute("open", "");
  reason?.focus();
}
