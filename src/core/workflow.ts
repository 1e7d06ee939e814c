import type { Objection } from "./finding.ts";
import type { Job } from "./grant.ts";
import { nearest } from "./nearest.ts";
import { shown } from "./violation.ts";
import { chosenObjections } from "./workflow-chosen.ts";
import { controlLimits, parseYaml } from "./yaml.ts";

/*
 * What a workflow file must be so that nobody but its repository's own writers decides what its job does, and when.
 * Everything is a closed list: what is not known to be harmless is refused.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */

/** The one input that a dispatch may carry. */
const leaseInput = "lease";

/**
 * What is wrong with the workflow file that a grant names, as it stands at the grant's ref. Pointers are into the grant.
 * `reusable`: what the job must call, `owner/name/.github/workflows/file.yml@<commit>`; undefined: the job stands in this file.
 */
export function workflowObjections(
  file: { readonly path: string; readonly text: string },
  job: Job,
  reusable: string | undefined,
): readonly Objection[] {
  const { value, findings } = parseYaml(file.path, Buffer.from(file.text), controlLimits);
  const [finding] = findings;
  if (finding)
    return [unreadable(`line ${finding.line} of ${file.path} cannot be read in one way only: ${finding.message}`)];
  if (!isMap(value)) return [unreadable(`${file.path} is not a map of fields`)];
  return [
    ...strangeKeys(value, workflowKeys, file.path).map(unreadable),
    ...triggerObjections(value.on, file.path),
    ...jobObjections(value, job, reusable),
    ...chosenObjections(value, file.path),
  ];
}

// ---------------------------------------------------------------- who starts it

/** Who else starts a workflow by these events, or chooses what it works on. */
const outsiders: ReadonlyMap<string, string> = new Map([
  ["pull_request", "anybody who opens a pull request starts it"],
  [
    "pull_request_target",
    "anybody who opens a pull request, from a fork too, starts it with what the default branch may do",
  ],
  ["pull_request_review", "anybody who reviews starts it"],
  ["pull_request_review_comment", "anybody who comments on a pull request starts it"],
  ["issue_comment", "anybody who comments starts it"],
  ["issues", "anybody who opens an issue starts it"],
  ["discussion", "anybody who opens a discussion starts it"],
  ["discussion_comment", "anybody who comments on a discussion starts it"],
  ["fork", "anybody who forks starts it"],
  ["watch", "anybody who stars the repository starts it"],
  ["gollum", "anybody who may edit the wiki starts it"],
  ["workflow_run", "it runs after another workflow, which outsiders may have started and fed"],
  ["workflow_call", "any other workflow may call it, one that outsiders start too, and its token then looks the same"],
  ["repository_dispatch", "it carries a payload that no file lists"],
]);

/** Started by people who may write, or by the clock; on the lease's ref the branch's own protection holds for `push`. */
const admitted: readonly string[] = ["workflow_dispatch", "push", "schedule"];

function triggerObjections(on: unknown, path: string): readonly Objection[] {
  const events = eventsOf(on);
  if (events === undefined)
    return [unreadable(`\`on\` of ${path} is ${shown(on)}: neither an event, a list of events nor a map of them`)];
  const refused = [...events.keys()].filter((event) => !admitted.includes(event));
  return [
    ...refused.map((event): Objection => {
      const why = outsiders.get(event) ?? "it is not one of the events that only writers and the clock can cause";
      return {
        code: "grant.job.workflow.trigger",
        pointer: ["job", "workflow"],
        message: `${path} is triggered by ${shown(event)}: ${why}`,
        fix: `let it be started by ${admitted.join(", ")} alone, and move the rest to a workflow of its own`,
      };
    }),
    ...inputObjections(events.get("workflow_dispatch"), path),
  ];
}

/** `on: push`, `on: [push]` and `on: { push: … }` say the same; undefined when it is none of them. */
function eventsOf(on: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof on === "string") return new Map([[on, null]]);
  if (Array.isArray(on))
    return on.length > 0 && on.every((event) => typeof event === "string")
      ? new Map(on.map((event) => [event, null]))
      : undefined;
  return isMap(on) && Object.keys(on).length > 0 ? new Map(Object.entries(on)) : undefined;
}

/** Whoever may start a workflow chooses its inputs after everything was approved. */
function inputObjections(dispatch: unknown, path: string): readonly Objection[] {
  if (dispatch === undefined || dispatch === null) return [];
  if (!isMap(dispatch)) return [unreadable(`workflow_dispatch of ${path} is ${shown(dispatch)}`)];
  const inputs = dispatch.inputs ?? {};
  if (!isMap(inputs)) return [unreadable(`the inputs of ${path} are ${shown(inputs)}`)];
  return [
    ...strangeKeys(dispatch, ["inputs"], `workflow_dispatch of ${path}`).map(unreadable),
    ...Object.keys(inputs)
      .filter((name) => name !== leaseInput)
      .map((name): Objection => {
        return {
          code: "grant.job.workflow.inputs",
          pointer: ["job", "workflow"],
          message: `${path} takes the input ${shown(name)}: whoever starts it chooses that after the approval`,
          fix: `keep the one input \`${leaseInput}\`, and write the rest into the file`,
        };
      }),
  ];
}

// ---------------------------------------------------------------- the job

function jobObjections(
  workflow: Readonly<Record<string, unknown>>,
  { name, workflow: path, environment }: Job,
  reusable: string | undefined,
): readonly Objection[] {
  const jobs = isMap(workflow.jobs) ? workflow.jobs : {};
  const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined;
  if (!isMap(job)) return [unknownJob(name, path, Object.keys(jobs))];
  return [
    ...strangeKeys(job, jobKeys, `job ${name} of ${path}`).map(unreadable),
    ...(reusable === undefined
      ? [...ownJob(job, name, path), ...environmentObjections(job.environment, name, environment)]
      : callObjections(job, name, reusable)),
    ...permissionObjections((Object.hasOwn(job, "permissions") ? job : workflow).permissions, name),
  ];
}

function unknownJob(name: string, path: string, names: readonly string[]): Objection {
  const meant = nearest(name, names);
  return {
    code: "grant.job.name.unknown",
    pointer: ["job", "name"],
    message: `${path} has no job ${shown(name)}: it has ${names.map(shown).join(", ") || "none"}`,
    fix: meant === undefined ? "name the job by its key in that file" : `did you mean ${meant}?`,
  };
}

/** A job that calls another workflow bears that one's name in its token. */
function ownJob(job: Readonly<Record<string, unknown>>, name: string, path: string): readonly Objection[] {
  if (job.uses === undefined) return [];
  return [
    {
      code: "grant.job.name.uses",
      pointer: ["job", "name"],
      message: `job ${name} of ${path} calls the workflow ${shown(job.uses)}, and the target lists no reusable workflow`,
      fix: "write its steps into the file, or ask the target's owners to list that workflow as `reusable`, by its full commit",
    },
  ];
}

function callObjections(job: Readonly<Record<string, unknown>>, name: string, reusable: string): readonly Objection[] {
  if (job.uses === reusable) return [];
  return [
    {
      code: "grant.job.name.uses",
      pointer: ["job", "name"],
      message: `job ${name} ${job.uses === undefined ? "calls no workflow" : `calls ${shown(job.uses)}`}, and the target admits jobs of ${reusable} alone`,
      fix: `write \`uses: ${reusable}\` in the job, to the letter`,
    },
  ];
}

/** `environment: production` and `environment: { name: production }` say the same. */
function environmentObjections(written: unknown, job: string, wanted: string): readonly Objection[] {
  const strange = isMap(written) ? strangeKeys(written, environmentKeys, `the environment of job ${job}`) : [];
  if (strange.length > 0) return strange.map(unreadable);
  const value = isMap(written) ? written.name : written;
  if (value === wanted) return [];
  const says =
    value === undefined || value === null
      ? `job ${job} names no environment`
      : typeof value === "string" && value.includes("${{")
        ? `job ${job} works its environment out with an expression`
        : `job ${job} runs in environment ${shown(value)}`;
  return [
    {
      code: "grant.job.environment.other",
      pointer: ["job", "environment"],
      message: `${says}, and the grant says ${shown(wanted)}`,
      fix: `write \`environment: ${wanted}\` in the job, or name the environment that it has`,
    },
  ];
}

/** What stands at the job replaces what stands at the top, whole. */
function permissionObjections(permissions: unknown, job: string): readonly Objection[] {
  if (isMap(permissions) && permissions["id-token"] === "write") return [];
  return [
    {
      code: "grant.job.name.permissions",
      pointer: ["job", "name"],
      message: `job ${job} does not ask for \`id-token: write\`, so that no cloud would know it`,
      fix: "write `permissions: { id-token: write }` in the job, with whatever else it needs",
    },
  ];
}

// ---------------------------------------------------------------- reading

/** GitHub's own variables for steps, in both lists; nothing of this process is read. */
const variables = Object.keys({ env: "" });

const workflowKeys = [
  ...["name", "run-name", "on", "permissions", "defaults", "concurrency", "cache-mode", "jobs"],
  ...variables,
];

const jobKeys = [
  ...["name", "permissions", "needs", "if", "runs-on", "environment", "concurrency", "outputs", "defaults"],
  ...variables,
  ...["steps", "timeout-minutes", "strategy", "continue-on-error", "container", "services", "uses", "with", "secrets"],
  ...["cache-mode", "snapshot"],
];

const environmentKeys = ["name", "url", "deployment"];

/** A key in another spelling (`ON`, `Environment`) may mean to GitHub what it does not mean here. */
function strangeKeys(map: Readonly<Record<string, unknown>>, known: readonly string[], where: string): string[] {
  return Object.keys(map)
    .filter((key) => !known.includes(key))
    .map((key) => `${where} has the key ${shown(key)}, which is not one of ${known.join(", ")}`);
}

function unreadable(message: string): Objection {
  return {
    code: "grant.job.workflow.unreadable",
    pointer: ["job", "workflow"],
    message,
    fix: "write the workflow in plain YAML with GitHub's own keys: what cannot be read here cannot be judged",
  };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
