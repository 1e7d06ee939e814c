import { expect, test } from "vitest";
import { patterns } from "../../../src/providers/aws/escapes/patterns.ts";
import { abridged, escapeKind, escapes, escapesIn } from "../../../src/providers/aws/escapes.ts";
import { globMatches } from "../../../src/providers/aws/iam/index.ts";
import { releaseAction } from "../../../src/providers/aws/restrict.ts";
import { exceptions, publishedLists, reference } from "./lists.ts";

const lists = publishedLists();
const lower = (actions: Iterable<string>) => new Set([...actions].map((action) => action.toLowerCase()));
const takes = (pattern: string, action: string) => globMatches(pattern.toLowerCase(), action.toLowerCase());

test("each list says where it was read, when, and under which licence", () => {
  expect(lists.length).toBeGreaterThanOrEqual(20);
  for (const { name, source, date, licence, actions } of lists) {
    expect(source, name).toMatch(/^https:\/\//);
    expect(date, name).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(licence, name).not.toBe("");
    expect(new Set(actions).size, name).toBe(actions.length);
    expect(actions.length, name).toBeGreaterThan(20);
  }
});

test.each(lists)("every action of $name is an escape, or an exception with its reason", ({ actions }) => {
  const known = lower(escapes);
  expect(actions.filter((action) => !known.has(action.toLowerCase()) && !(action in exceptions))).toEqual([]);
});

test("every escape was read somewhere, and every exception excepts something", () => {
  const read = lower(lists.flatMap(({ actions }) => actions));
  const known = lower(escapes);
  expect(escapes.filter((action) => !read.has(action.toLowerCase()))).toEqual([]);
  for (const [action, reason] of Object.entries(exceptions)) {
    expect(read, action).toContain(action.toLowerCase());
    expect(known, action).not.toContain(action.toLowerCase());
    expect(reason).not.toBe("");
  }
});

test("an escape stands once, in one class, as service:Action", () => {
  expect(lower(escapes).size).toBe(escapes.length);
  for (const action of escapes) expect(action).toMatch(/^[a-z0-9-]+:[A-Za-z0-9-]+$/);
  expect([
    escapeKind("iam:PassRole"),
    escapeKind("IAM:passrole"),
    escapeKind("sts:AssumeRole"),
    escapeKind("s3:PutBucketPolicy"),
    escapeKind("dynamodb:GetItem"),
  ]).toEqual(["runs-as", "runs-as", "credentials", "shares", undefined]);
});

test("the escapes that a pattern takes in are found, whatever its letter case and wherever its wildcards", () => {
  for (const pattern of ["sts:*", "STS:assume*", "*:AssumeRole", "s?s:A*Role", "sts:AssumeRole", "*", "dynamodb:*Item"])
    expect(new Set(escapesIn(pattern)), pattern).toEqual(new Set(escapes.filter((name) => takes(pattern, name))));
  expect(escapesIn("dynamodb:GetItem")).toEqual([]);
  expect(escapesIn("STS:assumerole")).toEqual(["sts:AssumeRole"]);
});

test("no pattern of the boundary takes in an action of AWS's reference that is no escape, nor the release", () => {
  const documented = [...reference()].flatMap(([service, names]) => names.map((name) => `${service}:${name}`));
  const known = lower(escapes);
  const harmless = documented.filter((action) => !known.has(action.toLowerCase()));
  expect(harmless.length).toBeGreaterThan(4_000);
  expect(patterns.length).toBeGreaterThan(100);
  for (const pattern of patterns)
    expect(
      [...harmless, releaseAction].filter((action) => takes(pattern, action)),
      pattern,
    ).toEqual([]);
});

test("an abridged list takes in all it stands for, and of the other escapes only those that may be", () => {
  const wanted = escapes.filter((name) => /^(ec2|glue|sts):/.test(name));
  for (const spared of wanted) {
    const names = wanted.filter((name) => name !== spared);
    const short = abridged(names, new Set());
    expect(names.filter((name) => !short.some((pattern) => takes(pattern, name)))).toEqual([]);
    expect(short.filter((pattern) => takes(pattern, spared))).toEqual([]);
  }
  const some = wanted.filter((name) => name.startsWith("sts:Get"));
  expect(abridged(some, new Set())).toEqual(["sts:Get*Token"]);
  const all = abridged(["sts:GetFederationToken", "sts:GetSessionToken"], new Set(wanted));
  expect(all).toEqual(["sts:Get*Token"]);
  expect(abridged(["sts:GetFederationToken"], new Set())).toEqual(["sts:GetFederationToken"]);
  expect(abridged([], new Set(wanted))).toEqual([]);
});
