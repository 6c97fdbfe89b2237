// A visitor's own settings hold (EN 301 549, 11.7): colours that the system forces, less motion, letters of twice the size in a narrow window. Judges no words.
import { type Page, expect, test } from "@playwright/test";
import { fitsWindow } from "../axe.ts";
import { picture } from "../look.ts";
import { Portal } from "../portal.ts";

let portal: Portal;
let paths: string[];

test.beforeAll(async ({ browser }) => {
  portal = await Portal.open({});
  const page = await browser.newPage();
  await page.goto(portal.addresses.programme);
  const archive = new URL((await page.locator(".kern-card a").first().getAttribute("href")) ?? "", portal.base).pathname;
  await page.context().close();
  const room = new URL(portal.addresses.listen).pathname;
  paths = ["/", room, "/anmelden", "/abos", "/hilfe/barrierefreiheit", "/umfragen", archive.replace("/programm/reihen/", "/auswertung/reihe/")];
});
test.afterAll(async () => {
  await portal.close();
});

/** Icons that have the colour of what lies behind them: nobody sees them. */
function unseenIcons(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const opaque = (colour: string) => colour !== "rgba(0, 0, 0, 0)" && colour !== "transparent";
    const behind = (element: Element | null): string => {
      for (let one = element; one; one = one.parentElement) if (opaque(getComputedStyle(one).backgroundColor)) return getComputedStyle(one).backgroundColor;
      return "rgb(255, 255, 255)";
    };
    const icons = [...document.querySelectorAll<HTMLElement>(".kern-icon")].filter((icon) => icon.checkVisibility() && icon.getBoundingClientRect().width > 1);
    return icons.filter((icon) => getComputedStyle(icon).backgroundColor === behind(icon.parentElement)).map((icon) => icon.outerHTML);
  });
}

/** What still moves, or would, when it is pointed at. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seconds = (list: string) => Math.max(...list.split(",").map((one) => Number.parseFloat(one) * (one.trim().endsWith("ms") ? 0.001 : 1)));
    const moves = (style: CSSStyleDeclaration) => seconds(style.transitionDuration) > 0.01 || (style.animationName !== "none" && seconds(style.animationDuration) > 0.01);
    const found = [...document.querySelectorAll("*")].filter((element) => moves(getComputedStyle(element))).map((element) => element.outerHTML.slice(0, 120));
    if (getComputedStyle(document.documentElement).scrollBehavior !== "auto") found.push("the page scrolls by itself");
    return found;
  });
}

/** Words that are cut off at the edge of what holds them. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hides = (element: Element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX) && element.clientWidth > 2;
    // What is drawn for its own sake may be cut.
    const stands = (one: Element, out: Element) => one.checkVisibility() && one.getBoundingClientRect().right > out.getBoundingClientRect().right + 1;
    const loses = (element: Element) => (element.children.length === 0 ? element.scrollWidth > element.clientWidth + 1 : [...element.querySelectorAll("*")].some((one) => stands(one, element)));
    const cut = [...document.querySelectorAll<HTMLElement>("main *, header *, footer *")].filter((element) => element.checkVisibility() && hides(element) && loses(element));
    return cut.map((element) => element.outerHTML.slice(0, 160));
  });
}

test("forced colours leave everything to be seen, and less motion leaves nothing that moves", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, forcedColors: "active", reducedMotion: "reduce" });
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(portal.base + path);
    expect.soft(await unseenIcons(page), `${path}: icons`).toEqual([]);
    expect.soft(await moving(page), `${path}: motion`).toEqual([]);
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect.soft(outline, `${path}: the focus shows`).not.toBe("none");
    await picture(page, `forced ${path}`);
  }
  await context.close();
});

test("letters of 32 pixels fit a window of 320, and nothing is lost", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  // The setting of the browser itself, which also counts for widths in em.
  await (await context.newCDPSession(page)).send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  for (const path of paths) {
    await page.goto(portal.base + path);
    const size = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
    expect.soft(size, `${path}: the text grows`).toBeGreaterThanOrEqual(30);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await fitsWindow(page, `${path} with large letters`);
    expect.soft(await cutOff(page), `${path}: words`).toEqual([]);
    await picture(page, `large ${path}`);
  }
  await context.close();
});
