import { Fault } from "../core/fault.ts";
import { Secret } from "../core/secret.ts";
import { accountOfKeys } from "../providers/aws/identity.ts";
import type { Keys, Surroundings } from "../wire.ts";

/**
 * A person's own keys, from the environment. They are of one account, and each account of the installation asks for its own:
 * keys of another would show that account's roles in its place, so AWS is asked whose they are before they are used.
 */
export function ownKeys({ awsEndpoint, clock }: Pick<Surroundings, "awsEndpoint" | "clock">): Surroundings["keys"] {
  return ({ account, partition, region }) => {
    let checked: ReturnType<Keys> | undefined;
    return async () => {
      checked ??= check();
      return await checked;
    };

    async function check(): ReturnType<Keys> {
      const keys = keysOf(account);
      const owner = await accountOfKeys(
        {
          ...{ partition, clock, concurrency: 1, attempts: 3 },
          credentials: async () => keys,
          ...(awsEndpoint && { endpoint: awsEndpoint.href }),
        },
        region,
      );
      if (owner === account) return keys;
      throw new Fault("terminal.keys", `the keys are of account ${owner}, not of ${account}: get keys of that account`);
    }
  };
}

function keysOf(account: string): Awaited<ReturnType<Keys>> {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: key, AWS_SESSION_TOKEN: session } = process.env;
  if (!id || !key)
    throw new Fault(
      "terminal.keys",
      `there are no keys for account ${account}: set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN`,
    );
  return {
    accessKeyId: new Secret(id),
    secretAccessKey: new Secret(key),
    ...(session ? { sessionToken: new Secret(session) } : {}),
  };
}
