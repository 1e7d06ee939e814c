import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { event } from "../../src/core/event.ts";
import type { AccessWorld } from "./access.ts";

const at = Date.UTC(2026, 10, 21, 22, 0, 0);
const about = { grant: "payments-production/one", mark: "" };
const said = (what: string) => event("ended", at, about, what, { why: what });

/** What the Ledger port says of a ledger, asked of every place that it can lie in. */
export function ledgerContract(name: string, makeWorld: () => Promise<AccessWorld>): void {
  describe(`the ledger contract, ${name}`, () => {
    let world: AccessWorld;
    beforeAll(async () => {
      world = await makeWorld();
    });
    afterAll(() => world.stop());

    test("an empty one has no head, and the first append makes it", async () => {
      expect(await world.ledger().read()).toEqual({ head: "", lines: [], commit: undefined });
      const { state, written } = await world.ledger().append([said("a"), said("b"), said("a")]);
      expect(written).toBe(2);
      expect(state.lines.map(({ seq, detail }) => [seq, detail.why])).toEqual([
        [0, "a"],
        [1, "b"],
      ]);
      expect(await world.ledger().read()).toEqual(state);
    });

    test("what is said again is not written again", async () => {
      const before = await world.ledger().read();
      const { state, written } = await world.ledger().append([said("b")]);
      expect(written).toBe(0);
      expect(state).toEqual(before);
    });

    test("of two appends at once both are there, in one chain", async () => {
      const before = await world.ledger().read();
      await Promise.all([world.ledger().append([said("c")]), world.ledger().append([said("d")])]);
      const { lines } = await world.ledger().read();
      expect(lines.slice(0, before.lines.length)).toEqual(before.lines);
      expect(lines.map(({ seq }) => seq)).toEqual([0, 1, 2, 3]);
      expect(lines.map(({ detail }) => detail.why).sort()).toEqual(["a", "b", "c", "d"]);
      expect((await world.ledger().recent(at)).length).toBe(4);
    });

    test("one that somebody changed is read by nobody", async () => {
      const { commit } = await world.ledger().read();
      const files = [{ path: "events/0000000000.jsonl", content: "{}\n" }];
      await world.forge.commit({ branch: "sallyport-ledger", expectedHead: commit!, message: "changed", files });
      await expect(world.ledger().read()).rejects.toMatchObject({ code: "ledger.broken" });
      await expect(world.ledger().append([said("e")])).rejects.toMatchObject({ code: "ledger.broken" });
    });
  });
}
