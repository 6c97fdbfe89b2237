// Shows of opinion as the moderation prepares and people see them, with the ideas of Gera's contest. Judges nothing by itself.
import { type Locator, expect } from "@playwright/test";
import type { Person } from "./cast.ts";

/** The entries of the contest that reached the final vote, as far as their names are known; the others by number. */
const NAMED = [
  "Solarbank mit Steckdosen",
  "Fahrradfreundliche Stadt und nachhaltiges Grünflächenmanagement",
  "Digitaler Bikepark",
  "Gemeinsamer Lieferdienst der Läden („Lieblingsladen“)",
  "Attraktives Wohnen für Studierende",
  "Digitale Plattform „Campus Gera“",
  "Gera neu und wieder entdecken",
  "Pop-up-Store für Waren und Dienste",
];
export const IDEAS = [...NAMED, ...Array.from({ length: 17 - NAMED.length }, (_, at) => `Idee ${at + NAMED.length + 1}`)];

/** The poll of this question, as somebody sees it. */
export const poll = (person: Person, question: string): Locator => person.page.getByRole("article", { name: question });

export async function prepares(ada: Person, kind: string, question: string, options: string[], listeners: boolean): Promise<void> {
  const desk = ada.page.locator(".poll-desk");
  if ((await desk.getAttribute("open")) === null) await desk.locator("summary").click();
  await ada.page.getByLabel(ada.t("poll-question"), { exact: true }).fill(question);
  await ada.page.getByLabel(ada.t("poll-kind")).selectOption({ label: ada.t(`poll-kind-${kind}`) });
  if (options.length > 0) await ada.page.getByLabel(ada.t("poll-options"), { exact: true }).fill(options.join("\n"));
  await ada.page.getByLabel(ada.t("poll-listeners")).setChecked(listeners);
  await ada.press("poll-prepare").click();
  await expect(poll(ada, question)).toHaveAttribute("data-state", "prepared");
}
