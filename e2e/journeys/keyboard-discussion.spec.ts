// The discussion without a pointer and without sight: slides, questions, a vote, parallel rooms by keys alone, and what is read out meanwhile.
// Never clicks.
import { chromium } from "@playwright/test";
import { DEVICES, type Device } from "../axe.ts";
import { poll } from "../ballot.ts";
import { Person } from "../cast.ts";
import { Keyboard } from "../keyboard.ts";
import { Listening } from "../listening.ts";
import { Portal } from "../portal.ts";
import { printed } from "../talk.ts";
import { expect, test } from "../test.ts";

const QUESTION = "Wann kommt der Radweg?";
const POLL = "Soll es weitergehen?";
const SIDES = ["Energie", "Bildung"];

type Player = { person: Person; keys: Keyboard };

const panel = ({ person }: Player, id: string) => person.page.locator(`#${id}`);

async function opens(player: Player, id: string): Promise<void> {
  if ((await panel(player, id).getAttribute("open")) === null) await player.keys.uses(panel(player, id).locator("summary").first());
}

async function types(player: Player, label: string, text: string): Promise<void> {
  await player.keys.towards(player.person.page.getByLabel(player.person.t(label), { exact: true }));
  await player.person.page.keyboard.type(text);
}

async function slides(ada: Player, berta: Player, heard: Listening, file: string): Promise<void> {
  // What the system's window for choosing a file does is not ours.
  await ada.person.page.getByLabel(ada.person.t("slides-add"), { exact: true }).setInputFiles(file);
  await ada.keys.uses(ada.person.press("slides-show", "Wasserstoff in Gera"));
  await heard.hears(berta.person.t("slide-shown", { page: "1", pages: "3" }));
  const own = berta.person.page.locator("figure.slide");
  await berta.keys.uses(own.locator("summary"));
  await expect(own).toContainText("Vom Plan auf die Straße");
  const tree = await own.ariaSnapshot();
  expect(tree, "the accessibility tree has the picture's name and the slide's text").toMatch(/img "Folie 1 von 3"[^]*Vom Plan auf die Straße/);
  await ada.keys.uses(ada.person.press("slides-hide"));
  await expect(own).toHaveCount(0);
}

async function asksAndIsHeard(ada: Player, berta: Player, heard: Listening): Promise<void> {
  await opens(berta, "questions");
  await types(berta, "question-label", QUESTION);
  await berta.keys.uses(berta.person.press("question-send"));
  await ada.keys.uses(ada.person.press("question-approve", QUESTION));
  await ada.keys.uses(ada.person.press("question-stage", QUESTION));
  await heard.hears(QUESTION);
  await ada.keys.uses(ada.person.press("question-answer-aloud", QUESTION));
}

async function votes(ada: Player, berta: Player, heard: Listening): Promise<void> {
  const desk = ada.person.page.locator(".poll-desk");
  if ((await desk.getAttribute("open")) === null) await ada.keys.uses(desk.locator("summary"));
  await types(ada, "poll-question", POLL);
  await ada.keys.towards(ada.person.page.getByLabel(ada.person.t("poll-options"), { exact: true }));
  await ada.person.page.keyboard.type("Ja\nNein");
  const listeners = ada.person.page.getByLabel(ada.person.t("poll-listeners"));
  if (!(await listeners.isChecked())) {
    await ada.keys.towards(listeners);
    await ada.person.page.keyboard.press("Space");
  }
  await ada.keys.uses(ada.person.press("poll-prepare"));
  await ada.keys.uses(ada.person.press("poll-start", POLL));
  await heard.hears(POLL);
  // From below one comes to the last of a group, and moves in it by arrows.
  await berta.keys.towards(berta.person.page.getByLabel("Nein", { exact: true }));
  await berta.person.page.keyboard.press("ArrowUp");
  await berta.keys.uses(berta.person.press("poll-vote"));
  await expect(poll(berta.person, POLL)).toContainText(berta.person.t("poll-voted"));
  await ada.keys.uses(ada.person.press("poll-close", POLL));
  await heard.hears(berta.person.t("poll-answered", { question: POLL }));
  await expect(poll(berta.person, POLL).getByRole("row").nth(1)).toContainText("Ja");
}

async function goesAndComesBack(ada: Player, berta: Player, heard: Listening): Promise<void> {
  await opens(ada, "barcamp");
  await ada.keys.towards(ada.person.page.getByLabel(ada.person.t("barcamp-rooms"), { exact: true }));
  await ada.person.page.keyboard.type(SIDES.join("\n"));
  await ada.keys.uses(ada.person.press("barcamp-open"));
  await heard.hears("2 parallele Räume sind offen");
  await heard.isNeverHurried();
  await berta.keys.uses(berta.person.press("barcamp-go", SIDES[0]));
  await expect(berta.person.page.getByRole("heading", { level: 1 })).toHaveText("Energie");
  await berta.person.isIn();
  await ada.keys.uses(ada.person.press("barcamp-recall-now"));
  await expect(berta.person.page.getByRole("heading", { level: 1 })).not.toHaveText("Energie");
  await berta.person.isIn();
}

for (const device of Object.keys(DEVICES) as Device[]) {
  test(`the discussion by keyboard alone, read out: ${device}`, async ({ humming, launchOptions }) => {
    const portal = await Portal.open();
    const printer = await chromium.launch(launchOptions);
    const players = await Promise.all([Person.at(humming, device), Person.at(humming, device)]);
    const [ada, berta] = players.map((person): Player => ({ person, keys: new Keyboard(person.page) })) as [Player, Player];
    try {
      const file = await printed(printer);
      const heard = await Listening.on(berta.person.page);
      await ada.person.accepts(portal.addresses.lead);
      await berta.person.page.goto(portal.addresses.listen);
      await berta.keys.uses(berta.person.press("rooms-door-listen"));
      await berta.person.isIn();
      await test.step("slides are told and read", () => slides(ada, berta, heard, file));
      await test.step("a question is asked, put on the stage, read out", () => asksAndIsHeard(ada, berta, heard));
      await test.step("a vote", () => votes(ada, berta, heard));
      await test.step("into a parallel room and back", () => goesAndComesBack(ada, berta, heard));
    } finally {
      for (const { person } of [ada, berta]) await person.context.close();
      await printer.close();
      await portal.close();
    }
  });
}
