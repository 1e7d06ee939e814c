import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CloudKeys } from "../../sandbox/contract.ts";
import { type Clone, clone } from "../../sandbox/hands.ts";
import { type Stage, type StageOptions, startStage } from "../../sandbox/stage.ts";

const preload = new URL("../../sandbox/clock-preload.js", import.meta.url).href;
const door = join(import.meta.dirname, "door.ts");

export interface Said {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

/** How a command is run, where it differs from a person with a token, without cloud keys, in a clone of their own. */
export interface Differently {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Undefined leaves the sandbox's addresses out. */
  readonly endpoints?: readonly string[] | undefined;
  readonly keys?: CloudKeys;
}

/** The terminal command from the sources, as a process in a folder. */
export function sallyport(
  directory: string,
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<Said> {
  const { argv, env } = invocation(words, environment);
  return finished(spawn(process.execPath, argv, { cwd: directory, env, stdio: ["ignore", "pipe", "pipe"] }));
}

/** What to start, for whoever starts it otherwise. */
export function invocation(words: readonly string[], environment: Readonly<Record<string, string | undefined>>) {
  const argv = ["--experimental-strip-types", "--disable-warning=ExperimentalWarning", "--import", preload, door];
  return { argv: [...argv, ...words], env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8", ...environment } };
}

export function finished(child: import("node:child_process").ChildProcess): Promise<Said> {
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exit) => resolve({ exit, out: out(), err: err() }));
  });
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const parts: Buffer[] = [];
  stream?.on("data", (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString("utf8");
}

/** Acme's installation, and commands run in people's clones of the access repository. */
export interface Town {
  readonly stage: Stage;
  clone(login: string): Promise<Clone>;
  run(here: Clone, words: readonly string[], differently?: Differently): Promise<Said>;
  environmentOf(here: Clone, differently?: Differently): Record<string, string | undefined>;
  endpoints(): readonly string[];
  stop(): Promise<void>;
}

export async function town(options: Omit<StageOptions, "directory"> = {}): Promise<Town> {
  const directory = mkdtempSync(join(tmpdir(), "terminal-"));
  const stage = await startStage({ directory, ...options });
  const endpoints = () => ["--github-api-url", stage.github.apiUrl, "--aws-endpoint", stage.cloud.url];
  const environmentOf = ({ login, directory: home }: Clone, { environment, keys }: Differently = {}) => ({
    HOME: home,
    GITHUB_TOKEN: stage.github.userToken(login),
    SANDBOX_CLOCK_OFFSET: String(stage.clock.offset),
    ...(keys
      ? {
          AWS_ACCESS_KEY_ID: keys.accessKeyId,
          AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
          AWS_SESSION_TOKEN: keys.sessionToken,
        }
      : {}),
    ...environment,
  });
  return {
    stage,
    clone: (login) => clone(stage, login, "acme/access"),
    environmentOf,
    endpoints,
    run: (here, words, differently = {}) => {
      const more = "endpoints" in differently ? (differently.endpoints ?? []) : endpoints();
      return sallyport(here.directory, [...words, ...more], environmentOf(here, differently));
    },
    async stop() {
      await stage.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
