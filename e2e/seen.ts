// Which pages of the portal axe has looked at in a run, and which not. Looks at none itself.
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { FullConfig, Reporter, Suite } from "@playwright/test/reporter";

/** Not the folder of results: that is emptied at the beginning of each part. */
const FOLDER = join(import.meta.dirname, ".seen");
const SEEN = join(FOLDER, "seen.txt");
const JOURNEYS = join(import.meta.dirname, "journeys");
/** Which part of the journeys this is; none: whatever was asked for. */
const PART = process.env.MITREDEN_PART;
/** The list of all addresses; a test keeps it complete. */
const RIGHTS = join(import.meta.dirname, "../crates/mitreden/tests/it/base/rights.rs");
/** Addresses that are files, sockets, pictures, for machines or lead on at once: nothing for axe. */
const NO_PAGE = /\.\w+$|^\/(healthz|readyz|metrics|newsletter)$|\/(socket|bild|datei|stand|einlass|themenspeicher|dateien\/\{name\}|anlagen\/\{name\})$|\/kacheln\/|^\/(marke|aktuelles\/bilder|strategie\/bilder|api\/v1)\//;

/** Notes that axe looks at this address, without the language before it. */
export function sees(url: string): void {
  mkdirSync(FOLDER, { recursive: true });
  appendFileSync(SEEN, `${new URL(url).pathname.replace(/^\/(de|en)(?=\/|$)/, "") || "/"}\n`);
}

/** Tells at the end of a run of everything which pages nobody looked at. */
export default class Seen implements Reporter {
  private judges = false;

  onBegin(_config: FullConfig, suite: Suite): void {
    const files = new Set(suite.allTests().map((test) => test.location.file)).size;
    // The check runs the journeys in two parts, the second of which goes on with what the first has seen.
    if (PART !== "last") rmSync(SEEN, { force: true });
    // A run of some journeys says nothing about the pages of the others.
    this.judges = PART === "last" || (PART === undefined && files === readdirSync(JOURNEYS).length);
  }

  /** A page of the table that axe never looked at fails the run: it is new, and nobody has looked at it. */
  onEnd(): { status: "failed" } | undefined {
    if (!this.judges || !existsSync(SEEN)) return undefined;
    const seen = [...new Set(readFileSync(SEEN, "utf8").split("\n"))];
    const addresses = [...readFileSync(RIGHTS, "utf8").matchAll(/\("GET[^"]*", "([^"]+)"/g)].map((match) => match[1] ?? "");
    const pages = addresses.filter((address) => !NO_PAGE.test(address));
    // An address without a gap is not seen by looking at its neighbour: `/programm/neu` is no `/programm/{slug}`.
    const plain = new Set(pages.filter((page) => !page.includes("{")));
    const unseen = pages.filter((page) => {
      const shape = new RegExp(`^${page.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
      return !seen.some((path) => (plain.has(path) ? path === page : shape.test(path)));
    });
    console.log(`\naxe looked at ${pages.length - unseen.length} of ${pages.length} kinds of pages; not at: ${unseen.join(" ") || "none"}`);
    return unseen.length > 0 ? { status: "failed" } : undefined;
  }
}
