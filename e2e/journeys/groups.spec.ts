// A working group between the evenings: Berta joins without scripts and speaks for it, a guest brings a topic, Ada moves it and finds the one it goes into. Judges no letter.
import { type Browser, type Page, expect, test } from "@playwright/test";
import { DEVICES, fitsWindow } from "../axe.ts";
import { look, picture } from "../look.ts";
import { PATIENT, Portal } from "../portal.ts";
import { wordsOf } from "../words.ts";

const GROUP = "/arbeitsgruppen/energie-umwelt";
const de = wordsOf("de");
const en = wordsOf("en");

const see = (page: Page, where: string) => look({ page }, `groups ${where}`);
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** Where scripts are off, axe has none either: what Berta sees has to fit, and axe sees it with Ada and the guest. */
async function fits(page: Page, where: string): Promise<void> {
  await fitsWindow(page, where);
  await picture(page, `groups without scripts ${where}`);
}

async function visitor(browser: Browser, locale: string, device: keyof typeof DEVICES, javaScriptEnabled = true): Promise<Page> {
  return (await browser.newContext({ locale, viewport: DEVICES[device], javaScriptEnabled })).newPage();
}

/** Berta joins by a name of her own. */
async function joins(berta: Page, portal: Portal): Promise<void> {
  await berta.goto(portal.invite("Berta", "person"));
  await berta.getByRole("button", { name: "Anmelden" }).click();
  await berta.goto(`${portal.base}/arbeitsgruppen`);
  await fits(berta, "list");
  await berta.getByRole("link", { name: "AG Energie & Umwelt" }).click();
  await berta.getByRole("link", { name: de("groups-join"), exact: true }).click();
  await berta.getByLabel(de("groups-field-name"), { exact: true }).fill("");
  await press(berta, de("groups-join"));
  await expect(berta.locator(".error-summary")).toBeVisible();
  await fits(berta, "joining with a mistake");
  await berta.getByLabel(de("groups-field-name"), { exact: true }).fill("Berta vom Ufer");
  await berta.getByLabel(de("groups-field-shown"), { exact: true }).check();
  await press(berta, de("groups-join"));
  await expect(berta.getByText("Berta vom Ufer")).toBeVisible();
}

/** Ada makes her the speaker, having read whose place that is. */
async function names(ada: Page, portal: Portal): Promise<void> {
  await ada.goto(portal.invite("Ada", "moderation"));
  await ada.getByRole("button", { name: "Anmelden" }).click();
  await ada.goto(`${portal.base}${GROUP}/mitglieder`);
  await see(ada, "members");
  const makes = ada.getByRole("button", { name: new RegExp(`^${de("groups-hand-speaker")} ?: Berta vom Ufer$`) });
  await makes.click();
  await expect(ada.getByRole("dialog")).toContainText("Moderation AG Energie & Umwelt");
  await ada.getByRole("dialog").getByRole("button", { name: de("groups-add-button"), exact: true }).click();
  // The dialog is gone before the form is sent: the page that comes back offers it no more.
  await expect(makes).toHaveCount(0);
  await ada.goto(`${portal.base}${GROUP}/bearbeiten`);
  await see(ada, "editing");
}

async function announces(berta: Page, portal: Portal): Promise<void> {
  await berta.goto(`${portal.base}${GROUP}`);
  await berta.getByRole("link", { name: de("groups-announce"), exact: true }).click();
  await fits(berta, "writing");
  await berta.getByLabel(de("groups-field-title"), { exact: true }).fill("Rundgang am Ufer");
  await berta.getByLabel(de("groups-field-text"), { exact: true }).fill("Am Samstag um **10 Uhr** an der Brücke.");
  await press(berta, de("groups-publish"));
  await expect(berta.getByRole("heading", { level: 1, name: "Rundgang am Ufer" })).toBeVisible();
  await berta.goto(`${portal.base}${GROUP}`);
  await fits(berta, "group");
}

/** A guest brings a topic; answers its id. */
async function brings(guest: Page, portal: Portal): Promise<string> {
  await guest.goto(`${portal.base}${GROUP}`);
  await see(guest, "group");
  await guest.getByRole("link", { name: en("topics-new"), exact: true }).click();
  await press(guest, en("topics-send"));
  await expect(guest.locator(".error-summary")).toBeFocused();
  await see(guest, "topic with mistakes");
  await guest.getByLabel(en("topics-field-title"), { exact: true }).fill("Eine Bank mit Steckdose");
  await guest.getByLabel(en("topics-field-text"), { exact: true }).fill("Am Ufer fehlt eine Bank, an der man das Telefon laden kann.");
  await guest.getByLabel(en("topics-field-email")).fill("gustav@example.org");
  await press(guest, en("topics-send"));
  await expect(guest.getByText(en("topics-state-waiting-text"))).toBeVisible();
  await see(guest, "receipt");
  return new URL(guest.url()).pathname.split("/beleg/")[1]?.split("/")[0] ?? "";
}

/** The guest wants no letters any more. */
async function ends(guest: Page, receipt: string): Promise<void> {
  await guest.goto(receipt);
  await press(guest, en("topics-told-end"));
  await expect(guest.getByRole("button", { name: en("topics-told-end") })).toHaveCount(0);
  await see(guest, "receipt without letters");
}

/** Ada releases the topic, moves it and merges it. */
async function settles(ada: Page, portal: Portal, id: string): Promise<void> {
  await ada.goto(`${portal.base}/moderation/topic/${id}`);
  await press(ada, de("moderation-publish"));
  await ada.goto(`${portal.base}/themen/${id}/bearbeiten`);
  await see(ada, "editing a topic");
  await ada.getByLabel(de("groups-one"), { exact: true }).selectOption({ label: "AG Wirtschaft" });
  await ada.getByLabel("Nachhaltigkeit", { exact: true }).check();
  await press(ada, de("programme-save"));
  await expect(ada.getByText("AG Energie & Umwelt → AG Wirtschaft")).toBeVisible();
  await see(ada, "topic");
  await ada.goto(`${portal.base}/themen/${id}/bearbeiten`);
  await ada.getByRole("link", { name: de("topics-merge-find"), exact: true }).click();
  await see(ada, "merging a topic");
  await press(ada, de("topics-merge"));
  await expect(ada.locator(".error-summary")).toBeFocused();
  await see(ada, "merging with nothing chosen");
  await ada.getByLabel(de("topics-merge-search"), { exact: true }).fill("Fluss Steckdosen");
  await ada.getByRole("main").getByRole("button", { name: de("search-submit"), exact: true }).click();
  await ada.getByRole("radio", { name: "Bänke mit Steckdose am Fluss" }).check();
  await ada.setViewportSize(DEVICES.phone);
  await see(ada, "merging found");
  await ada.setViewportSize(DEVICES.desk);
  await press(ada, de("topics-merge"));
  await expect(ada.getByRole("heading", { level: 1, name: "Bänke mit Steckdose am Fluss" })).toBeVisible();
}

test("a group is joined and led, and its topic finds its place", async ({ browser }) => {
  const portal = await Portal.open(PATIENT);
  const berta = await visitor(browser, "de-DE", "phone", false);
  const ada = await visitor(browser, "de-DE", "desk");
  const guest = await visitor(browser, "en-GB", "desk");
  try {
    await joins(berta, portal);
    await names(ada, portal);
    await announces(berta, portal);
    const id = await brings(guest, portal);
    const receipt = guest.url();
    await settles(ada, portal, id);
    await guest.goto(`${portal.base}/themen/${id}`);
    await expect(guest.getByRole("region", { name: en("topics-joined"), exact: true })).toContainText("Eine Bank mit Steckdose");
    await ends(guest, receipt);
    await guest.goto(`${portal.base}/themen?feld=nachhaltigkeit`);
    await see(guest, "topics");
    await ada.setViewportSize(DEVICES.phone);
    for (const path of ["/arbeitsgruppen", GROUP, "/themen", `${GROUP}/mitmachen`, `${GROUP}/mitteilungen/neu`, `${GROUP}/dateien`, "/arbeitsgruppen/neu", "/themen/felder", "/themen/einlesen"]) {
      await ada.goto(`${portal.base}${path}`);
      await see(ada, path);
    }
    await ada.goto(`${portal.base}${GROUP}`);
    await ada.getByRole("link", { name: "Rundgang am Ufer", exact: true }).first().click();
    await see(ada, "announcement");
    await ada.goto(`${ada.url()}/bearbeiten`);
    await see(ada, "editing an announcement");
  } finally {
    await portal.close();
  }
});
