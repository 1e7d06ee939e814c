import { type Instant, iso } from "../../../core/time.ts";

/** What a request is known by besides action and resource. Keys are case-insensitive; a key has no, one or many values. */
export interface Context {
  /** Values of a key; undefined when the request does not carry it. */
  get(key: string): readonly string[] | undefined;
  /** Lower-case keys with their values. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
}

export type ContextValues = { readonly [key: string]: string | readonly string[] | undefined };

/** Puts contexts and plain records together; of the same key, the later one counts. Undefined values are not there. */
export function contextOf(...parts: readonly (Context | ContextValues)[]): Context {
  const entries = new Map<string, readonly string[]>();
  for (const part of parts) {
    for (const [key, value] of isContext(part) ? part.entries : Object.entries(part)) {
      if (value !== undefined) entries.set(key.toLowerCase(), typeof value === "string" ? [value] : value);
    }
  }
  return { get: (key) => entries.get(key.toLowerCase()), entries };
}

function isContext(part: Context | ContextValues): part is Context {
  return part.entries instanceof Map;
}

/** The request's time, in both of AWS's spellings: whole seconds. */
export function timeContext(at: Instant): Context {
  return contextOf({ "aws:CurrentTime": iso(at), "aws:EpochTime": String(Math.floor(at / 1000)) });
}

/**
 * What AWS knows of a call by a session of a role that was assumed with a web identity.
 * Claims of the token are not there: none of GitHub's is available in the session.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function sessionContext(session: {
  readonly at: Instant;
  /** `arn:aws:iam::123456789012:role/path/name` */
  readonly roleArn: string;
  readonly sessionName: string;
  /** `AROA…`: without it the context has no `aws:userid`. */
  readonly roleId?: string;
  /** ARN of the OIDC provider; absent when the session was not federated. */
  readonly federatedProvider?: string;
  /** The role's tags. */
  readonly tags?: { readonly [key: string]: string };
  /** Region of the called endpoint. */
  readonly region?: string;
  /** When the session began. */
  readonly issuedAt?: Instant;
}): Context {
  const tags = Object.entries(session.tags ?? {}).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]);
  return contextOf(timeContext(session.at), Object.fromEntries(tags), {
    "aws:PrincipalArn": session.roleArn,
    "aws:PrincipalAccount": session.roleArn.split(":")[4],
    "aws:PrincipalType": "AssumedRole",
    "aws:PrincipalIsAWSService": "false",
    "aws:ViaAWSService": "false",
    "aws:SecureTransport": "true",
    "aws:userid": session.roleId && `${session.roleId}:${session.sessionName}`,
    "aws:FederatedProvider": session.federatedProvider,
    "aws:RequestedRegion": session.region,
    "aws:TokenIssueTime": session.issuedAt === undefined ? undefined : iso(session.issuedAt),
  });
}

/**
 * The claims of GitHub's tokens that AWS makes into condition keys; no other claim reaches a trust policy.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
 */
export const githubClaims = [
  "aud",
  "sub",
  "repository_id",
  "repository_owner_id",
  "repository",
  "ref",
  "environment",
  "job_workflow_ref",
  "workflow",
  "actor",
  "actor_id",
  "enterprise_id",
] as const;

/** What AWS knows when a token asks for a role: the claims it makes into keys, the session's name, the time. */
export function webIdentityContext(request: {
  readonly at: Instant;
  readonly claims: { readonly [claim: string]: unknown };
  readonly sessionName: string;
  /** The provider's address without scheme: `token.actions.githubusercontent.com`. */
  readonly issuerHost: string;
}): Context {
  const known = githubClaims.map((claim) => [`${request.issuerHost}:${claim}`, claimValue(request.claims[claim])]);
  return contextOf(timeContext(request.at), Object.fromEntries(known), { "sts:RoleSessionName": request.sessionName });
}

function claimValue(claim: unknown): string | readonly string[] | undefined {
  if (typeof claim === "string") return claim;
  return Array.isArray(claim) && claim.every((value) => typeof value === "string") ? claim : undefined;
}
