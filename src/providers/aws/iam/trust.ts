import type { Context } from "./context.ts";
import { allow, decider, deniers, explicitDeny, implicitDeny, type Verdict } from "./evaluate.ts";
import { malformed, unsupported } from "./faults.ts";
import { applies, type Policy } from "./policy.ts";
import { type Caller, naming } from "./principal.ts";

/** A call that asks for a role. */
export interface TrustCall {
  /** `sts:AssumeRoleWithWebIdentity`, `sts:AssumeRole`, `sts:TagSession`, … */
  readonly action: string;
  /** `federated`: ARN of the identity provider that stands behind the token, as its issuer is registered. */
  readonly principal: Caller;
  readonly context: Context;
}

/**
 * What a role's trust policy answers. For a principal of an account this is one half: where the policy names only the
 * account, or another account's principal, the caller's own policies must allow the call as well.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
 */
export function evaluateTrust(trust: Policy, call: TrustCall): Verdict {
  if (trust.kind !== "trust")
    throw malformed(`a ${trust.kind} policy was given as trust policy: parse it as \`trust\``);
  const asked = { ...call, resource: "the role" };
  // Trust policies name no resource: theirs is read as `*`.
  const denied = deniers(trust, { ...call, resource: "*" }, call.principal);
  if (denied.length > 0) return explicitDeny(asked, denied);
  const allowed = trust.statements.flatMap((statement, at) => {
    if (statement.effect !== "Allow" || !applies(statement, { ...call, resource: "*" })) return [];
    if (statement.principals!.everyone && !("arn" in call.principal))
      throw unsupported(
        "a trust policy that allows everyone was asked about a federated user or a service: name the provider",
      );
    return naming(statement.principals!, call.principal) ? [decider(trust, statement, at)] : [];
  });
  return allowed.length > 0
    ? allow(asked, allowed)
    : implicitDeny(asked, "no statement of the trust policy admits this caller");
}
