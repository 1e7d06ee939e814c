import { expect, test } from "vitest";
import { sandboxClock } from "../../../sandbox/clock.ts";
import { defaultQuotas } from "../../../sandbox/cloud/iam-limits.ts";
import { memoryStates } from "../../../sandbox/cloud/iam-memory.ts";
import { policyCalls } from "../../../sandbox/cloud/iam-policies.ts";
import { roleCalls } from "../../../sandbox/cloud/iam-roles.ts";
import { account, trust } from "./world.ts";

const many = 10_000;
const state = memoryStates(sandboxClock()).of(account);
const calls = { ...roleCalls, ...policyCalls };

/** One call without the server, in milliseconds and with what it returned. */
async function timed(action: string, parameters: Readonly<Record<string, string>>) {
  const quotas = { ...defaultQuotas, roles: 2 * many };
  const begun = performance.now();
  const result = (await calls[action]?.({ account, state, parameters, quotas })) as Record<string, unknown>;
  return { took: performance.now() - begun, result };
}

test("with ten thousand roles, only listings take longer", async () => {
  const PolicyArn = "arn:aws:iam::aws:policy/AWSDenyAll";
  const took: number[] = [];
  for (let n = 0; n < many; n += 1) {
    const RoleName = `role-${n}`;
    const role = { RoleName, Path: "/sallyport/", AssumeRolePolicyDocument: trust() };
    took.push((await timed("CreateRole", role)).took);
    took.push((await timed("AttachRolePolicy", { RoleName, PolicyArn })).took);
    took.push((await timed("GetRole", { RoleName })).took);
  }
  const found = new Set<string>();
  let Marker: string | undefined;
  let listing = 0;
  do {
    const page = await timed("ListRoles", {
      PathPrefix: "/sallyport/",
      MaxItems: "1000",
      ...(Marker ? { Marker } : {}),
    });
    listing += page.took;
    for (const { RoleName } of page.result.Roles as { RoleName: string }[]) found.add(RoleName);
    Marker = page.result.Marker as string | undefined;
  } while (Marker !== undefined);
  expect(found.size).toBe(many);
  expect(listing).toBeLessThan(20_000);
  const median = (from: number, to: number) => took.slice(from, to).sort((a, b) => a - b)[(to - from) >> 1] ?? 0;
  // The last thousand calls cost what the first did, with room for a busy machine.
  expect(median(took.length - 3000, took.length)).toBeLessThan(10 * median(3000, 6000) + 1);
});
