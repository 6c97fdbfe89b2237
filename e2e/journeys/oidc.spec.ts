// Signing in by another provider, the certified one, in a real browser: there and back, twice the same account, out again. Lies are tested over HTTP.
import { expect, test } from "@playwright/test";
import { Person } from "../cast.ts";
import { look } from "../look.ts";
import { Portal } from "../portal.ts";
import { Post } from "../post.ts";
import { Provider } from "../provider.ts";

const PATIENT = { MITREDEN__LIMITS__SIGN_IN_PER_MINUTE: "1000" };

let post: Post;
let provider: Provider;
let portal: Portal;

async function open(trusted: boolean): Promise<void> {
  post = await Post.open();
  provider = await Provider.open();
  portal = await Portal.open({ ...PATIENT, ...post.settings, ...provider.settings(trusted) });
  provider.serve(portal.base);
}

test.afterEach(async () => {
  await portal.close();
  await provider.close();
  await post.close();
});

/** Whole sentences have invisible marks around inserted names. */
const BUTTON = /Stadtkonto/;

test("a citizen signs in by a trusted provider, finds the same account again, and leaves", async ({ browser }) => {
  await open(true);
  const berta = await Person.at(browser, "phone");
  const { page, t } = berta;
  await page.goto(`${portal.base}/anmelden?weiter=/programm`);
  await look(berta, "ways in with provider");
  await berta.button(BUTTON).click();
  await provider.refuses(page);
  await expect(page.getByText(t("accounts-provider-cancelled-title"))).toBeVisible();
  await look(berta, "provider cancelled");

  await berta.button(BUTTON).click();
  await provider.agrees(page, "berta");
  await expect(page.getByText(t("accounts-welcome"))).toBeVisible();
  await page.getByLabel(t("accounts-name"), { exact: false }).first().fill("Berta Braun");
  await berta.press("accounts-save").click();
  await expect(page).toHaveURL(`${portal.base}/programm`);
  await page.goto(`${portal.base}/konto`);
  await expect(page.getByText("berta@example.org")).toBeVisible();
  await look(berta, "account with provider");
  await berta.signsOut();
  await page.goto(`${portal.base}/konto`);
  await expect(page.getByRole("heading", { level: 1, name: t("accounts-sign-in-title") })).toBeVisible();
  await page.context().close();

  const again = await Person.at(browser, "desk", "en");
  await again.page.goto(`${portal.base}/en/anmelden?weiter=/konto`);
  await look(again, "ways in with provider, English");
  await again.button(BUTTON).click();
  await provider.agrees(again.page, "berta");
  await expect(again.page).toHaveURL(`${portal.base}/en/konto`);
  await expect(again.page.getByLabel(again.t("accounts-name"), { exact: false }).first()).toHaveValue("Berta Braun");
  await look(again, "account with provider, English");
  await again.page.context().close();
});

test("who comes from a provider that is not trusted confirms the address once", async ({ browser }) => {
  await open(false);
  const cem = await Person.at(browser, "desk");
  const { page, t } = cem;
  await page.goto(`${portal.base}/anmelden?weiter=/programm`);
  await cem.button(BUTTON).click();
  await provider.agrees(page, "cem");
  await expect(page.getByText(t("accounts-provider-confirm-title"))).toBeVisible();
  await expect(page.getByLabel(t("accounts-email"))).toHaveValue("cem@example.org");
  await look(cem, "confirm once");
  await cem.press("accounts-send-code").click();
  await page.getByLabel(t("accounts-code"), { exact: true }).fill(Post.code(await post.next("cem@example.org", /Code|code/)));
  await cem.press("accounts-code-button").click();
  await page.getByRole("link", { name: t("accounts-skip") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Stadtkonto");
  await look(cem, "connect");
  await cem.press("accounts-connect-button").click();
  await expect(page).toHaveURL(`${portal.base}/programm`);
  await cem.signsOut();

  // The provider still knows him, and so does the portal: nobody asks anything.
  await page.goto(`${portal.base}/anmelden?weiter=/konto`);
  await cem.button(BUTTON).click();
  await expect(page).toHaveURL(`${portal.base}/konto`);
  await expect(page.getByText("cem@example.org")).toBeVisible();
  const removing = page.getByRole("button", { name: t("accounts-remove"), exact: true });
  await removing.click();
  await page.getByRole("dialog").getByRole("button", { name: t("accounts-remove"), exact: true }).click();
  await expect(page.getByText(t("accounts-identity-none"))).toBeVisible();
  await page.context().close();
});

test("without a script, the page between leads on by its link", async ({ browser }) => {
  await open(true);
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "de-DE" });
  const page = await context.newPage();
  await page.goto(`${portal.base}/anmelden`);
  await page.getByRole("button", { name: BUTTON }).click();
  await provider.agrees(page, "gustav");
  await expect(page).toHaveURL(`${portal.base}/konto`);
  await context.close();
});
