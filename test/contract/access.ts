import type { Forge, Ledger, Repository } from "../../src/ports.ts";

/** An access repository in which git, GitHub and the ledger can be tried, and people who work on it. Its people are Acme's. */
export interface AccessWorld {
  readonly repository: Repository;
  /** The writer App's, which the rules of `main` let pass. */
  readonly forge: Forge;
  /** ana's own. */
  readonly hers: Forge;
  /** A ledger on the branch `sallyport-ledger`, each with a view of its own. */
  ledger(): Ledger;
  /** Writes files on a branch that begins at main, as one commit. Returns its id. */
  push(by: string, branch: string, files: Readonly<Record<string, string | undefined>>): Promise<string>;
  /** Returns the number of a pull request to main. */
  open(by: string, branch: string): Promise<number>;
  approve(by: string, number: number): Promise<void>;
  /** Squashes, a second later. Returns the commit. */
  merge(by: string, number: number): Promise<string>;
  stop(): Promise<void>;
}
