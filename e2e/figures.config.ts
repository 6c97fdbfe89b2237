// How figures are taken: like the journeys, but from another folder and never as part of a check.
import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config.ts";

export default defineConfig({ ...journeys, testDir: "figures" });
