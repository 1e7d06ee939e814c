import { afterAll, beforeAll, expect, test } from "vitest";
import { grantText, startTown, type Town } from "./world.ts";

/* GitHub fails while leases are opened: for a moment, or from the middle of a bind on. */

const folder = "grants/payments-production";
const key = (id: string) => `payments-production/${id}`;
let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

async function ask(...ids: readonly string[]): Promise<void> {
  const files = ids.map((id) => [`${folder}/${id}.yaml`, grantText({})] as const);
  await town.merge(await town.propose(Object.fromEntries(files), { approvers: ["ben", "chloe"] }));
}

test("each kind of request fails once, git's too: the run waits, asks again and opens all the same", async () => {
  await ask("a", "b");
  const met = new Set<string>();
  town.github.fail = ({ method, path }) => {
    const kind = `${method} ${path.replace(/\/(\d+|[0-9a-f]{40})(?=\/|$)/g, "/:n")}`;
    // Some kinds: what a run bears is bounded.
    if (met.has(kind) || !/\.git\/|graphql|environments|members/.test(kind)) return undefined;
    met.add(kind);
    return 502;
  };
  const done = await town.apply();
  town.github.fail = undefined;
  expect([...met].filter((kind) => kind.includes(".git/")).length).toBeGreaterThan(0);
  expect(met.size).toBeGreaterThan(3);
  expect(done.faults).toEqual([]);
  expect([await town.enters("a"), await town.enters("b")]).toEqual([true, true]);
  await town.recorded(done);
});

test("GitHub is gone from the middle of a bind on: that lease is shut again, none is begun after it, and the next run opens the rest", async () => {
  await ask("c", "d");
  town.cloud.before = ({ action }) => {
    if (action === "iam:CreateRole") town.github.fail = () => 503;
  };
  const done = await town.apply();
  town.cloud.before = undefined;
  town.github.fail = undefined;
  const binds = done.deeds.filter((deed) => deed.do === "bind").map(({ grant, outcome }) => [grant, outcome]);
  expect(binds).toEqual([
    [key("c"), "failed"],
    [key("d"), "failed"],
  ]);
  expect(done.faults.length).toBeGreaterThan(1);
  expect([await town.enters("c"), await town.enters("d"), await town.enters("a")]).toEqual([false, false, true]);
  expect(await town.rolesOf("d")).toEqual([]);
  await town.recorded(done);
  await town.run();
  expect([await town.enters("c"), await town.enters("d")]).toEqual([false, true]);
  expect((await town.filed()).toSorted()).toEqual(["a", "b", "d"].map((id) => `${key(id)}.yaml`));
  const quiet = await town.run();
  expect([quiet.deeds, quiet.faults]).toEqual([[], []]);
});
