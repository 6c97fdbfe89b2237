// A form that asks the device before it goes: shows it where the device can, asks after a tap, puts the answer into its fields. Knows no kind of answer.

/** The fields of an answer by name; or the words to say instead, where the person refused. */
export type Answer = Record<string, string> | string;

/** Every `form[data-<name>]`. `carries`: the field that is filled when the form has its answer. What fails is told in `data-<name>-failed`. */
export function deviceForms(root: ParentNode, name: "push" | "passkey", carries: string, ask: (form: HTMLFormElement) => Promise<Answer>): void {
  for (const words of root.querySelectorAll<HTMLElement>(`[data-${name}-cannot]`)) words.hidden = true;
  for (const form of root.querySelectorAll<HTMLFormElement>(`form[data-${name}]`)) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      // With an answer in it the form goes its way.
      if (field(form, carries).value) return;
      event.preventDefault();
      void send(form, name, ask);
    });
  }
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement;
}

async function send(form: HTMLFormElement, name: string, ask: (form: HTMLFormElement) => Promise<Answer>): Promise<void> {
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  const say = (words: string) => {
    const place = form.querySelector(`[data-${name}-said]`);
    if (place) place.textContent = words;
  };
  say("");
  try {
    const answer = await ask(form);
    if (typeof answer === "string") return say(answer);
    for (const [key, value] of Object.entries(answer)) field(form, key).value = value;
    form.submit();
  } catch {
    // Browsers tell a refusal and a missing device alike, so that pages cannot find out what somebody has.
    say(form.dataset[`${name}Failed`] ?? "");
  } finally {
    form.removeAttribute("aria-busy");
  }
}
