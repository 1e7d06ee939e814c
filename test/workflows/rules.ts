/** The rules that every shipped workflow keeps. Each answers with sentences; none means kept. */
import { parse } from "yaml";
import { readWorkflow } from "../../sandbox/runner/workflow.ts";

type Json = Readonly<Record<string, unknown>>;

export interface WorkflowFile {
  readonly path: string;
  readonly text: string;
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly key: string;
  readonly permissions?: Json | string;
  readonly secrets?: unknown;
  readonly uses?: string;
  readonly steps: readonly Step[];
  readonly text: string;
}

export const rules: Readonly<Record<string, (file: WorkflowFile) => readonly string[]>> = {
  "the official parser finds nothing": ({ path, text }) => readWorkflow(path, text).errors,

  "no event that runs with trust on a stranger's work": (file) => {
    const risky = ["pull_request_target", "workflow_run", "issue_comment"];
    return events(file).filter((event) => risky.includes(event));
  },

  "top-level permissions are none": (file) => {
    const { permissions } = document(file);
    return JSON.stringify(permissions) === "{}" ? [] : [`permissions: ${JSON.stringify(permissions)}`];
  },

  "every job names its permissions, one by one": (file) =>
    jobs(file)
      .filter(({ permissions }) => typeof permissions !== "object")
      .map(({ key }) => key),

  "no secret in a job that a pull request starts": (file) =>
    events(file).some((event) => event.startsWith("pull_request") || event === "merge_group")
      ? jobs(file)
          .filter(({ text, secrets }) => /\bsecrets\b/.test(text) || secrets !== undefined)
          .map(({ key }) => key)
      : [],

  "no cloud identity in a job that a pull request starts": (file) =>
    events(file).some((event) => event.startsWith("pull_request"))
      ? jobs(file)
          .filter(hasCloudIdentity)
          .map(({ key }) => key)
      : [],

  "cloud identity and repository writing never in one job": (file) =>
    jobs(file)
      .filter((job) => hasCloudIdentity(job) && writesRepository(job))
      .map(({ key }) => key),

  "every action is local or named by its full commit": (file) =>
    jobs(file)
      .flatMap((job) => [job.uses, ...job.steps.map(({ uses }) => uses)])
      .filter((uses): uses is string => uses !== undefined && !/^(\.\/.*|[\w./-]+@[0-9a-f]{40})$/.test(uses)),

  "a full commit is followed by its version": ({ text }) =>
    text.split("\n").filter((line) => /uses:.*@[0-9a-f]{40}/.test(line) && !/@[0-9a-f]{40} # \S/.test(line)),

  "no expression inside a script": (file) => steps(file).flatMap(({ run }) => (run?.includes("${{") ? [run] : [])),

  "a checkout leaves no token behind": (file) =>
    steps(file)
      .filter(({ uses }) => uses?.startsWith("actions/checkout@"))
      .filter((step) => step.with?.["persist-credentials"] !== false)
      .map(({ uses }) => String(uses)),

  "what runs with a key or a cloud identity is the default branch's tip, whatever commit the event names": (file) =>
    jobs(file)
      .filter((job) => isTrusted(job) && job.steps.some(({ uses }) => uses === "./"))
      .flatMap((job) => job.steps.filter(({ uses }) => uses?.startsWith("actions/checkout@")))
      .filter((step) => step.with?.ref !== "${{ github.event.repository.default_branch }}")
      .map(({ uses }) => String(uses)),

  "nothing runs between a checkout and the local action that it brought": (file) =>
    jobs(file).flatMap(({ key, steps }) =>
      steps.flatMap(({ uses }, at) =>
        uses?.startsWith("./") && !steps[at - 1]?.uses?.startsWith("actions/checkout@") ? [key] : [],
      ),
    ),

  "nothing comes from a cache": (file) =>
    steps(file).flatMap(({ uses = "", with: given }) => {
      const cache = /^actions\/cache\b/.test(uses) || given?.cache !== undefined;
      return cache || (/^actions\/setup-node@/.test(uses) && given?.["package-manager-cache"] !== false) ? [uses] : [];
    }),

  "an App token names its permissions": (file) =>
    steps(file)
      .filter(({ uses }) => uses?.startsWith("actions/create-github-app-token@"))
      .filter((step) => !Object.keys(step.with ?? {}).some((name) => name.startsWith("permission-")))
      .map(({ uses }) => String(uses)),

  "reconciling runs are never cut off": (file) => {
    const concurrency = document(file).concurrency as Json | undefined;
    const reconciles = String(concurrency?.group).startsWith("sallyport-reconcile");
    return reconciles && concurrency?.["cancel-in-progress"] !== false ? ["cancel-in-progress is not false"] : [];
  },

  "whoever uses a secret stands in an environment": (file) =>
    jobs(file)
      .filter((job) => /\bsecrets\./.test(job.text) && !("environment" in raw(file, job.key)))
      .map(({ key }) => key),
};

function isTrusted(job: Job): boolean {
  return hasCloudIdentity(job) || /\bsecrets\./.test(job.text);
}

function hasCloudIdentity({ permissions }: Job): boolean {
  return permissions === "write-all" || (permissions as Json | undefined)?.["id-token"] === "write";
}

/** By the job's own token, or by an App's. */
function writesRepository({ permissions, steps, text }: Job): boolean {
  return (
    permissions === "write-all" ||
    (permissions as Json | undefined)?.contents === "write" ||
    steps.some((step) => step.with?.["permission-contents"] === "write") ||
    /\bWRITER_/.test(text)
  );
}

function document({ text }: WorkflowFile): Json {
  return parse(text) as Json;
}

function events(file: WorkflowFile): readonly string[] {
  const { on } = document(file);
  if (typeof on === "string") return [on];
  return Array.isArray(on) ? on.map(String) : Object.keys(on as Json);
}

function raw(file: WorkflowFile, key: string): Json {
  return (document(file).jobs as Record<string, Json>)[key] as Json;
}

function jobs(file: WorkflowFile): readonly Job[] {
  return Object.entries(document(file).jobs as Record<string, Omit<Job, "key" | "text">>).map(([key, job]) => ({
    ...job,
    key,
    steps: job.steps ?? [],
    text: JSON.stringify(job),
  }));
}

function steps(file: WorkflowFile): readonly Step[] {
  return jobs(file).flatMap((job) => job.steps);
}
