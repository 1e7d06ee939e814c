import type { Facts, Simulation } from "../core/simulation.ts";
import { auditedWords } from "./audited.ts";
import { plain } from "./plain.ts";

/** What simulate has to tell, grant by grant; ends with a line feed. */
export function simulationText(simulations: readonly Simulation[]): string {
  if (simulations.length === 0) return "no grant to simulate\n";
  return `${simulations.map(grantText).join("\n\n")}\n`;
}

function grantText({ grant, tier, account, at, approval, opening, admission, audited, notes }: Simulation): string {
  return [
    `${plain(grant)} (${plain(tier)}, account ${plain(account)}), as of ${at}`,
    ...approvalLines(approval),
    `  would it open: ${openingWords(opening)}`,
    ...factLines(opening, "it would open"),
    ...admissionLines(admission),
    ...audited.map(
      ({ rule, effect, until }) => `  audit mode: ${auditedWords({ rule: plain(rule), effect, until: plain(until) })}`,
    ),
    ...notes.map((note) => `  note: ${plain(note)}`),
  ].join("\n");
}

function approvalLines({ couldApprove, approved, needed, excluded }: Simulation["approval"]): string[] {
  return [
    `  who could approve: ${couldApprove.map(plain).join(", ") || "nobody"}`,
    ...(approved.length === 0
      ? []
      : [`    approved already: ${approved.map((login) => `@${plain(login)}`).join(", ")}`]),
    ...needed.map((need) => `    needed: ${plain(need)}`),
    ...excluded.map(({ who, why }) => `    not ${plain(who)}: ${plain(why)}`),
  ];
}

function openingWords({ grounds, onceApproved }: Simulation["opening"]): string {
  if (grounds.length === 0) return "yes, as things stand";
  return onceApproved ? "not yet; yes once those approvals are given" : "no, also with every approval it needs";
}

function factLines({ grounds, alone, together }: Facts, would: string): string[] {
  const against = grounds.map((ground) => `    ✗ ${plain(ground)}`);
  if (grounds.length === 0) return against;
  if (alone.length === 1) return [...against, `    one fact is in the way: ${would} with ${plain(alone[0] ?? "")}`];
  if (alone.length > 1)
    return [
      ...against,
      `    any one of these alone is enough: ${would} with`,
      ...alone.map((says) => `      ${plain(says)}`),
    ];
  if (together.length > 0)
    return [
      ...against,
      `    no single fact is enough: ${would} with all of`,
      ...together.map((says) => `      ${plain(says)}`),
    ];
  return [...against, "    nothing that was tried is enough: mend what is said above, and simulate again"];
}

function admissionLines(admission: Simulation["admission"]): string[] {
  if (admission === undefined) return [];
  const window = `the window is ${admission.from} until ${admission.until}`;
  return [
    `  would the run be admitted at ${admission.at}: ${admission.admitted ? "yes" : "no"}, once it stands open; ${window}`,
    ...factLines(admission, "it would be admitted"),
  ];
}
