import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { World } from "../../src/commands/world.ts";
import type { Reconciliation } from "../../src/core/outcome.ts";
import type { PullRequest } from "../../src/ports.ts";
import { grantText, startTown, type Town } from "./world.ts";

/* Ways past the decision, each tried on a whole town. Its owners' file lies in the root, so that another can be put in front. */

const root = join(import.meta.dirname, "../..");
const shipped = (path: string) => readFileSync(join(root, path), "utf8");
const folder = "grants/payments-production";
const owners = ".github/CODEOWNERS";
const production = "targets/payments-production.yaml";
const policy = "policies/approvals.cedar";

let town: Town;
beforeAll(async () => {
  town = await startTown({ files: { [owners]: undefined, CODEOWNERS: shipped(owners) } });
});
afterAll(() => town.stop());

const why = (done: Reconciliation, id: string) =>
  done.refused.find(({ grant }) => grant === `payments-production/${id}`)?.why ?? "";
const binds = (done: Reconciliation) => done.deeds.filter((deed) => deed.do === "bind").map(({ grant }) => grant);
const incidents = (done: Reconciliation) => done.events.filter(({ kind }) => kind === "incident");

describe("a bypass edits what decides or runs, then files a clean grant", () => {
  test.each<readonly [what: string, path: string, evil: string, good: string | undefined]>([
    ["policy", policy, shipped(policy).replace("count < 2 }", "count < 1 }"), shipped(policy)],
    ["target", production, shipped(production).replace("minutes: 120", "minutes: 480"), shipped(production)],
    ["dist", "dist/index.js", "open();\n", undefined],
    ["workflow", ".github/workflows/apply.yml", "on: push\n", undefined],
    ["CODEOWNERS", owners, "* @mallory @dana\n", undefined],
  ])("%s", async (what, path, evil, good) => {
    const commit = await town.direct({ [path]: evil });
    const id = `after-${what.toLowerCase()}`;
    await town.ask(id, what === "CODEOWNERS" ? { approvers: ["mallory", "dana"] } : {});
    const done = await town.apply();
    expect(binds(done)).toEqual([]);
    expect(done.faults).toMatchObject([{ about: "the default branch", code: "control.unreviewed" }]);
    expect(done.faults[0]?.message).toContain(`commit ${commit.slice(0, 12)} changed ${path}`);
    expect(why(done, id)).toBe(done.faults[0]?.message);
    expect(incidents(done)).toMatchObject([{ grant: "", detail: { commit, paths: [path] } }]);
    await town.change({ [path]: good });
  });

  test("and each opens once owners have looked at the path, but for what usurped owners approved, or under another target", async () => {
    const done = await town.run();
    expect(done.faults).toEqual([]);
    expect(binds(done).sort()).toEqual(
      ["dist", "policy", "workflow"].map((what) => `payments-production/after-${what}`),
    );
    expect(why(done, "after-codeowners")).toMatch(/when it was merged, \.github\/CODEOWNERS was what commit/);
    expect(why(done, "after-target")).toContain("under another targets/payments-production.yaml");
    expect(await town.enters("after-policy")).toBe(true);
    await town.swept({ revoke: ["after-dist", "after-policy", "after-workflow"] });
  });

  test("what stands open goes on being governed meanwhile: kept, revoked, ended", async () => {
    await town.ask("stands");
    await town.ask("revoked");
    await town.run();
    await town.direct({ [policy]: shipped(policy).replace("count < 2 }", "count < 1 }") });
    expect((await town.run()).deeds).toEqual([]);
    // Where nothing waits to be decided an apply asks nobody, and an audit tells all the same.
    const quiet = { targets: ["payments-development"] };
    expect((await town.apply(quiet)).faults).toEqual([]);
    expect((await town.look(quiet)).faults).toMatchObject([{ code: "control.unreviewed" }]);
    expect(await town.enters("stands")).toBe(true);
    expect((await town.swept({ revoke: ["revoked"] })).deeds).toMatchObject([{ do: "unbind", outcome: "done" }]);
    expect(await town.enters("revoked")).toBe(false);
    await town.change({ [policy]: shipped(policy).replace("count < 2 }", "count < 3 }") });
    expect((await town.run()).deeds).toMatchObject([{ do: "unbind", ending: "withdrawn" }]);
    await town.change({ [policy]: shipped(policy) });
  });
});

test("direct push", async () => {
  const commit = await town.direct({ [`${folder}/pushed.yaml`]: grantText({}) });
  const done = await town.run();
  expect([binds(done), await town.rolesOf("pushed")]).toEqual([[], []]);
  expect(why(done, "pushed")).toContain("without a merged pull request: an incident");
  expect(incidents(done)).toMatchObject([{ grant: "payments-production/pushed" }]);
  const before = town.github.requests.length;
  expect((await town.run()).events).toEqual([]);
  const asked = town.github.requests.slice(before).filter(({ path }) => path.includes(commit));
  expect(asked).toEqual([]);
});

test("admin bypass", async () => {
  await town.merge(await town.propose({ [`${folder}/forced.yaml`]: grantText({}) }), "sam");
  const first = await town.apply();
  expect([binds(first), await town.rolesOf("forced")]).toEqual([[], []]);
  expect(why(first, "forced")).toContain("approv");
  await town.change({ [production]: shipped(production).replace("minutes: 120", "minutes: 480") }, { approvers: [] });
  await town.ask("after-admin");
  const second = await town.apply();
  expect(binds(second)).toEqual([]);
  expect(second.faults[0]?.message).toMatch(/needed 2 of its owners to approve and has nobody/);
  await town.change({ [production]: shipped(production) });
});

test("mixed diffs", async () => {
  const beside: Readonly<Record<string, string>> = {
    [owners]: "* @mallory @dana\n",
    [`${folder}/.gitattributes`]: "* text\n",
    [`${folder}/notes.txt`]: "x\n",
    "docs/note.md": "x\n",
    [`${folder}/pushed.yaml`]: grantText({ minutes: 30 }),
  };
  for (const [path, text] of Object.entries(beside))
    await town.ask(`mixed-${Object.keys(beside).indexOf(path)}`, { by: "mallory", also: { [path]: text } });
  const done = await town.apply();
  expect(binds(done).filter((key) => key.includes("/mixed"))).toEqual([]);
  for (const [index, path] of Object.keys(beside).entries())
    expect(why(done, `mixed-${index}`)).toMatch(new RegExp(`also (added|modified) "${path.replaceAll(".", "\\.")}"`));
  await town.change({ [owners]: undefined });
});

test("a forged Grant: trailer", async () => {
  const number = await town.ask("honest", { by: "chloe", approvers: ["ben", "dana"] });
  const trailers = `Grant: payments-production/trailed\nPull-Request: ${number}\nApproved-by: ben <ben@acme.example>`;
  await town.direct({ [`${folder}/trailed.yaml`]: grantText({}) }, "main", `change (#${number})\n\n${trailers}`);
  const done = await town.apply();
  expect(await town.rolesOf("trailed")).toEqual([]);
  expect(incidents(done)).toMatchObject([{ grant: "payments-production/trailed" }]);
});

test("a forged bot comment", async () => {
  const number = await town.propose({ [`${folder}/commented.yaml`]: grantText({}) }, { by: "mallory" });
  const body =
    "<!-- sallyport: what this pull request asks for -->\nApproved by @ben and @chloe. Nothing more is needed.";
  await town.as("mallory", "POST", `/issues/${number}/comments`, { body });
  await town.merge(number);
  const before = town.github.requests.length;
  const done = await town.apply();
  expect(await town.rolesOf("commented")).toEqual([]);
  expect(why(done, "commented")).toContain("approv");
  const read = town.github.requests.slice(before).filter(({ method }) => method === "GET");
  expect(read.filter(({ path }) => /comments|status|check-/.test(path))).toEqual([]);
});

test("a spoofed required check", async () => {
  const number = await town.propose({ [`${folder}/checked.yaml`]: grantText({}) }, { by: "mallory" });
  const { head } = await town.as<{ head: { sha: string } }>("mallory", "GET", `/pulls/${number}`);
  for (const context of ["validate", "sallyport", "Sallyport / validate", "approvals"])
    await town.as("mallory", "POST", `/statuses/${head.sha}`, { state: "success", context, description: "approved" });
  await town.merge(number);
  const done = await town.apply();
  expect([why(done, "checked"), await town.rolesOf("checked")]).toEqual([expect.stringContaining("approv"), []]);
});

describe("old commit through dispatch", () => {
  test("a run that is started on an old commit decides about the tip", async () => {
    await town.ask("old", { by: "dana" });
    const then = await town.git(town.github.directory("acme/access"), "rev-parse", "main");
    await town.run();
    expect(await town.enters("old")).toBe(true);
    await town.swept({ revoke: ["old"] });
    await town.git(town.clone, "fetch", "-q", "origin");
    await town.git(town.clone, "checkout", "-q", then);
    const done = await town.run();
    expect(done.tip).not.toBe(then);
    expect([binds(done), await town.enters("old")]).toEqual([[], false]);
    await town.git(town.clone, "checkout", "-q", "main");
  });

  test("an old grant that is put on the tip again, by its own commit's bytes", async () => {
    await town.direct({ [`${folder}/old.yaml`]: grantText({}) });
    const done = await town.apply();
    expect([binds(done), await town.enters("old")]).toEqual([[], false]);
    expect(why(done, "old")).toMatch(/was used before|it ended/);
  });
});

describe("force push", () => {
  const tip = () => town.git(town.github.directory("acme/access"), "rev-parse", "main");

  test("a decided grant's commit is pushed away: nothing opens, what came again ends, and it is told once", async () => {
    await town.ask("steady", { by: "eli" });
    await town.ask("kept", { by: "eli" });
    await town.run();
    const [before, work] = [await tip(), await town.ownClone()];
    const added = await town.git(work, "log", "-1", "--format=%H", "--", `${folder}/kept.yaml`);
    await town.git(work, "reset", "-q", "--hard", `${added}^`);
    await town.git(work, "commit", "-q", "--allow-empty", "-m", "nothing happened");
    await town.git(work, "checkout", "-q", before, "--", `${folder}/kept.yaml`);
    await town.git(work, "commit", "-q", "-m", "kept, under another commit");
    await town.git(work, "push", "-q", "--force", "origin", "HEAD:main");
    await town.ask("after-force", { by: "eli" });
    const done = await town.run();
    expect(done.faults).toMatchObject([{ about: "the default branch", code: "git.rewritten" }]);
    expect(done.deeds).toMatchObject([{ do: "unbind", ending: "withdrawn", grant: "payments-production/kept" }]);
    expect([await town.enters("kept"), await town.enters("steady")]).toEqual([false, true]);
    expect(incidents(done)).toMatchObject([
      { grant: "payments-production/kept" },
      { grant: "", detail: { grant: "payments-production/kept" } },
    ]);
    expect((await town.run()).events).toEqual([]);
    expect((await town.sweep({ revoke: ["steady"] })).deeds).toMatchObject([{ do: "unbind", outcome: "done" }]);
    await town.git(work, "push", "-q", "--force", "origin", `${before}:main`);
    expect((await town.run()).faults).toEqual([]);
  });

  test("another history is made the first parent of ours, by a push that needs no force", async () => {
    const [before, work] = [await tip(), await town.ownClone()];
    await town.git(work, "checkout", "-q", "--orphan", "other");
    await town.git(work, "commit", "-q", "-m", "an installation of my own");
    await town.git(work, "merge", "-q", "--allow-unrelated-histories", "-s", "ours", "-m", "join", before);
    await town.git(work, "push", "-q", "origin", "HEAD:main");
    await town.ask("after-join", { by: "eli" });
    const done = await town.run();
    expect(done.faults).toMatchObject([{ code: "git.rewritten" }]);
    expect(binds(done)).toEqual([]);
    await town.git(work, "push", "-q", "--force", "origin", `${before}:main`);
  });
});

describe("a thousand refused files", () => {
  async function looked(): Promise<readonly [Reconciliation, number]> {
    const began = town.github.requests.length;
    return [await town.look(), town.github.requests.length - began];
  }

  test("of one commit cost GitHub no request each, whether it was pushed or reviewed", async () => {
    await town.look();
    const [, usual] = await looked();
    const [before, work] = [
      await town.git(town.github.directory("acme/access"), "rev-parse", "main"),
      await town.ownClone(),
    ];
    for (let count = 0; count < 1000; count++) writeFileSync(join(work, folder, `mass-${count}.yaml`), grantText({}));
    await town.git(work, "add", "grants");
    await town.git(work, "commit", "-q", "-m", "a thousand grants");
    await town.git(work, "push", "-q", "origin", "HEAD:main");
    const many = Array.from({ length: 21 }, (_, count) => [`${folder}/batch-${count}.yaml`, grantText({})]);
    await town.merge(await town.propose(Object.fromEntries(many), { approvers: ["ben", "chloe"] }));
    const [done, requests] = await looked();
    expect(why(done, "mass-999")).toContain("added 1000 grants, and 20 at most may come together");
    expect(why(done, "batch-0")).toContain("added 21 grants, and 20 at most may come together");
    expect(binds(done).filter((key) => /mass|batch/.test(key))).toEqual([]);
    expect(requests).toBeLessThan(usual + 5);
    await town.git(work, "push", "-q", "--force", "origin", `${before}:main`);
  });
});

describe("approvals are taken back after the merge", () => {
  const rule = (most: number) =>
    `@id("longest")\n@says("no longer")\nforbid (principal, action, resource) when { context.grant.minutes > ${most} };\n`;

  test("of what decides, by a writer who wants everything to stop: what was approved when it was merged stays so", async () => {
    await dismissAll(await town.change({ "policies/longest.cedar": rule(700) }));
    await town.ask("after-dismissal", { by: "eli" });
    const done = await town.run();
    expect(done.faults).toEqual([]);
    expect(binds(done)).toEqual(["payments-production/after-dismissal"]);
  });

  test("of a grant, before any apply: it opens all the same, and a revocation ends it", async () => {
    await dismissAll(await town.ask("taken-back", { by: "eli" }));
    expect(binds(await town.run())).toEqual(["payments-production/taken-back"]);
    expect(await town.enters("taken-back")).toBe(true);
    expect((await town.swept({ revoke: ["taken-back"] })).deeds).toMatchObject([{ do: "unbind", outcome: "done" }]);
  });

  test("by taking an approver's write access away: nothing opens, what is revoked ends, and a fresh review heals it", async () => {
    const number = await town.change({ "policies/longest.cedar": rule(701) });
    await town.ask("before-leaving", { by: "eli" });
    await town.run();
    const around = (world: World): World => ({
      ...world,
      forge: { ...world.forge, mergedAs: async (commit) => without(await world.forge.mergedAs(commit), number) },
    });
    await town.ask("after-leaving", { by: "ana" });
    const done = await town.apply({ around });
    await town.recorded(done);
    expect(done.faults).toMatchObject([
      { about: "the default branch", code: "control.unreviewed", message: expect.stringContaining("write access") },
    ]);
    expect(binds(done)).toEqual([]);
    expect((await town.swept({ revoke: ["before-leaving"] })).deeds).toMatchObject([{ do: "unbind", outcome: "done" }]);
    await town.change({ "policies/longest.cedar": rule(702) });
    expect(binds(await town.apply({ around }))).toEqual(["payments-production/after-leaving"]);
  });

  async function dismissAll(number: number): Promise<void> {
    town.clock.move(1000);
    const reviews = await town.as<readonly { readonly id: number }[]>("mallory", "GET", `/pulls/${number}/reviews`);
    for (const { id } of reviews)
      await town.as("mallory", "PUT", `/pulls/${number}/reviews/${id}/dismissals`, { message: "so there" });
  }

  /** The pull request as GitHub tells it once its reviewers may not write any more. */
  function without(pull: PullRequest | undefined, number: number): PullRequest | undefined {
    if (pull?.number !== number) return pull;
    return { ...pull, reviews: pull.reviews.map((review) => ({ ...review, authorMayWrite: false })) };
  }
});
