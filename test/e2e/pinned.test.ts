import { expect, it } from "vitest";
import { clone, git } from "../../sandbox/hands.ts";
import type { Stage } from "../../sandbox/stage.ts";
import { changeConsumer, drop, onStage, patience, payments } from "./short.ts";

/** Starts the consumer's job with a lease that does not matter here, and says how it went. */
async function started(stage: Stage) {
  const workflow = { ...payments, workflow_id: "backfill.yml", ref: "main" };
  await stage.as("ben").actions.createWorkflowDispatch({ ...workflow, inputs: { lease: "none" } });
  const [run] = await stage.runner.drain();
  const job = run?.jobs[0];
  return {
    conclusion: run?.conclusion,
    errors: job?.annotations.filter(({ level }) => level === "error").map(({ message }) => message) ?? [],
    began: job?.steps.find(({ id }) => id === "work")?.conclusion,
  };
}

it("a consumer pinned to a commit without dist fails before its work, and says what is missing", {
  timeout: patience,
}, async () => {
  await onStage({}, async (stage) => {
    // The shipped commit runs: it fails for the lease, in our own words.
    const shipped = await started(stage);
    expect(shipped).toMatchObject({ conclusion: "failure", began: "skipped" });
    expect(shipped.errors.join("\n")).toMatch(/lease/);

    const here = await clone(stage, "ana", "acme/access");
    await git(stage, here, "switch", "--quiet", "--create", "sources");
    await git(stage, here, "rm", "-r", "--quiet", "dist");
    await git(stage, here, "commit", "--quiet", "--message", "Leave what is built out");
    await git(stage, here, "push", "--quiet", "origin", "sources");
    const bare = await git(stage, here, "rev-parse", "HEAD");
    drop(stage);
    await changeConsumer(stage, (workflow) => workflow.replace(/(acme\/access@)[0-9a-f]{40}/, `$1${bare}`));

    const pinned = await started(stage);
    expect(pinned).toMatchObject({ conclusion: "failure", began: "skipped" });
    expect(pinned.errors.join("\n")).toMatch(/dist\/main\.js/);
    expect(stage.oidc.served.requests).toBe(0);
  });
});
