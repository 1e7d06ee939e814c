import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sandboxClock } from "../../sandbox/clock.ts";
import type { GitHub } from "../../sandbox/contract.ts";
import { startGitHub } from "../../sandbox/github/index.ts";
import { Fault } from "../../src/core/fault.ts";
import { Secret } from "../../src/core/secret.ts";
import { type SubjectFacts, subjectFactsObjections } from "../../src/core/subject-facts.ts";
import type { Subjects } from "../../src/core/target.ts";
import { githubForge } from "../../src/github/forge.ts";
import type { Forge } from "../../src/ports.ts";
import { against, type Reply } from "./scripted.ts";

/* What is read of a job's repository, with GitHub failing at each request: it never becomes an allowance. */

const job = {
  repository: "acme/access",
  workflow: ".github/workflows/backfill.yml",
  name: "backfill",
  ref: "refs/heads/main",
  environment: "production",
};
const subjects: Subjects = {
  repository: "acme/access",
  repository_id: "77",
  owner_id: "900",
  workflows: [job.workflow],
  refs: [job.ref, "refs/tags/v1"],
  environments: ["production"],
};
const text =
  "on: workflow_dispatch\njobs:\n  backfill:\n    environment: production\n    permissions: { id-token: write }\n    steps: []\n";
const directory = mkdtempSync(join(tmpdir(), "subject-"));
let github: GitHub;
let token: string;
/** Path with query → what an honest GitHub answers. */
const honest = new Map<string, unknown>();

beforeAll(async () => {
  github = await startGitHub({ clock: sandboxClock(), directory });
  github.addUser("rosa", 101);
  github.addOrganization("acme", 900, ["rosa"]);
  github.addRepository({
    owner: "acme",
    name: "access",
    id: 77,
    private: true,
    files: new Map([[job.workflow, text]]),
    collaborators: { rosa: "write" },
    protect: { main: { bypass: [] } },
    environments: { production: { branches: ["main"], tags: ["v1"] } },
    releases: { v1: { immutable: true } },
  });
  token = github.userToken("rosa");
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const main = await fetch(`${github.apiUrl}/repos/acme/access/git/ref/heads/main`, { headers });
  const { object } = (await main.json()) as { object: { sha: string } };
  const body = JSON.stringify({ ref: "refs/tags/v1", sha: object.sha });
  await fetch(`${github.apiUrl}/repos/acme/access/git/refs`, { method: "POST", headers, body });
  const before = github.requests.length;
  await read(forge());
  for (const { method, path } of github.requests.slice(before)) {
    if (method === "GET") honest.set(path, await (await fetch(`${github.apiUrl}${path}`, { headers })).json());
  }
});
afterAll(async () => {
  await github.stop();
  rmSync(directory, { recursive: true, force: true });
});

function forge(): Forge {
  const patience = { tries: 2, budget: 1000, timeout: 5000, wait: async () => {} };
  return githubForge({ token: new Secret(token), repository: "acme/access", apiUrl: github.apiUrl, patience });
}

async function read(from: Forge, ref = job.ref): Promise<SubjectFacts | Fault> {
  return await from.subjectFacts({ ...job, ref }).catch((fault: unknown) => {
    if (fault instanceof Fault) return fault;
    throw fault;
  });
}

/** Whether a grant would be allowed on these facts. */
function allows(facts: SubjectFacts | Fault, ref = job.ref): boolean {
  if (facts instanceof Fault) return false;
  return subjectFactsObjections(facts, { job: { ...job, ref } }, subjects).length === 0;
}

describe.each(["refs/heads/main", "refs/tags/v1"])("the facts of a job on %s", (ref) => {
  it("are allowed when all is read", async () => {
    const facts = await read(forge(), ref);
    expect(allows(facts, ref), JSON.stringify(facts)).toBe(true);
  });

  it.each([401, 403, 404, 422, 429, 500, 502])(
    "are never allowed when one of its requests is answered with %i",
    async (status) => {
      const before = github.requests.length;
      await read(forge(), ref);
      const paths = github.requests.slice(before).map(({ path }) => path);
      expect(paths.length).toBeGreaterThanOrEqual(6);
      for (const path of paths) {
        github.fail = (request) => (request.path === path ? status : undefined);
        const facts = await read(forge(), ref);
        github.fail = undefined;
        expect(allows(facts, ref), `${path} ${JSON.stringify(facts)}`).toBe(false);
      }
    },
  );
});

/** A GitHub that answers honestly, but for one path. */
async function lying(where: RegExp, lie: (answer: unknown) => Reply): Promise<SubjectFacts | Fault> {
  const blob = { __typename: "Blob", oid: "b".repeat(40), text, isTruncated: false };
  let lied = 0;
  const { forge: told } = await against(({ path, query }) => {
    const asked = query.size > 0 ? `${path}?${query}` : path;
    const found = [...honest].find(
      ([one]) => decodeURIComponent(one) === decodeURIComponent(asked) || one === path,
    )?.[1];
    const answer = path === "/graphql" ? { data: { repository: { object: blob } } } : found;
    if (!where.test(path)) return answer === undefined ? { status: 404 } : { json: answer };
    lied += 1;
    return lie(answer);
  });
  const facts = await read(told);
  expect(lied).toBeGreaterThan(0);
  return facts;
}

describe("answers that no honest server gives", () => {
  it("an honest one is allowed", async () => {
    expect(allows(await lying(/nowhere|graphql/, (json) => ({ json })))).toBe(true);
  });

  const paths = [/\/access$/, /\/branches\/main$/, /\/rules\//, /production$/, /-policies/, /customization/, /graphql/];
  it.each(paths.map((path) => [path]))("cut short, dropped, empty or of another kind at %s", async (path) => {
    const lies: readonly ((json: unknown) => Reply)[] = [
      (json) => ({ json, cut: true }),
      () => ({ drop: true }),
      () => ({ json: {} }),
      () => ({ json: [] }),
      () => ({ json: null }),
      () => ({ status: 301, headers: { location: "http://127.0.0.1:1/" } }),
    ];
    for (const lie of lies) {
      const facts = await lying(path, lie);
      expect(allows(facts), `${lie} ${JSON.stringify(facts)}`).toBe(false);
    }
  });

  it.each([
    ["errors beside the data", { data: { repository: { object: null } }, errors: [{ message: "timeout" }] }],
    [
      "errors and whole data",
      {
        data: { repository: { object: { __typename: "Blob", oid: "b", text, isTruncated: false } } },
        errors: [{ message: "x" }],
      },
    ],
    ["no repository", { data: { repository: null } }],
    ["a folder", { data: { repository: { object: { __typename: "Tree", oid: "b" } } } }],
    ["a cut text", { data: { repository: { object: { __typename: "Blob", oid: "b", text, isTruncated: true } } } }],
    [
      "a binary file",
      { data: { repository: { object: { __typename: "Blob", oid: "b", text: null, isTruncated: false } } } },
    ],
  ])("GraphQL says 200 with %s", async (_, json) => {
    expect(allows(await lying(/graphql/, () => ({ json })))).toBe(false);
  });

  it("an environment of another letter case is none", async () => {
    const facts = await lying(/production$/, (json) => ({ json: { ...(json as object), name: "Production" } }));
    expect(facts).toMatchObject({ environment: { read: undefined } });
  });

  it("a list of rules that a page is missing of is a fault, and so is a policy that is not whole", async () => {
    const next = { link: '<not an address>; rel="next"' };
    expect(await lying(/\/rules\//, (json) => ({ json, headers: next }))).toBeInstanceOf(Fault);
    expect(
      await lying(/-policies/, () => ({ json: { total_count: 3, branch_policies: [{ name: "main" }] } })),
    ).toBeInstanceOf(Fault);
  });
});

describe("a branch with classic protection alone", () => {
  const rule = (approvals: number | null, forced = false) => ({
    requiredApprovingReviewCount: approvals,
    allowsForcePushes: forced,
    allowsDeletions: false,
    blocksCreations: false,
  });
  it.each<[what: string, answer: Reply, guards: boolean | undefined]>([
    ["that takes an approval", { json: { data: { repository: { ref: { refUpdateRule: rule(1) } } } } }, true],
    ["that takes none", { json: { data: { repository: { ref: { refUpdateRule: rule(0) } } } } }, false],
    ["that says nothing of them", { json: { data: { repository: { ref: { refUpdateRule: rule(null) } } } } }, false],
    [
      "that lets pushes be forced",
      { json: { data: { repository: { ref: { refUpdateRule: rule(2, true) } } } } },
      false,
    ],
    ["that does not bind who asks", { json: { data: { repository: { ref: { refUpdateRule: null } } } } }, undefined],
    ["that may not be read", { json: { data: null, errors: [{ type: "FORBIDDEN", message: "no" }] } }, undefined],
  ])("%s", async (_what, answer, guards) => {
    const { forge: told } = await against(({ path, body }) => {
      if (path.endsWith("/rules/branches/main")) return { json: [] };
      if (path.endsWith("/branches/main"))
        return {
          json: { name: "main", commit: { sha: "a".repeat(40) }, protected: true, protection: { enabled: true } },
        };
      if (path !== "/graphql") return { status: 404 };
      return body.includes("refUpdateRule") ? answer : { json: { data: { repository: { object: null } } } };
    });
    const { ref } = await told.subjectFacts(job);
    expect(ref).toMatchObject({ read: { classic: true, ruled: false } });
    expect("read" in ref && ref.read?.classicGuards).toBe(guards);
  });
});

describe("a branch that somebody could delete and make anew", () => {
  const pull = { type: "pull_request", parameters: { required_approving_review_count: 1 } };
  const shown = { requiredApprovingReviewCount: 1, allowsForcePushes: false };
  const classic = (deletions: boolean, creations: boolean) => ({
    ...{ ...shown, allowsDeletions: deletions, blocksCreations: creations },
  });
  it.each<[what: string, rules: readonly object[], classic: object | null | undefined, found: boolean | "unshown"]>([
    ["by a ruleset that asks for a pull request alone", [pull], undefined, true],
    ["by one that forbids rewriting alone besides", [pull, { type: "non_fast_forward" }], undefined, true],
    ["not where one restricts deletions", [pull, { type: "deletion" }], undefined, false],
    ["not where one restricts its creation", [pull, { type: "creation" }], undefined, false],
    ["not by a classic rule's own default", [pull], classic(false, false), false],
    ["by a classic rule that allows deletions", [], classic(true, false), true],
    ["not by one that lets nobody make it anew", [], classic(true, true), false],
    ["perhaps by a classic rule that is not shown", [pull], null, "unshown"],
  ])("%s", async (_what, rules, rule, found) => {
    const { forge: told } = await against(({ path, body }) => {
      if (path.endsWith("/rules/branches/release")) return { json: rules };
      if (path.endsWith("/branches/release")) {
        const protection = { protected: rule !== undefined, protection: { enabled: rule !== undefined } };
        return { json: { name: "release", commit: { sha: "a".repeat(40) }, ...protection } };
      }
      if (path.endsWith("/access")) return { json: { id: 77, owner: { id: 900 }, default_branch: "main" } };
      if (path !== "/graphql") return { status: 404 };
      const answer = { repository: { ref: { refUpdateRule: rule } } };
      return { json: { data: body.includes("refUpdateRule") ? answer : { repository: { object: null } } } };
    });
    const { ref } = await told.subjectFacts({ ...job, ref: "refs/heads/release" });
    expect(ref).toMatchObject({ read: { replaceable: found } });
  });
});
