/** Access keys: who may sign as whom, and until when. */
import { randomBytes } from "node:crypto";
import type { Instant } from "../../src/core/time.ts";
import { iso } from "../../src/core/time.ts";
import type { CloudKeys } from "../contract.ts";
import { secretKey, uniqueId } from "./identifiers.ts";
import { Refusal } from "./refusal.ts";

/** Someone with every right in an account: its owner, who stands outside of what is tried here. */
export interface Owner {
  readonly kind: "owner";
  readonly account: string;
  readonly arn: string;
}

/** A session of a role. */
export interface Session {
  readonly kind: "session";
  readonly account: string;
  /** `arn:aws:sts::123456789012:assumed-role/role/session` */
  readonly arn: string;
  readonly role: { readonly name: string; readonly arn: string; readonly id: string };
  readonly name: string;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  /** ARN of the OIDC provider; absent for AssumeRole. */
  readonly federatedProvider?: string;
  /** Session policies, as texts. */
  readonly policies: readonly string[];
}

export type Principal = Owner | Session;

interface Key {
  readonly keys: CloudKeys;
  readonly principal: Principal;
}

export interface Keyring {
  /** The owner's keys; the same ones every time. */
  owner(account: string): CloudKeys;
  mint(session: Session): Required<CloudKeys>;
  /** Every session ever made, oldest first, with its keys: what a thief of them would hold. */
  sessions(): readonly (CloudKeys & { readonly arn: string })[];
  /** The account of an access key, whether or not it still works; undefined for an unknown one. */
  accountOf(accessKeyId: string): string | undefined;
  /** Throws unless the key is known and its session token belongs to it. */
  find(accessKeyId: string, sessionToken: string | undefined): Key;
}

export function keyring(): Keyring {
  const keys = new Map<string, Key>();
  const owners = new Map<string, CloudKeys>();
  return {
    owner(account) {
      const known = owners.get(account);
      if (known) return known;
      const made = { accessKeyId: uniqueId("AKIA", 20), secretAccessKey: secretKey() };
      owners.set(account, made);
      const arn = `arn:aws:iam::${account}:user/owner`;
      keys.set(made.accessKeyId, { keys: made, principal: { kind: "owner", account, arn } });
      return made;
    },
    mint(session) {
      const made = {
        accessKeyId: uniqueId("ASIA", 20),
        secretAccessKey: secretKey(),
        sessionToken: randomBytes(240).toString("base64"),
      };
      keys.set(made.accessKeyId, { keys: made, principal: session });
      return made;
    },
    sessions: () =>
      [...keys.values()].flatMap(({ keys: held, principal }) =>
        principal.kind === "session" ? [{ ...held, arn: principal.arn }] : [],
      ),
    accountOf: (accessKeyId) => keys.get(accessKeyId)?.principal.account,
    find(accessKeyId, sessionToken) {
      const found = keys.get(accessKeyId);
      if (!found || found.keys.sessionToken !== sessionToken) throw unknownToken();
      return found;
    },
  };
}

export function unknownToken(): Refusal {
  return new Refusal("InvalidClientTokenId", "The security token included in the request is invalid.", 403);
}

/** Throws when the session is over. */
export function checkExpiry(principal: Principal, now: Instant): void {
  if (principal.kind === "session" && now >= principal.expiresAt) {
    throw new Refusal(
      "ExpiredToken",
      `The security token included in the request is expired: it ended at ${iso(principal.expiresAt)}`,
      403,
    );
  }
}
