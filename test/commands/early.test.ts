import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sandboxClock } from "../../sandbox/clock.ts";
import { startGitHub } from "../../sandbox/github/index.ts";
import type { Stage } from "../../src/commands/enact.ts";
import { endEarly } from "../../src/commands/finished.ts";
import type { Logs } from "../../src/commands/uses.ts";
import type { Binding } from "../../src/core/binding.ts";
import type { LedgerLine } from "../../src/core/event.ts";
import { Fault } from "../../src/core/fault.ts";
import { readGrant } from "../../src/core/parse.ts";
import { Secret } from "../../src/core/secret.ts";
import type { Target } from "../../src/core/target.ts";
import { iso } from "../../src/core/time.ts";
import { githubForge } from "../../src/github/forge.ts";
import { places } from "../acme.ts";
import { target as production } from "../aws/provider/example.ts";
import { grantText } from "./world.ts";

/* What is decided about an open lease by the sessions that a log tells, and by GitHub: the sandbox's, over HTTP. */

const minute = 60_000;
const key = "payments-production/a";
const repository = "acme/payments";
const clock = sandboxClock();
const directory = mkdtempSync(join(tmpdir(), "early-"));
let github: Awaited<ReturnType<typeof startGitHub>>;
let sha: string;
beforeAll(async () => {
  github = await startGitHub({ clock, directory });
  github.addUser("ana", 101);
  github.addOrganization("acme", 9001, ["ana"]);
  const files = new Map([["README.md", "payments\n"]]);
  github.addRepository({ owner: "acme", name: "payments", id: 2002, private: true, files, collaborators: {} });
  sha = execFileSync("git", ["--git-dir", github.directory(repository), "rev-parse", "main"], { encoding: "utf8" });
});
afterAll(async () => {
  await github.stop();
  rmSync(directory, { recursive: true, force: true });
});

let said: string[];
let faults: { about: string; code: string; message: string }[];
beforeEach(() => {
  said = [];
  faults = [];
  github.fail = undefined;
});

function begins() {
  const about = { event: "workflow_dispatch", ref: "refs/heads/main", actor: "ana" };
  const { runId: run } = github.startRun({
    repository,
    workflow: places.production.workflow,
    sha: sha.trim(),
    ...about,
  });
  return { run, job: github.startJob(run, "backfill") };
}

interface Case {
  /** What the log tells of, by session name. */
  readonly sessions?: readonly string[] | Fault;
  /** Minutes since its window began. Default 6. */
  readonly age?: number;
  readonly target?: Partial<Target>;
  /** The run that apply started. */
  readonly dispatched?: number;
  readonly start?: string;
  readonly state?: Binding["state"];
  readonly reader?: () => Promise<ReturnType<typeof githubForge> | undefined>;
  readonly may?: Stage["may"];
  /** How many such leases stand. Default one. */
  readonly leases?: number;
}

/** How a lease ends early; undefined when it stands. */
async function ends(one: Case) {
  const { sessions = [], age = 6, dispatched, state = "open", may = new Set(["unbind"] as const), leases = 1 } = one;
  const at = clock.now();
  const text = grantText(one.start === undefined ? {} : { start: one.start });
  const { value: filed } = readGrant(`grants/${key}.yaml`, Buffer.from(text), "0".repeat(40));
  const binding: Binding = {
    ...{ provider: "aws", account: production.target.account, resource: "arn:aws:iam::210987654321:role/a" },
    ...{ target: "payments-production", id: "a", mark: "m", state, until: at + 60 * minute },
    createdAt: at - age * minute,
  };
  const line: LedgerLine = {
    ...{ seq: 1, prev: "", id: "", kind: "dispatched", at: "", grant: key, mark: "m" },
    detail: dispatched === undefined ? {} : { run: dispatched },
  };
  const named = { ...production, target: { ...production.target, ...one.target } };
  const stage = {
    ...{ at, may, records: new Map([[key, { lines: [line] }]]) },
    plan: { kept: Array(leases).fill(binding), steps: [], over: [], wanted: new Map() },
    snapshot: { tree: { grants: [filed], targets: new Map([[named.name, named]]) } },
  } as unknown as Stage;
  const uses = sessions instanceof Fault ? sessions : sessions.map((session) => ({ session }) as never);
  const logs: Logs = { left: () => 50, sessions: async () => uses };
  const forge = async () =>
    githubForge({
      ...{ token: new Secret(github.jobToken(repository, { actions: "read" })), repository, apiUrl: github.apiUrl },
      patience: { tries: 1, budget: 0, timeout: 5000, wait: async () => {} },
    });
  const world = { reader: one.reader ?? forge, progress: (text: string) => void said.push(text) };
  const [step] = await endEarly(world, stage, { logs, faults });
  return step?.do === "unbind" ? step : undefined;
}

const session = ({ run, job }: { readonly run: number; readonly job: number }) => `a@${run}-1-${job}`;

/** A session of a job that is over. */
function over(): string {
  const job = begins();
  github.finishJob(job.job, "success");
  return session(job);
}

describe("which leases are asked about", () => {
  test.each<readonly [string, Case, boolean]>([
    ["five minutes old", { age: 5 }, true],
    ["younger: the log would not tell of it yet", { age: 4.9 }, false],
    ["of a target whose leases end with their window", { target: { ends: "window" } }, false],
    ["sealed already", { state: "sealed" }, false],
    ["given back already", { state: "released" }, false],
    ["in a run that may end nothing", { may: new Set() }, false],
    ["whose window has not begun", { start: iso(clock.now() + 60 * minute) }, false],
  ])("one that is %s", async (_, one, asked) => {
    expect((await ends({ ...one, sessions: [over()] }))?.ending).toBe(asked ? "finished" : undefined);
  });
});

describe("a session's job is looked up, never believed", () => {
  test("a job that does not exist, or of another run than the name says, is told and ends nothing", async () => {
    const real = begins();
    github.finishJob(real.job, "success");
    const lies = [`a@${real.run + 1000}-1-${real.job}`, `a@${real.run}-2-${real.job}`, `a@${real.run}-1-999999999`];
    for (const lie of lies) expect(await ends({ sessions: [session(real), lie] })).toBeUndefined();
    expect(said).toHaveLength(3);
    expect(said[2]).toBe(
      `whether the jobs of ${key} are over is not known: acme/payments has no job 999999999 of run ${real.run} attempt 1, which the session ${lies[2]} names`,
    );
    expect(await ends({ sessions: [session(real), session(real)] })).toMatchObject({ jobs: [{ run: real.run }] });
  });

  test("a name without a job is told and ends nothing", async () => {
    expect(await ends({ sessions: [over(), "a@nobody-in-particular"] })).toBeUndefined();
    expect(said).toMatchObject([expect.stringContaining("the session a@nobody-in-particular names no job")]);
  });

  test("a name of a run alone: that attempt of it must be over, whatever became of its job", async () => {
    const { run, job } = begins();
    github.finishJob(job, "success");
    expect(await ends({ sessions: [`a@${run}-1`] })).toBeUndefined();
    github.finishRun(run, "success");
    expect(await ends({ sessions: [`a@${run}-1`] })).toMatchObject({
      ending: "finished",
      why: `its job is over and did not give it back: run ${run} attempt 1 completed as success`,
    });
  });

  test("a flood of made-up names costs no requests", async () => {
    const before = github.requests.length;
    const sessions = Array.from({ length: 21 }, (_, made) => `a@1-1-${made}`);
    expect(await ends({ sessions })).toBeUndefined();
    expect(said).toMatchObject([expect.stringContaining("21 sessions used it, and 20 at most are looked up")]);
    expect(github.requests.length).toBe(before);
  });
});

describe("a job of which nothing can be read", () => {
  test.each([404, 403, 401])("answered with %i it is unknown: told, not red, and it ends nothing", async (status) => {
    const sessions = [over()];
    github.fail = ({ path }) => (path.includes("/actions/jobs/") ? status : undefined);
    expect(await ends({ sessions })).toBeUndefined();
    expect([said.length, faults]).toEqual([1, []]);
    github.fail = undefined;
    expect(await ends({ sessions })).toMatchObject({ ending: "finished" });
  });

  test("the reader App is not installed there, or this run was given none: told, not red", async () => {
    expect(await ends({ sessions: [over()], reader: async () => undefined })).toBeUndefined();
    const none = async () => {
      throw new Fault("github.no-app", "no App was given");
    };
    expect(await ends({ sessions: [over()], reader: none })).toBeUndefined();
    expect(said).toEqual([
      `whether the jobs of ${key} are over is not known: the reader App is not installed on acme/payments`,
      `whether the jobs of ${key} are over is not known: no App was given`,
    ]);
    expect(faults).toEqual([]);
  });

  test("an outage makes the run red and ends nothing", async () => {
    const sessions = [over()];
    github.fail = ({ path }) => (path.includes("/actions/jobs/") ? 502 : undefined);
    expect(await ends({ sessions })).toBeUndefined();
    expect(faults).toMatchObject([{ about: key, code: expect.stringMatching(/^github\./) }]);
  });

  test("an outage is waited for once: the other leases of that repository wait for the next run", async () => {
    const sessions = [over()];
    const jobs = () => github.requests.filter(({ path }) => path.includes("/actions/jobs/")).length;
    const before = jobs();
    github.fail = ({ path }) => (path.includes("/actions/jobs/") ? 502 : undefined);
    expect(await ends({ sessions, leases: 30 })).toBeUndefined();
    expect([jobs() - before, faults.length]).toEqual([1, 1]);
  });
});

describe("the account's log cannot be read", () => {
  const sessions = new Fault("aws.unavailable", "CloudTrail does not answer");

  test("the run that apply started tells: while it goes on the lease stands, when it is over it ends", async () => {
    const { run, job } = begins();
    expect(await ends({ sessions, dispatched: run })).toBeUndefined();
    github.finishJob(job, "failure");
    expect(await ends({ sessions, dispatched: run })).toBeUndefined();
    github.finishRun(run, "failure");
    expect(await ends({ sessions, dispatched: run })).toMatchObject({
      ending: "finished",
      why: `the run that apply started for it is over, and the cloud's log cannot be read: run ${run} attempt 1 completed as failure`,
    });
  });

  test("a re-run of it goes on: the lease stands", async () => {
    const { run } = begins();
    github.finishRun(run, "failure");
    github.rerun(run);
    expect(await ends({ sessions, dispatched: run })).toBeUndefined();
  });

  test("where no run is known, or none can be read, it stands", async () => {
    expect(await ends({ sessions })).toBeUndefined();
    expect(await ends({ sessions, dispatched: 1 })).toBeUndefined();
    expect(await ends({ sessions, dispatched: 1, reader: async () => undefined })).toBeUndefined();
    expect([said.length, faults]).toEqual([1, []]);
  });

  test("the log outweighs it: while a session's job runs, the end of the dispatched run ends nothing", async () => {
    const { run } = begins();
    github.finishRun(run, "failure");
    expect(await ends({ sessions: [session(begins())], dispatched: run })).toBeUndefined();
    expect(await ends({ sessions: [], dispatched: run })).toBeUndefined();
  });
});

describe("unused past the target's idle time", () => {
  const target = { ending: { idle_minutes: 30 } };

  test("it ends when its idle time and the log's fifteen minutes are over, and not before", async () => {
    expect(await ends({ target, age: 44.9 })).toBeUndefined();
    expect(await ends({ target, age: 45.1 })).toMatchObject({
      ending: "idle",
      why: expect.stringMatching(
        /^nobody used it within 30 minutes of .*: the cloud's log, complete until .*, shows no session$/,
      ),
    });
    expect(await ends({ target: { ...target, ends: "window" }, age: 46 })).toMatchObject({ ending: "idle" });
  });

  test("without one, never", async () => {
    expect(await ends({ age: 600 })).toBeUndefined();
    expect(await ends({ age: 600, target: { ending: {} } })).toBeUndefined();
  });

  test("one session is enough to keep it, however long ago; so is a log that cannot be read", async () => {
    expect(await ends({ target, age: 600, sessions: [session(begins())] })).toBeUndefined();
    expect(await ends({ target: { ...target, ends: "window" }, age: 600, sessions: [over()] })).toBeUndefined();
    expect(await ends({ target, age: 600, sessions: new Fault("aws.unavailable", "no") })).toBeUndefined();
  });

  test("the idle time begins with its window, not with its binding", async () => {
    const start = iso(clock.now() - 20 * minute);
    expect(await ends({ target, age: 600, start })).toBeUndefined();
    const earlier = iso(clock.now() - 46 * minute);
    expect(await ends({ target, age: 600, start: earlier })).toMatchObject({ ending: "idle" });
  });

  test("the run that apply started still waits or works: it stands, and that is told", async () => {
    const { run, job } = begins();
    expect(await ends({ target, age: 46, dispatched: run })).toBeUndefined();
    expect(said).toEqual([`nobody has used ${key} yet, and the run that apply started goes on: it stands`]);
    github.finishRun(run, "failure");
    github.finishJob(job, "failure");
    expect(await ends({ target, age: 46, dispatched: run })).toMatchObject({ ending: "idle" });
  });
});
