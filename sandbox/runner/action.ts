/** The files of an action: where `uses:` finds them and what action.yml says. */

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GitHub } from "../contract.ts";
import { git } from "./git.ts";
import { errorsOf, isMap, plain, readFile, type Template, type TemplateMap } from "./template.ts";

/** A `uses:` taken apart. */
export type ActionReference =
  | { readonly kind: "local"; readonly path: string }
  | {
      readonly kind: "remote";
      /** `owner/name` */
      readonly repository: string;
      /** Folder inside the repository; empty for its root. */
      readonly path: string;
      /** 40 hexadecimal characters. */
      readonly commit: string;
    };

/** A JavaScript action, ready to run. */
export interface Action {
  readonly directory: string;
  readonly main: string;
  readonly post?: string;
  readonly postCondition: string;
  /** Input name → default. */
  readonly inputs: TemplateMap;
}

export function parseUses(uses: string): ActionReference {
  if (uses.startsWith("./")) return { kind: "local", path: uses.slice(2) };
  const remote = /^([\w.-]+\/[\w.-]+)(?:\/([^@]+))?@([0-9a-f]{40})$/.exec(uses);
  if (!remote) {
    throw new Error(
      `the sandbox's runner does not run \`uses: ${uses}\`: it takes ./path and owner/repository[/path]@<full commit>`,
    );
  }
  return { kind: "remote", repository: remote[1] as string, path: remote[2] ?? "", commit: remote[3] as string };
}

/** Puts a remote action's repository at its commit below `directory` and returns the action's folder. */
export async function fetchAction(
  github: GitHub,
  { repository, path, commit }: Extract<ActionReference, { kind: "remote" }>,
  directory: string,
): Promise<string> {
  const target = join(directory, repository, commit);
  if (!existsSync(target)) {
    const bare = bareDirectory(github, repository, commit);
    const type = await git(["--git-dir", bare, "cat-file", "-t", commit]).catch(() => "");
    if (type.trim() !== "commit") {
      throw new Error(`Unable to resolve action \`${repository}@${commit}\`, unable to find version \`${commit}\``);
    }
    mkdirSync(target, { recursive: true });
    const archive = join(directory, `${commit}.tar`);
    await git(["--git-dir", bare, "archive", "--format=tar", "-o", archive, commit]);
    await unpack(archive, target);
  }
  return join(target, path);
}

function bareDirectory(github: GitHub, repository: string, commit: string): string {
  try {
    const directory = github.directory(repository);
    if (existsSync(directory)) return directory;
  } catch {
    // Unknown repositories are told below, in GitHub's words.
  }
  throw new Error(`Unable to resolve action \`${repository}@${commit}\`, repository not found`);
}

function unpack(archive: string, target: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const tar = spawn("tar", ["-xf", archive, "-C", target], { stdio: "ignore" });
    tar.on("error", reject);
    tar.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`tar ended with ${code} over an action`))));
  });
}

/** Reads action.yml of a folder. Throws with the runner's own sentence when there is none. */
export function readAction(directory: string): Action {
  const file = ["action.yml", "action.yaml"].map((name) => join(directory, name)).find((path) => existsSync(path));
  if (file === undefined) {
    throw new Error(
      `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${directory}'. Did you forget to run actions/checkout before running your local action?`,
    );
  }
  const { context, root } = readFile("action", "action.yml", readFileSync(file, "utf8"));
  const errors = errorsOf(context);
  if (errors.length > 0) throw new Error(`Failed to load action.yml: ${errors.join("; ")}`);
  const { runs, inputs } = plain(root) as { runs: TemplateMap; inputs?: Template };
  if (!/^node\d+$/.test(String(runs.using)) || runs.pre !== undefined) {
    throw new Error(`the sandbox's runner runs JavaScript actions without \`pre\`, not \`using: ${runs.using}\``);
  }
  const declared = isMap(inputs) ? Object.entries(inputs) : [];
  return {
    directory,
    main: String(runs.main),
    ...(runs.post === undefined ? {} : { post: String(runs.post) }),
    postCondition: String(runs["post-if"] ?? "always()"),
    inputs: Object.fromEntries(declared.map(([name, input]) => [name, isMap(input) ? (input.default ?? null) : null])),
  };
}

/** The file that node is to run. Throws with the runner's own sentence when it is not there. */
export function entry(action: Action, file: string): string {
  const path = join(action.directory, file);
  if (!existsSync(path)) throw new Error(`File not found: '${path}'`);
  return path;
}
