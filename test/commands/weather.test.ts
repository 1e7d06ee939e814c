import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Refusal } from "../../sandbox/cloud/index.ts";
import type { ArrivedRequest } from "../../sandbox/contract.ts";
import type { World } from "../../src/commands/world.ts";
import { Secret } from "../../src/core/secret.ts";
import { roleNameOf } from "../../src/providers/aws/names.ts";
import { awsProvider } from "../../src/providers/aws/provider.ts";
import { configuration, target } from "../aws/provider/example.ts";
import { grantText, startTown, type Town } from "./world.ts";

/* AWS throttles, fails, breaks off and answers late, while leases are opened and ended: each lease has its own weather. */

const folder = "grants/payments-production";
let town: Town;
beforeAll(async () => {
  const path = "targets/payments-production.yaml";
  const text = readFileSync(join(import.meta.dirname, "../..", path), "utf8");
  town = await startTown({
    files: { [path]: text.replace("person: 5, repository: 10,", "person: 20, repository: 20,") },
  });
});
afterAll(() => town.stop());

const throttled = () => new Refusal("Throttling", "Rate exceeded", 400);
const failing = () => new Refusal("ServiceFailure", "An internal error occurred.", 500);
const cut = () => new Error("the connection broke");

/** What befalls one kind of request about one role, as long as it lasts. */
const spoils = [
  ["throttled", "before", throttled],
  ["failing", "before", failing],
  ["cut", "before", cut],
  ["done and not told", "after", cut],
] as const;

/** Each kind of request is spoiled in two ways, and each way befalls every second kind. */
const casesOf = (kinds: readonly string[]) =>
  kinds.flatMap((action, index) => [0, 2].map((more) => ({ action, how: spoils[(index + more) % spoils.length]! })));

/** Nothing is tried twice, so that each spoil counts. */
const impatient = (world: World): World => ({
  ...world,
  provider: async ({ target: { account } }) => {
    const { accessKeyId, secretAccessKey } = town.cloud.admin(account);
    return awsProvider({
      ...{ configuration, account, partition: "aws", regions: target.target.regions, clock: town.clock },
      credentials: async () => ({ accessKeyId: new Secret(accessKeyId), secretAccessKey: new Secret(secretAccessKey) }),
      ...{ endpoint: town.cloud.url, attempts: 1, patience: 0 },
    });
  },
});

/** The kinds of requests about one role that a run makes, by a run in fair weather. */
async function kindsOf(run: () => Promise<unknown>): Promise<readonly string[]> {
  const before = town.cloud.requests.length;
  await run();
  const made = town.cloud.requests.slice(before).filter(({ parameters }) => parameters.RoleName !== undefined);
  return [...new Set(made.map(({ action }) => action))];
}

/** Role name → the kind of request that is spoiled, and how. */
let weather = new Map<string, { readonly action: string; readonly how: (typeof spoils)[number] }>();
function spoil(when: "before" | "after") {
  return ({ action, parameters }: ArrivedRequest) => {
    const mine = weather.get(parameters.RoleName ?? "");
    if (mine?.action === action && mine.how[1] === when) throw mine.how[2]();
  };
}

const nameOf = (id: string) => roleNameOf({ configuration, target, id });
const open = async (ids: readonly string[]) => {
  const into: string[] = [];
  for (const id of ids) if (await town.enters(id)) into.push(id);
  return into;
};

let ids: readonly string[] = [];
const cases = new Map<string, { readonly action: string; readonly how: (typeof spoils)[number] }>();

test("applying in it opens what was wholly written and read back, and says what was not", async () => {
  await town.ask("fair");
  const kinds = await kindsOf(() => town.run({ around: impatient }));
  expect(kinds).toEqual(expect.arrayContaining(["iam:CreateRole", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"]));
  for (const one of casesOf(kinds)) cases.set(`w${cases.size}`, one);
  ids = [...cases.keys()];
  const files = ids.map((id) => [`${folder}/${id}.yaml`, grantText({})] as const);
  await town.merge(await town.propose(Object.fromEntries(files), { approvers: ["ben", "chloe"] }));
  weather = new Map([...cases].map(([id, one]) => [nameOf(id), one]));
  Object.assign(town.cloud, { before: spoil("before"), after: spoil("after") });
  const done = await town.apply({ around: impatient });
  Object.assign(town.cloud, { before: undefined, after: undefined });
  expect(done.faults.length).toBe(ids.length);
  const opened = new Set(
    done.deeds.filter((deed) => deed.do === "bind" && deed.outcome === "done").map(({ grant }) => grant),
  );
  expect(opened.size).toBe(0);
  // Only where the very call that opens was done and not told, or a reading after it failed, may the job be let in: it was approved.
  const late = (id: string) =>
    cases.get(id)!.action === "iam:UpdateAssumeRolePolicy" || cases.get(id)!.action === "iam:GetRole";
  expect((await open(ids)).filter((id) => !late(id))).toEqual([]);
});

test("the next run in fair weather opens the rest, and a third finds nothing to do", async () => {
  await town.run({ around: impatient });
  expect(await open(ids)).toEqual(ids);
  const quiet = await town.run({ around: impatient });
  expect([quiet.faults, quiet.deeds.filter((deed) => deed.do !== "dispatch")]).toEqual([[], []]);
});

test("sweeping in it leaves each lease dead or told to be alive, and the next sweep ends the rest", async () => {
  const kinds = await kindsOf(() => town.swept({ around: impatient, revoke: ["fair"] }));
  const each = casesOf(kinds);
  const spoiled = ids.slice(0, each.length);
  expect(spoiled.length).toBe(each.length);
  weather = new Map(each.map((one, index) => [nameOf(ids[index]!), one]));
  Object.assign(town.cloud, { before: spoil("before"), after: spoil("after") });
  const done = await town.sweep({ around: impatient, revoke: ids });
  Object.assign(town.cloud, { before: undefined, after: undefined });
  const failed = new Set(done.deeds.filter(({ outcome }) => outcome === "failed").map(({ grant }) => grant));
  expect((await open(ids)).filter((id) => !failed.has(`payments-production/${id}`))).toEqual([]);
  expect(spoiled.some((id) => failed.has(`payments-production/${id}`))).toBe(true);
  await town.recorded(done);
  // What could not be ended keeps its file, and the next run ends it without being told again.
  const filed = await town.filed();
  for (const key of failed) expect(filed).toContain(`${key}.yaml`);
  await town.swept({ around: impatient });
  expect(await open(ids)).toEqual([]);
  const quiet = await town.swept({ around: impatient });
  expect([quiet.faults, quiet.deeds]).toEqual([[], []]);
});
