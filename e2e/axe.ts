// What a machine can say about the accessibility of a page: axe with the rules of WCAG 2.2 AA. Opens no page itself.
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect } from "@playwright/test";
import { sees } from "./seen.ts";

export type Language = "de" | "en";

export const SCHEMES = ["light", "dark"] as const;

/** The two windows of a visitor. */
export const DEVICES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } } as const;
export type Device = keyof typeof DEVICES;

/** Each language and each window once, always in light and dark: all of both would be twice the time for the same rules. */
export const COMBINATIONS: { language: Language; device: Device }[] = [
  { language: "de", device: "phone" },
  { language: "en", device: "desk" },
];

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Of these rules those that ask for colours. All else is the same in the dark, and was looked at in the light a moment before. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** Pages that were looked at in the dark by this process. */
const inTheDark = new Set<string>();

/** A page in its other states has the same colours: the dark is looked at once. A room is another one in each state. */
function schemes(url: string): readonly (typeof SCHEMES)[number][] {
  const path = new URL(url).pathname.replace(/^\/(de|en)(?=\/|$)/, "");
  if (!path.startsWith("/raeume/") && inTheDark.has(path)) return ["light"];
  inTheDark.add(path);
  return SCHEMES;
}

/** Nothing that axe calls a violation, in light and in dark. */
export async function passesAxe(page: Page, where: string): Promise<void> {
  sees(page.url());
  for (const colorScheme of schemes(page.url())) {
    await page.emulateMedia({ colorScheme });
    // Buttons and links fade to their new colours; what is half-way is nobody's colour. They are brought to their end and not waited for:
    // in a folded panel time stands still.
    await page.evaluate(() => {
      for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
    });
    // Our pages have no frames: the legacy mode saves a tab for every look.
    const runOnly = colorScheme === "dark" ? ({ type: "rule", values: COLOUR_RULES } as const) : ({ type: "tag", values: RULES } as const);
    const { violations } = await new AxeBuilder({ page }).options({ runOnly, resultTypes: ["violations"] }).setLegacyMode().analyze();
    const found = violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => `${node.html.slice(0, 200)} (${node.failureSummary})`).join(" | ")}`);
    expect.soft(found, `${where}, ${colorScheme}`).toEqual([]);
  }
}

/** Nothing stands out to the side: WCAG 1.4.10. */
export async function fitsWindow(page: Page, where: string): Promise<void> {
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const);
  expect.soft(wide, `${where} is too wide`).toBeLessThanOrEqual(window);
}
