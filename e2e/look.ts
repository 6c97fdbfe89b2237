// Looks at a room as a person does: nothing stands out, axe finds nothing, and a picture of it can be kept. Judges no behaviour.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DEVICES, SCHEMES, fitsWindow, passesAxe } from "./axe.ts";
import type { Person } from "./cast.ts";

/** Folder for pictures of every state; none: no pictures. */
const PICTURES = process.env.MITREDEN_PICTURES;

export async function look({ page }: Pick<Person, "page">, where: string): Promise<void> {
  await fitsWindow(page, where);
  const window = page.viewportSize() ?? DEVICES.desk;
  if (PICTURES) await picture(page, `${where} ${window.width}`);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...window, height: Math.max(window.height, height) });
  await passesAxe(page, where);
  await page.setViewportSize(window);
}

/** Keeps a picture of the page in light and dark, if somebody wants them. */
export async function picture(page: Person["page"], name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(PICTURES, `${name} ${colorScheme}.png`.replaceAll(/[^\w.]+/g, "-")), fullPage: true });
  }
}
