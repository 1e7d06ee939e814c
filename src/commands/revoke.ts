import { Fault } from "../core/fault.ts";
import { longestReason, readScope, type Scope, scopeWords, writeScope } from "../core/halt.ts";
import { kindOf } from "../core/paths.ts";
import { recordsOf } from "../core/record.ts";
import type { Forge } from "../ports.ts";
import type { Answer } from "./answer.ts";
import { exists } from "./ends.ts";
import { snapshotAt } from "./snapshot.ts";
import type { World } from "./world.ts";

/** The workflow that ends access; it runs on the default branch and waits for no approval. */
export const sweepWorkflow = "sweep.yml";

/** What is to end: one grant, by its id or `<target>/<id>`, or everything of a scope. */
export type Wanted = { readonly grant: string } | { readonly halt: Scope };

/** Starts the sweep with what is to end. Whether whoever starts it may is judged there, by GitHub's own record of the run. */
export async function revoke(
  forge: Pick<Forge, "dispatch">,
  about: { readonly repository: string; readonly branch: string; readonly asked: Wanted; readonly reason?: string },
): Promise<Answer> {
  const { repository, branch, asked, reason = "" } = about;
  const inputs = sweepInputs(asked, reason);
  const sweep = { repository, workflow: sweepWorkflow, ref: `refs/heads/${branch}` };
  await forge.dispatch({ ...sweep, inputs });
  // It waits for the first to be recorded, and ends what an apply opened in the seconds before that.
  if ("halt" in asked) await startAgain(forge, sweep);
  const lines = "halt" in asked ? haltLines(repository, asked.halt) : endLines(repository, asked.grant);
  return { exit: 0, text: lines.join("\n"), json: { started: sweepWorkflow, repository, ...inputs } };
}

/**
 * The same answer, and a no where it can be told here that it names nothing. It is asked after the sweep was started, which
 * waits for no look, and judges by more than is known here; what cannot be read says nothing.
 */
export async function orSlip(
  answer: Answer,
  asked: Wanted,
  open: () => Promise<Pick<World, "repository" | "ledger">>,
): Promise<Answer> {
  if (await isKnown(asked, open)) return answer;
  const [what, nothing] =
    "halt" in asked
      ? [scopeWords(asked.halt), "nothing was halted; look at the name, and halt again"]
      : [`grant ${asked.grant}`, "nothing was ended; sallyport status shows what is open, revoke that id"];
  const says = `but nothing is known of ${what}, neither on the default branch nor in the ledger: unless that run is green, ${nothing}`;
  return { ...answer, exit: 1, text: `${answer.text}\n${says}` };
}

async function isKnown(asked: Wanted, open: () => Promise<Pick<World, "repository" | "ledger">>): Promise<boolean> {
  if ("halt" in asked && asked.halt.kind === "all") return true;
  try {
    const { repository, ledger } = await open();
    const snapshot = await snapshotAt(repository, await repository.tip());
    const records = recordsOf((await ledger.read()).lines);
    if ("halt" in asked) return exists(asked.halt, { snapshot, records, bindings: [], standings: [] });
    const filed = snapshot.entries.filter(({ path }) => kindOf(path) === "grant");
    const keys = [...records.keys(), ...filed.map(({ path }) => path.slice("grants/".length, -".yaml".length))];
    return keys.some((key) => key === asked.grant || key.endsWith(`/${asked.grant}`));
  } catch (cause) {
    if (cause instanceof Fault) return true;
    throw cause;
  }
}

/** Whoever reads only that something failed would take nothing for halted, and halt again under a second name. */
async function startAgain(
  forge: Pick<Forge, "dispatch">,
  sweep: { readonly repository: string; readonly workflow: string; readonly ref: string },
): Promise<void> {
  try {
    await forge.dispatch({ ...sweep, inputs: {} });
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    const lacks = "the sweep that halts was started, and the one after it, which ends what opens meanwhile, was not";
    const start = `gh workflow run ${sweepWorkflow} --repo ${sweep.repository}`;
    throw new Fault(cause.code, `${lacks}: ${cause.message}; start that one alone: ${start}`, { cause });
  }
}

/** Whoever wants an end and cannot reach GitHub is told of the way that needs none of it. */
export function orByHand(cause: unknown): unknown {
  if (!(cause instanceof Fault) || !cause.retryable) return cause;
  const way = "where it cannot wait, deny it in the cloud's own console: docs/failures.md says how, under Revoking";
  return new Fault(cause.code, `${cause.message}; ${way}`, { retryable: true, cause: cause.cause });
}

/** What the sweep is started with. Faults `input.grant`, `input.reason`. */
export function sweepInputs(asked: Wanted, reason: string): { readonly [name: string]: string } {
  mustBeShort(reason);
  const why = reason === "" ? {} : { reason };
  if ("grant" in asked) {
    mustName(asked.grant);
    return { grant: asked.grant, ...why };
  }
  if (reason === "")
    throw new Fault("input.reason", "a halt needs a reason, for whoever meets it: say why with --reason");
  return { halt: writeScope(asked.halt), ...why };
}

function endLines(repository: string, grant: string): readonly string[] {
  return [
    `the sweep of ${repository} was started to end ${grant}; it waits for no approval`,
    followIt(repository),
    `it is over when sallyport status ${grant} no longer says open; where that run is red, read why: a wrong id ends nothing`,
  ];
}

function haltLines(repository: string, scope: Scope): readonly string[] {
  return [
    `the sweep of ${repository} was started to halt ${scopeWords(scope)}, and once more to end what opens meanwhile`,
    followIt(repository),
    "it holds when sallyport status names the halt; where that run is red, it says why not",
    "a reviewed change of sallyport.yaml lifts it, nothing else does",
  ];
}

function followIt(repository: string): string {
  return `follow it at https://github.com/${repository}/actions/workflows/${sweepWorkflow}`;
}

/** What a grant can be called; nothing else is looked up, and no command line is suggested with it. Fault `input.grant`. */
export function mustName(grant: string): void {
  if (/^([a-z0-9-]{1,32}\/)?[a-z0-9-]{1,32}$/.test(grant)) return;
  throw new Fault("input.grant", `${JSON.stringify(grant)} is no grant: give its id, or \`<target>/<id>\``);
}

/** A scope as somebody wrote it. Fault `input.halt`. */
export function mustRead(halt: string): Scope {
  const scope = readScope(halt);
  if (scope) return scope;
  throw new Fault(
    "input.halt",
    `${JSON.stringify(halt)} names nothing that could be halted: give all, target:<name> or repository:<owner/name>`,
  );
}

/** One of a grant and a halt. Faults `input.grant`, `input.halt`. */
export function askedFor({ grant, halt }: { readonly grant: string; readonly halt: string }): Wanted {
  if (halt === "") return { grant };
  if (grant === "") return { halt: mustRead(halt) };
  throw new Fault("input.grant", "a grant and a halt are given: give one of them");
}

function mustBeShort(reason: string): void {
  if (reason.length <= longestReason && !/[\r\n]/.test(reason)) return;
  throw new Fault(
    "input.reason",
    `the reason is to be one line of at most ${longestReason} characters: say it shorter`,
  );
}
