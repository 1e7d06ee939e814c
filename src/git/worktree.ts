import { createHash } from "node:crypto";
import { lstatSync, readFileSync, type Stats } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../core/finding.ts";
import { git } from "./command.ts";

/** A file as it lies in a folder, in the words that git would use of it. */
export interface LyingFile {
  readonly path: string;
  readonly mode: string;
  readonly oid: string;
}

export interface LyingFiles {
  readonly entries: readonly LyingFile[];
  /** The bytes of plain and executable files, by object id. */
  readonly blobs: ReadonlyMap<string, Buffer>;
  /** What cannot be read; it has no entry. */
  readonly findings: readonly Finding[];
}

/**
 * What lies below some paths of a clone, committed or not, with links and executables told apart; what git ignores is left
 * out. Faults: those of {@link git}.
 */
export async function lyingFiles(root: string, below: readonly string[]): Promise<LyingFiles> {
  const specs = below.map((path) => `:(top,literal,icase)${path}`);
  const options = ["-z", "--cached", "--others", "--exclude-standard"];
  const listed = await git({ directory: root }, "ls-files", ...options, "--", ...specs);
  const entries: LyingFile[] = [];
  const blobs = new Map<string, Buffer>();
  const findings: Finding[] = [];
  for (const name of new Set(listed.toString("utf8").split("\0"))) {
    // A folder that is a repository of its own is listed with a slash.
    const path = name.replace(/\/$/, "");
    const stat = path === "" ? undefined : lstatSync(join(root, path), { throwIfNoEntry: false });
    if (stat === undefined) continue;
    const mode = modeOf(stat);
    try {
      const bytes = mode.startsWith("100") ? readFileSync(join(root, path)) : Buffer.from("");
      const oid = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
      entries.push({ path, mode, oid });
      blobs.set(oid, bytes);
    } catch {
      findings.push(unreadable(path));
    }
  }
  return { entries, blobs, findings };
}

function modeOf(stat: Stats): string {
  if (stat.isSymbolicLink()) return "120000";
  if (!stat.isFile()) return "160000";
  return stat.mode & 0o100 ? "100755" : "100644";
}

function unreadable(path: string): Finding {
  const about = { code: "path.unreadable", file: path, line: 1, column: 1, level: "error" } as const;
  return { ...about, message: "this file cannot be read", fix: "check its permissions and its size" };
}
