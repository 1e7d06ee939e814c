import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { World } from "../../src/commands/world.ts";
import { Fault } from "../../src/core/fault.ts";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { minute } from "../../src/core/time.ts";
import { table } from "../aws/attacks/raw.ts";
import { githubShows } from "../inert/consumers/markdown.ts";
import { grantText, type Run, startTown, type Town } from "./world.ts";

/* Who may end access early: whoever started the run, by GitHub's own record of it. */

const dev = "targets/payments-development.yaml";
const text = readFileSync(join(import.meta.dirname, "../..", dev), "utf8");

const hostile = "done ::stop-commands::x @acme/security fixes #1 <img src=x> ![x](https://evil.example/x)\u001b[2J";

let town: Town;
/** The pull request that asked for the leases in development. */
let development: number;
beforeAll(async () => {
  town = await startTown({ files: { [dev]: `${text}revoking: { per_day: 1, tell: ["@acme/payments-owners"] }\n` } });
  const files = (folder: "payments-production" | "payments-development", ...ids: readonly string[]) =>
    Object.fromEntries(ids.map((id) => [`grants/${folder}/${id}.yaml`, grantText({ target: folder })]));
  await town.ask("a", { also: files("payments-production", "b", "c", "d") });
  development = await town.ask("x", { target: "payments-development", also: files("payments-development", "y", "z") });
  await town.run();
});
afterAll(() => town.stop());

const codes = ({ faults }: Reconciliation) => faults.map(({ code }) => code);
const asked = ({ events }: Reconciliation) => events.filter(({ kind }) => kind === "revocation");
const by = (actor: Parameters<Town["started"]>[0], ...revoke: readonly string[]): Run => ({
  revoke,
  run: town.started(actor),
});

test("a writer cannot use revocation to stop everyone: neither one lease of others nor all of them ends", async () => {
  const one = await town.swept(by("mallory", "a"));
  expect(one.faults).toEqual([
    {
      about: "payments-production/a",
      code: "revoke.refused",
      message:
        "@mallory may not end payments-production/a: its requester or @acme/payments-owners may, or an admin of the access repository; ask one of them, or take grants/payments-production/a.yaml away by a pull request",
    },
  ]);
  expect(asked(one)).toMatchObject([{ grant: "payments-production/a", detail: { heeded: false, by: "mallory" } }]);
  const all = await town.swept({ halt: { kind: "all" }, reason: "because", run: town.started("mallory") });
  expect(codes(all)).toEqual(["halt.refused"]);
  expect(asked(all)).toMatchObject([{ grant: "", detail: { what: "all", heeded: false, by: "mallory" } }]);
  expect([all.deeds, await town.enters("a"), await town.enters("x")]).toEqual([[], true, true]);
  // However often it is tried, the ledger grows by one line a day.
  expect((await town.swept(by("mallory", "a"))).events).toEqual([]);
});

test("a run that says nothing of who started it ends one lease, recorded as unverified, and halts nothing", async () => {
  const unread = (world: World): World => ({
    ...world,
    forge: { ...world.forge, run: () => Promise.reject(new Fault("github.forbidden", "actions may not be read")) },
  });
  const halted = await town.swept({ halt: { kind: "all" }, run: 1, around: unread });
  expect([codes(halted), halted.deeds]).toEqual([["halt.unverified"], []]);
  const done = await town.swept({ ...by("mallory", "d"), around: unread });
  expect(codes(done)).toEqual(["revoke.unverified"]);
  expect(asked(done)).toMatchObject([{ detail: { heeded: true, verified: false, byId: 0 } }]);
  expect(await town.enters("d")).toBe(false);
});

test("two leases to the same job: ending one leaves the other, which still mints and calls", async () => {
  const place = { cloud: town.cloud, now: () => town.clock.now() };
  const [b, c] = [await town.keys("b"), await town.keys("c")];
  const done = await town.swept(by("ben", "payments-production/b"));
  expect(asked(done)).toMatchObject([
    { detail: { heeded: true, verified: true, by: "ben", own: false, why: "ended as @acme/payments-owners" } },
  ]);
  expect(await table(place, b, "GetItem")).toMatchObject({ code: "AccessDeniedException" });
  expect(await table(place, c, "GetItem")).toMatchObject({ status: 200 });
  expect([await town.enters("b"), await town.enters("c")]).toEqual([false, true]);
  expect(await table(place, await town.keys("c"), "GetItem")).toMatchObject({ status: 200 });
});

test("whoever asked ends what is theirs, as often as they like; others are counted, and whoever may halt is not", async () => {
  const own = await town.swept(by("ana", "x"));
  expect(asked(own)).toMatchObject([{ detail: { heeded: true, own: true, why: "ended as its requester" } }]);
  // What was dana's own is not of others.
  await town.ask("w", { by: "dana", approvers: [], target: "payments-development" });
  expect(asked(await town.swept(by("dana", "w")))).toMatchObject([{ detail: { heeded: true, own: true } }]);
  expect(codes(await town.swept({ ...by("dana", "y"), reason: hostile }))).toEqual([]);
  const comments = await town.as<{ body: string }[]>("ana", "GET", `/issues/${development}/comments`);
  const told = comments.map(({ body }) => body).find((body) => body.includes("ended early: payments-development/y"));
  // Whom the target names is mentioned, and nobody whom the reason names.
  expect(githubShows(told ?? "").lively).toEqual(["mention: @acme/payments-owners"]);
  const often = await town.swept(by("dana", "z"));
  expect(codes(often)).toEqual(["revoke.rate"]);
  expect(often.faults[0]?.message).toMatch(/^@dana has ended 1 lease of others there within a day/);
  expect([await town.enters("y"), await town.enters("z")]).toEqual([false, true]);
  expect(asked(await town.swept(by("sam", "z")))).toMatchObject([
    { detail: { heeded: true, why: "ended as an admin of the access repository" } },
  ]);
  expect(await town.enters("z")).toBe(false);
});

test("a run of the sweep that is run again ends nothing new, and asks nobody about what has ended", async () => {
  const run = town.started("ben");
  expect(asked(await town.swept({ revoke: ["c"], run }))).toHaveLength(1);
  town.github.rerun(run, "mallory");
  const again = await town.swept({ revoke: ["c"], run });
  expect([again.events, again.faults, again.deeds]).toEqual([[], [], []]);
});

test("a merged deletion that nobody approved ends the lease, with a sweep alone", async () => {
  expect(await town.enters("a")).toBe(true);
  await town.change({ "grants/payments-production/a.yaml": undefined }, { by: "mallory", approvers: [] });
  const done = await town.swept();
  expect(done.deeds).toMatchObject([{ do: "unbind", ending: "deleted", outcome: "done" }]);
  expect(await town.enters("a")).toBe(false);
});

test("what somebody ended is counted for a day", async () => {
  const ask = async (id: string) => {
    await town.ask(id, { target: "payments-development" });
    await town.run();
  };
  town.clock.move(23 * 60 * minute);
  await ask("same-day");
  expect(codes(await town.swept(by("dana", "same-day")))).toEqual(["revoke.rate"]);
  town.clock.move(60 * minute);
  await ask("next-day");
  expect(codes(await town.swept(by("dana", "next-day")))).toEqual([]);
  expect(await town.enters("next-day")).toBe(false);
});

test("whom a target wants told is told too of what a halt ends and of what a merged deletion ends, once for each", async () => {
  const pullRequest = await town.ask("gone", {
    target: "payments-development",
    also: { "grants/payments-development/halted.yaml": grantText({ target: "payments-development" }) },
  });
  await town.run();
  await town.change({ "grants/payments-development/gone.yaml": undefined }, { by: "mallory", approvers: [] });
  await town.swept();
  const halt = { kind: "target", name: "payments-development" } as const;
  town.cloud.before = ({ action }) => {
    if (action === "iam:AttachRolePolicy") throw new Error("the connection was cut by the test");
  };
  await town.swept({ halt, reason: hostile, run: town.started("sam") });
  town.cloud.before = undefined;
  await town.swept();
  expect(await town.enters("halted")).toBe(false);
  const comments = await town.as<{ body: string }[]>("ana", "GET", `/issues/${pullRequest}/comments`);
  const told = (id: string) =>
    comments.map(({ body }) => body).filter((body) => body.includes(`ended early: payments-development/${id} `));
  for (const [id, why, stood] of [
    ["gone", "its file has left the default branch", false],
    ["halted", "target payments-development was halted by", true],
  ] as const) {
    expect(told(id)).toEqual([expect.stringContaining(why)]);
    expect(told(id)[0]?.includes("had not taken that when this was written")).toBe(stood);
    expect(githubShows(told(id)[0] ?? "").lively).toEqual(["mention: @acme/payments-owners"]);
  }
});
