import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Fault } from "../core/fault.ts";

/** A person's own clone: what `sallyport request` does there is what they could type themselves. */
export interface Workbench {
  readonly root: string;
  /** `owner/name` of the remote `origin`. */
  readonly repository: string;
  /** Makes a branch at the remote's default branch, with one commit that adds one file, and pushes it. */
  propose(change: {
    readonly branch: string;
    readonly base: string;
    readonly path: string;
    readonly content: string;
    readonly message: string;
  }): void;
}

/** Faults: `request.not-a-clone`, `request.git` with git's own last words. */
export function workbench(directory: string): Workbench {
  const root = run(directory, ["rev-parse", "--show-toplevel"]);
  const origin = run(root, ["remote", "get-url", "origin"]);
  return {
    root,
    repository: repositoryOf(origin),
    propose({ branch, base, path, content, message }) {
      run(root, ["fetch", "--quiet", "origin", base]);
      run(root, ["switch", "--quiet", "--create", branch, "--no-track", "FETCH_HEAD"]);
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content, { flag: "wx" });
      run(root, ["add", "--", path]);
      run(root, ["commit", "--quiet", "--message", message, "--", path]);
      run(root, ["push", "--quiet", "origin", `HEAD:refs/heads/${branch}`]);
    },
  };
}

/** Runs git as the person: with their configuration, their keys and their prompts. */
function run(directory: string, args: readonly string[]): string {
  const done = spawnSync("git", ["-C", directory, ...args], { encoding: "utf8", stdio: ["inherit", "pipe", "pipe"] });
  if (done.status === 0) return done.stdout.trim();
  const said = (done.stderr ?? "").trim().split("\n").slice(-3).join("; ");
  if (/not a git repository/.test(said))
    throw new Fault(
      "request.not-a-clone",
      "this folder is not in a clone of the access repository: go there, or clone it",
    );
  throw new Fault("request.git", `git ${args[0]} failed: ${said || done.error?.message || "it gave no reason"}`);
}

/** `owner/name` out of an https or ssh address. */
function repositoryOf(address: string): string {
  const parts = /[/:]([A-Za-z0-9-]+)\/([A-Za-z0-9._-]+?)(?:\.git)?\/?$/.exec(address);
  if (!parts)
    throw new Fault("request.origin", "the remote origin is no GitHub address: set it to the access repository");
  return `${parts[1]}/${parts[2]}`;
}
