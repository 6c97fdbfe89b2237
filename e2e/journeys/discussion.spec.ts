// A whole evening with the whole cast, from the question before it to what is kept. Looks closely at nothing: each part has a journey of its own.
import { type Browser, chromium } from "@playwright/test";
import { DEVICES, type Device } from "../axe.ts";
import { IDEAS, poll, prepares } from "../ballot.ts";
import { Person } from "../cast.ts";
import { Keyboard } from "../keyboard.ts";
import { look } from "../look.ts";
import { Portal } from "../portal.ts";
import { printed, seesPage, slide } from "../talk.ts";
import { expect, test } from "../test.ts";

const BEFORE = "Gibt es einen Plan für den Wintergarten?";
const DURING = "Wann kommt der Radweg an der Elster?";
const AFTER = "Wo kann ich das alles nachlesen?";
const POINTS = "Wie verteilen Sie 100 Punkte auf die 17 Ideen?";
const SIDES = ["Energie & Umwelt", "Bildung & Kultur"];
const RESULT = "Mehr Bänke an der Elster";

type Cast = Record<"ada" | "berta" | "cem" | "dora" | "emil" | "frieda" | "gustav" | "hanna", Person>;

async function cast(browser: Browser, device: Device): Promise<Cast> {
  const on = (one: Device) => Person.at(browser, one);
  return {
    ada: await on(device),
    berta: await on("desk"),
    cem: await on("phone"),
    dora: await on("desk"),
    emil: await on(device),
    frieda: await on("desk"),
    gustav: await on(device),
    hanna: await on("phone"),
  };
}

const question = (person: Person, text: string) => person.page.locator(".asked__one").filter({ hasText: text });
const told = (person: Person, text: string) => expect(person.page.locator("[role=status]").filter({ hasText: text })).toHaveCount(1);

async function opens(person: Person, panel: string): Promise<void> {
  const details = person.page.locator(`#${panel}`);
  if ((await details.getAttribute("open")) === null) await details.locator("summary").first().click();
}

async function asksOnThePage(person: Person, portal: Portal, text: string): Promise<void> {
  await person.page.goto(`${portal.addresses.listen.split("?")[0]}/fragen`);
  await person.page.getByLabel(person.t("rooms-questions-text"), { exact: true }).fill(text);
  await person.press("rooms-questions-send").click();
  await expect(person.page.getByText(person.t("rooms-question-thanks"))).toBeVisible();
}

/** Dora of the press office signs in, invites the interpreter, and comes in as a second moderator. */
async function doraComes({ dora, frieda }: Cast, portal: Portal): Promise<void> {
  await dora.page.goto(portal.invite("Dora Demir", "moderation"));
  await dora.page.locator("main form button[type=submit]").first().click();
  const room = portal.addresses.listen.split("?")[0] ?? "";
  await dora.page.goto(`${room}/zugang`);
  await dora.page.locator("select[name=role]").selectOption("signer");
  await dora.page.locator("input[name=name]").fill("Frieda");
  await dora.page.locator("button[value=invite]").click();
  const address = await dora.page.getByText(/\/einladung\//).first().innerText();
  await frieda.accepts(address.trim());
  await dora.page.goto(room);
  await dora.press("rooms-door-staff").click();
  await dora.checksDevices();
  await dora.isIn();
}

async function everybodyComes(people: Cast, portal: Portal): Promise<void> {
  const { ada, berta, cem, emil, gustav, hanna } = people;
  await ada.accepts(portal.addresses.lead);
  await emil.accepts(portal.addresses.talk);
  await doraComes(people, portal);
  await gustav.takesPart(portal.addresses.listen, "Gustav");
  await hanna.takesPart(portal.addresses.listen, "Hanna");
  await cem.listens(portal.addresses.listen);
  await berta.page.goto(portal.addresses.listen);
  await new Keyboard(berta.page).press(berta.press("rooms-door-listen"));
  await berta.isIn();
}

async function talk({ ada, berta, cem, emil, frieda }: Cast, file: string): Promise<void> {
  await emil.page.getByLabel(emil.t("slides-add"), { exact: true }).setInputFiles(file);
  await emil.press("slides-show", "Wasserstoff in Gera").click();
  await emil.press("camera-on").click();
  await emil.press("microphone-on").click();
  await frieda.press("camera-on").click();
  for (const person of [ada, berta, cem, frieda]) await seesPage(person, 1);
  await cem.sees("Emil");
  await cem.hears();
  await cem.press("signs-on").click();
  await expect(cem.page.locator(".signs video")).toBeVisible();
  await frieda.press("sign-on").click();
  await expect(cem.page.getByRole("group", { name: new RegExp(`Frieda.*${cem.t("tile-signing")}`) })).toBeVisible();
  await slide(emil).getByRole("button", { name: emil.t("slide-next") }).click();
  await seesPage(cem, 2);
  await told(berta, berta.t("slide-shown", { page: "2", pages: "3" }));
  await Promise.all([look(cem, "evening: the talk"), look(emil, "evening: gives the talk"), look(ada, "evening: leads the talk")]);
}

async function questions({ ada, berta, dora, gustav }: Cast): Promise<void> {
  await opens(gustav, "questions");
  await gustav.page.getByLabel(gustav.t("question-label"), { exact: true }).fill(DURING);
  await gustav.press("question-send").click();
  await ada.press("question-approve", BEFORE).click();
  await dora.press("question-approve", DURING).click();
  await new Keyboard(berta.page).press(berta.page.locator("#questions > summary"));
  await new Keyboard(berta.page).press(berta.press("question-support", DURING));
  await dora.press("question-stage", DURING).click();
  await expect(berta.page.locator(".on-stage")).toContainText(DURING);
  await told(berta, DURING);
  await look(berta, "evening: a question on the stage");
  await ada.press("question-answer-aloud", DURING).click();
  await expect(question(gustav, DURING)).toHaveAttribute("data-state", "answered");
}

async function floor({ ada, cem, emil, gustav, hanna }: Cast): Promise<void> {
  await emil.press("microphone-off").click();
  await emil.press("slides-hide").click();
  await ada.page.getByLabel(ada.t("floor-time"), { exact: true }).selectOption("120");
  await gustav.press("hand-raise").click();
  await hanna.press("hand-raise").click();
  await expect(ada.page.locator("#floor .queue li")).toHaveCount(2);
  await ada.press("floor-give", "Gustav").first().click();
  await expect(hanna.page.locator("#floor .queue li[data-mine]")).toBeVisible();
  await gustav.press("floor-unmute").first().click();
  await expect(gustav.page.locator(".floor-note").getByRole("timer")).toContainText("von 2:00");
  await cem.hears();
  await Promise.all([look(gustav, "evening: has the floor"), look(cem, "evening: the discussion")]);
  await gustav.press("floor-return").click();
  await hanna.button(/^Hand senken/).click();
  await expect(ada.page.locator("#floor .queue li")).toHaveCount(0);
}

async function points({ ada, berta, cem, gustav }: Cast): Promise<void> {
  await prepares(ada, "points", POINTS, IDEAS, true);
  await ada.press("poll-start", POINTS).click();
  await gustav.page.getByLabel(IDEAS[0] ?? "").fill("60");
  await gustav.page.getByLabel(IDEAS[2] ?? "").fill("40");
  await gustav.press("poll-vote").click();
  await cem.page.getByLabel(IDEAS[2] ?? "").fill("100");
  await look(cem, "evening: a ballot");
  await cem.press("poll-vote").click();
  const keys = new Keyboard(berta.page);
  await keys.writes(berta.page.getByLabel(IDEAS[16] ?? ""), "100", "Shift+Tab");
  await keys.press(berta.press("poll-vote"));
  for (const person of [gustav, cem, berta]) await expect(poll(person, POINTS)).toContainText(person.t("poll-voted"));
  await ada.press("poll-close", POINTS).click();
  for (const person of [berta, cem]) await expect(poll(person, POINTS).getByRole("row").nth(1)).toContainText("140");
  await look(cem, "evening: the result of the points");
}

async function barcamp({ ada, cem, dora, gustav, hanna }: Cast): Promise<void> {
  await opens(ada, "barcamp");
  await ada.page.getByLabel(ada.t("barcamp-rooms"), { exact: true }).fill(SIDES.join("\n"));
  await ada.press("barcamp-open").click();
  await gustav.press("barcamp-go", SIDES[0]).click();
  await cem.press("barcamp-go", SIDES[0]).click();
  await hanna.press("barcamp-go", SIDES[1]).click();
  for (const [person, title] of [[gustav, SIDES[0]], [cem, SIDES[0]], [hanna, SIDES[1]]] as const) {
    await expect(person.page.getByRole("heading", { level: 1 })).toHaveText(title ?? "");
  }
  await expect(dora.page.locator("#barcamp")).toContainText("2 Personen dort");
  await gustav.press("hand-raise").click();
  await gustav.press("floor-unmute").first().click();
  await cem.hears();
  await gustav.page.getByLabel(gustav.t("barcamp-result"), { exact: true }).fill(RESULT);
  await gustav.press("barcamp-result-save").click();
  await expect(ada.page.locator("#barcamp")).toContainText(RESULT);
  await look(cem, "evening: in a parallel room");
  await ada.press("barcamp-recall-now").click();
  for (const person of [gustav, cem, hanna]) {
    await expect(person.page.locator("#barcamp")).toContainText(RESULT);
    await person.isIn();
  }
}

async function whatIsKept({ ada, berta, dora }: Cast, portal: Portal): Promise<void> {
  await ada.press("desk-end").click();
  await ada.page.getByRole("dialog").getByRole("button", { name: ada.t("desk-end") }).click();
  for (const person of [ada, berta, dora]) await expect(person.room).toHaveAttribute("data-line", "ended");
  await asksOnThePage(berta, portal, AFTER);
  await dora.page.goto(`${portal.addresses.listen.split("?")[0]}/fragen`);
  await dora.page.locator("li", { hasText: AFTER }).getByRole("button", { name: dora.t("rooms-questions-approve") }).click();
  await dora.page.getByRole("textbox", { name: /^Antwort/ }).last().fill("Auf dieser Seite, für immer.");
  await dora.press("rooms-questions-answer").last().click();
  await berta.page.goto(portal.addresses.listen.replace("/raeume/", "/programm/"));
  const page = berta.page.getByRole("main");
  for (const kept of [BEFORE, DURING, AFTER, RESULT, "Wasserstoff in Gera"]) await expect(page).toContainText(kept);
  await look(berta, "evening: what is kept of it");
}

for (const device of Object.keys(DEVICES) as Device[]) {
  test(`a whole evening with eight people: ${device}`, async ({ humming, launchOptions }) => {
    const portal = await Portal.open();
    const printer = await chromium.launch(launchOptions);
    const people = await cast(humming, device);
    try {
      const file = await printed(printer);
      await test.step("Hanna asks before the evening", () => asksOnThePage(people.hanna, portal, BEFORE));
      await test.step("everybody comes", () => everybodyComes(people, portal));
      await test.step("Emil's talk, with slides and sign language", () => talk(people, file));
      await test.step("questions", () => questions(people));
      await test.step("the floor, by the clock", () => floor(people));
      await test.step("a hundred points on seventeen ideas", () => points(people));
      await test.step("two parallel rooms and back", () => barcamp(people));
      await test.step("what is kept", () => whatIsKept(people, portal));
    } finally {
      for (const person of Object.values(people)) await person.context.close();
      await printer.close();
      await portal.close();
    }
  });
}
