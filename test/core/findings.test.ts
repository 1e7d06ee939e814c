import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findingsPage } from "../../scripts/generate/findings.ts";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/findings.md"), "utf8");

test("docs/findings.md is what the source says", () => {
  expect(page === findingsPage(root).get("docs/findings.md"), "it is stale: run npm run generate").toBe(true);
});

test("every code that a reader ever saw in a golden text is explained there", () => {
  const folder = join(root, "test/golden/findings");
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  const codes = texts.flatMap((text) => Array.from(text.matchAll(/^\S.*:\d+:\d+ {2}(\S+)$/gm), ([, code]) => code));
  expect(codes.length).toBeGreaterThan(50);
  for (const code of codes) expect(page).toContain(`| \`${code}\` |`);
});
