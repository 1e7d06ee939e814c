import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";

const folder = join(import.meta.dirname, "golden");

/**
 * Compares a text with `test/golden/<name>`. With `UPDATE_GOLDEN=1` in the environment it writes the file instead:
 * read the difference before committing it.
 */
export function golden(name: string, text: string): void {
  const file = join(folder, name);
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text, `test/golden/${name} (UPDATE_GOLDEN=1 rewrites it)`).toBe(kept(file));
}

function kept(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
