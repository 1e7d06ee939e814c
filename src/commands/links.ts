import type { LedgerLine } from "../core/event.ts";
import type { Fault } from "../core/fault.ts";
import type { Deed } from "../core/outcome.ts";
import { type DecisionFacts, type GrantRecord, newest, readFacts } from "../core/record.ts";
import type { Chain, Link } from "../core/report.ts";
import { fromIso, type Instant, iso, minute } from "../core/time.ts";
import type { PathChange, Use } from "../ports.ts";
import { policyEvidence } from "../report/audited.ts";
import { useLinks } from "./use-links.ts";
import { workflowLink } from "./workflow-link.ts";
import type { World } from "./world.ts";

/** Everything that is known of one grant's life. */
export interface Evidence {
  readonly key: string;
  readonly at: Instant;
  readonly record: GrantRecord | undefined;
  /** Newest first. */
  readonly changes: readonly PathChange[];
  /** From the cloud's log: undefined when there never was a role, a fault when the log could not be read. */
  readonly uses: readonly Use[] | Fault | undefined;
  /** What reconcile would do about it now. */
  readonly planned: readonly Deed[];
}

/** CloudTrail delivers within minutes, without a promise; after an hour an auditor takes silence for "never". */
export const longSilence = 60 * minute;

/** Link by link, each from the source that can prove it. */
export async function chainOf(
  world: Pick<World, "forge" | "repository" | "reader">,
  evidence: Evidence,
): Promise<Chain> {
  const [target, id] = evidence.key.split("/") as [string, string];
  const links = [
    await requestLink(world, evidence),
    approvalLink(evidence),
    leaseLink(evidence),
    await workflowLink(world, evidence),
    ...(await useLinks(world, evidence)),
    revocationLink(evidence),
    revertLink(evidence),
  ];
  return { target, id, links };
}

async function requestLink(world: Pick<World, "forge">, { changes, record }: Evidence): Promise<Link> {
  const added = changes.findLast(({ status }) => status === "added");
  if (added === undefined)
    return {
      link: "request",
      state: "broken",
      says: "the ledger knows it and the history of the default branch does not",
    };
  const facts = readFacts(newest(record, "decided"));
  const pullRequest = await world.forge.mergedAs(added.commit);
  if (pullRequest?.mergedAt === undefined)
    return {
      link: "request",
      state: "broken",
      says: "it reached the default branch without a merged pull request",
      evidence: [added.commit],
    };
  if (facts && (facts.pullRequest !== pullRequest.number || facts.commit !== added.commit))
    return {
      link: "request",
      state: "broken",
      says: `the ledger says pull request #${facts.pullRequest}, history says #${pullRequest.number}`,
    };
  return {
    link: "request",
    state: "present",
    at: iso(pullRequest.mergedAt),
    says: `${pullRequest.author.login} asked in pull request #${pullRequest.number}, merged as ${added.commit.slice(0, 12)}`,
    evidence: [pullRequest.url, added.commit, added.blob],
  };
}

function approvalLink({ record }: Evidence): Link {
  const line = newest(record, "decided");
  const facts = readFacts(line);
  const refused = newest(record, "refused");
  if (line && facts)
    return {
      link: "approval",
      state: "present",
      at: line.at,
      says: `counted by apply: approved before the merge by ${approvalsOf(facts)}, who saw these bytes`,
      evidence: [line.id, ...facts.approvals.map(({ review }) => `review ${review}`), ...policyEvidence(line)],
    };
  if (refused)
    return {
      link: "approval",
      state: "never-minted",
      at: refused.at,
      says: `refused: ${words(refused.detail.why)}`,
      evidence: [refused.id, ...policyEvidence(refused)],
    };
  return { link: "approval", state: "not-yet", says: "apply has not decided about it" };
}

/** Each approver of the grant's own path, as whom they counted and whether they could write. */
function approvalsOf({ approvers, approvals, path }: DecisionFacts): string {
  return approvers
    .map(({ id, login }) => {
      const given = approvals.find((approval) => approval.by === id && approval.path === path);
      const as = given === undefined ? "" : ` as ${given.as.join(" and ")}`;
      return `${login}${as}${given?.mayWrite ? " with write access" : ""}`;
    })
    .join(", ");
}

function leaseLink({ record, at }: Evidence): Link {
  const bound = newest(record, "bound");
  if (bound)
    return {
      link: "lease",
      state: "present",
      at: bound.at,
      says: `open from ${words(bound.detail.from)} until ${words(bound.detail.until)} as ${words(bound.detail.resource)}`,
      evidence: [bound.id, `mark ${bound.mark}`],
    };
  const sealed = newest(record, "sealed");
  if (sealed && sealed.detail.was !== "preparing")
    return {
      link: "lease",
      state: "absent",
      says: `${words(sealed.detail.resource)} stood, and the line of its opening was lost`,
      evidence: [sealed.id],
    };
  if (newest(record, "refused") || newest(record, "ended"))
    return { link: "lease", state: "never-minted", says: "it was never opened" };
  const decided = newest(record, "decided");
  const waiting = decided === undefined || at - (fromIso(decided.at) ?? 0) < longSilence;
  return {
    link: "lease",
    state: waiting ? "not-yet" : "absent",
    says: waiting ? "it is not open yet" : "it was approved and there is no line of its lease",
  };
}

function revocationLink({ record, at, planned }: Evidence): Link {
  const sealed = newest(record, "sealed");
  if (sealed) {
    const probed = newest(record, "probed");
    const gone = newest(record, "deleted");
    const proven = probed
      ? `proven dead at ${words(probed.detail.provenDeadAt)} by ${words(probed.detail.proof)}`
      : "its death is not proven";
    const early = whoEnded(record);
    const deleted = gone ? [`deleted at ${words(gone.detail.deletedAt) || `${gone.at} or before`}`] : [];
    return {
      link: "revocation",
      state: "present",
      at: words(sealed.detail.sealedAt) || sealed.at,
      says: [...early.says, "sealed", proven, ...deleted].join("; "),
      evidence: [early.line, sealed, probed, gone].flatMap((line) => (line ? [line.id] : [])),
    };
  }
  const bound = newest(record, "bound");
  if (bound === undefined) return { link: "revocation", state: "never-minted", says: "there was nothing to revoke" };
  const until = fromIso(words(bound.detail.until)) ?? at;
  const due = planned.find((deed) => deed.do === "unbind");
  if (due && at >= until + longSilence)
    return {
      link: "revocation",
      state: "absent",
      says: `the sweep is late: ${due.says}; the cloud refuses it by itself since ${iso(until)}`,
    };
  if (at >= until)
    return {
      link: "revocation",
      state: "not-yet",
      says: `its time was over at ${iso(until)}; the sweep has yet to tidy`,
    };
  return { link: "revocation", state: "not-yet", says: `it ends by itself at ${iso(until)}` };
}

/** Who ended it before its time, by the line of their asking or of the halt that it stood in. */
function whoEnded(record: GrantRecord | undefined): { readonly says: readonly string[]; readonly line?: LedgerLine } {
  const asked = record?.lines.findLast(({ kind, detail }) => kind === "revocation" && detail.heeded === true);
  if (asked) {
    const who = words(asked.detail.by) === "" ? "somebody who is not known" : `@${words(asked.detail.by)}`;
    const reason = words(asked.detail.reason);
    const because = reason === "" ? "" : `, because: ${reason}`;
    return { says: [`revoked by ${who} (${words(asked.detail.why)}${because})`], line: asked };
  }
  const ended = newest(record, "ended");
  return ended?.detail.ending === "revoked" ? { says: [words(ended.detail.why)], line: ended } : { says: [] };
}

function revertLink({ record, changes }: Evidence): Link {
  const reverted = newest(record, "reverted");
  const deleted = changes.find(({ status }) => status === "deleted");
  if (deleted && reverted && reverted.detail.commit !== deleted.commit)
    return {
      link: "revert",
      state: "broken",
      says: `the ledger says ${words(reverted.detail.commit).slice(0, 12)}, history says ${deleted.commit.slice(0, 12)}`,
    };
  if (deleted)
    return {
      link: "revert",
      state: "present",
      ...at(reverted),
      says: `its file left the default branch in ${deleted.commit.slice(0, 12)}`,
      evidence: [deleted.commit],
    };
  if (reverted)
    return { link: "revert", state: "broken", says: "the ledger says its file was taken away, and it is there" };
  const ended = newest(record, "ended");
  return ended
    ? {
        link: "revert",
        state: "not-yet",
        says: "it has ended and its file is still there: the next sweep takes it away",
      }
    : { link: "revert", state: "not-yet", says: "its file is on the default branch" };
}

function at(line: LedgerLine | undefined): { readonly at?: string } {
  return line ? { at: line.at } : {};
}

function words(value: unknown): string {
  return typeof value === "string" ? value : "";
}
