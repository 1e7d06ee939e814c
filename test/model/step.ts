import fc from "fast-check";
import { checkLedger, checkSafety } from "./check.ts";
import type { Grant, Oracle } from "./oracle.ts";
import type * as people from "./people.ts";
import type { PlaceName } from "./place.ts";

/** One thing that happens; afterwards everything that must always hold is held against the town. */
export class Step implements fc.AsyncCommand<Oracle, people.Real> {
  readonly #says: string;
  readonly #act: (real: people.Real, oracle: Oracle) => Promise<unknown> | unknown;
  readonly #can: (oracle: Readonly<Oracle>) => boolean;

  constructor(
    says: string,
    act: (real: people.Real, oracle: Oracle) => Promise<unknown> | unknown,
    can: (oracle: Readonly<Oracle>) => boolean = () => true,
  ) {
    this.#says = says;
    this.#act = act;
    this.#can = can;
  }

  check(oracle: Readonly<Oracle>): boolean {
    return this.#can(oracle);
  }

  async run(oracle: Oracle, real: people.Real): Promise<void> {
    real.watch.story.push(this.#says);
    await this.#act(real, oracle);
    await checkSafety(real.town, oracle, real.watch);
    checkLedger(real.town, oracle);
  }

  toString(): string {
    return this.#says;
  }
}

/** No more requests than this in one sequence: the limits of the targets are another test's. */
export const most = 4;

export const place = fc.constantFrom<PlaceName>("production", "development");
export const nth = fc.nat(most - 1);
/** Picks a grant that is fit for something, one that is best if there is any. */
export function pick(
  oracle: Oracle,
  index: number,
  fit: (grant: Grant) => boolean,
  best: (grant: Grant) => boolean = () => true,
): Grant | undefined {
  const found = oracle.grants.filter(fit);
  const first = found.filter(best);
  return first[index % Math.max(1, first.length)] ?? found[index % Math.max(1, found.length)];
}

export const waits = (grant: Grant) => grant.merged === undefined;
export const isMerged = (grant: Grant) => grant.merged !== undefined;
export const lives = ({ gone, ended }: Grant) => !gone && ended === undefined;
