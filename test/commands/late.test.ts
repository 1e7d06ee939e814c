import { afterAll, beforeAll, expect, test } from "vitest";
import { validate } from "../../src/commands/validate.ts";
import type { World } from "../../src/commands/world.ts";
import { Fault } from "../../src/core/fault.ts";
import { minute } from "../../src/core/time.ts";
import { grantText, startTown, type Town } from "./world.ts";

/* What comes late: a validate run after the merge, and GitHub's word on which pull request a commit came by. */

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

test("it does not take the merge for a mistake, and writes nothing on GitHub", async () => {
  const pullRequest = await town.ask("late");
  await town.run();
  const world = await town.worldAs("reader");
  const written = () => town.github.requests.filter(({ method }) => method === "PATCH" || method === "PUT").length;
  const before = written();
  const said = await validate(world, town.clock.now(), { pullRequest });
  expect(said).toMatchObject({ exit: 0, text: expect.stringContaining("is merged: apply decides") });
  expect(said.findings ?? []).toEqual([]);
  expect(written()).toBe(before);
  expect(await town.enters("late")).toBe(true);
});

/** GitHub before its lists know of a merge. */
const ignorant = (world: World): World => ({
  ...world,
  forge: {
    ...world.forge,
    mergedAs: async (_commit, about) => {
      if (about?.fresh)
        throw new Fault("github.not-yet", "github names no pull request for it yet", { retryable: true });
      return undefined;
    },
  },
});

test("a merge that github does not name yet is held, and no incident; the next run opens it", async () => {
  await town.change({ "policies/new.cedar": "// nothing yet\n" });
  await town.ask("unnamed");
  const held = await town.apply({ around: ignorant });
  await town.recorded(held);
  expect(held.events.filter(({ kind }) => kind === "incident" || kind === "refused")).toEqual([]);
  expect(held.faults).toMatchObject([{ about: "payments-production/unnamed", code: "github.not-yet" }]);
  const done = await town.run();
  expect(done.deeds).toMatchObject([
    { do: "bind", grant: "payments-production/unnamed", outcome: "done" },
    { do: "dispatch" },
  ]);
});

test("control that github does not name yet shuts the gate for that run alone", async () => {
  await town.ask("behind");
  town.clock.move(6 * minute);
  await town.change({ "policies/new.cedar": "// still nothing\n" });
  const around = (world: World): World => {
    const { mergedAs } = ignorant(world).forge;
    const forge = {
      ...world.forge,
      mergedAs: async (...asked: Parameters<typeof mergedAs>) => {
        const found = await world.forge.mergedAs(...asked);
        return found?.title.startsWith("change-") && found.mergedAt! > town.clock.now() - minute
          ? mergedAs(...asked)
          : found;
      },
    };
    return { ...world, forge };
  };
  const done = await town.apply({ around });
  expect(done.events.filter(({ kind }) => kind === "incident" || kind === "refused")).toEqual([]);
  expect(done.faults).toMatchObject([{ about: "the default branch", code: "github.not-yet" }]);
  expect((await town.run()).deeds).toMatchObject([
    { do: "bind", grant: "payments-production/behind" },
    { do: "dispatch" },
  ]);
});

test("a push past review is an incident all the same: at once when it is old or claims to be of the future, else five minutes later", async () => {
  const path = "grants/payments-production/pushed.yaml";
  const { forge, repository } = await town.writer();
  const expectedHead = (await repository.branchTip("main"))!;
  await forge.commit({ branch: "main", expectedHead, message: "pushed", files: [{ path, content: grantText({}) }] });
  const young = await town.apply();
  expect(young.events).toEqual([]);
  expect(young.faults).toMatchObject([{ about: "payments-production/pushed", code: "github.not-yet" }]);
  expect((await town.apply({ at: town.clock.now() - 10 * minute })).events).toMatchObject([
    { kind: "refused" },
    { kind: "incident", grant: "payments-production/pushed" },
  ]);
  town.clock.move(6 * minute);
  expect((await town.apply()).events).toMatchObject([{ kind: "refused" }, { kind: "incident" }]);
});
