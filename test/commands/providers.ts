import type { World } from "../../src/commands/world.ts";
import { Fault } from "../../src/core/fault.ts";
import type { Provider } from "../../src/ports.ts";

/** The world with another provider in what is given: what it does is still done by the real one. */
export function providing(change: (real: Provider) => Partial<Provider>): (world: World) => World {
  return (world) => ({
    ...world,
    async provider(...about) {
      const real = await world.provider(...about);
      return { ...real, ...change(real) };
    },
  });
}

/** One whose cloud takes no end. */
export const endless = providing(() => ({
  unbind: async () => {
    throw new Fault("aws.unavailable", "IAM is throttled", { retryable: true });
  },
}));
