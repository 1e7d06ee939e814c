import { expect, it } from "vitest";
import { orByHand, orSlip, revoke } from "../../src/commands/revoke.ts";
import { Fault } from "../../src/core/fault.ts";
import type { Forge } from "../../src/ports.ts";

const about = { repository: "acme/access", branch: "main" } as const;
const asked = { halt: { kind: "target", name: "payments-production" } } as const;
type Started = Parameters<Forge["dispatch"]>[0];

it("a halt starts the sweep that halts, then one that ends what opened before that was recorded", async () => {
  const started: Started[] = [];
  const forge = { dispatch: async (run: Started) => started.push(run) };
  const answer = await revoke(forge, { ...about, asked, reason: "INC-4300" });
  expect(started.map(({ inputs }) => inputs)).toEqual([{ halt: "target:payments-production", reason: "INC-4300" }, {}]);
  expect(answer.text.split("\n")).toEqual([
    "the sweep of acme/access was started to halt target payments-production, and once more to end what opens meanwhile",
    "follow it at https://github.com/acme/access/actions/workflows/sweep.yml",
    "it holds when sallyport status names the halt; where that run is red, it says why not",
    "a reviewed change of sallyport.yaml lifts it, nothing else does",
  ]);
});

it("when only the second cannot be started, that is said, so that nobody takes the halt for not begun", async () => {
  const dispatch = async ({ inputs }: Started) => {
    if (inputs.halt === undefined) throw new Fault("github.unavailable", "github answers 503", { retryable: true });
    return 1;
  };
  await expect(revoke({ dispatch }, { ...about, asked, reason: "INC-4300" })).rejects.toMatchObject({
    code: "github.unavailable",
    retryable: false,
    message:
      "the sweep that halts was started, and the one after it, which ends what opens meanwhile, was not: github answers 503; start that one alone: gh workflow run sweep.yml --repo acme/access",
  });
});

it("when GitHub does not answer, whoever wants an end is told of the way that needs none of it; of a mistake, nothing more", () => {
  const away = new Fault("github.unavailable", "github gave no answer", { retryable: true, cause: "fetch failed" });
  expect(orByHand(away)).toMatchObject({
    code: "github.unavailable",
    retryable: true,
    message:
      "github gave no answer; where it cannot wait, deny it in the cloud's own console: docs/failures.md says how, under Revoking",
    cause: "fetch failed",
  });
  const slip = new Fault("input.grant", '"A" is no grant');
  expect(orByHand(slip)).toBe(slip);
});

it("what cannot be looked at says nothing against the end or the halt that was started", async () => {
  const answer = { exit: 0, text: "the sweep was started", json: {} } as const;
  const away = () => Promise.reject(new Fault("github.unavailable", "github answers 503", { retryable: true }));
  for (const wanted of [asked, { grant: "a" }]) expect(await orSlip(answer, wanted, away)).toBe(answer);
});
