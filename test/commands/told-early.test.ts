import { expect, test } from "vitest";
import { tellEarly } from "../../src/commands/early.ts";
import type { World } from "../../src/commands/world.ts";
import { continueChain } from "../../src/core/chain.ts";
import { event } from "../../src/core/event.ts";
import { Fault } from "../../src/core/fault.ts";

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
