// The evening: Emil speaks, Cem listens on a phone, Gustav gets the floor and returns it, Ada leads and removes a disturber.
import type { Browser } from "@playwright/test";
import { Person } from "../cast.ts";
import { Firefox } from "../firefox.ts";
import { Portal } from "../portal.ts";
import { expect, test } from "../test.ts";

/** The three ways the media may take. */
const WAYS = [
  { name: "v1", query: "?media=v1", signalling: "v1", settings: {} },
  { name: "v0", query: "?media=v0", signalling: "v0", settings: {} },
  { name: "ICE-TCP", query: "", signalling: "v1", settings: { MITREDEN__MEDIA__UDP_OFFERED: "false" } },
] as const;

for (const way of WAYS) {
  test(`an evening over ${way.name}`, async ({ browser, humming: loud }) => {
    const portal = await Portal.open(way.settings);
    try {
      await play(portal, way, browser, loud);
    } finally {
      await portal.close();
    }
  });
}

async function play(portal: Portal, { query, signalling }: (typeof WAYS)[number], quiet: Browser, loud: Browser): Promise<void> {
  const { listen, talk, lead } = portal.addresses;
  const ada = await Person.at(quiet, "desk");
  const emil = await Person.at(loud, "desk");
  const cem = await Person.at(quiet, "phone");
  const gustav = await Person.at(loud, "desk");
  const people = [ada, emil, cem, gustav];
  try {
    await test.step("Emil speaks, Cem listens without an account", async () => {
      await emil.accepts(talk + query);
      await emil.button("Kamera einschalten").click();
      await emil.button("Mikrofon einschalten").click();
      await cem.listens(listen + query);
      await cem.sees("Emil");
      await cem.hears();
      await expect(cem.tile("Emil")).toHaveAttribute("data-speaking", "true");
    });
    await test.step("Gustav raises his hand and gets the floor", async () => {
      await ada.accepts(lead + query);
      await gustav.takesPart(listen + query, "Gustav");
      await expect(gustav.button("Mikrofon einschalten")).toHaveCount(0);
      await gustav.button("Hand heben").click();
      await ada.button("Wort geben Gustav").first().click();
      await expect(gustav.page.getByText("Sie haben das Wort.").first()).toBeVisible();
      await emil.button("Mikrofon ausschalten").click();
      await cem.hearsNothing();
    });
    await test.step("all hear him, and he goes back", async () => {
      await gustav.button("Mikrofon einschalten").first().click();
      await cem.hears();
      await ada.hears();
      await gustav.button("Wort zurückgeben").click();
      await expect(gustav.button("Hand heben")).toBeVisible();
      await cem.hearsNothing();
    });
    for (const person of people) expect(person.signalling).toBe(signalling);
    await test.step("Ada removes a disturber", async () => {
      const disturber = await Person.at(quiet, "desk");
      people.push(disturber);
      await disturber.takesPart(listen + query, "Störer");
      await disturber.says("Unfug");
      await ada.button("Entfernen Störer").click();
      await ada.page.getByRole("dialog").getByRole("button", { name: "Entfernen" }).click();
      await expect(disturber.page.getByText("Sie wurden aus dem Raum entfernt")).toBeVisible();
      await disturber.page.goto(listen);
      await expect(disturber.button(/^Zuhören/)).toBeVisible();
    });
    await test.step("Cem leaves in one action", async () => {
      await cem.button("Verlassen").click();
      await expect(cem.page).toHaveURL(/\/programm\//);
    });
  } finally {
    for (const person of people) await person.context.close();
  }
}

test("Firefox ESR sees and hears Emil over both signallings", async ({ humming: loud }) => {
  const portal = await Portal.open();
  const emil = await Person.at(loud, "desk");
  const firefox = await Firefox.open();
  try {
    await emil.accepts(portal.addresses.talk);
    await emil.button("Kamera einschalten").click();
    await emil.button("Mikrofon einschalten").click();
    for (const mode of ["v1", "v0"]) {
      await test.step(`over ${mode}`, async () => {
        await firefox.listens(`${portal.addresses.listen}?media=${mode}`);
        await firefox.sees();
        await firefox.hears();
        await emil.button("Mikrofon ausschalten").click();
        await firefox.hearsNothing();
        await emil.button("Mikrofon einschalten").click();
        await firefox.hears();
        await firefox.leaves();
      });
    }
  } finally {
    await firefox.close();
    await emil.context.close();
    await portal.close();
  }
});

test("the server dies in mid-evening and everybody is back by themselves", async ({ browser, humming: loud }) => {
  const portal = await Portal.open();
  const { listen, talk, lead } = portal.addresses;
  const ada = await Person.at(browser, "desk");
  const emil = await Person.at(loud, "desk");
  const gustav = await Person.at(browser, "phone");
  const cem = await Person.at(browser, "phone");
  try {
    await emil.accepts(talk);
    await emil.button("Kamera einschalten").click();
    await emil.button("Mikrofon einschalten").click();
    await ada.accepts(lead);
    await gustav.takesPart(listen, "Gustav");
    await cem.listens(listen);
    await gustav.button("Hand heben").click();
    await gustav.says("bis gleich");
    await cem.hears();
    await portal.kill();
    await expect(cem.room).not.toHaveAttribute("data-line", "live");
    await portal.start();
    for (const person of [ada, emil, gustav, cem]) await person.isIn();
    await expect(ada.page.locator("#floor .queue")).toContainText("Gustav");
    await expect(cem.page.locator(".chat__lines")).toContainText("bis gleich");
    await cem.sees("Emil");
    await cem.hears();
  } finally {
    for (const person of [ada, emil, gustav, cem]) await person.context.close();
    await portal.close();
  }
});

test("two windows of one seat do not throw each other out", async ({ browser }) => {
  const portal = await Portal.open();
  const cem = await Person.at(browser, "phone");
  try {
    await cem.listens(portal.addresses.listen);
    const second = await cem.context.newPage();
    await second.goto(portal.addresses.listen);
    const room = second.locator("main.room");
    await expect(room).toHaveAttribute("data-media", "connected");
    await expect(cem.room).toHaveAttribute("data-media", "elsewhere");
    await expect(cem.room).toHaveAttribute("data-line", "live");
    await cem.button("Hier weiterhören").click();
    await expect(cem.room).toHaveAttribute("data-media", "connected");
    await expect(room).toHaveAttribute("data-media", "elsewhere");
  } finally {
    await cem.context.close();
    await portal.close();
  }
});
