// A network that drops UDP, as offices and hotels have: the media finds its way over TCP. The portal offers both and knows of nothing.
import { Person, humming } from "../cast.ts";
import { Portal } from "../portal.ts";
import { Road } from "../road.ts";
import { expect, test } from "../test.ts";

const PORT = 8080;

test("UDP is dropped on the road: from the beginning, and in mid-evening", async ({ launchOptions }) => {
  test.skip(!Road.possible(), "network namespaces need root");
  const road = Road.open();
  const base = `http://${road.city}:${PORT}`;
  const portal = await Portal.open({ MITREDEN__HTTP__BASE_URL: base }, { before: road.inCity, host: road.city, port: PORT });
  // Without https a browser gives no devices to any host but its own; that is not what is tested here.
  const args = [...(launchOptions.args ?? []), `--unsafely-treat-insecure-origin-as-secure=${base}`];
  const browser = await humming(args, road.atHome(launchOptions.executablePath ?? ""));
  const { listen, talk } = portal.addresses;
  try {
    const emil = await Person.at(browser, "desk");
    const cem = await Person.at(browser, "phone");
    await test.step("nothing but TCP arrives, and Cem sees and hears Emil", async () => {
      road.dropUdp();
      await emil.accepts(talk);
      await emil.button("Kamera einschalten").click();
      await emil.button("Mikrofon einschalten").click();
      await cem.listens(listen);
      await cem.sees("Emil");
      await cem.hears();
      expect(road.udpArrived()).toBe(0);
    });
    await test.step("where the road is open, they go over UDP", async () => {
      road.passUdp();
      for (const person of [cem, emil]) await person.button("Verlassen").click();
      await emil.accepts(talk);
      await emil.button("Kamera einschalten").click();
      await emil.button("Mikrofon einschalten").click();
      await cem.listens(listen);
      await cem.hears();
      const before = road.udpArrived();
      await expect.poll(() => road.udpArrived()).toBeGreaterThan(before + 50);
    });
    await test.step("the road closes under them, and they come back by themselves", async () => {
      road.dropUdp();
      // Sound that is still under way is played to its end.
      await cem.hearsNothing();
      await cem.isIn();
      await cem.hears();
      await cem.sees("Emil");
      const before = road.udpArrived();
      await cem.hears();
      expect(road.udpArrived()).toBe(before);
    });
  } finally {
    await browser.close();
    await portal.close();
    road.close();
  }
});
