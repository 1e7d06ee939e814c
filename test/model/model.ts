/** The model: sequences of everything that can happen, against the commands as they are. */
import fc from "fast-check";
import { checkQuiet, checkSafety, newWatch, Violation } from "./check.ts";
import { Oracle } from "./oracle.ts";
import type { Real } from "./people.ts";
import { settle } from "./runs.ts";
import { steps } from "./steps.ts";
import { openTown } from "./town.ts";

const minute = 60_000;

/** Changes of a cloud that can open nothing: what comes of them is looked at after the step. */
const shuts: ReadonlySet<string> = new Set(["iam:AttachRolePolicy", "iam:PutRolePolicy", "iam:TagRole"]);

export interface Options {
  readonly runs: number;
  readonly seed: number;
  /** Where fast-check says that a failure is. */
  readonly path?: string;
  /** And which of its steps are left. */
  readonly replayPath?: string;
}

export interface Outcome {
  readonly failed: boolean;
  /** What was found, shrunk, with the seed and path that find it again. */
  readonly report: string;
  readonly sequences: number;
  /** In how many sequences each thing was reached. */
  readonly reached: ReadonlyMap<string, number>;
  /** What each sequence reached. */
  readonly each: readonly ReadonlySet<string>[];
  readonly looks: number;
}

export async function model({ runs, seed, path, replayPath }: Options): Promise<Outcome> {
  const each: ReadonlySet<string>[] = [];
  const total = { sequences: 0, looks: 0 };
  const stories = new WeakMap<Error, readonly string[]>();
  const property = fc.asyncProperty(
    fc.constantFrom(0, 0, 0, 10_000),
    fc.constantFrom(0, 4 * minute, 14 * minute),
    steps(replayPath),
    async (propagation, delivery, commands) => {
      const town = await openTown({ propagation, delivery });
      const oracle = new Oracle(propagation, delivery);
      const real: Real = { town, watch: newWatch() };
      const outside = await strangerIn(real);
      town.watch(async (call) => {
        if (!shuts.has(call)) await checkSafety(town, oracle, real.watch);
      });
      try {
        await fc.asyncModelRun(() => ({ model: oracle, real }), commands);
        await end(real, oracle);
        if ((await outside()) !== undefined) throw new Violation("a role outside our path was touched");
      } catch (error) {
        if (error instanceof Error) stories.set(error, real.watch.story);
        throw error;
      } finally {
        await town.stop();
        total.sequences += 1;
        total.looks += real.watch.looks;
        each.push(real.watch.reached);
      }
    },
  );
  const details = await fc.check(property, {
    // Biased draws are short and alike: what is looked for lies in long sequences.
    ...{ numRuns: runs, seed, unbiased: true },
    ...(path === undefined ? {} : { path, endOnFailure: true }),
  });
  const found = details.errorInstance instanceof Error ? details.errorInstance : undefined;
  const what = found instanceof Violation ? found.message : (found?.stack ?? String(details.errorInstance));
  const story = (found && stories.get(found)) ?? [];
  const report = details.failed ? [what, ...story, await fc.asyncDefaultReportMessage(details)].join("\n") : "";
  const reached = new Map<string, number>();
  for (const what of each.flatMap((one) => [...one])) reached.set(what, (reached.get(what) ?? 0) + 1);
  return { failed: details.failed, report, reached, each, ...total };
}

/** After the last step: quiet, then every window that is still to come begins and ends by itself, then all is taken away. */
async function end(real: Real, oracle: Oracle): Promise<void> {
  const { town, watch } = real;
  watch.story.push("the end");
  await settle(real, oracle);
  town.clock.move(town.propagation);
  // Some window may have ended by then.
  await settle(real, oracle);
  await checkSafety(town, oracle, watch);
  await checkQuiet(town, oracle, watch);
  const later = [...new Set(oracle.grants.flatMap((grant) => oracle.boundaries(grant)))]
    .filter((time) => time > town.clock.now())
    .sort((a, b) => a - b);
  for (const time of later) {
    town.clock.move(time - town.clock.now());
    await checkSafety(town, oracle, watch);
  }
  await settle(real, oracle);
  await checkQuiet(town, oracle, watch);
  town.clock.move(180 * minute);
  await settle(real, oracle);
  for (const account of ["210987654321", "109876543210"]) {
    const left = (await town.cloud.roles(account)).filter(
      ({ path, description }) => path.startsWith("/sallyport/1001/") && description?.startsWith("sallyport "),
    );
    const known = left.filter(
      ({ description = "" }) => !oracle.grants.some((one) => one.touched && description.includes(`/${one.id} `)),
    );
    if (known.length > 0) throw new Violation(`${known[0]!.arn} is still there, and its time as a tombstone is over`);
  }
}

/** Somebody else's role, outside our path. Returns how to ask what became of it: undefined for nothing. */
async function strangerIn({ town }: Real): Promise<() => Promise<string | undefined>> {
  const { state } = town.cloud.iam("210987654321");
  const trust = JSON.stringify({ Version: "2012-10-17", Statement: [] });
  await state.createRole({ name: "operations", path: "/sallyport/2002/", longest: 3600, tags: {}, trust });
  const look = async () => JSON.stringify([await state.role("operations"), await state.attached("operations")]);
  const asMade = await look();
  return async () => ((await look()) === asMade ? undefined : "touched");
}
