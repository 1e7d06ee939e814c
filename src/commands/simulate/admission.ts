import type { Lease } from "../../core/lease.ts";
import { type Instant, iso } from "../../core/time.ts";
import type { Provider } from "../../ports.ts";
import { type Change, type Hindrance, hindrance } from "./search.ts";

/** A run that asks for a lease: what its token says, and when. */
export interface Asking {
  readonly claims: { readonly [claim: string]: unknown };
  readonly at: Instant;
}

export interface AdmissionReport extends Hindrance {
  readonly admitted: boolean;
  readonly at: string;
  readonly from: string;
  readonly until: string;
}

/** The claims of a lease's own job, as its trust takes them, with some of them otherwise. */
export function claimsOf(provider: Provider, lease: Lease, otherwise: Asking["claims"] = {}): Asking["claims"] {
  const { takes } = provider.admits(lease, { claims: {}, at: lease.from });
  return { ...Object.fromEntries(Object.entries(takes).map(([claim, [value]]) => [claim, value])), ...otherwise };
}

/** Whether a run is admitted, by the trust that stands or would stand in the cloud; and if not, by which fact. */
export async function admission(provider: Provider, lease: Lease, asking: Asking): Promise<AdmissionReport> {
  const { takes } = provider.admits(lease, asking);
  const claims = Object.entries(takes).map(([claim, values]): Change<Asking> => {
    return {
      fact: claim,
      says: `${claim} ${values.join(" or ")} in place of ${shownClaim(asking.claims[claim])}`,
      apply: (one) => ({ ...one, claims: { ...one.claims, [claim]: values[0] } }),
    };
  });
  const time: Change<Asking> = {
    fact: "time",
    says: `a time from ${iso(lease.from)} until before ${iso(lease.until)} in place of ${iso(asking.at)}`,
    apply: (one) => ({ ...one, at: lease.from }),
  };
  const found = await hindrance(asking, [...claims, time], async (one) => refusals(provider, lease, one));
  const { admitted } = provider.admits(lease, asking);
  return { ...found, admitted, at: iso(asking.at), from: iso(lease.from), until: iso(lease.until) };
}

/** The evaluator alone says whether; which facts differ is told beside it, and that something else does where none of them. */
function refusals(provider: Provider, lease: Lease, { claims, at }: Asking): readonly string[] {
  const { admitted, takes } = provider.admits(lease, { claims, at });
  if (admitted) return [];
  const wrong = Object.entries(takes).flatMap(([claim, values]) =>
    values.some((value) => value === claims[claim])
      ? []
      : [`${claim} is ${shownClaim(claims[claim])}, and the trust takes ${values.join(" or ")}`],
  );
  const early = at < lease.from ? [`its window begins at ${iso(lease.from)}`] : [];
  const late = at >= lease.until ? [`its window was over at ${iso(lease.until)}`] : [];
  const found = [...wrong, ...early, ...late];
  return found.length > 0 ? found : ["the trust does not admit it"];
}

function shownClaim(value: unknown): string {
  if (value === undefined) return "absent";
  return typeof value === "string" ? value : JSON.stringify(value);
}
