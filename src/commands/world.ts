import type { Configuration } from "../core/configuration.ts";
import type { Finding } from "../core/finding.ts";
import type { Readers } from "../core/report.ts";
import type { Exchanged } from "../core/skew.ts";
import type { NamedTarget } from "../core/target.ts";
import type { Instant } from "../core/time.ts";
import type { Alerts, Forge, Ledger, Policy, Provider, Repository } from "../ports.ts";

/** Everything a command may touch. Built by wire.ts, which alone names concrete adapters. */
export interface World {
  readonly repository: Repository;
  readonly forge: Forge;
  readonly ledger: Ledger;
  readonly alerts: Alerts;
  /** The policy engine over policy files (path → text), as they stand at a time: what is in audit mode then ends by itself. */
  readonly policy: (files: ReadonlyMap<string, string>, at: Instant) => Promise<Policy>;
  /** What is wrong with policy files, with its place; notices of audit modes that end. */
  readonly policyFindings: (files: ReadonlyMap<string, string>, at: Instant) => Promise<readonly Finding[]>;
  /** The provider of a target's account; the same object for the same account. */
  readonly provider: (target: NamedTarget, configuration: Configuration) => Promise<Provider>;
  /** The forge seen with a token of one repository that may start its workflows; undefined when nothing may be started. */
  readonly starter: (repository: string) => Promise<Forge | undefined>;
  /**
   * The forge of one repository, seen with a token that may read it and nothing else; undefined when the App is not installed
   * there. Fault `github.no-app` where this door was given no App.
   */
  readonly reader: (repository: string) => Promise<Forge | undefined>;
  /** Who can read what is said in the access repository: its comments, summaries and logs. Not known: everybody. */
  readonly readers: Readers;
  /** The answer by which a server's clock was furthest from this machine's so far; undefined or absent: none told the time. */
  readonly heard?: () => { readonly server: string; readonly exchanged: Exchanged } | undefined;
  /** Milliseconds that are left until this run's job is stopped; absent: nobody stops it. */
  readonly left?: () => number;
  /** Told as long work goes on; one short line each. */
  readonly progress: (line: string) => void;
}

/** What reconcile may do to the cloud. */
export type May = "unbind" | "bind";
