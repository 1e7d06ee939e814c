import { chosenOf, parseCodeowners } from "../approval/codeowners.ts";
import type { Finding } from "../core/finding.ts";

interface Entry {
  readonly path: string;
  readonly mode: string;
  readonly oid: string;
}

/** What is wrong with the CODEOWNERS files of a tree; without one nobody can approve anything. */
export function ownerFindings(entries: readonly Entry[], blobs: ReadonlyMap<string, Uint8Array>): readonly Finding[] {
  const { file, hidden, first } = chosenOf(entries);
  if (file === undefined) return [...hidden, ownerless(first, "there is no CODEOWNERS file")];
  if (file.mode !== "100644") return [...hidden, ownerless(file.path, "it is no plain file, and names nobody")];
  return [...hidden, ...parseCodeowners(file.path, blobs.get(file.oid)!).findings];
}

function ownerless(file: string, message: string): Finding {
  const fix = "add one that names owners for every folder of grants/";
  return { code: "codeowners.missing", file, line: 1, column: 1, message, fix, level: "error" };
}
