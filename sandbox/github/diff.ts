/** What changed between two commits, as git tells it. */
import { git } from "./command.ts";

export interface FileDiff {
  readonly path: string;
  readonly previous?: string;
  readonly status: "added" | "removed" | "modified" | "renamed" | "changed";
  /** Blob after the change; of a removal, before it. */
  readonly blob: string;
  readonly additions: number;
  readonly deletions: number;
  readonly patch: string;
}

const statuses: Readonly<Record<string, FileDiff["status"]>> = {
  A: "added",
  D: "removed",
  M: "modified",
  R: "renamed",
};

/** Renames are found, as in a pull request's list of files. */
export function diffCommits(directory: string, base: string, head: string): readonly FileDiff[] {
  const raw = git(directory, ["diff", "--raw", "-z", "-M", "--no-abbrev", base, head]).stdout.split("\0");
  const patches = git(directory, ["diff", "-M", base, head])
    .stdout.split(/^diff --git .*\n/m)
    .slice(1);
  const files: FileDiff[] = [];
  for (let at = 0; raw[at]; ) {
    const [, , before = "", after = "", kind = ""] = (raw[at++] ?? "").split(" ");
    const previous = kind.startsWith("R") ? raw[at++] : undefined;
    const patch = /^@@[\s\S]*/m.exec(patches[files.length] ?? "")?.[0] ?? "";
    files.push({
      path: raw[at++] ?? "",
      ...(previous === undefined ? {} : { previous }),
      status: statuses[kind.charAt(0)] ?? "changed",
      blob: kind === "D" ? before : after,
      additions: patch.split("\n").filter((line) => line.startsWith("+")).length,
      deletions: patch.split("\n").filter((line) => line.startsWith("-")).length,
      patch: patch.replace(/\n$/, ""),
    });
  }
  return files;
}
