import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JobResult, RunResult } from "../../../sandbox/contract.ts";
import { openWorld, type World, workflow } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const only = (results: readonly RunResult[]): JobResult => {
  expect(results.map((result) => result.errors ?? [])).toEqual([[]]);
  return results[0]?.jobs[0] as JobResult;
};
const logs = (job: JobResult) => job.steps.map((step) => step.log).join("\n");

describe("run steps", () => {
  it("pass outputs, variables and paths on, and tell the job's outputs", async () => {
    const started = performance.now();
    const job = only(
      await world.push(
        workflow(
          `
- id: first
  run: |
    echo "answer=42" >> "$GITHUB_OUTPUT"
    printf 'LONG<<END\\nline 1\\nline 2\\nEND\\n' >> "$GITHUB_ENV"
    mkdir -p "$RUNNER_TEMP/bin" && printf '#!/bin/sh\\necho from the path\\n' > "$RUNNER_TEMP/bin/tool" && chmod +x "$RUNNER_TEMP/bin/tool"
    echo "$RUNNER_TEMP/bin" >> "$GITHUB_PATH"
- run: |
    echo "[$LONG]"
    tool
    echo "$GITHUB_REPOSITORY $GITHUB_REF_NAME $GITHUB_JOB $RUNNER_ENVIRONMENT $CI"
- run: echo "answer is $ANSWER"
  env: { ANSWER: "\${{ steps.first.outputs.answer }}" }
`,
          'outputs: { answer: "${{ steps.first.outputs.answer }}" }',
        ),
      ),
    );
    expect(job.conclusion).toBe("success");
    expect(job.outputs).toEqual({ answer: "42" });
    expect(logs(job)).toContain("[line 1\nline 2]\nfrom the path\nacme/access main one github-hosted true");
    expect(logs(job)).toContain("answer is 42");
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
