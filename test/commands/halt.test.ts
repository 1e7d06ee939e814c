import { afterAll, beforeAll, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { startTown, type Town } from "./world.ts";

/* The kill switch: it ends what is open, and nothing opens in its scope until a reviewed change lifts it. */

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

const all = { kind: "all" } as const;
const whyNot = ({ refused }: Reconciliation, id: string) => refused.find(({ grant }) => grant.endsWith(`/${id}`))?.why;

/** sallyport.yaml with these halts lifted. */
async function lifting(...halts: readonly string[]): Promise<{ readonly "sallyport.yaml": string }> {
  const { repository } = await town.writer();
  const [entry] = await repository.tree(await repository.tip(), "sallyport.yaml");
  const text = (await repository.blobs([entry!.oid])).get(entry!.oid)!.toString("utf8");
  return { "sallyport.yaml": stringify({ ...parse(text), lifted: halts }) };
}

test("an admin halts everything: all that is open ends, nothing opens, and it opens when a reviewed change lifts it", async () => {
  await town.ask("one");
  await town.ask("two", { target: "payments-development" });
  await town.run();
  expect([await town.enters("one"), await town.enters("two")]).toEqual([true, true]);

  const run = town.started("sam");
  const done = await town.swept({ halt: all, reason: "INC-4300", run });
  expect(done.faults).toEqual([]);
  expect(done.events[0]).toMatchObject({ kind: "halted", detail: { scope: "all", by: "sam", reason: "INC-4300" } });
  expect([await town.enters("one"), await town.enters("two")]).toEqual([false, false]);

  await town.ask("three");
  const blocked = await town.run();
  expect(whyNot(blocked, "three")).toMatch(/^nothing opens: everything was halted by @sam at .* because: INC-4300/);
  expect(blocked.halts).toEqual([expect.stringMatching(/list halt-\d+ under `lifted` in sallyport.yaml/)]);
  expect(await town.rolesOf("three")).toEqual([]);

  await town.change(await lifting(`halt-${run}`));
  const opened = await town.run();
  expect(opened.events.map(({ kind }) => kind)).toContain("lifted");
  expect(opened.halts).toEqual([]);
  expect(await town.enters("three")).toBe(true);
  expect([await town.enters("one"), await town.enters("two")]).toEqual([false, false]);
  // It is told once.
  expect((await town.run()).events).toEqual([]);
});
