import { type Approval, approve, neededTeams, peopleWhoApproved } from "../approval/approve.ts";
import { type Codeowners, codeownersPaths, parseCodeowners } from "../approval/codeowners.ts";
import { type ApprovalFacts, teamKey } from "../approval/facts.ts";
import type { Actor } from "../core/decision.ts";
import { grantOf } from "../core/paths.ts";
import type { Membership, PullRequest } from "../ports.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/** Who approved these bytes, with every membership read that the answer needs. */
export async function approvalOf(
  world: Pick<World, "repository" | "forge">,
  snapshot: Pick<Snapshot, "configuration" | "entries">,
  question: {
    readonly pullRequest: PullRequest;
    readonly moment: "request" | "activation";
    readonly path: string;
    readonly blob: string;
    /** The commit whose CODEOWNERS counts: the default branch just before the merge. */
    readonly base: string;
  },
): Promise<Approval> {
  const { pullRequest, moment, path, blob } = question;
  const codeowners = await codeownersAt(world, question.base);
  const commits = [...new Set(pullRequest.reviews.map(({ commit }) => commit).filter(Boolean))];
  const blobsAt = await world.forge.blobsAt(path, commits);
  const memberships = await membershipsFor(world, codeowners, path, peopleWhoApproved(pullRequest));
  return approve({
    moment,
    pullRequest,
    defaultBranch: snapshot.configuration.branch,
    path,
    blob,
    blobsAt,
    codeowners,
    memberships,
    terms: await termsOf(world, snapshot, path, commits),
  });
}

/** The target as it stands now, and as it stood at the commits that were reviewed. A target that is not there approves nothing. */
async function termsOf(
  world: Pick<World, "forge">,
  snapshot: Pick<Snapshot, "entries">,
  grant: string,
  commits: readonly string[],
): Promise<ApprovalFacts["terms"]> {
  const path = `targets/${grantOf(grant).target}.yaml`;
  const blob = snapshot.entries.find((entry) => entry.path === path)?.oid ?? "absent";
  return [{ path, blob, blobsAt: await world.forge.blobsAt(path, commits) }];
}

async function codeownersAt(world: Pick<World, "repository">, commit: string): Promise<Codeowners | undefined> {
  const entries = await world.repository.tree(commit, ...codeownersPaths);
  const entry = codeownersPaths.map((path) => entries.find((each) => each.path === path)).find(Boolean);
  // The first that is there counts. A link or an executable in its place names nobody: the next one is somebody else's.
  if (entry?.mode !== "100644" || entry.type !== "blob") return undefined;
  return parseCodeowners(entry.path, (await world.repository.blobs([entry.oid])).get(entry.oid)!);
}

async function membershipsFor(
  world: Pick<World, "forge">,
  codeowners: Codeowners | undefined,
  path: string,
  people: readonly Actor[],
): Promise<ReadonlyMap<string, ReadonlyMap<number, Membership>>> {
  const memberships = new Map<string, ReadonlyMap<number, Membership>>();
  for (const team of neededTeams(codeowners?.rules ?? [], path)) {
    const members = new Map<number, Membership>();
    for (const person of people) members.set(person.id, await world.forge.membership(team, person));
    memberships.set(teamKey(team), members);
  }
  return memberships;
}
