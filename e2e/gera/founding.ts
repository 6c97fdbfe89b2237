// 2019 and the spring of 2020: Hanna sets the portal up and invites, Ada founds the groups and announces, citizens join. Judges no step of the setup.
import { expect } from "@playwright/test";
import { fillsIn, presses, sends } from "../form.ts";
import { Post } from "../post.ts";
import { type Citizen, type City } from "./city.ts";
import { GROUPS, SESSIONS } from "./facts.ts";

/** The agenda of a group's session. */
export const SESSION = [["talk", "Stand der Dinge", "15"], ["discussion", "Themenspeicher: Was fehlt?", "75"]] as const;

/** What a visitor finds where nothing is yet. */
const EMPTY = ["/", "/programm", "/aktuelles", "/raeume", "/arbeitsgruppen", "/themen", "/ideen", "/umfragen", "/strategie", "/beschluesse", "/massnahmen", "/massnahmen/zeitstrahl", "/auswertung", "/suche?q=Licht"];

/** Hanna's one sitting, from the printed address to the end. */
async function setsUp(city: City): Promise<void> {
  const { person: hanna } = city.hanna;
  const { page, t } = hanna;
  await page.goto(city.portal.setUp);
  await sends(page, { name: "Hanna Hauser", email: city.hanna.email }, hanna.press("setup-account-button"));
  await presses(page.getByRole("main").getByRole("link", { name: t("setup-go-on") }));
  await city.setsUpApp(city.hanna);
  await presses(page.getByRole("link", { name: t("setup-strip-link") }));
  const steps = [
    { "site-name": "Unser Gera", "site-city": "Gera" },
    {},
    { "imprint-provider": "Stadt Gera", "imprint-address": "Kornmarkt 12\n07545 Gera", "imprint-email": "portal@gera.example" },
    { "privacy-officer": "Datenschutz der Stadt Gera" },
    {},
  ];
  for (const values of steps) await sends(page, values, hanna.press("setup-save"));
  for (const _ of ["post", "media"]) await presses(hanna.press("setup-go-on"));
  await presses(hanna.press("setup-finish"));
  await expect(page.getByRole("heading", { level: 1, name: t("nav-desk") })).toBeVisible();
  await city.looksAt(hanna, "2019 the desk");
  for (const path of EMPTY) await city.shows(path, `2019 empty ${path}`);
}

/** Hanna invites somebody, who comes by the letter and sets an app up. */
async function invites(city: City, citizen: Citizen, name: string, role: string): Promise<void> {
  const { person: hanna } = city.hanna;
  await city.opens(hanna, "/verwaltung/personen/einladen");
  await sends(hanna.page, { name, email: citizen.email, rolle: role }, hanna.press("people-invite-button"));
  const { person } = citizen;
  await person.page.goto(Post.link(await city.post.next(citizen.email), "/einladung/"));
  await presses(person.press("people-accept-button"));
  await city.setsUpApp(citizen);
}

/** One group with its speaker and deputy, who have no account. */
async function founds(city: City, [title, summary, slug]: (typeof GROUPS)[number]): Promise<void> {
  const { person: ada } = city.ada;
  const { page } = ada;
  await city.opens(ada, "/arbeitsgruppen/neu");
  await sends(page, { title, summary, purpose: "Die Gruppe sammelt **Themen** und schlägt Projekte für die Strategie vor.", joining: "open", room: true }, ada.press("programme-save"));
  expect(new URL(page.url()).pathname).toBe(`/arbeitsgruppen/${slug}`);
  await city.opens(ada, `/arbeitsgruppen/${slug}/mitglieder`);
  for (const [hand, name] of [["speaker", "Sprecherin"], ["deputy", "Stellvertretung"]] as const) await sends(page, { name: `${name} ${title}`.slice(0, 60), hand }, "add");
}

/** A row of an agenda: kind, title, minutes. */
export type Item = readonly [kind: string, title: string, minutes: string];

/** The form of an event at `where`, with its agenda and the groups whose session it is; answers the path of the event. */
export async function announces(city: City, where: string, event: { [field: string]: string }, agenda: readonly Item[], groups: readonly string[] = []): Promise<string> {
  const ada = await city.comesIn(city.ada);
  const { page } = ada;
  await city.opens(ada, where);
  const rows = page.locator('[name$="-minutes"]');
  for (let there = await rows.count(); there < agenda.length; there += 1) {
    // The whole page has to be there: pressed in a half of it, the button sends half of the form.
    await presses(page.locator('button[value="add-item"]'));
    await expect(rows).toHaveCount(there + 1);
  }
  for (const group of groups) await page.getByLabel(group, { exact: true }).check();
  const items = agenda.flatMap(([kind, title, minutes], at) => [[`item-${at}-kind`, kind], [`item-${at}-title`, title], [`item-${at}-minutes`, minutes]] as const);
  await sends(page, { ...event, ...Object.fromEntries(items) });
  return new URL(page.url()).pathname;
}

/** September and October 2019: the people, the groups, the first assembly. */
export async function founding(city: City): Promise<void> {
  await setsUp(city);
  await invites(city, city.dora, "Dora Dietz", "press");
  await invites(city, city.ada, "Ada Anders", "moderation");
  for (const group of GROUPS) await founds(city, group);
  const assembly = await announces(
    city,
    "/programm/neu",
    {
      title: "1. Vollversammlung",
      kind: "assembly",
      date: "2019-10-01",
      from: "16:00",
      until: "18:00",
      summary: "Gera ist Modellprojekt Smart City. Wir beginnen vor Ort: mit der Charta und mit Arbeitsgruppen, die allen offenstehen.",
    },
    [["talk", "Begrüßung und Ablauf", "30"], ["discussion", "Entwurf der Charta: Aussprache und Abstimmung", "30"], ["discussion", "Arbeitsgruppen", "60"]],
  );
  await city.shows("/", "2019 start page");
  await city.shows("/programm", "2019 programme");
  await city.shows("/arbeitsgruppen", "2019 groups");
  await city.shows(`/arbeitsgruppen/${GROUPS[0][2]}`, "2019 a group");
  await city.becomes("2019-10-02T09:00:00+02:00");
  const dora = await city.comesIn(city.dora);
  await city.opens(dora, assembly.replace("/programm/", "/auswertung/abend/").concat("/zahlen"));
  await sends(dora.page, { vor_ort: "110", notiz: "Gezählt am Eingang." }, dora.press("programme-save"));
  await writes(city, "110 Menschen bei der 1. Vollversammlung", "Rund 110 Menschen haben über die Charta gesprochen und sich auf Arbeitsgruppen verteilt.", "1. Vollversammlung");
  await city.shows(assembly, "2019 the assembly is over");
  await city.shows("/", "2019 the day after");
}

/** Dora publishes an article; answers its path. */
export async function writes(city: City, title: string, teaser: string, about = ""): Promise<string> {
  const dora = await city.comesIn(city.dora);
  await city.opens(dora, "/aktuelles/neu");
  const text = `${teaser}\n\nMehr dazu steht auf den Seiten dieses Portals.`;
  await sends(dora.page, { title, teaser, text, source: "Stadtverwaltung Gera", related: about }, "publish");
  await expect(dora.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return new URL(dora.page.url()).pathname;
}

/** A citizen joins a group under a name of their own. */
async function joinsGroup(city: City, citizen: Citizen, name: string, slug: string): Promise<void> {
  const person = await city.comesIn(citizen);
  await city.opens(person, `/arbeitsgruppen/${slug}/mitmachen`);
  await sends(person.page, { name, shown: true }, person.press("groups-join"));
  await expect(person.page.getByText(name)).toBeVisible();
}

/** May and June 2020: the first digital sessions, and citizens who join. */
export async function sessions(city: City): Promise<void> {
  await city.becomes("2020-05-11T09:00:00+02:00");
  await writes(city, "Das Portal ist online", "Die Arbeitsgruppen treffen sich ab jetzt in digitalen Räumen. Zuhören kann jede und jeder.");
  for (const [group, date, from] of SESSIONS) {
    const [title, , slug] = GROUPS[group];
    const until = `${Number(from.slice(0, 2)) + 1}:30`;
    await announces(city, `/programm/neu?gruppe=${slug}`, { title: `Erste digitale Sitzung: ${title}`, date, from, until }, SESSION);
  }
  await joinsGroup(city, city.cem, "Cem", GROUPS[2][2]);
  await joinsGroup(city, city.berta, "Berta vom Ufer", GROUPS[0][2]);
  await city.shows(`/arbeitsgruppen/${GROUPS[2][2]}`, "2020 a group before its session");
  await city.shows("/programm", "2020 programme in May");
  await follows(city, city.berta, `/abos?gruppe=${GROUPS[0][2]}`);
}

/** Somebody follows something by letter; who is signed in needs no second letter. */
export async function follows(city: City, citizen: Citizen, path: string): Promise<void> {
  const person = await city.comesIn(citizen);
  await city.opens(person, path);
  await fillsIn(person.page, { rhythm: "at-once" });
  await presses(person.page.locator("main form.form .actions button").first());
}
