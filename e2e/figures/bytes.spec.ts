// What a silent listener without pictures costs in data: a talk that is only heard, over a measured time. Prints; judges nothing.
import { type Page, test } from "@playwright/test";
import { Person, humming } from "../cast.ts";
import { Portal } from "../portal.ts";

/** Long enough that single packets do not matter. */
const SECONDS = 20;
/** IP and UDP before each packet, which no browser counts. */
const BELOW_BYTES = 28;

type Received = { at: number; bytes: number; packets: number };

/** What came over all media connections of the page until now. */
async function received(page: Page): Promise<Received> {
  return page.evaluate(async () => {
    const sum = { at: performance.now(), bytes: 0, packets: 0 };
    for (const connection of (window as unknown as { connections: RTCPeerConnection[] }).connections) {
      for (const [, report] of await connection.getStats()) {
        if (report.type !== "transport") continue;
        sum.bytes += report.bytesReceived;
        sum.packets += report.packetsReceived;
      }
    }
    return sum;
  });
}

test("a silent listener's data", async ({ browser, launchOptions }) => {
  const portal = await Portal.open();
  const loud = await humming(launchOptions.args ?? [], launchOptions.executablePath ?? "");
  try {
    const emil = await Person.at(loud, "desk");
    await emil.accepts(portal.addresses.talk);
    await emil.button("Mikrofon einschalten").click();
    const cem = await Person.at(browser, "phone");
    await cem.page.addInitScript(() => {
      const connections: RTCPeerConnection[] = [];
      const Plain = window.RTCPeerConnection;
      window.RTCPeerConnection = class extends Plain {
        constructor(configuration?: RTCConfiguration) {
          super(configuration);
          connections.push(this);
        }
      };
      Object.assign(window, { connections });
    });
    await cem.listens(portal.addresses.listen);
    await cem.hears();
    const before = await received(cem.page);
    await cem.page.waitForFunction((until) => performance.now() > until, before.at + SECONDS * 1_000);
    const after = await received(cem.page);
    const hours = (after.at - before.at) / 3_600_000;
    const [bytes, packets] = [after.bytes - before.bytes, after.packets - before.packets];
    console.log(`a silent listener without pictures: ${(bytes / hours / 1e6).toFixed(1)} MB an hour, with IP and UDP ${((bytes + packets * BELOW_BYTES) / hours / 1e6).toFixed(1)}`);
  } finally {
    await loud.close();
    await portal.close();
  }
});
