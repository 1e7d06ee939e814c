import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bootstrapFiles } from "./generate/bootstrap.ts";
import { commandsPage } from "./generate/commands.ts";
import { eventsPage } from "./generate/events.ts";
import { findingsPage } from "./generate/findings.ts";
import { compileSchemas } from "./generate/schemas.ts";

/*
 * Writes what is derived from other files: the compiled schemas, the bootstrap templates and three pages of docs/.
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
  ]);
  const stale = [...files].filter(([path, content]) => kept(path) !== content);
  if (check) {
    for (const [path] of stale) console.error(`${path} is stale: run \`npm run generate\` and commit it`);
    return stale.length === 0 ? 0 : 1;
  }
  for (const [path, content] of stale) {
    writeFileSync(join(root, path), content);
    console.log(`wrote ${path}`);
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

process.exitCode = await main(process.argv.includes("--check"));
