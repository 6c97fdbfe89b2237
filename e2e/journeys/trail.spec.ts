// A question asked aloud in a live evening becomes a topic, is joined with a decision by Ada and followed by keyboard along the chain to a milestone and back. Never the rules of the chain.
import { Person } from "../cast.ts";
import { Keyboard } from "../keyboard.ts";
import { look } from "../look.ts";
import { PATIENT, Portal } from "../portal.ts";
import { expect, test } from "../test.ts";

const QUESTION = "Wann bekommt der Park eine Bank mit Licht?";
const SELECTION = "Auswahl von 14 Pilotprojekten aus 22 Vorschlägen";
const COUNCIL = "Umsetzung von vierzehn Pilotprojekten";
const MEASURE = "Autarke Leuchte mit Solarversorgung";
const MILESTONE = "Solarleuchten im Ufer-Elster-Park stehen";

let portal: Portal;
/** The page of the evening that is live. */
let event: string;

test.beforeAll(async () => {
  portal = await Portal.open(PATIENT);
  const room = new URL(portal.addresses.listen).pathname;
  event = portal.base + room.replace("/raeume/", "/programm/");
});
test.afterAll(async () => {
  await portal.close();
});

test("Gustav asks aloud, Ada takes it down and answers", async ({ humming: browser }) => {
  const [ada, gustav] = [await Person.at(browser, "desk"), await Person.at(browser, "phone")];
  try {
    await ada.accepts(portal.addresses.lead);
    await gustav.takesPart(portal.addresses.listen, "Gustav");
    await gustav.press("hand-raise").click();
    await ada.press("floor-give", "Gustav").first().click();
    await gustav.press("floor-unmute").first().click();
    await ada.hears();
    await ada.page.getByLabel(ada.t("question-label"), { exact: true }).fill(QUESTION);
    await ada.page.getByLabel(ada.t("question-spoken"), { exact: true }).check();
    await ada.press("question-send").click();
    await ada.press("question-stage", QUESTION).click();
    await expect(gustav.page.locator(".on-stage")).toContainText(QUESTION);
    await look(ada, "trail: asked aloud");
    await ada.press("question-answer-aloud", QUESTION).click();
    await expect(gustav.page.locator(".asked__one").filter({ hasText: QUESTION })).toHaveAttribute("data-state", "answered");
  } finally {
    for (const person of [ada, gustav]) await person.context.close();
  }
});

test("Ada makes a topic of the question and joins it with a decision", async ({ browser }) => {
  const ada = await Person.at(browser, "desk");
  const { page, t } = ada;
  await page.goto(portal.invite("Ada", "moderation"));
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.goto(event);
  await page.getByRole("main").getByRole("listitem").filter({ hasText: QUESTION }).getByRole("button", { name: t("topics-draw") }).click();
  await expect(page.getByLabel(t("topics-field-title"), { exact: true })).toHaveValue(QUESTION);
  await ada.press("programme-save").click();
  await expect(page.getByRole("heading", { level: 1, name: QUESTION })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: t("trace-edit") }).click();
  await page.getByRole("radio", { name: t("trace-field-result") }).check();
  await page.getByLabel(t("trace-field-what")).fill("Auswahl Pilotprojekte");
  await page.getByRole("main").getByRole("button", { name: t("trace-look"), exact: true }).click();
  await page.getByRole("radio", { name: SELECTION }).check();
  await look(ada, "trail candidates");
  await ada.press("trace-join").click();
  await expect(page.locator("#folgen ~ ul")).toContainText(SELECTION);
  await look(ada, "trail edit");
  await page.goto(`${portal.base}/beschluesse/neu`);
  await ada.press("programme-save").click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await look(ada, "decision form with mistakes");
  await page.goto(`${portal.base}/beschluesse/gremien`);
  await look(ada, "decision bodies");
  await page.goto(`${portal.base}/massnahmen/autarke-leuchte-mit-solarversorgung/bearbeiten`);
  await look(ada, "measure form");
});

test("the chain is walked by keyboard to a milestone and back", async ({ browser }) => {
  const berta = await Person.at(browser, "phone");
  const { page } = berta;
  const keys = new Keyboard(page);
  const chain = (name: string) => page.locator(".chain__list").getByRole("link", { name, exact: true });
  await page.goto(event);
  await keys.press(page.locator(`a[href*="/spur/frage/"]`));
  await expect(page.getByRole("heading", { level: 1, name: QUESTION })).toBeVisible();
  await look(berta, "trail of a question");
  await keys.press(page.locator('.chain__list a[href*="/themen/"]'));
  await expect(page).toHaveURL(/\/themen\//);
  await look(berta, "trail of a topic");
  await keys.press(chain(SELECTION));
  await expect(page.getByText(/Für später vorgemerkt/)).toBeVisible();
  await look(berta, "decision with a selection");
  await keys.press(chain(COUNCIL));
  await expect(page.getByRole("heading", { level: 1, name: COUNCIL })).toBeVisible();
  await keys.press(chain(MEASURE));
  await expect(page.getByRole("heading", { level: 1, name: MEASURE })).toBeVisible();
  await look(berta, "measure");
  await keys.press(chain(MILESTONE));
  await expect(page).toHaveURL(/#meilenstein-/);
  // And back: the topic has the question's words, so that its address tells them apart.
  await keys.uses(page.locator('.chain__list a[href*="/themen/"]'));
  await expect(page).toHaveURL(/\/themen\//);
  await keys.uses(page.locator('.chain__list a[href*="#frage-"]'));
  await expect(page).toHaveURL(/\/programm\/.*#frage-/);
  await page.goto(`${portal.base}/massnahmen`);
  await look(berta, "board");
  await page.goto(`${portal.base}/en/beschluesse`);
  await look(berta, "decisions in English");
  const desk = await Person.at(browser, "desk", "en");
  await desk.page.goto(`${portal.base}/en/massnahmen?phase=operation`);
  await expect(desk.page.getByRole("link", { name: MEASURE })).toBeVisible();
  await look(desk, "board in English");
  await desk.page.goto(`${portal.base}/en/beschluesse/umsetzung-von-vierzehn-pilotprojekten`);
  await look(desk, "decision in English");
});

test("the chain stands there without scripts", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "de-DE", viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  await page.goto(`${portal.base}/beschluesse/auswahl-von-14-pilotprojekten-aus-22-vorschlaegen`);
  await expect(page.locator(".chain__list").getByRole("link", { name: COUNCIL })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await context.cookies()).toEqual([]);
});
