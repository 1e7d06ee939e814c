import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { audit } from "../../src/commands/audit.ts";
import { continueChain, writeLines } from "../../src/core/chain.ts";
import { startTown, type Town } from "./world.ts";

const branch = "refs/heads/sallyport-ledger";

describe("an audit of a ledger that somebody changed and made whole again", () => {
  let town: Town;
  let whole: string;
  beforeAll(async () => {
    town = await startTown();
    await town.ask("anchored-1");
    await town.run();
    await town.swept({ revoke: ["anchored-1"] });
    whole = await git("rev-parse", branch);
  });
  afterEach(() => git("update-ref", branch, whole));
  afterAll(() => town.stop());

  const git = async (...args: string[]) =>
    (await promisify(execFile)("git", ["--git-dir", town.github.directory("acme/access"), ...args])).stdout.trim();

  const audited = async () => {
    const answer = await audit(await town.worldAs("reader"), town.clock.now(), {});
    return {
      exit: answer.exit,
      ledger: (answer.json as { ledger: { faults: string[]; onlyRecorded: number } }).ledger,
      text: answer.text,
    };
  };

  test("as it was written, it fits what the default branch says; what came after that is said to be only recorded", async () => {
    const { ledger, text } = await audited();
    expect(ledger.faults).toEqual([]);
    expect(ledger.onlyRecorded).toBeGreaterThan(0);
    expect(text).toMatch(/ledger: \d+ lines? since the last commit that carries its head: only recorded/);
  });

  test("rewritten whole, consistently, on a branch that was forced: found by the head that a commit carries", async () => {
    const lines = await town.ledger();
    const forged = continueChain(
      [],
      lines.filter(({ kind }) => kind !== "sealed").map(({ seq: _seq, prev: _prev, ...event }) => event),
    );
    await git("update-ref", "-d", branch);
    const { forge } = await town.writer();
    await forge.createOrphan("sallyport-ledger", "Record", [
      { path: "events/0000000000.jsonl", content: writeLines(forged) },
    ]);
    const { exit, ledger, text } = await audited();
    expect(exit).toBe(1);
    expect(ledger.faults).toEqual([
      expect.stringMatching(/^commit [0-9a-f]{12} says the ledger's head was .* rewritten or cut/),
    ]);
    expect(text).toContain("find out who changed it");
  });

  test("gone with its branch: found likewise", async () => {
    await git("update-ref", "-d", branch);
    const { exit, ledger } = await audited();
    expect(exit).toBe(1);
    expect(ledger.faults).toEqual([expect.stringContaining("no line of the ledger has that digest")]);
  });

  test("cut at its end by taking a file away: found by the branch's own history too", async () => {
    const tree = await git("ls-tree", "-r", "--name-only", branch);
    const last = tree.split("\n").at(-1)!;
    await town.direct({ [last]: undefined }, "sallyport-ledger");
    const { exit, ledger } = await audited();
    expect(exit).toBe(1);
    expect(ledger.faults).toContainEqual(expect.stringMatching(new RegExp(`of the ledger branch deleted ${last}$`)));
  });

  test("a forged Ledger: trailer counts for nothing when its commit does more than take grants away", async () => {
    const { forge, repository } = await town.writer();
    await forge.commit({
      branch: "main",
      expectedHead: await repository.tip(),
      message: `Revert ended grant\n\nGrant: payments-production/x\nLedger: ${"a".repeat(64)}`,
      files: [{ path: "grants/README.md", content: "changed\n" }],
    });
    expect((await audited()).ledger.faults).toEqual([]);
  });
});
