import type { Binding } from "../core/binding.ts";
import { type Event, event } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import { haltsOf, haltWords } from "../core/halt.ts";
import { type Lease, writeRef } from "../core/lease.ts";
import type { Deed, Reconciliation } from "../core/outcome.ts";
import { keyOf, type Plan, type Step } from "../core/plan.ts";
import { type GrantRecord, newest, recordsOf } from "../core/record.ts";
import { type Instant, iso } from "../core/time.ts";
import type { Provider } from "../ports.ts";
import type { Anchorage } from "./anchors.ts";
import { mustHaveTime, roomIn } from "./budget.ts";
import { mustAgree } from "./clock.ts";
import { deleted, shut } from "./dead.ts";
import { endEarly } from "./finished.ts";
import { haltOn } from "./halts.ts";
import { told } from "./listing.ts";
import { unended } from "./notices.ts";
import { pool } from "./pool.ts";
import { aboutOf, ended, incident, opened, said } from "./retell.ts";
import { controlDigest, type Snapshot } from "./snapshot.ts";
import { start } from "./start.ts";
import { logsOf, readUses } from "./uses.ts";
import type { May, World } from "./world.ts";

export interface Stage {
  readonly snapshot: Snapshot;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly plan: Plan;
  readonly may: ReadonlySet<May>;
  readonly at: Instant;
  readonly records: ReadonlyMap<string, GrantRecord>;
  /** Whether `records` is all there is: false while the ledger cannot be read. */
  readonly trusted: boolean;
  /** Halts that a reviewed change has lifted. */
  readonly lifted: ReadonlySet<string>;
  readonly anchorage: Anchorage;
}

export interface Enacted {
  readonly deeds: Deed[];
  readonly events: Event[];
  readonly faults: Reconciliation["faults"][number][];
  /** What was opened now. */
  readonly fresh: Binding[];
  /** What was kept by the plan, and ended by what its job or its silence told. */
  readonly early: Set<Binding>;
}

/** Does what the plan says, as far as it is allowed: removals first, each fault collected, none hidden. */
export async function enact(world: World, stage: Stage): Promise<Enacted> {
  const enacted: Enacted = { deeds: [], events: [], faults: [], fresh: [], early: new Set() };
  const { steps } = stage.plan;
  const removals = steps.filter((step) => step.do === "unbind" || step.do === "remove");
  const used: Event[] = [];
  const logs = logsOf(world, stage, { events: used });
  // Side by side: a log is slow, and nothing waits for what it tells.
  await pool([() => carryOut(world, stage, { removals, enacted }), () => readUses(logs, stage, removals)], (work) =>
    work(),
  );
  // Last: only now is it known what stands, and which job may be over.
  const early = await endEarly(world, stage, { logs, faults: enacted.faults });
  await pool(early, (step) =>
    attempt(enacted, stage, step, async () => {
      mustHaveTime(world, "end");
      const says = await removal(stage, step, enacted);
      enacted.early.add(step.binding);
      return says;
    }),
  );
  enacted.events.push(...used);
  return enacted;
}

interface Work {
  readonly removals: readonly Removal[];
  readonly enacted: Enacted;
}

async function carryOut(world: World, stage: Stage, { removals, enacted }: Work): Promise<void> {
  const { steps } = stage.plan;
  const repairs = steps.filter((step) => step.do === "repair");
  const binds = steps.filter((step) => step.do === "bind");
  // Accounts side by side: a slow one does not hold up the others.
  const accounts = [...Map.groupBy(removals, ({ binding }) => binding.account).values()];
  await pool(accounts, (steps) =>
    pool(steps, (step) =>
      attempt(enacted, stage, step, () => {
        mustHaveTime(world, "end");
        return removal(stage, step, enacted);
      }),
    ),
  );
  if (stage.trusted) await pool(stage.plan.kept, (binding) => proveAgain(stage, binding, enacted));
  // One by one, as binds: before each, the default branch is read again, and one clone takes one fetch at a time.
  for (const step of repairs) await attempt(enacted, stage, step, () => repair(world, stage, step));
  // Binds go one by one: before and after each, the default branch is read again.
  const takeRoom = roomIn(stage);
  for (const step of binds)
    await attempt(enacted, stage, step, async () => {
      mustHaveTime(world, "open");
      mustAgree(world, stage.at);
      await takeRoom(step);
      return await bind(world, stage, step, enacted);
    });
  for (const binding of [...stage.plan.kept, ...enacted.fresh]) await finish(world, stage, binding, enacted);
}

export type Removal = Extract<Step, { readonly do: "unbind" | "remove" }>;
type Repair = Extract<Step, { readonly do: "repair" }>;
type Bind = Extract<Step, { readonly do: "bind" }>;

async function attempt(enacted: Enacted, stage: Stage, step: Step, work: () => Promise<string>): Promise<void> {
  const about = {
    do: step.do,
    grant: step.key,
    resource: step.do === "bind" ? "" : step.binding.resource,
    ...(step.do === "unbind" ? { ending: step.ending } : {}),
  };
  if (!stage.may.has(step.do === "bind" || step.do === "repair" ? "bind" : "unbind")) {
    enacted.deeds.push({ ...about, outcome: "planned", says: step.why });
    return;
  }
  try {
    enacted.deeds.push({ ...about, outcome: "done", says: await work() });
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    enacted.deeds.push({ ...about, outcome: "failed", says: cause.message });
    enacted.faults.push(told(step.key || about.resource, cause));
    enacted.events.push(...despite(stage, step, cause));
  }
}

/** What is to be remembered of a step that failed: a refusal of the proof, and that somebody wanted an end. */
function despite({ at, records }: Stage, step: Step, cause: Fault): readonly Event[] {
  if (step.do === "unbind") {
    const failed = unended(step, at, { cause, record: records.get(step.key) });
    return [...(step.ending === "revoked" ? [ended(step.key, at, step)] : []), failed];
  }
  if (step.do !== "bind" || cause.code !== "provider.proof-failed") return [];
  const why = said(cause.message);
  return [event("refused", at, { grant: step.key, mark: step.lease.mark }, why, { why })];
}

async function removal({ providers, at, records }: Stage, step: Removal, enacted: Enacted): Promise<string> {
  const { binding, why } = step;
  const provider = providers.get(binding.account)!;
  if (step.do === "remove") {
    enacted.events.push(deleted(at, binding, await provider.remove(binding)));
    return why;
  }
  enacted.events.push(...shut(at, binding, await provider.unbind(binding), { why, record: records.get(step.key) }));
  enacted.events.push(step.ending === "unexplained" ? incident(binding, at, why) : ended(step.key, at, step));
  return why;
}

/** An end whose proof never reached the ledger is proven once more: ending what has ended changes nothing. */
async function proveAgain({ records, may, providers, at }: Stage, binding: Binding, enacted: Enacted): Promise<void> {
  const { grant, mark } = aboutOf(binding);
  if (binding.state !== "sealed" || !may.has("unbind") || newest(records.get(grant), "probed", mark)) return;
  try {
    const revocation = await providers.get(binding.account)!.unbind(binding);
    enacted.events.push(...shut(at, binding, revocation, { why: "it was found sealed", record: records.get(grant) }));
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    enacted.faults.push(told(grant, cause));
  }
}

/** Never before the default branch and the ledger were read again: what ended meanwhile is not written to. */
async function repair(world: World, stage: Stage, { lease, why }: Repair): Promise<string> {
  const { snapshot, providers } = stage;
  mustHaveTime(world, "open");
  await mustStand(world, snapshot, lease);
  await mustNotHaveEnded(world, stage, lease);
  await providers.get(lease.target.target.account)!.repair(lease);
  return `${why}: it was written again, and proven as it reads now`;
}

async function bind(world: World, stage: Stage, step: Bind, enacted: Enacted): Promise<string> {
  const { lease, key } = step;
  const { at } = stage;
  const { account } = lease.target.target;
  const provider = stage.providers.get(account)!;
  await stage.anchorage.mustHold(account);
  await mustStand(world, stage.snapshot, lease);
  await mustNotHaveEnded(world, stage, lease);
  const binding = await provider.bind(lease);
  try {
    await mustStand(world, stage.snapshot, lease);
    await mustNotHaveEnded(world, stage, lease);
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    const why = `it was opened and shut again: ${cause.message}`;
    enacted.events.push(...shut(at, binding, await provider.unbind(binding), { why, record: stage.records.get(key) }));
    enacted.events.push(ended(key, at, { ending: "withdrawn", why }));
    throw cause;
  }
  enacted.events.push(opened(provider, lease, binding, at));
  enacted.fresh.push(binding);
  return `open from ${iso(lease.from)} until ${iso(lease.until)}`;
}

/**
 * Starts the workflow of a lease that stands open, when its target opts in and its window has begun. A start that never
 * reached the ledger is made again: a lost start is worse than a doubled one, since a lease is single-use.
 */
async function finish(world: World, stage: Stage, binding: Binding, enacted: Enacted): Promise<void> {
  const grant = keyOf(binding.target, binding.id);
  const lease = stage.plan.wanted.get(grant)?.lease;
  if (binding.state !== "open" || !lease?.target.target.dispatch || !stage.may.has("bind")) return;
  if (newest(stage.records.get(grant), "dispatched", lease.mark)) return;
  const deed = { do: "dispatch" as const, grant, resource: lease.subject.jobWorkflowRef };
  if (stage.at < lease.from) {
    const says = `its window begins at ${iso(lease.from)}: the first apply after that starts its workflow, or anybody who may`;
    enacted.deeds.push({ ...deed, outcome: "planned", says });
    return;
  }
  const reference = writeRef(stage.providers.get(binding.account)!.reference(lease, binding));
  try {
    const started = await start(world, { lease, reference });
    enacted.events.push(
      event("dispatched", stage.at, { grant, mark: lease.mark }, lease.mark, { workflow: deed.resource, ...started }),
    );
    enacted.deeds.push({ ...deed, outcome: started.started ? "done" : "left", says: started.says });
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    // A workflow that was not started is no fault of the lease: a person can start it with the reference.
    enacted.deeds.push({ ...deed, outcome: "failed", says: cause.message });
    enacted.faults.push(told(grant, cause));
  }
}

/** Reads the tip again: the grant must still be there, byte for byte, and nothing that decides may have moved. */
async function mustStand(world: World, snapshot: Snapshot, { target, id }: Lease): Promise<void> {
  const tip = await world.repository.tip();
  if (tip === snapshot.commit) return;
  const entries = await world.repository.tree(tip, "");
  const path = `grants/${target.name}/${id}.yaml`;
  const before = snapshot.entries.find((entry) => entry.path === path);
  const after = entries.find((entry) => entry.path === path);
  if (after === undefined || after.oid !== before?.oid || after.mode !== before.mode)
    throw new Fault("apply.overtaken", `${path} left the default branch while it was bound: it stays closed`);
  if (controlDigest(entries) !== controlDigest(snapshot.entries))
    throw new Fault(
      "apply.overtaken",
      "configuration, targets or policies moved on the default branch meanwhile: run apply again, and ask again if it was shut",
      { retryable: true },
    );
}

/** Reads the ledger again: a revocation or a halt that was recorded meanwhile counts. */
async function mustNotHaveEnded(world: World, stage: Stage, { target, id, subject }: Lease): Promise<void> {
  const { lifted, anchorage } = stage;
  const { lines } = await world.ledger.read();
  anchorage.mustGoOn(lines);
  const halts = haltsOf(lines).filter((halt) => !lifted.has(halt.id));
  const halt = haltOn(halts, { target: target.name, repository: subject.repository });
  const key = keyOf(target.name, id);
  if (halt) throw new Fault("apply.overtaken", `${key} stays closed: ${haltWords(halt)}, while it was bound`);
  const over = newest(recordsOf(lines).get(key), "ended");
  if (over) throw new Fault("apply.overtaken", `${key} ended at ${over.at}, while it was bound: it stays closed`);
}
