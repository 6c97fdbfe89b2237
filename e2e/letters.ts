// A letter as a mail program shows it: on a phone and on a desk, in light and dark. Fetches none; the mail server of the tests has them.
import type { Browser } from "@playwright/test";
import { DEVICES } from "./axe.ts";
import { look } from "./look.ts";
import type { Letter } from "./post.ts";

export async function looksAtLetter(browser: Browser, letter: Letter, name: string): Promise<void> {
  for (const viewport of [DEVICES.phone, DEVICES.desk]) {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.setContent(letter.html);
    await look({ page }, `letter ${name}`);
    await context.close();
  }
}
