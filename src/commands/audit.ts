import type { Event } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import type { Reconciliation } from "../core/outcome.ts";
import { keyOf } from "../core/plan.ts";
import { recordsOf } from "../core/record.ts";
import { type Chain, isWhole } from "../core/report.ts";
import type { Instant } from "../core/time.ts";
import { auditMarkdown } from "../report/chains.ts";
import { auditCsv } from "../report/csv.ts";
import { count } from "../report/plain.ts";
import { auditText } from "../report/terminal.ts";
import type { Answer } from "./answer.ts";
import { type Custody, custodyOf } from "./custody.ts";
import { leaseLogs } from "./lease-log.ts";
import { chainOf, type Evidence } from "./links.ts";
import type { Listing } from "./listing.ts";
import { overdue } from "./liveness.ts";
import { reconcile } from "./reconcile.ts";
import { remembering } from "./remember.ts";
import { snapshotAt } from "./snapshot.ts";
import type { World } from "./world.ts";

/**
 * Rebuilds the chain of one grant or of all: request, approval, lease, mint, use, release, revocation, revert; from git
 * history, the ledger, GitHub's records and the cloud's own log. Changes nothing. A missing link is a `no`.
 */
export async function audit(world: World, at: Instant, about: { readonly grant?: string }): Promise<Answer> {
  let stands: Pick<Listing, "bindings" | "providers"> = { bindings: [], providers: new Map() };
  const drift = await reconcile(world, at, { may: new Set(), listed: (listing) => (stands = listing) });
  const snapshot = await snapshotAt(world.repository, drift.tip);
  const custody = await custodyOf(world, { snapshot, ...stands });
  // Lives are told by lines that form a chain; of others, only what was done to them.
  const records = recordsOf(custody.holds ? custody.lines : []);
  const changes = await world.repository.changes(drift.tip, "grants");
  const keys = [...new Set([...records.keys(), ...changes.flatMap(({ path }) => keyOfPath(path))])].sort();
  const wanted = keys.filter(
    (key) => about.grant === undefined || key === about.grant || key.endsWith(`/${about.grant}`),
  );
  if (about.grant !== undefined && wanted.length === 0)
    throw new Fault(
      "input.grant",
      `no grant ${about.grant} was ever added to the default branch: give its id, or \`<target>/<id>\``,
    );
  const chains: Chain[] = [];
  const asked = remembering(world);
  const changesOf = Map.groupBy(changes, ({ path }) => keyOfPath(path)[0]);
  const usesOf = leaseLogs(world, snapshot);
  const deedsOf = Map.groupBy(drift.deeds, ({ grant }) => grant);
  for (const key of wanted) {
    world.progress(`reading the life of ${key}`);
    const record = records.get(key);
    const evidence: Evidence = {
      key,
      at,
      record,
      changes: changesOf.get(key) ?? [],
      uses: toldOnce(await usesOf(key, record), drift.faults),
      planned: deedsOf.get(key) ?? [],
    };
    chains.push(await chainOf(asked, evidence));
  }
  const clearable = drift.deeds.filter((deed) => deed.do === "remove").map(({ resource }) => resource);
  const late = await overdue(world, {
    ...{ at, repository: snapshot.configuration.repository, bindings: stands.bindings },
    clearable: new Set(about.grant === undefined ? clearable : []),
  });
  const edited = drift.events.filter(({ kind, detail }) => kind === "drift" && detail.found !== undefined);
  const unexplained = about.grant === undefined ? (drift.unexplained ?? []) : [];
  const faults = custody.holds ? drift.faults : drift.faults.filter(({ code }) => code !== "ledger.broken");
  const whole =
    chains.every(isWhole) &&
    [unexplained, edited, late, faults, custody.found, custody.faults].every(({ length }) => length === 0);
  const notes = [
    ...(drift.halts ?? []),
    ...late,
    ...changedNotes(drift.events),
    ...unexplained.map(({ resource, why }) => `drift: ${resource}: ${why}; look at it, and take it away by hand`),
    ...faults.map(({ about: what, message }) => `could not be read: ${what}: ${message}`),
    ...custodyNotes(custody, about.grant === undefined),
  ];
  return {
    exit: whole ? 0 : 1,
    text: [auditText(chains), ...notes].join("\n"),
    json: { chains, drift: drift.deeds, faults, ledger: toldOf(custody) },
    csv: auditCsv(chains, notes),
    markdown: auditMarkdown(chains, notes),
  };
}

/** Who changed what by hand, as far as the ledger does not hold it yet. */
function changedNotes(events: readonly Event[]): readonly string[] {
  return events.flatMap(({ kind, grant, detail }) =>
    kind === "drift" ? [`drift: ${grant || detail.resource}: ${detail.why}`] : [],
  );
}

/** What is said of the ledger: what was done to it, who vouches for it, and what is only recorded. */
function custodyNotes({ found, notes, faults, onlyRecorded, anchors }: Custody, all: boolean): readonly string[] {
  const vouching = `${count(anchors.commits, "commit")} and ${count(anchors.roles, "role")}`;
  return [
    ...found.map(({ code, says }) => `${code}: ${says}; find out who changed it (docs/ledger.md)`),
    ...notes.map((note) => `ledger: ${note}`),
    ...faults.map(({ resource, fault }) => `could not be read: the head that ${resource} names: ${fault.message}`),
    ...(all && onlyRecorded > 0
      ? [
          `ledger: ${vouching} vouch for it; ${count(onlyRecorded, "line")} behind the last head that they name: only recorded`,
        ]
      : []),
  ];
}

function toldOf({ head, holds, found, notes, anchors, onlyRecorded }: Custody): object {
  return { head, holds, found, notes, anchors, onlyRecorded };
}

function keyOfPath(path: string): string[] {
  const parts = /^grants\/([a-z0-9-]+)\/([a-z0-9-]+)\.yaml$/.exec(path);
  return parts ? [keyOf(parts[1]!, parts[2]!)] : [];
}

/** What keeps a whole account from being read is said of that account, and not by each of its grants again. */
function toldOnce(uses: Evidence["uses"], faults: Reconciliation["faults"]): Evidence["uses"] {
  if (!(uses instanceof Fault)) return uses;
  const said = faults.find(({ code, message }) => code === uses.code && message === uses.message);
  return said ? new Fault(uses.code, `see what is said of ${said.about}`, { cause: uses }) : uses;
}
