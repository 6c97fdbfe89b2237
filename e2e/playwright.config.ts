// How the journeys run: Debian's Chromium with fake devices, one after the other. Downloads no browser.
import { defineConfig } from "@playwright/test";

/** Journeys with sound and picture: several browsers that keep both cores busy. Everything else is pages, two of which go on at once. */
const LIVE = /(barcamp|blocked|booking|chat|discussion|evening|keyboard|keyboard-discussion|leading|polls|questions|room-states|signing|slides|trail)\.spec\.ts$/;

export default defineConfig({
  testDir: "journeys",
  // Five browsers with media on two cores in a debug build: only a hanging journey meets it.
  timeout: 360_000,
  expect: { timeout: 30_000 },
  workers: 1,
  projects: [
    { name: "live", testMatch: LIVE },
    { name: "pages", testIgnore: LIVE },
  ],
  retries: 0,
  forbidOnly: true,
  reporter: [["list"], ["./seen.ts"]],
  use: {
    // A button that is not there is a finding in half a minute, not at the end of the journey.
    actionTimeout: 30_000,
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
      ],
    },
  },
});
