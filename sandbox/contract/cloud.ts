import type { Instant } from "../../src/core/time.ts";
import type { Stoppable } from "./clock.ts";

export interface CloudKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface CloudRequest {
  readonly at: Instant;
  readonly account: string;
  /** `iam:CreateRole` */
  readonly action: string;
  readonly allowed: boolean;
  /** ARN of the caller; empty when there is none. */
  readonly principal: string;
  /** Why the judge decided as it did, for people. */
  readonly why: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A request before it is judged. */
export interface ArrivedRequest {
  /** `iam:CreateRole` */
  readonly action: string;
  readonly account: string;
  /** Counts from 1. */
  readonly number: number;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Cloud extends Stoppable {
  /** Endpoint of every AWS service: `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Where IAM state is held. */
  readonly state: "moto" | "memory";
  /** Keys that may do everything in an account: the account's owner, for bootstrap and hand edits. */
  admin(account: string): CloudKeys;
  /** Every request judged, oldest first. */
  readonly requests: readonly CloudRequest[];
  readonly served: { readonly requests: number; readonly connections: number };
  /** While set, every request to that account is answered with 503. */
  outage(account: string, on: boolean): void;
  /** Called before each request is served; may throw to drop the connection. For crash tests. */
  before?: ((request: ArrivedRequest) => void) | undefined;
  /** Called when a request has been served and before it is answered; may throw to drop the connection: done, and nobody told. */
  after?: ((request: ArrivedRequest) => void) | undefined;
}
