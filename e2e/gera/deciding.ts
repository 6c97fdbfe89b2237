// From December 2020 to February 2021: the circle chooses, the committee recommends, the council puts it off and decides. Carries nothing out.
import { expect } from "@playwright/test";
import { presses, sends } from "../form.ts";
import type { City } from "./city.ts";
import { COUNCIL, GROUPS, KEPT, PILOTS, SELECTION } from "./facts.ts";
import { SESSION, announces } from "./founding.ts";

/** A decision as a file holds it. */
type Row = { [column: string]: string | string[] };

/** Takes a file in at a page for files: all of its rows. */
export async function takesIn(city: City, where: string, rows: Row[], word: string): Promise<void> {
  const dora = await city.comesIn(city.dora);
  await city.opens(dora, where);
  await dora.page.locator("#datei").setInputFiles({ name: "gera.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(rows)) });
  await sends(dora.page, {}, dora.press(word));
  await expect(dora.page.locator("main .kern-alert--success")).toBeVisible();
}

/** Answers the path of a decision by its title. */
export async function decision(city: City, title: string): Promise<string> {
  const dora = await city.comesIn(city.dora);
  await city.opens(dora, "/beschluesse");
  await presses(dora.page.getByRole("main").getByRole("link", { name: title, exact: true }));
  return new URL(dora.page.url()).pathname;
}

export async function decides(city: City, row: Row): Promise<void> {
  await takesIn(city, "/beschluesse/einlesen", [row], "exchange-send");
}

/** 18 December 2020 and 7 January 2021. */
export async function selection(city: City): Promise<void> {
  await city.becomes("2020-12-18T18:00:00+01:00");
  const barcamps = [["talk", "Begrüßung und Aussprache zur Tagesordnung", "20"], ["barcamp", "Barcamps der Arbeitsgruppen", "135"], ["discussion", "Abschluss", "10"]] as const;
  // Entered when it was over: it gets no room.
  const assembly = await announces(city, "/programm/neu", { title: "3. Vollversammlung", kind: "assembly", date: "2020-11-20", from: "16:00", until: "18:45" }, barcamps);
  await city.shows(assembly, "2020 an assembly entered afterwards");
  await decides(city, {
    body: "Strategiekreis",
    weight: "advice",
    title: SELECTION,
    day: "2020-12-18",
    outcome: "accepted",
    text: "Die fünf Arbeitsgruppen haben 22 Pilotprojekte entwickelt. Der Strategiekreis wählt vierzehn davon aus und merkt acht für später vor.",
    budget: "516000",
    candidate: [...PILOTS.map(([title]) => title), ...KEPT],
    lot: [...PILOTS.map(() => "chosen"), ...KEPT.map(() => "kept")],
    amount: [...PILOTS.map(([, , amount]) => String(amount)), ...KEPT.map(() => "")],
  });
  const chosen = await decision(city, SELECTION);
  await city.shows(chosen, "2020 fourteen of twenty-two");
  await expect(city.guest.page.getByText(/516.000/).first()).toBeVisible();
  await city.becomes("2021-01-07T18:00:00+01:00");
  const recommended = "Empfehlung an den Stadtrat: vierzehn Pilotprojekte";
  await decides(city, { body: "Hauptausschuss", weight: "advice", title: recommended, day: "2021-01-07", outcome: "accepted", text: "Der Ausschuss empfiehlt, die vierzehn Pilotprojekte umzusetzen." });
  const dora = await city.comesIn(city.dora);
  await city.joins(dora, chosen, await decision(city, recommended));
  await announces(city, "/programm/neu", { title: "Gemeinsame Sitzung der Arbeitsgruppen", kind: "session", date: "2021-01-19", from: "17:00", until: "18:30" }, SESSION, GROUPS.slice(0, 5).map(([title]) => title));
}

/** The council puts it off once, and decides on 24 February 2021. */
export async function council(city: City): Promise<void> {
  // The day for which it stood on the agenda is made up.
  await decides(city, { body: "Stadtrat", weight: "final", title: COUNCIL, day: "2021-02-10", outcome: "postponed", text: "Der Punkt wird vertagt." });
  const path = await decision(city, COUNCIL);
  await city.shows(path, "2021 the council puts it off");
  await city.becomes("2021-02-24T20:00:00+01:00");
  const dora = await city.comesIn(city.dora);
  await city.opens(dora, `${path}/bearbeiten`);
  await sends(dora.page, { day: "2021-02-24", earlier: "2021-02-10", outcome: "accepted", text: "Der Stadtrat stimmt den vierzehn Pilotprojekten zu.", budget: "516000" });
  await city.joins(dora, await decision(city, "Empfehlung an den Stadtrat: vierzehn Pilotprojekte"), path);
  await city.shows(path, "2021 the council decides");
  await expect(city.guest.page.getByText(/vertagt|10. Februar 2021/).first()).toBeVisible();
}
