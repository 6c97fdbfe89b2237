// A fresh visitor follows every link of the portal: nothing is stored, nobody else is asked, and no address of a citizen stands anywhere.
import { createHash } from "node:crypto";
import { type Page, expect, test } from "@playwright/test";
import { Person } from "../cast.ts";
import { Portal } from "../portal.ts";

const PATIENT = { MITREDEN__LIMITS__DOOR_PER_MINUTE: "10000", MITREDEN__LIMITS__FORMS_PER_MINUTE: "10000", MITREDEN__LIMITS__SIGN_IN_PER_MINUTE: "10000" };

/** What people left with the portal and nobody may read: with a report, and with a comment that is published. */
const SECRETS = { reporter: "berta.geheim@post.example", commenter: "gustav.geheim@post.example" };

const COMMENT = "Der Bericht nennt die Abende, die ich meine.";

/** More pages than the demo has: a crawl that never ends has met a trap for robots. */
const MOST = 1500;

let portal: Portal;
test.beforeAll(async () => {
  portal = await Portal.open(PATIENT);
});
test.afterAll(async () => {
  await portal.close();
});

test("a fresh visitor who follows every link leaves and meets no trace", async ({ browser }) => {
  test.slow();
  const [giver, ada] = [await Person.at(browser, "desk"), await Person.at(browser, "desk")];
  await leaveAddress(giver.page);
  const article = await comments(giver, ada);
  for (const person of [giver, ada]) await person.context.close();

  const context = await browser.newContext({ locale: "de-DE" });
  const page = await context.newPage();
  const origin = new URL(portal.base).origin;
  const foreign = new Set<string>();
  const cookies: string[] = [];
  const telltale: string[] = [];
  let commented = "";
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) foreign.add(request.url());
  });
  const judge = (address: string, headers: Record<string, string>, body: string) => {
    if (headers["set-cookie"]) cookies.push(address);
    if (body.includes(COMMENT)) commented += `${address} `;
    for (const trace of Object.values(SECRETS).flatMap(traces)) if (body.toLowerCase().includes(trace)) telltale.push(`${address}: ${trace}`);
  };

  const seen = new Set<string>(["/", "/en", "/robots.txt", "/sitemap.xml", "/barrierefreiheit.json"]);
  const queue = [...seen];
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const answer = await context.request.get(origin + address, { maxRedirects: 0 });
    const body = await answer.text();
    judge(address, answer.headers(), body);
    expect.soft(answer.status(), address).toBeLessThan(400);
    const leads = /html|xml|plain/.test(answer.headers()["content-type"] ?? "");
    for (const found of leads ? links(body, origin, address) : []) {
      if (seen.has(found)) continue;
      seen.add(found);
      queue.push(found);
    }
    expect(seen.size).toBeLessThan(MOST);
  }
  // What scripts do shows in a real page only. One of each kind of address is enough: pages of one kind share their script.
  const kinds = new Map([...seen].map((address) => [address.replace(/\/en(?=\/|$)/, "").replace(/[^/?]*\d[^/?]*/g, "*").replace(/\?.*/, ""), address]));
  for (const address of kinds.values()) {
    if (/\.(ics|atom|xml|json|txt|css|pdf|csv|xlsx|ods|js)(\?|$)/.test(address)) continue;
    await page.goto(origin + address);
    const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, document.cookie.length]);
    expect.soft(kept, address).toEqual([0, 0, 0, 0]);
  }
  console.log(`${seen.size} addresses, ${kinds.size} kinds`);
  expect(seen.size).toBeGreaterThan(50);
  expect([...foreign]).toEqual([]);
  expect(cookies).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  expect(telltale).toEqual([]);
  expect(commented, "the comment itself was met").toContain(article);
  await context.close();
});

/** A citizen reports a barrier and leaves an address for the answer. */
async function leaveAddress(page: Page): Promise<void> {
  await page.goto(`${portal.base}/barriere-melden`);
  await page.locator("#meldung").fill("Der Vorleser liest die Uhrzeit doppelt.");
  await page.locator("#kontakt").fill(SECRETS.reporter);
  await page.locator("main button[type=submit]").click();
  await page.waitForURL(/barriere-melden\/B-/);
}

/** A citizen comments the newest article and leaves an address; Ada publishes it. Answers the article's path. */
async function comments({ page, t }: Person, ada: Person): Promise<string> {
  await page.goto(`${portal.base}/aktuelles`);
  await page.locator("main article h2 a, main li h2 a, main h2 a").first().click();
  const article = new URL(page.url()).pathname;
  await page.getByLabel(t("comments-text"), { exact: true }).fill(COMMENT);
  await page.getByLabel(t("comments-name"), { exact: true }).fill("Gustav");
  await page.getByLabel(t("comments-email")).fill(SECRETS.commenter);
  await page.getByRole("button", { name: t("comments-send"), exact: true }).click();
  await expect(page.getByText(t("comments-state-waiting"), { exact: true })).toBeVisible();
  await ada.page.goto(portal.invite("Ada Anders", "moderation"));
  await ada.page.locator("main form button[type=submit]").first().click();
  await ada.page.goto(`${portal.base}/moderation?art=comment`);
  await ada.page.locator("[data-entry]").filter({ hasText: COMMENT }).locator("input[type=checkbox]").check();
  await ada.page.getByRole("button", { name: ada.t("moderation-publish"), exact: true }).click();
  await expect(ada.page.locator("[data-entry]").filter({ hasText: COMMENT })).toHaveCount(0);
  return article;
}

/** The address and what others derive from it. */
function traces(address: string): string[] {
  const hashes = ["md5", "sha1", "sha256"].map((kind) => createHash(kind).update(address).digest("hex"));
  const base64 = Buffer.from(address).toString("base64").replace(/=+$/, "").toLowerCase();
  return [address, encodeURIComponent(address).toLowerCase(), base64, ...hashes];
}

/** Where a page leads to on this portal, by links, pictures, styles, scripts and feeds; without what changes something. */
function links(body: string, origin: string, from: string): string[] {
  const found = [...body.matchAll(/(?:href|src)="([^"]+)"|<loc>([^<]+)<\/loc>|Sitemap: (\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
  const urls = found.map((text) => new URL(text.replaceAll("&amp;", "&").replaceAll("&#38;", "&"), origin + from));
  return urls.filter((url) => url.origin === origin).map((url) => url.pathname + url.search);
}
