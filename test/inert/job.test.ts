import { describe, expect, test } from "vitest";
import { claims } from "../mint/lease.ts";
import { session } from "../mint/peers.ts";
import { playMint, principal } from "../mint/stage.ts";
import type { Step } from "../mint/step.ts";
import { runnerReads } from "./consumers/runner.ts";
import { assignments } from "./consumers/runner-files.ts";
import { terminalShows } from "./consumers/terminal.ts";
import { corpus } from "./hostile.ts";

/* The job that mints: its inputs, its token's claims and the cloud's answers are texts of others. */

const raw = corpus.filter((text) => text.isWellFormed()).join(" ");
const xml = raw.replace(/[&<>\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, (one) => `&#${one.codePointAt(0)};`);
const refusal = `<ErrorResponse><Error><Code>AccessDenied</Code><Message>${xml}</Message></Error></ErrorResponse>`;

function readJob(step: Step): void {
  const { obeyed } = runnerReads(step.lines.join("\n"));
  expect(obeyed.filter(({ command }) => !/^(add-mask|error|warning|notice)$/.test(command))).toEqual([]);
  expect(obeyed.every(({ properties }) => Object.keys(properties).every((key) => key === "title"))).toBe(true);
  for (const line of step.lines) expect(terminalShows(line).acts).toEqual([]);
  const names = (["OUTPUT", "ENV", "STATE"] as const).flatMap((file) =>
    assignments(step.raw(file)).map(([name]) => name),
  );
  expect(
    names.filter((name) => !/^(profile|expires|lease|AWS_(PROFILE|REGION|SHARED_CREDENTIALS_FILE))$/.test(name)),
  ).toEqual([]);
}

describe("a job that mints", () => {
  test.each(corpus.filter((text) => text.trim() !== ""))(
    "obeys nothing in a lease or an account that reads %j",
    async (text) => {
      const one = await playMint({ inputs: { lease: text } });
      expect(one.code).toBe(1);
      readJob(one.step);
      const other = await playMint({ inputs: { account: text } });
      expect(other.code).toBe(1);
      readJob(other.step);
    },
  );

  test("obeys nothing in what the cloud answers, refusing or not, nor in its own token's claims", async () => {
    const hostile = Object.fromEntries(Object.keys(claims).map((name) => [name, raw]));
    const stranger = principal.replace("backfill@", "=1+1 ##[add-mask]e@");
    for (const scene of [
      { cloud: [{ status: 403, body: refusal }] },
      { cloud: [{ status: 403, body: refusal }], claims: hostile },
      { cloud: [{ status: 500, body: raw }] },
      { cloud: [{ status: 200, body: raw }] },
      { cloud: [session(stranger)] },
    ]) {
      const { step } = await playMint(scene);
      expect(step.lines.length).toBeGreaterThan(0);
      readJob(step);
    }
  });
});
