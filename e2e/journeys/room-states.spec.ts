// What the live room shows in each of its states: axe in both languages, light and dark, phone and desktop. Asks no media to be right.
import type { Page, WebSocketRoute } from "@playwright/test";
import { COMBINATIONS, DEVICES, type Device, type Language, fitsWindow, passesAxe } from "../axe.ts";
import { Person } from "../cast.ts";
import { Portal } from "../portal.ts";
import { expect, test } from "../test.ts";

/** The tests come in at more doors in a minute than a visitor may. */
const PATIENT = { MITREDEN__LIMITS__DOOR_PER_MINUTE: "1000", MITREDEN__LIMITS__SIGN_IN_PER_MINUTE: "1000" };
let portal: Portal;
test.beforeAll(async () => {
  portal = await Portal.open(PATIENT);
});
test.afterAll(async () => {
  await portal.close();
});

async function look({ page }: Person, where: string): Promise<void> {
  await fitsWindow(page, where);
  const window = page.viewportSize() ?? DEVICES.desk;
  // A phone as long as its page: axe takes what has scrolled half under the bar of controls for a target that is too small.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...window, height: Math.max(window.height, height) });
  await passesAxe(page, where);
  await page.setViewportSize(window);
}

/** On a phone: what does not fit into the row of controls stands whole behind one button. */
async function unfoldsControls(person: Person): Promise<void> {
  const more = person.page.locator(".control--more");
  await more.click();
  await expect(person.press("screen-on")).toBeVisible();
  const cut = await person.page.locator(".controls .control:visible").evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent));
  expect(cut).toEqual([]);
  await look(person, "more controls");
  await more.click();
  await expect(person.press("screen-on")).toBeHidden();
}

/** Opens what is folded beside the stage. */
async function unfolds({ page }: Person): Promise<void> {
  const folded = page.locator("main details:not([open]) > summary");
  while ((await folded.count()) > 0) await folded.first().click();
}

/** A line to the room that can be cut and mended. */
async function cuttable(page: Page): Promise<{ cut: () => Promise<void>; mend: () => void }> {
  let broken = false;
  const open = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/socket$/, (line) => {
    if (broken) return void line.close({ code: 3000 });
    line.connectToServer();
    open.add(line);
  });
  return {
    cut: async () => {
      broken = true;
      for (const line of open) await line.close({ code: 3000 });
      open.clear();
    },
    mend: () => {
      broken = false;
    },
  };
}

for (const { language, device } of COMBINATIONS) {
  test(`listening: ${language}, ${device}`, async ({ browser }) => {
    const cem = await Person.at(browser, device, language);
    const line = await cuttable(cem.page);
    await cem.listens(portal.addresses.listen);
    await look(cem, "listening");
    await unfolds(cem);
    await look(cem, "listening, all unfolded");
    await cem.press("step-up").click();
    await cem.page.getByLabel(cem.t("check-name")).fill("\u202e");
    await look(cem, "stepping up");
    await cem.press("check-step-up").click();
    await expect(cem.page.locator("#check-name-error")).toBeVisible();
    await look(cem, "stepping up under a name that cannot be");
    await cem.press("check-back").click();
    await line.cut();
    await expect(cem.room).toHaveAttribute("data-line", "reconnecting");
    await look(cem, "connection interrupted");
    while ((await cem.room.getAttribute("data-line")) !== "lost") await cem.press("line-retry").click();
    await look(cem, "connection lost");
    line.mend();
    await cem.press("line-retry").click();
    await cem.isIn();
    await cem.context.close();
  });

  test(`taking part and leading: ${language}, ${device}`, async ({ humming }) => {
    const ada = await Person.at(humming, device, language);
    const gustav = await Person.at(humming, device, language);
    const name = `Gustav ${language} ${device}`;
    await test.step("Ada checks her devices", async () => {
      await ada.page.goto(portal.addresses.lead);
      await ada.press("rooms-invitation-enter").click();
      await expect(ada.press("check-start")).toBeVisible();
      await look(ada, "before the check");
      await ada.press("check-start").click();
      await ada.seesItself();
      await look(ada, "at the check");
      await ada.press("check-enter").click();
      await ada.isIn();
    });
    await test.step("Gustav raises his hand and writes", async () => {
      await gustav.takesPart(portal.addresses.listen, name);
      await gustav.press("hand-raise").click();
      await gustav.says("Wie weit ist die Leitung?");
      await expect(gustav.page.locator("#floor .queue li[data-mine]")).toBeVisible();
      await look(gustav, "hand raised, a line written");
    });
    await test.step("Ada sees hands, people and chat", async () => {
      await ada.says("Guten Abend!");
      await unfolds(ada);
      await expect(ada.page.locator(".people")).toContainText(name);
      await expect(ada.page.locator("#floor .queue")).toContainText(name);
      await look(ada, "leading, all unfolded");
    });
    if (device === "phone") await test.step("Ada looks for more controls", () => unfoldsControls(ada));
    await test.step("Gustav has the floor", async () => {
      await ada.page.locator("#floor .queue").getByRole("button", { name: `${ada.t("floor-give")} ${name}` }).click();
      await expect(gustav.page.locator(".floor-note[data-floor]")).toBeVisible();
      await look(gustav, "has the floor");
      await gustav.press("floor-unmute").first().click();
      await gustav.press("camera-on").click();
      await expect(gustav.page.locator('.tile[data-microphone="true"] video')).toBeVisible();
      await expect(gustav.page.locator('.tile[data-speaking="true"]')).toBeVisible();
      await Promise.all([look(gustav, "speaks"), look(ada, "hears somebody")]);
    });
    await test.step("Ada mutes him", async () => {
      await ada.press("people-mute-microphone", name).click();
      await expect(gustav.page.getByText(gustav.t("muted-microphone")).first()).toBeVisible();
      await look(gustav, "muted");
      await ada.press("people-mute-camera", name).click();
      await expect(gustav.page.getByText(gustav.t("muted-camera")).first()).toBeVisible();
      await expect(gustav.press("camera-on")).toBeVisible();
    });
    await test.step("Ada closes the room and removes him", async () => {
      await ada.press("desk-lock").click();
      await ada.page.getByLabel(ada.t("desk-chat"), { exact: true }).selectOption("off");
      await expect(gustav.page.getByText(gustav.t("chat-off"))).toBeVisible();
      await look(gustav, "room closed, chat off");
      await ada.press("people-remove", name).click();
      await expect(ada.page.getByRole("dialog")).toBeVisible();
      await look(ada, "asked whether to remove");
      await ada.page.getByRole("dialog").getByRole("button", { name: ada.t("people-remove") }).click();
      await expect(gustav.page.locator("[data-end=removed]")).toBeVisible();
      await look(gustav, "removed");
      await ada.press("desk-unlock").click();
      await ada.page.getByLabel(ada.t("desk-chat"), { exact: true }).selectOption("open");
      await expect(ada.press("desk-lock")).toBeVisible();
    });
    await ada.press("leave").click();
    await expect(ada.page).toHaveURL(/\/programm\//);
    for (const person of [ada, gustav]) await person.context.close();
  });

  test(`before the evening: ${language}, ${device}`, async ({ browser }) => {
    const ada = await Person.at(browser, device, language);
    const cem = await Person.at(browser, device, language);
    await ada.page.goto(portal.invite(`Ada ${language} ${device}`, "moderation"));
    await ada.press("accounts-link-button").click();
    await ada.page.goto(portal.addresses.programme);
    await ada.page.locator(".event--planned a").first().click();
    await ada.page.getByRole("link", { name: ada.t("programme-to-room") }).click();
    const room = ada.page.url();
    await ada.press("rooms-door-staff").click();
    await ada.checksDevices();
    await ada.isIn();
    await cem.listens(room);
    await Promise.all([look(cem, "waiting for the evening"), look(ada, "about to begin")]);
    for (const person of [ada, cem]) await person.context.close();
  });
}

/** The last one: nothing is left of the evening afterwards. */
test("a line that died without a word is noticed and mended", async ({ browser }) => {
  const cem = await Person.at(browser, "phone");
  let silent = false;
  let lines = 0;
  await cem.page.routeWebSocket(/\/socket$/, (line) => {
    lines += 1;
    const server = line.connectToServer();
    line.onMessage((message) => {
      if (!silent) server.send(message);
    });
    server.onMessage((message) => {
      if (!silent) line.send(message);
    });
  });
  try {
    await cem.listens(portal.addresses.listen);
    silent = true;
    // As a phone does that is back in a network: the socket still seems to stand.
    await cem.page.evaluate(() => dispatchEvent(new Event("online")));
    await expect(cem.room).toHaveAttribute("data-line", "reconnecting");
    silent = false;
    await expect(cem.room).toHaveAttribute("data-line", "live");
    expect(lines).toBeGreaterThan(1);
  } finally {
    await cem.context.close();
  }
});

test("the evening is over", async ({ browser }) => {
  const audience: { cem: Person; language: Language; device: Device }[] = [];
  for (const { language, device } of COMBINATIONS) {
    const cem = await Person.at(browser, device, language);
    await cem.listens(portal.addresses.listen);
    audience.push({ cem, language, device });
  }
  const ada = await Person.at(browser, "desk");
  await ada.accepts(portal.addresses.lead);
  await ada.press("desk-end").click();
  await look(ada, "asked whether to end");
  await ada.page.getByRole("dialog").getByRole("button", { name: ada.t("desk-end") }).click();
  for (const { cem, language, device } of audience) {
    await expect(cem.page.locator("[data-end=over]")).toBeVisible();
    await look(cem, `over: ${language}, ${device}`);
    await cem.page.goto(portal.addresses.listen);
    await look(cem, `the door afterwards: ${language}, ${device}`);
    await cem.context.close();
  }
  await ada.context.close();
});
