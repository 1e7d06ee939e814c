import { describe, expect, it } from "vitest";
import { approve } from "../../src/approval/approve.ts";
import { parseCodeowners } from "../../src/approval/codeowners.ts";
import type { ApprovalFacts, Touched } from "../../src/approval/facts.ts";
import { takingAway } from "../../src/approval/quorum.ts";
import { decidedLater, stillNeeded } from "../../src/commands/needed.ts";
import type { Actor, PolicyDecision } from "../../src/core/decision.ts";

/* What is said on an open pull request to people who want to know what is left to do. */

const person = (id: number, login: string): Actor => ({ id, login, kind: "user" });
const [rosa, ana] = [person(1, "rosa"), person(2, "ana")];
const path = "grants/payments/a.yaml";
const other = "grants/stock/b.yaml";
const security = { kind: "team", organization: "acme", slug: "security" } as const;
const policy: PolicyDecision = { allowed: true, reasons: [], policyDigest: "", factsDigest: "" };

function asked(owners: string, grant: Partial<Touched>, beside: readonly Touched[] = []) {
  const facts: ApprovalFacts = {
    moment: "request",
    defaultBranch: "main",
    now: 3_600_000,
    grant: {
      path,
      blob: "b",
      blobsAt: new Map([["c", "b"]]),
      terms: [],
      quorum: { ...takingAway, asker: "it" },
      ...grant,
    },
    beside,
    codeowners: parseCodeowners("CODEOWNERS", Buffer.from(owners)),
    teams: new Map(),
    pullRequest: {
      number: 1,
      author: rosa,
      base: { ref: "main", repositoryId: 9 },
      head: { repositoryId: 9 },
      createdAt: 0,
      committers: [rosa],
      unknownCommitters: false,
      pushers: [rosa],
      reviews: [{ id: 1, author: ana, state: "APPROVED", commit: "c", submittedAt: 1000, authorMayWrite: true }],
    },
  };
  const approval = approve(facts);
  return { approval, still: stillNeeded(approval, policy, []), later: decidedLater(approval) };
}

describe("what is left to do", () => {
  it("is nothing when an owner has approved", () => {
    expect(asked("* @ana\n", {})).toMatchObject({ still: "", later: "", approval: { allowed: true } });
  });

  it("names the team that only apply can read", () => {
    const { still, later, approval } = asked("* @acme/dba\n", {});
    expect([still, later]).toEqual(["", "apply finds @ana in @acme/dba, which only apply can read"]);
    expect(approval).toMatchObject({ allowed: false, later: true });
  });

  it("names the team of the target too, though the approver is known as an owner", () => {
    const { still, later, approval } = asked("* @ana\n", { quorum: { asker: "it", people: 1, from: [security] } });
    expect([still, later]).toEqual(["", "apply finds those who approved in @acme/security, which only apply can read"]);
    expect(approval.says).toMatch(/whether as all whom the targets ask for can be read only after the merge/);
  });

  it("never reads as nothing while another path of the pull request stands in the way", () => {
    const second: Touched = { path: other, blob: "o", blobsAt: new Map([["c", "o"]]), terms: [], quorum: undefined };
    const { still } = asked("* @ana\n", {}, [second]);
    expect(still).toMatch(
      /it also adds grants\/stock\/b\.yaml, and the approvals of that are not complete: whose approvals .* cannot be read/,
    );
    const unasked = asked(`/${path} @ana\n/${other} @ben\n`, {}, [{ ...second, quorum: takingAway }]);
    expect(unasked.still).toBe(`for ${other} 1 more approval from @ben`);
  });
});
