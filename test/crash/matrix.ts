/**
 * Each command of a lease's life, lost at each of its calls. What the calls are is recorded from undisturbed runs; between
 * two points everything is put back as it was, so that a point costs two or three processes and no new life.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { aws } from "../../sandbox/signed.ts";
import { minute } from "../../src/core/time.ts";
import { permissionsOf } from "../commands/foreign.ts";
import { startTown, type Town } from "../commands/world.ts";
import type { Moment } from "./gate.ts";
import { type Jobs, openJobs, type Ran } from "./jobs.ts";
import { folder, judge, remains } from "./remains.ts";

const id = "backfill";
const grant = `${folder}/${id}`;
const sweep = ".github/workflows/sweep.yml";

/** One step of a job, from the state in which it is started to the one that every life has come to in the end. */
interface Command {
  readonly name: string;
  /** Puts everything back to where the step begins. */
  readonly putBack: () => void;
  readonly step: (lost?: Moment) => Promise<Ran>;
  /** What runs next, whether this was lost or not. */
  readonly next: () => Promise<void>;
  /** Its calls in an undisturbed run, in order of arrival. */
  readonly calls: readonly string[];
  /** What an undisturbed run and what follows it leave. */
  readonly whole: unknown;
  /** Whether the lease is to be over in the end, so that no session of it may be good for anything. */
  readonly ends: boolean;
  /** Whether it is over from the start, by the cloud's own clock. */
  readonly over: boolean;
}

export interface Point {
  readonly command: string;
  readonly moment: Moment;
}

export type Matrix = Awaited<ReturnType<typeof openMatrix>>;

/** Plays one life to its two ends, undisturbed, and knows then at which calls it can be lost. */
export async function openMatrix() {
  const root = join(import.meta.dirname, "../..");
  const town = await startTown({ files: { [sweep]: readFileSync(join(root, sweep), "utf8") } });
  const jobs = await openJobs(town);
  const number = await town.ask(id);
  const left = () => remains(town, id, number);
  const commands = await rehearse(town, jobs, left);

  const points = commands.flatMap(({ name, calls }) =>
    calls.flatMap((call, at): Point[] => {
      const nth = calls.slice(0, at + 1).filter((each) => each === call).length;
      return (["before", "after"] as const).map((when) => ({ command: name, moment: { call, nth, when } }));
    }),
  );

  /** Loses the machine there, asks the judge, lets what comes next run, and compares what is left in the end. */
  async function lose({ command, moment }: Point, { restart = true } = {}): Promise<void> {
    const { putBack, step, next, whole, ends, over } = commands.find(({ name }) => name === command)!;
    putBack();
    const ran = await step(moment);
    expect(ran.code, `it was not lost: ${ran.output}`).toBeNull();
    await judge(town, id);
    if (over || (await denied(town))) expect(await works(town), "of what was minted before, this works").toEqual([]);
    if (over) expect(await town.enters(id), "its job enters").toBe(false);
    if (restart) await next();
    expect(await left(), "what is left in the end").toEqual(whole);
    await judge(town, id);
    if (ends) expect(await works(town), "of what was minted before, this works").toEqual([]);
  }

  return {
    points,
    lose,
    async stop() {
      await jobs.stop();
      await town.stop();
    },
  };
}

async function rehearse(town: Town, jobs: Jobs, left: () => Promise<unknown>): Promise<readonly Command[]> {
  const begin = keep(town);
  const applied = await done(jobs.apply());
  const afterApply = keep(town);
  const recordedOpening = await done(jobs.record(applied));
  const opened = await left();
  const open = keep(town);

  const reference = String((await town.ledger()).find(({ kind }) => kind === "bound")?.detail.reference);
  const minted = await done(jobs.mint(reference));
  const inUse = keep(town);
  const posted = await done(jobs.post(minted));
  const released = await left();

  inUse();
  const asked = await done(jobs.revoke(grant));
  const ended = await done(jobs.sweep(grant));
  const afterRevoke = keep(town);
  const recordedEnd = await done(jobs.record(ended));
  const revoked = await left();

  inUse();
  town.clock.move(61 * minute);
  const past = keep(town);
  const swept = await done(jobs.sweep());
  const afterSweep = keep(town);
  const recordedSweep = await done(jobs.record(swept));
  const expired = await left();

  const applyAgain = async () => void (await done(jobs.record(await done(jobs.apply()))));
  const sweepAgain = async () => void (await done(jobs.record(await done(jobs.sweep()))));
  const revokeAgain = async () => void (await done(jobs.record(await done(jobs.sweep(grant)))));
  const live = { ends: false, over: false };
  const dies = { ends: true, over: false };
  const dead = { ends: true, over: true };
  return [
    { name: "apply, cloud job", putBack: begin, step: jobs.apply, next: applyAgain, ...told(applied, opened), ...live },
    {
      name: "apply, record job",
      putBack: afterApply,
      step: (lost) => jobs.record(applied, lost),
      next: applyAgain,
      ...told(recordedOpening, opened),
      ...live,
    },
    {
      name: "mint",
      putBack: open,
      step: (lost) => jobs.mint(reference, lost),
      next: async () => void (await done(jobs.post(await done(jobs.mint(reference))))),
      ...told(minted, released),
      ...dies,
    },
    {
      name: "post",
      putBack: inUse,
      step: (lost) => jobs.post(minted, lost),
      next: async () => void (await done(jobs.post(minted))),
      ...told(posted, released),
      ...dies,
    },
    {
      name: "revoke",
      putBack: inUse,
      step: (lost) => jobs.revoke(grant, lost),
      next: async () => {
        await done(jobs.revoke(grant));
        await revokeAgain();
      },
      ...told(asked, revoked),
      ...dies,
    },
    {
      name: "revoke, sweep's cloud job",
      putBack: inUse,
      step: (lost) => jobs.sweep(grant, lost),
      next: revokeAgain,
      ...told(ended, revoked),
      ...dies,
    },
    {
      name: "revoke, sweep's record job",
      putBack: afterRevoke,
      step: (lost) => jobs.record(ended, lost),
      // Who asked for the end stands in that run's events alone: somebody runs its red job again, after the next sweep.
      next: async () => {
        await sweepAgain();
        await done(jobs.record(ended));
      },
      ...told(recordedEnd, revoked),
      ...dies,
    },
    {
      name: "sweep, cloud job",
      putBack: past,
      step: (lost) => jobs.sweep("", lost),
      next: sweepAgain,
      ...told(swept, expired),
      ...dead,
    },
    {
      name: "sweep, record job",
      putBack: afterSweep,
      step: (lost) => jobs.record(swept, lost),
      next: sweepAgain,
      ...told(recordedSweep, expired),
      ...dead,
    },
  ];
}

const told = ({ calls }: Ran, whole: unknown) => ({ calls, whole });

/** A step that nobody disturbs has to succeed. */
async function done(step: Promise<Ran>): Promise<Ran> {
  const ran = await step;
  if (ran.code !== 0) throw new Error(`a step that was not disturbed ended with ${ran.code}:\n${ran.output}`);
  return ran;
}

/** Keeps the cloud, GitHub and the time; the returned function puts them back. */
function keep({ cloud, github, clock }: Town): () => void {
  const putBack = [cloud.snapshot(), github.keepHistory()];
  const now = clock.now();
  return () => {
    for (const each of putBack) each();
    clock.move(now - clock.now());
  };
}

/** Whether AWSDenyAll stands on the role. */
async function denied({ cloud, rolesOf }: Town): Promise<boolean> {
  const [role] = await rolesOf(id);
  const { attached } = role ? await permissionsOf(cloud, role.name) : { attached: [] };
  return attached.some((arn) => arn.endsWith("/AWSDenyAll"));
}

/** The sessions of the lease's role that can do its job's work: of the first, and of the newest that anybody got. */
async function works({ cloud, rolesOf }: Town): Promise<readonly string[]> {
  const [role] = await rolesOf(id);
  const all = cloud.sessions().filter(({ arn }) => arn.includes(`:assumed-role/${role?.name}/`));
  const good: string[] = [];
  for (const session of new Set([...all.slice(0, 1), ...all.slice(-4)]))
    if ((await aws(cloud.url, session, reading)).status === 200) good.push(session.arn);
  return good;
}

/** What the grant allows. */
const reading = {
  service: "dynamodb",
  region: "eu-west-1",
  target: "DynamoDB_20120810.GetItem",
  body: JSON.stringify({ TableName: "ledger", Key: { entry: { S: "2026-11-03/4211" } } }),
};
