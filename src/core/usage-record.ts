import type { Json } from "./digest.ts";
import { fromIso, iso } from "./time.ts";
import type { UsageFacts } from "./usage.ts";

/** Usage as a line of the ledger carries it: the time as text. */
export function writeUsage({ open, repeated, from, ...flags }: UsageFacts): Json {
  return { ...flags, open: { ...open }, repeated: { ...repeated }, from: iso(from) };
}

/** Reads what {@link writeUsage} wrote; undefined when it is not whole. */
export function readUsage(value: Json | undefined): UsageFacts | undefined {
  const { open, repeated, extends: goesOn, outsideHours, frozen, from } = members(value);
  const { person, repository, target } = members(open);
  const { days, grants, minutes } = members(repeated);
  const numbers = [person, repository, target, days, grants, minutes];
  const at = typeof from === "string" ? fromIso(from) : undefined;
  if (!numbers.every(Number.isSafeInteger) || at === undefined) return undefined;
  if (typeof goesOn !== "boolean" || typeof outsideHours !== "boolean" || typeof frozen !== "boolean") return undefined;
  return {
    open: { person: person as number, repository: repository as number, target: target as number },
    repeated: { days: days as number, grants: grants as number, minutes: minutes as number },
    extends: goesOn,
    outsideHours,
    frozen,
    from: at,
  };
}

function members(value: Json | undefined): { readonly [key: string]: Json | undefined } {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json })
    : {};
}
