// The ideas contest: Ada calls, Berta sends an idea on a phone, Ada publishes and answers, Cem supports it, points are entered by hand. Letters and races are tested over HTTP.
import { expect, test } from "@playwright/test";
import { Person } from "../cast.ts";
import { look } from "../look.ts";
import { PATIENT, Portal, inTheCity } from "../portal.ts";

const TITLE = "Eine Bank mit Sonnenstrom";
/** A small grey square. */
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADklEQVR4nGNogAIGyhgAgIQgAQ2AJGEAAAAASUVORK5CYII=", "base64");
let portal: Portal;

test.beforeAll(async () => {
  portal = await Portal.open(PATIENT);
});
test.afterAll(async () => {
  await portal.close();
});

async function signsIn(person: Person, name: string, role: "moderation" | "press"): Promise<void> {
  await person.page.goto(portal.invite(name, role));
  await person.press("accounts-link-button").click();
}

/** Ada calls for ideas with two categories; answers the contest's address. */
async function calls(ada: Person): Promise<string> {
  const { page, t } = ada;
  await page.goto(`${portal.base}/ideen/neu`);
  await page.locator("button[value=add]").click();
  await ada.press("programme-save").click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await look(ada, "a contest with mistakes");
  await page.locator("#title").fill("Bänke für Gera");
  await page.getByLabel(t("ideas-field-stage"), { exact: true }).selectOption("public");
  await page.locator("#lead").fill("Wo soll man sitzen, und was soll die Bank können?");
  await page.locator("#category-0-title").fill("Am Fluss");
  await page.locator("#category-0-from").fill(inTheCity(-60 * 24).day);
  await page.locator("#category-0-until").fill(inTheCity(60 * 24).day);
  await page.locator("#vote-from").fill(inTheCity(-60 * 24).day);
  await page.locator("#vote-until").fill(inTheCity(60 * 24).day);
  await page.locator("button[value='remove:1']").click();
  await expect(page.locator("#category-1-title")).toHaveCount(0);
  await ada.press("programme-save").click();
  await expect(page.getByRole("heading", { level: 1, name: "Bänke für Gera" })).toBeVisible();
  await look(ada, "a contest that is open");
  return new URL(page.url()).pathname;
}

/** Berta sends an idea; answers the address of its receipt. */
async function sends(berta: Person, contest: string): Promise<string> {
  const { page, t } = berta;
  await page.goto(portal.base + contest);
  await page.getByRole("link", { name: t("ideas-submit") }).click();
  await berta.press("ideas-send").click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await look(berta, "an idea with mistakes");
  await page.locator("#category").selectOption({ label: "Am Fluss" });
  await page.locator("#title").fill(TITLE);
  await page.locator("#text").fill("Unter der Sitzfläche ein Akku, darüber Solarzellen.\n\nSo lädt das Telefon beim Ausruhen.");
  await page.locator("#name").fill("Berta Beispiel");
  await page.locator("#datei").setInputFiles({ name: "bank.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>") });
  await berta.press("ideas-send").click();
  await expect(page.locator(".error-summary")).toContainText("bank.svg");
  await expect(page.locator("#title")).toHaveValue(TITLE);
  await look(berta, "an idea with a file that is none");
  await page.locator("#datei").setInputFiles({ name: "bank.png", mimeType: "image/png", buffer: PICTURE });
  await berta.press("ideas-send").click();
  await expect(page.getByRole("heading", { level: 1, name: t("ideas-receipt-title") })).toBeVisible();
  await look(berta, "the receipt of an idea");
  return page.url();
}

/** Cem spreads his points by keyboard, once wrong and once right. */
async function votes(cem: Person, contest: string): Promise<void> {
  const { page, t } = cem;
  await page.goto(`${portal.base}/en${contest}`);
  await page.getByRole("link", { name: t("ideas-vote-go") }).press("Enter");
  const sum = page.locator("[data-spread-sum]");
  await expect(sum).toContainText(" 0 ");
  await page.locator("#points-1").fill("70");
  await expect(sum).toContainText(" 70 ");
  await page.locator("#points-1").press("Enter");
  await expect(page.locator(".error-summary")).toBeFocused();
  await expect(page.locator("#points-1")).toHaveValue("70");
  await look(cem, "a vote that does not make up all points");
  await page.locator("#points-1").fill("100");
  await expect(sum).toContainText("100 ");
  await page.locator("#points-1").press("Enter");
  await expect(page.getByText(t("ideas-vote-saved"))).toBeVisible();
  await look(cem, "a vote that is cast");
}

/** Ada enters points by hand where nobody votes over days; another contest of the demo has its own. */
async function entersPoints(ada: Person): Promise<void> {
  const { page } = ada;
  await page.goto(`${portal.base}/ideen`);
  await page.getByRole("link", { name: /2020/ }).click();
  await page.goto(`${page.url()}/verwalten`);
  const points = page.locator(".idea-points").first();
  const before = await points.inputValue();
  await points.fill("viele");
  await ada.press("ideas-points-save").click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await look(ada, "all ideas of a contest");
  await points.fill(before);
  await ada.press("ideas-points-save").click();
  await expect(page.locator("#rangliste")).toBeVisible();
}

/** Ada reads the contest in again, once as nothing. */
async function readsIn(ada: Person): Promise<void> {
  await ada.page.goto(`${portal.base}/ideen/einlesen`);
  await look(ada, "ideas from a file");
  await ada.press("exchange-send").click();
  await expect(ada.page.locator(".error-summary")).toBeFocused();
  await look(ada, "taking ideas from a file");
}

test("from the call to the ranking", async ({ browser }) => {
  const ada = await Person.at(browser, "desk");
  const berta = await Person.at(browser, "phone");
  const cem = await Person.at(browser, "phone", "en");
  await signsIn(ada, "Ada Ideen", "moderation");
  await signsIn(cem, "Cem", "press");
  const contest = await calls(ada);
  const receipt = await sends(berta, contest);

  await ada.page.goto(`${portal.base}${contest}/verwalten`);
  await ada.page.getByRole("link", { name: TITLE }).click();
  await expect(ada.page.locator(".links a")).toHaveCount(1);
  await look(ada, "moderating an idea with a file");
  await ada.page.locator("button[value=publish]").click();
  await berta.page.goto(`${portal.base}${contest}/1`);
  await expect(berta.page.getByText("Berta Beispiel")).toHaveCount(0);
  await look(berta, "an idea");

  await cem.page.goto(`${portal.base}/en${contest}/1`);
  await cem.press("ideas-support-give").click();
  await expect(cem.page.getByText(cem.t("ideas-supported"))).toBeVisible();
  await look(cem, "an idea that is supported");

  await votes(cem, contest);

  await ada.page.goto(`${portal.base}${contest}/1/antwort`);
  await look(ada, "answering an idea");
  await ada.page.locator("#status").selectOption("accepted");
  await ada.page.locator("#text").fill("Die erste Bank steht im Mai an der Untermhäuser Brücke.");
  await ada.press("ideas-answer-send").click();
  await expect(ada.page.locator(".idea-history")).toContainText("im Mai");
  await berta.page.goto(receipt);
  await expect(berta.page.locator(".kern-alert")).toContainText(berta.t("ideas-status-accepted"));

  await ada.page.goto(`${portal.base}${contest}/verwalten`);
  await expect(ada.page.getByText(ada.t("ideas-points-locked"))).toBeVisible();
  await expect(ada.page.locator("#points-1")).toHaveCount(0);
  await look(ada, "all ideas of a contest that is voted on");
  await entersPoints(ada);
  await ada.page.goto(`${portal.base}${contest}/bearbeiten`);
  await look(ada, "editing a contest");
  await readsIn(ada);
  for (const person of [ada, berta, cem]) await person.context.close();
});

test("the demo's contest, its ranking and the recommendation", async ({ browser }) => {
  for (const [device, language] of [
    ["phone", "de"],
    ["desk", "en"],
  ] as const) {
    const gustav = await Person.at(browser, device, language);
    const { page, t } = gustav;
    await page.goto(`${portal.base}/ideen`);
    await look(gustav, "the contests");
    await page.getByRole("link", { name: /2020/ }).click();
    await expect(page.getByRole("heading", { name: t("ideas-ranking") })).toBeVisible();
    await look(gustav, "the contest of 2020");
    await page.getByRole("link", { name: "Solarbank mit Steckdosen" }).first().click();
    await look(gustav, "the winner of 2020");
    await page.goBack();
    await page.getByRole("link", { name: t("ideas-recommendation") }).click();
    await look(gustav, "the recommendation to the council");
    await gustav.context.close();
  }
});
