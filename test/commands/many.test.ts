import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gitEnvironment } from "../../sandbox/git-environment.ts";
import { validate } from "../../src/commands/validate.ts";
import { accounts, grantText, startTown, type Town } from "./world.ts";

/* What a run costs grows with what stands open by the readings that look for hand edits, and by those of forty at most. */

const ids = ["a", "b", "c", "d", "e"];
let town: Town;
beforeAll(async () => {
  town = await startTown();
  const files = ids.map((id) => [`grants/payments-production/${id}.yaml`, grantText({})] as const);
  await town.merge(await town.propose(Object.fromEntries(files), { approvers: ["ben", "chloe"] }));
  await town.run();
});
afterAll(() => town.stop());

/** What a run asked of GitHub, but for git's own conversations, and of the clouds. */
async function asked(run: () => Promise<unknown>) {
  const [github, cloud] = [town.github.requests.length, town.cloud.requests.length];
  await run();
  return {
    github: town.github.requests
      .slice(github)
      .flatMap(({ method, path }) => (path.includes(".git/") ? [] : `${method} ${path}`)),
    cloud: town.cloud.requests
      .slice(cloud)
      .map(({ action, account }) => `${action} ${account}`)
      .sort(),
  };
}

const lists = Object.values(accounts)
  .flatMap((account) =>
    ["iam:ListEntitiesForPolicy", "iam:ListRoles", "sts:AssumeRoleWithWebIdentity"].map(
      (action) => `${action} ${action.startsWith("sts:") ? "" : account}`,
    ),
  )
  .map((call) => call.trim());

/** What looks at one open role by itself. */
const looks = ["iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies"].map(
  (action) => `${action} ${accounts.production}`,
);

test("one pull request opens what it asks for, each on its own", async () => {
  for (const id of ids) expect(await town.enters(id)).toBe(true);
});

test("a sweep and an apply over open leases list each account once and ask GitHub about none of them", async () => {
  for (const run of [() => town.sweep(), () => town.apply()]) {
    const { github, cloud } = await asked(run);
    expect(github).toEqual(["GET /repos/acme/access"]);
    expect(cloud.map((call) => (call.startsWith("sts:") ? "sts:AssumeRoleWithWebIdentity" : call)).sort()).toEqual(
      [...lists, ...ids.flatMap(() => looks)].sort(),
    );
  }
});

test("a sweep asks about what it ends, and about nothing else", async () => {
  const { github, cloud } = await asked(() => town.sweep({ revoke: ["a"] }));
  expect(github).toEqual(["GET /repos/acme/access"]);
  expect(cloud.filter((call) => call.startsWith("iam:AttachRolePolicy"))).toHaveLength(1);
});

test("one target's shard neither ends, opens nor lists another's", async () => {
  await town.ask("other", { target: "payments-development" });
  await town.ask("more");
  const { cloud } = await asked(() => town.apply({ targets: ["payments-development"] }));
  expect(cloud.filter((call) => call.endsWith(accounts.production) && call.startsWith("iam:"))).toEqual([]);
  expect([await town.enters("other"), await town.rolesOf("more")]).toEqual([true, []]);
});

/** That many files on the default branch, in one commit, as git takes them by the thousand. */
async function plant(count: number): Promise<void> {
  const bare = town.github.directory("acme/access");
  const text = grantText({ target: "payments-development" });
  const file = (_: unknown, at: number) => `M 100644 :1 grants/payments-development/long-standing-${at}.yaml\n`;
  const person = `committer sam <sam@acme.example> ${Math.floor(town.clock.now() / 1000)} +0000`;
  const head = `commit refs/heads/main\n${person}\ndata 5\nmany\nfrom refs/heads/main^0\n`;
  const blob = `blob\nmark :1\ndata ${Buffer.byteLength(text)}\n${text}\n`;
  const child = spawn("git", ["--git-dir", bare, "fast-import", "--quiet"], { env: gitEnvironment, stdio: "pipe" });
  child.stdin.end(`${blob}${head}${Array.from({ length: count }, file).join("")}`);
  expect(await once(child, "close")).toEqual([0, null]);
}

test("thirty thousand grants cost a pull request no request more, and none of them is cut off", async () => {
  const explained = async (id: string) => {
    const number = await town.propose({ [`grants/payments-production/${id}.yaml`]: grantText({}) });
    const token = town.github.jobToken("acme/access", { contents: "read", pull_requests: "write" });
    const world = await town.worldAs("reader", token);
    const { github } = await asked(() => validate(world, town.clock.now(), { pullRequest: number }));
    return github.map((one) => one.replaceAll(String(number), "N").replaceAll(/[0-9a-f]{40}/g, "C"));
  };
  const before = await explained("before");
  expect(before.length).toBeGreaterThan(3);
  await plant(30_000);
  expect(await explained("after")).toEqual(before);
  const { repository } = await town.worldAs("reader");
  const tree = await repository.tree(await repository.tip(), "grants");
  expect(tree.filter(({ path }) => path.includes("/long-standing-"))).toHaveLength(30_000);
});
