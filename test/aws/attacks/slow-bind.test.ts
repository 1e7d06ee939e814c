import { afterAll, beforeAll, expect, test } from "vitest";
import type { Lease } from "../../../src/core/lease.ts";
import { Secret } from "../../../src/core/secret.ts";
import { minute } from "../../../src/core/time.ts";
import { bind } from "../../../src/providers/aws/bind.ts";
import { compile } from "../../../src/providers/aws/compile.ts";
import { denyAllArn, roleNameOf } from "../../../src/providers/aws/names.ts";
import { type Roles, rolesOf } from "../../../src/providers/aws/roles.ts";
import type { Ground } from "../../../src/providers/aws/unbind.ts";
import { configuration } from "../provider/example.ts";
import { type AwsWorld, startWorld } from "../provider/world.ts";

/* A bind that is slower than the end of what it binds: at every one of its calls the lease is ended by somebody else. */
const account = "210987654321";
const denyAll = denyAllArn("aws");
let world: AwsWorld;
beforeAll(async () => {
  world = await startWorld("memory");
});
afterAll(() => world.stop());

function rolesHere(): Roles {
  const { accessKeyId, secretAccessKey } = world.cloud.admin(account);
  return rolesOf({
    partition: "aws",
    credentials: async () => ({ accessKeyId: new Secret(accessKeyId), secretAccessKey: new Secret(secretAccessKey) }),
    endpoint: world.cloud.url,
    concurrency: 8,
    clock: world,
    attempts: 1,
  });
}

/** The same calls, with something done before the n-th of those that are made. */
function interrupted(
  roles: Roles,
  at: number,
  what: () => Promise<unknown>,
): { readonly roles: Roles; made(): number } {
  let made = 0;
  const calls = Object.entries(roles).map(([name, call]) => [
    name,
    async (...args: readonly unknown[]) => {
      made += 1;
      if (made === at) await what();
      return (call as (...all: readonly unknown[]) => Promise<unknown>)(...args);
    },
  ]);
  return { roles: Object.fromEntries(calls) as Roles, made: () => made };
}

function ground(roles: Roles): Ground {
  return { roles, clock: world, configuration, account, partition: "aws", patience: 0 };
}

async function standing({ mark }: Lease) {
  return (await world.provider.list()).find((binding) => binding.mark === mark);
}

test.each(["ended by a sweep", "released by its session"])(
  "at every call of a slow bind a lease that was %s stays ended",
  async (how) => {
    const roles = rolesHere();
    let calls = 0;
    for (let at = 1; at <= Math.max(calls, 1); at += 1) {
      const lease = world.lease();
      const end = async () => {
        const found = await standing(lease);
        if (!found) return;
        if (how === "ended by a sweep") await world.provider.unbind(found);
        else await roles.attach(roleNameOf(lease), denyAll);
      };
      const cut = interrupted(roles, at, end);
      const outcome = await bind(ground(cut.roles), lease, compile(lease)).catch((fault: unknown) => fault);
      calls = Math.max(calls, cut.made());
      const attached = (await roles.get(roleNameOf(lease))) ? await roles.attached(roleNameOf(lease)) : [];
      if (attached.includes(denyAll)) {
        expect([at, outcome]).toEqual([at, expect.objectContaining({ code: "provider.ended" })]);
        expect(await world.assume(lease).then((session) => session?.granted())).not.toBe(true);
        await expect(bind(ground(roles), lease, compile(lease))).rejects.toMatchObject({ code: "provider.ended" });
        await world.provider.unbind((await standing(lease))!);
        expect((await standing(lease))?.state).toBe("sealed");
        expect(await world.assume(lease)).toBeUndefined();
      } else expect([at, outcome]).toEqual([at, expect.objectContaining({ state: "open" })]);
    }
    expect(calls).toBeGreaterThan(10);
  },
);

test("AWSDenyAll is terminal: whatever of ours runs afterwards leaves it on, and the role dead", async () => {
  const lease = world.lease();
  const binding = await world.provider.bind(lease);
  const roles = rolesHere();
  await roles.attach(roleNameOf(lease), denyAll);
  const attempts = [
    () => world.provider.bind(lease),
    () => world.provider.repair(lease),
    () => world.provider.unbind(binding),
    () => world.provider.bind(lease),
    () => world.provider.repair(lease),
    () => world.provider.remove(binding),
  ];
  for (const attempt of attempts) {
    await attempt().catch(() => undefined);
    expect(await roles.attached(roleNameOf(lease))).toContain(denyAll);
    expect(await world.assume(lease).then((session) => session?.granted())).not.toBe(true);
  }
  world.move(180 * minute);
  await expect(world.provider.bind(lease)).rejects.toMatchObject({ code: "provider.ended" });
});
