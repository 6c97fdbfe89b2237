// A booked room: Cem books it for his club, Berta comes by the code on a phone, waits and is let in, and both stand on the stage. Judges no letter and no picture.
import { Person } from "../cast.ts";
import { look } from "../look.ts";
import { PATIENT, Portal, inTheCity } from "../portal.ts";
import { expect, test } from "../test.ts";

/** Cem signs in, books a room that is open at once, and learns its code. */
async function books(cem: Person, portal: Portal): Promise<string> {
  const { page, t } = cem;
  await page.goto(portal.invite("Cem", "person"));
  await cem.button("Anmelden").click();
  await page.goto(`${portal.base}/raeume`);
  await look(cem, "booking rooms");
  await page.getByRole("link", { name: t("bookings-new-title"), exact: true }).click();
  await look(cem, "booking none yet");
  await page.getByRole("main").getByRole("link", { name: t("bookings-new-title"), exact: true }).click();
  await cem.press("bookings-book").click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await look(cem, "booking form with mistakes");
  const [from, until] = [inTheCity(5), inTheCity(65)];
  await page.getByLabel(t("bookings-field-title"), { exact: true }).fill("Imkerverein Gera");
  await page.getByLabel(t("bookings-field-day"), { exact: true }).fill(from.day);
  await page.getByLabel(t("bookings-field-from"), { exact: true }).fill(from.time);
  await page.getByLabel(t("bookings-field-until"), { exact: true }).fill(until.time);
  await page.getByLabel(t("bookings-field-host"), { exact: true }).fill("Cem");
  await cem.press("bookings-book").click();
  await look(cem, "booking booked");
  const code = await page.locator(".secret--code").innerText();
  await page.getByRole("link", { name: t("bookings-move"), exact: true }).click();
  await look(cem, "booking moving");
  await page.goBack();
  return code;
}

/** Berta types the code that she was told on the telephone, says her name, and waits. */
async function knocks(berta: Person, portal: Portal, code: string): Promise<void> {
  const { page, t } = berta;
  await page.goto(`${portal.base}/raeume`);
  await page.getByRole("link", { name: t("bookings-code-title"), exact: true }).click();
  await page.getByLabel(t("rooms-door-code"), { exact: true }).fill("123 456 7890");
  await berta.press("bookings-code-go").click();
  await expect(page.getByText(t("bookings-code-wrong"))).toBeVisible();
  await look(berta, "booking wrong code");
  await page.getByLabel(t("rooms-door-code"), { exact: true }).fill(code);
  await berta.press("bookings-code-go").click();
  await page.getByLabel(t("rooms-door-name"), { exact: true }).fill("Berta");
  await berta.press("rooms-invitation-enter").click();
  await expect(page.getByRole("heading", { name: t("rooms-waiting-title") })).toBeVisible();
  await look(berta, "booking waiting");
}

/** Ada of the city sees that there is a booking, and not what happens in it. */
async function oversees(ada: Person, portal: Portal): Promise<void> {
  await ada.page.goto(portal.invite("Ada", "moderation"));
  await ada.button("Anmelden").click();
  await ada.page.goto(`${portal.base}/verwaltung/raeume`);
  await expect(ada.page.getByText("Imkerverein Gera")).toBeVisible();
  await look(ada, "booking desk of the city");
}

test("a club books a room, and who knows the code is let in", async ({ humming: browser }) => {
  const portal = await Portal.open(PATIENT);
  const [cem, berta, ada] = [await Person.at(browser, "desk"), await Person.at(browser, "phone", "en"), await Person.at(browser, "phone")];
  try {
    const code = await books(cem, portal);
    await oversees(ada, portal);
    await cem.press("bookings-enter").click();
    await cem.checksDevices();
    await cem.isIn();
    await cem.press("desk-start").click();
    await knocks(berta, portal, code);
    await expect(cem.page.locator("#lobby")).toContainText("Berta");
    await look(cem, "booking lobby");
    await cem.press("lobby-let-in", "Berta").click();
    // Her page looks by itself whether she may come in.
    await berta.checksDevices();
    await berta.isIn();
    // Nobody gives the floor in a club's round: who asks has it.
    await berta.press("hand-raise").click();
    await expect(berta.room).toHaveAttribute("data-floor", "true");
    await expect(cem.tile("Berta")).toBeVisible();
    await cem.press("camera-on").click();
    await berta.sees("Cem");
    // The chat lies far below on a phone: who writes there goes on seeing who speaks.
    await berta.says("Guten Abend");
    await berta.page.locator(".site-footer").scrollIntoViewIfNeeded();
    await berta.stillSees("Cem");
    await look(berta, "booking both in the room");
    await cem.press("desk-end").click();
    await cem.page.getByRole("dialog").getByRole("button", { name: cem.t("desk-end"), exact: true }).click();
    await expect(berta.page.locator("[data-end]")).toBeVisible();
  } finally {
    for (const person of [cem, berta, ada]) await person.context.close();
    await portal.close();
  }
});
