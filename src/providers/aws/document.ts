import { Fault } from "../../core/fault.ts";

/** An IAM policy document as we write it: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export interface PolicyDocument {
  readonly Version: typeof version;
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  /** Letters and digits only. */
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | { readonly Federated: string };
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Conditions;
}

export type Conditions = { readonly [operator: string]: { readonly [key: string]: string | readonly string[] } };

export const version = "2012-10-17";

/** Characters as AWS counts them against its quotas: without white space. */
export function sizeOf(document: object): number {
  return JSON.stringify(document).replace(/\s/g, "").length;
}

/** A quota of AWS, in characters, and what a person does who meets it. */
export interface Quota {
  readonly name: string;
  readonly limit: number;
  readonly fix: string;
}

/** Returns the document when it fits; otherwise throws a Fault `provider.not-compilable`. */
export function checkSize({ name, limit, fix }: Quota, document: PolicyDocument): PolicyDocument {
  const size = sizeOf(document);
  if (size <= limit) return document;
  throw refuse(`the ${name} would be ${size} characters and AWS takes ${limit}; ${fix}`);
}

export function refuse(message: string): Fault {
  return new Fault("provider.not-compilable", message);
}
