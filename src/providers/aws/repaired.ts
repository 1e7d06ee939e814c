import type { Difference } from "../../core/drift.ts";
import { inlinePolicy } from "./names.ts";

/**
 * The tag in which a role says what was written again of it: how many times, and what the last repair found. A run that repairs and
 * is lost before it is recorded would leave a role without a trace of what somebody did to it.
 */
export const repairedTag = "sallyport:repaired";

/** What of a role's own policy and tags somebody changed by hand: all that a repair writes again. */
export interface Damage {
  readonly policy?: "changed" | "gone" | undefined;
  /** Names of tags. */
  readonly tags: readonly string[];
}

export interface Repaired {
  readonly times: number;
  readonly last: Damage;
}

const form = /^([1-9][0-9]{0,3})((?: (?:changed|gone|sallyport:[a-z-]{1,20})){0,8})$/;

/** Reads the tag. Whatever no repair can have written says nothing. */
export function readRepaired(text: string | undefined): Repaired {
  const [, times = "0", words = ""] = form.exec(text ?? "") ?? [];
  const found = words.split(" ").filter(Boolean);
  const policy = (["changed", "gone"] as const).find((word) => found.includes(word));
  return { times: Number(times), last: { policy, tags: found.filter((word) => word.includes(":")) } };
}

/** The tag's value: digits, letters, spaces, colons and dashes, of which IAM takes 256. */
export function writeRepaired({ times, last: { policy, tags } }: Repaired): string {
  return [Math.min(times, 9999), ...(policy ? [policy] : []), ...tags].join(" ");
}

/** The damage in sentences. One that comes back after a repair is another one: it is told anew. */
export function damageDone({ policy, tags }: Damage, times: number): readonly Difference[] {
  const again = times === 0 ? "" : `, after it was repaired ${times === 1 ? "once" : `${times} times`}`;
  const own = { part: "permissions", wider: policy === "changed" } as const;
  return [
    ...(policy
      ? [{ ...own, says: `its policy ${inlinePolicy} ${policy === "gone" ? "is" : "was"} ${policy}${again}` }]
      : []),
    ...(tags.length > 0
      ? [{ part: "tag", wider: false, says: `its tags ${tags.join(", ")} are not what they were${again}` } as const]
      : []),
  ];
}

/** What the last repair found, to be told by every run: the one that repaired may have been lost before it could. */
export function mended({ times, last }: Repaired): readonly Difference[] {
  return damageDone(last, times - 1).map((one) => ({ ...one, wider: false, mended: true }));
}
