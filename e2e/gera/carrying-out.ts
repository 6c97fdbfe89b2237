// From 2021 to 2026: measures are made of the pilots, lamps and benches stand, and each year is gone through and kept. Draws no indicator.
import { expect } from "@playwright/test";
import type { Person } from "../cast.ts";
import { presses, sends } from "../form.ts";
import { Post } from "../post.ts";
import type { City } from "./city.ts";
import { decision, takesIn } from "./deciding.ts";
import { BENCH, BENCHES, COCKPIT, COUNCIL, LAMPS, PILOTS } from "./facts.ts";
import { follows } from "./founding.ts";
import { DATA, paragraph } from "./strategy.ts";

const UPDATE = "/verwaltung/massnahmen/fortschreibung";
const LATE = "Der Fördergeber hat die Maßnahme noch nicht bewilligt.";
/** What was late at the end of 2022, and what stood in the press at the end of 2024. */
const DELAYED = ["Mobilitätsinsel im Wohnquartier", "Digital Lighting und IoT-Sensorik Innenstadt", "Digital Lighting und IoT-Sensorik Park der Jugend"];

/** The last part of a measure's address. */
const slug = (title: string): string => {
  const letters: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
  return title.toLowerCase().replaceAll(/[äöüß]/g, (letter) => letters[letter] ?? "").replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
};
const path = (title: string): string => `/massnahmen/${slug(title)}`;

/** Fourteen measures from a file, and the benches of the contest by hand. */
async function begins(city: City): Promise<void> {
  const office = "Amt für Zentrale Steuerung";
  const measures = PILOTS.map(([title, field, amount], at) => ({
    address: slug(title),
    sign: `P ${at + 1}`,
    title,
    field,
    office,
    light: "off",
    summary: `${title}: eines der vierzehn Pilotprojekte.`,
    funder: "Modellprojekte Smart Cities",
    step_phase: ["pilot", "implementation"],
    step_day: ["2021-02-24", "2021-12-14"],
    step_reason: ["Beschluss des Stadtrats", "Beschluss der Strategie"],
    goal: [title === LAMPS ? "Solarleuchten im Ufer-Elster-Park stehen" : `${title}: im Betrieb`],
    goal_planned: ["2022-12-31"],
    year: ["2022"],
    planned: [String(amount)],
    places: title === LAMPS ? "Ufer-Elster-Park" : "",
  }));
  await takesIn(city, "/massnahmen/einlesen", measures, "exchange-send");
  const { person: dora } = city.dora;
  await city.opens(dora, "/massnahmen/neu");
  const benches = { title: BENCHES, sign: "I 1", summary: "Bänke, an denen man mit Sonnenstrom Telefone laden kann.", field: "Nachhaltigkeit", office };
  await sends(dora.page, { ...benches, step_phase: ["implementation"], step_day: ["2021-12-15"], goal: ["Fünf Solarbänke sind aufgestellt"], goal_planned: ["2022-06-30"] });
  await city.joins(dora, await decision(city, COUNCIL), ...PILOTS.map(([title]) => path(title)));
  await city.joins(dora, `${city.paths.contest}/${city.numbers.get(BENCH)}`, path(BENCHES));
  await city.joins(dora, await paragraph(city, DATA.words), path(DATA.measure));
  await city.shows("/massnahmen", "2021 the board begins");
}

/** One measure is changed by the long form. */
async function changes(city: City, title: string, values: Record<string, string | string[]>): Promise<void> {
  const dora = await city.comesIn(city.dora);
  await city.opens(dora, `${path(title)}/bearbeiten`);
  await sends(dora.page, values);
}

/** Where a measure stands after a year: light and words; none: nothing has changed. */
type Standing = Record<string, { light: string; standing: string; note: string }>;

/** A year begins, and its first measure is there to be gone through. */
async function opens(city: City, year: number): Promise<Person> {
  await city.becomes(`${year}-12-12T09:00:00+01:00`);
  const dora = await city.comesIn(city.dora);
  await city.opens(dora, UPDATE);
  await sends(dora.page, { year: String(year) }, dora.press("measures-update-begin"));
  await city.looksAt(dora, `${year} the update`);
  return dora;
}

/** The year is kept for everybody; unless all was gone through, that is asked first. */
async function keeps(city: City, year: number, how: "gone through" | "in part"): Promise<void> {
  const { person: dora } = city.dora;
  await city.opens(dora, UPDATE);
  const keep = dora.page.getByRole("button", { name: /festhalten/ });
  if (how === "in part") {
    await keep.click();
    await presses(dora.page.getByRole("dialog").getByRole("button", { name: /festhalten/ }));
  } else await presses(keep);
  await expect(dora.page.getByRole("heading", { level: 1 })).toContainText(String(year));
  await city.shows(`/massnahmen/jahr/${year}`, `${year} the year that was kept`);
}

/** A year is gone through measure by measure. */
async function goesThrough(city: City, year: number, standing: Standing): Promise<void> {
  const dora = await opens(city, year);
  const { page } = dora;
  await presses(page.getByRole("link", { name: /^Weiter mit:/ }));
  for (let left = PILOTS.length + 1; left > 0; left -= 1) {
    const title = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
    const said = standing[title];
    if (said) await sends(page, said);
    else await presses(dora.press("measures-update-same"));
  }
  await keeps(city, year, "gone through");
}

/** Only what has moved is gone through; the rest is kept as it stood. */
async function skipsThrough(city: City, year: number, standing: Standing): Promise<void> {
  const dora = await opens(city, year);
  for (const [title, said] of Object.entries(standing)) {
    await city.opens(dora, `${UPDATE}/${year}/${slug(title)}`);
    await sends(dora.page, said);
  }
  await keeps(city, year, "in part");
}

const late = (note: string): Standing => Object.fromEntries(DELAYED.map((title) => [title, { light: "yellow", standing: LATE, note }]));
const stands = (standing: string) => ({ light: "green", standing, note: standing });

/** February to June 2022: lamps, cockpit and benches; who follows and whose idea it was hear of it. */
async function stand(city: City): Promise<void> {
  await city.becomes("2022-02-01T09:00:00+01:00");
  await follows(city, city.cem, `/abos?massnahme=${slug(LAMPS)}`);
  const phases = (last: string) => ({ step_phase: ["pilot", "implementation", "operation"], step_day: ["2021-02-24", "2021-12-14", last] });
  await changes(city, LAMPS, { ...phases("2022-02-01"), goal_reached: ["2022-02-01"], light: "green", standing: "Die Leuchten stehen.", note: "Im Ufer-Elster-Park leuchten die ersten Solarleuchten." });
  await city.shows(path(LAMPS), "2022 the lamps stand");
  const digest = await city.portal.hurries(() => city.post.next(city.cem.email, new RegExp(`Neu: .*${LAMPS}`)));
  expect(digest.text).toContain("Im Ufer-Elster-Park leuchten");
  await city.becomes("2022-06-01T09:00:00+02:00");
  await changes(city, COCKPIT, { ...phases("2022-06-01"), goal_reached: ["2022-06-01"], light: "green", standing: "Das Cockpit ist öffentlich.", note: "Wetter, Wasserstand und Auslastung des Schwimmbads sind zu sehen." });
  const benches = { step_phase: ["implementation", "operation"], step_day: ["2021-12-15", "2022-06-01"], step_reason: ["", "Die Bänke stehen."] };
  await changes(city, BENCHES, { ...benches, goal_reached: ["2022-06-01"], light: "green", standing: "Fünf Bänke stehen.", lessons: "Einige Bänke wurden nach Beschädigungen an andere Plätze gestellt.", note: "Fünf Bänke sind aufgestellt." });
  const letter = await city.post.next(city.berta.email, new RegExp(city.berta.person.t("ideas-letter-measure")));
  expect(letter.text).toContain("Fünf Bänke sind aufgestellt.");
  const berta = city.berta.person;
  await berta.page.goto(Post.link(letter, "/massnahmen/"));
  await expect(berta.page.getByRole("heading", { level: 1, name: BENCHES })).toBeVisible();
}

/** December 2021 to the end of 2025. */
export async function carryingOut(city: City): Promise<void> {
  await city.becomes("2021-12-15T09:00:00+01:00");
  await begins(city);
  await stand(city);
  await goesThrough(city, 2022, { ...late("Verzögert: Die Bewilligung des Fördergebers fehlt."), "Workshops mit Sensoren": stands("Der erste Workshop war am 30. April 2022.") });
  await skipsThrough(city, 2023, { ...late("Weiter ohne Bewilligung."), "Digitales Stadtleitsystem": stands("Der Stadtführer öffnet sich über QR-Codes.") });
  await skipsThrough(city, 2024, { "Thüringen@Home": stands("Die Musterwohnung ist eingerichtet.") });
  await skipsThrough(city, 2025, { "Mobilitätsinsel im Wohnquartier": { light: "green", standing: "Bewilligt; der Bau hat begonnen.", note: "Die Bewilligung ist da." } });
}
