import type { Reasoning } from "../core/decision.ts";
import { type Instant, iso } from "../core/time.ts";
import { type Owner, ownersOf, showOwner } from "./codeowners.ts";
import { type ApprovalFacts, type ReviewedPullRequest, type Touched, teamKey } from "./facts.ts";
import { no, yes } from "./reasoning.ts";
import { ageWords } from "./vote.ts";

/** What must be true of the pull request itself before any approval of it counts. */
export function pullRequestGrounds({ moment, pullRequest, defaultBranch }: ApprovalFacts): Reasoning[] {
  const { base, head, mergedAt } = pullRequest;
  return [
    base.ref === defaultBranch
      ? yes(`pull request ${pullRequest.number} is for the default branch ${defaultBranch}`)
      : no(
          `pull request ${pullRequest.number} is for the branch ${base.ref}, not for the default branch ${defaultBranch}`,
          `open it against ${defaultBranch}`,
        ),
    head.repositoryId === base.repositoryId
      ? yes("its branch is in this repository")
      : no(
          "its branch is in another repository or gone with it",
          "push the branch to this repository and open it from there",
        ),
    mergeGround(moment, mergedAt),
    pullRequest.unknownCommitters
      ? no(
          "a commit names a person whom github links to no account, and who could be anybody",
          "push the commits again with an address that is linked to your account",
        )
      : yes("every author and committer of its commits is a known account"),
    pushGround(pullRequest),
  ];
}

/**
 * What is no person pushes at the word of whoever may write here: any workflow of any branch holds such a token. One that asks
 * in its own name is judged as what it is; in somebody else's pull request nobody knows whose change it is.
 */
function pushGround({ author, pushers }: ReviewedPullRequest): Reasoning {
  if (pushers.length === 0)
    return no("github names nobody who pushed its branch", "push the branch again and ask for a new review");
  const hand = pushers.find(({ kind, id }) => kind !== "user" && id !== author.id);
  if (hand)
    return no(
      `@${hand.login} pushed to its branch, and @${author.login} opened it: any writer here can have that done, an approver too`,
      "push the change to a branch that people alone push to, and open a pull request of that",
    );
  return yes(`its branch was pushed by ${pushers.map(({ login }) => `@${login}`).join(", ")}`);
}

function mergeGround(moment: ApprovalFacts["moment"], mergedAt: Instant | undefined): Reasoning {
  if (mergedAt !== undefined) return yes(`it was merged at ${iso(mergedAt)}`);
  if (moment === "request") return yes("it is open: approvals are judged again when it is merged");
  return no("it is not merged", "merge it");
}

/** What must be true of one touched path before any approval of it counts: only what is not is told. */
export function pathGrounds({ path, quorum, beneficiary }: Touched, facts: ApprovalFacts): Reasoning[] {
  const { createdAt, mergedAt } = facts.pullRequest;
  const until = mergedAt ?? facts.now;
  const most = quorum?.requestAge;
  return [
    ...(quorum === undefined
      ? [
          no(
            `whose approvals ${path} needs cannot be read`,
            "mend the grant, and its target's file on the default branch",
          ),
        ]
      : []),
    ...(until !== undefined && most !== undefined && until - createdAt > most
      ? [
          no(
            `this pull request was opened ${ageWords(until - createdAt)} before ${mergedAt === undefined ? "now" : "its merge"}, and ${quorum?.asker} takes none older than ${ageWords(most)}`,
            "ask again in a new pull request",
          ),
        ]
      : []),
    ...(beneficiary !== undefined && beneficiary.actor === undefined
      ? [
          no(
            `${path} is asked for @${beneficiary.login}, whom github does not know, so that nobody can tell who may not approve it`,
            "write the login of an account into for:, or take the line out",
          ),
        ]
      : []),
  ];
}

export interface Ownership {
  readonly owners: readonly Owner[];
  readonly reasoning: Reasoning;
}

/** The owners of the grant's path. A skipped line after the one that matched may have been meant for this path, so it denies. */
export function ownership({ codeowners }: ApprovalFacts, path: string): Ownership {
  if (codeowners === undefined) {
    return {
      owners: [],
      reasoning: no(
        "the base commit has no CODEOWNERS file",
        "add .github/CODEOWNERS with owners for every folder below grants/",
      ),
    };
  }
  const owned = ownersOf(codeowners.rules, path);
  const doubt = codeowners.findings.find(({ level, line }) => level === "error" && line > (owned?.line ?? 0));
  if (doubt) {
    const rule = `${doubt.file}:${doubt.line}`;
    return {
      owners: [],
      reasoning: {
        ...no(`${rule} is skipped and may have been meant for this path: ${doubt.message}`, doubt.fix),
        rule,
      },
    };
  }
  if (owned === undefined) {
    return { owners: [], reasoning: no(`no line of CODEOWNERS matches ${path}`, "add a line for its folder") };
  }
  const rule = `CODEOWNERS:${owned.line}`;
  if (owned.owners.length === 0) {
    return {
      owners: [],
      reasoning: {
        ...no(`line ${owned.line} of CODEOWNERS leaves ${path} without an owner`, "name owners on that line"),
        rule,
      },
    };
  }
  return {
    owners: owned.owners,
    reasoning: { ...yes(`${path} belongs to ${owned.owners.map(showOwner).join(", ")}`), rule },
  };
}

/** Teams that CODEOWNERS names and GitHub does not take for owners: none of their members approves through them. */
export function idleTeams(owners: readonly Owner[], { teams }: ApprovalFacts): Reasoning[] {
  return owners.flatMap((owner) => {
    if (owner.kind !== "team" || teams.get(teamKey(owner))?.mayOwn !== "no") return [];
    const team = showOwner(owner);
    return [
      no(
        `${team} owns nothing here: github ignores a team in CODEOWNERS that is secret or has no write access of its own`,
        `make ${team} visible and give it write access to this repository, or name another owner`,
      ),
    ];
  });
}
