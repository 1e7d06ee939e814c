import type { Binding } from "../../core/binding.ts";
import type { Configuration } from "../../core/configuration.ts";
import type { Change } from "../../core/drift.ts";
import { Fault } from "../../core/fault.ts";
import { fromIso } from "../../core/time.ts";
import type { ClientOptions } from "./client.ts";
import { homeRegion } from "./names.ts";
import { lookup, openLog, type Recorded } from "./uses.ts";

/*
 * Who changed a role of ours by hand. IAM's calls are recorded in the partition's home region, under the role's name.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
 */

/** The calls that change a role, with what is attached to it and what it is called. */
const writes = new Set([
  ...["CreateRole", "DeleteRole", "UpdateRole", "UpdateRoleDescription", "UpdateAssumeRolePolicy"],
  ...["PutRolePolicy", "DeleteRolePolicy", "AttachRolePolicy", "DetachRolePolicy"],
  ...["PutRolePermissionsBoundary", "DeleteRolePermissionsBoundary", "TagRole", "UntagRole"],
]);

/** The changes of a role that neither a control role of ours made nor its own job by giving it back; oldest first. */
export function changesOf(
  options: ClientOptions,
  { configuration, account }: { readonly configuration: Configuration; readonly account: string },
): (binding: Pick<Binding, "resource" | "createdAt">) => Promise<readonly Change[]> {
  const ours = new Set([configuration.roles.binder, configuration.roles.unbinder]);
  const assumed = `arn:${options.partition}:sts::${account}:assumed-role/`;
  return async ({ resource, createdAt }) => {
    const name = resource.split("/").at(-1) ?? "";
    const log = await openLog(options, homeRegion(options.partition));
    const byHand = ({ eventName = "", errorCode, userIdentity }: Recorded) => {
      const by = userIdentity?.arn ?? "";
      const [role = ""] = by.startsWith(assumed) ? by.slice(assumed.length).split("/") : [];
      if (errorCode !== undefined || !writes.has(eventName) || ours.has(role)) return false;
      // All that a lease's own session may call is the attachment of AWSDenyAll.
      return !(role === name && eventName === "AttachRolePolicy");
    };
    const records = await lookup(log, "ResourceName", name, { since: new Date(createdAt) });
    return records.filter(byHand).map(changeOf);
  };
}

function changeOf({ eventTime = "", eventID, eventName, eventSource, userIdentity }: Recorded): Change {
  const at = fromIso(eventTime);
  if (at === undefined || eventID === undefined)
    throw new Fault("aws.log-unreadable", "a CloudTrail event has no time or id; look for it in the console");
  // Calls by AWS itself have no ARN.
  const by = userIdentity?.arn ?? userIdentity?.invokedBy ?? userIdentity?.type ?? "nobody that it names";
  return { at, by, action: `${eventSource?.split(".")[0]}:${eventName}`, eventId: eventID };
}
