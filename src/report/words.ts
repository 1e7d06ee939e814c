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
  if (refused.length > 0) return { state: "stopped", says: refusalWords(refused) };
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

/** One grant's refusal with the rule's own sentence; several by their names. */
function refusalWords(refused: readonly GrantReport[]): string {
  const [first] = refused;
  const why = first?.policy?.reasons.find(({ effect }) => effect !== "permit")?.says;
  const which = `policy refuses ${refused.map(name).join(", ")}`;
  return refused.length === 1 && why !== undefined ? `${which}: ${why}` : which;
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

/** GitHub's own word on the reviews, as GitHub's. */
export function gitHubWord(word: string): string {
  return `GitHub itself says: ${word}. It goes by the rules of the branch; what counts here stands below.`;
}

/** What whoever reads this does now, in a sentence without its full stop; empty when there is nothing to do. */
export function nextStep(report: RequestReport): string {
  const { findings, grants, ending = [] } = report;
  if (findings.some(({ level }) => level === "error"))
    return "whoever asked mends what is found and pushes again; a review before that would be of other bytes";
  if (grants.some(isRefused))
    return "whoever asked changes what the rule stops and pushes again, or has the rule changed in a pull request of its own";
  const waiting = grants.filter(({ stillNeeded }) => stillNeeded !== "");
  if (waiting.some(({ approval }) => approval?.needed?.some(({ missing }) => missing > 0)))
    return "the owners named here look at what it opens, and approve it as it is now; then it can be merged";
  if (waiting.length > 0) return "whoever asked mends what is still needed; nothing opens before that";
  if (grants.some(({ decidedLater = "" }) => decidedLater !== ""))
    return "look at what it opens, and merge it when its job can run; a second comment tells whether it was opened";
  if (grants.length > 0)
    return "look at what it opens, and merge it when its job can run: the time counts from the merge, or from the start that it asks for";
  if (ending.length > 0)
    return "merge it; to end access without waiting for a review, run `sallyport revoke` with the grant's id";
  return "";
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
