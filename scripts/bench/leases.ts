import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SandboxCloud } from "../../sandbox/cloud/index.ts";
import { leaseOf } from "../../src/commands/decide.ts";
import { opened } from "../../src/commands/retell.ts";
import { snapshotAt } from "../../src/commands/snapshot.ts";
import { continueChain, writeLines } from "../../src/core/chain.ts";
import { digest } from "../../src/core/digest.ts";
import { type Event, event, type LedgerLine } from "../../src/core/event.ts";
import type { FiledGrant } from "../../src/core/grant.ts";
import type { Lease } from "../../src/core/lease.ts";
import { keyOf } from "../../src/core/plan.ts";
import { type DecisionFacts, writeFacts } from "../../src/core/record.ts";
import { Secret } from "../../src/core/secret.ts";
import { type Instant, second } from "../../src/core/time.ts";
import { gitRepository } from "../../src/git/repository.ts";
import { tagsOf } from "../../src/providers/aws/bind.ts";
import { compile, documentNamed } from "../../src/providers/aws/compile.ts";
import { boundaryArn, inlinePolicy, roleNameOf, rolePath } from "../../src/providers/aws/names.ts";
import { awsProvider } from "../../src/providers/aws/provider.ts";
import { bindingOf, describe } from "../../src/providers/aws/state.ts";
import { git, type Scene } from "./repository.ts";

/** Where the leases are to stand: in accounts that were bootstrapped. */
export interface Ground {
  readonly scene: Scene;
  readonly cloud: SandboxCloud;
  /** When all of them were merged and bound. */
  readonly now: Instant;
  /** The number of the pull request that brought a grant. */
  readonly pullRequest: (id: string) => number;
}

/** Lines of one commit of the ledger: what an apply that opens eight leases writes. */
const chunk = 24;

/**
 * What applies would have left: the role of every grant that has none yet, open, and its decision, its binding and its start
 * in the ledger. Written behind the doors: through them ten thousand leases would take an hour.
 */
export function leaseMaker({ scene, cloud, now, pullRequest }: Ground): () => Promise<void> {
  const repository = gitRepository({ directory: scene.directory, branch: "main", token: new Secret(scene.token) });
  const append = ledgerOf(scene);
  const mergedAt = Math.floor(now / second) * second;

  async function open(lease: Lease, facts: ReturnType<typeof writeFacts>): Promise<readonly Event[]> {
    const { configuration, target } = lease;
    const { account, partition, regions } = target.target;
    const { state } = cloud.iam(account);
    const role = await makeRole(state, lease);
    const listed = { ...role, description: role.description ?? "" };
    const binding = bindingOf(configuration, account, listed, false);
    if (binding.state !== "open") throw new Error(`${lease.id} does not stand open: ${binding.reason}`);
    const credentials = () => Promise.reject(new Error("nothing is asked here"));
    const clock = { now: () => now };
    const provider = awsProvider({ configuration, account, partition, regions, credentials, clock });
    const about = { grant: keyOf(target.name, lease.id), mark: lease.mark };
    const started = { workflow: lease.subject.jobWorkflowRef, started: true, says: "started by the bench" };
    return [
      event("decided", mergedAt, about, lease.mark, facts),
      opened(provider, lease, binding, mergedAt),
      event("dispatched", mergedAt, about, lease.mark, started),
    ];
  }

  return async () => {
    const snapshot = await snapshotAt(repository, await repository.tip());
    const events: Event[] = [];
    for (const filed of snapshot.tree.grants) {
      const target = snapshot.tree.targets.get(filed.target)!;
      const number = pullRequest(filed.id);
      const facts = writeFacts({ ...factsOf(filed, number), commit: snapshot.commit, mergedAt });
      const provenance = { mergedAt, pullRequest: number, facts: digest(facts), ledgerHead: "" };
      const lease = leaseOf(snapshot, target, filed, provenance);
      if (await cloud.iam(target.target.account).state.role(roleNameOf(lease))) continue;
      events.push(...(await open(lease, facts)));
    }
    await append(events);
  };
}

function factsOf({ path, blob }: FiledGrant, pullRequest: number): Omit<DecisionFacts, "commit" | "mergedAt"> {
  const person = (id: number, login: string) => ({ id, login, kind: "user" as const });
  const approvers = [person(102, "ben"), person(103, "cid")];
  return { path, blob, pullRequest, requester: person(101, "ana"), approvers, approvals: [], policy: digest("policy") };
}

/** The role as `bind` leaves it. */
async function makeRole(state: ReturnType<SandboxCloud["iam"]>["state"], lease: Lease) {
  const documents = compile(lease);
  const text = (name: string) => JSON.stringify(documentNamed(documents, name));
  const role = await state.createRole({
    name: roleNameOf(lease),
    path: rolePath(lease),
    description: describe(lease.target.name, lease.id, documentNamed(documents, "trust")),
    trust: text("trust"),
    boundary: boundaryArn(lease.target),
    longest: 3600,
    tags: tagsOf(lease),
  });
  await state.putInline(role.name, inlinePolicy, text("permissions"));
  return role;
}

/** Appends to the ledger's branch as many commits' files as the lines are worth, in one push. */
function ledgerOf({ directory, github, token }: Scene): (events: readonly Event[]) => Promise<void> {
  const work = mkdtempSync(join(tmpdir(), "bench-ledger-"));
  const lines: LedgerLine[] = [];
  return async (events) => {
    const added = continueChain(lines, events);
    if (lines.length === 0) {
      await git(work, "init", "--quiet");
      mkdirSync(join(work, "events"));
    }
    for (let at = 0; at < added.length; at += chunk) {
      const part = added.slice(at, at + chunk);
      writeFileSync(join(work, "events", `${String(part[0]!.seq).padStart(10, "0")}.jsonl`), writeLines(part));
    }
    lines.push(...added);
    const author = ["-c", "user.name=ana", "-c", "user.email=101+ana@users.noreply.github.com"];
    await git(work, "add", "--all");
    await git(work, ...author, "commit", "--quiet", "--message", "Record what was opened");
    const address = github.cloneUrl("acme/access").replace("http://", `http://x-access-token:${token}@`);
    await git(work, "push", "--quiet", address, "HEAD:refs/heads/sallyport-ledger");
    await git(directory, "fetch", "--quiet", address, "+refs/heads/*:refs/remotes/origin/*");
  };
}
