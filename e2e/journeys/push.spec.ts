// Web push in a real browser: asked only after a tap, shown by the real service worker, removed. Sealing and sending are tested over HTTP.
// No push service can be reached from here, so that the browser's way to one is a fake, and is named so.
import { type Page, expect, test } from "@playwright/test";
import { Person } from "../cast.ts";
import { look } from "../look.ts";
import { Portal } from "../portal.ts";
import { Post } from "../post.ts";

let post: Post;
let portal: Portal;

test.beforeAll(async () => {
  post = await Post.open();
  portal = await Portal.open(post.settings);
});
test.afterAll(async () => {
  await portal.close();
  await post.close();
});

/** Subscribes by letter; ends on the page of the subscription. */
async function subscribes({ page, t }: Person, address: string): Promise<void> {
  await page.goto(`${portal.base}/abos?was=newsletter`);
  await page.getByLabel(t("registration-email")).fill(address);
  await page.getByRole("button", { name: t("notifications-subscribe"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("notifications-thanks") })).toBeVisible();
  await page.goto(Post.link(await post.next(address), "/abos/"));
  await page.getByRole("button", { name: t("notifications-confirm"), exact: true }).click();
  await expect(page.getByRole("heading", { name: t("notifications-devices") })).toBeVisible();
}

/** A fake of the browser's way to its push service: keys are real, the address is nobody's. Everything else is the browser's own. */
async function withFakePushManager(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const text = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    PushManager.prototype.subscribe = async (options) => {
      if (!options?.userVisibleOnly || typeof options.applicationServerKey !== "string") throw new Error("not asked as browsers want it");
      const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
      const keys = { p256dh: text(await crypto.subtle.exportKey("raw", pair.publicKey)), auth: text(crypto.getRandomValues(new Uint8Array(16)).buffer) };
      return { toJSON: () => ({ endpoint: "http://127.0.0.1:9/push/nobody", keys }) } as PushSubscription;
    };
  });
}

test("somebody lets a phone be told, sees what arrives, and ends it", async ({ browser }) => {
  const berta = await Person.at(browser, "phone");
  const { page, t } = berta;
  await withFakePushManager(page);
  await subscribes(berta, "berta@example.org");
  await look(berta, "devices none");
  await page.context().grantPermissions(["notifications"], { origin: portal.base });
  await berta.press("notifications-device-add").click();
  await expect(page.getByRole("listitem").filter({ hasText: "Chrome, Linux" })).toBeVisible();
  await expect(page.getByLabel(t("notifications-channel"))).toHaveValue("both");
  await look(berta, "devices one");

  // What a push service would hand over, handed over by the browser's own tools to the real service worker.
  const cdp = await page.context().newCDPSession(page);
  const registered = new Promise<string>((done) =>
    cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find((one) => one.scopeURL === `${portal.base}/assets/`);
      if (ours) done(ours.registrationId);
    }),
  );
  await cdp.send("ServiceWorker.enable");
  // A message to a worker that is still being installed is nobody's.
  const state = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration("/assets/"))?.active?.state);
  await expect.poll(state).toBe("activated");
  // Asked of the browser's record: `getNotifications` throws away what is written but not yet on the screen, so that asking in between loses it.
  const shown = new Promise<unknown>((done) =>
    cdp.on("BackgroundService.backgroundServiceEventReceived", ({ backgroundServiceEvent: { eventName, eventMetadata } }) => {
      if (eventName === "Notification displayed") done(Object.fromEntries(eventMetadata.map(({ key, value }) => [key, value])));
    }),
  );
  await cdp.send("BackgroundService.setRecording", { shouldRecord: true, service: "notifications" });
  await cdp.send("BackgroundService.startObserving", { service: "notifications" });
  const data = JSON.stringify({ title: "Neu: Wärme", portal: "Mitreden", address: "/de/programm", language: "de" });
  await cdp.send("ServiceWorker.deliverPushMessage", { origin: portal.base, registrationId: await registered, data });
  expect(await shown).toMatchObject({ Title: "Neu: Wärme", Body: "Mitreden" });
  // Nothing is stored, so that no private page stays on the device.
  expect(await page.evaluate(() => caches.keys())).toEqual([]);

  await berta.press("notifications-device-remove").click();
  await expect(page.getByRole("listitem").filter({ hasText: "Chrome, Linux" })).toBeHidden();
  await page.context().close();
});

test("who says no keeps the letters and reads what to do", async ({ browser }) => {
  const cem = await Person.at(browser, "desk", "en");
  await subscribes(cem, "cem@example.org");
  await cem.press("notifications-device-add").click();
  await expect(cem.page.getByText(cem.t("notifications-device-denied"))).toBeVisible();
  await look(cem, "devices denied");
  await cem.page.context().close();
});
