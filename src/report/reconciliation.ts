import type { Deed, Reconciliation } from "../core/outcome.ts";
import { iso } from "../core/time.ts";
import { auditedWords, changing } from "./audited.ts";
import { code, prose } from "./inert.ts";
import { columns, count, plain } from "./plain.ts";

const outcomes = { done: "done", failed: "FAILED", planned: "would", left: "left" } as const;
const verbs = {
  bind: "open",
  unbind: "end",
  remove: "clear tombstone",
  repair: "repair",
  dispatch: "start workflow",
} as const;

/** What a run of apply or sweep did, line by line; ends without a line feed. */
export function reconciliationText(done: Reconciliation): string {
  const rows = done.deeds.map((deed) => [
    outcomes[deed.outcome],
    verbs[deed.do],
    plain(deed.grant || deed.resource),
    plain(deed.says),
  ]);
  const refused = done.refused.map(({ grant, why }) => ["not open", "", plain(grant), plain(why)]);
  const trials = trialsOf(done).map(({ grant, says }) => ["audit mode", "", plain(grant), plain(says)]);
  const faults = done.faults.map(
    ({ about, code: what, message }) => `could not: ${plain(about)}: ${plain(message)} (${plain(what)})`,
  );
  const halts = (done.halts ?? []).map(plain);
  return [verdict(done), ...halts, ...columns([...rows, ...refused, ...trials]), ...faults].join("\n");
}

/** The same for a job summary. */
export function reconciliationMarkdown(done: Reconciliation): string {
  const rows = [
    ...done.deeds.map((deed) => row(outcomes[deed.outcome], verbs[deed.do], deed.grant || deed.resource, deed.says)),
    ...done.refused.map(({ grant, why }) => row("not open", "", grant, why)),
    ...trialsOf(done).map(({ grant, says }) => row("audit mode", "", grant, says)),
    ...done.faults.map(({ about, message }) => row("could not", "", about, message)),
  ];
  const table = rows.length === 0 ? [] : ["| outcome | what | grant | why |", "|---|---|---|---|", ...rows];
  const halts = (done.halts ?? []).flatMap((halt) => [`> ${prose(halt)}`, ""]);
  return [`**${prose(verdict(done))}**`, "", ...halts, ...table].join("\n");
}

/** What rules in audit mode would have decided otherwise, of what this run decided. */
function trialsOf({ events }: Reconciliation): readonly { readonly grant: string; readonly says: string }[] {
  return events.flatMap((event) => changing(event).map((trial) => ({ grant: event.grant, says: auditedWords(trial) })));
}

function row(...[outcome, verb, about, why]: readonly [string, string, string, string]): string {
  return `| ${outcome} | ${verb} | ${code(about)} | ${prose(why)} |`;
}

function verdict({ at, tip, deeds, kept, sealed, faults, unseen = 0 }: Reconciliation): string {
  const done = deeds.filter(({ outcome }) => outcome === "done");
  const shut = sealed === 0 ? "" : `, ${count(sealed, "sealed role")} ${sealed === 1 ? "waits" : "wait"} to be cleared`;
  const open = kept + done.filter((deed) => deed.do === "bind").length;
  const stand = `${open === 0 ? "nothing" : count(open, "lease")} ${open > 1 ? "stand" : "stands"} open${unseen === 0 ? "" : " where it could be listed"}${shut}`;
  const what = done.length > 0 ? summary(done) : deeds.length > 0 ? "nothing was done" : "nothing to do";
  const failures = faults.length === 0 ? "" : `; ${count(faults.length, "fault")}`;
  return `${what}; ${stand}${failures} (default branch at ${tip.slice(0, 12)}, ${iso(at)})`;
}

function summary(done: readonly Deed[]): string {
  const counts = Map.groupBy(done, (deed) => verbs[deed.do]);
  return Array.from(counts, ([verb, deeds]) => `${verb}: ${deeds.length}`).join(", ");
}
