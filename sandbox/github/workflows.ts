/** Workflow files of a repository: which there are, and what they say of manual and timed starts. */
import { parse } from "yaml";
import { nextId, type Repo, type World } from "./state.ts";

const folder = ".github/workflows";

export interface DispatchInput {
  readonly required: boolean;
  readonly default: string | undefined;
}

export interface WorkflowFile {
  readonly id: number;
  readonly path: string;
  readonly name: string;
  /** Inputs of workflow_dispatch; undefined when it cannot be started by hand. */
  readonly dispatch: Readonly<Record<string, DispatchInput>> | undefined;
  readonly crons: readonly string[];
}

/** Workflows known to GitHub: those on the default branch. */
export function listWorkflows(world: World, repo: Repo): readonly WorkflowFile[] {
  const tip = repo.git.ref("refs/heads/main") ?? "";
  const tree = repo.git.entry(tip, folder);
  const names = tree ? repo.git.tree(tree.oid).map(({ name }) => name) : [];
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .flatMap((name) => workflowAt(world, repo, tip, `${folder}/${name}`) ?? []);
}

/** By id, file name or path. */
export function findWorkflow(world: World, repo: Repo, key: string): WorkflowFile | undefined {
  return listWorkflows(world, repo).find(
    ({ id, path }) => key === String(id) || key === path || `${folder}/${key}` === path,
  );
}

/** The file as it stands at a commit; undefined where it does not, or is no YAML mapping. */
export function workflowAt(world: World, repo: Repo, commit: string, path: string): WorkflowFile | undefined {
  const content = repo.git.text(commit, path);
  if (content === undefined) return undefined;
  const parsed: unknown = safely(() => parse(content));
  if (!isRecord(parsed)) return undefined;
  const id = repo.workflows.get(path) ?? nextId(world);
  repo.workflows.set(path, id);
  return { id, path, name: typeof parsed.name === "string" ? parsed.name : path, ...triggers(parsed.on) };
}

function triggers(on: unknown): Pick<WorkflowFile, "dispatch" | "crons"> {
  if (typeof on === "string") return { dispatch: on === "workflow_dispatch" ? {} : undefined, crons: [] };
  if (Array.isArray(on)) return { dispatch: on.includes("workflow_dispatch") ? {} : undefined, crons: [] };
  if (!isRecord(on)) return { dispatch: undefined, crons: [] };
  const schedule = Array.isArray(on.schedule) ? on.schedule : [];
  return {
    dispatch: "workflow_dispatch" in on ? dispatchInputs(on.workflow_dispatch) : undefined,
    crons: schedule.flatMap((entry) => (isRecord(entry) && typeof entry.cron === "string" ? [entry.cron] : [])),
  };
}

function dispatchInputs(value: unknown): Readonly<Record<string, DispatchInput>> {
  const inputs = isRecord(value) && isRecord(value.inputs) ? value.inputs : {};
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [
      name,
      {
        required: isRecord(input) && input.required === true,
        default: isRecord(input) && input.default !== undefined ? String(input.default) : undefined,
      },
    ]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
