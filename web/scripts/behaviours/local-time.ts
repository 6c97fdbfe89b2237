// `time[data-local-time]`: adds the visitor's own time where it differs from the city's. Never replaces the city's time.

export function localTime(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLTimeElement>("time[data-local-time][datetime]")) {
    const city = element.dataset.localTime;
    const instant = new Date(element.dateTime);
    if (!city || Number.isNaN(instant.getTime())) continue;
    const text = ownTime(instant, city, Intl.DateTimeFormat().resolvedOptions().timeZone, document.documentElement.lang);
    if (text) element.append(` (${text})`);
  }
}

/** The time at the visitor's place with the name of its zone, or nothing when clocks agree. */
export function ownTime(instant: Date, cityZone: string, ownZone: string, language: string): string | undefined {
  const clock = (timeZone: string, options: Intl.DateTimeFormatOptions = {}) =>
    new Intl.DateTimeFormat(language, { timeZone, weekday: "short", hour: "2-digit", minute: "2-digit", ...options }).format(instant);
  if (clock(cityZone) === clock(ownZone)) return undefined;
  return clock(ownZone, { timeZoneName: "short" });
}
