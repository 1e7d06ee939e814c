import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../core/fault.ts";

/** A file as it lies in a folder, in the words that git would use of it. */
export interface LyingFile {
  readonly path: string;
  readonly mode: string;
  readonly oid: string;
}

/** What lies below some paths of a folder, with links and executables told apart, and the bytes of plain files. */
export function lyingFiles(
  root: string,
  below: readonly string[],
): { readonly entries: readonly LyingFile[]; readonly blobs: ReadonlyMap<string, Buffer> } {
  const entries: LyingFile[] = [];
  const blobs = new Map<string, Buffer>();
  const visit = (path: string): void => {
    const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (stat.isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) visit(`${path}/${name}`);
      return;
    }
    const mode = stat.isSymbolicLink() ? "120000" : !stat.isFile() ? "160000" : stat.mode & 0o111 ? "100755" : "100644";
    const bytes = mode.startsWith("100") ? read(root, path) : Buffer.from("");
    const oid = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
    entries.push({ path, mode, oid });
    blobs.set(oid, bytes);
  };
  for (const path of below) visit(path);
  return { entries, blobs };
}

function read(root: string, path: string): Buffer {
  try {
    return readFileSync(join(root, path));
  } catch (cause) {
    throw new Fault("files.unreadable", `${path} cannot be read: check its permissions`, { cause });
  }
}
