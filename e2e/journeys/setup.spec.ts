// Hanna sets a fresh portal up in one sitting: the real program with an empty data folder. Rights and mistakes of the key are tested over HTTP.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "@playwright/test";
import { Person } from "../cast.ts";
import { look } from "../look.ts";
import { oneTimePassword } from "../one-time.ts";
import { Post } from "../post.ts";

const BINARY = process.env.MITREDEN_BINARY ?? join(import.meta.dirname, "../../target/debug/mitreden");
const START_MS = 90_000;

/** `mitreden serve` on an empty folder. */
class Fresh {
  /** The one-time address that it printed. */
  address = "";
  readonly data = mkdtempSync(join(tmpdir(), "mitreden-setup-"));
  private child: ChildProcess | undefined;

  get base(): string {
    return new URL(this.address).origin;
  }

  async start(settings: Record<string, string>): Promise<void> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address();
    await new Promise((done) => server.close(done));
    const port = address && typeof address === "object" ? address.port : 0;
    const env = {
      ...process.env,
      MITREDEN__HTTP__LISTEN: `127.0.0.1:${port}`,
      MITREDEN__DATA__FOLDER: join(this.data, "data"),
      MITREDEN__MEDIA__UDP: "127.0.0.1:0",
      MITREDEN__MEDIA__TCP: "127.0.0.1:0",
      ...settings,
    };
    const child = spawn(BINARY, ["serve"], { env, stdio: ["ignore", "pipe", "inherit"] });
    this.child = child;
    const lines = createInterface({ input: child.stdout });
    await new Promise<void>((done, failed) => {
      const late = setTimeout(() => failed(new Error("the program printed no address for the setup")), START_MS);
      child.once("exit", (code) => failed(new Error(`the program ended with ${code}`)));
      lines.on("line", (line) => {
        const [, url] = /^Einrichtung: (\S+)$/.exec(line) ?? [];
        if (!url) return;
        this.address = url;
        clearTimeout(late);
        done();
      });
    });
  }

  async close(): Promise<void> {
    const child = this.child;
    if (child && child.exitCode === null) {
      child.removeAllListeners("exit");
      const ended = new Promise((done) => child.once("exit", done));
      child.kill("SIGKILL");
      await ended;
    }
    rmSync(this.data, { recursive: true, force: true });
  }
}

/** The smallest picture there is: one red dot. */
const DOT = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==", "base64");

/** The account, its mistakes, and the second factor; ends on the first step of the settings. */
async function arrives(hanna: Person, fresh: Fresh): Promise<void> {
  const { page, t } = hanna;
  // Without the key nobody begins.
  await page.goto(`${fresh.base}/einrichten`);
  await expect(page.getByText(t("setup-closed-text"))).toBeVisible();
  await look(hanna, "setup closed");
  await page.goto(fresh.address);
  await look(hanna, "setup account");
  await page.getByLabel(t("setup-name")).fill("Hanna Hauser");
  await page.getByLabel(t("accounts-email")).fill("hanna");
  await hanna.press("setup-account-button").click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await expect(page.getByLabel(t("setup-name"))).toHaveValue("Hanna Hauser");
  await look(hanna, "setup account mistake");
  await page.getByLabel(t("accounts-email")).fill("hanna@zwoenitz.example");
  await hanna.press("setup-account-button").click();
  await expect(page.getByRole("heading", { level: 1, name: t("setup-arrived") })).toBeVisible();
  await look(hanna, "setup arrived");
  await page.getByRole("main").getByRole("link", { name: t("setup-go-on") }).click();
  await page.getByRole("link", { name: t("accounts-second-totp") }).click();
  await hanna.press("accounts-totp-begin").click();
  const key = (await page.locator(".secret").textContent()) ?? "";
  await page.getByLabel(t("accounts-totp-first")).fill(oneTimePassword(key));
  await hanna.press("accounts-totp-confirm").click();
  await expect(page.locator(".secret--list li").first()).toBeVisible();
  await look(hanna, "setup strip");
  // From the second factor the way leads on to the next step by itself.
  await page.getByRole("link", { name: t("accounts-recovery-done") }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("settings-portal") })).toBeVisible();
}

/** City, colours and logo. */
async function paints(hanna: Person, fresh: Fresh): Promise<void> {
  const { page, t } = hanna;
  await look(hanna, "setup portal");
  await page.getByLabel(t("settings-site-name")).fill("Mitmachen");
  await page.getByLabel(t("settings-site-city")).fill("Zwönitz");
  await hanna.press("setup-save").click();
  // A colour nobody could read is refused, and what was typed stays.
  const colour = page.locator("#theme-light-primary");
  await colour.fill("#ffff00");
  await hanna.press("setup-save").click();
  await expect(page.locator(".error-summary")).toBeVisible();
  await expect(colour).toHaveValue("#ffff00");
  await look(hanna, "setup colours mistake");
  const file = join(fresh.data, "logo.png");
  writeFileSync(file, DOT);
  await page.getByLabel(t("settings-image-file")).setInputFiles(file);
  await page.getByLabel(t("settings-image-alt")).fill("Wappen");
  await hanna.press("settings-image-add").click();
  await expect(page.getByRole("main").getByRole("img", { name: "Wappen" })).toBeVisible();
  await expect(hanna.press("settings-image-replace")).toBeVisible();
  await look(hanna, "setup logo");
  await colour.fill("#003f7d");
  await hanna.press("setup-save").click();
  await expect(page.getByRole("heading", { level: 1, name: t("settings-imprint") })).toBeVisible();
}

/** The legal pages, back once and on again. */
async function signs(hanna: Person): Promise<void> {
  const { page, t } = hanna;
  await page.getByLabel(t("settings-imprint-provider")).fill("Stadt Zwönitz");
  await look(hanna, "setup imprint");
  await hanna.press("setup-save").click();
  await page.getByLabel(t("settings-privacy-officer")).fill("Frau Schutz, Telefon 0123");
  await hanna.press("setup-save").click();
  await page.getByRole("main").getByRole("link", { name: t("setup-back") }).click();
  await expect(page.getByLabel(t("settings-privacy-officer"))).toHaveValue("Frau Schutz, Telefon 0123");
  await hanna.press("setup-save").click();
  await hanna.press("setup-save").click();
}

/** A letter, the ports, and the end. */
async function finishes(hanna: Person, fresh: Fresh, post: Post): Promise<void> {
  const { page, t } = hanna;
  await hanna.press("setup-post-button").click();
  await expect(page.getByRole("main").getByRole("status").filter({ hasText: "hanna@zwoenitz.example" })).toBeVisible();
  const letter = await post.next("hanna@zwoenitz.example");
  expect(letter.text).toContain("Mitmachen");
  await look(hanna, "setup post");
  await hanna.press("setup-go-on").click();
  await expect(page.getByRole("heading", { level: 1, name: t("setup-media") })).toBeVisible();
  await look(hanna, "setup media");
  await hanna.press("setup-go-on").click();
  await expect(page.getByText(t("health-legal-imprint"))).toBeVisible();
  await look(hanna, "setup ready");
  await hanna.press("setup-finish").click();
  await expect(page.getByRole("heading", { level: 1, name: t("nav-desk") })).toBeVisible();
  await page.getByRole("link", { name: t("health-title") }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("health-title") })).toBeVisible();
  await look(hanna, "health");
  const gone = await page.goto(fresh.address);
  expect(gone?.status()).toBe(410);
  await page.goto(fresh.base);
  await expect(page.getByText("Zwönitz").first()).toBeVisible();
}

for (const { device, language } of [
  { device: "phone", language: "de" },
  { device: "desk", language: "en" },
] as const) {
  test(`Hanna sets a fresh portal up in one sitting: ${device}`, async ({ browser }) => {
    const post = await Post.open();
    const fresh = new Fresh();
    try {
      await fresh.start({ ...post.settings, MITREDEN__LIMITS__SIGN_IN_PER_MINUTE: "1000" });
      const hanna = await Person.at(browser, device, language);
      await arrives(hanna, fresh);
      await paints(hanna, fresh);
      await signs(hanna);
      await finishes(hanna, fresh, post);
      await hanna.page.context().close();
    } finally {
      await fresh.close();
      await post.close();
    }
  });
}
