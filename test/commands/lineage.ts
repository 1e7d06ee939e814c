/** An access repository of real git commits with a hand-kept list of who approved what: for judging control without a town. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { controlOf } from "../../src/commands/control.ts";
import type { World } from "../../src/commands/world.ts";
import { attestationOf } from "../../src/core/attestation.ts";
import { gitRepository } from "../../src/git/repository.ts";
import type { PullRequest } from "../../src/ports.ts";
import { configuration } from "../aws/provider/example.ts";

type Files = Readonly<Record<string, string | undefined>>;

export const members = { sam: 1, eli: 2, kim: 3 } as const;
const others = { ana: 11, mallory: 12, friend: 13 } as const;
const ids: Readonly<Record<string, number>> = { ...members, ...others };
const actor = (login: string) => ({ id: ids[login]!, login, kind: "user" as const });

export const target = (people: number, tier = "staging") => `version: 1
provider: aws
account: "109876543210"
regions: [eu-west-1]
tier: ${tier}
subjects:
  - repository: acme/payments
    repository_id: "2002"
    owner_id: "9001"
    workflows: [.github/workflows/backfill.yml]
    refs: [refs/heads/main]
    environments: [development]
ceiling:
  - actions: [dynamodb:GetItem]
    resources: [arn:aws:dynamodb:eu-west-1:109876543210:table/a]
limits:
  minutes: 60
approvals:
  people: ${people}
`;

/** Long enough for GitHub to have told which pull request a commit came by. */
const hour = 3_600_000;

export function story(installed: Files = {}) {
  const directory = mkdtempSync(join(tmpdir(), "story-"));
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", directory, "-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
      encoding: "utf8",
    }).trim();
  const pulls = new Map<string, PullRequest>();
  const left = new Set<number>();
  const asked = new Set<string>();
  let attested = 0;
  git("init", "-q", "-b", "main");

  function write(files: Files): void {
    for (const [path, text] of Object.entries(files)) {
      if (text === undefined) git("rm", "-q", path);
      else {
        mkdirSync(dirname(join(directory, path)), { recursive: true });
        writeFileSync(join(directory, path), text);
      }
    }
    git("add", "-A");
  }

  /** A commit on main that nobody was asked about. */
  function push(files: Files): string {
    write(files);
    git("commit", "-qm", "push", "--allow-empty");
    return git("rev-parse", "HEAD");
  }

  /** A pull request, approved at its head by these people and merged as one commit. */
  function merge(
    files: Files,
    approvers: readonly string[] = ["sam", "eli"],
    { by = "ana", base = "main", reviewed, gone = false }: Merged = {},
  ): string {
    git("checkout", "-q", "-b", "change");
    write(reviewed ?? files);
    git("commit", "-qm", "change");
    const head = gone ? "1".repeat(40) : git("rev-parse", "HEAD");
    git("checkout", "-q", "main");
    git("branch", "-qD", "change");
    const commit = push(files);
    const number = pulls.size + 1;
    pulls.set(commit, {
      ...{ number, url: "", title: "", state: "merged", author: actor(by), createdAt: 0, mergedAt: 2000 },
      base: { ref: base, sha: "", repositoryId: 1001 },
      head: { ref: "change", sha: head, repositoryId: 1001 },
      mergedBy: actor(by),
      mergeCommit: commit,
      committers: [actor(by)],
      unknownCommitters: false,
      pushers: [actor(by)],
      reviews: approvers.map((login, index) => ({
        ...{ id: index + 1, author: actor(login), state: "APPROVED", commit: head, submittedAt: 1000 },
        authorMayWrite: true,
      })),
    });
    return commit;
  }

  const forge = {
    mergedAs: async (commit: string) => {
      asked.add(commit);
      const pull = pulls.get(commit);
      const reviews = pull?.reviews.map((one) => ({ ...one, authorMayWrite: !left.has(one.author.id) }));
      return pull && { ...pull, reviews: reviews ?? [] };
    },
    membership: async (_team: unknown, { login }: { login: string }) => (login in members ? "member" : "not-member"),
    teamMayOwn: async () => "yes",
  } as unknown as World["forge"];
  const repository = { ...gitRepository({ directory, branch: "main" }) };

  push({
    "sallyport.yaml": "version: 1\n",
    ".github/CODEOWNERS": "* @acme/security\n",
    "targets/staging.yaml": target(2),
    "policies/a.cedar": "permit",
    ...installed,
  });
  return {
    directory,
    git,
    write,
    push,
    merge,
    control: () =>
      controlOf({ repository, forge }, { commit: git("rev-parse", "HEAD"), configuration }, Date.now() + hour),
    /** What is not reviewed now: the paths, and why. */
    async unreviewed() {
      const { unreviewed } = await this.control();
      return unreviewed.map(({ paths, why }) => `${paths.join(" ")}: ${why}`);
    },
    /** What everything that decides is attested by, as main holds it. */
    attestation(): string {
      attested += 1000;
      const lines = git("ls-tree", "-r", "HEAD").split("\n");
      return attestationOf(
        lines.map((line) => {
          const [, mode = "", oid = "", path = ""] = /^(\d{6}) \w+ (\w+)\t(.*)$/.exec(line) ?? [];
          return { mode, oid, path };
        }),
        attested,
      );
    },
    /** Somebody may not write any more. */
    leave: (login: keyof typeof members) => left.add(ids[login]!),
    /** Of how many commits it was asked by which pull request they came. */
    asked: () => asked.size,
    end: () => rmSync(directory, { recursive: true, force: true }),
  };
}

interface Merged {
  readonly by?: string;
  /** The branch it is for. */
  readonly base?: string;
  /** What was approved, where it is not what was merged. */
  readonly reviewed?: Files;
  /** The head that was approved cannot be had any more. */
  readonly gone?: boolean;
}
