import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startOidc } from "../../../sandbox/oidc/index.ts";
import type { Lease } from "../../../src/core/lease.ts";
import { minute } from "../../../src/core/time.ts";
import { states } from "../../moto.ts";
import { leaseOf } from "../provider/example.ts";
import { type AwsWorld, startWorld } from "../provider/world.ts";
import { assume, type Changed, tokenOf } from "./raw.ts";

/** Attacks on the trust of a lease that is open, by whoever can get a token or send a request to STS. */
const others: readonly (readonly [attack: string, changed: Changed])[] = [
  ["a sub that is a pattern: every repository of the owner", { sub: "repo:acme/*" }],
  ["a sub that is a pattern: every environment", { sub: "repo:acme/payments:environment:*" }],
  ["a sub that is a star", { sub: "*" }],
  ["a sub that goes on where the right one ends", { sub: "repo:acme/payments:environment:production-2" }],
  ["a sub in another letter case", { sub: "repo:Acme/payments:environment:production" }],
  ["a sub of a branch instead of the environment", { sub: "repo:acme/payments:ref:refs/heads/main" }],
  ["a sub of a pull request", { sub: "repo:acme/payments:pull_request" }],
  [
    "an immutable sub that carries the ids of another repository",
    { sub: "repo:acme@9001/payments@6666:environment:production" },
  ],
  ["an immutable sub that carries another owner's id", { sub: "repo:acme@6666/payments@2002:environment:production" }],
  ["a sub that is half classic and half immutable", { sub: "repo:acme@9001/payments:environment:production" }],
  ["a classic sub whose names hold the ids", { sub: "repo:acme/payments@2002:environment:production" }],
  ["another repository with the same name and another id", { repository_id: "6666" }],
  ["an owner with the same name and another id", { repository_owner_id: "6666" }],
  ["a repository that was recreated under a recreated owner", { repository_id: "6666", repository_owner_id: "6667" }],
  ["a token that has no repository id", { repository_id: undefined }],
  ["a token that has no owner id", { repository_owner_id: undefined }],
  ["a token that has the environment and no ref", { ref: undefined }],
  ["another branch in the right environment", { ref: "refs/heads/attack" }],
  ["a tag that has the branch's name", { ref: "refs/tags/main" }],
  ["the merge ref of a pull request", { ref: "refs/pull/812/merge" }],
  ["the right ref without the environment", { environment: undefined }],
  ["another environment", { environment: "staging" }],
  ["the environment in another letter case", { environment: "Production" }],
  [
    "another workflow file of the repository",
    { job_workflow_ref: "acme/payments/.github/workflows/test.yml@refs/heads/main" },
  ],
  [
    "the workflow file of another branch",
    { job_workflow_ref: "acme/payments/.github/workflows/backfill.yml@refs/heads/attack" },
  ],
  [
    "the workflow file of a fork",
    { job_workflow_ref: "mallory/payments/.github/workflows/backfill.yml@refs/heads/main" },
  ],
  [
    "a workflow file whose name goes on",
    { job_workflow_ref: "acme/payments/.github/workflows/backfill.yml@refs/heads/main2" },
  ],
  ["a token that names no workflow file", { job_workflow_ref: undefined }],
];

describe.each(states())("an open trust over %s, asked directly,", (state) => {
  let world: AwsWorld;
  let lease: Lease;
  beforeAll(async () => {
    world = await startWorld(state);
    lease = world.lease();
    await world.provider.bind(lease);
  });
  afterAll(() => world.stop());

  const right = (given: Readonly<Record<string, string>> = {}) =>
    tokenOf(world, lease).then((token) => assume(world, lease, token, given));
  const denied = { status: 403, code: "AccessDenied" };
  const mistaken = { status: 400, code: "InvalidIdentityToken" };

  test("admits the job itself, in either spelling of its sub", async () => {
    expect(await right()).toMatchObject({ status: 200 });
    const immutable = await tokenOf(world, lease, { sub: "repo:acme@9001/payments@2002:environment:production" });
    expect(await assume(world, lease, immutable)).toMatchObject({ status: 200 });
  });

  test.each(others)("refuses %s", async (_, changed) => {
    expect(await assume(world, lease, await tokenOf(world, lease, changed))).toMatchObject(denied);
  });

  test("refuses the audience of another installation, of AWS's own action and of GitHub's default", async () => {
    for (const audience of ["sallyport.other.example", "sts.amazonaws.com", "https://github.com/acme", "*"])
      expect(await assume(world, lease, await tokenOf(world, lease, {}, audience))).toMatchObject(mistaken);
  });

  test("refuses another audience also where the account's provider accepts it", async () => {
    const { AddClientIDToOpenIDConnectProviderCommand } = await import("@aws-sdk/client-iam");
    const arn = "arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com";
    const shared = { OpenIDConnectProviderArn: arn, ClientID: "sallyport.other.example" };
    await world.owner().send(new AddClientIDToOpenIDConnectProviderCommand(shared));
    const token = await tokenOf(world, lease, {}, "sallyport.other.example");
    expect(await assume(world, lease, token)).toMatchObject(denied);
  });

  test("refuses the right claims under another issuer's signature, under none and altered", async () => {
    const stranger = await startOidc({ clock: { now: world.now, offset: 0, move: () => undefined } });
    const forged = await tokenOf({ ...world, oidc: stranger }, lease);
    await stranger.stop();
    expect(await assume(world, lease, forged)).toMatchObject(mistaken);
    const [head, body, signature] = (await tokenOf(world, lease, { environment: "staging" })).split(".");
    const claims = JSON.parse(Buffer.from(body ?? "", "base64url").toString());
    const better = Buffer.from(JSON.stringify({ ...claims, environment: "production" })).toString("base64url");
    expect(await assume(world, lease, `${head}.${better}.${signature}`)).toMatchObject(mistaken);
    const none = Buffer.from(JSON.stringify({ alg: "none", typ: "JWT" })).toString("base64url");
    expect(await assume(world, lease, `${none}.${better}.`)).toMatchObject(mistaken);
  });

  test("refuses session names that belong to other leases, and none at all", async () => {
    for (const RoleSessionName of [
      `${lease.id}-b@1-1-1`,
      `x${lease.id}@1`,
      lease.id,
      "1-1-1",
      `${lease.id.slice(0, -1)}@1`,
    ])
      expect(await right({ RoleSessionName })).toMatchObject(denied);
  });

  test("refuses a session longer than an hour", async () => {
    expect(await right({ DurationSeconds: "3601" })).toMatchObject({ status: 400, code: "ValidationError" });
  });

  test("refuses session tags, transitive ones and a source identity that a token brings along", async () => {
    const tags = { principal_tags: { team: ["admins"] }, transitive_tag_keys: ["team"] };
    for (const claim of [{ "https://aws.amazon.com/tags": tags }, { "https://aws.amazon.com/source_identity": "root" }])
      expect(await assume(world, lease, await tokenOf(world, lease, claim))).toMatchObject(denied);
  });

  test("refuses the role of another lease to this job's token and session name", async () => {
    const other = world.lease();
    await world.provider.bind(other);
    const claims = await tokenOf(world, lease);
    expect(await assume(world, other, claims, { RoleSessionName: `${lease.id}@1-1-1` })).toMatchObject(denied);
  });

  test("refuses the sub that GitHub does not use, where it was read which one it does", async () => {
    const [classic, immutable] = leaseOf().subject.sub as [string, string];
    for (const [used, unused] of [
      [classic, immutable],
      [immutable, classic],
    ] as const) {
      const one = world.lease();
      const bound = leaseOf({ id: one.id, from: one.from, until: one.until, subject: { ...one.subject, sub: [used] } });
      await world.provider.bind(bound);
      expect(await assume(world, bound, await tokenOf(world, bound, { sub: unused }))).toMatchObject(denied);
      expect(await assume(world, bound, await tokenOf(world, bound))).toMatchObject({ status: 200 });
    }
  });
});

describe("time, asked directly,", () => {
  let world: AwsWorld;
  beforeAll(async () => {
    world = await startWorld("memory");
  });
  afterAll(() => world.stop());

  test("a token that was got inside the window is worth nothing after until, though it has not expired", async () => {
    const lease = world.lease({ until: world.now() + 10 * minute });
    await world.provider.bind(lease);
    world.move(8 * minute);
    const token = await tokenOf(world, lease);
    expect(await assume(world, lease, token)).toMatchObject({ status: 200 });
    world.move(lease.until - world.now());
    expect(await assume(world, lease, token)).toMatchObject({ status: 403, code: "AccessDenied" });
  });

  test("a token is replayed within its five minutes by whoever saw it, and not after them", async () => {
    const lease = world.lease();
    await world.provider.bind(lease);
    const token = await tokenOf(world, lease);
    expect(await assume(world, lease, token, { RoleSessionName: `${lease.id}@replayed` })).toMatchObject({
      status: 200,
    });
    world.move(5 * minute);
    expect(await assume(world, lease, token)).toMatchObject({ status: 400, code: "ExpiredTokenException" });
  });

  test("a lease that begins later admits nobody early", async () => {
    const from = world.now() + 30 * minute;
    const lease = world.lease({ from, until: from + 30 * minute });
    await world.provider.bind(lease);
    expect(await assume(world, lease, await tokenOf(world, lease))).toMatchObject({
      status: 403,
      code: "AccessDenied",
    });
  });

  test("a role that was sealed admits nobody in the rest of its window", async () => {
    const lease = world.lease();
    await world.provider.unbind(await world.provider.bind(lease));
    expect(await assume(world, lease, await tokenOf(world, lease))).toMatchObject({
      status: 403,
      code: "AccessDenied",
    });
  });

  test("a re-run, another run and a self-hosted runner of the very job are let in while it is open, and not once it was released", async () => {
    const lease = world.lease();
    const binding = await world.provider.bind(lease);
    const others: readonly Changed[] = [
      { run_id: "71", run_attempt: "2", actor: "mallory" },
      { run_id: "72", run_attempt: "1", event_name: "push" },
      { run_id: "73", runner_environment: "self-hosted" },
    ];
    const tokens = await Promise.all(others.map((changed) => tokenOf(world, lease, changed)));
    for (const token of tokens) expect(await assume(world, lease, token)).toMatchObject({ status: 200 });
    await world.provider.unbind(binding);
    for (const token of tokens) expect(await assume(world, lease, token)).toMatchObject({ status: 403 });
  });
});
