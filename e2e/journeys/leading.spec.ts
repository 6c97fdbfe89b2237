// Leading a discussion: the speaking clock, a pause for all, a chat on a leash. Judges no counting and no order; those are tested without a browser.
import { DEVICES, type Device } from "../axe.ts";
import { Person } from "../cast.ts";
import { look } from "../look.ts";
import { Portal } from "../portal.ts";
import { expect, test } from "../test.ts";

for (const device of Object.keys(DEVICES) as Device[]) {
  test(`clock, pause and held lines: ${device}`, async ({ humming }) => {
    const portal = await Portal.open();
    const ada = await Person.at(humming, "desk");
    const gustav = await Person.at(humming, device);
    const cem = await Person.at(humming, device);
    try {
      await ada.accepts(portal.addresses.lead);
      await gustav.takesPart(portal.addresses.listen, "Gustav");
      await cem.listens(portal.addresses.listen);
      await test.step("Gustav speaks by the clock", async () => {
        await ada.page.getByLabel(ada.t("floor-order"), { exact: true }).selectOption("new-voices");
        await ada.page.getByLabel(ada.t("floor-time"), { exact: true }).selectOption("60");
        await gustav.press("hand-raise").click();
        await expect(gustav.page.getByText(gustav.t("floor-new-voices"))).toBeVisible();
        await ada.page.locator("#floor .queue").getByRole("button", { name: ada.t("floor-give") }).click();
        await gustav.press("floor-unmute").first().click();
        await expect(gustav.page.locator(".floor-note").getByRole("timer")).toContainText(/^0:\d\d von 1:00/);
        await expect(cem.tile("Gustav").locator(".clock")).toContainText("von 1:00");
        await cem.hears();
        await Promise.all([look(gustav, "speaks by the clock"), look(ada, "sees the clock")]);
      });
      await test.step("Ada interrupts: nobody else sends, and nothing is taken away", async () => {
        await ada.press("desk-pause").click();
        for (const person of [gustav, cem]) await expect(person.page.getByText(person.t("evening-paused")).first()).toBeVisible();
        await expect(cem.tile("Gustav")).toHaveCount(0);
        await cem.hearsNothing();
        await expect(gustav.press("microphone-off")).toHaveCount(0);
        await look(gustav, "interrupted");
        await ada.press("desk-resume").click();
        await expect(gustav.page.locator(".floor-note[data-floor]")).toBeVisible();
        await gustav.press("floor-unmute").first().click();
        await cem.hears();
      });
      await test.step("what Gustav writes waits for Ada", async () => {
        await ada.page.getByLabel(ada.t("desk-chat"), { exact: true }).selectOption("approved");
        await expect(gustav.page.getByText(gustav.t("chat-note-approved"))).toBeVisible();
        await gustav.says("Wer bezahlt das?");
        await expect(gustav.page.getByText(gustav.t("chat-held-own"))).toBeVisible();
        await expect(ada.page.getByText(ada.t("chat-held"))).toBeVisible();
        await expect(cem.page.locator(".chat__lines li")).toHaveCount(0);
        await Promise.all([look(gustav, "has a line that waits"), look(ada, "sees a line that waits")]);
        await ada.press("chat-show", "Wer bezahlt das?").click();
        await expect(cem.page.locator(".chat__lines")).toContainText("Wer bezahlt das?");
        await expect(gustav.page.getByText(gustav.t("chat-held-own"))).toHaveCount(0);
      });
    } finally {
      for (const person of [ada, gustav, cem]) await person.context.close();
      await portal.close();
    }
  });
}
