// The editor's toolbar: Ada writes a chapter of the strategy with keys alone, on a desk and on a phone, in both languages. What the server makes of Markdown is tested over HTTP.
import { type Locator, type Page, expect, test } from "@playwright/test";
import { COMBINATIONS } from "../axe.ts";
import { Person } from "../cast.ts";
import { Keyboard } from "../keyboard.ts";
import { look } from "../look.ts";
import { PATIENT, Portal } from "../portal.ts";
import type { Words } from "../words.ts";

/** One white point: what the picture shows is said in words. */
const POINT = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC", "base64");

const WRITTEN = `## Ziele

Die Stadt spart **viel** Strom und veröffentlicht [open data]{lang=en}.

- Solardächer
- Leuchten

| Jahr | Ziel |
|---|---|
| 2030 |  |

![Der Wasserturm von Gera](`;

let portal: Portal;
test.beforeAll(async () => {
  portal = await Portal.open(PATIENT);
});
test.afterAll(async () => {
  await portal.close();
});

/** Verbs of somebody who writes: the field, and the buttons over it that arrows lead to. */
class Desk {
  readonly field: Locator;
  private readonly page: Page;
  private readonly keys: Keyboard;
  private readonly t: Words;

  constructor({ page, t }: Person) {
    this.page = page;
    this.t = t;
    this.keys = new Keyboard(page);
    this.field = page.locator("#text");
  }

  /** Back from the field into the toolbar, which is one stop, and by arrows to a button. */
  async uses(key: string): Promise<void> {
    const tool = this.page.getByRole("toolbar").getByRole("button", { name: this.t(key), exact: true });
    await this.page.keyboard.press("Shift+Tab");
    await this.keys.standsIn(this.page.getByRole("toolbar"));
    await this.page.keyboard.press("Home");
    const tools = await this.page.getByRole("toolbar").getByRole("button").count();
    for (let at = 0; at < tools; at += 1) {
      if (await tool.evaluate((element) => element === document.activeElement)) break;
      await this.page.keyboard.press("ArrowRight");
    }
    await expect(tool).toBeFocused();
    await this.page.keyboard.press("Enter");
  }

  async types(text: string): Promise<void> {
    await expect(this.field).toBeFocused();
    await this.page.keyboard.type(text);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }
}

/** A draft with one picture that says nothing yet; answers where its chapters are written. */
async function begins(ada: Person, title: string): Promise<string> {
  const { page } = ada;
  await page.goto(`${portal.base}/verwaltung/strategie/neu`);
  await page.locator("#title").fill(title);
  await page.locator("#summary").fill("Wohin die Stadt will.");
  await ada.press("programme-save").click();
  const desk = new URL(page.url()).pathname.replace(/^\/en/, "");
  await page.goto(`${portal.base}${desk}/bilder`);
  await page.locator("#datei").setInputFiles({ name: "turm.png", mimeType: "image/png", buffer: POINT });
  await page.locator("#alt").fill("Der Wasserturm");
  await ada.press("drafts-picture-add").click();
  await expect(page.locator("code")).toHaveCount(1);
  return `${desk}/kapitel/neu`;
}

/** Words and their signs: a heading, strong words, words in another language, a list. */
async function writesWords(ada: Person, desk: Desk): Promise<void> {
  const { page, t } = ada;
  await desk.uses("base-editor-part");
  await expect(page.getByText(t("base-editor-raised"))).toBeVisible();
  await desk.types("Ziele");
  await desk.press("Enter", "Enter");
  await desk.types("Die Stadt spart ");
  await desk.uses("base-editor-strong");
  await desk.types("viel");
  await desk.press("ArrowRight", "ArrowRight");
  await desk.types(" Strom und veröffentlicht ");
  await desk.uses("base-editor-language");
  await page.keyboard.press("Enter");
  await expect(page.locator("#editor-language-words")).toBeFocused();
  await expect(page.locator("#editor-language-words")).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.type("open data");
  await look(ada, "the question for a language");
  await page.keyboard.press("Enter");
  await desk.types(".");
  await desk.press("Enter", "Enter");
  await desk.uses("base-editor-bullets");
  await desk.types("Solardächer");
  await desk.press("Enter");
  await desk.types("- Leuchten");
}

/** A table with its heads and a picture with its words: neither comes into the text without. */
async function writesBlocks(ada: Person, desk: Desk): Promise<void> {
  const { page } = ada;
  await desk.uses("base-editor-table");
  await page.locator("#editor-table-rows").press("Enter");
  await expect(page.locator("#editor-table-columns")).toBeFocused();
  await look(ada, "the question for a table");
  await page.keyboard.type("Jahr\nZiel");
  await page.keyboard.press("Tab");
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  await desk.types("2030");
  await desk.uses("base-editor-picture");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await page.locator("dialog[open] button[type=submit]").press("Enter");
  await expect(page.locator("#editor-picture-alt")).toBeFocused();
  await expect(page.locator("#editor-picture-alt-error")).toBeVisible();
  await look(ada, "the question for a picture");
  await page.keyboard.type("Der Wasserturm von Gera");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
}

for (const { language, device } of COMBINATIONS) {
  test(`a chapter is written with keys alone, ${language} on a ${device}`, async ({ browser }) => {
    const ada = await Person.at(browser, device, language);
    const { page } = ada;
    await page.goto(portal.invite(`Ada ${device}`, "moderation"));
    await page.locator("main form button[type=submit]").first().click();
    const path = await begins(ada, `Strategie am ${device}`);
    await page.goto(`${portal.base}${language === "en" ? "/en" : ""}${path}`);
    await page.locator("#title").press("Control+A");
    await page.keyboard.type("Energie");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("toolbar").getByRole("button", { name: ada.t("base-editor-heading"), exact: true })).toBeFocused();
    await page.keyboard.press("Tab");
    const desk = new Desk(ada);
    await writesWords(ada, desk);
    await writesBlocks(ada, desk);
    await expect(desk.field).toHaveValue(new RegExp(`^${WRITTEN.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}/strategie/bilder/\\w+\\.\\w+\\)$`));

    // The browser's own undo takes back what the toolbar did.
    await desk.press("Control+Z");
    await expect(desk.field).not.toHaveValue(/!\[/);
    await desk.press("Control+Y");
    await expect(desk.field).toHaveValue(/!\[Der Wasserturm von Gera\]/);
    await desk.types("\n\n#### Zu tief");
    await expect(page.getByRole("status").getByText(ada.t("base-editor-hint-level"))).toBeVisible();
    await look(ada, "a chapter with a hint");
    await desk.press("Shift+Home", "Delete");
    await expect(page.getByText(ada.t("base-editor-hint-level"))).toHaveCount(0);

    await ada.press("programme-save").press("Enter");
    await expect(desk.field).toHaveValue(/\| 2030 \|/);
    await expect(page.locator(".kern-alert--warning")).toHaveCount(0);
    await ada.context.close();
  });
}

test("without scripts the field and its help are all there is", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(portal.invite("Dora ohne Skript", "press"));
  await page.locator("main form button[type=submit]").first().click();
  await page.goto(`${portal.base}/aktuelles/neu`);
  await expect(page.locator("#text")).toBeVisible();
  await expect(page.locator("#text-hint")).toBeVisible();
  await expect(page.locator("[role=toolbar]")).toBeHidden();
  await context.close();
});
