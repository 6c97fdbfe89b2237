// `[data-quoting]`: whoever picks out words of one paragraph is offered to comment on them. Without it the words are typed into a field.

/** Longest words that are offered, in characters: what goes into an address. */
const MOST = 300;

/** The words as they are compared: white space folded. */
export function folded(text: string): string {
  return text.trim().split(/\s+/).join(" ");
}

/** The paragraph that holds both ends of what is picked out, if it is one. */
function block(selection: Selection): HTMLElement | null {
  const within = (node: Node | null) => (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>("[data-block]") ?? null;
  const from = within(selection.anchorNode);
  return from !== null && from === within(selection.focusNode) ? from : null;
}

/** How many characters of the paragraph stand before what is picked out. */
function before(root: Element, selection: Selection): number {
  const range = selection.getRangeAt(0).cloneRange();
  const end = { node: range.startContainer, at: range.startOffset };
  range.selectNodeContents(root);
  range.setEnd(end.node, end.at);
  return folded(range.toString()).length;
}

export function quoting(root: ParentNode): void {
  for (const text of root.querySelectorAll<HTMLElement>("[data-quoting]")) {
    const bar = document.createElement("div");
    const link = document.createElement("a");
    bar.className = "draft-quote no-print";
    bar.hidden = true;
    link.className = "kern-btn kern-btn--primary";
    const label = document.createElement("span");
    label.className = "kern-label";
    label.textContent = text.dataset.quotingWords ?? "";
    link.append(label);
    bar.append(link);
    text.after(bar);
    document.addEventListener("selectionchange", () => {
      const selection = document.getSelection();
      const words = folded(selection?.toString() ?? "");
      const here = selection !== null && words !== "" && words.length <= MOST ? block(selection) : null;
      bar.hidden = here === null;
      if (selection === null || here === null) return;
      const asked = new URLSearchParams({ worte: words, ab: String(before(here, selection)) });
      link.href = `${text.dataset.quoting}${here.dataset.block}?${asked}#kommentieren`;
    });
  }
}
