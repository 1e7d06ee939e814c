import { Fault } from "../../core/fault.ts";
import type { RunInfo } from "../../ports.ts";
import type { Client } from "../client.ts";
import { incomplete } from "./fault.ts";
import { unless } from "./people.ts";
import { type Slug, slugOf } from "./slug.ts";

interface Proposal {
  readonly title: string;
  readonly body: string;
  readonly head: string;
  readonly base: string;
}

interface Address {
  readonly number: number;
  readonly url: string;
}

/** Opens a pull request of two branches of one repository; the open one when there is one. */
export async function openPullRequest(client: Client, slug: Slug, proposal: Proposal): Promise<Address> {
  const open = await openOne(client, slug, proposal);
  if (open) return open;
  const place = { owner: slug.owner, repo: slug.name };
  try {
    const made = await client.write("the pull request", (api) => api.rest.pulls.create({ ...place, ...proposal }));
    return { number: made.number, url: made.html_url };
  } catch (fault) {
    // Another run may have been faster: GitHub refuses a second one.
    const other = fault instanceof Fault && fault.code === "github.refused" && (await openOne(client, slug, proposal));
    if (other) return other;
    throw fault;
  }
}

async function openOne(client: Client, slug: Slug, { head, base }: Proposal): Promise<Address | undefined> {
  const pulls = await client.all(`open pull requests from ${head}`, (api, page) =>
    api.rest.pulls.list({
      owner: slug.owner,
      repo: slug.name,
      state: "open",
      head: `${slug.owner}:${head}`,
      base,
      ...page,
    }),
  );
  // A server that does not know the filter answers with every pull request.
  const found = pulls.find((pull) => pull.head.ref === head && pull.base.ref === base);
  return found && { number: found.number, url: found.html_url };
}

/**
 * Starts a workflow file, and asks which run that made; a server that does not know the question answers without one.
 * https://docs.github.com/en/rest/actions/workflows#create-a-workflow-dispatch-event
 */
export async function dispatch(
  client: Client,
  start: {
    readonly repository: string;
    readonly workflow: string;
    readonly ref: string;
    readonly inputs: { readonly [name: string]: string };
  },
): Promise<number | undefined> {
  const slug = slugOf(start.repository);
  const started: unknown = await client.write(`starting ${start.workflow} of ${start.repository}`, (api) =>
    api.rest.actions.createWorkflowDispatch({
      owner: slug.owner,
      repo: slug.name,
      workflow_id: start.workflow.split("/").at(-1)!,
      ref: start.ref,
      inputs: { ...start.inputs },
      return_run_details: true,
    }),
  );
  const run = (started as { readonly workflow_run_id?: unknown } | undefined)?.workflow_run_id;
  return Number.isSafeInteger(run) ? (run as number) : undefined;
}

/*
 * A job's id is its check run's: https://docs.github.com/en/rest/actions/workflow-jobs gives jobs the `node_id` and the
 * `check_run_url` of a check run with that number. Both calls take actions: read.
 */

/** The run and job behind a check run id. */
export async function job(client: Client, repository: string, checkRunId: number): Promise<RunInfo | undefined> {
  const slug = slugOf(repository);
  const what = `job ${checkRunId} of ${repository}`;
  const found = await unless(["github.not-found"], () =>
    client.read(what, (api) =>
      api.rest.actions.getJobForWorkflowRun({ owner: slug.owner, repo: slug.name, job_id: checkRunId }),
    ),
  );
  if (found === undefined) return undefined;
  return {
    ...{ repository, runId: found.run_id, attempt: found.run_attempt ?? 1, jobName: found.name },
    ...progressOf(what, found),
  };
}

/** One attempt of a run; the newest when none is named. */
export async function attempt(
  client: Client,
  repository: string,
  run: { readonly id: number; readonly attempt?: number },
): Promise<RunInfo | undefined> {
  const slug = slugOf(repository);
  const place = { owner: slug.owner, repo: slug.name, run_id: run.id };
  const what = `run ${run.id} of ${repository}`;
  const found = await unless(["github.not-found"], () =>
    client.read(what, (api) =>
      run.attempt === undefined
        ? api.rest.actions.getWorkflowRun(place)
        : api.rest.actions.getWorkflowRunAttempt({ ...place, attempt_number: run.attempt }),
    ),
  );
  if (found === undefined) return undefined;
  return { repository, runId: found.id, attempt: found.run_attempt ?? 1, ...progressOf(what, found) };
}

/** How far it has come. An answer that says neither is no answer: it must not read as over. */
function progressOf(
  what: string,
  found: { readonly html_url?: string | null; readonly status: string | null; readonly conclusion: string | null },
): Pick<RunInfo, "url" | "status" | "completed" | "conclusion"> {
  const { html_url: url, status, conclusion } = found;
  if (typeof status !== "string") throw incomplete(what, "github does not say whether it is over");
  const completed = status === "completed";
  return {
    url: url ?? "",
    status: completed ? (conclusion ?? status) : status,
    completed,
    ...(completed && conclusion ? { conclusion } : {}),
  };
}

/** Numbers and settings of a repository under exactly this name; Fault `github.moved` when it has another name now. */
export async function repository(
  client: Client,
  name: string,
): Promise<{
  readonly id: number;
  readonly ownerId: number;
  readonly defaultBranch: string;
  readonly private: boolean;
}> {
  const slug = slugOf(name);
  const found = await client.read(`the repository ${name}`, (api) =>
    api.rest.repos.get({ owner: slug.owner, repo: slug.name }),
  );
  if (!Number.isSafeInteger(found.id) || !Number.isSafeInteger(found.owner?.id) || !found.full_name) {
    throw incomplete(`the repository ${name}`, "github names no numbers");
  }
  if (found.full_name.toLowerCase() !== name.toLowerCase()) {
    throw new Fault("github.moved", `the repository ${name} is ${found.full_name} now; write that name`);
  }
  return { id: found.id, ownerId: found.owner.id, defaultBranch: found.default_branch, private: found.private };
}
