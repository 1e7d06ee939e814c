import { afterAll, beforeAll, expect, test } from "vitest";
import { access, startTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

interface Reply {
  readonly status: number;
  readonly data?: Record<string, never> | null;
  readonly errors?: readonly { readonly type?: string; readonly message: string }[];
}

async function ask(token: string, query: string, variables: Record<string, unknown> = {}): Promise<Reply> {
  const { status, data } = await town.rest(token).request("POST /graphql", { query, variables });
  return { status, ...data };
}

const commitMutation = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) {
    commit { oid message author { user { login databaseId } } committer { name email } signature { isValid } }
    ref { name target { oid } }
  }
}`;

const tip = async (branch: string) => (await town.as("bob").repos.getBranch({ ...access, branch })).data.commit.sha;

async function commit(token: string, branch: string, change: Record<string, unknown> = {}) {
  const input = {
    branch: { repositoryNameWithOwner: "acme/access", branchName: branch },
    expectedHeadOid: change.expectedHeadOid ?? (await tip(branch)),
    message: { headline: "Change", body: "Because." },
    fileChanges: { additions: [{ path: "deep/er/new.txt", contents: Buffer.from("new\n").toString("base64") }] },
    ...change,
  };
  return ask(token, commitMutation, { input });
}

const writerToken = () =>
  town.github.installationToken({
    appId: town.writer.clientId,
    privateKey: town.writer.privateKey,
    owner: "acme",
    repositories: ["access"],
  });

test("the app on the bypass list commits to the protected branch, signed and by its bot", async () => {
  const reply = await commit(writerToken(), "main", {
    fileChanges: {
      additions: [{ path: "revoked.txt", contents: Buffer.from("x").toString("base64") }],
      deletions: [{ path: "grants/prod/old.yaml" }],
    },
  });
  expect(reply.errors).toBeUndefined();
  expect(reply.data).toMatchObject({
    createCommitOnBranch: {
      commit: {
        message: "Change\n\nBecause.",
        author: { user: { login: "writer" } },
        committer: { name: "GitHub", email: "noreply@github.com" },
        signature: { isValid: true },
      },
      ref: { name: "main", target: { oid: await tip("main") } },
    },
  });
  const folder = await town.clone("bob");
  expect(await town.git(folder, "ls-tree", "-r", "--name-only", "HEAD")).toBe(
    ".github/workflows/backfill.yml\n.github/workflows/ci.yml\nREADME.md\nrevoked.txt",
  );
  expect(await town.git(folder, "log", "-1", "--format=%an <%ae> / %cn")).toBe(
    "writer[bot] <200000077+writer[bot]@users.noreply.github.com> / GitHub",
  );
});

test("a GITHUB_TOKEN and a person do not pass the rule", async () => {
  for (const token of [town.github.jobToken("acme/access", { contents: "write" }), town.github.userToken("carol")]) {
    const before = await tip("main");
    const reply = await commit(token, "main");
    expect(reply).toMatchObject({ status: 200, errors: [{ message: expect.stringContaining("pull request") }] });
    expect(await tip("main")).toBe(before);
  }
});

test("of two commits on the same head exactly one is made, and the other learns that its data is stale", async () => {
  await town.as("bob").git.createRef({ ...access, ref: "refs/heads/ledger", sha: await tip("main") });
  const tokens = [writerToken(), town.github.userToken("alice")];
  const expectedHeadOid = await tip("ledger");
  const replies = await Promise.all(tokens.map((token) => commit(token, "ledger", { expectedHeadOid })));
  const losers = replies.filter(({ errors }) => errors);
  expect(losers).toHaveLength(1);
  expect(losers[0]).toMatchObject({ status: 200, errors: [{ type: "STALE_DATA" }] });
  const { data } = await town.as("bob").repos.listCommits({ ...access, sha: "ledger", path: "deep/er/new.txt" });
  expect(data).toHaveLength(1);
});

const pullQuery = `query ($number: Int!) {
  repository(owner: "acme", name: "access") {
    databaseId
    pullRequest(number: $number) {
      number state isDraft headRefOid baseRefName mergedAt reviewDecision
      author { __typename login ... on User { databaseId } ... on Bot { databaseId } }
      reviews(first: 1) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { fullDatabaseId state submittedAt lastEditedAt authorCanPushToRepository commit { oid } author { login } onBehalfOf(first: 5) { nodes { slug } } }
      }
      latestOpinionatedReviews(first: 10, writersOnly: true) { nodes { state author { login } } }
      commits(first: 10) { nodes { commit { oid
        authors(first: 5) { nodes { name email user { databaseId login } } }
        committer { email user { databaseId } }
      } } }
    }
  }
}`;

test("a pull request is told with its reviews in pages, the last opinions of writers, and who committed", async () => {
  const folder = await town.clone("alice");
  await town.git(folder, "checkout", "--quiet", "-b", "topic");
  const trailer = "Co-authored-by: Carol <carol@example.com>\nCo-authored-by: Eve <eve@elsewhere.example>";
  await town.git(folder, "commit", "--quiet", "--allow-empty", "-m", `Ask\n\n${trailer}`);
  await town.git(folder, "push", "--quiet", "origin", "topic");
  const { data: pull } = await town.as("alice").pulls.create({ ...access, title: "Ask", head: "topic", base: "main" });
  const pull_number = pull.number;
  await town.as("bob").pulls.createReview({ ...access, pull_number, event: "REQUEST_CHANGES", body: "no" });
  await town.as("bob").pulls.createReview({ ...access, pull_number, event: "APPROVE" });
  await town.as("dave").pulls.createReview({ ...access, pull_number, event: "APPROVE" });
  const { data, errors } = await ask(
    town.github.jobToken("acme/access", { contents: "read", pull_requests: "read" }),
    pullQuery,
    {
      number: pull_number,
    },
  );
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    repository: {
      databaseId: 9001,
      pullRequest: {
        state: "OPEN",
        headRefOid: pull.head.sha,
        reviewDecision: "APPROVED",
        author: { __typename: "User", login: "alice", databaseId: 1001 },
        reviews: {
          totalCount: 3,
          pageInfo: { hasNextPage: true },
          nodes: [{ state: "CHANGES_REQUESTED", author: { login: "bob" } }],
        },
        latestOpinionatedReviews: { nodes: [{ state: "APPROVED", author: { login: "bob" } }] },
        commits: {
          nodes: [
            {
              commit: {
                authors: {
                  nodes: [
                    { user: { databaseId: 1001 } },
                    { user: { databaseId: 1003 } },
                    { email: "eve@elsewhere.example", user: null },
                  ],
                },
                committer: { user: { databaseId: 1001 } },
              },
            },
          ],
        },
      },
    },
  });
});

test("a blob is found by commit and path; what is not there is null", async () => {
  const query = `query { repository(owner: "acme", name: "access") {
    there: object(expression: "main:README.md") { oid ... on Blob { text } }
    gone: object(expression: "main:missing") { oid }
  } }`;
  const { data } = await ask(town.github.userToken("dave"), query);
  expect(data).toMatchObject({ repository: { there: { text: "access\n" }, gone: null } });
});

test("errors come with status 200: unknown fields, unheld fields, strangers, lists without a size, lacking permissions", async () => {
  const dave = town.github.userToken("dave");
  const repository = (fields: string) => `query { repository(owner: "acme", name: "access") { ${fields} } }`;
  const messages = async (token: string, query: string) => {
    const reply = await ask(token, query);
    expect(reply.status).toBe(200);
    return reply.errors?.map(({ type, message }) => `${type ?? ""} ${message}`).join("\n") ?? "";
  };
  expect(await messages(dave, repository("invented"))).toMatch(/Cannot query field "invented"|doesn't exist/);
  expect(await messages(dave, repository("stargazerCount"))).toContain("SANDBOX_LACKS_FIELD");
  expect(await messages(town.github.userToken("mallory"), repository("id"))).toContain("NOT_FOUND Could not resolve");
  expect(await messages(dave, repository("pullRequest(number: 1) { reviews { totalCount } }"))).toContain(
    "MISSING_PAGINATION",
  );
  const job = town.github.jobToken("acme/access", { contents: "read" });
  expect(await messages(job, repository("pullRequest(number: 1) { id }"))).toContain("FORBIDDEN");
});
