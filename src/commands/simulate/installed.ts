import type { Actor } from "../../core/decision.ts";
import type { LedgerLine } from "../../core/event.ts";
import { Fault } from "../../core/fault.ts";
import type { FiledGrant } from "../../core/grant.ts";
import { unlisted } from "../../core/halt.ts";
import { readGrant } from "../../core/parse.ts";
import { kindOf } from "../../core/paths.ts";
import { keyOf } from "../../core/plan.ts";
import { newest, readFacts, recordsOf } from "../../core/record.ts";
import type { Instant } from "../../core/time.ts";
import type { PathChange, PullRequest } from "../../ports.ts";
import { approvalOf } from "../approval.ts";
import { controlFault, controlOf } from "../control.ts";
import { limitsNow } from "../limits.ts";
import type { Candidate } from "../simulate.ts";
import { type Snapshot, snapshotAt } from "../snapshot.ts";
import type { World } from "../world.ts";
import { afterMerge, beneficiary, type Ground, sceneOf, shutBy, soundGrant, targetOf } from "./read.ts";

type Installed = Pick<World, "repository" | "forge" | "ledger" | "policy" | "provider">;

/** The default branch as ground, with what stands before the simulation of anything on it. */
export interface Branch extends Ground {
  readonly snapshot: Snapshot;
}

/** Reads the default branch, its policies and the limits as they are now. */
export async function branchGround(world: Installed, at: Instant): Promise<Branch> {
  const snapshot = await snapshotAt(world.repository, await world.repository.tip());
  const owners = snapshot.entries.filter(({ path }) => path.endsWith("CODEOWNERS"));
  const lines = await linesOf(world);
  const { shut, notes } = await unreviewedAt(world, snapshot, at);
  return {
    snapshot,
    shut,
    at,
    tree: { ...snapshot.tree, configuration: snapshot.configuration },
    policy: await world.policy(snapshot.policies, at),
    provider: world.provider,
    owners: { entries: owners, blobs: await world.repository.blobs(owners.map(({ oid }) => oid)) },
    limits: await limitsNow(world, { commit: snapshot.commit, at }),
    commit: snapshot.commit,
    halts: unlisted(lines ?? [], snapshot.configuration.lifted),
    notes: [...notes, ...(lines ? [] : ["the ledger cannot be read: whether everything here was halted is not known"])],
  };
}

/** What no pull request brought keeps everything shut. Whose approvals are missing a person may not be shown: apply is. */
async function unreviewedAt(
  world: Installed,
  snapshot: Snapshot,
  at: Instant,
): Promise<{ readonly shut: readonly string[]; readonly notes: readonly string[] }> {
  try {
    const { unreviewed } = await controlOf(world, snapshot, at);
    const told = (smuggled: boolean) =>
      unreviewed.filter((one) => one.smuggled === smuggled).map((one) => controlFault(one).message);
    return { shut: told(true), notes: told(false).map((says) => `as far as this token may read, ${says}`) };
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    return { shut: [], notes: [`whether everything that decides came by review cannot be read: ${cause.message}`] };
  }
}

/** For telling: what holds is decided by apply, which verifies them. Undefined: they cannot be read. */
async function linesOf({ ledger }: Installed): Promise<readonly LedgerLine[] | undefined> {
  try {
    return await ledger.recent(0);
  } catch (cause) {
    if (cause instanceof Fault) return undefined;
    throw cause;
  }
}

/** Every grant that an open pull request adds, judged by the default branch as it is. */
export async function askedCandidates(world: Installed, branch: Branch, number: number): Promise<readonly Candidate[]> {
  const pullRequest = await world.forge.pullRequest(number);
  if (!(await world.repository.fetchCommit(pullRequest.head.sha)))
    throw new Fault("input.pull-request", `the head of pull request ${number} is gone: push it again`);
  const changes = await world.repository.diff(branch.commit, pullRequest.head.sha);
  const added = changes.filter(({ path, status }) => status === "added" && kindOf(path) === "grant");
  if (added.length === 0)
    throw new Fault(
      "input.pull-request",
      `pull request ${number} adds no grant to the default branch: name one that does`,
    );
  const blobs = await world.repository.blobs(added.map(({ blob }) => blob));
  return await Promise.all(
    added.map(async ({ path, blob }) => {
      const read = readGrant(path, blobs.get(blob)!, blob);
      const filed = soundGrant(read, path);
      const approval = await approvalOf(world, branch.snapshot, {
        ...{ pullRequest, path, blob, base: branch.commit, now: branch.at, moment: "request" },
      });
      return {
        ...{ filed, requester: pullRequest.author },
        scene: { ...sceneOf(branch, targetOf(branch.tree, filed)), approval, mergedAt: branch.at },
        excluded: partsIn(pullRequest, filed),
        over: [...shutBy(branch, filed), ...read.findings.map(({ message }) => message)],
        notes: [...branch.notes, ...afterMerge],
      };
    }),
  );
}

/** A grant that is on the default branch, by its id or `<target>/<id>`. */
export async function filedCandidate(world: Installed, branch: Branch, name: string): Promise<Candidate> {
  const found = branch.snapshot.tree.grants.filter(({ target, id }) => name === id || name === keyOf(target, id));
  const [filed, ...others] = found;
  if (filed === undefined)
    throw new Fault(
      "input.grant",
      `no grant ${name} is on the default branch: name a file, an id that is there, or --pull-request`,
    );
  if (others.length > 0) throw new Fault("input.grant", `${name} is under more than one target: give <target>/<id>`);
  const [added] = await world.repository.changes(branch.commit, filed.path);
  const pullRequest = added && (await world.forge.mergedAs(added.commit));
  if (added === undefined || pullRequest?.mergedAt === undefined)
    throw new Fault(
      "input.grant",
      `no merged pull request explains ${filed.path}: it opens nothing, find out who pushed it`,
    );
  const approval = await approvalOf(world, branch.snapshot, {
    ...{ pullRequest, path: filed.path, blob: filed.blob, base: added.parent, moment: "activation" },
  });
  const record = recordsOf((await world.ledger.read()).lines).get(keyOf(filed.target, filed.id));
  const ended = newest(record, "ended");
  const prefix = readFacts(newest(record, "decided"))?.subject?.prefix;
  return {
    ...{ filed, requester: pullRequest.author },
    scene: {
      ...sceneOf({ ...branch, commit: added.parent }, targetOf(branch.tree, filed)),
      ...{ approval, mergedAt: pullRequest.mergedAt, merged: true },
    },
    excluded: partsIn(pullRequest, filed),
    over: ended ? [`it ended at ${ended.at}, and an id is used once`] : shutBy(branch, filed),
    ...(prefix === undefined ? {} : { prefix }),
    notes: [...branch.notes, ...notesOf(added)],
  };
}

function notesOf({ commit }: PathChange): readonly string[] {
  const merged = `it was merged as ${commit.slice(0, 12)}: no review given since counts`;
  return [`${merged}; what would have to be otherwise is asked for anew, under a new id`];
}

/** Who had a part in a pull request, and therefore does not approve it; each person with the first reason. */
function partsIn(
  { author, committers, pushers }: Pick<PullRequest, "author" | "committers" | "pushers">,
  filed: FiledGrant,
): Candidate["excluded"] {
  const parts: readonly (readonly [Actor, string])[] = [
    [author, "opened the pull request"],
    ...committers.map((actor) => [actor, "wrote or committed a part of it"] as const),
    ...pushers.map((actor) => [actor, "pushed to its branch"] as const),
  ];
  const told = new Map(parts.toReversed().map(([{ login }, why]) => [login, why]));
  return [...[...told].reverse().map(([login, why]) => ({ who: `@${login}`, why })), ...beneficiary(filed)];
}
