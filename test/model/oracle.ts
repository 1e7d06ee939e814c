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

/**
 * What the targets say of leases that nobody uses, in minutes, and of roles that somebody changed by hand. `place.ts` writes it
 * into their files.
 */
export const rules = {
  production: { idle: undefined, drift: "repair" },
  development: { idle: 10, drift: undefined },
} as const;

/** With less than this left when it is looked at for the first time, a lease is never opened. */
const leastUseful = 5 * minute;

/** A lease that is younger is not asked about; and so long the silence of the cloud's log is waited for. */
const soonest = 5 * minute;
const silence = 15 * minute;

/** `unsure`: the documentation leaves it open, so that either is right. */
export type Answer = "yes" | "no" | "unsure";

/** What somebody did to the cloud by hand, that no run has looked at yet. */
export type Hand = "widened" | "undenied" | "unbounded" | "added" | "untagged" | "rewritten" | "emptied" | "unmarked";

/** What a target that says so has repaired: what is our own, and let nobody in. */
const mendable: ReadonlySet<Hand> = new Set(["rewritten", "emptied", "unmarked"]);
/** And of that what a run that may only end does not leave standing. */
export const wider: Hand = "rewritten";

export type Early = "idle" | "finished";

/** A job that was let in: its run, when, and whether GitHub says that it is over. */
export interface Worker {
  readonly run: number;
  readonly at: number;
  over: boolean;
}

/** Somebody stopped a place. */
export interface Halt {
  readonly id: string;
  readonly place: PlaceName;
  /** The ledger holds it. */
  told: boolean;
  /** A reviewed change has lifted it. */
  lifted: boolean;
}

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
  /** When its role was made. */
  opened?: number;
  /** Who was let in by mint. */
  readonly workers: Worker[];
  /** Why some run may have ended it early. */
  readonly early: Set<Early>;
  readonly hands: Set<Hand>;
  /** What of hands still lies on its role, though every run has looked. */
  readonly left: Set<Hand>;
  /** Some hand was on it. */
  touched: boolean;
  /** And one that nothing puts right: how that ends is not said here. */
  spoilt: boolean;
  /** A run that was to put it right came to no good end, and nobody knows how far it came. */
  halfway: boolean;
  /** All of its role, as it was before any hand was on it. */
  asMade?: string;
}

/** A request that nothing has happened to yet. */
export function newGrant(
  about: Pick<Grant, "id" | "place" | "requester" | "pull" | "minutes"> & Partial<Grant>,
): Grant {
  return {
    ...{ unlawful: false, version: 1, opinions: new Map(), gone: false, doubtful: false, revoking: false },
    ...{ workers: [], early: new Set(), hands: new Set(), left: new Set(), touched: false, spoilt: false },
    halfway: false,
    ...about,
  };
}

export class Oracle {
  readonly grants: Grant[] = [];
  /** Milliseconds until an end is known everywhere. */
  readonly propagation: number;
  /** Milliseconds until the cloud's log tells. */
  readonly delivery: number;
  readonly halts: Halt[] = [];
  /** Somebody changed what lifts halts, and nobody reviewed it: nothing opens until that is mended. */
  forged = false;
  /** Something happened that ought to be told as an incident. */
  strange = false;
  /** The last version of the ledger that was seen. */
  ledger = "";

  constructor(propagation: number, delivery = 0) {
    this.propagation = propagation;
    this.delivery = delivery;
  }

  /** Whether nothing may open at a place, and nothing stay open. */
  isHalted(place: PlaceName): boolean {
    return this.halts.some((halt) => halt.place === place && halt.told && !halt.lifted);
  }

  /** Whether a change by hand is put right at a place. */
  mends(place: PlaceName, hand: Hand): boolean {
    return rules[place].drift === "repair" && mendable.has(hand);
  }

  /** Why a run that began then ends a lease before its time, by what the cloud's log told while it ran. */
  endsEarly(grant: Grant, at: number, told = at): Early | undefined {
    const from = this.window(grant)?.from;
    if (grant.opened === undefined || from === undefined) return undefined;
    const since = Math.max(grant.opened, from);
    if (at - since < soonest) return undefined;
    const known = grant.workers.filter((worker) => worker.at + this.delivery <= told);
    if (known.length > 0) return known.every(({ over }) => over) ? "finished" : undefined;
    const { idle } = rules[grant.place];
    return idle !== undefined && at - since >= idle * minute + silence ? "idle" : undefined;
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
    if (window === undefined || now < window.from) return false;
    // The end of the window stands in the policy that was written over.
    if (now >= window.until && !grant.hands.has("rewritten")) return false;
    if (this.lawful(grant) === "no") return false;
    if (grant.ended !== undefined && now >= grant.ended + this.propagation) return grant.hands.has("undenied");
    return true;
  }

  /** Whether a call beyond the grant may be served now: only where a hand has allowed it. */
  mayServeBeyond(grant: Grant, now: number): boolean {
    return (grant.hands.has("added") || grant.hands.has("rewritten")) && this.mayServe(grant, now);
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
    if (this.isHalted(grant.place)) return "no";
    if (lawful === "unsure" || grant.doubtful || grant.spoilt || window.until - now < leastUseful) return "unsure";
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
