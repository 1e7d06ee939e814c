import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type LeaseRef, writeRef } from "../../src/core/lease.ts";
import { idToken } from "../../src/github/oidc.ts";
import { connect } from "../../src/http/send.ts";
import { awsSessions } from "../../src/providers/aws/sessions.ts";
import { account, claims, type Installation, install } from "../../test/doors/installation.ts";
import { type Measure, measure, median, type Program } from "./measure.ts";
import { type Budget, type Part, type Row, wallOf } from "./report.ts";

const dist = join(import.meta.dirname, "../../dist");
const nothing: Program = { arguments: ["-e", "0"] };

/** Mint and the post step against an empty process and a plain script that makes the same calls. */
export async function benchJob(rounds: number): Promise<Part> {
  const installation = await install();
  try {
    const leases: LeaseRef[] = [];
    for (let round = 0; round <= rounds; round++) leases.push(await installation.bind({ id: `lease-${round}` }));
    const taken = { nothing: [], plain: [], mint: [], idle: [], post: [] } as Record<string, Measure[]>;
    const asked = new Map<string, Served>();
    // The first round warms the file cache and is not counted.
    for (const [round, ref] of leases.entries()) {
      const job = jobOf(installation, ref);
      const programs: Record<string, Program> = {
        nothing,
        plain: { arguments: [join(import.meta.dirname, "plain-mint.mjs")], environment: job },
        mint: { arguments: [join(dist, "main.js")], environment: job },
        idle: { arguments: [join(dist, "post.js")], environment: job },
        post: { arguments: [join(dist, "post.js")], environment: { ...job, STATE_lease: writeRef(ref) } },
      };
      for (const [name, program] of Object.entries(programs)) {
        const before = served(installation);
        const run = await measure(program);
        if (run.code !== 0) throw new Error(`${name} failed: ${run.output}`);
        asked.set(name, since(before, served(installation)));
        if (round > 0) taken[name]!.push(run);
      }
    }
    const calls = await releaseCalls(installation, rounds);
    const chunk = await loadedBytes(jobOf(installation, await installation.bind({ id: "loaded" })));
    return told({ taken, asked, calls, chunk });
  } finally {
    await installation.stop();
  }
}

function told(found: {
  readonly taken: Readonly<Record<string, readonly Measure[]>>;
  readonly asked: ReadonlyMap<string, Served>;
  /** Milliseconds. */
  readonly calls: number;
  /** Bytes. */
  readonly chunk: number;
}) {
  const { taken, asked, calls, chunk } = found;
  const row = (name: string, title: string): Row => ({ name: title, runs: taken[name]!, ...asked.get(name) });
  const [empty, plain, mint, idle, post] = [
    row("nothing", "node -e 0"),
    row("plain", "plain script, mint"),
    row("mint", "mint"),
    row("idle", "post, nothing minted"),
    row("post", "post, release and probe"),
  ] as const;
  const ratio = wallOf(mint) / wallOf(plain);
  const postBudget = 1.8 * wallOf(empty) + calls;
  const budgets: Budget[] = [
    { says: `mint is ${ratio.toFixed(2)} × the plain script (at most 1.5)`, kept: ratio <= 1.5 },
    {
      says: `mint makes ${mint.requests} requests over ${mint.connections} connections (2 and 2)`,
      kept: mint.requests === 2 && mint.connections === 2,
    },
    { says: `mint loads ${(chunk / 1000).toFixed(0)} kB of dist (at most 150)`, kept: chunk <= 150_000 },
    {
      says: `post takes ${wallOf(post).toFixed(1)} ms (at most 1.8 × node -e 0 and its calls, ${calls.toFixed(1)} ms: ${postBudget.toFixed(1)})`,
      kept: wallOf(post) <= postBudget,
    },
  ];
  return { rows: [empty, plain, mint, idle, post], budgets };
}

interface Served {
  readonly requests: number;
  readonly connections: number;
}

function served({ oidc, cloud }: Installation): Served {
  return {
    requests: oidc.served.requests + cloud.served.requests,
    connections: oidc.served.connections + cloud.served.connections,
  };
}

function since(before: Served, after: Served): Served {
  return { requests: after.requests - before.requests, connections: after.connections - before.connections };
}

/** The variables of one job's step, its files in a folder of its own. */
function jobOf(installation: Installation, ref: LeaseRef): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "bench-job-"));
  const { requestUrl, requestToken } = installation.oidc.admit(claims);
  const files = ["OUTPUT", "ENV", "STATE", "STEP_SUMMARY"];
  for (const name of files) writeFileSync(join(folder, name), "");
  return {
    RUNNER_TEMP: folder,
    ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    INPUT_COMMAND: "mint",
    INPUT_LEASE: writeRef(ref),
    INPUT_ACCOUNT: account,
    "INPUT_AWS-ENDPOINT": installation.cloud.url,
    ...Object.fromEntries(files.map((name) => [`GITHUB_${name}`, join(folder, name)])),
  };
}

/** Bytes of dist that a step which mints loads. */
async function loadedBytes(job: Readonly<Record<string, string>>): Promise<number> {
  const list = join(job.RUNNER_TEMP!, "loaded");
  writeFileSync(list, "");
  const preload = join(import.meta.dirname, "../../test/doors/loaded.js");
  await measure({ arguments: [join(dist, "main.js")], environment: { ...job, LOADED: list }, preload });
  const files = readFileSync(list, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((url) => fileURLToPath(url));
  return files.filter((file) => file.startsWith(dist)).reduce((sum, file) => sum + statSync(file).size, 0);
}

/** Milliseconds that the post step's calls take by themselves: the same release, in a process that is warm. */
async function releaseCalls(installation: Installation, rounds: number): Promise<number> {
  const clock = { now: () => Date.now() };
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const ref = await installation.bind({ id: `call-${round}` });
    const { send, close } = connect();
    const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
    const sessions = awsSessions({ send, clock, pause, endpoint: new URL(installation.cloud.url) });
    const { requestUrl, requestToken } = installation.oidc.admit(claims);
    const environment = { ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken };
    const token = await idToken(ref.audience, { environment, io: { mask: () => {} }, send, clock });
    const credential = await sessions.mint(ref, token);
    const begin = performance.now();
    await sessions.release(ref, credential);
    times.push(performance.now() - begin);
    close();
  }
  return median(times);
}
