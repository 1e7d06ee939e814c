import { describe, expect, test } from "vitest";
import type { Lease } from "../../../src/core/lease.ts";
import { bind } from "../../../src/providers/aws/bind.ts";
import { compile } from "../../../src/providers/aws/compile.ts";
import { prove } from "../../../src/providers/aws/proof.ts";
import type { Roles } from "../../../src/providers/aws/roles.ts";
import { configuration, leaseOf, mergedAt } from "./example.ts";
import { mutilations } from "./mutilate.ts";

const table = "arn:aws:dynamodb:eu-west-1:210987654321:table/ledger";

const leases: { readonly [name: string]: Lease } = {
  "the example": leaseOf(),
  "two entries with the same action": leaseOf({
    access: [
      { actions: ["dynamodb:GetItem"], resources: [table] },
      { actions: ["dynamodb:GetItem", "dynamodb:Query"], resources: [`${table}-archive`] },
    ],
  }),
  "a wildcard ceiling and grant": leaseOf({
    target: { ceiling: [{ actions: ["s3:*", "sts:*"], resources: ["*"] }], regions: ["eu-west-1", "eu-central-1"] },
    access: [{ actions: ["s3:Get*"], resources: ["arn:aws:s3:::ledger/*"] }],
  }),
  "an escape that the target names beside a wildcard": leaseOf({
    target: {
      ceiling: [
        { actions: ["s3:PutObjectAcl"], resources: ["arn:aws:s3:::shared/*"] },
        { actions: ["s3:*"], resources: ["arn:aws:s3:::ledger/*"] },
      ],
    },
    access: [
      { actions: ["s3:PutObjectAcl"], resources: ["arn:aws:s3:::shared/x"] },
      { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::ledger/x"] },
    ],
  }),
  "a condition": leaseOf({
    access: [
      {
        actions: ["dynamodb:GetItem"],
        resources: [table],
        conditions: { StringEquals: { "dynamodb:LeadingKeys": "42" } },
      },
    ],
  }),
};

/** Roles of an account in which every call at all is a failure of the test. */
const untouchable = new Proxy({} as Roles, {
  get: (_, call) => () => {
    throw new Error(`${String(call)} was called`);
  },
});

const ground = {
  roles: untouchable,
  clock: { now: () => mergedAt },
  configuration,
  account: "210987654321",
  partition: "aws",
  patience: 0,
};

describe.each(Object.entries(leases))("the proof of %s", (_, lease) => {
  const documents = compile(lease);

  test("holds for what compile makes", () => {
    expect(prove(documents, lease)).toEqual([]);
  });

  test("cuts enough", () => {
    expect(mutilations(documents).length).toBeGreaterThan(25);
  });

  test.each(mutilations(documents).map(({ what, documents: cut }) => [what, cut] as const))(
    "fails for %s, and nothing is created",
    async (_, cut) => {
      expect(prove(cut, lease)).not.toEqual([]);
      const bound = bind(ground, lease, cut);
      await expect(bound).rejects.toMatchObject({ code: "provider.proof-failed" });
    },
  );
});

describe("the proof", () => {
  test("fails when one spelling of the subject is left out", () => {
    const lease = leaseOf();
    const one = { ...lease, subject: { ...lease.subject, sub: [lease.subject.sub[0], lease.subject.sub[0]] as const } };
    expect(prove(compile(one), lease)).toMatchObject([
      { check: expect.stringContaining("is allowed") },
      { check: expect.stringContaining("is allowed") },
    ]);
  });

  test("fails when a grant is not inside its ceiling: the boundary would refuse the job", () => {
    const lease = leaseOf({ access: [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::ledger/x"] }] });
    expect(prove(compile(lease), lease).map(({ check }) => check)).toContainEqual(
      expect.stringContaining("s3:GetObject on arn:aws:s3:::ledger/x in eu-west-1"),
    );
  });

  test("fails for a document that the evaluator does not understand", () => {
    const lease = leaseOf();
    const documents = compile(lease);
    const strange = {
      ...documents,
      documents: documents.documents.map((document) =>
        document.name === "boundary"
          ? { ...document, content: { Version: "2012-10-17", Statement: [{ Effect: "?" }] } }
          : document,
      ),
    };
    expect(prove(strange, lease)).toMatchObject([{ check: "the documents can be read" }]);
  });
});
