import { type Event, event } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import { grantOf, kindOf } from "../core/paths.ts";
import { keyOf } from "../core/plan.ts";
import { type GrantRecord, newest, recordsOf } from "../core/record.ts";
import type { Instant } from "../core/time.ts";
import type { LedgerState, Repository } from "../ports.ts";
import { forReaders } from "../report/readers.ts";
import { revertMessage, revertPullRequest } from "../report/revert.ts";
import { stands } from "./notices.ts";
import { type Snapshot, snapshotAt } from "./snapshot.ts";
import { storyOf } from "./story.ts";
import type { World } from "./world.ts";

const attempts = 5;

/** The branch of the one standing pull request, where the default branch may not be written. */
export const standingBranch = "sallyport/revert-ended";

type Writing = Pick<World, "repository" | "forge" | "readers">;
type Records = ReadonlyMap<string, GrantRecord>;

/** A grant file that may go: its grant has ended. */
interface EndedFile {
  readonly key: string;
  readonly path: string;
}

/** Takes every grant file whose grant has ended off the default branch, in one commit that tells their stories. */
export async function revertEnded(world: Writing, at: Instant, state: LedgerState): Promise<readonly string[]> {
  const records = recordsOf(state.lines);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const snapshot = await snapshotAt(world.repository, await world.repository.tip());
    const files = endedFiles(snapshot, at, records);
    if (files.length === 0) return [];
    const stories = files.map(({ key }) => storyOf(key, records.get(key)));
    const message = forReaders(revertMessage({ stories, ledger: state.head }), world.readers);
    const done = await commitOrAsk(world, snapshot, { message, files });
    if (done === "moved") continue;
    return [
      done.asked
        ? `the default branch may not be written: pull request ${done.url} takes ${files.length} ended grants off it`
        : `took ${files.length} ended grants off the default branch in ${done.commit.slice(0, 12)}`,
    ];
  }
  throw new Fault("record.busy", "the default branch moved five times meanwhile: run again", { retryable: true });
}

/** The commits that took ended grants off the default branch, whoever made them, as far as the ledger does not know them. */
export async function tellReverts(repository: Repository, at: Instant, state: LedgerState): Promise<readonly Event[]> {
  const untold = [...recordsOf(state.lines)].filter(
    ([, record]) => newest(record, "ended") && !newest(record, "reverted"),
  );
  if (untold.length === 0) return [];
  const changes = await repository.changes(await repository.tip(), "grants");
  const newestOf = new Map(changes.toReversed().map((change) => [change.path, change]));
  return untold.flatMap(([key]) => {
    const change = newestOf.get(`grants/${key}.yaml`);
    if (change?.status !== "deleted") return [];
    return [event("reverted", at, { grant: key, mark: "" }, change.commit, { commit: change.commit })];
  });
}

function endedFiles(snapshot: Snapshot, at: Instant, records: Records): readonly EndedFile[] {
  return snapshot.entries.flatMap(({ path }) => {
    if (kindOf(path) !== "grant") return [];
    const key = keyOf(grantOf(path).target, grantOf(path).id);
    const record = records.get(key);
    // While it stands, its file says what does.
    return newest(record, "ended") && !stands(record, at) ? [{ key, path }] : [];
  });
}

interface Change {
  readonly message: string;
  readonly files: readonly EndedFile[];
}

type Done = { readonly asked: false; readonly commit: string } | { readonly asked: true; readonly url: string };

/** Commits to the default branch; where that is refused, keeps one standing pull request for it. */
async function commitOrAsk(world: Writing, snapshot: Snapshot, { message, files }: Change): Promise<Done | "moved"> {
  const { branch } = snapshot.configuration;
  try {
    return { asked: false, commit: await takeAway(world, { branch, head: snapshot.commit, message, files }) };
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    if (cause.code === "github.head-moved") return "moved";
    // A rule that wants a pull request is told as `refused`, a missing permission as `forbidden`.
    if (cause.code !== "github.forbidden" && cause.code !== "github.refused") throw cause;
  }
  const head = await standingHead(world, snapshot, { message, files });
  if (head === "moved") return "moved";
  const { url } = await world.forge.openPullRequest({ ...revertPullRequest(message), head, base: branch });
  return { asked: true, url };
}

/** A branch on which all these files are gone: the standing one, gone on with; a fresh one when that is older than a file. */
async function standingHead(world: Writing, snapshot: Snapshot, { message, files }: Change): Promise<string | "moved"> {
  const { repository, forge } = world;
  const tip = await repository.branchTip(standingBranch);
  const taken = tip === undefined ? [] : await repository.diff(snapshot.commit, tip);
  const gone = new Set(taken.filter(({ status }) => status === "deleted").map(({ path }) => path));
  const left = files.filter(({ path }) => !gone.has(path));
  if (tip !== undefined && left.length === 0) return standingBranch;
  const there = new Set(tip === undefined ? [] : (await repository.tree(tip, "grants")).map(({ path }) => path));
  const usable = tip !== undefined && left.every(({ path }) => there.has(path));
  const branch = usable || tip === undefined ? standingBranch : `${standingBranch}-${snapshot.commit.slice(0, 12)}`;
  if (!usable) await forge.createBranch(branch, snapshot.commit);
  try {
    const change = usable ? { head: tip, files: left } : { head: snapshot.commit, files };
    await takeAway(world, { branch, message, ...change });
  } catch (cause) {
    if (!(cause instanceof Fault) || cause.code !== "github.head-moved") throw cause;
    // Only the fresh branch of an earlier try of this very tip already holds this very change.
    if (branch === standingBranch) return "moved";
  }
  return branch;
}

async function takeAway(
  { forge }: Writing,
  { branch, head, message, files }: Change & { readonly branch: string; readonly head: string },
): Promise<string> {
  return await forge.commit({ branch, expectedHead: head, message, files: files.map(({ path }) => ({ path })) });
}
