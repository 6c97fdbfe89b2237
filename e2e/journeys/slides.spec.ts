// A talk with slides: uploaded in the room, followed, browsed, pointed at, read as text. Judges no drawing of a page.
import { chromium } from "@playwright/test";
import { DEVICES, type Device } from "../axe.ts";
import { Person } from "../cast.ts";
import { Keyboard } from "../keyboard.ts";
import { look } from "../look.ts";
import { Portal } from "../portal.ts";
import { printed, seesPage, slide } from "../talk.ts";
import { expect, test } from "../test.ts";

for (const device of Object.keys(DEVICES) as Device[]) {
  test(`a talk with slides: ${device}`, async ({ humming, launchOptions }) => {
    const portal = await Portal.open();
    const printer = await chromium.launch(launchOptions);
    const emil = await Person.at(humming, device);
    const cem = await Person.at(humming, device);
    try {
      const file = await printed(printer);
      await emil.accepts(portal.addresses.talk);
      await cem.listens(portal.addresses.listen);
      await test.step("Emil brings his slides and shows them", async () => {
        await emil.page.getByLabel(emil.t("slides-add"), { exact: true }).setInputFiles(file);
        await emil.press("slides-show", "Wasserstoff in Gera").click();
        await seesPage(emil, 1);
        await seesPage(cem, 1);
        await Promise.all([look(emil, "presents"), look(cem, "sees a slide")]);
      });
      await test.step("he goes on, and everybody follows; the page is read out", async () => {
        await slide(emil).getByRole("button", { name: emil.t("slide-next") }).click();
        await seesPage(cem, 2);
        await expect(cem.page.locator("[role=status]").filter({ hasText: cem.t("slide-shown", { page: "2", pages: "3" }) })).toHaveCount(1);
        await slide(cem).getByText(cem.t("slide-text")).click();
        await expect(slide(cem)).toContainText("2021: eine Idee im Themenabend");
        await look(cem, "reads the text of a slide");
        if (device === "phone") {
          await cem.page.locator(".site-footer").scrollIntoViewIfNeeded();
          await expect(slide(cem).locator(".slide__picture")).toBeInViewport({ ratio: 0.9 });
        }
      });
      await test.step("Cem looks back by keyboard, and follows again", async () => {
        const keys = new Keyboard(cem.page);
        await keys.press(slide(cem).getByRole("button", { name: cem.t("slide-back") }), "Shift+Tab");
        await seesPage(cem, 1);
        await seesPage(emil, 2);
        await keys.press(cem.press("slide-follow"));
        await seesPage(cem, 2);
      });
      await test.step("Emil points", async () => {
        await emil.press("slide-point").click();
        await emil.page.locator(".slide__picture").hover({ position: { x: 40, y: 40 } });
        await expect(cem.page.locator(".slide__pointer")).toBeVisible();
        const left = () => cem.page.locator(".slide__pointer").evaluate((dot) => Number.parseFloat(getComputedStyle(dot).getPropertyValue("--x")));
        const before = await left();
        await emil.page.locator(".slide__picture").press("ArrowRight");
        await expect.poll(left).toBeGreaterThan(before);
        await emil.press("slide-point-end").click();
        await expect(cem.page.locator(".slide__pointer")).toHaveCount(0);
      });
      await test.step("who comes late sees the page at once; all of it can be read", async () => {
        await cem.page.reload();
        await seesPage(cem, 2);
        await emil.press("slides-hide").click();
        await expect(slide(cem)).toHaveCount(0);
        await cem.page.goto(`${portal.addresses.listen.split("?")[0]}/folien`);
        await look(cem, "all decks");
        await cem.page.getByRole("link", { name: cem.t("rooms-slides-read"), exact: true }).click();
        await expect(cem.page.locator(".deck img")).toHaveCount(3);
        await look(cem, "reads a deck");
      });
    } finally {
      for (const person of [emil, cem]) await person.context.close();
      await printer.close();
      await portal.close();
    }
  });
}
