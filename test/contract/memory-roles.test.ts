import { expect, test } from "vitest";
import { memoryRoles } from "../../sandbox/memory/roles.ts";
import { Fault } from "../../src/core/fault.ts";
import { awsProvider } from "../../src/providers/aws/provider.ts";
import { configuration, target } from "../aws/provider/example.ts";
import { startWorld } from "../aws/provider/world.ts";
import { type ProviderWorld, providerContract } from "./provider.ts";

/* The provider with IAM's calls made in memory, as the model has it. */

let before: (action: string) => Promise<void> = async () => undefined;

async function inMemory(): Promise<ProviderWorld> {
  const world = await startWorld("memory");
  const { account, partition, regions } = target.target;
  let left = Number.POSITIVE_INFINITY;
  const roles = memoryRoles(account, world.cloud.iam(account), async (action, call) => {
    left -= 1;
    if (left < 0) throw new Fault("aws.unavailable", `${action}: the connection was cut`, { retryable: true });
    await before(action);
    return await call();
  });
  const clock = { now: world.now };
  const signed = () => Promise.reject(new TypeError("no call is signed here"));
  const provider = awsProvider({
    ...{ configuration, account, partition, regions, clock, credentials: signed, patience: 0, roles },
  });
  return {
    ...world,
    provider: { ...provider, uses: world.provider.uses, changes: world.provider.changes },
    cutAfter(requests) {
      left = requests === undefined ? Number.POSITIVE_INFINITY : requests - 1;
    },
  };
}

providerContract("AWS with IAM in memory", inMemory);

test("a role that is sealed between the two listings is not taken for changed by hand", async () => {
  const world = await inMemory();
  const binding = await world.provider.bind(world.lease());
  before = async (action) => {
    if (action !== "iam:ListRoles") return;
    before = async () => undefined;
    await world.provider.unbind(binding);
  };
  expect((await world.provider.list()).map(({ state }) => state)).toEqual(["sealed"]);
  await world.stop();
});
