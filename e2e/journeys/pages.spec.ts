// Every page: axe in both languages, light and dark, phone and desktop; without scripts; no cookie, no foreign host, no policy violation.
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";
import { Portal } from "../portal.ts";

let portal: Portal;
test.beforeAll(async () => {
  portal = await Portal.open();
});
test.afterAll(async () => {
  await portal.close();
});

/** The public addresses; the event and its room are those of the demo. */
function addresses(): string[] {
  const room = new URL(portal.addresses.listen).pathname;
  const event = room.replace("/raeume/", "/programm/");
  return ["/", "/programm", event, "/raeume", room, "/impressum", "/datenschutz", "/barrierefreiheit", "/barriere-melden", "/lizenzen", "/anmelden", "/gibt-es-nicht"];
}

async function axe(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  const found = violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  expect(found, where).toEqual([]);
}

for (const language of ["de", "en"]) {
  for (const scheme of ["light", "dark"] as const) {
    for (const [device, viewport] of Object.entries({ phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } })) {
      test(`axe: ${language}, ${scheme}, ${device}`, async ({ browser }) => {
        const context = await browser.newContext({ viewport, colorScheme: scheme });
        const page = await context.newPage();
        for (const address of addresses()) {
          await page.goto(`${portal.base}/${language}${address === "/" ? "" : address}`);
          await expect(page.locator("html")).toHaveAttribute("lang", language);
          await axe(page, address);
        }
        await context.close();
      });
    }
  }
}

test("a visitor gets no cookie, meets no foreign host and breaks no policy", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const hosts = new Set<string>();
  const complaints: string[] = [];
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) complaints.push(message.text());
  });
  for (const address of addresses()) await page.goto(portal.base + address);
  expect([...hosts]).toEqual([new URL(portal.base).host]);
  expect(complaints).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  await context.close();
});

test("every page reads without scripts and fits a small window", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  for (const address of addresses()) {
    await page.goto(portal.base + address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const main = await page.locator("main").boundingBox();
    expect(main?.width ?? 0, address).toBeLessThanOrEqual(320);
  }
  await context.close();
});

test("without scripts one listens in, steps up and raises a hand", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(portal.addresses.listen);
  await page.getByRole("button", { name: /^Zuhören/ }).click();
  await expect(page.getByRole("heading", { name: "Tagesordnung" })).toBeVisible();
  await page.getByLabel("Ihr Name").fill("Berta");
  await page.getByRole("button", { name: "Mitreden" }).click();
  await page.getByRole("button", { name: "Hand heben" }).click();
  await expect(page.getByText("Ihre Hand ist gehoben.")).toBeVisible();
  await context.close();
});
