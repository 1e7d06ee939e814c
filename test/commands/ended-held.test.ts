import { afterAll, expect, test } from "vitest";
import { endless } from "./providers.ts";
import { grantText, startTown } from "./world.ts";

/* Somebody ended a lease, the cloud took it not, and before the next run a file breaks: that it ended is known without the file. */

const own = "grants/payments-production/own.yaml";
const town = await startTown();
afterAll(() => town.stop());

test("an end that failed is tried again, though its own file or its target's file breaks before that", async () => {
  await town.ask("own", { also: { "grants/payments-production/other.yaml": grantText({}) } });
  await town.ask("dev", { target: "payments-development" });
  await town.run();
  const revoke = ["own", "dev"];
  const failed = await town.swept({ revoke, run: town.started("sam"), around: endless });
  expect(failed.deeds.map(({ outcome }) => outcome)).toEqual(["failed", "failed"]);
  // Their files stay as long as what they opened stands.
  expect(await town.filed()).toHaveLength(3);
  await town.change({ [own]: "version: 1\nreason: [\n", "targets/payments-development.yaml": "version: 1\n" });
  expect([await town.enters("own"), await town.enters("dev")]).toEqual([true, true]);
  // A sweep of the schedule is enough; and whoever revokes once more is not passed over because the ledger says that it ended.
  const done = await town.swept({ targets: ["payments-production"] });
  expect(done.deeds).toMatchObject([{ do: "unbind", grant: "payments-production/own", outcome: "done" }]);
  await town.swept({ revoke: ["dev"], run: town.started("sam") });
  expect(await Promise.all(["own", "dev", "other"].map((id) => town.enters(id)))).toEqual([false, false, true]);
});
