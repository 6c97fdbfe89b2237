// Hanna invites Dora by a real letter and blocks somebody; Dora comes as press. Rights and races are tested over HTTP.
import { expect, test } from "@playwright/test";
import { Person } from "../cast.ts";
import { look } from "../look.ts";
import { PATIENT, Portal } from "../portal.ts";
import { type Letter, Post } from "../post.ts";
import { signsIn } from "../sign-in.ts";

let post: Post;
let portal: Portal;

test.beforeAll(async () => {
  post = await Post.open();
  portal = await Portal.open({ ...PATIENT, ...post.settings });
});
test.afterAll(async () => {
  await portal.close();
  await post.close();
});

/** A letter as a mail program shows it on a phone. */
async function reads(person: Person, letter: Letter, name: string): Promise<void> {
  const page = await person.context.newPage();
  await page.setContent(letter.html);
  await look({ page } as Person, `letter ${name}`);
  await page.close();
}

for (const { device, language } of [
  { device: "phone", language: "de" },
  { device: "desk", language: "en" },
] as const) {
  test(`Hanna invites Dora, who comes by the letter; Hanna blocks Eve: ${device}`, async ({ browser }) => {
    const hanna = await Person.at(browser, device, language);
    const { page, t } = hanna;
    await page.goto(portal.invite(`Hanna ${device}`, "admin"));
    await hanna.press("accounts-link-button").click();
    await page.goto(`${portal.base}/verwaltung`);
    await page.getByRole("link", { name: t("nav-people") }).click();
    await expect(page.getByRole("heading", { level: 1, name: t("nav-people") })).toBeVisible();
    await look(hanna, "people");

    await page.getByRole("link", { name: t("people-invite") }).click();
    await hanna.press("people-invite-button").click();
    await expect(page.locator(".error-summary")).toBeFocused();
    await look(hanna, "invite mistakes");
    const address = `dora-${device}@example.org`;
    await page.getByLabel(t("people-name"), { exact: true }).fill("Dora Dietz");
    await page.getByLabel(t("people-email"), { exact: true }).fill(address);
    await page.getByLabel(t("people-role-press"), { exact: true }).check();
    await hanna.press("people-invite-button").click();
    await expect(page.getByText(t("people-done-invited"))).toBeVisible();
    await expect(page.getByText(address)).toBeVisible();
    await look(hanna, "people with an invitation");
    const letter = await post.next(address);
    expect(letter.html).not.toMatch(/<img|src=|<script/);
    await reads(hanna, letter, `invitation ${language}`);

    const dora = await Person.at(browser, device, language);
    await dora.page.goto(Post.link(letter, "/einladung/"));
    await expect(dora.page.getByRole("heading", { level: 1, name: t("people-accept-title") })).toBeVisible();
    await look(dora, "invitation");
    await dora.press("people-accept-button").click();
    await expect(dora.page.getByRole("heading", { level: 1, name: t("nav-desk") })).toBeVisible();
    await dora.page.getByRole("link", { name: t("nav-newsroom") }).click();
    await expect(dora.page.getByRole("heading", { level: 1 })).toBeVisible();
    await dora.page.goto(Post.link(letter, "/einladung/"));
    await expect(dora.page.getByRole("heading", { level: 1, name: t("error-gone-title") })).toBeVisible();

    const eve = await Person.at(browser, device, language);
    await signsIn(eve, { portal, post }, `eve-${device}@example.org`);
    await eve.page.goto(`${portal.base}/konto/anmeldungen`);
    await look(eve, "registrations of an account, none");

    await page.goto(`${portal.base}/verwaltung/personen`);
    await page.getByLabel(t("people-search"), { exact: true }).fill(`eve-${device}`);
    await page.getByRole("main").getByRole("button", { name: t("people-search-button"), exact: true }).click();
    await expect(page.getByText(`eve-${device}@example.org`)).toBeVisible();
    await look(hanna, "people found");
    await page.getByRole("link", { name: t("people-nameless") }).click();
    await look(hanna, "person");
    await hanna.press("people-block").click();
    // The page asks first, in its own dialog.
    await page.getByRole("dialog").getByRole("button", { name: t("people-block"), exact: true }).click();
    await expect(page.getByText(t("people-done-blocked"))).toBeVisible();
    await look(hanna, "person blocked");
    await eve.page.goto(`${portal.base}/konto`);
    await expect(eve.page.getByRole("heading", { level: 1, name: t("accounts-sign-in-title") })).toBeVisible();
    await signsIn(eve, { portal, post }, `eve-${device}@example.org`);
    await expect(eve.page.getByRole("heading", { level: 1, name: t("accounts-blocked-title") })).toBeVisible();
    await look(eve, "blocked account");

    // Nobody changes the own role.
    await page.goto(`${portal.base}/verwaltung/personen`);
    await page.getByRole("main").getByRole("link", { name: `Hanna ${device}`, exact: true }).click();
    await expect(page.getByText(t("people-own-title"))).toBeVisible();
    await look(hanna, "own person");
    for (const person of [hanna, dora, eve]) await person.context.close();
  });
}
