/** What IAM knows of one account. Two keepers stand behind this contract: memory, and moto where it is installed. */
import type { Instant } from "../../src/core/time.ts";

/** What listings tell of a role. */
export interface ListedRole {
  readonly name: string;
  /** Begins and ends with a slash. */
  readonly path: string;
  readonly arn: string;
  /** `AROA…`: another one for a role made again under the same name. */
  readonly id: string;
  readonly createdAt: Instant;
  /** The trust policy, as it was written. */
  readonly trust: string;
  readonly description?: string;
  /** MaxSessionDuration, in seconds. */
  readonly longest: number;
}

export interface Role extends ListedRole {
  /** ARN of the permissions boundary. */
  readonly boundary?: string;
  readonly tags: Readonly<Record<string, string>>;
}

export type NewRole = Omit<Role, "arn" | "id" | "createdAt">;

export interface PolicyVersion {
  /** `v1` */
  readonly id: string;
  readonly document: string;
  readonly createdAt: Instant;
}

export interface ManagedPolicy {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly id: string;
  readonly description?: string;
  readonly defaultVersion: string;
  readonly createdAt: Instant;
}

export interface OidcProvider {
  readonly arn: string;
  /** The issuer without `https://`. */
  readonly url: string;
  readonly audiences: readonly string[];
  readonly thumbprints: readonly string[];
  readonly createdAt: Instant;
}

/**
 * Reading verbs are complete. Writing verbs expect that the caller has checked what AWS documents (iam-limits.ts) and
 * that the role or policy exists; they throw a Refusal for what they find wrong themselves.
 */
export interface IamState {
  role(name: string): Promise<Role | undefined>;
  /** Roles whose path begins with `prefix`, ordered by name. */
  roles(prefix: string): Promise<readonly ListedRole[]>;
  countRoles(): Promise<number>;
  createRole(role: NewRole): Promise<Role>;
  updateRole(name: string, change: { readonly description?: string; readonly longest?: number }): Promise<void>;
  deleteRole(name: string): Promise<void>;
  setTrust(name: string, document: string): Promise<void>;
  setBoundary(name: string, arn: string | undefined): Promise<void>;
  /** Adds and replaces tags. */
  tag(name: string, tags: Readonly<Record<string, string>>): Promise<void>;
  untag(name: string, keys: readonly string[]): Promise<void>;

  /** Names of a role's inline policies, sorted. */
  inlineNames(role: string): Promise<readonly string[]>;
  inline(role: string, policy: string): Promise<string | undefined>;
  putInline(role: string, policy: string, document: string): Promise<void>;
  deleteInline(role: string, policy: string): Promise<void>;

  /** ARNs of the managed policies attached to a role. */
  attached(role: string): Promise<readonly string[]>;
  attach(role: string, arn: string): Promise<void>;
  detach(role: string, arn: string): Promise<void>;
  /** Roles that carry a managed policy, as a permission or as a boundary. */
  bearers(arn: string, as: "permission" | "boundary"): Promise<readonly ListedRole[]>;

  policy(arn: string): Promise<ManagedPolicy | undefined>;
  /** The account's own policies. */
  policies(): Promise<readonly ManagedPolicy[]>;
  version(arn: string, id: string): Promise<PolicyVersion | undefined>;
  createPolicy(policy: {
    readonly name: string;
    readonly path: string;
    readonly document: string;
    readonly description?: string;
  }): Promise<ManagedPolicy>;
  /** Adds a version and, when asked, makes it the default. */
  addVersion(arn: string, document: string, asDefault: boolean): Promise<PolicyVersion>;
  deletePolicy(arn: string): Promise<void>;

  provider(arn: string): Promise<OidcProvider | undefined>;
  providers(): Promise<readonly OidcProvider[]>;
  createProvider(provider: Omit<OidcProvider, "arn" | "createdAt">): Promise<OidcProvider>;
  addAudience(arn: string, audience: string): Promise<void>;
  deleteProvider(arn: string): Promise<void>;
}

/** Where IAM states come from: one per account. */
export interface IamStates {
  readonly kind: "memory" | "moto";
  of(account: string): IamState;
  /** Keeps what every account holds now; the returned function puts it back, as often as it is called. Memory alone can. */
  snapshot?(): () => void;
  stop(): Promise<void>;
}

export function roleArn(account: string, path: string, name: string): string {
  return `arn:aws:iam::${account}:role${path}${name}`;
}

export function policyArn(account: string, path: string, name: string): string {
  return `arn:aws:iam::${account}:policy${path}${name}`;
}

export function providerArn(account: string, url: string): string {
  return `arn:aws:iam::${account}:oidc-provider/${url}`;
}
