import type { Lease } from "../../core/lease.ts";
import { type Instant, iso, minute, second } from "../../core/time.ts";
import { evaluateTrust, type Policy, type TrustCall, webIdentityContext } from "./iam/index.ts";
import { issuerName, oidcProviderArn, sessionPrefix } from "./names.ts";
import type { Check } from "./proof.ts";

/** What a job shows when it asks for a role. */
interface Asking {
  readonly claims: { readonly [claim: string]: string | undefined };
  readonly session: string;
  readonly provider: string;
  readonly at: Instant;
}

/** The subject is admitted in its window, in both spellings; each single mutation of it is refused. */
export function trustChecks(trust: Policy, lease: Lease): readonly Check[] {
  const bothSpellings = lease.subject.sub.map((sub) => asking(lease, sub));
  const admitted = bothSpellings.flatMap((base) =>
    [lease.from, lease.until - second].map((at) => ({
      what: `${base.claims.sub} at ${iso(at)}`,
      expect: "allowed" as const,
      ask: () => evaluateTrust(trust, webIdentity(lease, { ...base, at })),
    })),
  );
  const refused = bothSpellings.flatMap((base) =>
    [
      ...claimMutations(base),
      ...sessionMutations(base, lease),
      ...issuerMutations(base, lease),
      ...times(base, lease),
    ].map(({ what, asked }) => ({
      what: `${base.claims.sub} with ${what}`,
      expect: "refused" as const,
      ask: () => evaluateTrust(trust, webIdentity(lease, asked)),
    })),
  );
  return [...admitted, ...refused, ...otherDoors(trust, lease)];
}

function asking(lease: Lease, sub: string): Asking {
  const { subject, configuration, target } = lease;
  return {
    claims: {
      aud: configuration.audience,
      sub,
      repository: subject.repository,
      repository_id: subject.repositoryId,
      repository_owner_id: subject.ownerId,
      ref: subject.ref,
      environment: subject.environment,
      job_workflow_ref: subject.jobWorkflowRef,
    },
    session: `${sessionPrefix(lease.id)}1-1-1`,
    provider: oidcProviderArn(target.target.partition, target.target.account, configuration.issuer),
    at: lease.from + Math.floor((lease.until - lease.from) / 2),
  };
}

function webIdentity(lease: Lease, { claims, session, provider, at }: Asking): TrustCall {
  return {
    action: "sts:AssumeRoleWithWebIdentity",
    principal: { federated: provider },
    context: webIdentityContext({
      at,
      claims,
      sessionName: session,
      issuerHost: issuerName(lease.configuration.issuer),
    }),
  };
}

interface Mutation {
  readonly what: string;
  readonly asked: Asking;
}

const trusted = ["aud", "sub", "repository_id", "repository_owner_id", "ref", "environment", "job_workflow_ref"];

function claimMutations(base: Asking): readonly Mutation[] {
  return trusted.flatMap((claim) =>
    neighbours(base.claims[claim] ?? "").map((value) => ({
      what: value === undefined ? `no ${claim}` : `${claim} ${value}`,
      asked: { ...base, claims: { ...base.claims, [claim]: value } },
    })),
  );
}

/** Values near the right one: none at all, longer, shorter, another letter case, a wildcard. */
function neighbours(value: string): readonly (string | undefined)[] {
  const others = [`${value}x`, `x${value}`, value.slice(0, -1), value.toUpperCase(), value.toLowerCase(), "*", ""];
  return [undefined, ...new Set(others.filter((other) => other !== value))];
}

function sessionMutations(base: Asking, lease: Lease): readonly Mutation[] {
  const names = [`x${base.session}`, `${lease.id}-b@1-1-1`, lease.id, `${lease.id.slice(0, -1)}@1-1-1`, "1-1-1"];
  return names.map((session) => ({ what: `session name ${session}`, asked: { ...base, session } }));
}

function issuerMutations(base: Asking, lease: Lease): readonly Mutation[] {
  const { partition, account } = lease.target.target;
  const elsewhere = account === "000000000000" ? "000000000001" : "000000000000";
  return [
    oidcProviderArn(partition, account, "https://issuer.invalid"),
    oidcProviderArn(partition, account, `${lease.configuration.issuer}/another`),
    oidcProviderArn(partition, elsewhere, lease.configuration.issuer),
  ].map((provider) => ({ what: `the issuer ${provider}`, asked: { ...base, provider } }));
}

function times(base: Asking, lease: Lease): readonly Mutation[] {
  const outside = [lease.from - minute, lease.from - second, lease.until, lease.until + minute, lease.until * 2];
  return outside.map((at) => ({ what: `the time ${iso(at)}`, asked: { ...base, at } }));
}

/** Nobody else comes in: not the account itself, nor a service, nor by another call. */
function otherDoors(trust: Policy, lease: Lease): readonly Check[] {
  const { partition, account } = lease.target.target;
  const base = asking(lease, lease.subject.sub[0]);
  const { context } = webIdentity(lease, base);
  const root = { arn: `arn:${partition}:iam::${account}:root`, account };
  const callers: readonly { readonly what: string; readonly call: TrustCall }[] = [
    { what: "the account's own sts:AssumeRole", call: { action: "sts:AssumeRole", principal: root, context } },
    {
      what: "a service's sts:AssumeRole",
      call: { action: "sts:AssumeRole", principal: { service: "ec2.amazonaws.com" }, context },
    },
    {
      what: "the subject's sts:TagSession",
      call: { action: "sts:TagSession", principal: { federated: base.provider }, context },
    },
  ];
  return callers.map(({ what, call }) => ({ what, expect: "refused", ask: () => evaluateTrust(trust, call) }));
}
