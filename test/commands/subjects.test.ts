/** What a subject may be: each attack on the job's own repository, and what the cloud says to tokens that differ. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from "vitest";
import type { BranchRule, RepositorySettings } from "../../sandbox/contract.ts";
import { audit } from "../../src/commands/audit.ts";
import { reconcile } from "../../src/commands/reconcile.ts";
import { readFacts } from "../../src/core/record.ts";
import type { Chain } from "../../src/core/report.ts";
import { Secret } from "../../src/core/secret.ts";
import { githubForge } from "../../src/github/forge.ts";
import { places, workflow } from "../acme.ts";
import { paymentsSettings } from "./installation.ts";
import { grantText, startTown, type Town } from "./world.ts";

const path = places.production.workflow;
const good = workflow("production");
const calling = ".github/workflows/calls.yml";
const pinned = `acme/deploy/.github/workflows/backfill.yml@${"0123456789abcdef".repeat(3).slice(0, 40)}`;

/** The production target as it is shipped, with a tag, another branch and a job of a reusable workflow listed besides. */
const target = readFileSync(join(import.meta.dirname, "../../targets/payments-production.yaml"), "utf8")
  .replace("refs: [refs/heads/main]", "refs: [refs/heads/main, refs/heads/gone, refs/heads/release, refs/tags/v1]")
  .replace(
    "ceiling:",
    `  - repository: acme/payments
    repository_id: "2002"
    owner_id: "9001"
    workflows: [${calling}]
    refs: [refs/heads/main]
    environments: [production]
    reusable: ${pinned}
ceiling:`,
  );

/** Everything as it should be, but that no tag is anybody's release. */
const safe: RepositorySettings = {
  ...paymentsSettings,
  environments: { ...paymentsSettings.environments, production: { branches: ["main"], tags: ["v*"] } },
  id: 2002,
  immutableSubject: false,
  subjectClaims: undefined,
  releases: {},
};

let town: Town;
beforeAll(async () => {
  town = await startTown({ files: { "targets/payments-production.yaml": target } });
  town.github.configure("acme/payments", { protect: {} });
  await write({
    [calling]: `on:\n  workflow_dispatch:\n    inputs: { lease: { type: string } }\njobs:\n  backfill:\n    uses: ${pinned}\n    permissions: { id-token: write }\n    with: { lease: "$${"{{ inputs.lease }}"}" }\n`,
  });
  const { object } = await rest<{ object: { sha: string } }>("GET", "/git/ref/heads/main");
  await rest("POST", "/git/refs", { ref: "refs/tags/v1", sha: object.sha });
  await rest("POST", "/git/refs", { ref: "refs/heads/release", sha: object.sha });
  // Nothing is applied while everything is as it should be: what is asked here stays refused, and is asked about again.
  await town.ask("on-main");
  await town.ask("on-tag", { text: grantText({}).replace("refs/heads/main", "refs/tags/v1") });
  await town.ask("on-release", { text: grantText({}).replace("refs/heads/main", "refs/heads/release") });
  await town.ask("on-gone", { text: grantText({}).replace("refs/heads/main", "refs/heads/gone") });
});
afterEach(() => {
  town.github.fail = undefined;
  town.github.installApp("sallyport-reader", ["access", "payments"]);
  town.github.configure("acme/payments", safe);
});
afterAll(() => town.stop());

async function rest<T>(method: string, address: string, body?: unknown): Promise<T> {
  const response = await fetch(`${town.github.apiUrl}/repos/acme/payments${address}`, {
    method,
    headers: { authorization: `Bearer ${town.github.userToken("ana")}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Writes files onto main of acme/payments, whose rules must be off. */
async function write(files: Readonly<Record<string, string>>): Promise<void> {
  const token = new Secret(town.github.userToken("ana"));
  const forge = githubForge({ token, repository: "acme/payments", apiUrl: town.github.apiUrl });
  const { object } = await rest<{ object: { sha: string } }>("GET", "/git/ref/heads/main");
  const changes = Object.entries(files).map(([name, content]) => ({ path: name, content }));
  await forge.commit({ branch: "main", expectedHead: object.sha, message: "change", files: changes });
}

/** Why apply does not open a grant under these settings; the cloud holds nothing of any, and nothing was tried. */
async function refusal(settings: RepositorySettings = {}, id = "on-main"): Promise<string> {
  // With main unprotected, what is asked of another ref is all that could open.
  const others = id === "on-main" ? {} : { protect: {} };
  town.github.configure("acme/payments", { ...safe, ...others, ...settings });
  const done = await town.apply({ targets: ["payments-production"] });
  expect(done.deeds.filter((deed) => deed.grant === `payments-production/${id}`)).toEqual([]);
  expect(await town.rolesOf(id)).toEqual([]);
  return done.refused.find(({ grant }) => grant === `payments-production/${id}`)?.why ?? "";
}

/** The same with another workflow file on main. */
async function refusalOf(text: string): Promise<string> {
  town.github.configure("acme/payments", { protect: {} });
  await write({ [path]: text });
  const why = await refusal();
  town.github.configure("acme/payments", { protect: {} });
  await write({ [path]: good });
  return why;
}

const main = (rule: BranchRule): RepositorySettings => ({ protect: { main: rule } });
const production = (policy: object): RepositorySettings => ({
  environments: { ...paymentsSettings.environments, production: policy },
});

describe("the ref", () => {
  test("an unprotected ref", async () => {
    expect(await refusal({ protect: {} })).toMatch(
      /^branch main of acme\/payments is not protected: .*: add a ruleset/,
    );
  });

  test("a ref under rules that ask for no pull request", async () => {
    const rules = ["deletion", "non_fast_forward", "required_signatures"];
    expect(await refusal(main({ bypass: [], rules }))).toContain("branch main of acme/payments is not protected");
  });

  test("a ref whose pull requests take nobody's approval, or only wait in a queue", async () => {
    expect(await refusal(main({ bypass: [], approvals: 0 }))).toContain(
      "branch main of acme/payments is not protected",
    );
    expect(await refusal(main({ bypass: [], rules: ["merge_queue", "deletion"] }))).toContain("is not protected");
  });

  test("a writer deletes the reviewed branch and pushes one of its name anew: a required pull request forbids neither", async () => {
    const release = (rules: readonly string[]): RepositorySettings => ({
      ...production({ branches: ["release"] }),
      protect: { release: { bypass: [], rules } },
    });
    const says = "branch release of acme/payments can be deleted by whoever may write there";
    for (const rules of [["pull_request"], ["pull_request", "non_fast_forward", "required_signatures"], ["update"]])
      expect(await refusal(release(rules), "on-release"), rules.join()).toContain(says);
    // GitHub lets nobody delete a default branch.
    expect(await refusal({ ...main({ bypass: [], rules: ["pull_request"] }), environments: {} })).not.toContain(
      "can be deleted",
    );
  });

  test("a ref that is not there", async () => {
    expect(await refusal({}, "on-gone")).toContain("acme/payments has no refs/heads/gone");
  });

  test("a movable tag", async () => {
    expect(await refusal({}, "on-tag")).toMatch(/^tag v1 of acme\/payments can be moved .*: run on a protected branch/);
    expect(await refusal({ releases: { v1: { immutable: false } } }, "on-tag")).toContain("can be moved");
    expect(await refusal({ releases: { v2: { immutable: true } } }, "on-tag")).toContain("can be moved");
  });

  test("refs/pull", async () => {
    await town.ask("on-pull", { text: grantText({}).replace("refs/heads/main", "refs/pull/7/merge") });
    expect(await refusal({}, "on-pull")).toContain("cannot be read");
    const { forge } = await town.writer();
    expect(
      await forge.subjectFacts({ workflow: path, ref: "refs/pull/7/merge", environment: "production" }),
    ).toMatchObject({
      ref: { read: undefined },
    });
  });
});

describe("the environment", () => {
  test("a missing environment", async () => {
    const { development } = paymentsSettings.environments;
    expect(await refusal({ environments: { development } })).toMatch(/^acme\/payments has no environment production: /);
  });

  test("an unprotected environment", async () => {
    expect(await refusal(production({}))).toContain("lets every branch in: set its deployment branches");
  });

  test("an environment whose policy is as good as none", async () => {
    expect(await refusal(production({ branches: ["main", "*"] }))).toContain("lets every branch that looks like * in");
  });

  test("an environment of protected branches, where a ruleset is all the protection there is", async () => {
    expect(await refusal(production({ branches: "protected" }))).toContain("does not let refs/heads/main in");
  });

  test("an environment that lets another branch in alone", async () => {
    expect(await refusal(production({ branches: ["release/*", "mai"] }))).toContain("does not let refs/heads/main in");
  });
});

describe("a workflow that outsiders can trigger", () => {
  const triggered = (event: string) => good.replace("on:\n", `on:\n  ${event}:\n`);

  it.each(["pull_request_target", "workflow_run", "issue_comment"])("%s", async (event) => {
    expect(await refusalOf(triggered(event))).toContain(`${path} is triggered by "${event}"`);
  });

  test("workflow_call", async () => {
    expect(await refusalOf(triggered("workflow_call"))).toContain("any other workflow may call it");
  });

  test("inputs beyond lease", async () => {
    const more = good.replace("    inputs:\n", "    inputs:\n      table: { type: string }\n");
    expect(await refusalOf(more)).toContain(`${path} takes the input "table"`);
  });

  test("a script in the lease's own input", async () => {
    const interpolated = good.replace("steps:\n", `steps:\n      - run: echo $${"{{ inputs.lease }}"}\n`);
    expect(await refusalOf(interpolated)).toContain(
      "is worked out of what whoever starts the run, or pushes, may write",
    );
  });

  test("an environment that an expression works out", async () => {
    const expression = `environment: $${"{{ github.event.inputs.lease }}"}`;
    expect(await refusalOf(good.replace("environment: production", expression))).toContain("with an expression");
  });

  test("a job that calls a workflow nobody pinned", async () => {
    const calls = good.replace("    runs-on: ubuntu-latest", "    uses: ./.github/workflows/other.yml");
    expect(await refusalOf(calls)).toContain("the target lists no reusable workflow");
  });
});

describe("the repository", () => {
  test("another sub prefix: the repository makes sub of claims of its own choice", async () => {
    const why = await refusal({ subjectClaims: ["repo", "context", "actor"] });
    expect(why).toMatch(/makes the claim `sub` of its tokens by a template of its own.*use_default=true/);
  });

  test("a repository recreated under its old name", async () => {
    const why = await refusal({ id: 6006 });
    expect(why).toMatch(/^acme\/payments is repository 6006 of owner 9001 now, and the target lists 2002/);
  });

  test("the App is not installed there", async () => {
    town.github.installApp("sallyport-reader", ["access"]);
    expect(await refusal()).toMatch(/^the reader App is not installed on acme\/payments.*install the App there/);
  });

  it.each([
    ["the branch", /\/branches\//],
    ["its policy", /deployment-branch-policies/],
    ["the form of sub", /customization\/sub/],
  ])("a setting that may not be read is unknown, and unknown denies: %s", async (_, address) => {
    town.github.fail = ({ path: asked }) => (asked.includes("acme/payments") && address.test(asked) ? 403 : undefined);
    expect(await refusal()).toMatch(
      /^it cannot be told whether the (repository|ref|environment) of the job is safe: .*403/,
    );
  });
});

describe("what cannot be read here is no reason to refuse", () => {
  const looked = async (identity: string | undefined, reads: "as person" | "not") => {
    const done = await reconcile(await town.worldAs("binder", identity, reads), town.clock.now(), {
      may: new Set(["bind", "unbind"]),
      targets: new Set(["payments-production"]),
    });
    expect(await town.rolesOf("on-main")).toEqual([]);
    return done.faults.find(({ about }) => about === "payments-production/on-main");
  };

  test("to a step that was given no App: the grant is held, and the run is red", async () => {
    expect(await looked(undefined, "not")).toMatchObject({ code: "github.no-app" });
  });

  test("to a person who may not read the job's repository", async () => {
    expect(await looked(town.readerToken(), "as person")).toMatchObject({ code: "github.unread" });
  });
});

describe("as it should be", () => {
  test("each of them opens, to the job in the spelling that GitHub says it uses", async () => {
    town.github.configure("acme/payments", { ...safe, releases: { v1: { immutable: true } } });
    await town.ask("calls", { text: grantText({}).replace(path, calling) });
    const done = await town.run({ targets: ["payments-production"] });
    const opened = done.deeds.filter((deed) => deed.do === "bind" && deed.outcome === "done").map(({ grant }) => grant);
    expect(opened.sort()).toEqual(["calls", "on-main", "on-tag"].map((id) => `payments-production/${id}`));
    expect(await town.enters("on-main")).toBe(true);
    // A job in a reusable workflow is started by the file that calls it.
    expect(done.deeds.find((deed) => deed.do === "dispatch" && deed.grant.endsWith("/calls"))).toMatchObject({
      outcome: "done",
      says: expect.stringContaining(`started ${calling} of acme/payments at refs/heads/main`),
    });
  });

  test("the record holds what was read, and a later run makes the same lease of it without asking", async () => {
    const line = (await town.ledger()).find(({ kind, grant }) => kind === "decided" && grant.endsWith("/on-main"));
    expect(readFacts(line)?.subject).toMatchObject({ prefix: "repo:acme/payments", workflow: expect.any(String) });
    const before = town.github.requests.length;
    // Settings that would be refused now end nothing that was decided before.
    town.github.configure("acme/payments", { ...safe, ...production({}), subjectClaims: ["actor"] });
    const again = await town.apply({ targets: ["payments-production"] });
    expect(again.deeds.filter((deed) => deed.do === "unbind")).toEqual([]);
    expect(again.kept).toBe(3);
    const asked = town.github.requests.slice(before).map(({ path: address }) => address);
    // The two that are still refused are asked about, and none of the three that stand.
    expect(asked.filter((address) => /customization|environments/.test(address)).length).toBeLessThan(6);
  });

  const own = "acme/payments/.github/workflows/backfill.yml@refs/heads/main";
  it.each<[string, Record<string, string>]>([
    ["of an unprotected branch", { ref: "refs/heads/experiment", job_workflow_ref: own.replace("main", "experiment") }],
    [
      "of a pull request",
      { ref: "refs/pull/7/merge", job_workflow_ref: own.replace("refs/heads/main", "refs/pull/7/merge") },
    ],
    ["of a tag", { ref: "refs/tags/v1", job_workflow_ref: own.replace("refs/heads/main", "refs/tags/v1") }],
    ["of another workflow file", { job_workflow_ref: own.replace("backfill", "nightly") }],
    ["of a reusable workflow", { job_workflow_ref: pinned }],
    ["of another environment", { environment: "staging", sub: "repo:acme/payments:environment:staging" }],
    ["of no environment", { sub: "repo:acme/payments:ref:refs/heads/main" }],
    ["of a repository recreated under its old name", { repository_id: "6006" }],
    ["of an owner recreated under its old name", { repository_owner_id: "6006" }],
    ["with the other spelling of sub", { sub: "repo:acme@9001/payments@2002:environment:production" }],
    ["with sub of chosen claims", { sub: "repo:acme/payments:environment:production:actor:mallory" }],
    [
      "with an environment that sneaks a claim in",
      { sub: "repo:acme/payments:environment:production:ref:refs/heads/main" },
    ],
  ])("the cloud refuses a token %s, asked directly", async (_, differs) => {
    expect(await town.enters("on-main", differs)).toBe(false);
  });

  test("a reusable workflow is admitted at its commit alone, and the file that calls it is not", async () => {
    const there = { job_workflow_ref: pinned };
    expect(await town.enters("calls", there)).toBe(true);
    for (const other of [
      pinned.replace(/@.*/, "@refs/heads/main"),
      pinned.replace(/.$/, "0"),
      `acme/payments/${calling}@refs/heads/main`,
      pinned.replace("acme/deploy", "mallory/deploy"),
    ])
      expect(await town.enters("calls", { job_workflow_ref: other }), other).toBe(false);
    expect(await town.enters("calls", { ...there, repository_id: "6006" })).toBe(false);
  });
});

describe("a workflow that changed between approval and use", () => {
  async function workflowLink() {
    const answer = await audit(await town.worldAs("reader"), town.clock.now(), {
      grant: "payments-production/on-main",
    });
    const { chains } = answer.json as { readonly chains: readonly Chain[] };
    const link = chains[0]?.links.find((one) => one.link === "workflow");
    return { exit: answer.exit, ...link };
  }

  test("is told when nothing changed", async () => {
    expect(await workflowLink()).toMatchObject({
      exit: 0,
      state: "present",
      says: expect.stringMatching(/run \d+, refs/),
    });
  });

  test("a run that nobody can find is a gap, whatever its session is called", async () => {
    town.github.fail = ({ path: asked }) => (asked.includes("/actions/runs/") ? 404 : undefined);
    expect(await workflowLink()).toMatchObject({ exit: 1, state: "absent" });
  });

  test("is an audit finding before it is used, and after the change was taken back", async () => {
    town.github.configure("acme/payments", { protect: {} });
    await write({ [path]: good.replace('run: "true"', "run: curl https://mallory.example") });
    expect(await workflowLink()).toMatchObject({ exit: 1, state: "broken", says: expect.stringContaining("main now") });
    expect(await town.enters("on-main")).toBe(true);
    await write({ [path]: good });
    expect(await workflowLink()).toMatchObject({
      exit: 1,
      state: "broken",
      says: expect.stringMatching(/: run \d+ has other/),
    });
  });
});
