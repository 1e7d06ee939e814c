import type { Binding, Revocation } from "../core/binding.ts";
import { type Event, event } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import { type Lease, writeRef } from "../core/lease.ts";
import type { Deed, Reconciliation } from "../core/outcome.ts";
import type { Plan, Step } from "../core/plan.ts";
import { type GrantRecord, newest } from "../core/record.ts";
import { type Instant, iso } from "../core/time.ts";
import type { Provider } from "../ports.ts";
import { told } from "./reconcile.ts";
import { controlDigest, type Snapshot } from "./snapshot.ts";
import { start } from "./start.ts";
import { readUses } from "./uses.ts";
import type { May, World } from "./world.ts";

/** How many writes are under way at once in one account: IAM throttles per account. */
export const concurrency = 8;

export interface Stage {
  readonly snapshot: Snapshot;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly plan: Plan;
  readonly may: ReadonlySet<May>;
  readonly at: Instant;
  readonly records: ReadonlyMap<string, GrantRecord>;
}

export interface Enacted {
  readonly deeds: Deed[];
  readonly events: Event[];
  readonly faults: Reconciliation["faults"][number][];
}

/** Does what the plan says, as far as it is allowed: removals first, each fault collected, none hidden. */
export async function enact(world: World, stage: Stage): Promise<Enacted> {
  const enacted: Enacted = { deeds: [], events: [], faults: [] };
  const removals = stage.plan.steps.filter((step) => step.do !== "bind");
  const binds = stage.plan.steps.filter((step) => step.do === "bind");
  await pool(removals, async (step) => await attempt(enacted, stage, step, () => removal(stage, step, enacted)));
  await readUses(world, stage, removals, enacted);
  // Binds go one by one: before and after each, the default branch is read again.
  for (const step of binds) await attempt(enacted, stage, step, () => bind(world, stage, step, enacted));
  for (const binding of stage.plan.kept) await finish(world, stage, binding, enacted);
  return enacted;
}

export type Removal = Exclude<Step, { readonly do: "bind" }>;
type Bind = Extract<Step, { readonly do: "bind" }>;

async function attempt(enacted: Enacted, stage: Stage, step: Step, work: () => Promise<string>): Promise<void> {
  const about = {
    do: step.do,
    grant: step.key,
    resource: step.do === "bind" ? "" : step.binding.resource,
    ...(step.do === "unbind" ? { ending: step.ending } : {}),
  };
  if (!stage.may.has(step.do === "bind" ? "bind" : "unbind")) {
    enacted.deeds.push({ ...about, outcome: "planned", says: step.why });
    return;
  }
  try {
    enacted.deeds.push({ ...about, outcome: "done", says: await work() });
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    enacted.deeds.push({ ...about, outcome: "failed", says: cause.message });
    enacted.faults.push(told(step.key || about.resource, cause));
    if (step.do === "bind" && cause.code === "provider.proof-failed")
      enacted.events.push(
        event("refused", stage.at, { grant: step.key, mark: step.lease.mark }, cause.message, { why: cause.message }),
      );
  }
}

async function removal(stage: Stage, step: Removal, enacted: Enacted): Promise<string> {
  const { binding, key } = step;
  const provider = stage.providers.get(binding.account)!;
  const about = { grant: key, mark: binding.mark };
  if (step.do === "remove") {
    const revocation = await provider.remove(binding);
    enacted.events.push(event("deleted", stage.at, about, binding.resource, detailOf(revocation)));
    return step.why;
  }
  const revocation = await provider.unbind(binding);
  enacted.events.push(event("sealed", stage.at, about, binding.resource, { ...detailOf(revocation), why: step.why }));
  if (step.ending === "unexplained")
    enacted.events.push(
      event("incident", stage.at, about, binding.resource, { resource: binding.resource, why: step.why }),
    );
  else
    enacted.events.push(
      event("ended", stage.at, { grant: key, mark: "" }, "ended", { ending: step.ending, why: step.why }),
    );
  return step.why;
}

async function bind(world: World, stage: Stage, step: Bind, enacted: Enacted): Promise<string> {
  const { lease, key } = step;
  const provider = stage.providers.get(lease.target.target.account)!;
  await mustStand(world, stage.snapshot, lease.target.name, lease.id);
  const binding = await provider.bind(lease);
  try {
    await mustStand(world, stage.snapshot, lease.target.name, lease.id);
  } catch (cause) {
    await provider.unbind(binding);
    throw cause;
  }
  const { opened, reference } = openedBy(provider, key, lease, binding, stage.at);
  enacted.events.push(opened);
  await dispatch(world, stage, { key, lease, reference }, enacted);
  return `open from ${iso(lease.from)} until ${iso(lease.until)}`;
}

/** Tells again what an earlier run may have lost of a binding that stands open, and starts what it had to start. */
async function finish(world: World, stage: Stage, binding: Binding, enacted: Enacted): Promise<void> {
  const standing = stage.plan.wanted.get(`${binding.target}/${binding.id}`);
  if (binding.state !== "open" || standing === undefined || !stage.may.has("bind")) return;
  const record = stage.records.get(standing.key);
  const provider = stage.providers.get(binding.account)!;
  const { lease, key } = standing;
  const { opened, reference } = openedBy(provider, key, lease, binding, stage.at);
  if (newest(record, "bound", lease.mark) === undefined) enacted.events.push(opened);
  await dispatch(world, stage, { key, lease, reference }, enacted);
}

/** The line that says a lease is open, and the reference under which its job finds it. */
function openedBy(
  provider: Provider,
  key: string,
  lease: Lease,
  binding: Binding,
  at: Instant,
): { readonly opened: Event; readonly reference: string } {
  const reference = writeRef(provider.reference(lease, binding));
  const opened = event("bound", at, { grant: key, mark: lease.mark }, lease.mark, {
    resource: binding.resource,
    from: iso(lease.from),
    until: iso(lease.until),
    pullRequest: lease.provenance.pullRequest,
    facts: lease.provenance.facts,
    reference,
  });
  return { opened, reference };
}

async function dispatch(
  world: World,
  stage: Stage,
  about: Parameters<typeof start>[1],
  enacted: Enacted,
): Promise<void> {
  if (!about.lease.target.target.dispatch) return;
  if (newest(stage.records.get(about.key), "dispatched", about.lease.mark) !== undefined) return;
  const deed = { do: "dispatch" as const, grant: about.key, resource: about.lease.subject.jobWorkflowRef };
  try {
    const started = await start(world, about);
    enacted.events.push(
      event("dispatched", stage.at, { grant: about.key, mark: about.lease.mark }, about.lease.mark, {
        workflow: deed.resource,
        ...started,
      }),
    );
    enacted.deeds.push({ ...deed, outcome: started.started ? "done" : "failed", says: started.says });
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    // A workflow that was not started is no fault of the lease: a person can start it with the reference.
    enacted.deeds.push({ ...deed, outcome: "failed", says: cause.message });
    enacted.faults.push(told(about.key, cause));
  }
}

/** Reads the tip again: the grant must still be there, byte for byte, and nothing that decides may have moved. */
async function mustStand(world: World, snapshot: Snapshot, target: string, id: string): Promise<void> {
  const tip = await world.repository.tip();
  if (tip === snapshot.commit) return;
  const entries = await world.repository.tree(tip, "");
  const path = `grants/${target}/${id}.yaml`;
  const before = snapshot.entries.find((entry) => entry.path === path);
  const after = entries.find((entry) => entry.path === path);
  if (after === undefined || after.oid !== before?.oid || after.mode !== before.mode)
    throw new Fault("apply.overtaken", `${path} left the default branch while it was bound: it stays closed`);
  if (controlDigest(entries) !== controlDigest(snapshot.entries))
    throw new Fault(
      "apply.overtaken",
      "the default branch's targets, policies or workflows moved meanwhile: run again",
      { retryable: true },
    );
}

function detailOf(revocation: Revocation): Record<string, string | string[]> {
  return {
    resource: revocation.resource,
    ...(revocation.sealedAt === undefined ? {} : { sealedAt: iso(revocation.sealedAt) }),
    ...(revocation.provenDeadAt === undefined ? {} : { provenDeadAt: iso(revocation.provenDeadAt) }),
    ...(revocation.deletedAt === undefined ? {} : { deletedAt: iso(revocation.deletedAt) }),
    ...(revocation.proof === undefined ? {} : { proof: revocation.proof }),
    outlives: [...revocation.outlives],
  };
}

export async function pool<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}
