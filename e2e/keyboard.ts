// A person who has no pointer: verbs of the keyboard, and what must hold at every stop. Never clicks and never focuses by script.
import { type Locator, type Page, expect } from "@playwright/test";

/** No page of ours has more stops than this; more means going round in a circle. */
const MOST_STOPS = 120;

/** `Node.DOCUMENT_POSITION_FOLLOWING`. */
const FOLLOWING = 4;

/** Where the focus is, in words, and whether one can see it there. */
type Stop = { what: string; outlined: boolean; covered: boolean };

export class Keyboard {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses Tab until the thing has the focus; each stop on the way shows that it has it. */
  async to(target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    await expect(target.first()).toBeVisible();
    const way: string[] = [];
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      await this.page.keyboard.press(key);
      const stop = await this.stop();
      way.push(stop.what);
      expect.soft(stop.outlined, `the focus shows on ${stop.what}`).toBe(true);
      expect.soft(stop.covered, `${stop.what} is hidden below something`).toBe(false);
      if (await target.first().evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`${key} never comes to ${target}: ${way.join(" → ")}`);
  }

  /** The same, in the direction in which the thing lies. */
  async towards(target: Locator): Promise<void> {
    await expect(target.first()).toBeVisible();
    const [here, lies] = await target.first().evaluate((element) => [element === document.activeElement, element.compareDocumentPosition(document.activeElement ?? document.body)] as const);
    if (!here) await this.to(target, lies & FOLLOWING ? "Shift+Tab" : "Tab");
  }

  /** Goes there, whichever way, and presses Enter. */
  async uses(target: Locator): Promise<void> {
    await this.towards(target);
    await this.page.keyboard.press("Enter");
  }

  /** Goes there and presses Enter. */
  async press(target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    await this.to(target, key);
    await this.page.keyboard.press("Enter");
  }

  /** Goes to the field and types. */
  async writes(target: Locator, text: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    await this.to(target, key);
    await this.page.keyboard.type(text);
  }

  /** The focus stands somewhere inside of this: it was not lost to the page. */
  async standsIn(target: Locator): Promise<void> {
    await expect.poll(() => target.first().evaluate((element) => element.contains(document.activeElement)), { message: `the focus stands in ${target}` }).toBe(true);
  }

  private stop(): Promise<Stop> {
    return this.page.evaluate(() => {
      const here = document.activeElement;
      if (!here || here === document.body) return { what: "nothing", outlined: false, covered: false };
      const drawn = (style: CSSStyleDeclaration) => style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2 && !/, 0\)$|transparent/.test(style.outlineColor);
      const around = [here, here.parentElement, here.parentElement?.parentElement].filter((one) => one instanceof Element);
      const outlined = around.some((one) => drawn(getComputedStyle(one))) || drawn(getComputedStyle(here, "::after"));
      const box = here.getBoundingClientRect();
      const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [box.left + box.width * x, box.top + box.height * y] as const));
      const seen = points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return top !== null && (here.contains(top) || top.contains(here));
      });
      const name = (here.getAttribute("aria-label") ?? here.textContent ?? "").trim().replaceAll(/\s+/g, " ").slice(0, 40);
      return { what: `${here.tagName.toLowerCase()} "${name}"`, outlined, covered: !seen };
    });
  }
}
