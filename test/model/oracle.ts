/**
 * What ought to be true, by the words of the documentation alone: who approved what, when each window runs, what has ended.
 * Nothing of the product is imported here, so that no mistake of it is shared. Times are milliseconds.
 */
const second = 1_000;
const minute = 60 * second;

export type PlaceName = "production" | "development";

/** Who owns the requests of a place, and how many of them it takes. */
const owners = {
  production: { people: ["ben", "chloe"], count: 2 },
  development: { people: ["dana"], count: 1 },
} as const;

/** With less than this left when it is looked at for the first time, a lease is never opened. */
const leastUseful = 5 * minute;

/** `unsure`: the documentation leaves it open, so that either is right. */
export type Answer = "yes" | "no" | "unsure";

/** What somebody did to the cloud by hand, that no run has looked at yet. */
export type Hand = "widened" | "undenied" | "unbounded" | "added" | "untagged";

export interface Grant {
  readonly id: string;
  readonly place: PlaceName;
  readonly requester: string;
  /** Its pull request; 0: it came by none. */
  readonly pull: number;
  /** Its file asks for more than its target gives at all, or its name was used before. */
  readonly unlawful: boolean;
  minutes: number;
  /** A fixed beginning. */
  readonly start?: number | undefined;
  /** Counts the versions of its file before it was merged. */
  version: number;
  /** The latest word of each person, on which version and in which second. */
  readonly opinions: Map<string, { readonly approves: boolean; readonly version: number; readonly at: number }>;
  merged?: number;
  /** Somebody took its file away, or changed it. */
  gone: boolean;
  /** From then on nothing of it may work, but for the delay until everybody knows. */
  ended?: number;
  /** Somebody began to end it, and nobody knows how far it came. */
  doubtful: boolean;
  /** Somebody asked for its end and has not been told that it is over. */
  revoking: boolean;
  readonly hands: Set<Hand>;
  /** Some hand was on it: whether it is ended or put right is its target's to say. */
  touched: boolean;
}

export class Oracle {
  readonly grants: Grant[] = [];
  /** Milliseconds until an end is known everywhere. */
  readonly propagation: number;
  /** Places that are stopped: nothing opens there, and what stood open has ended. */
  readonly halted = new Set<PlaceName>();
  /** Places that somebody began to stop, and nobody knows how far it came. */
  readonly halting = new Set<PlaceName>();
  /** Something happened that ought to be told as an incident. */
  strange = false;
  /** The last version of the ledger that was seen. */
  ledger = "";

  constructor(propagation: number) {
    this.propagation = propagation;
  }

  window(grant: Grant): { readonly from: number; readonly until: number } | undefined {
    if (grant.merged === undefined) return undefined;
    const from = grant.start ?? grant.merged;
    return { from, until: from + grant.minutes * minute };
  }

  /** Whether those who had to have approved the very bytes that were merged, before they were. */
  lawful(grant: Grant): Answer {
    const { merged, opinions, requester, place, unlawful, version, pull } = grant;
    if (merged === undefined || unlawful || pull === 0) return "no";
    const { people, count } = owners[place];
    const words = people.filter((name) => name !== requester).flatMap((name) => opinions.get(name) ?? []);
    const approvals = words.filter(
      (word) => word.approves && word.version === version && Math.floor(word.at / second) < Math.floor(merged / second),
    );
    if (approvals.length < count) return "no";
    // What an owner's objection does to the approval of another is the documentation's affair, and not this page's.
    return [...opinions.values()].every(({ approves }) => approves) ? "yes" : "unsure";
  }

  /** Whether a call of the grant's own job, within what was granted, may be served now. */
  mayServe(grant: Grant, now: number): boolean {
    const window = this.window(grant);
    if (window === undefined || now < window.from || now >= window.until) return false;
    if (this.lawful(grant) === "no") return false;
    if (grant.ended !== undefined && now >= grant.ended + this.propagation) return grant.hands.has("undenied");
    return true;
  }

  /** Whether a call beyond the grant may be served now: only where a hand has allowed it, and never outside its window. */
  mayServeBeyond(grant: Grant, now: number): boolean {
    return grant.hands.has("added") && this.mayServe(grant, now);
  }

  /** Whether somebody else's job may get a session. */
  mayEnterAsStranger(grant: Grant): boolean {
    return grant.hands.has("widened");
  }

  /** Whether the lease ought to stand open, once every run has come to its end. */
  standsOpen(grant: Grant, now: number): Answer {
    const window = this.window(grant);
    const lawful = this.lawful(grant);
    if (window === undefined || lawful === "no" || grant.gone || grant.ended !== undefined || now >= window.until)
      return "no";
    if (this.halted.has(grant.place)) return "no";
    if (this.halting.has(grant.place)) return "unsure";
    if (lawful === "unsure" || grant.doubtful || grant.touched || window.until - now < leastUseful) return "unsure";
    return "yes";
  }

  /** The times at which what may be served changes. */
  boundaries(grant: Grant): readonly number[] {
    const window = this.window(grant);
    const ended = grant.ended === undefined ? [] : [grant.ended, grant.ended + this.propagation];
    return window === undefined ? ended : [window.from, window.until, ...ended];
  }

  /** Changes whenever one of these times has come. */
  partOfLife(grant: Grant, now: number): string {
    return this.boundaries(grant)
      .map((time) => (time <= now ? 1 : 0))
      .join("");
  }
}
