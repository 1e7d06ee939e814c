import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Access } from "../../src/core/access.ts";
import { boundaryDocument } from "../../src/providers/aws/boundary.ts";
import { compile } from "../../src/providers/aws/compile.ts";
import { contextOf, evaluate, parsePolicy, sessionContext } from "../../src/providers/aws/iam/index.ts";
import { oidcProviderArn, roleArn, roleNameOf } from "../../src/providers/aws/names.ts";
import { configuration, leaseOf } from "./provider/example.ts";

/* docs/revocation.md, held against the documents that it speaks of. */

const page = readFileSync(join(import.meta.dirname, "../../docs/revocation.md"), "utf8");
const lease = leaseOf();
const { account } = lease.target.target;
const session = `arn:aws:sts::${account}:assumed-role/${roleNameOf(lease)}/inc-4211@1-1-1`;
const everything = { Effect: "Allow", Action: "*", Resource: "*" };
const policyOf = (kind: "identity" | "resource", ...Statement: readonly object[]) =>
  parsePolicy({ Version: "2012-10-17", Statement }, kind);

/** The rows of the table below a heading: cells by the head of their column. */
function rows(heading: string): readonly { readonly [column: string]: string }[] {
  const below = page.slice(page.indexOf(`## ${heading}\n`) + heading.length);
  const lines = below.slice(0, below.indexOf("\n## ")).split("\n");
  const [head = [], , ...cells] = lines
    .filter((line) => line.startsWith("|"))
    .map((line) => line.slice(2, -2).split(" | "));
  return cells.map((row) => Object.fromEntries(head.map((column, at) => [column, row[at] ?? ""])));
}

const code = (text: string) => Array.from(text.matchAll(/`([^`]+)`/g), ([, word = ""]) => word);

/** The statements that deny the call to a session whose role, and whose resource, allow it everything. */
function deniers(action: string, ceiling: Access | undefined): readonly string[] {
  const { target } = leaseOf(ceiling ? { target: { ceiling } } : {});
  const boundary = parsePolicy(boundaryDocument(configuration, target), "boundary");
  const context = sessionContext({
    at: lease.from,
    roleArn: roleArn(lease),
    sessionName: "inc-4211@1-1-1",
    federatedProvider: oidcProviderArn("aws", account, configuration.issuer),
    region: "eu-west-1",
  });
  const principal = { arn: roleArn(lease), account, sessionArn: session };
  const call = { action, resource: "arn:aws:s3:::any/thing", resourceAccount: account, principal, context };
  const verdict = evaluate(call, {
    identity: [policyOf("identity", everything)],
    boundary,
    resource: policyOf("resource", { ...everything, Principal: { AWS: session } }),
  });
  return verdict.allowed ? [] : verdict.by.map(({ sid }) => sid ?? "");
}

const roads = rows("What can be had with a session").flatMap((row) =>
  code(row["had by"] ?? "").map((action) => ({ action, closedBy: code(row["closed by"] ?? "") })),
);

describe("a road out of the session is closed as docs/revocation.md says", () => {
  test("there are roads of every kind, each named once", () => {
    expect(rows("What can be had with a session").length).toBeGreaterThan(12);
    expect(roads.length).toBeGreaterThan(50);
    expect(new Set(roads.map(({ action }) => action)).size).toBe(roads.length);
  });

  test.each(roads)("$action", ({ action, closedBy }) => {
    expect(closedBy).toEqual(["OnlyCeiling", "NoEscape"]);
    expect(deniers(action, undefined)).toContain("OnlyCeiling");
    expect(deniers(action, [{ actions: [`${action.split(":")[0]}:*`], resources: ["*"] }])).toEqual(["NoEscape"]);
  });

  test("and is open where the target names it letter for letter", () => {
    for (const { action } of roads)
      expect([action, deniers(action, [{ actions: [action], resources: ["*"] }])]).toEqual([action, []]);
  });
});

describe("what no statement closes", () => {
  const remaining = rows("What no statement closes");
  const permissions = compile(lease).documents.find(({ name }) => name === "permissions")!.content;
  const denyAll = { Effect: "Deny", Action: "*", Resource: "*" };
  const ask = (action: string, at: number, ...more: readonly object[]) =>
    evaluate(
      {
        action,
        resource: "arn:aws:dynamodb:eu-west-1:210987654321:table/ledger",
        principal: { arn: roleArn(lease), account, sessionArn: session },
        context: contextOf(sessionContext({ at, roleArn: roleArn(lease), sessionName: "x", region: "eu-west-1" })),
      },
      {
        identity: [parsePolicy(permissions, "identity"), ...(more.length > 0 ? [policyOf("identity", ...more)] : [])],
        resource: policyOf("resource", { ...everything, Principal: { AWS: session } }),
      },
    );

  test("the session, and whatever is judged as it is, are held by the two that the page names", () => {
    const held = remaining.filter((row) => row["what holds it"] === "`NotAfter`; AWSDenyAll");
    expect(held).toHaveLength(3);
    expect(ask("dynamodb:GetItem", lease.until - 1000).allowed).toBe(true);
    expect(ask("dynamodb:GetItem", lease.until).by).toMatchObject([{ sid: "NotAfter" }]);
    expect(ask("dynamodb:GetItem", lease.from, denyAll)).toMatchObject({ allowed: false, reason: "explicit-deny" });
  });

  test("sts:GetCallerIdentity answers whatever is denied", () => {
    expect(remaining.filter((row) => row.what?.includes("`sts:GetCallerIdentity`"))).toHaveLength(1);
    expect(ask("sts:GetCallerIdentity", lease.until, denyAll).allowed).toBe(true);
  });

  test("each row says how long, and what holds it", () => {
    for (const row of [...remaining, ...rows("What can be had with a session")])
      expect(Object.values(row).filter((cell) => cell.trim() === "")).toEqual([]);
  });
});
