import type { Configuration } from "../../core/configuration.ts";
import type { Instant } from "../../core/time.ts";
import { clearableAt } from "../../core/tombstone.ts";
import type { Clock, Provider } from "../../ports.ts";
import { admits } from "./admits.ts";
import { anchorOf } from "./anchor.ts";
import { bind } from "./bind.ts";
import { changesOf } from "./changes.ts";
import { type ClientOptions, type Keys, loopback } from "./client.ts";
import { compile } from "./compile.ts";
import { covers } from "./covers.ts";
import { differences, repair } from "./drift.ts";
import { parseRoleArn, pathPrefix } from "./names.ts";
import { reference } from "./reference.ts";
import { accessObjections } from "./restrict.ts";
import { type Roles, rolesOf } from "./roles.ts";
import { bindingOf, type ListedRole, lifeOf } from "./state.ts";
import { remove, unbind } from "./unbind.ts";
import { usesOf } from "./uses.ts";

export interface AwsOptions {
  readonly configuration: Configuration;
  /** Twelve digits. */
  readonly account: string;
  readonly partition: "aws" | "aws-cn" | "aws-us-gov";
  /** Regions whose CloudTrail is read for uses: where the account's targets exchange tokens and work. */
  readonly regions: readonly string[];
  /** Keys of the control role; asked when the first call is signed. */
  readonly credentials: () => Promise<Keys>;
  /** Loopback only, else a Fault `aws.endpoint-refused`. */
  readonly endpoint?: string;
  readonly clock: Clock;
  /** Told of each answer, for holding our clock against AWS's. */
  readonly heard?: ClientOptions["heard"];
  /** Connections open at once. Default 32: eight unbinds, each of which ends in four readings. */
  readonly concurrency?: number;
  /** Tries of one call in all. Default 6, some ten seconds. */
  readonly attempts?: number;
  /** Milliseconds that a reading may take to show what was written. Default 8000. */
  readonly patience?: number;
  /** IAM's calls, made some other way than by the SDK. */
  readonly roles?: Roles;
}

/** A tombstone whose time has come: AWSDenyAll is taken off it last but one, and a run that is lost there accuses nobody. */
function isDue({ arn, trust }: ListedRole, at: Instant): boolean {
  const life = lifeOf(trust);
  return (
    life?.state === "sealed" && at >= clearableAt(life.sealedAt, parseRoleArn(arn)?.until ?? Number.POSITIVE_INFINITY)
  );
}

/** One AWS account. Nothing of the SDK is loaded before the first call. */
export function awsProvider(options: AwsOptions): Provider {
  const { configuration, account, partition, clock } = options;
  const client = {
    partition,
    credentials: options.credentials,
    clock,
    concurrency: options.concurrency ?? 32,
    attempts: options.attempts ?? 6,
    ...(options.endpoint !== undefined && { endpoint: loopback(options.endpoint) }),
    ...(options.heard !== undefined && { heard: options.heard }),
  };
  const roles = options.roles ?? rolesOf(client);
  const ground = { roles, clock, configuration, account, partition, patience: options.patience ?? 8000 };
  return {
    name: "aws",
    account,
    covers: (target, request) => [...accessObjections(request), ...covers(target.target.ceiling, request)],
    compile,
    admits,
    async list() {
      const prefix = pathPrefix(configuration);
      // Denials first: a role that is denied between the two is then still told as open, never an open one as denied.
      const denied = await roles.denied(prefix);
      const listed = await roles.list(prefix);
      const isSealed = ({ trust }: ListedRole) => lifeOf(trust)?.state === "sealed";
      const has = (names: ReadonlySet<string>, { arn }: ListedRole) => names.has(arn.split("/").at(-1) ?? "");
      // One that was sealed between the two is denied by now: no hand was on it.
      const again = listed.some((role) => isSealed(role) && !has(denied, role)) ? await roles.denied(prefix) : denied;
      return listed.map((role) =>
        bindingOf(configuration, account, role, has(isSealed(role) ? again : denied, role) || isDue(role, clock.now())),
      );
    },
    room: () => roles.room(),
    bind: async (lease) => bind(ground, lease, compile(lease)),
    differences: (lease) => differences(ground, lease, compile(lease)),
    repair: async (lease) => repair(ground, lease, compile(lease)),
    changes: changesOf(client, { configuration, account }),
    unbind: (binding) => unbind(ground, binding),
    remove: (binding) => remove(ground, binding),
    anchor: anchorOf(roles),
    reference,
    uses: usesOf(client, options.regions),
  };
}
