/** A GitHub of the few verbs that the runner uses, over real bare repositories, so that the runner is tested by itself. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { sandboxClock } from "../../../sandbox/clock.ts";
import type {
  GitHub,
  GitHubEvent,
  JobClaims,
  JobResult,
  OidcIssuer,
  Permissions,
  Runner,
  RunResult,
} from "../../../sandbox/contract.ts";
import { startRunner } from "../../../sandbox/runner/index.ts";

export interface World {
  readonly runner: Runner;
  readonly clock: ReturnType<typeof sandboxClock>;
  readonly directory: string;
  readonly admitted: JobClaims[];
  readonly tokens: { readonly token: string; readonly permissions: Permissions; ended: boolean }[];
  readonly finished: Map<number, string>;
  /** Commits files on main of a repository and returns the commit. */
  commit(repository: string, files: Readonly<Record<string, string>>): string;
  /** Commits, pushes and drains. */
  push(files: Readonly<Record<string, string>>, event?: Partial<GitHubEvent>): Promise<readonly RunResult[]>;
  secrets: Record<string, string>;
  vars: Record<string, string>;
  /** Environment → branches it admits. */
  environments: Record<string, readonly string[]>;
  immutable: boolean;
  close(): Promise<void>;
}

const git = (cwd: string, ...args: string[]) =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
    cwd,
    encoding: "utf8",
  }).trim();

export const access = "acme/access";

export async function openWorld(): Promise<World> {
  const directory = mkdtempSync(join(tmpdir(), "runner-"));
  const events: GitHubEvent[] = [];
  const clock = sandboxClock();
  const bare = (repository: string) => join(directory, "repositories", `${repository}.git`);
  const tree = (repository: string) => join(directory, "trees", repository);
  const counter = { run: 9000, job: 100, token: 0 };
  const world: Omit<World, "runner"> & { runner?: Runner } = {
    clock,
    directory,
    admitted: [],
    tokens: [],
    finished: new Map(),
    secrets: {},
    vars: {},
    environments: {},
    immutable: false,
    commit(repository, files) {
      mkdirSync(bare(repository), { recursive: true });
      mkdirSync(tree(repository), { recursive: true });
      if (!existsSync(join(tree(repository), ".git"))) {
        git(bare(repository), "init", "-q", "--bare", "--initial-branch=main");
        git(tree(repository), "init", "-q", "--initial-branch=main");
      }
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(tree(repository), path)), { recursive: true });
        writeFileSync(join(tree(repository), path), content);
      }
      git(tree(repository), "add", "-A");
      git(tree(repository), "commit", "-q", "--allow-empty", "-m", "change");
      git(tree(repository), "push", "-q", bare(repository), "HEAD:refs/heads/main");
      return git(tree(repository), "rev-parse", "HEAD");
    },
    push(files, event = {}) {
      const sha = world.commit(access, files);
      const base = {
        name: "push",
        repository: access,
        ref: "refs/heads/main",
        sha,
        actor: "ada",
        payload: {},
      } as const;
      events.push({ ...base, ...event });
      return runner.drain();
    },
    async close() {
      await runner.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  const github: Partial<GitHub> = {
    apiUrl: "http://127.0.0.1:1",
    cloneUrl: (repository) => `file://${bare(repository)}`,
    directory: bare,
    takeEvent: () => events.shift(),
    subjectFormat: () => ({ immutable: world.immutable, claims: undefined }),
    repositoryIds: () => ({ id: 77, ownerId: 7, private: true }),
    userId: () => 42,
    startRun: () => ({ runId: ++counter.run, attempt: 1, number: counter.run - 9000 }),
    startJob: () => ++counter.job,
    finishJob: (id, conclusion) => void world.finished.set(id, conclusion),
    loseJob: (id) => void world.finished.set(id, "lost"),
    finishRun: (id, conclusion) => void world.finished.set(id, conclusion),
    jobToken(_repository, permissions) {
      const token = `ghs_job${++counter.token}secret`;
      world.tokens.push({ token, permissions, ended: false });
      return token;
    },
    installationToken(request) {
      const token = `ghs_app${++counter.token}${request.repositories.join("+")}`;
      world.tokens.push({ token, permissions: request.permissions ?? {}, ended: false });
      return token;
    },
    endToken(token) {
      for (const issued of world.tokens) if (issued.token === token) issued.ended = true;
    },
    jobContext(_repository, environment, ref) {
      const branches = environment === undefined ? undefined : world.environments[environment];
      const allowed = branches === undefined || branches.some((branch) => ref === `refs/heads/${branch}`);
      return { allowed, secrets: allowed ? world.secrets : {}, vars: world.vars };
    },
  };
  const oidc: Partial<OidcIssuer> = {
    admit(claims) {
      world.admitted.push(claims);
      return { requestUrl: "http://127.0.0.1:2/token?x=1", requestToken: "oidc-request-token" };
    },
  };
  const runner = await startRunner({
    github: github as GitHub,
    oidc: oidc as OidcIssuer,
    clock,
    directory: join(directory, "jobs"),
  });
  // The same object, so that tests may set secrets and environments between runs.
  return Object.assign(world, { runner });
}

/** A workflow of one job with these steps, started by a push. */
export function workflow(steps: string, job = ""): Record<string, string> {
  const indented = (text: string, spaces: number) => text.trim().replace(/^/gm, " ".repeat(spaces));
  return {
    ".github/workflows/test.yml": `name: Test\non: push\npermissions: {}\njobs:\n  one:\n    runs-on: ubuntu-latest\n${
      job === "" ? "" : `${indented(job, 4)}\n`
    }    steps:\n${indented(steps, 6)}\n`,
  };
}

/** The one job of the one run that a push has started; its workflow file is in order. */
export function only(results: readonly RunResult[]): JobResult {
  expect(results.map((result) => result.errors ?? [])).toEqual([[]]);
  return results[0]?.jobs[0] as JobResult;
}

export function logs(job: JobResult): string {
  return job.steps.map((step) => step.log).join("\n");
}
