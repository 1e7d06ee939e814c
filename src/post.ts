import { setTimeout as pause } from "node:timers/promises";
import { release } from "./commands/release.ts";
import { printFailure } from "./github/failure.ts";
import { idToken } from "./github/oidc.ts";
import { runnerIo } from "./github/runner.ts";
import { loopbackEndpoint } from "./http/endpoint.ts";
import { connect } from "./http/send.ts";
import { regions } from "./providers/aws/regions.ts";
import { awsSessions } from "./providers/aws/sessions.ts";

/** The end of the job: gives back what `mint` got. The door in front loads this only when `mint` left a state. */
export async function post(): Promise<void> {
  const io = runnerIo(process.env);
  const [github, cloud] = [connect(), connect()];
  try {
    const clock = { now: () => Date.now() };
    const endpoint = loopbackEndpoint("aws-endpoint", io.input("aws-endpoint"));
    const sessions = awsSessions({ send: cloud.send, clock, pause, endpoint });
    process.exitCode = await release({
      io,
      clock,
      pause,
      random: Math.random,
      regions,
      idToken: (audience) => idToken(audience, { environment: process.env, io, send: github.send, clock }),
      sessions,
    });
  } catch (failure) {
    printFailure(io, failure);
    process.exitCode = 1;
  } finally {
    github.close();
    cloud.close();
  }
}
