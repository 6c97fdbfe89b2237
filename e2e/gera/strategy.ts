// The strategy of 2021: released, commented on, answered, changed, decided. Compares no versions word by word; another journey does.
import { expect } from "@playwright/test";
import { presses, sends } from "../form.ts";
import type { City } from "./city.ts";
import { decides, decision } from "./deciding.ts";
import { COCKPIT, DRAFT, STRATEGY } from "./facts.ts";

const RELEASE = "Freigabe des Strategieentwurfs";
const COMMITTEE = "Smart-City-Strategie: Beratung im Hauptausschuss";
const DECIDED = "Smart-City-Strategie der Stadt Gera";
const WORDS = "an einer Stelle im Netz";
const ANSWER = "Danke. Der Absatz sagt jetzt, dass alles auch am Schalter zu bekommen ist.";

/** The circle releases the draft, and everybody may comment. Answers the path of its desk. */
async function releases(city: City): Promise<string> {
  await city.becomes("2021-06-25T10:00:00+02:00");
  await decides(city, { body: "Strategiekreis", title: RELEASE, day: "2021-06-25", outcome: "accepted", text: "Der Strategiekreis gibt den Entwurf frei: 141 Seiten mit Analyse, Kosten, Zielbildern und Maßnahmen." });
  const { person: dora } = city.dora;
  const { page } = dora;
  await city.opens(dora, "/verwaltung/strategie/neu");
  const summary = "Wie Gera mit digitaler Technik zu einer Stadt wird, in der sich gut leben lässt: vier Zielbilder und die ersten Pilotprojekte.";
  await sends(page, { title: STRATEGY, summary, phase: "comment", opens: "2021-06-25", closes: "2021-08-31" }, dora.press("programme-save"));
  const desk = new URL(page.url()).pathname;
  city.paths.strategy = desk.replace("/verwaltung", "");
  await city.opens(dora, `${desk}/einlesen`);
  await page.locator("#datei").setInputFiles({ name: "strategie.md", mimeType: "text/markdown", buffer: Buffer.from(DRAFT) });
  await sends(page, {}, dora.press("drafts-import-take"));
  await publishes(city, desk, "Der Entwurf, den der Strategiekreis freigegeben hat.");
  await city.joins(dora, city.paths.vote, await decision(city, RELEASE));
  await city.joins(dora, await decision(city, RELEASE), city.paths.strategy);
  await city.shows(city.paths.strategy, "2021 the draft");
  return desk;
}

async function publishes(city: City, desk: string, note: string): Promise<void> {
  const dora = await city.comesIn(city.dora);
  await city.opens(dora, desk);
  await sends(dora.page, { note }, dora.press("drafts-publish"));
  await expect(dora.page.getByRole("heading", { level: 1, name: STRATEGY })).toBeVisible();
}

/** The path of the paragraph that says something, from the page of its chapter. */
export async function paragraph(city: City, words: string): Promise<string> {
  const { page } = city.guest;
  await city.opens(city.guest, `${city.paths.strategy}/gesamt`);
  const anchor = (await page.locator(".draft-block", { hasText: words }).first().getAttribute("id")) ?? "";
  return `${city.paths.strategy}/absatz/${anchor.replace("absatz-", "")}`;
}

/** Berta comments on some words; Ada lets it stand, and answers. */
async function isCommented(city: City, desk: string): Promise<void> {
  await city.becomes("2021-07-20T18:00:00+02:00");
  const path = await paragraph(city, WORDS);
  const { guest } = city;
  await city.opens(guest, path);
  await sends(guest.page, { quote: WORDS, text: "Und was machen wir, die kein Netz haben?", name: "Gustav" }, guest.press("comments-send"));
  const comment = new URL(guest.page.url()).pathname.split("/")[3] ?? "";
  const ada = await city.comesIn(city.ada);
  await city.opens(ada, `/moderation/comment/${comment}`);
  await presses(ada.page.locator('button[value="publish"]'));
  await city.opens(ada, `${desk}/kommentare/${comment}`);
  await sends(ada.page, { mark: "taken", reason: ANSWER }, ada.press("drafts-answer-save"));
  await city.shows(path, "2021 a paragraph with a comment");
}

/** The text is changed, debated and decided. */
async function isDecided(city: City, desk: string): Promise<void> {
  await city.becomes("2021-10-04T18:00:00+02:00");
  await decides(city, { body: "Hauptausschuss", title: COMMITTEE, day: "2021-10-04", outcome: "noted", text: "Der Entwurf der Strategie wird dem Hauptausschuss vorgelegt." });
  const { person: dora } = city.dora;
  const { page } = dora;
  await city.opens(dora, desk);
  await presses(page.getByRole("main").getByRole("link", { name: /^Attraktive Arbeits-/ }).first());
  const text = await page.locator("#text").inputValue();
  await sends(page, { text: text.replace("im Netz zu finden sein.", "im Netz zu finden sein. Wer kein Netz hat, bekommt alles auch am Schalter.") }, dora.press("programme-save"));
  await publishes(city, desk, "Mit Antworten auf Kommentare.");
  await city.joins(dora, city.paths.strategy, await decision(city, COMMITTEE));
  await city.becomes("2021-12-14T20:00:00+01:00");
  await decides(city, { body: "Stadtrat", title: DECIDED, day: "2021-12-14", paper: "82/2019, 7. Ergänzung", outcome: "accepted", text: "Der Stadtrat beschließt die Strategie. Sie wird bis 2026 jedes Jahr fortgeschrieben, danach alle zwei Jahre." });
  await city.opens(dora, `${desk}/angaben`);
  await sends(page, { phase: "decided", decided: "2021-12-14" }, dora.press("programme-save"));
  await city.joins(dora, await decision(city, COMMITTEE), await decision(city, DECIDED));
  await city.shows(city.paths.strategy, "2021 the strategy is decided");
  await city.shows(`${city.paths.strategy}/wirkung`, "2021 what became of comments");
  await expect(city.guest.page.getByText(ANSWER)).toBeVisible();
}

/** June to December 2021. */
export async function strategy(city: City): Promise<void> {
  const desk = await releases(city);
  // What was asked on an evening stands in the text.
  await city.joins(city.dora.person, city.paths.topic, await paragraph(city, "Wetter, Wasserstand"));
  await isCommented(city, desk);
  await isDecided(city, desk);
}

/** What the paragraph on data became. */
export const DATA = { words: "Wetter, Wasserstand", measure: COCKPIT };
