import { kindOf } from "./paths.ts";
import type { NamedTarget } from "./target.ts";

/*
 * Control: every path that decides who may have access, or that runs. A grant is what is decided; it is never control.
 */

/** Files of the repository's root and of docs/ that decide, run, or say what lies in a work tree. */
const files = [
  "sallyport.yaml",
  "sallyport.attested",
  "CODEOWNERS",
  "docs/CODEOWNERS",
  "action.yml",
  "action.yaml",
  "package.json",
  "package-lock.json",
  ".gitattributes",
  ".gitmodules",
] as const;

/** Folders of which everything does. `.github` holds the workflows and the first place of CODEOWNERS. */
const folders = [".github", "bootstrap", "dist", "policies", "schemas", "src", "targets"] as const;

/** Every control path, as git takes paths: whatever lies at or below one of them. */
export const controlPaths: readonly [string, ...string[]] = [...files, ...folders];

/** Whether a change of this path must be reviewed as control. */
export function isControl(path: string): boolean {
  return controlPaths.some((place) => path === place || path.startsWith(`${place}/`));
}

/** The target whose ceiling and owners a control path says, and nothing else; undefined when it governs every target. */
export function governedTarget(path: string): string | undefined {
  return kindOf(path) === "target" ? path.slice("targets/".length, -".yaml".length) : undefined;
}

/** Production opens for two people at least, whatever its target says; so does a target that cannot be read. */
const productionPeople = 2;

/** How many distinct people must approve a change of what governs this target. Undefined: it cannot be read. */
export function controlQuorum(named: NamedTarget | undefined): number {
  if (named === undefined) return productionPeople;
  const { tier, approvals } = named.target;
  return tier === "production" ? Math.max(approvals.people, productionPeople) : approvals.people;
}
