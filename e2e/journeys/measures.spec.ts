// Dora gives a measure an indicator, goes through the year and keeps it; Berta follows it and reads the year. Never how figures are drawn.
import { Person } from "../cast.ts";
import { Keyboard } from "../keyboard.ts";
import { look } from "../look.ts";
import { PATIENT, Portal } from "../portal.ts";
import { expect, test } from "../test.ts";
import { Tiles } from "../tiles.ts";

const MEASURE = "/massnahmen/autarke-leuchte-mit-solarversorgung";
const UPDATE = "/verwaltung/massnahmen/fortschreibung";

let portal: Portal;
let tiles: Tiles;

test.beforeAll(async () => {
  tiles = await Tiles.open();
  portal = await Portal.open({ ...PATIENT, MITREDEN__MAP__TILES: tiles.address, MITREDEN__MAP__CREDIT: "© Kartenamt (erfunden)" });
});
test.afterAll(async () => {
  await portal.close();
  await tiles.close();
});

test("Dora measures, goes through the year and keeps it", async ({ browser }) => {
  const dora = await Person.at(browser, "desk");
  const { page, t } = dora;
  await page.goto(portal.invite("Dora", "press"));
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.goto(`${portal.base}${MEASURE}/bearbeiten`);
  await page.locator("#indicator-0").fill("Leuchten mit eigenem Strom");
  await page.locator("#indicator_unit-0").fill("Stück");
  await page.locator("#indicator_from-0").fill("0");
  await page.locator("#indicator_from_day-0").fill("2021-01-01");
  await page.locator("#indicator_to-0").fill("40");
  await page.locator("#indicator_to_day-0").fill("2024-12-31");
  await page.locator("#indicator_values-0").fill("2021: 4\n31.12.2022: 22,5\n2023: 30");
  await page.locator("#places").fill("Ufer-Elster-Park | 50.8812, 12.0731\nHofwiesenpark | 50.8815, 12.0735\nMarkt | 50.87872, 12.08197");
  await page.locator("#year-0").fill("2021");
  await page.locator("#planned-0").fill("1000");
  await page.locator("#spent-0").fill("1500");
  await dora.press("programme-save").click();
  await expect(page.getByText(/75.* % des Wegs zum Ziel/)).toBeVisible();
  await look(dora, "measure with an indicator");
  // What does not add up leads to its field.
  await page.getByRole("link", { name: /Ausgegeben sind/ }).click();
  await expect(page.locator("#spent-0-warning")).toBeVisible();
  await look(dora, "measure form with a warning");
  await page.goto(`${portal.base}${UPDATE}`);
  await dora.press("measures-update-begin").click();
  await look(dora, "yearly update");
  await page.getByRole("link", { name: /^Weiter mit:/ }).click();
  await look(dora, "one measure of the yearly update");
  await dora.press("measures-update-same").click();
  await expect(page.getByText(/1.* von .* Maßnahmen durchgesehen/)).toBeVisible();
  await page.goto(`${portal.base}${UPDATE}`);
  // Not all were gone through: that is asked first.
  await page.getByRole("button", { name: /festhalten/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: /festhalten/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Stand der Maßnahmen");
  await look(dora, "a year that was kept");
  await page.goto(`${portal.base}${MEASURE}/entfernen`);
  await expect(page.getByText(t("measures-remove-joined"))).toBeVisible();
  await look(dora, "a measure that cannot be removed");
});

test("Berta follows a measure, the timeline and the years on her phone", async ({ browser }) => {
  const berta = await Person.at(browser, "phone");
  const { page, t } = berta;
  await page.goto(`${portal.base}${MEASURE}`);
  await look(berta, "measure with an indicator");
  await page.getByRole("link", { name: t("measures-follow") }).click();
  await expect(page.getByRole("checkbox", { name: /Autarke Leuchte/ })).toBeChecked();
  await page.goto(`${portal.base}/massnahmen`);
  await page.getByRole("link", { name: t("measures-timeline") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("measures-timeline"));
  await look(berta, "timeline of the measures");
  await page.goto(`${portal.base}/massnahmen?nach=feld`);
  await look(berta, "board by field");
  await page.locator("#jahre ~ ul a").first().click();
  await look(berta, "a year that was kept");
  const desk = await Person.at(browser, "desk", "en");
  await desk.page.goto(`${portal.base}/en${MEASURE}`);
  await look(desk, "measure with an indicator in English");
  await desk.page.goto(`${portal.base}/en/api`);
  await expect(desk.page.locator("code").first()).toHaveText("/api/v1/termine");
  await look(desk, "addresses for programs in English");
});

test("Berta finds a measure on the map by keyboard, and no browser asks the source", async ({ browser }) => {
  const berta = await Person.at(browser, "phone");
  const { page, t } = berta;
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await page.goto(`${portal.base}/massnahmen`);
  await page.getByRole("link", { name: t("measures-map"), exact: true }).click();
  const map = page.getByRole("group", { name: t("measures-map-signs") });
  await expect(map.locator("image").first()).toBeVisible();
  await expect(page.getByText("© Kartenamt (erfunden)")).toBeVisible();
  await look(berta, "map of the measures");
  const keys = new Keyboard(page);
  await keys.press(map.getByRole("link", { name: /2.* Orte liegen hier/ }));
  await expect(page).toHaveURL(/zoom=17/);
  await keys.uses(map.getByRole("link", { name: /Hofwiesenpark/ }));
  await expect(page).toHaveURL(new RegExp(`${MEASURE}$`));
  expect([...hosts]).toEqual([new URL(portal.base).host]);
  expect(tiles.asked.length).toBeGreaterThan(8);
  const desk = await Person.at(browser, "desk", "en");
  await desk.page.goto(`${portal.base}/en/massnahmen/karte`);
  await look(desk, "map of the measures in English");
});
