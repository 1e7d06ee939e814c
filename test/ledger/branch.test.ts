import { afterAll, beforeAll, expect, test } from "vitest";
import { writeLines } from "../../src/core/chain.ts";
import { event } from "../../src/core/event.ts";
import { branchLedger } from "../../src/ledger/branch.ts";
import type { Ledger } from "../../src/ports.ts";
import { startTown, type Town } from "../commands/world.ts";

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

const said = (what: string) => event("refused", 0, { grant: "payments-production/a", mark: "" }, what, { why: what });
const words = (lines: readonly { readonly detail: { readonly why?: unknown } }[]) =>
  lines.map(({ detail }) => detail.why);

async function ledgerOn(branch: string, meanwhile: () => Promise<unknown> = async () => {}): Promise<Ledger> {
  const { repository, forge } = await town.writer();
  return branchLedger({
    branch,
    repository,
    forge: {
      async commit(change) {
        await meanwhile();
        return await forge.commit(change);
      },
      async createOrphan(...about) {
        await meanwhile();
        return await forge.createOrphan(...about);
      },
    },
  });
}

function once(work: () => Promise<unknown>): () => Promise<unknown> {
  let left = 1;
  return async () => (left-- === 1 ? await work() : undefined);
}

test("begins as a branch of its own, grows by one commit an append, and says nothing twice", async () => {
  const ledger = await ledgerOn("grows");
  expect(await ledger.read()).toMatchObject({ head: "", lines: [] });
  expect((await ledger.append([said("one"), said("two"), said("one")])).written).toBe(2);
  const { state, written } = await ledger.append([said("two"), said("three")]);
  expect([written, words(state.lines)]).toEqual([1, ["one", "two", "three"]]);
  const read = await ledger.read();
  expect([read.head, read.commit]).toEqual([state.head, state.commit]);
  expect((await ledger.append([said("one")])).written).toBe(0);
  expect((await ledger.read()).commit).toBe(state.commit);
});

test("two writers at once lose nothing, neither at the first append nor later", async () => {
  const other = await ledgerOn("raced");
  const first = await ledgerOn(
    "raced",
    once(() => other.append([said("theirs")])),
  );
  const { written, state } = await first.append([said("ours")]);
  expect([written, words(state.lines)]).toEqual([1, ["theirs", "ours"]]);
  const second = await ledgerOn(
    "raced",
    once(() => other.append([said("theirs again")])),
  );
  await second.append([said("ours again")]);
  expect(words((await other.read()).lines)).toEqual(["theirs", "ours", "theirs again", "ours again"]);
});

test("a branch that never stands still is told as busy, to be tried again", async () => {
  let count = 0;
  const other = await ledgerOn("busy");
  await other.append([said("begun")]);
  const ledger = await ledgerOn("busy", () => other.append([said(`again ${count++}`)]));
  await expect(ledger.append([said("never")])).rejects.toMatchObject({ code: "ledger.busy", retryable: true });
  expect(words((await other.read()).lines)).not.toContain("never");
});

test("a changed, dropped, cut or foreign line is told with its place, and nothing is written on top", async () => {
  const ledger = await ledgerOn("broken");
  await ledger.append([said("one"), said("two")]);
  const { lines } = await ledger.read();
  const good = writeLines(lines);
  const { forge, repository } = await town.writer();
  for (const bad of [
    good.replace('"why":"one"', '"why":"won"'),
    good.split("\n").slice(1).join("\n"),
    good.slice(0, -1),
    good.replace("{", "{ "),
    `${good}{}\n`,
    `${good}${good}`,
    "",
  ]) {
    const expectedHead = (await repository.branchTip("broken"))!;
    const files = [{ path: "events/0000000000.jsonl", content: bad }];
    const head = await forge.commit({ branch: "broken", expectedHead, message: "tamper", files });
    await expect(ledger.read()).rejects.toMatchObject({ code: "ledger.broken" });
    await expect(ledger.append([said("three")])).rejects.toMatchObject({ code: "ledger.broken" });
    expect(await repository.branchTip("broken")).toBe(head);
  }
});
