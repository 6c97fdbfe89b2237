// The SmartCity-Wochen of 2021: ten evenings, one of them held in its room; then the assembly that votes on seventeen ideas. Asks no media to be right.
import { expect } from "@playwright/test";
import { poll, prepares } from "../ballot.ts";
import type { Person } from "../cast.ts";
import { presses, sends } from "../form.ts";
import type { City } from "./city.ts";
import { BENCH, EVENINGS, GROUPS, PEOPLE, WINNERS } from "./facts.ts";
import { announces } from "./founding.ts";

export const SERIES = "SmartCity-Wochen 2021";
/** The Tuesdays and Thursdays of the ten evenings. */
const DAYS = ["2021-01-26", "2021-01-28", "2021-02-02", "2021-02-04", "2021-02-09", "2021-02-11", "2021-02-16", "2021-02-18", "2021-02-23", "2021-02-25"];
/** The one that is held: on portals and data. */
const HELD = 4;
export const QUESTION = "Wann kann ich den Wasserstand der Elster im Netz nachsehen?";
const VOTE = "Wie verteilen Sie 100 Punkte auf die Ideen?";

/** Ada makes the series and its ten evenings. Answers their paths. */
async function plans(city: City): Promise<string[]> {
  const ada = await city.comesIn(city.ada);
  const { page } = ada;
  await city.opens(ada, "/programm/reihen/neu");
  const summary = "Zehn Themenabende auf dem Weg zur Smart-City-Strategie. Wer Zeit und Lust hat, wählt sich ein: still zuhören oder aktiv mitreden.";
  await sends(page, { title: SERIES, summary }, ada.press("programme-save"));
  const series = new URL(page.url()).pathname;
  await city.opens(ada, `${series}/termine?first=2021-01-26&time=17:00&minutes=120`);
  const topics = DAYS.map((day, at) => [`topic-${day}`, EVENINGS[at] ?? ""] as const);
  await sends(page, Object.fromEntries(topics), ada.press("programme-dates-create"));
  await city.shows(series, "2021 the series");
  const found = await city.guest.page.locator("main a[href*='/programm/']").evaluateAll((links) => links.map((link) => [link.textContent?.trim() ?? "", new URL((link as HTMLAnchorElement).href).pathname] as const));
  return EVENINGS.map((title) => found.find(([text]) => text === title)?.[1] ?? `no evening ${title}`);
}

/** Ada comes in as the moderation. */
async function leads(city: City, room: string): Promise<Person> {
  const ada = await city.comesIn(city.ada);
  await city.opens(ada, room);
  await ada.press("rooms-door-staff").click();
  await ada.checksDevices();
  await ada.isIn();
  await ada.press("desk-start").click();
  return ada;
}

async function ends(ada: Person): Promise<void> {
  await ada.press("desk-end").click();
  await ada.page.getByRole("dialog").getByRole("button", { name: ada.t("desk-end") }).click();
  await expect(ada.room).toHaveAttribute("data-line", "ended");
}

/** 9 February 2021, 17:00: Ada leads, Berta listens silently, Cem asks. */
async function isHeld(city: City, evening: string): Promise<void> {
  await announces(city, `${evening}/bearbeiten`, { summary: "Ein Portal für offene Daten: Welche Daten helfen wem?" }, [["talk", "Offene Daten: was andere Städte zeigen", "30"], ["discussion", "Welche Daten wünschen Sie sich?", "90"]], [GROUPS[2][0]]);
  await city.becomes("2021-02-09T16:57:00+01:00");
  const room = evening.replace("/programm/", "/raeume/");
  await city.shows("/", "2021 start page before an evening");
  const ada = await leads(city, room);
  const [berta, cem] = [city.berta.person, city.cem.person];
  await berta.listens(city.at(room));
  await cem.takesPart(city.at(room), "Cem");
  if ((await cem.page.locator("#questions").getAttribute("open")) === null) await cem.page.locator("#questions summary").first().click();
  await cem.page.getByLabel(cem.t("question-label"), { exact: true }).fill(QUESTION);
  await cem.press("question-send").click();
  await ada.press("question-approve", QUESTION).click();
  await ada.press("question-stage", QUESTION).click();
  await expect(berta.page.locator(".on-stage")).toContainText(QUESTION);
  await city.examines(berta, "2021 a question on the stage");
  await city.shows("/", "2021 start page during an evening");
  await ada.press("question-answer-aloud", QUESTION).click();
  await expect(berta.page.locator(".on-stage")).toHaveCount(0);
  await city.portal.becomes(new Date("2021-02-09T18:58:00+01:00"));
  await ends(ada);
}

/** What was asked becomes a topic of the group. */
async function draws(city: City, evening: string): Promise<void> {
  const ada = await city.comesIn(city.ada);
  await city.opens(ada, evening);
  await presses(ada.page.getByRole("button", { name: new RegExp(`^${ada.t("topics-draw")}`) }));
  await sends(ada.page, { group: GROUPS[2][0] }, ada.press("programme-save"));
  await expect(ada.page.getByRole("heading", { level: 1, name: QUESTION })).toBeVisible();
  city.paths.topic = new URL(ada.page.url()).pathname;
  await city.shows(city.paths.topic, "2021 a topic from a question");
  await city.shows(evening, "2021 an evening that is over");
}

/** January and February 2021. */
export async function weeks(city: City): Promise<void> {
  await city.becomes("2021-01-12T09:00:00+01:00");
  const evenings = await plans(city);
  city.paths.evening = evenings[HELD] ?? "";
  await isHeld(city, city.paths.evening);
  await draws(city, city.paths.evening);
}

/** After the last evening: who was there, as far as it was counted by hand, and the report. */
export async function counts(city: City): Promise<void> {
  await city.becomes("2021-02-26T09:00:00+01:00");
  const dora = await city.comesIn(city.dora);
  await city.opens(dora, "/programm/reihen/smartcity-wochen-2021");
  const paths = await dora.page.locator("main a[href*='/programm/']").evaluateAll((links) => links.map((link) => [link.textContent?.trim() ?? "", new URL((link as HTMLAnchorElement).href).pathname] as const));
  const byHand = EVENINGS.filter((_, at) => at !== HELD);
  for (const [at, title] of byHand.entries()) {
    const path = paths.find(([text]) => text === title)?.[1] ?? "";
    await city.opens(dora, path.replace("/programm/", "/auswertung/abend/").concat("/zahlen"));
    const [zuhoerend, mitredend] = PEOPLE[at] ?? [0, 0];
    await sends(dora.page, { zuhoerend: String(zuhoerend), mitredend: String(mitredend), notiz: "Von der Moderation gezählt." }, dora.press("programme-save"));
  }
  await city.opens(dora, "/auswertung/reihe/smartcity-wochen-2021");
  await expect(dora.page.getByText(/mindestens 226 Menschen in 20 Stunden über fünf Wochen/i).first()).toBeVisible();
  await city.looksAt(dora, "2021 the report of the series");
  await presses(dora.press("figures-publish"));
  await city.shows("/programm/reihen/smartcity-wochen-2021", "2021 the series is over");
  await city.shows("/programm", "2021 programme after the weeks");
}

/** Points on ideas, by their titles. */
async function spreads(person: Person, points: number[]): Promise<void> {
  await expect(poll(person, VOTE)).toHaveAttribute("data-state", "open");
  for (const [at, given] of points.entries()) await person.page.getByLabel(WINNERS[at] ?? "").fill(String(given));
  await person.press("poll-vote").click();
  await expect(poll(person, VOTE)).toContainText(person.t("poll-voted"));
}

/** 14 April 2021: the fourth assembly votes, and the ranking follows from the vote. */
export async function vote(city: City): Promise<void> {
  await city.becomes("2021-04-07T09:00:00+02:00");
  const agenda = [["talk", "Ergebnisse der Arbeitsgruppen", "60"], ["barcamp", "Barcamps", "60"], ["poll", "Abstimmung über die 17 Ideen", "30"], ["discussion", "Ausblick", "30"]] as const;
  const title = "4. Vollversammlung";
  city.paths.vote = await announces(city, "/programm/neu", { title, kind: "assembly", date: "2021-04-14", from: "17:00", until: "20:00", summary: "Ergebnisse, Barcamps und die Abstimmung über 17 Ideen. Mit Gebärdensprache." }, agenda);
  const ada = await city.comesIn(city.ada);
  await city.opens(ada, `${city.paths.contest}/bearbeiten`);
  await sends(ada.page, { event: title });
  await city.becomes("2021-04-14T17:00:00+02:00");
  const room = city.paths.vote.replace("/programm/", "/raeume/");
  await leads(city, room);
  const [berta, cem, gustav] = [city.berta.person, city.cem.person, city.guest];
  await berta.listens(city.at(room));
  await cem.takesPart(city.at(room), "Cem");
  await gustav.listens(city.at(room));
  await prepares(ada, "points", VOTE, [...city.numbers.keys()], true);
  await ada.press("poll-start", VOTE).click();
  await spreads(berta, [50, 20, 15, 10, 5]);
  await spreads(cem, [40, 30, 20, 10]);
  await spreads(gustav, [30, 30, 20, 15, 5]);
  await ada.press("poll-close", VOTE).click();
  await expect(poll(berta, VOTE).getByRole("row").nth(1)).toContainText(BENCH);
  await ends(ada);
  await gustav.context.clearCookies();
  await ranks(city);
}

/** The points become a ranking and a recommendation; the winners hear of it. */
async function ranks(city: City): Promise<void> {
  const ada = await city.comesIn(city.ada);
  await city.opens(ada, `${city.paths.contest}/verwalten`);
  await presses(ada.page.locator('button[value="draw"]'));
  const rows = ada.page.getByRole("table").getByRole("row");
  for (const [at, title] of WINNERS.entries()) await expect(rows.nth(at + 1)).toContainText(title);
  await city.opens(ada, `${city.paths.contest}/bearbeiten`);
  await sends(ada.page, { stage: "over", outcome: `Gewonnen haben:\n\n${WINNERS.map((title, at) => `${at + 1}. ${title}`).join("\n")}` });
  for (const title of WINNERS) {
    await city.opens(ada, `${city.paths.contest}/${city.numbers.get(title)}/antwort`);
    await sends(ada.page, { status: "accepted", text: "Die Vollversammlung hat diese Idee unter die ersten fünf gewählt. Sie wird dem Stadtrat empfohlen." }, ada.press("ideas-answer-send"));
  }
  await city.joins(ada, `${city.paths.contest}/${city.numbers.get(BENCH)}`, city.paths.vote);
  await city.post.next(city.berta.email, new RegExp(ada.t("ideas-letter-moved")));
  await city.shows(city.paths.contest, "2021 the ranking");
  await city.shows(`${city.paths.contest}/empfehlung`, "2021 the recommendation to the council");
  await city.shows(city.paths.vote, "2021 the assembly that voted");
  await expect(city.guest.page.getByRole("table", { name: VOTE }).getByRole("row").nth(1)).toContainText(BENCH);
}
