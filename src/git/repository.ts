import { Fault } from "../core/fault.ts";
import type { Secret } from "../core/secret.ts";
import type { Instant } from "../core/time.ts";
import type { LoggedCommit, PathChange, Repository, TreeEntry } from "../ports.ts";
import { again } from "./again.ts";
import { git } from "./command.ts";

/**
 * The access repository through the git command line, over a clone with its whole first-parent history.
 * Faults: those of {@link git}; `git.shallow`; `git.unreadable` when git's answer is not what its manual says.
 */
export function gitRepository(options: {
  readonly directory: string;
  readonly branch: string;
  readonly token?: Secret;
}): Repository {
  const run = async (...args: readonly string[]): Promise<string> => (await git(options, ...args)).toString("utf8");

  async function fetchBranch(branch: string): Promise<string | undefined> {
    const listed = await again(() => run("ls-remote", "--heads", "origin", `refs/heads/${branch}`));
    const tip = /^([0-9a-f]{40,64})\t/.exec(listed)?.[1];
    if (tip === undefined) return undefined;
    const ref = `refs/remotes/origin/${branch}`;
    // A branch that has not moved since is here already, with everything that it was built on.
    if ((await here(ref)) === tip) return tip;
    await again(() => run("fetch", "--quiet", "--no-tags", "--force", "origin", `+refs/heads/${branch}:${ref}`));
    // The branch may have moved between the two calls: what was fetched is what counts.
    return (await run("rev-parse", `${ref}^{commit}`)).trim();
  }

  /** The commit that a ref of the clone names; undefined when it names none. */
  async function here(ref: string): Promise<string | undefined> {
    return (await run("for-each-ref", "--format=%(objectname)", ref)).trim() || undefined;
  }

  let whole = false;

  /** A clone stays whole: it is asked once. */
  async function mustBeWhole(): Promise<void> {
    whole ||= (await run("rev-parse", "--is-shallow-repository")).trim() === "false";
    if (!whole) throw new Fault("git.shallow", "the clone has no history: check out with `fetch-depth: 0`");
  }

  return {
    async tip() {
      await mustBeWhole();
      const tip = await fetchBranch(options.branch);
      if (tip === undefined)
        throw new Fault(
          "git.no-branch",
          `the remote has no branch ${options.branch}: set \`branch\` in sallyport.yaml`,
        );
      return tip;
    },

    branchTip: fetchBranch,

    async tree(commit, ...paths) {
      const below = paths.includes("") ? [] : ["--", ...paths];
      return readTree(await git(options, "ls-tree", "-r", "-z", "--full-tree", commit, ...below));
    },

    async blobs(oids) {
      const wanted = [...new Set(oids)];
      if (wanted.length === 0) return new Map();
      const out = await git({ ...options, input: `${wanted.join("\n")}\n` }, "cat-file", "--batch");
      return readBatch(out, wanted);
    },

    async changes(commit, ...paths) {
      const below = paths.includes("") ? [] : ["--", ...paths];
      return readChanges(await git(options, "log", "--first-parent", ...rawFormat, commit, ...below));
    },

    async additions(commit, path, { since, at }) {
      const reached = reachedTimes(await run("log", "--first-parent", "--format=%H %ct", commit), at);
      const first = reached.findLastIndex((each) => each.at >= since);
      if (first < 0) return [];
      // Whatever was built on the first that counts counts too: times only grow, so one range holds them all.
      const before = reached[first + 1];
      const range = before === undefined ? [commit] : [commit, `^${before.commit}`];
      const changes = readChanges(await git(options, "log", "--first-parent", ...rawFormat, ...range, "--", path));
      const times = new Map(reached.map((each) => [each.commit, each.at]));
      return changes
        .filter(({ status }) => status === "added")
        .map((change) => ({ ...change, reached: times.get(change.commit)! }));
    },

    async changedBy(commit) {
      return readChanges(await git(options, "log", "-1", "--first-parent", ...rawFormat, commit));
    },

    async diff(base, commit) {
      const from = (await run("merge-base", base, commit)).trim();
      const out = await git(options, "diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", from, commit);
      return readChanges(Buffer.concat([Buffer.from(`\u0001${commit} ${from}\0`), out]));
    },

    async isAncestor(ancestor, commit) {
      const base = await run("merge-base", "--all", ancestor, commit).catch((cause: unknown) => {
        // Exit code 1 and nothing said: the two share no history.
        if (cause instanceof Fault && / ended with 1: $/.test(cause.message)) return "";
        throw cause;
      });
      return base.trim().split("\n").includes(ancestor);
    },

    async fetchCommit(commit) {
      const here = await run("cat-file", "-e", `${commit}^{commit}`).then(
        () => true,
        () => false,
      );
      if (here) return true;
      return await again(() => run("fetch", "--quiet", "--no-tags", "origin", commit)).then(
        () => true,
        (cause: unknown) => {
          if (cause instanceof Fault && !cause.retryable && cause.code === "git.failed") return false;
          throw cause;
        },
      );
    },

    async log(commit, prefix) {
      const out = await run(
        "log",
        "--first-parent",
        "-z",
        "--format=%H %ct%n%B",
        commit,
        ...(prefix ? ["--", prefix] : []),
      );
      return out.split("\0").filter(Boolean).map(readLogged);
    },
  };
}

/** When each commit reached the branch, newest first: what one claims, and never less than what it was built on. */
function reachedTimes(out: string, now: Instant): readonly { readonly commit: string; readonly at: Instant }[] {
  const commits = out.split("\n").filter(Boolean).map(readTimed);
  let latest = 0;
  for (const commit of commits.toReversed()) {
    if (commit.at <= now) latest = Math.max(latest, commit.at);
    commit.at = latest;
  }
  return commits;
}

function readTimed(line: string): { commit: string; at: Instant } {
  const parts = /^([0-9a-f]{40,64}) (\d+)$/.exec(line);
  if (!parts) throw unreadable("log");
  return { commit: parts[1]!, at: Number(parts[2]) * 1000 };
}

const rawFormat = ["-z", "--raw", "--no-renames", "--no-abbrev", "--diff-merges=first-parent", "--format=%x01%H %P"];

function readTree(out: Buffer): TreeEntry[] {
  return out
    .toString("utf8")
    .split("\0")
    .filter(Boolean)
    .map((line) => {
      const parts = /^(\d{6}) (blob|tree|commit) ([0-9a-f]+)\t([\s\S]+)$/.exec(line);
      if (!parts) throw unreadable("ls-tree");
      return { mode: parts[1]!, type: parts[2] as TreeEntry["type"], oid: parts[3]!, path: parts[4]! };
    });
}

function readBatch(out: Buffer, wanted: readonly string[]): Map<string, Buffer> {
  const blobs = new Map<string, Buffer>();
  let at = 0;
  for (const oid of wanted) {
    const end = out.indexOf(10, at);
    const header = out.subarray(at, end).toString("utf8");
    const parts = /^([0-9a-f]+) blob (\d+)$/.exec(header);
    if (!parts || parts[1] !== oid)
      throw new Fault("git.no-object", `git has no blob ${oid} (${header}): check out with \`fetch-depth: 0\``);
    const size = Number(parts[2]);
    blobs.set(oid, out.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return blobs;
}

const statuses: Readonly<Record<string, PathChange["status"]>> = {
  A: "added",
  M: "modified",
  T: "modified",
  D: "deleted",
};

const header = /^\u0001([0-9a-f]{40,64}) ?((?:[0-9a-f]{40,64} ?)*)$/;
const entry = /^\n?:(\d{6}) (\d{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([AMTD])$/;

/**
 * Reads `git log -z --raw` in the order git writes it: a commit's header, then pairs of an entry and its path. A path may
 * hold anything but NUL, also what looks like a header or an entry, so the token after an entry is taken as it is.
 */
function readChanges(out: Buffer): PathChange[] {
  const changes: PathChange[] = [];
  const tokens = out.toString("utf8").split("\0");
  if (tokens.pop() !== "") throw unreadable("log");
  let [commit, parent] = ["", ""];
  for (let at = 0; at < tokens.length; at += 1) {
    const begins = header.exec(tokens[at]!);
    if (begins) {
      [commit, parent] = [begins[1]!, begins[2]!.split(" ")[0] ?? ""];
      continue;
    }
    const parts = entry.exec(tokens[at]!);
    at += 1;
    const path = tokens[at];
    const status = statuses[parts?.[5] ?? ""];
    if (!parts || !status || path === undefined || path === "" || commit === "") throw unreadable("log");
    const gone = status === "deleted";
    changes.push({
      commit,
      parent,
      path,
      status,
      blob: gone ? parts[3]! : parts[4]!,
      mode: gone ? parts[1]! : parts[2]!,
    });
  }
  return changes;
}

function readLogged(record: string): LoggedCommit {
  const parts = /^([0-9a-f]+) (\d+)\n([\s\S]*)$/.exec(record.replace(/^\n/, ""));
  if (!parts) throw unreadable("log");
  return { commit: parts[1]!, at: Number(parts[2]) * 1000, message: parts[3]!.trimEnd() };
}

function unreadable(what: string): Fault {
  return new Fault("git.unreadable", `git ${what} answered in an unknown form: install git 2.38 or newer`);
}
