import { expect, test } from "vitest";
import { continueChain, writeLines } from "../../src/core/chain.ts";
import { event, type LedgerLine } from "../../src/core/event.ts";
import { fromIso, minute } from "../../src/core/time.ts";
import { branchLedger } from "../../src/ledger/branch.ts";

/* Who is told how much is given must not pay for everything that there ever was. */

const start = fromIso("2026-01-01T00:00:00Z")!;
const hour = 60 * minute;
const ids = Array.from({ length: 1000 }, (_, index) => `grant-${index}`);

/** A ledger of a thousand appends, one an hour, as its branch holds it. */
function written() {
  const files = new Map<string, Buffer>();
  let lines: readonly LedgerLine[] = [];
  for (const [index, id] of ids.entries()) {
    const said = event("refused", start + index * hour, { grant: `t/${id}`, mark: "" }, id, { why: id });
    const added = continueChain(lines.slice(-1), [said]);
    lines = [...lines, ...added];
    files.set(`events/${String(index).padStart(10, "0")}.jsonl`, Buffer.from(writeLines(added)));
  }
  const read: string[] = [];
  const ledger = branchLedger({
    branch: "ledger",
    forge: { commit: () => Promise.reject(new Error("no")), createOrphan: () => Promise.reject(new Error("no")) },
    repository: {
      branchTip: async () => "tip",
      tree: async () => [...files.keys()].map((path) => ({ path, mode: "100644", type: "blob", oid: path })),
      blobs: async (oids) => {
        read.push(...oids);
        return new Map(oids.map((oid) => [oid, files.get(oid)!]));
      },
    },
  });
  return { ledger, read };
}

test("the newest lines are read, at least all since then, in order, and not the whole branch", async () => {
  const { ledger, read } = written();
  const grants = (await ledger.recent(start + 990 * hour)).map(({ grant }) => grant.slice(2));
  expect(grants).toEqual(ids.slice(-grants.length));
  expect(grants.length).toBeGreaterThanOrEqual(10);
  expect(read.length).toBeLessThan(200);
});

test("all of it, when it is all since then", async () => {
  const { ledger, read } = written();
  expect((await ledger.recent(start)).map(({ grant }) => grant.slice(2))).toEqual(ids);
  expect(read).toHaveLength(1000);
});
