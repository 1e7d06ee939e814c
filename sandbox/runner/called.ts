/** A job that calls a reusable workflow: https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations */
import { texts } from "./expression.ts";
import { fileAt } from "./git.ts";
import type { JobRequest } from "./job.ts";
import { readWorkflow } from "./workflow.ts";

/** The workflow that a job stands in when it is not the one that was started. */
export interface Called {
  /** As `uses:` says it: `owner/name/.github/workflows/file.yml@<full commit>`. */
  readonly ref: string;
  readonly sha: string;
}

/** The called workflow's own job, in the caller's run; only one job, pinned by a full commit. Throws in sentences. */
export async function calledJob(request: JobRequest): Promise<JobRequest> {
  const { sandbox, job, scope } = request;
  const uses = job.uses ?? "";
  const [, repository, path, sha] =
    /^([\w.-]+\/[\w.-]+)\/(\.github\/workflows\/[\w.-]+)@([0-9a-f]{40})$/.exec(uses) ?? [];
  if (repository === undefined || path === undefined || sha === undefined)
    throw new Error(
      `the sandbox's runner does not run jobs with \`uses\` of ${uses}: it takes owner/name/.github/workflows/<file>@<full commit>`,
    );
  const file = await fileAt(sandbox.github.directory(repository), sha, path);
  if (file === undefined) throw new Error(`error parsing called workflow "${uses}": workflow was not found`);
  const workflow = readWorkflow(path, file);
  const [own, second] = workflow.jobs;
  if (workflow.errors.length > 0 || workflow.on.workflow_call === undefined)
    throw new Error(`error parsing called workflow "${uses}": ${workflow.errors[0] ?? "it has no workflow_call"}`);
  if (own === undefined || second !== undefined || own.uses !== undefined)
    throw new Error(`the sandbox's runner runs called workflows of one job, which calls none: ${uses}`);
  const inputs = texts(job.with, scope);
  return {
    ...request,
    workflow,
    job: { ...own, key: job.key },
    inputs,
    scope: { ...scope, contexts: { ...scope.contexts, inputs } },
    called: { ref: uses, sha },
    caller: { workflow: request.workflow, job },
  };
}
