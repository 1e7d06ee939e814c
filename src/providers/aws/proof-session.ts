import type { Statement } from "../../core/access.ts";
import type { Lease } from "../../core/lease.ts";
import { type Instant, iso, minute, second } from "../../core/time.ts";
import {
  type Call,
  type ContextValues,
  contextOf,
  evaluate,
  type Policy,
  parsePolicy,
  sessionContext,
} from "./iam/index.ts";
import { denyAllArn, oidcProviderArn, roleArn, roleNameOf, sessionPrefix } from "./names.ts";
import { overlap } from "./overlap.ts";
import type { Check } from "./proof.ts";
import { releaseAction } from "./restrict.ts";

/** The two documents that bear on a session. */
export interface Walls {
  readonly permissions: Policy;
  readonly boundary: Policy;
}

/** One call by a session of the lease. What is left out is as it should be. */
export interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly at?: Instant;
  /** `null`: the call has none. */
  readonly region?: string | null;
  readonly provider?: string | null;
  readonly extra?: ContextValues;
}

export type Against = { readonly identity: readonly Policy[]; readonly boundary?: Policy; readonly resource?: Policy };

const everything = { Sid: "All", Effect: "Allow", Action: "*", Resource: "*" };

/** An identity policy that allows everything: what is refused beside it, a Deny refuses. */
export const anything = parsePolicy({ Version: "2012-10-17", Statement: [everything] }, "identity");

function sessionName(lease: Lease): string {
  return `${sessionPrefix(lease.id)}1-1-1`;
}

function principalOf(lease: Lease) {
  const { partition, account } = lease.target.target;
  const sessionArn = `arn:${partition}:sts::${account}:assumed-role/${roleNameOf(lease)}/${sessionName(lease)}`;
  return { arn: roleArn(lease), account, sessionArn };
}

/** The most generous resource policy there can be: it names the session and allows it everything. */
export function generous(lease: Lease): Policy {
  const statement = { ...everything, Principal: { AWS: principalOf(lease).sessionArn } };
  return parsePolicy({ Version: "2012-10-17", Statement: [statement] }, "resource");
}

function ask(lease: Lease, asked: Asked, against: Against) {
  return evaluate(callOf(lease, asked), against);
}

export function callOf(lease: Lease, asked: Asked): Call {
  const { target, configuration } = lease;
  const { partition, account, regions } = target.target;
  const ours = oidcProviderArn(partition, account, configuration.issuer);
  const provider = asked.provider === undefined ? ours : asked.provider;
  const region = asked.region === undefined ? regions[0] : asked.region;
  const context = sessionContext({
    at: asked.at ?? lease.from,
    roleArn: roleArn(lease),
    sessionName: sessionName(lease),
    ...(provider && { federatedProvider: provider }),
    ...(region && { region }),
  });
  const { action, resource, extra = {} } = asked;
  return {
    action,
    resource,
    principal: principalOf(lease),
    resourceAccount: account,
    context: contextOf(context, extra),
  };
}

/** A concrete text that a pattern matches. */
export function sample(pattern: string): string {
  return pattern === "*" ? "*" : pattern.replaceAll("*", "x").replaceAll("?", "x");
}

function sampleAction(pattern: string): string {
  return pattern === "*" ? "sallyport:Any" : sample(pattern);
}

function sampleContext(statement: Statement): ContextValues {
  const keys = Object.values(statement.conditions ?? {}).flatMap((block) => Object.entries(block));
  return Object.fromEntries(keys.map(([key, value]) => [key, sample(typeof value === "string" ? value : value[0]!)]));
}

/** What is granted works in the window and in the regions, and nothing else does, whatever a resource policy adds. */
export function permissionChecks({ permissions, boundary }: Walls, lease: Lease): readonly Check[] {
  const alone: Against = { identity: [permissions], resource: generous(lease) };
  const granted = grantedCalls(lease);
  return [
    ...granted.flatMap((call) =>
      [lease.from, lease.until - second].flatMap((at) =>
        lease.target.target.regions.map(
          (region): Check => ({
            what: `${spell(call)} in ${region} at ${iso(at)}`,
            expect: "allowed",
            ask: () => ask(lease, { ...call, at, region }, { identity: [permissions], boundary }),
          }),
        ),
      ),
    ),
    ...refusals(lease, alone, [
      ...granted.flatMap((call) => outside(call, lease)),
      ...otherResources(granted, lease),
      ...ungranted(lease),
      ...unmetConditions(lease),
    ]),
  ];
}

export function refusals(
  lease: Lease,
  against: Against,
  calls: readonly (Asked & { readonly what?: string })[],
): Check[] {
  return calls.map(({ what, ...call }) => ({
    what: what ?? spell(call),
    expect: "refused",
    ask: () => ask(lease, call, against),
  }));
}

export function spell({ action, resource }: Asked): string {
  return `${action} on ${resource}`;
}

export function grantedCalls(lease: Lease): readonly Asked[] {
  return lease.access.flatMap((statement) =>
    statement.actions.flatMap((action) =>
      statement.resources.map((resource) => ({
        action: sampleAction(action),
        resource: sample(resource),
        extra: sampleContext(statement),
      })),
    ),
  );
}

/** A granted call at the wrong time or in the wrong region. */
function outside(call: Asked, { from, until }: Lease) {
  const times = [from - minute, from - second, until, until + minute, until * 2];
  const regions = ["xx-nowhere-1", null];
  return [
    ...times.map((at) => ({ ...call, at, what: `${spell(call)} at ${iso(at)}` })),
    ...regions.map((region) => ({ ...call, region, what: `${spell(call)} in ${region ?? "no region"}` })),
  ];
}

/** Granted actions on resources that no entry with that action names. */
function otherResources(granted: readonly Asked[], lease: Lease): readonly Asked[] {
  const strangers = ["*", `arn:${lease.target.target.partition}:sallyport:xx-nowhere-1:000000000000:stranger/x`];
  return granted.flatMap((call) => {
    const named = lease.access
      .filter(({ actions }) => actions.some((action) => overlap(action, call.action)))
      .flatMap(({ resources }) => resources);
    return [...strangers, `${call.resource}/x`, `${call.resource}x`, call.resource.slice(0, -1)]
      .filter((resource) => resource === "*" || resource.split(":").length >= 6)
      .filter((resource) => !named.some((pattern) => (resource === "*" ? pattern === "*" : overlap(pattern, resource))))
      .map((resource) => ({ ...call, resource }));
  });
}

/** Actions that were not granted: of the ceiling, beside the granted ones, and elsewhere. */
function ungranted(lease: Lease): readonly Asked[] {
  const actions = lease.access.flatMap((statement) => statement.actions);
  const candidates = [
    ...lease.target.target.ceiling.flatMap((statement) => statement.actions.map(sampleAction)),
    ...actions.map((action) => `${action.split(":")[0]?.replaceAll("*", "x")}:SallyportUngranted`),
    ...["s3:GetObject", "sts:AssumeRole", "iam:PassRole", "iam:PutRolePolicy", "iam:DetachRolePolicy"],
  ];
  const [resource] = lease.access.flatMap((statement) => statement.resources.map(sample));
  return [...new Set(candidates)]
    .filter((candidate) => ![...actions, releaseAction].some((action) => overlap(action, candidate)))
    .flatMap((action) => [resource ?? "*", roleArn(lease)].map((on) => ({ action, resource: on })));
}

/** A granted call with one condition's key absent, or with a value that no entry names. */
function unmetConditions(lease: Lease) {
  return lease.access.flatMap((statement) =>
    Object.keys(sampleContext(statement)).flatMap((key) =>
      statement.actions.flatMap((action) =>
        [undefined, "sallyport:no:such:value:at:all"].map((value) => ({
          action: sampleAction(action),
          resource: sample(statement.resources[0]!),
          extra: { ...sampleContext(statement), [key]: value },
          what: `${action} with ${key} ${value ?? "absent"}`,
        })),
      ),
    ),
  );
}

/** The release works on the own role with AWSDenyAll; with another policy or on another role it does not. */
export function releaseChecks({ permissions, boundary }: Walls, lease: Lease): readonly Check[] {
  const policy = { "iam:PolicyARN": denyAllArn(lease.target.target.partition) };
  const own = { action: releaseAction, resource: roleArn(lease), region: null };
  return [
    {
      what: "the release of itself",
      expect: "allowed",
      ask: () => ask(lease, { ...own, extra: policy }, { identity: [permissions], boundary }),
    },
    ...refusals(lease, { identity: [permissions], resource: generous(lease) }, [
      ...attachments(lease, own),
      { ...own, extra: policy, at: lease.until, what: "the release after the end" },
      { ...own, extra: policy, resource: `${roleArn(lease)}x`, what: "the release of another role" },
      { ...own, extra: policy, resource: outsider(lease), what: "the release of a role outside our path" },
    ]),
  ];
}

export function outsider(lease: Lease): string {
  const { partition, account } = lease.target.target;
  return `arn:${partition}:iam::${account}:role/${roleNameOf(lease)}`;
}

export function attachments(lease: Lease, own: Asked) {
  const { partition, account } = lease.target.target;
  const policies = [
    `arn:${partition}:iam::aws:policy/AdministratorAccess`,
    `arn:${partition}:iam::${account}:policy/x`,
  ];
  return [
    ...policies.map((arn) => ({ ...own, extra: { "iam:PolicyARN": arn }, what: `attaching ${arn}` })),
    { ...own, what: "attaching no policy at all" },
  ];
}
