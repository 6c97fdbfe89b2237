// A barcamp: the agenda moves on, two parallel rooms open, people go there, speak, note a result, and come back. Judges no sound.
import { DEVICES, type Device } from "../axe.ts";
import { Person } from "../cast.ts";
import { Keyboard } from "../keyboard.ts";
import { look } from "../look.ts";
import { Portal } from "../portal.ts";
import { expect, test } from "../test.ts";

const ROOMS = ["Energie & Umwelt", "Bildung & Kultur"];
const RESULT = "Mehr Bänke an der Elster";

const panel = (person: Person) => person.page.locator("#barcamp");

for (const device of Object.keys(DEVICES) as Device[]) {
  test(`a barcamp in two rooms and back: ${device}`, async ({ humming }) => {
    const portal = await Portal.open();
    const ada = await Person.at(humming, device);
    const gustav = await Person.at(humming, device);
    const cem = await Person.at(humming, device);
    try {
      await ada.accepts(portal.addresses.lead);
      await gustav.takesPart(portal.addresses.listen, "Gustav");
      await cem.listens(portal.addresses.listen);
      await test.step("Ada extends an item, adds one and brings it forward", async () => {
        await ada.page.locator("#agenda").getByRole("button", { name: ada.t("agenda-extend", { count: "5" }) }).click();
        await expect(cem.page.locator("#agenda")).toContainText(cem.t("agenda-extended", { count: "5" }));
        await ada.page.getByLabel(ada.t("agenda-add"), { exact: true }).fill("Nachtrag zum Haushalt");
        await ada.press("agenda-add-send").click();
        await ada.press("agenda-earlier", "Nachtrag zum Haushalt").click();
        await expect(cem.page.locator("#agenda li").nth(-2)).toContainText("Nachtrag zum Haushalt");
        await look(ada, "leads the agenda");
      });
      await test.step("she opens two rooms, and everybody is told", async () => {
        if ((await panel(ada).getAttribute("open")) === null) await panel(ada).locator("summary").first().click();
        await ada.page.getByLabel(ada.t("barcamp-rooms"), { exact: true }).fill(ROOMS.join("\n"));
        await ada.press("barcamp-open").click();
        await expect(panel(cem)).toContainText("Bildung & Kultur");
        await expect(cem.page.locator("[role=status]").filter({ hasText: "2 parallele Räume sind offen" })).toHaveCount(1);
        await Promise.all([look(ada, "has opened parallel rooms"), look(cem, "chooses a parallel room")]);
      });
      await test.step("Gustav goes by keyboard, Cem by tap; the evening sees how many are where", async () => {
        await new Keyboard(gustav.page).press(gustav.press("barcamp-go", ROOMS[0]));
        await cem.press("barcamp-go", ROOMS[0]).click();
        for (const person of [gustav, cem]) {
          await expect(person.page.getByRole("heading", { level: 1 })).toHaveText("Energie & Umwelt");
        }
        await expect(panel(ada)).toContainText("2 Personen dort");
        // Back, and there again: with sound each time.
        await cem.press("barcamp-back").click();
        await cem.press("barcamp-go", ROOMS[0]).click();
        await cem.isIn();
      });
      await test.step("Gustav takes the floor himself, and notes what they came to", async () => {
        await gustav.checksDevices();
        await gustav.isIn();
        await cem.isIn();
        await gustav.press("hand-raise").click();
        await expect(gustav.page.locator("[data-floor]").first()).toBeVisible();
        await gustav.page.getByLabel(gustav.t("barcamp-result"), { exact: true }).fill(RESULT);
        await gustav.press("barcamp-result-save").click();
        await expect(panel(cem)).toContainText(RESULT);
        await expect(panel(ada)).toContainText(RESULT);
        await Promise.all([look(gustav, "in a parallel room"), look(cem, "listens in a parallel room")]);
      });
      await test.step("called back in time, then everybody is back in the evening with the result", async () => {
        await ada.button(ada.t("barcamp-recall", { count: "2" })).click();
        await expect(panel(gustav)).toContainText("Noch 2 Minuten");
        await ada.press("barcamp-recall-now").click();
        for (const person of [gustav, cem]) {
          await expect(person.page.getByRole("heading", { level: 1 })).not.toHaveText("Energie & Umwelt");
          await person.isIn();
          await expect(panel(person)).toContainText(RESULT);
        }
        await look(cem, "is back in the evening");
      });
    } finally {
      for (const person of [ada, gustav, cem]) await person.context.close();
      await portal.close();
    }
  });
}
