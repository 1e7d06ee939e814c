import { attestationOf, attestationPath, attests, changesBetween } from "../core/attestation.ts";
import { controlPaths } from "../core/control.ts";
import type { Finding } from "../core/finding.ts";
import type { Instant } from "../core/time.ts";
import type { PathChange } from "../ports.ts";
import { count, plain } from "../report/plain.ts";
import type { Answer } from "./answer.ts";
import type { World } from "./world.ts";

/** What a pull request that attests does that would make it attest nothing. */
export async function attestationFindings(
  { repository }: Pick<World, "repository">,
  { tip, changes }: { readonly tip: string; readonly changes: readonly PathChange[] },
): Promise<readonly Finding[]> {
  const change = changes.find(({ path, status }) => path === attestationPath && status !== "deleted");
  if (change === undefined) return [];
  const about = { file: attestationPath, line: 1, column: 1, level: "error" } as const;
  const found: Finding[] = [];
  if (changes.length > 1)
    found.push({
      ...about,
      code: "attestation.not-alone",
      message: "it comes with other changes, so it attests nothing",
      fix: "move them to a pull request of their own",
    });
  const text = (await repository.blobs([change.blob])).get(change.blob)?.toString("utf8") ?? "";
  const holds = change.mode === "100644" && attests(text, await repository.tree(tip, ...controlPaths));
  if (!holds)
    found.push({
      ...about,
      code: "attestation.other-tree",
      message: "it names other files than decide on the default branch now, so it would attest nothing",
      fix: "bring the branch up to date with the default branch, and run sallyport attest again",
    });
  return found;
}

/** The attestation of files as they lie in a clone, and what it names otherwise than the last one. */
export async function attest(
  files: {
    readonly entries: readonly { readonly path: string; readonly mode: string; readonly oid: string }[];
    readonly blobs: ReadonlyMap<string, Buffer>;
    /** About files that could not be read. */
    readonly findings: readonly Finding[];
  },
  place: (files: ReadonlyMap<string, string>) => Promise<unknown>,
  at: Instant,
): Promise<Answer> {
  const { entries, blobs, findings } = files;
  const [unreadable] = findings;
  if (unreadable !== undefined)
    return {
      exit: 1,
      text: `${unreadable.file}: ${unreadable.message}: ${unreadable.fix}; nothing was written`,
      json: { findings },
      findings,
    };
  const standing = entries.find(({ path }) => path === attestationPath);
  const before = standing && blobs.get(standing.oid)?.toString("utf8");
  const after = attestationOf(entries, at);
  const changed = changesBetween(before ?? "", after);
  await place(new Map([[attestationPath, after]]));
  const since = before === undefined ? "named for the first time" : "changed since the last attestation";
  const lines = [
    `wrote ${attestationPath}: ${count(changed.length, "file")} ${since}`,
    ...changed.map((path) => `  ${plain(path)}`),
    "look at what each of them does, commit this one file alone on a branch from the default branch as it is now, and have the owners of all of them approve it",
  ];
  return { exit: 0, text: lines.join("\n"), json: { written: attestationPath, changed } };
}
