// A form as people fill it in: fields by their names, then a button, until the next page is there. Knows no form of the portal.
import { type Locator, type Page, expect } from "@playwright/test";

/** Values by the names of fields; true and false tick a box, a list fills the fields of one name from the first on. */
export type Values = Record<string, string | boolean | string[]>;

/** All fields at once: typing them one by one would take minutes where there are hundreds. */
export async function fillsIn(page: Page, values: Values): Promise<void> {
  const missing = await page.evaluate((values) => {
    const lost: string[] = [];
    const put = (field: Element | undefined, value: string | boolean, name: string) => {
      if (field instanceof HTMLInputElement && typeof value === "boolean") field.checked = value;
      else if (field instanceof HTMLInputElement && field.type === "radio") field.checked = true;
      else if (field instanceof HTMLSelectElement && typeof value === "string") {
        const option = [...field.options].find((option) => option.value === value || option.text.trim() === value) ?? [...field.options].find((option) => option.text.includes(value));
        if (option) field.value = option.value;
        else lost.push(`${name}: ${value}`);
      } else if ((field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && typeof value === "string") field.value = value;
      else lost.push(name);
    };
    for (const [name, value] of Object.entries(values)) {
      const fields = [...document.querySelectorAll(`main form [name="${CSS.escape(name)}"]`)];
      const chosen = fields.find((field) => field instanceof HTMLInputElement && field.type === "radio" && field.value === value);
      if (Array.isArray(value)) value.forEach((one, at) => put(fields[at], one, `${name} ${at}`));
      else put(chosen ?? fields[0], value, name);
    }
    return lost;
  }, values);
  expect(missing, `fields of ${page.url()}`).toEqual([]);
}

/** Presses a button, says yes if it asks, and waits for the page behind it. */
export async function presses(button: Locator): Promise<void> {
  const page = button.page();
  const asks = (await button.getAttribute("data-confirm")) !== null;
  const arrives = page.waitForEvent("domcontentloaded");
  await button.click();
  if (asks) await page.locator("dialog[open] button[value=yes]").click();
  await arrives;
}

/** Fills in and sends; `button` is the value of the button, or the button itself. The page behind tells of no mistake. */
export async function sends(page: Page, values: Values, button: string | Locator = "save"): Promise<void> {
  await fillsIn(page, values);
  const named = typeof button === "string" ? page.locator(`main form button[value="${button}"]:not([aria-hidden])`) : button;
  await presses(named);
  expect(await page.locator("main .error-summary, main .kern-alert--danger").allInnerTexts(), page.url()).toEqual([]);
}
