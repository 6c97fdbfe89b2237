// The ideas contest of 2020: twelve categories in three rounds, in time and a second late, put off once, published without names, forwarded. Counts no vote.
import { expect } from "@playwright/test";
import type { Person } from "../cast.ts";
import { fillsIn, presses, sends } from "../form.ts";
import type { City } from "./city.ts";
import { BENCH, CATEGORIES, FIRST_ROUND, GROUPS, type Idea, LATER_ROUNDS, ON_PAPER, THIRD_END, THIRD_END_AT_FIRST } from "./facts.ts";
import { writes } from "./founding.ts";

const TITLE = "Ideenwettbewerb „Smart City Gera“ 2020";

/** A category as the form offers it. */
const choice = (category: number): string => `${CATEGORIES[category]?.[0]} (${CATEGORIES[category]?.[1]})`;

/** Ada calls for ideas. */
async function calls(city: City): Promise<void> {
  const ada = await city.comesIn(city.ada);
  const { page } = ada;
  await city.opens(ada, "/ideen/neu");
  for (let rows = 2; rows <= CATEGORIES.length; rows += 1) {
    await page.locator('button[value="add"]').click();
    await expect(page.locator('[name^="category-"][name$="-title"]')).toHaveCount(rows);
  }
  const rows = CATEGORIES.flatMap(([title, audience, from, until], at) => Object.entries({ title, audience, from, until }).map(([name, value]) => [`category-${at}-${name}`, value] as const));
  await sends(page, {
    title: TITLE,
    stage: "public",
    lead: "Von Juni bis Dezember 2020 sucht die Stadt Ideen: von Betrieben, Familien, Vereinen, Schulen und allen, die Gera lieben.",
    text: "Zwölf Kategorien, jede mit eigenem Zeitraum. Alle Einsendungen werden **ohne Namen** veröffentlicht.",
    prizes: "Die fünf besten Ideen werden dem Stadtrat empfohlen.",
    ...Object.fromEntries(rows),
  });
  city.paths.contest = new URL(page.url()).pathname;
}

/** Fills an idea in, and does not send it yet. */
async function types(city: City, person: Person, [category, title]: Idea, about: { [field: string]: string } = {}): Promise<void> {
  await city.opens(person, `${city.paths.contest}/einreichen`);
  await fillsIn(person.page, { category: choice(category), title, text: `${title}: ein Vorschlag in wenigen Sätzen.\n\nDer Text ist für diese Vorführung erfunden.`, ...about });
}

/** Sends what is filled in; the receipt names the number. */
async function submits(city: City, person: Person, title: string): Promise<void> {
  await sends(person.page, {}, person.press("ideas-send"));
  const number = city.numbers.size + 1;
  await expect(person.page.getByRole("main")).toContainText(new RegExp(`Nr\\. \\W?${number}\\W`));
  city.numbers.set(title, number);
}

/** The last minute of the first round, and the second after it. */
async function isLate(city: City): Promise<void> {
  const { guest } = city;
  await city.portal.becomes(new Date("2020-09-30T23:59:40+02:00"));
  const cem = await city.comesIn(city.cem);
  const mine: Idea = [2, "Werkzeug teilen im Handwerk (Beispiel)", 4];
  await types(city, cem, mine);
  const late: Idea = [0, "Ein Netz, das zu spät kommt", 0];
  await types(city, guest, late, { name: "Gustav Gast", email: "gustav@example.org" });
  await submits(city, cem, mine[1]);
  await city.portal.becomes(new Date("2020-10-01T00:00:01+02:00"));
  await presses(guest.press("ideas-send"));
  await expect(guest.page.locator(".error-summary")).toContainText(guest.t("ideas-error-not-open"));
  for (const [name, value] of [["title", late[1]], ["name", "Gustav Gast"], ["email", "gustav@example.org"]] as const) await expect(guest.page.locator(`#${name}`)).toHaveValue(value);
  await expect(guest.page.locator("#text")).toHaveValue(/erfunden/);
  await city.examines(guest, "2020 an idea that came a second late");
  await city.looksAt(guest, "2020 an idea that came a second late");
}

/** The third round is put off, as the page says. */
async function putsOff(city: City): Promise<void> {
  await city.becomes("2020-11-16T10:00:00+01:00");
  const ada = await city.comesIn(city.ada);
  await city.opens(ada, `${city.paths.contest}/bearbeiten`);
  const last = CATEGORIES.flatMap(([, , , until], at) => (until === THIRD_END_AT_FIRST ? [[`category-${at}-until`, THIRD_END] as const] : []));
  await sends(ada.page, Object.fromEntries(last));
  await expect(ada.page.locator(".category__extended")).toHaveCount(4);
  await writes(city, "Ideenwettbewerb: mehr Zeit für Kinder und Schulen", "Die dritte Runde endet erst am 31. Dezember 2020.");
  await city.shows(city.paths.contest, "2020 the contest is put off");
}

/** Everything that waits is published; some of it goes to the group in charge at once. */
async function publishes(city: City, count: number, forwarded: Idea[]): Promise<void> {
  const ada = await city.comesIn(city.ada);
  const { page } = ada;
  await city.opens(ada, `${city.paths.contest}/verwalten`);
  const waiting = await page.locator('main a[href*="/moderation/idea/"]').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  expect(waiting.length, "ideas that wait").toBe(count);
  for (const path of waiting) {
    await city.opens(ada, path);
    await presses(page.locator('button[value="publish"]'));
  }
  for (const [, title, group] of forwarded) {
    await city.opens(ada, `${city.paths.contest}/${city.numbers.get(title)}/antwort`);
    await sends(page, { status: "review", group: GROUPS[group]?.[0] ?? "" }, ada.press("ideas-answer-send"));
  }
}

export async function contest(city: City): Promise<void> {
  await city.becomes("2020-06-02T09:00:00+02:00");
  await calls(city);
  await writes(city, "Der Ideenwettbewerb beginnt", "Zwölf Kategorien, drei Runden: Schicken Sie uns Ihre Idee.");
  await city.shows(city.paths.contest, "2020 the contest opens");
  await city.shows("/", "2020 start page in June");
  await city.becomes("2020-09-28T09:00:00+02:00");
  for (const idea of FIRST_ROUND) {
    await types(city, city.guest, idea);
    await submits(city, city.guest, idea[1]);
  }
  await isLate(city);
  await publishes(city, 6, FIRST_ROUND.slice(0, 2));
  await putsOff(city);
  const berta = await city.comesIn(city.berta);
  await types(city, berta, [4, BENCH, 0], { name: "Berta Beispiel" });
  await submits(city, berta, BENCH);
  await city.looksAt(berta, "2020 the receipt of an idea");
  for (const idea of LATER_ROUNDS) {
    await types(city, city.guest, idea);
    await submits(city, city.guest, idea[1]);
  }
  const ada = await city.comesIn(city.ada);
  for (const idea of ON_PAPER) {
    await types(city, ada, idea, { via: "paper" });
    await submits(city, ada, idea[1]);
  }
  await publishes(city, 11, [[4, BENCH, 0], ...LATER_ROUNDS.slice(0, 2)]);
  expect(city.numbers.size).toBe(17);
  const letter = await city.post.next(city.berta.email, /Idee/);
  expect(letter.text).toContain(BENCH);
  const path = `${city.paths.contest}/${city.numbers.get(BENCH)}`;
  await city.shows(path, "2020 an idea");
  await expect(city.guest.page.getByText("Berta Beispiel")).toHaveCount(0);
  await expect(city.guest.page.getByRole("link", { name: GROUPS[0][0] })).not.toHaveCount(0);
}
