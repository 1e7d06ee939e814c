import fc from "fast-check";
import { expect, test } from "vitest";
import { Fault } from "../../../src/core/fault.ts";
import { contextOf, evaluate, evaluateTrust, parsePolicy } from "../../../src/providers/aws/iam/index.ts";
import { call, policies, token, trust } from "./arbitraries.ts";
import { judge, judgeToken, type Question } from "./model.ts";

/** The reason of a verdict, or that there is none. */
function reason(verdict: () => { readonly reason: string }): string {
  try {
    return verdict().reason;
  } catch (fault) {
    if (fault instanceof Fault && fault.code === "iam.unsupported") return "refused";
    throw fault;
  }
}

function ask({ identity, boundary, session, resourcePolicy, ...call }: Question): string {
  return reason(() =>
    evaluate({ ...call, context: contextOf(call.context) } as Parameters<typeof evaluate>[0], {
      identity: identity.map((document) => parsePolicy(document, "identity")),
      boundary: boundary && parsePolicy(boundary, "boundary"),
      session: session?.map((document) => parsePolicy(document, "session")),
      resource: resourcePolicy && parsePolicy(resourcePolicy, "resource"),
    }),
  );
}

test("evaluator and slow model agree on thousands of random calls", () => {
  const counts: Record<string, number> = {};
  let tried = 0;
  fc.assert(
    fc.property(call, policies, (asked, given) => {
      tried++;
      const question = { ...asked, ...given };
      const answer = ask(question);
      counts[answer] = (counts[answer] ?? 0) + 1;
      const mattered = judge(question) !== judge({ ...question, resourcePolicy: undefined });
      if (mattered) counts["by resource policy"] = (counts["by resource policy"] ?? 0) + 1;
      if (answer !== "refused") expect(answer).toBe(judge(question));
    }),
    { numRuns: 8_000 },
  );
  // Every kind of answer has been put to the test, and refusing is the exception.
  for (const answer of ["allowed", "explicit-deny", "implicit-deny", "by resource policy"])
    expect(counts[answer]).toBeGreaterThan(tried / 30);
  expect(counts.refused ?? 0).toBeLessThan(tried / 8);
});

test("both read trust policies alike", () => {
  const counts: Record<string, number> = {};
  fc.assert(
    fc.property(trust, token, (document, { action, provider, context }) => {
      const principal = { federated: provider };
      const answer = reason(() =>
        evaluateTrust(parsePolicy(document, "trust"), { action, principal, context: contextOf(context) }),
      );
      counts[answer] = (counts[answer] ?? 0) + 1;
      if (answer !== "refused") expect(answer).toBe(judgeToken(document, { action, provider, context }));
    }),
    { numRuns: 4_000 },
  );
  const tried = Object.values(counts).reduce((sum, count) => sum + count, 0);
  for (const answer of ["allowed", "explicit-deny", "implicit-deny"])
    expect(counts[answer]).toBeGreaterThan(tried / 20);
});
