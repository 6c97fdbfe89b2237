// Runs the front end's unit tests: bundles every scripts/**/*.test.ts(x) and hands the results to `node --test`.
// It starts no browser; journeys live in e2e/.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const tests = readdirSync(join(here, "scripts"), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.test\.tsx?$/.test(name))
  .map((name) => join(here, "scripts", name));
if (tests.length === 0) {
  console.error("No unit test was found under web/scripts.");
  process.exit(1);
}
const out = mkdtempSync(join(tmpdir(), "mitreden-web-"));
try {
  await esbuild.build({
    entryPoints: tests,
    outdir: out,
    outbase: join(here, "scripts"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".ftl": "text", ".css": "text" },
    sourcemap: "inline",
    logLevel: "warning",
  });
  const bundles = readdirSync(out, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".mjs"))
    .map((name) => join(out, name));
  const run = spawnSync(process.execPath, ["--test", ...bundles], { stdio: "inherit" });
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
