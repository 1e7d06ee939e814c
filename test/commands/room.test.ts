import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { World } from "../../src/commands/world.ts";
import { Fault } from "../../src/core/fault.ts";
import { Secret } from "../../src/core/secret.ts";
import { iso, minute } from "../../src/core/time.ts";
import { awsProvider } from "../../src/providers/aws/provider.ts";
import { configuration, target } from "../aws/provider/example.ts";
import { providing } from "./providers.ts";
import { grantText, startTown, type Town } from "./world.ts";

/* An account holds so many roles, and a run lasts so long: what does not fit is not begun, and it is said. */

const key = (id: string) => `payments-production/${id}`;
const folder = "grants/payments-production";
let town: Town;
beforeAll(async () => {
  // Three of the roles are ours to work with.
  town = await startTown({ quotas: { roles: 5 } });
  const files = [
    [`${folder}/a.yaml`, grantText({ minutes: 20 })],
    [`${folder}/b.yaml`, grantText({ minutes: 20 })],
    [`${folder}/c.yaml`, grantText({ start: iso(town.clock.now() + 180 * minute) })],
  ];
  await town.merge(await town.propose(Object.fromEntries(files), { approvers: ["ben", "chloe"] }));
});
afterAll(() => town.stop());

test("what does not fit into the account waits for room, with numbers, and nothing of it is made", async () => {
  const done = await town.run();
  expect(done.deeds.filter((deed) => deed.do === "bind").map(({ grant, outcome }) => [grant, outcome])).toEqual([
    [key("a"), "done"],
    [key("b"), "done"],
    [key("c"), "failed"],
  ]);
  expect(done.faults).toMatchObject([{ about: key("c"), code: "provider.no-room" }]);
  expect(done.faults[0]!.message).toMatch(
    /^it waits for room: account 210987654321 has 3 of the 5 roles that IAM lets it have, and 2 opened before this one; run apply again when there is room/,
  );
  expect(await town.rolesOf("c")).toEqual([]);
  const made = town.cloud.requests.filter(
    ({ action, parameters }) => action === "iam:CreateRole" && parameters.Path?.startsWith("/sallyport/"),
  );
  expect(made.length).toBe(2);
});

test("an account that does not say how many it may have refuses itself: that is told likewise, and nothing is left behind", async () => {
  // Once, not six times: the SDK takes a full quota for throttling.
  const silent = (world: World): World => ({
    ...world,
    provider: async ({ target: { account } }) => {
      const { accessKeyId, secretAccessKey } = town.cloud.admin(account);
      const keys = { accessKeyId: new Secret(accessKeyId), secretAccessKey: new Secret(secretAccessKey) };
      const place = { configuration, account, partition: "aws", regions: target.target.regions } as const;
      const how = { clock: town.clock, endpoint: town.cloud.url, attempts: 1, credentials: async () => keys };
      return { ...awsProvider({ ...place, ...how }), room: async () => undefined };
    },
  });
  const done = await town.run({ around: silent });
  expect(done.faults).toMatchObject([{ about: key("c"), code: "provider.no-room" }]);
  expect(done.faults[0]!.message).toMatch(/it waits for room: IAM made no sallyport-[0-9a-f]{32}.*RolesPerAccount: 5/);
  expect(await town.rolesOf("c")).toEqual([]);
});

test("tombstones whose time has come make room before anything is opened, in the same run", async () => {
  town.clock.move(21 * minute);
  await town.swept();
  expect((await town.run()).faults[0]?.message).toMatch(
    /has 5 of the 5 roles .*, 2 of them ended leases that sweep clears/,
  );
  town.clock.move(76 * minute);
  const done = await town.run();
  expect(done.faults).toEqual([]);
  expect(
    done.deeds
      .map((deed) => [deed.do, deed.grant])
      .toSorted()
      .reverse(),
  ).toEqual([
    ["remove", key("b")],
    ["remove", key("a")],
    ["dispatch", key("c")],
    ["bind", key("c")],
  ]);
  expect((await town.rolesOf("c")).length).toBe(1);
});

const left = (minutes: number) => (world: World) => ({ ...world, left: () => minutes * minute });

describe("a run that is short of time", () => {
  beforeAll(async () => {
    await town.stop();
    town = await startTown();
    await town.ask("early");
    await town.run();
  });

  test("with little of it left ends what is over and opens nothing that it could not finish", async () => {
    await town.ask("late", { minutes: 60 });
    const done = await town.apply({ around: left(11), revoke: ["early"] });
    expect(done.deeds.map((deed) => [deed.do, deed.grant, deed.outcome])).toEqual([
      ["unbind", key("early"), "done"],
      ["bind", key("late"), "failed"],
    ]);
    expect(done.faults).toMatchObject([{ code: "run.late" }]);
    expect(done.faults[0]!.message).toBe(
      "not begun: this run has less than 12 minutes left before its job is stopped; run apply again",
    );
    expect(await town.rolesOf("late")).toEqual([]);
    await town.recorded(done);
  });

  test("with hardly any left begins no end either, says so, and the next one ends it unasked", async () => {
    expect((await town.run()).faults).toEqual([]);
    const done = await town.sweep({ around: left(5), revoke: ["late"] });
    expect(done.deeds).toMatchObject([{ do: "unbind", grant: key("late"), outcome: "failed" }]);
    expect(done.faults[0]!.message).toMatch(/less than 6 minutes left .*; the next sweep goes on with it/);
    await town.recorded(done);
    const next = await town.swept();
    expect(next.deeds).toMatchObject([{ do: "unbind", grant: key("late"), outcome: "done" }]);
    expect(await town.enters("late")).toBe(false);
  });

  test("a slow log or a slow GitHub cannot keep a run from telling what it did: with hardly any left nobody is asked", async () => {
    await town.ask("used");
    await town.run();
    town.clock.move(6 * minute);
    const asked = async (minutes: number) => {
      let lookups = 0;
      const counting = providing(({ uses }) => ({
        async uses(...of) {
          lookups += 1;
          return await uses(...of);
        },
      }));
      const around = (world: World): World => left(minutes)(counting(world));
      expect((await town.sweep({ around })).faults).toEqual([]);
      return lookups;
    };
    expect([await asked(5), await asked(11)]).toEqual([0, 1]);
    await town.swept({ revoke: ["used"] });
  });
});

test("a ledger or a branch that cannot be read right after the bind: the lease is shut again, and never opens by itself", async () => {
  await town.ask("unsure");
  let reads = 0;
  const done = await town.apply({
    around: (world) => ({
      ...world,
      ledger: {
        ...world.ledger,
        read: async () => {
          reads += 1;
          if (reads > 2)
            throw new Fault("github.unavailable", "the ledger: github gave no answer", { retryable: true });
          return await world.ledger.read();
        },
      },
    }),
  });
  expect(done.deeds).toMatchObject([{ do: "bind", grant: key("unsure"), outcome: "failed" }]);
  expect(await town.enters("unsure")).toBe(false);
  await town.recorded(done);
  await town.run();
  expect([await town.enters("unsure"), await town.filed()]).toEqual([false, []]);
});
