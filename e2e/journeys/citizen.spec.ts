// A citizen's whole way: registers and follows without an account, is reminded, comes, comments, is rejected and objects, signs in, takes her data along and leaves. Not the rules of each step.
import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { part } from "../archive.ts";
import type { Device } from "../axe.ts";
import { Person } from "../cast.ts";
import { looksAtLetter } from "../letters.ts";
import { look } from "../look.ts";
import { PATIENT, Portal, inTheCity } from "../portal.ts";
import { Post } from "../post.ts";
import { expect, test } from "../test.ts";

const QUESTION = "Wer bezahlt die Bänke am Fluss?";
const OBJECTION = "Die Bänke stehen doch im Artikel.";

let post: Post;
let portal: Portal;

test.beforeAll(async () => {
  post = await Post.open();
  portal = await Portal.open({ ...post.settings, ...PATIENT });
});
test.afterAll(async () => {
  await portal.close();
  await post.close();
});

async function staff(browser: Browser, name: string, role: "moderation" | "press"): Promise<Person> {
  const person = await Person.at(browser, "desk");
  await person.page.goto(portal.invite(name, role));
  await person.page.locator("main form button[type=submit]").first().click();
  // On a phone it lies in the menu.
  await expect(person.page.locator('a[href="/verwaltung"]').first()).toBeAttached();
  return person;
}

/** Ada announces an evening that begins in a little more than an hour; one can register. Answers its path without language. */
async function announces(ada: Person, title: string): Promise<string> {
  const { page, t } = ada;
  await page.goto(`${portal.base}/programm/neu`);
  const [start, end] = [inTheCity(62), inTheCity(122)];
  await page.locator("#title").fill(title);
  await page.locator("#date").fill(start.day);
  await page.locator("#from").fill(start.time);
  await page.locator("#until").fill(end.time);
  if (end.day !== start.day) await page.locator("#until_date").fill(end.day);
  await ada.press("programme-save").click();
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  const path = new URL(page.url()).pathname;
  await page.getByRole("link", { name: t("registration-to-offer") }).click();
  await page.locator("#open").check();
  await ada.press("programme-save").click();
  await expect(page.getByRole("heading", { level: 1, name: t("registration-list-title") })).toBeVisible();
  return path;
}

/** Dora writes an article that takes comments. Answers its path without language. */
async function publishes(dora: Person, title: string): Promise<string> {
  const { page, t } = dora;
  await page.goto(`${portal.base}/aktuelles/neu`);
  await page.getByLabel(t("news-field-title"), { exact: true }).fill(title);
  await page.getByLabel(t("news-field-teaser"), { exact: true }).fill("Am Fluss stehen ab Mai zwölf neue Bänke.");
  await page.getByLabel(t("news-field-text"), { exact: true }).fill("Die Bänke sind aus Holz aus dem Stadtwald.");
  await dora.press("news-publish").click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Somebody of the staff opens a matter of the queue and decides. */
async function decides(person: Person, kind: string, about: string, words: string, deed: string): Promise<void> {
  const { page, t } = person;
  await page.goto(`${portal.base}/moderation?art=${kind}`);
  await page.locator("[data-entry]").filter({ hasText: about }).getByRole("link", { name: t("moderation-open"), exact: false }).click();
  if (kind === "comment") await page.locator("#reason").selectOption("off-topic");
  await page.locator("#words").fill(words);
  await look(person, `a ${kind} to decide`);
  await person.press(deed).click();
}

/** A file that a link of the page gives. */
async function file(page: Page, link: string): Promise<Buffer> {
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: link, exact: true }).click();
  return readFileSync(await (await coming).path());
}

/** What one run of the journey knows. */
type Way = { browser: Browser; device: Device; berta: Person; ada: Person; email: string; title: string; event: string; article: string; at: (path: string) => string };

/** She registers and follows an event, without an account. */
async function registers({ browser, berta, email, title, event, at }: Way): Promise<void> {
  const { page, t } = berta;
  await page.goto(at(event));
  await page.getByRole("main").getByRole("link", { name: t("registration-button") }).click();
  await page.locator("#name").fill("Berta Brandt");
  await page.locator("#email").fill(email);
  await berta.press("registration-button").click();
  await expect(page.getByText(t("registration-thanks-title")).first()).toBeVisible();
  await post.next(email, /Platz|place|seat/i);
  await page.goto(at(event));
  await page.getByRole("link", { name: t("notifications-follow-event") }).click();
  await expect(page.getByRole("checkbox", { name: new RegExp(title) })).toBeChecked();
  await look(berta, "following an event");
  await page.locator("#email").fill(email);
  await berta.press("notifications-subscribe").click();
  await expect(page.getByRole("heading", { level: 1, name: t("notifications-thanks") })).toBeVisible();
  await look(berta, "subscribed, one step to go");
  const letter = await post.next(email, new RegExp(t("notifications-letter-question")));
  await looksAtLetter(browser, letter, "double opt-in");
  await page.goto(Post.link(letter, "/abos/"));
  await look(berta, "confirming a subscription");
  await berta.press("notifications-confirm").click();
  await expect(page.getByText(t("notifications-saved"))).toBeVisible();
  expect(await berta.context.cookies()).toEqual([]);
}

/** She is reminded by a real letter and comes. */
async function isReminded({ browser, berta, email, event, at }: Way): Promise<void> {
  const { page, t } = berta;
  const hour = new RegExp(t("registration-letter-hour", { title: "" }).trim());
  // An hour before the start is a minute or two away.
  await expect.poll(() => post.letters.some((letter) => letter.to.includes(email) && hour.test(letter.subject)), { timeout: 180_000 }).toBe(true);
  const reminder = await post.next(email, hour);
  await looksAtLetter(browser, reminder, "reminder");
  await page.goto(Post.link(reminder, `${event}`));
  await page.goto(at(event.replace("/programm/", "/raeume/")));
  await look(berta, "the door of the evening");
  await berta.press("rooms-door-listen").click();
  await berta.isIn();
}

/** She comments, and it is rejected. Answers the address of her receipt. */
async function commentsInVain({ berta, ada, email, article, at }: Way): Promise<string> {
  const { page, t } = berta;
  await page.goto(at(article));
  await page.getByLabel(t("comments-text"), { exact: true }).fill(QUESTION);
  await page.getByLabel(t("comments-name"), { exact: true }).fill("Berta");
  await page.getByLabel(t("comments-email")).fill(email);
  await berta.press("comments-send").click();
  await expect(page.getByText(t("comments-state-waiting"), { exact: true })).toBeVisible();
  const address = page.url();
  await decides(ada, "comment", QUESTION, "Bitte schreiben Sie zum Thema.", "moderation-reject");
  return address;
}

/** She objects from the letter, and somebody else decides. */
async function objects({ browser, device, berta, ada, email, article, at }: Way, receipt: string): Promise<void> {
  const { page, t } = berta;
  const letter = await post.next(email, new RegExp(`^${t("moderation-letter-subject")}`));
  expect(letter.text).toContain("Bitte schreiben Sie zum Thema.");
  await looksAtLetter(browser, letter, "rejected comment");
  await page.goto(Post.link(letter, "/widerspruch/"));
  await page.locator("textarea").fill(OBJECTION);
  await look(berta, "objecting");
  await berta.press("moderation-object-send").click();
  await expect(page.getByText(t("moderation-objection-open"))).toBeVisible();
  await ada.page.goto(`${portal.base}/moderation?art=objection`);
  await ada.page.locator("[data-entry]").filter({ hasText: QUESTION }).getByRole("link", { name: ada.t("moderation-open"), exact: false }).click();
  await expect(ada.page.getByText(ada.t("moderation-fate-own"))).toBeVisible();
  const other = await staff(browser, `Emma ${device}`, "moderation");
  await decides(other, "objection", QUESTION, "Sie haben recht.", "moderation-give-way");
  const answer = await post.next(email, new RegExp(t("moderation-letter-objection-subject")));
  await looksAtLetter(browser, answer, "objection answered");
  await page.goto(receipt);
  await expect(page.getByText(t("comments-state-public"), { exact: true })).toBeVisible();
  await page.goto(at(article));
  await expect(page.locator(".comment").filter({ hasText: QUESTION })).toBeVisible();
  await other.context.close();
}

/** She signs in, sees what she follows, takes her data along and leaves. */
async function leaves({ berta, email, title, article, at }: Way): Promise<void> {
  const { page, t } = berta;
  await page.goto(at("/anmelden"));
  await page.getByLabel(t("accounts-email")).fill(email);
  await berta.press("accounts-send-code").click();
  const code = Post.code(await post.next(email, /Code|code/));
  await page.getByLabel(t("accounts-code"), { exact: true }).fill(code);
  await berta.press("accounts-code-button").click();
  await page.goto(at("/konto"));
  await expect(page.locator("section:has(#abos)").or(page.locator("#abos")).first()).toContainText(title);
  await look(berta, "an account with subscriptions");
  await page.goto(at("/konto/daten"));
  await look(berta, "own data");
  const zip = await file(page, t("privacy-export-button"));
  for (const own of [QUESTION, email, "Berta Brandt"]) expect(part(zip, "daten.json"), own).toContain(own);
  await berta.press("privacy-erase-button").click();
  await expect(page.getByText(t("privacy-erase-unsure"))).toBeVisible();
  await page.locator("#sicher").check();
  await berta.press("privacy-erase-button").click();
  await expect(page.getByText(t("privacy-gone-title"))).toBeVisible();
  await look(berta, "an account that goes");
  await page.goto(at("/konto"));
  await expect(page.getByRole("heading", { level: 1, name: t("accounts-sign-in-title") })).toBeVisible();
  // Her name stands at her comment until the days are over in which she might have thought better of it.
  const comment = page.locator(".comment").filter({ hasText: QUESTION });
  await page.goto(at(article));
  await expect(comment).toContainText("Berta");
  await portal.pass(8);
  await page.goto(at(article));
  await expect(comment).toContainText(t("comments-nobody"));
  await expect(comment).not.toContainText("Berta");
  await look(berta, "a comment whose author is gone");
}

// One window is enough here: the pages are looked at in the others by pages.spec.ts, and a reminder takes its minutes.
test("a citizen's whole way", async ({ browser }) => {
  test.slow();
  const device: Device = "phone";
  const [ada, dora] = [await staff(browser, "Ada", "moderation"), await staff(browser, "Dora", "press")];
  const title = "Bänke am Fluss";
  const [event, article] = [await announces(ada, title), await publishes(dora, "Neue Bänke")];
  const berta = await Person.at(browser, device, "de");
  const way: Way = { browser, device, berta, ada, email: "berta@example.org", title, event, article, at: (path) => `${portal.base}/de${path}` };
  await test.step("she registers and follows, without an account", () => registers(way));
  await test.step("she is reminded by a real letter and comes", () => isReminded(way));
  const receipt = await test.step("she comments, and it is rejected", () => commentsInVain(way));
  await test.step("she objects from the letter, and somebody else decides", () => objects(way, receipt));
  await test.step("she signs in, sees what she follows, takes her data along and leaves", () => leaves(way));
  for (const person of [ada, dora, berta]) await person.context.close();
});
