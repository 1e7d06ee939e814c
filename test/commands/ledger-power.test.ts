import { afterAll, beforeAll, expect, test } from "vitest";
import { event } from "../../src/core/event.ts";
import { writeFacts } from "../../src/core/record.ts";
import { people, startTown, type Town } from "./world.ts";

/* The ledger may deny, never allow: what somebody can do who writes to it and to nothing else. */

const minute = 60_000;
let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

async function forge(...events: Parameters<typeof event>[]): Promise<void> {
  const { ledger } = await town.writer();
  await ledger.append(events.map((about) => event(...about)));
}

/** The facts of a decision that never was: two owners approved what one person pushed or asked for. */
async function decision(id: string) {
  const { repository } = await town.writer();
  const path = `grants/payments-production/${id}.yaml`;
  const [added] = (await repository.changes(await repository.tip(), "grants")).filter((change) => change.path === path);
  const user = (login: keyof typeof people) => ({ id: people[login], login, kind: "user" as const });
  return writeFacts({
    path,
    blob: added!.blob,
    commit: added!.commit,
    pullRequest: 1,
    mergedAt: Math.floor(town.clock.now() / 1000) * 1000,
    requester: user("ana"),
    approvers: [user("ben"), user("chloe")],
    approvals: [],
    policy: "0".repeat(64),
  });
}

test("a forged decision and a forged opening open nothing", async () => {
  await town.ask("unapproved", { approvers: ["ben"] });
  const about = { grant: "payments-production/unapproved", mark: "a".repeat(32) };
  const facts = await decision("unapproved");
  await forge(
    ["decided", town.clock.now(), about, "a".repeat(32), facts],
    ["decided", town.clock.now(), { ...about, mark: "" }, "", facts],
    ["bound", town.clock.now(), about, "a".repeat(32), { resource: "arn", until: "2099-01-01T00:00:00Z" }],
  );
  const done = await town.run();
  expect(done.refused).toMatchObject([
    { grant: about.grant, why: expect.stringContaining("production needs 2 people") },
  ]);
  expect(await town.rolesOf("unapproved")).toEqual([]);
});

test("a forged decision does not stretch an open lease: its mark is not the one that stands", async () => {
  await town.ask("stretched", { minutes: 30 });
  await town.run();
  town.clock.move(10 * minute);
  const [bound] = (await town.ledger()).filter(({ kind, grant }) => kind === "bound" && grant.endsWith("/stretched"));
  const facts = await decision("stretched");
  await forge(["decided", town.clock.now(), { grant: bound!.grant, mark: bound!.mark }, "forged", facts]);
  const done = await town.run();
  expect(done.deeds).toMatchObject([{ do: "unbind", ending: "withdrawn", grant: "payments-production/stretched" }]);
  expect(await town.enters("stretched")).toBe(false);
});

test("lines that say it ended deny, before and after the opening", async () => {
  await town.ask("denied");
  await forge(["ended", town.clock.now(), { grant: "payments-production/denied", mark: "" }, "ended", { why: "no" }]);
  await town.apply();
  expect(await town.rolesOf("denied")).toEqual([]);
  await town.ask("closed");
  await town.run();
  expect(await town.enters("closed")).toBe(true);
  await forge(["ended", town.clock.now(), { grant: "payments-production/closed", mark: "" }, "ended", { why: "no" }]);
  const done = await town.apply();
  expect(done.deeds).toMatchObject([{ do: "unbind", ending: "withdrawn", grant: "payments-production/closed" }]);
  expect(await town.enters("closed")).toBe(false);
});

test("lines about what never was end nothing else and stop no run", async () => {
  await town.ask("untouched");
  await forge(
    [
      "sealed",
      town.clock.now(),
      { grant: "payments-production/never", mark: "" },
      "x",
      { resource: "y", account: "210987654321" },
    ],
    ["decided", town.clock.now(), { grant: "no-such-target/never", mark: "" }, "x", { pullRequest: -1 }],
    ["bound", town.clock.now(), { grant: "payments-production/untouched", mark: "" }, "x", { pullRequest: 1e15 }],
  );
  const done = await town.run();
  expect(done.faults).toEqual([]);
  expect(await town.enters("untouched")).toBe(true);
});
