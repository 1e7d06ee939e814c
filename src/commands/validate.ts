import { byPlace, type Finding } from "../core/finding.ts";
import type { FiledGrant } from "../core/grant.ts";
import { type Read, readTree, type Tree } from "../core/parse.ts";
import { kindOf } from "../core/paths.ts";
import { keyOf } from "../core/plan.ts";
import type { GrantReport, Readers, RequestReport } from "../core/report.ts";
import { listedSubject, subjectOf } from "../core/subject.ts";
import { type Instant, second } from "../core/time.ts";
import type { PathChange, Policy, PullRequest } from "../ports.ts";
import { requestMarkdown } from "../report/markdown.ts";
import { requestTerminal } from "../report/terminal.ts";
import { verdictOf } from "../report/words.ts";
import type { Answer } from "./answer.ts";
import { approvalOf } from "./approval.ts";
import { attestationFindings } from "./attestation.ts";
import { controlFindings, strays } from "./beside.ts";
import { objectionsTo } from "./decide.ts";
import { haltNotes } from "./halt-notes.ts";
import { type Limits, limitsNow } from "./limits.ts";
import { decidedLater, policyDecidedLater, requestDecision, stillNeeded } from "./needed.ts";
import { documentsOf } from "./preview.ts";
import { remembering } from "./remember.ts";
import { type Snapshot, snapshotAt } from "./snapshot.ts";
import { subjectDecidedLater } from "./subjects.ts";
import { reuse, usedIds } from "./used.ts";
import type { World } from "./world.ts";

/** First line of the one comment that validate keeps on a pull request. */
export const requestMarker = "<!-- sallyport: what this pull request asks for -->";

/**
 * Explains a pull request on the pull request: findings on their lines, and one comment from which a reviewer can decide.
 * Nothing that is said here is relied on later: apply decides again, from the default branch.
 */
export async function validate(given: World, at: Instant, about: { readonly pullRequest: number }): Promise<Answer> {
  const world = remembering(given);
  const pullRequest = await world.forge.pullRequest(about.pullRequest);
  // What was asked has been decided, or never will be: a run that comes late must not call its own merge a mistake.
  if (pullRequest.state !== "open") return late(pullRequest);
  const tip = await world.repository.tip();
  if (!(await world.repository.fetchCommit(pullRequest.head.sha))) return answer(gone(world.readers), 1);
  const changes = await world.repository.diff(tip, pullRequest.head.sha);
  const snapshot = await snapshotAt(world.repository, tip, { grants: false });
  const report: RequestReport = {
    ...(await reportOn(world, at, { pullRequest, snapshot, changes })),
    readers: world.readers,
    ...(pullRequest.reviewDecision === undefined ? {} : gitHubSays[pullRequest.reviewDecision]),
  };
  const body = requestMarkdown(report, requestMarker);
  const something = report.grants.length + report.findings.length + (report.ending?.length ?? 0) > 0;
  // A comment on what was asked before must not outlive the asking; where there was none, there is nothing to say.
  const outcome = something
    ? await world.forge.comment(pullRequest.number, requestMarker, body)
    : await world.forge.amend(pullRequest.number, requestMarker, body);
  world.progress(`comment ${outcome}`);
  const stopped = report.grants.some(({ policy }) => policy !== undefined && !policy.allowed);
  return answer(report, report.findings.some(({ level }) => level === "error") || stopped ? 1 : 0);
}

/** In GitHub's terms and as GitHub's: it goes by rules of the branch, and knows neither targets nor policies. */
const gitHubSays: { readonly [decision in NonNullable<PullRequest["reviewDecision"]>]: Pick<RequestReport, "github"> } =
  {
    approved: { github: "approved" },
    "changes-requested": { github: "changes were requested" },
    "review-required": { github: "a review is still required" },
    none: {},
  };

function gone(readers: Readers): RequestReport {
  return { grants: [], findings: [], notes: ["the head of this pull request is gone: push it again"], readers };
}

function late({ number, state }: PullRequest): Answer {
  const then = state === "merged" ? "apply decides, and tells in its own comment" : "nothing is asked any more";
  const text = `pull request ${number} is ${state}: ${then}`;
  return { exit: 0, text, json: { pullRequest: number, state }, markdown: text };
}

function answer(report: RequestReport, exit: 0 | 1): Answer {
  return {
    exit,
    text: requestTerminal(report),
    json: { verdict: verdictOf(report), ...report },
    markdown: requestMarkdown(report, requestMarker),
    findings: report.findings,
  };
}

interface Asked {
  readonly pullRequest: PullRequest;
  /** The default branch as it is now: its targets, its policies, its owners. */
  readonly snapshot: Snapshot;
  readonly changes: readonly PathChange[];
}

async function reportOn(world: World, at: Instant, asked: Asked): Promise<RequestReport> {
  const { pullRequest, changes } = asked;
  const added = changes.filter(({ path, status }) => path.startsWith("grants/") && status === "added");
  // Policy is asked of grants alone: the pull request that mends a broken policy must not fail of it.
  const { grants, findings } =
    added.length === 0 ? { grants: [], findings: [] } : await reportAdded(world, at, { ...asked, added });
  const attested = await attestationFindings(world, { tip: asked.snapshot.commit, changes });
  const others = [...strays(changes), ...(await controlFindings(world, at, asked)), ...attested];
  const ending = changes
    .filter(({ path, status }) => status === "deleted" && kindOf(path) === "grant")
    .map(({ path }) => path.slice("grants/".length, -".yaml".length));
  const notes = await haltNotes(world, asked);
  const found = [...findings, ...others].sort(byPlace);
  return { grants, findings: found, ending, commit: pullRequest.head.sha, ...(notes.length > 0 ? { notes } : {}) };
}

async function reportAdded(
  world: World,
  at: Instant,
  asked: Asked & { readonly added: readonly PathChange[] },
): Promise<Pick<RequestReport, "grants" | "findings">> {
  const { snapshot, added } = asked;
  const policy = await world.policy(snapshot.policies, at);
  const tree = await readAdded(world, snapshot, added);
  const used = await usedIds(
    world,
    snapshot,
    added.map(({ path }) => path),
  );
  const limits = await limitsNow(world, { commit: snapshot.commit, at });
  const grants: GrantReport[] = [];
  const findings = [...tree.findings];
  // In the order in which apply would decide about them: those before count for those after.
  for (const { path } of added.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const read = tree.reads.get(path) as Read<FiledGrant> | undefined;
    if (read?.value) {
      const about = { asked, policy, limits, filed: read.value, read, used };
      const { grant, findings: more } = await reportGrant(world, at, about);
      findings.push(...more);
      if (grant) grants.push(grant);
      if (more.length === 0) limits.settle({ key: keyOf(read.value.target, read.value.id), state: "wanted" });
    } else if (read?.draft) findings.push(...(await draftFindings(world, snapshot, read, read.draft)));
  }
  return { grants, findings };
}

/** The added grants, read beside the default branch's own targets and configuration. */
async function readAdded(world: World, snapshot: Snapshot, added: readonly PathChange[]): Promise<Tree> {
  const control = snapshot.entries.filter(({ path }) => kindOf(path) === "configuration" || kindOf(path) === "target");
  const entries = [...control, ...added.map(({ path, mode, blob }) => ({ path, mode, oid: blob }))];
  const blobs = await world.repository.blobs(entries.filter(({ mode }) => mode === "100644").map(({ oid }) => oid));
  const tree = readTree(entries, blobs);
  const ours = new Set(added.map(({ path }) => path));
  return { ...tree, findings: tree.findings.filter(({ file }) => ours.has(file)) };
}

async function reportGrant(
  world: World,
  at: Instant,
  about: {
    readonly asked: Asked;
    readonly policy: Policy;
    readonly limits: Limits;
    readonly filed: FiledGrant;
    readonly read: Read<FiledGrant>;
    readonly used: ReadonlyMap<string, string>;
  },
): Promise<{ readonly grant?: GrantReport; readonly findings: readonly Finding[] }> {
  const { asked, policy, filed, read } = about;
  const { snapshot, pullRequest } = asked;
  const target = snapshot.tree.targets.get(filed.target);
  if (target === undefined) {
    const known = [...snapshot.tree.targets.keys()].join(", ");
    const message = `there is no target ${filed.target} on the default branch`;
    return {
      findings: read.place([
        { code: "grant.target.unknown", pointer: [], message, fix: `file it under one of: ${known}` },
      ]),
    };
  }
  const limited = await about.limits.against({
    ...{ filed, target, requester: pullRequest.author, moment: "request", base: snapshot.commit },
    mergedAt: at - (at % second),
  });
  const fitting = [...(await objectionsTo(world, snapshot, filed, target)), ...reuse(filed, about.used)];
  const findings = read.place([...fitting, ...limited.objections]);
  const approval = await approvalOf(world, snapshot, {
    pullRequest,
    moment: "request",
    path: filed.path,
    blob: filed.blob,
    base: snapshot.commit,
    now: at,
  });
  const asking = { filed, target, requester: pullRequest.author, usage: limited.usage, judgedAt: at };
  const decision = requestDecision(policy, approval, asking);
  const compiled = findings.length === 0 ? await documentsOf(world, at, snapshot, { filed, target }) : undefined;
  const subjects = listedSubject(target.target, filed.grant);
  const { change, reason, window, access } = filed.grant;
  const grant: GrantReport = {
    path: filed.path,
    id: filed.id,
    target: target.name,
    tier: target.target.tier,
    account: target.target.account,
    access,
    documents: compiled?.documents ?? [],
    told: compiled?.told ?? [],
    window,
    change,
    reason,
    requester: pullRequest.author,
    approval,
    policy: decision,
    stillNeeded: stillNeeded(approval, decision, findings),
    decidedLater: findings.length === 0 && decision.allowed ? decidedLater(approval) : "",
    decidedAfterMerge: [
      subjectDecidedLater(filed),
      controlDecidedLater,
      ...policyDecidedLater(decision),
      ...limited.later,
    ],
    given: limited.says,
    ...(compiled ? { resource: compiled.resource } : {}),
    ...(subjects ? { subject: subjectOf(subjects, filed.grant) } : {}),
  };
  return { grant, findings };
}

/** What no pull request can tell of the branch that it will be merged into. In words that follow "if". */
const controlDecidedLater =
  "nothing that decides (targets, policies, owners, workflows) was changed past its owners since the last good run";

/** What the target has against a grant whose file has findings already: a person mends everything at once. */
async function draftFindings(
  world: World,
  snapshot: Snapshot,
  read: Read<FiledGrant>,
  draft: FiledGrant,
): Promise<readonly Finding[]> {
  const target = snapshot.tree.targets.get(draft.target);
  if (target === undefined) return [];
  const told = new Set(read.findings.map(({ line }) => line));
  const more = read.place(await objectionsTo(world, snapshot, draft, target));
  return more.filter(({ line }) => !told.has(line));
}
