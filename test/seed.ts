/** Where properties start: anew each time, but in CI from the tree's own name, so that the same files are judged alike twice. */
import { execFileSync } from "node:child_process";
import fc from "fast-check";

const said = process.env.SALLYPORT_SEED;
const start = said ?? (process.env.CI === "true" ? treeOf() : undefined);
if (start !== undefined)
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number.parseInt(start.slice(0, 8), 16) | 0 });

/** The name of the commit's tree; nothing where there is no repository. */
export function treeOf(): string | undefined {
  try {
    return execFileSync("git", ["rev-parse", "HEAD^{tree}"], { cwd: import.meta.dirname, encoding: "utf8" });
  } catch {
    return undefined;
  }
}
