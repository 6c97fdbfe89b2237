// `[data-focus]`: gets the focus when the page opens, for the summary of errors after a form came back.

export function focusFirst(root: ParentNode): void {
  root.querySelector<HTMLElement>("[data-focus]")?.focus();
}
