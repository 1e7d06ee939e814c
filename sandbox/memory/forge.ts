/** The Forge port over a GitHub in memory, as one identity. test/contract/forge.ts holds it to what the real adapter makes of GitHub. */
import type { Actor } from "../../src/core/decision.ts";
import { Fault } from "../../src/core/fault.ts";
import type { FileChange, Forge, PullRequest } from "../../src/ports.ts";
import type { Hub, MemoryPull } from "./hub.ts";

/** `repository`: whose forge it is; absent, the access repository's. */
export function memoryForge(hub: Hub, login: string, repository = hub.seed.repository): Forge {
  const { seed, objects } = hub;
  const { people, teams } = seed;
  const isMember = ({ slug }: { readonly slug: string }, { login: who }: Actor) => teams[slug]?.includes(who) ?? false;

  function rendered(pull: MemoryPull): PullRequest {
    const { base, head, merged, number, author } = pull;
    const { id: repositoryId } = seed;
    const since = objects.mergeBase(base.sha, head.sha);
    const line = objects.line(head.sha);
    const own = line.slice(
      0,
      line.findIndex(({ oid }) => oid === since),
    );
    const pushes = hub.pushes.filter(({ branch }) => branch === head.ref);
    return {
      number,
      author,
      url: `https://github.com/${seed.repository}/pull/${number}`,
      title: pull.title,
      state: pull.state,
      base: { ...base, repositoryId },
      head: { ...head, repositoryId },
      createdAt: pull.createdAt,
      ...(merged ? { mergedAt: merged.at, mergedBy: merged.by, mergeCommit: merged.commit } : {}),
      committers: distinct(own.map((commit) => hub.account(commit.author))),
      unknownCommitters: own.length === 0,
      pushers: distinct(pushes.map(({ by }) => by)),
      reviews: pull.reviews.map((review) => ({ ...review, authorMayWrite: true })),
    };
  }

  function ours(number: number, marker: string) {
    return hub.pull(number).comments.find(({ author, body }) => author === login && body.startsWith(marker));
  }

  const forge: Forge = {
    async pullRequest(number) {
      if (hub.pulls[number - 1]) return rendered(hub.pull(number));
      throw new Fault("github.not-found", `there is no pull request ${number}, or the token may not see it`);
    },
    async mergedAs(commit) {
      const found = hub.pulls.find(({ merged }) => merged?.commit === commit);
      return found && rendered(found);
    },
    blobsAt: async (path, commits) =>
      new Map(commits.map((commit) => [commit, objects.commit(commit)?.files.get(path)?.oid])),
    viewer: async () => hub.account(login),
    actor: async (name) => (people[name] === undefined ? undefined : hub.account(name)),
    async membership(team, who) {
      if (teams[team.slug] === undefined) return "unknown";
      return isMember(team, who) ? "member" : "not-member";
    },
    teamMayOwn: async ({ slug }) => (teams[slug] === undefined ? "unknown" : "yes"),
    mayWrite: async ({ id, login: who }) => (people[who] === id ? "yes" : "unknown"),
    mayAdminister: async ({ id, login: who }) => {
      if (people[who] !== id) return "unknown";
      return seed.administrators.includes(who) ? "yes" : "no";
    },
    async repository(name) {
      const id = name === seed.repository ? seed.id : seed.others[name]?.id;
      if (id === undefined) throw new Fault("github.not-found", `there is no ${name}, or the token may not see it`);
      return { id, ownerId: seed.ownerId, defaultBranch: "main", private: true };
    },
    async comment(number, marker, body) {
      const outcome = await forge.amend(number, marker, body);
      if (outcome !== "absent") return outcome;
      hub.pull(number).comments.push({ author: login, body: marked(marker, body) });
      return "written";
    },
    async amend(number, marker, body) {
      const found = ours(number, marker);
      if (!found) return "absent";
      if (found.body.trimEnd() === marked(marker, body).trimEnd()) return "unchanged";
      found.body = marked(marker, body);
      return "rewritten";
    },
    async commit({ branch, expectedHead, message, files }) {
      const before = objects.branches.get(branch);
      if (before === undefined) throw refusal("not-found", `no ref found for branch ${branch}`);
      if (before !== expectedHead)
        throw new Fault("github.head-moved", `the commit on ${branch}: the branch has moved meanwhile`, {
          retryable: true,
        });
      if (!hub.passes(login, branch)) throw refusal("refused", "changes must be made through a pull request");
      const gone = files.find(({ path, content }) => content === undefined && !has(before, path));
      if (gone) throw refusal("refused", `${gone.path} was requested for deletion and does not exist`);
      return hub.commit({ by: login, branch, files, message, parents: [before] });
    },
    async createBranch(branch, commit) {
      objects.move(branch, undefined, commit);
    },
    async createOrphan(branch, message, files) {
      const head = objects.branches.get(branch);
      return head ?? hub.commit({ by: login, branch, files: written(files), message, parents: [] });
    },
    async openPullRequest({ title, head, base }) {
      const open = hub.pulls.find((pull) => pull.state === "open" && pull.head.ref === head && pull.base.ref === base);
      const number = open?.number ?? hub.open(login, head, base, title);
      return { number, url: `https://github.com/${seed.repository}/pull/${number}` };
    },
    async dispatch(start) {
      hub.dispatched.push(start);
      return hub.startRun(start.repository, login);
    },
    job: async () => undefined,
    lastSuccess: async () => undefined,
    attempt: async (name, { id }) => {
      const found = hub.runs.get(id);
      return found?.repository === name ? found : undefined;
    },
    async subjectFacts(job) {
      const other = seed.others[repository];
      if (other) return other.facts(job);
      throw new Fault("github.not-found", `nothing is known here of ${repository}`);
    },
    run: async (id) => hub.started.get(id),
  };
  return forge;

  function has(commit: string, path: string): boolean {
    return objects.commit(commit)?.files.has(path) ?? false;
  }
}

function written(files: readonly FileChange[]): readonly FileChange[] {
  return files.filter(({ content }) => content !== undefined);
}

function distinct(actors: readonly Actor[]): readonly Actor[] {
  return [...new Map(actors.map((actor) => [actor.id, actor])).values()];
}

function marked(marker: string, body: string): string {
  return body.startsWith(marker) ? body : `${marker}\n${body}`;
}

function refusal(code: string, says: string): Fault {
  return new Fault(`github.${code}`, `${says} (github said it)`);
}
