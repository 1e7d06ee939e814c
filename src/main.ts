import { setTimeout as pause } from "node:timers/promises";
import { mint } from "./commands/mint.ts";
import { printFailure } from "./github/failure.ts";
import { idToken } from "./github/oidc.ts";
import { runnerIo } from "./github/runner.ts";
import { loopbackEndpoint } from "./http/endpoint.ts";
import { connect } from "./http/send.ts";
import type { RunnerIo } from "./ports.ts";
import { regions } from "./providers/aws/regions.ts";
import { awsSessions } from "./providers/aws/sessions.ts";

/**
 * The run step of the Action. `mint` runs from here alone; every other command loads the whole. `script` is the door that
 * renews credentials, as a full path; without it none are renewed.
 */
export async function main(script?: string): Promise<void> {
  const io = runnerIo(process.env);
  try {
    process.exitCode = io.input("command") === "mint" ? await mintHere(io, script) : await runAny(io);
  } catch (failure) {
    printFailure(io, failure);
    process.exitCode = 1;
  }
}

async function runAny(io: RunnerIo): Promise<number> {
  const { runCommand } = await import("./step.ts");
  return runCommand(io.input("command"), io);
}

async function mintHere(io: RunnerIo, script: string | undefined): Promise<number> {
  const clock = { now: () => Date.now() };
  const endpoint = loopbackEndpoint("aws-endpoint", io.input("aws-endpoint"));
  // Two peers, two connections: GitHub and the cloud never share one.
  const [github, cloud] = [connect(), connect()];
  try {
    return await mint({
      io,
      clock,
      pause,
      random: Math.random,
      regions,
      idToken: (audience) => idToken(audience, { environment: process.env, io, send: github.send, clock }),
      sessions: awsSessions({ send: cloud.send, clock, pause, endpoint }),
      renewal: script !== undefined && nameable(script) ? [process.execPath, script] : undefined,
    });
  } finally {
    github.close();
    cloud.close();
  }
}

/** A profile names a program as a shell would: in double quotes, inside which these mean something. */
function nameable(script: string): boolean {
  const special = process.platform === "win32" ? /["%\p{C}]/u : /["\\$`\p{C}]/u;
  return ![process.execPath, script].some((path) => special.test(path));
}
