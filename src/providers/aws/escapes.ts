import { credentials } from "./escapes/credentials.ts";
import { patterns } from "./escapes/patterns.ts";
import { runsAs } from "./escapes/runs-as.ts";
import { shares } from "./escapes/shares.ts";
import { globMatches } from "./iam/index.ts";

/*
 * Actions that a wildcard in a ceiling does not give, because what they do outlives or leaves the session. A ceiling that
 * means one of them names it letter for letter. test/aws/escapes holds this catalogue against AWS's reference and the
 * published lists of escalations, both ways; docs/aws.md says what it cannot know.
 */

/** What an escape does: hands out a credential, acts as another principal, or gives permission away. */
export type EscapeKind = "credentials" | "runs-as" | "shares";

/** The same in words, after an action's name. */
export const escapeWords: { readonly [kind in EscapeKind]: string } = {
  credentials: "hands out a credential or an open channel",
  "runs-as": "can act as another principal",
  shares: "changes what others may do",
};

const tables: readonly (readonly [EscapeKind, { readonly [service: string]: string }])[] = [
  ["credentials", credentials],
  ["runs-as", runsAs],
  ["shares", shares],
];

const catalogue: ReadonlyMap<string, { readonly name: string; readonly kind: EscapeKind }> = new Map(
  tables.flatMap(([kind, table]) =>
    Object.entries(table).flatMap(([service, names]) =>
      names.split(" ").map((action) => {
        const name = `${service}:${action}`;
        return [name.toLowerCase(), { name, kind }] as const;
      }),
    ),
  ),
);

/** Every escape as `service:Action`. */
export const escapes: readonly string[] = [...catalogue.values()].map(({ name }) => name);

const services: ReadonlyMap<string, readonly string[]> = Map.groupBy(escapes, serviceOf);

/** What an action, named in full, does that outlives or leaves a session; undefined when it is no known escape. */
export function escapeKind(action: string): EscapeKind | undefined {
  return catalogue.get(action.toLowerCase())?.kind;
}

/** The escapes that an action or a pattern of actions takes in; letter case aside, as IAM compares actions. */
export function escapesIn(pattern: string): readonly string[] {
  const exact = catalogue.get(pattern.toLowerCase());
  if (exact) return [exact.name];
  if (!/[*?]/.test(pattern)) return [];
  const lower = pattern.toLowerCase();
  const service = serviceOf(lower);
  const near = /[*?]/.test(service) ? escapes : (services.get(service) ?? []);
  return near.filter((name) => globMatches(lower, name.toLowerCase()));
}

/**
 * The same escapes in fewer characters, for a policy that denies them. A pattern stands only for what it takes in of AWS's
 * whole reference: a pattern that takes in an escape which is not in `names` is used only if that one is in `also`.
 */
export function abridged(names: readonly string[], also: ReadonlySet<string>): readonly string[] {
  const wanted = new Set(names);
  const left = new Set(names);
  const used = patterns.filter((pattern) => {
    const taken = takenBy(pattern);
    const mine = taken.filter((name) => left.has(name));
    const shorter = mine.reduce((sum, name) => sum + name.length + 3, 0) > pattern.length + 3;
    if (!shorter || !taken.every((name) => wanted.has(name) || also.has(name))) return false;
    for (const name of mine) left.delete(name);
    return true;
  });
  return [...used, ...names.filter((name) => left.has(name))];
}

const known = new Map<string, readonly string[]>();

/** {@link escapesIn} of one of the patterns, worked out once. */
function takenBy(pattern: string): readonly string[] {
  const found = known.get(pattern) ?? escapesIn(pattern);
  known.set(pattern, found);
  return found;
}

function serviceOf(action: string): string {
  return action.split(":")[0]!;
}
