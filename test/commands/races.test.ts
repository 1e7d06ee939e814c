import { afterAll, beforeAll, expect, test } from "vitest";
import type { World } from "../../src/commands/world.ts";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { minute } from "../../src/core/time.ts";
import { providing } from "./providers.ts";
import { accounts, startTown, type Town } from "./world.ts";

/* Runs that are slow, lost, doubled or refused, around one end: the same state in the end. */

const key = (id: string) => `payments-production/${id}`;
let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

/** The world of a run that does something at the moment before its bind, and is lost right after it. */
const lostAfterBind = (meanwhile: () => Promise<unknown>) =>
  providing(({ bind }) => ({
    async bind(lease) {
      await meanwhile();
      await bind(lease);
      throw new Error("the machine is gone");
    },
  }));

async function quiet(): Promise<void> {
  const done = await town.run();
  expect([done.deeds, done.events, done.faults]).toEqual([[], [], []]);
}

test("a slow apply binds after a revoke, and is lost before it looks again: the next sweep undoes it by itself", async () => {
  await town.ask("slow", { by: "mallory" });
  const lost = town.apply({ around: lostAfterBind(() => town.swept({ revoke: ["slow"] })) });
  await expect(lost).rejects.toThrow("the machine is gone");
  expect(await town.enters("slow")).toBe(true);
  const done = await town.swept();
  expect(done.deeds).toMatchObject([{ do: "unbind", grant: key("slow"), outcome: "done" }]);
  expect([await town.enters("slow"), await town.filed()]).toEqual([false, []]);
  await quiet();
});

/** Another run comes in, whole, right before this one's first call of a verb. */
const inTheMiddle = (verb: "bind" | "unbind", other: () => Promise<unknown>) =>
  providing(({ bind, unbind }) => ({
    async bind(lease) {
      if (verb === "bind") await other();
      return await bind(lease);
    },
    async unbind(binding) {
      if (verb === "unbind") await other();
      return await unbind(binding);
    },
  }));

test("two applies at once open one role, and two sweeps at once end it and take its file away once", async () => {
  await town.ask("twice");
  const applies: Reconciliation[] = [];
  applies.push(await town.apply({ around: inTheMiddle("bind", async () => applies.push(await town.apply())) }));
  expect([applies.length, (await town.rolesOf("twice")).length]).toEqual([2, 1]);
  for (const done of applies) await town.recorded(done);
  expect((await town.ledger()).filter(({ kind, grant }) => kind === "bound" && grant === key("twice")).length).toBe(1);
  const sweeps: Reconciliation[] = [];
  const revoke = ["twice"];
  const second = async () => sweeps.push(await town.sweep({ revoke }));
  sweeps.push(await town.sweep({ revoke, around: inTheMiddle("unbind", second) }));
  expect([sweeps.length, sweeps.flatMap(({ faults }) => faults)]).toEqual([2, []]);
  for (const done of sweeps) await town.recorded(done);
  const told = (await town.ledger()).filter(({ grant }) => grant === key("twice")).map(({ kind }) => kind);
  for (const kind of ["sealed", "ended", "reverted"]) expect(told.filter((each) => each === kind)).toEqual([kind]);
  expect(await town.filed()).toEqual([]);
  await quiet();
});

test("GitHub refuses the revert, and the pull request for it too: the run is red, the ledger has the end, the next takes the file", async () => {
  await town.ask("kept");
  await town.run();
  const done = await town.sweep({ revoke: ["kept"] });
  const refused = (world: World): World => ({
    ...world,
    forge: {
      ...world.forge,
      commit: async (change) => {
        if (change.branch === "sallyport-ledger") return await world.forge.commit(change);
        town.github.fail = () => 422;
        try {
          return await world.forge.commit(change);
        } finally {
          town.github.fail = undefined;
        }
      },
    },
  });
  await expect(town.recorded(done, refused)).rejects.toMatchObject({ code: expect.stringMatching(/^github\./) });
  expect([await town.enters("kept"), (await town.filed()).length]).toEqual([false, 1]);
  await town.swept();
  expect(await town.filed()).toEqual([]);
  await quiet();
});

test("one account fails in the middle of its ends: the other's leases end all the same, and its own with the next run", async () => {
  await town.ask("here", { minutes: 20 });
  await town.ask("there", { target: "payments-development", minutes: 20 });
  await town.run();
  town.clock.move(21 * minute);
  town.cloud.before = ({ action, account }) => {
    if (account === accounts.production && action === "iam:AttachRolePolicy") town.cloud.outage(account, true);
  };
  const done = await town.swept();
  town.cloud.before = undefined;
  town.cloud.outage(accounts.production, false);
  expect(done.deeds.map(({ grant, outcome }) => [grant, outcome]).toSorted()).toEqual([
    ["payments-development/there", "done"],
    [key("here"), "failed"],
  ]);
  expect(done.faults).toMatchObject([{ about: key("here"), code: "aws.unavailable" }]);
  expect(await town.filed()).toEqual([`${key("here")}.yaml`]);
  expect((await town.swept()).deeds).toMatchObject([{ grant: key("here"), outcome: "done" }]);
  expect(await town.filed()).toEqual([]);
});
