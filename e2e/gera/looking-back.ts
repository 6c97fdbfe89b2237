// November 2026: a citizen walks from a question and from an idea to what became of them. Changes nothing.
import { expect } from "@playwright/test";
import { presses } from "../form.ts";
import type { City } from "./city.ts";
import { BENCH, BENCHES, COCKPIT } from "./facts.ts";
import { QUESTION, SERIES } from "./weeks.ts";

export async function lookingBack(city: City): Promise<void> {
  await city.becomes("2026-11-28T10:00:00+01:00");
  const { page } = city.guest;
  const chain = (name: string) => page.locator(".chain__list").getByRole("link", { name, exact: true });
  await city.shows("/", "2026 start page");
  await city.shows("/programm", "2026 programme");
  await expect(page.getByRole("region", { name: city.guest.t("programme-archive") }).getByRole("link", { name: SERIES })).toBeVisible();
  await city.opens(city.guest, city.paths.evening);
  await presses(page.locator('main a[href*="/spur/frage/"]').first());
  await expect(page.getByRole("heading", { level: 1, name: QUESTION })).toBeVisible();
  await city.looksAt(city.guest, "2026 the trail of the question");
  await presses(chain(COCKPIT));
  await expect(page.getByRole("heading", { level: 1, name: COCKPIT })).toBeVisible();
  await city.looksAt(city.guest, "2026 the measure of the question");
  await expect(chain(QUESTION).last()).toHaveAttribute("href", /#frage-/);
  await city.opens(city.guest, `${city.paths.contest}/${city.numbers.get(BENCH)}`);
  await city.looksAt(city.guest, "2026 the idea");
  await presses(chain(BENCHES));
  await expect(page.getByRole("heading", { level: 1, name: BENCHES })).toBeVisible();
  await city.looksAt(city.guest, "2026 the measure of the idea");
  await city.shows("/massnahmen", "2026 the board");
  await expect(page.locator("#operation")).toBeVisible();
  await city.shows("/massnahmen/zeitstrahl", "2026 the timeline");
  await city.shows("/massnahmen/jahr/2022", "2026 the year 2022");
  await city.shows(`${city.paths.strategy}/wirkung`, "2026 what became of comments");
  for (const [path, name] of [["/aktuelles", "news"], ["/arbeitsgruppen", "groups"], ["/raeume", "rooms"], ["/themen", "topics"], ["/ideen", "contests"], ["/beschluesse", "decisions"], ["/strategie", "drafts"], ["/auswertung", "figures"], ["/suche?q=Wasserstand", "search"]] as const) await city.shows(path, `2026 ${name}`);
  await expect(page.getByRole("main").getByRole("link", { name: QUESTION }).first()).toBeVisible();
}
