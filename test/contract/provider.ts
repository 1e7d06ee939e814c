import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Binding } from "../../src/core/binding.ts";
import type { Lease } from "../../src/core/lease.ts";
import { minute } from "../../src/core/time.ts";
import type { Provider } from "../../src/ports.ts";

const hour = 60 * minute;

/** A round for each request that a verb makes; a state kept by another process takes a second each. */
const manyRounds = { timeout: 180_000 };

/** A session of a lease as its job holds it. */
export interface HeldSession {
  /** True when the granted call is answered. */
  granted(): Promise<boolean>;
  /** Gives the lease up, as the post step does. */
  release(): Promise<void>;
}

/** A cloud in which a provider can be tried, and asked what it really admits. */
export interface ProviderWorld {
  readonly provider: Provider;
  now(): number;
  move(milliseconds: number): void;
  /** A lease that begins now, unless told, under an id that was not used before in this world. */
  lease(change?: Partial<Pick<Lease, "id" | "from" | "until">>): Lease;
  /** The session that the lease's job gets; undefined when it is refused. */
  assume(lease: Lease): Promise<HeldSession | undefined>;
  /** The same, for somebody who is not the lease's subject. */
  assumeAsStranger(lease: Lease): Promise<HeldSession | undefined>;
  /** Makes things by hand: one outside our path, one under it that bears no mark of ours. Returns their full names. */
  foreign(): Promise<{ readonly outside: string; readonly under: string }>;
  /** Whether a thing stands, and whether anybody was let change it. */
  untouched(resource: string): Promise<boolean>;
  /** From the n-th request on (1 is the first), every request breaks off; undefined ends it. Counts from the call. */
  cutAfter(requests: number | undefined): void;
  stop(): Promise<void>;
}

/** The laws of src/ports.ts, each asked of the cloud itself. */
export function providerContract(name: string, makeWorld: () => Promise<ProviderWorld>): void {
  describe(`the provider contract, ${name}`, () => {
    let world: ProviderWorld;
    beforeAll(async () => {
      world = await makeWorld();
    });
    afterAll(() => world.stop());

    async function found(lease: Lease): Promise<Binding | undefined> {
      return (await world.provider.list()).find((binding) => binding.mark === lease.mark);
    }

    test("1: binding twice leaves one binding", async () => {
      const lease = world.lease();
      const first = await world.provider.bind(lease);
      expect(await world.provider.bind(lease)).toEqual(first);
      expect((await world.provider.list()).filter((binding) => binding.mark === lease.mark)).toHaveLength(1);
    });

    test("it keeps the ledger's head on which it was decided, also when it has ended, and never another's", async () => {
      const lease = world.lease();
      const ledgerHead = "a".repeat(64);
      const binding = await world.provider.bind({ ...lease, provenance: { ...lease.provenance, ledgerHead } });
      expect(await world.provider.anchor(binding)).toBe(ledgerHead);
      await world.provider.unbind(binding);
      expect(await world.provider.anchor(binding)).toBe(ledgerHead);
      expect(await world.provider.anchor({ resource: `${binding.resource}x` })).toBeUndefined();
    });

    test("2: unbinding twice succeeds twice and keeps the first time", async () => {
      const binding = await world.provider.bind(world.lease());
      const first = await world.provider.unbind(binding);
      world.move(minute);
      const second = await world.provider.unbind(binding);
      expect(second.sealedAt).toBe(first.sealedAt);
      expect(first).toMatchObject({ resource: binding.resource, proof: "evaluation" });
    });

    test("3: the list shows the same mark, until, target and id", async () => {
      const lease = world.lease();
      const binding = await world.provider.bind(lease);
      expect(await found(lease)).toEqual(binding);
      const { mark, until, id } = lease;
      expect(binding).toMatchObject({ mark, until, id, target: lease.target.name, state: "open" });
    });

    test("the subject is admitted and may do what was granted; a stranger is not", async () => {
      const lease = world.lease();
      await world.provider.bind(lease);
      expect(await world.assumeAsStranger(lease)).toBeUndefined();
      const session = await world.assume(lease);
      expect(await session?.granted()).toBe(true);
    });

    test("4 and 5: at until the cloud refuses, though nobody ran unbind", async () => {
      const lease = world.lease();
      await world.provider.bind(lease);
      world.move(lease.until - world.now() - 5 * minute);
      const session = await world.assume(lease);
      expect(await session?.granted()).toBe(true);
      world.move(lease.until - world.now());
      expect(await session?.granted()).toBe(false);
      expect(await world.assume(lease)).toBeUndefined();
    });

    test("before from the cloud refuses", async () => {
      const lease = world.lease({ from: world.now() + hour, until: world.now() + 2 * hour });
      await world.provider.bind(lease);
      expect(await world.assume(lease)).toBeUndefined();
      world.move(lease.from - world.now());
      expect(await (await world.assume(lease))?.granted()).toBe(true);
    });

    test("6: what is not ours is not listed, what lost its mark is unexplained and never adopted", async () => {
      const { outside, under } = await world.foreign();
      expect(await world.provider.anchor({ resource: under })).toBeUndefined();
      const listed = await world.provider.list();
      expect(listed.map((binding) => binding.resource)).not.toContain(outside);
      const lost = listed.find((binding) => binding.resource === under);
      expect(lost?.state).toBe("unexplained");
      expect(lost?.reason).toEqual(expect.any(String));
      await expect(world.provider.unbind({ ...(lost as Binding), resource: outside })).rejects.toMatchObject({
        code: "provider.foreign",
      });
      await expect(world.provider.remove({ ...(lost as Binding), resource: outside })).rejects.toMatchObject({
        code: "provider.foreign",
      });
      expect(await world.untouched(outside)).toBe(true);
      await world.provider.unbind(lost as Binding);
    });

    test("7: an ended binding does not come back through bind, and ends the sessions it gave", async () => {
      const lease = world.lease();
      const binding = await world.provider.bind(lease);
      const session = await world.assume(lease);
      await world.provider.unbind(binding);
      expect(await session?.granted()).toBe(false);
      await expect(world.provider.bind(lease)).rejects.toMatchObject({ code: "provider.ended" });
      expect(await world.assume(lease)).toBeUndefined();
      expect((await found(lease))?.state).toBe("sealed");
    });

    test("7: a released binding does not come back either", async () => {
      const lease = world.lease();
      await world.provider.bind(lease);
      const session = await world.assume(lease);
      await session?.release();
      expect((await found(lease))?.state).toBe("released");
      await expect(world.provider.bind(lease)).rejects.toMatchObject({ code: "provider.ended" });
      expect(await session?.granted()).toBe(false);
    });

    test("7: an id that stands with another window is not bound", async () => {
      const lease = world.lease();
      await world.provider.bind(lease);
      const other = world.lease({ id: lease.id, until: lease.until + minute });
      await expect(world.provider.bind(other)).rejects.toMatchObject({ code: "provider.foreign" });
    });

    test("a lease that is over is not bound", async () => {
      const lease = world.lease({ from: world.now() - 2 * hour, until: world.now() - minute });
      await expect(world.provider.bind(lease)).rejects.toMatchObject({ code: "provider.ended" });
    });

    test("a tombstone is taken away in its time, and not before", async () => {
      const lease = world.lease();
      const binding = await world.provider.bind(lease);
      await expect(world.provider.remove(binding)).rejects.toMatchObject({ code: "provider.too-early" });
      await world.provider.unbind(binding);
      world.move(lease.until - world.now());
      await expect(world.provider.remove(binding)).rejects.toMatchObject({ code: "provider.too-early" });
      world.move(2 * hour);
      expect((await world.provider.remove(binding)).deletedAt).toEqual(expect.any(Number));
      expect(await found(lease)).toBeUndefined();
      expect(await world.provider.remove(binding)).toMatchObject({ resource: binding.resource });
      expect(await world.provider.unbind(binding)).toMatchObject({ resource: binding.resource });
    });

    test(
      "8: a bind cut off anywhere is open to nobody it should not be, and binding again completes it",
      manyRounds,
      async () => {
        let cut = 1;
        for (let whole = false; !whole; cut += 1) {
          const lease = world.lease();
          whole = await cutOff(cut, () => world.provider.bind(lease));
          const left = await found(lease);
          expect([undefined, "preparing", "open"]).toContain(left?.state);
          expect(await world.assumeAsStranger(lease)).toBeUndefined();
          if (left?.state !== "open") expect(await world.assume(lease)).toBeUndefined();
          expect((await world.provider.bind(lease)).state).toBe("open");
          expect(await (await world.assume(lease))?.granted()).toBe(true);
        }
        expect(cut).toBeGreaterThan(8);
      },
    );

    test(
      "8: an unbind cut off anywhere never opens anything, and unbinding again completes it",
      manyRounds,
      async () => {
        let cut = 1;
        for (let whole = false; !whole; cut += 1) {
          const lease = world.lease();
          const binding = await world.provider.bind(lease);
          const session = await world.assume(lease);
          whole = await cutOff(cut, () => world.provider.unbind(binding));
          const state = (await found(lease))?.state;
          expect(["open", "released", "sealed"]).toContain(state);
          if (state !== "open") expect(await session?.granted()).toBe(false);
          await world.provider.unbind(binding);
          expect((await found(lease))?.state).toBe("sealed");
          expect(await session?.granted()).toBe(false);
          expect(await world.assume(lease)).toBeUndefined();
        }
        expect(cut).toBeGreaterThan(5);
      },
    );

    test("8: a remove cut off anywhere leaves it dead, and removing again completes it", manyRounds, async () => {
      let cut = 1;
      for (let whole = false; !whole; cut += 1) {
        const lease = world.lease();
        const binding = await world.provider.bind(lease);
        await world.provider.unbind(binding);
        world.move(3 * hour);
        whole = await cutOff(cut, () => world.provider.remove(binding));
        // Not unexplained: nobody's hand was on it, and the next run takes it away.
        expect([undefined, "sealed"]).toContain((await found(lease))?.state);
        expect(await world.assume(lease)).toBeUndefined();
        await world.provider.remove(binding);
        expect(await found(lease)).toBeUndefined();
      }
      expect(cut).toBeGreaterThan(5);
    });

    /** Runs work whose requests break off from the n-th on; true when it needed fewer. */
    async function cutOff(requests: number, work: () => Promise<unknown>): Promise<boolean> {
      world.cutAfter(requests);
      try {
        await work();
        return true;
      } catch (error) {
        expect(error).toMatchObject({ name: "Fault", retryable: true });
        return false;
      } finally {
        world.cutAfter(undefined);
      }
    }
  });
}
