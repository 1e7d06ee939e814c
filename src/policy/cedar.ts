import type { Actor, AuditedReason, PolicyDecision, PolicyFacts, PolicyReason } from "../core/decision.ts";
import { digest } from "../core/digest.ts";
import type { Finding } from "../core/finding.ts";
import type { Instant } from "../core/time.ts";
import type { Policy } from "../ports.ts";
import { endOf } from "./audit.ts";
import { type Ask, invalid, ruleSet, type Said } from "./evaluate.ts";
import { everything } from "./reads.ts";
import { notAlwaysKnown } from "./request.ts";
import { type Rule, readRules } from "./rules.ts";

/*
 * The Policy port over Cedar (https://docs.cedarpolicy.com). Import this file only where policy is asked: it compiles
 * four megabytes of WebAssembly. Cedar leaves a rule that errors out of its answer and may still say allow; here any
 * error denies. Rules in audit mode are asked apart, so that none of them can change what the others say.
 */

/** More approvers than this are never tried when looking for the number that policy wants. */
const mostApprovers = 10;

/** Everything to say of policy files at a time, located. No error: {@link cedarPolicy} accepts them. */
export function policyFindings(files: ReadonlyMap<string, string>, at: Instant): readonly Finding[] {
  return readRules(files, at).findings;
}

/**
 * Compiles policies as they stand at a time. `files` is path → text with one `.cedarschema` and the `.cedar` files; others
 * are left aside. Throws a Fault `policy.invalid` that lists every problem.
 */
export function cedarPolicy(files: ReadonlyMap<string, string>, at: Instant): Policy {
  const { schema, rules, findings } = readRules(files, at);
  const errors = findings.filter(({ level }) => level === "error");
  if (errors.length > 0)
    throw invalid(errors.map(({ file, line, message, fix }) => `${file}:${line}: ${message} (${fix})`));
  const policyDigest = digest({ schema, rules: Object.fromEntries(rules.map(({ id, text }) => [id, text])) });
  const engine = engineOf(schema, rules, at);
  return {
    digest: policyDigest,
    audited: rules.filter((rule) => standing(rule, at) === "audited").map((rule) => auditedOf(rule)),
    decide: (facts) => ({ ...answer(engine, facts), policyDigest, factsDigest: digest(facts) }),
  };
}

/** How a rule stands at a time. A permit whose audit mode is over is left out: nothing may open because a day has passed. */
function standing({ until, effect }: Rule, at: Instant): "enforced" | "audited" | "left out" {
  if (until === undefined) return "enforced";
  if (at < endOf(until)) return "audited";
  return effect === "forbid" ? "enforced" : "left out";
}

interface Engine {
  readonly rules: ReadonlyMap<string, Rule>;
  /** Whether a rule is asked at all, enforced or in audit mode. */
  readonly asks: (rule: Rule) => boolean;
  /** Rules that count, without those that look at members of `context` that are not known. */
  readonly enforced: (unknown: readonly string[]) => Ask;
  /** Forbids and permits in audit mode, each set by itself: among a forbid's reasons Cedar names no permit. */
  readonly audited: (unknown: readonly string[]) => readonly Ask[];
}

function engineOf(schema: string, rules: readonly Rule[], at: Instant): Engine {
  const enforced = rules.filter((rule) => standing(rule, at) === "enforced");
  const audited = rules.filter((rule) => standing(rule, at) === "audited");
  const effects = (["forbid", "permit"] as const).map((effect) => audited.filter((rule) => rule.effect === effect));
  const without = (set: readonly Rule[], unknown: readonly string[]) =>
    ruleSet(
      schema,
      set.filter((rule) => !looksAt(rule, unknown)),
    );
  const engine: Engine = {
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    asks: (rule) => standing(rule, at) !== "left out",
    enforced: (unknown) => without(enforced, unknown),
    audited: (unknown) => effects.filter((set) => set.length > 0).map((set) => without(set, unknown)),
  };
  engine.enforced([]);
  return engine;
}

function looksAt({ reads }: Rule, unknown: readonly string[]): boolean {
  return unknown.length > 0 && (reads.has(everything) || unknown.some((member) => reads.has(member)));
}

type Answer = Omit<PolicyDecision, "policyDigest" | "factsDigest">;

function answer(engine: Engine, facts: PolicyFacts): Answer {
  const unknown = notAlwaysKnown.filter((member) => facts[member] === undefined);
  const now = judge(engine, facts, unknown);
  const blind = [...engine.rules.values()].filter((rule) => engine.asks(rule) && looksAt(rule, unknown));
  if (facts.moment === "activation") return blind.length === 0 ? now : blinded(now, blind, unknown);
  const later = enforce(engine, { ...facts, moment: "activation" }, unknown);
  const known = new Set(now.reasons.map(({ rule }) => rule));
  const wanted = now.allowed && !later.allowed ? approversWanted(engine, facts, unknown) : undefined;
  return {
    ...now,
    pending: [
      ...(later.allowed ? [] : later.reasons.filter(({ rule }) => !known.has(rule))),
      ...blind.filter(({ until }) => until === undefined).map((rule) => ({ ...reasonOf(rule), later: true as const })),
    ],
    ...(wanted === undefined ? {} : { approversWanted: wanted }),
  };
}

/** At the activation a rule that looks at what is not known denies, as any rule that cannot be evaluated. */
function blinded(now: Answer, blind: readonly Rule[], unknown: readonly string[]): Answer {
  const message = `it looks at what is not known here (${unknown.join(", ")})`;
  return { ...now, allowed: false, reasons: [...blind.map(({ id }) => failed({ rule: id, message })), ...now.reasons] };
}

/** Asks policy itself how many approvers it wants, by adding people one at a time. */
function approversWanted(engine: Engine, facts: PolicyFacts, unknown: readonly string[]): number | undefined {
  const approvers: Actor[] = [...facts.approvers];
  while (approvers.length < mostApprovers) {
    approvers.push({ id: -1 - approvers.length, login: "somebody", kind: "user" });
    if (enforce(engine, { ...facts, moment: "activation", approvers }, unknown).allowed) return approvers.length;
  }
  return undefined;
}

/** What the enforced rules say, and beside it what those in audit mode would have said; only an error of theirs counts, and denies. */
function judge(engine: Engine, facts: PolicyFacts, unknown: readonly string[]): Answer {
  const enforced = enforce(engine, facts, unknown);
  const trials = engine.audited(unknown).map((ask) => ask(facts));
  const told = new Set(enforced.reasons.map(({ rule }) => rule));
  const errors = trials.flatMap(({ errors }) => errors).filter(({ rule }) => !told.has(rule));
  const audited = trials
    .flatMap(({ reasons }) => reasons)
    .sort()
    .map((id) => auditedOf(engine.rules.get(id)!));
  return {
    allowed: enforced.allowed && errors.length === 0,
    reasons: [...errors.map(failed), ...enforced.reasons],
    ...(audited.length === 0 ? {} : { audited }),
  };
}

function enforce(engine: Engine, facts: PolicyFacts, unknown: readonly string[]): Pick<Answer, "allowed" | "reasons"> {
  const said: Said = engine.enforced(unknown)(facts);
  const reasons = said.reasons.map((id) => reasonOf(engine.rules.get(id)!));
  if (said.errors.length > 0) return { allowed: false, reasons: [...said.errors.map(failed), ...reasons] };
  if (said.allowed) return { allowed: reasons.some(({ effect }) => effect === "permit"), reasons };
  return { allowed: false, reasons: reasons.length > 0 ? reasons : [notPermitted] };
}

const notPermitted: PolicyReason = {
  rule: "deny-unless-permitted",
  effect: "forbid",
  says: "no rule permits this, and what no rule permits is denied",
  fix: "have somebody ask who may, or add a permit to policies/",
};

function failed({ rule, message }: Said["errors"][number]): PolicyReason {
  return {
    rule,
    effect: "error",
    says: `the rule could not be evaluated, which denies: ${message}`,
    fix: "mend the policy, and add a case for it to policies/cases",
  };
}

function reasonOf({ id, effect, says, fix }: Rule): PolicyReason {
  return { rule: id, effect, says, ...(fix === undefined ? {} : { fix }) };
}

function auditedOf(rule: Rule): AuditedReason {
  return { ...reasonOf(rule), effect: rule.effect, until: rule.until ?? "" };
}
