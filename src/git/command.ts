import { spawn } from "node:child_process";
import { Fault } from "../core/fault.ts";
import type { Secret } from "../core/secret.ts";

/** How a git command is run: where, and with whose right to the remote. */
export interface GitOptions {
  readonly directory: string;
  /** Sent as the password of HTTP Basic; never on the command line. */
  readonly token?: Secret;
  /** Fed to standard input. */
  readonly input?: string;
  /** Environment added for this command: author names, dates. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** No git command of ours takes longer, in milliseconds. */
const patience = 120_000;

/**
 * Runs git and returns what it printed. The repository's own hooks, the machine's configuration and prompts have no say.
 * Faults: `git.missing`, `git.failed`, `git.timeout` (retryable).
 */
export async function git(options: GitOptions, ...args: readonly string[]): Promise<Buffer> {
  return await new Promise((resolve, reject) => {
    const child = spawn("git", ["-C", options.directory, ...args], {
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...environmentFor(options.token), ...options.environment },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Fault("git.timeout", `git ${args[0]} took longer than two minutes: try again`, { retryable: true }));
    }, patience);
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.stdin.on("error", () => {
      // A command that ends without reading its input is judged by its exit code.
    });
    child.on("error", (cause) => {
      clearTimeout(timer);
      reject(new Fault("git.missing", "git cannot be started: install git 2.38 or newer", { cause }));
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(Buffer.concat(out));
      else reject(failure(args, code, Buffer.concat(err).toString("utf8")));
    });
    child.stdin.end(options.input ?? "");
  });
}

function failure(args: readonly string[], code: number | null, said: string): Fault {
  const words = said.trim().split("\n").slice(-3).join("; ");
  const network = /unable to access|Could not resolve|Connection|timed out|HTTP 5\d\d|error: 5\d\d/.test(words);
  return new Fault("git.failed", `git ${args.join(" ")} ended with ${code}: ${words}`, { retryable: network });
}

function environmentFor(token: Secret | undefined): Record<string, string> {
  const environment: Record<string, string> = {
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? "",
    ...(process.env.SSH_AUTH_SOCK ? { SSH_AUTH_SOCK: process.env.SSH_AUTH_SOCK } : {}),
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    // Nobody's configuration but the clone's own: a rewritten address would send the token elsewhere.
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_OPTIONAL_LOCKS: "0",
  };
  const settings: [string, string][] = [
    ["core.hooksPath", "/dev/null"],
    ["core.quotePath", "false"],
    ["protocol.ext.allow", "never"],
    ["core.fsmonitor", "false"],
    // The checkout belongs to the runner's user, which need not be ours.
    ["safe.directory", "*"],
  ];
  if (token) {
    const basic = Buffer.from(`x-access-token:${token.reveal()}`).toString("base64");
    settings.push(["http.extraHeader", `Authorization: Basic ${basic}`], ["credential.helper", ""]);
  }
  environment.GIT_CONFIG_COUNT = String(settings.length);
  settings.forEach(([key, value], index) => {
    environment[`GIT_CONFIG_KEY_${index}`] = key;
    environment[`GIT_CONFIG_VALUE_${index}`] = value;
  });
  return environment;
}
