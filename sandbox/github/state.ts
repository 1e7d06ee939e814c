/** What the sandbox's GitHub knows. Plain records; every numeric id is stable for the life of the world. */

import type { KeyObject } from "node:crypto";
import { randomBytes } from "node:crypto";
import { iso } from "../../src/core/time.ts";
import type { Governance } from "../administration.ts";
import type { BranchRule, EnvironmentSeed, GitHub, GitHubEvent, Permissions, Role, SandboxClock } from "../contract.ts";
import type { BareRepository } from "./git.ts";

export interface Account {
  readonly login: string;
  readonly id: number;
  readonly type: "User" | "Bot" | "Organization";
}

export interface Team {
  readonly id: number;
  readonly organization: string;
  readonly slug: string;
  readonly members: ReadonlySet<string>;
  readonly parent: string | undefined;
}

export interface App {
  readonly slug: string;
  readonly id: number;
  readonly clientId: string;
  readonly installationId: number;
  readonly organization: string;
  readonly permissions: Permissions;
  /** Full names. */
  readonly repositories: readonly string[];
  readonly everywhere?: boolean;
  readonly suspended?: boolean;
  readonly publicKey: KeyObject;
}

export type Identity =
  | { readonly kind: "anonymous" }
  | { readonly kind: "user"; readonly account: Account }
  | { readonly kind: "job"; readonly account: Account; readonly repository: string; readonly permissions: Permissions }
  | {
      readonly kind: "installation";
      readonly account: Account;
      readonly app: App;
      readonly repositories: readonly string[];
      readonly permissions: Permissions;
    };

export interface Review {
  readonly id: number;
  readonly author: Account;
  state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED";
  readonly body: string;
  /** The commit looked at: never moves, whatever is pushed later. */
  readonly commit: string;
  readonly submittedAt: string;
  dismissed?: { readonly id: number; readonly at: string; readonly was: "APPROVED" | "CHANGES_REQUESTED" };
}

export interface Comment {
  readonly id: number;
  readonly author: Account;
  readonly app: App | undefined;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Pull {
  readonly id: number;
  readonly number: number;
  readonly author: Account;
  title: string;
  body: string | null;
  draft: boolean;
  state: "open" | "closed";
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  readonly head: { readonly ref: string; sha: string };
  base: { readonly ref: string; sha: string };
  /** Commit of refs/pull/N/merge; undefined while head and base conflict. */
  mergeRef: string | undefined;
  merged: { readonly at: string; readonly by: Account; readonly commit: string } | undefined;
  readonly reviews: Review[];
  readonly comments: Comment[];
}

export interface Activity {
  readonly id: number;
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly at: string;
  readonly type: "push" | "force_push" | "branch_creation" | "branch_deletion" | "pr_merge";
  readonly actor: Account;
}

export interface Repo {
  readonly id: number;
  readonly owner: Account;
  readonly name: string;
  readonly fullName: string;
  readonly private: boolean;
  readonly createdAt: string;
  readonly git: BareRepository;
  readonly collaborators: Readonly<Record<string, Role>>;
  readonly teams: Readonly<Record<string, Role>>;
  readonly environments: ReadonlyMap<string, EnvironmentSeed & { readonly id: number }>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
  readonly protect: Readonly<Record<string, BranchRule>>;
  readonly immutableSubject: boolean;
  readonly subjectClaims: readonly string[] | undefined;
  readonly releases: Readonly<Record<string, { readonly immutable: boolean }>>;
  readonly governance: Governance;
  readonly pulls: Pull[];
  readonly activity: Activity[];
  /** Branches and tags as last told to the world. */
  known: ReadonlyMap<string, string>;
  /** Commits made on the server's side, which GitHub signs with its own key; shown as verified, no signature is stored. */
  readonly signed: Set<string>;
  /** Path of a workflow file → id. */
  readonly workflows: Map<string, number>;
}

export interface Job {
  readonly id: number;
  readonly name: string;
  /** Which attempt of the run it belongs to. */
  readonly attempt: number;
  readonly startedAt: string;
  /** It waits for a runner. */
  queued: boolean;
  completedAt: string | null;
  conclusion: string | null;
  /** When nobody heard of its runner any more; GitHub takes its time to notice. */
  lostAt?: number;
}

export interface Run {
  readonly id: number;
  readonly number: number;
  /** The newest. */
  attempt: number;
  /** No runner has taken it up. */
  queued: boolean;
  readonly repository: string;
  readonly workflow: string;
  readonly event: string;
  readonly sha: string;
  readonly ref: string;
  readonly actor: Account;
  /** Who ran it again, when somebody did. */
  again?: Account | undefined;
  readonly startedAt: string;
  updatedAt: string;
  /** Of the newest attempt. */
  conclusion: string | null;
  /** Of the attempts before, by their number. */
  readonly earlier: Map<number, string | null>;
  /** Of all attempts. */
  readonly jobs: Job[];
}

export interface IssuedToken {
  readonly identity: Identity;
  /** Instant; undefined lives for ever. */
  readonly expiresAt: number | undefined;
  /** Requests counted in the hour that ends at `resetAt`. */
  used: number;
  resetAt: number;
}

export interface World {
  readonly clock: SandboxClock;
  readonly directory: string;
  url: string;
  readonly accounts: Map<string, Account>;
  readonly organizations: Map<string, ReadonlySet<string>>;
  readonly organizationSecrets: Map<string, Set<string>>;
  readonly teams: Team[];
  readonly apps: App[];
  readonly repos: Map<string, Repo>;
  readonly tokens: Map<string, IssuedToken>;
  /** Every token ever given out, ended ones too. */
  readonly issued: string[];
  readonly runs: Run[];
  readonly events: GitHubEvent[];
  readonly requests: GitHub["requests"][number][];
  readonly unknownRoutes: string[];
  lastId: number;
}

/** An empty world but for the accounts that GitHub itself has. */
export function newWorld(clock: SandboxClock, directory: string, builtIn: readonly Account[]): World {
  return {
    clock,
    directory,
    url: "",
    accounts: new Map(builtIn.map((account) => [account.login, account])),
    organizations: new Map(),
    organizationSecrets: new Map(),
    teams: [],
    apps: [],
    repos: new Map(),
    tokens: new Map(),
    issued: [],
    runs: [],
    events: [],
    requests: [],
    unknownRoutes: [],
    lastId: 1_000_000,
  };
}

export function nextId(world: World): number {
  world.lastId += 1;
  return world.lastId;
}

export function timestamp(world: World): string {
  return iso(world.clock.now());
}

export function findRepo(world: World, fullName: string): Repo | undefined {
  return world.repos.get(fullName.toLowerCase());
}

export function repoOf(world: World, fullName: string): Repo {
  const repo = findRepo(world, fullName);
  if (!repo) throw new Error(`the sandbox has no repository ${fullName}: add it first`);
  return repo;
}

/** A name nobody can guess. */
export function unguessable(prefix: string): string {
  return prefix + randomBytes(18).toString("hex");
}
