import { columns, count, plain } from "./plain.ts";

/** A rule that is or was in audit mode, and the decisions that it would have changed. */
export interface TrialReport {
  readonly rule: string;
  readonly effect: "permit" | "forbid";
  /** Its sentence; absent when the default branch has it in audit mode no longer. */
  readonly says?: string;
  /** The last day of its audit mode, as it stands or as it was last recorded. */
  readonly until: string;
  /** Oldest first. */
  readonly grants: readonly {
    /** `<target>/<id>` */
    readonly grant: string;
    /** RFC 3339, UTC. */
    readonly at: string;
    /** Login of who asked; empty when the line does not tell. */
    readonly by: string;
  }[];
}

/** What rules in audit mode would have changed; ends with a line feed. */
export function trialsText(trials: readonly TrialReport[], decided: number): string {
  const looked = `${count(decided, "decision")} in the ledger`;
  if (trials.length === 0) return `no rule is in audit mode, and none was at any of ${looked}\n`;
  return `${[...trials.map(trialText), looked].join("\n\n")}\n`;
}

function trialText({ rule, effect, says, until, grants }: TrialReport): string {
  const mode = `in audit mode ${says === undefined ? "no longer, was " : ""}until ${plain(until)}`;
  const head = `${plain(rule)} (${effect}, ${mode})${says === undefined ? "" : `: ${plain(says)}`}`;
  const [first] = grants;
  if (first === undefined) return `${head}\n  would have changed nothing so far`;
  const would = `would have ${effect === "forbid" ? "denied" : "permitted"} ${count(grants.length, "grant")}`;
  const people = [...new Set(grants.map(({ by }) => by))].filter(Boolean).map((login) => `@${plain(login)}`);
  const whose = people.length === 0 ? "" : `, asked by ${people.join(", ")}`;
  const rows = grants.map(({ grant, at, by }) => [plain(grant), plain(at), by === "" ? "–" : `@${plain(by)}`]);
  return [
    head,
    `  ${would} since ${plain(first.at)}${whose}`,
    ...columns([["GRANT", "DECIDED", "ASKED BY"], ...rows]).map((line) => `  ${line}`),
  ].join("\n");
}
