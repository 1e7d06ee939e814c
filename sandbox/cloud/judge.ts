/** Decides calls by IAM's state, our evaluator and the sandbox's clock. What cannot be evaluated is denied. */
import type { Instant } from "../../src/core/time.ts";
import {
  type Context,
  type ContextValues,
  contextOf,
  evaluate,
  evaluateTrust,
  type Policy,
  type PolicyKind,
  parsePolicy,
  sessionContext,
  timeContext,
  type Verdict,
  webIdentityContext,
} from "../../src/providers/aws/iam/index.ts";
import type { SandboxClock } from "../contract.ts";
import type { Beliefs, RoleView } from "./beliefs.ts";
import { type Principal, type Session, unknownToken } from "./keys.ts";
import { Refusal } from "./refusal.ts";

/** The judge said no; `why` is for people, the message is AWS's. */
export class Denied extends Refusal {
  readonly why: string;

  constructor(message: string, why: string) {
    super("AccessDenied", message, 403);
    this.name = "Denied";
    this.why = why;
  }
}

export interface Question {
  readonly principal: Principal;
  /** `dynamodb:GetItem` */
  readonly action: string;
  readonly resource: string;
  /** Region of the credential scope. */
  readonly region: string;
  /** Keys that come with the action. */
  readonly context: ContextValues;
  /** The resource's own policy; a role's trust policy for a call that assumes it. */
  readonly resourcePolicy?: { readonly document: string; readonly kind: "resource" | "trust" };
  /** Account that owns the resource, where its ARN does not say. */
  readonly resourceAccount?: string;
}

export interface WebIdentity {
  /** What the trust policy is asked about. Default `sts:AssumeRoleWithWebIdentity`. */
  readonly action?: "sts:TagSession" | "sts:SetSourceIdentity";
  readonly at: Instant;
  readonly claims: { readonly [claim: string]: unknown };
  readonly sessionName: string;
  /** ARN of the OIDC provider. */
  readonly provider: string;
  readonly issuerHost: string;
}

export interface Judge {
  /** Returns why it is allowed, or throws {@link Denied}. Throws InvalidClientTokenId for a session of a role that is gone. */
  permit(question: Question): Promise<string>;
  /** Whether a role's trust policy admits the bearer of a web identity. Never throws. */
  admits(role: RoleView, identity: WebIdentity): { readonly allowed: boolean; readonly why: string };
}

export function judge({ clock, beliefs }: { readonly clock: SandboxClock; readonly beliefs: Beliefs }): Judge {
  /** The session's role; another role under the same name is not it. */
  async function roleOf(session: Session): Promise<RoleView> {
    const view = await beliefs.role(session.account, session.role.name);
    if (!view || view.role.id !== session.role.id) throw unknownToken();
    return view;
  }

  return {
    async permit(question) {
      const { principal } = question;
      const view = principal.kind === "session" ? await roleOf(principal) : undefined;
      const verdict = cautiously(() =>
        principal.kind === "session" && view
          ? decideSession(question, principal, view, clock.now())
          : decideOwner(question, clock.now()),
      );
      if (!verdict.allowed) throw new Denied(message(question, verdict), verdict.why);
      return verdict.why;
    },
    admits(view, identity) {
      return cautiously(() =>
        evaluateTrust(parse(view.role.trust, "trust"), {
          action: identity.action ?? "sts:AssumeRoleWithWebIdentity",
          principal: { federated: identity.provider },
          context: contextOf(webIdentityContext(identity), tagKeys("aws:ResourceTag", view.role.tags)),
        }),
      );
    },
  };
}

/** An owner may do everything, but a role's trust policy still has to admit it. */
function decideOwner(question: Question, at: Instant): Verdict {
  const everything = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
  const { arn, account } = question.principal;
  const own = contextOf(timeContext(at), { "aws:PrincipalArn": arn, "aws:PrincipalAccount": account });
  const caller = { arn, account };
  const assumes = question.resourcePolicy?.kind === "trust";
  return evaluate(
    { ...target(question), principal: caller, context: contextOf(own, question.context) },
    { identity: [parsePolicy(everything, "identity")], resource: assumes ? resourcePolicy(question) : undefined },
  );
}

function decideSession(question: Question, session: Session, view: RoleView, at: Instant): Verdict {
  const context: Context = contextOf(
    sessionContext({
      at,
      roleArn: view.role.arn,
      sessionName: session.name,
      roleId: view.role.id,
      tags: view.role.tags,
      region: question.region,
      issuedAt: session.issuedAt,
      ...(session.federatedProvider === undefined ? {} : { federatedProvider: session.federatedProvider }),
    }),
    { "aws:SourceIp": "127.0.0.1" },
    question.context,
  );
  const principal = { arn: view.role.arn, account: session.account, sessionArn: session.arn };
  return evaluate(
    { ...target(question), principal, context },
    {
      identity: view.permissions.map(({ document }) => parse(document, "identity")),
      boundary: view.boundary === undefined ? undefined : parse(view.boundary, "boundary"),
      session: session.policies.map((document) => parse(document, "session")),
      resource: resourcePolicy(question),
    },
  );
}

function target({ action, resource, resourceAccount }: Question) {
  return { action, resource, ...(resourceAccount === undefined ? {} : { resourceAccount }) };
}

function resourcePolicy({ resourcePolicy: given }: Question): Policy | undefined {
  return given && parse(given.document, given.kind);
}

function parse(document: string, kind: PolicyKind): Policy {
  return parsePolicy(JSON.parse(document), kind);
}

function tagKeys(prefix: string, tags: Readonly<Record<string, string>>): ContextValues {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]));
}

type Decision = Pick<Verdict, "allowed" | "reason"> & { readonly by: Verdict["by"]; readonly why: string };

/** Unknown denies: a policy that the evaluator does not understand lets nobody through. */
function cautiously(decide: () => Verdict): Decision {
  try {
    const { says, ...verdict } = decide();
    return { ...verdict, why: says };
  } catch (error) {
    const why = `the policies could not be evaluated: ${error instanceof Error ? error.message : String(error)}`;
    return { allowed: false, reason: "implicit-deny", by: [], why };
  }
}

const policyNames: Readonly<Record<PolicyKind, string>> = {
  identity: "an identity-based policy",
  boundary: "a permissions boundary",
  session: "a session policy",
  resource: "a resource-based policy",
  trust: "a resource-based policy",
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
function message({ principal, action, resource }: Question, { reason, by, why }: Decision): string {
  const said = `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource}`;
  const [first] = by;
  if (reason === "explicit-deny" && first) return `${said} with an explicit deny in ${policyNames[first.kind]}`;
  const [, limit] = /the (boundary|session) policy does not allow/.exec(why) ?? [];
  const missing =
    limit === "boundary" ? "permissions boundary" : limit === "session" ? "session policy" : "identity-based policy";
  return `${said} because no ${missing} allows the ${action} action`;
}
