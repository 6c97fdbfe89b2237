// From the tap on "Zuhören" to the first sound and the first picture, in a phone's window. Prints; judges nothing.
import { type Page, test } from "@playwright/test";
import { Person, humming } from "../cast.ts";
import { Portal } from "../portal.ts";

const ROUNDS = 9;

type Figures = { sound: number; picture: number };

/** Milliseconds from the tap, by the page's own clock: the first frame that was shown, the first sound above silence. */
async function tap(page: Page): Promise<Figures> {
  await page.evaluate(() => {
    const seen = { tapped: 0, sound: 0, picture: 0 };
    Object.assign(window, { seen });
    addEventListener("click", () => { seen.tapped = performance.now(); }, { capture: true, once: true });
    const context = new AudioContext();
    const ears = new Map<HTMLMediaElement, AnalyserNode>();
    const look = () => {
      for (const video of document.querySelectorAll("video")) if (!seen.picture && video.videoWidth > 0 && video.currentTime > 0) seen.picture = performance.now();
      for (const audio of document.querySelectorAll("audio")) {
        if (!(audio.srcObject instanceof MediaStream) || audio.paused) continue;
        let ear = ears.get(audio);
        if (!ear) {
          void context.resume();
          ear = context.createAnalyser();
          context.createMediaStreamSource(audio.srcObject).connect(ear);
          ears.set(audio, ear);
        }
        const wave = new Float32Array(ear.fftSize);
        ear.getFloatTimeDomainData(wave);
        if (!seen.sound && wave.some((value) => Math.abs(value) > 0.01)) seen.sound = performance.now();
      }
      requestAnimationFrame(look);
    };
    look();
  });
  await page.getByRole("button", { name: /^Zuhören/ }).click();
  await page.waitForFunction(() => { const { sound, picture } = (window as unknown as { seen: Figures }).seen; return sound > 0 && picture > 0; });
  return page.evaluate(() => {
    const { tapped, sound, picture } = (window as unknown as { seen: Figures & { tapped: number } }).seen;
    return { sound: Math.round(sound - tapped), picture: Math.round(picture - tapped) };
  });
}

test("from the tap to sound and picture", async ({ browser, launchOptions }) => {
  const portal = await Portal.open();
  const loud = await humming(launchOptions.args ?? [], launchOptions.executablePath ?? "");
  try {
    const emil = await Person.at(loud, "desk");
    await emil.accepts(portal.addresses.talk);
    await emil.button("Kamera einschalten").click();
    await emil.button("Mikrofon einschalten").click();
    const figures: Figures[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const cem = await Person.at(browser, "phone");
      await cem.page.goto(portal.addresses.listen);
      figures.push(await tap(cem.page));
      await cem.context.close();
    }
    for (const what of ["sound", "picture"] as const) {
      const sorted = figures.map((figure) => figure[what]).sort((a, b) => a - b);
      console.log(`tap to first ${what}: median ${sorted[Math.floor(ROUNDS / 2)]} ms, slowest of ${ROUNDS} ${sorted.at(-1)} ms`);
    }
  } finally {
    await loud.close();
    await portal.close();
  }
});
