// `button[data-copy]`: copies a text and says so. The text itself is always readable on the page as well.
import { announce } from "./announce.ts";

export function copy(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy ?? "");
      announce(button.dataset.copyDone ?? "");
    });
  }
}
