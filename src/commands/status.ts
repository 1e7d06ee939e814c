import type { Binding } from "../core/binding.ts";
import { unlisted } from "../core/halt.ts";
import { keyOf } from "../core/plan.ts";
import { type GrantRecord, newest, recordsOf } from "../core/record.ts";
import type { StatusRow } from "../core/report.ts";
import { type Instant, iso } from "../core/time.ts";
import { statusCsv } from "../report/csv.ts";
import { statusText } from "../report/terminal.ts";
import type { Answer } from "./answer.ts";
import { toldHalt } from "./halts.ts";
import { listAll } from "./listing.ts";
import { stands } from "./notices.ts";
import { type Snapshot, snapshotAt } from "./snapshot.ts";
import type { World } from "./world.ts";

/**
 * What is open now: every grant on the default branch, and everything that stands in the clouds; or one grant alone. Where
 * an account cannot be listed, rows say what the ledger recorded and that the cloud was not asked.
 */
export async function status(world: World, at: Instant, about: { readonly grant?: string } = {}): Promise<Answer> {
  world.progress("reading the default branch and the ledger");
  const snapshot = await snapshotAt(world.repository, await world.repository.tip());
  const { lines } = await world.ledger.read();
  const records = recordsOf(lines);
  world.progress("listing what stands in the clouds");
  const { bindings, blind } = await look(world, snapshot, at);
  const seen: Seen = { records, at, bindings, blind };
  const rows = new Map([
    ...filedRows(snapshot, seen),
    ...bindings.map((binding) => [keyOfBinding(binding), boundRow(binding, snapshot, seen)] as const),
  ]);
  const wanted = [...rows].filter(([key, { id }]) => about.grant === undefined || [key, id].includes(about.grant));
  const listed = wanted.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const notes = [
    ...unlisted(lines, snapshot.configuration.lifted).map(toldHalt),
    ...(about.grant === undefined ? [] : wanted.flatMap(([key]) => reference(records.get(key)))),
    ...Array.from(blind, ([account, why]) => `account ${account} was not asked: ${why}`),
    ...snapshot.tree.findings.map(({ file, message }) => `${file} is not read: ${message}`),
  ];
  const text = listed.length > 0 ? statusText(listed) : nothing(about.grant, blind.size > 0);
  return {
    exit: 0,
    text: [text.trimEnd(), ...notes].join("\n"),
    json: { rows: listed, notes },
    csv: statusCsv(listed, notes),
  };
}

/** For a job that is started by hand: where everybody can read the pull request, its comment has no reference. */
function reference(record: GrantRecord | undefined): readonly string[] {
  const { reference: text } = newest(record, "bound")?.detail ?? {};
  if (typeof text !== "string" || newest(record, "ended")) return [];
  return [`lease reference, for the workflow's lease input: ${text}`];
}

/** Of a cloud that was not asked nothing is said: something may stand in it. */
function nothing(grant: string | undefined, blind: boolean): string {
  if (grant === undefined)
    return blind ? "no grant is on the default branch, and not every cloud was asked" : statusText([]);
  const life = `sallyport audit ${grant} tells its life`;
  return blind
    ? `no grant ${grant} is on the default branch, and not every cloud was asked: ${life}`
    : `nothing is open or waiting under ${grant}: ${life}`;
}

interface Seen {
  readonly records: ReadonlyMap<string, GrantRecord>;
  readonly at: Instant;
  readonly bindings: readonly Binding[];
  /** Accounts that could not be listed, and why. */
  readonly blind: ReadonlyMap<string, string>;
}

/** A row for each grant file, by what the ledger recorded of it. */
function filedRows(snapshot: Snapshot, { records, at, bindings, blind }: Seen): (readonly [string, StatusRow])[] {
  const standing = new Set(bindings.map(keyOfBinding));
  return snapshot.tree.grants.map((filed) => {
    const key = keyOf(filed.target, filed.id);
    const record = records.get(key);
    const bound = newest(record, "bound")?.detail ?? {};
    const state = recorded(record, at);
    const account = snapshot.tree.targets.get(filed.target)?.target.account ?? "";
    const doubt = blind.has(account)
      ? " (as recorded; the cloud was not asked)"
      : state === "open" && !standing.has(key)
        ? " as recorded, but nothing stands in the cloud"
        : "";
    const [from, until] = [words(bound.from), words(bound.until)];
    return [key, { target: filed.target, id: filed.id, state: state + doubt, from, until, subject: jobOf(filed) }];
  });
}

/** What stands in a cloud, in that cloud's own words; it outweighs what the ledger says. */
function boundRow(binding: Binding, snapshot: Snapshot, { records, at }: Seen): StatusRow {
  const { target, id, resource } = binding;
  if (binding.state === "unexplained")
    return { target: "?", id: resource, state: "unexplained", from: "", until: "", subject: binding.reason ?? "" };
  const filed = snapshot.tree.grants.find((grant) => grant.target === target && grant.id === id);
  const state = binding.state === "open" && at >= binding.until ? "expired, not yet swept" : binding.state;
  const from = words(newest(records.get(keyOf(target, id)), "bound")?.detail.from);
  const subject = filed ? jobOf(filed) : state === "sealed" ? "" : "no file asks for it any more";
  const dead = words(newest(records.get(keyOf(target, id)), "probed", binding.mark)?.detail.provenDeadAt);
  const proven = state === "sealed" && dead !== "" ? { provenDeadAt: dead } : {};
  return { target, id, state, from, until: iso(binding.until), subject, ...proven };
}

function jobOf({ grant: { job } }: Snapshot["tree"]["grants"][number]): string {
  return `${job.repository} ${job.workflow} ${job.environment}`;
}

function keyOfBinding(binding: Binding): string {
  return binding.state === "unexplained" ? binding.resource : keyOf(binding.target, binding.id);
}

/** Of the accounts that targets lately named too: what was opened there before may stand until a run ends it. */
async function look(world: World, snapshot: Snapshot, at: Instant): Promise<Pick<Seen, "bindings" | "blind">> {
  const { bindings, blind } = await listAll(world, { snapshot, at, targets: undefined });
  return { bindings, blind: new Map(Array.from(blind.values(), ({ account, fault }) => [account, fault.message])) };
}

function recorded(record: GrantRecord | undefined, at: Instant): string {
  const over = newest(record, "ended");
  if (stands(record, at)) return "open still, it could not be ended";
  if (over) return ["ended", words(over.detail.ending)].filter(Boolean).join(" as ");
  const bound = newest(record, "bound");
  if (bound) return Date.parse(words(bound.detail.until)) <= at ? "expired" : "open";
  return newest(record, "refused") ? "refused" : "waiting";
}

function words(value: unknown): string {
  return typeof value === "string" ? value : "";
}
