// Berta registers without an account, is reminded by a real letter, and cancels; Cem, who has no e-mail, moves up; Dora's account finds her place. Not the rules of the queue.
import { type Browser, expect, test } from "@playwright/test";
import { DEVICES, type Device } from "../axe.ts";
import { looksAtLetter } from "../letters.ts";
import { look } from "../look.ts";
import { PATIENT, Portal, inTheCity } from "../portal.ts";
import { Post } from "../post.ts";

const TITLE = "Sprechstunde im Rathaus";
const RESERVE = /^(Anmelden|Platz reservieren)$/;

let post: Post;
let portal: Portal;

test.beforeAll(async () => {
  post = await Post.open();
  portal = await Portal.open({ ...post.settings, ...PATIENT });
});
test.afterAll(async () => {
  await portal.close();
  await post.close();
});

async function visitor(browser: Browser, device: Device) {
  const context = await browser.newContext({ viewport: DEVICES[device] });
  return { page: await context.newPage() };
}
type Visitor = Awaited<ReturnType<typeof visitor>>;

/** Ada announces an hour in the town hall that begins in a little more than an hour, with one chair. Answers its address. */
async function announce({ page }: Visitor): Promise<string> {
  await page.goto(portal.invite("Ada", "moderation"));
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.goto(`${portal.base}/de/programm/neu`);
  const [start, end] = [inTheCity(62), inTheCity(122)];
  await page.getByLabel("Titel", { exact: true }).first().fill(TITLE);
  await page.locator("#date").fill(start.day);
  await page.locator("#from").fill(start.time);
  await page.locator("#until").fill(end.time);
  if (end.day !== start.day) await page.locator("#until_date").fill(end.day);
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.getByRole("heading", { name: TITLE, level: 1 })).toBeVisible();
  const address = page.url();
  await page.getByRole("link", { name: "Anmeldung einrichten" }).click();
  await page.getByLabel("Anmeldung anbieten").check();
  await page.getByLabel(/^Zahl der Plätze/).fill("1");
  await page.getByRole("button", { name: "Frage hinzufügen" }).click();
  await page.getByLabel("Frage", { exact: true }).fill("Worum geht es?");
  await look({ page }, "setting registration up");
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.getByRole("heading", { name: "Liste der Anmeldungen", level: 1 })).toBeVisible();
  return address;
}

test("Berta registers, is reminded and cancels; Cem moves up", async ({ browser }) => {
  const ada = await visitor(browser, "desk");
  const address = await announce(ada);

  const berta = await visitor(browser, "phone");
  await berta.page.goto(address);
  await look(berta, "event with registration");
  await berta.page.getByRole("main").getByRole("link", { name: RESERVE }).click();
  await berta.page.getByRole("main").getByRole("button", { name: RESERVE }).click();
  await expect(berta.page.locator(".error-summary")).toBeFocused();
  await look(berta, "registration without a name");
  await berta.page.getByLabel("Name", { exact: true }).fill("Berta Brandt");
  await berta.page.getByLabel(/^E-Mail-Adresse/).fill("berta@example.org");
  await berta.page.getByLabel(/^Worum geht es/).fill("Der Spielplatz am Park");
  await berta.page.getByRole("main").getByRole("button", { name: RESERVE }).click();
  await expect(berta.page.getByText("Bitte sehen Sie in Ihr Postfach").first()).toBeVisible();
  await look(berta, "registered by mail");
  const confirmed = await post.next("berta@example.org", /^Ihr Platz: /);
  expect(confirmed.mail.attachments.map((file) => file.contentType)).toEqual(["text/calendar"]);
  await looksAtLetter(browser, confirmed, "confirmation");

  const cem = await visitor(browser, "desk");
  await cem.page.goto(`${address}/anmeldung`);
  await expect(cem.page.getByText("Alle Plätze sind vergeben.")).toBeVisible();
  await look(cem, "registration with a queue");
  await cem.page.getByLabel("Name", { exact: true }).fill("Cem");
  await cem.page.getByRole("button", { name: "Auf die Warteliste" }).click();
  await expect(cem.page.getByText(/auf Platz .?1.? der Warteliste/)).toBeVisible();
  await look(cem, "waiting, with a code");

  // An hour before the start is a minute or two away.
  await expect.poll(() => post.letters.some((letter) => letter.subject.startsWith("In einer Stunde: ")), { timeout: 180_000 }).toBe(true);
  const reminder = await post.next("berta@example.org", /^In einer Stunde: /);
  await looksAtLetter(browser, reminder, "reminder");
  await ada.page.reload();
  await expect(ada.page.getByText(/Erinnerung.?: zugestellt/)).toBeVisible();
  await look(ada, "list of registrations");

  await berta.page.goto(Post.link(reminder, "/absagen"));
  await look(berta, "before cancelling");
  await berta.page.getByRole("button", { name: "Anmeldung absagen" }).click();
  await expect(berta.page.getByText("Diese Anmeldung ist abgesagt")).toBeVisible();
  await post.next("berta@example.org", /^Ihre Abmeldung: /);

  await cem.page.reload();
  await expect(cem.page.getByText("Ihr Platz ist reserviert")).toBeVisible();
  await look(cem, "moved up, with a code");
  await cem.page.emulateMedia({ media: "print" });
  await look(cem, "on paper");
});

test("an account finds what was registered without it, and fills the form in", async ({ browser }) => {
  const address = await announce(await visitor(browser, "desk"));
  const dora = await visitor(browser, "phone");
  await dora.page.goto(`${address}/anmeldung`);
  await dora.page.getByLabel("Name", { exact: true }).fill("Dora Dietz");
  await dora.page.getByLabel(/^E-Mail-Adresse/).fill("dora@example.org");
  await dora.page.getByRole("main").getByRole("button", { name: RESERVE }).click();
  await post.next("dora@example.org", /^Ihr Platz: /);

  await dora.page.goto(`${portal.base}/anmelden?weiter=/konto/anmeldungen`);
  await dora.page.getByLabel("E-Mail-Adresse").fill("dora@example.org");
  await dora.page.getByRole("button", { name: "Code zuschicken" }).click();
  await dora.page.getByLabel("Code", { exact: true }).fill(Post.code(await post.next("dora@example.org", /Code/)));
  await dora.page.getByRole("button", { name: "Weiter", exact: true }).click();
  await expect(dora.page.getByRole("heading", { name: "Ihr Konto", level: 1 })).toBeVisible();
  await dora.page.getByRole("link", { name: "Ihre Anmeldungen zu Veranstaltungen" }).click();
  await look(dora, "registration of the account's address");
  await dora.page.getByRole("button", { name: "Meinem Konto zuordnen" }).click();
  await expect(dora.page.getByRole("link", { name: "Anmeldung absagen" })).toBeVisible();
  await look(dora, "registrations of an account");
  await dora.page.goto(`${address}/anmeldung`);
  await expect(dora.page.getByText("Sie sind mit Ihrem Konto schon angemeldet.")).toBeVisible();

  // Another evening: who is signed in need not type the address again.
  const other = await announce(await visitor(browser, "desk"));
  await dora.page.goto(`${other}/anmeldung`);
  await expect(dora.page.getByLabel(/^E-Mail-Adresse/)).toHaveValue("dora@example.org");
  await look(dora, "registration filled in");
});
