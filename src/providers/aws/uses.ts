import type { CloudTrailClient, Event, LookupAttributeKey } from "@aws-sdk/client-cloudtrail";
import type { Binding } from "../../core/binding.ts";
import { Fault } from "../../core/fault.ts";
import type { Use } from "../../ports.ts";
import { type ClientOptions, call, cloudTrailClient } from "./client.ts";

/**
 * What CloudTrail's management events hold of a role: each time it was assumed, or someone tried, and what each session
 * then called. Ninety days, one region at a time, minutes late, two lookups a second:
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export async function uses(
  options: ClientOptions,
  regions: readonly string[],
  binding: Pick<Binding, "resource" | "createdAt">,
): Promise<readonly Use[]> {
  const found = new Map<string, Use>();
  for (const region of regions) {
    const log = await cloudTrailClient(options, region);
    for (const use of await usesIn(log, region, binding)) found.set(use.eventId, use);
  }
  return [...found.values()].sort((a, b) => a.at - b.at || (a.eventId < b.eventId ? -1 : 1));
}

/** CloudTrail's record, as far as it is read: https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html */
interface Recorded {
  readonly eventTime?: string;
  readonly eventID?: string;
  readonly eventName?: string;
  readonly eventSource?: string;
  readonly errorCode?: string;
  readonly userIdentity?: { readonly arn?: string; readonly userName?: string };
  readonly requestParameters?: { readonly roleArn?: string; readonly roleSessionName?: string } | null;
  readonly responseElements?: { readonly credentials?: { readonly accessKeyId?: string } } | null;
}

async function usesIn(
  log: CloudTrailClient,
  region: string,
  binding: Pick<Binding, "resource" | "createdAt">,
): Promise<readonly Use[]> {
  const since = new Date(binding.createdAt);
  const about = await lookup(log, region, "ResourceName", binding.resource, since);
  const assumed = about.filter(
    ({ eventName, requestParameters }) =>
      eventName === "AssumeRoleWithWebIdentity" && requestParameters?.roleArn === binding.resource,
  );
  const all = assumed.map((record) => useOf(record, record.requestParameters?.roleSessionName ?? ""));
  for (const record of assumed) {
    const key = record.responseElements?.credentials?.accessKeyId;
    if (key === undefined) continue;
    const calls = await lookup(log, region, "AccessKeyId", key, since);
    all.push(...calls.map((made) => useOf(made, made.userIdentity?.arn?.split("/").at(-1) ?? "")));
  }
  return all;
}

async function lookup(
  log: CloudTrailClient,
  region: string,
  key: LookupAttributeKey,
  value: string,
  since: Date,
): Promise<readonly Recorded[]> {
  const { paginateLookupEvents } = await import("@aws-sdk/client-cloudtrail");
  const input = { LookupAttributes: [{ AttributeKey: key, AttributeValue: value }], StartTime: since };
  return call(`read CloudTrail in ${region}`, async () => {
    const records: Recorded[] = [];
    for await (const { Events = [] } of paginateLookupEvents({ client: log }, input))
      records.push(...Events.map(recorded));
    return records;
  });
}

function recorded({ EventId, CloudTrailEvent }: Event): Recorded {
  try {
    return JSON.parse(CloudTrailEvent ?? "") as Recorded;
  } catch (cause) {
    throw new Fault("aws.log-unreadable", `CloudTrail's event ${EventId} is no JSON; look at it in the console`, {
      cause,
    });
  }
}

function useOf(record: Recorded, session: string): Use {
  const at = Date.parse(record.eventTime ?? "");
  if (Number.isNaN(at) || record.eventID === undefined)
    throw new Fault("aws.log-unreadable", `a CloudTrail event has no time or id; look for it in the console`);
  return {
    at,
    session,
    action: `${record.eventSource?.split(".")[0]}:${record.eventName}`,
    allowed: record.errorCode === undefined,
    eventId: record.eventID,
  };
}
