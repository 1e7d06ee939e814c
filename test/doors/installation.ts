import { CreateOpenIDConnectProviderCommand, CreatePolicyCommand, IAMClient } from "@aws-sdk/client-iam";
import { sandboxClock } from "../../sandbox/clock.ts";
import { type CloudOptions, type SandboxCloud, startCloud } from "../../sandbox/cloud/index.ts";
import type { JobClaims, OidcIssuer, SandboxClock } from "../../sandbox/contract.ts";
import { startOidc } from "../../sandbox/oidc/index.ts";
import type { Lease, LeaseRef } from "../../src/core/lease.ts";
import { Secret } from "../../src/core/secret.ts";
import { minute, second } from "../../src/core/time.ts";
import type { Provider } from "../../src/ports.ts";
import { boundaryDocument } from "../../src/providers/aws/boundary.ts";
import { boundaryName } from "../../src/providers/aws/names.ts";
import { awsProvider } from "../../src/providers/aws/provider.ts";
import { configuration, leaseOf, target } from "../aws/provider/example.ts";

export const account = target.target.account;
const region = "us-east-1";

/** The claims of the very job that the example's grant names. */
export const claims: JobClaims = {
  sub: "repo:acme/payments:environment:production",
  repository: "acme/payments",
  repository_id: "2002",
  repository_owner: "acme",
  repository_owner_id: "9001",
  ref: "refs/heads/main",
  environment: "production",
  job_workflow_ref: "acme/payments/.github/workflows/backfill.yml@refs/heads/main",
  run_id: "71",
  run_attempt: "1",
  check_run_id: "9001",
  runner_environment: "github-hosted",
};

/** An issuer and a cloud whose account was bootstrapped, and the provider that binds in it as the account's owner. */
export interface Installation {
  readonly clock: SandboxClock;
  readonly oidc: OidcIssuer;
  readonly cloud: SandboxCloud;
  readonly provider: Provider;
  /** Binds the example's grant, its window beginning a minute ago, and returns what the job gets to know. */
  bind(change?: {
    readonly id?: string;
    readonly minutes?: number;
    readonly ends?: "release" | "window";
  }): Promise<LeaseRef>;
  stop(): Promise<void>;
}

export async function install(options: Partial<CloudOptions> = {}): Promise<Installation> {
  const clock = sandboxClock();
  const oidc = await startOidc({ clock });
  const cloud = await startCloud({ clock, issuers: [oidc], accounts: [account], ...options });
  const keys = cloud.admin(account);
  const iam = new IAMClient({ endpoint: cloud.url, region, credentials: keys });
  const Url = configuration.issuer;
  await iam.send(new CreateOpenIDConnectProviderCommand({ Url, ClientIDList: [configuration.audience] }));
  const PolicyDocument = JSON.stringify(boundaryDocument(configuration, target));
  await iam.send(new CreatePolicyCommand({ PolicyName: boundaryName(target.name), PolicyDocument }));
  iam.destroy();
  const provider = awsProvider({
    configuration,
    account,
    partition: "aws",
    regions: [region],
    credentials: async () => ({
      accessKeyId: new Secret(keys.accessKeyId),
      secretAccessKey: new Secret(keys.secretAccessKey),
    }),
    endpoint: cloud.url,
    clock,
  });
  return {
    clock,
    oidc,
    cloud,
    provider,
    async bind({ id = "backfill", minutes = 60, ends = "release" } = {}) {
      const from = Math.floor(clock.now() / second) * second - minute;
      const lease: Lease = leaseOf({ id, from, until: from + minutes * minute, target: { ends } });
      return provider.reference(lease, await provider.bind(lease));
    },
    async stop() {
      await cloud.stop();
      await oidc.stop();
    },
  };
}
