// The chat on a leash: read along while somebody writes, answers, slow mode, a contribution in writing. Prints how fast characters arrive; judges no speed.
import { DEVICES, type Device } from "../axe.ts";
import { Person } from "../cast.ts";
import { Keyboard } from "../keyboard.ts";
import { look } from "../look.ts";
import { Portal } from "../portal.ts";
import { expect, test } from "../test.ts";

type Cast = { ada: Person; berta: Person; gustav: Person; cem: Person };

/** A text as it stood in a page at a moment. */
type Moment = { text: string; at: number };

/** Longer than a person's pause between two keys, so that each is an input of its own. */
const KEY_MS = 70;

const drafts = ({ page }: Person) => page.locator(".chat__drafts > li");
const lines = ({ page }: Person) => page.locator(".chat__lines > li");
const field = (person: Person) => person.page.getByLabel(person.t("chat-label"), { exact: true });
const along = (person: Person) => person.page.getByLabel(person.t("typing-along"), { exact: true });

/** Notes from now on what the writer's field holds, at each input. */
async function notesInput(person: Person): Promise<void> {
  await field(person).evaluate((input) => {
    const noted: { text: string; at: number }[] = [];
    Object.assign(window, { noted });
    input.addEventListener("input", () => noted.push({ text: (input as HTMLInputElement).value, at: Date.now() }));
  });
}

/** Notes from now on every draft that the page shows, as soon as it stands there. */
async function notesDrafts(person: Person): Promise<void> {
  await person.page.locator(".chat").evaluate((chat) => {
    const noted: { text: string; at: number }[] = [];
    Object.assign(window, { noted });
    const look = () => noted.push({ text: chat.querySelector(".chat__drafts .chat__text")?.textContent ?? "", at: Date.now() });
    new MutationObserver(look).observe(chat, { childList: true, subtree: true, characterData: true });
  });
}

const noted = ({ page }: Person) => page.evaluate(() => (window as unknown as { noted: Moment[] }).noted);

/** How long each input took until the other page showed it or more, in milliseconds, sorted. */
function delays(inputs: Moment[], shown: Moment[]): number[] {
  const taken = inputs.map(({ text, at }) => {
    const seen = shown.find((one) => one.at >= at && one.text.length >= text.trim().length && one.text.startsWith(text.trim()));
    return seen ? seen.at - at : Number.POSITIVE_INFINITY;
  });
  return taken.sort((a, b) => a - b);
}

async function readsAlong({ berta, gustav, cem }: Cast): Promise<void> {
  await along(gustav).check();
  await notesDrafts(berta);
  await field(gustav).pressSequentially("Guten Tag!", { delay: KEY_MS });
  await expect(drafts(berta)).toHaveText(`${berta.t("draft-by", { name: "Gustav" })} Guten Tag!`);
  await expect(drafts(gustav)).toContainText(gustav.t("draft-yours"));
  const parts = (await noted(berta)).map((one) => one.text).filter((text) => text !== "" && text !== "Guten Tag!");
  expect(parts.length, "parts of the line are seen before it is complete").toBeGreaterThan(0);
  for (const part of parts) expect("Guten Tag!".startsWith(part), part).toBe(true);
  await expect(lines(berta).filter({ hasText: "Guten Tag!" })).toHaveCount(0);
  const live = await berta.page.locator(".chat__drafts").evaluate((list) => list.closest("[aria-live], [role=status], [role=log], [role=alert]") !== null);
  expect(live, "characters are in no live region").toBe(false);
  await Promise.all([look(berta, "reads along"), look(gustav, "is read along")]);
  await field(gustav).press("Enter");
  await expect(drafts(berta)).toHaveCount(0);
  await expect(lines(berta).last()).toHaveText(/^Gustav, /);
  await expect(lines(gustav).last()).toHaveText(new RegExp(`^${gustav.t("chat-you")}, `));
  await expect(berta.page.locator("[role=status]").filter({ hasText: "Guten Tag!" })).toHaveCount(1);
  await expect(gustav.page.locator("[role=status]").filter({ hasText: "Guten Tag!" })).toHaveCount(0);
  await expect(cem.page.locator(".chat__lines")).toContainText("Guten Tag!");
}

/** Prints the delay between an input here and the page there; the figure is judged where figures are kept. */
async function measures(device: Device, { berta, gustav }: Cast): Promise<void> {
  const text = "Der Radweg an der Elster ist im Winter oft glatt und im Sommer zu schmal fuer zwei.";
  await notesInput(gustav);
  await notesDrafts(berta);
  await field(gustav).pressSequentially(text, { delay: KEY_MS });
  await expect(drafts(berta)).toContainText(text);
  const taken = delays(await noted(gustav), await noted(berta));
  const share = (part: number) => taken[Math.ceil(taken.length * part) - 1];
  console.log(`real-time text, ${device}: ${taken.length} inputs, p50 ${share(0.5)} ms, p95 ${share(0.95)} ms, most ${share(1)} ms`);
  expect(taken.length).toBe(text.length);
  await field(gustav).fill("");
  await expect(drafts(berta)).toHaveCount(0);
}

async function answers({ berta, gustav, cem }: Cast): Promise<void> {
  await gustav.says("Siehe <b>https://example.org</b>");
  await expect(lines(berta).last()).toContainText("<b>https://example.org</b>");
  await expect(berta.page.locator(".chat__lines a, .chat__lines b")).toHaveCount(0);
  const keys = new Keyboard(berta.page);
  await field(berta).focus();
  await keys.press(lines(berta).last().getByRole("button", { name: berta.t("chat-answer") }), "Shift+Tab");
  await expect(field(berta)).toBeFocused();
  await expect(berta.page.locator("#chat-answering")).toContainText("https://example.org");
  await berta.page.keyboard.press("Escape");
  await expect(berta.page.locator("#chat-answering")).toHaveCount(0);
  await keys.press(lines(berta).last().getByRole("button", { name: berta.t("chat-answer") }), "Shift+Tab");
  await look(berta, "answers a line");
  await berta.page.keyboard.type("Danke!");
  await berta.page.keyboard.press("Enter");
  for (const person of [gustav, cem]) await expect(lines(person).last().locator(".chat__quote")).toContainText("https://example.org");
  await expect(lines(gustav).last()).toContainText(gustav.t("chat-answers", { name: gustav.t("chat-you") }));
  await look(gustav, "an answer");
  await lines(gustav).filter({ has: gustav.page.locator("b, .chat__text", { hasText: "example.org" }) }).first().getByRole("button", { name: gustav.t("chat-delete") }).click();
  await expect(cem.page.locator(".chat__quote")).toHaveCount(0);
  await expect(lines(cem).last()).toContainText("Danke!");
}

async function waits({ ada, gustav }: Cast): Promise<void> {
  await gustav.says("Eins");
  await ada.page.getByLabel(ada.t("chat-slow"), { exact: true }).selectOption("60");
  await expect(gustav.page.locator("#chat-wait")).toBeVisible();
  await field(gustav).fill("Zwei");
  await gustav.press("chat-send").click();
  await expect(gustav.page.locator("[role=status]").filter({ hasText: "Sekunde" })).toHaveCount(1);
  await expect(gustav.page.locator("#chat-wait")).toContainText("Sekunde");
  await expect(field(gustav)).toHaveValue("Zwei");
  await expect(lines(ada).filter({ hasText: "Zwei" })).toHaveCount(0);
  await Promise.all([look(gustav, "waits in slow mode"), look(ada, "sets slow mode")]);
  await ada.page.getByLabel(ada.t("chat-slow"), { exact: true }).selectOption("0");
  await gustav.press("chat-send").click();
  await expect(lines(ada).last()).toContainText("Zwei");
}

async function isStopped({ ada, gustav, cem }: Cast): Promise<void> {
  await field(gustav).fill("Das ist");
  await expect(drafts(cem)).toContainText("Das ist");
  await ada.press("typing-pause", "Gustav").click();
  await expect(drafts(cem)).toHaveCount(0);
  await expect(along(gustav)).toBeDisabled();
  await field(gustav).fill("Das ist gut");
  await look(gustav, "is no longer read along");
  await gustav.press("chat-send").click();
  await expect(lines(cem).last()).toContainText("Das ist gut");
  await expect(drafts(cem)).toHaveCount(0);
  await ada.press("typing-allow", "Gustav").click();
  await expect(along(gustav)).toBeEnabled();
  await along(gustav).uncheck();
}

async function contributes({ ada, gustav, cem }: Cast): Promise<void> {
  await ada.page.getByLabel(ada.t("desk-chat"), { exact: true }).selectOption("off");
  await gustav.press("hand-raise-writing").click();
  await expect(ada.page.locator("#floor .queue")).toContainText(ada.t("floor-in-writing"));
  await ada.page.locator("#floor").getByRole("button", { name: ada.t("floor-give") }).click();
  await expect(gustav.page.locator(".floor-note")).toContainText(gustav.t("floor-yours-writing"));
  await gustav.press("floor-write").click();
  await expect(field(gustav)).toBeFocused();
  await expect(along(gustav)).toBeChecked();
  await gustav.page.keyboard.type("Mein Beitrag");
  await expect(cem.tile("Gustav")).toHaveAttribute("data-speaking", "true");
  await expect(cem.tile("Gustav")).toHaveAttribute("aria-label", new RegExp(cem.t("tile-writing")));
  await Promise.all([look(gustav, "has the floor in writing"), look(cem, "somebody contributes in writing")]);
  await gustav.page.keyboard.press("Enter");
  await expect(lines(cem).last()).toContainText(cem.t("chat-contribution"));
  await expect(cem.tile("Gustav")).toHaveAttribute("data-speaking", "false");
  await gustav.press("floor-return").click();
  await expect(field(gustav)).toHaveCount(0);
}

for (const device of Object.keys(DEVICES) as Device[]) {
  test(`the chat: ${device}`, async ({ humming }) => {
    const portal = await Portal.open();
    const people: Person[] = [];
    for (let count = 0; count < 4; count += 1) people.push(await Person.at(humming, device));
    const [ada, berta, gustav, cem] = people as [Person, Person, Person, Person];
    const cast = { ada, berta, gustav, cem };
    try {
      await ada.accepts(portal.addresses.lead);
      await berta.takesPart(portal.addresses.listen, "Berta");
      await gustav.takesPart(portal.addresses.listen, "Gustav");
      await cem.listens(portal.addresses.listen);
      await cem.page.locator("#chat > summary").click();
      await test.step("Berta reads along while Gustav writes", () => readsAlong(cast));
      await test.step("how fast characters arrive", () => measures(device, cast));
      await test.step("Berta answers by keyboard; what was taken away is quoted no more", () => answers(cast));
      await test.step("slow mode keeps what was typed and says how long to wait", () => waits(cast));
      await test.step("Ada stops that Gustav is read along", () => isStopped(cast));
      await test.step("Gustav asks to write, gets the floor and contributes with the chat off", () => contributes(cast));
    } finally {
      for (const person of people) await person.context.close();
      await portal.close();
    }
  });
}
