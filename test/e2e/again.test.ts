import { describe, expect, it } from "vitest";
import { first, leases, standing } from "../../sandbox/act.ts";
import type { RunResult } from "../../sandbox/contract.ts";
import { clone, sallyport } from "../../sandbox/hands.ts";
import type { Stage } from "../../sandbox/stage.ts";
import { access, deliver, merged, onStage, patience } from "./short.ts";

const minute = 60_000;

/** Runs something and says what it wrote: in the cloud, to any branch of the access repository, elsewhere on GitHub. */
async function effect(stage: Stage, run: () => Promise<readonly RunResult[]>) {
  const before = await standing(stage);
  const runs = await run();
  const after = await standing(stage);
  return {
    runs: runs.map(({ workflow, conclusion }) => `${workflow.split("/").at(-1)} ${conclusion}`),
    wrote: after.writes > before.writes,
    moved: after.branches !== before.branches,
    told: after.told > before.told,
  };
}

const nothing = { wrote: false, moved: false, told: false };
const everything = { wrote: true, moved: true, told: true };
/** What a push to the default branch starts: what opens, and what ends without waiting for it. */
const both = ["apply.yml success", "sweep.yml success"];

async function sealed(stage: Stage): Promise<readonly boolean[]> {
  return (await leases(stage)).map(({ trust }) => trust.includes("Sealed"));
}

function sweep(stage: Stage): Promise<readonly RunResult[]> {
  stage.github.schedule("acme/access", ".github/workflows/sweep.yml");
  return stage.runner.drain();
}

describe("events that come twice, late, in another order or not at all", () => {
  it("one merge told twice in a row opens one lease and starts one job", { timeout: patience }, async () => {
    await onStage({}, async (stage) => {
      const merge = await merged(stage);
      expect(await effect(stage, () => deliver(stage, [...merge, ...merge]))).toEqual({
        runs: [...both, ...both, "backfill.yml success"],
        ...everything,
      });
      expect(await leases(stage)).toHaveLength(1);
      expect(stage.cloud.sessions().filter(({ arn }) => arn.includes("/backfill-4211@"))).toHaveLength(1);
    });
  });

  it("a lost merge is made good by the next run, and what was ended stays ended", { timeout: patience }, async () => {
    await onStage({}, async (stage) => {
      // eli may not start the consumer's workflow, so nothing but these runs touches the lease.
      const merge = await merged(stage, "eli");
      const mergedAt = stage.clock.now();

      // Its event is lost, and the sweep comes first: it writes down what it decided, and may not open anything.
      expect(await effect(stage, () => sweep(stage))).toMatchObject({ runs: ["sweep.yml success"], wrote: false });
      expect(await effect(stage, () => sweep(stage))).toEqual({ runs: ["sweep.yml success"], ...nothing });
      expect(await leases(stage)).toEqual([]);

      // Any later apply opens it, for what is left of the time since the merge.
      stage.clock.move(10 * minute);
      await stage.as("sam").actions.createWorkflowDispatch({ ...access, workflow_id: "apply.yml", ref: "main" });
      expect(await effect(stage, () => stage.runner.drain())).toEqual({
        runs: ["apply.yml success"],
        ...everything,
      });
      const [lease] = await leases(stage);
      const [, until = ""] = /"DateLessThan":\{"aws:CurrentTime":"([^"]+)"\}/.exec(lease?.trust ?? "") ?? [];
      expect(Math.abs(Date.parse(until) - (mergedAt + 60 * minute))).toBeLessThan(minute);

      // The event comes after all, and once more.
      expect(await effect(stage, () => deliver(stage, [...merge, ...merge]))).toEqual({
        runs: [...both, ...both],
        ...nothing,
      });

      // ben ends it early: the sweep seals it and takes the file away, whose push starts both.
      const ben = await clone(stage, "ben", "acme/access");
      const revoke = () => sallyport(stage, ben, "revoke", first);
      expect(await revoke()).toMatchObject({ exit: 0 });
      const ended = await effect(stage, () => stage.runner.drain());
      expect(ended).toEqual({ runs: ["sweep.yml success", ...both], ...everything });
      expect(await sealed(stage)).toEqual([true]);

      // The old apply is run again, the lease is revoked again, and nothing comes back to life.
      expect(await effect(stage, () => deliver(stage, merge))).toEqual({ runs: both, ...nothing });
      await revoke();
      expect(await effect(stage, () => stage.runner.drain())).toMatchObject(nothing);
      expect(await sealed(stage)).toEqual([true]);
    });
  });
});
