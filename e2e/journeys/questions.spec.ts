// Questions before, during and after the evening, by mouse and by keyboard. Asks no media to be right.
import { DEVICES, type Device, passesAxe } from "../axe.ts";
import { Person } from "../cast.ts";
import { Keyboard } from "../keyboard.ts";
import { look } from "../look.ts";
import { Portal } from "../portal.ts";
import { expect, test } from "../test.ts";

const BEFORE = "Gibt es einen Plan für den Wintergarten?";
const DURING = "Wann kommt der Radweg an der Elster?";

/** A question as somebody sees it in the room. */
const question = (person: Person, text: string) => person.page.locator(".asked__one").filter({ hasText: text });

async function opens(person: Person): Promise<void> {
  const panel = person.page.locator("#questions");
  if ((await panel.getAttribute("open")) === null) await panel.locator("summary").first().click();
}

async function asks(person: Person, text: string): Promise<void> {
  await opens(person);
  await person.page.getByLabel(person.t("question-label"), { exact: true }).fill(text);
  await person.press("question-send").click();
}

/** The evening ends; Dora of the press office answers what was left, and Ida reads it. */
async function endsAndIsAnswered(portal: Portal, { ada, ida, dora }: { ada: Person; ida: Person; dora: Person }): Promise<void> {
  await ada.press("desk-end").click();
  await ada.page.getByRole("dialog").getByRole("button", { name: ada.t("desk-end") }).click();
  await expect(ada.room).toHaveAttribute("data-line", "ended");
  const page = `${portal.addresses.listen.split("?")[0]}/fragen`;
  await dora.page.goto(portal.invite("Dora", "moderation"));
  await dora.page.locator("main form button[type=submit]").first().click();
  await dora.page.goto(page);
  await dora.page.getByRole("textbox", { name: /^Antwort/ }).fill("Ja, er liegt im Rathaus aus.");
  await look(dora, "answers in writing");
  await dora.press("rooms-questions-answer").click();
  await ida.page.goto(portal.addresses.listen.replace("/raeume/", "/programm/"));
  await expect(ida.page.locator(".question").filter({ hasText: BEFORE })).toContainText("Ja, er liegt im Rathaus aus.");
  await expect(ida.page.locator(".question").filter({ hasText: DURING })).toContainText(ida.t("rooms-question-answered-aloud"));
  await look(ida, "answers on the event's page");
}

for (const device of Object.keys(DEVICES) as Device[]) {
  test(`questions before, during and after: ${device}`, async ({ humming, browser }) => {
    const portal = await Portal.open();
    const ada = await Person.at(humming, device);
    const gustav = await Person.at(humming, device);
    const cem = await Person.at(humming, device);
    const ida = await Person.at(browser, device);
    const dora = await Person.at(browser, device);
    try {
      await test.step("Ida asks on the event's page, without an account", async () => {
        await ida.page.goto(portal.addresses.listen.replace("/raeume/", "/programm/"));
        await ida.page.getByRole("link", { name: ida.t("rooms-questions-send") }).click();
        await ida.page.getByLabel(ida.t("rooms-questions-text"), { exact: true }).fill(BEFORE);
        await ida.press("rooms-questions-send").click();
        await expect(ida.page.getByText(ida.t("rooms-question-thanks"))).toBeVisible();
        await expect(ida.page.getByText(BEFORE)).toHaveCount(0);
        await look(ida, "asked on the page");
        expect(await ida.context.cookies()).toEqual([]);
      });
      await ada.accepts(portal.addresses.lead);
      await gustav.takesPart(portal.addresses.listen, "Gustav");
      await cem.listens(portal.addresses.listen);
      await test.step("Ada approves it, Cem supports it by keyboard", async () => {
        await expect(question(ada, BEFORE)).toHaveAttribute("data-state", "new");
        await look(ada, "a question that waits");
        await ada.press("question-approve", BEFORE).click();
        await opens(cem);
        await expect(question(cem, BEFORE)).toBeVisible();
        const keys = new Keyboard(cem.page);
        await keys.press(cem.press("question-support", BEFORE));
        await expect(cem.press("question-supported", BEFORE)).toBeVisible();
        await expect(question(gustav, BEFORE)).toContainText("1 Person");
        await look(cem, "supports a question");
      });
      await test.step("Gustav asks in the room, and withdraws one", async () => {
        await asks(gustav, "Doch nicht?");
        await expect(question(gustav, "Doch nicht?")).toHaveAttribute("data-state", "new");
        await expect(question(cem, "Doch nicht?")).toHaveCount(0);
        await gustav.press("question-withdraw", "Doch nicht?").click();
        await expect(question(ada, "Doch nicht?")).toHaveCount(0);
        await asks(gustav, DURING);
        await ada.press("question-approve", DURING).click();
        await expect(question(cem, DURING)).toContainText("Gustav");
      });
      await test.step("it comes on the stage, is read out, and is answered aloud", async () => {
        await ada.press("question-stage", DURING).click();
        for (const person of [gustav, cem]) {
          await expect(person.page.locator(".on-stage")).toContainText(DURING);
          await expect(person.page.locator("[role=status]").filter({ hasText: DURING })).toHaveCount(1);
        }
        await Promise.all([look(cem, "a question on the stage"), look(ada, "leads a question")]);
        await cem.page.locator("#help summary").click();
        await cem.press("projection").click();
        await look(cem, "the screen in the hall");
        await cem.press("projection-end").click();
        await ada.press("question-answer-aloud", DURING).click();
        await expect(question(gustav, DURING)).toHaveAttribute("data-state", "answered");
        await expect(cem.page.locator(".on-stage")).toHaveCount(0);
      });
      await test.step("after the end it is answered in writing, for good", async () => {
        await endsAndIsAnswered(portal, { ada, ida, dora });
      });
    } finally {
      for (const person of [ada, gustav, cem, ida, dora]) await person.context.close();
      await portal.close();
    }
  });
}

test("the pages of the questions in English", async ({ page }) => {
  const portal = await Portal.open();
  try {
    const { pathname } = new URL(portal.addresses.listen);
    await page.goto(`${portal.base}/en${pathname}/fragen`);
    await expect(page.getByRole("heading", { name: "Questions", exact: true })).toBeVisible();
    await passesAxe(page, "questions in English");
  } finally {
    await portal.close();
  }
});
