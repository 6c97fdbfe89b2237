// The test function of journeys with media: Playwright's, and a second browser whose microphone hums. Opens no portal.
import { type Browser, test as base, expect } from "@playwright/test";
import { humming } from "./cast.ts";

export { expect };

export const test = base.extend<object, { humming: Browser }>({
  humming: [
    async ({ launchOptions }, use) => {
      const browser = await humming(launchOptions.args ?? [], launchOptions.executablePath ?? "");
      await use(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],
} as never);
