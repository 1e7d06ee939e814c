import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { sandboxClock } from "../../sandbox/clock.ts";
import { type SandboxCloud, startCloud } from "../../sandbox/cloud/index.ts";
import type { GitHub, SandboxClock } from "../../sandbox/contract.ts";
import { startGitHub } from "../../sandbox/github/index.ts";
import { concurrency } from "../../src/commands/enact.ts";
import { writeBatch } from "../../src/core/batch.ts";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { minute } from "../../src/core/time.ts";
import { openLeases } from "./leases.ts";
import { type Measure, measure } from "./measure.ts";
import type { Part, Row } from "./report.ts";

const root = join(import.meta.dirname, "../..");
const account = "210987654321";
/** Milliseconds before each answer of the cloud. */
const delay = 100;
/** Answers that one unbind has to wait for, one after another: the deny, the closed trust, and what reads back as dead. */
const roundTrips = 3;

/** The same people, repository and cloud as a small installation, as they stand when the sweep comes. */
interface Scene {
  readonly clock: SandboxClock;
  readonly cloud: SandboxCloud;
  readonly github: GitHub;
  readonly directory: string;
  readonly token: string;
}

/** A sweep that finds that many leases open and a tenth of them over, with a cloud that takes its time. */
export async function benchSweep(active: number): Promise<Part> {
  const clock = sandboxClock();
  const cloud = await startCloud({ clock, issuers: [], accounts: [account], quotas: { roles: 5000 } });
  const github = await startGitHub({ clock, directory: mkdtempSync(join(tmpdir(), "bench-github-")) });
  try {
    const due = Math.floor(active / 10);
    const token = seed(github, active, due);
    const directory = mkdtempSync(join(tmpdir(), "bench-clone-"));
    const scene = { clock, cloud, github, directory, token };
    await clone(scene);
    await pullRequests(scene, due);
    const keys = cloud.admin(account);
    const now = clock.now();
    const endpoints = { endpoint: cloud.url, githubApi: github.apiUrl };
    await openLeases({ now, ...endpoints, directory, token, keys, pullRequest: (id) => numberOf(id) + 1 });
    clock.move(15 * minute);
    cloud.setDelay(delay);
    const before = commits(scene);
    const sweep = await watched(scene, () => runSweep(scene));
    const done = JSON.parse(sweep.run.output) as Reconciliation;
    const record = await watched(scene, () => runRecord(scene, done));
    return told({ sweep, record, done, active, due, reverts: commits(scene) - before });
  } finally {
    await github.stop();
    await cloud.stop();
  }
}

/** One process, and what it asked of the cloud and of GitHub, by kind. */
interface Watched {
  readonly run: Measure;
  readonly cloud: ReadonlyMap<string, number>;
  readonly github: ReadonlyMap<string, number>;
  readonly connections: number;
}

async function watched({ cloud, github }: Scene, work: () => Promise<Measure>): Promise<Watched> {
  const before = { cloud: cloud.requests.length, github: github.requests.length, served: cloud.served.connections };
  const run = await work();
  return {
    run,
    cloud: tally(cloud.requests.slice(before.cloud).map(({ action }) => action)),
    github: tally(github.requests.slice(before.github).map(({ method, path }) => `${method} ${kindOf(path)}`)),
    connections: cloud.served.connections - before.served,
  };
}

/** `/repos/acme/access/pulls/7/reviews?page=2` is a call of `/repos/{}/{}/pulls/{}/reviews`. */
function kindOf(path: string): string {
  return path
    .replace(/\?.*$/, "")
    .replace(/^\/repos\/[^/]+\/[^/]+/, "/repos/{}/{}")
    .replace(/\/(?:\d+|[0-9a-f]{40})(?=\/|$)/g, "/{}");
}

function tally(kinds: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => [kind, all.length]));
}

function told(found: {
  readonly sweep: Watched;
  readonly record: Watched;
  readonly done: Reconciliation;
  readonly active: number;
  readonly due: number;
  /** Commits that the record job made on the default branch. */
  readonly reverts: number;
}): Part {
  const { sweep, record, done, active, due, reverts } = found;
  const ended = done.deeds.filter((deed) => deed.do === "unbind" && deed.outcome === "done").length;
  const listings = sweep.cloud.get("iam:ListRoles") ?? 0;
  const least = (due * delay) / concurrency;
  const wall = sweep.run.wall;
  const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((all, one) => all + one, 0);
  const row = (name: string, { run, cloud, github, connections }: Watched): Row => {
    return { name, runs: [run], requests: sum(cloud) + sum(github), connections };
  };
  const kinds = (title: string, counts: ReadonlyMap<string, number>) =>
    `${title}: ${[...counts].map(([kind, count]) => `${count} ${kind}`).join(", ") || "nothing"}`;
  return {
    rows: [
      row(`sweep, ${active} active, ${ended} due, ${delay} ms an answer`, sweep),
      row("record, its ledger lines and its revert", record),
    ],
    budgets: [
      {
        says: `sweep ends ${ended} of ${due} and lists the account in ${listings} calls of ListRoles (1)`,
        kept: ended === due && listings === 1,
      },
      {
        says: `sweep asks GitHub ${sum(sweep.github)} times, however many leases stand (at most 10)`,
        kept: sum(sweep.github) <= 10,
      },
      { says: `record makes ${reverts} commit on the default branch (1)`, kept: reverts === 1 },
      {
        says: `sweep takes ${wall.toFixed(0)} ms (at most 1.5 × unbinds × delay ÷ concurrency: ${(1.5 * least).toFixed(0)})`,
        kept: wall <= 1.5 * least,
      },
      {
        says: `the same where each unbind waits for ${roundTrips} answers in turn (${(1.5 * roundTrips * least).toFixed(0)})`,
        kept: wall <= 1.5 * roundTrips * least,
      },
    ],
    notes: [
      kinds("sweep asked the cloud", sweep.cloud),
      kinds("sweep asked GitHub", sweep.github),
      kinds("record asked GitHub", record.github),
    ],
  };
}

// ---------------------------------------------------------------- the two jobs

async function runSweep(scene: Scene): Promise<Measure> {
  const { cloud, github } = scene;
  const keys = cloud.admin(account);
  const endpoints = ["--github-api-url", github.apiUrl, "--aws-endpoint", cloud.url];
  const own = { AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey };
  return await run(scene, ["cli.js", "sweep", "--json", ...endpoints], { GITHUB_TOKEN: scene.token, ...own });
}

async function runRecord(scene: Scene, { events }: Reconciliation): Promise<Measure> {
  const batch = writeBatch(events);
  if (batch.left > 0) throw new Error(`${batch.left} of ${events.length} events did not fit into the job's output`);
  const temp = mkdtempSync(join(tmpdir(), "bench-record-"));
  const files = ["OUTPUT", "ENV", "STATE", "STEP_SUMMARY"].map((name) => [`GITHUB_${name}`, join(temp, name)] as const);
  for (const [, file] of files) writeFileSync(file, "");
  return await run(scene, ["main.js"], {
    ...Object.fromEntries(files),
    RUNNER_TEMP: temp,
    GITHUB_WORKSPACE: scene.directory,
    GITHUB_REPOSITORY: "acme/access",
    INPUT_COMMAND: "record",
    INPUT_TOKEN: scene.token,
    INPUT_EVENTS: batch.text,
    INPUT_DIGEST: batch.digest,
    "INPUT_GITHUB-API-URL": scene.github.apiUrl,
  });
}

async function run(
  { clock, directory }: Scene,
  [door, ...words]: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Measure> {
  const done = await measure({
    arguments: [join(root, "dist", door!), ...words],
    directory,
    preload: join(root, "sandbox/clock-preload.js"),
    environment: { SANDBOX_CLOCK_OFFSET: String(clock.offset), ...environment },
  });
  if (done.code !== 0) throw new Error(`${door} ${words[0] ?? "record"} failed: ${done.output.slice(-2000)}`);
  return done;
}

// ---------------------------------------------------------------- the repository

/** A repository whose first commit holds everything, and a person who may write to it. */
function seed(github: GitHub, active: number, due: number): string {
  github.addUser("ana", 101);
  github.addOrganization("acme", 9001, ["ana"]);
  const files = new Map<string, Buffer | string>();
  const control = ["sallyport.yaml", "targets/payments-production.yaml", "policies"];
  for (const name of execFileSync("git", ["ls-files", ...control], { cwd: root, encoding: "utf8" }).split("\n"))
    if (name) files.set(name, readFileSync(join(root, name)));
  const sample = readFileSync(join(root, "examples/grants/payments-production/backfill-4211.yaml"), "utf8");
  for (let number = 0; number < active; number++) {
    const minutes = number < due ? 10 : 120;
    const text = sample.replace("INC-4211", `INC-${number}`).replace(/minutes: \d+/, `minutes: ${minutes}`);
    files.set(`grants/payments-production/backfill-${number}.yaml`, text);
  }
  github.addRepository({ owner: "acme", name: "access", id: 1001, files, collaborators: { ana: "admin" } });
  return github.userToken("ana");
}

async function clone({ github, directory, token }: Scene): Promise<void> {
  const address = github.cloneUrl("acme/access").replace("http://", `http://x-access-token:${token}@`);
  // Not synchronously: the server is in this process.
  await promisify(execFile)("git", ["clone", "--quiet", address, directory]);
}

/** The number in a grant's id. The first of them are due. */
function numberOf(id: string): number {
  return Number(id.slice("backfill-".length));
}

/** One for each grant that is due, so that each has its own comment; the sweep asks for none of the others. */
async function pullRequests({ github, directory, token }: Scene, due: number): Promise<void> {
  const git = async (...words: string[]) => (await promisify(execFile)("git", words, { cwd: directory })).stdout.trim();
  const author = ["-c", "user.name=ana", "-c", "user.email=ana@example.com"];
  const commit = await git(...author, "commit-tree", "HEAD^{tree}", "-p", "HEAD", "-m", "ask");
  const branches = Array.from({ length: due }, (_, number) => `ask-${number}`);
  await git("push", "--quiet", "origin", ...branches.map((branch) => `${commit}:refs/heads/${branch}`));
  for (const branch of branches) {
    const answer = await fetch(`${github.apiUrl}/repos/acme/access/pulls`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ title: branch, head: branch, base: "main" }),
    });
    if (answer.status !== 201) throw new Error(`no pull request for ${branch}: ${await answer.text()}`);
  }
}

function commits({ github }: Scene): number {
  const count = ["rev-list", "--count", "main"];
  return Number(execFileSync("git", count, { cwd: github.directory("acme/access"), encoding: "utf8" }));
}
