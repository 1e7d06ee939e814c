import { type Event, event, type LedgerLine } from "./event.ts";
import { name as properName } from "./paths.ts";
import { clip, unseen } from "./text.ts";
import { fromIso, type Instant, iso } from "./time.ts";

/** What a halt is about. Written `all`, `target:<name>` or `repository:<owner/name>`. */
export type Scope =
  | { readonly kind: "all" }
  | { readonly kind: "target"; readonly name: string }
  | { readonly kind: "repository"; readonly name: string };

/** Somebody stopped everything of a scope: what stands open there ends, and nothing opens, until a reviewed change lifts it. */
export interface Halt {
  /** `halt-<number of the run>`: a run that is run again halts nothing anew. */
  readonly id: string;
  readonly scope: Scope;
  /** Login of whoever did. */
  readonly by: string;
  /** One line; empty when none was given. */
  readonly reason: string;
  readonly at: Instant;
  /** Whoever holds keys of the cloud did, at a terminal: no line will tell of it, and nothing is kept shut. */
  readonly unrecorded?: true;
}

/** What a lease is, as far as halts go by it. Repository undefined: nothing that could be read tells whose job it is for. */
export interface Halted {
  readonly target: string;
  readonly repository: string | undefined;
}

/** Longest reason, in characters. */
export const longestReason = 200;

/** What a halt is called in `lifted`. */
export const haltId = /^halt-[1-9][0-9]{0,18}$/;

const repositoryName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/;

/** Reads a scope as it is written; undefined for anything else. */
export function readScope(text: string): Scope | undefined {
  if (text === "all") return { kind: "all" };
  const [, kind, name = ""] = /^(target|repository):(.+)$/.exec(text) ?? [];
  if (kind === "target" && properName.test(name)) return { kind, name };
  return kind === "repository" && repositoryName.test(name) ? { kind, name } : undefined;
}

export function writeScope(scope: Scope): string {
  return scope.kind === "all" ? "all" : `${scope.kind}:${scope.name}`;
}

/** A reason as it is kept: one line, nothing in it that cannot be seen, and its beginning when it is long. */
export function reasonOf(text: string): string {
  const line = clip(text.replace(/\s+/gu, " ").replace(unseen, "").trim(), longestReason);
  // Cut in the middle, a character would leave half of itself.
  return line.replace(unseen, "");
}

/** Whether a halt bears on a lease. Where it cannot be told whose job a lease is for, a halt of any repository does. */
export function covers(scope: Scope, { target, repository }: Halted): boolean {
  if (scope.kind === "all") return true;
  if (scope.kind === "target") return scope.name === target;
  // GitHub tells repositories apart without regard to case.
  return repository === undefined || repository.toLowerCase() === scope.name.toLowerCase();
}

/** Every halt that the ledger holds, oldest first. A line whose scope cannot be read halts everything. */
export function haltsOf(lines: readonly LedgerLine[]): readonly Halt[] {
  return lines.flatMap(({ kind, at, detail }) => {
    if (kind !== "halted") return [];
    const word = (value: unknown) => (typeof value === "string" ? value : "");
    const scope = readScope(word(detail.scope)) ?? { kind: "all" };
    // Whoever wrote the branch could have written anything: it is told in sentences.
    const [id = "", by = "", reason = ""] = [detail.halt, detail.by, detail.reason].map((value) =>
      reasonOf(word(value)),
    );
    return [{ id, scope, by, reason, at: fromIso(at) ?? 0 }];
  });
}

const nobody = { grant: "", mark: "" } as const;

/** The line that holds a halt; the same for every attempt of its run. */
export function haltedEvent({ id, scope, by, reason, at }: Halt): Event {
  return event("halted", at, nobody, id, { halt: id, scope: writeScope(scope), by, reason });
}

/** The line that says a halt was found lifted; it lifts nothing by itself. */
export function liftedEvent({ id, scope }: Halt, at: Instant): Event {
  return event("lifted", at, nobody, id, { halt: id, scope: writeScope(scope) });
}

/** Halts of which the ledger says that an earlier run found them lifted. */
export function liftedIds(lines: readonly LedgerLine[]): ReadonlySet<string> {
  return new Set(
    lines.flatMap(({ kind, detail }) => (kind === "lifted" && typeof detail.halt === "string" ? [detail.halt] : [])),
  );
}

/** `everything`, `target payments-production`, `repository acme/payments`. */
export function scopeWords(scope: Scope): string {
  return scope.kind === "all" ? "everything" : `${scope.kind} ${scope.name}`;
}

/** Halts that no list lifts, whoever wrote the list: for telling, and never for deciding. */
export function unlisted(lines: readonly LedgerLine[], lifted: readonly string[]): readonly Halt[] {
  return haltsOf(lines).filter(({ id }) => !lifted.includes(id));
}

/** Who stopped what, since when and why, in words that follow "nothing opens:" or stand alone. */
export function haltWords({ id, scope, by, reason, at, unrecorded }: Halt): string {
  if (unrecorded) return `${scopeWords(scope)} was ended at a terminal at ${iso(at)}, by keys of the cloud`;
  const why = reason === "" ? "" : `, because: ${reason}`;
  return `${scopeWords(scope)} was halted by @${by} at ${iso(at)} (${id}${why})`;
}

/** What a person does about a halt, in words that follow a colon. */
export function liftWords(id: string): string {
  return `when that is over, list ${id} under \`lifted\` in sallyport.yaml by a reviewed pull request`;
}
