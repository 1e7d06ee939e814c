import type { CloudTrailClient, Event, LookupAttributeKey, paginateLookupEvents } from "@aws-sdk/client-cloudtrail";
import { Fault } from "../../core/fault.ts";
import type { Provider, Use } from "../../ports.ts";
import { type ClientOptions, call, cloudTrailClient } from "./client.ts";
import { homeRegion } from "./names.ts";

/**
 * Tells what CloudTrail's management events hold of a role: each time it was assumed, or someone tried, and what each session
 * then called. Ninety days, one region at a time, minutes late, two lookups a second:
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export function usesOf(options: ClientOptions, regions: readonly string[]): Provider["uses"] {
  const opened = new Map<string, Promise<Log>>();
  const logIn = (place: string): Promise<Log> => {
    const log = opened.get(place) ?? openLog(options, place);
    opened.set(place, log);
    return log;
  };
  return async ({ resource, createdAt }, only) => {
    // IAM's own calls, the release among them, are recorded in the partition's home region.
    const places = [...new Set([...regions, homeRegion(options.partition)])];
    const logs = await Promise.all(places.map(logIn));
    const since = new Date(createdAt);
    const most = only === "sessions" ? mostPages : undefined;
    const everywhere = async (read: (log: Log) => Promise<readonly Recorded[]>) =>
      (await Promise.all(logs.map(read))).flat();

    const found = new Map<string, Use>();
    const keys = new Set<string>();
    for (const record of await everywhere((log) => assumptions(log, resource, { since, most }))) {
      keep(found, useOf(record, record.requestParameters?.roleSessionName ?? ""));
      const key = record.responseElements?.credentials?.accessKeyId;
      if (key !== undefined) keys.add(key);
    }
    // Each session's calls are a lookup of their own.
    for (const key of only === "sessions" ? [] : keys)
      for (const record of await everywhere((log) => lookup(log, "AccessKeyId", key, { since })))
        keep(found, useOf(record, record.userIdentity?.arn?.split("/").at(-1) ?? ""));
    // CloudTrail tells whole seconds: within one, a session's making comes before its calls, as it was found.
    return [...found.values()].sort((a, b) => a.at - b.at);
  };
}

/**
 * So many pages of fifty events in a region are read by a run that has still to tell what it did, which takes ten seconds or so:
 * whoever may try to assume the role can fill its log, refused or not, and a run that is stopped while it reads tells nothing.
 */
const mostPages = 20;

/** One event can be found twice: as the making of a session, and by the key that it gave. */
function keep(found: Map<string, Use>, use: Use): void {
  if (!found.has(use.eventId)) found.set(use.eventId, use);
}

export interface Log {
  readonly place: string;
  readonly client: CloudTrailClient;
  readonly pages: typeof paginateLookupEvents;
}

export async function openLog(options: ClientOptions, place: string): Promise<Log> {
  const { paginateLookupEvents: pages } = await import("@aws-sdk/client-cloudtrail");
  return { place, client: await cloudTrailClient(options, place), pages };
}

/** CloudTrail's record, as far as it is read: https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html */
export interface Recorded {
  readonly eventTime?: string;
  readonly eventID?: string;
  readonly eventName?: string;
  readonly eventSource?: string;
  readonly errorCode?: string;
  readonly userIdentity?: {
    readonly arn?: string;
    readonly userName?: string;
    readonly invokedBy?: string;
    readonly type?: string;
  };
  readonly requestParameters?: { readonly roleArn?: string; readonly roleSessionName?: string } | null;
  readonly responseElements?: { readonly credentials?: { readonly accessKeyId?: string } } | null;
}

async function assumptions(log: Log, role: string, range: Range): Promise<readonly Recorded[]> {
  const records = await lookup(log, "ResourceName", role, range);
  return records.filter(
    ({ eventName, requestParameters }) =>
      eventName === "AssumeRoleWithWebIdentity" && requestParameters?.roleArn === role,
  );
}

interface Range {
  readonly since: Date;
  /** Pages; undefined: all there are. */
  readonly most?: number | undefined;
}

/** What one attribute finds, oldest first. Fault `aws.log-unreadable` where that is longer than may be read. */
export async function lookup(
  { place, client, pages }: Log,
  key: LookupAttributeKey,
  value: string,
  { since, most = Number.POSITIVE_INFINITY }: Range,
): Promise<readonly Recorded[]> {
  const input = { LookupAttributes: [{ AttributeKey: key, AttributeValue: value }], StartTime: since };
  return call(`read CloudTrail in ${place}`, async () => {
    const records: Recorded[] = [];
    let read = 0;
    for await (const { Events = [] } of pages({ client }, input)) {
      records.push(...Events.map(recorded));
      read += 1;
      if (read > most)
        throw new Fault(
          "aws.log-unreadable",
          `CloudTrail in ${place} holds more of ${value} than a run reads; audit reads it all`,
        );
    }
    // The newest is told first.
    return records.reverse();
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
