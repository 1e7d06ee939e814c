import type { Objection } from "./finding.ts";
import type { Grant } from "./grant.ts";
import { subjectPrefixes } from "./subject.ts";
import type { Subjects, Target } from "./target.ts";
import { workflowObjections } from "./workflow.ts";

/** What GitHub answered, or why it did not: unknown is never a yes. */
export type Reading<T> = { readonly read: T } | { readonly unknown: string };

/** A branch or a tag of the job's repository. */
export interface RefFacts {
  /** The commit that it names now. */
  readonly commit: string;
  /** A branch: a ruleset lets nothing onto it but by a pull request that somebody approved. */
  readonly ruled: boolean;
  /** A branch: it has a classic protection rule. */
  readonly classic: boolean;
  /** Whether that rule keeps a single writer from changing the branch. Absent: GitHub does not show this token what it asks. */
  readonly classicGuards?: boolean;
  /**
   * A branch: whoever may write can delete it and push another of its name, whatever its pull requests ask: a rule of its own
   * restricts deletions. `unshown`: a classic rule would tell, and GitHub does not show it to this token.
   */
  readonly replaceable: boolean | "unshown";
  /** A tag: of an immutable release, which nobody can move. */
  readonly immutable: boolean;
}

/** Which refs an environment lets in. */
export type EnvironmentFacts =
  /** Any. */
  | { readonly admits: "all" }
  /** Branches with a protection rule; all of them while no branch has one. */
  | { readonly admits: "protected" }
  | { readonly admits: readonly { readonly kind: "branch" | "tag"; readonly pattern: string }[] };

/** How GitHub makes `sub` for a repository. */
export interface SubjectFormat {
  /** False: of claims that the repository or its organization chose. */
  readonly usesDefault: boolean;
  /** How it begins, for example `repo:acme/payments`; empty when GitHub does not say. */
  readonly prefix: string;
}

/** What was read of the job's repository, as it stands now. `undefined` in a reading: it does not exist. */
export interface SubjectFacts {
  readonly repository: Reading<{ readonly id: string; readonly ownerId: string }>;
  readonly ref: Reading<RefFacts | undefined>;
  readonly environment: Reading<EnvironmentFacts | undefined>;
  /** The workflow file at that ref's commit. */
  readonly workflow: Reading<{ readonly blob: string; readonly text: string } | undefined>;
  readonly format: Reading<SubjectFormat>;
}

/** What a decision keeps of it: enough to make the same lease again, and to tell whether the workflow changed afterwards. */
export interface SubjectRecord {
  /** How GitHub said that it begins `sub`. */
  readonly prefix: string;
  /** The commit of the job's ref, and the workflow file's git object id there. */
  readonly commit: string;
  readonly workflow: string;
}

/** Everything that speaks against a job, by what was read of its repository; all at once. Pointers are into the grant. */
export function subjectFactsObjections(
  facts: SubjectFacts,
  { job }: Pick<Grant, "job">,
  subjects: Subjects,
  tier?: Target["tier"],
): readonly Objection[] {
  return [
    ...judged("repository", facts.repository, (found) => repositoryObjections(found, subjects)),
    ...judged("ref", facts.ref, (found) => refObjections(found, job, tier)),
    ...judged("environment", facts.environment, (found) => environmentObjections(found, job, classic(facts))),
    ...judged("workflow", facts.workflow, (found) =>
      found === undefined
        ? [
            against(
              "workflow",
              "missing",
              `${job.workflow} is not there at ${job.ref}`,
              "name a file that is on that ref",
            ),
          ]
        : workflowObjections({ path: job.workflow, text: found.text }, job, subjects.reusable),
    ),
    ...judged("repository", facts.format, (found) => formatObjections(found, subjects)),
  ];
}

/** What is kept of facts that nothing speaks against; undefined when a part of it was not read. */
export function subjectRecord({ ref, workflow, format }: SubjectFacts): SubjectRecord | undefined {
  if (!("read" in ref && "read" in workflow && "read" in format)) return undefined;
  if (ref.read === undefined || workflow.read === undefined) return undefined;
  return { prefix: format.read.prefix, commit: ref.read.commit, workflow: workflow.read.blob };
}

type Field = "repository" | "ref" | "environment" | "workflow";

function judged<T>(field: Field, reading: Reading<T>, judge: (found: T) => readonly Objection[]): readonly Objection[] {
  if ("read" in reading) return judge(reading.read);
  const fix = "let the reader App read metadata, contents and actions there, then run apply again";
  return [
    against(field, "unknown", `it cannot be told whether the ${field} of the job is safe: ${reading.unknown}`, fix),
  ];
}

function against(field: Field, what: string, message: string, fix: string): Objection {
  return { code: `grant.job.${field}.${what}`, pointer: ["job", field], message, fix };
}

function repositoryObjections(
  found: { readonly id: string; readonly ownerId: string },
  subjects: Subjects,
): readonly Objection[] {
  if (found.id === subjects.repository_id && found.ownerId === subjects.owner_id) return [];
  return [
    against(
      "repository",
      "other",
      `${subjects.repository} is repository ${found.id} of owner ${found.ownerId} now, and the target lists ${subjects.repository_id} of ${subjects.owner_id}: a name can be given to another`,
      "find out who has the name; where it is rightly theirs, the target's owners write the new ids",
    ),
  ];
}

function refObjections(
  found: RefFacts | undefined,
  { repository, ref }: Grant["job"],
  tier: Target["tier"] | undefined,
): readonly Objection[] {
  const name = ref.replace(/^refs\/(?:heads|tags)\//, "");
  const tag = ref.startsWith("refs/tags/");
  if (found === undefined)
    return [against("ref", "missing", `${repository} has no ${ref}`, "name a ref that exists, or make it first")];
  if (tag && !found.immutable)
    return [
      against(
        "ref",
        "movable",
        `tag ${name} of ${repository} can be moved to another commit by whoever may write there`,
        "run on a protected branch, or publish the tag as an immutable release",
      ),
    ];
  const ruleset = "add a ruleset for that branch that requires a pull request with an approval, then run apply again";
  if (!tag && !found.ruled && found.classic && found.classicGuards === undefined && tier === "production")
    return [
      against(
        "ref",
        "unread",
        `branch ${name} of ${repository} has classic protection, and github does not show the reader App what it asks: that is not enough for production`,
        ruleset,
      ),
    ];
  if (!tag && !found.ruled && (!found.classic || found.classicGuards === false))
    return [
      against(
        "ref",
        "unprotected",
        `branch ${name} of ${repository} is not protected: whoever may write there changes the workflow after the approval`,
        ruleset,
      ),
    ];
  if (!tag && (found.replaceable === true || (found.replaceable === "unshown" && tier === "production"))) {
    const known = found.replaceable === true ? "" : "it is not shown whether ";
    return [
      against(
        "ref",
        "replaceable",
        `${known}branch ${name} of ${repository} can be deleted by whoever may write there, who then pushes another of its name past every review`,
        "add a ruleset for that branch that restricts deletions, then run apply again",
      ),
    ];
  }
  return [];
}

function classic({ ref }: SubjectFacts): boolean {
  return "read" in ref && ref.read?.classic === true;
}

function environmentObjections(
  found: EnvironmentFacts | undefined,
  { environment, repository, ref }: Grant["job"],
  protectedRef: boolean,
): readonly Objection[] {
  const restrict =
    "set its deployment branches in the repository's settings to the branch that the grant names, then run apply again";
  if (found === undefined)
    return [
      against(
        "environment",
        "missing",
        `${repository} has no environment ${environment}: GitHub would make it, open to every branch, when a job first names it`,
        `make it, and ${restrict}`,
      ),
    ];
  const open = openness(found);
  if (open !== undefined)
    return [against("environment", "open", `environment ${environment} of ${repository} lets ${open} in`, restrict)];
  if (admits(found, ref, protectedRef)) return [];
  return [
    against("environment", "closed", `environment ${environment} of ${repository} does not let ${ref} in`, restrict),
  ];
}

/** Whom an environment lets in that is as good as everybody; undefined when it chooses. */
function openness({ admits: whom }: EnvironmentFacts): string | undefined {
  if (whom === "all") return "every branch";
  if (whom === "protected") return undefined;
  const wide = whom.find(({ pattern }) => !/[A-Za-z0-9]/.test(pattern.replace(/\[[^\]]*\]/g, "")));
  return wide && `every ${wide.kind} that looks like ${wide.pattern}`;
}

/** A pattern is matched as GitHub's page on environments says: Ruby's fnmatch, where `*` stops at a slash. */
function admits({ admits: whom }: EnvironmentFacts, ref: string, protectedRef: boolean): boolean {
  // While no branch has a classic rule such an environment lets every branch in; no page says that a ruleset counts.
  if (whom === "protected") return ref.startsWith("refs/heads/") && protectedRef;
  if (whom === "all") return false;
  const [, kind, name] = /^refs\/(head|tag)s\/(.+)$/.exec(ref) ?? [];
  return whom.some((one) => one.kind === (kind === "tag" ? "tag" : "branch") && fits(one.pattern, name ?? ""));
}

/** Only `*` inside one segment is understood; a pattern with anything else must be the name itself. */
function fits(pattern: string, name: string): boolean {
  if (pattern === name) return true;
  if (!/^[\w./@+-]*(?:\*[\w./@+-]*)+$/.test(pattern) || pattern.includes("**")) return false;
  const source = pattern.split("*").map((part) => part.replaceAll(/[.+]/g, "\\$&"));
  return new RegExp(`^${source.join("[^/]*")}$`).test(name);
}

function formatObjections({ usesDefault, prefix }: SubjectFormat, subjects: Subjects): readonly Objection[] {
  const { repository } = subjects;
  if (!usesDefault)
    return [
      against(
        "repository",
        "sub",
        `${repository} makes the claim \`sub\` of its tokens by a template of its own, which no lease can be matched with`,
        `set it back: \`gh api -X PUT repos/${repository}/actions/oidc/customization/sub -F use_default=true\``,
      ),
    ];
  const known: readonly string[] = subjectPrefixes(subjects);
  if (known.includes(prefix)) return [];
  return [
    against(
      "repository",
      "sub",
      prefix === ""
        ? `GitHub does not say how it begins the claim \`sub\` for ${repository}`
        : `GitHub begins the claim \`sub\` for ${repository} with ${prefix}, which is neither ${known.join(" nor ")}`,
      "write the repository's name and ids in the target exactly as GitHub has them",
    ),
  ];
}
