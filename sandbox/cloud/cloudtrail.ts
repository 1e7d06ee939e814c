/**
 * The management events of IAM and STS, as CloudTrail keeps and looks them up. Data events are not among them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
import { randomUUID } from "node:crypto";
import { type Instant, iso } from "../../src/core/time.ts";
import type { SandboxClock } from "../contract.ts";
import type { Principal } from "./keys.ts";
import { Refusal } from "./refusal.ts";

export interface TrailResource {
  readonly type: string;
  readonly name: string;
}

/** What a service reports of a call that it answered or refused. */
export interface Report {
  readonly account: string;
  /** `iam.amazonaws.com` */
  readonly source: string;
  readonly name: string;
  /** Where it is recorded; undefined when the call named no region, and then every region shows it. */
  readonly region: string | undefined;
  readonly identity: object;
  readonly userName?: string;
  readonly accessKeyId?: string;
  readonly userAgent: string;
  readonly request: object;
  readonly response: object | null;
  readonly error?: { readonly code: string; readonly message: string };
  readonly resources: readonly TrailResource[];
}

interface Entry extends Report {
  readonly id: string;
  readonly at: Instant;
  readonly readOnly: boolean;
}

export interface Trail {
  record(report: Report): void;
  /** Keeps what was recorded until now; the returned function puts it back, whatever was recorded or put back since. */
  snapshot(): () => void;
  /** Answers LookupEvents: newest first. */
  lookup(account: string, region: string, request: Readonly<Record<string, unknown>>): object;
}

const ninetyDays = 90 * 86_400_000;

/** `delivery`: milliseconds after which an event can be found. */
export function trail({ clock, delivery }: { readonly clock: SandboxClock; readonly delivery: () => number }): Trail {
  const entries: Entry[] = [];
  return {
    snapshot() {
      const kept = [...entries];
      return () => {
        entries.length = 0;
        // One by one: a call takes no more than so many arguments.
        for (const entry of kept) entries.push(entry);
      };
    },
    record(report) {
      const readOnly = /^(Get|List|Lookup|AssumeRole)/.test(report.name);
      entries.push({ ...report, id: randomUUID(), at: clock.now(), readOnly });
    },
    lookup(account, region, request) {
      const now = clock.now();
      const wanted = filterOf(request);
      const start = seconds(request.StartTime) ?? 0;
      const end = seconds(request.EndTime) ?? now;
      if (start > end) throw new Refusal("InvalidTimeRangeException", "The start time is after the end time.");
      const found = entries.filter(
        (entry) =>
          entry.account === account &&
          (entry.region === undefined || entry.region === region) &&
          entry.at + delivery() <= now &&
          entry.at >= Math.max(start, now - ninetyDays) &&
          // Times in requests are whole seconds; an event within the last second belongs to it.
          entry.at < end + 1000 &&
          wanted(entry),
      );
      return pageOf(found.reverse(), request);
    },
  };
}

function seconds(value: unknown): Instant | undefined {
  return typeof value === "number" ? value * 1000 : undefined;
}

/** One attribute at most: LookupEvents takes no more. */
function filterOf(request: Readonly<Record<string, unknown>>): (entry: Entry) => boolean {
  const attributes = (request.LookupAttributes ?? []) as { AttributeKey?: string; AttributeValue?: string }[];
  const [attribute] = attributes;
  if (attributes.length > 1) {
    throw new Refusal("InvalidLookupAttributesException", "Only one lookup attribute can be specified.");
  }
  if (!attribute) return () => true;
  const { AttributeKey: key = "", AttributeValue: value = "" } = attribute;
  const test = tests[key];
  if (!test) throw new Refusal("InvalidLookupAttributesException", `${key} is not a lookup attribute.`);
  return (entry) => test(entry, value);
}

const tests: Readonly<Record<string, (entry: Entry, value: string) => boolean>> = {
  EventId: (entry, value) => entry.id === value,
  EventName: (entry, value) => entry.name === value,
  EventSource: (entry, value) => entry.source === value,
  ReadOnly: (entry, value) => String(entry.readOnly) === value,
  Username: (entry, value) => entry.userName === value,
  AccessKeyId: (entry, value) => entry.accessKeyId === value,
  ResourceType: (entry, value) => entry.resources.some(({ type }) => type === value),
  ResourceName: (entry, value) => entry.resources.some(({ name }) => name === value),
};

function pageOf(found: readonly Entry[], request: Readonly<Record<string, unknown>>): object {
  const most = Number(request.MaxResults ?? 50);
  if (!Number.isInteger(most) || most < 1 || most > 50) {
    throw new Refusal("InvalidMaxResultsException", "MaxResults must be between 1 and 50.");
  }
  const token =
    request.NextToken === undefined ? undefined : Buffer.from(String(request.NextToken), "base64url").toString();
  const last = token === undefined ? -1 : found.findIndex(({ id }) => id === token);
  if (token !== undefined && last < 0)
    throw new Refusal("InvalidNextTokenException", "The token is not one of a page here.");
  const shown = found.slice(last + 1, last + 1 + most);
  const more = found.length > last + 1 + shown.length;
  const next = more ? { NextToken: Buffer.from(shown.at(-1)?.id ?? "").toString("base64url") } : {};
  return { Events: shown.map(lookedUp), ...next };
}

function lookedUp(entry: Entry): object {
  return {
    EventId: entry.id,
    EventName: entry.name,
    ReadOnly: String(entry.readOnly),
    ...(entry.accessKeyId === undefined ? {} : { AccessKeyId: entry.accessKeyId }),
    EventTime: Math.floor(entry.at / 1000),
    EventSource: entry.source,
    ...(entry.userName === undefined ? {} : { Username: entry.userName }),
    Resources: entry.resources.map(({ type, name }) => ({ ResourceType: type, ResourceName: name })),
    CloudTrailEvent: JSON.stringify(eventOf(entry)),
  };
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
function eventOf(entry: Entry): object {
  return {
    eventVersion: "1.11",
    userIdentity: entry.identity,
    eventTime: iso(entry.at),
    eventSource: entry.source,
    eventName: entry.name,
    awsRegion: entry.region ?? "us-east-1",
    sourceIPAddress: "127.0.0.1",
    userAgent: entry.userAgent,
    ...(entry.error ? { errorCode: entry.error.code, errorMessage: entry.error.message } : {}),
    requestParameters: entry.request,
    responseElements: entry.response,
    requestID: randomUUID(),
    eventID: entry.id,
    readOnly: entry.readOnly,
    resources: entry.resources
      .filter(({ name }) => name.startsWith("arn:"))
      .map(({ type, name }) => ({ accountId: entry.account, type, ARN: name })),
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: entry.account,
    eventCategory: "Management",
  };
}

/** `userIdentity` of a signed call. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
export function identityOf(principal: Principal, accessKeyId: string): { identity: object; userName: string } {
  const { account, arn } = principal;
  if (principal.kind === "owner") {
    const identity = {
      type: "IAMUser",
      principalId: `AIDA${account}OWNER`,
      arn,
      accountId: account,
      accessKeyId,
      userName: "owner",
    };
    return { identity, userName: "owner" };
  }
  const { role } = principal;
  const sessionIssuer = { type: "Role", principalId: role.id, arn: role.arn, accountId: account, userName: role.name };
  const attributes = { creationDate: iso(principal.issuedAt), mfaAuthenticated: "false" };
  const { federatedProvider } = principal;
  const webIdFederationData = federatedProvider ? { webIdFederationData: { federatedProvider, attributes: {} } } : {};
  return {
    identity: {
      type: "AssumedRole",
      principalId: `${role.id}:${principal.name}`,
      arn,
      accountId: account,
      accessKeyId,
      sessionContext: { sessionIssuer, ...webIdFederationData, attributes },
    },
    userName: principal.name,
  };
}
