import { afterAll, beforeAll, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { audit } from "../../src/commands/audit.ts";
import { orSlip } from "../../src/commands/revoke.ts";
import { status } from "../../src/commands/status.ts";
import { validate } from "../../src/commands/validate.ts";
import type { World } from "../../src/commands/world.ts";
import { Fault } from "../../src/core/fault.ts";
import { liftedEvent, type Scope } from "../../src/core/halt.ts";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { providing } from "./providers.ts";
import { grantText, startTown, type Town } from "./world.ts";

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

/** The run that halted first: it is run again later. */
let first: number;

test("an admin halts everything: all that is open ends, nothing opens, and it opens when a reviewed change lifts it", async () => {
  await town.ask("one");
  await town.ask("two", { target: "payments-development" });
  await town.run();
  expect([await town.enters("one"), await town.enters("two")]).toEqual([true, true]);

  first = town.started("sam");
  const done = await town.swept({ halt: all, reason: "INC-4300", run: first });
  expect(done.faults).toEqual([]);
  expect(done.events[0]).toMatchObject({ kind: "halted", detail: { scope: "all", by: "sam", reason: "INC-4300" } });
  expect([await town.enters("one"), await town.enters("two")]).toEqual([false, false]);

  await town.ask("three");
  const blocked = await town.run();
  expect(whyNot(blocked, "three")).toMatch(/^nothing opens: everything was halted by @sam at .* because: INC-4300/);
  expect(blocked.halts).toEqual([expect.stringMatching(/list halt-\d+ under `lifted` in sallyport.yaml/)]);
  expect(await town.rolesOf("three")).toEqual([]);

  await town.change(await lifting(`halt-${first}`));
  const opened = await town.run();
  expect(opened.events.map(({ kind }) => kind)).toContain("lifted");
  expect(opened.halts).toEqual([]);
  expect(await town.enters("three")).toBe(true);
  expect([await town.enters("one"), await town.enters("two")]).toEqual([false, false]);
  // It is told once.
  expect((await town.run()).events).toEqual([]);
});

test("a run that halted and is run again halts nothing anew, whoever may; and nobody runs it again who may not", async () => {
  town.github.rerun(first, "mallory");
  expect((await town.swept({ halt: all, run: first })).faults).toMatchObject([{ code: "halt.refused" }]);
  town.github.rerun(first, "sam");
  const again = await town.swept({ halt: all, run: first });
  expect([again.deeds, again.events, again.faults, again.halts]).toEqual([[], [], [], []]);
  expect(await town.enters("three")).toBe(true);
});

test("a run that somebody else started who may halt nothing halts nothing, though an admin runs it again because it is red", async () => {
  const run = town.started("mallory");
  expect((await town.swept({ halt: all, run })).faults).toMatchObject([{ code: "halt.refused" }]);
  town.github.rerun(run, "sam");
  const again = await town.swept({ halt: all, run });
  expect(again.faults).toMatchObject([
    { code: "halt.refused", message: expect.stringContaining("@mallory started this run") },
  ]);
  expect(again.halts).toEqual([]);
  expect(await town.enters("three")).toBe(true);
});

test("a halt that is recorded while a lease is bound shuts it again, and whoever looks is told", async () => {
  await town.ask("four");
  const run = town.started("sam");
  let left = 1;
  const halting = providing(({ bind }) => ({
    async bind(lease) {
      const binding = await bind(lease);
      if (left-- === 1) await town.swept({ halt: { kind: "target", name: "payments-production" }, run });
      return binding;
    },
  }));
  const done = await town.run({ around: halting });
  expect(done.faults).toMatchObject([{ code: "apply.overtaken" }]);
  expect([await town.enters("three"), await town.enters("four")]).toEqual([false, false]);

  const said = "nothing opens: target payments-production was halted by @sam at ";
  const world = await town.worldAs("reader");
  expect((await status(world, town.clock.now())).text).toContain(said);
  expect((await audit(world, town.clock.now(), { grant: "four" })).text).toContain(said);
  const pullRequest = await town.propose({ "grants/payments-production/five.yaml": grantText({}) });
  const token = town.github.jobToken("acme/access", { contents: "read", pull_requests: "write" });
  const job = await town.worldAs("reader", token);
  const told = await validate(job, town.clock.now(), { pullRequest });
  expect(told.text).toContain(said);
  const elsewhere = await town.propose({
    "grants/payments-development/z.yaml": grantText({ target: "payments-development" }),
  });
  expect((await validate(job, town.clock.now(), { pullRequest: elsewhere })).text).not.toContain("was halted");
});

test("what an apply opened before the halt was written ends with the next run, though its file is broken by then", async () => {
  await town.ask("six", { target: "payments-development" });
  const run = town.started("sam");
  const decided = await town.sweep({ halt: { kind: "repository", name: "Acme/Payments" }, run });
  // In these seconds the ledger does not know of it.
  await town.run();
  expect(await town.enters("six")).toBe(true);
  await town.recorded(decided);
  await town.direct({ "grants/payments-development/six.yaml": "broken: [\n" });
  const next = await town.swept();
  expect(next.deeds).toMatchObject([{ do: "unbind", ending: "revoked", outcome: "done" }]);
  expect(await town.enters("six")).toBe(false);
});

test("neither a forged line of the ledger nor an unreviewed change lifts a halt", async () => {
  await town.ask("seven");
  const held = async () => [(await town.run()).halts?.length, await town.rolesOf("seven")];
  const ids = (await town.ledger()).flatMap(({ kind, detail }) => (kind === "halted" ? [String(detail.halt)] : []));
  const forged = { id: ids[1]!, scope: all, by: "", reason: "", at: town.clock.now() };
  await (await town.writer()).ledger.append([liftedEvent(forged, town.clock.now())]);
  expect(await held()).toEqual([2, []]);
  const list = await lifting(...ids);
  await town.direct(list);
  const done = await town.run();
  expect(done.faults.map(({ code }) => code).sort()).toEqual(["control.unreviewed", "halt.unlifted"]);
  expect(await town.rolesOf("seven")).toEqual([]);
  // The same list, with a line that makes it another file, by those who may.
  await town.change({ "sallyport.yaml": `${list["sallyport.yaml"]}# lifted\n` });
  expect((await town.run()).events.filter(({ kind }) => kind === "lifted")).toMatchObject([
    { detail: { halt: ids[2] } },
  ]);
  expect(await town.enters("seven")).toBe(true);
});

test("a slip in a name is told, and halts nothing", async () => {
  const run = town.started("sam");
  const done = await town.swept({ halt: { kind: "target", name: "payments-produktion" }, run });
  expect(done.faults).toMatchObject([{ code: "halt.unknown" }]);
  expect([done.events, done.halts]).toEqual([[], []]);
});

test("a slip in a name is told where the sweep was started, and a name that is right there is none", async () => {
  const answer = { exit: 0, text: "the sweep was started", json: {} } as const;
  const told = async (halt: Scope) => (await orSlip(answer, { halt }, () => town.worldAs("reader"))).exit;
  expect(await told({ kind: "target", name: "payments-produktion" })).toBe(1);
  expect(await told({ kind: "repository", name: "acme/paiments" })).toBe(1);
  expect(await told({ kind: "target", name: "payments-production" })).toBe(0);
  expect(await told({ kind: "repository", name: "Acme/Payments" })).toBe(0);
});

test("with the cloud's own keys everything ends without asking anybody, and nothing is recorded", async () => {
  const done = await town.sweep({ halt: all });
  expect(done.deeds.filter(({ outcome }) => outcome === "done")).toMatchObject([
    { grant: "payments-production/seven" },
  ]);
  expect(done.events.filter(({ kind }) => kind === "halted")).toEqual([]);
  expect(await town.enters("seven")).toBe(false);
});

/** The halts of the ledger, oldest first. */
async function haltsSoFar(): Promise<readonly string[]> {
  return (await town.ledger()).flatMap(({ kind, detail }) => (kind === "halted" ? [String(detail.halt)] : []));
}

test("the run that halted listed nothing of a lease that is bound meanwhile: the halt's own line shuts it again", async () => {
  await town.ask("unseen", { target: "payments-development" });
  const run = town.started("sam");
  const decided = await town.sweep({ halt: { kind: "target", name: "payments-development" }, run });
  expect(decided.events.filter(({ grant }) => grant.endsWith("/unseen"))).toEqual([]);
  const halting = providing(({ bind }) => ({
    async bind(lease) {
      const binding = await bind(lease);
      await town.recorded(decided);
      return binding;
    },
  }));
  const done = await town.run({ around: halting });
  const says = expect.stringContaining("stays closed: target payments-development was halted by @sam");
  expect(done.faults).toMatchObject([{ code: "apply.overtaken", message: says }]);
  expect(await town.enters("unseen")).toBe(false);
});

test("a halt that is listed holds while GitHub does not tell how the list came to be there", async () => {
  await town.change(await lifting(...(await haltsSoFar())));
  const down = async () => {
    throw new Fault("github.unavailable", "github answered 503", { retryable: true });
  };
  const silent = (world: World): World => ({ ...world, forge: { ...world.forge, mergedAs: down } });
  const done = await town.apply({ around: silent });
  expect(done.halts).toHaveLength(1);
  expect(done.events.filter(({ kind }) => kind === "lifted")).toEqual([]);
  const says = expect.stringContaining("how it came to be there cannot be read: github answered 503");
  expect(done.faults).toContainEqual(expect.objectContaining({ code: "halt.unlifted", message: says }));
  expect((await town.run()).halts).toEqual([]);
});

test("a list that nobody reviewed lifts nothing when a reviewed change leaves sallyport.yaml broken, so that it counts again", async () => {
  await town.swept({ halt: all, run: town.started("sam") });
  await town.direct(await lifting(...(await haltsSoFar())));
  await town.change({ "sallyport.yaml": "broken: [\n" });
  const done = await town.apply();
  expect(done.halts).toHaveLength(1);
  expect(done.events.filter(({ kind }) => kind === "lifted")).toEqual([]);
  expect(done.faults.map(({ code }) => code)).toContain("halt.unlifted");
});
