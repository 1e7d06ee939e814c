import { type Chain, isWhole } from "../core/report.ts";
import { code, prose } from "./inert.ts";
import { row } from "./table.ts";
import { name } from "./words.ts";

/** The chains of grants and what else there is to say, for a job summary. */
export function auditMarkdown(chains: readonly Chain[], notes: readonly string[] = []): string {
  const list = notes.map((note) => `- ${prose(note)}`).join("\n");
  const parts = chains.length === 0 ? ["No grant to tell of."] : chains.map(chainMarkdown);
  return `${[...parts, ...(list === "" ? [] : [list])].join("\n\n")}\n`;
}

function chainMarkdown(chain: Chain): string {
  const rows = chain.links.map(({ link, state, at = "", says, evidence = [] }) =>
    row([link, state, at === "" ? "" : code(at), prose(says), evidence.map(code).join(", ")]),
  );
  const verdict = isWhole(chain) ? "the chain is whole" : "**the chain has a gap**";
  const head = ["| link | state | at | what | evidence |", "| --- | --- | --- | --- | --- |"];
  return [`#### ${code(name(chain))}: ${verdict}\n`, ...head, ...rows].join("\n");
}
