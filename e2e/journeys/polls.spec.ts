// The show of opinion: a hundred points on the contest's ideas, by mouse and by keyboard, until everybody sees the result. Asks no media to be right.
import { COMBINATIONS } from "../axe.ts";
import { IDEAS, poll, prepares } from "../ballot.ts";
import { Person } from "../cast.ts";
import { Keyboard } from "../keyboard.ts";
import { look } from "../look.ts";
import { Portal } from "../portal.ts";
import { expect, test } from "../test.ts";

const PATIENT = { MITREDEN__LIMITS__DOOR_PER_MINUTE: "1000", MITREDEN__LIMITS__SIGN_IN_PER_MINUTE: "1000" };
const QUESTION = "Wie verteilen Sie 100 Punkte auf die Ideen?";
let portal: Portal;
test.beforeAll(async () => {
  portal = await Portal.open(PATIENT);
});
test.afterAll(async () => {
  await portal.close();
});

for (const { language, device } of COMBINATIONS) {
  test(`a hundred points on seventeen ideas: ${language}, ${device}`, async ({ humming }) => {
    const question = `${QUESTION} (${language}, ${device})`;
    const ada = await Person.at(humming, device, language);
    const gustav = await Person.at(humming, device, language);
    const cem = await Person.at(humming, device, language);
    try {
      await ada.accepts(portal.addresses.lead);
      await gustav.takesPart(portal.addresses.listen, `Gustav ${language} ${device}`);
      await cem.listens(portal.addresses.listen);
      await test.step("Ada prepares it, and nobody else sees it", async () => {
        await prepares(ada, "points", question, IDEAS, true);
        await look(ada, "a prepared poll");
        await expect(poll(gustav, question)).toHaveCount(0);
        await ada.press("poll-start", question).click();
      });
      await test.step("Gustav gives 101 points, is told so, and gives 100", async () => {
        await expect(poll(gustav, question)).toHaveAttribute("data-state", "open");
        await gustav.page.getByLabel(IDEAS[0] ?? "").fill("61");
        await gustav.page.getByLabel(IDEAS[2] ?? "").fill("40");
        await expect(poll(gustav, question)).toContainText(gustav.t("poll-points-over", { count: "1" }));
        await look(gustav, "a ballot with too many points");
        await gustav.press("poll-vote").click();
        await expect(gustav.page.getByText(gustav.t("poll-incomplete-points", { each: "100" })).first()).toBeVisible();
        await gustav.page.getByLabel(IDEAS[0] ?? "").fill("60");
        await gustav.press("poll-vote").click();
        await expect(poll(gustav, question)).toContainText(gustav.t("poll-voted"));
        await look(gustav, "a vote that is counted");
      });
      await test.step("Cem votes from the hall, by keyboard alone", async () => {
        const keys = new Keyboard(cem.page);
        await keys.writes(cem.page.getByLabel(IDEAS[2] ?? ""), "100");
        await keys.press(cem.press("poll-vote"));
        await expect(poll(cem, question)).toContainText(cem.t("poll-voted"));
        await keys.standsIn(poll(cem, question));
      });
      await test.step("Ada closes it, and all see the same result", async () => {
        await expect(poll(ada, question)).toContainText(/2 (Stimmen|votes)/);
        await expect(poll(ada, question).getByRole("table")).toHaveCount(0);
        await ada.press("poll-close", question).click();
        for (const person of [ada, gustav, cem]) {
          const first = poll(person, question).getByRole("row").nth(1);
          await expect(first).toContainText(IDEAS[2] ?? "");
          await expect(first).toContainText("140");
          await expect(person.page.locator("[role=status]").filter({ hasText: person.t("poll-answered", { question }) })).toHaveCount(1);
        }
        await look(cem, "a result");
      });
    } finally {
      for (const person of [ada, gustav, cem]) await person.context.close();
    }
  });
}

test("every kind of ballot can be filled in", async ({ humming }) => {
  const ada = await Person.at(humming, "desk");
  const gustav = await Person.at(humming, "phone");
  try {
    await ada.accepts(portal.addresses.lead);
    await gustav.takesPart(portal.addresses.listen, "Gustav");
    const held = async (kind: string, options: string[], fills: () => Promise<void>, result: RegExp) => {
      const question = `Frage mit ${kind}`;
      await prepares(ada, kind, question, options, false);
      await ada.press("poll-start", question).click();
      await expect(poll(gustav, question)).toHaveAttribute("data-state", "open");
      await fills();
      await look(gustav, `a ballot: ${kind}`);
      await gustav.press("poll-vote").click();
      await expect(poll(gustav, question)).toContainText(gustav.t("poll-voted"));
      await ada.press("poll-close", question).click();
      await expect(poll(gustav, question).getByRole("row").nth(1)).toContainText(result);
    };
    await held("single", ["Ja", "Nein"], () => gustav.page.getByLabel("Nein").check(), /Nein.*1/);
    await held("multiple", ["Rot", "Grün", "Blau"], async () => {
      await gustav.page.getByLabel("Grün").check();
      await gustav.page.getByLabel("Blau").check();
    }, /Grün.*1/);
    await held("ranking", ["Erstens", "Zweitens", "Drittens"], () => gustav.press("poll-up", "Drittens").click(), /Erstens.*2/);
    await held("number", [], () => gustav.page.getByLabel(gustav.t("poll-your-number")).fill("7"), /7.*1/);
    await held("words", [], () => gustav.page.getByLabel(gustav.t("poll-word", { number: "1" })).fill("Radwege"), /Radwege.*1/);
  } finally {
    for (const person of [ada, gustav]) await person.context.close();
  }
});
