import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bootstrapFiles, Unusable } from "./generate/bootstrap.ts";
import { commandsPage } from "./generate/commands.ts";
import { escapePatterns } from "./generate/escapes.ts";
import { eventsPage } from "./generate/events.ts";
import { findingsPage } from "./generate/findings.ts";
import { parcelFile } from "./generate/parcel.ts";
import { policyPage } from "./generate/policy.ts";
import { compileSchemas } from "./generate/schemas.ts";
import { shippedRules } from "./generate/shipped.ts";

/*
 * Writes what is derived from other files: the compiled schemas, the bootstrap templates, the table of shipped rules, the
 * patterns by which escapes are denied and three pages of docs/; takes away templates of accounts that no target names any more.
 * `--check` writes nothing and fails when a committed file is not what would be written.
 */

const root = join(import.meta.dirname, "..");

async function main(check: boolean): Promise<number> {
  const files = new Map([
    ...(await compileSchemas(root)),
    ...(await bootstrapFiles(root)),
    ...findingsPage(root),
    ...commandsPage(root),
    ...eventsPage(root),
    ...parcelFile(root),
    ...shippedRules(root),
    ...policyPage(root),
    ...escapePatterns(root),
  ]);
  const stale = [...files].filter(([path, content]) => kept(path) !== content);
  const orphans = globSync("bootstrap/*.yaml", { cwd: root }).filter((path) => !files.has(path));
  if (check) {
    for (const path of [...stale.map(([stalePath]) => stalePath), ...orphans])
      console.error(`${path} is stale: run \`npm run generate\` and commit it`);
    return stale.length + orphans.length === 0 ? 0 : 1;
  }
  for (const [path, content] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    console.log(`wrote ${path}`);
  }
  for (const path of orphans) {
    rmSync(join(root, path));
    console.log(`took away ${path}: no target names its account`);
  }
  return 0;
}

function kept(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return undefined;
  }
}

process.exitCode = await main(process.argv.includes("--check")).catch((cause: unknown) => {
  if (!(cause instanceof Unusable)) throw cause;
  console.error(cause.message);
  return 1;
});
