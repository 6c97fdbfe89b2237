// The city's colours in light and dark: text at least 4.5:1, signs and borders of fields at least 3:1 (WCAG 1.4.3, 1.4.11).
import assert from "node:assert/strict";
import { test } from "node:test";
import tokens from "../styles/tokens.css";

const [light = "", dark = ""] = tokens.split("@media (prefers-color-scheme: dark)");

function colours(css: string): Map<string, string> {
  return new Map([...css.matchAll(/(--city-[\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
}

const themes = { light: colours(light), dark: new Map([...colours(light), ...colours(dark)]) };

/** Relative luminance of an sRGB colour (WCAG 2.2, definition of relative luminance). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [bright = 1, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

const pairs: [string, string, number][] = [
  ["text", "page", 7],
  ["text", "soft", 7],
  ["text-muted", "page", 4.5],
  ["text-muted", "soft", 4.5],
  ["primary", "page", 4.5],
  ["primary", "soft", 4.5],
  ["on-primary", "primary", 4.5],
  ["on-deep", "deep", 7],
  ["on-deep-muted", "deep", 4.5],
  ["warm", "page", 4.5],
  ["warm-bright", "deep", 4.5],
  ["visited", "page", 4.5],
  ["live", "page", 4.5],
  ["live", "live-soft", 4.5],
  ["line-strong", "page", 3],
];

for (const [name, theme] of Object.entries(themes)) {
  for (const [front, back, least] of pairs) {
    test(`${name}: ${front} on ${back}`, () => {
      const ratio = contrast(theme.get(`--city-${front}`) ?? "", theme.get(`--city-${back}`) ?? "");
      assert.ok(ratio >= least, `${ratio.toFixed(2)}:1 is less than ${least}:1`);
    });
  }
}
