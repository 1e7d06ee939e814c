import { readBatch } from "../core/batch.ts";
import { type Event, event, type LedgerLine } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import { newest, recordsOf } from "../core/record.ts";
import type { Instant } from "../core/time.ts";
import type { LedgerState } from "../ports.ts";
import { leaseMarkdown } from "../report/lease.ts";
import { revertMessage } from "../report/revert.ts";
import type { Answer } from "./answer.ts";
import { type Snapshot, snapshotAt } from "./snapshot.ts";
import { storyOf } from "./story.ts";
import type { World } from "./world.ts";

/** First line of the comment that tells a pull request's leases. */
export const leaseMarker = "<!-- sallyport: leases of this pull request -->";
const attempts = 5;

/**
 * The record job: writes what the cloud job did to the ledger, tells the pull requests, and takes ended grants off the
 * default branch. It holds no cloud identity and treats what it is given as anybody's: events are data, nothing else.
 */
export async function record(
  world: Pick<World, "repository" | "forge" | "ledger" | "progress">,
  at: Instant,
  given: { readonly events: string; readonly digest: string },
): Promise<Answer> {
  const events = readBatch(given.events, given.digest);
  if (typeof events === "string")
    throw new Fault("record.refused", `the events of the cloud job are refused: ${events}; run the workflow again`);
  world.progress(`recording ${events.length} events`);
  const { state, written } = await world.ledger.append(events);
  const reverted = await revertEnded(world, at, state);
  const told = await comment(world, events, reverted.state);
  const says = [
    `recorded ${written} of ${events.length} events, ${events.length - written} were there already`,
    ...reverted.says,
    ...told,
  ];
  return {
    exit: 0,
    text: says.join("\n"),
    json: { written, events: events.length, head: reverted.state.head, says },
    markdown: says.map((line) => `- ${line}`).join("\n"),
  };
}

/** Takes every grant file whose grant has ended off the default branch, in one commit that tells their stories. */
async function revertEnded(
  world: Pick<World, "repository" | "forge" | "ledger">,
  at: Instant,
  state: LedgerState,
): Promise<{ readonly state: LedgerState; readonly says: readonly string[] }> {
  const records = recordsOf(state.lines);
  for (let attempt = 1; ; attempt += 1) {
    const snapshot = await snapshotAt(world.repository, await world.repository.tip());
    const ended = endedFiles(snapshot, records);
    if (ended.length === 0) return { state, says: [] };
    const stories = ended.map(({ key }) => storyOf(key, records.get(key)));
    const message = revertMessage({ stories, ledger: state.head });
    const files = ended.map(({ path }) => ({ path }));
    const commit = await commitOrAsk(world, snapshot, { message, files });
    if (commit === "moved" && attempt < attempts) continue;
    if (commit === "moved")
      throw new Fault("record.busy", "the default branch moved five times meanwhile: run again", { retryable: true });
    if (commit.asked)
      return {
        state,
        says: [
          `the default branch may not be written: pull request ${commit.url} takes ${ended.length} ended grants off it`,
        ],
      };
    const lines = ended.map(({ key }) =>
      event("reverted", at, { grant: key, mark: "" }, commit.commit, { commit: commit.commit }),
    );
    const after = await world.ledger.append(lines);
    return {
      state: after.state,
      says: [`took ${ended.length} ended grants off the default branch in ${commit.commit.slice(0, 12)}`],
    };
  }
}

type Reverted = { readonly asked: false; readonly commit: string } | { readonly asked: true; readonly url: string };

/** Commits to the default branch; where that is refused, keeps one standing pull request for it. */
async function commitOrAsk(
  world: Pick<World, "forge">,
  snapshot: Snapshot,
  change: { readonly message: string; readonly files: readonly { readonly path: string }[] },
): Promise<Reverted | "moved"> {
  const { branch } = snapshot.configuration;
  try {
    return { asked: false, commit: await world.forge.commit({ branch, expectedHead: snapshot.commit, ...change }) };
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    if (cause.code === "github.head-moved") return "moved";
    if (cause.code !== "github.forbidden" && cause.code !== "github.rule") throw cause;
  }
  const [title, ...rest] = change.message.split("\n");
  const head = `sallyport/revert-${snapshot.commit.slice(0, 12)}`;
  await world.forge.createBranch(head, snapshot.commit);
  await world.forge.commit({ branch: head, expectedHead: snapshot.commit, ...change }).catch((cause: unknown) => {
    // The branch of an earlier try already holds this very change.
    if (!(cause instanceof Fault) || cause.code !== "github.head-moved") throw cause;
  });
  const { url } = await world.forge.openPullRequest({
    title: title!,
    body: rest.join("\n").trim(),
    head,
    base: branch,
  });
  return { asked: true, url };
}

function endedFiles(
  snapshot: Snapshot,
  records: ReturnType<typeof recordsOf>,
): { readonly key: string; readonly path: string }[] {
  return snapshot.entries.flatMap(({ path }) => {
    const key = /^grants\/([a-z0-9-]+\/[a-z0-9-]+)\.yaml$/.exec(path)?.[1];
    return key !== undefined && newest(records.get(key), "ended") ? [{ key, path }] : [];
  });
}

/** Rewrites the one comment of every pull request that an event is about. Its words come from the ledger alone. */
async function comment(world: Pick<World, "forge">, events: readonly Event[], state: LedgerState): Promise<string[]> {
  const records = recordsOf(state.lines);
  const touched = new Set(events.map(({ grant }) => grant).filter(Boolean));
  const numbers = new Set([...touched].flatMap((grant) => pullRequestOf(records.get(grant)?.lines ?? [])));
  const says: string[] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const stories = [...records]
      .filter(([, { lines }]) => pullRequestOf(lines).includes(number))
      .map(([key, { lines }]) => storyOf(key, { lines }));
    const outcome = await world.forge.comment(number, leaseMarker, leaseMarkdown(leaseMarker, stories));
    says.push(`comment on pull request ${number}: ${outcome}`);
  }
  return says;
}

function pullRequestOf(lines: readonly LedgerLine[]): number[] {
  return lines.flatMap(({ detail }) => (typeof detail.pullRequest === "number" ? [detail.pullRequest] : []));
}
