import type { Revocation } from "../core/binding.ts";
import type { LeaseRef } from "../core/lease.ts";
import type { Secret } from "../core/secret.ts";
import type { Credential, IdToken } from "./cloud.ts";

/** Where an annotation points. Lines and columns count from 1. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly title?: string;
}

/**
 * A step's dealings with the runner that executes it. Whatever is printed is inert: no text becomes a workflow command,
 * a second line or a control character.
 */
export interface RunnerIo {
  /** An input of the step, trimmed; empty when it was not given. */
  input(name: string): string;
  output(name: string, value: string): void;
  /** Sets an environment variable of every later step. */
  variable(name: string, value: string): void;
  /** Remembers a public value for the end of the job. */
  save(name: string, value: string): void;
  /** What `save` remembered; empty in any step but the post step. */
  saved(name: string): string;
  /** Has the runner hide a secret, each of its lines and its base64 forms, from everything printed afterwards. */
  mask(secret: Secret): void;
  /** Prints one line. */
  log(line: string): void;
  annotate(level: "error" | "warning" | "notice", message: string, place?: Place): void;
  /** Appends Markdown to the job's summary. */
  summary(markdown: string): void;
  /** A folder that the runner empties after the job. */
  readonly temp: string;
}

/**
 * One HTTP exchange. Throws a retryable Fault `network.failed` when there is no answer; every status is an answer. `date` is
 * the server's `Date`, as it came.
 */
export type Send = (request: {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}) => Promise<{ readonly status: number; readonly body: string; readonly date?: string }>;

/** The job's side of a cloud: it needs the lease reference and a token, and nothing of the access repository. */
export interface Sessions {
  /** One exchange, never repeated here. Faults: `mint.refused`, or any other with `retryable` set or not. */
  mint(ref: LeaseRef, token: IdToken): Promise<Credential>;
  /** Gives up what the lease still allows, and probes until the cloud refuses. Fault `release.failed` when it could not. */
  release(ref: LeaseRef, credential: Credential): Promise<Revocation>;
  /**
   * Puts a credential where later steps find it, under a folder that only this user may read. With `renewal` it is handed out
   * by that command, which gets a fresh one when it must.
   */
  keep(ref: LeaseRef, credential: Credential, folder: string, renewal?: Renewal): Kept;
  /** The credential that `keep` put there; undefined when there is none. */
  recall(ref: LeaseRef, folder: string): Credential | undefined;
  /** Takes it away again. */
  forget(ref: LeaseRef, folder: string): void;
}

/** How a credential is got anew after an hour, by a process that an SDK starts. */
export interface Renewal {
  /** A program and its first argument, both absolute paths. */
  readonly command: readonly [program: string, script: string];
  /** What `mint` was given, for that process: nothing in it is secret. */
  readonly given: { readonly lease: string; readonly account: string; readonly endpoint: string };
}

/** Where a credential was put, and the two ways of pointing later steps at it. */
export interface Kept {
  readonly profile: string;
  readonly file: string;
  /** Variables that name the file: nothing in them is secret. */
  readonly pointers: Readonly<Record<string, string>>;
  /** Variables that hold the credential itself, for tools that read no file. */
  readonly environment: Readonly<Record<string, string>>;
}
