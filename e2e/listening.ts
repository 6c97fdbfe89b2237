// What a screen reader is told: the changes of the live region, with their times, and the page as the accessibility tree has it. Speaks nothing.
import { type Page, expect } from "@playwright/test";

type Told = { at: number; text: string };

export class Listening {
  private readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Before the page is opened: every live region is listened to from its beginning. */
  static async on(page: Page): Promise<Listening> {
    await page.addInitScript(() => {
      const told: Told[] = [];
      Object.assign(window, { told });
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const region = (target instanceof Element ? target : target.parentElement)?.closest("[aria-live], [role=status], [role=alert]");
          const text = region?.textContent?.trim() ?? "";
          if (region && text && told.at(-1)?.text !== text) told.push({ at: performance.now(), text });
        }
      }).observe(document, { childList: true, subtree: true, characterData: true });
    });
    return new Listening(page);
  }

  /** Everything that was told so far on this page. */
  async told(): Promise<Told[]> {
    return this.page.evaluate(() => (window as unknown as { told: Told[] }).told);
  }

  /** It is told, and the accessibility tree has it as a status. */
  async hears(text: string): Promise<void> {
    await expect.poll(async () => (await this.told()).some((one) => one.text.includes(text)), { message: `"${text}" is read out` }).toBe(true);
  }

  /** Two messages never follow so quickly that the first is cut off. */
  async isNeverHurried(): Promise<void> {
    const times = (await this.told()).map((one) => one.at);
    const gaps = times.slice(1).map((at, place) => at - (times[place] ?? 0));
    expect(Math.min(...gaps, Number.POSITIVE_INFINITY), "milliseconds between two announcements").toBeGreaterThan(2_500);
  }
}
