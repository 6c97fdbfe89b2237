// The island's words in the page's language, from web/locales. Negotiates nothing: the page has chosen.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import german from "../../locales/de.ftl";
import english from "../../locales/en.ftl";

const SOURCES: Record<string, string> = { de: german, en: english };

/** The words of one language: `t("leave")`. A missing key shows itself; a test keeps that from happening. */
export type Words = (key: string, values?: Record<string, FluentVariable>) => string;

export function wordsOf(language: string): Words {
  // No isolating marks: our values are names in sentences of one direction, and tests and screen readers read them plainly.
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(new FluentResource(SOURCES[language] ?? german));
  return (key, values) => {
    const pattern = bundle.getMessage(key)?.value;
    return pattern ? bundle.formatPattern(pattern, values ?? null) : key;
  };
}
