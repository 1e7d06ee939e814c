import { describe, expect, test } from "vitest";
import { boundaryDocument } from "../../../src/providers/aws/boundary.ts";
import {
  compile,
  documentNamed,
  openTrust,
  permissions,
  preparingTrust,
  sealedTrust,
} from "../../../src/providers/aws/compile.ts";
import { sizeOf } from "../../../src/providers/aws/document.ts";
import { contextOf, evaluateTrust, parsePolicy } from "../../../src/providers/aws/iam/index.ts";
import { accessObjections } from "../../../src/providers/aws/restrict.ts";
import { golden } from "../../golden.ts";
import { configuration, leaseOf, target } from "./example.ts";

const table = "arn:aws:dynamodb:eu-west-1:210987654321:table/ledger";

describe("the example grant's documents", () => {
  const { resource, documents, told } = compile(leaseOf());

  test.each(documents.map(({ name }) => name))("%s is the golden file", (name) => {
    const content = documentNamed(compile(leaseOf()), name);
    golden(`aws/${name}.json`, `${JSON.stringify(content, undefined, 2)}\n`);
  });

  test("are three, and asking for another is a bug of ours that says so", () => {
    expect(documents.map(({ name }) => name)).toEqual(["trust", "permissions", "boundary"]);
    expect(() => documentNamed(compile(leaseOf()), "bucket")).toThrow(
      expect.objectContaining({ code: "provider.not-compilable", message: expect.stringContaining("no bucket") }),
    );
  });

  test("keep each condition of the ceiling in the boundary, beside the permissions' own", () => {
    const only = { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["eu"] } };
    const [statement] = target.target.ceiling;
    const ceiling = [
      { ...statement!, conditions: only },
      { actions: ["sqs:SendMessage"], resources: ["*"] },
    ];
    const { Statement } = boundaryDocument(configuration, { ...target, target: { ...target.target, ceiling } });
    const given = Statement.filter(({ Sid }) => Sid?.startsWith("Ceiling"));
    expect(given.map((one) => ("Condition" in one ? one.Condition : "none"))).toEqual([only, "none"]);
  });

  test("stand under the path that tells repository, end and mark", () => {
    expect(resource).toMatch(
      /^arn:aws:iam::210987654321:role\/sallyport\/1001\/20261121T230442Z\/[0-9a-f]{32}\/sallyport-[0-9a-f]{32}$/,
    );
  });

  test("tell what no cloud enforces", () => {
    expect(told).toEqual([expect.stringContaining("job's name")]);
  });

  test("tell of each escape that is asked for what it does, and that the target names it", () => {
    const role = "arn:aws:iam::210987654321:role/deploy";
    const actions = ["iam:passrole", "sts:AssumeRole", "iam:GetRole", "sts:Assume*Role"];
    const ceiling = [
      { actions: ["iam:PassRole", "sts:AssumeRole", "iam:GetRole", "sns:AddPermission"], resources: ["*"] },
    ];
    const asking = [
      { actions: actions.slice(0, 3), resources: [role] },
      { actions: ["sns:AddPermission"], resources: ["*"] },
    ];
    const named = compile(leaseOf({ access: asking, target: { ceiling } })).told.slice(1);
    const after = "the target names it, and what it leaves behind does not end with this lease";
    expect(named).toEqual([
      `iam:PassRole can act as another principal: ${after}`,
      `sts:AssumeRole hands out a credential or an open channel: ${after}`,
      `sns:AddPermission changes what others may do: ${after}`,
    ]);
    const pattern = compile(
      leaseOf({ access: [{ actions: actions.slice(3), resources: [role] }], target: { ceiling } }),
    );
    expect(pattern.told.slice(1)).toEqual([`sts:AssumeRole hands out a credential or an open channel: ${after}`]);
  });

  test("say of a reusable workflow that its caller is told, and compare the pinned file", () => {
    const lease = leaseOf();
    const jobWorkflowRef = `acme/deploy/.github/workflows/x.yml@${"a".repeat(40)}`;
    const called = { ...lease, subject: { ...lease.subject, jobWorkflowRef, workflow: ".github/workflows/calls.yml" } };
    const { told: says, documents: made } = compile(called);
    expect(says).toContainEqual(expect.stringMatching(/calls\.yml is the file which calls .* is told, not enforced/));
    expect(JSON.stringify(made[0]?.content)).toContain(`job_workflow_ref":"${jobWorkflowRef}"`);
    expect(JSON.stringify(made[0]?.content)).not.toContain("calls.yml");
  });

  test("fit the quotas with room", () => {
    expect(documents.map(({ content }) => sizeOf(content)).map((size, at) => size < [2048, 10_240, 6144][at]!)).toEqual(
      [true, true, true],
    );
  });
});

describe("a trust", () => {
  const { subject } = leaseOf();

  test.each([
    ["a wildcard", { ...subject, environment: "prod*" }],
    ["a question mark", { ...subject, ref: "refs/heads/?" }],
    ["a policy variable", { ...subject, ref: "refs/heads/${aws:userid}" }],
    ["a character outside ASCII", { ...subject, environment: "prodüction" }],
    ["nothing", { ...subject, repositoryId: "" }],
  ])("is refused for a subject with %s", (_, wrong) => {
    expect(() => openTrust(leaseOf({ subject: wrong }))).toThrow(/cannot stand in a trust policy/);
  });

  test("that would not fit is refused, with what to do", () => {
    const long = { ...subject, jobWorkflowRef: `acme/${"x".repeat(2000)}` };
    expect(() => openTrust(leaseOf({ subject: long }))).toThrow(/AWS takes 2048; ask for fewer/);
  });

  test.each([preparingTrust(), sealedTrust(0)])("that is closed admits nobody", (closed) => {
    const trust = parsePolicy(closed, "trust");
    const root = { arn: "arn:aws:iam::210987654321:root", account: "210987654321" };
    for (const [action, principal] of [
      ["sts:AssumeRole", root],
      ["sts:AssumeRoleWithWebIdentity", { federated: "arn:aws:iam::210987654321:oidc-provider/x" }],
      ["sts:AssumeRole", { service: "ec2.amazonaws.com" }],
    ] as const)
      expect(evaluateTrust(trust, { action, principal, context: contextOf({}) }).allowed).toBe(false);
  });
});

describe("access that cannot be compiled exactly", () => {
  test.each([
    ["the release", [{ actions: ["iam:Attach*"], resources: ["*"] }], "grant.access.release"],
    ["every action", [{ actions: ["*"], resources: ["*"] }], "grant.access.release"],
    [
      "a policy variable",
      [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::${aws:userid}"] }],
      "grant.access.literal",
    ],
    [
      "actions that overlap in part, elsewhere",
      [
        { actions: ["dynamodb:Get*"], resources: [table] },
        { actions: ["dynamodb:GetItem"], resources: [`${table}-archive`] },
      ],
      "grant.access.overlap",
    ],
    [
      "the same action with and without a condition",
      [
        { actions: ["s3:GetObject"], resources: ["*"] },
        {
          actions: ["s3:GetObject"],
          resources: ["*"],
          conditions: { StringEquals: { "s3:ExistingObjectTag/a": "b" } },
        },
      ],
      "grant.access.overlap",
    ],
    [
      "an operator without an exact negation",
      [
        {
          actions: ["s3:GetObject"],
          resources: ["*"],
          conditions: { "ForAllValues:StringEquals": { "aws:TagKeys": "a" } },
        },
      ],
      "grant.access.condition",
    ],
    [
      "a key of ours",
      [{ actions: ["s3:GetObject"], resources: ["*"], conditions: { StringEquals: { "aws:requestedRegion": "x" } } }],
      "grant.access.condition",
    ],
  ])("is an objection: %s", (_, access, code) => {
    expect(accessObjections(access)).toMatchObject([{ code, pointer: expect.arrayContaining(["access"]) }]);
    expect(() => permissions(leaseOf({ access }))).toThrow();
  });

  test("is told all at once", () => {
    const access = [
      { actions: ["iam:AttachRolePolicy", "s3:Get$"], resources: ["*"] },
      { actions: ["s3:GetObject"], resources: ["$"] },
    ];
    expect(accessObjections(access).map(({ code }) => code)).toEqual([
      "grant.access.literal",
      "grant.access.release",
      "grant.access.literal",
    ]);
  });
});

describe("a boundary", () => {
  test("lists the escapes that a wildcard would take in, except those it names", () => {
    const wide = leaseOf({
      target: { ceiling: [{ actions: ["sts:*", "sts:TagSession", "sqs:*"], resources: ["*"] }] },
    }).target;
    const [denied] = boundaryDocument(configuration, wide).Statement.filter(({ Sid }) => Sid === "NoEscape");
    const sqs = ["sqs:AddPermission", "sqs:RemovePermission", "sqs:SetQueueAttributes"];
    expect(denied?.Action).toEqual(["sts:Get*Token", "sts:Assume*", "sts:Set*", ...sqs]);
  });

  test("of everything is refused: its escapes would not fit", () => {
    const all = leaseOf({ target: { ceiling: [{ actions: ["*"], resources: ["*"] }] } }).target;
    expect(() => boundaryDocument(configuration, all)).toThrow(/narrow its ceiling/);
  });

  test("may not name the release", () => {
    const wrong = leaseOf({ target: { ceiling: [{ actions: ["iam:AttachRolePolicy"], resources: ["*"] }] } }).target;
    expect(() => boundaryDocument(configuration, wrong)).toThrow(/take it out of the ceiling/);
  });

  test("of exact actions needs no list of escapes", () => {
    expect(boundaryDocument(configuration, target).Statement.some(({ Sid }) => Sid === "NoEscape")).toBe(false);
  });
});
