import { readFileSync } from "node:fs";
import type { Answer } from "./commands/answer.ts";
import { type Arguments, execute, type WorldCommand } from "./commands/execute.ts";
import { revoke } from "./commands/revoke.ts";
import { Fault } from "./core/fault.ts";
import { Secret } from "./core/secret.ts";
import { idToken } from "./github/oidc.ts";
import { loopbackEndpoint } from "./http/endpoint.ts";
import { connect } from "./http/send.ts";
import type { RunnerIo } from "./ports.ts";
import { stsEndpoint } from "./providers/aws/regions.ts";
import { assumeRole } from "./providers/aws/sts.ts";
import { annotationOf } from "./report/annotations.ts";
import { type ControlRole, forgeFor, type Keys, openWorld, type Surroundings } from "./wire.ts";

/** The control role that each command works as. */
const roles: { readonly [command in WorldCommand]: ControlRole } = {
  validate: "reader",
  apply: "binder",
  sweep: "unbinder",
  record: "reader",
  audit: "reader",
  status: "reader",
};

/** A step of a workflow: any command but `mint`, which has a door of its own. Returns the exit code. */
export async function runCommand(command: string, io: RunnerIo): Promise<number> {
  if (command !== "revoke" && !Object.hasOwn(roles, command))
    throw new Fault(
      "input.command",
      `there is no command ${JSON.stringify(command)}: it is one of mint, revoke, ${Object.keys(roles).join(", ")}`,
    );
  const answer = command === "revoke" ? await revokeHere(io) : await executeHere(command as WorldCommand, io);
  for (const line of answer.text.split("\n")) io.log(line);
  for (const finding of answer.findings ?? []) {
    const { level, title, message, file, line, column } = annotationOf(finding);
    io.annotate(level, message, { file, line, column, title });
  }
  if (answer.markdown !== undefined) io.summary(answer.markdown);
  for (const [name, value] of Object.entries(answer.outputs ?? {})) io.output(name, value);
  return answer.exit;
}

async function executeHere(command: WorldCommand, io: RunnerIo): Promise<Answer> {
  const clock = { now: () => Date.now() };
  const now = clock.now();
  const world = await openWorld(surroundings(io, roles[command], clock));
  return await execute(command, world, now, argumentsOf(command, io));
}

async function revokeHere(io: RunnerIo): Promise<Answer> {
  const around = surroundings(io, "reader", { now: () => Date.now() });
  const forge = forgeFor(around, around.repository, around.token);
  const { defaultBranch } = await forge.repository(around.repository);
  return await revoke(forge, { repository: around.repository, branch: defaultBranch, grant: io.input("grant") });
}

function surroundings(io: RunnerIo, role: ControlRole, clock: Surroundings["clock"]): Surroundings {
  const awsEndpoint = loopbackEndpoint("aws-endpoint", io.input("aws-endpoint"));
  const token = secretInput(io, "token");
  if (token === undefined)
    throw new Fault("input.token", "the input token is empty: give the job's GITHUB_TOKEN or an App token");
  const appKey = secretInput(io, "app-key");
  return {
    directory: required("GITHUB_WORKSPACE"),
    repository: required("GITHUB_REPOSITORY"),
    token,
    githubApi: loopbackEndpoint("github-api-url", io.input("github-api-url")),
    awsEndpoint,
    clock,
    role,
    keys: (about) => federated(io, clock, awsEndpoint, about),
    progress: (line) => io.log(line),
    ...(appKey && io.input("app-id") ? { starter: { id: io.input("app-id"), key: appKey } } : {}),
  };
}

/** Keys of a control role by this job's own OIDC token; fetched anew when they have less than five minutes left. */
function federated(
  io: RunnerIo,
  clock: Surroundings["clock"],
  endpoint: URL | undefined,
  about: Parameters<Surroundings["keys"]>[0],
): Keys {
  let current: { readonly keys: Awaited<ReturnType<Keys>>; readonly until: number } | undefined;
  return async () => {
    if (current && clock.now() < current.until - 300_000) return current.keys;
    const [github, cloud] = [connect(), connect()];
    try {
      const token = await idToken(about.audience, { environment: process.env, io, send: github.send, clock });
      const credential = await assumeRole(cloud.send, {
        url: endpoint ?? stsEndpoint(about.partition, about.region),
        roleArn: `arn:${about.partition}:iam::${about.account}:role/${about.name}`,
        sessionName: `sallyport@${String(token.claims.run_id ?? "run")}`,
        token: token.token,
        seconds: 3600,
      });
      for (const secret of [credential.accessKeyId, credential.secretAccessKey, credential.sessionToken])
        io.mask(secret);
      current = { keys: credential, until: credential.expiration };
      return credential;
    } finally {
      github.close();
      cloud.close();
    }
  };
}

function argumentsOf(command: WorldCommand, io: RunnerIo): Arguments {
  const given = (name: string) => (io.input(name) === "" ? {} : { [name]: io.input(name) });
  const targets = io
    .input("targets")
    .split(/[\s,]+/)
    .filter(Boolean);
  const pullRequest = command === "validate" ? pullRequestNumber() : undefined;
  return {
    ...given("grant"),
    ...given("events"),
    ...given("digest"),
    targets,
    ...(pullRequest ? { pullRequest } : {}),
  };
}

/** The number that the event names. Only validate asks, and nothing it says is relied on. */
function pullRequestNumber(): number | undefined {
  const path = process.env.GITHUB_EVENT_PATH;
  if (!path) return undefined;
  const { pull_request: about } = JSON.parse(readFileSync(path, "utf8")) as {
    readonly pull_request?: { readonly number?: unknown };
  };
  return Number.isSafeInteger(about?.number) ? (about?.number as number) : undefined;
}

function secretInput(io: RunnerIo, name: string): Secret | undefined {
  const value = io.input(name);
  if (value === "") return undefined;
  const secret = new Secret(value);
  io.mask(secret);
  return secret;
}

function required(variable: string): string {
  const value = process.env[variable];
  if (!value)
    throw new Fault(
      "runner.missing",
      `${variable} is not set: run this as a step of a workflow, or use the sallyport command`,
    );
  return value;
}
