/** Which workflows an event starts: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#on */
import { basename } from "node:path";
import type { GitHubEvent } from "../contract.ts";
import type { Workflow } from "./workflow.ts";

interface Filters {
  readonly types?: readonly string[];
  readonly branches?: readonly string[];
  readonly "branches-ignore"?: readonly string[];
  readonly tags?: readonly string[];
  readonly "tags-ignore"?: readonly string[];
  readonly paths?: readonly string[];
  readonly "paths-ignore"?: readonly string[];
}

/** Activity types that count when a workflow names none. */
const defaultTypes: Readonly<Record<string, readonly string[]>> = {
  pull_request: ["opened", "synchronize", "reopened"],
};

/** Whether the event starts this workflow; `changed` lists the changed paths and is asked only when a filter needs it. */
export async function starts(
  workflow: Workflow,
  event: GitHubEvent,
  changed: () => Promise<readonly string[]>,
): Promise<boolean> {
  if (event.workflow !== undefined && basename(event.workflow) !== basename(workflow.path)) return false;
  const filters = workflow.on[event.name] as Filters | undefined;
  if (filters === undefined) return false;
  if (event.name === "workflow_dispatch" || event.name === "schedule") return true;
  const types = filters.types ?? defaultTypes[event.name];
  if (types && event.action !== undefined && !types.includes(event.action)) return false;
  return refMatches(filters, event) && (await pathsMatch(filters, changed));
}

function refMatches(filters: Filters, event: GitHubEvent): boolean {
  if (event.name === "push" && event.ref.startsWith("refs/tags/")) {
    const named = filters.tags ?? filters["tags-ignore"];
    if (named === undefined) return filters.branches === undefined && filters["branches-ignore"] === undefined;
    return admits(filters.tags, filters["tags-ignore"], event.ref.slice("refs/tags/".length));
  }
  const named = filters.branches ?? filters["branches-ignore"];
  if (named === undefined) return filters.tags === undefined && filters["tags-ignore"] === undefined;
  return admits(filters.branches, filters["branches-ignore"], branchOf(event));
}

/** A pull request's filter goes by the branch it would be merged into. */
function branchOf(event: GitHubEvent): string {
  const base = (event.payload.pull_request as { base?: { ref?: string } } | undefined)?.base?.ref;
  return event.name === "pull_request" && base !== undefined ? base : event.ref.replace(/^refs\/heads\//, "");
}

async function pathsMatch(filters: Filters, changed: () => Promise<readonly string[]>): Promise<boolean> {
  if (filters.paths === undefined && filters["paths-ignore"] === undefined) return true;
  return (await changed()).some((path) => admits(filters.paths, filters["paths-ignore"], path));
}

function admits(only: readonly string[] | undefined, except: readonly string[] | undefined, name: string): boolean {
  if (only) return matchesInOrder(only, name);
  return except === undefined || !matchesInOrder(except, name);
}

/** The last pattern that matches decides; `!` takes away. */
export function matchesInOrder(patterns: readonly string[], name: string): boolean {
  let matched = false;
  for (const pattern of patterns) {
    const negative = pattern.startsWith("!");
    if (expressionOf(negative ? pattern.slice(1) : pattern).test(name)) matched = !negative;
  }
  return matched;
}

/** `*` stays within a folder, `**` does not; `?` and `+` repeat what stands before them. */
function expressionOf(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|\*|[.^${}()|\\]/g, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "**") return ".*";
    return part === "*" ? "[^/]*" : `\\${part}`;
  });
  return new RegExp(`^${source}$`);
}
