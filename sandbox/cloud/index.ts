/** The sandbox's cloud: AWS's IAM, STS and CloudTrail, a little DynamoDB, S3 and KMS, and a judge in front of all of it. */
import type { Cloud, CloudKeys, OidcIssuer, SandboxClock } from "../contract.ts";
import { beliefs as believe } from "./beliefs.ts";
import type { Answer, Service } from "./call.ts";
import { trail as keepTrail } from "./cloudtrail.ts";
import { cloudtrailService } from "./cloudtrail-service.ts";
import { dynamodbService } from "./dynamodb.ts";
import { iamService } from "./iam.ts";
import { defaultQuotas, type Quotas } from "./iam-limits.ts";
import { memoryStates } from "./iam-memory.ts";
import { motoStates } from "./iam-moto.ts";
import type { IamState, IamStates, Role } from "./iam-state.ts";
import { judge as seat } from "./judge.ts";
import { keyring } from "./keys.ts";
import { type KeyGrant, kmsService } from "./kms.ts";
import { startMoto } from "./moto.ts";
import { s3Service } from "./s3.ts";
import { startServer } from "./server.ts";
import type { SignedRequest } from "./signature.ts";
import { stsService } from "./sts.ts";

export { Refusal } from "./refusal.ts";

export interface CloudOptions {
  readonly clock: SandboxClock;
  /** Whose tokens can be verified; an account trusts an issuer once it has an OIDC provider for it. */
  readonly issuers: readonly OidcIssuer[];
  /** Twelve digits each. */
  readonly accounts: readonly string[];
  /** Who keeps IAM's state. `auto`: moto where `moto_server` is installed. Default `memory`. */
  readonly state?: "memory" | "moto" | "auto";
  /** Milliseconds until the judge sees a change of a role. Default 0. */
  readonly propagation?: number;
  /** Milliseconds before each answer. Default 0. */
  readonly delay?: number;
  /** Milliseconds until an event can be looked up. Default 0. */
  readonly delivery?: number;
  readonly quotas?: Partial<Quotas>;
}

/** The cloud with what only tests and the demo touch. */
export interface SandboxCloud extends Cloud {
  setDelay(milliseconds: number): void;
  setDelivery(milliseconds: number): void;
  /** Every session ever made, oldest first, with its keys: what a thief of them would hold. */
  sessions(): readonly (CloudKeys & { readonly arn: string })[];
  /** Writes the policy of a bucket (`arn:aws:s3:::name`), of a KMS key (both made when not there) or of a table by hand. */
  resourcePolicy(account: string, arn: string, document: object): void;
  /** Gives a grant on a KMS key by hand. */
  keyGrant(arn: string, grant: KeyGrant): void;
  /** Keeps IAM's state and the trail as they are now; the returned function puts them back. Over state in memory alone. */
  snapshot(): () => void;
  /** Every role of an account, as it stands. */
  roles(account: string): Promise<readonly Role[]>;
  /** The answer to a request that comes by no network. */
  ask(request: SignedRequest): Promise<Answer>;
  /** An account's IAM itself, where nobody is judged; `changing` is to be called before a role is changed. */
  iam(account: string): { readonly state: IamState; changing(role: string): Promise<void> };
}

/** Who keeps IAM's state. */
async function keeper({ clock, state = "memory" }: CloudOptions): Promise<IamStates> {
  if (state === "memory") return memoryStates(clock);
  const moto = await startMoto();
  if (moto) return motoStates(moto, clock);
  if (state === "auto") return memoryStates(clock);
  throw new Error(
    "moto_server is not installed: install it with `pip install 'moto[server]'`, or ask for state `memory`",
  );
}

export async function startCloud(options: CloudOptions): Promise<SandboxCloud> {
  const { clock, issuers } = options;
  let { delay = 0, delivery = 0 } = options;
  const states = await keeper(options);
  const keys = keyring();
  const trail = keepTrail({ clock, delivery: () => delivery });
  const beliefs = believe(states, { clock, propagation: options.propagation ?? 0 });
  const judge = seat({ clock, beliefs });
  const buckets = s3Service();
  const kms = kmsService();
  const tablePolicies = new Map<string, string>();
  const outages = new Set<string>();
  const services: readonly Service[] = [
    iamService({ states, beliefs, quotas: { ...defaultQuotas, ...options.quotas } }),
    stsService({ clock, issuers, states, beliefs, judge, keys }),
    cloudtrailService(trail),
    dynamodbService(tablePolicies),
    buckets,
    kms,
  ];
  const server = await startServer({
    clock,
    keys,
    judge,
    trail,
    services: new Map(services.map((service) => [service.name, service])),
    outages,
    delay: () => delay,
    before: (request) => cloud.before?.(request),
    after: (request) => cloud.after?.(request),
  });

  function known(account: string): string {
    if (options.accounts.includes(account)) return account;
    throw new RangeError(`account ${account} is not one of this cloud's: start it with that account`);
  }

  const cloud: SandboxCloud = {
    url: server.url,
    state: states.kind,
    requests: server.requests,
    served: server.served,
    admin: (account) => keys.owner(known(account)),
    outage(account, on) {
      if (on) outages.add(known(account));
      else outages.delete(account);
    },
    setDelay(milliseconds) {
      delay = milliseconds;
    },
    setDelivery(milliseconds) {
      delivery = milliseconds;
    },
    sessions: keys.sessions,
    resourcePolicy(account, arn, document) {
      const owner = known(account);
      if (arn.startsWith("arn:aws:dynamodb:")) tablePolicies.set(arn, JSON.stringify(document));
      else if (arn.startsWith("arn:aws:kms:")) kms.setPolicy(arn, document);
      else buckets.setPolicy(arn.split(":").at(-1) ?? "", owner, JSON.stringify(document));
    },
    keyGrant: kms.grant,
    snapshot() {
      const putBack = [states.snapshot?.() ?? unkept(states.kind), trail.snapshot()];
      return () => {
        for (const each of putBack) each();
      };
    },
    async roles(account) {
      const state = states.of(known(account));
      const found = await Promise.all((await state.roles("/")).map(({ name }) => state.role(name)));
      return found.filter((role) => role !== undefined);
    },
    ask: server.ask,
    iam: (account) => ({
      state: states.of(known(account)),
      changing: (role) => beliefs.changing(account, role),
    }),
    async stop() {
      await server.stop();
      await states.stop();
    },
  };
  return cloud;
}

function unkept(kind: string): never {
  throw new Error(`the state of ${kind} cannot be put back: start the cloud over state in memory`);
}
