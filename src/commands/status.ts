import type { Binding } from "../core/binding.ts";
import { Fault } from "../core/fault.ts";
import { keyOf } from "../core/plan.ts";
import { newest, recordsOf } from "../core/record.ts";
import type { StatusRow } from "../core/report.ts";
import { type Instant, iso } from "../core/time.ts";
import { statusText } from "../report/terminal.ts";
import type { Answer } from "./answer.ts";
import { snapshotAt } from "./snapshot.ts";
import type { World } from "./world.ts";

/**
 * What is open now: every grant on the default branch, and everything that stands in the clouds. Where an account cannot be
 * listed, rows say what the ledger recorded and that this was not looked at.
 */
export async function status(world: World, at: Instant): Promise<Answer> {
  const snapshot = await snapshotAt(world.repository, await world.repository.tip());
  const records = recordsOf((await world.ledger.read()).lines);
  const { bindings, blind } = await look(world, snapshot);
  const rows = new Map<string, StatusRow>();
  for (const filed of snapshot.tree.grants) {
    const key = keyOf(filed.target, filed.id);
    const bound = newest(records.get(key), "bound")?.detail ?? {};
    const account = snapshot.tree.targets.get(filed.target)?.target.account ?? "";
    rows.set(key, {
      target: filed.target,
      id: filed.id,
      state: recorded(records.get(key), at) + (blind.has(account) ? " (as recorded; the cloud was not asked)" : ""),
      from: words(bound.from),
      until: words(bound.until),
      subject: `${filed.grant.job.repository} ${filed.grant.job.workflow} ${filed.grant.job.environment}`,
    });
  }
  for (const binding of bindings) {
    const key = binding.state === "unexplained" ? binding.resource : keyOf(binding.target, binding.id);
    const row = rows.get(key);
    const state = binding.state === "open" && at >= binding.until ? "expired, not yet swept" : binding.state;
    const { target, id } = binding.state === "unexplained" ? { target: "?", id: binding.resource } : binding;
    rows.set(key, { target, id, from: "", subject: "", ...row, state, until: row?.until || iso(binding.until) });
  }
  const listed = [...rows.values()].sort((a, b) => (keyOf(a.target, a.id) < keyOf(b.target, b.id) ? -1 : 1));
  const notes = [...blind].map(([account, why]) => `account ${account} was not asked: ${why}`);
  return { exit: 0, text: [statusText(listed), ...notes].join("\n"), json: { rows: listed, notes } };
}

async function look(
  world: World,
  snapshot: Awaited<ReturnType<typeof snapshotAt>>,
): Promise<{ readonly bindings: readonly Binding[]; readonly blind: ReadonlyMap<string, string> }> {
  const accounts = new Map([...snapshot.tree.targets.values()].map((named) => [named.target.account, named]));
  const blind = new Map<string, string>();
  const lists = await Promise.all(
    [...accounts].map(async ([account, named]) => {
      try {
        return await (await world.provider(named, snapshot.configuration)).list();
      } catch (cause) {
        if (!(cause instanceof Fault)) throw cause;
        blind.set(account, cause.message);
        return [];
      }
    }),
  );
  return { bindings: lists.flat(), blind };
}

function recorded(record: Parameters<typeof newest>[0], at: Instant): string {
  if (newest(record, "ended")) return "ended";
  const bound = newest(record, "bound");
  if (bound) return Date.parse(words(bound.detail.until)) <= at ? "expired" : "open";
  return newest(record, "refused") ? "refused" : "waiting";
}

function words(value: unknown): string {
  return typeof value === "string" ? value : "";
}
