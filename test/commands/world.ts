/**
 * Acme's access repository without workflow runs: real git over HTTP, the forge with the Apps' own tokens, the ledger on its
 * branch, and the AWS provider as the control roles of two accounts. Nothing in it is a mock.
 */
import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { vi } from "vitest";
import { deploy } from "../../sandbox/bootstrap.ts";
import { sandboxClock } from "../../sandbox/clock.ts";
import { type CloudOptions, startCloud } from "../../sandbox/cloud/index.ts";
import type { CloudKeys, JobClaims } from "../../sandbox/contract.ts";
import { startGitHub } from "../../sandbox/github/index.ts";
import { startOidc } from "../../sandbox/oidc/index.ts";
import { reconcile } from "../../src/commands/reconcile.ts";
import { record } from "../../src/commands/record.ts";
import type { May, World } from "../../src/commands/world.ts";
import { writeBatch } from "../../src/core/batch.ts";
import type { Scope } from "../../src/core/halt.ts";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { Secret } from "../../src/core/secret.ts";
import { githubForge } from "../../src/github/forge.ts";
import { connect } from "../../src/http/send.ts";
import { controlSubject } from "../../src/providers/aws/control.ts";
import { assumeRole } from "../../src/providers/aws/sts.ts";
import { type ControlRole, openWorld } from "../../src/wire.ts";
import { keysIn } from "../aws/attacks/raw.ts";
import { configuration, target } from "../aws/provider/example.ts";

// Real git, real requests: on a busy machine a test of these takes longer than the usual half minute.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const root = join(import.meta.dirname, "../..");
const production = "210987654321";
const development = "109876543210";
export const accounts = { production, development } as const;

export const people = { ana: 101, ben: 102, chloe: 103, dana: 104, eli: 105, mallory: 106, sam: 107 } as const;
export type Person = keyof typeof people;

/** What a grant file says, where it matters to a test. */
export interface Asked {
  readonly target?: "payments-production" | "payments-development";
  readonly minutes?: number;
  readonly start?: string;
  readonly by?: Person;
  /** Who approves; by default two owners of the folder. */
  readonly approvers?: readonly Person[];
  /** Other files of the same pull request. */
  readonly also?: Readonly<Record<string, string | undefined>>;
  /** The whole text instead. */
  readonly text?: string;
}

export function grantText({ target: name = "payments-production", minutes = 60, start }: Asked): string {
  const [environment, resource] =
    name === "payments-production"
      ? ["production", `arn:aws:dynamodb:eu-west-1:${production}:table/ledger`]
      : ["development", `arn:aws:dynamodb:eu-west-1:${development}:table/dev-ledger`];
  return `version: 1
change: https://github.com/acme/payments/pull/812
reason: Backfill the ledger rows that INC-4211 left unposted.
job:
  repository: acme/payments
  workflow: ${workflowOf(environment)}
  name: backfill
  ref: refs/heads/main
  environment: ${environment}
access:
  - actions: [dynamodb:GetItem, dynamodb:UpdateItem]
    resources: [${resource}]
window:
  minutes: ${minutes}${start === undefined ? "" : `\n  start: "${start}"`}
`;
}

/** What the access repository begins with: this repository's own configuration, targets, policies and owners. */
function seedFiles(change: Readonly<Record<string, string | undefined>>): Map<string, string> {
  const listed = execFileSync(
    "git",
    ["-C", root, "ls-files", "-z", "sallyport.yaml", "targets", "policies", ".github/CODEOWNERS"],
    { encoding: "utf8" },
  );
  const paths = listed.split("\0").filter(Boolean);
  const files = new Map(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
  for (const [path, text] of Object.entries(change)) {
    if (text === undefined) files.delete(path);
    else files.set(path, text);
  }
  return files;
}

export type Town = Awaited<ReturnType<typeof startTown>>;

export async function startTown(
  options: {
    readonly files?: Readonly<Record<string, string | undefined>>;
    /** Of each cloud account. */
    readonly quotas?: CloudOptions["quotas"];
    /** Whether the writer App may pass the rules of `main`. Default true. */
    readonly bypass?: boolean;
  } = {},
) {
  const directory = mkdtempSync(join(tmpdir(), "town-"));
  const clock = sandboxClock();
  const oidc = await startOidc({ clock });
  const cloud = await startCloud({
    ...{ clock, issuers: [oidc], accounts: Object.values(accounts) },
    ...(options.quotas ? { quotas: options.quotas } : {}),
  });
  const github = await startGitHub({ clock, directory: join(directory, "github") });
  for (const account of Object.values(accounts))
    await deploy(cloud, account, readFileSync(join(root, `bootstrap/${account}.yaml`), "utf8"));
  for (const [login, id] of Object.entries(people)) github.addUser(login, id);
  github.addOrganization("acme", 9001, Object.keys(people));
  github.addTeam("acme", "payments-owners", ["ben", "chloe"]);
  github.addTeam("acme", "security", ["sam", "eli"]);
  const apps = { reader: app("sallyport-reader", 31, readerMay), writer: app("sallyport-writer", 32, writerMay) };
  const bypass = options.bypass === false ? [] : ["sallyport-writer"];
  github.addRepository({
    owner: "acme",
    name: "access",
    id: 1001,
    private: true,
    files: seedFiles(options.files ?? {}),
    collaborators: Object.fromEntries(Object.keys(people).map((login) => [login, login === "sam" ? "admin" : "write"])),
    teams: { "payments-owners": "write", security: "write" },
    protect: { main: { bypass }, "sallyport-ledger": { bypass: ["sallyport-writer"] } },
  });
  github.addRepository({
    owner: "acme",
    name: "payments",
    id: 2002,
    private: true,
    files: new Map(
      ["production", "development"].map((environment) => [workflowOf(environment), workflow(environment)]),
    ),
    collaborators: { ana: "write", ben: "write" },
    ...paymentsSettings,
  });
  const clone = join(directory, "clone");
  const address = github.cloneUrl("acme/access").replace("http://", `http://x-access-token:${readerToken()}@`);
  await promisify(execFile)("git", ["clone", "--quiet", address, clone]);

  function app(slug: string, id: number, permissions: Readonly<Record<string, "read" | "write">>) {
    const { privateKey } = github.addApp({
      slug,
      id,
      organization: "acme",
      permissions,
      repositories: ["access", "payments"],
    });
    return { id: String(id), privateKey, permissions };
  }

  function token(name: keyof typeof apps, permissions: Readonly<Record<string, "read" | "write">>): string {
    const { id: appId, privateKey } = apps[name];
    return github.installationToken({ appId, privateKey, owner: "acme", repositories: ["acme/access"], permissions });
  }

  function readerToken(without?: string): string {
    const permissions = { ...readerMay, actions: "read" } as const;
    return token("reader", Object.fromEntries(Object.entries(permissions).filter(([name]) => name !== without)));
  }

  /** A session of a control role, by the very token that its workflow's job would get. */
  async function session(role: ControlRole, account: string) {
    const subject = controlSubject(role, configuration);
    const claims = claimsOf(subject);
    const { requestUrl, requestToken } = oidc.admit(claims);
    const issued = await fetch(`${requestUrl}&audience=${configuration.audience}`, {
      headers: { authorization: `bearer ${requestToken}` },
    });
    const { value } = (await issued.json()) as { value: string };
    const { send, close } = connect();
    try {
      return await assumeRole(send, {
        url: new URL(cloud.url),
        roleArn: `arn:aws:iam::${account}:role/${configuration.roles[role]}`,
        sessionName: `sallyport@${role}`,
        token: new Secret(value),
        seconds: 3600,
      });
    } finally {
      close();
    }
  }

  /** The world of a job's step: its identity at GitHub and its role in the clouds. */
  async function worldAs(
    role: ControlRole,
    identity = readerToken(),
    reads: "as App" | "as person" | "not" = "as App",
    own: { now(): number } = clock,
  ) {
    return await openWorld({
      directory: clone,
      repository: "acme/access",
      token: new Secret(identity),
      githubApi: new URL(github.apiUrl),
      awsEndpoint: new URL(cloud.url),
      clock: own,
      role,
      keys: ({ account }) => {
        let keys: ReturnType<typeof session> | undefined;
        return () => {
          keys ??= session(role, account);
          return keys;
        };
      },
      ...(reads === "as App" ? { starter: { id: apps.reader.id, key: new Secret(apps.reader.privateKey) } } : {}),
      personal: reads === "as person",
      progress: () => {},
    });
  }

  const writer = () => worldAs("reader", token("writer", writerMay));

  async function reconciled(
    role: "binder" | "unbinder" | "reader",
    may: readonly May[],
    { around = (world) => world, ...request }: Run,
  ): Promise<Reconciliation> {
    const world = around(await worldAs(role, request.token, "as App", request.clock));
    return await reconcile(world, request.at ?? (request.clock ?? clock).now(), {
      may: new Set(may),
      ...(request.targets ? { targets: new Set(request.targets) } : {}),
      ...(request.revoke ? { revoke: new Set(request.revoke) } : {}),
      ...(request.halt ? { halt: request.halt } : {}),
      ...(request.reason ? { reason: request.reason } : {}),
      ...(request.run ? { run: request.run } : {}),
    });
  }

  async function recorded(done: Reconciliation, around: (world: World) => World = (world) => world) {
    const { text, digest, left, refused } = writeBatch(done.events);
    if (left > 0 || refused.length > 0) throw new Error([`${left} events do not fit`, ...refused].join("; "));
    return await record(around(await writer()), clock.now(), { events: text, digest });
  }

  /** Files written on a new branch from main by a person, as they would push them. Returns the commit. */
  async function branch(
    by: Person,
    name: string,
    files: Readonly<Record<string, string | undefined>>,
  ): Promise<string> {
    const theirs = githubForge({
      token: new Secret(github.userToken(by)),
      repository: "acme/access",
      apiUrl: github.apiUrl,
    });
    const head = (await as<{ object: { sha: string } }>(by, "GET", "/git/ref/heads/main")).object.sha;
    await theirs.createBranch(name, head);
    return await theirs.commit({ branch: name, expectedHead: head, message: `write ${name}`, files: changes(files) });
  }

  async function as<T>(login: Person, method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${github.apiUrl}/repos/acme/access${path}`, {
      method,
      headers: { authorization: `Bearer ${github.userToken(login)}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  let branches = 0;

  /** A pull request of these files, approved and not yet merged. Returns its number. */
  async function propose(
    files: Readonly<Record<string, string | undefined>>,
    { by = "ana", approvers = [] }: Pick<Asked, "by" | "approvers"> = {},
  ): Promise<number> {
    branches += 1;
    const head = `change-${branches}`;
    const commit = await branch(by, head, files);
    const { number } = await as<{ number: number }>(by, "POST", "/pulls", { title: head, head, base: "main" });
    for (const approver of approvers)
      await as(approver, "POST", `/pulls/${number}/reviews`, { event: "APPROVE", commit_id: commit });
    return number;
  }

  async function merge(number: number, by: Person = "ana"): Promise<number> {
    // GitHub tells whole seconds, and an approval in the merge's own second does not count.
    clock.move(1000);
    await as(by, "PUT", `/pulls/${number}/merge`, { merge_method: "squash" });
    // One event a time: the queue belongs to a runner, and there is none here.
    while (github.takeEvent());
    return number;
  }

  /** A pull request that changes files, approved by both who own what decides (or by these), and merged. */
  const change = async (
    files: Readonly<Record<string, string | undefined>>,
    asked: Pick<Asked, "by" | "approvers"> = {},
  ) => merge(await propose(files, { approvers: ["sam", "eli"], ...asked }));

  /** A grant asked for, approved and merged. */
  async function ask(id: string, asked: Asked = {}): Promise<number> {
    const { target: folder = "payments-production" } = asked;
    const approvers = asked.approvers ?? (folder === "payments-production" ? ["ben", "chloe"] : ["dana"]);
    const files = { ...asked.also, [`grants/${folder}/${id}.yaml`]: asked.text ?? grantText(asked) };
    return await merge(await propose(files, { approvers, ...(asked.by ? { by: asked.by } : {}) }));
  }

  /** Whether the cloud lets the grant's own job in now, or one that differs in these claims. */
  async function enters(...asked: Parameters<typeof minted>): Promise<boolean> {
    return (await minted(...asked))?.ok ?? false;
  }

  /** The keys that the grant's own job gets. */
  async function keys(id: string): Promise<CloudKeys> {
    return keysIn({ status: 0, code: "", body: (await (await minted(id))?.text()) ?? "" });
  }

  /** What STS answers the grant's own job now, or one that differs in these claims; undefined when there is no role. */
  async function minted(
    id: string,
    differs: Readonly<Record<string, string>> = {},
    named: { readonly run: number; readonly attempt?: number; readonly job: number } | string = "",
  ): Promise<Response | undefined> {
    const [role] = await rolesOf(id);
    if (role === undefined) return undefined;
    const environment = role.arn.includes(development) ? "development" : "production";
    const session = typeof named === "string" ? named : `${named.run}-${named.attempt ?? 1}-${named.job}`;
    const claims = { ...claimsOf(subjectOf(role.arn.includes(development))), ...differs } as JobClaims;
    const { requestUrl, requestToken } = oidc.admit(claims);
    const issued = await fetch(`${requestUrl}&audience=${configuration.audience}`, {
      headers: { authorization: `bearer ${requestToken}` },
    });
    const body = new URLSearchParams({
      Action: "AssumeRoleWithWebIdentity",
      Version: "2011-06-15",
      RoleArn: role.arn,
      RoleSessionName: `${id}@${session || `${ranNow(environment)}-1-1`}`,
      WebIdentityToken: ((await issued.json()) as { value: string }).value,
    });
    return await fetch(cloud.url, { method: "POST", body });
  }

  /** Number of a new run of the job's workflow, at the commit that main has now. */
  function ranNow(environment: string): number {
    const repository = "acme/payments";
    const refs = refsOf(github.directory(repository)).split("\n");
    const sha = refs.find((line) => line.endsWith("refs/heads/main"))!.slice(0, 40);
    const about = { workflow: workflowOf(environment), event: "workflow_dispatch", ref: "refs/heads/main" };
    return github.startRun({ repository, sha, actor: "ana", ...about }).runId;
  }

  async function rolesOf(id?: string) {
    const all = await Promise.all(Object.values(accounts).map((account) => cloud.roles(account)));
    return all
      .flat()
      .filter(
        ({ path, description = "" }) => path.startsWith("/sallyport/") && (!id || description.includes(`/${id} `)),
      );
  }

  /** Git in a clone of one's own, by the way that leads past GitHub's rules: what an administrator can do. */
  async function git(work: string, ...args: readonly string[]): Promise<string> {
    const who = ["-c", "user.name=root", "-c", "user.email=root@example.com"];
    const { stdout } = await promisify(execFile)("git", ["-C", work, ...who, ...args]);
    return stdout.trim();
  }

  return {
    github,
    oidc,
    readerApp: apps.reader,
    writerToken: () => token("writer", writerMay),
    /** What GitHub says of the job that the grants of production name. */
    jobClaims: () => ({
      ...claimsOf(subjectOf(false)),
      run_id: String(ranNow("production")),
      run_attempt: "1",
      check_run_id: "1",
    }),
    cloud,
    clock,
    clone,
    git,
    /** A new clone whose remote takes any push. */
    async ownClone(): Promise<string> {
      const work = mkdtempSync(join(directory, "own-"));
      await promisify(execFile)("git", ["clone", "--quiet", github.directory("acme/access"), work]);
      return work;
    },
    worldAs,
    writer,
    /** A run of the sweep that somebody dispatched. */
    started(actor: Person): number {
      const about = { repository: "acme/access", workflow: ".github/workflows/sweep.yml", event: "workflow_dispatch" };
      const sha = refsOf(github.directory("acme/access")).slice(0, 40);
      return github.startRun({ ...about, sha, ref: "refs/heads/main", actor }).runId;
    },
    readerToken,
    as,
    branch,
    propose,
    merge,
    change,
    ask,
    enters,
    keys,
    /** A run of the grant's own workflow, and a job of it that runs. */
    begins(environment = "production") {
      const run = ranNow(environment);
      return { run, job: github.startJob(run, "backfill") };
    },
    rolesOf,
    recorded,
    apply: (run: Run = {}) => reconciled("binder", ["unbind", "bind"], run),
    sweep: (run: Run = {}) => reconciled("unbinder", ["unbind"], run),
    look: (run: Run = {}) => reconciled("reader", [], run),
    /** Apply and its record job. */
    async run(run: Run = {}) {
      const done = await reconciled("binder", ["unbind", "bind"], run);
      await recorded(done);
      return done;
    },
    /** Sweep and its record job. */
    async swept(run: Run = {}) {
      const done = await reconciled("unbinder", ["unbind"], run);
      await recorded(done);
      return done;
    },
    /** Commits to a branch as the writer App, whom the rules let pass: nobody was asked. */
    async direct(
      files: Readonly<Record<string, string | undefined>>,
      on = "main",
      message = "pushed without a pull request",
    ): Promise<string> {
      const { forge, repository } = await writer();
      const expectedHead = (await repository.branchTip(on))!;
      const commit = await forge.commit({ branch: on, expectedHead, message, files: changes(files) });
      // Of a commit that is minutes old GitHub may only be late to name the pull request, and nothing is concluded yet.
      if (on === "main") clock.move(6 * 60_000);
      return commit;
    },
    async ledger() {
      return (await (await writer()).ledger.read()).lines;
    },
    /** Paths below grants/ on the default branch. */
    async filed(): Promise<readonly string[]> {
      const { repository } = await writer();
      return (await repository.tree(await repository.tip(), "grants")).map(({ path }) => path.slice("grants/".length));
    },
    /** Every write so far: calls that change a cloud, and where each branch stands. */
    writes: () => ({
      cloud: cloud.requests.filter(({ action }) => /^iam:(?!Get|List)/.test(action)).length,
      refs: refsOf(github.directory("acme/access")),
    }),
    async stop() {
      await Promise.all([github.stop(), cloud.stop(), oidc.stop()]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export interface Run {
  readonly at?: number;
  readonly targets?: readonly string[];
  readonly revoke?: readonly string[];
  readonly halt?: Scope;
  readonly reason?: string;
  /** The run that asks for it: see `started`. */
  readonly run?: number;
  /** The machine's own clock, where it is not the world's. */
  readonly clock?: { now(): number };
  /** Another token of the reader's job. */
  readonly token?: string;
  /** Puts something around the world's parts. */
  readonly around?: (world: World) => World;
}

const readerMay = {
  metadata: "read",
  contents: "read",
  members: "read",
  pull_requests: "read",
  actions: "write",
} as const;
const writerMay = { metadata: "read", contents: "write", pull_requests: "write" } as const;

/** The settings under which acme/payments may have access. */
export const paymentsSettings = {
  protect: { main: { bypass: [] } },
  environments: { production: { branches: ["main"] }, development: { branches: ["main"] } },
} as const;

/** The file whose job runs in an environment of acme/payments. */
export function workflowOf(environment: string): string {
  return `.github/workflows/${environment === "production" ? "backfill" : "rehearse"}.yml`;
}

export function workflow(environment: string): string {
  return `on:
  workflow_dispatch:
    inputs:
      lease: { required: true, type: string }
jobs:
  backfill:
    runs-on: ubuntu-latest
    environment: ${environment}
    permissions: { id-token: write }
    steps:
      - run: "true"
`;
}

function changes(files: Readonly<Record<string, string | undefined>>) {
  return Object.entries(files).map(([path, content]) => (content === undefined ? { path } : { path, content }));
}

function refsOf(directory: string): string {
  return execFileSync("git", ["--git-dir", directory, "for-each-ref"], { encoding: "utf8" });
}

/** The subject of every grant here. */
function subjectOf(inDevelopment: boolean) {
  const environment = inDevelopment ? "development" : "production";
  const [subjects] = target.target.subjects;
  return {
    repository: subjects!.repository,
    repositoryId: subjects!.repository_id,
    ownerId: subjects!.owner_id,
    ref: "refs/heads/main",
    environment,
    jobWorkflowRef: `acme/payments/${workflowOf(environment)}@refs/heads/main`,
    sub: [`repo:acme/payments:environment:${environment}`],
  } as const;
}

export function claimsOf(subject: {
  readonly repository: string;
  readonly repositoryId: string;
  readonly ownerId: string;
  readonly ref: string;
  readonly environment: string;
  readonly jobWorkflowRef: string;
  readonly sub: readonly string[];
}): JobClaims {
  return {
    repository: subject.repository,
    repository_id: subject.repositoryId,
    repository_owner: subject.repository.split("/")[0] ?? "",
    repository_owner_id: subject.ownerId,
    ref: subject.ref,
    environment: subject.environment,
    job_workflow_ref: subject.jobWorkflowRef,
    sub: subject.sub[0] ?? "",
  };
}
