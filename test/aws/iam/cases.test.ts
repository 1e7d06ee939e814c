import { expect, test } from "vitest";
import { Fault } from "../../../src/core/fault.ts";
import {
  type Caller,
  contextOf,
  evaluate,
  evaluateTrust,
  type Principal,
  parsePolicy,
} from "../../../src/providers/aws/iam/index.ts";
import { type Case, documentedCases } from "./cases.ts";
import { type Document, judge, judgeToken } from "./model.ts";

const cases = documentedCases();

test("there are at least 200 documented cases, each with its page and a name of its own", () => {
  expect(cases.length).toBeGreaterThanOrEqual(200);
  for (const { source } of cases) expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/[\w/.-]+\.html$/);
  expect(new Set(cases.map(({ title, source }) => `${source} ${title}`)).size).toBe(cases.length);
});

test.each(cases)("$title", (documented) => {
  expect(answer(documented), documented.source).toBe(documented.expected);
});

// The model knows neither malformed documents nor principals other than accounts' and providers'.
const comparable = cases.filter(
  ({ expected, caller }) => expected !== "malformed" && expected !== "unsupported" && !("service" in caller),
);

test("the slow model reads the documentation the same way", () => {
  expect(comparable.length).toBeGreaterThan(400);
  for (const documented of comparable) {
    const modelled = modelAnswer(documented);
    if (modelled) expect(modelled, documented.title).toBe(documented.expected);
  }
});

function answer({ policies, caller, context: values, ...asked }: Case): string {
  const context = contextOf(values);
  try {
    if (policies.trust) {
      const trust = parsePolicy(policies.trust, "trust");
      return evaluateTrust(trust, { action: asked.action, principal: caller as Caller, context }).reason;
    }
    const { identity = [], boundary, session, resource } = policies;
    const call = { ...asked, resource: asked.resource!, principal: caller as Principal, context };
    return evaluate(call, {
      identity: identity.map((document) => parsePolicy(document, "identity")),
      boundary: boundary && parsePolicy(boundary, "boundary"),
      session: session?.map((document) => parsePolicy(document, "session")),
      resource: resource && parsePolicy(resource, "resource"),
    }).reason;
  } catch (fault) {
    if (fault instanceof Fault) return fault.code.replace("iam.", "");
    throw fault;
  }
}

/** Undefined where the model has no opinion: roles asked for by principals of an account. */
function modelAnswer({ policies, caller, context: values, ...asked }: Case): string | undefined {
  const context = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, [value].flat()]));
  if (policies.trust)
    return "federated" in caller
      ? judgeToken(policies.trust, { action: asked.action, provider: caller.federated, context })
      : undefined;
  const { identity = [], boundary, session, resource: resourcePolicy } = policies;
  return judge({
    action: asked.action,
    resource: asked.resource!,
    resourceAccount: asked.resourceAccount,
    principal: caller as Principal,
    context,
    identity: identity as readonly Document[],
    boundary,
    session,
    resourcePolicy,
  });
}
