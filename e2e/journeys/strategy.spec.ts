// The strategy: Ada takes a text in and publishes it, Berta comments on words of it, Ada answers, a second version tells what changed. Races are tested over HTTP.
import { expect, test } from "@playwright/test";
import { Person } from "../cast.ts";
import { look } from "../look.ts";
import { PATIENT, Portal } from "../portal.ts";

const TEXT = `# Nachhaltigkeit

Bis 2030 spart die Stadt viel Strom in ihren Gebäuden.

## Ziele

- Solardächer auf Schulen
- Leuchten, die ohne Netz auskommen

| Jahr | Ziel |
|------|------|
| 2025 | 10 % |
| 2030 | 20 % |

# Multimodale Mobilität

Bus, Fahrrad und Leihauto stehen an einem Platz vor der Haustür.
`;
let portal: Portal;

test.beforeAll(async () => {
  portal = await Portal.open(PATIENT);
});
test.afterAll(async () => {
  await portal.close();
});

/** Ada makes a draft of a file and publishes it; answers the path of its desk. */
async function publishes(ada: Person): Promise<string> {
  const { page } = ada;
  await page.goto(`${portal.base}/verwaltung/strategie/neu`);
  await ada.press("programme-save").click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await look(ada, "a draft with mistakes");
  await page.locator("#title").fill("Smart City: unser Plan");
  await page.locator("#summary").fill("Wohin die Stadt bis 2030 will, und womit sie anfängt.");
  await page.locator("#phase").selectOption("comment");
  await ada.press("programme-save").click();
  const desk = new URL(page.url()).pathname;
  await page.goto(`${portal.base}${desk}/einlesen`);
  await page.locator("#datei").setInputFiles({ name: "plan.md", mimeType: "text/markdown", buffer: Buffer.from(TEXT) });
  await ada.press("drafts-import-take").click();
  await expect(page.locator(".kern-alert--success")).toBeVisible();
  await look(ada, "a document taken in");
  await page.goto(portal.base + desk);
  await look(ada, "the desk of a draft");
  await page.getByRole("link", { name: ada.t("drafts-preview"), exact: true }).click();
  await expect(page.getByText(ada.t("drafts-preview-note"))).toBeVisible();
  await look(ada, "a draft before it is published");
  await page.getByRole("link", { name: ada.t("drafts-preview-back") }).click();
  await page.locator("#note").fill("Die erste Fassung zum Mitreden.");
  await publishesNow(ada);
  await expect(page.locator(".kern-alert--success")).toContainText("Version");
  await expect(page.getByRole("heading", { level: 1, name: "Smart City: unser Plan" })).toBeVisible();
  await look(ada, "a draft on a desk");
  return desk;
}

/** Presses "publish" and says yes to the question. */
async function publishesNow(ada: Person): Promise<void> {
  await ada.press("drafts-publish").click();
  await ada.page.getByRole("dialog").getByRole("button", { name: ada.t("drafts-publish"), exact: true }).click();
}

/** Berta picks out two words on her phone and says something about them; answers the id of her comment. */
async function comments(berta: Person): Promise<string> {
  const { page, t } = berta;
  await page.goto(`${portal.base}/strategie`);
  await look(berta, "all drafts");
  await page.getByRole("link", { name: "Smart City: unser Plan" }).click();
  await look(berta, "a draft on a phone");
  await page.locator(".draft-contents").getByRole("link", { name: "Nachhaltigkeit" }).click();
  await look(berta, "a chapter on a phone");
  await page.evaluate(() => {
    const words = document.querySelector("[data-block] p")?.firstChild;
    const range = document.createRange();
    const at = words?.textContent?.indexOf("viel Strom") ?? -1;
    if (!words || at < 0) throw new Error("the words are not there");
    range.setStart(words, at);
    range.setEnd(words, at + "viel Strom".length);
    document.getSelection()?.addRange(range);
  });
  await page.getByRole("link", { name: t("drafts-comment-words") }).click();
  await expect(page.locator("#quote")).toHaveValue("viel Strom");
  await page.locator("#text").fill("Schreiben Sie bitte, wie viel.");
  await page.locator("#name").fill("Berta Beispiel");
  await look(berta, "a paragraph with its form");
  await berta.press("comments-send").click();
  await expect(page.getByText(t("comments-state-waiting"), { exact: true })).toBeVisible();
  return new URL(page.url()).pathname.split("/")[3] ?? "";
}

test("from the first version to what changed", async ({ browser }) => {
  const ada = await Person.at(browser, "desk");
  const berta = await Person.at(browser, "phone");
  const cem = await Person.at(browser, "desk", "en");
  await ada.page.goto(portal.invite("Ada Plan", "moderation"));
  await ada.press("accounts-link-button").click();
  const desk = await publishes(ada);
  const comment = await comments(berta);

  const { page } = ada;
  await page.goto(`${portal.base}/moderation/comment/${comment}`);
  await page.locator("button[value=publish]").click();
  await page.goto(`${portal.base}${desk}/kommentare`);
  await look(ada, "comments that wait for an answer");
  await page.getByRole("link", { name: /Berta Beispiel/ }).last().click();
  await page.locator("#mark").selectOption("taken");
  await page.locator("#reason").fill("Jetzt steht die Zahl im Text.");
  await look(ada, "answering a comment");
  await ada.press("drafts-answer-save").click();

  await page.goto(portal.base + desk);
  await page.getByRole("link", { name: "Nachhaltigkeit" }).click();
  const text = await page.locator("#text").inputValue();
  await page.locator("#text").fill(text.replace("viel Strom", "20 Prozent Strom"));
  await look(ada, "a chapter that is edited");
  await ada.press("programme-save").click();
  await expect(page.getByText(ada.t("drafts-saved"), { exact: true })).toBeVisible();
  await page.getByRole("link", { name: ada.t("drafts-import-next") }).click();
  await page.locator("main a[href$='/aenderungen']").click();
  await expect(page.locator("ins")).toHaveCount(2);
  await look(ada, "what publishing would change");
  await page.goto(portal.base + desk);
  await page.locator("#note").fill("Mit Zahlen.");
  await publishesNow(ada);
  await page.getByRole("link", { name: new RegExp(ada.t("drafts-compare-before").replace("?", "\\?")) }).click();
  await expect(page.locator("ins")).toHaveCount(2);
  await look(ada, "two versions");

  const address = new URL(page.url()).pathname.replace("/vergleich", "");
  await cem.page.goto(`${portal.base}/en${address}/vergleich?von=1&bis=2&ansicht=neben`);
  await look(cem, "two versions side by side");
  await cem.page.goto(`${portal.base}/en${address}/gesamt`);
  await look(cem, "the whole text");
  await berta.page.goto(`${portal.base}${address}/wirkung`);
  await expect(berta.page.getByText("Jetzt steht die Zahl im Text.")).toBeVisible();
  await look(berta, "what changed because of comments");
  await berta.page.getByRole("link", { name: /Absatz/ }).click();
  await expect(berta.page.getByText(berta.t("comments-dropped"))).toBeVisible();
  await look(berta, "a paragraph whose words changed");
  for (const person of [ada, berta, cem]) await person.context.close();
});
