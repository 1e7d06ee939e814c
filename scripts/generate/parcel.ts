import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What `sallyport init` hands out as it stands here, but for pins, names and numbers. */
const handedOut = [
  ...["apply", "audit", "sweep", "validate"].map((name) => `.github/workflows/${name}.yml`),
  "examples/consumer/.github/workflows/backfill.yml",
  "policies/**/*.{cedar,cedarschema,yaml}",
  "schemas/*.schema.json",
];

/**
 * `src/commands/init/parcel.generated.ts`: the texts of those files, so that init needs nothing beside dist/. Line by line, so
 * that a change of one shows here as a change of one.
 */
export function parcelFile(root: string): ReadonlyMap<string, string> {
  const paths = handedOut.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
  const entries = paths.map((path) => {
    const lines = readFileSync(join(root, path), "utf8").split("\n");
    return `  ${JSON.stringify(path)}: text(\n${lines.map((line) => `    ${JSON.stringify(line)},\n`).join("")}  ),\n`;
  });
  return new Map([["src/commands/init/parcel.generated.ts", `${head}${entries.join("")}};\n`]]);
}

const head = `// biome-ignore-all format: generated
// Generated from .github/workflows/, policies/, schemas/ and examples/consumer/ by scripts/generate.ts. Do not edit.

const text = (...lines: readonly string[]) => lines.join("\\n");

/** Path → content, as shipped. */
export const parcel: { readonly [path: string]: string } = {
`;
