import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aws } from "../../sandbox/signed.ts";
import { startTown, type Town } from "../commands/world.ts";
import type { Moment } from "../crash/gate.ts";
import { type Jobs, openJobs, type Ran } from "../crash/jobs.ts";
import { type Grant, newGrant, Oracle } from "./oracle.ts";

/* The same oracle over the shipped dist: every step of a job a process of its own, over git and HTTP, some of them lost. */

const sequences = 20;
const minute = 60_000;
const target = "payments-production";

let town: Town;
let jobs: Jobs;
beforeAll(async () => {
  town = await startTown();
  jobs = await openJobs(town);
});
afterAll(async () => {
  await jobs.stop();
  await town.stop();
});

interface Real {
  readonly oracle: Oracle;
}

const reached = new Map<string, number>();
const reach = (what: string) => reached.set(what, (reached.get(what) ?? 0) + 1);
let named = 0;

class Step implements fc.AsyncCommand<Real, Real> {
  readonly #says: string;
  readonly #act: (real: Real) => Promise<void>;

  constructor(says: string, act: (real: Real) => Promise<void>) {
    this.#says = says;
    this.#act = act;
  }

  check = () => true;

  async run(_: Real, real: Real): Promise<void> {
    await this.#act(real);
    for (const grant of real.oracle.grants) await judge(real.oracle, grant);
  }

  toString = () => this.#says;
}

/** Whoever is served may be; a stranger never gets in. */
async function judge(oracle: Oracle, grant: Grant): Promise<void> {
  if (await serves(grant)) {
    reach("a call was served");
    expect(oracle.mayServe(grant, town.clock.now()), `a call of ${grant.id} is served`).toBe(true);
  }
  expect(await town.enters(grant.id, { environment: "staging" }), `${grant.id} lets a stranger in`).toBe(false);
}

/** Whether a granted call is served to a session that the job gets now, or to one of those that it got last. */
async function serves({ id }: Grant): Promise<boolean> {
  const [role] = await town.rolesOf(id);
  await town.enters(id);
  const held = town.cloud.sessions().filter(({ arn }) => arn.includes(`:assumed-role/${role?.name}/`));
  for (const session of held.slice(-3)) if ((await aws(town.cloud.url, session, reading)).status === 200) return true;
  return false;
}

/** What every grant here allows. */
const reading = {
  ...{ service: "dynamodb", region: "eu-west-1", target: "DynamoDB_20120810.GetItem" },
  body: JSON.stringify({ TableName: "ledger", Key: { entry: { S: "2026-11-03/4211" } } }),
};

/** Asked, approved by one or by both owners, and merged. */
async function grant(oracle: Oracle, approvers: readonly ("ben" | "chloe")[], minutes: number): Promise<void> {
  named += 1;
  const id = `seq-${named}`;
  const pull = await town.ask(id, { approvers, minutes });
  const { merged_at: at } = await town.as<{ merged_at: string }>("ana", "GET", `/pulls/${pull}`);
  oracle.grants.push(
    newGrant({
      ...{ id, place: "production", requester: "ana", pull, minutes, merged: Date.parse(at) },
      opinions: new Map(approvers.map((name) => [name, { approves: true, version: 1, at: Date.parse(at) - 1000 }])),
    }),
  );
}

/** A job that did what it should, and its record job; false: some machine was lost. */
async function whole(cloud: Promise<Ran>, lost: boolean): Promise<boolean> {
  const ran = await cloud;
  if (ran.code === null) reach("a machine was lost");
  if (ran.code !== 0) return false;
  if (lost) reach("a record job never ran");
  return lost || ran.outputs.events === "[]" ? !lost : (await jobs.record(ran)).code === 0;
}

const moments = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { call: "iam:CreateRole", nth: 1, when: "after" as const },
      { call: "iam:UpdateAssumeRolePolicy", nth: 1, when: "before" as const },
      { call: "iam:UpdateAssumeRolePolicy", nth: 1, when: "after" as const },
      { call: "iam:AttachRolePolicy", nth: 1, when: "after" as const },
    ),
  },
);

const newest = ({ oracle }: Real) => oracle.grants.at(-1);

const apply = (one: { readonly moment: Moment | undefined; readonly dropped: boolean }) =>
  new Step(`apply(${JSON.stringify(one)})`, async () => {
    await whole(jobs.apply(one.moment), one.dropped);
  });
const applied = fc.record({ moment: moments, dropped: fc.constantFrom(false, false, true) }).map(apply);
/** Played whatever is drawn: a lease that opens and stays, and one whose apply is lost, so that each is looked at once at least. */
const always: [Step, Step[]][] = [
  [apply({ moment: undefined, dropped: false }), []],
  [apply({ moment: { call: "iam:CreateRole", nth: 1, when: "after" }, dropped: false }), []],
];

const revoked = fc.record({ moment: moments }).map(
  ({ moment }) =>
    new Step(`revoke(${JSON.stringify(moment)})`, async (real) => {
      const asked = newest(real);
      if (!asked) return;
      asked.revoking = true;
      if (!(await whole(jobs.sweep(`${target}/${asked.id}`, moment), false))) return;
      Object.assign(asked, { ended: asked.ended ?? town.clock.now(), revoking: false });
      reach("revoked");
    }),
);

const given = new Set<object>();

/** A job of the lease, whose post step runs or is lost with its machine. */
const job = fc.boolean().map(
  (posts) =>
    new Step(posts ? "job" : "job(lost before its post step)", async ({ oracle }) => {
      const asked = oracle.grants.at(-1);
      const line = (await town.ledger()).findLast(
        ({ kind, grant: of }) => kind === "bound" && of === `${target}/${asked?.id}`,
      );
      if (!asked || !line) return;
      const ran = await jobs.mint(String(line.detail.reference));
      if (ran.code !== 0) return;
      reach("minted");
      // Given back and not yet sealed: the trust still lets its job in, to keys that everything is denied to.
      const may = given.has(asked) || oracle.mayServe(asked, town.clock.now());
      expect(may, `mint of ${asked.id}`).toBe(true);
      if (!posts || (await jobs.post(ran)).code !== 0) return;
      asked.ended ??= town.clock.now();
      given.add(asked);
      reach("released");
    }),
);

const often = <Value>(times: number, one: Value): Value[] => Array.from({ length: times }, () => one);

const steps = fc.commands(
  [
    fc
      .constantFrom<readonly ("ben" | "chloe")[]>(["ben", "chloe"], ["ben", "chloe"], ["ben"])
      .map((who) => new Step(`grant(${who})`, ({ oracle }) => grant(oracle, who, 60))),
    applied,
    ...often(2, revoked),
    ...often(3, job),
    fc.constant(new Step("move", async () => town.clock.move(61 * minute))),
  ],
  { maxCommands: 2, size: "max" },
);

/** Every run comes to its end, and what is open is what ought to be. */
async function quiet(real: Real): Promise<void> {
  const { oracle } = real;
  for (const asked of oracle.grants.filter(({ revoking }) => revoking))
    if (await whole(jobs.sweep(`${target}/${asked.id}`), false)) asked.ended ??= town.clock.now();
  const ran = await jobs.apply();
  expect(ran.code, ran.output).toBe(0);
  if (ran.outputs.events !== "[]") expect((await jobs.record(ran)).code).toBe(0);
  const lines = await town.ledger();
  const filed = await town.filed();
  for (const asked of oracle.grants) {
    const wanted = oracle.standsOpen(asked, town.clock.now());
    const open = await serves(asked);
    if (wanted !== "unsure") expect(open, `${asked.id} is open`).toBe(wanted === "yes");
    if (open) reach("open when all was quiet");
    const mine = lines.filter(({ grant: of }) => of === `${target}/${asked.id}`).map(({ kind }) => kind);
    expect(mine.includes("bound") && !mine.includes("ended"), `the ledger tells that ${asked.id} is open`).toBe(open);
    if (mine.includes("ended")) expect(filed).not.toContain(`${target}/${asked.id}.yaml`);
  }
  expect(lines.filter(({ kind }) => kind === "incident")).toEqual([]);
  expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index));
}

test(`${sequences} sequences through the shipped dist, as processes`, { timeout: 900_000 }, async () => {
  const property = fc.asyncProperty(applied, steps, async (first, commands) => {
    const real: Real = { oracle: new Oracle(0) };
    // What most sequences need to get anywhere.
    await grant(real.oracle, ["ben", "chloe"], 60);
    await fc.asyncModelRun(() => ({ model: real, real }), [first, ...commands]);
    await quiet(real);
    // Room for the next one.
    town.clock.move(120 * minute);
  });
  await fc.assert(property, {
    ...{ numRuns: sequences, unbiased: true, interruptAfterTimeLimit: 600_000 },
    examples: always,
  });
  console.log([...reached].map(([what, count]) => `${count}\t${what}`).join("\n"));
  for (const what of ["a call was served", "a machine was lost", "open when all was quiet"])
    expect(reached.get(what) ?? 0, what).toBeGreaterThan(0);
});
