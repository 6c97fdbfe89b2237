// Keeps the keyboard's place in the room: what vanishes below the fingers hands the focus to what it stood in. Never takes it from anything else.

/** Says of a part of the room where the focus goes when the part itself is gone: a selector. */
const HEIR = "data-heir";

/** Watches the room; `main` itself is the last refuge and must be focusable. */
export function keepFocus(main: HTMLElement): void {
  let last: Element | undefined;
  let around: Element[] = [];
  main.addEventListener("focusin", ({ target }) => {
    last = target instanceof Element ? target : undefined;
    around = [];
    for (let one = last?.parentElement; one && one !== main; one = one.parentElement) around.push(one);
  });
  main.addEventListener("focusout", ({ relatedTarget }) => {
    const left = last;
    // Browsers say this of removed elements too, before they are gone: whether somebody went elsewhere shows only afterwards.
    if (relatedTarget === null) queueMicrotask(() => {
      if (left?.isConnected && last === left && document.activeElement !== left) last = undefined;
    });
  });
  new MutationObserver(() => {
    const lost = last !== undefined && !last.isConnected && (document.activeElement === null || document.activeElement === document.body);
    if (lost) refuge(main, around).focus({ preventScroll: true });
  }).observe(main, { childList: true, subtree: true });
}

/** The innermost place that is still there: a panel's title, a named part, the heir of a part that went, else the room. */
function refuge(main: HTMLElement, around: Element[]): HTMLElement {
  for (const one of around) {
    const heir = one.isConnected ? undefined : one.getAttribute(HEIR);
    const place = heir ? main.querySelector<HTMLElement>(heir) : one.matches("details") ? one.querySelector<HTMLElement>("summary") : one.matches("[tabindex]") ? one : undefined;
    if (place instanceof HTMLElement && place.isConnected) return place;
  }
  return main;
}
