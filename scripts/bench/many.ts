import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deploy } from "../../sandbox/bootstrap.ts";
import { sandboxClock } from "../../sandbox/clock.ts";
import { startCloud } from "../../sandbox/cloud/index.ts";
import { startGitHub } from "../../sandbox/github/index.ts";
import { claimsOf } from "../../sandbox/oidc/claims.ts";
import { startOidc } from "../../sandbox/oidc/index.ts";
import { readConfiguration, readTarget } from "../../src/core/parse.ts";
import { minute } from "../../src/core/time.ts";
import { bootstrapTemplate } from "../../src/providers/aws/bootstrap.ts";
import { controlSubject } from "../../src/providers/aws/control.ts";
import { leaseMaker } from "./leases.ts";
import { type Measure, measure } from "./measure.ts";
import { accessRepository, git, grantText } from "./repository.ts";

const root = join(import.meta.dirname, "../..");
const example = "210987654321";
/** Minutes for which the leases last that end first, those that end next, and so on; every other lease lasts longer. */
const lives = [10, 15, 20, 25] as const;
const longest = 120;

export type Many = Awaited<ReturnType<typeof startMany>>;

/** One sweep as a process: what it cost, and what it asked. */
export interface Swept extends Measure {
  /** Calls of the cloud, in order. */
  readonly cloud: readonly string[];
  /** Calls of GitHub, git's among them. */
  readonly github: number;
  readonly connections: number;
}

/**
 * An installation over several accounts, a target each, whose leases can be made more. `due` says how many end first, how
 * many more end next, and so on, by the number of the lease; the clock goes to any of these ends, and back.
 */
export async function startMany({
  accounts: count,
  due,
}: {
  readonly accounts: number;
  readonly due: readonly number[];
}) {
  const clock = sandboxClock();
  const accounts = Array.from({ length: count }, (_, at) => String(300_000_000_000 + at));
  const oidc = await startOidc({ clock });
  const cloud = await startCloud({ clock, issuers: [oidc], accounts, quotas: { roles: 20_000 } });
  const github = await startGitHub({ clock, directory: mkdtempSync(join(tmpdir(), "bench-github-")) });
  const ofTarget = readFileSync(join(root, "targets/payments-production.yaml"), "utf8");
  const targets = new Map(accounts.map((account, at) => [`many-${at}`, ofTarget.replaceAll(example, account)]));
  const files = new Map(Array.from(targets, ([name, text]) => [`targets/${name}.yaml`, text] as const));
  const scene = await accessRepository(github, 0, () => 0, files);
  const configuration = readConfiguration("sallyport.yaml", readFileSync(join(root, "sallyport.yaml"))).value!;
  for (const [path, text] of files) {
    const target = readTarget(path, Buffer.from(text)).value!;
    await deploy(cloud, target.target.account, JSON.stringify(bootstrapTemplate(configuration, [target])));
  }
  const begin = clock.now();
  const open = leaseMaker({ scene, cloud, now: begin, pullRequest: () => 1 });
  const claims = claimsOf(controlSubject("unbinder", configuration));
  let made = 0;

  async function grow(to: number): Promise<void> {
    for (let at = 0; at < count; at += 1) mkdirSync(join(scene.directory, `grants/many-${at}`), { recursive: true });
    for (; made < to; made += 1) {
      const at = made % count;
      const text = grantText(made, minutesOf(made, due)).replaceAll(example, accounts[at]!);
      writeFileSync(join(scene.directory, `grants/many-${at}/lease-${made}.yaml`), text);
    }
    const author = ["-c", "user.name=ana", "-c", "user.email=101+ana@users.noreply.github.com"];
    const address = github.cloneUrl("acme/access").replace("http://", `http://x-access-token:${scene.token}@`);
    await git(scene.directory, "add", "--all");
    await git(scene.directory, ...author, "commit", "--quiet", "--message", "Ask for more");
    await git(scene.directory, "push", "--quiet", address, "HEAD:refs/heads/main");
    await open();
  }

  function program(): Parameters<typeof measure>[0] {
    const temp = mkdtempSync(join(tmpdir(), "bench-sweep-"));
    const outputs = ["OUTPUT", "ENV", "STATE", "STEP_SUMMARY"].map(
      (name) => [`GITHUB_${name}`, join(temp, name)] as const,
    );
    for (const [, file] of outputs) writeFileSync(file, "");
    const { requestUrl, requestToken } = oidc.admit(claims);
    return {
      arguments: [join(root, "dist/main.js")],
      directory: scene.directory,
      preload: join(root, "sandbox/clock-preload.js"),
      environment: {
        ...Object.fromEntries(outputs),
        SANDBOX_CLOCK_OFFSET: String(clock.offset),
        ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
        RUNNER_TEMP: temp,
        GITHUB_WORKSPACE: scene.directory,
        GITHUB_REPOSITORY: "acme/access",
        INPUT_COMMAND: "sweep",
        INPUT_TOKEN: scene.token,
        "INPUT_GITHUB-API-URL": github.apiUrl,
        "INPUT_AWS-ENDPOINT": cloud.url,
      },
    };
  }

  /** What a piece of work asked. */
  async function asked<T>(
    work: () => Promise<T>,
  ): Promise<{ readonly done: T } & Pick<Swept, "cloud" | "github" | "connections">> {
    const before = { cloud: cloud.requests.length, github: github.requests.length, served: cloud.served.connections };
    const done = await work();
    return {
      done,
      cloud: cloud.requests.slice(before.cloud).map(({ action }) => action),
      github: github.requests.length - before.github,
      connections: cloud.served.connections - before.served,
    };
  }

  return {
    grow,
    /** Keeps the cloud as it stands; what it returns puts it back. */
    snapshot: () => cloud.snapshot(),
    /** Goes to just after the first so many ends; 0 goes back to the beginning. */
    at(ends: number): void {
      clock.move(begin + (ends === 0 ? 0 : lives[ends - 1]! + 1) * minute - clock.now());
    },
    async sweep(): Promise<Swept> {
      const { done, ...what } = await asked(() => measure(program()));
      // A thousand ends are more than a job's output holds: that run is red, and the next ones tell the others.
      const red = done.code === 1 && /^\d+ events did not fit/m.test(done.output) && !done.output.includes("could not");
      if (done.code !== 0 && !red) throw new Error(`sweep failed: ${done.output.slice(-3000)}`);
      return { ...done, ...what };
    },
    /** Sweeps, and loses the machine when so many leases were denied. */
    async lostAfter(denials: number): Promise<Pick<Swept, "cloud" | "github">> {
      const { done: _, ...what } = await asked(async () => {
        const { arguments: words, environment, preload, directory } = program();
        const child = spawn(process.execPath, ["--import", preload!, ...words], {
          env: { PATH: process.env.PATH, HOME: directory, ...environment },
          cwd: directory,
          stdio: "ignore",
        });
        let seen = 0;
        cloud.after = ({ action }) => {
          if (action === "iam:AttachRolePolicy" && ++seen === denials) child.kill("SIGKILL");
        };
        await new Promise((closed) => child.on("close", closed));
        cloud.after = undefined;
      });
      return what;
    },
    /** How many roles everything is denied to, and how many of these are closed, over all accounts. */
    async ended(): Promise<{ readonly denied: number; readonly sealed: number }> {
      const states = accounts.map((account) => cloud.iam(account).state);
      const denials = await Promise.all(
        states.map((state) => state.bearers("arn:aws:iam::aws:policy/AWSDenyAll", "permission")),
      );
      const all = denials.flat();
      return { denied: all.length, sealed: all.filter(({ trust }) => trust.includes("Sealed")).length };
    },
    async stop() {
      await Promise.all([github.stop(), cloud.stop(), oidc.stop()]);
    },
  };
}

function minutesOf(number: number, due: readonly number[]): number {
  let first = 0;
  for (const [at, size] of due.entries()) {
    first += size;
    if (number < first) return lives[at]!;
  }
  return longest;
}
