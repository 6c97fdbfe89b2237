// Dora of the press office pulls the report of the archive series: sentence, charts, files, frozen, published. Never how it is counted.
import { readFileSync } from "node:fs";
import { type Page, expect, test } from "@playwright/test";
import { part } from "../archive.ts";
import { DEVICES } from "../axe.ts";
import { Person } from "../cast.ts";
import { look } from "../look.ts";
import { Portal } from "../portal.ts";

const SENTENCE = "250 Menschen in 20 Stunden über fünf Wochen";

let portal: Portal;
test.beforeAll(async () => {
  portal = await Portal.open();
});
test.afterAll(async () => {
  await portal.close();
});

/** A file that a link of the page gives. */
async function file(page: Page, link: string): Promise<Buffer> {
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: link, exact: true }).click();
  return readFileSync(await (await coming).path());
}

test("Dora pulls the report of the series", async ({ browser }) => {
  const dora = await Person.at(browser, "desk");
  const { page, t } = dora;
  await page.goto(portal.invite("Dora", "press"));
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.goto(`${portal.base}/verwaltung`);
  await page.getByRole("main").getByRole("link", { name: t("figures-title") }).click();
  await look(dora, "figures list");
  await page.getByRole("link", { name: "SmartCity-Wochen 2021" }).click();
  await expect(page.getByText(SENTENCE)).toBeVisible();
  await expect(page.locator("figure[data-chart]")).toHaveCount(1);
  for (const chart of await page.locator("figure[data-chart]").all()) {
    await expect(chart.locator("table")).toHaveCount(1);
    await expect(chart.getByRole("img")).toHaveCount(1);
  }
  await look(dora, "figures series");

  const csv = (await file(page, t("figures-csv"))).toString("utf8");
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  expect(csv).toContain("Überblick;Menschen;Anzahl;250\r\n");
  expect(csv.match(/Abende im Vergleich;[^\n]*;Menschen;/g)).toHaveLength(10);
  const xlsx = await file(page, t("figures-xlsx"));
  expect(part(xlsx, "xl/workbook.xml")).toContain("Abende im Vergleich");
  expect(part(xlsx, "xl/worksheets/sheet1.xml")).toContain("<v>250</v>");
  const ods = await file(page, t("figures-ods"));
  expect(part(ods, "mimetype")).toBe("application/vnd.oasis.opendocument.spreadsheet");
  expect(part(ods, "content.xml")).toContain('office:value="250"');

  await page.getByRole("button", { name: t("figures-freeze") }).click();
  await expect(page.getByText(t("figures-frozen-badge"))).toBeVisible();
  await look(dora, "a frozen report");
  await expect(page.getByText(SENTENCE)).toBeVisible();

  const cem = await Person.at(browser, "phone");
  await cem.page.goto(`${portal.base}/programm/reihen/smartcity-wochen-2021`);
  await cem.page.getByRole("link", { name: t("figures-link-series") }).click();
  await expect(cem.page.getByText(SENTENCE)).toBeVisible();
  await expect(cem.page.getByRole("button", { name: t("figures-freeze") })).toHaveCount(0);
  await look(cem, "figures public");
  expect(cem.page.viewportSize()?.width).toBe(DEVICES.phone.width);
  await cem.page.emulateMedia({ media: "print" });
  await expect(cem.page.getByText(SENTENCE)).toBeVisible();
});

test("somebody says how an evening was, without scripts", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "de-DE", viewport: DEVICES.phone });
  const page = await context.newPage();
  await page.goto(portal.addresses.programme);
  await page.locator(".event--over a").nth(3).click();
  await page.getByRole("link", { name: "Sagen Sie uns, wie der Abend war" }).click();
  await page.getByLabel("Sehr gut").check();
  await page.getByLabel("Teils").check();
  await page.getByRole("button", { name: "Absenden" }).click();
  await expect(page.getByText("Vielen Dank")).toBeVisible();
  expect(await context.cookies()).toEqual([]);
});
