import { setTimeout as pause } from "node:timers/promises";
import { release } from "./commands/release.ts";
import { printFailure } from "./github/failure.ts";
import { runnerIo } from "./github/runner.ts";
import { loopbackEndpoint } from "./http/endpoint.ts";
import { connect } from "./http/send.ts";
import { regions } from "./providers/aws/regions.ts";
import { awsSessions } from "./providers/aws/sessions.ts";

/** The end of the job: gives back what `mint` got. The door in front loads this only when `mint` left a state. */
export async function post(): Promise<void> {
  const io = runnerIo(process.env);
  const cloud = connect();
  try {
    const clock = { now: () => Date.now() };
    const endpoint = loopbackEndpoint("aws-endpoint", io.input("aws-endpoint"));
    const sessions = awsSessions({ send: cloud.send, clock, pause, endpoint });
    process.exitCode = await release({ io, clock, regions, sessions });
  } catch (failure) {
    printFailure(io, failure);
    process.exitCode = 1;
  } finally {
    cloud.close();
  }
}
