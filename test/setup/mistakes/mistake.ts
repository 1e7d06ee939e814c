import { access, type Globex } from "../globex.ts";

export interface Mistake {
  readonly title: string;
  readonly code: string;
  /** Codes of what follows from it. */
  readonly also?: readonly string[];
  /** In `where: seen`. */
  readonly says?: RegExp;
  /** Settings are put back by whoever plants; the rest by what this returns. */
  plant(globex: Globex): void | Promise<void> | Promise<() => Promise<void>>;
}

/** Of the access repository. */
export const governance = ({ github }: Globex) => github.governance(access);
