/** The folders of one job, as on a hosted runner, below one directory of the sandbox. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { GitHubEvent } from "../contract.ts";
import { git } from "./git.ts";

export interface Folders {
  readonly root: string;
  /** RUNNER_TEMP */
  readonly temp: string;
  readonly tools: string;
  readonly actions: string;
  /** GITHUB_WORKSPACE: empty until a checkout. */
  readonly workspace: string;
  readonly home: string;
  /** GITHUB_EVENT_PATH */
  readonly event: string;
  /** Where the environment files of steps lie. */
  readonly commands: string;
  remove(): void;
}

export function makeFolders(root: string, event: GitHubEvent): Folders {
  const name = event.repository.split("/")[1] as string;
  const folders = {
    root,
    temp: join(root, "_temp"),
    tools: join(root, "_tool"),
    actions: join(root, "_actions"),
    workspace: join(root, name, name),
    home: join(root, "_home"),
    event: join(root, "_temp", "_github_workflow", "event.json"),
    commands: join(root, "_temp", "_runner_file_commands"),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  const { tools, actions, workspace, home, commands } = folders;
  for (const path of [tools, actions, workspace, home, commands, join(root, "_temp", "_github_workflow")]) {
    mkdirSync(path, { recursive: true });
  }
  writeFileSync(folders.event, JSON.stringify(event.payload, null, 2));
  return folders;
}

/** Larger files are not what a step leaves behind by accident: 8 MiB. */
const readLimit = 8 * 1024 * 1024;
const objects = /(^|\/)\.git\/(objects|hooks)(\/|$)|(^|\/)node_modules(\/|$)/;

/**
 * Every file a job has left: its temporary folder, its home and its workspace, without git's objects and what a checkout
 * has brought and nobody has changed since.
 */
export async function leftBehind(folders: Folders): Promise<{ readonly path: string; readonly content: string }[]> {
  const brought = await unchangedFiles(folders.workspace);
  return [folders.temp, folders.home, folders.workspace]
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !brought.has(path) && !objects.test(relative(folders.root, path)))
    .filter((path) => statSync(path).size <= readLimit)
    .map((path) => ({ path: relative(folders.root, path), content: readFileSync(path, "latin1") }));
}

async function unchangedFiles(workspace: string): Promise<ReadonlySet<string>> {
  if (!existsSync(join(workspace, ".git"))) return new Set();
  const list = async (...args: string[]) => (await git(args, { cwd: workspace })).split("\0");
  const changed = new Set(await list("diff-files", "--name-only", "-z"));
  const tracked = await list("ls-files", "-z");
  return new Set(tracked.filter((path) => !changed.has(path)).map((path) => join(workspace, path)));
}
