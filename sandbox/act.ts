/** What an act of the life is, and what every act looks things up with. */
import type { RunResult } from "./contract.ts";
import type { Clone } from "./hands.ts";
import { accounts, type Stage } from "./stage.ts";

/** Something that must be true, and whether it was. */
export interface Claim {
  readonly claim: string;
  readonly holds: boolean;
  /** What was seen instead, when it does not hold. */
  readonly seen?: string;
}

export interface Act {
  readonly title: string;
  /** For the newcomer: what is going on and why it matters. */
  readonly story: string;
  /** Plays it; `shown` are the few lines of output that a newcomer should see. */
  play(memory: Memory): Promise<{ readonly shown: readonly string[]; readonly claims: readonly Claim[] }>;
}

/** What one act leaves for the next. */
export interface Memory {
  readonly stage: Stage;
  ana?: Clone;
  eli?: Clone;
  pull: number;
  second: number;
  reference: string;
  /** Runs, as they came. */
  readonly runs: RunResult[];
}

export const first = "payments-production/backfill-4211";
export const secondGrant = "payments-production/ledger-check";
export const repository = { owner: "acme", repo: "access" };

/** First lines of the two comments that Sallyport keeps in a pull request. */
export const markers = { request: "what this pull request asks for", leases: "leases of this pull request" } as const;

export function claim(text: string, holds: boolean, seen?: unknown): Claim {
  return {
    claim: text,
    holds,
    ...(holds || seen === undefined ? {} : { seen: typeof seen === "string" ? seen : JSON.stringify(seen) }),
  };
}

export function remember(stage: Stage): Memory {
  return { stage, pull: 0, second: 0, reference: "", runs: [] };
}

/** Runs what GitHub has queued and keeps it. */
export async function drain(memory: Memory): Promise<readonly RunResult[]> {
  const runs = await memory.stage.runner.drain();
  memory.runs.push(...runs);
  return runs;
}

/** A step's log in a run. */
export function logOf(run: RunResult | undefined, step: string, phase: "main" | "post" = "main"): string {
  const steps = run?.jobs.flatMap((job) => job.steps) ?? [];
  return steps.find((each) => each.id === step && each.phase === phase)?.log ?? "";
}

export function runOf(runs: readonly RunResult[], workflow: string): RunResult | undefined {
  return runs.findLast((run) => run.workflow.endsWith(workflow));
}

/** The one comment of a pull request with this marker, or how many there are instead. */
export async function commentOf(memory: Memory, number: number, marker: string): Promise<string> {
  const { data } = await memory.stage.as("ana").issues.listComments({ ...repository, issue_number: number });
  const ours = data.filter(({ body }) => body?.includes(marker));
  return ours.length === 1 ? (ours[0]!.body ?? "") : `${ours.length} comments with the marker`;
}

export async function review(memory: Memory, login: string, pull: number): Promise<void> {
  await memory.stage.as(login).pulls.createReview({ ...repository, pull_number: pull, event: "APPROVE" });
}

/** A data call that was refused: DynamoDB says it with 400, IAM's own services with 403. */
export function refused(answer: { readonly status: number } | undefined): boolean {
  return answer?.status === 400 || answer?.status === 403;
}

/** Our roles in production, with their trust as text. */
export async function leases({
  cloud,
}: Pick<Stage, "cloud">): Promise<readonly { readonly name: string; readonly trust: string }[]> {
  const roles = await cloud.roles(accounts.production);
  return roles.filter(({ path }) => path.startsWith("/sallyport/")).map(({ name, trust }) => ({ name, trust }));
}

const writes = /^iam:(Create|Put|Update|Attach|Detach|Delete|Tag|Untag)/;

/** Everything that a run could have written: to the cloud, to a branch, and by an App or a job anywhere else on GitHub. */
export async function standing(
  stage: Stage,
): Promise<{ readonly writes: number; readonly branches: string; readonly told: number }> {
  const refs = await stage.as("sam").git.listMatchingRefs({ ...repository, ref: "heads/" });
  return {
    writes: stage.cloud.requests.filter(({ action }) => writes.test(action)).length,
    branches: refs.data.map(({ ref, object }) => `${ref} ${object.sha}`).join("\n"),
    // What GraphQL writes is a commit, hence a branch.
    told: stage.github.requests.filter(
      ({ method, path, identity }) =>
        method !== "GET" && identity.endsWith("[bot]") && !/^\/graphql$|\/git-upload-pack$/.test(path),
    ).length,
  };
}
