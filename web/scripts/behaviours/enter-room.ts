// `form[data-enter-room]`: the tap on Zuhören starts sound and swaps the room page in without a navigation.
// On any trouble the form is sent plainly; it never decides who may enter.
import { unlockSound } from "../sound.ts";

/** A page longer than this is not ours. */
const MOST_CHARACTERS = 2_000_000;

export function enterRoom(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-enter-room]")) {
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented || form.dataset.entering === "plain") return;
      event.preventDefault();
      unlockSound();
      if (form.dataset.entering === "yes") return;
      form.dataset.entering = "yes";
      form.setAttribute("aria-busy", "true");
      step(form, event.submitter).catch(() => sendPlainly(form, event.submitter));
    });
  }
}

/** Sends the form, follows the redirect and shows the page behind it. Throws when that page is not a room. */
async function step(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const answer = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams([...new FormData(form, submitter)].map(([name, value]) => [name, String(value)])),
    headers: { accept: "text/html" },
    credentials: "same-origin",
  });
  const html = await answer.text();
  if (html.length > MOST_CHARACTERS) throw new Error("The answer is too long.");
  const next = new DOMParser().parseFromString(html, "text/html");
  if (!answer.redirected && next.querySelector("main")) return refuse(next, form);
  if (!next.querySelector("[data-room]")) {
    if (!answer.redirected) throw new Error("The answer is no page.");
    location.assign(answer.url);
    return;
  }
  await loadStyles(next);
  history.pushState({ room: true }, "", addressOf(answer.url));
  addEventListener("popstate", () => location.reload(), { once: true });
  show(next);
  await loadScripts(next);
}

/** The door's answer with what is to be mended: shown as it came. Sent again, a wrong code would count twice. */
function refuse(next: Document, form: HTMLFormElement): void {
  form.removeAttribute("aria-busy");
  show(next);
}

/** The room's address; how the media is asked for (`?media=v0`) goes along, for whoever looks into a trouble. */
function addressOf(room: string): string {
  const media = new URLSearchParams(location.search).get("media");
  const address = new URL(room);
  if (media) address.searchParams.set("media", media);
  return address.href;
}

/** Adds the style sheets the room needs and waits for them, so that nothing is seen unstyled. */
async function loadStyles(next: Document): Promise<void> {
  const missing = [...next.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].filter(
    (link) => !document.querySelector(`link[rel="stylesheet"][href="${CSS.escape(link.getAttribute("href") ?? "")}"]`),
  );
  await Promise.all(
    missing.map(
      (link) =>
        new Promise<void>((resolve, reject) => {
          const copy = document.createElement("link");
          copy.rel = "stylesheet";
          copy.href = link.getAttribute("href") ?? "";
          copy.onload = () => resolve();
          copy.onerror = () => reject(new Error("A style sheet is missing."));
          document.head.append(copy);
        }),
    ),
  );
}

/** Swaps the body and the title, and puts the focus where a fresh page would have it. */
function show(next: Document): void {
  document.title = next.title;
  document.documentElement.lang = next.documentElement.lang;
  document.body.className = next.body.className;
  document.body.replaceChildren(...[...next.body.childNodes].map((node) => document.importNode(node, true)));
  scrollTo(0, 0);
  document.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
  document.dispatchEvent(new Event("mitreden:page"));
}

/** Parsed scripts do not run: imports the module scripts that this page has not loaded yet, so that only rooms pay for the room's. */
async function loadScripts(next: Document): Promise<void> {
  const loaded = new Set([...document.head.querySelectorAll<HTMLScriptElement>("script[src]")].map((script) => script.src));
  for (const script of next.querySelectorAll<HTMLScriptElement>('script[type="module"][src]')) {
    const address = new URL(script.getAttribute("src") ?? "", document.baseURI);
    if (address.origin === location.origin && !loaded.has(address.href)) await import(address.href);
  }
}

function sendPlainly(form: HTMLFormElement, submitter: HTMLElement | null): void {
  form.dataset.entering = "plain";
  if (form.isConnected) form.requestSubmit(submitter);
  else location.reload();
}
