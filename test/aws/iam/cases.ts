import { readdirSync, readFileSync } from "node:fs";
import type { Document } from "./model.ts";

type Account = { readonly arn: string; readonly account: string; readonly sessionArn?: string };
type Values = Readonly<Record<string, string | readonly string[]>>;

export interface Policies {
  readonly identity?: readonly Document[];
  readonly boundary?: Document;
  readonly session?: readonly Document[];
  readonly resource?: Document;
  readonly trust?: Document;
}

/** One expectation read from a page of AWS's documentation. */
export interface Case {
  readonly title: string;
  readonly source: string;
  readonly policies: Policies;
  readonly action: string;
  /** Absent for a question to a trust policy. */
  readonly resource?: string;
  readonly resourceAccount?: string;
  readonly caller: Account | { readonly federated: string } | { readonly service: string };
  readonly context: Values;
  readonly expected: "allowed" | "explicit-deny" | "implicit-deny" | "malformed" | "unsupported";
}

interface Group {
  readonly source: string;
  /** What the page says, in our words. */
  readonly documented: string;
  readonly principal?: Account;
  readonly policies: Policies;
  readonly cases: readonly (Omit<Case, "title" | "source" | "policies" | "caller" | "context"> & {
    readonly name: string;
    readonly principal?: Account;
    readonly caller?: Case["caller"];
    readonly policies?: Policies;
    readonly context?: Values;
  })[];
}

const someone: Account = { arn: "arn:aws:iam::111122223333:user/alice", account: "111122223333" };
const folder = new URL("./cases/", import.meta.url);

/** Every documented case, from all files. */
export function documentedCases(): readonly Case[] {
  return readdirSync(folder).flatMap((file) => {
    const groups = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as readonly Group[];
    return groups.flatMap((group) =>
      group.cases.map(({ name, principal, caller, policies, context, ...rest }) => ({
        ...rest,
        title: `${file}: ${group.documented}: ${name}`,
        source: group.source,
        policies: policies ?? group.policies,
        caller: caller ?? principal ?? group.principal ?? someone,
        context: context ?? {},
      })),
    );
  });
}
