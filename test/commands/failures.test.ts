import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CloudKeys } from "../../sandbox/contract.ts";
import { aws } from "../../sandbox/signed.ts";
import type { World } from "../../src/commands/world.ts";
import { Secret } from "../../src/core/secret.ts";
import { iso, minute } from "../../src/core/time.ts";
import { openWorld } from "../../src/wire.ts";
import { sallyport } from "../terminal/shell.ts";
import { byHand, denyAll } from "./hands.ts";
import { accounts, grantText, startTown, type Town } from "./world.ts";

/* What docs/failures.md says, where no other test performs that row: one town, and its failures one after the other. */

const folder = "payments-production";
const key = (id: string) => `${folder}/${id}`;
const dev = "targets/payments-development.yaml";
const began = Date.now();
const freeze = `freezes: [{from: "${iso(began - 60 * minute)}", until: "${iso(began + 180 * minute)}", says: Year-end close}]\n`;
const shipped = (path: string) => readFileSync(join(import.meta.dirname, "../..", path), "utf8");
const room = (text: string) => text.replace(/open: \{.*\}/, "open: { person: 20, repository: 20, target: 20 }");
let town: Town;
/** The pull request of the leases that stand open as it begins. */
let asked: number;
beforeAll(async () => {
  const production = `targets/${folder}.yaml`;
  town = await startTown({ files: { [dev]: shipped(dev) + freeze, [production]: room(shipped(production)) } });
  const ids = ["leaked", "down", "twice", "asked", "busy", "at-once"];
  const files = ids.map((id) => [`grants/${key(id)}.yaml`, grantText({ minutes: 120 })]);
  asked = await town.merge(await town.propose(Object.fromEntries(files), { approvers: ["ben", "chloe"] }));
  expect((await town.run()).faults).toEqual([]);
});
afterAll(() => town.stop());

/** Whether the judge lets whoever holds these keys make the granted call. */
async function allows(keys: CloudKeys): Promise<boolean> {
  const body = JSON.stringify({ TableName: "ledger", Key: { id: { S: "4211" } } });
  const call = { service: "dynamodb", region: "eu-west-1", target: "DynamoDB_20120810.GetItem", body };
  return (await aws(town.cloud.url, keys, call)).status === 200;
}

async function commentOn(number: number): Promise<string> {
  const comments = await town.as<{ body: string }[]>("ana", "GET", `/issues/${number}/comments`);
  return comments.map(({ body }) => body).join("\n");
}

const lines = async (id: string) => (await town.ledger()).filter(({ grant }) => grant === key(id));

test("a credential that leaked works for whoever holds it, and is refused once its lease is revoked", async () => {
  const keys = await town.keys("leaked");
  expect(await allows(keys)).toBe(true);
  await town.swept({ revoke: ["leaked"] });
  expect(await allows(keys)).toBe(false);
});

test("GitHub Actions is down: AWSDenyAll on the role that the comment names ends it, and counts as given back", async () => {
  const about = (await commentOn(asked)).split("#### ").find((part) => part.startsWith(`\`${key("down")}\``)) ?? "";
  const keys = await town.keys("down");
  expect(await allows(keys)).toBe(true);
  const name = /arn:aws:iam::\d{12}:role\/\S*?([^/\s`]+)`/.exec(about)?.[1] ?? "";
  await byHand(town.cloud, "AttachRolePolicy", { RoleName: name, PolicyArn: denyAll });
  expect(await allows(keys)).toBe(false);
  expect((await town.swept()).deeds).toMatchObject([{ grant: key("down"), ending: "released", outcome: "done" }]);
});

test("a workflow that apply may not start: apply says why, the lease is open, and the comment has its reference", async () => {
  const number = await town.ask("by-hand", { by: "eli" });
  const done = await town.run();
  expect(done.faults).toEqual([]);
  expect(done.deeds.find((deed) => deed.do === "dispatch")).toMatchObject({
    outcome: "left",
    says: "eli may not write to acme/payments: whoever may, starts the workflow with the lease reference",
  });
  expect(await town.enters("by-hand")).toBe(true);
  expect(await commentOn(number)).toContain("Lease reference, for the workflow's `lease` input.");
});

test("another job took the lease up too late for the log to tell: it ends with the one that is over", async () => {
  town.cloud.setDelivery(15 * minute);
  const [first, second] = [town.begins(), town.begins()];
  expect(await town.enters("twice", {}, first)).toBe(true);
  town.clock.move(14 * minute);
  expect(await town.enters("twice", {}, second)).toBe(true);
  town.github.finishJob(first.job, "success");
  town.clock.move(2 * minute);
  const { deeds } = await town.swept();
  town.cloud.setDelivery(0);
  expect(deeds.filter(({ grant }) => grant === key("twice"))).toMatchObject([{ ending: "finished", outcome: "done" }]);
  expect(await town.enters("twice", {}, second)).toBe(false);
});

test("the record job of a revocation is lost: the next run tells the end, and the lost job, run again, who asked", async () => {
  const lost = await town.sweep({ revoke: ["asked"], run: town.started("ana") });
  expect(await town.enters("asked")).toBe(false);
  await town.swept();
  const told = await lines("asked");
  expect(told.filter(({ kind }) => kind === "ended")).toMatchObject([{ detail: { ending: "unrecorded" } }]);
  expect(told.filter(({ kind }) => kind === "revocation")).toEqual([]);
  await town.recorded(lost);
  expect((await lines("asked")).filter(({ kind }) => kind === "revocation")).toMatchObject([
    { detail: { by: "ana", heeded: true } },
  ]);
  const once = await town.ledger();
  await town.recorded(lost);
  expect(await town.ledger()).toEqual(once);
});

test("a default branch that moves five times meanwhile: red, the ledger has the end, and the next run takes the file", async () => {
  let moves = 0;
  const restless = (world: World): World => ({
    ...world,
    forge: {
      ...world.forge,
      async commit(change) {
        if (change.branch === "main") {
          moves += 1;
          await town.direct({ "README.md": `moved ${moves}\n` });
        }
        return await world.forge.commit(change);
      },
    },
  });
  const ended = await town.sweep({ revoke: ["busy"] });
  await expect(town.recorded(ended, restless)).rejects.toMatchObject({ code: "record.busy", retryable: true });
  expect(moves).toBe(5);
  expect((await lines("busy")).map(({ kind }) => kind)).toContain("ended");
  expect(await town.filed()).toContain(`${key("busy")}.yaml`);
  await town.recorded(ended);
  expect(await town.filed()).not.toContain(`${key("busy")}.yaml`);
});

test("everything must stop without GitHub Actions: a person's keys end it at a terminal, in the account that they are of", async () => {
  const { accessKeyId, secretAccessKey, sessionToken } = town.cloud.admin(accounts.production);
  const { exit, out } = await sallyport(
    town.clone,
    ["sweep", "--halt", "all", "--github-api-url", town.github.apiUrl, "--aws-endpoint", town.cloud.url],
    {
      ...{ HOME: town.clone, GITHUB_TOKEN: town.github.userToken("sam") },
      ...{ SANDBOX_CLOCK_OFFSET: String(town.clock.offset), AWS_SESSION_TOKEN: sessionToken },
      ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
    },
  );
  expect(exit, out).toBe(1);
  expect(out).toContain(`could not: account ${accounts.development}: `);
  expect(out).toContain("nothing stands open where it could be listed");
  // It is not kept shut, and nobody is told that it were.
  expect(out).toMatch(/^everything was ended at a terminal at \S+, by keys of the cloud: nothing records that/m);
  expect(out).not.toMatch(/^nothing opens: /m);
  expect(await town.enters("at-once")).toBe(false);
  expect((await lines("at-once")).map(({ kind }) => kind)).not.toContain("ended");
});

test("a pull request that was merged by a rebase: only its last commit has come by review, and the other path is named", async () => {
  const number = await town.propose({ "policies/README.md": "Rules.\n" }, { by: "ana" });
  const { head } = await town.as<{ head: { ref: string } }>("ana", "GET", `/pulls/${number}`);
  const work = await town.ownClone();
  await town.git(work, "checkout", "--quiet", head.ref);
  writeFileSync(join(work, "targets/README.md"), "Targets.\n");
  await town.git(work, "add", "targets/README.md");
  const ana = ["-c", "user.name=ana", "-c", "user.email=101+ana@users.noreply.github.com"];
  await town.git(work, ...ana, "commit", "--quiet", "--message", "The second of two");
  const as = (token: string) => town.github.cloneUrl("acme/access").replace("://", `://x:${token}@`);
  await town.git(work, "push", "--quiet", as(town.github.userToken("ana")), `HEAD:${head.ref}`);
  for (const owner of ["sam", "eli"] as const)
    await town.as(owner, "POST", `/pulls/${number}/reviews`, { event: "APPROVE" });
  town.clock.move(1000);
  // GitHub's record of a rebase: the branch's commits stand on main, and the pull request is known by the last of them.
  await town.git(work, "push", "--quiet", as(town.writerToken()), "HEAD:main");
  town.clock.move(6 * minute);
  await town.ask("rebased");
  expect((await town.run()).faults).toMatchObject([
    { about: "the default branch", code: "control.unreviewed", message: expect.stringContaining("policies/README.md") },
  ]);
  await town.change({ "policies/README.md": "Rules, merged as one commit.\n" });
  await town.run();
  expect(await town.enters("rebased")).toBe(true);
});

test("asked for in a freeze, a grant is refused with when it can begin; asked for then, it opens", async () => {
  await town.ask("frozen", { target: "payments-development", minutes: 30 });
  const why = (await town.run()).refused.find(({ grant }) => grant.endsWith("/frozen"))?.why ?? "";
  expect(why).toContain("Year-end close");
  const start = why.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)?.at(-1);
  expect(start).toBe(iso(began + 180 * minute));
  await town.ask("thawed", { target: "payments-development", minutes: 30, start: start! });
  await town.run();
  expect(await town.enters("thawed")).toBe(false);
  town.clock.move(Date.parse(start!) - town.clock.now() + 1000);
  expect(await town.enters("thawed")).toBe(true);
});

test("whether what decides came by review cannot be read: nothing opens, also of what can be read; the next run opens it", async () => {
  await town.change({ "policies/README.md": "Rules, and who owns them.\n" });
  const control = await (await town.writer()).repository.tip();
  await town.ask("waits");
  town.github.fail = ({ path }) => (path.endsWith(`/commits/${control}/pulls`) ? 403 : undefined);
  const done = await town.run();
  town.github.fail = undefined;
  expect(done.faults).toMatchObject([{ about: "the default branch", code: expect.stringMatching(/^github\./) }]);
  expect(await town.rolesOf("waits")).toEqual([]);
  await town.run();
  expect(await town.enters("waits")).toBe(true);
});

test("a repository that never had a sallyport.yaml, and one whose sallyport.yaml is another's: nothing is done", async () => {
  const directory = await town.ownClone();
  await town.git(directory, "clone", "--quiet", town.github.directory("acme/payments"), "payments");
  const surroundings = {
    ...{ directory, repository: "acme/access", token: new Secret(town.readerToken()), clock: town.clock },
    ...{ githubApi: new URL(town.github.apiUrl), awsEndpoint: new URL(town.cloud.url) },
    ...{ role: "reader" as const, personal: false, progress: () => {} },
    keys: () => () => Promise.reject(new Error("no cloud is asked")),
  };
  const payments = { directory: join(directory, "payments"), repository: "acme/payments" };
  await expect(
    openWorld({ ...surroundings, ...payments, token: new Secret(town.github.userToken("ana")) }),
  ).rejects.toMatchObject({ code: "sallyport.not-configured", message: expect.stringContaining("add one") });
  await expect(
    openWorld({ ...surroundings, repository: "acme/payments", token: new Secret(town.github.userToken("ana")) }),
  ).rejects.toMatchObject({
    code: "sallyport.elsewhere",
    message: expect.stringMatching(/is of repository 1001, branch main, and this is \d+/),
  });
});
