/** A job that calls a reusable workflow: https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations */
import { texts } from "./expression.ts";
import { fileAt } from "./git.ts";
import type { JobRequest, WorkflowRequest } from "./job.ts";
import { type Job, readWorkflow, type Workflow } from "./workflow.ts";

/** The workflow that a job stands in when it is not the one that was started. */
export interface Called {
  /** As `uses:` says it: `owner/name/.github/workflows/file.yml@<full commit>`. */
  readonly ref: string;
  readonly sha: string;
}

/** The job that calls, in its own workflow. */
export interface Caller {
  readonly workflow: Workflow;
  readonly job: Job;
  /** As shown: the jobs that it calls are shown behind it. */
  readonly name: string;
}

/** The called workflow, in the caller's run; pinned by a full commit, and calling none itself. Throws in sentences. */
export async function calledWorkflow(request: JobRequest): Promise<WorkflowRequest> {
  const { sandbox, run, job, name, scope } = request;
  const uses = job.uses ?? "";
  const [, repository, path, sha] =
    /^([\w.-]+\/[\w.-]+)\/(\.github\/workflows\/[\w.-]+)@([0-9a-f]{40})$/.exec(uses) ?? [];
  if (repository === undefined || path === undefined || sha === undefined)
    throw new Error(
      `the sandbox's runner does not run jobs with \`uses\` of ${uses}: it takes owner/name/.github/workflows/<file>@<full commit>`,
    );
  if (job.secrets !== undefined && job.secrets !== "inherit")
    throw new Error("the sandbox's runner hands a called workflow all secrets, by `secrets: inherit`, or none");
  const file = await fileAt(sandbox.github.directory(repository), sha, path);
  if (file === undefined) throw new Error(`error parsing called workflow "${uses}": workflow was not found`);
  const workflow = readWorkflow(path, file);
  if (workflow.errors.length > 0 || workflow.on.workflow_call === undefined)
    throw new Error(`error parsing called workflow "${uses}": ${workflow.errors[0] ?? "it has no workflow_call"}`);
  if (workflow.jobs.some((own) => own.uses !== undefined))
    throw new Error(`the sandbox's runner runs called workflows that call none themselves: ${uses}`);
  const caller = { workflow: request.workflow, job, name };
  return { sandbox, run, workflow, inputs: texts(job.with, scope), called: { ref: uses, sha }, caller };
}
