// The evening without a pointer: from the start page into the room, to the floor and out again by keys alone. Never clicks.
import { DEVICES, type Device } from "../axe.ts";
import { Person } from "../cast.ts";
import { Keyboard } from "../keyboard.ts";
import { Portal } from "../portal.ts";
import { expect, test } from "../test.ts";

for (const device of Object.keys(DEVICES) as Device[]) {
  test(`the evening by keyboard alone: ${device}`, async ({ humming }) => {
    const portal = await Portal.open();
    const [ada, gustav] = [await Person.at(humming, device), await Person.at(humming, device)];
    try {
      await play(portal, ada, gustav);
    } finally {
      for (const person of [ada, gustav]) await person.context.close();
      await portal.close();
    }
  });
}

/** The device check: look, listen, go in. */
async function checks(person: Person, keys: Keyboard, enter: string): Promise<void> {
  await expect(person.page.getByRole("heading", { name: person.t("check-title") })).toBeFocused();
  await keys.press(person.press("check-start"));
  await person.seesItself();
  await keys.standsIn(person.page.locator(".check"));
  await keys.press(person.page.locator(".check").getByRole("button", { name: person.t(enter), exact: true }));
  await person.isIn();
  await keys.standsIn(person.room);
}

async function play(portal: Portal, ada: Person, gustav: Person): Promise<void> {
  const [hers, his] = [new Keyboard(ada.page), new Keyboard(gustav.page)];
  await test.step("Gustav finds the evening and listens", async () => {
    await gustav.page.goto(portal.base);
    await his.press(gustav.page.locator(".stage-card h2 a"));
    await expect(gustav.page).toHaveURL(/\/programm\//);
    await his.press(gustav.press("programme-listen"));
    await gustav.isIn();
    await his.standsIn(gustav.room);
  });
  await test.step("he steps up with a name and raises his hand", async () => {
    await his.press(gustav.press("step-up"));
    await expect(gustav.page.getByRole("heading", { name: gustav.t("check-title") })).toBeFocused();
    await his.writes(gustav.page.getByLabel(gustav.t("check-name")), "Gustav");
    await his.press(gustav.page.getByRole("button", { name: gustav.t("check-step-up"), exact: true }));
    await expect(gustav.room).toHaveAttribute("data-role", "participant");
    await his.standsIn(gustav.room);
    await his.press(gustav.press("hand-raise"));
    await expect(gustav.page.locator("#floor .queue li[data-mine]")).toBeVisible();
    await his.standsIn(gustav.page.locator(".controls"));
  });
  await test.step("Ada comes by her invitation and gives him the floor", async () => {
    await ada.page.goto(portal.addresses.lead);
    await hers.press(ada.press("rooms-invitation-enter"));
    await checks(ada, hers, "check-enter");
    await hers.press(ada.page.locator("#floor .queue").getByRole("button", { name: ada.t("floor-give") }));
    await expect(ada.page.locator("#floor .queue li")).toHaveCount(0);
    await hers.standsIn(ada.page.locator("#floor"));
  });
  await test.step("Gustav speaks, and gives the floor back", async () => {
    await expect(gustav.page.locator(".floor-note[data-floor]")).toBeVisible();
    // His hand's button went away below his fingers.
    await his.standsIn(gustav.page.locator(".controls"));
    await his.press(gustav.page.locator(".floor-note").getByRole("button", { name: gustav.t("floor-unmute") }), "Shift+Tab");
    await expect(gustav.page.locator('.tile[data-microphone="true"]')).toBeVisible();
    await his.standsIn(gustav.page.locator(".floor-note"));
    await ada.hears();
    await his.press(gustav.press("floor-return"));
    await expect(gustav.press("hand-raise")).toBeVisible();
    await his.standsIn(gustav.page.locator(".controls"));
  });
  await test.step("he writes and takes a line back", async () => {
    await his.writes(gustav.page.getByLabel(gustav.t("chat-label"), { exact: true }), "Danke!");
    await gustav.page.keyboard.press("Enter");
    await expect(gustav.page.locator(".chat__lines")).toContainText("Danke!");
    await his.standsIn(gustav.page.locator(".chat__form"));
    await his.press(gustav.page.locator(".chat__lines").getByRole("button", { name: gustav.t("chat-delete") }), "Shift+Tab");
    await expect(gustav.page.locator(".chat__lines li")).toHaveCount(0);
    await his.standsIn(gustav.page.locator("#chat"));
  });
  await test.step("Ada asks for a removal, and thinks better of it with Escape", async () => {
    const remove = ada.press("people-remove", "Gustav");
    await hers.press(remove);
    await hers.standsIn(ada.page.getByRole("dialog"));
    await ada.page.keyboard.press("Escape");
    await expect(ada.page.getByRole("dialog")).toHaveCount(0);
    await expect(remove).toBeFocused();
  });
  await test.step("Gustav leaves", async () => {
    await his.press(gustav.press("leave"), "Shift+Tab");
    await expect(gustav.page).toHaveURL(/\/programm\//);
    await expect(ada.page.locator(".people")).not.toContainText("Gustav");
  });
}
