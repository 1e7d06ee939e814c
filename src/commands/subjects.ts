import { Fault } from "../core/fault.ts";
import type { Objection } from "../core/finding.ts";
import type { FiledGrant } from "../core/grant.ts";
import { listedSubject } from "../core/subject.ts";
import { type SubjectRecord, subjectFactsObjections, subjectRecord } from "../core/subject-facts.ts";
import type { NamedTarget } from "../core/target.ts";
import type { World } from "./world.ts";

/** What speaks against the job of a grant, and what of its repository is kept when nothing does. */
export interface SubjectVerdict {
  readonly objections: readonly Objection[];
  readonly record?: SubjectRecord;
}

/**
 * Whether the job of a grant is one that only its repository's reviewed files decide about: read from GitHub at the first
 * decision, when it may deny. A pull request's own token cannot read another repository, so nothing is told then.
 * A job that the target does not list has an objection already, and its repository is not asked.
 */
export async function subjectObjections(
  world: Pick<World, "reader">,
  {
    filed,
    target,
    moment,
  }: {
    readonly filed: FiledGrant;
    readonly target: NamedTarget;
    readonly moment: "request" | "activation";
  },
): Promise<SubjectVerdict> {
  const { grant } = filed;
  const subjects = listedSubject(target.target, grant);
  if (moment === "request" || subjects === undefined) return { objections: [] };
  const forge = await world.reader(grant.job.repository);
  if (forge === undefined) return { objections: [notInstalled(grant.job.repository)] };
  const facts = await forge.subjectFacts(grant.job);
  const objections = subjectFactsObjections(facts, grant, subjects, target.target.tier);
  if (objections.length > 0) return { objections };
  const record = subjectRecord(facts);
  if (record === undefined)
    throw new Fault("subject.unread", "the job's repository was judged without being read; this is a bug");
  return { objections, record };
}

/** What only apply can tell of a job, in words that follow "if". */
export function subjectDecidedLater({ grant }: Pick<FiledGrant, "grant">): string {
  const { repository, workflow, ref, environment } = grant.job;
  return `apply finds ${workflow} at ${ref} and environment ${environment} of ${repository} safe, which only apply can read`;
}

function notInstalled(repository: string): Objection {
  return {
    code: "grant.job.repository.unread",
    pointer: ["job", "repository"],
    message: `the reader App is not installed on ${repository}, so nobody can tell whether its workflow, branch and environment are safe`,
    fix: "have an owner of that repository install the App there, then run apply again",
  };
}
