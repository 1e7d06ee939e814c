import { Fault } from "../core/fault.ts";
import type { Lease } from "../core/lease.ts";
import type { World } from "./world.ts";

/**
 * Starts the lease's own workflow at the lease's own ref, with the lease reference as its one input, when the person who
 * asked may write there: whoever may not start a workflow must not start it through us.
 */
export async function start(
  world: World,
  { lease, reference }: { readonly lease: Lease; readonly reference: string },
): Promise<{ readonly started: boolean; readonly says: string; readonly run?: number }> {
  const { repository } = lease.subject;
  const forge = await world.starter(repository);
  if (forge === undefined)
    return {
      started: false,
      says: `no App may start workflows of ${repository}: start it by hand with the lease reference`,
    };
  const requester = (await world.forge.pullRequest(lease.provenance.pullRequest)).author;
  const may = await forge.mayWrite(requester);
  if (may !== "yes")
    return {
      started: false,
      says: `${requester.login} ${may === "no" ? "may not" : "cannot be shown to be allowed to"} write to ${repository}: whoever may, starts the workflow with the lease reference`,
    };
  // A job in a reusable workflow is started by the file that calls it.
  const workflow = lease.subject.workflow ?? lease.subject.jobWorkflowRef.slice(repository.length + 1).split("@")[0];
  if (workflow === undefined)
    throw new Fault("apply.no-workflow", `${lease.subject.jobWorkflowRef} names no workflow file`);
  const run = await forge.dispatch({
    repository,
    workflow: workflow.slice(workflow.lastIndexOf("/") + 1),
    ref: lease.subject.ref,
    inputs: { lease: reference },
  });
  const says = `started ${workflow} of ${repository} at ${lease.subject.ref}`;
  return run === undefined ? { started: true, says } : { started: true, says: `${says}, run ${run}`, run };
}
