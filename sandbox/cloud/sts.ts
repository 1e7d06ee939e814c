/** STS: sessions of roles. https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html */
import type { OidcIssuer, SandboxClock } from "../contract.ts";
import type { Beliefs, RoleView } from "./beliefs.ts";
import type { Call, Service } from "./call.ts";
import { invalid } from "./iam-limits.ts";
import type { IamStates } from "./iam-state.ts";
import { Denied, type Judge } from "./judge.ts";
import type { Keyring, Session } from "./keys.ts";
import { queryAnswer, queryRefusal, readQuery } from "./query.ts";
import { Refusal } from "./refusal.ts";
import { checkLength, packedSize, type RoleRequest, readRoleRequest } from "./sts-parameters.ts";
import { identityLess, stsReport } from "./sts-report.ts";
import { verifyWebIdentity } from "./web-identity.ts";
import type { Xml } from "./xml.ts";

const namespace = "https://sts.amazonaws.com/doc/2011-06-15/";

export interface StsWorld {
  readonly clock: SandboxClock;
  readonly issuers: readonly OidcIssuer[];
  readonly states: IamStates;
  readonly beliefs: Beliefs;
  readonly judge: Judge;
  readonly keys: Keyring;
}

export function stsService(world: StsWorld): Service {
  const calls: Readonly<Record<string, (call: Call) => Promise<Xml>>> = {
    "sts:AssumeRoleWithWebIdentity": (call) => assumeWithWebIdentity(world, call),
    "sts:AssumeRole": (call) => assumeRole(world, call),
    "sts:GetCallerIdentity": (call) => callerIdentity(call),
    "sts:GetFederationToken": furtherCredentials,
    "sts:GetSessionToken": furtherCredentials,
  };
  return {
    name: "sts",
    read: (request) => readQuery(request, "sts"),
    refuse: (refusal, requestId) => queryRefusal(namespace, refusal, requestId),
    report: stsReport,
    async serve(call) {
      const answer = calls[call.action];
      if (!answer) throw new Refusal("InvalidAction", `Could not find operation ${call.action} for version 2011-06-15`);
      return queryAnswer(namespace, call, await answer(call));
    },
  };
}

async function assumeWithWebIdentity(world: StsWorld, call: Call): Promise<Xml> {
  const asked = readRoleRequest(call.parameters);
  const token = call.parameters.WebIdentityToken ?? "";
  checkLength(token, "webIdentityToken", { least: 4, most: 20_000 });
  const state = world.states.of(asked.account);
  const { claims, provider } = await verifyWebIdentity(token, { ...world, account: asked.account, state });
  const view = await world.beliefs.role(asked.account, asked.roleName);
  const identity = {
    at: call.at,
    claims,
    sessionName: asked.sessionName,
    provider: provider.arn,
    issuerHost: provider.url,
  };
  const verdict =
    view?.role.arn === asked.roleArn
      ? world.judge.admits(view, identity)
      : { allowed: false, why: `there is no role ${asked.roleArn}` };
  if (!view || !verdict.allowed) {
    throw new Denied("Not authorized to perform sts:AssumeRoleWithWebIdentity", verdict.why);
  }
  for (const [claim, action] of sessionClaims) {
    if (claims[claim] === undefined) continue;
    const { allowed, why } = world.judge.admits(view, { ...identity, action });
    if (!allowed) throw new Denied(`Not authorized to perform ${action}`, why);
    throw notOffered(action);
  }
  call.note(verdict.why);
  return {
    ...(await newSession(world, { asked, view, call, federatedProvider: provider.arn })),
    SubjectFromWebIdentityToken: String(claims.sub),
    Audience: String(claims.aud),
    Provider: provider.arn,
  };
}

async function assumeRole(world: StsWorld, call: Call): Promise<Xml> {
  const asked = readRoleRequest(call.parameters);
  const view = await world.beliefs.role(asked.account, asked.roleName);
  const trust = view?.role.arn === asked.roleArn ? view.role.trust : nobody;
  const needs = (action: string) =>
    call.permit({
      action,
      resource: asked.roleArn,
      context: { "sts:RoleSessionName": asked.sessionName },
      resourcePolicy: { document: trust, kind: "trust" },
    });
  await needs("sts:AssumeRole");
  const names = Object.keys(call.parameters);
  for (const [parameter, action] of sessionParameters) {
    if (!names.some((name) => name.startsWith(parameter))) continue;
    await needs(action);
    throw notOffered(action);
  }
  if (call.caller?.principal.kind === "session" && asked.duration > 3600) {
    throw new Refusal(
      "ValidationError",
      "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
    );
  }
  return newSession(world, { asked, view: view as RoleView, call });
}

/** What a token, or a call, may bring into the session, and what the trust policy must then allow as well.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
const sessionClaims = [
  ["https://aws.amazon.com/tags", "sts:TagSession"],
  ["https://aws.amazon.com/source_identity", "sts:SetSourceIdentity"],
] as const;
const sessionParameters = [
  ["Tags.", "sts:TagSession"],
  ["TransitiveTagKeys.", "sts:TagSession"],
  ["SourceIdentity", "sts:SetSourceIdentity"],
] as const;

function notOffered(action: string): Refusal {
  return new Refusal("InvalidParameterValue", `${action} is permitted, and not offered here: leave it out`);
}

/** Sessions cannot get further credentials this way, whatever they may do.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html */
async function furtherCredentials(call: Call): Promise<never> {
  await call.permit({ action: call.action, resource: "*", context: {} });
  if (call.caller?.principal.kind === "session")
    throw new Refusal("AccessDenied", `Cannot call ${call.action.slice("sts:".length)} with session credentials`, 403);
  throw notOffered(call.action);
}

/** The trust of a role that does not exist: it tells a stranger no more than that it is not theirs. */
const nobody = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }],
});

async function newSession(
  world: StsWorld,
  made: {
    readonly asked: RoleRequest;
    readonly view: RoleView;
    readonly call: Call;
    readonly federatedProvider?: string;
  },
): Promise<{ readonly [name: string]: Xml }> {
  const { asked, view, call, federatedProvider } = made;
  const { role } = view;
  if (asked.duration > role.longest) {
    throw new Refusal(
      "ValidationError",
      "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    );
  }
  const policies = await sessionPolicies(world, asked);
  const packed = packedSize(policies);
  // Ends on a whole second, as the answer says it.
  const issuedAt = Math.floor(call.at / 1000) * 1000;
  const session: Session = {
    kind: "session",
    account: asked.account,
    arn: `arn:aws:sts::${asked.account}:assumed-role/${role.name}/${asked.sessionName}`,
    role: { name: role.name, arn: role.arn, id: role.id },
    name: asked.sessionName,
    issuedAt,
    expiresAt: issuedAt + asked.duration * 1000,
    policies,
    ...(federatedProvider === undefined ? {} : { federatedProvider }),
  };
  const keys = world.keys.mint(session);
  return {
    Credentials: {
      AccessKeyId: keys.accessKeyId,
      SecretAccessKey: keys.secretAccessKey,
      SessionToken: keys.sessionToken,
      Expiration: new Date(session.expiresAt),
    },
    AssumedRoleUser: { AssumedRoleId: `${role.id}:${session.name}`, Arn: session.arn },
    PackedPolicySize: packed,
  };
}

async function sessionPolicies({ states }: StsWorld, asked: RoleRequest): Promise<readonly string[]> {
  if (asked.policyArns.length > 10) throw invalid("policyArns", "", "have length less than or equal to 10");
  const state = states.of(asked.account);
  const managed: string[] = [];
  for (const arn of asked.policyArns) {
    const policy = await state.policy(arn);
    const version = policy && (await state.version(arn, policy.defaultVersion));
    if (!version) throw new Refusal("InvalidParameterValue", `The session policy ${arn} does not exist`);
    managed.push(version.document);
  }
  return asked.policy === undefined ? managed : [asked.policy, ...managed];
}

/** Needs no permission, and no policy can deny it. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
async function callerIdentity(call: Call): Promise<Xml> {
  await call.permit({ action: "sts:GetCallerIdentity", resource: "*", context: {} });
  const principal = call.caller?.principal;
  if (!principal) throw identityLess();
  const id = principal.kind === "session" ? `${principal.role.id}:${principal.name}` : `AIDA${principal.account}OWNER`;
  return { UserId: id, Account: principal.account, Arn: principal.arn };
}
