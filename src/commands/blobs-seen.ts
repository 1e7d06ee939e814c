import type { Forge } from "../ports.ts";

type Answer = ReturnType<Forge["blobsAt"]>;

/** One forge is one run. */
const answers = new WeakMap<Pick<Forge, "blobsAt">, Map<string, Answer>>();

/**
 * Blob ids of a path at commits, asked once a run: what a commit holds never changes, and each grant of a pull request has
 * to know about all of its paths. A failure is not kept.
 */
export async function blobsSeen(
  forge: Pick<Forge, "blobsAt">,
  path: string,
  commits: readonly string[],
): Promise<Awaited<Answer>> {
  const known = answers.get(forge) ?? new Map<string, Answer>();
  answers.set(forge, known);
  const key = [path, ...commits].join("\0");
  const answer = known.get(key) ?? forge.blobsAt(path, commits);
  known.set(key, answer);
  try {
    return await answer;
  } catch (cause) {
    known.delete(key);
    throw cause;
  }
}
