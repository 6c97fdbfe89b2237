// The city of the journey: its portal, its letters, its people, and how they come in. Plays nothing by itself.
import { type Browser, expect } from "@playwright/test";
import { DEVICES, fitsWindow } from "../axe.ts";
import { Person } from "../cast.ts";
import { fillsIn, presses, sends } from "../form.ts";
import { look, picture } from "../look.ts";
import { oneTimePassword } from "../one-time.ts";
import { type Engine, PATIENT, Portal } from "../portal.ts";
import { Post } from "../post.ts";
import { asksForCode } from "../sign-in.ts";

/** Somebody of the cast with an address. Who works for the city has an authenticator app besides. */
export class Citizen {
  readonly person: Person;
  readonly email: string;
  /** The key in the app; empty: none yet. */
  key = "";
  /** Until when the last session lasts, by the city's clock. */
  stays = new Date(0);

  constructor(person: Person, email: string) {
    this.person = person;
    this.email = email;
  }
}

/** Sessions last two weeks: a day less, as nobody waits for the last minute. */
const SESSION_MS = 13 * 86_400_000;
const QUARTER_MS = 91 * 86_400_000;

export class City {
  readonly portal: Portal;
  readonly post: Post;
  readonly hanna: Citizen;
  readonly dora: Citizen;
  readonly ada: Citizen;
  readonly berta: Citizen;
  readonly cem: Citizen;
  /** Somebody without an account. */
  readonly guest: Person;
  /** Paths without language that one station finds and a later one goes back to. */
  readonly paths = { contest: "", evening: "", vote: "", topic: "", strategy: "" };
  /** The numbers of the ideas by their titles. */
  readonly numbers = new Map<string, number>();
  private readonly engine: Engine;
  /** When what was due was removed last. */
  private forgot: number;

  private constructor(portal: Portal, post: Post, engine: Engine, [hanna, dora, ada, berta, cem, guest]: Person[]) {
    if (!hanna || !dora || !ada || !berta || !cem || !guest) throw new Error("somebody is missing");
    this.portal = portal;
    this.post = post;
    this.engine = engine;
    this.forgot = portal.now.getTime();
    this.hanna = new Citizen(hanna, "hanna@gera.example");
    this.dora = new Citizen(dora, "dora@gera.example");
    this.ada = new Citizen(ada, "ada@gera.example");
    this.berta = new Citizen(berta, "berta@example.org");
    this.cem = new Citizen(cem, "cem@example.org");
    this.guest = guest;
  }

  static async found(browser: Browser, engine: Engine, at: string): Promise<City> {
    const post = await Post.open();
    const portal = await Portal.found(new Date(at), engine, { ...PATIENT, ...post.settings });
    const people: Person[] = [];
    for (const device of ["desk", "desk", "desk", "phone", "desk", "phone"] as const) people.push(await Person.at(browser, device));
    return new City(portal, post, engine, people);
  }

  async close(): Promise<void> {
    try {
      for (const person of [this.guest, ...[this.hanna, this.dora, this.ada, this.berta, this.cem].map((one) => one.person)]) await person.context.close();
    } finally {
      // Also where a browser is gone: a program that nobody ends would stay for ever.
      await this.portal.close();
      await this.post.close();
    }
  }

  at(path: string): string {
    return `${this.portal.base}${path}`;
  }

  /** It becomes another day in the city; what is due by then is removed, though not for each week that goes by. */
  async becomes(moment: string): Promise<void> {
    await this.portal.becomes(new Date(moment));
    if (this.portal.now.getTime() < this.forgot + QUARTER_MS) return;
    this.portal.forget();
    this.forgot = this.portal.now.getTime();
  }

  /** The password in somebody's app now. */
  app(citizen: Citizen): string {
    return oneTimePassword(citizen.key, this.portal.now);
  }

  /** Sets the app up, from a page that offers it. */
  async setsUpApp(citizen: Citizen): Promise<void> {
    const { page, t } = citizen.person;
    await presses(page.getByRole("link", { name: t("accounts-second-totp") }));
    await presses(citizen.person.press("accounts-totp-begin"));
    citizen.key = (await page.locator(".secret").textContent()) ?? "";
    await sends(page, { code: this.app(citizen) }, "confirm");
    await expect(page.locator(".secret--list li").first()).toBeVisible();
    citizen.stays = new Date(this.portal.now.getTime() + SESSION_MS);
  }

  /** Somebody with an account comes in; nothing to do for who still is. */
  async comesIn(citizen: Citizen): Promise<Person> {
    const { person } = citizen;
    if (this.portal.now < citizen.stays) return person;
    const code = await asksForCode(person, this, citizen.email);
    await fillsIn(person.page, { code });
    await presses(person.press("accounts-code-button"));
    if (citizen.key) {
      await fillsIn(person.page, { code: this.app(citizen) });
      await presses(person.press("accounts-code-button"));
    }
    await expect(person.page.locator(`form[action$="/abmelden"]`)).not.toHaveCount(0);
    citizen.stays = new Date(this.portal.now.getTime() + SESSION_MS);
    return person;
  }

  /** Opens a page in somebody's window. */
  async opens(person: Person, path: string): Promise<void> {
    const answer = await person.page.goto(this.at(path));
    expect(answer?.ok(), `${path} answers ${answer?.status()}`).toBe(true);
  }

  /** Puts two ends of the trail together, from the page of the first: what came of it. */
  async joins(person: Person, from: string, ...results: string[]): Promise<void> {
    const { page } = person;
    await this.opens(person, from);
    await presses(page.locator('main a[href*="/spur/"][href$="/bearbeiten"]').first());
    for (const what of results) await sends(page, { way: "result", what }, "look");
  }

  /** A page as the public sees it, on a phone and on a desk: it fits, and a picture can be kept. */
  async shows(path: string, name: string): Promise<void> {
    await this.opens(this.guest, path);
    await this.looksAt(this.guest, name);
  }

  /** The page somebody has open, in both windows. */
  async looksAt({ page }: Person, name: string): Promise<void> {
    const before = page.viewportSize();
    for (const [device, viewport] of Object.entries(DEVICES)) {
      await page.setViewportSize(viewport);
      await fitsWindow(page, `gera ${name} ${device}`);
      await picture(page, `gera ${this.engine} ${name} ${device}`);
    }
    if (before) await page.setViewportSize(before);
  }

  /** A page in a state that no other journey meets: axe looks at it as well. */
  async examines(person: Person, name: string): Promise<void> {
    await look(person, `gera ${name}`);
  }
}
