/** STS in the log. https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html#cloudtrail-integration_examples-sts-api */
import { decodeJwt } from "jose";
import type { Answer, Call, Outcome } from "./call.ts";
import { identityOf, type Report, type TrailResource } from "./cloudtrail.ts";
import { trailParameters } from "./query.ts";
import { Refusal } from "./refusal.ts";

export function identityLess(): Refusal {
  return new Refusal("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
}

/** Calls that nobody known made are not recorded, but for those that need no signature. */
export function stsReport(call: Call, outcome: Outcome): Report | undefined {
  const { account, parameters, caller } = call;
  if (!caller && call.action !== "sts:AssumeRoleWithWebIdentity") return undefined;
  const session = "answer" in outcome ? sessionIn(outcome.answer) : undefined;
  const who = caller
    ? { ...identityOf(caller.principal, caller.accessKeyId), accessKeyId: caller.accessKeyId }
    : webIdentityUser(parameters.WebIdentityToken ?? "");
  return {
    ...who,
    account,
    source: "sts.amazonaws.com",
    name: call.action.slice("sts:".length),
    region: caller?.region,
    userAgent: String(call.request.headers["user-agent"] ?? ""),
    request: requestOf(call),
    response: session === undefined ? null : responseOf(session),
    ...("refusal" in outcome ? { error: outcome.refusal } : {}),
    resources: resourcesOf(call, session),
  };
}

function requestOf({ parameters }: Call): object {
  const { durationSeconds, ...told } = trailParameters(parameters);
  return durationSeconds === undefined ? told : { ...told, durationSeconds: Number(durationSeconds) };
}

/** What the token says of itself, as far as it can be read: refused calls are recorded too. */
function webIdentityUser(token: string): { identity: object; userName?: string } {
  let claims: Readonly<Record<string, unknown>> = {};
  try {
    claims = decodeJwt(token);
  } catch {
    return { identity: { type: "WebIdentityUser" } };
  }
  const host = String(claims.iss).replace(/^https:\/\//, "");
  const userName = String(claims.sub);
  return {
    userName,
    identity: {
      type: "WebIdentityUser",
      principalId: `${host}:${claims.aud}:${userName}`,
      userName,
      identityProvider: host,
    },
  };
}

interface MadeSession {
  readonly accessKeyId: string;
  readonly expiration: string;
  readonly id: string;
  readonly arn: string;
  readonly elements: Readonly<Record<string, string>>;
}

/** The public part of an answer that gave credentials. */
function sessionIn({ body }: Answer): MadeSession | undefined {
  const element = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(String(body))?.[1];
  const accessKeyId = element("AccessKeyId");
  const id = element("AssumedRoleId");
  if (accessKeyId === undefined || id === undefined) return undefined;
  const told = ["SubjectFromWebIdentityToken", "Audience", "Provider"].flatMap((name) => {
    const value = element(name);
    return value === undefined ? [] : [[name.charAt(0).toLowerCase() + name.slice(1), value]];
  });
  return {
    accessKeyId,
    id,
    expiration: element("Expiration") ?? "",
    arn: element("Arn") ?? "",
    elements: Object.fromEntries(told),
  };
}

function responseOf({ accessKeyId, expiration, id, arn, elements }: MadeSession): object {
  return {
    credentials: { accessKeyId, sessionToken: "HIDDEN_DUE_TO_SECURITY_REASONS", expiration },
    ...elements,
    assumedRoleUser: { assumedRoleId: id, arn },
  };
}

function resourcesOf({ parameters }: Call, session: MadeSession | undefined): readonly TrailResource[] {
  const { RoleArn, RoleSessionName = "" } = parameters;
  const role = RoleArn === undefined ? [] : [{ type: "AWS::IAM::Role", name: RoleArn }];
  if (!session) return role;
  return [
    { type: "AWS::IAM::AccessKey", name: session.accessKeyId },
    { type: "AWS::STS::AssumedRole", name: RoleSessionName },
    { type: "AWS::STS::AssumedRole", name: session.id },
    { type: "AWS::STS::AssumedRole", name: session.arn },
    ...role,
  ];
}
