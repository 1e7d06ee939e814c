import { fromIso, type Instant } from "../../core/time.ts";
import type { Client } from "../client.ts";
import type { Slug } from "./slug.ts";

/**
 * When the newest run of a workflow file that succeeded began; undefined for none.
 * https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow
 */
export async function lastSuccess(
  client: Client,
  { owner, name }: Slug,
  workflow: string,
): Promise<Instant | undefined> {
  const { workflow_runs: runs = [] } = await client.read(`the runs of ${workflow}`, (api) =>
    api.rest.actions.listWorkflowRuns({ owner, repo: name, workflow_id: workflow, status: "success", per_page: 20 }),
  );
  const times = runs.map(({ created_at }) => fromIso(created_at)).filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.max(...times);
}
