// Signing in by the code of a letter, as people do. Judges nothing beyond what has to be there for it.
import { expect } from "@playwright/test";
import type { Person } from "./cast.ts";
import type { Portal } from "./portal.ts";
import { Post } from "./post.ts";

/** The portal, and the mail server to which it writes. */
type Place = { portal: Portal; post: Post };

/** From the page for signing in to the code's page, and the code that arrived. */
export async function asksForCode(person: Person, { portal, post }: Place, address: string): Promise<string> {
  await person.page.goto(`${portal.base}/anmelden`);
  await person.page.getByLabel(person.t("accounts-email")).fill(address);
  await person.press("accounts-send-code").click();
  await expect(person.page.getByLabel(person.t("accounts-code"), { exact: true })).toBeVisible();
  return Post.code(await post.next(address, /Code|code/));
}

/** By an address and the code of a letter. */
export async function signsIn(person: Person, place: Place, address: string): Promise<void> {
  const code = await asksForCode(person, place, address);
  await person.page.getByLabel(person.t("accounts-code"), { exact: true }).fill(code);
  await person.press("accounts-code-button").click();
}
