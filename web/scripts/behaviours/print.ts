// `button[data-print]`: shows itself where scripts run and opens the browser's print dialog.

export function print(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
