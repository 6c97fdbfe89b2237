// Sign language: the signer fixed beside the slides for who wants it, large and fluent; "Ich gebärde" lit like speaking. Judges no sign.
import { type Browser, chromium } from "@playwright/test";
import { DEVICES, type Device } from "../axe.ts";
import { Person, humming } from "../cast.ts";
import { Keyboard } from "../keyboard.ts";
import { look } from "../look.ts";
import { Portal } from "../portal.ts";
import { printed } from "../talk.ts";
import { expect, test } from "../test.ts";

/** The smallest picture in which hands can be read, and how fluent it must be (EN 301 549 §6.5.2 and §6.5.3). */
const LEAST = { width: 320, height: 240, frames: 20 };

type Measured = { box: { width: number; height: number }; picture: { width: number; height: number }; frames: number };

/** What arrives in the signer's tile over a hundred pictures. */
async function measures({ page }: Person): Promise<Measured> {
  return page.locator(".signs video").evaluate(async (video: HTMLVideoElement) => {
    const presented = () => new Promise<{ count: number; at: number }>((done) => video.requestVideoFrameCallback((at, { presentedFrames }) => done({ count: presentedFrames, at })));
    const first = await presented();
    let last = first;
    while (last.count - first.count < 100) last = await presented();
    const box = video.getBoundingClientRect();
    return {
      box: { width: Math.round(box.width), height: Math.round(box.height) },
      picture: { width: video.videoWidth, height: video.videoHeight },
      frames: ((last.count - first.count) * 1000) / (last.at - first.at),
    };
  });
}

type Scene = { device: Device; ada: Person; frieda: Person; cem: Person; printer: Browser; measured: (words: string) => void };

/** Where the signers stand in Cem's window. */
const fixedIn = ({ page }: Person) => page.locator(".signs");

for (const device of Object.keys(DEVICES) as Device[]) {
  test(`sign language beside the slides: ${device}`, async ({ humming: browser, launchOptions }, info) => {
    const portal = await Portal.open();
    const printer = await chromium.launch(launchOptions);
    // A camera as people have it: the fake one gives 20 pictures a second unless it is told to give more.
    const camera = await humming([...(launchOptions.args ?? []), "--use-fake-device-for-media-stream=fps=30"], launchOptions.executablePath ?? "");
    const [ada, frieda, cem] = [await Person.at(browser, "desk"), await Person.at(camera, device), await Person.at(browser, device)];
    const measured = (words: string) => {
      console.log(words);
      info.annotations.push({ type: "measured", description: words });
    };
    const scene = { device, ada, frieda, cem, printer, measured };
    try {
      await ada.accepts(portal.addresses.lead);
      await frieda.takesPart(portal.addresses.listen, "Frieda");
      await cem.listens(portal.addresses.listen);
      await isShown(scene);
      await isLit(scene);
      await standsElsewhere(scene);
      await areSettled(scene);
    } finally {
      for (const person of [ada, frieda, cem]) await person.context.close();
      await camera.close();
      await printer.close();
      await portal.close();
    }
  });
}

/** Frieda becomes the signer; Cem has her beside a slide, large and fluent. */
async function isShown({ device, ada, frieda, cem, printer, measured }: Scene): Promise<void> {
  const keys = new Keyboard(cem.page);
  const fixed = fixedIn(cem);
  await test.step("Ada asks Frieda to sign; nobody has the switch before", async () => {
    await expect(cem.press("signs-on")).toHaveCount(0);
    await ada.page.getByLabel(ada.t("people-role", { name: "Frieda" })).selectOption("signer");
    await ada.press("people-give-role", "Frieda").click();
    await expect(frieda.room).toHaveAttribute("data-role", "signer");
    await frieda.press("camera-on").click();
    await expect(frieda.page.locator(".stage video")).toBeVisible();
    await look(frieda, "signing her camera is on");
  });
  await test.step("Cem switches her on by keyboard, and she stays beside a slide", async () => {
    await expect(cem.tile("Frieda")).toHaveCount(0);
    await keys.press(cem.press("signs-on"));
    await expect(cem.press("signs-off")).toBeFocused();
    await cem.sees("Frieda");
    await look(cem, "signing beside the stage");
    await ada.page.getByLabel(ada.t("slides-add"), { exact: true }).setInputFiles(await printed(printer));
    await ada.press("slides-show", "Wasserstoff in Gera").click();
    await expect(cem.page.locator("figure.slide img")).toBeVisible();
    await ada.page.keyboard.press("Alt+Shift+ArrowRight");
    await expect(cem.page.locator("figure.slide")).toHaveAttribute("data-page", "2");
    await look(cem, "signing beside a slide");
    const [slide, tile] = [await cem.page.locator(".slide__picture").boundingBox(), await fixed.boundingBox()];
    const apart = slide && tile && (slide.x + slide.width <= tile.x || slide.y + slide.height <= tile.y || tile.y + tile.height <= slide.y);
    expect(apart, `the tile lies on the slide: ${JSON.stringify({ slide, tile })}`).toBe(true);
  });
  await test.step("she is large and fluent", async () => {
    const seen = await measures(cem);
    const words = `${device}: box ${seen.box.width}×${seen.box.height}, picture ${seen.picture.width}×${seen.picture.height}, ${seen.frames.toFixed(1)} a second`;
    measured(words);
    expect(seen.box.width).toBeGreaterThanOrEqual(LEAST.width);
    expect(seen.box.height).toBeGreaterThanOrEqual(LEAST.height);
    expect(seen.picture.width).toBeGreaterThanOrEqual(LEAST.width);
    expect(seen.picture.height).toBeGreaterThanOrEqual(LEAST.height);
    expect(seen.frames).toBeGreaterThanOrEqual(LEAST.frames);
  });
}

/** "Ich gebärde", by key and by button, and its end with the camera. */
async function isLit({ frieda, cem }: Scene): Promise<void> {
  const fixed = fixedIn(cem);
  await test.step("„Ich gebärde“ lights her like a speaker, for those who see her", async () => {
    await frieda.page.keyboard.press("Alt+Shift+G");
    const lit = cem.page.getByRole("group", { name: new RegExp(`Frieda.*${cem.t("tile-signing")}`) });
    await expect(lit).toHaveAttribute("data-speaking", "true");
    await expect(frieda.press("sign-off")).toBeVisible();
    await look(cem, "signing lit");
    await look(frieda, "signing she signs");
    await frieda.press("sign-off").click();
    await expect(fixed.locator(".tile")).toHaveAttribute("data-speaking", "false");
    await frieda.press("sign-on").click();
    await expect(fixed.locator(".tile")).toHaveAttribute("data-speaking", "true");
    await frieda.press("camera-off").click();
    await expect(fixed.locator(".tile")).toHaveAttribute("data-speaking", "false");
    await frieda.press("camera-on").click();
    await cem.sees("Frieda");
  });
}

/** On a phone below the stage, in a window of its own, and nowhere. */
async function standsElsewhere({ device, cem }: Scene): Promise<void> {
  const fixed = fixedIn(cem);
  if (device === "phone") {
    await test.step("she stays in sight below the stage", async () => {
      await cem.page.getByText(cem.t("help-title")).scrollIntoViewIfNeeded();
      await cem.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await expect(fixed.locator("video")).toBeInViewport({ ratio: 0.9 });
    });
  }
  await test.step("a window of its own, where the browser has one", async () => {
    await cem.press("signs-window", "Frieda").click();
    await expect(fixed).toContainText(cem.t("signs-away", { name: "Frieda" }));
    const width = () =>
      cem.page.evaluate(() => {
        const own = (globalThis as { documentPictureInPicture?: { window: Window | null } }).documentPictureInPicture?.window;
        return own?.document.querySelector("video")?.videoWidth ?? 0;
      });
    await expect.poll(width).toBeGreaterThanOrEqual(LEAST.width);
    await look(cem, "signing in her own window");
    await cem.press("signs-back", "Frieda").click();
    await cem.sees("Frieda");
  });
  await test.step("off again: neither large nor small", async () => {
    await cem.press("signs-off").click();
    await expect(fixed).toHaveCount(0);
    await expect(cem.tile("Frieda")).toHaveCount(0);
  });
}

/** What else each can set for oneself: what is read out, and what a window shows. */
async function areSettled({ ada, cem }: Scene): Promise<void> {
  await test.step("Cem chooses what is read out", async () => {
    await cem.page.locator("#reading > summary").click();
    await expect(cem.page.getByLabel(cem.t("reading-people"))).not.toBeChecked();
    await cem.page.getByLabel(cem.t("reading-agenda")).uncheck();
    await cem.page.getByLabel(cem.t("reading-people")).check();
    await look(cem, "chooses what is read out");
  });
  await test.step("Ada leads by keys, and has her desk on a second screen", async () => {
    await ada.page.locator("#help > summary").click();
    await expect(ada.page.locator("#help")).toContainText(ada.t("shortcut-pause"));
    await expect(cem.page.locator("#help")).not.toContainText(cem.t("shortcut-pause"));
    await ada.page.keyboard.press("Alt+Shift+P");
    await expect(cem.page.getByText(cem.t("evening-paused")).first()).toBeVisible();
    // One key for both ways: it goes on only when her own window knows of the pause.
    await expect(ada.press("desk-resume")).toBeVisible();
    await ada.page.keyboard.press("Alt+Shift+P");
    await expect(ada.press("desk-pause")).toBeVisible();
    const item = ada.page.locator("#agenda [aria-current]");
    const before = await item.textContent();
    await ada.page.keyboard.press("Alt+Shift+N");
    await expect(item).not.toHaveText(before ?? "");
    await ada.press("desk-alone").click();
    await expect(ada.page.locator(".stage")).toHaveCount(0);
    await look(ada, "has the desk alone");
    await ada.press("projection-end").click();
    await expect(ada.page.locator(".stage")).toBeVisible();
  });
}
