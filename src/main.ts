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

/** The run step of the Action. `mint` runs from here alone; every other command loads the whole. */
export async function main(): Promise<void> {
  const io = runnerIo(process.env);
  try {
    process.exitCode = io.input("command") === "mint" ? await mintHere(io) : await runAny(io);
  } catch (failure) {
    printFailure(io, failure);
    process.exitCode = 1;
  }
}

async function runAny(io: RunnerIo): Promise<number> {
  const { runCommand } = await import("./step.ts");
  return runCommand(io.input("command"), io);
}

async function mintHere(io: RunnerIo): Promise<number> {
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
    });
  } finally {
    github.close();
    cloud.close();
  }
}
