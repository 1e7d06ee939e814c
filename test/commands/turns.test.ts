import { expect, test } from "vitest";
import { attribute, lookForDrift } from "../../src/commands/drift.ts";
import { inTurn } from "../../src/commands/turns.ts";
import type { Binding } from "../../src/core/binding.ts";
import { continueChain } from "../../src/core/chain.ts";
import { driftFound } from "../../src/core/drift.ts";
import { Fault } from "../../src/core/fault.ts";
import { keyOf } from "../../src/core/plan.ts";
import { minute } from "../../src/core/time.ts";
import type { Provider } from "../../src/ports.ts";
import { leaseOf, target } from "../aws/provider/example.ts";

/* A run looks at so many open roles one by one; with time, everyone's turn comes. */

const noon = Date.UTC(2026, 10, 21, 12);
const { account } = target.target;
const leases = Array.from({ length: 100 }, (_, index) =>
  leaseOf({ id: `lease-${index}`, from: noon - minute, until: noon + 60 * minute }),
);
const bindings: readonly Binding[] = leases.map((lease) => ({
  ...{ provider: "aws", account, resource: `role/${lease.id}`, target: target.name, id: lease.id, mark: lease.mark },
  ...{ until: lease.until, state: "open", createdAt: noon - minute },
}));

async function looked(at: number, differences: Provider["differences"]) {
  const seen: string[] = [];
  const provider: Pick<Provider, "differences"> = {
    differences: async (lease) => {
      seen.push(lease.id);
      return await differences(lease);
    },
  };
  const done = await lookForDrift({
    ...{ at, bindings, records: new Map(), leases: new Map(leases.map((one) => [keyOf(target.name, one.id), one])) },
    providers: new Map([[account, provider as Provider]]),
  });
  return { seen, done };
}

test("forty of an account in a run, and all of a hundred in three", async () => {
  const all = new Set<string>();
  for (const turn of [0, 1, 2]) {
    const { seen, done } = await looked(noon + turn * 15 * minute, async () => []);
    expect([seen.length, done.faults]).toEqual([40, []]);
    for (const id of seen) all.add(id);
  }
  expect(all.size).toBe(100);
});

test("one that cannot be looked at is told, keeps no other from being seen, and is taken for nothing", async () => {
  let first = "";
  const { done } = await looked(noon, async ({ id }) => {
    first ||= id;
    if (id === first) throw new Fault("aws.unavailable", "get role: no answer; run it again", { retryable: true });
    return [{ part: "boundary", says: "its boundary is gone", wider: true }];
  });
  const changed = done.bindings.filter(({ differences }) => differences !== undefined);
  expect([changed.length, done.faults.length]).toEqual([39, 1]);
  expect(done.faults).toMatchObject([{ about: keyOf(target.name, first), code: "aws.unavailable" }]);
});

test("whoever changes many roles hides behind none of them who changed another: the log is asked about each in turn", async () => {
  const changed = bindings.slice(0, 30).map(({ resource }) => ({ grant: "", mark: "", account, resource }));
  const lines = continueChain(
    [],
    changed.map((one) => driftFound(noon, one, ["its boundary is gone"])),
  );
  const asked = new Set<string>();
  const provider: Pick<Provider, "changes"> = {
    changes: async ({ resource }) => {
      asked.add(resource);
      return [];
    },
  };
  for (const turn of [0, 1]) {
    const before = asked.size;
    const about = { at: noon + turn * 15 * minute, bindings: [], records: new Map(), leases: new Map(), lines };
    await attribute({ ...about, providers: new Map([[account, provider as Provider]]), progress: () => {} });
    expect(asked.size).toBe(before === 0 ? 20 : 30);
  }
});

test("however many scheduled runs GitHub drops, every second to every sixteenth kept, none of any number is left out", () => {
  for (const count of [41, 80, 100, 120, 160, 400])
    for (let kept = 1; kept <= 16; kept += 1) {
      const names = Array.from({ length: count }, (_, n) => String(1000 + n));
      const seen = new Set<string>();
      // Ten times as many runs as would do with no part seen twice; the regular pace needs less than twice as many.
      const runs = Math.ceil(count / 40) * (kept === 1 ? 2 : 10);
      for (let run = 0; run < runs; run += 1)
        for (const name of inTurn(names, 40, { at: noon + run * kept * 15 * minute, name: (one) => one }))
          seen.add(name);
      expect(seen.size, `${count}, every ${kept}`).toBe(count);
    }
});
