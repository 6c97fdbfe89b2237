// A survey from its building to its results: Dora builds, Berta answers by keyboard and without scripts, comes back, sends; and the search finds it. Judges no counting.
import { type Browser, type Page, expect, test } from "@playwright/test";
import { DEVICES, type Device } from "../axe.ts";
import type { Person } from "../cast.ts";
import { look } from "../look.ts";
import { PATIENT, Portal } from "../portal.ts";
import { wordsOf } from "../words.ts";

const t = wordsOf("de");

async function visitor(browser: Browser, device: Device, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ viewport: DEVICES[device], locale: "de-DE", javaScriptEnabled });
  return context.newPage();
}

/** `look` needs a page and nothing else of a person. */
const see = (page: Page, where: string) => look({ page } as Person, `survey ${where}`);
const press = (page: Page, key: string) => page.locator("main").getByRole("button", { name: t(key), exact: true }).click();

/** Another survey is answered by code; its codes are made and shown once. */
async function givesCodes(dora: Page, portal: Portal): Promise<void> {
  await dora.goto(`${portal.base}/umfragen/neu`);
  await dora.getByLabel(t("surveys-field-title"), { exact: true }).fill("Vereine");
  await dora.locator("#access").selectOption("codes");
  await dora.locator("#row-0-text").fill("Ihr Verein");
  await dora.getByRole("button", { name: t("surveys-kind-text"), exact: true }).click();
  await dora.locator("#row-1-text").fill("Was braucht Ihr Verein?");
  await press(dora, "programme-save");
  await dora.goto(`${portal.base}/umfragen/vereine/codes`);
  await dora.locator("#anzahl").fill("3");
  await press(dora, "surveys-codes-list");
  await expect(dora.locator(".codes code")).toHaveCount(3);
  await see(dora, "codes");
}

for (const device of Object.keys(DEVICES) as Device[]) {
  test(`a survey from its beginning to its results: ${device}`, async ({ browser }) => {
    test.slow();
    const portal = await Portal.open(PATIENT);
    const dora = await visitor(browser, device);
    const berta = await visitor(browser, device, false);
    try {
      await test.step("Dora builds and publishes", async () => {
        await dora.goto(portal.invite("Dora", "press"));
        await dora.getByRole("button", { name: "Anmelden" }).click();
        await dora.goto(`${portal.base}/umfragen/neu`);
        await dora.getByLabel(t("surveys-field-title"), { exact: true }).fill("Bänke am Markt");
        await dora.locator("#row-0-text").fill("Ihr Markt");
        await dora.getByRole("button", { name: t("surveys-kind-single"), exact: true }).click();
        await dora.locator("#row-1-text").fill("Sitzen Sie gern am Markt?");
        await dora.locator("#row-1-options").fill("Ja\nNein");
        await dora.locator("#row-1-required").check();
        await dora.getByRole("button", { name: t("surveys-section"), exact: true }).click();
        await dora.locator("#row-2-text").fill("Ihr Wunsch");
        await dora.locator("#row-2-if-question").selectOption({ index: 1 });
        await dora.locator("#row-2-if-answer").fill("Ja");
        await dora.getByRole("button", { name: t("surveys-kind-text"), exact: true }).click();
        await press(dora, "programme-save");
        await expect(dora.locator(".error-summary")).toBeFocused();
        await see(dora, "built with a mistake");
        await dora.locator("#row-3-text").fill("Wo fehlt eine Bank?");
        await press(dora, "programme-save");
        await press(dora, "surveys-publish");
        await expect(dora.getByRole("heading", { name: t("surveys-stand-open") })).toBeVisible();
        await see(dora, "running");
      });
      await test.step("Berta answers without scripts, leaves and comes back", async () => {
        await berta.goto(`${portal.base}/umfragen`);
        await berta.getByRole("link", { name: "Bänke am Markt" }).click();
        await press(berta, "surveys-begin");
        await press(berta, "surveys-next");
        await expect(berta.locator(".error-summary")).toBeVisible();
        await berta.getByLabel("Ja").check();
        await press(berta, "surveys-later");
        const code = await berta.locator(".secret-code").innerText();
        await berta.goto(`${portal.base}/umfragen/baenke-am-markt`);
        await berta.getByLabel(t("surveys-back-code"), { exact: true }).fill(code);
        await press(berta, "surveys-back-submit");
        await berta.getByRole("link", { name: t("surveys-resume") }).click();
        await expect(berta.getByLabel("Ja")).toBeChecked();
        await press(berta, "surveys-next");
        await berta.getByLabel("Wo fehlt eine Bank?").fill("Vor der Apotheke");
        await press(berta, "surveys-next");
        await expect(berta.getByText("Vor der Apotheke")).toBeVisible();
        await press(berta, "surveys-send");
        await expect(berta.getByText(t("surveys-thanks-note"))).toBeVisible();
      });
      await test.step("another one is answered by code", () => givesCodes(dora, portal));
      await test.step("Dora reads, ends it and publishes", async () => {
        await dora.goto(`${portal.base}/umfragen/baenke-am-markt/auswertung`);
        await expect(dora.getByText("Vor der Apotheke")).toBeVisible();
        await see(dora, "analysis");
        await dora.goto(`${portal.base}/umfragen/baenke-am-markt/bearbeiten`);
        await press(dora, "surveys-close");
        await dora.getByRole("dialog").getByRole("button", { name: t("surveys-close"), exact: true }).click();
        await press(dora, "surveys-show-results");
        await berta.goto(`${portal.base}/umfragen/baenke-am-markt/ergebnisse`);
        await expect(berta.getByText(t("surveys-few-title"))).toBeVisible();
      });
    } finally {
      await dora.context().close();
      await berta.context().close();
      await portal.close();
    }
  });

  test(`every page of a survey and the search: ${device}`, async ({ browser }) => {
    test.slow();
    const portal = await Portal.open(PATIENT);
    const page = await visitor(browser, device);
    try {
      for (const [path, where] of [
        ["/umfragen", "list"],
        ["/umfragen/licht-im-park-was-wuenschen-sie-sich", "intro"],
        ["/umfragen/umfrage-zur-1-vollversammlung/ergebnisse", "results"],
        ["/suche?q=licht+im+park", "search"],
        ["/suche?q=waserstoff", "search nothing"],
      ] as const) {
        await page.goto(portal.base + path);
        await see(page, where);
      }
      await page.goto(`${portal.base}/umfragen/licht-im-park-was-wuenschen-sie-sich`);
      await press(page, "surveys-begin");
      await see(page, "first page");
      await press(page, "surveys-next");
      await expect(page.locator(".error-summary")).toBeFocused();
      await see(page, "first page with a mistake");
      await page.getByLabel("Ja").focus();
      await page.keyboard.press("Space");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { level: 1, name: "Ihre Erfahrung" })).toBeVisible();
      await see(page, "scale");
      await page.getByLabel("1 (gar nicht)").check();
      await press(page, "surveys-next");
      await page.getByLabel("Wo haben Sie sich unsicher gefühlt?").fill("Am Tor");
      await press(page, "surveys-next");
      await see(page, "review");
      await page.getByRole("link", { name: /Ihr Wunsch/ }).click();
      await press(page, "surveys-later");
      await see(page, "saved");
      await page.getByRole("link", { name: t("surveys-resume") }).click();
      for (let pages = 0; pages < 3; pages += 1) await press(page, "surveys-next");
      await press(page, "surveys-send");
      await see(page, "thanks");
      expect(await page.context().cookies()).toEqual([]);
    } finally {
      await page.context().close();
      await portal.close();
    }
  });
}
