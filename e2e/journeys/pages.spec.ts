// Every page: axe in both languages, light and dark, phone and desktop; without scripts; no cookie, no foreign host, no policy violation. Not the live room.
import { type Browser, type BrowserContext, type Page, expect, test } from "@playwright/test";
import { COMBINATIONS, DEVICES, type Device, type Language, fitsWindow, passesAxe } from "../axe.ts";
import { picture } from "../look.ts";
import { PATIENT, Portal } from "../portal.ts";

/** The demo's survey that runs. */
const PARK = "/umfragen/licht-im-park-was-wuenschen-sie-sich";

/** Pages of the administration and of an account, as Hanna sees them. */
const DESK = ["/verwaltung", "/verwaltung/anmeldungen", "/verwaltung/post", "/verwaltung/newsletter", "/verwaltung/loeschfristen", "/verwaltung/protokoll", "/verwaltung/personen", "/verwaltung/personen/einladen", "/aktuelles/neu", "/aktuelles/redaktion"];
/** The demo's strategy, and what else the staff writes and takes in. */
const STRATEGY = "/verwaltung/strategie/smart-city-strategie-der-stadt-gera";
const WRITING = ["/verwaltung/strategie", `${STRATEGY}/angaben`, `${STRATEGY}/kapitel/neu`, `${STRATEGY}/einlesen`, `${STRATEGY}/bilder`, `${STRATEGY}/vorschau`, `${STRATEGY}/aenderungen`, "/arbeitsgruppen/einlesen", "/beschluesse/einlesen"];
const SETTINGS = ["/verwaltung/einstellungen", "/verwaltung/einstellungen/bilder"];
const ACCOUNT = ["/konto", "/konto/anmeldungen", "/konto/beitraege", "/konto/daten", "/konto/adresse", "/konto/passkeys", "/konto/einmalkennwort"];

const MISSING = "/gibt-es-nicht";

let portal: Portal;
/** Paths that only the demo knows. */
let demo: { room: string; event: string; planned: string; over: string; series: string; archive: string; standing: string; invitations: string[] };
type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;
/** Ada's session, and Hanna's. */
let signedIn: Session;
let administers: Session;

test.beforeAll(async ({ browser }) => {
  portal = await Portal.open(PATIENT);
  const page = await browser.newPage();
  const first = async (selector: string) => new URL((await page.locator(selector).first().getAttribute("href")) ?? "", portal.base).pathname;
  const room = new URL(portal.addresses.listen).pathname;
  await page.goto(portal.addresses.programme);
  demo = {
    room,
    event: room.replace("/raeume/", "/programm/"),
    planned: await first(".event--planned a"),
    over: await first(".event--over a"),
    series: await first(".series h2 a"),
    archive: await first(".kern-card a"),
    standing: "",
    invitations: [portal.addresses.talk, portal.addresses.lead].map((address) => new URL(address).pathname),
  };
  await page.goto(`${portal.base}/raeume`);
  demo.standing = await first(".room-card:not(.room-card--live) a");
  await page.context().close();
  const session = async (name: string, role: "moderation" | "admin"): Promise<Session> => {
    const context = await browser.newContext({ locale: "de-DE" });
    const tab = await context.newPage();
    await tab.goto(portal.invite(name, role));
    await tab.getByRole("button", { name: "Anmelden" }).click();
    await expect(tab.getByRole("button", { name: "Abmelden" })).toBeVisible();
    const state = await context.storageState();
    await context.close();
    return state;
  };
  signedIn = await session("Ada", "moderation");
  administers = await session("Hanna", "admin");
});
test.afterAll(async () => {
  await portal.close();
});

/** What everybody may open. */
function addresses(): string[] {
  const programme = ["/", "/programm", demo.event, demo.planned, demo.over, demo.series, demo.archive];
  const rooms = ["/raeume", demo.room, demo.standing, demo.planned.replace("/programm/", "/raeume/")];
  const legal = ["/hilfe", "/hilfe/barrierefreiheit", "/impressum", "/datenschutz", "/barrierefreiheit", "/barriere-melden", "/lizenzen"];
  const news = ["/aktuelles", "/aktuelles?thema=beteiligung", "/aktuelles/was-ist-aus-den-ideen-geworden", "/aktuelles/stadtrat-beschliesst-vierzehn-pilotmassnahmen", "/melden"];
  const surveys = ["/umfragen", PARK, "/umfragen/umfrage-zur-1-vollversammlung/ergebnisse"];
  const search = ["/suche", "/suche?q=licht+im+park", "/suche?q=waserstoff", "/suche?q=*"];
  const figures = ["/auswertung", demo.archive.replace("/programm/reihen/", "/auswertung/reihe/"), demo.over.replace("/programm/", "/auswertung/abend/").concat("/rueckmeldung")];
  const letters = ["/abos", `/abos?abend=${demo.planned.replace("/programm/", "")}`, "/abos?was=newsletter", "/abos/danke", "/abos/beendet"];
  return [...programme, ...figures, ...rooms, ...legal, ...search, ...surveys, ...news, ...letters, "/anmelden", MISSING];
}

/** What the moderation sees besides, or sees with more on it. */
function staffAddresses(): string[] {
  const series = ["/programm/reihen/neu", demo.series, `${demo.series}/bearbeiten`, `${demo.series}/termine`];
  const events = ["/programm/neu", demo.event, `${demo.event}/bearbeiten`, `${demo.event}/kopieren`];
  const surveys = ["/umfragen/neu", PARK, `${PARK}/bearbeiten`, `${PARK}/auswertung`];
  const figures = ["/auswertung", demo.archive.replace("/programm/reihen/", "/auswertung/reihe/"), demo.over.replace("/programm/", "/auswertung/abend/")];
  const carriedOut = ["/massnahmen/neu", "/massnahmen/einlesen", "/beschluesse/auswahl-von-14-pilotprojekten-aus-22-vorschlaegen/bearbeiten"];
  return ["/programm", ...carriedOut, ...figures, `${figures[2]}/zahlen`, ...series, ...events, ...surveys, demo.room, `${demo.room}/verlauf`, "/meldungen", "/moderation", "/moderation/verlauf", "/moderation/sperren"];
}

async function visitor(browser: Browser, device: Device, session?: Session): Promise<Page> {
  const context = await browser.newContext({ viewport: DEVICES[device], ...(session ? { storageState: session } : {}) });
  return context.newPage();
}

async function open(page: Page, language: Language, path: string): Promise<void> {
  const answer = await page.goto(`${portal.base}/${language}${path === "/" ? "" : path}`);
  expect(answer?.ok(), path).toBe(path !== MISSING);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}

async function look(page: Page, where: string): Promise<void> {
  await passesAxe(page, where);
  await fitsWindow(page, where);
}

for (const { language, device } of COMBINATIONS) {
  test(`public pages: ${language}, ${device}`, async ({ browser }) => {
    const page = await visitor(browser, device);
    for (const path of [...addresses(), ...demo.invitations]) {
      await open(page, language, path);
      await look(page, path);
      await picture(page, `page ${path} ${language} ${device}`);
    }
    await page.context().close();
  });

  test(`pages that answer: ${language}, ${device}`, async ({ browser }) => {
    const page = await visitor(browser, device);
    await open(page, language, "/barriere-melden");
    await page.locator("main button[type=submit]").click();
    await expect(page.locator(".error-summary")).toBeFocused();
    await look(page, "a report without a message");
    await page.locator("#meldung").fill("Der Vorleser liest die Uhrzeit doppelt.");
    await page.locator("main button[type=submit]").click();
    await page.waitForURL(/barriere-melden\/B-/);
    await look(page, "thanks for a report");
    await open(page, language, demo.room);
    await page.locator("#name").fill("\u202e");
    await page.locator("button[value=participant]").click();
    await expect(page.locator("#name-error")).toBeVisible();
    await look(page, "a name that nobody can print");
    await page.goto(`${portal.base}/${language}${demo.invitations[0]}x`);
    await look(page, "an invitation that is no longer one");
    await page.context().close();
  });

  test(`the room as a page to read: ${language}, ${device}`, async ({ browser }) => {
    const page = await visitor(browser, device);
    // Where its script does not arrive, the page stays as the server wrote it.
    await page.route(/\/assets\/(room|main)-\w+\.js$/, (route) => route.abort());
    await open(page, language, demo.room);
    await page.locator("button[value=listener]").click();
    await expect(page.locator("[data-room]")).toBeVisible();
    await look(page, "listening");
    await page.locator("#name").fill(`Berta ${language} ${device}`);
    await page.locator("button[value=step-up]").click();
    await page.locator("#line").fill("Guten Abend!");
    await page.locator("form:has(#line) button").click();
    await page.locator("button[value=raise-hand]").click();
    await expect(page.locator("button[value=lower-hand]")).toBeVisible();
    await look(page, "taking part, hand raised");
    await page.context().close();
  });

  test(`pages of the moderation: ${language}, ${device}`, async ({ browser }) => {
    const page = await visitor(browser, device, signedIn);
    await open(page, language, new URL(portal.invite(`Hanna ${language} ${device}`, "admin")).pathname);
    await look(page, "a link to sign in");
    for (const path of staffAddresses()) {
      await open(page, language, path);
      await look(page, `${path}, signed in`);
    }
    await open(page, language, `${new URL(portal.addresses.listen).pathname}/zugang`);
    await look(page, "access to the room");
    await page.locator("button[value=invite]").click();
    await expect(page.locator(".secret")).toBeVisible();
    await look(page, "an invitation that was made");
    await page.locator("button[value=set-code]").click();
    await expect(page.locator(".secret--code")).toBeVisible();
    await look(page, "a code that was set");
    await page.locator("button[value=clear-code]").click();
    await expect(page.locator("button[value=clear-code]")).toHaveCount(0);
    await open(page, language, "/programm/neu");
    await page.locator("button[value=add-speaker]").click();
    await page.locator("button[value=add-item]").click();
    await look(page, "a new event with rows");
    await page.locator("button[value=save]:not([aria-hidden])").click();
    await expect(page.locator(".error-summary")).toBeFocused();
    await look(page, "an event with mistakes");
    await page.context().close();
  });

  test(`pages of the administration: ${language}, ${device}`, async ({ browser }) => {
    const page = await visitor(browser, device, administers);
    await open(page, language, "/verwaltung/einstellungen");
    const groups = await page.locator("main a[href*='/verwaltung/einstellungen/']").evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname.replace(/^\/(de|en)(?=\/)/, "")));
    expect(groups.length).toBeGreaterThan(1);
    for (const path of new Set([...DESK, ...WRITING, ...SETTINGS, ...groups, ...ACCOUNT])) {
      await open(page, language, path);
      await look(page, `${path}, Hanna`);
      await picture(page, `page ${path} ${language} ${device}`);
    }
    await page.context().close();
  });
}

test("a visitor gets no cookie, meets no foreign host and breaks no policy", async ({ browser }) => {
  const page = await visitor(browser, "desk");
  const hosts = new Set<string>();
  const complaints: string[] = [];
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // A page that is missing says so here as well.
    if (message.type() === "error" && !message.location().url.endsWith(MISSING)) complaints.push(`${message.text()} ${message.location().url}`);
  });
  for (const address of addresses()) await page.goto(portal.base + address);
  expect([...hosts]).toEqual([new URL(portal.base).host]);
  expect(complaints).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  await page.context().close();
});

test("every page reads without scripts and fits a small window", async ({ browser }) => {
  for (const [paths, session] of [[addresses(), undefined], [staffAddresses(), signedIn], [[...DESK, ...SETTINGS, ...ACCOUNT], administers]] as const) {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 }, ...(session ? { storageState: session } : {}) });
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(portal.base + path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await fitsWindow(page, path);
    }
    await context.close();
  }
});

test("without scripts one listens in, steps up and raises a hand", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(portal.addresses.listen);
  await page.getByRole("button", { name: /^Zuhören/ }).click();
  await expect(page.getByRole("heading", { name: "Tagesordnung" })).toBeVisible();
  await page.getByLabel("Ihr Name").fill("Berta");
  await page.getByRole("button", { name: "Mitreden" }).click();
  await page.getByRole("button", { name: "Hand heben" }).click();
  await expect(page.getByText("Ihre Hand ist gehoben.")).toBeVisible();
  await context.close();
});
