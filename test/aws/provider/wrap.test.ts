import { describe, expect, test } from "vitest";
import type { Binding } from "../../../src/core/binding.ts";
import type { Provider } from "../../../src/ports.ts";
import { providers } from "../../../src/providers/index.ts";
import { dryRun, withDeadline } from "../../../src/providers/wrap.ts";
import { configuration, leaseOf, target } from "./example.ts";

const lease = leaseOf();
const never = () => new Promise<never>(() => {});

/** A provider that is offline: whatever reaches the network fails the test. */
const offline = providers.aws({
  configuration,
  account: target.target.account,
  partition: "aws",
  regions: ["eu-west-1"],
  clock: { now: () => lease.from },
  credentials: () => Promise.reject(new Error("the network was asked for")),
});

describe("a dry run", () => {
  test("refuses every writing verb and leaves the rest", async () => {
    const looking = dryRun(offline);
    const binding = {} as Binding;
    for (const write of [looking.bind(lease), looking.unbind(binding), looking.remove(binding)])
      await expect(write).rejects.toMatchObject({ code: "provider.dry-run", retryable: false });
    expect(looking.compile(lease)).toEqual(offline.compile(lease));
  });
});

describe("a deadline", () => {
  test("ends a verb that takes longer, as something worth another try", async () => {
    const slow: Provider = { ...offline, list: never };
    await expect(withDeadline(slow, 5).list()).rejects.toMatchObject({ code: "provider.timeout", retryable: true });
  });

  test("passes answers and faults through", async () => {
    const quick: Provider = { ...offline, list: async () => [] };
    expect(await withDeadline(quick, 1000).list()).toEqual([]);
    const broken: Provider = { ...offline, list: () => Promise.reject(new Error("broken")) };
    await expect(withDeadline(broken, 1000).list()).rejects.toThrow("broken");
  });
});
