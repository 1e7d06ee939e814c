import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Entry } from "../../src/core/tree.ts";

const root = join(import.meta.dirname, "../..");

/** The bytes of a file of this repository. */
export function bytesOf(path: string): Uint8Array {
  return readFileSync(join(root, path));
}

export const grantPath = "grants/payments-production/backfill-4211.yaml";
export const grantText = Buffer.from(bytesOf(`examples/${grantPath}`)).toString();

/** The shipped example as a repository's tree, plus files given by path. A file given as an entry has no bytes. */
export function treeOf(files: Readonly<Record<string, string | Omit<Entry, "path">>>): {
  readonly entries: Entry[];
  readonly blobs: Map<string, Uint8Array>;
} {
  const shipped = ["sallyport.yaml", "targets/payments-production.yaml", "targets/payments-development.yaml"];
  const blobs = new Map<string, Uint8Array>(shipped.map((path) => [path, bytesOf(path)]));
  const entries: Entry[] = shipped.map((path) => ({ path, mode: "100644", oid: path }));
  for (const [path, file] of Object.entries(files)) {
    entries.push(typeof file === "string" ? { path, mode: "100644", oid: path } : { path, ...file });
    if (typeof file === "string") blobs.set(path, Buffer.from(file));
  }
  return { entries, blobs };
}
