import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audit } from "../../src/commands/audit.ts";
import { policyReport } from "../../src/commands/policy-report.ts";
import { askedCandidates, branchGround, filedCandidate } from "../../src/commands/simulate/installed.ts";
import { lyingCandidate } from "../../src/commands/simulate/read.ts";
import { simulate } from "../../src/commands/simulate.ts";
import { validate } from "../../src/commands/validate.ts";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { newest, recordsOf } from "../../src/core/record.ts";
import type { Simulation } from "../../src/core/simulation.ts";
import { reconciliationText } from "../../src/report/reconciliation.ts";
import { grantText, startTown, type Town } from "./world.ts";

/* Policy lived in: facts that only apply knows, a rule on trial, a rule tightened after the merge, and what simulate says of it all. */

const development = "payments-development";
const day = 24 * 60 * 60 * 1000;
const own = (until: string) => `
@id("one-at-a-time") @says("development opens for one job at a time") @fix("wait for the other to end")
forbid (principal, action, resource == Sallyport::Target::"${development}")
when { context has usage && context.usage.openOfTarget > 0 };

@id("short-visits") @mode("audit") @until("${until}")
@says("half an hour is enough") @fix("ask for 30 minutes")
forbid (principal, action, resource == Sallyport::Target::"${development}")
when { context.grant.minutes > 30 };
`;

let town: Town;
let until: string;
let at: number;

beforeAll(async () => {
  until = new Date(Date.now() + 40 * day).toISOString().slice(0, 10);
  town = await startTown({ files: { "policies/own.cedar": own(until) } });
});
afterAll(() => town.stop());

const refusal = (done: Reconciliation, id: string) =>
  done.refused.find(({ grant }) => grant === `${development}/${id}`)?.why ?? "";
const reader = () => town.worldAs("reader");

describe("a rule in audit mode", () => {
  test("opens what it would deny, and is told by apply, the ledger, the audit and the report", async () => {
    await town.ask("a", { target: development });
    const done = await town.run();
    at = done.at;
    expect(await town.enters("a")).toBe(true);
    const words = `would have been denied by short-visits, in audit mode until ${until}`;
    expect(reconciliationText(done)).toContain(words);
    const line = newest(recordsOf(await town.ledger()).get(`${development}/a`), "decided");
    expect(line?.detail).toMatchObject({
      audited: [{ rule: "short-visits", effect: "forbid", until }],
      rules: ["people-may-ask"],
      policy: expect.stringMatching(/^[0-9a-f]{64}$/),
      policyFacts: expect.stringMatching(/^[0-9a-f]{64}$/),
      usage: { open: { target: 0 } },
    });
    expect((await audit(await reader(), at, { grant: "a" })).text).toContain(words);
    const report = await policyReport(await reader(), at);
    expect(report.json).toMatchObject({
      rules: [{ rule: "short-visits", until, grants: [{ grant: `${development}/a`, by: "ana" }] }],
    });
  });

  test("is shown in the pull request, beside a rule over what is given already", async () => {
    const number = await town.propose({ [`grants/${development}/c.yaml`]: grantText({ target: development }) });
    const { text } = await validate(await town.writer(), at, { pullRequest: number });
    expect(text).toContain("half an hour is enough  [short-visits]");
    expect(text).toContain("development opens for one job at a time  [one-at-a-time]");
    const [candidate] = await asked(number);
    expect(candidate?.opening.grounds).toContain("policy one-at-a-time: development opens for one job at a time");
    expect(candidate).toMatchObject({ audited: [{ rule: "short-visits" }], opening: { onceApproved: false } });
  });
});

describe("a count that has grown since", () => {
  test("keeps the next one shut, and ends no running lease", async () => {
    await town.ask("b", { target: development });
    for (const _run of [1, 2]) {
      expect(refusal(await town.run(), "b")).toContain("policy one-at-a-time: development opens for one job at a time");
      expect([await town.enters("a"), await town.enters("b")]).toEqual([true, false]);
    }
  });
});

describe("simulate, with a token", () => {
  test("tells of an open pull request what one more approval changes", async () => {
    const files = { "grants/payments-production/p.yaml": grantText({}) };
    const number = await town.propose(files, { approvers: ["ben"] });
    const [found] = await asked(number);
    expect(found).toMatchObject({
      approval: { approved: ["ben"], excluded: [{ who: "@ana", why: "opened the pull request" }] },
      opening: { alone: ["1 more approval from @acme/payments-owners"], together: [], onceApproved: true },
      admission: { admitted: true },
    });
  });

  test("tells of a grant on the default branch that no later approval helps it", async () => {
    await town.ask("few", { approvers: ["ben"] });
    const branch = await branchGround(await reader(), at);
    const [found] = simulated(
      await simulate([await filedCandidate(await reader(), branch, "few")], { at, otherwise: {} }),
    );
    expect(found?.opening).toMatchObject({ alone: [], together: [], onceApproved: false });
    expect(found?.notes.join()).toContain("no review given since counts");
    await expect(filedCandidate(await reader(), branch, "nothing")).rejects.toMatchObject({ code: "input.grant" });
  });

  test("tells of a running lease that a run on another ref is not admitted, and of its own that it is, as the cloud does", async () => {
    const branch = await branchGround(await reader(), at);
    const own = await filedCandidate(await reader(), branch, `${development}/a`);
    const runs = [{}, { ref: "refs/heads/fix" }, { environment: "production" }];
    for (const otherwise of runs) {
      const [found] = simulated(await simulate([own], { at: town.clock.now(), otherwise }));
      expect(found?.admission?.admitted).toBe(await town.enters("a", otherwise));
      expect(found?.admission?.alone).toHaveLength(Object.keys(otherwise).length);
    }
  });

  test("tells of a file whom it takes, by the default branch's own rules and not by the clone's", async () => {
    const bytes = Buffer.from(grantText({ minutes: 90 }));
    const branch = await branchGround(await reader(), at);
    const file = { path: "grants/payments-production/new.yaml", oid: "0".repeat(40), bytes };
    const candidate = await lyingCandidate(branch, file, { id: 102, login: "ben", kind: "user" });
    const [found] = simulated(await simulate([candidate], { at, otherwise: {} }));
    expect(found).toMatchObject({ opening: { onceApproved: true }, approval: { excluded: [{ who: "@ben" }, {}] } });
  });
});

describe("a policy tightened after the merge", () => {
  test("withdraws a live lease over a fact that was recorded when it opened", async () => {
    const rule = `
      @id("known-workflow") @says("development runs the reviewed workflow alone") forbid (principal, action, resource)
      unless { context has subject && context.subject.workflow == "${"0".repeat(40)}" };`;
    await town.change({ "policies/more.cedar": rule });
    const done = await town.swept();
    const [ended] = done.deeds.filter(({ grant }) => grant === `${development}/a`);
    expect(ended).toMatchObject({ do: "unbind", ending: "withdrawn", outcome: "done" });
    expect(ended?.says).toContain("policy known-workflow: development runs the reviewed workflow alone");
    expect(await town.enters("a")).toBe(false);
  });
});

describe("a halt that holds", () => {
  test("is what keeps it shut, says simulate: of an open pull request, of what was merged and of a file", async () => {
    const number = await town.propose({ "grants/payments-production/h.yaml": grantText({}) });
    const elsewhere = await town.propose({ [`grants/${development}/h.yaml`]: grantText({ target: development }) });
    await town.ask("merged");
    const [before] = await asked(number);
    const halt = { kind: "target", name: "payments-production" } as const;
    await town.swept({ halt, reason: "INC-4300", run: town.started("sam") });
    const branch = await branchGround(await reader(), at);
    const file = { path: "grants/payments-production/n.yaml", oid: "0".repeat(40), bytes: Buffer.from(grantText({})) };
    const found = simulated(
      await simulate(
        [
          ...(await askedCandidates(await reader(), branch, number)),
          await filedCandidate(await reader(), branch, "merged"),
          await lyingCandidate(branch, file, { id: 102, login: "ben", kind: "user" }),
        ],
        { at, otherwise: {} },
      ),
    );
    const says = expect.stringMatching(/^nothing opens: target payments-production was halted by @sam at .*INC-4300/);
    for (const { opening } of found)
      expect(opening).toMatchObject({ grounds: expect.arrayContaining([says]), alone: [], onceApproved: false });
    expect(before?.opening.onceApproved).toBe(true);
    expect((await asked(elsewhere))[0]?.opening.grounds).not.toContainEqual(says);
  });
});

async function asked(number: number): Promise<readonly Simulation[]> {
  const world = await reader();
  return simulated(
    await simulate(await askedCandidates(world, await branchGround(world, at), number), { at, otherwise: {} }),
  );
}

function simulated({ json }: { readonly json: unknown }): readonly Simulation[] {
  return (json as { readonly grants: readonly Simulation[] }).grants;
}

describe("what decides did not come by review", () => {
  test("is what keeps everything shut, says simulate, until it is reviewed", async () => {
    at = town.clock.now();
    const number = await town.propose({ [`grants/${development}/g.yaml`]: grantText({ target: development }) });
    const says = expect.stringMatching(
      /^nothing is opened: commit \w{12} changed policies\/late.cedar, and no merged pull request/,
    );
    expect((await asked(number))[0]?.opening.grounds).not.toContainEqual(says);
    await town.direct({ "policies/late.cedar": "// nothing yet\n" });
    at = town.clock.now();
    const [{ opening }] = (await asked(number)) as [Simulation];
    expect(opening).toMatchObject({ grounds: expect.arrayContaining([says]), alone: [], onceApproved: false });
  });
});
