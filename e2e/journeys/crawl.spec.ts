// A fresh visitor follows every link of the portal: nothing is stored, nobody else is asked, and no address of a citizen stands anywhere.
import { createHash } from "node:crypto";
import { type Page, expect, test } from "@playwright/test";
import { Portal } from "../portal.ts";

const PATIENT = { MITREDEN__LIMITS__DOOR_PER_MINUTE: "10000", MITREDEN__LIMITS__FORMS_PER_MINUTE: "10000", MITREDEN__LIMITS__SIGN_IN_PER_MINUTE: "10000" };

/** What a person left with the portal and nobody may read. */
const SECRET = "berta.geheim@post.example";

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
  const giver = await browser.newPage();
  await leaveAddress(giver);
  await giver.context().close();

  const context = await browser.newContext({ locale: "de-DE" });
  const page = await context.newPage();
  const origin = new URL(portal.base).origin;
  const foreign = new Set<string>();
  const cookies: string[] = [];
  const telltale: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) foreign.add(request.url());
  });
  const judge = (address: string, headers: Record<string, string>, body: string) => {
    if (headers["set-cookie"]) cookies.push(address);
    for (const trace of traces(SECRET)) if (body.toLowerCase().includes(trace)) telltale.push(`${address}: ${trace}`);
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
  await context.close();
});

/** A citizen reports a barrier and leaves an address for the answer. */
async function leaveAddress(page: Page): Promise<void> {
  await page.goto(`${portal.base}/barriere-melden`);
  await page.locator("#meldung").fill("Der Vorleser liest die Uhrzeit doppelt.");
  await page.locator("#kontakt").fill(SECRET);
  await page.locator("main button[type=submit]").click();
  await page.waitForURL(/barriere-melden\/B-/);
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
