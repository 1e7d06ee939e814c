/** What the server hands to a service, and what it gets back. */
import type { Instant } from "../../src/core/time.ts";
import type { Report } from "./cloudtrail.ts";
import type { Question } from "./judge.ts";
import type { Principal } from "./keys.ts";
import type { Refusal } from "./refusal.ts";
import type { SignedRequest } from "./signature.ts";

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Who signed a request, and for which region. */
export interface Caller {
  readonly principal: Principal;
  readonly accessKeyId: string;
  readonly region: string;
}

/** One request, read as far as its service's protocol goes. */
export interface Call {
  readonly request: SignedRequest;
  /** With the service's prefix: `iam:CreateRole`. */
  readonly action: string;
  /** Flat, for the record: form parameters, or the texts of a JSON body. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly account: string;
  readonly at: Instant;
  readonly requestId: string;
  /** Absent for a call that needs no signature. */
  readonly caller?: Caller;
  /** Asks the judge on the caller's behalf: returns when it is allowed, throws otherwise. */
  permit(question: Omit<Question, "principal" | "region">): Promise<void>;
  /** Says why a call was allowed where no permission is asked about. */
  note(why: string): void;
}

export interface Service {
  /** As in credential scopes and actions. */
  readonly name: string;
  /** Reads the action (with prefix) and parameters from a request. */
  read(request: SignedRequest): { readonly action: string; readonly parameters: Readonly<Record<string, string>> };
  serve(call: Call): Promise<Answer>;
  /** The service's way of saying no. */
  refuse(refusal: Refusal, requestId: string): Answer;
  /** The management event of a call, if it makes one. */
  report?(call: Call, outcome: Outcome): Report | undefined;
}

export type Outcome = { readonly answer: Answer } | { readonly refusal: Refusal };
