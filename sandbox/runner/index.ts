/** The sandbox's workflow runner: takes GitHub's events and executes the workflow files of the repositories they happened in. */
import { mkdirSync } from "node:fs";
import type { GitHub, GitHubEvent, OidcIssuer, Runner, RunResult, SandboxClock } from "../contract.ts";
import { starts } from "./events.ts";
import { fileAt, git } from "./git.ts";
import { runWorkflow } from "./run.ts";
import type { Sandbox } from "./state.ts";
import { readWorkflow, type Workflow } from "./workflow.ts";

export interface RunnerOptions {
  readonly github: GitHub;
  readonly oidc: OidcIssuer;
  readonly clock: SandboxClock;
  /** Where the folders of jobs are made. */
  readonly directory: string;
  /** Leave them there afterwards. */
  readonly keep?: boolean;
}

/** Runs one job at a time; `concurrency` is thereby kept. */
export async function startRunner({ github, oidc, clock, directory, keep = false }: RunnerOptions): Promise<Runner> {
  mkdirSync(directory, { recursive: true });
  const known = new Map<string, Workflow>();
  const traces: { where: string; content: string }[] = [];
  const control: Sandbox["control"] = { running: undefined, lost: false };
  const runner: Runner = {
    traces,
    async drain() {
      const results: RunResult[] = [];
      for (let event = github.takeEvent(); event !== undefined; event = github.takeEvent()) {
        sandbox.trace(`event ${event.name} of ${event.repository}`, JSON.stringify(event));
        for (const workflow of await startedBy(github, event, known))
          results.push(await runWorkflow(sandbox, event, workflow));
      }
      return results;
    },
    kill(what) {
      if (control.running === undefined) return false;
      if (what === "runner") control.lost = true;
      control.running.kill();
      return true;
    },
    async stop() {
      control.running?.kill();
    },
  };
  const sandbox: Sandbox = {
    github,
    oidc,
    clock,
    directory,
    keep,
    control,
    killWhen: () => runner.killWhen,
    trace: (where, content) => {
      traces.push({ where, content });
    },
  };
  return runner;
}

/** Workflows at the event's commit that it starts. A file that GitHub cannot read fails as a run of its own. */
async function startedBy(
  github: GitHub,
  event: GitHubEvent,
  known: Map<string, Workflow>,
): Promise<readonly Workflow[]> {
  const repository = github.directory(event.repository);
  const listing = await git(["--git-dir", repository, "ls-tree", event.sha, ".github/workflows/"]);
  const started: Workflow[] = [];
  // `<mode> <type> <id>\t<path>`: the same bytes at the same path are read once.
  for (const file of listing.split("\n").filter((name) => /\.ya?ml$/.test(name))) {
    const path = file.slice(file.indexOf("\t") + 1);
    const workflow = known.get(file) ?? readWorkflow(path, (await fileAt(repository, event.sha, path)) ?? "");
    known.set(file, workflow);
    const meant = event.workflow === undefined || path.endsWith(`/${event.workflow.split("/").pop()}`);
    if (workflow.errors.length > 0 ? meant : await starts(workflow, event, () => changedPaths(repository, event))) {
      started.push(workflow);
    }
  }
  return started;
}

/** Paths that the push or the pull request changes. */
async function changedPaths(repository: string, event: GitHubEvent): Promise<readonly string[]> {
  const before = event.name === "push" ? String(event.payload.before ?? "") : `${event.sha}^1`;
  const nothing = before === "" || /^0+$/.test(before);
  const args = nothing ? ["ls-tree", "-r", "--name-only", event.sha] : ["diff", "--name-only", before, event.sha];
  return (await git(["--git-dir", repository, ...args])).split("\n").filter(Boolean);
}
