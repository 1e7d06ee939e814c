import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Memory, remember } from "../../sandbox/act.ts";
import { acts } from "../../sandbox/life.ts";
import { startStage } from "../../sandbox/stage.ts";
import { patience } from "./short.ts";

/** Plays every act as a test of its own, in order, over one keeper of IAM's state. */
export function playLife(
  state: "memory" | "moto",
  { afterwards = () => {} }: { afterwards?(play: Play): void } = {},
): void {
  describe(`the life of two leases over IAM state in ${state}`, () => {
    const directory = mkdtempSync(join(tmpdir(), "sallyport-life-"));
    const told: string[] = [];
    let memory: Memory;

    beforeAll(async () => {
      memory = remember(await startStage({ directory, state }));
      expect(memory.stage.cloud.state).toBe(state);
    }, patience);

    afterAll(async () => {
      await memory?.stage.stop();
      rmSync(directory, { recursive: true, force: true });
    });

    // Each act goes on where the one before it ended.
    it.each(acts)("$title", { timeout: patience }, async (act) => {
      const { shown, claims } = await act.play(memory);
      told.push(...shown);
      expect(claims.length).toBeGreaterThan(0);
      for (const { claim, holds, seen } of claims)
        expect(holds, `${claim}; seen: ${seen ?? "nothing more"}`).toBe(true);
    });

    it("asks GitHub for nothing that the sandbox does not have", () => {
      expect(memory.stage.github.unknownRoutes).toEqual([]);
    });

    afterwards({ memory: () => memory, told });
  });
}

/** What tests after the last act look at. */
export interface Play {
  memory(): Memory;
  /** What the acts showed. */
  readonly told: readonly string[];
}
