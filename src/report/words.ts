import type { Statement } from "../core/access.ts";
import type { GrantReport, RequestReport } from "../core/report.ts";
import { fromIso, iso, minute } from "../core/time.ts";
import { count } from "./plain.ts";

/** How ready a pull request is. */
export interface Verdict {
  readonly state: "ready" | "waiting" | "stopped";
  readonly says: string;
}

/** The one line that a tired reviewer reads first. */
export function verdictOf(report: RequestReport): Verdict {
  const errors = report.findings.filter(({ level }) => level === "error");
  if (errors.length > 0) {
    const files = new Set(errors.map(({ file }) => file)).size;
    return { state: "stopped", says: `${count(errors.length, "finding")} in ${count(files, "file")} to mend first` };
  }
  const refused = report.grants.filter(isRefused);
  if (refused.length > 0) return { state: "stopped", says: `policy refuses ${refused.map(name).join(", ")}` };
  const waiting = report.grants.filter(({ stillNeeded }) => stillNeeded !== "");
  if (waiting.length > 0) {
    const [first] = waiting;
    const says =
      waiting.length === 1 && first
        ? `${name(first)}: ${first.stillNeeded}`
        : `${count(waiting.length, "grant")} still need something, see below`;
    return { state: "waiting", says };
  }
  const { ending = [] } = report;
  if (report.grants.length === 0 && ending.length === 0) return { state: "ready", says: "no grant is asked for here" };
  const opens = report.grants.length > 0 ? [`merging opens ${report.grants.map(opening).join("; ")}`] : [];
  const ends = ending.length > 0 ? [`merging ends ${ending.join(", ")}`] : [];
  return { state: "ready", says: [...opens, ...ends].join("; ") };
}

export const verdictTitles = { ready: "Ready", waiting: "Waiting", stopped: "Not ready" } as const;

function isRefused({ policy }: GrantReport): boolean {
  return policy !== undefined && !policy.allowed;
}

function opening(grant: GrantReport): string {
  const condition = grant.decidedLater ? `, if ${grant.decidedLater}` : "";
  return `${name(grant)} for ${count(grant.window.minutes, "minute")}${condition}`;
}

/** What a grant still needs of people, and what only apply can tell; empty when it needs nothing. */
export function neededWords({ stillNeeded, decidedLater = "" }: GrantReport): string {
  if (decidedLater === "") return stillNeeded;
  return stillNeeded === "" ? `nothing more, if ${decidedLater}` : `${stillNeeded}, if ${decidedLater}`;
}

/** Said wherever something is still needed: a green check is no approval. */
export const greenWhileWaiting =
  "This check is green while approvals are missing: it tells, and apply decides after the merge. Merged without them, nothing opens.";

/** Before GitHub's own word on the reviews, wherever it is shown. */
export const gitHubWord = "GitHub's own word on the reviews, by the rules of the branch and not by this check's:";

/** What apply alone looks at, a row each: no pull request can read it. */
export function afterMergeRows({ decidedAfterMerge = [] }: GrantReport): string[][] {
  return decidedAfterMerge.map((words, index) => [index === 0 ? "after the merge" : "", `opens only if ${words}`]);
}

/** `<target>/<id>` */
export function name({ target, id }: { readonly target: string; readonly id: string }): string {
  return `${target}/${id}`;
}

/** When a window begins and ends, in words. */
export function windowWords({ minutes, start }: GrantReport["window"]): string {
  const length = count(minutes, "minute");
  const from = start === undefined ? undefined : fromIso(start);
  if (from === undefined) return `${length} from the merge`;
  return `${length}, from ${iso(from)} until ${iso(from + minutes * minute)}`;
}

/** The values of a statement, for a renderer to quote: `GetItem, UpdateItem on …, if …`. */
export function statementWords(statement: Statement, quote: (value: string) => string): string {
  const list = (values: readonly string[]) => values.map(quote).join(", ");
  const conditions = Object.entries(statement.conditions ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => {
      const values = typeof value === "string" ? [value] : value;
      return `${quote(key)} ${quote(operator)} ${values.map(quote).join(" or ")}`;
    }),
  );
  const when = conditions.length > 0 ? `, if ${conditions.join(" and ")}` : "";
  return `${list(statement.actions)} on ${list(statement.resources)}${when}`;
}
