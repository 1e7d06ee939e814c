import { expect, test } from "vitest";
import { sandboxClock } from "../../../sandbox/clock.ts";
import { memoryStates } from "../../../sandbox/cloud/iam-memory.ts";
import type { IamState } from "../../../sandbox/cloud/iam-state.ts";
import { remembering } from "../../../sandbox/cloud/remembering.ts";
import { account, policy, trust } from "./world.ts";

/** A state that counts what it is asked, behind one that remembers. */
function counted() {
  const asked: string[] = [];
  const state = memoryStates(sandboxClock()).of(account);
  const counting = Object.fromEntries(
    Object.entries(state).map(([verb, run]) => [
      verb,
      (...parameters: never[]) => {
        asked.push(verb);
        return (run as (...all: never[]) => unknown)(...parameters);
      },
    ]),
  ) as unknown as IamState;
  return { asked, state: remembering(counting) };
}

const role = (name: string) => ({ name, path: "/", trust: trust(), longest: 3600, tags: {} });

test("the same question is asked once, until its role changes", async () => {
  const { asked, state } = counted();
  expect(await state.role("one")).toBeUndefined();
  await state.createRole(role("One"));
  await state.createRole(role("two"));
  asked.length = 0;
  for (let n = 0; n < 3; n += 1) {
    expect((await state.role("one"))?.longest).toBe(3600);
    expect((await state.role("two"))?.longest).toBe(3600);
  }
  expect(asked).toEqual(["role", "role"]);
  await state.updateRole("ONE", { longest: 7200 });
  asked.length = 0;
  expect((await state.role("one"))?.longest).toBe(7200);
  expect((await state.role("two"))?.longest).toBe(3600);
  expect(asked).toEqual(["role"]);
});

test("every change of a role is seen", async () => {
  const { state } = counted();
  await state.createRole(role("one"));
  const see = async () => ({
    role: await state.role("one"),
    inline: await state.inlineNames("one"),
    document: await state.inline("one", "grant"),
    attached: await state.attached("one"),
  });
  const arn = "arn:aws:iam::aws:policy/AWSDenyAll";
  const changes: (() => Promise<void>)[] = [
    () => state.setTrust("one", policy()),
    () => state.setBoundary("one", arn),
    () => state.tag("one", { a: "b" }),
    () => state.untag("one", ["a"]),
    () => state.putInline("one", "grant", policy()),
    () => state.deleteInline("one", "grant"),
    () => state.attach("one", arn),
    () => state.detach("one", arn),
  ];
  for (const change of changes) {
    const before = await see();
    await change();
    expect(await see(), change.toString()).not.toEqual(before);
  }
  await state.deleteRole("one");
  expect(await state.role("one")).toBeUndefined();
});

test("a policy or a provider that is made is seen, and so is its end", async () => {
  const { state } = counted();
  const arn = `arn:aws:iam::${account}:policy/one`;
  expect(await state.policy(arn)).toBeUndefined();
  await state.createPolicy({ name: "one", path: "/", document: policy() });
  expect((await state.policy(arn))?.defaultVersion).toBe("v1");
  await state.addVersion(arn, policy(), true);
  expect((await state.policy(arn))?.defaultVersion).toBe("v2");
  await state.deletePolicy(arn);
  expect(await state.policy(arn)).toBeUndefined();
  const made = await state.createProvider({ url: "issuer.example", audiences: ["a"], thumbprints: [] });
  expect((await state.provider(made.arn))?.audiences).toEqual(["a"]);
  await state.addAudience(made.arn, "b");
  expect((await state.provider(made.arn))?.audiences).toEqual(["a", "b"]);
  await state.deleteProvider(made.arn);
  expect(await state.provider(made.arn)).toBeUndefined();
});
