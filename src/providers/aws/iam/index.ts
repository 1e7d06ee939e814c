/** A small evaluator of IAM policies: pure, strict, and silent about what it does not know (it throws instead). */
export {
  type Context,
  type ContextValues,
  contextOf,
  githubClaims,
  sessionContext,
  timeContext,
  webIdentityContext,
} from "./context.ts";
export { type Call, type Decider, evaluate, type Policies, type Verdict } from "./evaluate.ts";
export { globIncludes, globMatches, resourceIncludes } from "./match.ts";
export { type Policy, type PolicyKind, type PolicyStatement, parsePolicy } from "./policy.ts";
export type { Caller, Principal, Principals } from "./principal.ts";
export { evaluateTrust, type TrustCall } from "./trust.ts";
