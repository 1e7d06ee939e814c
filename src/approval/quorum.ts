import type { NamedTarget } from "../core/target.ts";
import { minute } from "../core/time.ts";
import { type Owner, readOwner } from "./codeowners.ts";

/** How many people of which kind must have approved a path, and how old a request and an approval may be. */
export interface Quorum {
  /** Who asks for it, in words: `production`, `target payments`. */
  readonly asker: string;
  /** Distinct people at least. */
  readonly people: number;
  /** One distinct person of each: whoever stands for one does not stand for another. */
  readonly from: readonly Owner[];
  /** Milliseconds from the opening of the pull request to its merge; absent: any. */
  readonly requestAge?: number;
  /** Milliseconds from an approval to the merge; absent: any. */
  readonly approvalAge?: number;
}

const hour = 60 * minute;

/** Production opens for two people at least, whatever its target says. */
const productionPeople = 2;

/** What a target asks for; undefined when it names somebody who cannot be read. */
export function quorumOf({ name, target }: NamedTarget): Quorum | undefined {
  const { people, from, request_hours, approval_hours } = target.approvals;
  const production = target.tier === "production" && people <= productionPeople;
  const owners = from.map(readOwner);
  const named = owners.flatMap((owner) => ("kind" in owner ? [owner] : []));
  if (named.length < owners.length) return undefined;
  return {
    asker: production ? "production" : `target ${name}`,
    people: production ? productionPeople : people,
    from: named,
    requestAge: request_hours * hour,
    approvalAge: approval_hours * hour,
  };
}

/** To take a grant away one owner is enough, however old the approval: it only reduces. */
export const takingAway: Quorum = { asker: "taking it away", people: 1, from: [] };
