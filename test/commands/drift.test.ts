import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "../../sandbox/cloud/index.ts";
import { audit } from "../../src/commands/audit.ts";
import type { World } from "../../src/commands/world.ts";
import { event, type LedgerLine } from "../../src/core/event.ts";
import { minute } from "../../src/core/time.ts";
import { permissionsOf } from "./foreign.ts";
import { anybody, byHand, denyAll, everything, production } from "./hands.ts";
import { providing } from "./providers.ts";
import { grantText, startTown, type Town } from "./world.ts";

/* Somebody with rights of their own in the account changes a role of ours by hand. */

const owner = `arn:aws:iam::${production}:user/owner`;
const path = "targets/payments-production.yaml";
const target = readFileSync(join(import.meta.dirname, "../..", path), "utf8").replace("person: 5", "person: 10");
const key = (id: string) => `payments-production/${id}`;
let town: Town;
afterAll(() => town.stop());

/** Leases that stand open, under a target that says this of drift. */
async function open(ids: readonly string[], drift: string): Promise<void> {
  town = await startTown({ files: { [path]: `${target}${drift}` } });
  const files = ids.map((id) => [`grants/payments-production/${id}.yaml`, grantText({})] as const);
  await town.merge(await town.propose(Object.fromEntries(files), { approvers: ["ben", "chloe"] }));
  await town.run();
}

async function hand(id: string, action: string, parameters: Readonly<Record<string, string>> = {}): Promise<void> {
  await byHand(town.cloud, action, { RoleName: (await town.rolesOf(id))[0]!.name, ...parameters });
}

/** What the ledger holds of hand edits to one grant's role, oldest first. */
async function drifts(id: string): Promise<readonly LedgerLine["detail"][]> {
  const lines = (await town.ledger()).filter(({ kind, grant }) => kind === "drift" && grant === key(id));
  return lines.map(({ detail }) => detail);
}

async function quiet(): Promise<void> {
  const before = town.writes();
  const done = await town.run();
  expect([done.deeds, done.events, done.faults]).toEqual([[], [], []]);
  expect(town.writes()).toEqual(before);
}

/** Something happens once, when the first role was looked at. */
function onceLooked(happens: () => Promise<unknown>): (world: World) => World {
  let left = 1;
  return providing(({ differences }) => ({
    async differences(lease) {
      const found = await differences(lease);
      if (left-- === 1) await happens();
      return found;
    },
  }));
}

const changedPolicy = ["PutRolePolicy", { PolicyName: "sallyport", PolicyDocument: everything }] as const;
const widened = ["UpdateAssumeRolePolicy", { PolicyDocument: anybody }] as const;
const boundless = ["DeleteRolePermissionsBoundary", {}] as const;
const lostTag = ["UntagRole", { "TagKeys.member.1": "sallyport:mark" }] as const;
const lostAnchor = ["UntagRole", { "TagKeys.member.1": "sallyport:ledger" }] as const;
const lostFacts = ["UntagRole", { "TagKeys.member.1": "sallyport:facts" }] as const;
const noHead = ["TagRole", { "Tags.member.1.Key": "sallyport:ledger", "Tags.member.1.Value": "none" }] as const;
const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

describe("an open role is changed by hand, and its lease ends:", () => {
  const edits = [
    ["trust", "its trust is widened", ...widened, "its trust is none that Sallyport writes"],
    ["boundary", "its boundary is detached", ...boundless, "its boundary is gone"],
    ["more", "a policy is added", "PutRolePolicy", { PolicyName: "x", PolicyDocument: everything }, "it also has x"],
    ["managed", "a managed policy is attached", "AttachRolePolicy", { PolicyArn: administrator }, administrator],
    ["changed", "its policy is changed", ...changedPolicy, "its policy sallyport was changed"],
    ["without", "its policy is taken away", "DeleteRolePolicy", { PolicyName: "sallyport" }, "sallyport is gone"],
    ["tag", "a tag is lost", ...lostTag, "its tags sallyport:mark are not what they were"],
    ["anchor", "the tag that names the ledger's head is taken", ...lostAnchor, "sallyport:ledger names no head"],
    ["blind", "the tag that names the ledger's head is made to name none", ...noHead, "sallyport:ledger names no head"],
  ] as const;

  beforeAll(async () => {
    await open([...edits.map(([id]) => id), "untouched"], "");
    for (const [id, , action, parameters] of edits) await hand(id, action, parameters);
    const seen = await audit(await town.worldAs("reader"), town.clock.now(), {});
    expect(seen.exit).toBe(1);
    for (const [id, , action] of edits)
      expect(seen.text).toContain(`drift: ${key(id)}: ${owner} called iam:${action} at `);
    const done = await town.swept();
    expect(done.faults).toEqual([]);
    expect(done.deeds.length).toBe(edits.length);
    expect(done.deeds.every(({ ending, outcome }) => ending === "drifted" && outcome === "done")).toBe(true);
  });

  test.each(edits)(
    "%s: %s, and the ledger names what was found and who did it",
    async (id, _title, action, _p, says) => {
      expect(await town.enters(id)).toBe(false);
      expect(await drifts(id)).toMatchObject([
        { why: expect.stringContaining(says) },
        { by: owner, action: `iam:${action}`, log: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      ]);
    },
  );

  test("another lease stands as it stood, the files of those that ended are gone, and nothing is left to do", async () => {
    expect(await town.enters("untouched")).toBe(true);
    expect(await town.filed()).toEqual(["payments-production/untouched.yaml"]);
    await quiet();
  });
});

describe("a target that wants drift repaired", () => {
  beforeAll(async () => {
    await town.stop();
    await open(["policy", "tag", "facts", "trust", "boundary", "anchor", "denied", "sweep"], "drift: repair\n");
  });

  test("has its own policy and tags written again and proven, by apply", async () => {
    const name = (await town.rolesOf("policy"))[0]!.name;
    const { policy } = await permissionsOf(town.cloud, name);
    await hand("policy", ...changedPolicy);
    await hand("tag", ...lostTag);
    await hand("facts", ...lostFacts);
    const done = await town.run();
    expect(done.deeds.map((deed) => [deed.do, deed.grant, deed.outcome]).sort()).toEqual([
      ["repair", key("facts"), "done"],
      ["repair", key("policy"), "done"],
      ["repair", key("tag"), "done"],
    ]);
    for (const id of ["policy", "tag", "facts"]) {
      expect(await town.enters(id)).toBe(true);
      expect(await drifts(id)).toMatchObject([{ found: [expect.anything()] }, { by: owner }]);
    }
    expect((await permissionsOf(town.cloud, name)).policy).toBe(policy);
    await quiet();
  });

  test("a trust that let anybody in, and a boundary that is gone, are never repaired into staying open", async () => {
    await hand("trust", ...widened);
    await hand("boundary", ...boundless);
    const done = await town.run();
    expect(done.deeds.map((deed) => [deed.do, deed.ending, deed.grant, deed.outcome]).sort()).toEqual([
      ["unbind", "drifted", key("boundary"), "done"],
      ["unbind", "drifted", key("trust"), "done"],
    ]);
    expect([await town.enters("trust"), await town.enters("boundary")]).toEqual([false, false]);
  });

  test("a lost head of the ledger is never written again: today's would vouch for whatever became of the ledger since", async () => {
    await hand("anchor", ...lostAnchor);
    const done = await town.run();
    expect(done.deeds).toMatchObject([{ do: "unbind", ending: "drifted", grant: key("anchor"), outcome: "done" }]);
    expect(await town.enters("anchor")).toBe(false);
    expect((await town.rolesOf("anchor"))[0]!.tags).not.toHaveProperty("sallyport:ledger");
  });

  test("AWSDenyAll that somebody attached is taken for an end, and never taken off", async () => {
    await hand("denied", "AttachRolePolicy", { PolicyArn: denyAll });
    const done = await town.run();
    expect(done.deeds).toMatchObject([{ do: "unbind", ending: "released", outcome: "done" }]);
    await town.run();
    const [role] = await town.rolesOf("denied");
    expect((await permissionsOf(town.cloud, role!.name)).attached).toEqual([denyAll]);
    expect(await town.enters("denied")).toBe(false);
  });

  test("a sweep, which may not write, ends what could allow more and leaves to apply what only lacks something", async () => {
    await hand("sweep", ...changedPolicy);
    await hand("tag", ...lostTag);
    const done = await town.swept();
    expect(done.deeds.map((deed) => [deed.do, deed.grant, deed.outcome])).toEqual([
      ["unbind", key("sweep"), "done"],
      ["repair", key("tag"), "planned"],
    ]);
    expect([await town.enters("sweep"), await town.enters("tag")]).toEqual([false, true]);
  });

  test("what ended while apply looked at it is not written again: by the ledger, or by its file", async () => {
    const leaves = () => town.change({ [`grants/${key("policy")}.yaml`]: undefined });
    const ends = async () => {
      const over = { ending: "revoked", why: "it was revoked" };
      const { ledger } = await town.writer();
      await ledger.append([event("ended", town.clock.now(), { grant: key("tag"), mark: "" }, "ended", over)]);
    };
    for (const [about, happens, says] of [
      [key("tag"), ends, `${key("tag")} ended at`],
      [key("policy"), leaves, "left the default branch"],
    ] as const) {
      if (happens === leaves) await hand("policy", ...changedPolicy);
      const done = await town.run({ around: onceLooked(happens) });
      const message = expect.stringContaining(says);
      expect(done.faults).toContainEqual({ about, code: "apply.overtaken", message });
      expect(done.deeds).toContainEqual(expect.objectContaining({ do: "repair", grant: about, outcome: "failed" }));
    }
  });
});

describe("a role that an apply left unfinished is changed by hand before the next one comes", () => {
  const edits = [
    ["added", "PutRolePolicy", { PolicyName: "x", PolicyDocument: everything }, "it also has x"],
    ["unbounded", ...boundless, "its boundary is gone"],
    ["longer", "UpdateRole", { MaxSessionDuration: "43200" }, "its sessions may last 43200 s"],
  ] as const;

  test("its lease ends: it is neither opened with what was put there, nor tried again and again", async () => {
    await town.stop();
    town = await startTown({ files: { [path]: `${target}drift: repair\n` } });
    const files = [...edits.map(([id]) => id), "untouched"].map(
      (id) => [`grants/${key(id)}.yaml`, grantText({})] as const,
    );
    await town.merge(await town.propose(Object.fromEntries(files), { approvers: ["ben", "chloe"] }));
    town.cloud.before = ({ action }) => {
      if (action === "iam:UpdateAssumeRolePolicy")
        throw new Refusal("ServiceFailure", "An internal error occurred.", 400);
    };
    await town.run();
    town.cloud.before = undefined;
    for (const [id, action, parameters] of edits) await hand(id, action, parameters);
    const done = await town.run();
    expect(done.deeds.map((deed) => [deed.do, deed.ending, deed.grant, deed.outcome]).sort()).toEqual([
      ["bind", undefined, key("untouched"), "done"],
      ["dispatch", undefined, key("untouched"), "done"],
      ...edits.map(([id]) => ["unbind", "drifted", key(id), "done"]).sort(),
    ]);
    expect(done.faults).toEqual([]);
    for (const [id, action, , says] of edits) {
      expect(await town.enters(id)).toBe(false);
      expect(await drifts(id)).toMatchObject([
        { why: expect.stringContaining(says) },
        { by: owner, action: `iam:${action}` },
      ]);
    }
    await quiet();
  });
});

describe("what the cloud's log tells late, or of what is long shut", () => {
  beforeAll(async () => {
    await town.stop();
    await open(["late", "never", "sealed"], "");
  });

  test("a log that is not delivered yet is asked again by the next run, and who did it is told then", async () => {
    town.cloud.setDelivery(10 * minute);
    await hand("late", ...changedPolicy);
    await town.swept();
    expect(await drifts("late")).toMatchObject([{ found: ["its policy sallyport was changed"] }]);
    town.clock.move(11 * minute);
    const done = await town.swept();
    expect([done.deeds, done.faults]).toEqual([[], []]);
    expect((await drifts("late"))[1]).toMatchObject({ by: owner, action: "iam:PutRolePolicy" });
    await quiet();
  });

  test("the denial is taken off a sealed role: it is denied again, whoever took it off is named", async () => {
    town.cloud.setDelivery(0);
    await town.swept({ revoke: ["sealed"] });
    const before = (await town.rolesOf("sealed"))[0]!;
    await hand("sealed", "DetachRolePolicy", { PolicyArn: denyAll });
    const done = await town.swept();
    expect(done.deeds).toMatchObject([{ do: "unbind", ending: "drifted", grant: key("sealed"), outcome: "done" }]);
    expect((await permissionsOf(town.cloud, before.name)).attached).toEqual([denyAll]);
    expect((await drifts("sealed"))[1]).toMatchObject({ by: owner, action: "iam:DetachRolePolicy" });
  });

  test("a sealed role is opened again by hand: its lease has ended, so it is shut again", async () => {
    const [role] = await town.rolesOf("late");
    const [trust] = town.cloud.requests
      .filter(
        ({ action, parameters }) => action.endsWith("UpdateAssumeRolePolicy") && parameters.RoleName === role!.name,
      )
      .map(({ parameters }) => parameters.PolicyDocument!);
    await hand("late", "DetachRolePolicy", { PolicyArn: denyAll });
    await hand("late", "UpdateAssumeRolePolicy", { PolicyDocument: trust! });
    await town.swept();
    expect((await permissionsOf(town.cloud, role!.name)).attached).toEqual([denyAll]);
    expect((await town.rolesOf("late"))[0]!.trust).toContain('"Sid":"Sealed');
  });

  test("what the log does not tell in six hours is said to be untold, once", async () => {
    town.cloud.setDelivery(90 * 24 * 60 * minute);
    await hand("never", ...lostTag);
    await town.swept();
    town.clock.move(7 * 60 * minute);
    await town.swept();
    await town.swept();
    expect((await drifts("never")).slice(1)).toMatchObject([{ log: "", why: expect.stringContaining("names nobody") }]);
    town.cloud.setDelivery(0);
  });
});

describe("roles that no lease explains", () => {
  test("a role outside our path is never touched, whatever it is called and whoever tagged it as ours", async () => {
    await town.ask("mine");
    await town.run();
    const [ours] = await town.rolesOf("mine");
    const name = "sallyport-00000000000000000000000000000000";
    const tags = { "Tags.member.1.Key": "sallyport:mark", "Tags.member.1.Value": ours!.tags["sallyport:mark"]! };
    const made = { RoleName: name, Path: "/sallyport/9999/x/", AssumeRolePolicyDocument: anybody, ...tags };
    await byHand(town.cloud, "CreateRole", made);
    await byHand(town.cloud, "CreateRole", { ...made, RoleName: "sallyport", Path: "/sallyport/" });
    const before = town.cloud.requests.length;
    for (const run of [town.run, town.swept]) {
      const done = await run();
      expect([done.deeds, done.events, done.unexplained]).toEqual([[], [], []]);
    }
    const asked = town.cloud.requests.slice(before).map(({ parameters }) => parameters.RoleName);
    expect(asked).not.toContain(name);
    expect(asked).not.toContain("sallyport");
  });

  test("a role under our path that nobody can explain is sealed and reported, with who made it", async () => {
    await byHand(town.cloud, "CreateRole", {
      ...{ RoleName: "handmade", Path: "/sallyport/1001/by-hand/", AssumeRolePolicyDocument: anybody },
    });
    const done = await town.swept();
    expect(done.deeds).toMatchObject([{ do: "unbind", ending: "unexplained", outcome: "done", grant: "" }]);
    expect(done.events.map(({ kind, detail }) => [kind, detail.by])).toEqual([
      ["sealed", undefined],
      ["incident", undefined],
      ["drift", owner],
    ]);
    expect((await permissionsOf(town.cloud, "handmade")).attached).toEqual([denyAll]);
  });
});
