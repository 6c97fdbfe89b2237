// What a pushed message says, as a notification shows it. Shows none itself.

export type Told = { title: string; body: string; lang: string; tag: string; data: string };

/** Reads a message; one that cannot be read leads to the start page, as browsers want every message to be shown. */
export function told(text: string): Told {
  const { title, portal, address, language } = read(text);
  // A path of this portal, never another host.
  const data = /^\/(?![/\\])/.test(address) ? address : "/";
  return { title: title || portal || "Mitreden", body: portal, lang: language, tag: data, data };
}

function read(text: string): Record<"title" | "portal" | "address" | "language", string> {
  let found: Record<string, unknown> = {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) found = value as Record<string, unknown>;
  } catch {
    // Not ours.
  }
  const word = (name: string) => (typeof found[name] === "string" ? found[name] : "");
  return { title: word("title"), portal: word("portal"), address: word("address"), language: word("language") };
}
