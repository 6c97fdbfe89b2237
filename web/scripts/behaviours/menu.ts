// `details[data-menu]`: closes on Escape and on a tap outside. Opening is the browser's own and needs no script.

export function menu(root: ParentNode): void {
  for (const details of root.querySelectorAll<HTMLDetailsElement>("details[data-menu]")) {
    details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.querySelector("summary")?.focus();
    });
    details.addEventListener("focusout", (event) => {
      if (event.relatedTarget instanceof Node && !details.contains(event.relatedTarget)) details.open = false;
    });
    document.addEventListener("pointerdown", (event) => {
      if (event.target instanceof Node && !details.contains(event.target)) details.open = false;
    });
  }
}
