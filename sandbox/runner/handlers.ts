/** The three things a step can run: a script, a JavaScript action, a stand-in. */
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { entry, fetchAction, parseUses, readAction } from "./action.ts";
import { clockVariables, machineVariables, type Variables } from "./environment.ts";
import { text, texts } from "./expression.ts";
import type { PhaseIo } from "./phase.ts";
import type { StandIn, StandInCall } from "./stand-ins.ts";
import { type JobState, scopeOf, variablesOf } from "./state.ts";
import type { Post, StepCall } from "./step.ts";

/** Shells by name; `{0}` is the script's file. No name at all means bash without pipefail, as on GitHub. */
const shells: Readonly<Record<string, string>> = {
  "": "bash -e {0}",
  bash: "bash --noprofile --norc -eo pipefail {0}",
  sh: "sh -e {0}",
};

export async function runScript(job: JobState, { step, id, env }: StepCall, io: PhaseIo): Promise<void> {
  if (step.run === undefined)
    throw new Error("the sandbox's runner runs steps with `run` or `uses`, and this has neither");
  const scope = scopeOf(job, env);
  const shell = text(step.shell ?? job.defaults.shell, scope);
  const template = shells[shell] ?? shell;
  if (!template.includes("{0}")) {
    throw new Error(`the sandbox's runner does not know the shell '${shell}': use bash, sh or a command with {0}`);
  }
  const file = join(job.folders.temp, shell in shells ? `${randomUUID()}.sh` : randomUUID());
  writeFileSync(file, text(step.run, scope));
  const [command, ...args] = template.split(/\s+/).map((part) => (part === "{0}" ? file : part));
  const folder = text(step.workingDirectory ?? job.defaults["working-directory"], scope);
  const code = await io.execute({
    command: command as string,
    args,
    cwd: join(job.folders.workspace, folder),
    env: { ...environment(job, env), GITHUB_ACTION: id, ...io.files.variables, ...job.oidcVariables },
  });
  if (code !== 0) io.fail(`Process completed with exit code ${code}.`);
}

interface ActionCall {
  readonly call: StepCall;
  readonly uses: string;
  readonly io: PhaseIo;
  after(post: Post): void;
}

export async function runJavaScript(job: JobState, { call, uses, io, after }: ActionCall): Promise<void> {
  const { step, id, env, state } = call;
  const reference = parseUses(uses);
  const directory =
    reference.kind === "local"
      ? join(job.folders.workspace, reference.path)
      : await fetchAction(job.sandbox.github, reference, job.folders.actions);
  const action = readAction(directory);
  const given = texts(step.with, scopeOf(job, env));
  const inputs = { ...texts(action.inputs, scopeOf(job, env)), ...given };
  for (const name of Object.keys(given).filter((input) => !(input in action.inputs))) {
    io.print(
      `::warning::Unexpected input(s) '${name}', valid inputs are ${JSON.stringify(Object.keys(action.inputs))}`,
    );
  }
  const run = async (file: string, phase: PhaseIo) => {
    const code = await phase.execute({
      command: process.execPath,
      args: [entry(action, file)],
      cwd: job.folders.workspace,
      env: {
        ...environment(job, env),
        GITHUB_ACTION: id,
        ...(reference.kind === "remote"
          ? { GITHUB_ACTION_REPOSITORY: reference.repository, GITHUB_ACTION_REF: reference.commit }
          : {}),
        ...phase.files.variables,
        ...job.oidcVariables,
        ...prefixed("INPUT_", inputs, (name) => name.replaceAll(" ", "_").toUpperCase()),
        ...prefixed("STATE_", state, (name) => name),
      },
    });
    if (code !== 0) phase.fail();
  };
  const { post } = action;
  entry(action, action.main);
  if (post !== undefined) after({ condition: action.postCondition, work: (phase) => run(post, phase) });
  await run(action.main, io);
}

export async function runStandIn(
  job: JobState,
  { call, uses, standIn, io, after }: ActionCall & { readonly standIn: StandIn },
): Promise<void> {
  parseUses(uses);
  const given = texts(call.step.with, scopeOf(job, call.env));
  const github = job.contexts.github as { repository: string; ref: string; sha: string };
  const state = new Map<string, string>();
  const touch = (phase: PhaseIo): StandInCall => ({
    github: job.sandbox.github,
    input: (name) => (given[name] ?? standIn.defaults[name] ?? "").trim(),
    given: Object.keys(given),
    repository: github.repository,
    ref: github.ref,
    sha: github.sha,
    token: job.token,
    workspace: job.folders.workspace,
    home: job.folders.home,
    state,
    log: phase.print,
    mask: phase.mask,
    output: phase.output,
  });
  after({ condition: "always()", work: (phase) => standIn.post(touch(phase)) });
  await standIn.main(touch(io));
}

/** What every process of this job gets; the runner's own names cannot be overwritten. */
function environment(job: JobState, stepEnv: Readonly<Record<string, string>>): Variables {
  const own = { ...job.env, ...stepEnv };
  return {
    ...machineVariables(job.folders, job.paths),
    ...own,
    PATH: machineVariables(job.folders, job.paths, own.PATH).PATH as string,
    ...clockVariables(job.sandbox.clock.offset, own.NODE_OPTIONS),
    ...variablesOf(job),
  };
}

function prefixed(
  prefix: string,
  values: Readonly<Record<string, string>>,
  rename: (name: string) => string,
): Variables {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + rename(name), value]));
}
