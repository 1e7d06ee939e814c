import type { Finding } from "../core/finding.ts";

/**
 * Policies that are no plain files are not read, and a rule that is not read forbids nothing: a changed mode would take a
 * rule away without a line of it changing.
 */
export function policyModes(entries: readonly { readonly path: string; readonly mode: string }[]): readonly Finding[] {
  return entries
    .filter(({ path, mode }) => path.startsWith("policies/") && mode !== "100644")
    .map(({ path, mode }) => ({
      code: "policy.mode",
      file: path,
      line: 1,
      column: 1,
      message: `this has mode ${mode}, and only plain files (100644) are read as policies`,
      fix: "commit a plain file: git update-index --chmod=-x, or the file itself in place of a link",
      level: "error",
    }));
}
