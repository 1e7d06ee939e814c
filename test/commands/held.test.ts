import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { World } from "../../src/commands/world.ts";
import { Fault } from "../../src/core/fault.ts";
import { accounts, grantText, startTown, type Town } from "./world.ts";

/* What is broken holds what it bears on: nothing opens by it, nothing ends by it, and whatever is over still ends. */

const minute = 60_000;
const folder = "grants/payments-production";
let town: Town;
beforeEach(async () => {
  town = await startTown();
  const files = { [`${folder}/open.yaml`]: grantText({}), [`${folder}/short.yaml`]: grantText({ minutes: 20 }) };
  await town.merge(await town.propose(files, { approvers: ["ben", "chloe"] }));
  await town.run();
});
afterEach(() => town.stop());

/** With something broken: the new grant stays shut, the open one open; the short one, which is over, is sealed. */
async function holds(): Promise<readonly string[]> {
  await town.ask("new");
  town.clock.move(21 * minute);
  const done = await town.apply();
  expect(done.deeds).toMatchObject([
    { do: "unbind", ending: "expired", grant: "payments-production/short", outcome: "done" },
  ]);
  expect([await town.enters("open"), await town.rolesOf("new")]).toEqual([true, []]);
  return done.faults.map(({ code }) => code);
}

test("a broken policy: nothing opens, what is over ends, and the run is red", async () => {
  await town.change({ "policies/limits.cedar": "permit (" });
  expect(await holds()).toEqual(["policy.invalid"]);
});

test("a broken sallyport.yaml: the last good one serves for ending, and nothing opens", async () => {
  await town.change({ "sallyport.yaml": "version: 2\n" });
  expect(await holds()).toEqual(["sallyport.not-configured"]);
});

test.each([
  ["repository", 'repository_id: "4004"'],
  ["branch", 'repository_id: "1001"\nbranch: trunk'],
])(
  "a sallyport.yaml of another %s: the last that fitted serves for ending, revoking and halting, and nothing opens",
  async (_, other) => {
    const text = readFileSync(join(import.meta.dirname, "../../sallyport.yaml"), "utf8");
    await town.change({ "sallyport.yaml": text.replace('repository_id: "1001"', other) });
    expect(await holds()).toEqual(["sallyport.elsewhere"]);
    const swept = await town.swept({ halt: { kind: "all" }, run: town.started("sam"), reason: "a test" });
    expect(swept.deeds).toMatchObject([{ grant: "payments-production/open", ending: "revoked", outcome: "done" }]);
    expect(swept.faults).toMatchObject([{ code: "sallyport.elsewhere" }]);
    expect(await town.enters("open")).toBe(false);
  },
);

test("a sallyport.yaml that is gone", async () => {
  await town.change({ "sallyport.yaml": undefined });
  expect(await holds()).toEqual(["sallyport.not-configured"]);
});

test("a ledger that does not hold together: nothing opens, what is over ends, and nothing is recorded on top of it", async () => {
  await town.direct({ "events/0000000000.jsonl": '{"forged":true}\n' }, "sallyport-ledger");
  expect(await holds()).toEqual(["ledger.broken"]);
  await expect(town.recorded(await town.apply())).rejects.toMatchObject({ code: "ledger.broken" });
  expect((await town.filed()).length).toBe(3);
});

test("a broken ledger does not keep standing what was revoked or deleted", async () => {
  await town.direct({ "events/9999999999.jsonl": "\n" }, "sallyport-ledger");
  await town.change({ [`${folder}/short.yaml`]: undefined });
  const done = await town.sweep({ revoke: ["open"] });
  expect(done.deeds.map(({ ending, outcome }) => [ending, outcome]).sort()).toEqual([
    ["deleted", "done"],
    ["revoked", "done"],
  ]);
});

test("a broken target file holds its leases, and only its own", async () => {
  await town.ask("elsewhere", { target: "payments-development" });
  await town.change({ "targets/payments-production.yaml": "version: 1\nprovider: aws\n" });
  await town.ask("new");
  town.clock.move(21 * minute);
  const done = await town.apply();
  expect(done.deeds.map((deed) => [deed.do, deed.grant, deed.outcome])).toEqual([
    ["unbind", "payments-production/short", "done"],
    ["bind", "payments-development/elsewhere", "done"],
  ]);
  expect([await town.enters("open"), await town.rolesOf("new")]).toEqual([true, []]);
});

test("a broken grant file beside good ones is told, and the others go on", async () => {
  await town.ask("broken", { text: "version: 1\nreason: [\n" });
  await town.ask("good");
  const done = await town.run();
  expect(done.refused).toMatchObject([
    { grant: "payments-production/broken", why: expect.stringContaining("cannot be read") },
  ]);
  expect(await town.enters("good")).toBe(true);
});

test("an open grant whose file is broken afterwards is held until its end, and mending it ends it as an edit", async () => {
  await town.change({ [`${folder}/open.yaml`]: "version: 1\nreason: [\n" });
  expect((await town.run()).deeds).toEqual([]);
  expect(await town.enters("open")).toBe(true);
  await town.change({ [`${folder}/open.yaml`]: grantText({}) });
  expect((await town.run()).deeds).toMatchObject([{ do: "unbind", ending: "withdrawn" }]);
  expect(await town.enters("open")).toBe(false);
});

test("an account that is out takes nothing with it: the other goes on, and nothing is inferred", async () => {
  await town.ask("elsewhere", { target: "payments-development" });
  await town.ask("new");
  town.clock.move(21 * minute);
  town.cloud.outage(accounts.production, true);
  const swept = await town.sweep();
  const done = await town.run();
  town.cloud.outage(accounts.production, false);
  // Of what stands where nobody could look, nobody says that it is not open.
  for (const { refused } of [swept, done])
    expect(refused.filter(({ grant }) => grant.startsWith("payments-production/"))).toEqual([]);
  expect(done.faults).toMatchObject([{ about: `account ${accounts.production}` }]);
  expect(done.deeds.map((deed) => [deed.do, deed.grant])).toEqual([["bind", "payments-development/elsewhere"]]);
  expect(
    done.events.filter(({ kind, grant }) => kind === "ended" || kind === "deleted" || grant.endsWith("/open")),
  ).toEqual([]);
  const after = await town.run();
  expect(after.deeds.map((deed) => [deed.do, deed.grant, deed.outcome])).toEqual([
    ["unbind", "payments-production/short", "done"],
    ["bind", "payments-production/new", "done"],
    ["dispatch", "payments-production/new", "done"],
  ]);
});

test("GitHub failing about one grant holds that one, and the others go on", async () => {
  const number = await town.ask("unlucky");
  await town.ask("lucky");
  const { around, failing } = failingAbout(number);
  const done = await town.apply({ around });
  expect(failing()).toBeGreaterThan(0);
  expect(done.faults).toMatchObject([{ about: "payments-production/unlucky", code: "github.unavailable" }]);
  expect([await town.enters("lucky"), await town.enters("unlucky")]).toEqual([true, false]);
  await town.run();
  expect(await town.enters("unlucky")).toBe(true);
});

/** The forge as it is when GitHub has trouble with one pull request: approvals cannot be asked for. */
function failingAbout(number: number) {
  let asked = 0;
  return {
    failing: () => asked,
    around: (world: World): World => ({
      ...world,
      forge: {
        ...world.forge,
        async mergedAs(commit: string) {
          const found = await world.forge.mergedAs(commit);
          if (found?.number !== number) return found;
          asked += 1;
          throw new Fault("github.unavailable", "the pull request: github gave no answer", { retryable: true });
        },
      },
    }),
  };
}
