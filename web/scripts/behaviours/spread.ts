// `form[data-spread]`: says how many points are spread while somebody types. Checks nothing and fills in nothing; the server does.

/** After the last key: whoever listens hears the sum once, and not each digit. */
const PAUSE_MS = 600;

/** What the fields make up, as the server counts it; what is no whole number counts nothing. */
export function sum(values: string[]): number {
  return values.map((value) => value.trim()).reduce((all, value) => all + (/^\d{1,9}$/.test(value) ? Number(value) : 0), 0);
}

export function spread(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-spread]")) {
    const place = form.querySelector<HTMLElement>("[data-spread-sum]");
    if (!place?.hidden) continue;
    const fields = [...form.querySelectorAll<HTMLInputElement>("[data-points]")];
    const say = () => {
      place.textContent = (form.dataset.spread ?? "").replace("{sum}", String(sum(fields.map((field) => field.value))));
    };
    let pause: ReturnType<typeof setTimeout> | undefined;
    form.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(say, PAUSE_MS);
    });
    say();
    place.hidden = false;
  }
}
