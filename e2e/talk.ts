// A talk with slides, as people bring and see it. Judges nothing by itself.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type Locator, expect } from "@playwright/test";
import type { Person } from "./cast.ts";

const SLIDES = `<style>@page{size:13.33in 7.5in;margin:0}section{page-break-after:always;padding:1in;font:44px sans-serif}h1{color:#05555a}</style>
<section><h1>Wasserstoff in Gera</h1><p>Vom Plan auf die Straße</p></section>
<section><h1>Was bisher geschah</h1><ul><li>2021: eine Idee im Themenabend</li><li>2026: die ersten Busse</li></ul></section>
<section><h1>Ihre Fragen</h1></section>`;

/** A real PDF, as a browser prints it. */
export async function printed(browser: Browser): Promise<string> {
  const page = await browser.newPage();
  await page.setContent(SLIDES);
  const path = join(mkdtempSync(join(tmpdir(), "mitreden-slides-")), "Wasserstoff_in_Gera.pdf");
  await page.pdf({ path, preferCSSPageSize: true });
  await page.close();
  return path;
}

export const slide = (person: Person): Locator => person.page.locator("figure.slide");

/** The picture of this page is there, and not only its frame. */
export async function seesPage(person: Person, number: number): Promise<void> {
  await expect(slide(person)).toHaveAttribute("data-page", String(number));
  await expect.poll(() => slide(person).locator("img").evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 1_000)).toBe(true);
}
