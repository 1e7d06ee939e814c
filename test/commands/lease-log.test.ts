import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { leaseLogs } from "../../src/commands/lease-log.ts";
import type { World } from "../../src/commands/world.ts";
import type { LedgerLine } from "../../src/core/event.ts";
import { Fault } from "../../src/core/fault.ts";
import { recordsOf } from "../../src/core/record.ts";

const account = "210987654321";
const file = readFileSync(join(import.meta.dirname, "../../targets/payments-production.yaml"));
const keys = ["a", "b", "c"].map((id) => `payments-production/${id}`);
const bound = keys.map((grant) => ({
  ...{ kind: "bound", grant, mark: "m", at: "2026-11-21T22:00:00Z" },
  detail: { resource: `arn:aws:iam::${account}:role/sallyport/x` },
}));
const records = recordsOf(bound as unknown as readonly LedgerLine[]);

/** How often an account is asked about three leases, when it answers so; and what is said of each. */
async function asked(fault: Fault): Promise<{ readonly times: number; readonly said: readonly unknown[] }> {
  let times = 0;
  const uses = async () => {
    times += 1;
    throw fault;
  };
  const repository = {
    changes: async () => [{ mode: "100644", status: "added", blob: "1" }],
    blobs: async () => new Map([["1", file]]),
  };
  const world = { repository, provider: async () => ({ uses }) } as unknown as World;
  const logs = leaseLogs(world, { commit: "tip", configuration: {} } as unknown as Parameters<typeof leaseLogs>[1]);
  const said: unknown[] = [];
  for (const key of keys) said.push(await logs(key, records.get(key)));
  return { times, said };
}

test("an account that does not answer is waited for once, and each of its leases says why nothing is known", async () => {
  const away = new Fault("aws.unavailable", "STS is down", { retryable: true });
  expect(await asked(away)).toEqual({ times: 1, said: [away, away, away] });
});

test("what is wrong with one lease's log is asked of the next all the same", async () => {
  const denied = new Fault("aws.access-denied", "no");
  expect(await asked(denied)).toEqual({ times: 3, said: [denied, denied, denied] });
});
