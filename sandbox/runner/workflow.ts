/** A workflow file as the runner uses it. */
import { convertOn } from "@actions/workflow-parser/model/converter/events";
import { convertJobs } from "@actions/workflow-parser/model/converter/jobs";
import type { EventsConfig } from "@actions/workflow-parser/model/workflow-template";
import type { TemplateContext } from "@actions/workflow-parser/templates/template-context";
import type { MappingToken, TemplateToken } from "@actions/workflow-parser/templates/tokens/index";
import { isMapping, isSequence } from "@actions/workflow-parser/templates/tokens/type-guards";
import { condition, errorsOf, isMap, plain, readFile, type Template, type TemplateMap } from "./template.ts";

export interface Workflow {
  /** `.github/workflows/x.yml` */
  readonly path: string;
  /** The file's `name`, or its path. */
  readonly name: string;
  readonly on: EventsConfig;
  readonly env: TemplateMap;
  /** Undefined: the repository's default, which is to read contents and packages. */
  readonly permissions: Template | undefined;
  readonly jobs: readonly Job[];
  /** What GitHub would refuse, with positions; empty for a good file. */
  readonly errors: readonly string[];
}

export interface Job {
  readonly key: string;
  readonly name: Template;
  readonly needs: readonly string[];
  /** With the implied `success() &&`. */
  readonly condition: string;
  readonly permissions: Template | undefined;
  readonly environment: Template;
  readonly env: TemplateMap;
  readonly outputs: TemplateMap;
  /** `defaults.run` of the workflow and of the job, merged. */
  readonly defaults: TemplateMap;
  readonly timeoutMinutes: Template;
  readonly continueOnError: Template;
  readonly steps: readonly Step[];
  /** The reusable workflow that it calls instead of steps of its own, and what it hands over. */
  readonly uses?: string;
  readonly with: TemplateMap;
  readonly secrets: Template | undefined;
  /** What the file asks of a job and this runner does not do; empty when there is nothing. */
  readonly unsupported: readonly string[];
}

export interface Step {
  readonly id: string;
  readonly name: Template;
  readonly condition: string;
  readonly uses?: string;
  readonly run?: Template;
  readonly with: TemplateMap;
  readonly env: TemplateMap;
  readonly shell: Template;
  readonly workingDirectory: Template;
  readonly timeoutMinutes: Template;
  readonly continueOnError: Template;
}

/** Keys of a job that GitHub obeys and this runner does not. */
const beyond = ["strategy", "container", "services"] as const;

export function readWorkflow(path: string, text: string): Workflow {
  const { context, root } = readFile("workflow", path, text);
  if (root === undefined || !isMapping(root)) return broken(path, errorsOf(context));
  const on = attempt(context, root, () => convertOn(context, root.find("on") as TemplateToken)) ?? {};
  // Converted for what only the conversion finds: unknown or circular needs, doubled ids, bad conditions.
  attempt(context, root, () => convertJobs(context, root.find("jobs") as TemplateToken));
  const defaults = runDefaults(root);
  const jobs = attempt(context, root, () =>
    entries(root.find("jobs")).map((entry) => readJob(context, entry, defaults)),
  );
  const name = plain(root.find("name"));
  return {
    path,
    name: typeof name === "string" ? name : path,
    on,
    env: map(root.find("env")),
    permissions: optional(root.find("permissions")),
    jobs: jobs ?? [],
    errors: errorsOf(context),
  };
}

function readJob(context: TemplateContext, [key, token]: Entry, defaults: TemplateMap): Job {
  const needs = plain(token.find("needs"));
  const steps = token.find("steps");
  const uses = plain(token.find("uses"));
  return {
    key,
    name: plain(token.find("name")),
    needs: typeof needs === "string" ? [needs] : Array.isArray(needs) ? needs.map(String) : [],
    condition: condition(context, token.find("if")),
    permissions: optional(token.find("permissions")),
    environment: plain(token.find("environment")),
    env: map(token.find("env")),
    outputs: map(token.find("outputs")),
    defaults: { ...defaults, ...runDefaults(token) },
    timeoutMinutes: plain(token.find("timeout-minutes")),
    continueOnError: plain(token.find("continue-on-error")),
    steps: steps && isSequence(steps) ? [...steps].filter(isMapping).map((step) => readStep(context, step)) : [],
    ...(typeof uses === "string" ? { uses } : {}),
    with: map(token.find("with")),
    secrets: optional(token.find("secrets")),
    unsupported: beyond.filter((name) => token.find(name) !== undefined),
  };
}

function readStep(context: TemplateContext, token: MappingToken): Step {
  const uses = plain(token.find("uses"));
  const run = optional(token.find("run"));
  return {
    id: String(plain(token.find("id")) ?? ""),
    name: plain(token.find("name")),
    condition: condition(context, token.find("if")),
    ...(typeof uses === "string" ? { uses } : {}),
    ...(run === undefined ? {} : { run }),
    with: map(token.find("with")),
    env: map(token.find("env")),
    shell: plain(token.find("shell")),
    workingDirectory: plain(token.find("working-directory")),
    timeoutMinutes: plain(token.find("timeout-minutes")),
    continueOnError: plain(token.find("continue-on-error")),
  };
}

type Entry = readonly [key: string, value: MappingToken];

function entries(token: TemplateToken | undefined): readonly Entry[] {
  if (token === undefined || !isMapping(token)) return [];
  return [...token].flatMap(({ key, value }) => (isMapping(value) ? [[key.toDisplayString(), value] as const] : []));
}

function runDefaults(token: MappingToken): TemplateMap {
  const run = map(token.find("defaults")).run;
  return isMap(run) ? run : {};
}

function map(token: TemplateToken | undefined): TemplateMap {
  const value = plain(token);
  return isMap(value) ? value : {};
}

function optional(token: TemplateToken | undefined): Template | undefined {
  return token === undefined ? undefined : plain(token);
}

/** The converters throw on tokens that the reader has already complained of. */
function attempt<Result>(context: TemplateContext, at: TemplateToken, convert: () => Result): Result | undefined {
  try {
    return convert();
  } catch (error) {
    if (context.errors.count === 0) context.error(at, error);
    return undefined;
  }
}

function broken(path: string, errors: readonly string[]): Workflow {
  return { path, name: path, on: {}, env: {}, permissions: undefined, jobs: [], errors };
}
