import { CreatePolicyCommand, CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { leaseOf } from "../../src/commands/decide.ts";
import { opened } from "../../src/commands/retell.ts";
import { snapshotAt } from "../../src/commands/snapshot.ts";
import { digest } from "../../src/core/digest.ts";
import { event } from "../../src/core/event.ts";
import type { FiledGrant } from "../../src/core/grant.ts";
import type { Lease } from "../../src/core/lease.ts";
import { keyOf } from "../../src/core/plan.ts";
import { type DecisionFacts, writeFacts } from "../../src/core/record.ts";
import { Secret } from "../../src/core/secret.ts";
import { type Instant, second } from "../../src/core/time.ts";
import { boundaryDocument } from "../../src/providers/aws/boundary.ts";
import { compile, documentNamed } from "../../src/providers/aws/compile.ts";
import { boundaryArn, boundaryName, inlinePolicy, roleNameOf, rolePath } from "../../src/providers/aws/names.ts";
import { describe } from "../../src/providers/aws/state.ts";
import { openWorld } from "../../src/wire.ts";

/** Where the leases are to stand. */
export interface Ground {
  readonly now: Instant;
  readonly endpoint: string;
  readonly githubApi: string;
  /** A clone whose default branch holds the grants. */
  readonly directory: string;
  readonly token: string;
  readonly keys: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** The number of the pull request that brought a grant. */
  readonly pullRequest: (id: string) => number;
}

/** What applies would have left: every grant's role open, with its decision and its binding in the ledger. */
export async function openLeases(ground: Ground): Promise<void> {
  const { now, endpoint, githubApi, directory, token, keys } = ground;
  const secrets = { accessKeyId: new Secret(keys.accessKeyId), secretAccessKey: new Secret(keys.secretAccessKey) };
  const world = await openWorld({
    directory,
    repository: "acme/access",
    token: new Secret(token),
    githubApi: new URL(githubApi),
    awsEndpoint: new URL(endpoint),
    clock: { now: () => now },
    role: "unbinder",
    keys: () => async () => secrets,
    progress: () => {},
  });
  const snapshot = await snapshotAt(world.repository, await world.repository.tip());
  const target = snapshot.tree.targets.get("payments-production")!;
  const mergedAt = Math.floor(now / second) * second;
  const leases = snapshot.tree.grants.map((filed) => {
    const pullRequest = ground.pullRequest(filed.id);
    const facts = writeFacts({ ...factsOf(filed, pullRequest), commit: snapshot.commit, mergedAt });
    const provenance = { mergedAt, pullRequest, facts: digest(facts), ledgerHead: "" };
    return { facts, lease: leaseOf(snapshot, target, filed, provenance) };
  });

  const iam = new IAMClient({ endpoint, region: "us-east-1", credentials: keys });
  const boundary = JSON.stringify(boundaryDocument(snapshot.configuration, target));
  await iam.send(new CreatePolicyCommand({ PolicyName: boundaryName(target.name), PolicyDocument: boundary }));
  const waiting = [...leases];
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await openRole(iam, next.lease);
  };
  await Promise.all(Array.from({ length: 16 }, work));
  iam.destroy();

  const provider = await world.provider(target, snapshot.configuration);
  const bindings = new Map((await provider.list()).map((binding) => [binding.mark, binding]));
  const events = leases.flatMap(({ lease, facts }) => {
    const binding = bindings.get(lease.mark);
    if (binding?.state !== "open") throw new Error(`${lease.id} does not stand open: ${binding?.reason ?? "no role"}`);
    const about = { grant: keyOf(target.name, lease.id), mark: lease.mark };
    return [event("decided", mergedAt, about, lease.mark, facts), opened(provider, lease, binding, mergedAt)];
  });
  await world.ledger.append(events);
}

function factsOf({ path, blob }: FiledGrant, pullRequest: number): Omit<DecisionFacts, "commit" | "mergedAt"> {
  const person = (id: number, login: string) => ({ id, login, kind: "user" as const });
  const approvers = [person(102, "ben"), person(103, "cid")];
  return { path, blob, pullRequest, requester: person(101, "ana"), approvers, approvals: [], policy: digest("policy") };
}

/** The role as `bind` leaves it, without the readings in between: a thousand of them would take minutes. */
async function openRole(iam: IAMClient, lease: Lease): Promise<void> {
  const documents = compile(lease);
  const text = (name: string) => JSON.stringify(documentNamed(documents, name));
  await iam.send(
    new CreateRoleCommand({
      RoleName: roleNameOf(lease),
      Path: rolePath(lease),
      Description: describe(lease.target.name, lease.id, documentNamed(documents, "trust")),
      AssumeRolePolicyDocument: text("trust"),
      PermissionsBoundary: boundaryArn(lease.target),
      MaxSessionDuration: 3600,
    }),
  );
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: roleNameOf(lease),
      PolicyName: inlinePolicy,
      PolicyDocument: text("permissions"),
    }),
  );
}
