import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Clone, git } from "../../sandbox/hands.ts";
import { golden } from "../golden.ts";
import { type Differently, type Said, sallyport, type Town, town } from "./shell.ts";

let acme: Town;
let ana: Clone;
beforeAll(async () => {
  acme = await town();
  ana = await acme.clone("ana");
});
afterAll(() => acme.stop());

const wish: Readonly<Record<string, string>> = {
  target: "payments-production",
  job: "backfill",
  minutes: "60",
  action: "dynamodb:GetItem",
  resource: "arn:aws:dynamodb:eu-west-1:210987654321:table/ledger",
  change: "https://github.com/acme/payments/pull/812",
  reason: "Backfill the ledger: 'rows' of INC-4211 # unposted",
};

async function request(id: string, change: Record<string, string> = {}, differently?: Differently): Promise<Said> {
  const flags = Object.entries({ ...wish, id, ...change }).map(([name, value]) => `--${name}=${value}`);
  return await acme.run(ana, ["request", ...flags], differently);
}

/** An address of this machine that gives nobody an answer. It stays taken: a free one could be another server's by then. */
async function nobody(): Promise<string> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Everything of a clone that its owner would miss. */
async function stateOf(here: Clone): Promise<Record<string, string>> {
  const say = (...args: readonly string[]) => git(acme.stage, here, ...args);
  return {
    head: await say("symbolic-ref", "HEAD"),
    commit: await say("rev-parse", "HEAD"),
    status: await say("status", "--porcelain=v2", "--untracked-files=all"),
    staged: await say("diff", "--cached"),
    refs: await say("for-each-ref", "refs/heads", "refs/tags"),
    stash: await say("stash", "list"),
  };
}

async function remoteBranches(): Promise<string> {
  return await git(acme.stage, ana, "ls-remote", "--heads", "origin");
}

async function pulls() {
  const all = { owner: "acme", repo: "access", state: "all" } as const;
  return (await acme.stage.as("sam").pulls.list(all)).data;
}

describe("a request", () => {
  it("opens a pull request as the person, and leaves their clone as it was", async () => {
    writeFileSync(join(ana.directory, "README.md"), "half a thought\n");
    writeFileSync(join(ana.directory, "staged.txt"), "staged\n");
    await git(acme.stage, ana, "add", "staged.txt");
    writeFileSync(join(ana.directory, "new.txt"), "untracked\n");
    const before = await stateOf(ana);

    const { exit, out, err } = await request("kind");
    expect({ exit, err }).toEqual({ exit: 0, err: "" });
    expect(await stateOf(ana)).toEqual(before);

    const [pull] = await pulls();
    expect(out).toBe(`opened ${pull?.html_url}: its comment says who must approve\n`);
    expect(pull).toMatchObject({
      title: "Grant payments-production/kind",
      user: { login: "ana" },
      head: { ref: "grant/payments-production/kind" },
      base: { ref: "main" },
    });
    await git(acme.stage, ana, "fetch", "--quiet", "origin");
    const commit = "origin/grant/payments-production/kind";
    expect(await git(acme.stage, ana, "diff", "--raw", "--no-abbrev", "origin/main", commit)).toMatch(
      /^:000000 100644 0{40} [0-9a-f]{40} A\tgrants\/payments-production\/kind\.yaml$/,
    );
    golden(
      "terminal/grant.yaml",
      `${await git(acme.stage, ana, "show", `${commit}:grants/payments-production/kind.yaml`)}\n`,
    );
    const email = acme.stage.github.emailOf("ana");
    expect(await git(acme.stage, ana, "log", "-1", "--format=%an %ae %cn %ce%n%B", commit)).toBe(
      `ana ${email} ana ${email}\nGrant payments-production/kind\n\n${wish.reason}\n\nAsked with sallyport request.`,
    );
  });

  it("asked twice finds the same branch and the same pull request, also from a folder inside", async () => {
    const [before, branches] = [await pulls(), await remoteBranches()];
    const inside = { ...ana, directory: join(ana.directory, "targets") };
    const flags = Object.entries({ ...wish, id: "kind" }).map(([name, value]) => `--${name}=${value}`);
    const said = await acme.run(inside, ["request", "--json", ...flags], { environment: { HOME: ana.directory } });
    expect(said).toMatchObject({ exit: 0, err: "" });
    expect(JSON.parse(said.out)).toEqual({
      path: "grants/payments-production/kind.yaml",
      branch: "grant/payments-production/kind",
      number: before[0]?.number,
      url: before[0]?.html_url,
    });
    expect(await remoteBranches()).toBe(branches);
    expect(await pulls()).toHaveLength(before.length);
  });

  it("never moves a branch that holds something else", async () => {
    const branches = await remoteBranches();
    const said = await request("kind", { minutes: "30" });
    expect(said).toMatchObject({ exit: 3, out: "" });
    expect(said.err).toBe(
      "the branch grant/payments-production/kind is there already with something else: give the request another id, or delete that branch (request.branch)\n",
    );
    expect(await remoteBranches()).toBe(branches);
  });

  it("opens nothing of a branch onto which somebody else pushed more: their file would ride in the person's own request", async () => {
    expect(await request("carried")).toMatchObject({ exit: 0 });
    const before = await pulls();
    const ben = await acme.clone("ben");
    await git(acme.stage, ben, "fetch", "-q", "origin", "grant/payments-production/carried");
    await git(acme.stage, ben, "checkout", "-q", "FETCH_HEAD");
    writeFileSync(join(ben.directory, "grants/payments-production/rider.yaml"), "version: 1\n");
    await git(acme.stage, ben, "add", "grants");
    await git(acme.stage, ben, "commit", "-q", "-m", "a typo", `--author=ana <${acme.stage.github.emailOf("ana")}>`);
    await git(acme.stage, ben, "push", "-q", "origin", "HEAD:grant/payments-production/carried");
    const said = await request("carried");
    expect(said).toMatchObject({ exit: 3, out: "" });
    expect(said.err).toMatch(
      /grant\/payments-production\/carried is there already with something else.*request\.branch/,
    );
    expect(await pulls()).toHaveLength(before.length);
  });

  it("is signed when the person signs their commits", async () => {
    const program = join(ana.directory, ".git", "sign.sh");
    writeFileSync(
      program,
      "#!/bin/sh\ncat >/dev/null\necho '[GNUPG:] SIG_CREATED D' >&2\necho '-----BEGIN PGP SIGNATURE-----'\necho '-----END PGP SIGNATURE-----'\n",
    );
    chmodSync(program, 0o755);
    await git(acme.stage, ana, "config", "commit.gpgSign", "true");
    await git(acme.stage, ana, "config", "gpg.program", program);
    const said = await request("signed");
    await git(acme.stage, ana, "config", "--unset", "commit.gpgSign");
    expect(said).toMatchObject({ exit: 0, err: "" });
    await git(acme.stage, ana, "fetch", "--quiet", "origin");
    expect(await git(acme.stage, ana, "cat-file", "commit", "origin/grant/payments-production/signed")).toContain(
      "gpgsig",
    );
  });

  it("goes on from a merged grant: its job, access and change, and only how long and why are said", async () => {
    const { number } = (await pulls()).find(({ title }) => title.endsWith("/kind"))!;
    await acme.stage
      .as("sam")
      .pulls.merge({ owner: "acme", repo: "access", pull_number: number, merge_method: "squash" });
    const more = ["--id=kind-2", "--minutes=30", "--reason=A third is left", "--for=ben"];
    const said = await acme.run(ana, ["request", "--extends=kind", ...more]);
    expect(said).toMatchObject({ exit: 0, err: "" });
    await git(acme.stage, ana, "fetch", "--quiet", "origin");
    const place = "origin/grant/payments-production/kind-2:grants/payments-production/kind-2.yaml";
    golden("terminal/grant-extends.yaml", `${await git(acme.stage, ana, "show", place)}\n`);
    const lost = await acme.run(ana, ["request", "--extends=never-was", ...more]);
    expect(lost).toMatchObject({ exit: 2, err: expect.stringMatching(/^there never was a grant "never-was" on main/) });
  });

  it("is told beforehand what the target's limits refuse", async () => {
    const start = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().replace(/\.\d+Z/, "Z");
    const branches = await remoteBranches();
    const said = await request("far", { start });
    expect(said.exit).toBe(1);
    expect(said.out).toMatch(/hours after the merge; payments-production allows at most \d+/);
    expect(await remoteBranches()).toBe(branches);
  });
});

describe("a request that cannot be", () => {
  /** Nothing was pushed and nothing opened, and the clone is as it was. */
  async function untouched(ask: () => Promise<Said>): Promise<Said> {
    const before = [await stateOf(ana), await remoteBranches(), (await pulls()).length];
    const said = await ask();
    expect([await stateOf(ana), await remoteBranches(), (await pulls()).length]).toEqual(before);
    return said;
  }

  it("with findings writes nothing, and tells them all, inert", async () => {
    const said = await untouched(() =>
      request("bad", {
        minutes: "600",
        resource: "arn:aws:dynamodb:eu-west-1:210987654321:table/salaries",
        change: "INC-4211",
        reason: "\u001b[2J::error::x\u202e",
        ref: "refs/heads/mian",
      }),
    );
    expect(said).toMatchObject({ exit: 1, err: "" });
    golden("terminal/request-findings.txt", said.out);
    expect(said.out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it("under an id that was used before says by which commit", async () => {
    await git(acme.stage, ana, "fetch", "--quiet", "origin");
    const sam = await acme.clone("sam");
    mkdirSync(join(sam.directory, "grants/payments-development"), { recursive: true });
    writeFileSync(join(sam.directory, "grants/payments-development/old.yaml"), "version: 1\n");
    await git(acme.stage, sam, "switch", "--quiet", "--create", "old");
    await git(acme.stage, sam, "add", "grants");
    await git(acme.stage, sam, "commit", "--quiet", "--message", "old");
    await git(acme.stage, sam, "push", "--quiet", "origin", "HEAD:refs/heads/old");
    const api = acme.stage.as("sam").pulls;
    const about = { owner: "acme", repo: "access" };
    const { data } = await api.create({ ...about, title: "old", head: "old", base: "main" });
    await api.merge({ ...about, pull_number: data.number, merge_method: "squash" });
    const said = await request("old");
    expect(said.exit).toBe(1);
    expect(said.out).toMatch(/the id old was used before, by commit [0-9a-f]{12}/);
  });

  it.each<[string, string, Record<string, string>, number, RegExp]>([
    [
      "an unknown target",
      "x",
      { target: "payments-prodution" },
      2,
      /there is no target "payments-prodution": did you mean payments-production\?/,
    ],
    ["a bad id", "No_Good", {}, 2, /"No_Good" is no id: use a-z/],
    ["a bad number", "x", { minutes: "an hour" }, 2, /"an hour" is no number of minutes/],
    ["no minutes at all", "x", { minutes: "0" }, 2, /"0" is no number of minutes/],
  ])("with %s is used wrongly", async (_name, id, change, exit, says) => {
    const said = await untouched(() => request(id, change));
    expect(said).toMatchObject({ exit, out: "" });
    expect(said.err).toMatch(says);
  });

  it("without a person to ask names every missing flag at once", async () => {
    const said = await untouched(() => acme.run(ana, ["request"]));
    expect(said).toMatchObject({ exit: 2, out: "" });
    golden("terminal/request-missing.txt", said.err);
    const some = await acme.run(ana, ["request", "--target=payments-production", "--id=x", "--reason=y"]);
    expect(some.err).toMatch(/^request needs --job, --action, --resource, --minutes, --change: give them/);
  });

  it("without a token, with an unknown one, or with GitHub away, says so and pushes nothing", async () => {
    const none = await untouched(() => request("x", {}, { environment: { GITHUB_TOKEN: undefined } }));
    expect(none).toMatchObject({ exit: 2, err: expect.stringMatching(/^there is no GitHub token: set GITHUB_TOKEN/) });
    const wrong = await untouched(() => request("x", {}, { environment: { GITHUB_TOKEN: "ghp_unknown" } }));
    expect(wrong).toMatchObject({ exit: 3, err: expect.stringContaining("github.unauthorized") });
    expect(wrong.err).not.toContain("ghp_unknown");
    const endpoints = ["--github-api-url", await nobody()];
    const away = await untouched(() => request("x", {}, { endpoints }));
    expect(away).toMatchObject({ exit: 3, err: expect.stringMatching(/github.unavailable; trying again may help/) });
  });

  it("is not sent to an address beyond this machine, nor is the token", async () => {
    const elsewhere = ["--github-api-url=https://api.github.com.evil.example", "--aws-endpoint=http://10.0.0.1"];
    for (const endpoint of elsewhere) {
      const said = await untouched(() => request("x", {}, { endpoints: [endpoint] }));
      expect(said).toMatchObject({
        exit: 2,
        err: expect.stringMatching(/is accepted for this machine alone .*input.endpoint/),
      });
    }
  });

  it("without a name to commit under says which to set", async () => {
    await git(acme.stage, ana, "config", "--unset", "user.email");
    const said = await untouched(() => request("nameless"));
    await git(acme.stage, ana, "config", "user.email", acme.stage.github.emailOf("ana"));
    expect(said).toMatchObject({
      exit: 3,
      err: expect.stringMatching(/set user.name, and user.email .*request.identity/),
    });
  });

  it("when the push is refused gives git's own words without the password in them", async () => {
    const url = new URL(acme.stage.github.cloneUrl("acme/access"));
    url.username = "ana";
    url.password = "hunter2hunter2";
    await git(acme.stage, ana, "config", "remote.origin.pushurl", url.href);
    const said = await untouched(() => request("refused"));
    await git(acme.stage, ana, "config", "--unset", "remote.origin.pushurl");
    expect(said).toMatchObject({
      exit: 3,
      err: expect.stringMatching(/^the push was refused, nothing was opened: .*request.push/),
    });
    expect(said.err).not.toContain("hunter2");
  });

  it("outside of a clone, or in one without a remote, says where to go", async () => {
    const folder = mkdtempSync(join(tmpdir(), "nowhere-"));
    const said = await sallyport(folder, ["request"], { HOME: folder });
    rmSync(folder, { recursive: true });
    expect(said).toMatchObject({ exit: 2, err: expect.stringMatching(/^this folder is not in a clone/) });
    await git(acme.stage, ana, "remote", "rename", "origin", "upstream");
    const without = await request("x");
    await git(acme.stage, ana, "remote", "rename", "upstream", "origin");
    expect(without).toMatchObject({ exit: 2, err: expect.stringMatching(/has no remote origin/) });
  });

  it("from a clone of another repository is not made", async () => {
    await git(
      acme.stage,
      ana,
      "remote",
      "set-url",
      "origin",
      (await git(acme.stage, ana, "remote", "get-url", "origin")).replace("acme/access", "acme/payments"),
    );
    const said = await request("x");
    await git(
      acme.stage,
      ana,
      "remote",
      "set-url",
      "origin",
      (await git(acme.stage, ana, "remote", "get-url", "origin")).replace("acme/payments", "acme/access"),
    );
    expect(said).toMatchObject({
      exit: 2,
      err: expect.stringMatching(/origin is acme\/payments, and requests are made in acme\/access/),
    });
  });
});
