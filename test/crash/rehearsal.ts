/** One life, played undisturbed to each of its ends: what its steps call, and what each of them leaves. */
import { expect } from "vitest";
import { minute } from "../../src/core/time.ts";
import { byHand, everything } from "../commands/hands.ts";
import type { Town } from "../commands/world.ts";
import type { Moment } from "./gate.ts";
import type { Jobs, Ran } from "./jobs.ts";
import { folder, type remains } from "./remains.ts";

/** The grant whose life it is. */
export const id = "backfill";
const grant = `${folder}/${id}`;
const halt = { halt: `target:${folder}`, reason: "INC-4300" } as const;

/** One step of a job, from the state in which it is started to the one that every life has come to in the end. */
export interface Command {
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
  /** Whether somebody changed the role by hand, so that what it allows until it is repaired is theirs. */
  readonly changed?: boolean;
}

/** `left`: what is left of the grant now. */
export async function rehearse(
  town: Town,
  jobs: Jobs,
  left: () => ReturnType<typeof remains>,
): Promise<readonly Command[]> {
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
  const asked = await done(jobs.revoke({ grant }));
  const ended = await done(jobs.sweep(grant));
  const afterRevoke = keep(town);
  const recordedEnd = await done(jobs.record(ended));
  const revoked = await left();

  inUse();
  const number = town.started("sam");
  const toHalt = keep(town);
  const askedToHalt = await done(jobs.revoke(halt));
  const ending = await done(jobs.halt(halt.halt, number));
  const afterHalt = keep(town);
  const recordedHalt = await done(jobs.record(ending));
  const halted = await left();

  inUse();
  await changeByHand(town);
  const changed = keep(town);
  const mended = await done(jobs.apply());
  const afterRepair = keep(town);
  const recordedRepair = await done(jobs.record(mended));
  const repaired = await left();
  expect([repaired.role, repaired.permissions], "what is repaired").toEqual([opened.role, opened.permissions]);

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
  const haltAgain = async () => void (await done(jobs.record(await done(jobs.halt(halt.halt, number)))));
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
      step: (lost) => jobs.revoke({ grant }, lost),
      next: async () => {
        await done(jobs.revoke({ grant }));
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
      name: "halt",
      putBack: toHalt,
      step: (lost) => jobs.revoke(halt, lost),
      next: async () => {
        await done(jobs.revoke(halt));
        await haltAgain();
      },
      ...told(askedToHalt, halted),
      ...dies,
    },
    {
      name: "halt, sweep's cloud job",
      putBack: toHalt,
      step: (lost) => jobs.halt(halt.halt, number, lost),
      next: haltAgain,
      ...told(ending, halted),
      ...dies,
    },
    {
      name: "halt, sweep's record job",
      putBack: afterHalt,
      step: (lost) => jobs.record(ending, lost),
      // The halt stands in that run's events alone: somebody runs its red job again, after the next sweep.
      next: async () => {
        await sweepAgain();
        await done(jobs.record(ending));
      },
      ...told(recordedHalt, halted),
      ...dies,
    },
    {
      name: "repair, apply's cloud job",
      putBack: changed,
      step: jobs.apply,
      next: applyAgain,
      ...told(mended, repaired),
      ...live,
      changed: true,
    },
    {
      name: "repair, apply's record job",
      putBack: afterRepair,
      step: (lost) => jobs.record(mended, lost),
      next: applyAgain,
      ...told(recordedRepair, repaired),
      ...live,
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

/** The account's owner allows everything to the lease's role, and takes its mark away: what a target may have repaired. */
async function changeByHand({ cloud, rolesOf }: Town): Promise<void> {
  const { name: RoleName } = (await rolesOf(id))[0]!;
  await byHand(cloud, "PutRolePolicy", { RoleName, PolicyName: "sallyport", PolicyDocument: everything });
  await byHand(cloud, "UntagRole", { RoleName, "TagKeys.member.1": "sallyport:mark" });
}
