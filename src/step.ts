import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { type Receiver, readReceivers } from "./alerts/receiver.ts";
import { type Answer, failedPublicly, publicly } from "./commands/answer.ts";
import { type Arguments, execute, type WorldCommand } from "./commands/execute.ts";
import { askedFor, revoke } from "./commands/revoke.ts";
import { again, type Patience } from "./core/backoff.ts";
import { Fault } from "./core/fault.ts";
import type { Finding } from "./core/finding.ts";
import { nearest } from "./core/nearest.ts";
import type { Readers } from "./core/report.ts";
import { Secret } from "./core/secret.ts";
import { minute, second } from "./core/time.ts";
import { idToken } from "./github/oidc.ts";
import { loopbackEndpoint } from "./http/endpoint.ts";
import { connect } from "./http/send.ts";
import type { RunnerIo } from "./ports.ts";
import { login } from "./providers/aws/login.ts";
import { stsEndpoint } from "./providers/aws/regions.ts";
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
  // Before anything is judged, since whatever is judged may be printed.
  const secrets: Secrets = {
    token: secretInput(io, "token"),
    appKey: secretInput(io, "app-key"),
    alerts: secretInput(io, "alerts"),
  };
  if (command !== "revoke" && !Object.hasOwn(roles, command)) throw unknown(command);
  const answer =
    command === "revoke" ? await revokeHere(io, secrets) : await executeHere(command as WorldCommand, io, secrets);
  tell(answer, io);
  return answer.exit;
}

function unknown(command: string): Fault {
  const names = ["mint", "revoke", ...Object.keys(roles)];
  const said = command === "" ? "the input command is empty" : `there is no command ${JSON.stringify(command)}`;
  const meant = nearest(command, names);
  return new Fault(
    "input.command",
    `${said}: ${meant ? `did you mean ${meant}?` : `it is one of ${names.join(", ")}`}`,
  );
}

// ---------------------------------------------------------------- telling the answer

/** The runner shows this many annotations of one level from one step, and drops the others without a word. */
const mostAnnotations = 10;

/**
 * A summary above a mebibyte is dropped whole.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const mostSummary = 1024 * 1024;

/** Prints, marks, sums up and hands on what a command has to say, within what the runner takes. */
export function tell(answer: Answer, io: RunnerIo): void {
  for (const line of answer.text.trimEnd().split("\n")) io.log(line);
  for (const level of ["error", "notice"] as const)
    annotate(
      (answer.findings ?? []).filter((finding) => finding.level === level),
      level,
      io,
    );
  if (answer.markdown !== undefined) io.summary(cut(answer.markdown));
  for (const [name, value] of Object.entries(answer.outputs ?? {})) io.output(name, value);
}

/** All of them, or the first nine and the number of those that the log alone tells. */
function annotate(findings: readonly Finding[], level: Finding["level"], io: RunnerIo): void {
  const shown = findings.length > mostAnnotations ? findings.slice(0, mostAnnotations - 1) : findings;
  for (const finding of shown) {
    const { title, message, file, line, column } = annotationOf(finding);
    io.annotate(level, message, { file, line, column, title });
  }
  const left = findings.length - shown.length;
  if (left > 0) io.annotate(level, `${left} more in the summary and in this step's log`, { title: "more findings" });
}

function cut(markdown: string): string {
  if (Buffer.byteLength(markdown) < mostSummary) return markdown;
  const note = "\n\nThe rest does not fit into a summary: this step's log has it in full.\n";
  // One byte is the line feed that ends it; a character cut in half is left out.
  const room = mostSummary - Buffer.byteLength(note) - 1;
  const bytes = Buffer.from(markdown).subarray(0, room);
  return `${new TextDecoder().decode(bytes).replace(/\ufffd$/, "")}${note}`;
}

// ---------------------------------------------------------------- running the command

/** Secret inputs, masked already. */
interface Secrets {
  readonly token: Secret | undefined;
  readonly appKey: Secret | undefined;
  readonly alerts: Secret | undefined;
}

async function executeHere(command: WorldCommand, io: RunnerIo, secrets: Secrets): Promise<Answer> {
  const given = argumentsOf(command, io);
  const around = surroundings(io, secrets, roles[command]);
  const now = around.clock.now();
  let readers: Readers | undefined;
  try {
    const world = await openWorld(around);
    readers = world.readers;
    return publicly(await execute(command, world, now, given), readers);
  } catch (failure) {
    throw failedPublicly(failure, readers);
  }
}

async function revokeHere(io: RunnerIo, secrets: Secrets): Promise<Answer> {
  const { githubApi, repository, token } = surroundings(io, secrets, "reader");
  const forge = forgeFor({ githubApi }, repository, token);
  const { defaultBranch } = await forge.repository(repository);
  const [grant, halt, reason] = [io.input("grant"), io.input("halt"), io.input("reason")];
  return await revoke(forge, { repository, branch: defaultBranch, asked: askedFor({ grant, halt }), reason });
}

/** The jobs of apply and sweep are stopped after thirty minutes (`timeout-minutes`); what comes before this step takes of them. In milliseconds. */
const longestRun = 27 * minute;

function surroundings(io: RunnerIo, { token, appKey, alerts }: Secrets, role: ControlRole): Surroundings {
  if (token === undefined)
    throw new Fault("input.token", "the input token is empty: give the job's GITHUB_TOKEN or an App token");
  const clock = { now: () => Date.now() };
  const awsEndpoint = loopbackEndpoint("aws-endpoint", io.input("aws-endpoint"));
  return {
    directory: required("GITHUB_WORKSPACE"),
    repository: required("GITHUB_REPOSITORY"),
    token,
    githubApi: loopbackEndpoint("github-api-url", io.input("github-api-url")),
    awsEndpoint,
    clock,
    role,
    keys: (about) => federated(io, clock, awsEndpoint, about),
    left: () => longestRun - performance.now(),
    progress: (line) => io.log(line),
    receivers: receiversOf(alerts, io),
    ...(appKey && io.input("app-id") ? { starter: { id: io.input("app-id"), key: appKey } } : {}),
  };
}

/** Each word of the list is a secret of its own, and is printed by nobody. */
function receiversOf(alerts: Secret | undefined, io: RunnerIo): readonly Receiver[] {
  const receivers = readReceivers(alerts?.reveal() ?? "");
  for (const receiver of receivers) {
    io.mask(receiver.url);
    if ("key" in receiver) io.mask(receiver.key);
  }
  return receivers;
}

/** Without keys an account is not looked at by the whole run: a moment's trouble is waited out, some seconds at most. */
const loginPatience: Patience = {
  tries: 4,
  first: second,
  most: 4 * second,
  pause: setTimeout,
  chance: Math.random,
};

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
      const credential = await again(async () => {
        const token = await idToken(about.audience, { environment: process.env, io, send: github.send, clock });
        return await login(cloud.send, {
          url: endpoint ?? stsEndpoint(about.partition, about.region),
          roleArn: `arn:${about.partition}:iam::${about.account}:role/${about.name}`,
          sessionName: `sallyport@${String(token.claims.run_id ?? "run")}`,
          token: token.token,
          seconds: 3600,
        });
      }, loginPatience);
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
    ...given("halt"),
    ...given("reason"),
    // Whoever asks for an end is judged by the run, so that there is no asking without one.
    ...(command === "sweep" && (io.input("grant") || io.input("halt")) ? { run: runNumber() } : {}),
    ...given("events"),
    ...given("digest"),
    targets,
    ...(pullRequest ? { pullRequest } : {}),
  };
}

/** The run that this step is of, as the runner says; what it is the run of is GitHub's to tell. Fault `runner.missing`. */
function runNumber(): number {
  const text = required("GITHUB_RUN_ID");
  const number = Number(text);
  if (/^[1-9][0-9]*$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new Fault(
    "runner.missing",
    `GITHUB_RUN_ID is ${JSON.stringify(text)}, which is no run: run this as a step of a workflow`,
  );
}

/** The number that the event names; undefined when it is of no pull request. Only validate asks, and nothing it says is relied on. */
function pullRequestNumber(): number | undefined {
  const path = process.env.GITHUB_EVENT_PATH;
  if (!path) return undefined;
  const number = eventAt(path).pull_request?.number;
  return typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

function eventAt(path: string): { readonly pull_request?: { readonly number?: unknown } | null } {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as ReturnType<typeof eventAt>;
  } catch (cause) {
    const message = "the event's file cannot be read: GITHUB_EVENT_PATH must name the file that the runner wrote";
    throw new Fault("runner.event", message, { cause });
  }
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
