import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deploy } from "../../sandbox/bootstrap.ts";
import { sandboxClock } from "../../sandbox/clock.ts";
import { type SandboxCloud, startCloud } from "../../sandbox/cloud/index.ts";
import type { SandboxClock } from "../../sandbox/contract.ts";
import { startGitHub } from "../../sandbox/github/index.ts";
import { concurrency } from "../../src/commands/pool.ts";
import { writeBatch } from "../../src/core/batch.ts";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { minute } from "../../src/core/time.ts";
import { leaseMaker } from "./leases.ts";
import { type Measure, measure } from "./measure.ts";
import type { Part, Row } from "./report.ts";
import { accessRepository, commits, pullRequests, type Scene } from "./repository.ts";

const root = join(import.meta.dirname, "../..");
const account = "210987654321";
/** Milliseconds before each answer of the cloud. */
const delay = 100;
/** Answers that one unbind has to wait for, one after another: the deny, the closed trust, and what reads back as dead. */
const roundTrips = 3;

interface Stage extends Scene {
  readonly clock: SandboxClock;
  readonly cloud: SandboxCloud;
}

/** A sweep that finds that many leases open and a tenth of them over, with a cloud that takes its time. */
export async function benchSweep(active: number): Promise<Part> {
  const clock = sandboxClock();
  const cloud = await startCloud({ clock, issuers: [], accounts: [account], quotas: { roles: 20_000 } });
  const github = await startGitHub({ clock, directory: mkdtempSync(join(tmpdir(), "bench-github-")) });
  try {
    const due = Math.floor(active / 10);
    const scene = await accessRepository(github, active, (number) => (number < due ? 10 : 120));
    const stage = { ...scene, clock, cloud };
    // One for each grant that is due, so that each has its own comment; the sweep asks for none of the others.
    await pullRequests(scene, due, "HEAD^{tree}");
    await deploy(cloud, account, readFileSync(join(root, `bootstrap/${account}.yaml`), "utf8"));
    await leaseMaker({ scene, cloud, now: clock.now(), pullRequest: (id) => numberOf(id) + 1 })();
    clock.move(15 * minute);
    cloud.setDelay(delay);
    const before = commits(scene);
    const sweep = await watched(stage, () => runSweep(stage));
    const done = JSON.parse(sweep.run.output) as Reconciliation;
    const record = await watched(stage, () => runRecord(stage, done));
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

async function watched({ cloud, github }: Stage, work: () => Promise<Measure>): Promise<Watched> {
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
        says: `sweep asks GitHub ${sum(sweep.github)} times, git included and however many leases stand (at most 20)`,
        kept: sum(sweep.github) <= 20,
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

async function runSweep(stage: Stage): Promise<Measure> {
  const { cloud, github, token } = stage;
  const keys = cloud.admin(account);
  const endpoints = ["--github-api-url", github.apiUrl, "--aws-endpoint", cloud.url];
  const own = { AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey };
  return await run(stage, ["cli.js", "sweep", "--json", ...endpoints], { GITHUB_TOKEN: token, ...own });
}

async function runRecord(stage: Stage, { events }: Reconciliation): Promise<Measure> {
  const batch = writeBatch(events);
  if (batch.left > 0) throw new Error(`${batch.left} of ${events.length} events did not fit into the job's output`);
  const temp = mkdtempSync(join(tmpdir(), "bench-record-"));
  const files = ["OUTPUT", "ENV", "STATE", "STEP_SUMMARY"].map((name) => [`GITHUB_${name}`, join(temp, name)] as const);
  for (const [, file] of files) writeFileSync(file, "");
  return await run(stage, ["main.js"], {
    ...Object.fromEntries(files),
    RUNNER_TEMP: temp,
    GITHUB_WORKSPACE: stage.directory,
    GITHUB_REPOSITORY: "acme/access",
    INPUT_COMMAND: "record",
    INPUT_TOKEN: stage.token,
    INPUT_EVENTS: batch.text,
    INPUT_DIGEST: batch.digest,
    "INPUT_GITHUB-API-URL": stage.github.apiUrl,
  });
}

async function run(
  { clock, directory }: Stage,
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

/** The number in a grant's id. The first of them are due. */
function numberOf(id: string): number {
  return Number(id.slice("backfill-".length));
}
