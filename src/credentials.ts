import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { renew } from "./commands/renew.ts";
import { Fault } from "./core/fault.ts";
import { iso } from "./core/time.ts";
import { idToken } from "./github/oidc.ts";
import { loopbackEndpoint } from "./http/endpoint.ts";
import { connect } from "./http/send.ts";
import type { Renewal } from "./ports.ts";
import { regions } from "./providers/aws/regions.ts";
import { awsSessions } from "./providers/aws/sessions.ts";

/**
 * What an SDK starts when it needs keys: prints them as JSON on standard output, and why it cannot on standard error.
 * Nothing is masked here, since a command to the runner would stand between an SDK and its JSON.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export async function credentials(command: Renewal["command"], note: string): Promise<void> {
  const [github, cloud] = [connect(), connect()];
  try {
    const given = readNote(note);
    const clock = { now: () => Date.now() };
    const endpoint = loopbackEndpoint("aws-endpoint", given.endpoint);
    const world = {
      io: { log: (line: string) => void process.stderr.write(`${line}\n`) },
      clock,
      pause,
      random: Math.random,
      regions,
      idToken: (audience: string) =>
        idToken(audience, { environment: process.env, io: { mask: () => undefined }, send: github.send, clock }),
      sessions: awsSessions({ send: cloud.send, clock, pause, endpoint }),
    };
    // The note lies in the folder below RUNNER_TEMP that holds the credentials.
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = await renew(
      world,
      { command, given },
      dirname(dirname(note)),
    );
    const answer = {
      Version: 1,
      AccessKeyId: accessKeyId.reveal(),
      SecretAccessKey: secretAccessKey.reveal(),
      SessionToken: sessionToken.reveal(),
      Expiration: iso(expiration),
    };
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  } catch (failure) {
    if (!(failure instanceof Fault)) throw failure;
    process.stderr.write(`${failure.message}\n`);
    process.exitCode = 1;
  } finally {
    github.close();
    cloud.close();
  }
}

function readNote(path: string): Renewal["given"] {
  const gone = new Fault("renew.note", `${path} cannot be read: the job has given its lease back, or mint never ran`);
  try {
    const { lease, account, endpoint } = JSON.parse(readFileSync(path, "utf8")) as Partial<Renewal["given"]>;
    if (typeof lease === "string" && typeof account === "string" && typeof endpoint === "string")
      return { lease, account, endpoint };
  } catch {
    // Said below.
  }
  throw gone;
}
