import { byPlace, type Finding } from "../core/finding.ts";
import type { FiledGrant } from "../core/grant.ts";
import { type Read, readTree, type Tree } from "../core/parse.ts";
import { kindOf } from "../core/paths.ts";
import type { GrantReport, RequestReport } from "../core/report.ts";
import { listedSubject, subjectOf } from "../core/subject.ts";
import type { NamedTarget } from "../core/target.ts";
import { basic, type Instant, iso } from "../core/time.ts";
import type { Documents, PathChange, Policy, PullRequest } from "../ports.ts";
import { requestMarkdown } from "../report/markdown.ts";
import { requestTerminal } from "../report/terminal.ts";
import { verdictOf } from "../report/words.ts";
import type { Answer } from "./answer.ts";
import { approvalOf } from "./approval.ts";
import { leaseOf, objectionsTo } from "./decide.ts";
import { decidedLater, requestDecision, stillNeeded } from "./needed.ts";
import { policyModes } from "./policy-files.ts";
import { type Snapshot, snapshotAt } from "./snapshot.ts";
import { reuse, usedIds } from "./used.ts";
import type { World } from "./world.ts";

/** First line of the one comment that validate keeps on a pull request. */
export const requestMarker = "<!-- sallyport: what this pull request asks for -->";

/**
 * Explains a pull request on the pull request: findings on their lines, and one comment from which a reviewer can decide.
 * Nothing that is said here is relied on later: apply decides again, from the default branch.
 */
export async function validate(world: World, at: Instant, about: { readonly pullRequest: number }): Promise<Answer> {
  const pullRequest = await world.forge.pullRequest(about.pullRequest);
  // What was asked has been decided, or never will be: a run that comes late must not call its own merge a mistake.
  if (pullRequest.state !== "open") return late(pullRequest);
  const tip = await world.repository.tip();
  if (!(await world.repository.fetchCommit(pullRequest.head.sha)))
    return answer({ grants: [], findings: [], notes: ["the head of this pull request is gone: push it again"] }, 1);
  const changes = await world.repository.diff(tip, pullRequest.head.sha);
  const snapshot = await snapshotAt(world.repository, tip, { grants: false });
  const report = await reportOn(world, at, { pullRequest, snapshot, changes });
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
  const others = [...strays(changes), ...(await controlFindings(world, at, asked))];
  const ending = changes
    .filter(({ path, status }) => status === "deleted" && kindOf(path) === "grant")
    .map(({ path }) => path.slice("grants/".length, -".yaml".length));
  return { grants, findings: [...findings, ...others].sort(byPlace), ending, commit: pullRequest.head.sha };
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
  const grants: GrantReport[] = [];
  const findings = [...tree.findings];
  for (const { path } of added) {
    const read = tree.reads.get(path) as Read<FiledGrant> | undefined;
    if (read?.value) {
      const { grant, findings: more } = await reportGrant(world, at, { asked, policy, filed: read.value, read, used });
      findings.push(...more);
      if (grant) grants.push(grant);
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

/** What is wrong with targets, configuration and policies as this pull request would leave them. */
async function controlFindings(
  world: World,
  at: Instant,
  { pullRequest, changes }: Pick<Asked, "pullRequest" | "changes">,
): Promise<readonly Finding[]> {
  const changed = new Set(changes.map(({ path }) => path));
  if (![...changed].some((path) => /^(sallyport\.yaml|targets\/|policies\/)/.test(path))) return [];
  const entries = await world.repository.tree(pullRequest.head.sha, "");
  const plain = entries.filter(({ mode, type }) => mode === "100644" && type === "blob");
  const read = plain.filter(({ path }) => /^(sallyport\.yaml$|targets\/|policies\/)/.test(path));
  const blobs = await world.repository.blobs(read.map(({ oid }) => oid));
  const control = entries.filter(
    ({ path }) => kindOf(path) !== "grant" && kindOf(path) !== "other" && !path.startsWith("grants/"),
  );
  const policies = read.filter(({ path }) => path.startsWith("policies/"));
  return [
    ...readTree(control, blobs).findings,
    ...policyModes(entries),
    ...(await world.policyFindings(
      new Map(policies.map(({ path, oid }) => [path, blobs.get(oid)!.toString("utf8")])),
      at,
    )),
  ];
}

async function reportGrant(
  world: World,
  at: Instant,
  about: {
    readonly asked: Asked;
    readonly policy: Policy;
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
  const objections = [...(await objectionsTo(world, snapshot, filed, target)), ...reuse(filed, about.used)];
  const findings = read.place(objections);
  const approval = await approvalOf(world, snapshot, {
    pullRequest,
    moment: "request",
    path: filed.path,
    blob: filed.blob,
    base: snapshot.commit,
    now: at,
  });
  const decision = requestDecision(policy, approval, { filed, target, requester: pullRequest.author });
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
    ...(compiled ? { resource: compiled.resource } : {}),
    ...(subjects ? { subject: subjectOf(subjects, filed.grant) } : {}),
  };
  return { grant, findings };
}

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

/** The documents as apply would make them, with words where only the merge can tell the time. */
async function documentsOf(
  world: World,
  at: Instant,
  snapshot: Snapshot,
  { filed, target }: { readonly filed: FiledGrant; readonly target: NamedTarget },
): Promise<Documents> {
  const provider = await world.provider(target, snapshot.configuration);
  const lease = leaseOf(snapshot, target, filed, {
    mergedAt: at - (at % 1000),
    pullRequest: 0,
    facts: "",
    ledgerHead: "",
  });
  const { start, minutes } = filed.grant.window;
  const words: readonly (readonly [string, string])[] =
    start === undefined
      ? [
          [iso(lease.from), "<time of the merge>"],
          [iso(lease.until), `<${minutes} minutes after the merge>`],
          [basic(lease.until), "<until>"],
          [lease.mark, "<mark>"],
        ]
      : [];
  const text = words.reduce(
    (json, [exact, word]) => json.replaceAll(exact, word),
    JSON.stringify(provider.compile(lease)),
  );
  return JSON.parse(text) as Documents;
}

/** A grant comes alone: whatever else a pull request changes is told, and edits of grants are refused. */
function strays(changes: readonly PathChange[]): Finding[] {
  if (!changes.some(({ path, status }) => path.startsWith("grants/") && status !== "deleted")) return [];
  return changes.flatMap((change) => {
    if (!change.path.startsWith("grants/"))
      return [
        finding(
          change,
          "grant.not-alone",
          `${change.status} in the same pull request as a grant`,
          "move it to a pull request of its own",
        ),
      ];
    if (change.status === "modified")
      return [
        finding(
          change,
          "grant.edited",
          "a merged grant is not edited",
          "add a new file under a new id; an edit only ends the old lease",
        ),
      ];
    return [];
  });
}

function finding({ path }: PathChange, code: string, message: string, fix: string): Finding {
  return { code, file: path, line: 1, column: 1, message, fix, level: "error" };
}
