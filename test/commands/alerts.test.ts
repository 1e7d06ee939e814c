import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accounts } from "../../sandbox/stage.ts";
import { readReceivers } from "../../src/alerts/receiver.ts";
import { webhooks } from "../../src/alerts/send.ts";
import { status } from "../../src/commands/status.ts";
import type { World } from "../../src/commands/world.ts";
import { startReceiver } from "../alerts/receiving.ts";
import { endless } from "./providers.ts";
import { startTown } from "./world.ts";

const minute = 60_000;

describe("the record job tells people out of band", () => {
  let town: Awaited<ReturnType<typeof startTown>>;
  beforeAll(async () => {
    town = await startTown();
  });
  afterAll(() => town.stop());

  const telling = (url: string) => (world: World) => ({
    ...world,
    alerts: webhooks(readReceivers(`slack ${url}/SECRET-PATH`), { installation: "acme", clock: town.clock }),
  });

  test("of what was opened, once: a run that is told nothing new tells nothing", async () => {
    const receiver = await startReceiver();
    await town.ask("told-1");
    const done = await town.apply();
    await town.recorded(done, telling(receiver.url));
    await town.recorded(done, telling(receiver.url));
    expect(receiver.received.map(({ body }) => (JSON.parse(body) as { text: string }).text)).toEqual([
      expect.stringMatching(/^Sallyport \(acme\), info: payments-production\/told-1 is open from .* until .*Z$/),
    ]);
    await receiver.stop();
  });

  test("a receiver that refuses keeps nothing from being ended or written: its dead letter stands in the ledger", async () => {
    const receiver = await startReceiver(Array.from({ length: 9 }, () => 410));
    const done = await town.sweep({ revoke: ["told-1"] });
    const answer = await town.recorded(done, telling(receiver.url));
    expect(await town.enters("told-1")).toBe(false);
    expect(answer.exit).toBe(1);
    expect(answer.text).toContain("alert lease.ended was not delivered to receiver 1 (slack): it answered 410");
    const lines = await town.ledger();
    const letter = lines.find(({ kind }) => kind === "undelivered");
    const ended = lines.find(({ kind }) => kind === "ended");
    expect(letter?.detail).toEqual({
      event: ended?.id,
      type: "lease.ended",
      receiver: "receiver 1 (slack)",
      why: "it answered 410",
    });
    expect(JSON.stringify([lines, answer])).not.toContain("SECRET-PATH");
    expect(await town.filed()).not.toContain("payments-production/told-1.yaml");
    await receiver.stop();
  });

  const says = (received: readonly { readonly body: string }[]) =>
    received.map(({ body }) => (JSON.parse(body) as { text: string }).text.replace(/^Sallyport \(acme\), /, ""));

  test("a receiver that hangs holds up neither ledger nor revert: they are written before anybody is told", async () => {
    await town.ask("told-2");
    await town.run();
    const receiver = await startReceiver(["hang"]);
    const done = await town.sweep({ revoke: ["told-2"] });
    const recording = town.recorded(done, telling(receiver.url));
    while (receiver.received.length === 0) await new Promise((later) => setTimeout(later, 50));
    expect(await town.filed()).not.toContain("payments-production/told-2.yaml");
    expect((await town.ledger()).some(({ kind, grant }) => kind === "ended" && grant.endsWith("/told-2"))).toBe(true);
    expect(await town.enters("told-2")).toBe(false);
    expect((await recording).exit).toBe(0);
    await receiver.stop();
  });

  test("what a run was lost in telling is told by the next one, and nothing twice", async () => {
    const receiver = await startReceiver();
    await town.ask("told-3");
    const lost = (world: World): World => ({
      ...world,
      alerts: { receivers: 1, tell: () => Promise.reject(new Error("the machine died")) },
    });
    await expect(town.recorded(await town.apply(), lost)).rejects.toThrow("the machine died");
    await town.recorded(await town.apply(), telling(receiver.url));
    await town.recorded(await town.apply(), telling(receiver.url));
    expect(says(receiver.received)).toEqual([
      expect.stringMatching(/^info: payments-production\/told-3 is open from /),
    ]);
    await receiver.stop();
  });

  test("that a lease is about to end, once, by the run that finds so little left", async () => {
    const receiver = await startReceiver();
    for (const minutes of [40, 6, 2]) {
      town.clock.move(minutes * minute);
      await town.recorded(await town.sweep(), telling(receiver.url));
    }
    expect(says(receiver.received)).toEqual([
      expect.stringMatching(/^info: payments-production\/told-3 ends at .*, by itself: ask for a new grant now/),
    ]);
    await receiver.stop();
  });

  test("that it could not be ended, by each run that fails to; its file stays; and that it has ended after all", async () => {
    const receiver = await startReceiver();
    for (let run = 0; run < 2; run += 1) {
      town.clock.move(1000);
      const done = await town.sweep({ revoke: ["told-3"], around: endless });
      expect(done.faults).toMatchObject([{ code: "aws.unavailable" }]);
      await town.recorded(done, telling(receiver.url));
      await town.recorded(done, telling(receiver.url));
    }
    const failed =
      /^error: payments-production\/told-3: could not be ended \((revoked|withdrawn)\): IAM is throttled; it ends by itself at /;
    expect(says(receiver.received)).toEqual([expect.stringMatching(failed), expect.stringMatching(failed)]);
    expect(await town.filed()).toContain("payments-production/told-3.yaml");
    await town.recorded(await town.sweep(), telling(receiver.url));
    expect(says(receiver.received).slice(2)).toEqual([
      expect.stringMatching(/^info: payments-production\/told-3: has ended after all/),
    ]);
    expect(await town.filed()).not.toContain("payments-production/told-3.yaml");
    await receiver.stop();
  });

  async function lease(number: number): Promise<string> {
    const comments = await town.as<{ body: string }[]>("ana", "GET", `/issues/${number}/comments`);
    return comments.map(({ body }) => body).join("\n");
  }

  test("that what was revoked where nobody could look was not ended, on its pull request too, until a run has looked and ended it", async () => {
    const receiver = await startReceiver();
    const number = await town.ask("told-4");
    await town.run();
    town.cloud.outage(accounts.production, true);
    const done = await town.sweep({ revoke: ["told-4"] });
    await town.recorded(done, telling(receiver.url));
    const { text } = await status(await town.worldAs("reader"), town.clock.now(), { grant: "told-4" });
    expect(text).toContain("  open still, it could not be ended (as recorded; the cloud was not asked)  ");
    town.cloud.outage(accounts.production, false);
    expect(done.refused).toEqual([]);
    expect(done.faults.map(({ about, message }) => [about, message.split(":")[0]])).toContainEqual([
      "payments-production/told-4",
      "it was not ended, since its account could not be listed",
    ]);
    expect(says(receiver.received)).toEqual([
      expect.stringMatching(/ is open from /),
      expect.stringMatching(
        /^error: payments-production\/told-4: could not be ended \(revoked\): its account could not be listed: /,
      ),
    ]);
    expect(await lease(number)).toContain(
      "**Not ended yet**: it could not be ended (its account could not be listed: ",
    );
    expect(await town.filed()).toContain("payments-production/told-4.yaml");
    expect(await town.enters("told-4")).toBe(true);
    // Nobody has to ask again.
    await town.recorded(await town.sweep(), telling(receiver.url));
    expect(await town.enters("told-4")).toBe(false);
    expect(says(receiver.received).slice(2)).toEqual([
      expect.stringMatching(/^info: payments-production\/told-4: has ended after all/),
    ]);
    expect(await lease(number)).toContain("**Ended**: ");
    expect(await town.filed()).not.toContain("payments-production/told-4.yaml");
    await receiver.stop();
  });
});
