import { describe, expect, test } from "vitest";
import type { Lease } from "../../../src/core/lease.ts";
import type { Documents } from "../../../src/ports.ts";
import { compile } from "../../../src/providers/aws/compile.ts";
import { prove } from "../../../src/providers/aws/proof.ts";
import { leaseOf } from "./example.ts";

const leases: { readonly [name: string]: Lease } = {
  "the example": leaseOf(),
  "two entries with the same action": leaseOf({
    access: [
      { actions: ["dynamodb:GetItem"], resources: ["arn:aws:dynamodb:eu-west-1:210987654321:table/ledger"] },
      {
        actions: ["dynamodb:GetItem", "dynamodb:Query"],
        resources: ["arn:aws:dynamodb:eu-west-1:210987654321:table/ledger-archive"],
      },
    ],
  }),
  "a wildcard ceiling and grant": leaseOf({
    target: { ceiling: [{ actions: ["s3:*", "sts:*"], resources: ["*"] }], regions: ["eu-west-1", "eu-central-1"] },
    access: [{ actions: ["s3:Get*"], resources: ["arn:aws:s3:::ledger/*"] }],
  }),
  "a condition": leaseOf({
    access: [
      {
        actions: ["dynamodb:GetItem"],
        resources: ["arn:aws:dynamodb:eu-west-1:210987654321:table/ledger"],
        conditions: { StringEquals: { "dynamodb:LeadingKeys": "42" } },
      },
    ],
  }),
};

interface Statement {
  Sid: string;
  Effect: string;
  Action?: string | string[];
  Condition?: { [operator: string]: { [key: string]: string | string[] } };
}

function edited(documents: Documents, name: string, edit: (statements: Statement[]) => Statement[]): Documents {
  return {
    ...documents,
    documents: documents.documents.map((document) => {
      if (document.name !== name) return document;
      const content = structuredClone(document.content) as { Version: string; Statement: Statement[] };
      return { name, content: { ...content, Statement: edit(content.Statement) } };
    }),
  };
}

function statementsOf(documents: Documents, name: string): Statement[] {
  return (documents.documents.find((document) => document.name === name)!.content as { Statement: Statement[] })
    .Statement;
}

describe.each(Object.entries(leases))("the proof of %s", (_, lease) => {
  const documents = compile(lease);

  test("holds for what compile makes", () => {
    expect(prove(documents, lease)).toEqual([]);
  });

  const trust = statementsOf(documents, "trust");
  const conditions = trust.flatMap((statement) =>
    Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.keys(keys).map((key) => [operator, key] as const),
    ),
  );
  test.each(conditions)("fails without the trust's %s %s", (operator, key) => {
    const without = edited(documents, "trust", ([statement]) => {
      const { [key]: _gone, ...kept } = statement!.Condition![operator]!;
      const { [operator]: _emptied, ...others } = statement!.Condition!;
      const condition = Object.keys(kept).length === 0 ? others : { ...others, [operator]: kept };
      return [{ ...statement!, Condition: condition }];
    });
    expect(prove(without, lease)).not.toEqual([]);
  });

  const sids = ["permissions", "boundary"].flatMap((name) =>
    statementsOf(documents, name).map((statement) => [name, statement.Sid, statement.Effect] as const),
  );
  test.each(sids)("fails without %s' %s (%s)", (name, sid) => {
    const without = edited(documents, name, (statements) => statements.filter((statement) => statement.Sid !== sid));
    expect(prove(without, lease)).not.toEqual([]);
  });

  const denyConditions = ["permissions", "boundary"].flatMap((name) =>
    statementsOf(documents, name)
      .filter((statement) => statement.Effect === "Deny")
      .flatMap((statement) =>
        Object.keys(statement.Condition ?? {}).map((operator) => [name, statement.Sid, operator] as const),
      ),
  );
  test.each(denyConditions)("fails when %s' %s loses its %s", (name, sid, operator) => {
    const without = edited(documents, name, (statements) =>
      statements.map((statement) => {
        if (statement.Sid !== sid) return statement;
        const { [operator]: _gone, ...kept } = statement.Condition!;
        return { ...statement, Condition: kept };
      }),
    );
    expect(prove(without, lease)).not.toEqual([]);
  });
});
