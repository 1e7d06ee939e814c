import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { renew } from "../../src/commands/renew.ts";
import { writeRef } from "../../src/core/lease.ts";
import { Secret } from "../../src/core/secret.ts";
import { minute, second } from "../../src/core/time.ts";
import type { Send } from "../../src/ports.ts";
import { regions } from "../../src/providers/aws/regions.ts";
import { awsSessions } from "../../src/providers/aws/sessions.ts";
import { account, claims, leaseRef, noon } from "./lease.ts";
import { type Answer, done, error, session } from "./peers.ts";
import { playMint, principal } from "./stage.ts";

const at = (time: number) => new Date(time).toUTCString();
const granted = session(principal) as Exclude<Answer, string>;
const dated = (time: number): Answer => ({ ...granted, date: at(time) });

describe("mint on a machine whose clock is off", () => {
  it.each([
    [3 * minute, "3 min 0 s behind"],
    [-3 * minute, "2 min 59 s ahead of"],
  ])("is refused beyond a minute, and the credentials are thrown away (%i ms)", async (by, says) => {
    const { code, step } = await playMint({ cloud: [dated(noon + by)] });
    expect(code).toBe(1);
    expect(step.lines.join("\n")).toContain(`clock is ${says} that of AWS STS: set the clock`);
    expect(step.raw("ENV") + step.raw("OUTPUT")).toBe("");
    expect(step.lines.join("\n")).not.toContain("ASIAEXAMPLEKEY000001");
  });

  it("goes on within a minute, and where the server tells no time", async () => {
    for (const cloud of [dated(noon + 50 * second), dated(noon - 50 * second), session(principal)])
      expect((await playMint({ cloud: [cloud] })).code).toBe(0);
  });
});

describe("the post step on a machine whose clock is off", () => {
  it("signs by the cloud's clock once an answer told it, and tells the cloud's times: ending is never refused", async () => {
    const signed: string[] = [];
    const clock = { now: () => noon };
    const real = noon + 20 * minute;
    const answers = [
      { ...(error(403, "SignatureDoesNotMatch", "Signature expired") as Exclude<Answer, string>) },
      { ...(done as Exclude<Answer, string>) },
      {
        ...(error(403, "AccessDenied", "with an explicit deny in an identity-based policy") as Exclude<Answer, string>),
      },
    ];
    const send: Send = async ({ headers }) => {
      signed.push(headers["X-Amz-Date"]!);
      return { ...answers[signed.length - 1]!, date: at(real) };
    };
    const sessions = awsSessions({ send, clock, pause: async () => undefined, endpoint: undefined });
    const keys = { accessKeyId: new Secret("A"), secretAccessKey: new Secret("B"), sessionToken: new Secret("C") };
    const ended = await sessions.release(leaseRef(), { ...keys, expiration: noon + 60 * minute, principal });
    expect(signed).toEqual(["20261121T120000Z", "20261121T122000Z", "20261121T122000Z"]);
    expect(ended).toMatchObject({ sealedAt: real, provenDeadAt: real, proof: "probe" });
  });
});

describe("the process that renews, on a machine whose clock is off", () => {
  const until = noon + 60 * minute;

  /** What an SDK is handed when STS answers by the real time, and our clock is `slow` behind it. */
  function play({ slow }: { readonly slow: number }) {
    const folder = mkdtempSync(join(tmpdir(), "renew-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    let real = noon;
    let asked = 0;
    const clock = { now: () => real - slow };
    const send: Send = async () => {
      asked += 1;
      return { ...granted, date: at(real) };
    };
    const pause = async () => undefined;
    const world = {
      io: { log: () => undefined },
      clock,
      pause,
      random: () => 0.5,
      regions,
      idToken: async () => ({ token: new Secret("token"), claims, obtainedAt: clock.now() }),
      sessions: awsSessions({ send, clock, pause, endpoint: undefined }),
    };
    const given = { lease: writeRef(leaseRef({ until })), account, endpoint: "" };
    return {
      asked: () => asked,
      to(time: number) {
        real = time;
      },
      ask: () => renew(world, { command: ["/node", "/script"], given }, folder),
    };
  }

  it("hands out nothing from the lease's end on, by the cloud's clock and not by its own", async () => {
    const { to, ask } = play({ slow: 50 * second });
    to(until - 20 * minute);
    expect((await ask()).expiration).toBe(until);
    to(until - 2 * second);
    expect((await ask()).expiration).toBe(until);
    for (const late of [0, second, 30 * second, 49 * second, 10 * minute]) {
      to(until + late);
      await expect(ask()).rejects.toMatchObject({ code: "renew.over" });
    }
  });

  it("is refused beyond a minute, and keeps nothing", async () => {
    const { to, ask, asked } = play({ slow: 2 * minute });
    to(until - 20 * minute);
    for (const _ of [1, 2]) await expect(ask()).rejects.toMatchObject({ code: "clock.skewed" });
    expect(asked()).toBe(2);
  });

  it("throws away what arrives after the end", async () => {
    const { to, ask } = play({ slow: 50 * second });
    to(until + 30 * second);
    await expect(ask()).rejects.toMatchObject({ code: "renew.over" });
    await expect(ask()).rejects.toMatchObject({ code: "renew.over" });
  });
});
