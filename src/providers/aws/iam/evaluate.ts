import type { Context } from "./context.ts";
import { malformed } from "./faults.ts";
import { applies, type Policy, type PolicyKind, type PolicyStatement } from "./policy.ts";
import { type Caller, denies, isRoot, type Naming, naming, type Principal } from "./principal.ts";

export interface Call {
  /** `dynamodb:GetItem`; case does not matter. */
  readonly action: string;
  /** Full ARN, or `*` for an action that is about no resource. */
  readonly resource: string;
  readonly principal: Principal;
  /** Account that owns the resource; by default the one in the resource's ARN, else the principal's. */
  readonly resourceAccount?: string;
  readonly context: Context;
}

/** The policies that apply to a call. Absent means: there is none, which for a boundary or session policy allows. */
export interface Policies {
  readonly identity: readonly Policy[];
  readonly boundary?: Policy | undefined;
  /** Passed when the session was made; each must allow. */
  readonly session?: readonly Policy[] | undefined;
  /** Of the resource: of kind `resource`, or `trust` for a call that assumes a role. */
  readonly resource?: Policy | undefined;
}

export interface Verdict {
  readonly allowed: boolean;
  readonly reason: "explicit-deny" | "implicit-deny" | "allowed";
  /** The statements that decided, counted from 0; none for an implicit denial. */
  readonly by: readonly Decider[];
  /** One sentence for people. */
  readonly says: string;
}

export interface Decider {
  readonly kind: PolicyKind;
  readonly sid?: string;
  readonly statement: number;
}

/**
 * What AWS answers to a call, by its documented logic, without organization policies.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluate(call: Call, policies: Policies): Verdict {
  check(call, policies);
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html: no policy can deny it.
  if (call.action.toLowerCase() === "sts:getcalleridentity")
    return {
      allowed: true,
      reason: "allowed",
      by: [],
      says: `${call.action} needs no permission and cannot be denied`,
    };
  const { identity, boundary, session = [], resource } = policies;
  const all = [...identity, ...(boundary ? [boundary] : []), ...session, ...(resource ? [resource] : [])];
  const denied = all.flatMap((policy) => deniers(policy, call, call.principal));
  if (denied.length > 0) return explicitDeny(call, denied);

  const own = identity.flatMap((policy) => allowers(policy, call));
  const root = isRoot(call.principal.arn) && !call.principal.sessionArn;
  const sides: Sides = {
    own: root || own.length > 0 ? own : undefined,
    limitedBy: limits(call, { boundary, session }),
    grants: resource ? grantsOf(resource, call, call.principal) : new Map(),
    resource,
  };
  return resourceAccount(call) === call.principal.account ? within(call, sides) : across(call, sides);
}

/** What speaks for and against a call that nothing denies. */
interface Sides {
  /** Identity statements that allow it; undefined when the principal has no permission of its own. Root needs none. */
  readonly own: readonly Decider[] | undefined;
  /** A limiting policy that does not allow it. */
  readonly limitedBy: "boundary" | "session" | undefined;
  /** Statements of the resource policy that allow it, by how they name the caller. */
  readonly grants: ReadonlyMap<Naming, readonly Decider[]>;
  readonly resource: Policy | undefined;
}

/** One account: the resource's policy and the principal's add up; who is named decides which limits count. */
function within(call: Call, { own, limitedBy, grants, resource }: Sides): Verdict {
  const direct = grants.get("direct");
  if (direct) return allow(call, direct);
  const granted = grants.get("behind") ?? own;
  if (!granted) return implicitDeny(call, "no identity policy allows it");
  if (limitedBy) return implicitDeny(call, `the ${limitedBy} policy does not allow it`);
  if (grants.size === 0 && resourceMustAllow(call, resource))
    return implicitDeny(call, "the resource's own policy does not allow it");
  return allow(call, granted);
}

/** Two accounts: each must allow by itself. */
function across(call: Call, { own, limitedBy, grants }: Sides): Verdict {
  if (grants.size === 0) return implicitDeny(call, "the resource's account does not allow it");
  if (!own) return implicitDeny(call, "no identity policy allows it");
  if (limitedBy) return implicitDeny(call, `the ${limitedBy} policy does not allow it`);
  return allow(call, [...own, ...[...grants.values()].flat()]);
}

/** Key policies and role trust policies are the exceptions that must allow, whatever identity policies say. */
function resourceMustAllow(call: Call, resource: Policy | undefined): boolean {
  return resource !== undefined && (resource.kind === "trust" || call.action.toLowerCase().startsWith("kms:"));
}

/** The kind of limiting policy that does not allow the call; undefined when all of them do. */
function limits(
  call: Call,
  { boundary, session }: { readonly boundary: Policy | undefined; readonly session: readonly Policy[] },
): Sides["limitedBy"] {
  if (boundary && allowers(boundary, call).length === 0) return "boundary";
  const federatedUser = call.principal.sessionArn?.includes(":federated-user/");
  if (federatedUser && session.length === 0) return "session";
  return session.every((policy) => allowers(policy, call).length > 0) ? undefined : "session";
}

/** A resource's account; ARNs without one (buckets, AWS's own managed policies) are taken to be the caller's unless the call says otherwise. */
function resourceAccount({ resource, resourceAccount, principal }: Call): string {
  const owner = resource.split(":")[4];
  return resourceAccount || (owner === "aws" ? "" : owner) || principal.account;
}

function grantsOf(policy: Policy, call: Call, caller: Caller): ReadonlyMap<Naming, readonly Decider[]> {
  const grants = new Map<Naming, Decider[]>();
  policy.statements.forEach((statement, at) => {
    const how = statement.effect === "Allow" && applies(statement, call) && naming(statement.principals!, caller);
    if (how) grants.set(how, [...(grants.get(how) ?? []), decider(policy, statement, at)]);
  });
  return grants;
}

function allowers(policy: Policy, call: Call): readonly Decider[] {
  return policy.statements.flatMap((statement, at) =>
    statement.effect === "Allow" && applies(statement, call) ? [decider(policy, statement, at)] : [],
  );
}

/** The Deny statements of a policy that are about this call by this caller. */
export function deniers(
  policy: Policy,
  call: Pick<Call, "action" | "resource" | "context">,
  caller: Caller,
): readonly Decider[] {
  return policy.statements.flatMap((statement, at) => {
    const meant = statement.effect === "Deny" && (!statement.principals || denies(statement.principals, caller));
    return meant && applies(statement, call) ? [decider(policy, statement, at)] : [];
  });
}

export function decider({ kind }: Policy, { sid }: PolicyStatement, statement: number): Decider {
  return sid === undefined ? { kind, statement } : { kind, sid, statement };
}

function check(call: Call, policies: Policies): void {
  if (!/^[A-Za-z0-9-]+:[A-Za-z0-9_-]+$/.test(call.action))
    throw malformed(`\`${call.action}\` is no action to ask about: write \`service:Name\` without wildcards`);
  if (call.resource !== "*" && call.resource.split(":").length < 6)
    throw malformed(`\`${call.resource}\` is no resource to ask about: write \`*\` or a full ARN`);
  const { identity, boundary, session = [], resource } = policies;
  const misplaced =
    identity.find(({ kind }) => kind !== "identity") ??
    [boundary].find((policy) => policy && policy.kind !== "boundary") ??
    session.find(({ kind }) => kind !== "session") ??
    [resource].find((policy) => policy && policy.kind !== "resource" && policy.kind !== "trust");
  if (misplaced)
    throw malformed(`a ${misplaced.kind} policy was given in another's place: parse it as what it is used for`);
}

type Asked = Pick<Call, "action" | "resource">;

export function explicitDeny({ action, resource }: Asked, by: readonly Decider[]): Verdict {
  return { allowed: false, reason: "explicit-deny", by, says: `${action} on ${resource} is denied by ${name(by[0]!)}` };
}

export function implicitDeny({ action, resource }: Asked, why: string): Verdict {
  return { allowed: false, reason: "implicit-deny", by: [], says: `${action} on ${resource} is not allowed: ${why}` };
}

export function allow({ action, resource }: Asked, by: readonly Decider[]): Verdict {
  const first = by[0] ? ` by ${name(by[0])}` : " to the account's root";
  return { allowed: true, reason: "allowed", by, says: `${action} on ${resource} is allowed${first}` };
}

function name({ kind, sid, statement }: Decider): string {
  return `${sid ? `\`${sid}\`` : `statement ${statement}`} of the ${kind} policy`;
}
