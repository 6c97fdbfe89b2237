// The words of the interface, read from the portal's own locales. Knows only messages of one line; negotiates no language.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "./axe.ts";

const ROOT = join(import.meta.dirname, "..");

/** A word by its key, with its values put in: `t("people-remove-sure", { name: "Gustav" })`. */
export type Words = (key: string, values?: Record<string, string>) => string;

export function wordsOf(language: Language): Words {
  const folder = join(ROOT, "locales", language);
  const files = [...readdirSync(folder).map((name) => join(folder, name)), join(ROOT, "web/locales", `${language}.ftl`)];
  const found = new Map<string, string>();
  for (const file of files) {
    for (const [, key, text] of readFileSync(file, "utf8").matchAll(/^([\w-]+) = (.+)$/gm)) if (key && text) found.set(key, text);
  }
  return (key, values = {}) => {
    const text = found.get(key);
    if (text === undefined) throw new Error(`no word for ${key}`);
    return text.replace(/\{ \$(\w+) \}/g, (_, name: string) => values[name] ?? "");
  };
}
