import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clone, git, push } from "../../sandbox/hands.ts";
import { accounts } from "../../sandbox/stage.ts";
import { golden } from "../golden.ts";
import { formulas, records } from "../inert/consumers/csv.ts";
import { folderWith, grantText } from "./files.ts";
import { type Differently, type Said, sallyport, type Town, town } from "./shell.ts";

let acme: Town;
let ana: Clone;
const about = { owner: "acme", repo: "access" };
beforeAll(async () => {
  acme = await town();
  ana = await acme.clone("ana");
});
afterAll(() => acme.stop());

const run = (words: readonly string[], differently?: Differently): Promise<Said> => acme.run(ana, words, differently);

/** Opens a pull request that adds these files. */
async function propose(branch: string, files: Readonly<Record<string, string>>): Promise<number> {
  await push(acme.stage, ana, { branch, files, message: branch });
  const { data } = await acme.stage.as("ana").pulls.create({ ...about, title: branch, head: branch, base: "main" });
  return data.number;
}

async function commentsOn(number: number): Promise<string[]> {
  const { data } = await acme.stage.as("ana").issues.listComments({ ...about, issue_number: number });
  return data.map(({ body }) => body ?? "");
}

const review = (login: string, number: number) =>
  acme.stage.as(login).pulls.createReview({ ...about, pull_number: number, event: "APPROVE" });

const evil = "\u001b]0;pwned\u0007\u001b[2J";

describe("validate --pull-request", () => {
  it("explains it in the terminal and in one comment, and is no refusal while approvals are missing", async () => {
    const number = await propose("grant/a", { "grants/payments-production/a.yaml": grantText() });
    const words = ["validate", "--pull-request", String(number)];
    const first = await run(words);
    expect(first).toMatchObject({ exit: 0, err: "" });
    expect(first.out).toMatch(/^Waiting: payments-production\/a: 2 more approvals from @acme\/payments-owners\n/);
    expect(first.out).toContain("This check is green while approvals are missing");
    await review("ben", number);
    const second = await run(words);
    expect(second.out).toMatch(/^Waiting: payments-production\/a: 1 more approval from @acme\/payments-owners\n/);
    await review("chloe", number);
    const third = await run([...words, "--json"]);
    expect(JSON.parse(third.out)).toMatchObject({
      grants: [{ stillNeeded: "", decidedLater: "", approval: { approvers: [{ login: "ben" }, { login: "chloe" }] } }],
      findings: [],
    });
    const comments = await commentsOn(number);
    expect(comments).toHaveLength(1);
    expect(comments[0]).toContain("### Ready: merging opens `payments-production/a` for 60 minutes");
  });

  it("says of approvals by a team that the token cannot read that apply decides them", async () => {
    const number = await propose("grant/b", { "grants/payments-production/b.yaml": grantText() });
    const job = { contents: "read", pull_requests: "write", metadata: "read" } as const;
    const environment = { GITHUB_TOKEN: acme.stage.github.jobToken("acme/access", job) };
    const words = ["validate", "--pull-request", String(number)];
    await review("ben", number);
    const one = await run(words, { environment });
    expect(one).toMatchObject({ exit: 0 });
    expect(one.out).toMatch(/^Waiting: payments-production\/b: 1 more approval from @acme\/payments-owners\n/);
    await review("chloe", number);
    const two = await run(words, { environment });
    expect(two.exit).toBe(0);
    expect(two.out.split("\n")[0]).toBe(
      "Ready: merging opens payments-production/b for 60 minutes, if apply finds @ben and @chloe in @acme/payments-owners, which only apply can read",
    );
    expect(two.out).not.toMatch(/second owner|without a reader app/);
    const [comment] = await commentsOn(number);
    expect(comment).toContain("**Approved, and judged after the merge**: `ben`, `chloe`.");
  });

  it("refuses what policy forbids and what has findings, every finding on its line", async () => {
    const number = await propose("grant/c", {
      "grants/payments-production/c.yaml": grantText((text) => text.replace("GetItem", "*").replace("60", "600")),
      "grants/payments-production/d.yaml": "version: 1\nreason: [\n",
      "README.md": "a stray change\n",
    });
    const said = await run(["validate", "--pull-request", String(number)]);
    expect(said).toMatchObject({ exit: 1, err: "" });
    for (const place of ["c.yaml:11:", "c.yaml:14:12", "d.yaml:", "README.md:1:1  grant.not-alone"])
      expect(said.out).toContain(place);
  });

  it("prints hostile text of a grant inert", async () => {
    const reason = "x ::error::y [2J @acme/security <!-- sallyport --> ![x](https://evil.example)";
    const number = await propose("grant/e", {
      "grants/payments-production/e.yaml": grantText((text) =>
        text.replace(/reason: .*/, `reason: ${JSON.stringify(reason)}`),
      ),
      "grants/payments-production/f.yaml": grantText((text) => text.replace(/reason: .*/, `reason: "${evil}"`)),
    });
    const said = await run(["validate", "--pull-request", String(number)]);
    expect(said.out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    const json = await run(["validate", "--pull-request", String(number), "--json"]);
    expect(json.out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it("tells what is wrong with policies and targets as the pull request leaves them", async () => {
    const number = await propose("control", {
      "policies/more.cedar": "permit (principal, action,\n",
      "targets/payments-production.yaml": "version: 1\naccount: 210987654321\n",
    });
    const said = await run(["validate", "--pull-request", String(number)]);
    expect(said).toMatchObject({ exit: 1, err: "" });
    for (const place of [
      "policies/more.cedar:1:27  policy.cedar",
      "targets/payments-production.yaml:2:10  target.account",
    ])
      expect(said.out).toContain(place);
  });

  it("says so when a pull request asks for nothing, and comments nothing", async () => {
    const number = await propose("readme", { "README.md": "more\n" });
    const said = await run(["validate", "--pull-request", String(number)]);
    expect(said).toEqual({ exit: 0, err: "", out: "Ready: no grant is asked for here\n" });
    expect(await commentsOn(number)).toEqual([]);
  });

  it("takes back what its comment said when the grant is taken out again", async () => {
    const path = "grants/payments-production/z.yaml";
    const number = await propose("grant/z", { [path]: grantText(), "README.md": "other\n" });
    await run(["validate", "--pull-request", String(number)]);
    expect((await commentsOn(number))[0]).toContain("payments-production/z");
    await git(acme.stage, ana, "rm", "--quiet", path);
    await git(acme.stage, ana, "commit", "--quiet", "--message", "never mind");
    await git(acme.stage, ana, "push", "--quiet", "origin", "HEAD:refs/heads/grant/z");
    expect(await run(["validate", "--pull-request", String(number)])).toMatchObject({ exit: 0 });
    expect(await commentsOn(number)).toEqual([expect.stringMatching(/\n### Ready: no grant is asked for here\n/)]);
  });

  it("of a number that is none, or of no pull request, says so", async () => {
    expect(await run(["validate", "--pull-request", "four"])).toMatchObject({
      exit: 2,
      err: expect.stringMatching(/^--pull-request is "four": give its number/),
    });
    expect(await run(["validate", "--pull-request", "9999"])).toMatchObject({
      exit: 3,
      err: expect.stringMatching(/github.not-found/),
    });
  });
});

describe("the state of things", () => {
  it("status tells what the ledger knows when there are no keys, and for which account", async () => {
    const said = await run(["status"]);
    expect(said).toMatchObject({ exit: 0, err: "" });
    golden("terminal/status-no-keys.txt", said.out);
    const json = JSON.parse((await run(["status", "--json"])).out);
    expect(json).toMatchObject({
      rows: [],
      notes: [expect.stringContaining(accounts.development), expect.any(String)],
    });
  });

  it("status and audit are tables for a spreadsheet when asked to be", async () => {
    const open = await run(["status", "--csv"]);
    expect(open).toMatchObject({ exit: 0, err: "" });
    expect(records(open.out)[0]).toEqual(["grant", "state", "from", "until", "job", "note"]);
    const lives = await run(["audit", "--csv"], { keys: acme.stage.cloud.admin(accounts.production) });
    expect(records(lives.out)[0]).toEqual(["grant", "whole", "link", "state", "at", "what", "evidence"]);
    for (const { out } of [open, lives]) {
      expect(out.endsWith('"\r\n')).toBe(true);
      expect(formulas(out)).toEqual([]);
    }
  });

  it("status believes keys only for their own account", async () => {
    const { out, exit } = await run(["status"], { keys: acme.stage.cloud.admin(accounts.production) });
    expect(exit).toBe(0);
    expect(out).toContain(`the keys are of account ${accounts.production}, not of ${accounts.development}`);
    expect(out).not.toContain(`account ${accounts.production} was not asked`);
    const unknown = { accessKeyId: "AKIAUNKNOWN000000000", secretAccessKey: "x".repeat(40) };
    const wrong = await run(["status"], { keys: unknown });
    expect(wrong.out).toMatch(/the keys are unknown or expired/);
    expect(wrong.out).not.toContain(unknown.secretAccessKey);
  });

  it("status of one grant that is not there points to the audit", async () => {
    const { out, exit } = await run(["status", "payments-production/none"]);
    expect(exit).toBe(0);
    expect(out).toMatch(/^no grant payments-production\/none is on the default branch, .*: sallyport audit/);
  });

  it("audit, with nothing to tell, is whole only when every account was read", async () => {
    const said = await run(["audit"]);
    expect(said.exit).toBe(1);
    expect(said.out).toContain("no grant to tell of");
    expect(said.out).toMatch(/could not be read: account \d{12}/);
    expect((await run(["audit", "none"])).err).toMatch(/no grant none was ever added/);
  });
});

describe("revoke", () => {
  it("starts the sweep with the grant, and says how to see that it is over; and that nothing is known of it", async () => {
    const said = await run(["revoke", "payments-production/a"]);
    expect(said).toMatchObject({ exit: 1, err: "" });
    golden("terminal/revoke.txt", said.out);
    expect(await run(["revoke", "--all"], { environment: { GITHUB_TOKEN: undefined } })).toMatchObject({
      exit: 2,
      err: expect.stringMatching(/^a halt needs a reason, .*: say why with --reason/),
    });
    expect(await run(["revoke", `a;${evil}`])).toMatchObject({
      exit: 2,
      err: expect.stringMatching(/is no grant: give its id/),
    });
  });
});

describe("policy report and simulate", () => {
  it("answer from the default branch, with a person's own token", async () => {
    expect(await run(["policy", "report"])).toMatchObject({
      exit: 0,
      err: "",
      out: expect.stringMatching(/^no rule is in audit mode, and none was at any of \d+ decisions? in the ledger\n$/),
    });
    const number = await propose("grant/s", { "grants/payments-production/s.yaml": grantText() });
    const said = await run(["simulate", "--pull-request", String(number), "--json"]);
    expect(said).toMatchObject({ exit: 0, err: "" });
    expect(JSON.parse(said.out)).toMatchObject({
      grants: [{ opening: { alone: ["2 more approvals from @acme/payments-owners"] }, admission: { admitted: true } }],
    });
    expect(await run(["simulate", "no-such-grant"])).toMatchObject({
      exit: 2,
      err: expect.stringContaining("no grant no-such-grant is on the default branch"),
    });
  });
});

describe("policy test", () => {
  it("passes on the shipped policies, and fails on a planted case with what came instead", async () => {
    const folder = await folderWith({});
    const passes = await sallyport(folder, ["policy", "test"], { HOME: folder });
    expect(passes).toMatchObject({ exit: 0, err: "" });
    expect(passes.out).toMatch(/\n(\d+) of \1 policy cases answer as expected\n$/);
    const path = join(folder, "policies/cases/planted.yaml");
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, planted);
    const fails = await sallyport(folder, ["policy", "test"], { HOME: folder });
    expect(fails).toMatchObject({ exit: 1, err: "" });
    golden(
      "terminal/policy-planted.txt",
      fails.out
        .split("\n")
        .filter((line) => !line.startsWith("ok "))
        .join("\n"),
    );
    rmSync(path);
    writeFileSync(
      join(folder, "policies/trial.cedar"),
      trial(new Date(Date.now() + 7 * day).toISOString().slice(0, 10)),
    );
    const tried = await sallyport(folder, ["policy", "test"], { HOME: folder });
    expect(tried).toMatchObject({ exit: 0, err: "" });
    expect(tried.out).toMatch(
      /trial\.cedar:1:1 {2}policy\.audit {2}\(notice\)\n {2}the policy on-trial: its audit mode ends with /,
    );
    expect(tried.out).toMatch(/\n {8}in audit mode until [-0-9]{10}: on-trial would deny it \(an hour is enough\)\n/);
    writeFileSync(path, "cases: 4\n");
    const broken = await sallyport(folder, ["policy", "test"], { HOME: folder });
    expect(broken).toMatchObject({ exit: 1, err: "", out: expect.stringMatching(/planted\.yaml:1:8/) });
    rmSync(folder, { recursive: true });
  });
});

const day = 24 * 60 * 60 * 1000;
const trial = (until: string) =>
  `@id("on-trial") @mode("audit") @until("${until}") @says("an hour is enough") forbid (principal, action, resource) when { context.grant.minutes > 60 };`;

const planted = `facts:
  moment: activation
  requester: { id: 101, login: rosa, kind: user }
  target: { name: payments-prod, tier: production, account: "210987654321", provider: aws }
  grant:
    id: planted
    repository: acme/payments
    workflow: .github/workflows/backfill.yml
    ref: refs/heads/main
    environment: production
    change: https://github.com/acme/payments/pull/812
    minutes: 60
    actions: [dynamodb:GetItem]
    resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]
  limits: { minutes: 480 }
  approvers: []
cases:
  - name: "nobody has to approve production"
    expect: allow
    rules: [people-may-ask]
`;
