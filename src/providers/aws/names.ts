import type { Configuration } from "../../core/configuration.ts";
import { digest } from "../../core/digest.ts";
import type { Lease } from "../../core/lease.ts";
import type { NamedTarget } from "../../core/target.ts";
import { basic, fromBasic, type Instant } from "../../core/time.ts";

/*
 * How things of ours are called in AWS, and how those names are read back.
 * Limits: role names 64 characters and unique in the account whatever the path, paths 512 characters:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */

export type Partition = NamedTarget["target"]["partition"];

/** What a name needs to know of a lease. */
export type Named = Pick<Lease, "configuration" | "target" | "id" | "mark" | "until">;

/** A role of ours as its ARN tells it. */
export interface RoleNames {
  readonly partition: string;
  readonly account: string;
  readonly repositoryId: string;
  readonly until: Instant;
  readonly mark: string;
  readonly name: string;
}

/** The name of the one inline policy of a leased role. */
export const inlinePolicy = "sallyport";

/** The tag that names the ledger's head on which a role was decided. */
export const ledgerTag = "sallyport:ledger";

/** The path under which everything of this installation stands, with its slashes: `/sallyport/1001/`. */
export function pathPrefix(configuration: Pick<Configuration, "repository_id">): string {
  return `/sallyport/${configuration.repository_id}/`;
}

/** `/sallyport/<access repository id>/<until>/<mark>/`: one ListRoles by prefix tells when everything ends. */
export function rolePath(lease: Named): string {
  return `${pathPrefix(lease.configuration)}${basic(lease.until)}/${lease.mark}/`;
}

/** `sallyport-` and 32 hexadecimal characters: the same for every window of one grant, so that an id can stand only once. */
export function roleName(installation: string, target: string, id: string): string {
  return `sallyport-${digest({ installation, target, id }).slice(0, 32)}`;
}

export function roleNameOf(lease: Pick<Named, "configuration" | "target" | "id">): string {
  return roleName(lease.configuration.installation, lease.target.name, lease.id);
}

export function roleArn(lease: Named): string {
  const { partition, account } = lease.target.target;
  return `arn:${partition}:iam::${account}:role${rolePath(lease)}${roleNameOf(lease)}`;
}

/** Reads the ARN of a leased role; undefined for any other ARN, also for one that only resembles ours. */
export function parseRoleArn(arn: string): RoleNames | undefined {
  const parts =
    /^arn:([a-z-]+):iam::(\d{12}):role\/sallyport\/(\d+)\/([0-9TZ]+)\/([0-9a-f]{32})\/(sallyport-[0-9a-f]{32})$/.exec(
      arn,
    );
  if (!parts) return undefined;
  const [, partition, account, repositoryId, time, mark, name] = parts as unknown as string[];
  const until = fromBasic(time as string);
  if (until === undefined) return undefined;
  return { partition, account, repositoryId, until, mark, name } as RoleNames;
}

/** Session names of a lease begin with this: the delimiter keeps `a` from admitting `a-b`. */
export function sessionPrefix(id: string): string {
  return `${id}@`;
}

export function boundaryName(target: string): string {
  return `sallyport-boundary-${target}`;
}

export function boundaryArn(target: NamedTarget): string {
  return `arn:${target.target.partition}:iam::${target.target.account}:policy/${boundaryName(target.name)}`;
}

/** Whether a role of ours may have this boundary: one of its account's targets, or AWSDenyAll once it is dead. */
export function isBoundary(role: string, boundary: string | undefined): boolean {
  const [, partition = "", , , account = ""] = role.split(":");
  const ours = `arn:${partition}:iam::${account}:policy/${boundaryName("")}`;
  return boundary !== undefined && (boundary.startsWith(ours) || boundary === denyAllArn(partition));
}

/** The issuer as IAM spells it, in provider ARNs and as the prefix of condition keys: without its scheme. */
export function issuerName(issuer: string): string {
  return issuer.replace(/^https:\/\//, "").replace(/\/$/, "");
}

export function oidcProviderArn(partition: string, account: string, issuer: string): string {
  return `arn:${partition}:iam::${account}:oidc-provider/${issuerName(issuer)}`;
}

/** The AWS managed policy that denies everything: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSDenyAll.html */
export function denyAllArn(partition: string): string {
  return `arn:${partition}:iam::aws:policy/AWSDenyAll`;
}

/** The region in which a partition's IAM control plane answers: https://docs.aws.amazon.com/general/latest/gr/iam-service.html */
export function homeRegion(partition: string): string {
  return { aws: "us-east-1", "aws-cn": "cn-north-1", "aws-us-gov": "us-gov-west-1" }[partition] ?? "us-east-1";
}
