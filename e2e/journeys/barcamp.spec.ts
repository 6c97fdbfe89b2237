// A barcamp: the agenda moves on, two parallel rooms open, people go there, speak, note a result, and come back. Judges no sound.
import type { Locator } from "@playwright/test";
import { DEVICES, type Device } from "../axe.ts";
import { Person } from "../cast.ts";
import { Keyboard } from "../keyboard.ts";
import { look } from "../look.ts";
import { Portal } from "../portal.ts";
import { expect, test } from "../test.ts";

const ROOMS = ["Energie & Umwelt", "Bildung & Kultur"];
const RESULT = "Mehr Bänke an der Elster";

const panel = (person: Person) => person.page.locator("#barcamp");

type Cast = { ada: Person; gustav: Person; cem: Person };

for (const device of Object.keys(DEVICES) as Device[]) {
  test(`a barcamp in two rooms and back: ${device}`, async ({ humming }) => {
    const portal = await Portal.open();
    const cast = { ada: await Person.at(humming, device), gustav: await Person.at(humming, device), cem: await Person.at(humming, device) };
    try {
      await cast.ada.accepts(portal.addresses.lead);
      await cast.gustav.takesPart(portal.addresses.listen, "Gustav");
      await cast.cem.listens(portal.addresses.listen);
      await test.step("Ada extends an item, adds one and brings it forward", () => agenda(cast));
      await test.step("she opens two rooms, and everybody is told", () => opens(cast));
      await test.step("Cem chooses what is read out to him, for the whole visit", () => chooses(cast));
      await test.step("Gustav goes by keyboard, Cem by tap; the evening sees how many are where", () => go(cast));
      await test.step("Gustav takes the floor himself, and notes what they came to", () => speaks(cast));
      await test.step("two write at once: nobody's text goes unseen", () => writesAtOnce(cast));
      await test.step("Ada looks in: what she can close there is that room alone", () => looksIn(cast));
      await test.step("called back in time, then everybody is back in the evening with the result", () => comeBack(cast));
    } finally {
      for (const person of Object.values(cast)) await person.context.close();
      await portal.close();
    }
  });
}

async function agenda({ ada, cem }: Cast): Promise<void> {
  await ada.page.locator("#agenda").getByRole("button", { name: ada.t("agenda-extend", { count: "5" }) }).click();
  await expect(cem.page.locator("#agenda")).toContainText(cem.t("agenda-extended", { count: "5" }));
  await ada.page.getByLabel(ada.t("agenda-add"), { exact: true }).fill("Nachtrag zum Haushalt");
  await ada.press("agenda-add-send").click();
  await ada.press("agenda-earlier", "Nachtrag zum Haushalt").click();
  await expect(cem.page.locator("#agenda li").nth(-2)).toContainText("Nachtrag zum Haushalt");
  await look(ada, "leads the agenda");
}

async function opens({ ada, cem }: Cast): Promise<void> {
  if ((await panel(ada).getAttribute("open")) === null) await panel(ada).locator("summary").first().click();
  const [names, minutes] = [ada.page.getByLabel(ada.t("barcamp-rooms"), { exact: true }), ada.page.getByLabel(ada.t("barcamp-minutes"), { exact: true })];
  await minutes.fill("0");
  await ada.press("barcamp-open").click();
  await expect(names).toHaveAccessibleDescription(new RegExp(ada.t("barcamp-fault-none")));
  await expect(minutes).toHaveAccessibleDescription(ada.t("barcamp-fault-minutes"));
  await expect(names).toBeFocused();
  await look(ada, "cannot open parallel rooms yet");
  await names.fill(ROOMS.join("\n"));
  await minutes.fill("30");
  await ada.press("barcamp-open").click();
  await expect(panel(ada).locator(".kern-error")).toHaveCount(0);
  await expect(panel(cem)).toContainText("Bildung & Kultur");
  await expect(cem.page.locator("[role=status]").filter({ hasText: "2 parallele Räume sind offen" })).toHaveCount(1);
  await cem.press("barcamp-show").click();
  await expect(panel(cem).locator("summary").first()).toBeFocused();
  await Promise.all([look(ada, "has opened parallel rooms"), look(cem, "chooses a parallel room")]);
}

async function chooses({ cem }: Cast): Promise<void> {
  await cem.page.locator("#reading summary").click();
  await cem.page.getByLabel(cem.t("reading-chat")).uncheck();
  await cem.page.getByLabel(cem.t("reading-people")).check();
}

async function go({ ada, cem, gustav }: Cast): Promise<void> {
  await new Keyboard(gustav.page).press(gustav.press("barcamp-go", ROOMS[0]));
  await cem.press("barcamp-go", ROOMS[0]).click();
  for (const person of [gustav, cem]) {
    await expect(person.page.getByRole("heading", { level: 1 })).toHaveText("Energie & Umwelt");
    await expect(person.page.locator(".room-bar")).toContainText(person.t("bar-side-of"));
    await expect(person.page.locator(".room-bar")).toContainText("noch 30 Minuten");
    await expect(person.page.getByLabel(person.t("reading-chat"))).toBeChecked({ checked: person !== cem });
  }
  await expect(cem.page.getByLabel(cem.t("reading-people"))).toBeChecked();
  await expect(panel(ada)).toContainText("2 Personen dort");
  // Back, and there again: with sound each time.
  await cem.press("barcamp-back").click();
  await cem.press("barcamp-go", ROOMS[0]).click();
  await cem.isIn();
}

async function speaks({ ada, cem, gustav }: Cast): Promise<void> {
  // The devices were checked at the evening's door: once a visit.
  await gustav.isIn();
  await cem.isIn();
  await gustav.press("hand-raise").click();
  await expect(gustav.page.locator("[data-floor]").first()).toBeVisible();
  await gustav.page.getByLabel(gustav.t("barcamp-result"), { exact: true }).fill(RESULT);
  await gustav.press("barcamp-result-save").click();
  await expect(panel(cem)).toContainText(RESULT);
  await expect(panel(ada)).toContainText(RESULT);
  await Promise.all([look(gustav, "in a parallel room"), look(cem, "listens in a parallel room")]);
}

async function writesAtOnce({ ada, cem, gustav }: Cast): Promise<void> {
  await cem.press("step-up").click();
  await cem.page.getByLabel(cem.t("check-name")).fill("Ada Anders");
  await cem.press("check-step-up").click();
  await expect(cem.page.locator("#check-name-error")).toHaveText(cem.t("refusal-bad-name"));
  await cem.page.getByLabel(cem.t("check-name")).fill("Cem");
  await cem.press("check-step-up").click();
  const [his, other] = [gustav, cem].map((person) => person.page.getByLabel(person.t("barcamp-result"), { exact: true })) as [Locator, Locator];
  await other.fill(`${RESULT} und Bäume`);
  await his.fill(`${RESULT}, sofort`);
  await gustav.press("barcamp-result-save").click();
  await expect(cem.page.locator(".barcamp__newer")).toContainText(`${RESULT}, sofort`);
  await expect(other).toHaveValue(`${RESULT} und Bäume`);
  await look(cem, "sees both results");
  await cem.press("barcamp-newer-mine").click();
  await expect(his).toHaveValue(`${RESULT} und Bäume`);
  await his.fill(RESULT);
  await gustav.press("barcamp-result-save").click();
  await expect(panel(ada).locator(".barcamp__result")).toHaveText(RESULT);
}

async function looksIn({ ada }: Cast): Promise<void> {
  await ada.press("barcamp-go", ROOMS[0]).click();
  await ada.isIn();
  await expect(ada.press("desk-end")).toHaveCount(0);
  await ada.press("desk-end-side").click();
  await expect(ada.page.getByRole("dialog")).toContainText(ada.t("desk-end-side-sure"));
  await ada.press("cancel").click();
  await look(ada, "leads in a parallel room");
  await ada.press("barcamp-back").click();
  await ada.isIn();
}

async function comeBack({ ada, cem, gustav }: Cast): Promise<void> {
  await ada.button(ada.t("barcamp-recall", { count: "2" })).click();
  await expect(panel(gustav)).toContainText("Noch 2 Minuten");
  await ada.press("barcamp-recall-now").click();
  for (const person of [gustav, cem]) {
    await expect(person.page.getByRole("heading", { level: 1 })).not.toHaveText("Energie & Umwelt");
    await person.isIn();
    await expect(panel(person)).toContainText(RESULT);
  }
  await look(cem, "is back in the evening");
}
