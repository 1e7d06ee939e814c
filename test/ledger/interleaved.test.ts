import fc from "fast-check";
import { expect, test } from "vitest";
import { readBatch, writeBatch } from "../../src/core/batch.ts";
import { chainFaults } from "../../src/core/chain.ts";
import type { Event } from "../../src/core/event.ts";
import { Fault } from "../../src/core/fault.ts";
import { branchLedger } from "../../src/ledger/branch.ts";
import type { FileChange, Ledger } from "../../src/ports.ts";
import { anyToldEvents } from "../core/events.ts";

/* Whatever becomes of the runs that tell, in whatever order they write: the ledger is whole and holds each event once. */

/** One request to GitHub, and whether its answer is lost after it was done. */
type Step = <T>(work: () => T) => Promise<T>;

/** A branch at a forge that takes one commit at a time and only on top of what it holds; every request may come late. */
function startBranch() {
  const commits: ReadonlyMap<string, string>[] = [];
  const tip = () => (commits.length === 0 ? undefined : String(commits.length));
  const add = (files: readonly FileChange[]) => {
    commits.push(
      new Map([...(commits.at(-1) ?? []), ...files.map(({ path, content = "" }) => [path, content] as const)]),
    );
    return tip()!;
  };
  const ledger = (step: Step): Ledger =>
    branchLedger({
      branch: "ledger",
      repository: {
        branchTip: () => step(tip),
        tree: async (commit) =>
          [...commits[Number(commit) - 1]!.keys()].map((path) => {
            return { path, mode: "100644", type: "blob", oid: `${commit}:${path}` };
          }),
        blobs: async (oids) =>
          new Map(
            oids.map((oid) => {
              const [commit, path] = oid.split(/:(.*)/s) as [string, string];
              return [oid, Buffer.from(commits[Number(commit) - 1]!.get(path)!)];
            }),
          ),
      },
      forge: {
        commit: ({ expectedHead, files }) =>
          step(() => {
            if (expectedHead !== tip()) throw new Fault("github.head-moved", "the branch moved", { retryable: true });
            return add(files);
          }),
        // A branch that is there is left as it is, and its head is told.
        createOrphan: (_branch, _message, files) => step(() => tip() ?? add(files)),
      },
    });
  return { ledger };
}

/** The record job over one batch: run again, as a person does, while it is red. */
async function record(ledger: Ledger, batch: ReturnType<typeof writeBatch>): Promise<void> {
  const events = readBatch(batch.text, batch.digest);
  if (typeof events === "string") throw new Error(events);
  for (;;) {
    try {
      await ledger.append(events);
      return;
    } catch (cause) {
      if (!(cause instanceof Fault && cause.retryable)) throw cause;
    }
  }
}

const anyRuns = fc.record({
  events: anyToldEvents,
  /** Which events each run tells: the same ones again, fewer of them, more of them. */
  runs: fc.array(fc.array(fc.nat(60), { maxLength: 12 }), { minLength: 1, maxLength: 5 }),
  /** Which requests lose their answer after they were done. */
  lost: fc.infiniteStream(fc.boolean().chain((rare) => (rare ? fc.boolean() : fc.constant(false)))),
});

test("batches of several runs, doubled, overlapping, lost and run again, at once and in any order, are each held once", async () => {
  await fc.assert(
    fc.asyncProperty(anyRuns, fc.scheduler(), async ({ events, runs, lost }, scheduler) => {
      const { ledger } = startBranch();
      const told = runs.map((places) => places.flatMap((place) => events[place] ?? []));
      const distinct = told.map((some) => [...new Map(some.map((one) => [one.id, one])).values()]);
      let unanswered = 0;
      const step: Step = async (work) => {
        await scheduler.schedule(Promise.resolve());
        const done = work();
        // As many as a network loses, and not for ever.
        const left = lost.next().value && unanswered < 20;
        if (!left) return done;
        unanswered += 1;
        throw new Fault("github.unavailable", "no answer came", { retryable: true });
      };
      const work = distinct.map((some) => record(ledger(step), writeBatch(some)));
      await scheduler.waitFor(Promise.all(work));
      const { lines } = await ledger(async (now) => now()).read();
      expect(chainFaults(lines)).toEqual([]);
      expect(lines.map(({ id }) => id).toSorted()).toEqual(
        [...new Set(distinct.flat().map(({ id }) => id))].toSorted(),
      );
    }),
    { numRuns: 150 },
  );
});

test("two runs that tell the same in another order lead to the same lives", async () => {
  const livesOf = (lines: readonly Event[]) =>
    [...Map.groupBy(lines, ({ grant }) => grant)]
      .map(([grant, life]) => [grant, life.map(({ kind, id }) => `${kind} ${id}`).toSorted()])
      .toSorted();
  await fc.assert(
    fc.asyncProperty(anyToldEvents, fc.nat(60), async (events, cut) => {
      const [one, other] = [startBranch(), startBranch()].map(({ ledger }) => ledger(async (now) => now()));
      await one!.append(events.slice(0, cut));
      await one!.append(events);
      await other!.append(events.toReversed());
      await other!.append(events.slice(cut));
      expect(livesOf((await one!.read()).lines)).toEqual(livesOf((await other!.read()).lines));
    }),
    { numRuns: 50 },
  );
});
