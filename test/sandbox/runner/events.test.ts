import { describe, expect, it } from "vitest";
import type { GitHubEvent } from "../../../sandbox/contract.ts";
import { matchesInOrder, starts } from "../../../sandbox/runner/events.ts";
import { readWorkflow } from "../../../sandbox/runner/workflow.ts";

const base: GitHubEvent = {
  name: "push",
  repository: "acme/access",
  ref: "refs/heads/main",
  sha: "0".repeat(40),
  actor: "ada",
  payload: {},
};
const started = (on: string, event: Partial<GitHubEvent>, changed: readonly string[] = []) =>
  starts(
    readWorkflow(".github/workflows/w.yml", `on: ${on}\njobs: { a: { runs-on: x, steps: [{ run: a }] } }`),
    { ...base, ...event },
    async () => changed,
  );

describe("an event starts a workflow", () => {
  const pull = { name: "pull_request", ref: "refs/pull/1/merge" } as const;
  const onto = (ref: string) => ({ ...pull, action: "opened", payload: { pull_request: { base: { ref } } } });

  it.each<[boolean, string, Partial<GitHubEvent>, (readonly string[])?]>([
    [true, "push", {}],
    [false, "pull_request", {}],
    [true, "[pull_request, push]", {}],
    [true, "{ push: { branches: [main] } }", {}],
    [false, "{ push: { branches: [main] } }", { ref: "refs/heads/maintenance" }],
    [true, "{ push: { branches: ['release/**'] } }", { ref: "refs/heads/release/1/2" }],
    [false, "{ push: { branches-ignore: [main] } }", {}],
    [false, "{ push: { tags: ['v*'] } }", {}],
    [true, "{ push: { tags: ['v*'] } }", { ref: "refs/tags/v1" }],
    [false, "{ push: { branches: [main] } }", { ref: "refs/tags/v1" }],
    [true, "{ push: { paths: ['grants/**'] } }", {}, ["README.md", "grants/a/b.yaml"]],
    [false, "{ push: { paths-ignore: ['grants/**'] } }", {}, ["grants/a/b.yaml"]],
    [true, "{ push: { paths-ignore: ['grants/**'] } }", {}, ["grants/a/b.yaml", "src/a.ts"]],
    [true, "pull_request", { ...pull, action: "opened" }],
    [false, "pull_request", { ...pull, action: "edited" }],
    [true, "{ pull_request: { types: [edited] } }", { ...pull, action: "edited" }],
    [true, "{ pull_request: { branches: [main] } }", onto("main")],
    [false, "{ pull_request: { branches: [main] } }", onto("other")],
    [
      true,
      "{ pull_request_review: { types: [submitted] } }",
      { ...pull, name: "pull_request_review", action: "submitted" },
    ],
    [
      false,
      "{ pull_request_review: { types: [submitted] } }",
      { ...pull, name: "pull_request_review", action: "edited" },
    ],
    [true, "merge_group", { name: "merge_group", action: "checks_requested" }],
    [true, "{ schedule: [{ cron: '7 * * * *' }] }", { name: "schedule", workflow: ".github/workflows/w.yml" }],
    [false, "{ schedule: [{ cron: '7 * * * *' }] }", { name: "schedule", workflow: ".github/workflows/v.yml" }],
    [true, "workflow_dispatch", { name: "workflow_dispatch", workflow: "w.yml" }],
    [false, "push", { name: "workflow_dispatch", workflow: "w.yml" }],
  ])("%s: on %s, event %o", async (expected, on, event, changed) => {
    expect(await started(on, event, changed)).toBe(expected);
  });
});

it.each<[boolean, readonly string[], string]>([
  [true, ["**", "!docs/**"], "src/a"],
  [false, ["**", "!docs/**"], "docs/a"],
  [true, ["docs/**", "!docs/a", "docs/a"], "docs/a"],
  [false, ["*.js"], "a/b.js"],
  [true, ["**.js"], "a/b.js"],
  [true, ["**/b.js"], "b.js"],
  [false, ["a.js"], "axjs"],
  [true, ["v[12].[0-9]+"], "v1.10"],
])("%s for %o against %s", (expected, patterns, name) => {
  expect(matchesInOrder(patterns, name)).toBe(expected);
});
