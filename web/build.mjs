// Builds the front end: scripts, styles and fonts under hashed names. Installs nothing and fetches nothing.
// `node build.mjs --out DIR` also writes DIR/manifest.json (logical name → hashed name).

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";
import * as sass from "sass";
import { shapes } from "./icons/draw.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: { out: { type: "string", default: join(here, "dist") } } });
const out = values.out;

/** The entries that exist; the room's files are optional so that the portal builds without them. */
const entries = ["scripts/main.ts", "scripts/room/room.tsx", "scripts/push/worker.ts", "styles/main.css", "styles/room/room.css"]
  .map((entry) => join(here, entry))
  .filter((entry) => existsSync(entry));

/** A style sheet with one mask per icon, usable as `<span class="kern-icon kern-icon--hand">`. */
function iconStyles() {
  return Object.entries(shapes)
    .map(([name, shape]) => {
      const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='#000' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'>${shape.replaceAll('"', "'")}</svg>`;
      return `.kern-icon--${name}{--icon:url("data:image/svg+xml,${svg.replaceAll("#", "%23").replaceAll("<", "%3c").replaceAll(">", "%3e")}")}`;
    })
    .join("\n");
}

/**
 * KERN paints icons white under forced colours and marks it important, which is white on white in light themes and
 * which no later layer may undo. styles/icons.css uses the system's own colours instead.
 */
function withoutWhiteIcons(css) {
  const slim = css.replace(/background-color: var\(--kern-color-white\) !important;\s*forced-color-adjust: none;/g, "");
  if (slim === css) throw new Error("KERN no longer paints icons white: remove withoutWhiteIcons from build.mjs.");
  return slim;
}

/** Resolves what no file holds: KERN trimmed by styles/kern.scss, and the sheet of our own icons. */
const generated = {
  name: "generated",
  setup(build) {
    build.onResolve({ filter: /^(kern|icons)$/ }, ({ path }) => ({ path, namespace: "generated" }));
    build.onLoad({ filter: /.*/, namespace: "generated" }, ({ path }) => {
      if (path === "icons") return { contents: iconStyles(), loader: "css" };
      const kern = sass.compile(join(here, "styles/kern.scss"), { loadPaths: [join(here, "node_modules")], quietDeps: true, logger: sass.Logger.silent });
      return { contents: withoutWhiteIcons(kern.css), loader: "css", resolveDir: join(here, "styles") };
    });
  },
};

/** Removes custom properties of KERN's palette that no rule of any style sheet reads. */
function withoutUnusedTokens(sheets) {
  for (;;) {
    const all = [...sheets.values()].join("\n");
    const used = new Set([...all.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]));
    let dropped = 0;
    for (const [name, css] of sheets) {
      const slim = css.replace(/(--kern-[\w-]+):[^;{}]*(;|(?=\}))/g, (whole, token) => {
        if (used.has(token)) return whole;
        dropped += 1;
        return "";
      });
      sheets.set(name, slim);
    }
    if (dropped === 0) return sheets;
  }
}

function write(name, text) {
  const path = join(out, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const hashed = (name, text) => {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 10);
  return name.replace(/\.(\w+)$/, `-${hash}.$1`);
};

rmSync(out, { recursive: true, force: true });
const result = await esbuild.build({
  entryPoints: entries,
  absWorkingDir: here,
  outdir: out,
  entryNames: "[name]-[hash]",
  chunkNames: "part-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  metafile: true,
  write: false,
  legalComments: "none",
  target: ["chrome111", "firefox121", "safari16.4"],
  loader: { ".ftl": "text", ".woff2": "file", ".svg": "file" },
  jsx: "automatic",
  jsxImportSource: "preact",
  plugins: [generated],
  logLevel: "warning",
});

const manifest = {};
const sheets = new Map();
const entryOf = new Map(
  Object.entries(result.metafile.outputs).map(([path, about]) => [basename(path), about.entryPoint ? basename(about.entryPoint) : undefined]),
);
for (const file of result.outputFiles) {
  const name = relative(out, file.path);
  const entry = entryOf.get(name);
  const logical = entry?.replace(/\.tsx?$/, ".js");
  if (name.endsWith(".css")) {
    sheets.set(logical ?? name, file.text);
    continue;
  }
  write(name, file.contents);
  if (logical) manifest[logical] = name;
  else if (name.endsWith(".woff2")) manifest[`${name.replace(/-[A-Z0-9]{8}\.woff2$/, "")}.woff2`] = name;
}
for (const [logical, css] of withoutUnusedTokens(sheets)) {
  const name = hashed(logical, css);
  write(name, css);
  manifest[logical] = name;
}
const favicon = readFileSync(join(here, "icons/favicon.svg"));
manifest["favicon.svg"] = hashed("favicon.svg", favicon);
write(manifest["favicon.svg"], favicon);
write("manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
