import { type Approval, approve, neededTeams, peopleWhoApproved } from "../approval/approve.ts";
import { type Codeowners, chosenOf, codeownersPaths, type Owner, parseCodeowners } from "../approval/codeowners.ts";
import { type TeamFacts, type Touched, teamKey } from "../approval/facts.ts";
import { quorumOf, takingAway } from "../approval/quorum.ts";
import { readGrant } from "../core/parse.ts";
import { grantOf, kindOf } from "../core/paths.ts";
import type { Instant } from "../core/time.ts";
import type { Membership, PathChange, PullRequest } from "../ports.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

type Reads = Pick<World, "repository" | "forge">;

/** Who approved these bytes, with everything read that the answer needs. */
export async function approvalOf(
  world: Reads,
  snapshot: Pick<Snapshot, "configuration" | "entries" | "tree">,
  question: {
    readonly pullRequest: PullRequest;
    readonly moment: "request" | "activation";
    readonly path: string;
    readonly blob: string;
    /** The commit whose CODEOWNERS counts: the default branch just before the merge. */
    readonly base: string;
    /** The time of asking, by which the ages of an open pull request are told. */
    readonly now?: Instant;
  },
): Promise<Approval> {
  const { pullRequest, moment, path, blob, base, now } = question;
  const commits = [...new Set(pullRequest.reviews.map(({ commit }) => commit).filter(Boolean))];
  const others = (await changesOf(world, question)).filter((change) => change.path !== path);
  const look = (file: Pick<Touched, "path" | "blob">) => touched(world, snapshot, { ...file, commits });
  const grant = await look({ path, blob });
  const beside: Touched[] = [];
  for (const other of others)
    beside.push(await look({ path: other.path, blob: other.status === "deleted" ? undefined : other.blob }));
  const codeowners = await codeownersAt(world, base);
  const all = [grant, ...beside];
  const teams = await teamsFor(world, {
    codeowners,
    pullRequest,
    paths: all.map((one) => one.path),
    from: all.flatMap(({ quorum }) => quorum?.from ?? []),
  });
  return approve({
    moment,
    pullRequest,
    defaultBranch: snapshot.configuration.branch,
    grant,
    beside,
    codeowners,
    teams,
    ...(now === undefined ? {} : { now }),
  });
}

/** What the merge commit, or else the open pull request, changes below grants/. */
async function changesOf(
  world: Reads,
  {
    pullRequest,
    moment,
    base,
  }: { readonly pullRequest: PullRequest; readonly moment: "request" | "activation"; readonly base: string },
): Promise<readonly PathChange[]> {
  const merged = moment === "activation" ? pullRequest.mergeCommit : undefined;
  // Without its merge commit a pull request is not merged, and no approval of it counts.
  if (moment === "activation" && merged === undefined) return [];
  const changes =
    merged === undefined
      ? await world.repository.diff(base, pullRequest.head.sha)
      : await world.repository.changedBy(merged);
  return changes.filter(({ path }) => path.startsWith("grants/"));
}

/** One path as it is to be approved: what it held where people looked, what its target held there, and whom it is for. */
async function touched(
  world: Reads,
  snapshot: Pick<Snapshot, "entries" | "tree">,
  { path, blob, commits }: Pick<Touched, "path" | "blob"> & { readonly commits: readonly string[] },
): Promise<Touched> {
  const blobsAt = await world.forge.blobsAt(path, commits);
  if (blob === undefined) return { path, blob, blobsAt, terms: [], quorum: takingAway };
  // A note among the grants opens nothing, and belongs to somebody all the same.
  if (kindOf(path) === "note") return { path, blob, blobsAt, terms: [], quorum: { ...takingAway, asker: "a note" } };
  const unreadable: Touched = { path, blob, blobsAt, terms: [], quorum: undefined };
  if (kindOf(path) !== "grant") return unreadable;
  const { value } = readGrant(path, (await world.repository.blobs([blob])).get(blob)!, blob);
  const target = snapshot.tree.targets.get(grantOf(path).target);
  if (value === undefined || target === undefined) return unreadable;
  const login = value.grant.for;
  return {
    ...unreadable,
    terms: await termsOf(world, snapshot, grantOf(path).target, commits),
    quorum: quorumOf(target),
    ...(login === undefined ? {} : { beneficiary: { login, actor: await world.forge.actor(login) } }),
  };
}

/** The target as it stands now, and as it stood at the commits that were reviewed. A target that is not there approves nothing. */
async function termsOf(
  world: Reads,
  snapshot: Pick<Snapshot, "entries">,
  target: string,
  commits: readonly string[],
): Promise<Touched["terms"]> {
  const path = `targets/${target}.yaml`;
  const blob = snapshot.entries.find((entry) => entry.path === path)?.oid ?? "absent";
  return [{ path, blob, blobsAt: await world.forge.blobsAt(path, commits) }];
}

/** CODEOWNERS as it stands at a commit; undefined when there is none that counts. */
export async function codeownersAt(world: Pick<World, "repository">, commit: string): Promise<Codeowners | undefined> {
  const entries = await world.repository.tree(commit, ...codeownersPaths);
  const { file: chosen } = chosenOf(entries);
  // A link, an executable or a submodule in its place names nobody: the next one is somebody else's.
  if (chosen?.mode !== "100644" || chosen.type !== "blob") return undefined;
  return parseCodeowners(chosen.path, (await world.repository.blobs([chosen.oid])).get(chosen.oid)!);
}

/** What GitHub tells of every team that owns one of these paths or is asked for by name, about the people who approved. */
export async function teamsFor(
  world: Pick<World, "forge">,
  about: {
    readonly codeowners: Codeowners | undefined;
    readonly paths: readonly string[];
    readonly from?: readonly Owner[];
    readonly pullRequest: PullRequest;
  },
): Promise<ReadonlyMap<string, TeamFacts>> {
  const facts = new Map<string, TeamFacts>();
  const people = peopleWhoApproved(about.pullRequest);
  if (people.length === 0) return facts;
  for (const team of neededTeams(about.codeowners?.rules ?? [], about.paths, about.from)) {
    const mayOwn = team.owns ? await world.forge.teamMayOwn(team) : "unknown";
    const members = new Map<number, Membership>();
    for (const person of people) members.set(person.id, await world.forge.membership(team, person));
    facts.set(teamKey(team), { mayOwn, members });
  }
  return facts;
}
