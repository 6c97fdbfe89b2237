// The whole case of Gera from 2019 to 2026, from an empty portal on, with a clock that is moved; on both databases. Rules of single features are tested elsewhere.
import { carryingOut } from "../gera/carrying-out.ts";
import { City } from "../gera/city.ts";
import { contest } from "../gera/contest.ts";
import { council, selection } from "../gera/deciding.ts";
import { founding, sessions } from "../gera/founding.ts";
import { lookingBack } from "../gera/looking-back.ts";
import { strategy } from "../gera/strategy.ts";
import { counts, vote, weeks } from "../gera/weeks.ts";
import { test } from "../test.ts";

for (const engine of ["sqlite", "postgres"] as const) {
  test(`Gera from 2019 to 2026: ${engine}`, async ({ humming }) => {
    // Seven years in one go, beside another journey: only a hanging one meets the time.
    test.slow();
    const city = await City.found(humming, engine, "2019-09-16T09:00:00+02:00");
    try {
      await test.step("2019: the portal, the groups, the first assembly", () => founding(city));
      await test.step("2020: first digital sessions", () => sessions(city));
      await test.step("2020: the ideas contest", () => contest(city));
      await test.step("2021: fourteen of twenty-two, a recommendation", () => selection(city));
      await test.step("2021: ten evenings, one of them held", () => weeks(city));
      await test.step("2021: the council puts it off, and decides", () => council(city));
      await test.step("2021: who was there", () => counts(city));
      await test.step("2021: seventeen ideas are voted on", () => vote(city));
      await test.step("2021: the strategy", () => strategy(city));
      await test.step("2022 to 2025: measures are carried out and told", () => carryingOut(city));
      await test.step("2026: looking back", () => lookingBack(city));
    } finally {
      await city.close();
    }
  });
}
