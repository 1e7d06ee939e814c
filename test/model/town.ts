/** Acme in one process and by no network: the commands as they are, over adapters in memory. */
import { startCloud } from "../../sandbox/cloud/index.ts";
import type { SandboxClock } from "../../sandbox/contract.ts";
import { memoryForge } from "../../sandbox/memory/forge.ts";
import { memoryRepository } from "../../sandbox/memory/repository.ts";
import { memoryRoles } from "../../sandbox/memory/roles.ts";
import { reconcile } from "../../src/commands/reconcile.ts";
import { record } from "../../src/commands/record.ts";
import type { May, World } from "../../src/commands/world.ts";
import { writeBatch } from "../../src/core/batch.ts";
import { canonical } from "../../src/core/digest.ts";
import { Fault } from "../../src/core/fault.ts";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { branchLedger } from "../../src/ledger/branch.ts";
import { cedarPolicy, policyFindings } from "../../src/policy/cedar.ts";
import type { Policy, Provider, Use } from "../../src/ports.ts";
import { awsProvider } from "../../src/providers/aws/provider.ts";
import { Gate, type Loss, type Meanwhile } from "./gate.ts";
import { modelIssuer } from "./issuer.ts";
import { jobsOf } from "./jobs.ts";
import { access, deploy, openHub, places, reader, writer } from "./place.ts";
import { turns } from "./turns.ts";

/** Saturday evening; leases begin and end on whole seconds. */
const beginning = Date.UTC(2026, 10, 21, 22, 0, 0);
const main = "main";
const ledgerBranch = "sallyport-ledger";

/** One run of a workflow: what it may, and what becomes of it. */
export interface Run {
  readonly may: readonly May[];
  readonly revoke?: string;
  /** A target that is to be halted, by sam. */
  readonly halt?: string;
  readonly loss?: Loss | undefined;
  readonly meanwhile?: Meanwhile | undefined;
  /** Milliseconds that each of its calls takes. */
  readonly lag?: number;
  /** What becomes of its record job: it runs, it never does, or its machine is lost. */
  readonly record: "done" | "dropped" | Loss;
}

/** What became of one job. */
export type Outcome<Result> =
  | { readonly kind: "done"; readonly result: Result }
  | { readonly kind: "lost"; readonly last: string }
  | { readonly kind: "failed"; readonly fault: Fault };

export interface Ran {
  /** The run's number. */
  readonly started: number;
  readonly cloud: Outcome<Reconciliation>;
  /** Absent: there was nothing to record, or nobody did. */
  readonly record?: Outcome<unknown>;
}

/** Events on their way, as the record job is given them. */
interface Batch {
  readonly text: string;
  readonly digest: string;
  readonly ids: readonly string[];
}

export type Town = Awaited<ReturnType<typeof openTown>>;

/** `delivery`: milliseconds until a session is in the cloud's log. */
export async function openTown({ propagation = 0, delivery = 0 } = {}) {
  const clock = handMoved();
  const hub = openHub(clock);
  const issuer = modelIssuer(clock);
  const accounts = Object.values(places).map(({ account }) => account);
  const cloud = await startCloud({ clock, issuers: [issuer], accounts, propagation });
  await deploy(cloud);
  const down = new Set<string>();
  const batches: Batch[] = [];
  const sessions: (Use & { readonly role: string })[] = [];
  /** Events that a record job said it had written. */
  const recorded = new Set<string>();
  let changed: (call: string) => Promise<void> = async () => undefined;

  function gate(run: Pick<Run, "loss" | "lag" | "meanwhile">, turn?: () => Promise<void>): Gate {
    return new Gate({
      ...run,
      ...(turn ? { turn } : {}),
      down: (place) => down.has(place),
      pass: (milliseconds) => clock.move(milliseconds),
      changed: (call) => changed(call),
    });
  }

  function worldOf(here: Gate, login: string): World {
    const verbs = <Port extends object>(port: Port) => Object.keys(port) as (keyof Port & string)[];
    const forgeOf = (name?: string) => {
      const forge = memoryForge(hub, login, name);
      return here.guard("github", "github", forge, verbs(forge));
    };
    const git = memoryRepository(hub.objects, main);
    const repository = here.guard("github", "git", git, verbs(git));
    const forge = forgeOf();
    const providers = new Map<string, Provider>();
    return {
      repository,
      forge,
      ledger: branchLedger({ branch: ledgerBranch, repository, forge }),
      alerts: { receivers: 0, tell: async () => [] },
      policy: async (files) => policyOver(files),
      policyFindings: async (files, at) => policyFindings(files, at),
      async provider({ target }, configuration) {
        const { account, partition, regions } = target;
        const known = providers.get(account);
        if (known) return known;
        const aws = awsProvider({
          ...{ configuration, account, partition, regions, clock, patience: 0 },
          credentials: () => Promise.reject(new TypeError("no call is signed here")),
          roles: memoryRoles(account, cloud.iam(account), (action, call) => here.through(account, action, call)),
        });
        const uses: Provider["uses"] = ({ resource }) =>
          here.through(account, "cloudtrail:LookupEvents", async () =>
            sessions.filter(({ role, at }) => role === resource && at + delivery <= clock.now()),
          );
        // Who changed a role is told by nobody here: it decides nothing.
        const provider: Provider = { ...aws, uses, changes: async () => [] };
        providers.set(account, provider);
        return provider;
      },
      starter: async (name) => forgeOf(name),
      reader: async (name) => forgeOf(name),
      readers: "members",
      progress: () => undefined,
    };
  }

  async function job<Result>(here: Gate, work: () => Promise<Result>): Promise<Outcome<Result>> {
    try {
      const result = await here.around(work);
      return result === "lost" ? { kind: "lost", last: here.last } : { kind: "done", result };
    } catch (fault) {
      if (here.lost) return { kind: "lost", last: here.last };
      // Anything else than a fault is a bug, and keeps its stack.
      if (!(fault instanceof Fault)) throw fault;
      return { kind: "failed", fault };
    }
  }

  async function recordBatch(batch: Batch, loss?: Loss, turn?: () => Promise<void>): Promise<Outcome<unknown>> {
    const here = gate({ loss }, turn);
    const done = await job(here, () =>
      record(worldOf(here, writer), clock.now(), { events: batch.text, digest: batch.digest }),
    );
    if (done.kind === "done") for (const id of batch.ids) recorded.add(id);
    return done;
  }

  async function run(about: Run, turn?: () => Promise<void>): Promise<Ran> {
    const here = gate(about, turn);
    const at = clock.now();
    const started = hub.startRun(access, "sam");
    const cloudJob = await job(here, () =>
      reconcile(worldOf(here, reader), at, {
        may: new Set(about.may),
        ...(about.revoke === undefined ? {} : { revoke: new Set([about.revoke]) }),
        ...(about.halt === undefined ? {} : { halt: { kind: "target", name: about.halt }, run: started }),
      }),
    );
    if (cloudJob.kind !== "done") return { started, cloud: cloudJob };
    const { events } = cloudJob.result;
    const { text, digest, left } = writeBatch(events);
    if (left > 0) throw new Error(`${left} events do not fit into one batch: make the sequences shorter`);
    const batch = { text, digest, ids: events.map(({ id }) => id) };
    batches.push(batch);
    if (about.record === "dropped") return { started, cloud: cloudJob };
    const loss = about.record === "done" ? undefined : about.record;
    return { started, cloud: cloudJob, record: await recordBatch(batch, loss, turn) };
  }

  function letIn(role: string, session: string): void {
    const eventId = `session-${sessions.length + 1}`;
    sessions.push({ role, session, at: clock.now(), action: "sts:AssumeRoleWithWebIdentity", allowed: true, eventId });
  }

  return {
    ...{ clock, hub, cloud, issuer, down, batches, recorded, sessions, propagation },
    jobs: jobsOf({ clock, cloud, issuer, letIn }),
    run,
    recordBatch: (batch: Batch) => recordBatch(batch),

    /** Runs whose calls to the outside interleave as the seed says. */
    async together(seed: number, abouts: readonly Run[]): Promise<readonly Ran[]> {
      const { turn, run: inTurn } = turns(seed);
      return await inTurn(abouts.map((about) => run(about, turn)));
    },

    /** Record jobs at the same time. */
    async recordTogether(seed: number, some: readonly Batch[]): Promise<void> {
      const { turn, run: inTurn } = turns(seed);
      await inTurn(some.map((batch) => recordBatch(batch, undefined, turn)));
    },

    /** What is told after every change of a cloud that a run makes. */
    watch(watcher: (call: string) => Promise<void>): void {
      changed = watcher;
    },

    outage(place: string, on: boolean): void {
      if (on) down.add(place);
      else down.delete(place);
      if (place !== "github") cloud.outage(place, on);
    },

    /** The ledger's files in order, as they are stored. */
    ledgerText(): string {
      const tip = hub.objects.branches.get(ledgerBranch);
      const found = [...(tip === undefined ? [] : hub.objects.commit(tip)!.files)].sort(([a], [b]) => (a < b ? -1 : 1));
      return found.map(([, { oid }]) => hub.objects.blob(oid)!.toString("utf8")).join("");
    },

    /** Paths below grants/ on the default branch. */
    filed(): readonly string[] {
      const { files } = hub.objects.commit(hub.objects.branches.get(main)!)!;
      return [...files.keys()].filter((path) => path.startsWith("grants/"));
    },

    stop: () => cloud.stop(),
  };
}

/** A clock that nobody but a test moves. */
function handMoved(): SandboxClock {
  let now = beginning;
  return {
    now: () => now,
    get offset() {
      return now - Date.now();
    },
    move(milliseconds) {
      now += milliseconds;
    },
  };
}

const compiled = new Map<string, Policy>();

/** Cedar over these files, compiled once, asked once for the same facts: a decision follows from them alone. */
function policyOver(files: ReadonlyMap<string, string>): Policy {
  const key = canonical(Object.fromEntries(files));
  const known = compiled.get(key);
  if (known) return known;
  const policy = cedarPolicy(files, beginning);
  const answers = new Map<string, ReturnType<Policy["decide"]>>();
  const remembering: Policy = {
    ...policy,
    decide(facts) {
      const asked = canonical(facts);
      const answer = answers.get(asked) ?? policy.decide(facts);
      answers.set(asked, answer);
      return answer;
    },
  };
  compiled.set(key, remembering);
  return remembering;
}
