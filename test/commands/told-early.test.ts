import { expect, test } from "vitest";
import { tellEarly } from "../../src/commands/early.ts";
import type { World } from "../../src/commands/world.ts";
import { continueChain } from "../../src/core/chain.ts";
import { event } from "../../src/core/event.ts";
import { Fault } from "../../src/core/fault.ts";
import { bytesOf } from "../core/files.ts";

test("a default branch that cannot be read keeps no end from the ledger: that nobody was told is told", async () => {
  const about = { grant: "payments-production/a", mark: "" };
  const lines = continueChain(
    [],
    [event("revocation", 0, about, "run", { heeded: true, by: "ben", why: "", reason: "" })],
  );
  const tip = () => Promise.reject(new Fault("git.unreadable", "the tip cannot be read: check out again"));
  const world = { repository: { tip } } as unknown as Pick<World, "repository" | "forge">;
  expect(await tellEarly(world, lines, lines)).toEqual({
    says: [],
    faults: ["nobody was told of what ended early: the tip cannot be read: check out again"],
  });
  expect(await tellEarly(world, [], lines)).toEqual({ says: [], faults: [] });
});

test("a halt of many leases mentions its people twenty times and not a hundred, and says how many it left", async () => {
  const target = "targets/payments-production.yaml";
  const files = new Map([
    ["sallyport.yaml", bytesOf("sallyport.yaml")],
    [target, Buffer.from(`${Buffer.from(bytesOf(target))}revoking: { tell: ["@acme/payments-owners"] }\n`)],
  ]);
  const entries = [...files.keys()].map((path) => ({ path, mode: "100644", type: "blob", oid: path }));
  const told: number[] = [];
  const world = {
    repository: { tip: async () => "tip", tree: async () => entries, blobs: async () => files },
    forge: { comment: async (pullRequest: number) => String(told.push(pullRequest)) },
  } as unknown as Pick<World, "repository" | "forge">;
  const keys = Array.from({ length: 100 }, (_, index) => `payments-production/a-${index}`);
  const said = (kind: "bound" | "ended", detail: Record<string, number | string>) =>
    keys.map((grant, index) => event(kind, 0, { grant, mark: "" }, kind, { ...detail, pullRequest: index + 1 }));
  const opened = continueChain([], said("bound", {}));
  const ended = continueChain(opened, said("ended", { ending: "revoked", why: "everything was halted" }));
  const { says, faults } = await tellEarly(world, ended, [...opened, ...ended]);
  expect(told).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect([says.at(-1), faults]).toEqual(["80 leases more ended early, and nobody was mentioned for that", []]);
});
