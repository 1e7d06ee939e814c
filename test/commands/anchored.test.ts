import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { continueChain, writeLines } from "../../src/core/chain.ts";
import { providing } from "./providers.ts";
import { startTown, type Town } from "./world.ts";

/* A ledger that is not the one that was anchored opens nothing, and ending goes on. */

const branch = "refs/heads/sallyport-ledger";
let town: Town;
let whole: string;
beforeAll(async () => {
  town = await startTown();
  await town.ask("first");
  await town.ask("second");
  await town.run();
  await town.swept({ revoke: ["first"] });
  whole = await git("rev-parse", branch);
});
afterAll(() => town.stop());

const git = async (...args: string[]) =>
  (await promisify(execFile)("git", ["--git-dir", town.github.directory("acme/access"), ...args])).stdout.trim();

/** The ledger without lines of some kinds, its chain made anew, on a branch that was forced. */
async function rewriteWithout(...kinds: readonly string[]) {
  const kept = (await town.ledger()).filter(({ kind }) => !kinds.includes(kind));
  const forged = continueChain(
    [],
    kept.map(({ seq: _seq, prev: _prev, ...event }) => event),
  );
  await git("update-ref", "-d", branch);
  const { forge } = await town.writer();
  const files = [{ path: "events/0000000000.jsonl", content: writeLines(forged) }];
  await forge.createOrphan("sallyport-ledger", "Record", files);
}

test("a ledger that was rewritten whole opens nothing, says why, and what is revoked ends all the same", async () => {
  await town.ask("third");
  await rewriteWithout("ended");
  const done = await town.apply();
  expect(await town.rolesOf("third")).toEqual([]);
  expect(done.deeds).toMatchObject([
    { do: "bind", outcome: "failed", says: expect.stringContaining("not the ledger that was anchored") },
  ]);
  expect(done.faults).toMatchObject([
    { code: "ledger.unanchored", message: expect.stringContaining("ledger.rewritten") },
  ]);
  await town.sweep({ revoke: ["second"] });
  expect(await town.enters("second")).toBe(false);
});

test("put back, it opens what waited", async () => {
  await git("update-ref", branch, whole);
  const done = await town.run();
  expect(done.faults).toEqual([]);
  expect(await town.enters("third")).toBe(true);
});

test("a ledger that is rewritten while a lease is bound: it is shut again", async () => {
  await town.ask("fourth");
  const meanwhile = async () => void (await rewriteWithout("reverted"));
  const done = await town.apply({
    around: providing(({ bind }) => ({
      async bind(lease) {
        const binding = await bind(lease);
        await meanwhile();
        return binding;
      },
    })),
  });
  expect(done.faults).toMatchObject([
    { code: "ledger.unanchored", message: expect.stringContaining("what was its last line is not there any more") },
  ]);
  expect(await town.enters("fourth")).toBe(false);
});

test("where no commit carries a head yet, the newest roles do: one whose head is no line stops its own account alone", async () => {
  const place = await startTown();
  const bare = (...args: string[]) =>
    promisify(execFile)("git", ["--git-dir", place.github.directory("acme/access"), ...args]);
  await place.ask("one");
  await place.run();
  await place.ask("two");
  await place.run();
  await place.ask("three");
  await place.ask("elsewhere", { target: "payments-development" });
  await bare("update-ref", "-d", branch);
  const done = await place.apply();
  expect(done.faults).toMatchObject([
    {
      about: "payments-production/three",
      code: "ledger.unanchored",
      message: expect.stringContaining("ledger.gone: arn:"),
    },
  ]);
  expect(await place.enters("three")).toBe(false);
  expect(await place.enters("elsewhere")).toBe(true);
  await place.stop();
});

test("a new ledger, named by a reviewed change, begins without anchors", async () => {
  const { repository } = await town.writer();
  const [file] = await repository.tree(await repository.tip(), "sallyport.yaml");
  const text = (await repository.blobs([file!.oid])).get(file!.oid)!.toString("utf8");
  await town.change({ "sallyport.yaml": `${text}ledger: another-ledger\n` });
  await town.ask("fifth");
  expect((await town.run()).faults).toEqual([]);
  expect(await town.enters("fifth")).toBe(true);
});
