// Times of day in the city's zone, as on the portal's pages, wherever the visitor is. Knows no clock.

/** The hour and minute that the city's clocks show at a moment. */
export function cityTime(at: string | number, { zone, language }: { zone: string; language: string }): string {
  return new Date(at).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", timeZone: zone });
}

/** The short name of the city's zone at a moment: "MEZ" or "CET". */
export function zoneName(at: string | number, { zone, language }: { zone: string; language: string }): string {
  const parts = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeZone: zone, timeZoneName: "short" }).formatToParts(new Date(at));
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}
