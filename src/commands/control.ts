import { approve } from "../approval/approve.ts";
import { type Codeowners, codeownersPaths, parseCodeowners } from "../approval/codeowners.ts";
import type { Touched } from "../approval/facts.ts";
import { attestationPath } from "../core/attestation.ts";
import { controlPaths, governedTarget } from "../core/control.ts";
import { Fault } from "../core/fault.ts";
import type { Instant } from "../core/time.ts";
import type { PathChange, PullRequest } from "../ports.ts";
import { teamsFor } from "./approval.ts";
import { type Attested, type Lineage, lineageOf, type Version, versionOf } from "./lineage.ts";
import { mergedBy } from "./merged.ts";
import { pool } from "./pool.ts";
import { once } from "./remember.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/** What decides and runs, and whether all of it came by review. */
export interface Control {
  /** What did not, newest first; empty: everything did. */
  readonly unreviewed: readonly Unreviewed[];
  /** Why the CODEOWNERS of this commit of the default branch, on which something was merged, names nobody who counts; undefined: it does. */
  ownersAt(commit: string): Promise<string | undefined>;
}

/** Changes of one commit that nobody who may has approved. */
export interface Unreviewed {
  readonly commit: string;
  readonly paths: readonly string[];
  /** What is missing, in one sentence. */
  readonly why: string;
  /** No merged pull request explains the commit at all. */
  readonly smuggled: boolean;
}

type Place = Pick<World, "repository" | "forge">;

/**
 * Judges the newest change of every control path since the installation: it must be the merge of a pull request that changes
 * no grant, and owners of the path must have approved what it left there, as many as the targets that it governs ask for.
 * The newest is enough, since it is what counts now; but who its owners were, and how many it takes, is read from what had
 * been approved before it, so that nobody is approved by owners whom he has put there himself.
 */
export async function controlOf(
  world: Place,
  snapshot: Pick<Snapshot, "commit" | "configuration">,
  at: Instant,
): Promise<Control> {
  const lineage = await lineageOf(world.repository, snapshot.commit);
  const judge = new Judge(world, { branch: snapshot.configuration.branch, lineage, at });
  const newest = new Map(lineage.changes.toReversed().map((change) => [change.path, change]));
  const found = new Map<string, Unreviewed>();
  await pool([...Map.groupBy(newest.values(), ({ commit }) => commit)], async ([commit, changes]) => {
    const said = await Promise.all(changes.map(async (change) => ({ change, flaw: await judge.standing(change) })));
    const bad = said.flatMap(({ change, flaw }) => (flaw ? [{ path: change.path, flaw }] : []));
    const [first] = bad;
    if (first) found.set(commit, { commit, paths: bad.map(({ path }) => path), ...first.flaw });
  });
  const order = [...new Set(lineage.changes.map(({ commit }) => commit))];
  return {
    unreviewed: order.flatMap((commit) => found.get(commit) ?? []),
    ownersAt: (commit) => judge.ownersAt(commit),
  };
}

/** The fault that makes the run red: what happened, and how it is healed. */
export function controlFault({ commit, paths, why }: Unreviewed): Fault {
  const [first, ...others] = paths;
  const what = others.length === 0 ? first : `${first} and ${others.length} more`;
  return new Fault(
    "control.unreviewed",
    `nothing is opened: commit ${commit.slice(0, 12)} changed ${what}, and ${why}; look at what it did, then change the path again by a reviewed pull request, put back what was there, or have owners approve all of it anew with sallyport attest`,
  );
}

interface Flaw {
  readonly why: string;
  readonly smuggled: boolean;
}

class Judge {
  readonly #world: Place;
  readonly #branch: string;
  readonly #lineage: Lineage;
  readonly #at: Instant;
  /** What speaks against one change of one path; undefined: it was approved. */
  readonly flaw: (change: PathChange | Attested) => Promise<Flaw | undefined>;
  /** By pull request: commit → path → blob, of the commits that were reviewed. */
  readonly #seen: (pullRequest: PullRequest) => Promise<ReadonlyMap<string, ReadonlyMap<string, string>>>;

  constructor(
    world: Place,
    { branch, lineage, at }: { readonly branch: string; readonly lineage: Lineage; readonly at: Instant },
  ) {
    this.#world = world;
    this.#at = at;
    this.#branch = branch;
    this.#lineage = lineage;
    this.flaw = once(
      (change) => this.#judge(change),
      ({ commit, path }) => `${commit} ${path}`,
    );
    this.#seen = once(
      (pullRequest) => this.#read(pullRequest),
      ({ number }) => String(number),
    );
  }

  /** What speaks against the newest change of a path, unless owners have attested since what it left. */
  async standing(change: PathChange): Promise<Flaw | undefined> {
    return (await this.#isAttested(this.#lineage.attested(change))) ? undefined : await this.flaw(change);
  }

  /** Whether a change had been approved before a commit, by its own pull request or by an attestation. */
  async #passedBefore(change: PathChange | undefined, commit: string): Promise<boolean> {
    if (change === undefined || (await this.flaw(change)) === undefined) return true;
    return await this.#isAttested(this.#lineage.attested(change, commit));
  }

  async #isAttested(attested: readonly Attested[]): Promise<boolean> {
    for (const change of attested) if ((await this.flaw(change)) === undefined) return true;
    return false;
  }

  async #judge(change: PathChange | Attested): Promise<Flaw | undefined> {
    const { commit, mode, status, path } = change;
    const flaw = (why: string): Flaw => ({ why, smuggled: false });
    const all = await this.#world.repository.changedBy(commit);
    const grant = all.find((each) => each.path.startsWith("grants/"));
    if (grant) return flaw(`it also ${grant.status} ${JSON.stringify(grant.path)}: grants come alone`);
    if (status !== "deleted" && !/^100(644|755)$/.test(mode)) return flaw("it left no plain file there");
    const pullRequest = await mergedBy(this.#world, change, this.#at);
    if (pullRequest === undefined) return { why: "no merged pull request explains it", smuggled: true };
    const people = await this.#peopleFor(change);
    const codeowners = await this.#codeownersBefore(commit);
    const seen = await this.#seen(pullRequest);
    const at = (one: string) => new Map([...seen].map(([head, files]) => [head, files.get(one) ?? nothing]));
    const touched: Touched = {
      path,
      blob: contentOf(versionOf(change)),
      blobsAt: at(path),
      // Whoever approved a pull request before the attestation came into it has attested nothing.
      terms:
        "attestation" in change
          ? [{ path: attestationPath, blob: change.attestation, blobsAt: at(attestationPath) }]
          : [],
      quorum: { asker: "what it governs", people, from: [] },
    };
    const approval = approve({
      moment: "activation",
      pullRequest,
      defaultBranch: this.#branch,
      grant: touched,
      beside: [],
      codeowners,
      teams: await teamsFor(this.#world, { codeowners, paths: [path], pullRequest }),
    });
    if (approval.allowed && approval.approvers.length >= people) return undefined;
    const [because] = (approval.because ?? []).filter(({ allowed }) => !allowed);
    const who = approval.approvers.map(({ login }) => `@${login}`).join(", ") || "nobody";
    return flaw(
      `pull request ${pullRequest.number}, by which it came, needed ${people} of its owners to approve and has ${who}${because ? ` (${because.says})` : ""}`,
    );
  }

  /** What lay at the control paths of every commit that was reviewed, by git's own ids; a commit that is gone is left out. */
  async #read({ reviews }: PullRequest): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
    const seen = new Map<string, ReadonlyMap<string, string>>();
    for (const commit of new Set(reviews.map((review) => review.commit).filter(Boolean))) {
      if (!(await this.#world.repository.fetchCommit(commit))) continue;
      const entries = await this.#world.repository.tree(commit, ...controlPaths);
      seen.set(commit, new Map(entries.map(({ path, oid }) => [path, oid])));
    }
    return seen;
  }

  /** As many as the targets that it governs ask for: before the change, after it, and by the last version that was approved. */
  async #peopleFor(change: PathChange): Promise<number> {
    const own = governedTarget(change.path) !== undefined;
    const paths = own ? [change.path] : this.#lineage.targets;
    const together = this.#lineage.changes.filter(
      ({ commit, path }) => commit === change.commit && paths.includes(path),
    );
    let most = Math.max(1, ...together.map((each) => this.#lineage.people(versionOf(each))));
    for (const path of paths) most = await this.#peopleBefore({ path, commit: change.commit, back: own }, most);
    return most;
  }

  /** What a target asked for before a commit, if that is more. A version that nobody approved lowers nothing: the one before it counts too. */
  async #peopleBefore(
    { path, commit, back }: { readonly path: string; readonly commit: string; readonly back: boolean },
    atLeast: number,
  ): Promise<number> {
    let most = atLeast;
    let versions = this.#lineage.before(path, commit);
    for (const version of versions) {
      most = Math.max(most, this.#lineage.people(version));
      versions = versions.slice(1);
      if (versions.every((older) => this.#lineage.people(older) <= most)) return most;
      // Where it was taken away, what it asked for before counts for its coming back: its boundary may still stand.
      if (version.blob === undefined && back) continue;
      if (await this.#passedBefore(version.change, commit)) return most;
    }
    return most;
  }

  /** CODEOWNERS as it stood before a commit, as far as it had been approved: what came otherwise owns nothing. */
  async #codeownersBefore(commit: string): Promise<Codeowners | undefined> {
    for (const path of codeownersPaths) {
      const { blob, mode } = await this.#approvedBefore(path, commit);
      // The first that is there counts. A link or an executable in its place names nobody: the next one is somebody else's.
      if (blob !== undefined && mode !== "100644") return undefined;
      if (blob !== undefined) return parseCodeowners(path, (await this.#world.repository.blobs([blob])).get(blob)!);
    }
    return undefined;
  }

  async #approvedBefore(path: string, commit: string): Promise<Version> {
    for (const version of this.#lineage.before(path, commit)) {
      if (await this.#passedBefore(version.change, commit)) return version;
    }
    return {};
  }

  async ownersAt(commit: string): Promise<string | undefined> {
    const changes = await this.#world.repository.changes(commit, ...codeownersPaths, attestationPath);
    const by = new Set(changes.map((change) => change.commit));
    for (const path of codeownersPaths) {
      const newest = changes.find((change) => change.path === path);
      const change = this.#lineage.changes.find((one) => one.path === path && one.commit === newest?.commit);
      const flaw = change && (await this.flaw(change));
      const attested = change ? this.#lineage.attested(change).filter((one) => by.has(one.commit)) : [];
      if (change && flaw && !(await this.#isAttested(attested)))
        return `when it was merged, ${path} was what commit ${change.commit.slice(0, 12)} had made of it, and ${flaw.why}: ask again, under the owners that count now`;
    }
    return undefined;
  }
}

/** What stands for the content of a path that is not there. */
const nothing = "nothing";

function contentOf({ blob }: Version): string {
  return blob ?? nothing;
}
