import type { Ailment, Examination } from "../../core/ailment.ts";
import type { BranchRule } from "../../core/settings.ts";
import type { Reading } from "../../core/subject-facts.ts";
import { installed } from "./apps.ts";
import { look, together } from "./look.ts";
import type { Patient } from "./patient.ts";

/** One thing that rules must ensure of a branch. Several rulesets may hold at once, and the strictest counts. */
interface Demand {
  readonly code: string;
  readonly met: (rule: BranchRule) => boolean;
  readonly seen: string;
  readonly says: string;
}

const parameter = (name: string, fits: (value: unknown) => boolean) => (rule: BranchRule) =>
  rule.type === "pull_request" && fits(rule.parameters[name]);
const on = (value: unknown) => value === true;
const type = (name: string) => (rule: BranchRule) => rule.type === name;

const reviewed: Demand = {
  code: "doctor.branch.pull-request",
  met: type("pull_request"),
  seen: "whoever may write can push to it without a pull request",
  says: "require a pull request",
};

const reviews: readonly Demand[] = [
  {
    code: "doctor.branch.code-owners",
    met: parameter("require_code_owner_review", on),
    seen: "GitHub asks no code owner for a review",
    says: "require review from Code Owners",
  },
  {
    code: "doctor.branch.approvals",
    met: parameter("required_approving_review_count", (count) => Number(count) >= 1),
    seen: "no approval is required",
    says: "require one approval at least",
  },
  {
    code: "doctor.branch.last-push",
    met: parameter("require_last_push_approval", on),
    seen: "whoever pushed last may approve what they pushed",
    says: "require approval of the most recent push",
  },
  {
    code: "doctor.branch.stale",
    met: parameter("dismiss_stale_reviews_on_push", on),
    seen: "an approval outlives what is pushed after it",
    says: "dismiss stale approvals",
  },
];

const squash: Demand = {
  code: "doctor.branch.squash",
  met: parameter("allowed_merge_methods", (methods) => JSON.stringify(methods) === '["squash"]'),
  seen: "it can be merged to by other ways than one squashed commit, whose pull request apply then cannot tell",
  says: "allow squash merges alone",
};

const kept = (what: "branch" | "ledger"): readonly Demand[] => [
  {
    code: `doctor.${what}.force-push`,
    met: type("non_fast_forward"),
    seen: "its history can be rewritten",
    says: "block force pushes",
  },
  {
    code: `doctor.${what}.deletion`,
    met: type("deletion"),
    seen: "it can be deleted",
    says: "restrict deletions",
  },
];

const written: Demand = {
  code: "doctor.ledger.update",
  met: type("update"),
  seen: "others than the writer App may push to it",
  says: "restrict updates, with the writer App alone to bypass it",
};

/** What the rules of the default branch and of the ledger must ensure, and who may pass them: the writer App, nobody else. */
export function branches(patient: Patient): Examination {
  const { configuration, settings } = patient;
  const { repository, branch, ledger } = configuration;
  const page = `https://github.com/${repository}/settings/rules`;
  const writer = installed(patient, "WRITER");
  const own = "read" in settings.repository ? settings.repository.read.merges : [];
  const squashed = own.length === 1 && own[0] === "squash";
  const demands = [reviewed, ...reviews, ...(squashed ? [] : [squash]), ...kept("branch")];
  return together(
    look(`rules of ${branch}`, settings.branch, (rules) => {
      const reviewless = !rules.some(reviewed.met);
      const asked = reviewless ? demands.filter((one) => ![...reviews, squash].includes(one)) : demands;
      return unmet(rules, asked, { where: `branch ${branch}`, page });
    }),
    passing({ rules: settings.branch, demands, writer, code: "doctor.branch.bypass", where: `branch ${branch}`, page }),
    look(`rules of ${ledger}`, settings.ledger, (rules) =>
      unmet(rules, [...kept("ledger"), written], { where: `branch ${ledger}`, page }),
    ),
    passing({
      ...{ rules: settings.ledger, demands: [...kept("ledger"), written], writer },
      ...{ code: "doctor.ledger.bypass", where: `branch ${ledger}`, page },
    }),
    keeper(settings.ledger, writer, { where: `branch ${ledger}`, page }),
    untraced(settings.branch, { where: `branch ${branch}`, page }),
    untraced(settings.ledger, { where: `branch ${ledger}`, page }),
  );
}

interface Place {
  readonly where: string;
  readonly page: string;
}

function unmet(rules: readonly BranchRule[], demands: readonly Demand[], { where, page }: Place): readonly Ailment[] {
  return demands
    .filter(({ met }) => !rules.some(met))
    .map(({ code, seen, says }) => ({ code, where, seen, fix: `in a ruleset for it, ${says}: ${page}` }));
}

interface Passing extends Place {
  readonly rules: Reading<readonly BranchRule[]>;
  readonly demands: readonly Demand[];
  readonly writer: ReturnType<typeof installed>;
  readonly code: string;
}

/** Of every demand that is met, one rule at least must be one that nobody but the writer passes. */
function passing({ rules, demands, writer, code, where, page }: Passing): Examination {
  if ("unknown" in rules) return together();
  const strangers = new Set<string>();
  const unseen = new Set<string>();
  for (const { met } of demands) {
    const others = rules.read.filter(met).map((rule) => strangersOf(rule, writer));
    if (others.length === 0 || others.some((one) => "read" in one && one.read.length === 0)) continue;
    for (const one of others)
      if ("read" in one) for (const name of one.read) strangers.add(name);
      else unseen.add(one.unknown);
  }
  const seen = `its rules do not hold for ${[...strangers].join(", ")}`;
  const fix = `leave the writer App alone on the bypass lists: ${page}`;
  return {
    ailments: strangers.size > 0 ? [{ code, where, seen, fix }] : [],
    unseen: Array.from(unseen, (why) => ({ where: `who bypasses the rules of ${where}`, why })),
  };
}

function strangersOf({ bypass }: BranchRule, writer: ReturnType<typeof installed>): Reading<readonly string[]> {
  if ("unknown" in bypass || bypass.read.length === 0) return "unknown" in bypass ? bypass : { read: [] };
  if ("unknown" in writer) return writer;
  const isWriter = (kind: string, id: number | undefined) => kind === "Integration" && id === writer.read?.appId;
  const others = bypass.read.filter(({ kind, id }) => !isWriter(kind, id));
  return { read: others.map(({ kind, id }) => `${kind}${id === undefined ? "" : ` ${id}`}`) };
}

/** Whoever may not push to the ledger cannot record. */
function keeper(
  rules: Reading<readonly BranchRule[]>,
  writer: ReturnType<typeof installed>,
  { where, page }: Place,
): Examination {
  if ("unknown" in rules || "unknown" in writer || writer.read === undefined) return together();
  const { appId } = writer.read;
  const shut = rules.read.filter(
    ({ type: name, bypass }) =>
      ["update", "creation", "pull_request"].includes(name) &&
      "read" in bypass &&
      !bypass.read.some(({ kind, id }) => kind === "Integration" && id === appId),
  );
  const seen = `the writer App does not pass ${shut.map(({ type: name }) => name).join(", ")}, and cannot record`;
  const fix = `add it to the bypass list: ${page}`;
  return { ailments: shut.length > 0 ? [{ code: "doctor.ledger.writer", where, seen, fix }] : [], unseen: [] };
}

/** Whoever is exempt passes rules without a line in GitHub's log: nobody could tell what it pushed from what was reviewed. */
function untraced(rules: Reading<readonly BranchRule[]>, { where, page }: Place): Examination {
  if ("unknown" in rules) return together();
  const actors = rules.read.flatMap(({ bypass }) => ("read" in bypass ? bypass.read : []));
  const exempt = new Set(actors.filter((actor) => actor.exempt).map(({ kind, id }) => `${kind} ${id ?? ""}`.trim()));
  const seen = `${[...exempt].join(", ")} is exempt from its rules, and GitHub records nothing when it passes them`;
  const fix = `let it bypass always, which is recorded: ${page}`;
  return { ailments: exempt.size > 0 ? [{ code: "doctor.branch.exempt", where, seen, fix }] : [], unseen: [] };
}
