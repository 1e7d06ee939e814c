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
import { startGitHub } from "../../sandbox/github/index.ts";
import { claimsOf } from "../../sandbox/oidc/claims.ts";
import { startOidc } from "../../sandbox/oidc/index.ts";
import { reconcile } from "../../src/commands/reconcile.ts";
import { record } from "../../src/commands/record.ts";
import type { May, World } from "../../src/commands/world.ts";
import { writeBatch } from "../../src/core/batch.ts";
import type { Scope } from "../../src/core/halt.ts";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { Secret } from "../../src/core/secret.ts";
import { connect } from "../../src/http/send.ts";
import { controlSubject } from "../../src/providers/aws/control.ts";
import { assumeRole } from "../../src/providers/aws/sts.ts";
import { type ControlRole, openWorld } from "../../src/wire.ts";
import { type Person, places } from "../acme.ts";
import { configuration } from "../aws/provider/example.ts";
import { type Files, install, readerMay, writerMay } from "./installation.ts";
import { jobsOf, mainOf, tokenOf } from "./jobs.ts";
import { atWork, changesOf } from "./pulls.ts";

export { type Person, people } from "../acme.ts";
export { type Asked, grantText } from "./pulls.ts";

// Real git, real requests: on a busy machine a test of these takes longer than the usual half minute.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const root = join(import.meta.dirname, "../..");
export const accounts = { production: places.production.account, development: places.development.account } as const;

export type Town = Awaited<ReturnType<typeof startTown>>;

export async function startTown(
  options: {
    readonly files?: Files;
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
  const apps = install(github, { files: options.files ?? {}, bypass: options.bypass !== false });
  const clone = join(directory, "clone");
  const address = github.cloneUrl("acme/access").replace("http://", `http://x-access-token:${readerToken()}@`);
  await promisify(execFile)("git", ["clone", "--quiet", address, clone]);

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
    const token = await tokenOf(oidc, claimsOf(controlSubject(role, configuration)));
    const { send, close } = connect();
    try {
      return await assumeRole(send, {
        url: new URL(cloud.url),
        roleArn: `arn:aws:iam::${account}:role/${configuration.roles[role]}`,
        sessionName: `sallyport@${role}`,
        token: new Secret(token),
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

  /** Git in a clone of one's own, by the way that leads past GitHub's rules: what an administrator can do. */
  async function git(work: string, ...args: readonly string[]): Promise<string> {
    const who = ["-c", "user.name=root", "-c", "user.email=root@example.com"];
    const { stdout } = await promisify(execFile)("git", ["-C", work, ...who, ...args]);
    return stdout.trim();
  }

  const jobs = jobsOf({ github, cloud, oidc });
  const work = atWork(github, clock);

  return {
    github,
    oidc,
    readerApp: apps.reader,
    writerToken: () => token("writer", writerMay),
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
      const sha = mainOf(github.directory("acme/access"));
      return github.startRun({ ...about, sha, ref: "refs/heads/main", actor }).runId;
    },
    readerToken,
    ...work,
    ...jobs,
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
      const commit = await forge.commit({ branch: on, expectedHead, message, files: changesOf(files) });
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

function refsOf(directory: string): string {
  return execFileSync("git", ["--git-dir", directory, "for-each-ref"], { encoding: "utf8" });
}
