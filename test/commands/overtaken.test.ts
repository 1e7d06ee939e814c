import { afterAll, beforeAll, expect, test } from "vitest";
import type { World } from "../../src/commands/world.ts";
import { event } from "../../src/core/event.ts";
import { branchLedger } from "../../src/ledger/branch.ts";
import { providing } from "./providers.ts";
import { grantText, startTown, type Town } from "./world.ts";

/* The default branch moves while apply works. */

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

/** Something happens once at a moment of the bind: before its first call to the cloud, or after its last. */
function meanwhile(moment: "before" | "after", happens: () => Promise<unknown>): (world: World) => World {
  let left = 1;
  const once = async () => {
    if (left-- === 1) await happens();
  };
  return providing(({ bind, list }) => ({
    async bind(lease) {
      const binding = await bind(lease);
      if (moment === "after") await once();
      return binding;
    },
    async list() {
      const listed = await list();
      if (moment === "before") await once();
      return listed;
    },
  }));
}

const remove = (id: string) => () => town.change({ [`grants/payments-production/${id}.yaml`]: undefined });
const rewrite = (id: string) => () =>
  town.change({ [`grants/payments-production/${id}.yaml`]: grantText({ minutes: 120 }) });

test("the grant's file leaves before the bind: nothing is made", async () => {
  await town.ask("gone-before");
  const done = await town.run({ around: meanwhile("before", remove("gone-before")) });
  expect(done.faults).toMatchObject([{ code: "apply.overtaken" }]);
  expect(await town.rolesOf("gone-before")).toEqual([]);
});

test("the grant's file leaves, or is edited, while it is bound: it is shut again, and stays shut", async () => {
  for (const [id, happens] of [
    ["gone-after", remove],
    ["edited-after", rewrite],
  ] as const) {
    await town.ask(id);
    const done = await town.run({ around: meanwhile("after", happens(id)) });
    expect(done.deeds).toMatchObject([{ do: "bind", outcome: "failed" }]);
    const told = done.events.filter(({ grant }) => grant.endsWith(`/${id}`)).map(({ kind }) => kind);
    expect(told.sort()).toEqual(["decided", "ended", "probed", "sealed"]);
    expect(await town.enters(id)).toBe(false);
    expect((await town.run()).deeds).toEqual([]);
    expect(await town.enters(id)).toBe(false);
  }
});

test("policy moves before the bind: nothing is made now, and the next run decides by the new policy", async () => {
  await town.ask("policy-before");
  const tighten = () =>
    town.change({
      "policies/extra.cedar":
        '@id("closed") @says("closed today") @fix("ask tomorrow") forbid (principal, action, resource);\n',
    });
  const done = await town.run({ around: meanwhile("before", tighten) });
  expect(done.faults).toMatchObject([{ code: "apply.overtaken" }]);
  expect(await town.rolesOf("policy-before")).toEqual([]);
  expect((await town.run()).refused).toMatchObject([
    { grant: "payments-production/policy-before", why: "policy closed: closed today" },
  ]);
  await town.change({ "policies/extra.cedar": undefined });
  await town.run();
  expect(await town.enters("policy-before")).toBe(true);
});

test("anything else that moves takes no lease away", async () => {
  await town.ask("note-before");
  await town.ask("note-after");
  await town.run({ around: meanwhile("before", () => town.change({ "README.md": "one\n" })) });
  expect(await town.enters("note-before")).toBe(true);
  await town.ask("another");
  await town.run({ around: meanwhile("after", () => town.ask("asked-meanwhile")) });
  expect([await town.enters("another"), await town.rolesOf("asked-meanwhile")]).toEqual([true, []]);
  await town.run();
  expect(await town.enters("asked-meanwhile")).toBe(true);
});

test("a revocation is recorded while it is bound: it is shut again, and stays shut", async () => {
  await town.ask("revoked-after", { by: "mallory" });
  const revoke = async () => {
    const { repository, forge } = await town.writer();
    const ledger = branchLedger({ branch: "sallyport-ledger", repository, forge });
    const about = { grant: "payments-production/revoked-after", mark: "" };
    await ledger.append([
      event("ended", town.clock.now(), about, "ended", { ending: "revoked", why: "it was revoked" }),
    ]);
  };
  const done = await town.run({ around: meanwhile("after", revoke) });
  expect(done.deeds).toMatchObject([{ do: "bind", outcome: "failed" }]);
  expect(await town.enters("revoked-after")).toBe(false);
  await town.run();
  expect(await town.enters("revoked-after")).toBe(false);
});
