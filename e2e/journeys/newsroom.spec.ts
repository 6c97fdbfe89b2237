// The newsroom: Dora writes with a picture, citizens comment without an account, a hundred comments by keyboard, an objection that Ada decides.
import { crc32, deflateSync } from "node:zlib";
import type { Device } from "../axe.ts";
import { Person } from "../cast.ts";
import { Keyboard } from "../keyboard.ts";
import { look } from "../look.ts";
import { Portal } from "../portal.ts";
import { expect, test } from "../test.ts";

const TITLE = "Die Uferpromenade bekommt neues Licht";
const MANY = 100;

/** A PNG with a sky and a river. */
function picture(width: number, height: number): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const river = y > height * 0.6 + Math.sin(x / 90) * 24;
      const tone = river ? [24 + (y % 40), 110, 120] : [245 - Math.floor(y / 4), 190 - Math.floor(y / 6), 110 + Math.floor(y / 5)];
      rows.set(tone, y * (1 + width * 3) + 1 + x * 3);
    }
  }
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

async function signsIn(person: Person, address: string): Promise<void> {
  await person.page.goto(address);
  await person.page.locator("main form button[type=submit]").first().click();
  // On a phone it lies in the menu.
  await expect(person.page.locator('a[href="/verwaltung"]').first()).toBeAttached();
}

/** Dora writes, looks at a preview, adds a picture and publishes. Answers the article's address. */
async function writes(dora: Person, portal: Portal): Promise<string> {
  const { page, t } = dora;
  await page.goto(`${portal.base}/aktuelles/neu`);
  await page.getByLabel(t("news-field-title"), { exact: true }).fill(TITLE);
  await page.getByLabel(t("news-field-teaser"), { exact: true }).fill("Zwölf Leuchten mit Solarstrom stehen ab Montag am Ufer.");
  await page.getByLabel(t("news-field-text"), { exact: true }).fill("## Was sich ändert\n\nDie Leuchten schalten sich ein, wenn jemand vorbeikommt.\n\n* weniger Strom\n* mehr Ruhe für Tiere\n\nMehr im [Programm](/programm).");
  await dora.press("news-preview").click();
  await expect(page.getByRole("heading", { name: "Was sich ändert" })).toBeVisible();
  await look(dora, "an article in preview");
  await dora.press("news-save-draft").click();
  await page.locator(".row-tools a").filter({ hasText: TITLE }).click();
  await look(dora, "an article being edited");
  await page.getByRole("link", { name: t("news-picture-change") }).click();
  await dora.press("programme-save").click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await look(dora, "a picture without its words");
  await page.getByLabel(t("news-picture-file")).setInputFiles({ name: "ufer.png", mimeType: "image/png", buffer: picture(1200, 675) });
  await page.getByLabel(t("news-picture-alt")).fill("Der Fluss am Abend, darüber ein heller Himmel");
  await page.getByLabel(t("news-picture-credit")).fill("Stadt Gera, Presseamt");
  await dora.press("programme-save").click();
  await dora.press("news-publish").click();
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await expect(page.getByRole("img", { name: /Der Fluss am Abend/ })).toBeVisible();
  await look(dora, "an article with a picture");
  return page.url();
}

/** A citizen comments without an account; answers the address of the receipt. */
async function comments(citizen: Person, article: string, name: string, email: string, text: string): Promise<string> {
  const { page, t } = citizen;
  await page.goto(article);
  await page.getByLabel(t("comments-text"), { exact: true }).fill(text);
  await page.getByLabel(t("comments-name"), { exact: true }).fill(name);
  await page.getByLabel(t("comments-email")).fill(email);
  await citizen.press("comments-send").click();
  await expect(page.getByText(t("comments-state-waiting"), { exact: true })).toBeVisible();
  return page.url();
}

/** Many more, as a busy evening brings them. */
async function busyEvening(citizen: Person, article: string, number: number): Promise<void> {
  await citizen.page.goto(article);
  const action = await citizen.page.locator("form:has(#website)").getAttribute("action");
  for (let at = 1; at <= number; at += 1) {
    const form = { name: `Gast ${at}`, email: "", text: `Kommentar Nummer ${at} zum neuen Licht.`, answer: "", website: "" };
    const sent = await citizen.context.request.post(new URL(action ?? "", article).href, { form, headers: { "sec-fetch-site": "same-origin" }, maxRedirects: 0 });
    expect(sent.status()).toBe(303);
  }
}

/** By keyboard only: one by one, one refused with a reason, the rest in bulk, until nothing waits. */
async function moderates(dora: Person, portal: Portal, refused: string): Promise<void> {
  const { page, t } = dora;
  const keys = new Keyboard(page);
  const focused = page.locator("[data-entry]:focus-within");
  await page.goto(`${portal.base}/moderation?art=comment`);
  await look(dora, "the queue");
  await keys.to(page.locator("[data-queue] input[type=checkbox]").first());
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(focused).toContainText(refused);
  await page.keyboard.press("k");
  await page.keyboard.press("ArrowDown");
  await expect(focused).toContainText(refused);
  await page.keyboard.press("n");
  await expect(page.locator("#reason")).toBeFocused();
  await page.keyboard.type(t("moderation-reason-off-topic").slice(0, 12));
  await keys.writes(page.locator("#words"), "Bitte schreiben Sie zum Thema.");
  await page.keyboard.press("Enter");
  await expect(page.locator("#words")).toBeFocused();
  await keys.press(page.getByRole("button", { name: t("moderation-reject"), exact: true }));
  await expect(page.getByText("1 Eintrag ist entschieden.")).toBeVisible();
  for (let at = 0; at < 3; at += 1) {
    const before = await focused.locator("input").inputValue();
    await page.keyboard.press("f");
    await expect(page.locator(`input[value="${before}"]`)).toHaveCount(0);
    await expect(focused).toHaveCount(1);
  }
  while ((await page.locator("[data-entry]").count()) > 0) {
    const first = await focused.locator("input").inputValue();
    await page.keyboard.press("a");
    await page.keyboard.press("f");
    await expect(page.locator(`input[value="${first}"]`)).toHaveCount(0);
  }
  await expect(page.getByText(t("moderation-empty"))).toBeVisible();
  await look(dora, "nothing to moderate");
}

for (const device of ["desk", "phone"] as Device[]) {
  test(`the newsroom, its comments and an objection: ${device}`, async ({ browser }) => {
    const portal = await Portal.open({ MITREDEN__LIMITS__FORMS_PER_MINUTE: "1000" });
    const [dora, ada, gustav] = [await Person.at(browser, device), await Person.at(browser, device), await Person.at(browser, device)];
    try {
      await signsIn(dora, portal.invite("Dora Ilmen", "press"));
      await signsIn(ada, portal.invite("Ada Anders", "moderation"));
      const article = await writes(dora, portal);
      const receipt = await test.step("Gustav comments without an account", async () => {
        await gustav.page.goto(`${portal.base}/aktuelles`);
        await look(gustav, "the news");
        await gustav.page.goto(article);
        await gustav.press("comments-send").click();
        await expect(gustav.page.locator(".error-summary")).toBeFocused();
        await look(gustav, "a comment without words");
        await comments(gustav, article, "Berta", "", "Endlich sieht man abends wieder etwas.");
        const address = await comments(gustav, article, "Gustav", "gustav@example.org", "Und was ist mit den Parkplätzen?");
        await look(gustav, "a receipt");
        expect(await gustav.context.cookies()).toEqual([]);
        return address;
      });
      await test.step("Dora moderates a hundred comments by keyboard", async () => {
        await busyEvening(gustav, article, device === "desk" ? MANY : 5);
        await moderates(dora, portal, "Und was ist mit den Parkplätzen?");
        await gustav.page.goto(article);
        await expect(gustav.page.locator(".comment").filter({ hasText: "Endlich sieht man" })).toBeVisible();
        await expect(gustav.page.getByText("gustav@example.org")).toHaveCount(0);
        await look(gustav, "an article with comments");
      });
      await test.step("Gustav objects, and somebody else decides", async () => {
        await gustav.page.goto(receipt);
        await expect(gustav.page.getByText("Bitte schreiben Sie zum Thema.")).toBeVisible();
        await gustav.page.getByRole("link", { name: gustav.t("moderation-object") }).click();
        await gustav.page.getByLabel(gustav.t("moderation-object-words")).fill("Das Licht steht doch auf dem Parkplatz.");
        await look(gustav, "objects");
        await gustav.press("moderation-object-send").click();
        await expect(gustav.page.getByText(gustav.t("moderation-objection-open"))).toBeVisible();
        await ada.page.goto(`${portal.base}/moderation?art=objection`);
        await ada.page.getByRole("link", { name: ada.t("moderation-open"), exact: false }).first().click();
        await ada.page.getByLabel(ada.t("moderation-words"), { exact: true }).fill("Sie haben recht.");
        await look(ada, "an objection to decide");
        await ada.press("moderation-give-way").click();
        await gustav.page.goto(article);
        await expect(gustav.page.locator(".comment").filter({ hasText: "Parkplätzen" })).toBeVisible();
      });
      await test.step("everybody can report", async () => {
        await gustav.page.locator(".comment").filter({ hasText: "Endlich sieht man" }).getByRole("link", { name: gustav.t("comments-report") }).click();
        await look(gustav, "reports");
        await gustav.page.getByLabel(gustav.t("moderation-report-reason")).selectOption("personal");
        await gustav.page.getByLabel(gustav.t("moderation-report-words")).fill("Da wird jemand mit vollem Namen genannt.");
        await gustav.press("moderation-report-send").click();
        await expect(gustav.page.getByText(gustav.t("moderation-reported-title"))).toBeVisible();
        await look(gustav, "a report's receipt");
        await ada.page.goto(`${portal.base}/moderation`);
        await expect(ada.page.locator("[data-entry]").first()).toContainText("Endlich sieht man");
        await ada.page.goto(`${portal.base}/moderation/verlauf`);
        await look(ada, "the history");
      });
    } finally {
      for (const person of [dora, ada, gustav]) await person.context.close();
      await portal.close();
    }
  });
}
