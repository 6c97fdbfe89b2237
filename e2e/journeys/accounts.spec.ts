// Accounts in a real browser: a code by a real letter, a passkey on a virtual device, one-time passwords. Roles and rights are tested over HTTP.
import { type Page, expect, test } from "@playwright/test";
import { DEVICES } from "../axe.ts";
import { Person } from "../cast.ts";
import { look } from "../look.ts";
import { oneTimePassword } from "../one-time.ts";
import { Portal } from "../portal.ts";
import { Post } from "../post.ts";
import { asksForCode } from "../sign-in.ts";

/** The journey signs in more often in a minute than people do. */
const PATIENT = { MITREDEN__LIMITS__SIGN_IN_PER_MINUTE: "1000" };

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

/** A device with a fingerprint that always agrees. */
async function withDevice(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const;
  await cdp.send("WebAuthn.addVirtualAuthenticator", { options });
}

for (const { device, language } of [
  { device: "phone", language: "de" },
  { device: "desk", language: "en" },
] as const) {
  test(`a citizen signs in by code, names themselves, adds a passkey and signs in by it: ${device}`, async ({ browser }) => {
    const berta = await Person.at(browser, device, language);
    const { page, t } = berta;
    const address = `berta-${device}@example.org`;
    await withDevice(page);
    await page.goto(`${portal.base}/anmelden`);
    await look(berta, "sign in");
    await page.getByLabel(t("accounts-email")).fill("berta");
    await berta.press("accounts-send-code").click();
    await expect(page.locator(".error-summary")).toBeFocused();
    await look(berta, "sign in mistake");

    await page.getByLabel(t("accounts-email")).fill(address);
    await berta.press("accounts-send-code").click();
    await expect(page.getByLabel(t("accounts-code"), { exact: true })).toBeVisible();
    const letter = await post.next(address);
    expect(letter.html).not.toMatch(/<img|src=|<script/);
    await look(berta, "code");
    // The letter's link fills the code in; pasted with its blank it works as well.
    await page.goto(Post.link(letter, "/anmelden/code"));
    await expect(page.getByLabel(t("accounts-code"), { exact: true })).toHaveValue(Post.code(letter).replace(" ", ""));
    await page.getByLabel(t("accounts-code"), { exact: true }).fill(Post.code(letter));
    await berta.press("accounts-code-button").click();
    await expect(page.getByText(t("accounts-welcome"))).toBeVisible();
    await look(berta, "new account");
    await page.getByLabel(t("accounts-name"), { exact: false }).first().fill("Berta Braun");
    await berta.press("accounts-save").click();
    await expect(page.getByText(t("accounts-saved"))).toBeVisible();

    await page.getByRole("link", { name: t("accounts-passkeys-manage") }).click();
    await page.getByLabel(t("accounts-passkey-name"), { exact: false }).last().fill("Mein Telefon");
    await berta.press("accounts-passkey-add").click();
    // The new key's own field stands on the page that comes then, above the empty one.
    await expect(page.getByRole("textbox", { name: t("accounts-passkey-name") })).toHaveCount(2);
    await expect(page.getByRole("textbox", { name: t("accounts-passkey-name") }).first()).toHaveValue("Mein Telefon");
    await expect(page.getByRole("status").filter({ hasText: t("accounts-passkey-made") })).toBeVisible();
    await look(berta, "passkeys");
    await page.getByRole("link", { name: t("accounts-onward") }).click();
    await expect(page.getByRole("heading", { level: 1, name: t("accounts-account-title") })).toBeVisible();

    await berta.signsOut();
    await page.goto(`${portal.base}/anmelden?weiter=/konto`);
    await berta.press("accounts-passkey-sign-in").click();
    await expect(page.getByRole("heading", { level: 1, name: t("accounts-account-title") })).toBeVisible();
    await expect(page.getByText(address)).toBeVisible();
    await look(berta, "account");
    await page.context().close();
  });
}

test("staff set up one-time passwords, show one, and use a recovery code", async ({ browser }) => {
  const ada = await Person.at(browser, "phone");
  const { page, t } = ada;
  await page.goto(portal.invite("Ada Anders", "moderation"));
  await ada.press("accounts-link-button").click();
  await page.goto(`${portal.base}/konto/adresse`);
  await page.getByLabel(t("accounts-address-new")).fill("ada@example.org");
  await ada.press("accounts-send-code").click();
  const code = Post.code(await post.next("ada@example.org"));
  await look(ada, "the code for a new address");
  await page.getByLabel(t("accounts-code"), { exact: true }).fill(code);
  await ada.press("accounts-code-button").click();
  await expect(page.getByText(t("accounts-saved"))).toBeVisible();

  await page.goto(`${portal.base}/konto/einmalkennwort`);
  await ada.press("accounts-totp-begin").click();
  const key = (await page.locator(".secret").textContent()) ?? "";
  // The picture is really shown: the policy lets it through.
  expect(await page.locator("img.qr").evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBeGreaterThan(0);
  await look(ada, "one-time password setup");
  await page.getByLabel(t("accounts-totp-first")).fill(oneTimePassword(key));
  await ada.press("accounts-totp-confirm").click();
  const recovery = (await page.locator(".secret--list li").first().textContent()) ?? "";
  await look(ada, "recovery codes");
  await page.context().close();

  const again = await Person.at(browser, "desk");
  const mail = await asksForCode(again, { portal, post }, "ada@example.org");
  await again.page.getByLabel(t("accounts-code"), { exact: true }).fill(mail);
  await again.press("accounts-code-button").click();
  await expect(again.page.getByRole("heading", { level: 1, name: t("accounts-second-title") })).toBeVisible();
  await look(again, "second step");
  await again.page.getByLabel(t("accounts-totp-code")).fill(oneTimePassword(key, new Date(Date.now() + 30_000)));
  await again.press("accounts-code-button").click();
  await again.page.goto(`${portal.base}/verwaltung`);
  await expect(again.page.getByRole("heading", { level: 1, name: t("nav-desk") })).toBeVisible();
  await again.page.context().close();

  const lost = await Person.at(browser, "desk");
  await lost.page.setViewportSize(DEVICES.desk);
  const last = await asksForCode(lost, { portal, post }, "ada@example.org");
  await lost.page.getByLabel(t("accounts-code"), { exact: true }).fill(last);
  await lost.press("accounts-code-button").click();
  await lost.page.getByLabel(t("accounts-totp-code")).fill(recovery);
  await lost.press("accounts-code-button").click();
  await lost.page.goto(`${portal.base}/verwaltung`);
  await expect(lost.page.getByRole("heading", { level: 1, name: t("nav-desk") })).toBeVisible();
  await lost.page.context().close();
});
