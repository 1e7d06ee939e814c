import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readReceivers } from "../../src/alerts/receiver.ts";
import { webhooks } from "../../src/alerts/send.ts";
import type { World } from "../../src/commands/world.ts";
import { startReceiver } from "../alerts/receiving.ts";
import { startTown } from "./world.ts";

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
});
