import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { World } from "../../src/commands/world.ts";
import { grantText, type Person, people, startTown, type Town } from "./world.ts";

/* An owner's approval of what the owner had a part in, or of another pull request than was merged. Real pushes and reviews. */

const target = "payments-development";
const folder = `grants/${target}`;
const owners = `* @acme/security\n/${folder}/ @dana @ben\n`;

let town: Town;
beforeAll(async () => {
  town = await startTown({ files: { ".github/CODEOWNERS": owners } });
});
afterAll(() => town.stop());

const file = (id: string) => ({ [`${folder}/${id}.yaml`]: grantText({ target }) });
const address = (who: Person) => `${people[who]}+${who}@users.noreply.github.com`;

/** A pull request of a branch; its number. */
async function pull(head: string, base = "main", by: Person = "mallory"): Promise<number> {
  return (await town.as<{ number: number }>(by, "POST", "/pulls", { title: head, head, base })).number;
}

const review = (by: Person, number: number, event = "APPROVE") =>
  town.as<{ id: number }>(by, "POST", `/pulls/${number}/reviews`, { event, body: "looked at" });

/** Pushes one more commit to a branch as this person; what the commit says of its author is the pusher's to write. */
function push(by: Person, branch: string, commit: { author: string; message: string }) {
  return pushWith(town.github.userToken(by), branch, commit);
}

async function pushWith(token: string, branch: string, { author, message }: { author: string; message: string }) {
  const work = await town.ownClone();
  const url = town.github.cloneUrl("acme/access").replace("://", `://x:${token}@`);
  await town.git(work, "fetch", "-q", url, branch);
  await town.git(work, "checkout", "-q", "FETCH_HEAD");
  const as = ["-c", `user.email=${author}`, "-c", "user.name=somebody"];
  await town.git(work, ...as, "commit", "-q", "--allow-empty", "-m", message);
  await town.git(work, "push", "-q", url, `HEAD:refs/heads/${branch}`);
}

/** Applies, and says why the grant did not open; nothing of it may stand. */
async function refused(id: string): Promise<string> {
  const done = await town.run();
  expect(await town.rolesOf(id)).toEqual([]);
  return done.refused.find(({ grant }) => grant === `${target}/${id}`)?.why ?? "";
}

test("whoever had no part in it approves, and that is enough here", async () => {
  await town.ask("no-part", { target, by: "mallory" });
  await town.run();
  expect((await town.rolesOf("no-part")).length).toBe(1);
});

describe("self-approval: an owner approves", () => {
  test("what they pushed to somebody else's branch, under the other's name", async () => {
    await town.branch("mallory", "pushed", file("pushed"));
    await push("dana", "pushed", { author: address("mallory"), message: "a typo" });
    const number = await pull("pushed");
    await review("dana", number);
    await town.merge(number);
    expect(await refused("pushed")).toContain("@dana pushed to its branch and cannot approve it");
  });

  test("what they had a workflow push to somebody else's branch, under the other's name", async () => {
    await town.branch("mallory", "by-token", file("by-token"));
    const number = await pull("by-token");
    // Any writer's workflow, on any branch, holds such a token.
    const token = town.github.jobToken("acme/access", { contents: "write" });
    await pushWith(token, "by-token", { author: address("mallory"), message: "a typo" });
    await review("dana", number);
    await town.merge(number);
    expect(await refused("by-token")).toContain("@github-actions[bot] pushed to its branch, and @mallory opened it");
  });

  test("what they pushed to the branch of a bot's pull request", async () => {
    await town.branch("dana", "by-bot", file("by-bot"));
    const { forge } = await town.writer();
    const { number } = await forge.openPullRequest({ title: "by-bot", body: "", head: "by-bot", base: "main" });
    await review("dana", number);
    await town.merge(number);
    expect(await refused("by-bot")).toMatch(/@dana (pushed to its branch|made a commit)/);
  });

  test("what they are a co-author of, or wrote a commit of", async () => {
    const message = `together\n\nCo-authored-by: dana <${address("dana")}>`;
    await town.branch("mallory", "co-authored", file("co-authored"));
    await push("mallory", "co-authored", { author: address("mallory"), message });
    const number = await pull("co-authored");
    await review("dana", number);
    await town.merge(number);
    expect(await refused("co-authored")).toContain("@dana made a commit");

    await town.branch("mallory", "committed", file("committed"));
    await push("mallory", "committed", { author: address("dana"), message: "cherry-picked" });
    const other = await pull("committed");
    await review("dana", other);
    await town.merge(other);
    expect(await refused("committed")).toContain("@dana made a commit");
  });

  test("what nobody with an account has committed: it could be anybody", async () => {
    await town.branch("mallory", "unknown", file("unknown"));
    await push("mallory", "unknown", { author: "somebody@nowhere.example", message: "a typo" });
    const number = await pull("unknown");
    await review("dana", number);
    await town.merge(number);
    expect(await refused("unknown")).toContain("could be anybody");
  });

  test("by a workflow's token: a bot is no person, whatever the repository's settings let it do", async () => {
    await town.branch("dana", "by-workflow", file("by-workflow"));
    const number = await pull("by-workflow", "main", "dana");
    const token = town.github.jobToken("acme/access", { contents: "read", pull_requests: "write" });
    const answer = await fetch(`${town.github.apiUrl}/repos/acme/access/pulls/${number}/reviews`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ event: "APPROVE" }),
    });
    expect(answer.ok).toBe(true);
    await town.merge(number, "dana");
    expect(await refused("by-workflow")).toContain("not a person");
  });
});

describe("an approval that was taken back, or came too late:", () => {
  test("the review that asked for changes is dismissed, and the approval before it does not come back", async () => {
    const number = await town.propose(file("taken-back"), { by: "mallory", approvers: ["dana"] });
    const { id } = await review("dana", number, "REQUEST_CHANGES");
    await town.as("mallory", "PUT", `/pulls/${number}/reviews/${id}/dismissals`, { message: "no", event: "DISMISS" });
    await town.merge(number);
    expect(await refused("taken-back")).toContain("earlier ones do not come back");
  });

  test("approved after the merge", async () => {
    const number = await town.merge(await town.propose(file("afterwards"), { by: "mallory" }));
    town.clock.move(1000);
    await review("dana", number);
    expect(await refused("afterwards")).toContain("no owner of this path has approved these bytes yet");
  });
});

describe("another pull request than was merged:", () => {
  test("a retargeted one, approved by the owner of the branch that it was for", async () => {
    await town.branch("mallory", "kinder", { ".github/CODEOWNERS": "* @eli\n" });
    await town.branch("mallory", "retargeted", file("retargeted"));
    const number = await pull("retargeted", "kinder");
    await review("eli", number);
    await town.as("mallory", "PATCH", `/pulls/${number}`, { base: "main" });
    await town.merge(number);
    expect(await refused("retargeted")).toContain("@eli approved exactly these bytes, but does not own this path");
  });

  test("a stacked one, approved for the branch of another whose approval came before", async () => {
    await town.branch("mallory", "lower", file("lower"));
    const lower = await pull("lower");
    await review("dana", lower);
    await town.branch("mallory", "upper", { ...file("lower"), ...file("upper") });
    const upper = await pull("upper", "lower");
    await review("dana", upper);
    await town.merge(upper, "mallory");
    await town.merge(lower, "mallory");
    expect(await refused("upper")).toContain("@dana approved other bytes than these");
    expect(await town.rolesOf("lower")).toEqual([]);
  });

  test("one from a fork, by GitHub's record of it; the same from a branch of this repository opens", async () => {
    await town.ask("from-fork", { target, by: "mallory" });
    const forked = async (world: World, commit: string) => {
      const found = await world.forge.mergedAs(commit);
      return found && { ...found, head: { ...found.head, repositoryId: 6666 } };
    };
    const around = (world: World): World => ({
      ...world,
      forge: { ...world.forge, mergedAs: (commit) => forked(world, commit) },
    });
    const done = await town.apply({ around });
    expect(done.refused.find(({ grant }) => grant === `${target}/from-fork`)?.why).toContain("in another repository");
    expect(await town.rolesOf("from-fork")).toEqual([]);
    await town.run();
    expect((await town.rolesOf("from-fork")).length).toBe(1);
  });
});
