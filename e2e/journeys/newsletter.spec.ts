// Dora's newsletter: somebody subscribes twice over, she writes, tries and sends it, one click in the mail program ends it. Articles, comments and reports have journeys of their own.
import type { Device } from "../axe.ts";
import { Person } from "../cast.ts";
import { looksAtLetter } from "../letters.ts";
import { look } from "../look.ts";
import { PATIENT, Portal } from "../portal.ts";
import { Post } from "../post.ts";
import { expect, test } from "../test.ts";

const SUBJECT = "Neues im Herbst";

/** From the portal's page to a confirmed subscription; answers its page. */
async function subscribes(cem: Person, portal: Portal, post: Post, email: string): Promise<string> {
  const { page, t } = cem;
  await page.goto(`${portal.base}/newsletter`);
  await expect(page.getByLabel(t("notifications-topic-newsletter"))).toBeChecked();
  await cem.press("notifications-subscribe").click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await look(cem, "subscribing without an address");
  await page.locator("#email").fill(email);
  await cem.press("notifications-subscribe").click();
  const letter = await post.next(email);
  await page.goto(Post.link(letter, "/abos/"));
  await cem.press("notifications-confirm").click();
  await expect(page.getByText(t("notifications-saved"))).toBeVisible();
  await look(cem, "own subscription");
  return page.url().replace(/\?.*/, "");
}

for (const device of ["desk", "phone"] as Device[]) {
  test(`Dora sends the newsletter, and one click ends it: ${device}`, async ({ browser }) => {
    const post = await Post.open();
    const portal = await Portal.open({ ...post.settings, ...PATIENT });
    const [dora, cem] = [await Person.at(browser, device), await Person.at(browser, device)];
    try {
      const own = await subscribes(cem, portal, post, "cem@example.org");
      // Somebody who never confirmed.
      await cem.page.goto(`${portal.base}/newsletter`);
      await cem.page.locator("#email").fill("eva@example.org");
      await cem.press("notifications-subscribe").click();
      await post.next("eva@example.org");

      const { page, t } = dora;
      await page.goto(portal.invite("Dora Ilmen", "press"));
      await page.locator("main form button[type=submit]").first().click();
      await page.goto(`${portal.base}/verwaltung`);
      await page.getByRole("main").getByRole("link", { name: t("nav-newsletter") }).click();
      await look(dora, "no newsletter yet");
      await dora.press("notifications-newsletter-new").click();
      await page.getByLabel(t("notifications-newsletter-subject")).fill(SUBJECT);
      // A draft begins with a greeting, which is hers to change.
      await expect(page.locator("#text")).toHaveValue(t("notifications-letter-greeting"));
      await page.locator("#text").fill("");
      await dora.press("notifications-newsletter-save").click();
      await expect(page.locator(".error-summary")).toBeFocused();
      await look(dora, "a newsletter without a text");
      await page.locator("#text").fill("Liebe Leserinnen und Leser,\n\nam Fluss stehen neue Bänke.");
      await page.locator("input[name=pick]").first().check();
      await dora.press("notifications-newsletter-save").click();
      await expect(page.getByRole("heading", { name: t("notifications-newsletter-preview") })).toBeVisible();
      await look(dora, "a newsletter in preview");
      await dora.press("notifications-newsletter-send").click();
      const asks = page.getByRole("dialog");
      await expect(asks).toContainText("1");
      await asks.getByRole("button", { name: t("notifications-newsletter-send") }).click();
      await expect(page.getByText(/Gesendet am/)).toBeVisible();
      await look(dora, "a newsletter that was sent");

      const letter = await post.next("cem@example.org", new RegExp(SUBJECT));
      await looksAtLetter(browser, letter, "newsletter");
      expect(letter.html).not.toMatch(/<img|src=|<script|url\(/);
      expect(letter.text).toContain("am Fluss stehen neue Bänke.");
      const header = (name: string) => letter.mail.headerLines.find((line) => line.key === name)?.line.replace(/^[^:]*:\s*/, "") ?? "";
      expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
      const [, address = ""] = /<(.*)>/.exec(header("list-unsubscribe")) ?? [];
      // A scanner that follows links ends nothing; the mail program's button does, without cookies and without a page (RFC 8058).
      await cem.page.goto(address);
      await look(cem, "before a subscription ends");
      expect((await cem.page.goto(own))?.status()).toBe(200);
      const program = await fetch(address, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }), redirect: "manual" });
      expect([program.status, program.headers.get("set-cookie")]).toEqual([204, null]);
      expect((await cem.page.goto(own))?.status()).toBe(410);
      await look(cem, "a subscription that is over");
      expect(post.letters.filter((one) => one.subject === SUBJECT)).toHaveLength(1);
      await page.goto(`${portal.base}/verwaltung/post`);
      await look(dora, "the outbox");
    } finally {
      for (const person of [dora, cem]) await person.context.close();
      await portal.close();
      await post.close();
    }
  });
}
