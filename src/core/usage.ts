import type { Instant } from "./time.ts";

/** What policy may know about how much access is given already. Numbers at the first decision about a grant; later runs keep them. */
export interface UsageFacts {
  /** Leases of the target that stand open or are due, without this one: of the same requester, of the same repository, of anybody. */
  readonly open: { readonly person: number; readonly repository: number; readonly target: number };
  /** What its workflow file has been given in the worst rolling period of `days`, this grant counted. */
  readonly repeated: { readonly days: number; readonly grants: number; readonly minutes: number };
  /** Whether it names an older grant that it goes on from. */
  readonly extends: boolean;
  /** Whether its window leaves the target's maintenance windows; false when the target has none. */
  readonly outsideHours: boolean;
  /** Whether its window touches one of the target's freezes. */
  readonly frozen: boolean;
  /** When its window begins. */
  readonly from: Instant;
}
