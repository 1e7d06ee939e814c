import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Fault } from "../core/fault.ts";

/** What to propose: one new file on a branch of its own. */
export interface Proposal {
  readonly branch: string;
  /** The branch that it is proposed to. */
  readonly base: string;
  readonly path: string;
  readonly content: string;
  readonly message: string;
}

/**
 * A person's own clone. What is done there is done as they would do it, with their name, keys, signature and prompts, and
 * leaves no trace in it but objects: the branch they are on, their files and what they have staged stay as they are.
 */
export interface Workbench {
  readonly root: string;
  /** `owner/name` of the remote `origin`. Fault `terminal.origin`. */
  repository(): Promise<string>;
  /** The newest commit of the remote's branch that touched a path of this form, whatever stands there now; undefined for none. */
  touched(base: string, glob: string): Promise<string | undefined>;
  /** The file of this form that the remote's branch was given first, whatever became of it; undefined for none. */
  added(base: string, glob: string): Promise<{ readonly path: string; readonly text: string } | undefined>;
  /**
   * Makes one commit on the remote's `base` that adds one file, and pushes it as a new branch. A branch that adds these very
   * bytes already, and does nothing else, is left as it is. Faults: `request.branch`, `request.identity`, `request.git`.
   */
  propose(proposal: Proposal): Promise<"pushed" | "there already">;
}

/** Opens the clone around a folder. Faults: `terminal.not-a-clone`, `git.missing`. */
export async function workbench(directory: string): Promise<Workbench> {
  const root = await run(directory, ["rev-parse", "--show-toplevel"]);
  return {
    root,
    repository: async () => repositoryOf(await run(root, ["remote", "get-url", "origin"])),
    async touched(base, glob) {
      const tip = await baseTip(root, base);
      const found = await run(root, ["log", "-1", "--first-parent", "--format=%H", tip, "--", `:(glob)${glob}`]);
      return found || undefined;
    },
    async added(base, glob) {
      const tip = await baseTip(root, base);
      const log = [
        "log",
        "--first-parent",
        "--reverse",
        "--diff-filter=A",
        "--no-renames",
        "--format=%H",
        "--name-only",
      ];
      const [commit, , path] = (await run(root, [...log, tip, "--", `:(glob)${glob}`])).split("\n");
      if (!commit || !path) return undefined;
      return { path, text: await run(root, ["cat-file", "blob", `${commit}:${path}`]) };
    },
    propose: (proposal) => propose(root, proposal),
  };
}

async function propose(root: string, { branch, base, path, content, message }: Proposal): Promise<Proposed> {
  // Plumbing all the way: a switched branch or a half-done commit would be theirs to mend.
  const blob = await run(root, ["hash-object", "-w", "--stdin"], { input: content });
  const there = await fetched(root, branch);
  if (there !== undefined) {
    const from = await run(root, ["merge-base", await baseTip(root, base), there]);
    const changed = await run(root, ["diff-tree", "-r", "--raw", "--no-renames", "--no-abbrev", from, there]);
    // What somebody else pushed beside it would be asked in this person's name.
    if (changed === `:000000 100644 ${"0".repeat(blob.length)} ${blob} A\t${path}`) return "there already";
    throw new Fault(
      "request.branch",
      `the branch ${branch} is there already with something else: give the request another id, or delete that branch`,
    );
  }
  const parent = await baseTip(root, base);
  const tree = await treeWith(root, parent, { path, blob });
  const signed = await run(root, ["config", "--type=bool", "--default=false", "--get", "commit.gpgSign"]);
  // A made-up address is linked to no account, and no approval of such a commit counts.
  const commit = await run(
    root,
    ["-c", "user.useConfigOnly=true", "commit-tree", ...(signed === "true" ? ["-S"] : []), "-p", parent, tree],
    { input: message },
  );
  // The empty expectation lets the push make the branch and never move one that somebody made meanwhile.
  const lease = `--force-with-lease=refs/heads/${branch}:`;
  await run(root, ["push", "--quiet", lease, "origin", `${commit}:refs/heads/${branch}`]);
  return "pushed";
}

type Proposed = "pushed" | "there already";

/** The tree of a commit with one file more, by way of an index of its own. */
async function treeWith(
  root: string,
  commit: string,
  { path, blob }: { readonly path: string; readonly blob: string },
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-index-"));
  const environment = { GIT_INDEX_FILE: join(folder, "index") };
  try {
    await run(root, ["read-tree", commit], { environment });
    await run(root, ["update-index", "--add", "--cacheinfo", `100644,${blob},${path}`], { environment });
    return await run(root, ["write-tree", "--missing-ok"], { environment });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The tip of a branch of the remote, its history fetched; undefined when there is no such branch. No ref is written. */
async function fetched(root: string, branch: string): Promise<string | undefined> {
  const ref = `refs/heads/${branch}`;
  const [tip] = (await run(root, ["ls-remote", "--heads", "origin", ref])).split("\t");
  if (!tip) return undefined;
  await run(root, ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "origin", ref]);
  return tip;
}

async function baseTip(root: string, base: string): Promise<string> {
  const tip = await fetched(root, base);
  if (tip !== undefined) return tip;
  throw new Fault("git.no-branch", `the remote has no branch ${base}: set \`branch\` in sallyport.yaml`);
}

/** Runs git as the person; returns what it printed, trimmed. */
async function run(
  directory: string,
  args: readonly string[],
  { input = "", environment = {} }: { readonly input?: string; readonly environment?: Record<string, string> } = {},
): Promise<string> {
  const child = spawn("git", ["-C", directory, ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    // One language, so that what git says can be told apart below.
    env: { ...process.env, LC_ALL: "C", ...environment },
  });
  const [out, said] = [collect(child.stdout), collect(child.stderr)];
  child.stdin.on("error", () => {
    // A command that ends without reading its input is judged by its exit code.
  });
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", (cause) => {
      reject(new Fault("git.missing", "git cannot be started: install git 2.38 or newer", { cause }));
    });
    child.on("close", resolve);
  });
  if (code === 0) return out().trim();
  const name = args.find((word) => /^[a-z]+(-[a-z]+)*$/.test(word)) ?? "";
  throw failure(name, said());
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const parts: Buffer[] = [];
  stream.on("data", (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString("utf8");
}

function failure(command: string, said: string): Fault {
  if (/not a git repository|must be run in a work tree/.test(said))
    return new Fault(
      "terminal.not-a-clone",
      "this folder is not in a clone of the access repository: go there, or clone it",
    );
  if (/No such remote/.test(said))
    return new Fault("terminal.origin", "this clone has no remote origin: set it to the access repository");
  if (/auto-detection is disabled|tell me who you are|empty ident/i.test(said))
    return new Fault(
      "request.identity",
      "git does not know who you are: set user.name, and user.email to an address that GitHub links to you",
    );
  const words = withoutSecrets(said).trim().split("\n").slice(-3).join("; ") || "it gave no reason";
  if (command === "push")
    return new Fault("request.push", `the push was refused, nothing was opened: ${words}: check that you may push`);
  return new Fault("request.git", `git ${command} failed, nothing was opened: ${words}`);
}

/** An address may hold a password. */
function withoutSecrets(text: string): string {
  return text.replace(/:\/\/[^@/\s]*@/g, "://");
}

/** `owner/name` out of an https or ssh address. */
function repositoryOf(address: string): string {
  // A folder of this machine has no host before its path, and its names are nobody's on GitHub.
  const parts =
    /^(?:[a-z+]+:\/\/[^/]+\/|[^/:]+:(?!\/\/))(?:.*\/)?([A-Za-z0-9-]+)\/([A-Za-z0-9._-]+?)(?:\.git)?\/?$/.exec(address);
  if (!parts)
    throw new Fault("terminal.origin", "the remote origin is no GitHub address: set it to the access repository");
  return `${parts[1]}/${parts[2]}`;
}
