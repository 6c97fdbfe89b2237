// A working group between the evenings: Berta joins without scripts and speaks for it, a guest brings a topic, Ada moves and merges it. Judges no letter.
import { expect, test } from "@playwright/test";
import { DEVICES, fitsWindow } from "../axe.ts";
import { look, picture } from "../look.ts";
import { PATIENT, Portal } from "../portal.ts";
import { wordsOf } from "../words.ts";

const GROUP = "/arbeitsgruppen/energie-umwelt";
const de = wordsOf("de");
const en = wordsOf("en");

test("a group is joined and led, and its topic finds its place", async ({ browser }) => {
  const portal = await Portal.open(PATIENT);
  const german = { locale: "de-DE" };
  const berta = await (await browser.newContext({ ...german, viewport: DEVICES.phone, javaScriptEnabled: false })).newPage();
  const ada = await (await browser.newContext({ ...german, viewport: DEVICES.desk })).newPage();
  const guest = await (await browser.newContext({ locale: "en-GB", viewport: DEVICES.desk })).newPage();
  const see = (page: typeof ada, where: string) => look({ page }, `groups ${where}`);
  /** Where scripts are off, axe has none either: what Berta sees has to fit, and axe sees it with Ada and the guest. */
  const fits = async (where: string) => {
    await fitsWindow(berta, where);
    await picture(berta, `groups without scripts ${where}`);
  };
  try {
    await test.step("Berta joins by a name of her own", async () => {
      await berta.goto(portal.invite("Berta", "person"));
      await berta.getByRole("button", { name: "Anmelden" }).click();
      await berta.goto(`${portal.base}/arbeitsgruppen`);
      await fits("list");
      await berta.getByRole("link", { name: "AG Energie & Umwelt" }).click();
      await berta.getByRole("link", { name: de("groups-join"), exact: true }).click();
      await berta.getByLabel(de("groups-field-name"), { exact: true }).fill("");
      await berta.getByRole("button", { name: de("groups-join"), exact: true }).click();
      await expect(berta.locator(".error-summary")).toBeVisible();
      await fits("joining with a mistake");
      await berta.getByLabel(de("groups-field-name"), { exact: true }).fill("Berta vom Ufer");
      await berta.getByLabel(de("groups-field-shown"), { exact: true }).check();
      await berta.getByRole("button", { name: de("groups-join"), exact: true }).click();
      await expect(berta.getByText("Berta vom Ufer")).toBeVisible();
    });
    await test.step("Ada names her speaker", async () => {
      await ada.goto(portal.invite("Ada", "moderation"));
      await ada.getByRole("button", { name: "Anmelden" }).click();
      await ada.goto(`${portal.base}${GROUP}/mitglieder`);
      await see(ada, "members");
      await ada.getByRole("button", { name: new RegExp(`^${de("groups-hand-speaker")} ?: Berta vom Ufer$`) }).click();
      await ada.goto(`${portal.base}${GROUP}/bearbeiten`);
      await see(ada, "editing");
    });
    await test.step("Berta announces", async () => {
      await berta.goto(`${portal.base}${GROUP}`);
      await berta.getByRole("link", { name: de("groups-announce"), exact: true }).click();
      await fits("writing");
      await berta.getByLabel(de("groups-field-title"), { exact: true }).fill("Rundgang am Ufer");
      await berta.getByLabel(de("groups-field-text"), { exact: true }).fill("Am Samstag um **10 Uhr** an der Brücke.");
      await berta.getByRole("button", { name: de("groups-publish"), exact: true }).click();
      await expect(berta.getByRole("heading", { level: 1, name: "Rundgang am Ufer" })).toBeVisible();
      await berta.goto(`${portal.base}${GROUP}`);
      await fits("group");
    });
    let receipt = "";
    await test.step("a guest brings a topic", async () => {
      await guest.goto(`${portal.base}${GROUP}`);
      await see(guest, "group");
      await guest.getByRole("link", { name: en("topics-new"), exact: true }).click();
      await guest.getByRole("button", { name: en("topics-send"), exact: true }).click();
      await expect(guest.locator(".error-summary")).toBeFocused();
      await see(guest, "topic with mistakes");
      await guest.getByLabel(en("topics-field-title"), { exact: true }).fill("Eine Bank mit Steckdose");
      await guest.getByLabel(en("topics-field-text"), { exact: true }).fill("Am Ufer fehlt eine Bank, an der man das Telefon laden kann.");
      await guest.getByRole("button", { name: en("topics-send"), exact: true }).click();
      await expect(guest.getByText(en("topics-state-waiting-text"))).toBeVisible();
      await see(guest, "receipt");
      receipt = guest.url();
    });
    await test.step("Ada releases it, moves it and merges it", async () => {
      const id = new URL(receipt).pathname.split("/beleg/")[1]?.split("/")[0] ?? "";
      await ada.goto(`${portal.base}/moderation/topic/${id}`);
      await ada.getByRole("button", { name: de("moderation-publish"), exact: true }).click();
      await ada.goto(`${portal.base}/themen/${id}/bearbeiten`);
      await see(ada, "editing a topic");
      await ada.getByLabel(de("groups-one"), { exact: true }).selectOption({ label: "AG Wirtschaft" });
      await ada.getByLabel("Nachhaltigkeit", { exact: true }).check();
      await ada.getByRole("button", { name: de("programme-save"), exact: true }).click();
      await expect(ada.getByText("AG Energie & Umwelt → AG Wirtschaft")).toBeVisible();
      await see(ada, "topic");
      await ada.goto(`${portal.base}/themen/${id}/bearbeiten`);
      await ada.getByLabel(de("topics-merge-into"), { exact: true }).selectOption({ label: "Bänke mit Steckdose am Fluss" });
      await ada.getByRole("button", { name: de("topics-merge"), exact: true }).click();
      await expect(ada.getByRole("heading", { level: 1, name: "Bänke mit Steckdose am Fluss" })).toBeVisible();
      await guest.goto(`${portal.base}/themen/${id}`);
      await expect(guest.getByText("Eine Bank mit Steckdose")).toBeVisible();
      await guest.goto(`${portal.base}/themen?feld=nachhaltigkeit`);
      await see(guest, "topics");
    });
    await test.step("the pages of the staff", async () => {
      await ada.setViewportSize(DEVICES.phone);
      for (const path of ["/arbeitsgruppen", GROUP, "/themen", `${GROUP}/mitmachen`, `${GROUP}/mitteilungen/neu`, `${GROUP}/dateien`, "/arbeitsgruppen/neu", "/themen/felder", "/themen/einlesen"]) {
        await ada.goto(`${portal.base}${path}`);
        await see(ada, path);
      }
      await berta.goto(`${portal.base}/themen`);
      await fits("topics");
    });
  } finally {
    await portal.close();
  }
});
